import re
from dataclasses import fields

import click
import pytest

from shared import cli
from shared.settings import Settings, variable

from .house import PROSE, ROOT, name_of

DOCS = ROOT / "docs"
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
MAKE_TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
COMPOSE = (ROOT / "docker-compose.yml").read_text()
SETTINGS = {variable(each.name) for each in fields(Settings)}

LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
IN_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
IN_BLOCK = re.compile(r"```.*?```", re.DOTALL)
SNIPPET = re.compile(r"```\w+\n(?:#|--) (\S+)\n(.*?)```", re.DOTALL)

every_page = pytest.mark.parametrize("page", PROSE, ids=name_of)


def anchors(page):
    """Return what a link to a part of the page may say, as it is made from headings."""
    headings = re.findall(r"^#+ (.+)$", IN_BLOCK.sub("", page.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each).strip().lower().replace(" ", "-") for each in headings}


def code_in(page):
    return "\n".join(IN_CODE.findall(page.read_text()))


def is_command(words, group=cli.main):
    """Say whether `wegakte` knows the command that these words begin with."""
    if not words or words[0].startswith("-"):
        return True
    command = group.get_command(click.Context(group), words[0])
    if isinstance(command, click.Group):
        return is_command(words[1:], command)
    return command is not None


@every_page
def test_links_between_pages_lead_somewhere(page):
    for link in LINK.findall(IN_CODE.sub("", page.read_text())):
        if "://" in link or link.startswith("mailto:"):
            continue
        path, _, part = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{name_of(page)} links to {link}"
        assert not part or part in anchors(target), f"{name_of(page)}: no part {link}"


@every_page
def test_every_make_target_that_is_named_exists(page):
    named = re.findall(r"(?<![\w-])make ([a-z]+)\b", code_in(page))

    assert set(named) <= MAKE_TARGETS


@every_page
def test_every_command_of_wegakte_that_is_named_exists(page):
    named = re.findall(r"(?<![\w/.-])(?:\.venv/bin/)?wegakte((?: [a-z][a-z-]*)+)", code_in(page))

    assert [words for words in named if not is_command(words.split())] == []


@every_page
def test_every_setting_that_is_named_exists(page):
    known = SETTINGS | {f"{each}_FILE" for each in SETTINGS}
    named = set(re.findall(r"\bWEGAKTE_[A-Z_]*[A-Z]\b", page.read_text()))

    assert [each for each in named - known if f"${{{each}:-" not in COMPOSE] == []


@pytest.mark.parametrize("page", DECISIONS, ids=name_of)
def test_a_decision_is_one_page_of_context_decision_and_consequences(page):
    lines = page.read_text().splitlines()

    assert [line for line in lines if line.startswith("## ")] == [
        "## Context",
        "## Decision",
        "## Consequences",
    ]
    assert len(lines) <= 80


def test_decisions_are_numbered_without_holes():
    numbers = [int(page.name[:4]) for page in DECISIONS]

    assert numbers == list(range(1, len(numbers) + 1))


def test_the_index_leads_to_every_page():
    linked = {(DOCS / link).resolve() for link in LINK.findall((DOCS / "README.md").read_text())}
    pages = {page for page in DOCS.rglob("*.md") if page != DOCS / "README.md"}

    assert sorted(map(name_of, pages - linked)) == []


@pytest.mark.parametrize(
    ("file", "snippet"), SNIPPET.findall((ROOT / "CONTRIBUTING.md").read_text())
)
def test_the_examples_of_good_code_are_ours(file, snippet):
    assert snippet.rstrip() in (ROOT / file).read_text()
