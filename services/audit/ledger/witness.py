"""A witness that an institution runs itself: it needs Python, `cryptography`, and nothing of ours.

python -m services.audit.ledger.witness key new revision.example > witness.key
python -m services.audit.ledger.witness key show witness.key
python -m services.audit.ledger.witness serve --key witness.key --log KEY --memory witness.db
"""

import argparse
import os
import secrets
import sys
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from services.audit.ledger.keys import COSIGNATURE, KEY_BYTES, PublicKey, Signer
from services.audit.ledger.notes import NAME, NoteRefused, from_base64, to_base64
from services.audit.ledger.witnessing import Reply, Witness

PATH: Final = "/add-checkpoint"
LARGEST: Final = 100_000
PRIVATE: Final = 0o077


class UnusableKey(Exception):
    """The file with the key cannot be used."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit status."""
    asked = parser().parse_args(arguments)
    try:
        return int(asked.act(asked))
    except (UnusableKey, NoteRefused, OSError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)  # noqa: T201
        return 1


def parser() -> argparse.ArgumentParser:
    """Return what understands the command line."""
    whole = argparse.ArgumentParser(prog="wegakte-witness", description="Watches over a log.")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    keys = commands.add_parser("key", help="make a key, or show its public part")
    which = keys.add_subparsers(required=True, metavar="WHAT")
    new = which.add_parser("new", help="print a new secret key: keep it in a file of your own")
    new.add_argument("name", help="whose key it is, such as revision.example")
    new.set_defaults(act=print_new_key)
    show = which.add_parser("show", help="print the public part, to be given to others")
    show.add_argument("key", type=Path)
    show.set_defaults(act=print_public_key)
    serve = commands.add_parser("serve", help="answer logs that ask for a signature")
    serve.add_argument("--key", type=Path, required=True, help="the file with the secret key")
    serve.add_argument("--log", action="append", required=True, help="the key of a log to watch")
    serve.add_argument("--memory", type=Path, required=True, help="where to keep what was signed")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=7380)
    serve.set_defaults(act=serve_for_ever)
    return whole


def print_new_key(asked: argparse.Namespace) -> int:
    """Print a new secret key."""
    if not NAME.fullmatch(asked.name):
        raise UnusableKey("a name has no spaces and no plus sign")
    print(f"{asked.name} {to_base64(secrets.token_bytes(KEY_BYTES))}")  # noqa: T201
    return 0


def print_public_key(asked: argparse.Namespace) -> int:
    """Print the public part of a key."""
    print(signer_in(asked.key).public(COSIGNATURE))  # noqa: T201
    return 0


def signer_in(file: Path) -> Signer:
    """Return the signer whose key lies in a file; raises `UnusableKey`."""
    if os.name == "posix" and file.stat().st_mode & PRIVATE:
        raise UnusableKey(f"others can read {file}; chmod 600 {file}")
    name, _, secret = file.read_text(encoding="utf-8").strip().partition(" ")
    key = from_base64(secret)
    if not NAME.fullmatch(name) or len(key) != KEY_BYTES:
        raise UnusableKey(f"{file} holds no key")
    return Signer(name, key)


def serve_for_ever(asked: argparse.Namespace) -> int:
    """Answer until somebody interrupts."""
    logs: dict[str, list[PublicKey]] = defaultdict(list)
    for text in asked.log:
        key = PublicKey.parse(text)
        logs[key.name].append(key)
    witness = Witness(signer_in(asked.key), logs, asked.memory)
    with server(witness, asked.host, asked.port) as serving:
        print(f"listening on {serving.server_address}", file=sys.stderr, flush=True)  # noqa: T201
        with suppress(KeyboardInterrupt):
            serving.serve_forever()
    return 0


def server(witness: Witness, host: str, port: int) -> ThreadingHTTPServer:
    """Return a web server that asks the witness."""

    class Handler(BaseHTTPRequestHandler):
        """Hands requests over."""

        timeout = 30

        def do_POST(self) -> None:  # noqa: N802
            """Answer a request for a signature."""
            reply = Reply(404, "not found\n")
            length = self.headers.get("Content-Length", "")
            if self.path == PATH and length.isdecimal():
                reply = self.asked(int(length))
            self.answer(reply)

        def asked(self, length: int) -> Reply:
            """Return what the witness says."""
            if length > LARGEST:
                return Reply(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too large\n")
            try:
                return witness.add_checkpoint(self.rfile.read(length).decode())
            except UnicodeDecodeError:
                return Reply(HTTPStatus.BAD_REQUEST, "not text\n")

        def answer(self, reply: Reply) -> None:
            """Send a reply."""
            content = reply.body.encode()
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    return ThreadingHTTPServer((host, port), Handler)
