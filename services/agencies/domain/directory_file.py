"""Reads a directory from a file with one JSON object a line, so that a fault has a line."""

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

PACKAGED: Final = "kreis_soest.jsonl"


@dataclass(frozen=True, kw_only=True)
class Line:
    """What a line says, and which one it is."""

    number: int
    said: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong with a line."""

    line: int
    wrong: str

    def __str__(self) -> str:
        """Say it in a sentence that begins with the line."""
        return f"line {self.line}: {self.wrong}"


class DirectoryFileWrong(Exception):
    """The file is no directory; correct these lines."""

    def __init__(self, *faults: Fault) -> None:
        """Keep the faults."""
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def packaged() -> str:
    """Return the directory that comes with the product."""
    return files("services.agencies.domain").joinpath(PACKAGED).read_text(encoding="utf-8")


def lines_of(text: str) -> list[Line]:
    """Return the lines that say something, or raise `DirectoryFileWrong` with all that cannot."""
    lines: list[Line] = []
    faults: list[Fault] = []
    for number, each in enumerate(text.splitlines(), start=1):
        if not each.strip():
            continue
        try:
            said = json.loads(each)
        except ValueError as error:
            faults.append(Fault(line=number, wrong=f"not JSON: {error}"))
            continue
        if isinstance(said, dict):
            lines.append(Line(number=number, said=said))
        else:
            faults.append(Fault(line=number, wrong="not an object in braces"))
    if faults:
        raise DirectoryFileWrong(*faults)
    return lines
