import io
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
from rich.console import Console

from shared.running.errors import CannotStart, DiedEarly
from shared.running.platform import Platform
from shared.running.processes import ended, family

SERVERS = ("WEGAKTE_DATABASE_URL", "WEGAKTE_AMQP_URL")


@pytest.fixture
def private(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody gives us a server."""
    for name in SERVERS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def quiet() -> Iterator[Console]:
    with Console(file=io.StringIO()) as console:
        yield console


@pytest.mark.usefixtures("private")
def test_the_platform_runs_and_leaves_nothing_running(tmp_path: Path, quiet: Console):
    others = family(os.getpid())
    with Platform(tmp_path, fast=True, settable_clock=True, console=quiet) as platform:
        members = [member for member in family(os.getpid()) if member not in others]

        assert requests.get(f"{platform.url}/health/ready", timeout=5).ok
        with pytest.raises(CannotStart, match=f"process {os.getpid()}"):
            Platform(tmp_path, console=quiet).__enter__()

        platform.clock.set(datetime(2025, 3, 3, 9, 30, tzinfo=UTC))
        assert platform.clock.now().year == 2025

        platform.programs["relay"].kill()
        with pytest.raises(DiedEarly, match="relay ended by itself"):
            platform.watch()
        platform.programs["relay"].start()

    assert len(members) > 8
    assert ended(members, 2)
    assert not list((tmp_path / "pids").iterdir())
    platform.forget()
    assert not platform.database.data.exists()


def test_servers_that_are_given_are_used(
    tmp_path: Path, quiet: Console, monkeypatch: pytest.MonkeyPatch
):
    given = "postgresql://admin@db/postgres", "amqp://broker//"
    for name, url in zip(SERVERS, given, strict=True):
        monkeypatch.setenv(name, url)

    platform = Platform(tmp_path, console=quiet)

    assert platform.servers == []
    for program in platform.programs.values():
        assert tuple(program.env[name] for name in SERVERS) == given


def test_secrets_of_files_do_not_take_the_place_of_ours(
    tmp_path: Path, quiet: Console, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "url").write_text("amqp://broker//")
    monkeypatch.setenv("WEGAKTE_AMQP_URL_FILE", str(tmp_path / "url"))

    relay = Platform(tmp_path, console=quiet).programs["relay"]

    assert relay.env["WEGAKTE_AMQP_URL"] == "amqp://broker//"
    assert "WEGAKTE_AMQP_URL_FILE" not in relay.env


def test_the_programs_are_told_that_the_clock_can_be_set(tmp_path: Path, quiet: Console):
    for settable, told in ((True, "true"), (False, "false")):
        platform = Platform(tmp_path, settable_clock=settable, console=quiet)

        assert platform.programs["doors"].env["WEGAKTE_SETTABLE_CLOCK"] == told


def test_a_database_that_was_given_is_not_forgotten(
    tmp_path: Path, quiet: Console, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("WEGAKTE_DATABASE_URL", "postgresql://precious@db/postgres")

    with pytest.raises(CannotStart, match="not forgotten"):
        Platform(tmp_path, fresh=True, console=quiet).__enter__()
