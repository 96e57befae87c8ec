"""The tables in the README of a service name what it has: all of it, and nothing else."""

import re
from inspect import getmembers

import pytest

from shared.catalogue.gathering import events_of, foreign_facts_of
from shared.domain.messages import foreign_declaration
from shared.migrations import migrations_of

from .house import RUNNING, name_of

NAME = re.compile(r"`([A-Za-z_]+(?:\.[a-z_]+)?)`")
TABLE_CHANGE = re.compile(r"^\s*(CREATE|DROP) TABLE (?:IF (?:NOT )?EXISTS )?(\w+)", re.MULTILINE)


def section_of(service, title):
    """Return what stands under the heading that begins with `title`."""
    readme = (service.folder / "README.md").read_text()
    return re.split(r"\n## ", readme.partition(f"\n## {title}")[2])[0].partition("\n")[2]


def rows_of(section, heading):
    """Return the rows of all tables whose first column has this heading, as cells."""
    rows = []
    for table in re.findall(r"(?:^\|.*\n?)+", section, re.MULTILINE):
        lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]
        if lines[0][0] == heading:
            rows += lines[2:]
    return rows


def names_in(rows, column=0):
    """Return the names in a column of a table."""
    return {name for row in rows for name in NAME.findall(row[column])}


def in_full(service, names):
    """Return the names of events with the service that tells them."""
    return {name if "." in name else f"{service.name}.{name}" for name in names}


def is_question(door):
    """Say whether something of a service is a door that `answers` has made."""
    return hasattr(door, "nameko_entrypoints") and hasattr(door, "__wrapped__")


def require_same(said, there):
    """Fail, and tell what the README does not say and what it says that is not so."""
    wrong = [f"does not name {name}" for name in sorted(there - said)]
    wrong += [f"names {name}, which is not there" for name in sorted(said - there)]
    assert not wrong, "the README\n" + "\n".join(wrong)


@pytest.mark.parametrize("service", RUNNING, ids=name_of)
def test_the_readme_names_exactly_the_commands_there_are(service):
    said = names_in(rows_of(section_of(service, "Commands"), "Command"))
    aggregates = service.load().SERVICE.aggregates
    require_same(
        {name for name in said if name[0].isupper()},
        {command.__name__ for each in aggregates for command in each.decisions},
    )


@pytest.mark.parametrize("service", RUNNING, ids=name_of)
def test_the_readme_names_every_event_that_follows_and_none_that_is_not_told(service):
    section, there = section_of(service, "Commands"), {each.type for each in events_of(service)}
    # What may follow every step is said once, beside the table.
    own = {name for name in NAME.findall(section) if name.startswith(f"{service.name}.")}
    beside = names_in(rows_of(section, "Command"), column=1)
    require_same(own | (in_full(service, beside) & there), there)


@pytest.mark.parametrize("service", RUNNING, ids=name_of)
def test_the_readme_names_exactly_the_questions_that_can_be_asked(service):
    said = names_in(rows_of(section_of(service, "Questions"), "Door"))
    require_same(said, {name for name, door in getmembers(service.load().Doors, is_question)})


@pytest.mark.parametrize("service", RUNNING, ids=name_of)
def test_the_readme_names_exactly_the_events_that_are_read(service):
    said, there = set(), {foreign_declaration(fact).type for fact in foreign_facts_of(service)}
    for cell, *_ in rows_of(section_of(service, "Events read"), "Event"):
        teller = service.name
        for name in NAME.findall(cell):
            # In a row of several the service may be named once, with the first.
            teller = name.partition(".")[0] if "." in name else teller
            said.add(f"{teller}.{name.rpartition('.')[2]}")
    require_same(said, there)


@pytest.mark.parametrize("service", RUNNING, ids=name_of)
def test_the_readme_names_exactly_the_tables_that_are_owned(service):
    section, there = section_of(service, "Tables owned"), set()
    for file in sorted(migrations_of(service).glob("[0-9]*.sql")):
        if ".rollback." not in file.name:
            for change, name in TABLE_CHANGE.findall(file.read_text()):
                (there.add if change == "CREATE" else there.discard)(name)
    rows = rows_of(section, "Table")
    require_same(names_in(rows) if rows else set(NAME.findall(section)), there)
