"""The promises of an event store, as one suite that every implementation passes."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import uuid6

from shared.domain.context import Actor, Context
from shared.domain.messages import Event, event
from shared.domain.personal import Personal
from shared.eventstore.store import CommandRepeated, EventStore

TENANT = "05974052"


@event("sample.person_noted", subject="person_id")
class PersonNoted(Event):
    """Somebody was written down, for the sake of the tests."""

    person_id: UUID
    number: int
    name: Personal[str] | None = None


def context(tenant: str = TENANT, **changes: Any) -> Context:
    """Return the circumstances of some command."""
    actor = Actor(user="tester", role="case_manager", institution=tenant)
    given: dict[str, Any] = {
        "command_id": uuid4(),
        "tenant": tenant,
        "actor": actor,
        "correlation_id": uuid4(),
    }
    return Context(**(given | changes))


def noted(number: int = 1, name: str | None = "Mariam") -> PersonNoted:
    """Return an event with a personal field."""
    return PersonNoted(person_id=UUID(int=number), number=number, name=name)


class EventStoreContract:
    """Inherit this, with a fixture `transact` that runs a function on a store in a transaction."""

    def test_a_stream_that_has_not_begun_is_empty(self, transact: Callable[..., Any]) -> None:
        stream = transact(lambda store: store.read(uuid6.uuid7()))
        assert (stream.version, stream.events) == (0, [])

    def test_what_was_appended_is_read_back_in_order(self, transact: Callable[..., Any]) -> None:
        stream_id, events = uuid6.uuid7(), [noted(1), noted(2, None)]
        transact(lambda store: append(store, stream_id, events, 0))
        stream = transact(lambda store: store.read(stream_id))
        assert stream.events == events
        assert [recorded.version for recorded in stream.recorded] == [1, 2]

    def test_the_circumstances_are_kept(self, transact: Callable[..., Any]) -> None:
        stream_id, then = uuid6.uuid7(), datetime(2025, 4, 8, 10, tzinfo=UTC)
        given = context(occurred_at=then, purpose="admission")
        transact(lambda s: s.append(stream_id, "person", [noted()], expected=0, context=given))
        recorded = transact(lambda store: store.read(stream_id)).recorded[0]
        assert recorded.occurred_at == then < recorded.recorded_at
        assert recorded.actor == given.actor
        assert recorded.meta["purpose"] == "admission"

    def test_a_wrong_expected_version_changes_nothing(self, transact: Callable[..., Any]) -> None:
        stream_id = uuid6.uuid7()
        transact(lambda store: append(store, stream_id, [noted()], 0))
        for wrong in (0, 2, 7):
            assert transact(lambda s, w=wrong: append(s, stream_id, [noted(2)], w)) is None
        assert transact(lambda store: store.read(stream_id)).version == 1

    def test_after_a_conflict_the_transaction_goes_on(self, transact: Callable[..., Any]) -> None:
        stream_id = uuid6.uuid7()

        def twice(store: EventStore) -> Any:
            append(store, stream_id, [noted(1)], 0)
            assert append(store, stream_id, [noted(2)], 0) is None
            return append(store, stream_id, [noted(2)], 1)

        assert transact(twice).version == 2

    def test_a_command_is_stored_once(self, transact: Callable[..., Any]) -> None:
        stream_id, given = uuid6.uuid7(), context()
        add = add_with(stream_id, given)
        transact(lambda store: add(store, 0))
        try:
            transact(lambda store: add(store, 1))
        except CommandRepeated:
            assert transact(lambda store: store.read(stream_id)).version == 1
            return
        raise AssertionError("the second was stored as well")

    def test_the_log_is_read_in_pages_and_in_order(self, transact: Callable[..., Any]) -> None:
        start = max([r.position for r in transact(lambda s: s.after(0, 100_000))], default=0)
        streams = [uuid6.uuid7() for _ in range(3)]
        for stream_id in streams:
            transact(lambda store, i=stream_id: append(store, i, [noted(1), noted(2)], 0))
        first = transact(lambda store: store.after(start, 4))
        rest = transact(lambda store: store.after(first[-1].position, 4))
        assert [r.stream_id for r in first + rest] == [i for i in streams for _ in range(2)]
        positions = [r.position for r in first + rest]
        assert positions == sorted(set(positions))


def append(store: EventStore, stream_id: UUID, events: Sequence[Event], expected: int) -> Any:
    """Append with a command of its own."""
    return store.append(stream_id, "person", events, expected=expected, context=context())


def add_with(stream_id: UUID, given: Context) -> Callable[[EventStore, int], Any]:
    """Return a function that appends one event under always the same command id."""
    return lambda store, expected: store.append(
        stream_id, "person", [noted()], expected=expected, context=given
    )
