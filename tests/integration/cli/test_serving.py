import json
import os
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection

import pytest

from services.audit import service
from shared.running.ports import free_port
from shared.testing.town import open_town


@pytest.fixture
def site(tmp_path):
    """The web site as an operator starts it, and its port."""
    port = free_port()
    environment = {
        **os.environ,
        "WEGAKTE_AMQP_URL": "amqp://127.0.0.1:1//",
        "WEGAKTE_ISSUER_KEY": str(tmp_path / "issuer.json"),
        "WEGAKTE_GATEWAY_PORT": str(port),
    }
    words = [sys.executable, "-m", "shared.cli", "serve"]
    process = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True)
    yield process, port
    if process.poll() is None:
        process.kill()
    process.communicate()


def answer(port, path):
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def test_the_web_site_answers_logs_in_json_and_ends_when_told(site):
    process, port = site
    for _ in range(100):
        try:
            status = answer(port, "/health/live")
            break
        except OSError:
            time.sleep(0.2)
    process.send_signal(signal.SIGTERM)
    output, _ = process.communicate(timeout=30)

    assert status == 200
    assert process.returncode == 0
    lines = [json.loads(line) for line in output.splitlines()]
    assert {line["service"] for line in lines} == {"gateway"}


def test_a_service_that_keeps_personal_data_does_not_start_without_the_keyring():
    environment = {
        **{name: value for name, value in os.environ.items() if "KEYRING" not in name},
        "WEGAKTE_AMQP_URL": "amqp://127.0.0.1:1//",
        "WEGAKTE_DATABASE_URL": "postgresql://127.0.0.1:1/postgres",
    }
    words = [sys.executable, "-m", "shared.cli", "run", "agencies", "clients"]
    ended = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=30)

    assert ended.returncode == 1
    assert "WEGAKTE_KEYRING_SECRET is not set" in ended.stderr


def test_a_service_does_not_start_where_the_clock_is_not_what_the_settings_say(postgres):
    with open_town(service, postgres) as town:
        environment = {
            **os.environ,
            "WEGAKTE_AMQP_URL": "amqp://127.0.0.1:1//",
            "WEGAKTE_DATABASE_URL": postgres,
            "WEGAKTE_DATABASE_NAME": town.settings.database_name,
            "WEGAKTE_DATABASE_PASSWORD": "test",
            "WEGAKTE_SETTABLE_CLOCK": "false",
        }
        words = [sys.executable, "-m", "shared.cli", "run", "audit"]
        ended = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=30)

    assert ended.returncode == 1
    assert "WEGAKTE_SETTABLE_CLOCK is not set, but the database's clock can be" in ended.stdout
