"""The whole platform on one machine, for trying out and for tests."""

import base64
import os
import secrets
import shutil
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from rich.console import Console

from shared.installed import chosen_services
from shared.provisioning.clock import SettableClock
from shared.running.errors import CannotStart
from shared.running.lock import only_one
from shared.running.ports import LOOPBACK, free_port, says_ok
from shared.running.postgres import PrivatePostgres
from shared.running.program import Program, end_leftover
from shared.running.rabbitmq import PrivateRabbitMQ
from shared.running.secrets import kept, random_words
from shared.running.server import Server
from shared.running.supervisor import Supervisor, supervision
from shared.settings import read_environment, variable

READY: Final = "/health/ready"
FOLDERS: Final = ("postgres", "rabbitmq", "secrets", "logs", "pids")
ISSUER_KEY: Final = "issuer.key.json"
GRACE: Final = 10.0


class Platform:
    """A database, a broker and all programs, running while a `with` block lasts.

    Everything it keeps lies in `state`; `fresh` forgets what was kept there. `services` are the
    names of those to run, all if None. `fast` trades safety from a crash of the machine for speed;
    `port` is where the web site should listen, if nobody does. With `settable_clock` what time it
    is for the services is set by `clock`; without, that raises `ClockIsReal`.
    """

    def __init__(
        self,
        state: Path | None = None,
        *,
        services: Sequence[str] | None = None,
        fresh: bool = False,
        fast: bool = False,
        port: int = 0,
        settable_clock: bool = False,
        console: Console | None = None,
    ) -> None:
        """Start nothing yet; raise `NotConfigured` for settings that are wrong."""
        self.settings = read_environment()
        self.state = (state or self.settings.state_dir).resolve()
        self.services = [service.name for service in chosen_services(services or ())]
        self.fresh = fresh
        self.preferred_port = port
        self.settable_clock = settable_clock or self.settings.settable_clock
        self.console = console or Console()
        self.database = PrivatePostgres(self.state, fast=fast)
        self.broker = PrivateRabbitMQ(self.state)
        self.supervisor: Supervisor
        self.stack: ExitStack

    @cached_property
    def port(self) -> int:
        """The port of the web site: the preferred one, if it is free."""
        return free_port(self.preferred_port)

    @property
    def url(self) -> str:
        """The address of the web site."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def database_url(self) -> str:
        """The address of the database server, as its administrator."""
        return self.settings.database_url or self.database.url

    @cached_property
    def clock(self) -> SettableClock:
        """What time it is for the services, once they run."""
        return SettableClock(replace(self.settings, database_url=self.database_url))

    @property
    def amqp_url(self) -> str:
        """The address of the broker."""
        return self.settings.amqp_url or self.broker.url

    @property
    def issuer_key(self) -> Path:
        """The file with the key of the built-in issuer of tokens."""
        return self.settings.issuer_key or self.state / ISSUER_KEY

    @property
    def servers(self) -> list[Server]:
        """The servers we have to start ourselves."""
        ours = [(self.broker, self.settings.amqp_url), (self.database, self.settings.database_url)]
        return [server for server, given in ours if not given]

    @cached_property
    def programs(self) -> dict[str, Program]:
        """Our own programs by name."""
        return {
            "doors": self.program("doors", "run", "--doors", *self.services),
            "subscriptions": self.program(
                "subscriptions", "run", "--subscriptions", *self.services
            ),
            "relay": self.program("relay", "relay", *self.services),
            "gateway": self.program("gateway", "serve"),
        }

    def program(self, name: str, *arguments: str) -> Program:
        """Return the program that runs `wegakte` with these arguments."""
        port = self.port if name == "gateway" else free_port()
        return Program(
            name=name,
            argv=[sys.executable, "-m", "shared.cli", *arguments],
            env=self.environment(port),
            state=self.state,
            ready=says_ok(port, READY),
        )

    def environment(self, health_port: int) -> dict[str, str]:
        """Return the environment of a program: ours, with the settings of this platform."""
        wanted = {
            "database_url": self.database_url,
            "database_password": self.settings.database_password or self.secret("services"),
            "keyring_secret": self.settings.keyring_secret or self.secret("keyring", root_key),
            "ledger_key": self.settings.ledger_key or self.secret("ledger", root_key),
            "settable_clock": str(self.settable_clock).lower(),
            "amqp_url": self.amqp_url,
            "issuer_key": str(self.issuer_key),
            "state_dir": str(self.state),
            "health_host": LOOPBACK,
            "health_port": str(health_port),
            "gateway_host": LOOPBACK,
            "gateway_port": str(self.port),
        }
        ours = {variable(name): value for name, value in wanted.items()}
        others = {
            name: value
            for name, value in os.environ.items()
            if name.removesuffix("_FILE") not in ours
        }
        return others | ours | {"PYTHONUNBUFFERED": "1"}

    def secret(self, name: str, make: Callable[[], str] = random_words) -> str:
        """Return a secret of this platform, the same on every start."""
        return kept(self.state / "secrets" / name, make)

    def __enter__(self) -> Self:
        """Start everything; or raise `CannotStart` and leave nothing running."""
        with ExitStack() as stack:
            stack.enter_context(only_one(self.state))
            if self.fresh:
                self.forget()
            self.supervisor = stack.enter_context(supervision(self.console))
            with self.supervisor.steps:
                self.start()
            self.stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop everything."""
        self.stack.__exit__(kind, error, trace)

    def start(self) -> None:
        """Start what is needed before what needs it; the broker, which is slow, meanwhile."""
        supervisor, programs = self.supervisor, self.programs
        supervisor.launch(*self.servers)
        supervisor.await_ready(*[each for each in self.servers if each is self.database])
        supervisor.finish(self.program("migrate", "migrate"))
        supervisor.await_ready(*[each for each in self.servers if each is self.broker])
        supervisor.start(programs["doors"], programs["subscriptions"])
        supervisor.start(programs["relay"], programs["gateway"])

    def watch(self) -> None:
        """Wait until somebody interrupts; raise `CannotStart` when a program ends by itself."""
        self.supervisor.watch()

    def forget(self) -> None:
        """Remove everything that was kept, and end what an earlier start has left behind.

        Raises `CannotStart` for a database that is not ours to remove.
        """
        if self.settings.database_url:
            raise CannotStart(
                "WEGAKTE_DATABASE_URL names a database that is not forgotten by starting afresh.",
                "Drop its databases yourself, or unset the variable.",
            )
        for record in (self.state / "pids").glob("*.json"):
            end_leftover(record, signal.SIGKILL, GRACE)
        self.database.forget()
        for folder in FOLDERS:
            shutil.rmtree(self.state / folder, ignore_errors=True)
        for key in self.state.glob(f"{Path(ISSUER_KEY).stem}.*"):
            key.unlink()


def root_key() -> str:
    """Return a new key: 32 random bytes in base64."""
    return base64.b64encode(secrets.token_bytes(32)).decode()
