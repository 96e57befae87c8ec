"""The coordination sees what nobody has looked at, and what is due."""

from datetime import UTC, datetime
from typing import Any

from tests.integration.steering.district import SEATS, District

LATER = datetime(2027, 1, 1, tzinfo=UTC)


def due(district: District, obstacle_id: str) -> list[dict[str, Any]]:
    district.town.pass_time(to=LATER)
    items = district.find("worklist", page_size=200)["items"]
    return [each for each in items if each["details"]["obstacle_id"] == obstacle_id]


def kinds(district: District, obstacle_id: str) -> list[str]:
    return [each["kind"] for each in due(district, obstacle_id)]


def test_what_was_reported_and_confirmed_waits_for_somebody(district: District) -> None:
    obstacle_id = district.reported()
    assert kinds(district, obstacle_id) == ["obstacle_unseen"]

    district.do("confirm_obstacle", obstacle_id=obstacle_id)
    assert kinds(district, obstacle_id) == ["project_group_missing"]


def test_a_decision_is_due_and_then_its_evaluation(district: District) -> None:
    obstacle_id, proposal_id = district.proposed()
    sitting_id = district.sitting(proposal_id)
    district.attend(sitting_id, *SEATS[:11])
    district.vote(sitting_id, proposal_id, {SEATS[0]: "yes"}, **district.decided("D-2025-70"))
    district.come_round()

    (item,) = due(district, obstacle_id)
    assert (item["kind"], str(item["due_on"])) == ("measure_due", "2025-08-01")
    assert item["details"]["reference"] == "D-2025-70"

    district.do("take_measure", obstacle_id=obstacle_id, in_force_on="2025-08-01")
    (item,) = due(district, obstacle_id)
    assert (item["kind"], str(item["due_on"])) == ("evaluation_due", "2026-02-28")

    district.do("conclude_obstacle", obstacle_id=obstacle_id, outcome="resolved", measured=61)
    assert due(district, obstacle_id) == []
