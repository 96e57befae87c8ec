import re

import pytest

from shared.installed import installed_services
from shared.migrations import migrations_of

from .house import RUNNING, name_of

EVERY = list(installed_services().values())


@pytest.mark.parametrize("service", EVERY, ids=name_of)
def test_a_service_lies_in_the_package_of_its_name(service):
    assert service.module == f"services.{service.name}.service"


@pytest.mark.parametrize("service", RUNNING, ids=name_of)
def test_a_service_says_its_own_name(service):
    module = service.load()

    assert (module.SERVICE.name, module.SERVICE.package) == (service.name, service.package)
    assert module.Doors.name == service.name


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
