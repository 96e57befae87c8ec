from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from shared.database import Database
from shared.migrations import MigrationEdited, MigrationFailed, unapplied
from shared.provisioning.roles import CannotProvision


def test_a_new_server_gets_all_that_the_services_need(town):
    town.migrate()

    assert f"created database {town.settings.database_name}" in town.said
    assert f"{town.service.name}: applied 0001_open_thing" in town.said
    with town.session() as db:
        assert db.all("SELECT * FROM open_thing") == db.all("SELECT * FROM event") == []


def test_migrating_again_changes_nothing(town):
    town.migrate()
    town.said.clear()
    town.migrate()

    assert town.said == [f"{town.service.name}: up to date"]


def test_several_may_migrate_at_once(town):
    with ThreadPoolExecutor(3) as threads:
        for each in [threads.submit(town.migrate) for _ in range(3)]:
            each.result()

    assert town.said.count(f"{town.service.name}: applied 0001_open_thing") == 1


def test_a_new_migration_is_applied_on_top(town):
    town.migrate()
    town.write("0002_more.sql", "ALTER TABLE open_thing ADD COLUMN since date;")
    with town.session() as db:
        assert unapplied(db, town.service) == ["0002_more"]
    town.migrate()

    with town.session() as db:
        assert db.all("SELECT since FROM open_thing") == []
        assert unapplied(db, town.service) == []


def test_an_edited_migration_is_refused(town):
    town.migrate()
    town.write("0001_open_thing.sql", "CREATE TABLE something_else (n int);")

    with pytest.raises(MigrationEdited, match="0001_open_thing.sql has changed"):
        town.migrate()


def test_other_line_endings_are_no_edit(town):
    town.migrate()
    text = (town.folder / "0001_open_thing.sql").read_text()
    (town.folder / "0001_open_thing.sql").write_bytes(text.replace("\n", "\r\n").encode())

    town.migrate()


def test_nothing_of_a_failed_migration_is_kept(town):
    town.write("0002_broken.sql", "CREATE TABLE half (n int);\nSELECT 1 / 0;")
    with pytest.raises(MigrationFailed, match="0002_broken: division by zero"):
        town.migrate()

    town.write("0002_broken.sql", "CREATE TABLE half (n int);")
    town.migrate()


def test_a_migration_may_do_without_a_transaction(town):
    town.write(
        "0002_index.sql",
        "-- transactional: false\nCREATE INDEX CONCURRENTLY directory_code ON directory (code);",
    )
    town.migrate()
    town.migrate()


def test_a_migration_may_define_functions_and_use_percent_signs(town):
    town.write(
        "0002_function.sql",
        """CREATE FUNCTION shout(t text) RETURNS text LANGUAGE plpgsql AS $$
        DECLARE loud text;
        BEGIN
          loud := format('%s!', upper(t));
          IF loud LIKE '%X%' THEN RETURN loud; END IF;
          RETURN loud;
        END $$;
        INSERT INTO directory VALUES (shout('a;b'));""",
    )
    town.migrate()

    with town.session() as db:
        assert db.all("SELECT code FROM directory") == [{"code": "A;B!"}]


def test_migrations_print_nothing_of_what_they_select(town, capsys):
    town.migrate()

    assert capsys.readouterr().out == ""


def test_passwords_are_stored_as_verifiers_that_fit(town):
    town.migrate(database_password="hunter2")
    with Database(town.url).session() as db:
        [(stored,)] = db.rows(
            "SELECT rolpassword FROM pg_authid WHERE rolname = %s",
            (f"wegakte_{town.service.name}",),
        )
    assert stored.startswith("SCRAM-SHA-256$4096:")


def test_a_role_that_could_see_every_tenant_is_refused(town):
    town.migrate()
    with Database(town.url).session() as db:
        db.execute(f"ALTER ROLE wegakte_{town.service.name} BYPASSRLS")

    with pytest.raises(CannotProvision, match="NOBYPASSRLS"):
        town.migrate()


@pytest.fixture
def modest_admin(town):
    """An administrator as hosted databases give them: no superuser."""
    name = f"admin_{uuid4().hex}"
    server = Database(town.url)
    with server.session() as db:
        db.execute(f"CREATE ROLE {name} LOGIN PASSWORD 'test' CREATEDB CREATEROLE")
        known = db.all("SELECT FROM pg_roles WHERE rolname = 'wegakte_owner'")
        if known:
            for role in ("wegakte_owner", "wegakte_keyring"):
                db.execute(f"GRANT {role} TO {name} WITH ADMIN OPTION")
    yield name
    town.remove()
    with server.session() as db:
        db.execute(f"DROP OWNED BY {name}")
        db.execute(f"DROP ROLE {name}")


def as_user(url, user):
    before, _, place = url.rpartition("@")
    return f"{before.partition('://')[0]}://{user}:test@{place}"


def test_an_administrator_need_not_be_superuser(town, modest_admin):
    town.migrate(database_url=as_user(town.url, modest_admin))

    with town.session() as db:
        assert db.all("SELECT * FROM event") == []


def test_an_administrator_without_the_right_is_told_which(town, modest_admin):
    with Database(town.url).session() as db:
        db.execute(f"ALTER ROLE {modest_admin} NOCREATEROLE")

    with pytest.raises(CannotProvision, match="Give it CREATEROLE"):
        town.migrate(database_url=as_user(town.url, modest_admin))
