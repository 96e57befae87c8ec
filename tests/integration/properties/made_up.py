"""Makes up events: whatever their annotations allow."""

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any, Literal, get_args, get_origin, get_type_hints
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from shared.domain.messages import Event, declared_events
from shared.eventstore.serialization import bare, without_none

SERVICES = ("agencies", "cases", "clients", "referrals", "steering")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PLAIN: dict[Any, SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    UUID: st.uuids(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    Any: st.one_of(st.none(), st.booleans(), WORDS),
}


def stored_events() -> list[type[Event]]:
    """Return every event that a service declares."""
    for service in SERVICES:
        import_module(f"services.{service}.service")
    return [cls for type_, cls in declared_events().items() if type_.split(".")[0] in SERVICES]


def anything(hint: Any) -> SearchStrategy[Any]:
    """Return values of an annotation."""
    hint, optional = without_none(bare(hint))
    return st.one_of(st.none(), of_kind(hint)) if optional else of_kind(hint)


def of_kind(hint: Any) -> SearchStrategy[Any]:
    """Return values of an annotation that does not allow `None`."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (list, tuple, set, frozenset):
        return st.lists(anything(arguments[0]), max_size=3).map(origin)
    if origin is dict:
        return st.dictionaries(WORDS, anything(arguments[1]), max_size=3)
    if is_dataclass(hint) and isinstance(hint, type):
        return instances(hint)
    return PLAIN[hint]


def instances(cls: type[Any]) -> SearchStrategy[Any]:
    """Return instances of a dataclass."""
    hints = get_type_hints(cls, include_extras=True)
    return st.builds(cls, **{each.name: anything(hints[each.name]) for each in fields(cls)})
