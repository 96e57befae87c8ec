"""A consent is told as marks, becomes smaller, is announced to end, and ends."""

from datetime import UTC, datetime

import pytest

from shared.keyring.marks import mark
from shared.testing.town import Refused, Town
from tests.integration.clients.people import (
    SOEST,
    WERL,
    decide,
    due,
    grant,
    household,
    register,
)

SCHOOL = {"purpose": "referral:school_place", "recipient": "KI-SE"}


def told(town: Town, consent_id: str) -> list[dict]:
    """Return what others can read of a consent."""
    with town.execution.log_database.session() as db:
        rows = db.all(
            "SELECT type, data FROM event WHERE stream_id = %s ORDER BY version", (consent_id,)
        )
    return rows


def test_others_learn_marks_and_nothing_of_what_was_said(town: Town) -> None:
    client_id = register(town)
    consent_id = grant(town, client_id, data_classes=["base", "contact"])
    expected = {
        mark("consent", client_id, "KI-SE", "referral:school_place", each)
        for each in ("base", "contact")
    }

    [granted] = told(town, consent_id)

    assert set(granted["data"]) == {
        "consent_id", "client_id", "marks", "valid_from", "valid_until"
    }  # fmt: skip
    assert set(granted["data"]["marks"]) == expected


def test_for_case_management_the_own_municipality_is_the_recipient(town: Town) -> None:
    client_id = register(town)
    consent_id = grant(town, client_id, purpose="case_management", recipients=[])

    [granted] = told(town, consent_id)

    assert granted["data"]["marks"] == [mark("consent", client_id, WERL, "case_management", "base")]


def test_what_is_taken_back_in_part_is_not_disclosed_any_more(town: Town) -> None:
    client_id = register(town)
    consent_id = grant(town, client_id, data_classes=["base", "contact"])
    asked = {"tenant": WERL, "client_id": client_id, **SCHOOL}
    assert town.find("disclosure", **asked, data_classes=["base", "contact"])

    town.do("narrow_consent", tenant=WERL, consent_id=consent_id, data_classes=["base"])

    assert town.find("disclosure", **asked, data_classes=["base"])["consent_id"] == consent_id
    with pytest.raises(Refused, match="CONSENT_DOES_NOT_COVER"):
        town.find("disclosure", **asked, data_classes=["contact"])
    marks = [each["data"]["marks"] for each in told(town, consent_id)]
    assert set(marks[1]) < set(marks[0])
    [shown] = town.find("consents", tenant=WERL, client_id=client_id)["items"]
    assert (shown["state"], shown["data_classes"]) == ("active", ["base"])


def test_a_refusal_is_remembered(town: Town) -> None:
    client_id = register(town)
    town.do(
        "refuse_consent",
        tenant=WERL,
        consent_id="01959f40-0000-7000-8000-0000000000f1",
        client_id=client_id,
        purpose="referral:jobcenter_transfer",
        recipients=["JC"],
        data_classes=["base"],
        text_version="2025-01",
        language="prs",
    )

    [shown] = town.find("consents", tenant=WERL, client_id=client_id)["items"]
    assert (shown["state"], shown["purpose"]) == ("refused", "referral:jobcenter_transfer")


def test_the_end_is_announced_and_comes_by_itself(town: Town) -> None:
    town.set_clock(datetime(2025, 3, 3, 9, 30, tzinfo=UTC))
    client_id = register(town)
    consent_id = grant(town, client_id, valid_from="2025-03-03", valid_until="2025-06-30")

    town.pass_time(to=datetime(2025, 5, 31, 8, 0, tzinfo=UTC))
    assert due(town, client_id=client_id, due_on="2025-06-30") == ["consent_expiring"]
    town.pass_time(to=datetime(2025, 7, 1, 8, 0, tzinfo=UTC))

    assert [each["type"].partition(".")[2] for each in told(town, consent_id)] == [
        "consent_granted", "consent_expiry_approaching", "consent_expired",
    ]  # fmt: skip
    assert due(town, client_id=client_id) == []
    [shown] = town.find("consents", tenant=WERL, client_id=client_id)["items"]
    assert shown["state"] == "expired"


def test_with_eighteen_the_client_is_asked_and_says_yes(town: Town) -> None:
    town.set_clock(datetime(2025, 3, 3, 9, 30, tzinfo=UTC))
    mother = register(town, birth_date="1990-04-01", given_name="Mariam")
    child = register(town, birth_date="2007-06-10")
    household(town, [mother], [child])
    consent_id = grant(
        town, child, given_by="guardian", guardian_id=mother, insight=None,
        valid_from="2025-03-03", valid_until="2025-12-31",
    )  # fmt: skip

    town.pass_time(to=datetime(2025, 6, 10, 8, 0, tzinfo=UTC))
    assert due(town, client_id=child) == ["consent_reconfirmation"]
    with pytest.raises(Refused, match="NOT_A_MINOR"):
        town.do(
            "reconfirm_consent", tenant=WERL, consent_id=consent_id, given_by="guardian",
            guardian_id=mother,
        )  # fmt: skip
    town.do("reconfirm_consent", tenant=WERL, consent_id=consent_id, given_by="self")

    assert due(town, client_id=child) == []
    [shown] = town.find("consents", tenant=WERL, client_id=child)["items"]
    assert (shown["state"], shown["given_by"]) == ("active", "self")


def test_who_no_longer_decides_for_a_child_has_no_say(town: Town) -> None:
    town.set_clock(datetime(2025, 3, 3, 9, 30, tzinfo=UTC))
    mother = register(town, birth_date="1990-04-01", given_name="Mariam")
    father = register(town, birth_date="1988-01-01", given_name="Yusuf")
    child = register(town)
    home = household(town, [mother, father], [child])
    by_father = {"given_by": "guardian", "guardian_id": father, "insight": None}
    grant(town, child, **by_father)
    by_mother = grant(town, child, **by_father | {"guardian_id": mother})

    decide(town, home, child, [mother])
    town.hear("clients.custody_set", {"household_id": home, "client_id": child}, WERL)

    assert due(town, client_id=child) == ["consent_reconfirmation"]
    with pytest.raises(Refused, match="NOT_THEIR_GUARDIAN"):
        grant(town, child, **by_father)
    shown = town.find("consents", tenant=WERL, client_id=child)["items"]
    asked_again = [each["consent_id"] for each in shown if each["reconfirmation_since"]]
    assert asked_again and by_mother not in asked_again


def test_with_the_case_ends_what_was_allowed_for_it(town: Town) -> None:
    client_id = register(town)
    grant(town, client_id, purpose="case_management", recipients=[])
    grant(town, client_id)

    town.hear("cases.case_closed", {"case_id": client_id, "client_id": client_id}, WERL)

    shown = town.find("consents", tenant=WERL, client_id=client_id)["items"]
    assert {each["purpose"]: each["state"] for each in shown} == {
        "case_management": "expired", "referral:school_place": "active",
    }  # fmt: skip


def test_nobody_of_another_municipality_touches_a_consent(town: Town) -> None:
    consent_id = grant(town, register(town))

    for name in ("narrow_consent", "withdraw_consent"):
        with pytest.raises(Refused, match="NOT_FOUND"):
            town.do(name, tenant=SOEST, consent_id=consent_id)
