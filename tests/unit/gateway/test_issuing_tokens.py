"""Tokens for trying out come from a key that only its owner can read."""

import os
import stat
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner

from services.gateway import issuing
from services.gateway.app import authentication_of
from services.gateway.issuing import ensure_issuer_keys, issue, private_key, token
from shared.settings import Settings


def test_the_keys_are_made_once(tmp_path: Path) -> None:
    key = tmp_path / "deep" / "issuer.key.json"
    jwks = ensure_issuer_keys(key)
    first = private_key(key).kid

    assert ensure_issuer_keys(key) == jwks
    assert private_key(key).kid == first


def test_only_the_owner_can_read_them(tmp_path: Path) -> None:
    key = tmp_path / "issuer.key.json"
    jwks = ensure_issuer_keys(key)

    for file in (key, jwks):
        assert stat.S_IMODE(os.stat(file).st_mode) == 0o600
    assert '"d"' not in jwks.read_text()
    assert sorted(each.name for each in tmp_path.iterdir()) == [key.name, jwks.name]


def test_several_processes_agree_on_one_key(tmp_path: Path) -> None:
    key = tmp_path / "issuer.key.json"
    seen: list[Any] = []

    def start() -> None:
        ensure_issuer_keys(key)
        seen.append(private_key(key).kid)

    threads = [Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(seen) == 8
    assert len(set(seen)) == 1


def test_a_token_is_believed_where_the_key_is(tmp_path: Path) -> None:
    key = tmp_path / "issuer.key.json"
    ensure_issuer_keys(key)
    signed = issue(key, "team_lead", "auditor", user="x", tenant="05974052", agency="KI")

    caller = authentication_of(Settings(issuer_key=key)).caller(f"Bearer {signed}")

    assert caller.roles == ("team_lead", "auditor")
    assert (caller.user, caller.tenant, caller.agency) == ("x", "05974052", "KI")


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    found = Settings(state_dir=tmp_path / ".wegakte")
    monkeypatch.setattr(issuing, "settings", lambda: found)
    return found


def test_the_command_prints_a_token_and_a_warning(configured: Settings) -> None:
    result = CliRunner().invoke(token, ["--role", "case_manager", "--tenant", "05974052"])

    assert result.exit_code == 0
    key = configured.state_dir / "issuer.key.json"
    caller = authentication_of(Settings(issuer_key=key)).caller(f"Bearer {result.stdout.strip()}")
    assert caller.tenant == "05974052"
    assert "demonstration" in result.stderr


@pytest.mark.parametrize("role", ["case_manager", "agency_clerk"])
def test_the_command_asks_for_the_institution(configured: Settings, role: str) -> None:
    assert CliRunner().invoke(token, ["--role", role]).exit_code == 2


def test_an_unknown_role_is_refused(configured: Settings) -> None:
    assert CliRunner().invoke(token, ["--role", "king"]).exit_code == 2
