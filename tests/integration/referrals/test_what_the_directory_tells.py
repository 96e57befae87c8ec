"""Competences, deadlines, closing days and room, as the directory tells of them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from shared.testing.town import Plain, Refused, Town
from tests.integration.referrals.desk import (
    KREIS,
    SCHOOL,
    SOEST,
    WERL,
    answer,
    deliver,
    make_competent,
    new_id,
    seen,
    submit,
)

POLICY = {
    "valid_from": "2025-01-01",
    "acknowledge_days": 5,
    "decide_days": 8,
    "appointment_days": 20,
    "waitlist_refresh_days": 14,
    "outcome_days": 10,
}
COURSE = {"service": "integration_course", "data_classes": ["base"]}


def course(agency: str) -> Plain:
    """Return what is asked of an institution that no other test asks."""
    return {**COURSE, "recipient": agency}


@pytest.fixture(autouse=True)
def thursday(town: Town) -> None:
    town.set_clock(datetime(2025, 3, 20, 9, 0, tzinfo=UTC))


def set_policy(town: Town, agency: str | None, **changed: Any) -> None:
    data = {**POLICY, "service": "integration_course", "agency": agency, **changed}
    town.hear("agencies.sla_policy_set", data, KREIS)


def close(town: Town, agency: str | None, municipality: str | None, *days: str) -> None:
    data = {"agency": agency, "municipality": municipality, "days": list(days)}
    town.hear("agencies.closing_days_set", data, KREIS)


def test_deadlines_are_those_of_the_institution_or_else_those_of_all(town: Town) -> None:
    set_policy(town, "P-1")
    set_policy(town, None, acknowledge_days=2)
    set_policy(town, "P-1", acknowledge_days=9, valid_from="2025-06-01")

    assert seen(town, deliver(town, **course("P-1")))["due_on"] == date(2025, 3, 27)
    assert seen(town, deliver(town, **course("P-2")))["due_on"] == date(2025, 3, 24)
    set_policy(town, None, acknowledge_days=3)


def test_a_deadline_agreed_on_later_counts_for_what_is_submitted_later(town: Town) -> None:
    before = deliver(town, **course("P-3"))
    set_policy(town, "P-3", acknowledge_days=7)

    answer(town, "acknowledge_referral", before)

    assert [str(each["due_on"]) for each in seen(town, before)["deadlines"]][0] == "2025-03-25"


def test_a_closing_day_counts_for_whom_it_was_set_and_for_what_is_open_already(
    town: Town,
) -> None:
    before = deliver(town, **course("P-4"))
    elsewhere = deliver(town, **course("P-5"))
    close(town, "P-4", None, "2025-03-24")

    after = deliver(town, **course("P-4"))

    assert seen(town, before)["due_on"] == date(2025, 3, 26)
    assert seen(town, after)["due_on"] == date(2025, 3, 26)
    assert seen(town, elsewhere)["due_on"] == date(2025, 3, 25)


def test_a_closing_day_of_one_municipality_counts_there_only(town: Town) -> None:
    here = deliver(town, **course("P-6"))
    make_competent(town, "integration_course", "P-6", municipality=SOEST)
    there = deliver(town, **course("P-6"), municipality=SOEST)

    close(town, None, SOEST, "2025-03-24")

    assert seen(town, here)["due_on"] == date(2025, 3, 25)
    assert seen(town, there)["due_on"] == date(2025, 3, 26)
    close(town, None, SOEST)


def test_whoever_drafts_is_warned_that_there_is_no_room_and_told_who_has_some(
    town: Town,
) -> None:
    for agency, capacity in (("P-7", "none"), ("P-8", "has_capacity"), ("P-9", "none")):
        offer = {"code": agency, "service": "integration_course"}
        town.hear("agencies.service_offered", offer, KREIS)
        room = {"agency": agency, "service": "integration_course", "capacity": capacity}
        town.hear("agencies.capacity_declared", room, KREIS)
    draft = {"referral_id": new_id(), "case_id": new_id(), "client_id": new_id()}
    place = {"municipality": WERL, "service": "integration_course", "recipient": "P-7"}

    drafted = town.do("draft_referral", tenant=WERL, **draft, **place)

    assert drafted["events"] == (
        "referrals.referral_drafted", "referrals.capacity_warning_given",
    )  # fmt: skip
    [item] = [
        each for each in town.find("worklist", tenant=WERL, page_size=200)["items"]
        if str(each["referral_id"]) == draft["referral_id"]
    ]  # fmt: skip
    assert (item["kind"], item["details"]["alternatives"]) == ("recipient_has_no_room", ["P-8"])
    running = deliver(town, **course("P-9"))
    assert seen(town, running)["state"] == "delivered"
    town.hear("agencies.service_withdrawn", {"code": "P-8", "service": "integration_course"}, KREIS)
    assert seen(town, draft)["alternatives"] == []


def end(town: Town, agency: str, ends_on: str, service: str = "integration_course") -> None:
    data = {"service": service, "municipality": WERL, "agency": agency}
    data |= {"valid_from": "2020-01-01", "ends_on": ends_on}
    town.hear("agencies.jurisdiction_ended", data, KREIS)


def test_when_another_becomes_competent_it_is_proposed_to_pass_on(town: Town) -> None:
    referral = deliver(town, **course("OLD"))
    make_competent(town, "recognition_advice", "IQ")
    end(town, "OLD", "2025-05-31")
    make_competent(town, "integration_course", "NEW", valid_from="2025-06-01")

    competent = seen(town, referral)["competent"]
    assert "NEW" in competent
    assert "OLD" not in competent
    items = town.find("worklist", tenant=WERL, page_size=200)["items"]
    assert "reroute_proposed" in {
        each["kind"] for each in items if str(each["referral_id"]) == referral["referral_id"]
    }
    # Today the old one is competent, and in June the other.
    again = submit(town, **course("OLD"))
    assert again["recipient"] == "OLD"


def test_an_institution_that_is_no_more_is_not_asked_any_more(town: Town) -> None:
    referral = deliver(town, **course("GONE"))
    town.hear("agencies.agency_deactivated", {"agency": "GONE", "valid_from": "2025-03-01"}, KREIS)

    assert "GONE" not in (seen(town, referral)["competent"] or [])
    assert "referrals.reroute_proposed" in town.history(referral["referral_id"], WERL)
    with pytest.raises(Refused, match="NOT_COMPETENT"):
        submit(town, **course("GONE"))


def test_another_is_asked_for_a_reason_that_is_kept(town: Town) -> None:
    asked = {**SCHOOL, "service": "housing", "recipient": "WOH-2", "data_classes": ["base"]}
    referral = submit(town, asked)
    end(town, "WOH-2", "2025-03-01", service="housing")
    fields = {**asked, "referral_id": new_id(), "case_id": new_id()}
    fields |= {name: referral[name] for name in ("client_id", "consent_id")}

    with pytest.raises(Refused, match="NOT_COMPETENT"):
        town.do("submit_referral", tenant=WERL, **fields)
    town.do("submit_referral", tenant=WERL, **fields, competence_override="agreed_with_agency")

    assert seen(town, fields)["competence_override"] == "agreed_with_agency"
