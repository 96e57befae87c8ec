from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from services.audit.ledger.checkpoints import Checkpoint
from services.audit.ledger.directories import verify_directory
from services.audit.ledger.findings import Findings
from services.audit.ledger.policies import parse
from services.audit.projections import checkpoints, exporting, trees
from services.audit.projections.checkpoints import LedgerContradicted, sign_ledger
from shared.database import Database
from shared.testing.town import Town
from tests.integration.audit.ledger import Ledger, Teller


@pytest.fixture
def ledger(signing_ledger: Ledger) -> Ledger:
    return signing_ledger


@contextmanager
def as_administrator(town: Town, postgres: str) -> Iterator[Database]:
    """Work with all rights, as somebody does who has taken over the database."""
    server = Database(postgres, name=town.settings.database_name, search_path="audit", size=1)
    try:
        yield server
    finally:
        server.close()


def exported(ledger: Ledger, folder: Path) -> Findings:
    with ledger.town.execution.log_database.session() as db:
        exporting.export(db, folder, lambda done, total: None)
        key = checkpoints.public_key("wegakte.example/ledger")
    return verify_directory(folder, parse(f"log {key}\nquorum none\n"))


def test_the_ledger_signs_what_is_there_and_nothing_twice(ledger: Ledger) -> None:
    ledger.hear(Teller().tell_many(5))
    sign_ledger(ledger.town.execution)
    sign_ledger(ledger.town.execution)
    ledger.hear(Teller().tell_many(2))
    sign_ledger(ledger.town.execution)

    rows = ledger.rows("SELECT size, note FROM checkpoint ORDER BY size")

    assert [row["size"] for row in rows] == [5, 7]
    assert Checkpoint.parse(rows[1]["note"].rpartition("\n\n")[0] + "\n").size == 7


def test_without_entries_there_is_nothing_to_sign(ledger: Ledger) -> None:
    sign_ledger(ledger.town.execution)

    assert ledger.rows("SELECT 1 FROM checkpoint") == []


def test_what_is_handed_out_is_found_in_order(ledger: Ledger, tmp_path: Path) -> None:
    ledger.hear(Teller().tell_many(300))
    sign_ledger(ledger.town.execution)

    assert exported(ledger, tmp_path).as_json()["entries"] == 300
    assert exported(ledger, tmp_path).status == 0


def test_a_second_export_goes_on_from_the_first(ledger: Ledger, tmp_path: Path) -> None:
    teller = Teller()
    ledger.hear(teller.tell_many(300))
    sign_ledger(ledger.town.execution)
    exported(ledger, tmp_path)
    ledger.hear(teller.tell_many(300))
    sign_ledger(ledger.town.execution)

    findings = exported(ledger, tmp_path)

    assert (findings.status, findings.told["entries"]) == (0, 600)


def test_before_anything_is_signed_nothing_is_handed_out(ledger: Ledger, tmp_path: Path) -> None:
    ledger.hear([Teller().tell()])

    with pytest.raises(exporting.NothingSigned):
        exported(ledger, tmp_path)


REWRITTEN = "UPDATE leaf SET leaf = overlay(leaf PLACING '\\x39'::bytea FROM 40) WHERE index = 7"
SWAPPED = """
    UPDATE leaf SET leaf = other.leaf
      FROM leaf AS other
     WHERE leaf.index + other.index = 25 AND leaf.index IN (12, 13)
"""


@pytest.mark.parametrize(("change", "named"), [(REWRITTEN, {7}), (SWAPPED, {12, 13})])
def test_whoever_rewrites_the_database_is_found_out_and_the_place_is_named(
    ledger: Ledger, postgres: str, tmp_path: Path, change: str, named: set[int]
) -> None:
    ledger.hear(Teller().tell_many(300))
    sign_ledger(ledger.town.execution)
    with as_administrator(ledger.town, postgres) as server, server.session() as db:
        db.execute("ALTER TABLE leaf DISABLE TRIGGER append_only_rows")
        db.execute(change)

    findings = exported(ledger, tmp_path)

    assert findings.status == 1
    assert named <= {each.index for each in findings.found}


CUT_OFF = """
    DELETE FROM leaf_key WHERE index >= 298; DELETE FROM leaf WHERE index >= 298;
    UPDATE tree SET size = 298
"""


def test_a_ledger_whose_end_was_cut_off_signs_nothing_any_more(
    ledger: Ledger, postgres: str
) -> None:
    ledger.hear(Teller().tell_many(300))
    sign_ledger(ledger.town.execution)
    with as_administrator(ledger.town, postgres) as server, server.session() as db:
        _, tree = trees.standing(db)
        db.execute("ALTER TABLE leaf DISABLE TRIGGER append_only_rows")
        db.execute(CUT_OFF)
        db.execute("UPDATE tree SET frontier = %s", (tree.to_bytes()[: 32 * 4],))

    with pytest.raises(LedgerContradicted):
        sign_ledger(ledger.town.execution)


def test_a_ledger_that_was_rewritten_signs_nothing_any_more(ledger: Ledger, postgres: str) -> None:
    teller = Teller()
    ledger.hear(teller.tell_many(300))
    sign_ledger(ledger.town.execution)
    with as_administrator(ledger.town, postgres) as server, server.session() as db:
        db.execute("ALTER TABLE leaf DISABLE TRIGGER append_only_rows")
        db.execute("UPDATE leaf SET hash = sha256('another') WHERE index = 290")
    ledger.hear(teller.tell_many(3))

    with pytest.raises(LedgerContradicted):
        sign_ledger(ledger.town.execution)
