import os
import sys

import click
import pytest
from click.testing import CliRunner

from shared import cli
from shared.settings import settings


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch):
    for name in [name for name in os.environ if name.startswith("WEGAKTE_")]:
        monkeypatch.delenv(name)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def call():
    return lambda *words: CliRunner().invoke(cli.main, words, prog_name="wegakte")


@pytest.fixture
def became(monkeypatch):
    """What the process would have been replaced by."""
    calls = []
    monkeypatch.setattr(os, "execv", lambda path, words: calls.append(words))
    return calls


def test_help_names_every_command(call):
    answer = call("--help")

    assert answer.exit_code == 0
    for name in cli.BUILT_IN:
        assert f"\n  {name} " in answer.output


@pytest.mark.parametrize("name", sorted(cli.BUILT_IN))
def test_every_command_explains_itself(call, name):
    answer = call(name, "--help")

    assert answer.exit_code == 0
    assert f"Usage: wegakte {name}" in answer.output


def test_missing_settings_are_told_in_a_sentence(call):
    answer = call("run")

    assert answer.exit_code == 1
    assert "WEGAKTE_DATABASE_URL is not set." in answer.output
    assert "WEGAKTE_AMQP_URL is not set." in answer.output
    assert "Traceback" not in answer.output


def test_with_debug_the_error_itself_comes_out(call):
    assert type(call("--debug", "run").exception).__name__ == "NotConfigured"


def test_a_command_that_cannot_be_loaded_says_so_and_hurts_no_other(call, monkeypatch):
    monkeypatch.setitem(cli.references(), "story", "services.nowhere:story")
    monkeypatch.setitem(cli.references(), "number", "math:pi")

    assert "story cannot be loaded: No module named" in call("story", "--loud").output
    assert call("story").exit_code == 1
    assert "math:pi is not a command" in call("number").output
    assert call("--help").exit_code == 0


def test_an_installed_package_adds_commands(call, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "greet", greet, raising=False)
    monkeypatch.setitem(cli.references(), "greet", f"{__name__}:greet")

    assert call("greet", "--name", "Mariam").output == "Hello Mariam\n"


@click.command()
@click.option("--name")
def greet(name):
    click.echo(f"Hello {name}")


def test_doors_are_the_process_that_was_asked_for(call, became, monkeypatch):
    ready(monkeypatch)
    call("run", "cases", "clients")
    call("run", "--subscriptions", "referrals")

    assert [words[1:] for words in became] == [
        ["-m", "shared.messaging.runtime", "doors", "cases", "clients"],
        ["-m", "shared.messaging.runtime", "subscriptions", "referrals"],
    ]


def test_a_relay_without_names_serves_all(call, became, monkeypatch):
    ready(monkeypatch)
    call("relay")

    [words] = became
    assert words[3:6] == ["relay", "agencies", "audit"]


def test_a_service_that_does_not_exist_is_refused_with_those_that_do(call, became, monkeypatch):
    ready(monkeypatch)
    answer = call("run", "nobody")

    assert answer.exit_code == 1
    assert "no service nobody; there are agencies, audit" in answer.output
    assert became == []


def test_the_web_site_is_served_once_it_knows_whom_to_believe(call, became, monkeypatch):
    ready(monkeypatch)
    assert "WEGAKTE_JWKS is not set" in call("serve").output

    monkeypatch.setenv("WEGAKTE_ISSUER_KEY", "issuer.json")
    settings.cache_clear()
    call("serve", "--workers", "2")

    [words] = became
    assert words[2] == "gunicorn"
    assert words[words.index("--workers") + 1] == "2"
    assert words[-1] == "services.gateway.app:create_app()"


def ready(monkeypatch):
    monkeypatch.setenv("WEGAKTE_DATABASE_URL", "postgresql://db/postgres")
    monkeypatch.setenv("WEGAKTE_AMQP_URL", "amqp://broker")


def test_a_new_root_key_fits_the_setting(call, monkeypatch):
    monkeypatch.setenv("WEGAKTE_KEYRING_SECRET", call("keyring", "secret").output)

    assert len(settings().root_keys[0]) == 32


def test_a_database_that_is_away_is_told_in_a_sentence(call, monkeypatch):
    monkeypatch.setenv("WEGAKTE_DATABASE_URL", "postgresql://127.0.0.1:1/postgres")
    answer = call("migrate")

    assert answer.exit_code == 1
    assert "Error: connection to server" in answer.output
    assert "The database does not answer" in answer.output


def test_dropping_a_parked_event_asks_first(call, monkeypatch):
    ready(monkeypatch)
    answer = call("parked", "drop", "cases", "e-1")

    assert answer.exit_code == 1
    assert "Drop it? [y/N]" in answer.output


def test_replaying_needs_an_event_or_all(call, monkeypatch):
    ready(monkeypatch)

    assert "Name one event, or say --all." in call("parked", "replay", "cases").output


def test_the_reference_can_be_written_and_checked(call, tmp_path):
    assert "written: events.md" in call("docs", "--to", str(tmp_path)).output
    assert call("docs", "--check", "--to", str(tmp_path)).exit_code == 0

    (tmp_path / "states.md").write_text("something else\n")
    answer = call("docs", "--check", "--to", str(tmp_path))
    assert answer.exit_code == 1
    assert "-something else" in answer.output
    assert "Run `wegakte docs`" in answer.output
