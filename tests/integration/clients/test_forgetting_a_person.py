"""When a person's key is destroyed, no read model keeps what the log can no longer say."""

from uuid import UUID

import pytest

from services.clients.projections import clients
from shared.keyring.memory import MemoryKeyring
from shared.testing.town import Refused, Town
from tests.integration.clients.people import SOEST, WERL, grant, register

PERSONAL = {"given_name", "family_name", "birth_date", "phone", "address"}


def test_forgetting_leaves_an_empty_place(town: Town, keys: MemoryKeyring) -> None:
    client_id = register(town, address="Musterweg 1, Werl")
    keys.shred(UUID(client_id))

    with town.execution.database.session(WERL) as db:
        clients.forget(db, UUID(client_id))

    found = town.find("client", tenant=WERL, client_id=client_id)
    assert {found[name] for name in PERSONAL} == {None}
    assert found["erased"] is True
    assert client_id not in {str(row["client_id"]) for row in town.rows("look_alike", WERL)}


def test_a_rebuild_after_the_erasure_gives_the_same_empty_place(
    town: Town, keys: MemoryKeyring
) -> None:
    erased = register(town, given_name="Erased", phone="+49 1")
    kept = register(town, SOEST, given_name="Kept")
    consent_id = grant(town, kept, SOEST)
    town.do("correct_client_data", tenant=WERL, client_id=erased, phone="+49 2", reason="typo")
    town.do("withdraw_consent", tenant=SOEST, consent_id=consent_id)
    keys.shred(UUID(erased))
    with town.execution.database.session(WERL) as db:
        clients.forget(db, UUID(erased))
    before = {
        table: [sorted(map(str, town.rows(table, tenant))) for tenant in (WERL, SOEST)]
        for table in ("client", "consent", "flagged_look_alike", "look_alike")
    }

    town.rebuild()

    for table, rows in before.items():
        assert [sorted(map(str, town.rows(table, tenant))) for tenant in (WERL, SOEST)] == rows
    assert town.find("client", tenant=WERL, client_id=erased)["erased"] is True
    assert town.find("client", tenant=SOEST, client_id=kept)["given_name"] == "Kept"
    with pytest.raises(Refused, match="CLIENT_ERASED"):
        town.do("correct_client_data", tenant=WERL, client_id=erased, phone="+49 3", reason="typo")


def test_of_an_erased_person_nothing_is_disclosed(town: Town, keys: MemoryKeyring) -> None:
    client_id = register(town)
    keys.shred(UUID(client_id))
    with town.execution.database.session(WERL) as db:
        clients.forget(db, UUID(client_id))

    with pytest.raises(Refused, match="CLIENT_ERASED"):
        town.find(
            "disclosure",
            tenant=WERL,
            context={"legal_basis": "public_task"},
            client_id=client_id,
            data_classes=["base"],
            purpose="referral:school_place",
            recipient="KI-SE",
        )
