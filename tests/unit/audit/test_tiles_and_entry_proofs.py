import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.audit.ledger.checkpoints import Checkpoint
from services.audit.ledger.frontier import Frontier
from services.audit.ledger.hashes import leaf_hash
from services.audit.ledger.keys import Signer
from services.audit.ledger.notes import Note, NoteRefused
from services.audit.ledger.proving import consistency_proof, inclusion_proof
from services.audit.ledger.tiles import (
    Tile,
    TileRefused,
    bundle_of,
    bundles,
    entries_in,
    grouped,
    hashes_in,
    node_of,
    summit,
    tiles,
)
from services.audit.ledger.tlog_proofs import EntryProof, verify_entry
from services.audit.ledger.verifying import ProofRefused, verify_consistency, verify_inclusion

MANY = 70_000
ENTRIES = [f"entry {number}".encode() for number in range(MANY)]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]
LOG = Signer("wegakte.example/ledger", bytes(32))


class Directory:
    """Tiles as they would lie in files."""

    def __init__(self):
        self.rows = [LEAVES]
        while len(self.rows[-1]) >= 256:
            row = self.rows[-1]
            full = len(row) // 256
            self.rows.append([summit(row[at * 256 : at * 256 + 256]) for at in range(full)])

    def read(self, tile):
        start = tile.number * 256
        return self.rows[tile.level][start : start + tile.width]


DIRECTORY = Directory()


def signed(size):
    root = Frontier().with_leaves(LEAVES[:size]).root
    text = str(Checkpoint(LOG.name, size, root))
    return Note(text, (LOG.sign(text),)), root


NOTE, ROOT = signed(MANY)


@pytest.mark.parametrize(
    ("number", "path"),
    [(0, "000"), (999, "999"), (1000, "x001/000"), (1234067, "x001/x234/067")],
)
def test_numbers_are_written_in_groups(number, path):
    assert grouped(number) == path


@given(st.integers(-1, 63), st.integers(0, 10**10), st.integers(1, 256))
def test_a_tile_is_found_where_it_lies(level, number, width):
    tile = Tile(level, number, width)

    assert Tile.at(tile.path) == tile


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/1", "tile/00/001", "tile/0/x000/001", "tile/0/001.p/0", "tile/0/001.p/256",
        "tile/x/001", "tile/0/001/", "checkpoint", "tile/0/001.p/999", "tile/64/000",
    ],
)  # fmt: skip
def test_nothing_lies_elsewhere(path):
    with pytest.raises(TileRefused):
        Tile.at(path)


def test_a_tree_is_cut_into_full_tiles_and_its_right_edge():
    assert list(tiles(256 * 256 + 3)) == [
        *(Tile(0, number) for number in range(256)),
        Tile(0, 256, 3),
        Tile(1, 0),
        Tile(2, 0, 1),
    ]
    assert list(bundles(257)) == [Tile(-1, 0), Tile(-1, 1, 1)]
    assert list(tiles(0)) == []


@settings(deadline=None)
@given(st.integers(0, MANY - 1))
def test_a_place_is_proved_from_tiles_alone(index):
    node = node_of(DIRECTORY.read, MANY)

    proof = inclusion_proof(node, index, MANY)

    verify_inclusion(LEAVES[index], index, MANY, proof, ROOT)


@pytest.mark.parametrize("older", [1, 255, 256, 257, 65536, 65537, 69999, 70000])
def test_growth_is_proved_from_tiles_alone(older):
    proof = consistency_proof(node_of(DIRECTORY.read, MANY), older, MANY)

    verify_consistency(older, MANY, proof, signed(older)[1], ROOT)


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=256))
def test_entries_survive_being_bundled(entries):
    assert entries_in(bundle_of(entries), Tile(-1, 0, len(entries))) == entries


@pytest.mark.parametrize("content", [b"\x00", b"\x00\x02a", b"\x00\x01ab", b"", b"\x00\x01a\x00"])
def test_a_bundle_that_is_cut_off_or_has_another_number_of_entries_is_refused(content):
    with pytest.raises(TileRefused):
        entries_in(content, Tile(-1, 0, 2))


def test_an_entry_may_only_be_so_large():
    with pytest.raises(TileRefused):
        bundle_of([bytes(65_536)])


def test_a_tile_has_as_many_hashes_as_it_says():
    assert hashes_in(bytes(64), Tile(0, 0, 2)) == [bytes(32), bytes(32)]
    with pytest.raises(TileRefused):
        hashes_in(bytes(63), Tile(0, 0, 2))


def proof_of(index):
    hashes = inclusion_proof(node_of(DIRECTORY.read, MANY), index, MANY)
    return EntryProof(index, tuple(hashes), NOTE)


def test_an_entry_is_proved_by_one_file():
    proof = EntryProof.parse(str(proof_of(4711)))

    assert proof == proof_of(4711)
    assert verify_entry(ENTRIES[4711], proof, [LOG.public()]).size == MANY


def test_words_that_others_add_to_a_proof_change_nothing():
    text = str(proof_of(5)).replace("index", "extra aGVsbG8=\nindex", 1)

    assert EntryProof.parse(text) == proof_of(5)


def test_another_entry_is_not_proved_by_it():
    with pytest.raises(ProofRefused):
        verify_entry(ENTRIES[4712], proof_of(4711), [LOG.public()])


def test_a_proof_counts_only_with_the_signature_of_the_log():
    stranger = Signer("wegakte.example/ledger", bytes(range(32)))
    with pytest.raises(NoteRefused):
        verify_entry(ENTRIES[4711], proof_of(4711), [stranger.public()])


def test_a_proof_from_another_log_is_refused():
    other = Signer("another.example", bytes(32))
    text = NOTE.text
    proof = EntryProof(4711, proof_of(4711).hashes, Note(text, (other.sign(text),)))

    with pytest.raises(ProofRefused):
        verify_entry(ENTRIES[4711], proof, [other.public()])


@pytest.mark.parametrize(
    "change",
    [
        ("tlog-proof@v1", "tlog-proof@v2"), ("index 5", "index five"), ("index 5", "index 05"),
        ("index 5", "place 5"), ("\n\n", "\n"), ("index 5\n", ""), ("index 5", "extra !\nindex 5"),
        ("index 5\n", "index 5\n" + "AAAA\n" * 64),
    ],
)  # fmt: skip
def test_what_is_no_proof_is_refused(change):
    with pytest.raises(NoteRefused):
        EntryProof.parse(str(proof_of(5)).replace(*change, 1))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_whichever_byte_of_a_proof_is_changed_it_no_longer_proves_or_still_says_the_same(data):
    content = bytearray(str(proof_of(69_990)).encode())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    try:
        proof = EntryProof.parse(content.decode())
        checkpoint = verify_entry(ENTRIES[69_990], proof, [LOG.public()])
    except (UnicodeDecodeError, NoteRefused, ProofRefused):
        return
    assert (proof.index, checkpoint.root) == (69_990, ROOT)
