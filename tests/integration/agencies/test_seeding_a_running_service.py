"""`wegakte seed` speaks with the running service over the broker, and can be repeated."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from services.agencies.domain.directory_file import packaged
from services.agencies.seeding import plan
from shared.running.ports import free_port
from shared.testing.broker import eventually
from shared.testing.town import Town

WEGAKTE = [sys.executable, "-m", "shared.cli"]


@pytest.fixture
def environment(rabbitmq: str, town: Town) -> dict[str, str]:
    """What tells a process where this town's database and broker are."""
    given = {
        "WEGAKTE_AMQP_URL": rabbitmq,
        "WEGAKTE_DATABASE_URL": town.settings.database_url,
        "WEGAKTE_DATABASE_NAME": town.settings.database_name,
        "WEGAKTE_SETTABLE_CLOCK": "true",
        "WEGAKTE_DATABASE_PASSWORD": town.settings.database_password,
    }
    return {**os.environ, **given}


@pytest.fixture
def service(environment: dict[str, str]) -> Iterator[None]:
    """The doors of the directory, in a process of their own."""
    more = {"WEGAKTE_HEALTH_PORT": str(free_port())}
    process = subprocess.Popen(
        [*WEGAKTE, "run", "agencies"], env=environment | more, stdout=subprocess.DEVNULL
    )
    yield
    process.terminate()
    process.wait(30)


def seed(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*WEGAKTE, "seed"], env=environment, capture_output=True, text=True, timeout=60
    )


def test_without_the_service_it_says_so(environment: dict[str, str]) -> None:
    told = seed(environment)

    assert told.returncode == 1
    assert "No process of this service is there to answer." in told.stderr


def test_the_second_run_enters_nothing(
    environment: dict[str, str], service: None, town: Town
) -> None:
    entries = len(plan(packaged()).entries)
    eventually(lambda: seed(environment).returncode == 0, patience=60)

    again = seed(environment)

    assert again.returncode == 0, again.stderr
    assert f"0 new, {entries} known already" in again.stdout
    asked = {"service": "residence_permit", "municipality": "05974028", "on": "2026-11-22"}
    assert town.find("resolve", tenant="05974052", **asked)["agency"] == "ABH-LP"
