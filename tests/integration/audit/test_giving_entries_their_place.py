from pathlib import Path
from uuid import uuid4

import psycopg2
import pytest

from services.audit.ledger.checkpoints import Checkpoint
from services.audit.ledger.directories import verify_directory, write_directory
from services.audit.ledger.frontier import Frontier
from services.audit.ledger.hashes import leaf_hash
from services.audit.ledger.keys import Signer
from services.audit.ledger.leaves import read
from services.audit.ledger.notes import Note
from services.audit.ledger.policies import parse
from services.audit.ledger.proving import consistency_proof, inclusion_proof
from services.audit.ledger.tiles import bundle_of, bundles, tiles
from services.audit.ledger.verifying import verify_consistency, verify_inclusion
from services.audit.projections import trees
from shared.database import Database
from tests.integration.audit.ledger import Ledger, Teller

SIGNER = Signer("wegakte.example/ledger", bytes(32))
POLICY = parse(f"log {SIGNER.public()}\nquorum none\n")


def leaves(ledger: Ledger, first: int = 0) -> list[bytes]:
    rows = ledger.rows("SELECT leaf FROM leaf WHERE index >= %s ORDER BY index", first)
    return [bytes(row["leaf"]) for row in rows]


def told_by(ledger: Ledger, teller: Teller) -> list[dict[str, object]]:
    return [fields for leaf in leaves(ledger) if (fields := read(leaf))["src"] == teller.name]


def size(ledger: Ledger) -> int:
    return int(ledger.rows("SELECT size FROM tree")[0]["size"])


def test_entries_are_numbered_without_holes_though_their_positions_have_some(
    ledger: Ledger,
) -> None:
    teller = Teller()
    ledger.hear(teller.tell_many(5))

    assert [each["sseq"] for each in told_by(ledger, teller)] == [1, 2, 3, 4, 5]


def test_behind_a_gap_nothing_gets_a_place_until_it_is_closed(ledger: Ledger) -> None:
    teller = Teller()
    first, missing, third = teller.tell_many(3)
    ledger.hear([first])
    ledger.hear([third])
    assert len(told_by(ledger, teller)) == 1

    ledger.hear([missing])

    ids = [each["id"] for each in told_by(ledger, teller)]
    assert ids == [str(each.event_id) for each in (first, missing, third)]


def test_a_leaf_names_no_person_who_acted(ledger: Ledger) -> None:
    teller = Teller()
    event = teller.tell(data={"client_id": str(uuid4())})
    ledger.hear([event])

    [leaf] = told_by(ledger, teller)

    assert event.actor.user not in str(leaf)
    assert leaf["pub"] == event.data
    assert leaf["recorded"] == "2025-03-03T09:33:00.000000Z"


def test_the_tree_in_the_database_is_the_tree_over_all_leaves(ledger: Ledger) -> None:
    teller = Teller()
    for count in (1, 200, 56, 300, 7):
        ledger.hear(teller.tell_many(count))

    hashes = [leaf_hash(leaf) for leaf in leaves(ledger)]
    with ledger.town.execution.log_database.session() as db:
        _, tree = trees.standing(db)
        assert tree == Frontier().with_leaves(hashes)
        node = trees.node(db, tree.size)
        for index in (0, 1, tree.size // 2, tree.size - 1):
            proof = inclusion_proof(node, index, tree.size)
            verify_inclusion(hashes[index], index, tree.size, proof, tree.root)
        older = tree.size - 290
        old_root = Frontier().with_leaves(hashes[:older]).root
        proof = consistency_proof(node, older, tree.size)
        verify_consistency(older, tree.size, proof, old_root, tree.root)


def test_what_lies_in_the_database_is_a_log_that_anybody_can_verify(
    ledger: Ledger, tmp_path: Path
) -> None:
    teller, stream = Teller(), uuid4()
    ledger.hear(teller.tell_many(270, stream_id=stream))
    with ledger.town.execution.log_database.session() as db:
        origin, tree = trees.standing(db)
        text = str(Checkpoint(origin, tree.size, tree.root))
        files = {each.path: trees.content(db, each) for each in tiles(tree.size)}
    all_leaves = leaves(ledger)
    for bundle in bundles(tree.size):
        first = bundle.number * 256
        files[bundle.path] = bundle_of(all_leaves[first : first + bundle.width])
    files["checkpoint"] = str(Note(text, (SIGNER.sign(text),))).encode()

    write_directory(tmp_path, files)

    findings = verify_directory(tmp_path, POLICY)
    assert (findings.status, findings.told["entries"]) == (0, tree.size)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM leaf", "UPDATE tile SET number = 9", "TRUNCATE leaf CASCADE"]
)
def test_not_even_the_administrator_rewrites_what_has_its_place(
    ledger: Ledger, postgres: str, statement: str
) -> None:
    ledger.hear(Teller().tell_many(256))
    name = ledger.town.settings.database_name
    server = Database(postgres, name=name, search_path="audit", size=1)
    with pytest.raises(psycopg2.Error, match="never changed"), server.session() as db:
        db.execute(statement)
    server.close()
