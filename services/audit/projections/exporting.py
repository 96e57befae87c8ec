"""The ledger as files that anybody can verify, written from the database while it goes on."""

from collections.abc import Callable, Iterator
from pathlib import Path

from services.audit.ledger.checkpoints import Checkpoint
from services.audit.ledger.directories import CHECKPOINT, write_directory
from services.audit.ledger.tiles import WIDTH, Tile, bundle_of, bundles, tiles
from services.audit.projections import checkpoints, trees
from shared.database import Session

LEAVES = "SELECT leaf FROM leaf WHERE index >= %s AND index < %s ORDER BY index"

Progress = Callable[[int, int], None]


class NothingSigned(Exception):
    """The ledger has not signed anything yet: is WEGAKTE_LEDGER_KEY set?"""


def export(db: Session, folder: Path, progress: Progress) -> Checkpoint:
    """Write the ledger up to its newest checkpoint into a folder; return the checkpoint.

    What an earlier export has left there is gone on with. Raises `NothingSigned`.
    """
    note = checkpoints.newest_note(db)
    if note is None:
        raise NothingSigned(NothingSigned.__doc__)
    checkpoint = Checkpoint.parse(note.text)
    wanted = list(files(checkpoint.size))
    for done, tile in enumerate(wanted):
        progress(done, len(wanted))
        if not (folder / tile.path).exists():
            write_directory(folder, {tile.path: content(db, tile)})
    write_directory(folder, {CHECKPOINT: str(note).encode()})
    for stale in sorted(set(edges(folder)) - {each.path for each in wanted}):
        (folder / stale).unlink()
    progress(len(wanted), len(wanted))
    return checkpoint


def files(size: int) -> Iterator[Tile]:
    """Yield the tiles and the bundles of a log of that size."""
    yield from tiles(size)
    yield from bundles(size)


def content(db: Session, tile: Tile) -> bytes:
    """Return the file of a tile or a bundle."""
    if tile.level >= 0:
        return trees.content(db, tile)
    first = tile.number * WIDTH
    return bundle_of([bytes(row[0]) for row in db.rows(LEAVES, (first, first + tile.width))])


def edges(folder: Path) -> Iterator[str]:
    """Yield the right edges that are there: those of an earlier size are of no use any more."""
    found = (folder / "tile").glob("**/*.p/*")
    return (each.relative_to(folder).as_posix() for each in found if each.is_file())
