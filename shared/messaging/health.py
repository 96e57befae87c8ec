"""Answers whether a process lives and whether it can do its work."""

from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import orjson
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

Check = Callable[[], str]
Page = tuple[int, str, bytes]

JSON = "application/json"


def readiness(checks: Mapping[str, Check]) -> Page:
    """Return the page that says what, if anything, stands in the way."""
    troubles = {name: trouble for name, check in list(checks.items()) if (trouble := check())}
    body = {"ready": not troubles, "reasons": troubles}
    return (503 if troubles else 200), JSON, orjson.dumps(body)


def page(path: str, checks: Mapping[str, Check]) -> Page:
    """Return the page under `path`."""
    match path.partition("?")[0]:
        case "/livez" | "/health/live":
            return 200, JSON, b'{"alive":true}'
        case "/readyz" | "/health/ready":
            return readiness(checks)
        case "/metrics":
            return 200, CONTENT_TYPE_LATEST, generate_latest()
    return 404, JSON, b"{}"


def serve_health(host: str, port: int, checks: Mapping[str, Check]) -> ThreadingHTTPServer:
    """Answer at `host` and `port`, in a thread of its own, until `shutdown` is called."""

    class Answering(BaseHTTPRequestHandler):
        """One request about the health of this process."""

        timeout = 5

        def do_GET(self) -> None:  # noqa: N802
            """Answer."""
            status, content_type, body = page(self.path, checks)
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: Any) -> None:
            """Say nothing: somebody asks every few seconds."""

    server = ThreadingHTTPServer((host, port), Answering)
    server.daemon_threads = True
    Thread(target=server.serve_forever, name="health", daemon=True).start()
    return server
