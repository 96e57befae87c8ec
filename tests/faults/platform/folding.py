"""Folds the logs into read models of its own, and compares them with the live ones."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Final
from uuid import UUID

from shared.database import Session
from shared.domain.messages import Command
from shared.eventstore.outbox import LogRow
from shared.eventstore.rebuild import Rebuild
from shared.eventstore.schema import statement
from shared.messaging.envelope import Delivery, from_cloudevent, to_cloudevent
from shared.projections import Projection
from tests.faults.platform.books import Books

ENDLESS: Final = 1 << 62
# Read models of what others have told, which are kept by no projection.
KEPT: Final = {
    "cases": ("known_consent", "known_referral"),
    "referrals": ("known_consent", "competence"),
}


class Reader:
    """Keeps what is heard, beside the live tables, and lets nothing follow from it."""

    def __init__(self, rebuild: Rebuild) -> None:
        self.rebuild = rebuild
        self.db: Session

    @contextmanager
    def work(self, *, all_tenants: bool = False) -> Iterator["Reader"]:
        with self.rebuild.log.session() as self.db:
            self.rebuild.look_beside(self.db)
            yield self

    def as_tenant(self, tenant: str) -> None:
        """Write what the event says, whoever's it is."""

    def claim(self, reader: str, events: Iterable[tuple[UUID, date]]) -> set[UUID]:
        return {event_id for event_id, _ in events}

    def execute(self, command: Command, *, cause: Delivery, index: int) -> None:
        """It was done when the event was heard of for the first time."""


def unlike_the_log(books: Books) -> list[str]:
    """Return which read models are not what their log says; the platform should be at rest."""
    found = []
    for name, module in books.services.items():
        for projection in module.SERVICE.projections:
            rebuild = rebuild_of(books, name, projection)
            fold(rebuild)
            found += unlike(rebuild)
    deliveries = everything(books)
    for name, tables in KEPT.items():
        nothing = Projection(name="kept", tables=tables, project=lambda db, recorded: None)
        rebuild = rebuild_of(books, name, nothing)
        prepare(rebuild)
        reactions = books.readers[name]
        heard = [each for each in deliveries if each.type in reactions.types]
        reactions.handle(Reader(rebuild), name, heard)
        found += unlike(rebuild)
    return found


def rebuild_of(books: Books, name: str, projection: Projection) -> Rebuild:
    """Return what makes tables of the same shape."""
    execution = books.executions[name]
    return Rebuild(
        execution.service, projection, books.owner, execution.log_database, execution.keys
    )


def prepare(rebuild: Rebuild) -> None:
    """Make empty tables."""
    with rebuild.owner.session() as db:
        rebuild.prepare(db)


def fold(rebuild: Rebuild) -> None:
    """Fill new tables from the whole log."""
    prepare(rebuild)
    for recorded in rebuild.pages():
        rebuild.bring_in(recorded)


def unlike(rebuild: Rebuild) -> list[str]:
    """Return where the live tables and the new ones differ, and remove the new ones."""
    name = rebuild.service.name
    with rebuild.owner.session() as db:
        found = [each for table in rebuild.projection.tables for each in differing(db, name, table)]
        db.execute(f"DROP SCHEMA {name}_next CASCADE")
    return found


def differing(db: Session, name: str, table: str) -> Iterator[str]:
    """Yield how two tables differ; rows are compared as text, because json has no equality."""
    live, next_ = (f"SELECT t::text FROM {schema}.{table} t" for schema in (name, f"{name}_next"))
    for what, sql in (
        ("more", f"{live} EXCEPT ALL {next_}"),
        ("less", f"{next_} EXCEPT ALL {live}"),
    ):
        if rows := db.rows(sql):
            yield f"{name}.{table} has {len(rows)} {what} than its log says: {rows[0][0][:200]}"


def everything(books: Books) -> Sequence[Delivery]:
    """Return every event as it was delivered: each service's in their order."""
    found = []
    for execution in books.executions.values():
        with execution.log_database.session() as db:
            asked = {"position": 0, "safe": ENDLESS, "limit": ENDLESS}
            found += [LogRow(**row) for row in db.all(statement("read_outbox.sql"), asked)]
    return [from_cloudevent(to_cloudevent(row, 0)) for row in found]
