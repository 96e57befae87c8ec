import ast
import re

from .house import CODE, PRODUCT, PROSE, ROOT, name_of

FORBIDDEN = {"util", "utils", "helper", "helpers", "common", "base", "manager", "managers", "misc"}
SOMEBODYS_PLACE = re.compile(r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+|mnt)(?:/|\b)")
ENVIRONMENT = re.compile(r"os\.(?:environ|getenv)")
MAY_READ_IT = ("shared/settings.py", "shared/running/", "shared/testing/")
UNDONE = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b")


def offenders(files, is_bad):
    return [name_of(file) for file in files if is_bad(file)]


def lines_of(file):
    return len(file.read_text().splitlines())


def long_functions(file):
    return [
        node.name
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno >= 40
    ]


def test_no_file_is_longer_than_250_lines():
    assert offenders(PRODUCT, lambda file: lines_of(file) > 250) == []


def test_no_file_of_tests_is_longer_than_350_lines():
    assert offenders(CODE, lambda file: lines_of(file) > 350) == []


def test_no_function_is_longer_than_40_lines():
    assert {name_of(file): found for file in PRODUCT if (found := long_functions(file))} == {}


def test_there_is_no_drawer_for_odds_and_ends():
    assert offenders(PRODUCT, lambda file: FORBIDDEN & set(name_of(file)[:-3].split("/"))) == []


def test_settings_alone_reads_the_environment():
    others = [file for file in PRODUCT if not name_of(file).startswith(MAY_READ_IT)]

    assert offenders(others, lambda file: ENVIRONMENT.search(file.read_text())) == []


def test_nothing_mentions_a_place_on_somebodys_machine():
    assert offenders(PROSE + PRODUCT, lambda file: SOMEBODYS_PLACE.search(file.read_text())) == []


def test_nothing_is_left_to_do_in_a_comment():
    assert offenders(PRODUCT, lambda file: UNDONE.search(file.read_text())) == []


def test_all_prose_and_code_is_found():
    assert {"README.md", "shared/settings.py"} <= {name_of(file) for file in PROSE + CODE}
    assert ROOT.joinpath("pyproject.toml").is_file()
