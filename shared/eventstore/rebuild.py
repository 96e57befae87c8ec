"""Rebuilds a read model from the log, beside the live one, and swaps the two."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from shared.database import Database, Session
from shared.eventstore.postgres import PostgresEventStore, undisturbed
from shared.eventstore.schema import statement
from shared.eventstore.service import Service
from shared.eventstore.store import Recorded
from shared.keyring.keyring import Keyring
from shared.projections import Projection

PAGE = 5000
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Rebuild:
    """One rebuild: `owner` may change tables, `log` is the service's log role.

    Commands go on meanwhile. Readers see the old table until the new one is complete; the swap
    waits for the transactions under way and holds up others only while the last events come in.
    """

    service: Service
    projection: Projection
    owner: Database
    log: Database
    keys: Keyring

    def run(self, progress: Progress) -> int:
        """Rebuild; return how many events were read. `progress` gets positions: done, of all."""
        with self.owner.session() as db:
            self.prepare(db)
        position, count = 0, 0
        for recorded in self.pages():
            self.bring_in(recorded)
            position, count = recorded[-1].position, count + len(recorded)
            progress(position, self.end())
        return count + self.swap(position)

    def prepare(self, db: Session) -> None:
        """Make empty tables of the same shape in a schema beside the live one."""
        name, role = self.service.name, self.service.log_role
        db.execute(f"DROP SCHEMA IF EXISTS {name}_next CASCADE")
        db.execute(f"CREATE SCHEMA {name}_next")
        db.execute(f"GRANT USAGE ON SCHEMA {name}_next TO {role}")
        for table in self.projection.tables:
            db.execute(f"CREATE TABLE {name}_next.{table} (LIKE {name}.{table} INCLUDING ALL)")
            db.execute(f"GRANT ALL ON {name}_next.{table} TO {role}")

    def pages(self) -> Iterator[list[Recorded]]:
        """Yield the events up to the safe position; read ahead while a page is brought in."""
        with ThreadPoolExecutor(1) as ahead, undisturbed():
            reading = ahead.submit(self.page, 0)
            while recorded := reading.result():
                reading = ahead.submit(self.page, recorded[-1].position)
                yield recorded

    def page(self, position: int) -> list[Recorded]:
        """Return the next events up to the safe position."""
        with self.log.session() as db:
            return PostgresEventStore(db, self.keys).after(position, PAGE)

    def bring_in(self, recorded: Sequence[Recorded]) -> None:
        """Write to the new tables what follows from a page."""
        with self.log.session() as db:
            self.look_beside(db)
            self.projection.bring_in(db, recorded)

    def look_beside(self, db: Session) -> None:
        """Have the projection write to the new tables."""
        name = self.service.name
        db.execute(f"SET LOCAL search_path = {name}_next, {name}")

    def end(self) -> int:
        """Return the last position of the log."""
        with self.log.session() as db:
            return int(db.rows("SELECT coalesce(max(position), 0) FROM event")[0][0])

    def swap(self, position: int) -> int:
        """Wait for those who write the live tables, bring in the rest, and change places.

        Behind the lock every event that can be seen has reached the live tables, and no other has:
        so all that can be seen is brought in, whatever the safe position.
        """
        name = self.service.name
        with self.owner.session() as db:
            db.execute("SET LOCAL lock_timeout = '30s'")
            for table in self.projection.tables:
                db.execute(f"LOCK TABLE {name}.{table} IN ACCESS EXCLUSIVE MODE")
            rest = self.rest(position)
            for table in self.projection.tables:
                text = statement("take_place.sql").replace("{schema}", name)
                db.execute(text.replace("{table}", table))
            db.execute(
                f"INSERT INTO {name}.projection (name, position) VALUES (%s, %s) ON CONFLICT (name)"
                " DO UPDATE SET position = excluded.position, rebuilt_at = now()",
                (self.projection.name, position),
            )
            db.execute(f"DROP SCHEMA {name}_next CASCADE")
        return rest

    def rest(self, position: int) -> int:
        """Bring in everything after `position`; return how many events it was."""
        with self.log.session() as db:
            self.look_beside(db)
            recorded = PostgresEventStore(db, self.keys).visible_after(position)
            self.projection.bring_in(db, recorded)
        return len(recorded)
