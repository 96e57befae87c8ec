"""Where somebody is stays here; what is restricted is kept and not disclosed."""

import pytest

from shared.testing.town import Refused, Town
from tests.integration.clients.people import WERL, grant, household, register

CONTACT = {"purpose": "referral:school_place", "recipient": "KI-SE", "data_classes": ["contact"]}
COORDINATION = {"actor": {"user": "k", "role": "coordination", "institution": "KI"}}


def protect(town: Town, client_id: str) -> None:
    town.do("set_protected_location", tenant=WERL, client_id=client_id, basis="shelter")


def test_of_somebody_protected_only_a_contact_route_leaves(town: Town) -> None:
    client_id = register(town, address="Geheime Straße 1", phone="+49 171 1")
    grant(town, client_id, data_classes=["base", "contact"])
    protect(town, client_id)
    asked = {"tenant": WERL, "client_id": client_id, **CONTACT}

    contact = town.find("disclosure", **asked)["classes"]["contact"]

    assert set(contact) == {"through", "number"}
    assert contact["through"] == WERL
    assert client_id not in contact["number"]

    town.do("lift_protected_location", tenant=WERL, client_id=client_id, reason="moved")
    assert town.find("disclosure", **asked)["classes"]["contact"]["phone"] == "+49 171 1"


def test_the_other_adult_sees_neither_the_place_nor_the_person_at_home(town: Town) -> None:
    mother = register(town, birth_date="1990-04-01", address="Verborgene Gasse 9")
    father = register(town, birth_date="1988-01-01")
    home = household(town, [mother, father], [])
    protect(town, mother)

    def members(**changes: object) -> list[str]:
        found = town.find("household", tenant=WERL, household_id=home, **changes)["members"]
        return [each["client_id"] for each in found]

    assert members() == [mother, father]
    assert members(seen_by=father) == [father]
    assert members(seen_by=mother) == [mother, father]
    assert members(context=COORDINATION) == [father]
    shown = town.find("client", tenant=WERL, client_id=mother, context=COORDINATION)
    assert (shown["address"], shown["household_id"], shown["protected"]) == (None, None, True)
    assert town.find("client", tenant=WERL, client_id=mother)["household_id"] == home
    assert "Verborgene" not in str(
        town.find("clients", tenant=WERL, page_size=200, context=COORDINATION)
    )


def test_what_is_restricted_is_disclosed_for_the_protection_of_children_only(town: Town) -> None:
    client_id = register(town)
    grant(town, client_id, data_classes=["contact"])
    known = {"tenant": WERL, "client_id": client_id}
    town.do("restrict_processing", **known, ground="objection", reason="asked for")
    assert town.find("client", **known)["state"] == "restricted"

    with pytest.raises(Refused, match="PROCESSING_IS_RESTRICTED"):
        town.find("disclosure", **known, **CONTACT)
    with pytest.raises(Refused, match="PROCESSING_IS_RESTRICTED"):
        town.find("disclosure", **known, **CONTACT, context={"legal_basis": "public_task"})
    assert town.find("disclosure", **known, **CONTACT, context={"legal_basis": "child_protection"})

    town.do("unrestrict_processing", **known, reason="settled")
    assert town.find("disclosure", **known, **CONTACT)
    assert town.find("client", **known)["state"] == "active"


def test_a_record_comes_to_life_with_a_consent_and_rests_without(town: Town) -> None:
    client_id = register(town)
    state = lambda: town.find("client", tenant=WERL, client_id=client_id)["state"]  # noqa: E731
    assert state() == "registered"
    consent_id = grant(town, client_id)
    assert state() == "active"
    town.do("withdraw_consent", tenant=WERL, consent_id=consent_id)
    assert state() == "dormant"
