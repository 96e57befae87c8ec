import re

import pytest

from shared.catalogue.gathering import events_of
from shared.installed import installed_services
from shared.migrations import migrations_of

from .house import RUNNING, SERVICES, name_of

EVERY = list(installed_services().values())


def commands_of(service):
    return {c.__name__ for a in service.load().SERVICE.aggregates for c in a.decisions}


def readme_of(service):
    return (service.folder / "README.md").read_text()


def commands_in(readme):
    """Return what stands in the first column of the tables of commands."""
    section = readme.partition("\n## Commands")[2].partition("\n## ")[0]
    first_cells = re.findall(r"^\|([^|]*)\|", section, re.MULTILINE)
    return {name for cell in first_cells for name in re.findall(r"`([A-Z]\w+)`", cell)}


@pytest.mark.parametrize("service", EVERY, ids=name_of)
def test_a_service_lies_in_the_package_of_its_name(service):
    assert service.module == f"services.{service.name}.service"


@pytest.mark.parametrize("service", RUNNING, ids=name_of)
def test_a_service_says_its_own_name(service):
    module = service.load()

    assert (module.SERVICE.name, module.SERVICE.package) == (service.name, service.package)
    assert module.Doors.name == service.name


@pytest.mark.parametrize("service", RUNNING, ids=name_of)
def test_the_readme_names_exactly_the_commands_there_are(service):
    assert commands_in(readme_of(service)) == commands_of(service)


@pytest.mark.parametrize("service", [s for s in RUNNING if s in SERVICES], ids=name_of)
def test_the_readme_names_every_event(service):
    readme = readme_of(service)

    assert [e.type for e in events_of(service) if e.type.partition(".")[2] not in readme] == []


@pytest.mark.parametrize("service", EVERY, ids=name_of)
def test_migrations_are_numbered_without_holes(service):
    numbers = sorted(
        int(file.name[:4])
        for file in migrations_of(service).glob("[0-9]*.sql")
        if ".rollback." not in file.name
    )

    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("service", EVERY, ids=name_of)
def test_migrations_are_named_by_number_and_purpose(service):
    for file in migrations_of(service).glob("*.sql"):
        assert re.fullmatch(r"\d{4}_[a-z_]+(\.rollback)?\.sql", file.name)
