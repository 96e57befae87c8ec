"""A referral on its way from desk to desk, with a real database behind the doors."""

from datetime import timedelta

import pytest

from shared.testing.town import Refused, Town
from tests.integration.referrals.desk import (
    HEALTH,
    KREIS,
    SCHOOL,
    SOEST,
    WERL,
    answer,
    as_agency,
    consent,
    deliver,
    make_competent,
    new_id,
    seen,
    submit,
)


def test_a_referral_goes_all_the_way(town: Town) -> None:
    referral = deliver(town)
    answer(town, "acknowledge_referral", referral)
    answer(town, "accept_referral", referral)
    answer(town, "schedule_appointment", referral, on="2025-03-31")
    answer(town, "start_service", referral)
    answer(town, "complete_service", referral, outcome="achieved")
    town.do("confirm_outcome", tenant=WERL, referral_id=referral["referral_id"])

    found = seen(town, referral)
    assert (found["state"], found["waiting_on"]) == ("closed", "nobody")
    assert (found["outcome"], str(found["appointment_on"])) == ("achieved", "2025-03-31")
    assert (found["due_on"], found["deadline"]) == (None, None)
    assert found["version"] == len(town.history(referral["referral_id"], WERL))


def test_before_acceptance_the_recipient_cannot_tell_who_it_is(town: Town) -> None:
    referral = deliver(town)

    found = seen(town, referral, agency="KI-SE")

    assert found["preview"] == {**SCHOOL["preview"], "needed_by": None, "document_types": []}
    assert (found["state"], found["service"]) == ("delivered", "school_place")
    told = str(found)
    for secret in ("client_id", "case_id", "consent_id"):
        assert referral[secret] not in told
    assert "education" not in told


def test_after_acceptance_the_recipient_learns_whom_to_ask_about(town: Town) -> None:
    referral = deliver(town)
    answer(town, "accept_referral", referral)

    found = seen(town, referral, agency="KI-SE")

    assert str(found["client_id"]) == referral["client_id"]
    assert found["data_classes"] == ["base", "education"]
    assert (found["tenant"], found["legal_basis"]) == (WERL, "consent")


def test_the_package_is_opened_after_acceptance_only(town: Town) -> None:
    referral = deliver(town)
    with pytest.raises(Refused, match="ILLEGAL_TRANSITION"):
        answer(town, "open_package", referral, purpose="first_talk")
    answer(town, "accept_referral", referral)

    opened = answer(town, "open_package", referral, purpose="first_talk")

    assert opened["events"] == ("referrals.disclosure_package_opened",)
    assert seen(town, referral)["package_opened_at"] is not None


@pytest.mark.parametrize("door", ["acknowledge_referral", "accept_referral"])
def test_for_another_agency_the_referral_does_not_exist(town: Town, door: str) -> None:
    referral = deliver(town)

    with pytest.raises(Refused, match="NOT_FOUND"):
        answer(town, door, referral, agency="ABH-KREIS")
    with pytest.raises(Refused, match="NOT_FOUND"):
        seen(town, referral, agency="ABH-KREIS")


def test_an_agency_cannot_borrow_the_name_of_another(town: Town) -> None:
    referral = deliver(town)

    with pytest.raises(Refused, match="NOT_YOUR_REFERRAL"):
        town.do(
            "accept_referral",
            tenant="",
            context=as_agency("KI-SE"),
            referral_id=referral["referral_id"],
            agency="JC",
        )


def test_for_another_municipality_the_referral_does_not_exist(town: Town) -> None:
    referral = deliver(town)

    with pytest.raises(Refused, match="NOT_FOUND"):
        town.find("referral", tenant=SOEST, referral_id=referral["referral_id"])
    with pytest.raises(Refused, match="NOT_FOUND"):
        town.do("withdraw_referral", tenant=SOEST, referral_id=referral["referral_id"], by="sender")
    found = town.find("referrals_of_case", tenant=SOEST, case_id=referral["case_id"])
    assert found == {"items": [], "total": 0}


def test_a_draft_is_addressed_to_nobody(town: Town) -> None:
    draft = {"referral_id": new_id(), "case_id": new_id(), "client_id": new_id()}
    place = {"municipality": WERL, "service": "school_place", "recipient": "KI-SE"}
    town.do("draft_referral", tenant=WERL, **draft, **place)

    with pytest.raises(Refused, match="NOT_FOUND"):
        seen(town, draft, agency="KI-SE")
    assert seen(town, draft)["state"] == "draft"

    submit(town, **draft)
    assert seen(town, draft, agency="KI-SE")["state"] == "submitted"


def test_the_inbox_shows_what_is_addressed_to_the_agency_newest_first(town: Town) -> None:
    here = {"recipient": "VHS", "service": "integration_course", "data_classes": ["base"]}
    sent = [deliver(town, **here)["referral_id"] for _ in range(3)]

    first = town.find("inbox", tenant="", context=as_agency("VHS"), page_size=2)
    second = town.find("inbox", tenant="", context=as_agency("VHS"), page=2, page_size=2)

    shown = [str(each["referral_id"]) for each in first["items"] + second["items"]]
    assert sorted(shown) == sorted(sent)
    assert (len(first["items"]), len(second["items"]), second["total"]) == (2, 1, 3)
    assert town.find("inbox", tenant="", context=as_agency("SB"))["total"] == 0


def test_the_sender_sees_all_referrals_of_a_case(town: Town) -> None:
    first = deliver(town)
    second = submit(town, HEALTH, case_id=first["case_id"], client_id=first["client_id"])

    found = town.find("referrals_of_case", tenant=WERL, case_id=first["case_id"])

    shown = {str(each["referral_id"]): each["service"] for each in found["items"]}
    assert shown == {first["referral_id"]: "school_place", second["referral_id"]: "health"}


def test_the_coordination_sees_what_was_escalated_and_no_client(town: Town) -> None:
    referral = deliver(town, HEALTH)
    coordination = {"actor": {"user": "k.i", "role": "coordination", "institution": "KI"}}
    asked = {"tenant": KREIS, "context": coordination, "referral_id": referral["referral_id"]}
    with pytest.raises(Refused, match="NOT_FOUND"):
        town.find("referral", **asked)

    town.do("raise_escalation", **asked, level=1)

    found = town.find("referral", **asked)
    assert (found["service"], found["recipient"], found["escalation"]) == ("protected", "GA", 1)
    for secret in ("client_id", "case_id", "consent_id"):
        assert referral[secret] not in str(found)
    listed = town.find("escalations", tenant=KREIS, context=coordination, page_size=200)
    assert referral["referral_id"] in {str(each["referral_id"]) for each in listed["items"]}


def test_the_sender_may_turn_to_the_coordination_and_no_other_municipality(town: Town) -> None:
    referral = deliver(town)
    asked = {"referral_id": referral["referral_id"], "level": 3}
    with pytest.raises(Refused, match="NOT_FOUND"):
        town.do("raise_escalation", tenant=SOEST, **asked)

    town.do("raise_escalation", tenant=WERL, **asked)

    assert seen(town, referral)["escalation"] == 3


def test_nothing_clear_in_the_log_names_a_sensitive_service(town: Town) -> None:
    referral = deliver(town, HEALTH)
    answer(town, "accept_referral", referral)
    answer(town, "open_package", referral, purpose="first_talk")

    with town.execution.database.session(WERL) as db:
        stream = (referral["referral_id"],)
        rows = db.all("SELECT type, data FROM event WHERE stream_id = %s", stream)

    assert len(rows) == 7
    for row in rows:
        assert "health" not in str(row["data"]), row["type"]


def test_an_agency_that_is_not_competent_any_more_is_not_asked(town: Town) -> None:
    make_competent(town, "kita", "JA-KREIS")
    ending = {"service": "kita", "municipality": WERL, "agency": "JA-KREIS"}
    ending |= {"valid_from": "2020-01-01", "ends_on": "2024-12-31"}
    town.hear("agencies.jurisdiction_ended", ending, KREIS)
    asked = {**SCHOOL, "service": "kita", "recipient": "JA-KREIS", "data_classes": ["base"]}
    ids = {"referral_id": new_id(), "case_id": new_id(), "client_id": new_id()}
    ids["consent_id"] = consent(town, ids["client_id"], asked)

    with pytest.raises(Refused, match="NOT_COMPETENT"):
        town.do("submit_referral", tenant=WERL, **asked, **ids)


def test_what_the_door_looks_up_cannot_be_brought_along(town: Town) -> None:
    ids = {"referral_id": new_id(), "case_id": new_id(), "client_id": new_id()}

    with pytest.raises(Refused, match="NOT_COMPETENT"):
        town.do(
            "submit_referral",
            tenant=WERL,
            **{**SCHOOL, "service": "housing", "data_classes": ["base"]},
            **ids,
            competent=["KI-SE"],
        )


def test_history_is_shown_as_it_was_known(town: Town) -> None:
    referral = deliver(town)
    before = town.now.isoformat()
    town.pass_time(to=town.now + timedelta(minutes=1))
    answer(town, "accept_referral", referral)
    asked = {"tenant": WERL, "referral_id": referral["referral_id"]}

    now, then = town.find("history", **asked), town.find("history", **asked, as_of=before)

    states = [each["state"]["state"] for each in now["events"]]
    assert [*dict.fromkeys(states)] == ["submitted", "delivered", "accepted"]
    assert now["events"][: len(then["events"])] == then["events"]
    assert then["events"][-1]["state"]["state"] == "delivered"
    assert now["events"][0]["event"]["service"] == "school_place"
    assert now["events"][-1]["actor"]["institution"] == "KI-SE"


@pytest.mark.parametrize("role", ["agency_lead", "auditor"])
def test_others_replay_the_steps_without_the_content(town: Town, role: str) -> None:
    referral = deliver(town)
    actor = {"user": "x", "role": role, "institution": "KI-SE"}
    tenant = WERL if role == "auditor" else ""

    found = town.find(
        "history",
        tenant=tenant,
        context={"institution": "KI-SE", "actor": actor},
        referral_id=referral["referral_id"],
    )

    first = found["events"][0]["event"]
    assert (first["recipient"], first["service_shown"]) == ("KI-SE", "school_place")
    assert first.keys().isdisjoint({"service", "preview", "data_classes"})
