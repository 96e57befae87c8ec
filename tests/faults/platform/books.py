"""All that was ever written down, and whether it agrees with what people were told."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from shared.database import Database
from shared.eventstore.execution import Execution
from shared.eventstore.opening import open_execution
from shared.eventstore.store import event_id
from shared.installed import chosen_services
from shared.keyring.postgres import PostgresKeyring
from shared.messaging.parked import parked_counts
from shared.messaging.reactions import Reactions
from shared.running.platform import Platform
from shared.settings import Settings, variable
from tests.faults.platform.answers import Command

Row = dict[str, Any]
LOG: Final = """
    SELECT position, stream_id, version, type, (meta->>'command_id')::uuid AS command_id,
           (meta->>'causation_id')::uuid AS causation_id, md5(data::jsonb::text) AS content
      FROM event ORDER BY position
"""
LEDGER: Final = """
    SELECT source, position, event_id, type, stream_id, stream_version AS version, command_id,
           causation_id, md5(data::jsonb::text) AS content
      FROM entry ORDER BY source, position
"""
HEARD: Final = "SELECT event_id FROM inbox WHERE consumer = %s"
FEW: Final = 5


@dataclass(frozen=True, kw_only=True)
class Happening:
    """An event, wherever it was found."""

    source: str
    position: int
    event_id: UUID
    type: str
    stream_id: UUID
    version: int
    command_id: UUID | None
    causation_id: UUID | None
    content: str


@dataclass(frozen=True)
class Page:
    """What the books of one service say."""

    events: list[Happening]
    streams: dict[UUID, int]
    answers: dict[UUID, Row]
    heard: set[UUID]
    relayed: int


class Books:
    """The databases of all services, read as their logs."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        given = platform.environment(0)
        self.settings = Settings(
            database_url=platform.database_url,
            database_password=given[variable("database_password")],
            keyring_secret=given[variable("keyring_secret")],
            amqp_url=platform.amqp_url,
        )
        keys = PostgresKeyring(self.settings)
        self.services = {each.name: each.load() for each in chosen_services(platform.services)}
        self.executions: dict[str, Execution] = {
            name: open_execution(module.SERVICE, self.settings, keys)
            for name, module in self.services.items()
        }

    @cached_property
    def owner(self) -> Database:
        """The database as its owner sees it."""
        return Database(self.settings.database_url, name=self.settings.database_name)

    @cached_property
    def readers(self) -> dict[str, Reactions]:
        """What each service hears."""
        found = {name: getattr(module, "REACTIONS", None) for name, module in self.services.items()}
        return {name: reactions for name, reactions in found.items() if reactions}

    def page(self, name: str) -> Page:
        """Return what the books of a service say."""
        with self.executions[name].log_database.session() as db:
            events = [
                Happening(source=name, event_id=event_id(row["stream_id"], row["version"]), **row)
                for row in db.all(LOG)
            ]
            streams = dict(db.rows("SELECT stream_id, version FROM stream"))
            answers = {row["command_id"]: row for row in db.all("SELECT * FROM command")}
            heard = {row[0] for row in db.rows(HEARD, (name,))}
            relayed = db.rows("SELECT coalesce(max(position), 0) FROM relay")[0][0]
        return Page(events, streams, answers, heard, relayed)

    def disagreements(self, commands: Sequence[Command]) -> list[str]:
        """Return everything that is not as it should be once all has been heard of."""
        pages = {name: self.page(name) for name in self.services}
        events = [event for page in pages.values() for event in page.events]
        return [
            *answers_and_stores(commands, pages),
            *(each for page in pages.values() for each in streams_and_commands(page)),
            *self.what_was_heard(pages, events),
            *self.what_the_ledger_says(events),
            *consequences(events),
            *(f"{count} parked for {name}" for name, count in self.parked().items() if count),
        ]

    def what_was_heard(self, pages: dict[str, Page], events: list[Happening]) -> Iterator[str]:
        """Yield what was not published, or not heard by whom it concerns, or by others."""
        for name, page in pages.items():
            last = page.events[-1].position if page.events else 0
            if page.relayed != last:
                yield f"{name} is published up to {page.relayed} of {last}"
        for name, reactions in self.readers.items():
            wanted = {event.event_id for event in events if event.type in reactions.types}
            yield from differing(f"heard by {name}", pages[name].heard, wanted)

    def what_the_ledger_says(self, events: list[Happening]) -> Iterator[str]:
        """Yield where the audit record is not exactly the logs of all services."""
        with self.executions["audit"].log_database.session() as db:
            entries = {Happening(**row) for row in db.all(LEDGER)}
            gaps = db.all("SELECT * FROM gap WHERE closed_at IS NULL")
            alarms = db.all("SELECT kind, source, position FROM alarm")
        yield from differing("in the ledger", entries, set(events))
        yield from (f"gap {gap}" for gap in gaps)
        yield from (f"alarm {alarm}" for alarm in alarms)

    def parked(self) -> dict[str, int]:
        """Return how many events are parked for each service."""
        return parked_counts(self.settings.amqp_url, [*self.readers, "audit"])

    def close(self) -> None:
        """Hang up."""
        for execution in self.executions.values():
            execution.database.close()
            execution.log_database.close()


def answers_and_stores(commands: Sequence[Command], pages: dict[str, Page]) -> Iterator[str]:
    """Yield where somebody was told something else than what the store says."""
    for command in commands:
        row = pages[command.service].answers.get(command.command_id)
        told = f"{command.path} {command.status} {command.body} after {command.tries}"
        if command.status is None:
            continue
        if bool(row) != command.changed:
            yield f"{told}, but the store says {row}"
        elif row and row["version"] != command.body["version"]:
            yield f"{told}, but the version is {row['version']}"
        elif row and str(row["stream_id"]) not in (command.body["id"], *command.path.split("/")):
            yield f"{told}, but the stream is {row['stream_id']}"


def streams_and_commands(page: Page) -> Iterator[str]:
    """Yield where a log has a hole, or a command not exactly its own events."""
    versions, types = defaultdict(list), defaultdict(list)
    for event in page.events:
        versions[event.stream_id].append(event.version)
        types[event.command_id].append(event.type)
    for stream_id, found in versions.items():
        if found != list(range(1, page.streams.get(stream_id, 0) + 1)):
            yield f"stream {stream_id} has the versions {found}"
    if set(page.streams) != set(versions):
        yield "there are streams without events"
    told = {command_id: row["types"] for command_id, row in page.answers.items()}
    if told != dict(types):
        yield f"commands and events differ: {some(set(told) ^ set(types))}"


def consequences(events: list[Happening]) -> Iterator[str]:
    """Yield what has not followed once from what must lead to it."""
    for cause, effect in (
        ("cases.structural_finding_reported", "steering.obstacle_reported"),
        ("referrals.referral_submitted", "referrals.referral_delivered"),
    ):
        caused = Counter(event.causation_id for event in events if event.type == effect)
        wanted = Counter[UUID | None](event.event_id for event in events if event.type == cause)
        if caused != wanted:
            wrong = (wanted - caused) + (caused - wanted)
            yield f"{effect} does not follow once from each {cause}: {some(wrong)}"


def differing(what: str, found: set[Any], wanted: set[Any]) -> Iterator[str]:
    """Yield what is missing and what is too much."""
    if missing := wanted - found:
        yield f"{len(missing)} not {what}: {some(missing)}"
    if surplus := found - wanted:
        yield f"{len(surplus)} should not be {what}: {some(surplus)}"


def some(things: Iterable[Any]) -> list[str]:
    """Return a few of them."""
    return [str(thing) for thing in things][:FEW]
