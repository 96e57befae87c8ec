"""One schema a service: the event store, and what its migrations may call."""

from importlib.resources import files

from shared.database import Session
from shared.eventstore.schema import install
from shared.keyring.postgres import SCHEMA as KEYRING
from shared.provisioning.databases import quoted
from shared.provisioning.roles import Role, may

TENANCY = (files("shared.provisioning") / "sql" / "tenancy.sql").read_text(encoding="utf-8")
HASHES = """
CREATE TABLE IF NOT EXISTS {schema}.migration_hash (
  id         text PRIMARY KEY,
  hash       text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
)
"""


def create_schema(db: Session, service: str) -> None:
    """Create a service's schema and event store, or bring its functions up to date."""
    db.execute(f"CREATE SCHEMA IF NOT EXISTS {service}")
    install(db, service)
    role = f"wegakte_{service}"
    text = TENANCY.replace("{schema}", service)
    db.execute(text.replace("{role}", role).replace("{log_role}", f"{role}_log"))
    db.execute(HASHES.format(schema=service))
    db.execute(f"GRANT SELECT ON {service}.migration_hash TO {role}, {role}_log")


def create_keyring(db: Session) -> None:
    """Create the keyring's tables."""
    db.execute("SET LOCAL search_path = public")
    db.execute(KEYRING)
    db.execute("GRANT USAGE ON SCHEMA public TO wegakte_keyring")


def point_to_schemas(db: Session, roles: list[Role], database: str) -> None:
    """Have each role look into its own schema and nowhere else."""
    if may(db, "rolcreaterole"):
        for role in (role for role in roles if role.service):
            place = f"ALTER ROLE {role.name} IN DATABASE {quoted(database)}"
            db.execute(f"{place} SET search_path = {role.service}")
