"""A private PostgreSQL: own files, own port, own password, gone when we are."""

import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from shared.running.accounts import Account, leave, reachable, unprivileged
from shared.running.ports import LOOPBACK, free_port
from shared.running.postgres_binaries import Binaries, find
from shared.running.postgres_files import (
    ENVIRONMENT,
    USER,
    end_leftover,
    make_databases,
    says_ready,
)
from shared.running.program import Program
from shared.running.secrets import kept
from shared.running.server import Server

LONGEST_SOCKET: Final = 90  # the kernel allows 107 bytes, the name of the socket included
SETTINGS: Final = {
    "listen_addresses": LOOPBACK,
    "client_connection_check_interval": "500ms",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# A crash of the machine may then damage the files; that of a process does not.
FAST: Final = {"fsync": "off", "full_page_writes": "off"}


@dataclass
class PrivatePostgres(Server):
    """A PostgreSQL server whose files lie in `state`, or where its account can reach them.

    `fast` trades safety from a crash of the machine for speed: for tests.
    """

    fast: bool = False

    @property
    def name(self) -> str:
        """What people call it."""
        return "postgres"

    @cached_property
    def account(self) -> Account | None:
        """As whom the server runs; None for ourselves."""
        return unprivileged()

    @cached_property
    def home(self) -> Path:
        """The folder with all the server's files."""
        return reachable(self.state, self.account) / "postgres"

    @property
    def data(self) -> Path:
        """The folder with the databases."""
        return self.home / "data"

    @cached_property
    def port(self) -> int:
        """Where it listens; the same after a restart."""
        return free_port()

    @cached_property
    def password(self) -> str:
        """The password of its one user."""
        return kept(self.state / "secrets" / "postgres")

    @property
    def url(self) -> str:
        """The address of the server, as its administrator."""
        return f"postgresql://{USER}:{self.password}@{LOOPBACK}:{self.port}/postgres"

    @cached_property
    def binaries(self) -> Binaries:
        """The server to run, of the version that made the files."""
        made_by = self.data / "PG_VERSION"
        return find(self.account, int(made_by.read_text()) if made_by.exists() else None)

    @cached_property
    def program(self) -> Program:
        """The server as a program."""
        return Program(
            name=self.name,
            argv=[str(self.binaries.folder / "postgres"), "-D", str(self.data), *self.options()],
            env=ENVIRONMENT,
            state=self.state,
            ready=self.is_accepting,
            account=self.account,
            stop_signal=signal.SIGINT,  # does not wait for clients to leave
            death_signal=signal.SIGINT,
        )

    def options(self) -> Iterator[str]:
        """Yield the settings as arguments."""
        sockets = str(self.home) if len(str(self.home)) <= LONGEST_SOCKET else ""
        wanted = SETTINGS | {"port": str(self.port), "unix_socket_directories": sockets}
        for name, value in (wanted | (FAST if self.fast else {})).items():
            yield from ("-c", f"{name}={value}")

    def is_accepting(self) -> bool:
        """Say whether the server itself says so."""
        return says_ready(self.data, self.program.pid)

    def forget(self) -> None:
        """Remove its files, after ending whoever still uses them."""
        end_leftover(self.data)
        shutil.rmtree(self.home, ignore_errors=True)
        if self.home.parent != self.state:
            leave(self.home.parent)

    def prepare(self) -> None:
        """Make the files unless they are there, and end a server that still uses them."""
        if self.data.exists():
            end_leftover(self.data)
            return
        self.state.mkdir(parents=True, exist_ok=True)
        self.home.mkdir(mode=0o700, exist_ok=True)
        if self.account:
            self.account.take(self.home)
        make_databases(self.data, self.binaries, self.account, self.password, sync=not self.fast)
