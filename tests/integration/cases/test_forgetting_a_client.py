"""When a person's key is destroyed, no read model keeps what the log can no longer say."""

from uuid import UUID

from services.cases.projections import care_plans, case_files
from shared.keyring.memory import MemoryKeyring
from shared.testing.town import Town
from tests.integration.cases.office import WERL, case_of, linked, new_id

TABLES = ("case_file", "contact", "care_plan", "planned_measure")


def test_a_rebuild_after_the_erasure_gives_the_same_empty_places(
    town: Town, keys: MemoryKeyring
) -> None:
    (erased, _), (kept, _) = linked(town), linked(town)
    for case in (erased, kept):
        town.do(
            "record_contact",
            tenant=WERL,
            case_id=case["case_id"],
            contact_id=new_id(),
            channel="visit",
            note="Tea.",
        )
    keys.shred(UUID(erased["client_id"]))
    with town.execution.database.session(WERL) as db:
        case_files.forget(db, UUID(erased["client_id"]))
        care_plans.forget(db, UUID(erased["client_id"]))
    before = {table: sorted(map(str, town.rows(table, WERL))) for table in TABLES}

    town.rebuild()

    assert {table: sorted(map(str, town.rows(table, WERL))) for table in TABLES} == before
    assert case_of(town, erased)["contacts"][0]["note"] is None
    assert case_of(town, erased)["reason"] is None
    assert case_of(town, kept)["contacts"][0]["note"] == "Tea."
    history = town.find("history", tenant=WERL, case_id=erased["case_id"])
    assert history["events"][0]["event"]["reason"] == "[erased]"
