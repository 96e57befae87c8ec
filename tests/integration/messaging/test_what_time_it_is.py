"""Doors say when something is asked, and let in what happened earlier."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import uuid6

from shared.testing.asking import circumstances, code
from shared.testing.store_contract import TENANT
from shared.testing.town import Refused, Town, open_town
from tests.integration.messaging import alarm_clock

MARCH = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)
APRIL_8, APRIL_10, APRIL_24 = (datetime(2025, 4, day, 10, tzinfo=UTC) for day in (8, 10, 24))


@pytest.fixture(scope="module")
def everybody(postgres: str) -> Iterator[Town]:
    with open_town(alarm_clock, postgres) as town:
        yield town


@pytest.fixture
def town(everybody: Town) -> Town:
    everybody.set_clock(MARCH)
    return everybody


def set_alarm(town: Town, alarm_id: str = "", **context: str) -> str:
    alarm_id = alarm_id or str(uuid6.uuid7())
    town.do("set_alarm", tenant=TENANT, context=context, alarm_id=alarm_id)
    return alarm_id


def refusal(town: Town, door: str, **context: str) -> str:
    with pytest.raises(Refused) as refused:
        town.do(door, tenant=TENANT, context=context, alarm_id=str(uuid4()))
    return str(refused.value.args[0])


def test_a_door_says_itself_when_something_is_asked(town: Town) -> None:
    alarm = set_alarm(town)

    [told] = town.find("history", tenant=TENANT, alarm_id=alarm)["events"]
    assert told["state"]["due"] == MARCH + timedelta(days=1)
    assert told["recorded_at"] == told["occurred_at"] == MARCH


def test_nobody_else_says_when_something_is_asked(town: Town) -> None:
    answer = town.doors.set_alarm(
        {
            "command": {"alarm_id": str(uuid4()), "at": MARCH.isoformat()},
            "context": circumstances(),
        }
    )

    assert (code(answer), answer["refused"]["details"]) == (
        "UNKNOWN_FIELDS",
        {"fields": {"at": ["Unknown field."]}},
    )


def test_whoever_asks_a_question_is_told_the_same_time(town: Town) -> None:
    assert town.find("time", tenant=TENANT)["now"] == MARCH.isoformat()


def test_time_passes_and_what_is_due_happens_at_its_moment(town: Town) -> None:
    alarm = set_alarm(town)
    town.pass_time(to=MARCH + timedelta(days=90))

    told = town.find("history", tenant=TENANT, alarm_id=alarm)["events"]
    assert [each["type"] for each in told] == ["alarm.alarm_set", "alarm.alarm_rang"]
    assert told[1]["recorded_at"] == told[1]["event"]["at"] == MARCH + timedelta(days=1)
    assert town.find("time", tenant=TENANT)["now"] == (MARCH + timedelta(days=90)).isoformat()


def test_what_is_recorded_late_says_when_it_happened_and_why(town: Town) -> None:
    town.set_clock(APRIL_24)
    alarm = set_alarm(town, occurred_at=APRIL_8.isoformat(), late_reason="recorded_on_paper")

    [told] = town.find("history", tenant=TENANT, alarm_id=alarm)["events"]
    assert (told["occurred_at"], told["recorded_at"]) == (APRIL_8, APRIL_24)
    assert told["late_reason"] == "recorded_on_paper"
    # Deadlines are not rewritten backwards.
    assert told["state"]["due"] == APRIL_24 + timedelta(days=1)


def test_late_recording_keeps_to_its_rules(town: Town) -> None:
    town.set_clock(APRIL_24)
    late, early = APRIL_8.isoformat(), (APRIL_24 + timedelta(hours=1)).isoformat()

    assert refusal(town, "set_alarm", occurred_at=late) == "LATE_REASON_MISSING"
    assert refusal(town, "set_alarm", occurred_at=early) == "OCCURRED_IN_FUTURE"
    assert refusal(town, "set_alarm", occurred_at=late, late_reason="forgot") == "INVALID"
    assert refusal(town, "set_alarm", late_reason="other") == "INVALID"
    known = {"occurred_at": late, "late_reason": "other"}
    assert refusal(town, "stop_alarm", **known) == "CANNOT_BE_BACKDATED"


def test_a_repeated_request_is_answered_also_when_it_would_be_too_late_by_now(town: Town) -> None:
    town.set_clock(APRIL_8)
    command_id, alarm_id = str(uuid4()), str(uuid6.uuid7())
    known = {"command_id": command_id, "occurred_at": APRIL_8.isoformat()}
    set_alarm(town, alarm_id, **known)
    town.set_clock(APRIL_24)

    again = town.do("set_alarm", tenant=TENANT, context=known, alarm_id=alarm_id)

    assert (again["repeated"], again["version"]) == (True, 1)


def test_history_knows_what_was_known_and_what_was_true(town: Town) -> None:
    town.set_clock(APRIL_8 - timedelta(days=1))
    alarm = set_alarm(town)
    town.set_clock(APRIL_24)
    set_alarm(town, alarm, occurred_at=APRIL_8.isoformat(), late_reason="told_later")

    def versions(**moments: str) -> list[int]:
        found = town.find("history", tenant=TENANT, alarm_id=alarm, **moments)
        return [each["version"] for each in found["events"]]

    assert versions(as_of=APRIL_10.isoformat()) == [1]
    assert versions(as_true_on=APRIL_10.isoformat()) == [1, 2]
    assert versions(as_true_on=(APRIL_8 - timedelta(hours=1)).isoformat()) == [1]
    assert versions() == [1, 2]
