"""An event store of a test's own, in a real database."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from shared.database import Database
from shared.eventstore.clock import prepare_clock
from shared.eventstore.execution import Execution
from shared.eventstore.schema import install
from shared.eventstore.service import Service
from shared.keyring.keyring import Keyring
from shared.testing.tally import SERVICE, TABLE

ROLE = """
DO $$ BEGIN
  CREATE ROLE {role} LOGIN PASSWORD 'test' NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$
"""
READ_MODEL = """
GRANT SELECT, INSERT, UPDATE, DELETE ON tally TO {role}, {log_role};
ALTER TABLE tally ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON tally TO {role}
  USING (tenant = current_setting('wegakte.tenant', true));
CREATE POLICY all_tenants ON tally TO {log_role} USING (true);
"""


@contextmanager
def scratch_database(admin_url: str) -> Iterator[str]:
    """Create a database and remove it at the end; give its name."""
    name, server = f"test_{uuid4().hex}", Database(admin_url).connect()
    server.raw.cursor().execute(f"CREATE DATABASE {name}")
    try:
        yield name
    finally:
        server.raw.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")
        server.close()


def install_store(
    admin_url: str, name: str, service: Service, *, settable_clock: bool = False
) -> None:
    """Create roles, schema and store of `service` in the database `name`."""
    database = Database(admin_url, name=name, size=1)
    with database.session() as db:
        for role in (service.role, service.log_role):
            db.execute(ROLE.format(role=role))
        prepare_clock(db, settable=settable_clock)
        db.execute(f"CREATE SCHEMA {service.name}")
        install(db, service.name)
    database.close()


def install_tally(admin_url: str, name: str, service: Service = SERVICE) -> None:
    """Create roles, schema, store and read model of the tally service in the database `name`."""
    install_store(admin_url, name, service)
    roles = {"role": service.role, "log_role": service.log_role}
    database = Database(admin_url, name=name, search_path=service.name, size=1)
    with database.session() as db:
        db.execute(TABLE)
        db.execute(READ_MODEL.format(**roles))
    database.close()


def tally_execution(
    admin_url: str,
    name: str,
    keys: Keyring,
    service: Service = SERVICE,
    size: int = 8,
    *,
    settable_clock: bool = False,
) -> Execution:
    """Return the execution of the tally service, connected with its own roles."""
    own, log = (
        Database(
            admin_url, user=role, password="test", name=name, search_path=service.name, size=size
        )
        for role in (service.role, service.log_role)
    )
    return Execution(service, own, log, keys, settable_clock=settable_clock)
