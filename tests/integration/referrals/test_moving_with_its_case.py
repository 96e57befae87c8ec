"""A case moves from Werl to Lippstadt, and each of its referrals finds its place."""

from datetime import timedelta
from uuid import UUID, uuid5

import pytest

from shared.testing.town import Plain, Refused, Town
from tests.integration.referrals.desk import (
    SCHOOL,
    SOEST,
    WERL,
    answer,
    arrive,
    as_agency,
    consent,
    deliver,
    make_competent,
    new_id,
    seen,
    withdraw,
)

LIPPSTADT = "05974028"
KITA = {"service": "kita", "recipient": "JA-KREIS", "data_classes": ["base"]}
ADVICE = {"service": "migration_advice", "recipient": "MBE", "data_classes": ["base"]}


def move(town: Town, case_id: str, epoch: int = 2, to: str = LIPPSTADT, of: str = WERL) -> None:
    town.set_clock(town.now + timedelta(hours=1))
    data = {
        "case_id": case_id,
        "from_tenant": of,
        "to_tenant": to,
        "municipality": to,
        "ownership_epoch": epoch,
    }
    town.hear("cases.case_transferred", data, WERL)


def look(town: Town, referral: Plain, tenant: str) -> Plain:
    return town.find("referral", tenant=tenant, referral_id=referral["referral_id"])


def test_whoever_is_competent_there_too_goes_on_for_the_new_owner(town: Town) -> None:
    referral = deliver(town)
    make_competent(town, "school_place", "KI-SE", municipality=LIPPSTADT)

    move(town, referral["case_id"])

    kept = look(town, referral, LIPPSTADT)
    assert (kept["state"], kept["owner"], kept["municipality"]) == (
        "delivered", LIPPSTADT, LIPPSTADT,
    )  # fmt: skip
    asked = {"referral_id": referral["referral_id"]}
    with pytest.raises(Refused, match="OWNERSHIP_MOVED") as refused:
        town.do("withdraw_referral", tenant=WERL, by="sender", **asked)
    assert refused.value.args[1] == {"owner": LIPPSTADT, "ownership_epoch": 2}
    with pytest.raises(Refused, match="NOT_FOUND"):
        town.do("withdraw_referral", tenant=SOEST, by="sender", **asked)
    answer(town, "request_information", referral, missing=["report"])
    town.do("provide_information", tenant=LIPPSTADT, **asked)
    assert look(town, referral, LIPPSTADT)["state"] == "acknowledged"
    assert town.find("referrals_of_case", tenant=LIPPSTADT, case_id=referral["case_id"])["total"]


def test_who_handed_over_keeps_what_was_known_until_then(town: Town) -> None:
    referral = deliver(town)
    make_competent(town, "school_place", "KI-SE", municipality=LIPPSTADT)
    move(town, referral["case_id"])
    town.set_clock(town.now + timedelta(days=1))
    answer(town, "accept_referral", referral)
    asked = {"referral_id": referral["referral_id"]}

    before = town.find("history", tenant=WERL, **asked)["events"]
    after = town.find("history", tenant=LIPPSTADT, **asked)["events"]

    assert "referrals.referral_accepted" not in {each["type"] for each in before}
    assert "referrals.referral_accepted" in {each["type"] for each in after}
    assert (
        before == town.find("history", tenant=WERL, **asked, as_of=town.now.isoformat())["events"]
    )
    left = look(town, referral, WERL)
    assert (left["owner"], "preview" in left) == (LIPPSTADT, False)


def test_where_another_is_competent_a_draft_waits_for_the_new_owner(town: Town) -> None:
    referral = deliver(town, **KITA)
    answer(town, "accept_referral", referral)
    answer(town, "open_package", referral, purpose="first_talk")
    make_competent(town, "kita", "JA-LP", municipality=LIPPSTADT)

    move(town, referral["case_id"])
    town.hear("referrals.referral_rerouted", {"referral_id": referral["referral_id"]}, WERL)

    ended = look(town, referral, LIPPSTADT)
    assert (ended["state"], ended["rerouted_to"], ended["recall_reason"]) == (
        "rerouted", "JA-LP", "moved",
    )  # fmt: skip
    child = {"referral_id": str(uuid5(UUID(referral["referral_id"]), "moved:2"))}
    draft = look(town, child, LIPPSTADT)
    assert (draft["state"], draft["recipient"], draft["municipality"], draft["service"]) == (
        "draft", "JA-LP", LIPPSTADT, "kita",
    )  # fmt: skip
    assert str(draft["parent_id"]) == referral["referral_id"]
    with pytest.raises(Refused, match="NOT_FOUND"):
        look(town, child, WERL)

    submission = {
        **SCHOOL, **KITA, **child, "recipient": "JA-LP", "municipality": LIPPSTADT,
        "case_id": referral["case_id"], "client_id": referral["client_id"],
    }  # fmt: skip
    with pytest.raises(Refused, match="CONSENT_DOES_NOT_COVER"):
        town.do(
            "submit_referral", tenant=LIPPSTADT, **submission, consent_id=referral["consent_id"]
        )
    given = consent(town, referral["client_id"], submission, tenant=LIPPSTADT)
    town.do("submit_referral", tenant=LIPPSTADT, **submission, consent_id=given)
    town.hear("referrals.referral_submitted", {**child, "supersedes": None}, LIPPSTADT)
    assert look(town, child, LIPPSTADT)["state"] == "delivered"


def test_the_late_answer_of_the_previous_authority_reaches_the_new_owner(town: Town) -> None:
    referral = deliver(town, **KITA)
    make_competent(town, "kita", "JA-LP", municipality=LIPPSTADT)
    move(town, referral["case_id"])

    answer(town, "reject_referral", referral, code="out_of_area", by="agency", text="Moved away.")

    shown = look(town, referral, LIPPSTADT)
    assert (shown["late_answer"], shown["late_answer_code"]) == ("rejected", "out_of_area")
    assert (shown["late_answer_text"], shown["from_previous_authority"]) == ("Moved away.", True)
    listed = town.find("worklist", tenant=LIPPSTADT, page_size=200)["items"]
    assert [each["kind"] for each in listed
            if str(each["referral_id"]) == referral["referral_id"]] == ["late_answer"]  # fmt: skip


def test_what_cannot_be_passed_on_is_replaced_and_what_nobody_does_there_taken_back(
    town: Town,
) -> None:
    asked = deliver(town, **KITA)
    answer(town, "request_information", asked, missing=["report"])
    nobody = deliver(town, **ADVICE, case_id=asked["case_id"], client_id=asked["client_id"])
    make_competent(town, "kita", "JA-LP", municipality=LIPPSTADT)

    move(town, asked["case_id"])
    for each in (asked, nobody):
        town.hear("referrals.referral_withdrawn", {"referral_id": each["referral_id"]}, WERL)

    assert look(town, asked, LIPPSTADT)["state"] == "withdrawn"
    assert look(town, nobody, LIPPSTADT)["state"] == "withdrawn"
    of_case = town.find("referrals_of_case", tenant=LIPPSTADT, case_id=asked["case_id"])["items"]
    assert sorted(each["state"] for each in of_case) == ["draft", "withdrawn", "withdrawn"]


def test_a_stale_owner_begins_nothing_new(town: Town) -> None:
    referral = deliver(town)
    move(town, referral["case_id"])
    about = {name: referral[name] for name in ("case_id", "client_id")}
    place = {name: SCHOOL[name] for name in ("municipality", "service", "recipient")}

    with pytest.raises(Refused, match="OWNERSHIP_MOVED"):
        town.do("draft_referral", tenant=WERL, referral_id=new_id(), **about, **place)
    town.do("draft_referral", tenant=LIPPSTADT, referral_id=new_id(), **about, **place)


def test_a_move_during_an_escalation_and_back_within_two_weeks(town: Town) -> None:
    referral = deliver(town)
    make_competent(town, "school_place", "KI-SE", municipality=LIPPSTADT)
    town.do("raise_escalation", tenant=WERL, referral_id=referral["referral_id"], level=3)

    move(town, referral["case_id"])
    assert look(town, referral, LIPPSTADT)["escalation"] == 3
    move(town, referral["case_id"], epoch=3, to=WERL, of=LIPPSTADT)
    move(town, referral["case_id"], epoch=2)

    assert (look(town, referral, WERL)["owner"], seen(town, referral)["state"]) == (
        WERL, "delivered",
    )  # fmt: skip


def test_a_consent_given_before_the_move_ends_for_whoever_owns_the_referral_now(
    town: Town,
) -> None:
    referral = deliver(town)
    make_competent(town, "school_place", "KI-SE", municipality=LIPPSTADT)
    move(town, referral["case_id"])

    withdraw(town, referral["client_id"], referral["consent_id"], tenant=LIPPSTADT)
    assert look(town, referral, LIPPSTADT)["state"] == "suspended"
    consent(town, referral["client_id"], referral, tenant=LIPPSTADT)

    assert look(town, referral, LIPPSTADT)["state"] == "delivered"


def test_one_is_split_into_several_that_belong_together(town: Town) -> None:
    referral = deliver(town)
    parts = [
        {"referral_id": new_id(), "service": "kita", "recipient": "JA-KREIS"},
        {"referral_id": new_id(), "service": "housing", "recipient": "WOH"},
    ]
    group = {"group_id": new_id(), "parts": parts}
    town.do("split_referral", tenant=WERL, referral_id=referral["referral_id"], **group)
    for _ in range(2):
        town.hear("referrals.referral_split", {"referral_id": referral["referral_id"]}, WERL)

    for part in parts:
        draft = look(town, part, WERL)
        assert (draft["state"], draft["service"], draft["recipient"]) == (
            "draft", part["service"], part["recipient"],
        )  # fmt: skip
        assert (str(draft["group_id"]), str(draft["parent_id"])) == (
            group["group_id"], referral["referral_id"],
        )  # fmt: skip


def test_who_was_passed_a_referral_by_the_agency_is_drafted_once(town: Town) -> None:
    referral, child = deliver(town), {"referral_id": new_id()}
    answer(
        town, "reroute_referral", referral, to="JA-KREIS", child_referral_id=child["referral_id"]
    )

    town.hear("referrals.referral_rerouted", {"referral_id": referral["referral_id"]}, WERL)

    assert look(town, child, WERL)["recipient"] == "JA-KREIS"
    with pytest.raises(Refused, match="NOT_FOUND"):
        town.find("referral", tenant="", context=as_agency("JA-KREIS"), **child)


def test_one_referral_takes_the_place_of_another(town: Town) -> None:
    first = deliver(town)
    again = {name: first[name] for name in ("case_id", "client_id", "consent_id")}
    second = {**SCHOOL, **again, "referral_id": new_id()}
    with pytest.raises(Refused, match="ALREADY_REFERRED"):
        town.do("submit_referral", tenant=WERL, **second)

    town.do("submit_referral", tenant=WERL, **second, supersedes=first["referral_id"])
    arrive(town, second, supersedes=first["referral_id"])

    assert (seen(town, first)["state"], seen(town, second)["state"]) == ("withdrawn", "delivered")
