import base64
import os
from uuid import uuid4

import pytest
from click.testing import CliRunner

from shared import cli
from shared.database import Database
from shared.eventstore.clock import prepare_clock
from shared.installed import installed_services
from shared.keyring.postgres import PostgresKeyring
from shared.settings import settings
from shared.testing.stores import scratch_database

OLD_ROOT = base64.b64encode(b"o" * 32).decode()
NEW_ROOT = base64.b64encode(b"n" * 32).decode()
UNPROTECTED = """
SELECT c.oid::regclass::text AS name FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant' AND NOT a.attisdropped
 WHERE c.relkind IN ('r', 'p') AND c.relnamespace = ANY(%s::regnamespace[])
   AND NOT c.relispartition AND NOT c.relrowsecurity
"""


@pytest.fixture(scope="module")
def town(postgres):
    """A server with all services migrated."""
    name = f"test_{uuid4().hex}"
    given = {
        "WEGAKTE_DATABASE_URL": postgres,
        "WEGAKTE_DATABASE_NAME": name,
        "WEGAKTE_DATABASE_PASSWORD": "test",
        "WEGAKTE_KEYRING_SECRET": OLD_ROOT,
        "WEGAKTE_AMQP_URL": "amqp://127.0.0.1:1//",
        "WEGAKTE_HEALTH_PORT": "",
    }
    with pytest.MonkeyPatch.context() as patch:
        for variable, value in given.items():
            patch.setenv(variable, value)
        settings.cache_clear()
        answer = CliRunner().invoke(cli.main, ["migrate"])
        assert answer.exit_code == 0, answer.output
        yield answer.output
        settings.cache_clear()
    server = Database(postgres).connect()
    for database in (name, f"{name}_keyring"):
        server.raw.cursor().execute(f"DROP DATABASE {database} WITH (FORCE)")
    server.close()


@pytest.fixture
def settable(town, postgres, monkeypatch):
    """Another database, whose clock can be set."""
    with scratch_database(postgres) as name:
        with Database(postgres, name=name).session() as db:
            prepare_clock(db, settable=True)
        monkeypatch.setenv("WEGAKTE_DATABASE_NAME", name)
        settings.cache_clear()
        yield
    settings.cache_clear()


@pytest.fixture
def call(town):
    return lambda *words, **more: CliRunner().invoke(cli.main, words, **more)


def test_all_installed_services_can_be_migrated_and_twice(town, call):
    for name in installed_services():
        assert f"{name}: " in town
    again = call("migrate")

    assert again.output.count("up to date") == len(installed_services())


def test_every_table_with_a_tenant_keeps_tenants_apart(call):
    with Database(settings().database_url, name=settings().database_name).session() as db:
        assert db.all(UNPROTECTED, (list(installed_services()),)) == []


def test_the_surroundings_are_told_one_by_one(call):
    answer = call("health", "clients")

    assert answer.exit_code == 1
    assert "✗ broker: " in answer.output
    assert "✓ keyring" in answer.output
    assert "✓ database of clients" in answer.output


def test_a_log_with_little_room_is_told_and_a_migration_makes_more(call):
    log = Database(settings().database_url, name=settings().database_name, size=1)
    with log.session() as db:
        db.execute("SELECT setval('steering.event_position', 37000000)")
    assert "room for 2,999,999 more events" in call("health", "steering").output
    call("migrate", "steering")
    assert "✓ database of steering" in call("health", "steering").output
    log.close()


def test_a_process_that_does_not_answer_is_not_well(call, monkeypatch):
    monkeypatch.setenv("WEGAKTE_HEALTH_PORT", "1")
    settings.cache_clear()
    answer = call("health")
    settings.cache_clear()

    assert answer.exit_code == 1
    assert "refused" in answer.output


def test_a_person_is_forgotten_for_good_with_a_new_root_key(call, monkeypatch):
    person, event = uuid4(), uuid4()
    keyring = PostgresKeyring(settings(), seconds=0)
    part = keyring.seal(person, "base", event, b"", b"Mariam")

    assert "persons that were forgotten since" in call("keyring", "rotate").output
    shredded = call("keyring", "shred", str(person), "--reason", "Art. 17", input="y\n")
    assert "1 keys destroyed" in shredded.output
    assert keyring.open(part, event, b"") is None

    monkeypatch.setenv("WEGAKTE_KEYRING_SECRET", f"{NEW_ROOT},{OLD_ROOT}")
    settings.cache_clear()
    rotated = call("keyring", "rotate").output
    settings.cache_clear()
    assert "wrapped anew" in rotated
    assert "still the same" not in rotated


def test_nobody_is_forgotten_without_a_yes(call):
    assert call("keyring", "shred", str(uuid4()), "--reason", "x", input="n\n").exit_code == 1


def test_a_broker_that_is_away_is_told_in_a_sentence(call):
    answer = call("parked", "list")

    assert answer.exit_code == 1
    assert "Is WEGAKTE_AMQP_URL right" in answer.output


def test_no_secret_of_the_environment_is_ever_printed(call):
    for words in (["migrate"], ["health"], ["keyring", "rotate"], ["parked", "list"]):
        output = call(*words).output
        assert os.environ["WEGAKTE_KEYRING_SECRET"] not in output


def test_a_real_clock_is_shown_but_not_set(call):
    assert "the time of the database server" in call("clock", "show").output
    for words in (("set", "2025-03-03T09:30"), ("advance", "--days", "3")):
        refused = call("clock", *words)
        assert refused.exit_code == 1
        assert "A clock that can be set needs a database of its own" in refused.output


def test_a_settable_clock_is_set_and_advanced(settable, call):
    assert "it is 2025-03-29 09:30:0" in call("clock", "set", "2025-03-29T09:30").output
    assert "it is 2025-03-31 11:30:0" in call("clock", "advance", "--days=2", "--hours=1").output
    assert "CEST (a clock that can be set)" in call("clock", "show").output
