"""What happens to requests and events when parts of the platform go away under them."""

import time
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest

from services.gateway.demo.family import consent, person
from services.gateway.demo.people import AUDITOR, CASE_MANAGER, WERL
from services.gateway.demo.stage import Stage
from shared.running.platform import Platform

Answer = dict[str, Any]


@pytest.fixture(autouse=True)
def all_is_well_afterwards(platform: Platform, stage: Stage) -> Iterator[None]:
    yield
    for server in platform.servers:
        server.program.start()
    for program in platform.programs.values():
        program.start()
    eventually(lambda: register(stage).ok)
    eventually(lambda: all(program.ready() for program in platform.programs.values()))


def eventually(probe: Callable[[], Any], patience: float = 40) -> Any:
    end = time.monotonic() + patience
    while not (found := probe()):
        assert time.monotonic() < end, "not in time"
        time.sleep(0.1)
    return found


def register(stage: Stage, key: str = "") -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    return stage.ask(CASE_MANAGER, "POST", "/clients", json=person("Mariam"), headers=headers)


def enquire(stage: Stage, client: str) -> str:
    form = {"client_ids": [client], "municipality": WERL, "source": "self", "reason": "Hilfe"}
    case: str = stage.post(CASE_MANAGER, "/cases", form)["id"]
    return case


def happenings(stage: Stage, kind: str, id_: str) -> list[Answer]:
    path = f"/timelines/{kind}/{id_}"
    items: list[Answer] = stage.get(CASE_MANAGER, path, page_size=200)["items"]
    return items


def count(stage: Stage, client: str, type_: str) -> int:
    return [entry["type"] for entry in happenings(stage, "client", client)].count(type_)


def require_unavailable(response: Any) -> None:
    assert response.status_code == 503, response.text
    assert response.headers["Content-Type"].startswith("application/problem+json")
    assert int(response.headers["Retry-After"]) > 0


def test_without_the_broker_the_answer_is_503_and_the_repeat_is_done_once(
    platform: Platform, stage: Stage
) -> None:
    key = str(uuid4())
    platform.broker.kill()
    began = time.monotonic()
    require_unavailable(register(stage, key))
    assert time.monotonic() - began < 8
    platform.broker.start()
    first = eventually(lambda: (r := register(stage, key)).ok and r).json()
    assert register(stage, key).json() == first
    eventually(lambda: happenings(stage, "client", first["id"]))
    assert count(stage, first["id"], "clients.client_registered") == 1


def test_without_the_database_the_answer_is_503_and_later_all_goes_on(
    platform: Platform, stage: Stage
) -> None:
    key = str(uuid4())
    platform.database.kill()
    require_unavailable(register(stage, key))
    platform.database.start()
    client = eventually(lambda: (r := register(stage, key)).ok and r).json()["id"]
    eventually(lambda: happenings(stage, "client", client))


def test_without_the_doors_requests_wait_for_a_restart_but_not_for_ever(
    platform: Platform, stage: Stage
) -> None:
    platform.programs["doors"].stop()
    began = time.monotonic()
    require_unavailable(register(stage))
    assert time.monotonic() - began < 15
    again = time.monotonic()
    require_unavailable(register(stage))
    assert time.monotonic() - again < 2


@pytest.mark.parametrize("name", ["doors", "subscriptions", "relay", "gateway"])
def test_a_program_killed_under_load_loses_nothing_and_doubles_nothing(
    platform: Platform, stage: Stage, name: str
) -> None:
    client = register(stage).json()["id"]
    cases = [enquire(stage, client) for _ in range(10)]
    form = consent(client, "case_management", [], data_classes=["base"])
    stage.post(CASE_MANAGER, "/consents", form)
    platform.programs[name].kill()
    keys = [str(uuid4()) for _ in range(10)]
    results = [attempt(stage, client, key) for key in keys]
    platform.programs[name].start()
    for key, before in zip(keys, results, strict=True):
        again = eventually(lambda key=key: attempt(stage, client, key))
        assert before in (None, again)
    expected = len(cases) + len(keys)
    eventually(lambda: count(stage, client, "cases.enquiry_received") >= expected)
    assert count(stage, client, "cases.enquiry_received") == expected
    assert count(stage, client, "clients.consent_granted") == 1
    assert stage.get(AUDITOR, "/audit/gaps")["items"] == []


def attempt(stage: Stage, client: str, key: str) -> Answer | None:
    """Return the answer to an enquiry under `key`, or None when there was none to be had."""
    form = {"client_ids": [client], "municipality": WERL, "source": "self", "reason": "Hilfe"}
    try:
        response = stage.ask(
            CASE_MANAGER, "POST", "/cases", json=form, headers={"Idempotency-Key": key}
        )
    except OSError:
        return None
    if response.status_code == 503:
        return None
    answer: Answer = response.json()
    assert response.status_code == 201, answer
    return answer
