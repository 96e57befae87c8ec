"""Free ports of this machine, and whether somebody answers on one."""

import fcntl
import http.client
import os
import random
import socket
from collections.abc import Callable
from typing import Final

LOOPBACK: Final = "127.0.0.1"
# Below the range from which the kernel takes the ports of outgoing connections.
OURS: Final = range(20000, 32000)
PATIENCE: Final = 1.0
RESERVED: Final = "/var/tmp/wegakte-port-{}"

_given: set[int] = set()


class NoFreePort(Exception):
    """No port could be found on which nobody listens."""


def free_port(preferred: int = 0) -> int:
    """Return a port nobody listens on, `preferred` if it is one; never the same port twice."""
    if preferred and is_free(preferred) and reserve(preferred):
        return preferred
    for port in random.sample(OURS, 200):
        if port not in _given and is_free(port):
            _given.add(port)
            return port
    raise NoFreePort


def reserve(port: int) -> bool:
    """Say whether the port is ours as long as we run, among all who ask for it here.

    Between this and the moment when somebody listens there are seconds, and two demos that start
    together prefer the same port.
    """
    if port in _given:
        return False
    try:
        note = os.open(RESERVED.format(port), os.O_CREAT | os.O_RDONLY | os.O_NOFOLLOW, 0o644)
    except OSError:
        return False
    try:
        fcntl.flock(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(note)
        return False
    _given.add(port)
    return True


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
