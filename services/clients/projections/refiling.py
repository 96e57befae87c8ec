"""Moves what was filed in error into the right file, and destroys what is left in the wrong one.

The copy in the right file is committed before the key of the wrong one is destroyed: each step
follows from an event of the step before, so a crash in between loses nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from services.clients.domain.commands import FileEntry, WithdrawContent
from services.clients.foreign_events import EntryReattributed, OfEntry, RecordAssigned
from services.clients.projections.entries import replayed
from services.clients.projections.keeping import home_of
from shared.domain.messages import Command
from shared.eventstore.postgres import PostgresEventStore
from shared.messaging.envelope import Delivery
from shared.messaging.reactions import Work

REASON: Final = "filed in error"
GIVEN_UP: Final = frozenset({"withdrawn", "discarded"})


def move(work: Work, fact: EntryReattributed, delivery: Delivery, index: Iterator[int]) -> None:
    """Seal the content anew, under the right person's key and in a stream of its own."""
    entry = replayed(PostgresEventStore(work.db, work.keys), fact.entry_id)
    if entry.state != "reattributed" or entry.filed is None or not entry.filed.title:
        return
    client_id, entry_id, tenant = entry.goes_to
    filed = entry.filed
    again = FileEntry(
        entry_id=entry_id,
        client_id=client_id,
        kind=filed.kind,
        title=filed.title,
        content=filed.content,
        file=filed.file,
        dated=filed.dated,
        at=delivery.recorded_at,
    )
    work.as_tenant(tenant)
    work.execute(again, cause=replace(delivery, tenant=tenant), index=next(index))
    work.as_tenant(delivery.tenant)
    done = WithdrawContent(entry_id=fact.entry_id, at=delivery.recorded_at)
    work.execute(done, cause=delivery, index=next(index))


def destroy(work: Work, fact: OfEntry, delivery: Delivery, index: Iterator[int]) -> None:
    """Destroy the key of an entry: nobody can read any more what was in the wrong file.

    There is no way back, so the own log must say so, too.
    """
    entry = replayed(PostgresEventStore(work.db, work.keys), fact.entry_id)
    if entry.state in GIVEN_UP and entry.client_id is not None:
        work.keys.shred(entry.client_id, f"entry:{fact.entry_id}", REASON)


def assign(react: Callable[..., list[Command]]) -> Callable[..., None]:
    """Return what does for the tenant of the record what `react` decides."""

    def act(work: Work, fact: RecordAssigned, delivery: Delivery, index: Iterator[int]) -> None:
        here, there = (
            home_of(work.db, each)["tenant"] for each in (fact.filed_under, fact.owner_id)
        )
        work.as_tenant(here)
        for command in react(fact, delivery.recorded_at, there):
            work.execute(command, cause=replace(delivery, tenant=here), index=next(index))
        work.as_tenant(delivery.tenant)

    return act
