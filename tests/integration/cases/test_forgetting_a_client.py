"""When a person's key is destroyed, no read model keeps what the log can no longer say."""

from datetime import timedelta
from uuid import UUID

from services.cases.projections import care_plans, case_files, transfers
from shared.keyring.memory import MemoryKeyring
from shared.testing.town import Plain, Town
from tests.integration.cases.moves import move
from tests.integration.cases.office import (
    DISTRICT,
    WERL,
    case_of,
    consent_to_move,
    do,
    evaluated,
    linked,
    new_id,
)

TABLES = [
    *case_files.PROJECTION.tables, *care_plans.PROJECTION.tables, *transfers.PROJECTION.tables,
]  # fmt: skip
SECRETS = (
    "Four offices", "attends_school", "P-7", "Tea.", "Zahra reads", "Six needs", "A2", "F-12",
    "Driving licence", "Came back", "She needs", "Alone by bus",
)  # fmt: skip


def write_down_everything(town: Town, case: Plain) -> None:
    entries = {
        "record_contact": {"contact_id": new_id(), "channel": "visit", "note": "Tea."},
        "record_assessment_result": {
            "result_id": new_id(), "kind": "language_test", "result": "A2",
        },
        "file_document": {
            "document_id": new_id(), "kind": "report", "title": "School", "reference": "F-12",
        },
        "record_self_reliance": {
            "part_id": new_id(), "area": "mobility", "note": "Alone by bus.",
        },
    }  # fmt: skip
    for door, said in entries.items():
        do(town, door, case, **said)


def everything(town: Town) -> str:
    return str({table: sorted(map(str, town.rows(table, WERL))) for table in TABLES})


def ended(town: Town) -> Plain:
    """Have somebody evaluated, released, asked again, and taken up again."""
    case, _, referral_id = evaluated(town)
    do(town, "release_client", case, copes_alone=True, handed_over=[referral_id])
    do(town, "record_follow_up", case, result="needs_help_again", note="She needs help.")
    do(town, "reopen_case", case, reason="Came back.")
    return case


def test_what_is_laid_aside_has_the_columns_of_what_is_live(town: Town) -> None:
    with town.execution.database.session(WERL) as db:
        live, aside = (
            db.rows(
                "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
                " ORDER BY attnum",
                (table,),
            )
            for table in ("case_file", "former_case_file")
        )
    assert live == aside


def test_a_rebuild_after_the_erasure_gives_the_same_empty_places(
    town: Town, keys: MemoryKeyring
) -> None:
    (moved, _), (kept, _), back = linked(town), linked(town), ended(town)
    for case in (moved, kept, back):
        write_down_everything(town, case)
    consent_to_move(town, moved["client_id"])
    move(town, moved, summary="Six needs, four goals.")
    assert set(SECRETS) - {"Driving licence"} <= {
        secret for secret in SECRETS if secret in everything(town)
    }
    for case in (moved, kept, back):
        keys.shred(UUID(case["client_id"]))
        with town.execution.database.session(WERL) as db:
            for projection in (case_files, care_plans, transfers):
                projection.forget(db, UUID(case["client_id"]))
    before = everything(town)

    town.rebuild()

    assert everything(town) == before
    of_these = [row for table in TABLES for row in town.rows(table, WERL)]
    erased = {case["case_id"] for case in (moved, kept, back)}
    told = str([row for row in of_these if str(row.get("case_id")) in erased])
    assert [secret for secret in SECRETS if secret in told] == []
    assert case_of(town, kept)["contacts"][0]["note"] is None
    assert case_of(town, kept)["results"][0].get("result") is None
    assert case_of(town, moved, DISTRICT)["reason"] is None
    town.set_clock(town.now + timedelta(hours=1))
    history = town.find("history", tenant=WERL, case_id=kept["case_id"])
    assert history["events"][0]["event"]["reason"] == "[erased]"
