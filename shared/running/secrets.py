"""Secrets that are made once and kept in files that only we can read."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path


def random_words() -> str:
    """Return a password that needs no quoting anywhere."""
    return secrets.token_hex(24)


def kept(file: Path, make: Callable[[], str] = random_words) -> str:
    """Return what `file` holds, after writing what `make` returns if there is no such file."""
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write(file, make())
    return file.read_text()


def write(file: Path, content: str, mode: int = 0o600) -> None:
    """Write a file as a whole, closed to others from its first byte on."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "w") as opened:
        opened.write(content)
    draft.replace(file)
