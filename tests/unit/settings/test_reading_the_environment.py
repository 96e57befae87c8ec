import base64
import os

import pytest

from shared.settings import NotConfigured, Settings, read_environment

ROOT = base64.b64encode(bytes(range(32))).decode()
OLD_ROOT = base64.b64encode(bytes(32)).decode()


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch):
    for name in [name for name in os.environ if name.startswith("WEGAKTE_")]:
        monkeypatch.delenv(name)


def test_without_any_variable_the_defaults_hold():
    assert read_environment() == Settings()


def test_a_variable_sets_the_field_of_the_same_name(monkeypatch):
    monkeypatch.setenv("WEGAKTE_GATEWAY_PORT", "8123")
    monkeypatch.setenv("WEGAKTE_DATABASE_URL", "postgresql://postgres@db/postgres")

    read = read_environment()

    assert (read.gateway_port, read.database_url) == (8123, "postgresql://postgres@db/postgres")


def test_an_empty_variable_counts_as_unset(monkeypatch):
    monkeypatch.setenv("WEGAKTE_HEALTH_PORT", "")

    assert read_environment().health_port == 0


def test_a_secret_may_lie_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "password").write_text("hunter2\n")
    monkeypatch.setenv("WEGAKTE_DATABASE_PASSWORD_FILE", str(tmp_path / "password"))

    assert read_environment().database_password == "hunter2"


def test_all_errors_are_reported_at_once(monkeypatch):
    monkeypatch.setenv("WEGAKTE_GATEWAY_PORT", "eighty")
    monkeypatch.setenv("WEGAKTE_LOG_LEVEL", "loud")
    monkeypatch.setenv("WEGAKTE_DATABASE_URL", "mysql://db")
    monkeypatch.setenv("WEGAKTE_KEYRING_SECRET", "short")
    monkeypatch.setenv("WEGAKTE_DATABASE_PASSWORD_FILE", "/nowhere")

    with pytest.raises(NotConfigured) as refused:
        read_environment()

    lines = str(refused.value).splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "WEGAKTE_DATABASE_URL",
        "WEGAKTE_DATABASE_PASSWORD",
        "WEGAKTE_KEYRING_SECRET",
        "WEGAKTE_GATEWAY_PORT",
        "WEGAKTE_LOG_LEVEL",
    ]


def test_an_error_does_not_repeat_the_secret(monkeypatch):
    monkeypatch.setenv("WEGAKTE_KEYRING_SECRET", "c2VjcmV0")

    with pytest.raises(NotConfigured) as refused:
        read_environment()

    assert "c2VjcmV0" not in str(refused.value)


def test_what_is_needed_and_unset_is_named_all_at_once():
    with pytest.raises(NotConfigured, match=r"WEGAKTE_DATABASE_URL.*\n.*WEGAKTE_AMQP_URL"):
        Settings().require("database_url", "amqp_url")


def test_secrets_are_not_printed():
    shown = repr(Settings(database_password="hunter2", keyring_secret=ROOT))

    assert "hunter2" not in shown
    assert ROOT not in shown


def test_while_the_root_key_is_replaced_there_are_two_newest_first():
    assert Settings(keyring_secret=f"{ROOT},{OLD_ROOT}").root_keys == (bytes(range(32)), bytes(32))


def test_a_service_logs_in_as_its_own_role():
    configured = Settings(database_url="postgresql://root@db/postgres", database_password="p")

    assert configured.login("wegakte_cases") == {
        "url": "postgresql://root@db/postgres",
        "user": "wegakte_cases",
        "password": "p",
        "name": "wegakte",
    }


def test_the_keyring_has_its_own_database_and_password():
    configured = Settings(database_url="postgresql://db", keyring_password="k", database_name="x")

    assert configured.login("wegakte_keyring")["name"] == "x_keyring"
    assert configured.login("wegakte_keyring")["password"] == "k"


def test_passwords_may_come_from_a_folder_of_secrets(tmp_path):
    (tmp_path / "database_cases").write_text("c\n")
    (tmp_path / "database_audit").write_text("a\n")
    (tmp_path / "database_audit_log").write_text("l\n")
    configured = Settings(password_dir=tmp_path)

    roles = ["wegakte_cases", "wegakte_cases_log", "wegakte_audit_log"]

    assert [configured.password_of(role) for role in roles] == ["c", "c", "l"]


def test_a_missing_secret_file_is_named(tmp_path):
    with pytest.raises(NotConfigured, match="database_cases"):
        Settings(password_dir=tmp_path).password_of("wegakte_cases_log")
