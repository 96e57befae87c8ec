"""The files of a PostgreSQL server: making them, and reading what the server writes there."""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Final

from shared.running.accounts import Account, as_account
from shared.running.errors import CannotStart
from shared.running.postgres_binaries import Binaries
from shared.running.processes import command_line, end

USER: Final = "wegakte"
ENVIRONMENT: Final = {"LC_ALL": "C", "TZ": "UTC"}
STATUS_LINE: Final = 7  # of postmaster.pid
GRACE: Final = 10.0


def make_databases(
    data: Path, binaries: Binaries, account: Account | None, password: str, *, sync: bool
) -> None:
    """Make the folder `data` with empty databases and one user; or raise `CannotStart`.

    It appears only when it is complete.
    """
    draft, secret = data.with_name("draft"), data.with_name("password")
    shutil.rmtree(draft, ignore_errors=True)
    secret.unlink(missing_ok=True)
    with open(os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write(password)
    if account:
        account.take(secret)
    wanted = ["--pgdata", str(draft), "--username", USER, "--pwfile", str(secret)]
    try:
        run_initdb(binaries, account, wanted + ([] if sync else ["--no-sync"]))
    finally:
        secret.unlink()
    draft.rename(data)


def run_initdb(binaries: Binaries, account: Account | None, options: list[str]) -> None:
    """Run `initdb`; or raise `CannotStart` with what it said."""
    fixed = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"]
    try:
        subprocess.run(
            [binaries.folder / "initdb", *fixed, *options],
            cwd="/",
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=True,
            **as_account(account),
        )
    except subprocess.CalledProcessError as error:
        raise CannotStart(
            f"PostgreSQL {binaries.version} could not make its files:\n{error.stderr.strip()}",
            "Make room or mend what it complains of, or name a server in WEGAKTE_DATABASE_URL.",
        ) from error


def postmaster_lines(data: Path) -> list[str]:
    """Return what the server writes of itself: its pid first; `[]` if there is none."""
    with suppress(OSError):
        return (data / "postmaster.pid").read_text().splitlines()
    return []


def says_ready(data: Path, pid: int | None) -> bool:
    """Say whether the server with this pid takes connections."""
    lines = postmaster_lines(data)
    return (
        len(lines) > STATUS_LINE and lines[0] == str(pid) and lines[STATUS_LINE].strip() == "ready"
    )


def end_leftover(data: Path) -> None:
    """End a server that still uses these files though nobody watches over it any more."""
    for pid in (int(line) for line in postmaster_lines(data)[:1] if line.isdigit()):
        argv = command_line(pid)
        if argv and Path(argv[0]).name == "postgres" and str(data) in argv:
            end(pid, signal.SIGINT, GRACE)
    (data / "postmaster.pid").unlink(missing_ok=True)
