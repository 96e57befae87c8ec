"""What is due comes from several services, in one order, even while one of them is away."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from shared.messaging.client import NoAnswer, ServiceAway
from tests.unit.gateway.town import CASE_ID, Town

Headers = dict[str, str]


def due(*days: str, kind: str = "follow_up") -> dict[str, Any]:
    items = [{"kind": kind, "due_on": day, "since": f"{day}T08:00:00Z"} for day in days]
    return {"items": items, "total": len(items)}


def prepare(town: Town) -> None:
    town.finds("clients.worklist", **due("2026-01-05", "2026-01-09", kind="consent"))
    town.finds("cases.worklist", **due("2026-01-01", "2026-01-07"))
    town.finds("referrals.worklist", **due("2026-01-03", kind="information"))


def test_the_most_urgent_comes_first_wherever_it_is_known(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    prepare(town)

    answer = web.get("/v1/worklist", headers=case_manager).get_json()

    assert [(each["due_on"][-2:], each["source"]) for each in answer["items"]] == [
        ("01", "cases"), ("03", "referrals"), ("05", "clients"), ("07", "cases"), ("09", "clients"),
    ]  # fmt: skip
    assert (answer["total"], answer["away"]) == (5, [])


def test_pages_are_cut_from_the_whole(web: FlaskClient, town: Town, case_manager: Headers) -> None:
    prepare(town)

    def days(page: int) -> list[str]:
        answer = web.get(f"/v1/worklist?page={page}&page_size=2", headers=case_manager).get_json()
        return [each["due_on"][-2:] for each in answer["items"]]

    assert [days(page) for page in (1, 2, 3, 4)] == [["01", "03"], ["05", "07"], ["09"], []]


def test_what_has_no_day_comes_last(web: FlaskClient, town: Town, case_manager: Headers) -> None:
    prepare(town)
    town.finds("cases.worklist", items=[{"kind": "breach", "due_on": None}], total=1)

    answer = web.get("/v1/worklist", headers=case_manager).get_json()

    assert answer["items"][-1]["kind"] == "breach"


def test_a_service_that_is_away_is_named(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    prepare(town)
    town.fails("clients.worklist", ServiceAway())
    town.refuses("referrals.worklist", "STORE_UNAVAILABLE", "unavailable")

    answer = web.get("/v1/worklist", headers=case_manager)

    assert answer.status_code == 200
    assert answer.get_json()["away"] == ["clients", "referrals"]
    assert answer.get_json()["total"] == 2


def test_nobody_there_is_no_empty_list(web: FlaskClient, town: Town, case_manager: Headers) -> None:
    town.fails("worklist", NoAnswer())

    answer = web.get("/v1/worklist", headers=case_manager)

    assert (answer.status_code, answer.get_json()["code"]) == (503, "NO_ANSWER")


def test_a_refusal_is_not_mistaken_for_absence(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    town.refuses("worklist", "FORBIDDEN", "forbidden")

    assert web.get("/v1/worklist", headers=case_manager).status_code == 403


def test_long_lists_are_read_to_the_page_that_is_asked_for(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    prepare(town)
    many = due(*["2025-12-01"] * 200) | {"total": 450}
    town.finds("cases.worklist", **many)

    answer = web.get("/v1/worklist?page=3&page_size=100", headers=case_manager).get_json()

    asked = [request["query"]["page"] for name, _, request in town.requests if name == "cases"]
    assert asked == [1, 2]
    assert (len(answer["items"]), answer["total"]) == (100, 453)


@pytest.mark.parametrize(
    ("role", "services"),
    [
        ("agency_clerk", {"referrals"}),
        ("agency_lead", {"referrals"}),
        ("coordination", {"agencies", "cases", "referrals", "steering"}),
        ("registrar", {"agencies"}),
        ("team_lead", {"cases", "clients", "referrals"}),
    ],
)
def test_everybody_is_told_what_is_theirs(
    web: FlaskClient, town: Town, sign_in: Any, role: str, services: set[str]
) -> None:
    web.get("/v1/worklist", headers=sign_in(role))

    assert {service for service, _, _ in town.requests} == services


def test_what_happened_earlier_is_told_beside_the_command(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    late = {"occurred_at": "2025-04-08T10:00:00+02:00", "late_reason": "recorded_on_paper"}
    form = {"channel": "visit", "note": "A test.", **late}

    web.post(f"/v1/cases/{CASE_ID}/contacts", json=form, headers=case_manager)

    assert town.asked["context"]["occurred_at"] == late["occurred_at"]
    assert town.asked["context"]["late_reason"] == late["late_reason"]
    assert not late.keys() & town.asked["command"].keys()
