"""One at a time: a lock on a folder that ends with the process that holds it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shared.running.errors import CannotStart


@contextmanager
def only_one(state: Path) -> Iterator[None]:
    """Hold the lock on `state` for as long as the block lasts; or raise `CannotStart`."""
    lock = state / "lock"
    try:
        state.mkdir(parents=True, exist_ok=True)
        held = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise CannotStart(
            f"{state} cannot be used: {error.strerror}.",
            "Run this as the user it belongs to, or name another folder in WEGAKTE_STATE_DIR.",
        ) from error
    try:
        take(held, lock)
        yield
    finally:
        os.close(held)


def take(held: int, lock: Path) -> None:
    """Lock the open file and write our pid into it; or raise `CannotStart` with that of another."""
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CannotStart(
            f"It runs already, as process {os.read(held, 20).decode().strip() or '(unknown)'},"
            f" with its files in {lock.parent}.",
            "Stop that one, or name another folder in WEGAKTE_STATE_DIR to run a second.",
        ) from None
    os.truncate(held, 0)
    os.write(held, f"{os.getpid()}\n".encode())
