from uuid import uuid4

import pytest

from shared.database import Database


def test_each_tenant_sees_its_own_rows_and_the_log_role_all(town):
    town.migrate()
    for tenant in ("one", "two"):
        with town.session(tenant=tenant) as db:
            db.execute("INSERT INTO open_thing VALUES (%s, %s)", (tenant, uuid4()))

    def seen(**circumstances):
        with town.session(**circumstances) as db:
            return {row["tenant"] for row in db.all("SELECT tenant FROM open_thing")}

    assert seen(tenant="one") == {"one"}
    assert seen() == set()
    assert seen(role="_log") == {"one", "two"}


def test_a_tenant_cannot_write_for_another(town):
    town.migrate()
    refused = pytest.raises(Exception, match="row-level security")
    with refused, town.session(tenant="one") as db:
        db.execute("INSERT INTO open_thing VALUES ('two', %s)", (uuid4(),))


def test_an_agency_reads_what_is_addressed_to_it_and_changes_none_of_it(town):
    town.migrate()
    with town.session(tenant="one") as db:
        db.execute("INSERT INTO open_thing VALUES ('one', %s, 'JC'), ('one', %s, 'GA')", ids(2))

    with town.session(tenant="jc", agency="JC") as db:
        assert db.all("SELECT recipient FROM open_thing") == [{"recipient": "JC"}]
        assert db.execute("UPDATE open_thing SET recipient = 'GA'") == 0
        assert db.execute("DELETE FROM open_thing") == 0
    with town.session(tenant="jc") as db:
        assert db.all("SELECT recipient FROM open_thing") == []


def test_the_owner_of_a_row_reads_it_where_it_was_begun_and_changes_none_of_it(town):
    town.write(
        "0002_case_file.sql",
        "CREATE TABLE case_file (tenant text, owner text);\n"
        "SELECT wegakte_bind_tenant('case_file');\nSELECT wegakte_bind_owner('case_file');",
    )
    town.migrate()
    with town.session(tenant="werl") as db:
        db.execute("INSERT INTO case_file VALUES ('werl', 'werl'), ('werl', 'lippstadt')")

    def seen(**circumstances):
        with town.session(**circumstances) as db:
            return [row["owner"] for row in db.all("SELECT owner FROM case_file ORDER BY owner")]

    assert seen(tenant="lippstadt") == ["lippstadt"]
    assert seen(tenant="werl") == seen(role="_log") == ["lippstadt", "werl"]
    assert seen(tenant="soest") == seen() == []
    with town.session(tenant="lippstadt") as db:
        assert db.execute("UPDATE case_file SET owner = 'werl'") == 0
        assert db.execute("DELETE FROM case_file") == 0


def test_an_open_table_is_read_by_all_and_written_by_its_tenant(town):
    town.write(
        "0002_offer.sql",
        "CREATE TABLE offer (tenant text, name text);\nSELECT wegakte_open_table('offer');",
    )
    town.migrate()
    with town.session(tenant="one") as db:
        db.execute("INSERT INTO offer VALUES ('one', 'course')")

    with town.session(tenant="two") as db:
        assert db.all("SELECT name FROM offer") == [{"name": "course"}]
        assert db.execute("UPDATE offer SET name = 'mine'") == 0
        assert db.execute("DELETE FROM offer") == 0
    refused = pytest.raises(Exception, match="row-level security")
    with refused, town.session(tenant="two") as db:
        db.execute("INSERT INTO offer VALUES ('one', 'forged')")


def test_a_later_migration_can_change_the_rows_of_all_tenants(town):
    town.migrate()
    with town.session(tenant="one") as db:
        db.execute("INSERT INTO open_thing VALUES ('one', %s)", ids(1))
    town.write("0002_rename.sql", "UPDATE open_thing SET recipient = 'JC';")
    town.migrate()

    with town.session(tenant="one") as db:
        assert db.all("SELECT recipient FROM open_thing") == [{"recipient": "JC"}]


def ids(count):
    return [uuid4() for _ in range(count)]


def test_a_service_cannot_change_tables_or_history(town):
    town.migrate()
    for statement in [
        "DROP TABLE open_thing",
        "ALTER TABLE open_thing DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE mine (n int)",
        "UPDATE event SET type = 'x'",
        "INSERT INTO event DEFAULT VALUES",
        "SET ROLE wegakte_owner",
    ]:
        refused = pytest.raises(Exception, match="must be owner|permission denied")
        with refused, town.session(tenant="one") as db:
            db.execute(statement)


def test_roles_do_not_keep_others_waiting(town):
    town.migrate()
    with town.session() as db:
        assert db.rows("SELECT current_setting('lock_timeout')") == [("3s",)]
        assert db.rows("SELECT current_setting('statement_timeout')") == [("30s",)]


def test_a_service_cannot_enter_the_keyring_nor_the_keyring_the_services(town):
    town.migrate()
    for role, name in [
        (f"wegakte_{town.service.name}", town.settings.keyring_name),
        ("wegakte_keyring", town.settings.database_name),
    ]:
        login = town.settings.login(role) | {"name": name}
        with pytest.raises(Exception, match="permission denied for database"):
            Database(**login).connect()


def test_everything_belongs_to_a_role_that_cannot_log_in(town):
    town.migrate()
    with town.session(role="_log") as db:
        owners = db.rows(
            "SELECT DISTINCT pg_get_userbyid(relowner) FROM pg_class"
            " WHERE relnamespace = %s::regnamespace",
            (town.service.name,),
        )
        assert owners == [("wegakte_owner",)]
        assert db.rows("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'wegakte_owner'") == [
            (False,)
        ]
