"""What was known on a day, and what was true on it, are two questions with two answers."""

from datetime import UTC, datetime

import pytest

from shared.testing.town import Plain, Refused, Town
from tests.integration.cases.office import WERL, assessed, case_of, do, new_id

TESTED = datetime(2025, 4, 8, 9, tzinfo=UTC)
BETWEEN = "2025-04-10T12:00:00+00:00"
RECORDED = datetime(2025, 4, 24, 14, tzinfo=UTC)
LATE = {"occurred_at": TESTED.isoformat(), "late_reason": "document_came_later"}


@pytest.fixture
def case(town: Town) -> Plain:
    town.set_clock(datetime(2025, 3, 5, 9, tzinfo=UTC))
    case = assessed(town)
    town.set_clock(RECORDED)
    return case


def note_test(town: Town, case: Plain, **context: str) -> None:
    said = {"result_id": new_id(), "kind": "language_test", "result": "B1"}
    do(town, "record_assessment_result", case, context=context, **said)


def told(town: Town, case: Plain, **asked: str) -> list[str]:
    found = town.find("history", tenant=WERL, case_id=case["case_id"], **asked)
    return [each["type"] for each in found["events"]]


def test_a_language_test_recorded_late_was_not_known_but_was_true(town: Town, case: Plain) -> None:
    note_test(town, case, **LATE)

    assert "cases.assessment_result_recorded" not in told(town, case, as_of=BETWEEN)
    assert "cases.assessment_result_recorded" in told(town, case, as_true_on=BETWEEN)
    (result,) = case_of(town, case)["results"]
    assert (result["occurred_at"], result["recorded_at"]) == (TESTED, RECORDED)
    assert (result["kind"], result["result"]) == ("language_test", "B1")


def test_a_contact_recorded_late_is_not_the_last_one(town: Town, case: Plain) -> None:
    for context in ({}, LATE):
        said = {"contact_id": new_id(), "channel": "phone", "note": "Hello."}
        do(town, "record_contact", case, context=context, **said)

    found = case_of(town, case)
    assert found["last_contact_at"] == RECORDED
    assert [each["at"] for each in found["contacts"]] == [TESTED, RECORDED]


def test_nobody_records_late_without_a_reason(town: Town, case: Plain) -> None:
    with pytest.raises(Refused, match="LATE_REASON_MISSING"):
        note_test(town, case, occurred_at=TESTED.isoformat())


def test_a_decision_is_not_backdated(town: Town, case: Plain) -> None:
    with pytest.raises(Refused, match="CANNOT_BE_BACKDATED"):
        do(town, "close_case", case, context=LATE, reason_code="contact_lost")


@pytest.mark.parametrize(
    ("door", "said"),
    [
        ("record_contact", {"contact_id": new_id(), "channel": "visit", "note": "Tea."}),
        ("record_appointment", {
            "appointment_id": new_id(), "kind": "doctor", "starts_at": BETWEEN,
        }),
        ("identify_need", {"need_id": new_id(), "area": "health"}),
        ("identify_resource", {"resource_id": new_id(), "area": "family"}),
        ("file_document", {"document_id": new_id(), "kind": "report", "title": "School"}),
        ("record_self_reliance", {"part_id": new_id(), "area": "mobility"}),
    ],
)  # fmt: skip
def test_whatever_is_written_down_can_be_written_down_late(
    town: Town, case: Plain, door: str, said: Plain
) -> None:
    answer = do(town, door, case, context=LATE, **said)

    (event,) = answer["events"]
    assert event in told(town, case, as_true_on=BETWEEN)
    assert event not in told(town, case, as_of=BETWEEN)
