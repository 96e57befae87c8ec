import json
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from shared.messaging.health import serve_health


@pytest.fixture
def checks():
    return {"broker": lambda: "", "database": lambda: ""}


@pytest.fixture
def address(checks):
    server = serve_health("127.0.0.1", 0, checks)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def get(address, path):
    try:
        with urlopen(address + path, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_process_that_can_work_is_ready(address):
    status, body = get(address, "/readyz")
    assert (status, json.loads(body)) == (200, {"ready": True, "reasons": {}})


def test_a_process_that_cannot_work_says_why_but_lives(address, checks):
    checks["database"] = lambda: "connection refused"
    status, body = get(address, "/health/ready")
    assert (status, json.loads(body)) == (
        503,
        {"ready": False, "reasons": {"database": "connection refused"}},
    )
    assert get(address, "/livez")[0] == 200


def test_metrics_are_there_and_nothing_else_is(address):
    assert "wegakte_" in get(address, "/metrics")[1] or get(address, "/metrics")[0] == 200
    assert get(address, "/secrets")[0] == 404
