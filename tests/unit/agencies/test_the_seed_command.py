"""`wegakte seed` checks before it enters, and says in a sentence what is wrong."""

from pathlib import Path

from click.testing import CliRunner, Result

from shared.cli import main

HEAD = '{"edition": "1", "district": "05974000", "valid_from": "2025-01-01"}\n'


def seed(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["seed", *arguments])


def written(folder: Path, text: str) -> str:
    file = folder / "directory.jsonl"
    file.write_text(text)
    return str(file)


def test_a_dry_run_says_how_much_there_is_and_needs_no_broker() -> None:
    told = seed("--dry-run")

    assert told.exit_code == 0
    assert "competences" in told.output
    assert "Nothing was entered." in told.output


def test_a_file_that_is_wrong_is_told_line_by_line(tmp_path: Path) -> None:
    wrong = HEAD + '{"agency": "JC", "name": "Jobcenter", "kind": "bakery"}\n{"baker": 1}'

    told = seed("--dry-run", "--file", written(tmp_path, HEAD + '{"baker": 1}'))
    assert told.exit_code == 1
    assert "line 2: none of offer" in told.output

    told = seed("--file", written(tmp_path, wrong.replace('{"baker": 1}', "")))
    assert told.exit_code == 1
    assert (
        "line 2: There is no such kind of institution. (UNKNOWN_KIND: kind bakery)" in told.output
    )


def test_services_without_a_district_ask_for_it(tmp_path: Path) -> None:
    told = seed("--file", written(tmp_path, '{"contents": []}'))

    assert told.exit_code == 2
    assert "--district" in told.output


def test_what_is_no_text_is_said(tmp_path: Path) -> None:
    file = tmp_path / "directory.jsonl"
    file.write_bytes(b"\xff\xfe")

    assert "no text in UTF-8" in seed("--file", str(file)).output
