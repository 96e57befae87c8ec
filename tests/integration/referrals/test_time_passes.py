"""Nobody answers, and the clock goes on: with the dates of the story, on a real database."""

from datetime import UTC, date, datetime

import pytest

from shared.testing.town import Plain, Refused, Town
from tests.integration.referrals.desk import KREIS, WERL, answer, as_agency, deliver, seen

JOBCENTER = {"service": "jobcenter_transfer", "recipient": "JC", "data_classes": ["base"]}
COORDINATION = {"actor": {"user": "k.i", "role": "coordination", "institution": "KI"}}


def at(day: int, month: int, hour: int = 10) -> datetime:
    return datetime(2025, month, day, hour, tzinfo=UTC)


def told(town: Town, referral: Plain) -> list[tuple[date, str]]:
    """Return what has happened to a referral, and on which day."""
    found = town.find("history", tenant=WERL, referral_id=referral["referral_id"])
    return [
        (each["recorded_at"].date(), each["type"].partition(".")[2]) for each in found["events"]
    ]


def test_the_jobcenter_is_reminded_and_escalated_on_the_days_of_the_story(town: Town) -> None:
    town.set_clock(at(20, 3))
    referral = deliver(town, **JOBCENTER)
    assert seen(town, referral)["due_on"] == date(2025, 3, 25)

    town.pass_time(to=at(7, 4))
    assert told(town, referral)[-3:] == [
        (date(2025, 3, 25), "reminder_sent"),
        (date(2025, 3, 29), "reminder_sent"),
        (date(2025, 4, 3), "escalation_raised"),
    ]
    listed = town.find("worklist", tenant=KREIS, context=COORDINATION, page_size=200)
    [escalation] = [
        each for each in listed["items"]
        if str(each["referral_id"]) == referral["referral_id"]
    ]  # fmt: skip
    assert (escalation["case_id"], escalation["client_id"]) == (None, None)
    assert escalation["details"]["recipient"] == "JC"

    answer(town, "acknowledge_referral", referral)
    answer(town, "request_information", referral, missing=["rent_certificate"])
    town.pass_time(to=at(9, 4))
    town.do("provide_information", tenant=WERL, referral_id=referral["referral_id"])
    assert seen(town, referral)["due_on"] == date(2025, 4, 25)

    town.pass_time(to=at(11, 4))
    answer(town, "accept_referral", referral)
    found = seen(town, referral)
    assert found["working_days"] == {"platform": 0, "recipient": 14, "sender": 2}
    assert [each["verdict"] for each in found["deadlines"]] == ["breached", "kept", "running"]
    listed = town.find("worklist", tenant=KREIS, context=COORDINATION, page_size=200)
    assert referral["referral_id"] not in {str(each["referral_id"]) for each in listed["items"]}


def test_what_expired_is_answered_late_and_marked(town: Town) -> None:
    town.set_clock(at(20, 3))
    referral = deliver(town, **JOBCENTER)
    town.pass_time(to=at(20, 4))
    assert seen(town, referral)["state"] == "expired"

    answer(town, "accept_referral", referral)

    found = seen(town, referral)
    assert (found["state"], found["late"], found["escalation"]) == ("accepted", True, 0)
    with pytest.raises(Refused, match="ILLEGAL_TRANSITION"):
        answer(town, "acknowledge_referral", referral)


def test_what_was_done_in_time_and_told_late_is_excused_and_moves_nothing(town: Town) -> None:
    town.set_clock(at(20, 3))
    referral = deliver(town, **JOBCENTER)
    town.pass_time(to=at(7, 4))
    context = as_agency("JC") | {
        "occurred_at": at(24, 3).isoformat(), "late_reason": "recorded_on_paper",
    }  # fmt: skip
    asked = {"referral_id": referral["referral_id"], "agency": "JC"}

    town.do("acknowledge_referral", tenant="", context=context, **asked)

    found = seen(town, referral)
    [acknowledge, decide] = found["deadlines"]
    assert acknowledge["verdict"] == "excused_late_recording"
    assert (acknowledge["due_on"], acknowledge["met_on"], acknowledge["ended_on"]) == (
        date(2025, 3, 25), date(2025, 3, 24), date(2025, 4, 7),
    )  # fmt: skip
    assert decide["since"] == date(2025, 4, 7)
    types = [type_ for _, type_ in told(town, referral)]
    assert types.count("reminder_sent") == 2
    past = {"tenant": WERL, "referral_id": referral["referral_id"]}
    known = town.find("history", **past, as_of=at(6, 4).isoformat())["events"]
    true = town.find("history", **past, as_true_on=at(24, 3, hour=12).isoformat())["events"]
    assert "referrals.referral_acknowledged" not in {each["type"] for each in known}
    assert "referrals.referral_acknowledged" in {each["type"] for each in true}


def test_two_weeks_after_the_consent_was_lost_the_referral_is_over(town: Town) -> None:
    town.set_clock(at(28, 4))
    referral = deliver(town, **JOBCENTER)
    data = {"consent_id": referral["consent_id"], "client_id": referral["client_id"]}
    town.hear("clients.consent_expired", data, WERL)
    assert seen(town, referral)["state"] == "suspended"

    town.pass_time(to=at(11, 5))
    assert seen(town, referral)["state"] == "suspended"
    town.pass_time(to=at(12, 5))

    assert seen(town, referral)["state"] == "withdrawn"


def test_who_waits_for_whom_in_a_case_the_one_due_first_on_top(town: Town) -> None:
    town.set_clock(at(20, 3))
    first = deliver(town, **JOBCENTER)
    second = deliver(town, case_id=first["case_id"], client_id=first["client_id"], urgent=True)
    answer(town, "request_information", first, missing=["rent"], of="client")
    town.set_clock(at(24, 3))

    found = town.find("waiting", tenant=WERL, case_id=first["case_id"])

    assert [str(each["referral_id"]) for each in found["items"]] == [
        second["referral_id"], first["referral_id"],
    ]  # fmt: skip
    [urgent, asked] = found["items"]
    assert (urgent["waiting_on"], urgent["due_on"], urgent["overdue"]) == (
        "recipient", date(2025, 3, 21), True,
    )  # fmt: skip
    assert (asked["waiting_on"], asked["due_on"], asked["days_left"]) == ("client", None, 3)
    assert asked["working_days"]["client"] == 2
    assert town.find("waiting", tenant=KREIS, case_id=first["case_id"])["items"] == []


def kinds(town: Town, referral: Plain, agency: str = "") -> list[str]:
    """Return what is to be done about a referral, by its sender or by an agency."""
    context = as_agency(agency) if agency else {}
    found = town.find("worklist", tenant="" if agency else WERL, context=context, page_size=200)
    return [
        each["kind"] for each in found["items"]
        if str(each["referral_id"]) == referral["referral_id"]
    ]  # fmt: skip


def test_each_side_is_told_what_to_do(town: Town) -> None:
    town.set_clock(at(20, 3))
    referral = deliver(town, **JOBCENTER)
    assert (kinds(town, referral), kinds(town, referral, "JC")) == ([], ["to_acknowledge"])

    town.set_clock(at(26, 3))
    assert kinds(town, referral) == ["answer_overdue"]
    answer(town, "acknowledge_referral", referral)
    assert (kinds(town, referral), kinds(town, referral, "JC")) == ([], ["to_decide"])
    answer(town, "request_information", referral, missing=["rent"])
    assert (kinds(town, referral), kinds(town, referral, "JC")) == (["information_requested"], [])
    town.do("provide_information", tenant=WERL, referral_id=referral["referral_id"])
    answer(town, "place_on_waitlist", referral, position=4)
    assert kinds(town, referral, "JC") == ["to_update_waitlist"]
    town.set_clock(at(30, 4))
    assert kinds(town, referral) == ["waitlist_stale"]
    answer(town, "update_waitlist_position", referral, position=2)
    assert kinds(town, referral) == []
    answer(town, "accept_referral", referral)
    assert kinds(town, referral, "JC") == ["to_offer_appointment"]
    answer(town, "start_service", referral, expected_end="2025-06-30")
    assert kinds(town, referral, "JC") == ["to_report_outcome"]
    answer(town, "complete_service", referral, outcome="achieved")
    assert kinds(town, referral) == ["outcome_to_confirm"]
    town.do("confirm_outcome", tenant=WERL, referral_id=referral["referral_id"])
    assert (kinds(town, referral), kinds(town, referral, "JC")) == ([], [])
