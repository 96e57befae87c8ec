"""Free ports of this machine, and whether somebody answers on one."""

import http.client
import random
import socket
from collections.abc import Callable
from typing import Final

LOOPBACK: Final = "127.0.0.1"
# Below the range from which the kernel takes the ports of outgoing connections.
OURS: Final = range(20000, 32000)
PATIENCE: Final = 1.0

_given: set[int] = set()


class NoFreePort(Exception):
    """No port could be found on which nobody listens."""


def free_port(preferred: int = 0) -> int:
    """Return a port nobody listens on, `preferred` if it is one; never the same port twice."""
    for port in [preferred, *random.sample(OURS, 200)]:
        if port and port not in _given and is_free(port):
            _given.add(port)
            return port
    raise NoFreePort


def is_free(port: int) -> bool:
    """Say whether a server could listen on this port."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def says_ok(port: int, path: str) -> Callable[[], bool]:
    """Return the question whether `GET path` on that port is answered with success."""

    def ask() -> bool:
        connection = http.client.HTTPConnection(LOOPBACK, port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            return 200 <= connection.getresponse().status < 300
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    return ask
