"""A whole log as files (C2SP tlog-tiles): written from its leaves, verified without trusting it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from services.audit.ledger.checkpoints import Checkpoint
from services.audit.ledger.findings import Findings
from services.audit.ledger.hashes import EMPTY, SIZE
from services.audit.ledger.notes import Note, NoteRefused, parse, verified
from services.audit.ledger.policies import Policy
from services.audit.ledger.proving import subtree
from services.audit.ledger.sequence import Chains, hashes_of
from services.audit.ledger.tiles import (
    WIDTH,
    Tile,
    TileRefused,
    bundle_of,
    bundles,
    entries_in,
    node_of,
    summit,
    tiles,
)

CHECKPOINT: Final = "checkpoint"
Rows = list[list[bytes]]


def files_of(
    leaves: Sequence[bytes], hashes: Sequence[bytes], note: Note
) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every file of a log."""
    yield CHECKPOINT, str(note).encode()
    for bundle in bundles(len(leaves)):
        first = bundle.number * WIDTH
        yield bundle.path, bundle_of(leaves[first : first + bundle.width])
    rows = rows_above(hashes)
    for tile in tiles(len(leaves)):
        yield tile.path, content_of(rows, tile)


def rows_above(hashes: Sequence[bytes]) -> Rows:
    """Return the rows of hashes that lie in tiles: the leaves, and every eighth row above."""
    rows = [list(hashes)]
    while len(rows[-1]) >= WIDTH:
        row = rows[-1]
        full = len(row) // WIDTH * WIDTH
        rows.append([summit(row[at : at + WIDTH]) for at in range(0, full, WIDTH)])
    return rows


def root_of(rows: Rows) -> bytes:
    """Return the root above all rows."""
    size = len(rows[0])
    if not size:
        return EMPTY

    def hashes_in(tile: Tile) -> list[bytes]:
        return rows[tile.level][tile.number * WIDTH : tile.number * WIDTH + tile.width]

    return subtree(node_of(hashes_in, size), 0, size)


def content_of(rows: Rows, tile: Tile) -> bytes:
    """Return the file of a tile."""
    first = tile.number * WIDTH
    return b"".join(rows[tile.level][first : first + tile.width])


def verify_note(note: Note, policy: Policy, findings: Findings) -> Checkpoint | None:
    """Return the checkpoint that a log has signed, and note where too few witnesses have."""
    try:
        lines = verified(note, policy.keys)
        checkpoint = Checkpoint.parse(note.text)
    except NoteRefused as error:
        findings.add("invalid", CHECKPOINT, str(error))
        return None
    signed = {line.name for line in lines if line.key_id in {key.key_id for key in policy.logs}}
    if checkpoint.origin not in signed:
        findings.add("invalid", CHECKPOINT, "the log has not signed it")
        return None
    if not policy.is_met_by(lines):
        findings.add("quorum", CHECKPOINT, "too few witnesses have signed it")
    return checkpoint


def verify_directory(folder: Path, policy: Policy) -> Findings:
    """Return all that is wrong with the log in a folder."""
    findings = Findings()
    checkpoint = read_checkpoint(folder, policy, findings)
    if checkpoint is None:
        return findings
    findings.told |= {"origin": checkpoint.origin, "entries": checkpoint.size}
    rows = rows_above(verify_entries(folder, checkpoint, findings))
    verify_tiles(folder, checkpoint.size, rows, findings)
    if root_of(rows) != checkpoint.root:
        findings.add("invalid", CHECKPOINT, "the entries lead to another root")
    for path in strangers(folder, checkpoint.size):
        findings.add("invalid", path, "does not belong to the log")
    return findings


def read_checkpoint(folder: Path, policy: Policy, findings: Findings) -> Checkpoint | None:
    """Return the signed checkpoint in a folder."""
    try:
        note = parse((folder / CHECKPOINT).read_bytes().decode())
    except (OSError, UnicodeDecodeError, NoteRefused) as error:
        findings.add("invalid", CHECKPOINT, str(error))
        return None
    return verify_note(note, policy, findings)


def verify_entries(folder: Path, checkpoint: Checkpoint, findings: Findings) -> list[bytes]:
    """Return the hashes of all entries, and note what is wrong with them."""
    chains, hashes = Chains(), list[bytes]()
    for bundle in bundles(checkpoint.size):
        leaves = read_bundle(folder, bundle, findings)
        first = bundle.number * WIDTH
        new = list(hashes_of(leaves, checkpoint.origin, chains, findings, first=first))
        compare_with_tile(folder, bundle, new, findings)
        hashes += new
    return hashes


def read_bundle(folder: Path, bundle: Tile, findings: Findings) -> list[bytes]:
    """Return the entries of a bundle, none where it cannot be read."""
    try:
        return entries_in((folder / bundle.path).read_bytes(), bundle)
    except (OSError, TileRefused) as error:
        findings.add("invalid", bundle.path, str(error), bundle.number * WIDTH)
        return []


def compare_with_tile(
    folder: Path, bundle: Tile, hashes: Sequence[bytes], findings: Findings
) -> None:
    """Name each entry that is not the one in the tree."""
    tile = Tile(0, bundle.number, bundle.width)
    content = read(folder, tile.path)
    if content == b"".join(hashes):
        return
    for number, hashed in enumerate(hashes):
        stored = content[number * SIZE : (number + 1) * SIZE]
        if stored and stored != hashed:
            index = bundle.number * WIDTH + number
            findings.add("invalid", bundle.path, "it is not the entry in the tree", index)


def verify_tiles(folder: Path, size: int, rows: Rows, findings: Findings) -> None:
    """Note every tile that does not follow from the entries."""
    for tile in tiles(size):
        content = read(folder, tile.path)
        if not content:
            findings.add("invalid", tile.path, "is missing")
        elif tile.level >= len(rows) or content != content_of(rows, tile):
            findings.add("invalid", tile.path, "does not follow from the entries")


def read(folder: Path, path: str) -> bytes:
    """Return the content of a file, nothing where there is none."""
    file = folder / path
    return file.read_bytes() if file.is_file() else b""


def strangers(folder: Path, size: int) -> Iterable[str]:
    """Return the files below `tile` that are not of this log."""
    known = {each.path for each in (*tiles(size), *bundles(size))}
    there = {
        each.relative_to(folder).as_posix()
        for each in (folder / "tile").rglob("*")
        if each.is_file()
    }
    return sorted(there - known)


def write_directory(folder: Path, files: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> None:
    """Write the files of a log into a folder; the checkpoint last, so that it is never ahead."""
    content = dict(files)
    for path in sorted(content, key=lambda path: (path == CHECKPOINT, path)):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content[path])
