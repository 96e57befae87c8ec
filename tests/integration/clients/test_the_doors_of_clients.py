"""Records are opened, corrected and shown to their own municipality only."""

import pytest

from shared.testing.town import Refused, Town
from tests.integration.clients.people import SOEST, WERL, grant, register

NOBODY = "01959f40-0000-7000-8000-00000000dead"


def test_a_registered_person_is_shown_to_the_own_municipality(town: Town) -> None:
    client_id = register(town, address="Musterweg 1, Werl", family_name="Sediqi")

    found = town.find("client", tenant=WERL, client_id=client_id)

    assert found["family_name"] == "Sediqi"
    assert found["birth_date"] == "2012-03-02"
    assert found["look_alikes"] == []
    assert (found["version"], found["erased"]) == (1, False)
    assert "tenant" not in found


def test_another_municipality_does_not_even_learn_that_there_is_somebody(town: Town) -> None:
    client_id = register(town)

    with pytest.raises(Refused, match="UNKNOWN_CLIENT"):
        town.find("client", tenant=SOEST, client_id=client_id)
    with pytest.raises(Refused, match="UNKNOWN_CLIENT"):
        town.do(
            "correct_client_data",
            tenant=SOEST,
            client_id=client_id,
            given_name="Somebody",
            reason="curious",
        )
    assert client_id not in str(town.find("clients", tenant=SOEST, page_size=200))


def test_what_is_corrected_is_shown_and_the_rest_stays(town: Town) -> None:
    client_id = register(town, address="Musterweg 1, Werl")

    town.do(
        "correct_client_data",
        tenant=WERL,
        client_id=client_id,
        given_name="Sahra",
        phone="",
        reason="document_seen",
    )

    found = town.find("client", tenant=WERL, client_id=client_id)
    assert (found["given_name"], found["phone"]) == ("Sahra", None)
    assert (found["address"], found["version"]) == ("Musterweg 1, Werl", 2)


def test_people_are_listed_by_name_and_page(town: Town) -> None:
    tenant = "05974044"
    for name in ("Cem", "Ana", "Bo"):
        register(town, tenant, given_name=name, family_name="Yilmaz")

    first = town.find("clients", tenant=tenant, page_size=2)
    second = town.find("clients", tenant=tenant, page=2, page_size=2)

    assert [each["given_name"] for each in first["items"]] == ["Ana", "Bo"]
    assert [each["given_name"] for each in second["items"]] == ["Cem"]
    assert (second["total"], second["page"], second["page_size"]) == (3, 2, 2)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"birth_date": "yesterday"}, "INVALID", "birth_date"),
        ({"birth_precision": "roughly"}, "INVALID", "birth_precision"),
        ({"shoe_size": 44}, "UNKNOWN_FIELDS", "shoe_size"),
    ],
)
def test_wrong_fields_are_named(town: Town, changes: dict, code: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        register(town, **changes)

    assert refused.value.args[0] == code
    assert field in refused.value.args[1]["fields"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"given_name": " "}, "NAME_IS_EMPTY"),
        ({"birth_date": "2044-01-01"}, "BIRTH_DATE_IN_FUTURE"),
    ],
)
def test_what_the_rules_refuse_has_a_code(town: Town, changes: dict, code: str) -> None:
    with pytest.raises(Refused, match=code):
        register(town, **changes)


def test_the_same_request_again_gets_the_first_answer(town: Town) -> None:
    command_id = "01959f40-0000-4000-8000-00000000beef"
    client_id = "01959f40-0000-7000-8000-00000000beef"
    asked = {
        "client_id": client_id,
        "given_name": "Navid",
        "family_name": "Rahmani",
        "birth_date": "2020-09-21",
        "birth_precision": "day",
        "language": "prs",
    }
    context = {"command_id": command_id, "fingerprint": "one"}

    first = town.do("register_client", tenant=WERL, context=context, **asked)
    again = town.do("register_client", tenant=WERL, context=context, **asked)

    assert again == {**first, "repeated": True}
    assert town.history(client_id, WERL) == ["clients.client_registered"]


def test_nobody_consents_who_is_not_registered_here(town: Town) -> None:
    client_id = register(town)

    with pytest.raises(Refused, match="UNKNOWN_CLIENT"):
        grant(town, NOBODY)
    with pytest.raises(Refused, match="UNKNOWN_CLIENT"):
        grant(town, client_id, SOEST)


def test_consents_are_listed_with_their_state_of_today(town: Town) -> None:
    client_id = register(town)
    grant(town, client_id, valid_from="2020-01-01", valid_until="2020-12-31")
    grant(town, client_id, valid_from="2999-01-01", valid_until="2999-12-31")
    taken_back = grant(town, client_id)
    town.do("withdraw_consent", tenant=WERL, consent_id=taken_back)

    found = town.find("consents", tenant=WERL, client_id=client_id)

    states = {each["valid_from"]: each["state"] for each in found["items"]}
    assert states == {"2020-01-01": "expired", "2999-01-01": "not_yet", "2025-01-01": "withdrawn"}
    assert found["total"] == 3
    assert "Karimi" not in str(found)


def test_withdrawing_twice_changes_nothing_the_second_time(town: Town) -> None:
    consent_id = grant(town, register(town))

    first = town.do("withdraw_consent", tenant=WERL, consent_id=consent_id)
    second = town.do("withdraw_consent", tenant=WERL, consent_id=consent_id)

    assert first["events"] == ("clients.consent_withdrawn",)
    assert second["events"] == ()
    assert second["version"] == first["version"] == 2


@pytest.mark.parametrize("door", ["client", "consents"])
def test_questions_about_nobody_are_refused(town: Town, door: str) -> None:
    with pytest.raises(Refused, match="UNKNOWN_CLIENT"):
        town.find(door, tenant=WERL, client_id=NOBODY)
