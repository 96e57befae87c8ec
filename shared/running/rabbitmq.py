"""A private RabbitMQ: own node, own ports, own password, gone when we are."""

import os
import signal
import socket
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from shared.running.ports import LOOPBACK, free_port
from shared.running.program import Program
from shared.running.rabbitmq_home import lean_home
from shared.running.rabbitmq_package import find_or_install
from shared.running.secrets import kept, write
from shared.running.server import Server

USER: Final = "wegakte"
NODE: Final = "wegakte@localhost"
PATH: Final = "/usr/local/bin:/usr/bin:/bin"
GREETING: Final = b"AMQP\x00\x00\x09\x01"
METHOD_FRAME: Final = b"\x01"
CONFIGURATION: Final = """\
listeners.tcp.1 = {host}:{port}
default_user = {user}
default_pass = {password}
vm_memory_high_watermark.absolute = 512MB
disk_free_limit.absolute = 50MB
raft.wal_max_size_bytes = 33554432
log.console = true
log.console.level = info
log.file = false
"""
# Two schedulers are enough for one machine's demo; the node talks to this machine only.
ERLANG: Final = "+S 2:2 +SDcpu 1:1 +SDio 2 -kernel inet_dist_use_interface {127,0,0,1}"


@dataclass
class PrivateRabbitMQ(Server):
    """A RabbitMQ broker whose files lie in `state`."""

    @property
    def name(self) -> str:
        """What people call it."""
        return "rabbitmq"

    @property
    def home(self) -> Path:
        """The folder with all the broker's files."""
        return self.state.absolute() / "rabbitmq"

    @cached_property
    def port(self) -> int:
        """Where it listens; the same after a restart."""
        return free_port()

    @cached_property
    def names_port(self) -> int:
        """Where `epmd` listens, which knows the ports of Erlang's nodes."""
        return free_port()

    @cached_property
    def password(self) -> str:
        """The password of its one user."""
        return kept(self.state / "secrets" / "rabbitmq")

    @property
    def url(self) -> str:
        """The address of the broker."""
        return f"amqp://{USER}:{self.password}@{LOOPBACK}:{self.port}//"

    @cached_property
    def names(self) -> Program:
        """Erlang's `epmd`. Left to start it, the broker would leave it behind."""
        return Program(
            name="epmd",
            argv=["epmd", "-port", str(self.names_port), "-address", LOOPBACK],
            env=self.environment,
            state=self.state,
            ready=lambda: answers(self.names_port),
        )

    @cached_property
    def program(self) -> Program:
        """The broker as a program."""
        return Program(
            name=self.name,
            argv=[str(lean_home(find_or_install(), self.home / "lean"))],
            env=self.environment,
            state=self.state,
            ready=lambda: speaks_amqp(self.port),
            grace=20.0,
            patience=90.0,
        )

    @cached_property
    def environment(self) -> dict[str, str]:
        """What keeps the broker to its own folders and ports, whatever is set up for others."""
        return {
            "PATH": f"{os.environ.get('PATH', '')}:{PATH}",
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "ERL_EPMD_PORT": str(self.names_port),
            "ERL_EPMD_ADDRESS": LOOPBACK,
            "RABBITMQ_NODENAME": NODE,
            "RABBITMQ_DIST_PORT": str(free_port()),
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
            "RABBITMQ_CONFIG_FILE": str(self.home / "rabbitmq.conf"),
            "RABBITMQ_CONFIG_FILES": str(self.home / "conf.d"),
            "RABBITMQ_ADVANCED_CONFIG_FILE": str(self.home / "advanced.config"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(self.home / "enabled_plugins"),
            "RABBITMQ_MNESIA_BASE": str(self.home / "mnesia"),
            "RABBITMQ_LOG_BASE": str(self.home),
            "RABBITMQ_LOGS": "-",
            "RABBITMQ_LOG": "-color",
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": ERLANG,
            "detached": "true",  # the script then becomes the broker instead of watching it
        }

    def prepare(self) -> None:
        """Write the configuration and start `epmd`."""
        (self.home / "conf.d").mkdir(parents=True, exist_ok=True)
        values = {"host": LOOPBACK, "port": self.port, "user": USER, "password": self.password}
        write(self.home / "rabbitmq.conf", CONFIGURATION.format(**values))
        write(self.home / "advanced.config", "[].\n")
        write(self.home / "enabled_plugins", "[].\n")
        write(self.home / ".erlang.cookie", kept(self.state / "secrets" / "erlang"), mode=0o400)
        self.names.start()

    def stop(self) -> None:
        """Stop the broker, then `epmd`; keep the files."""
        super().stop()
        self.names.stop()

    def kill(self) -> None:
        """End the broker as a crash would."""
        super().kill()
        self.names.kill()

    def restart(self) -> str:
        """Stop it and start it again under the same URL."""
        self.stop()
        return self.start()

    def pause(self) -> None:
        """Freeze it: connections stay open, nobody answers."""
        self.program.send(signal.SIGSTOP)

    def resume(self) -> None:
        """Let a frozen broker go on."""
        self.program.send(signal.SIGCONT)


def answers(port: int) -> bool:
    """Say whether somebody listens on this port."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=1):
            return True
    except OSError:
        return False


def speaks_amqp(port: int) -> bool:
    """Say whether a broker on this port takes connections."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=1) as connection:
            connection.sendall(GREETING)
            return connection.recv(1) == METHOD_FRAME
    except OSError:
        return False
