"""The compose file, really brought up; only where WEGAKTE_TRY_CONTAINERS is set, for it builds.

It needs a Docker engine and the images that the variables of docker-compose.yml name.
"""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from shared.running.ports import free_port

from .test_containers import CONTAINERS, LONG_RUNNING, ROOT, compose_command

PATIENCE = 180.0
AGENCY = {"code": "JC", "name": "Jobcenter", "kind": "jobcenter"}

pytestmark = [
    pytest.mark.skipif(not os.environ.get("WEGAKTE_TRY_CONTAINERS"), reason="not asked for"),
    pytest.mark.timeout(1800),
]


class Town:
    """A project of its own, on a port of its own."""

    def __init__(self) -> None:
        self.port = free_port()
        self.environment = os.environ | {
            "COMPOSE_PROJECT_NAME": "wegakte-trial",
            "WEGAKTE_PORT": str(self.port),
        }

    def compose(self, *arguments: str) -> str:
        command = [*(compose_command() or []), *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True
        ).stdout

    def health(self) -> dict[str, str]:
        found = {}
        for name in LONG_RUNNING:
            container = self.compose("ps", "--quiet", name).strip()
            state = inspect(container)["State"]
            found[name] = state.get("Health", {}).get("Status", state["Status"])
        return found

    def token(self, *options: str) -> str:
        return self.compose("run", "--rm", "token", *options).split()[-1]

    def ask(self, token: str, method: str, path: str, **options: Any) -> requests.Response:
        return requests.request(
            method,
            f"http://127.0.0.1:{self.port}{path}",
            headers={"Authorization": f"Bearer {token}"},
            timeout=15,
            **options,
        )


def inspect(container: str) -> dict[str, Any]:
    """Return what the engine knows of a container."""
    told = subprocess.run(["docker", "inspect", container], check=True, capture_output=True)
    found: dict[str, Any] = json.loads(told.stdout)[0]
    return found


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    subprocess.run([Path(ROOT, "deploy", "make-secrets")], check=True)
    town = Town()
    try:
        town.compose("build", "migrate")
        town.compose("up", "--detach")
        yield town
    finally:
        town.compose("down", "--volumes")


def test_every_container_becomes_healthy(town: Town) -> None:
    end = time.monotonic() + PATIENCE
    while set(town.health().values()) != {"healthy"} and time.monotonic() < end:
        time.sleep(1)

    assert town.health() == dict.fromkeys(LONG_RUNNING, "healthy")


def test_a_request_goes_through_all_of_them(town: Town) -> None:
    registrar, auditor = town.token("--role", "registrar"), town.token("--role", "auditor")
    registered = town.ask(registrar, "POST", "/v1/agencies", json=AGENCY)
    end = time.monotonic() + 10
    while not (heard := town.ask(auditor, "GET", "/v1/audit/events").json()["items"]):
        assert time.monotonic() < end, "audit has not heard of it"
        time.sleep(0.2)

    assert registered.status_code == 201, registered.text
    assert heard[0]["type"] == "agencies.agency_registered"


def test_a_container_stops_in_time_and_without_complaint(town: Town) -> None:
    container = town.compose("ps", "--quiet", "referrals").strip()
    began = time.monotonic()
    town.compose("stop", "referrals")

    assert time.monotonic() - began < int(CONTAINERS["referrals"]["stop_grace_period"][:-1])
    assert inspect(container)["State"]["ExitCode"] == 0
