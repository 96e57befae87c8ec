"""Notes that several processes add to one file, in one order, until they are killed."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

END = "."


class Notes:
    """A file of lines. A line that was cut short by the writer's death counts as never written."""

    def __init__(self, path: str | Path) -> None:
        self.path = path
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def add(self, *lines: tuple[Any, ...]) -> None:
        """Add all `lines`, with no other's between them."""
        text = "".join("\n" + " ".join(map(str, (*line, END))) for line in lines)
        os.write(self._file, text.encode())

    def read(self) -> Iterator[list[str]]:
        """Yield every line in the order of writing."""
        with open(self.path) as file:
            for *fields, end in (line.split() for line in file if line.strip()):
                if end == END:
                    yield fields

    def close(self) -> None:
        os.close(self._file)
