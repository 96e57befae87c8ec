"""Brings databases, roles, schemas and tables to what this version of the code expects."""

import hashlib
import io
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext, redirect_stdout
from pathlib import Path
from typing import Any, Protocol

from yoyo import read_migrations
from yoyo.backends.core.postgresql import PostgresqlBackend
from yoyo.connections import parse_uri

from shared.database import Session
from shared.eventstore.clock import prepare_clock
from shared.installed import folder_of
from shared.provisioning.databases import Echo, alone, as_owner, create_databases, let_in
from shared.provisioning.roles import OWNER, create_roles, roles_of
from shared.provisioning.schemas import create_keyring, create_schema, point_to_schemas
from shared.settings import Settings

TABLE = "_yoyo_migration"
REMEMBER = "INSERT INTO migration_hash (id, hash) VALUES (:id, :hash)"


class Migratable(Protocol):
    """What is asked of a service here."""

    @property
    def name(self) -> str:
        """The name of the service and of its schema."""

    @property
    def package(self) -> str:
        """The package above its folder `migrations`."""


class MigrationEdited(Exception):
    """A migration that was applied has changed since. Undo the change and add a new migration."""


class MigrationFailed(Exception):
    """A migration could not be applied; nothing of it was kept."""


def migrate(settings: Settings, services: Sequence[Migratable], echo: Echo) -> None:
    """Create what is missing and apply the migrations that are new; safe to repeat, and at once.

    Raises `CannotProvision`, `MigrationEdited`, `MigrationFailed`, or, for a database whose clock
    is of the other kind, `ClockIsReal` or `ClockIsSettable`.
    """
    roles = roles_of(service.name for service in services)
    with alone(settings, echo) as server:
        with server.session() as db:
            tell(echo, "role", create_roles(db, roles, settings))
        tell(echo, "database", create_databases(server, settings))
        let_in(settings, roles)
        with as_owner(settings, settings.keyring_name) as db:
            create_keyring(db)
        with as_owner(settings, settings.database_name) as db:
            prepare_clock(db, settable=settings.settable_clock)
        with server.session() as db:
            point_to_schemas(db, roles, settings.database_name)
        for service in services:
            migrate_service(settings, service, echo)


def migrate_service(settings: Settings, service: Migratable, echo: Echo) -> None:
    """Create a service's schema and apply its migrations."""
    folder = migrations_of(service)
    with as_owner(settings, settings.database_name) as db:
        create_schema(db, service.name)
        require_unedited(db, service, folder)
    with OwnersBackend.connected(settings, service.name) as backend:
        todo = backend.to_apply(read_migrations(str(folder)))
        for migration in todo:
            apply(backend, migration, service)
            echo(f"{service.name}: applied {migration.id}")
        if not todo:
            echo(f"{service.name}: up to date")


def migrations_of(service: Migratable) -> Path:
    """Return the folder with a service's migrations."""
    return folder_of(service.package) / "migrations"


def unapplied(db: Session, service: Migratable) -> list[str]:
    """Return the migrations that the schema `db` looks into is waiting for."""
    applied = {row["id"] for row in db.all("SELECT id FROM migration_hash")}
    return sorted(
        file.stem for file in sql_files(migrations_of(service)) if file.stem not in applied
    )


def require_unedited(db: Session, service: Migratable, folder: Path) -> None:
    """Raise `MigrationEdited` for a file that is not what was applied."""
    applied = db.all(f"SELECT id, hash FROM {service.name}.migration_hash")
    hashes = {row["id"]: row["hash"] for row in applied}
    for file in sql_files(folder):
        if hashes.get(file.stem, hash_of(file)) != hash_of(file):
            raise MigrationEdited(f"{service.name}: {file.name} has changed since it was applied")


def sql_files(folder: Path) -> list[Path]:
    """Return the migrations in a folder, without those that undo others."""
    return sorted(file for file in folder.glob("*.sql") if not file.stem.endswith(".rollback"))


def hash_of(file: Path) -> str:
    """Return the same for a file with the same content, however its lines end."""
    return hashlib.sha256(file.read_text(encoding="utf-8").encode()).hexdigest()


def tell(echo: Echo, kind: str, names: Iterable[str]) -> None:
    """Say what was created."""
    for name in names:
        echo(f"created {kind} {name}")


def apply(backend: "OwnersBackend", migration: Any, service: Migratable) -> None:
    """Apply one migration, or raise `MigrationFailed`."""
    try:
        with redirect_stdout(io.StringIO()):  # yoyo prints what a migration selects
            backend.apply_one(migration)
    except backend.DatabaseError as error:
        raise MigrationFailed(f"{service.name}: {migration.id}: {str(error).strip()}") from error


class OwnersBackend(PostgresqlBackend):  # type: ignore[misc]
    """yoyo working as the owner's role; a migration and the note of it are one transaction."""

    @classmethod
    def connected(cls, settings: Settings, schema: str) -> "OwnersBackend":
        """Connect to the services' database and look into `schema`."""
        uri = parse_uri(settings.database_url)
        args = {**uri.args, "schema": schema}
        return cls(uri._replace(database=settings.database_name, args=args), TABLE)

    def init_connection(self, connection: Any) -> None:
        """Act as the owner, and do not keep the whole town waiting for a lock."""
        super().init_connection(connection)
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {OWNER}; SET lock_timeout = '10s'")

    def lock(self, timeout: int = 10) -> AbstractContextManager[None]:
        """Do nothing: `alone` holds a lock that a crash cannot leave behind."""
        return nullcontext()

    def log_migration(self, migration: Any, operation: str) -> None:
        """Do nothing: the log would ask for a user name that a container does not have."""

    def apply_one(self, migration: Any, force: bool = False, mark: bool = True) -> None:
        """Apply a migration and write down that, and what, it was."""
        migration.load()
        if not migration.use_transactions:
            with self.copy() as other:
                migration.process_steps(other, "apply", force)
        with self.transaction():
            if migration.use_transactions:
                migration.process_steps(self, "apply", force)
            self.mark_one(migration, log=False)
            self.execute(REMEMBER, {"id": migration.id, "hash": hash_of(Path(migration.path))})
