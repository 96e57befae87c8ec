"""When a person's key is destroyed, no read model keeps what the log can no longer say."""

from uuid import UUID

import pytest

from services.clients import service
from services.clients.projections.forgetting import forget
from shared.keyring.memory import MemoryKeyring
from shared.testing.town import Refused, Town
from tests.integration.clients.people import (
    SOEST,
    WERL,
    decide,
    file_entry,
    grant,
    household,
    later,
    register,
)

PERSONAL = {"given_name", "family_name", "birth_date", "phone", "address"}


def test_forgetting_leaves_an_empty_place(town: Town, keys: MemoryKeyring) -> None:
    client_id = register(town, address="Musterweg 1, Werl")
    keys.shred(UUID(client_id))

    with town.execution.database.session(WERL) as db:
        forget(db, UUID(client_id))

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
        forget(db, UUID(erased))
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
        forget(db, UUID(client_id))

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


def settled(town: Town) -> tuple[str, str]:
    """Open two records about which everything is known that can be."""
    mother = register(town, birth_date="1990-04-01", given_name="Mariam")
    child = register(town, given_name="Forgettable")
    home = household(town, [mother], [child])
    decide(town, home, child, [mother])
    for client_id, given_by in ((child, "guardian"), (mother, "self")):
        consent_id = grant(town, client_id, given_by=given_by, guardian_id=mother)
        town.do("narrow_consent", tenant=WERL, consent_id=consent_id, recipients=["KI-SE"])
        known = {"tenant": WERL, "client_id": client_id}
        names = {"given_name": "Forgettable", "family_name": "Too"}
        town.do("add_name_variant", **known, **names, script="Latn", source_document="passport")
        town.do("record_identifier", **known, kind="passport_number", value="P1")
        town.do("restrict_processing", **known, ground="objection", reason="asked for")
        file_entry(town, client_id, title="Forgettable letter")
    later(town)
    data = {
        "case_id": child, "client_ids": [child, mother], "to_tenant": SOEST, "ownership_epoch": 2
    }  # fmt: skip
    town.hear("cases.case_transferred", data, WERL)
    return mother, child


def all_rows(town: Town) -> dict[str, list[str]]:
    tables = [table for each in service.SERVICE.projections for table in each.tables]
    return {
        table: sorted(str(row) for tenant in (WERL, SOEST) for row in town.rows(table, tenant))
        for table in tables
    }


def test_every_table_forgets_and_a_rebuild_says_the_same(town: Town, keys: MemoryKeyring) -> None:
    mother, child = settled(town)
    assert "Forgettable" in str(all_rows(town))
    for client_id in (mother, child):
        keys.shred(UUID(client_id))
        with town.execution.database.session(WERL) as db:
            forget(db, UUID(client_id))
    forgotten = all_rows(town)
    assert "Forgettable" not in str(forgotten)

    town.rebuild()

    rebuilt = all_rows(town)
    for table, rows in forgotten.items():
        assert rebuilt[table] == rows, table
    assert town.find("consents", tenant=SOEST, client_id=child)["total"] == 1
