"""Tiles (C2SP tlog-tiles): the tree cut into files of 256 hashes, and where each lies."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from services.audit.ledger.hashes import SIZE, node_hash

HEIGHT: Final = 8
WIDTH: Final = 1 << HEIGHT
LARGEST_ENTRY: Final = 0xFFFF
PLACE: Final = re.compile(
    r"tile/(entries|\d|[1-5]\d|6[0-3])/((?:x\d{3}/)*\d{3})(?:\.p/([1-9]\d{0,2}))?"
)


class TileRefused(Exception):
    """This is no tile, or not the one that was asked for."""


@dataclass(frozen=True, order=True)
class Tile:
    """The `number`th tile at a `level`; level 0 holds leaf hashes, -1 the entries themselves.

    A `width` below 256 is the right edge at some size.
    """

    level: int
    number: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """Where the tile lies, relative to the log."""
        level = "entries" if self.level < 0 else str(self.level)
        partial = f".p/{self.width}" if self.width < WIDTH else ""
        return f"tile/{level}/{grouped(self.number)}{partial}"

    @classmethod
    def at(cls, path: str) -> "Tile":
        """Return the tile that lies there, or raise `TileRefused`."""
        found = PLACE.fullmatch(path)
        if not found:
            raise TileRefused(f"no tile lies at {path}")
        level = -1 if found[1] == "entries" else int(found[1])
        tile = cls(level, int(re.sub(r"\D", "", found[2])), int(found[3] or WIDTH))
        if tile.path != path:
            raise TileRefused(f"no tile lies at {path}")
        return tile


def grouped(number: int) -> str:
    """Return a number in groups of three digits, `x001/x234/067`."""
    text = f"{number:03}"
    text = text.zfill(-(-len(text) // 3) * 3)
    groups = [text[at : at + 3] for at in range(0, len(text), 3)]
    return "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])


def tiles(size: int) -> Iterator[Tile]:
    """Yield the tiles of a tree of that size: full ones, and the right edge of each level."""
    level, count = 0, size
    while count:
        full, rest = divmod(count, WIDTH)
        yield from (Tile(level, number) for number in range(full))
        if rest:
            yield Tile(level, full, rest)
        level, count = level + 1, full


def bundles(size: int) -> Iterator[Tile]:
    """Yield the bundles of entries of a log of that size."""
    return (Tile(-1, each.number, each.width) for each in tiles(size) if each.level == 0)


def hashes_in(content: bytes, tile: Tile) -> list[bytes]:
    """Return the hashes in a tile's file, or raise `TileRefused`."""
    if len(content) != tile.width * SIZE:
        raise TileRefused(f"{tile.path} has {len(content)} bytes")
    return [content[at : at + SIZE] for at in range(0, len(content), SIZE)]


def summit(hashes: Sequence[bytes]) -> bytes:
    """Return the hash above a number of hashes that is a power of two."""
    row = list(hashes)
    while len(row) > 1:
        row = [node_hash(row[at], row[at + 1]) for at in range(0, len(row), 2)]
    return row[0]


def node_of(read: Callable[[Tile], Sequence[bytes]], size: int) -> Callable[[int, int], bytes]:
    """Return what finds the node of a tree of that size in its tiles."""

    def node(height: int, number: int) -> bytes:
        level, below = divmod(height, HEIGHT)
        first, count = number << below, 1 << below
        tile = tile_with(level, first // WIDTH, size)
        start = first % WIDTH
        return summit(read(tile)[start : start + count])

    return node


def tile_with(level: int, number: int, size: int) -> Tile:
    """Return a tile as wide as it is in a tree of that size."""
    return Tile(level, number, min(WIDTH, (size >> level * HEIGHT) - number * WIDTH))


def bundle_of(entries: Sequence[bytes]) -> bytes:
    """Return the file that holds entries, or raise `TileRefused` for one that is too large."""
    if any(len(each) > LARGEST_ENTRY for each in entries):
        raise TileRefused(f"an entry is larger than {LARGEST_ENTRY} bytes")
    return b"".join(len(each).to_bytes(2, "big") + each for each in entries)


def entries_in(content: bytes, bundle: Tile) -> list[bytes]:
    """Return the entries in a bundle's file, or raise `TileRefused`."""
    entries, at = [], 0
    while at < len(content):
        end = at + 2 + int.from_bytes(content[at : at + 2], "big")
        if end > len(content):
            raise TileRefused(f"{bundle.path} ends within an entry")
        entries.append(content[at + 2 : end])
        at = end
    if len(entries) != bundle.width:
        raise TileRefused(f"{bundle.path} has {len(entries)} entries")
    return entries
