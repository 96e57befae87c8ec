"""The issuer's keys are read seldom, and anew when a token names a key nobody has seen."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from joserfc.jwk import ECKey, KeySet

from services.gateway.keysets import IssuerKeys, KeysUnknown, reader_of

OLD, NEW = ECKey.generate_key("P-256", auto_kid=True), ECKey.generate_key("P-256", auto_kid=True)


class Issuer:
    def __init__(self, *keys: Any) -> None:
        self.keys = keys
        self.reads = 0
        self.now = 1000.0

    def read(self) -> dict[str, Any]:
        self.reads += 1
        if not self.keys:
            raise OSError
        return dict(KeySet(list(self.keys)).as_dict(private=False))

    def clock(self) -> float:
        return self.now


def keys_of(issuer: Issuer) -> IssuerKeys:
    return IssuerKeys(issuer.read, issuer.clock)


def test_keys_are_read_once() -> None:
    issuer = Issuer(OLD)
    keys = keys_of(issuer)

    assert keys.find(OLD.kid) and keys.find(OLD.kid) and keys.find(None)
    assert issuer.reads == 1


def test_a_new_key_is_found_without_a_restart() -> None:
    issuer = Issuer(OLD)
    keys = keys_of(issuer)
    keys.find(OLD.kid)
    issuer.keys, issuer.now = (OLD, NEW), issuer.now + 11

    assert keys.find(NEW.kid)


def test_invented_key_ids_do_not_flood_the_issuer() -> None:
    issuer = Issuer(OLD)
    keys = keys_of(issuer)

    assert [keys.find(f"invented-{number}") for number in range(50)] == [None] * 50
    assert issuer.reads == 1


def test_a_key_that_was_taken_back_is_forgotten() -> None:
    issuer = Issuer(OLD, NEW)
    keys = keys_of(issuer)
    keys.find(OLD.kid)
    issuer.keys, issuer.now = (NEW,), issuer.now + 601

    assert keys.find(OLD.kid) is None


def test_known_keys_stay_good_while_the_issuer_is_away() -> None:
    issuer = Issuer(OLD)
    keys = keys_of(issuer)
    keys.find(OLD.kid)
    issuer.keys, issuer.now = (), issuer.now + 601

    assert keys.find(OLD.kid)


def test_nobody_can_be_let_in_before_keys_were_read() -> None:
    with pytest.raises(KeysUnknown):
        keys_of(Issuer()).find(OLD.kid)


def test_keys_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "jwks.json"
    file.write_text(json.dumps(KeySet([OLD]).as_dict(private=False)))

    assert IssuerKeys(reader_of(str(file))).find(OLD.kid)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"keys": []}', '{"keys": [{"kty": "x"}]}'])
def test_a_file_without_keys_lets_nobody_in(tmp_path: Path, content: str) -> None:
    file = tmp_path / "jwks.json"
    file.write_text(content)

    with pytest.raises(KeysUnknown):
        IssuerKeys(reader_of(str(file))).find(OLD.kid)


def test_keys_are_read_from_an_address() -> None:
    class Provider(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(KeySet([OLD]).as_dict(private=False)).encode())

        def log_message(self, *args: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Provider)
    Thread(target=server.handle_request, daemon=True).start()
    try:
        found = IssuerKeys(reader_of(f"http://127.0.0.1:{server.server_port}/jwks"))
        assert found.find(OLD.kid)
    finally:
        server.server_close()
