"""A family moves: the case is offered, taken over, and whoever had it knows what it knew."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shared.testing.town import Plain, Refused, Town
from tests.integration.cases.moves import KI, OWN, accept, move, offer, ready
from tests.integration.cases.office import (
    DISTRICT,
    LEAD,
    LIPPSTADT,
    SIGNED,
    SOEST,
    WERL,
    Post,
    admitted,
    agree,
    case_of,
    consent,
    consent_to_move,
    do,
    goal,
    hear_of_referral,
    linked,
    monitored,
    new_id,
)


@pytest.fixture
def post(town: Town) -> Iterator[Post]:
    yield Post(town, OWN)


def contact(town: Town, case: Plain, note: str, tenant: str = WERL, **more: Any) -> Plain:
    said = {"contact_id": new_id(), "channel": "phone", "note": note}
    return do(town, "record_contact", case, tenant, **said, **more)


def notes(town: Town, case: Plain, tenant: str) -> list[str]:
    return [each["note"] for each in case_of(town, case, tenant)["contacts"]]


def transfer_of(town: Town, transfer_id: str, tenant: str) -> Plain:
    return town.find("transfer", tenant=tenant, transfer_id=transfer_id)


def test_nobody_moves_without_consent_for_the_new_municipality(town: Town) -> None:
    case, _ = linked(town)
    consent_to_move(town, case["client_id"], SOEST)

    with pytest.raises(Refused, match="NO_TRANSFER_CONSENT"):
        offer(town, case)


def test_the_receiver_reads_the_summary_only_after_acceptance(town: Town) -> None:
    case = ready(town)
    transfer_id = offer(town, case)

    offered = transfer_of(town, transfer_id, DISTRICT)
    assert (offered["state"], offered["side"], offered["phase"]) == (
        "offered",
        "receiver",
        "linking",
    )
    assert (offered["summary"], offered["client_id"], offered["persons"]) == (None, None, 1)
    assert transfer_of(town, transfer_id, WERL)["summary"] == "Six needs, four goals."
    assert not [
        row for row in town.rows("case_transfer", DISTRICT)
        if str(row["transfer_id"]) == transfer_id and row["summary"]
    ]  # fmt: skip

    accept(town, transfer_id, cut_over_on="2025-03-20")

    accepted = transfer_of(town, transfer_id, DISTRICT)
    assert (accepted["state"], accepted["summary"]) == ("accepted", "Six needs, four goals.")
    assert str(accepted["client_id"]) == case["client_id"]
    with pytest.raises(Refused, match="NOT_FOUND"):
        case_of(town, case, DISTRICT)
    town.do("abort_transfer", tenant=WERL, transfer_id=transfer_id, reason_code="client_stays")
    assert transfer_of(town, transfer_id, DISTRICT)["summary"] is None


def test_an_offer_is_nobody_elses(town: Town) -> None:
    transfer_id = offer(town, ready(town))

    with pytest.raises(Refused, match="NOT_FOUND"):
        transfer_of(town, transfer_id, SOEST)
    with pytest.raises(Refused, match="NOT_YOURS_TO_ANSWER"):
        accept(town, transfer_id, tenant=WERL)
    with pytest.raises(Refused, match="NOT_YOURS_TO_ABORT"):
        town.do("abort_transfer", tenant=DISTRICT, transfer_id=transfer_id, reason_code="other")
    listed = {"direction": "to_us", "state": "offered", "page_size": 200}
    found = town.find("transfers", tenant=DISTRICT, **listed)["items"]
    assert transfer_id in {str(each["transfer_id"]) for each in found}
    assert not town.find("transfers", tenant=WERL, **listed)["items"]


def test_the_case_changes_hands_on_the_day_and_goes_on_where_it_was(town: Town) -> None:
    case = ready(town)
    post = Post(town, OWN)
    transfer_id = offer(town, case)
    assert case_of(town, case)["state"] == "transferring"
    accept(town, transfer_id, cut_over_on="2025-03-20")
    assert case_of(town, case)["owner"] == WERL

    town.pass_time(to=datetime(2025, 3, 20, 8, tzinfo=UTC))
    post.deliver()

    found = case_of(town, case, DISTRICT)
    assert (found["state"], found["owner"], found["ownership_epoch"]) == ("linking", DISTRICT, 2)
    assert (found["manager"], found["municipality"]) == ("k.ina", LIPPSTADT)
    assert found["transfers"][0]["state"] == "completed"


def test_who_had_the_case_knows_what_was_known_and_may_do_nothing_more(town: Town) -> None:
    case = ready(town)
    contact(town, case, "Before.")
    move(town, case)
    contact(town, case, "After.", DISTRICT)

    assert notes(town, case, WERL) == ["Before."]
    assert notes(town, case, DISTRICT) == ["Before.", "After."]
    before = case_of(town, case)
    assert (before["owner"], before["state"], before["manager"]) == (
        WERL,
        "transferring",
        "c.berger",
    )
    with pytest.raises(Refused, match="OWNERSHIP_MOVED") as refused:
        contact(town, case, "From an old page.")
    assert refused.value.args[1] == {"owner": DISTRICT, "ownership_epoch": 2}
    told = town.find("history", tenant=WERL, case_id=case["case_id"])["events"]
    assert told[-1]["type"] == "cases.case_transferred"
    everything = town.find(
        "history", tenant=DISTRICT, context={"actor": KI}, case_id=case["case_id"]
    )
    assert everything["events"][-1]["event"]["note"] == "After."
    former = {"former": True, "page_size": 200}
    for tenant, asked, there in (
        (WERL, {"page_size": 200}, False),
        (WERL, former, True),
        (DISTRICT, {"page_size": 200}, True),
    ):
        listed = town.find("cases", tenant=tenant, **asked)["items"]
        assert (case["case_id"] in {str(each["case_id"]) for each in listed}) == there


def test_the_new_owner_works_on_the_same_plan_and_the_old_one_keeps_what_it_said(
    town: Town,
) -> None:
    case, plan, referral_id = monitored(town)
    consent_to_move(town, case["client_id"])
    move(town, case)
    ids = {"plan_id": plan["plan_id"], "measure_id": plan["goals"][0]["measure"]["measure_id"]}
    hear_of_referral(town, "outcome_confirmed", case, referral_id, **ids, outcome="achieved")
    asked = {"plan_id": plan["plan_id"], **SIGNED, "goals": [goal("health")]}
    town.do("revise_care_plan", tenant=DISTRICT, **asked, ownership_epoch=2)

    mine = town.find("plan", tenant=DISTRICT, case_id=case["case_id"])
    theirs = town.find("plan", tenant=WERL, case_id=case["case_id"])

    assert (mine["plan_version"], mine["goals"][0]["measure"]["service"]) == (2, "health")
    assert [each["kind"] for each in mine["versions"]] == ["agreed", "revised"]
    assert (theirs["plan_version"], theirs["measures"][0]["state"]) == (1, "referred")
    for door, more in (
        ("revise_care_plan", asked),
        ("change_goal_status", {**ids, "goal_id": new_id(), "status": "reached"}),
    ):
        more.pop("measure_id", None)
        with pytest.raises(Refused, match="OWNERSHIP_MOVED"):
            town.do(door, tenant=WERL, **more)
        with pytest.raises(Refused, match="OWNERSHIP_MOVED"):
            town.do(door, tenant=DISTRICT, **more, ownership_epoch=1)


def test_a_referral_of_the_new_owner_moves_the_case_that_is_kept_elsewhere(town: Town) -> None:
    case = ready(town)
    move(town, case)
    referral_id = new_id()
    no_plan = {"plan_id": None, "measure_id": None}

    hear_of_referral(town, "referral_submitted", case, referral_id, DISTRICT, **no_plan)
    hear_of_referral(town, "referral_accepted", case, referral_id, DISTRICT)

    assert case_of(town, case, DISTRICT)["state"] == "monitoring"
    assert case_of(town, case, WERL)["state"] == "transferring"


def test_a_new_plan_of_the_new_owner_is_kept_with_the_case(town: Town) -> None:
    case = ready(town)
    move(town, case)
    fields = {"plan_id": new_id(), "goals": [goal("health")], **SIGNED}

    do(town, "agree_care_plan", case, DISTRICT, **fields)

    found = town.find("plan", tenant=DISTRICT, case_id=case["case_id"])
    assert str(found["plan_id"]) == fields["plan_id"]
    theirs = town.find("plan", tenant=WERL, case_id=case["case_id"])
    assert str(theirs["plan_id"]) != fields["plan_id"]
    with pytest.raises(Refused, match="OWNERSHIP_MOVED"):
        agree(town, case)


def test_back_within_two_weeks_the_old_pages_are_stale_on_both_sides(town: Town) -> None:
    case = ready(town)
    move(town, case)
    contact(town, case, "Over there.", DISTRICT)
    consent_to_move(town, case["client_id"], WERL)
    back = offer(town, case, DISTRICT, to_tenant=WERL, municipality=WERL)
    with pytest.raises(Refused, match="NOT_YOURS_TO_ANSWER"):
        accept(town, back, tenant=DISTRICT)
    accept(town, back, tenant=WERL, manager="c.berger")

    found = case_of(town, case)
    assert (found["owner"], found["ownership_epoch"], found["manager"]) == (WERL, 3, "c.berger")
    for epoch in (1, 2):
        with pytest.raises(Refused, match="OWNERSHIP_MOVED"):
            contact(town, case, "Stale.", ownership_epoch=epoch)
    with pytest.raises(Refused, match="OWNERSHIP_MOVED") as refused:
        contact(town, case, "Stale.", DISTRICT)
    assert refused.value.args[1] == {"owner": WERL, "ownership_epoch": 3}
    contact(town, case, "Home again.", ownership_epoch=3)
    assert notes(town, case, WERL) == ["Over there.", "Home again."]
    assert notes(town, case, DISTRICT) == ["Over there."]


def test_an_offer_that_nobody_answers_expires_and_the_case_goes_on(town: Town) -> None:
    case = ready(town)
    post = Post(town, OWN)
    transfer_id = offer(town, case)

    town.pass_time(to=town.now + timedelta(days=14, hours=1))
    post.deliver()

    assert transfer_of(town, transfer_id, WERL)["state"] == "expired"
    assert case_of(town, case)["state"] == "linking"
    with pytest.raises(Refused, match="ILLEGAL_TRANSITION"):
        accept(town, transfer_id)


def test_an_offer_that_is_declined_leaves_the_case_where_it_was(town: Town, post: Post) -> None:
    case = ready(town)
    transfer_id = offer(town, case)

    asked = {"transfer_id": transfer_id, "reason_code": "no_capacity"}
    town.do("decline_transfer", tenant=DISTRICT, context={"actor": KI}, **asked)
    post.deliver()

    assert case_of(town, case)["state"] == "linking"
    assert transfer_of(town, transfer_id, WERL)["reason_code"] == "no_capacity"


def test_who_takes_the_consent_back_before_the_day_stays(town: Town) -> None:
    case, _ = linked(town)
    post = Post(town, OWN)
    consent_id = consent_to_move(town, case["client_id"])
    transfer_id = offer(town, case)
    accept(town, transfer_id, cut_over_on=(town.now + timedelta(days=5)).date().isoformat())
    data = {"consent_id": consent_id, "client_id": case["client_id"]}
    town.hear("clients.consent_withdrawn", data)

    town.pass_time(to=town.now + timedelta(days=6))
    post.deliver()

    assert case_of(town, case)["state"] == "linking"
    found = transfer_of(town, transfer_id, WERL)
    assert (found["state"], found["reason_code"]) == ("aborted", "consent_withdrawn")


def test_a_case_that_ends_takes_its_offer_along(town: Town, post: Post) -> None:
    case = ready(town)
    transfer_id = offer(town, case)

    do(town, "close_case", case, reason_code="deceased")
    post.deliver()

    assert transfer_of(town, transfer_id, DISTRICT)["state"] == "aborted"


def test_the_new_owner_reopens_with_a_consent_of_its_own(town: Town) -> None:
    case = ready(town)
    move(town, case)
    do(town, "close_case", case, DISTRICT, reason_code="contact_lost")
    with pytest.raises(Refused, match="NO_BASE_CONSENT"):
        do(town, "reopen_case", case, DISTRICT, reason="Found again.")

    consent(town, case["client_id"], recipient=DISTRICT)
    do(town, "reopen_case", case, DISTRICT, reason="Found again.")

    assert case_of(town, case, DISTRICT)["state"] == "assessment"


def test_who_agreed_to_move_along_is_assessed_there(town: Town) -> None:
    case = admitted(town)
    consent_id = consent_to_move(town, case["client_id"])
    move(town, case)
    data = {"consent_id": consent_id, "client_id": case["client_id"]}

    town.hear("clients.consent_withdrawn", data)
    with pytest.raises(Refused, match="NO_BASE_CONSENT"):
        do(town, "start_assessment", case, DISTRICT)
    consent_to_move(town, case["client_id"])
    do(town, "start_assessment", case, DISTRICT)

    assert case_of(town, case, DISTRICT)["state"] == "assessment"


def test_only_the_owners_team_lead_says_who_manages_a_case(town: Town) -> None:
    case = ready(town)
    move(town, case)

    with pytest.raises(Refused, match="OWNERSHIP_MOVED"):
        do(town, "assign_manager", case, context={"actor": LEAD}, manager="t.lead")
    do(town, "assign_manager", case, DISTRICT, context={"actor": KI}, manager="k.arl")

    assert case_of(town, case, DISTRICT)["manager"] == "k.arl"
