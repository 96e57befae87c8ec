"""When a person moves the new municipality is in charge; the old one keeps what it knew."""

import pytest

from shared.testing.town import Refused, Town
from tests.integration.clients.people import (
    SOEST,
    WERL,
    file_entry,
    grant,
    household,
    later,
    register,
)


def hand_over(town: Town, *client_ids: str, to: str = SOEST, epoch: int = 2) -> None:
    data = {
        "case_id": client_ids[0], "client_id": client_ids[0], "client_ids": client_ids,
        "from_tenant": WERL, "to_tenant": to, "municipality": to, "ownership_epoch": epoch,
    }  # fmt: skip
    later(town)
    town.hear("cases.case_transferred", data, WERL, version=epoch)
    later(town)


def correct(town: Town, client_id: str, tenant: str, **changes: str) -> None:
    town.do("correct_client_data", tenant=tenant, client_id=client_id, reason="document", **changes)


def test_the_new_owner_works_on_the_same_record(town: Town) -> None:
    client_id = register(town)
    old = grant(town, client_id)
    hand_over(town, client_id)

    correct(town, client_id, SOEST, given_name="Sahra")
    new = grant(town, client_id, SOEST, purpose="case_management", recipients=[])
    entry_id = file_entry(town, client_id, SOEST)

    found = town.find("client", tenant=SOEST, client_id=client_id)
    assert (found["given_name"], found["owner"]) == ("Sahra", SOEST)
    shown = town.find("consents", tenant=SOEST, client_id=client_id)["items"]
    assert {each["consent_id"]: each["recipients"] for each in shown} == {
        old: ["KI-SE"], new: [SOEST],
    }  # fmt: skip
    assert town.find("entry", tenant=SOEST, entry_id=entry_id)["content"]
    assert client_id in str(town.find("clients", tenant=SOEST, page_size=200))


def test_the_old_owner_is_refused_and_reads_what_it_knew(town: Town) -> None:
    client_id = register(town)
    consent_id = grant(town, client_id)
    before = file_entry(town, client_id)
    hand_over(town, client_id)
    correct(town, client_id, SOEST, given_name="Sahra")
    grant(town, client_id, SOEST)
    after = file_entry(town, client_id, SOEST)

    with pytest.raises(Refused, match="OWNERSHIP_MOVED") as refused:
        correct(town, client_id, WERL, given_name="Zara")
    assert refused.value.args[1] == {"owner": SOEST, "ownership_epoch": 2}
    for name in ("narrow_consent", "reconfirm_consent"):
        with pytest.raises(Refused, match="OWNERSHIP_MOVED"):
            town.do(name, tenant=WERL, consent_id=consent_id, **(
                {"given_by": "self"} if name == "reconfirm_consent" else {}
            ))  # fmt: skip

    assert town.find("client", tenant=WERL, client_id=client_id)["given_name"] == "Zahra"
    assert town.find("consents", tenant=WERL, client_id=client_id)["total"] == 1
    assert town.find("entries", tenant=WERL, client_id=client_id)["total"] == 1
    assert town.find("entry", tenant=WERL, entry_id=before)["content"]
    with pytest.raises(Refused, match="NOT_FOUND"):
        town.find("entry", tenant=WERL, entry_id=after)
    assert "Sahra" not in str(town.find("history", tenant=WERL, client_id=client_id))
    assert client_id not in str(town.find("clients", tenant=WERL, page_size=200))


def test_a_client_can_take_a_consent_back_in_either_town(town: Town) -> None:
    client_id = register(town)
    consent_id = grant(town, client_id)
    hand_over(town, client_id)

    town.do("withdraw_consent", tenant=WERL, consent_id=consent_id)

    [shown] = town.find("consents", tenant=SOEST, client_id=client_id)["items"]
    assert shown["state"] == "withdrawn"


def test_a_family_moves_together_and_comes_back(town: Town) -> None:
    mother = register(town, birth_date="1990-04-01", given_name="Mariam")
    child = register(town)
    home = household(town, [mother], [child])
    hand_over(town, mother, child)
    assert len(town.find("household", tenant=SOEST, household_id=home)["members"]) == 2

    hand_over(town, mother, child, to=WERL, epoch=3)

    correct(town, child, WERL, given_name="Zara")
    found = town.find("client", tenant=WERL, client_id=child)
    assert (found["given_name"], found["ownership_epoch"]) == ("Zara", 3)
    with pytest.raises(Refused, match="UNKNOWN_CLIENT"):
        town.find("client", tenant=SOEST, client_id=child)


def test_who_is_kept_elsewhere_is_left_alone(town: Town) -> None:
    stranger = register(town, SOEST)
    hand_over(town, stranger)

    assert town.find("client", tenant=SOEST, client_id=stranger)["ownership_epoch"] == 1
