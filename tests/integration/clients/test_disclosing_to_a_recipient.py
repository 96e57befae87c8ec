"""A recipient gets the consented fields while the consent is in force, and nothing else."""

from datetime import timedelta

import pytest

from shared.testing.town import BEGINNING, Refused, Town
from tests.integration.clients.people import SOEST, WERL, grant, register

TODAY = BEGINNING.date()
IN_FORCE = {
    "valid_from": str(TODAY - timedelta(days=2)),
    "valid_until": str(TODAY + timedelta(days=30)),
}
SCHOOL = {"purpose": "referral:school_place", "recipient": "KI-SE", "data_classes": ["base"]}


def test_only_the_consented_class_leaves_the_house(town: Town) -> None:
    client_id = register(town, family_name="Rahmani")
    consent_id = grant(town, client_id, **IN_FORCE)

    found = town.find("disclosure", tenant=WERL, client_id=client_id, **SCHOOL)

    assert found == {
        "client_id": client_id,
        "consent_id": consent_id,
        "legal_basis": "consent",
        "valid_until": IN_FORCE["valid_until"],
        "classes": {
            "base": {
                "given_name": "Zahra",
                "family_name": "Rahmani",
                "birth_date": "2012-03-02",
                "birth_precision": "day",
                "language": "prs",
            }
        },
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"data_classes": ["base", "contact"]},
        {"recipient": "JC"},
        {"purpose": "referral:jobcenter_transfer"},
        {"purpose": "case_management"},
    ],
)
def test_what_the_consent_does_not_name_is_refused(town: Town, changes: dict) -> None:
    client_id = register(town)
    grant(town, client_id, **IN_FORCE)

    with pytest.raises(Refused, match="CONSENT_DOES_NOT_COVER"):
        town.find("disclosure", tenant=WERL, client_id=client_id, **{**SCHOOL, **changes})


def test_after_the_withdrawal_nothing_is_disclosed(town: Town) -> None:
    client_id = register(town)
    consent_id = grant(town, client_id, **IN_FORCE)
    town.do("withdraw_consent", tenant=WERL, consent_id=consent_id)

    with pytest.raises(Refused, match="CONSENT_DOES_NOT_COVER"):
        town.find("disclosure", tenant=WERL, client_id=client_id, **SCHOOL)


def test_after_its_last_day_a_consent_covers_nothing(town: Town) -> None:
    client_id = register(town)
    grant(town, client_id, valid_from="2025-01-01", valid_until="2025-01-31")

    with pytest.raises(Refused, match="CONSENT_DOES_NOT_COVER"):
        town.find("disclosure", tenant=WERL, client_id=client_id, **SCHOOL)


def test_another_consent_for_the_same_purpose_is_found(town: Town) -> None:
    client_id = register(town)
    grant(town, client_id, valid_from="2025-01-01", valid_until="2025-01-31")
    in_force = grant(town, client_id, **IN_FORCE)
    grant(town, client_id, **{**IN_FORCE, "recipients": ["GA"]})

    found = town.find("disclosure", tenant=WERL, client_id=client_id, **SCHOOL)

    assert found["consent_id"] == in_force


def test_what_rests_on_the_law_needs_no_consent(town: Town) -> None:
    client_id = register(town)
    context = {"legal_basis": "child_protection"}

    found = town.find("disclosure", tenant=WERL, client_id=client_id, context=context, **SCHOOL)

    assert (found["legal_basis"], found["consent_id"]) == ("child_protection", None)
    assert list(found["classes"]) == ["base"]


def test_an_unknown_basis_is_none(town: Town) -> None:
    context = {"legal_basis": "curiosity"}

    with pytest.raises(Refused, match="CONSENT_DOES_NOT_COVER"):
        town.find("disclosure", tenant=WERL, client_id=register(town), context=context, **SCHOOL)


def test_another_municipality_discloses_nothing_of_ours(town: Town) -> None:
    client_id = register(town)
    grant(town, client_id, **IN_FORCE)

    with pytest.raises(Refused, match="UNKNOWN_CLIENT"):
        town.find("disclosure", tenant=SOEST, client_id=client_id, **SCHOOL)


def test_a_class_that_does_not_exist_is_named(town: Town) -> None:
    asked = {**SCHOOL, "data_classes": ["base", "shoes"]}

    with pytest.raises(Refused, match="UNKNOWN_DATA_CLASS"):
        town.find("disclosure", tenant=WERL, client_id=register(town), **asked)
