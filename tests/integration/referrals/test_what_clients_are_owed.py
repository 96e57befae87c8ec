"""Restriction, correction, wrong persons, protection: what a client may count on."""

from uuid import UUID

import pytest

from shared.testing.town import Plain, Refused, Town
from tests.integration.referrals.desk import (
    HEALTH,
    KREIS,
    SCHOOL,
    WERL,
    answer,
    consent,
    deliver,
    make_competent,
    marks,
    new_id,
    seen,
    submit,
    withdraw,
)

PROTECTION: Plain = {
    **SCHOOL,
    "service": "youth_office",
    "recipient": "JA-KREIS",
    "data_classes": ["base"],
    "legal_basis": "child_protection",
    "citation": "§ 8a SGB VIII",
}
SHELTER: Plain = {
    **SCHOOL,
    "service": "women_shelter",
    "recipient": "FH",
    "data_classes": [],
    "contact_route": "by way of c.berger",
    "legal_basis": "public_task",
    "citation": "§ 3 DSG NRW",
}


def opened(town: Town, asked: Plain = SCHOOL, **changed: str) -> Plain:
    referral = deliver(town, asked, **changed)
    answer(town, "accept_referral", referral)
    answer(town, "open_package", referral, purpose="first_talk")
    return referral


def kinds(town: Town, referral: Plain) -> list[str]:
    items = town.find("worklist", tenant=WERL, page_size=200)["items"]
    return [each["kind"] for each in items if str(each["referral_id"]) == referral["referral_id"]]


def test_while_processing_is_restricted_nothing_new_is_disclosed(town: Town) -> None:
    referral = deliver(town)
    client = {"client_id": referral["client_id"]}
    town.hear("clients.processing_restricted", client, WERL)

    assert seen(town, referral)["suspended_for"] == ["restriction"]
    with pytest.raises(Refused, match="PROCESSING_RESTRICTED"):
        submit(town, HEALTH, **client)
    town.hear("clients.processing_unrestricted", client, WERL)
    assert seen(town, referral)["state"] == "delivered"
    submit(town, HEALTH, **client)


def test_a_consent_lost_during_a_restriction_recalls_and_is_waited_for_afterwards(
    town: Town,
) -> None:
    referral = opened(town)
    client = {"client_id": referral["client_id"]}
    town.hear("clients.processing_restricted", client, WERL)
    withdraw(town, referral["client_id"], referral["consent_id"])
    assert seen(town, referral)["recall_reason"] == "consent"

    town.hear("clients.processing_unrestricted", client, WERL)
    found = seen(town, referral)
    assert (found["state"], found["suspended_for"]) == ("suspended", ["consent_gap"])
    consent(town, referral["client_id"], referral)

    assert seen(town, referral)["state"] == "accepted"


def test_a_consent_that_was_narrowed_suspends_what_it_covers_no_longer(town: Town) -> None:
    narrow = deliver(town, data_classes=["base"])
    given = consent(town, narrow["client_id"], SCHOOL)
    wide = deliver(town, client_id=narrow["client_id"], consent_id=given)
    left = {"consent_id": given, "client_id": narrow["client_id"]}

    town.hear(
        "clients.consent_narrowed",
        {**left, "marks": marks(narrow["client_id"], SCHOOL, ["base"])},
        WERL,
    )

    assert seen(town, wide)["state"] == "suspended"
    assert seen(town, narrow)["state"] == "delivered"


def test_what_was_recalled_is_given_up_and_confirmed(town: Town) -> None:
    referral = opened(town)
    withdraw(town, referral["client_id"], referral["consent_id"])
    assert "recall_open" in kinds(town, referral)

    answer(town, "confirm_recall", referral, kept_as="own_statutory_file")

    assert seen(town, referral)["recall_kept_as"] == "own_statutory_file"
    assert "recall_open" not in kinds(town, referral)
    with pytest.raises(Refused, match="NOTHING_TO_RECALL"):
        answer(town, "confirm_recall", referral)


def test_accepted_and_withdrawn_at_the_same_instant_the_package_stays_closed(town: Town) -> None:
    referral = deliver(town)
    answer(town, "accept_referral", referral)
    with town.execution.database.session(WERL) as db:
        sql = "UPDATE known_consent SET withdrawn = true WHERE consent_id = %s"
        db.execute(sql, (referral["consent_id"],))

    with pytest.raises(Refused, match="CONSENT_DOES_NOT_COVER"):
        answer(town, "open_package", referral, purpose="first_talk")
    withdraw(town, referral["client_id"], referral["consent_id"])
    with pytest.raises(Refused, match="ILLEGAL_TRANSITION"):
        answer(town, "open_package", referral, purpose="first_talk")


def test_withdrawn_before_it_was_accepted_nobody_accepts(town: Town) -> None:
    referral = deliver(town)
    withdraw(town, referral["client_id"], referral["consent_id"])

    with pytest.raises(Refused, match="ILLEGAL_TRANSITION"):
        answer(town, "accept_referral", referral)


def test_whoever_has_read_something_hears_that_it_was_corrected(town: Town) -> None:
    referral = opened(town)
    unread = deliver(town, HEALTH, client_id=referral["client_id"])
    data = {"client_id": referral["client_id"], "changed": ["phone"]}

    town.hear("clients.client_data_corrected", data, WERL)

    assert seen(town, referral, agency="KI-SE")["corrected"] == ["phone"]
    assert seen(town, unread)["corrected"] is None


def test_a_referral_of_the_wrong_person_is_undone_and_what_was_read_recalled(town: Town) -> None:
    wrong = opened(town)
    other = opened(town, HEALTH, client_id=wrong["client_id"])
    entry = {"entry_id": wrong["referral_id"], "client_id": wrong["client_id"]}

    town.hear("clients.entry_marked_in_error", entry, WERL)

    assert seen(town, wrong)["state"] == "entered_in_error"
    assert seen(town, other)["recall_reason"] == "wrong_person"


def test_records_of_one_person_with_two_referrals_for_the_same_are_looked_at(town: Town) -> None:
    first, second = deliver(town), deliver(town)
    link = {"link_id": new_id()}
    both = {"client_id": first["client_id"], "other_client_id": second["client_id"]}
    assert kinds(town, first) == []

    town.hear("clients.clients_merged", link | both, KREIS)
    assert kinds(town, first) == ["duplicate_check"]
    town.hear("clients.clients_unmerged", link, KREIS)

    assert kinds(town, first) == []


def test_a_child_is_protected_by_two_people(town: Town) -> None:
    make_competent(town, "youth_office", "JA-KREIS")
    ids = {"referral_id": new_id(), "case_id": new_id(), "client_id": new_id()}
    place = {name: PROTECTION[name] for name in ("municipality", "service", "recipient")}
    with pytest.raises(Refused, match="SECOND_PERSON_MISSING"):
        town.do("submit_referral", tenant=WERL, **PROTECTION, **ids)
    again = ids | {"referral_id": new_id()}
    town.do("draft_referral", tenant=WERL, **again, **place)
    lead = {"actor": {"user": "t.lead", "role": "team_lead", "institution": WERL}}
    one = {"referral_id": again["referral_id"]}
    town.do("approve_draft", tenant=WERL, context=lead, **one, approved_by="somebody.else")

    town.do("submit_referral", tenant=WERL, **PROTECTION, **again)

    assert (seen(town, again)["approved_by"], seen(town, again)["citation"]) == (
        "t.lead", "§ 8a SGB VIII",
    )  # fmt: skip


def test_nothing_leads_a_shelter_to_a_home_or_a_household(town: Town) -> None:
    referral = deliver(town, SHELTER)
    answer(town, "accept_referral", referral)

    found = seen(town, referral, agency="FH")

    assert found["contact_route"] == "by way of c.berger"
    assert found["preview"]["household_size"] is None
    for secret in ("client_id", "case_id"):
        assert referral[secret] not in str(found)


def test_what_is_said_on_paper_reaches_no_inbox_and_no_log(town: Town) -> None:
    ids = {"referral_id": new_id(), "case_id": new_id(), "client_id": new_id()}
    place = {"municipality": WERL, "service": "migration_advice", "recipient": "MBE-9"}

    town.do("signpost_client", tenant=WERL, **ids, **place)

    shown = seen(town, ids)
    assert (shown["state"], shown["signposted_to"], shown["recipient"]) == (
        "signposted", "MBE-9", "",
    )  # fmt: skip
    with pytest.raises(Refused, match="NOT_FOUND"):
        seen(town, ids, agency="MBE-9")
    with town.execution.database.session(WERL) as db:
        rows = db.all("SELECT data FROM event WHERE stream_id = %s", (UUID(ids["referral_id"]),))
    assert "MBE-9" not in str(rows)


def test_refused_for_want_of_room_the_sender_is_told_who_else_could_help(town: Town) -> None:
    town.hear("agencies.service_offered", {"code": "SBV-2", "service": "school_place"}, KREIS)
    referral = deliver(town)

    answer(town, "reject_referral", referral, code="at_capacity", by="agency")
    items = town.find("worklist", tenant=WERL, page_size=200)["items"]
    [refused] = [each for each in items if str(each["referral_id"]) == referral["referral_id"]]
    assert (refused["kind"], refused["details"]["alternatives"]) == ("refused", ["SBV-2"])

    deliver(town, case_id=referral["case_id"], client_id=referral["client_id"])
    assert kinds(town, referral) == []
