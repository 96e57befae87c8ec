"""The tree above the entries, in the database: leaves, full tiles, and the right edge."""

from collections.abc import Callable, Iterable, Sequence

from services.audit.ledger.frontier import Frontier
from services.audit.ledger.hashes import leaf_hash
from services.audit.ledger.proving import Node, subtree
from services.audit.ledger.tiles import WIDTH, Tile, hashes_in, node_of, summit
from shared.database import Session
from shared.settings import settings

STANDING = "SELECT origin, size, frontier FROM tree"
BEGIN = "INSERT INTO tree (origin, size, frontier) VALUES (%s, 0, '') ON CONFLICT DO NOTHING"
MOVE = "UPDATE tree SET size = %s, frontier = %s"
ADD = """
    INSERT INTO leaf (index, number, leaf, hash)
    SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::bytea[], %s::bytea[])
"""
ADD_TILES = """
    INSERT INTO tile (level, number, hashes, summit)
    SELECT * FROM unnest(%s::smallint[], %s::bigint[], %s::bytea[], %s::bytea[])
"""
HASHES = "SELECT hash FROM leaf WHERE index >= %s AND index < %s ORDER BY index"
SUMMITS = """
    SELECT summit FROM tile WHERE level = %s AND number >= %s AND number < %s ORDER BY number
"""
FULL = "SELECT hashes FROM tile WHERE level = %s AND number = %s"

FullTile = tuple[int, int, bytes, bytes]


def standing(db: Session) -> tuple[str, Frontier]:
    """Return the name of the log and how far its tree has grown; begins it where there is none."""
    row = db.one(STANDING)
    if row is None:
        db.execute(BEGIN, (settings().ledger_origin,))
        return standing(db)
    return row["origin"], Frontier.from_bytes(row["size"], bytes(row["frontier"]))


def grow(db: Session, tree: Frontier, leaves: Sequence[bytes], numbers: Sequence[int]) -> None:
    """Add leaves for the entries with these numbers, and the tiles that become full."""
    hashes = list(map(leaf_hash, leaves))
    indexes = list(range(tree.size, tree.size + len(leaves)))
    db.execute(ADD, (indexes, list(numbers), list(leaves), hashes))
    if tiles := list(filled(db, tree.size, hashes)):
        db.execute(ADD_TILES, tuple(map(list, zip(*tiles, strict=True))))
    grown = tree.with_leaves(hashes)
    db.execute(MOVE, (grown.size, grown.to_bytes()))


def filled(db: Session, size: int, hashes: Sequence[bytes]) -> Iterable[FullTile]:
    """Yield the tiles that become full when a tree of that size gets these leaves."""
    level, fresh = 0, list(hashes)
    while fresh and size % WIDTH + len(fresh) >= WIDTH:
        row = [*row_of(db, level, size - size % WIDTH, size), *fresh]
        number, size = size // WIDTH, size // WIDTH
        fresh = []
        for at in range(0, len(row) // WIDTH * WIDTH, WIDTH):
            content = row[at : at + WIDTH]
            fresh.append(summit(content))
            yield level, number + at // WIDTH, b"".join(content), fresh[-1]
        level += 1


def row_of(db: Session, level: int, first: int, end: int) -> list[bytes]:
    """Return the hashes in the row of a level, from the one numbered `first` up to `end`."""
    if level == 0:
        rows = db.rows(HASHES, (first, end))
    else:
        rows = db.rows(SUMMITS, (level - 1, first, end))
    return [bytes(row[0]) for row in rows]


def reader(db: Session) -> Callable[[Tile], list[bytes]]:
    """Return what reads a tile, full or not, and remembers it."""
    known: dict[Tile, list[bytes]] = {}

    def read(tile: Tile) -> list[bytes]:
        if tile not in known:
            known[tile] = hashes_in(content(db, tile), tile)
        return known[tile]

    return read


def content(db: Session, tile: Tile) -> bytes:
    """Return the file of a tile."""
    if tile.width == WIDTH:
        rows = db.rows(FULL, (tile.level, tile.number))
        return bytes(rows[0][0]) if rows else b""
    first = tile.number * WIDTH
    return b"".join(row_of(db, tile.level, first, first + tile.width))


def node(db: Session, size: int) -> Node:
    """Return what finds the nodes of the tree as it was at that size."""
    return node_of(reader(db), size)


def root_at(db: Session, size: int) -> bytes:
    """Return the root of the tree as it was at that size, from its tiles and leaves."""
    return subtree(node(db, size), 0, size)
