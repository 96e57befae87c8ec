"""What a browser never sends: bodies without a length, too long, broken off, or of no kind."""

import json
import socket
from urllib.parse import urlsplit

from tests.integration.gateway.people import Person, Town

ALIVE = b"GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


def answer_to(town: Town, sent: bytes) -> tuple[int, bytes]:
    """Return status and rest of what comes back for these bytes."""
    place = urlsplit(town.url)
    with socket.create_connection((place.hostname, place.port), timeout=20) as line:
        line.sendall(sent)
        received = b""
        while part := line.recv(65536):
            received += part
    return int(received.split(b" ", 2)[1]), received


def head(person: Person, *more: str, path: str = "/v1/clients") -> bytes:
    lines = [
        f"POST {path} HTTP/1.1", "Host: x", "Connection: close",
        f"Authorization: {person.headers['Authorization']}", "Content-Type: application/json",
        *more, "", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode()


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


def test_a_body_without_a_length_is_measured_all_the_same(town: Town) -> None:
    start = head(town.case_manager, "Transfer-Encoding: chunked")
    large = json.dumps({"given_name": "x" * 70_000}).encode()

    assert answer_to(town, start + chunked(large))[0] == 413
    assert answer_to(town, start + chunked(b"{}"))[0] == 422


def test_a_length_that_is_too_large_is_refused_at_once(town: Town) -> None:
    status, answer = answer_to(town, head(town.case_manager, "Content-Length: 70000") + b"{")

    assert status == 413
    assert b"application/problem+json" in answer


def test_what_is_no_http_is_refused(town: Town) -> None:
    assert answer_to(town, b"HELLO\r\n\r\n")[0] == 400
    assert answer_to(town, ALIVE)[0] == 200


def test_an_address_that_nobody_can_read_is_none(town: Town) -> None:
    for path in ("/v1/clients/%00", "/v1/clients/%ff%fe", "/v1/%2e%2e/health/live", "/v1//clients"):
        assert answer_to(town, head(town.case_manager, path=path))[0] in (308, 404), path
