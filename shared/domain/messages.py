"""Commands, events and foreign facts, each declared once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import (
    Annotated,
    Any,
    ClassVar,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from shared.domain.personal import Sealed

Payload = dict[str, Any]
E = TypeVar("E", bound="Event")
F = TypeVar("F")


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Command:
    """Something that can be asked of an aggregate. Subclasses are frozen dataclasses."""

    def __init_subclass__(cls) -> None:
        """Make the subclass a frozen dataclass with keyword arguments only."""
        dataclass(frozen=True, kw_only=True)(cls)


class Event:
    """Something that has happened; stored for ever."""

    type: ClassVar[str]
    version: ClassVar[int]
    subject: ClassVar[str | None]


class DeclaredTwice(Exception):
    """An event type or an upcaster was declared a second time."""


class UnknownEvent(Exception):
    """This event type, or this version of it, is not known here."""


_events: dict[str, type[Event]] = {}
_upcasters: dict[tuple[str, int], Callable[[Payload], Payload]] = {}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def event(
    type_: str, *, version: int = 1, subject: str | None = None
) -> Callable[[type[E]], type[E]]:
    """Declare a stored event: its name for ever, its version, whose person it tells of.

    `subject` names the field with the id of the person to whom the `Personal` fields belong.
    Raises `DeclaredTwice` for a name that is taken, `TypeError` where a personal field has none.
    """

    def declare(cls: type[E]) -> type[E]:
        if type_ in _events:
            raise DeclaredTwice(type_)
        declared = dataclass(frozen=True, kw_only=True)(cls)
        declared.type, declared.version, declared.subject = type_, version, subject
        require_subjects(declared)
        _events[type_] = declared
        return declared

    return declare


def require_subjects(cls: type[Event]) -> None:
    """Raise `TypeError` unless every personal field says whose it is."""
    for name, mark in sealed_fields(cls).items():  # type: ignore[arg-type]
        if not (mark.subject or cls.subject):
            raise TypeError(f"{cls.__name__}.{name} is personal, but nobody's")


@cache
def sealed_fields(cls: type[Event]) -> Mapping[str, Sealed]:
    """Return the personal fields of an event class with their marks."""
    return {
        name: mark
        for name, hint in get_type_hints(cls, include_extras=True).items()
        for mark in marks_of(hint)
    }


def marks_of(hint: Any) -> list[Sealed]:
    """Return the `Sealed` marks on an annotation, also inside `Personal[str] | None`."""
    if get_origin(hint) is Annotated:
        return [mark for mark in hint.__metadata__ if isinstance(mark, Sealed)]
    return [mark for part in get_args(hint) for mark in marks_of(part)]


def upcaster(
    type_: str, *, from_version: int
) -> Callable[[Callable[[Payload], Payload]], Callable[[Payload], Payload]]:
    """Declare how a payload of `from_version` becomes one of the next version."""

    def declare(lift: Callable[[Payload], Payload]) -> Callable[[Payload], Payload]:
        if (type_, from_version) in _upcasters:
            raise DeclaredTwice(f"{type_} v{from_version}")
        _upcasters[type_, from_version] = lift
        return lift

    return declare


def upcast(type_: str, version: int, payload: Payload) -> Payload:
    """Return the payload as the newest version of the event has it.

    Raises `UnknownEvent` for a type or a version this code has never heard of.
    """
    newest = event_class(type_).version
    if version > newest:
        raise UnknownEvent(f"{type_} v{version}, newest known is v{newest}")
    for step in range(version, newest):
        if (type_, step) not in _upcasters:
            raise UnknownEvent(f"{type_} v{step}: no upcaster")
        payload = _upcasters[type_, step](payload)
    return payload


def event_class(type_: str) -> type[Event]:
    """Return the class declared under `type_`, or raise `UnknownEvent`."""
    try:
        return _events[type_]
    except KeyError:
        raise UnknownEvent(type_) from None


def declared_events() -> Mapping[str, type[Event]]:
    """Return every declared event by its type."""
    return dict(sorted(_events.items()))


@dataclass(frozen=True)
class ForeignDeclaration:
    """Which published event a foreign fact reads, and in which versions."""

    type: str
    versions: frozenset[int] = field(default_factory=frozenset)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def foreign(type_: str, *, versions: set[int]) -> Callable[[type[F]], type[F]]:
    """Declare the few fields that are read of another service's event."""

    def declare(cls: type[F]) -> type[F]:
        declared = dataclass(frozen=True, kw_only=True)(cls)
        declared.__foreign__ = ForeignDeclaration(  # type: ignore[attr-defined]
            type_, frozenset(versions)
        )
        return declared

    return declare


def foreign_declaration(cls: type[Any]) -> ForeignDeclaration:
    """Return what `foreign` declared for `cls`."""
    declaration: ForeignDeclaration = cls.__foreign__
    return declaration
