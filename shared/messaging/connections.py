"""Connections to the broker on which nothing ever waits without an end."""

import random
import socket
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import amqp
import amqp.spec
from amqp.exceptions import AMQPError
from kombu.connection import Connection
from kombu.exceptions import KombuError

BROKEN: Final = (OSError, AMQPError, KombuError)
TIMEOUT: Final = 5.0
HEARTBEAT: Final = 10
SOCKET_SETTINGS: Final = {socket.TCP_USER_TIMEOUT: 15_000}


def connect(url: str, *, name: str, timeout: float = TIMEOUT, heartbeat: int = HEARTBEAT) -> Any:
    """Return an open py-amqp connection, or raise one of `BROKEN`.

    No read or write on it waits longer than `timeout` seconds. `name` is what an operator sees.
    """
    known = {"client_properties": {"connection_name": name}, "socket_settings": SOCKET_SETTINGS}
    link = Connection(url, connect_timeout=timeout, heartbeat=heartbeat, transport_options=known)
    connection = link.transport.establish_connection()
    connection.transport.sock.settimeout(timeout)
    return connection


def open_channel(connection: Any) -> Any:
    """Return a new channel that hands over bodies as they came: as bytes."""
    channel = connection.channel()
    channel.auto_decode = False
    return channel


def hang_up(connection: Any) -> None:
    """Take leave of the broker, and hang up whether it answers or not."""
    with suppress(*BROKEN):
        connection.close()
    discard(connection)


def discard(connection: Any) -> None:
    """Hang up without a farewell: a broker that hangs would never answer one."""
    if connection is not None:
        with suppress(Exception):
            connection.collect()


def drain(connection: Any, timeout: float) -> bool:
    """Take in what has arrived within `timeout` seconds; say whether anything did."""
    try:
        connection.drain_events(timeout=timeout)
    except TimeoutError:
        connection.heartbeat_tick()
        return False
    return True


def write(
    channel: Any,
    exchange: str,
    routing_key: str,
    body: bytes,
    *,
    mandatory: bool = False,
    **properties: Any,
) -> None:
    """Send a message, and only send.

    `Channel.basic_publish` would read first, and another thread may be reading already.
    """
    message = amqp.Message(body, **properties)
    arguments = (0, exchange, routing_key, mandatory, False)
    channel.send_method(amqp.spec.Basic.Publish, "Bssbb", arguments, message)


@dataclass
class Backoff:
    """How long to wait before the next try: longer each time, never the same for everybody."""

    first: float = 0.2
    longest: float = 2.0
    tries: int = 0

    def next(self) -> float:
        """Return the seconds to wait now."""
        ceiling = min(self.longest, self.first * 2.0 ** min(self.tries, 16))
        self.tries += 1
        return ceiling * random.uniform(0.5, 1.0)

    def reset(self) -> None:
        """Begin anew, for it worked."""
        self.tries = 0
