"""As whom programs run that refuse to be root, and which places that account can reach."""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from shared.running.errors import CannotStart

PLACES: Final = (Path("/var/lib/wegakte"), Path("/var/tmp/wegakte"))


@dataclass(frozen=True)
class Account:
    """A user without rights, and its group."""

    name: str
    uid: int
    gid: int

    def can(self, *argv: str | Path) -> bool:
        """Say whether a command succeeds when this account runs it."""
        return succeeds([str(each) for each in argv], self)

    def can_enter(self, folder: Path) -> bool:
        """Say whether this account can use files in `folder`, which exists."""
        return self.can("/bin/sh", "-c", 'cd "$1"', "sh", folder)

    def take(self, path: Path) -> None:
        """Make this account the owner of a file or folder."""
        os.chown(path, self.uid, self.gid, follow_symlinks=False)


def succeeds(argv: Sequence[str], account: Account | None) -> bool:
    """Say whether a command succeeds, run by `account` or by ourselves."""
    try:
        result = subprocess.run(
            argv,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **as_account(account),
        )
    except OSError:
        return False
    return result.returncode == 0


def as_account(account: Account | None) -> dict[str, Any]:
    """Return what `subprocess` needs to run something as `account`."""
    return {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}


def unprivileged() -> Account | None:
    """Return whom to be in place of root; None for those who are not root.

    Raises `CannotStart` where root may not become anybody else.
    """
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    account = Account(nobody.pw_name, nobody.pw_uid, nobody.pw_gid)
    if not account.can("/bin/sh", "-c", ":"):
        raise CannotStart(
            f"PostgreSQL refuses to run as root, and root cannot become `{account.name}` here.",
            "Run this as an ordinary user, or name a server in WEGAKTE_DATABASE_URL.",
        )
    return account


def reachable(state: Path, account: Account | None) -> Path:
    """Return a folder for `state` that `account` can use: `state` itself, if it can."""
    state.mkdir(parents=True, exist_ok=True)
    if account is None or account.can_enter(state):
        return state
    place = open_place(account) / hashlib.sha256(str(state.resolve()).encode()).hexdigest()[:12]
    place.mkdir(mode=0o711, exist_ok=True)
    (place / "belongs-to").write_text(f"{state.resolve()}\n")
    return place


def leave(place: Path) -> None:
    """Remove what `reachable` made for a folder that could not be used."""
    shutil.rmtree(place, ignore_errors=True)
    with suppress(OSError):  # others are still there
        place.parent.rmdir()


def open_place(account: Account) -> Path:
    """Return a folder of ours outside all homes that `account` can use; or raise `CannotStart`."""
    for place in PLACES:
        try:
            place.mkdir(mode=0o711, exist_ok=True)
        except OSError:
            continue
        if is_ours(place) and account.can_enter(place):
            return place
    raise CannotStart(
        f"`{account.name}`, as whom PostgreSQL runs, can use neither this folder"
        f" nor {' nor '.join(map(str, PLACES))}.",
        "Set WEGAKTE_STATE_DIR to a folder that everybody can enter.",
    )


def is_ours(folder: Path) -> bool:
    """Say whether nobody but us can have put anything into `folder`."""
    found = folder.lstat()
    others_write = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not others_write
