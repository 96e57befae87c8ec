"""Signed notes (C2SP signed-note): a text, and lines by those who vouch for it."""

import base64
import binascii
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

MOST_SIGNATURES: Final = 100
MOST_BYTES: Final = 1_000_000
NAME: Final = re.compile(r"[^\s+]+")
DASH: Final = "\N{EM DASH} "
ID_BYTES: Final = 4


class NoteRefused(Exception):
    """This is no signed note, or nobody we know has signed it."""


@dataclass(frozen=True)
class Line:
    """A signature as it stands in a note: who signs, with which key, and what."""

    name: str
    key_id: bytes
    signature: bytes

    def __str__(self) -> str:
        """Return the line as text."""
        return f"{DASH}{self.name} {to_base64(self.key_id + self.signature)}\n"


@dataclass(frozen=True)
class Note:
    """A text that ends with a new line, and the signatures below it."""

    text: str
    lines: tuple[Line, ...]

    def __str__(self) -> str:
        """Return the whole note."""
        return f"{self.text}\n{''.join(map(str, self.lines))}"

    def with_lines(self, lines: Iterable[Line]) -> "Note":
        """Return the note with more signatures; none stands there twice."""
        return Note(self.text, tuple(dict.fromkeys((*self.lines, *lines))))


class Verifier(Protocol):
    """What knows one key, and whether a line under a text was made with it."""

    @property
    def name(self) -> str:
        """Whose key it is."""

    @property
    def key_id(self) -> bytes:
        """The key's short id."""

    def verify(self, text: str, signature: bytes) -> None:
        """Raise `NoteRefused` unless the signature is good."""


def parse(content: str) -> Note:
    """Return the note that `content` is, or raise `NoteRefused`."""
    if len(content.encode(errors="surrogatepass")) > MOST_BYTES or not printable(content):
        raise NoteRefused("a note is text without control characters, and not that long")
    text, blank, signatures = content.rpartition("\n\n")
    lines = signatures.splitlines(keepends=True) if signatures.endswith("\n") else []
    if not (blank and text and lines) or len(lines) > MOST_SIGNATURES:
        raise NoteRefused("a note ends with a blank line and signatures")
    return Note(f"{text}\n", tuple(map(parse_line, lines)))


def parse_line(text: str) -> Line:
    """Return the signature that a line holds, or raise `NoteRefused`."""
    name, blank, encoded = text.removeprefix(DASH).removesuffix("\n").partition(" ")
    decoded = from_base64(encoded)
    if not text.startswith(DASH) or not blank or not NAME.fullmatch(name):
        raise NoteRefused("a signature is written — name signature")
    if len(decoded) <= ID_BYTES:
        raise NoteRefused("a signature is too short")
    return Line(name, decoded[:ID_BYTES], decoded[ID_BYTES:])


def printable(text: str) -> bool:
    """Say whether a text holds no control characters but new lines."""
    return not any((char < " " and char != "\n") or "\ud800" <= char <= "\udfff" for char in text)


def to_base64(content: bytes) -> str:
    """Return bytes as text."""
    return base64.b64encode(content).decode()


def from_base64(text: str) -> bytes:
    """Return what base64 stands for, or raise `NoteRefused`."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NoteRefused("not in base64") from None


def verified(note: Note, known: Sequence[Verifier]) -> list[Line]:
    """Return the lines by keys we know, once for each key.

    Lines by unknown keys mean nothing. A wrong line by a known key condemns the whole note:
    raises `NoteRefused`.
    """
    found: dict[tuple[str, bytes], Line] = {}
    keys = {(each.name, each.key_id): each for each in known}
    for line in note.lines:
        place = line.name, line.key_id
        if place in keys and place not in found:
            keys[place].verify(note.text, line.signature)
            found[place] = line
    return list(found.values())
