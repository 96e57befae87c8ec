"""The history of one thing, told to people: what was said, by whom, when, and how things stood."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, TypeVar

from shared.domain.aggregate import Aggregate
from shared.domain.messages import sealed_fields
from shared.domain.personal import Erased
from shared.eventstore.store import Recorded

State = TypeVar("State")
Happening = dict[str, Any]


def narrate(
    aggregate: Aggregate[State],
    recorded: Iterable[Recorded],
    show: Callable[[State], Happening],
    *,
    content: bool,
    as_of: datetime | None = None,
    as_true_on: datetime | None = None,
) -> list[Happening]:
    """Return each event with the state after it: as was known at `as_of`, was true at `as_true_on`.

    What was recorded, or had occurred, only later is left out, also of the states. Without
    `content` the personal fields are left out; erased ones say so.
    """
    state, happenings = aggregate.initial, []
    for each in told_by(recorded, as_of, as_true_on):
        state = aggregate.evolve(state, each.event)
        happenings.append(happening(each, content=content) | {"state": show(state)})
    return happenings


def told_by(
    recorded: Iterable[Recorded], as_of: datetime | None, as_true_on: datetime | None
) -> Iterator[Recorded]:
    """Return the events that were recorded by `as_of` and had occurred by `as_true_on`."""
    for each in recorded:
        known = as_of is None or each.recorded_at <= as_of
        if known and (as_true_on is None or each.occurred_at <= as_true_on):
            yield each


def happening(each: Recorded, *, content: bool) -> Happening:
    """Return one event as it can be shown."""
    meta = each.meta
    return {
        "event_id": each.event_id,
        "stream_id": each.stream_id,
        "version": each.version,
        "type": each.type,
        "occurred_at": each.occurred_at,
        "recorded_at": each.recorded_at,
        "late_reason": meta.get("late_reason"),
        "actor": meta["actor"],
        "event": said(each, content=content),
    }


def said(each: Recorded, *, content: bool) -> Happening:
    """Return the fields of an event, the personal ones only where `content` is asked for."""
    personal = sealed_fields(type(each.event))  # type: ignore[arg-type]
    return {
        name: str(value) if isinstance(value, Erased) else value
        for name, value in vars(each.event).items()
        if content or name not in personal
    }
