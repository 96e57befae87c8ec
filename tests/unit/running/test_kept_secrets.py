from pathlib import Path

from shared.running.secrets import kept


def test_a_secret_is_made_once_and_kept(tmp_path: Path):
    file = tmp_path / "secrets" / "broker"

    assert kept(file) == kept(file)
    assert len(kept(file)) >= 32


def test_two_secrets_differ(tmp_path: Path):
    assert kept(tmp_path / "one") != kept(tmp_path / "other")


def test_nobody_else_can_read_it(tmp_path: Path):
    file = tmp_path / "secrets" / "broker"

    kept(file)

    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o077 == 0
