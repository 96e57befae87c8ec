"""Between declarations and JSON: what is written, what is read, what is let in at the door."""

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import (
    Annotated,
    Any,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)
from uuid import UUID

import marshmallow
import orjson
from marshmallow import RAISE, Schema, ValidationError, validate
from marshmallow import fields as wire

from shared.database import same_uuid
from shared.domain.errors import Invalid
from shared.domain.personal import Erased

T = TypeVar("T")
Convert = Callable[[Any], Any]
Field = marshmallow.fields.Field[Any]

PLAIN: dict[Any, Callable[..., Field]] = {
    str: wire.String,
    int: lambda **options: wire.Integer(strict=True, **options),
    bool: lambda **options: wire.Boolean(truthy={True}, falsy={False}, **options),
    date: wire.Date,
    datetime: wire.AwareDateTime,
    UUID: wire.UUID,
    Any: wire.Raw,
}
READ: dict[Any, Convert] = {
    UUID: same_uuid,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}


def to_json(value: Any) -> str:
    """Return canonical JSON: sorted keys, no spaces, times in UTC with microseconds."""
    options = orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z | orjson.OPT_PASSTHROUGH_DATACLASS
    return orjson.dumps(value, default=plain, option=options).decode()


def plain(value: Any) -> Any:
    """Return a plain value for what orjson does not know or sort: dataclasses, UUIDs, sets."""
    if is_dataclass(value):
        return vars(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no place in an event")


def load(cls: type[T], payload: Any) -> T:
    """Return the command or fact in `payload`, or raise `Invalid` with the fields at fault."""
    try:
        return cls(**schema_for(cls).load(payload))  # type: ignore[arg-type]
    except ValidationError as error:
        raise Invalid(fields=error.messages) from error


@cache
def schema_for(cls: Any) -> Schema:
    """Return the marshmallow schema that follows from a dataclass' annotations.

    Unknown fields are refused; numbers, truth values and times must be of their kind.
    """
    hints = get_type_hints(cls, include_extras=True)
    members = {
        each.name: field_for(hints[each.name], required=is_required(each)) for each in fields(cls)
    }
    return Schema.from_dict(members, name=cls.__name__)(unknown=RAISE)


def is_required(each: Any) -> bool:
    """Say whether a dataclass field has no default."""
    return each.default is MISSING and each.default_factory is MISSING


def field_for(hint: Any, **options: Any) -> Field:
    """Return the marshmallow field for an annotation."""
    hint, optional = without_none(bare(hint))
    if optional:
        options["allow_none"] = True
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return wire.Raw(validate=validate.OneOf(arguments), **options)
    if origin in (list, tuple, set, frozenset):
        return wire.List(field_for(arguments[0]), **options)
    if origin is dict:
        return wire.Dict(keys=wire.String(), values=field_for(arguments[1]), **options)
    if is_dataclass(hint):
        return Part(hint, **options)  # type: ignore[arg-type]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return wire.Enum(hint, by_value=True, **options)
    return PLAIN[hint](**options)


class Part(wire.Field[Any]):
    """A dataclass within a dataclass."""

    def __init__(self, cls: type[Any], **options: Any) -> None:
        """Read and write `cls`."""
        super().__init__(**options)
        self.cls = cls

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> Any:
        return self.cls(**schema_for(self.cls).load(value))  # type: ignore[arg-type]


def bare(hint: Any) -> Any:
    """Return an annotation without its marks."""
    return bare(get_args(hint)[0]) if get_origin(hint) is Annotated else hint


def without_none(hint: Any) -> tuple[Any, bool]:
    """Return an annotation without `None`, and whether it allowed it."""
    if get_origin(hint) in (Union, types.UnionType):
        rest = [part for part in get_args(hint) if part is not type(None)]
        if len(rest) != 1:
            raise TypeError(f"{hint} is not one kind of thing")
        return bare(rest[0]), True
    return hint, False


def build(cls: type[T], payload: dict[str, Any]) -> T:
    """Return what was stored as `payload`: quick, without validation; extra fields are left out."""
    values = {
        name: convert(payload[name]) if convert else payload[name]
        for name, convert in readers(cls).items()  # type: ignore[arg-type]
        if name in payload
    }
    return cls(**values)


def take_over(cls: type[T], payload: dict[str, Any]) -> T:
    """Return what was stored as `payload`, which from now on belongs to it.

    The same as `build`, in half the time: a payload with exactly the fields of the class becomes
    the instance's own dictionary.
    """
    ordered, names, conversions = shape(cls)  # type: ignore[arg-type]
    # Stored JSON is sorted: most often its names need only be compared one by one.
    if tuple(payload) != ordered and payload.keys() != names:
        return build(cls, payload)
    for name, convert in conversions:
        payload[name] = convert(payload[name])
    taken = object.__new__(cls)
    object.__setattr__(taken, "__dict__", payload)
    return taken


@cache
def shape(cls: Any) -> tuple[tuple[str, ...], frozenset[str], tuple[tuple[str, Convert], ...]]:
    """Return the fields of `cls`, sorted and as a set, and those that are converted when read."""
    known = readers(cls)
    conversions = tuple((name, convert) for name, convert in known.items() if convert)
    return tuple(sorted(known)), frozenset(known), conversions


@cache
def readers(cls: Any) -> dict[str, Convert | None]:
    """Return how each field of `cls` is read back from JSON; `None` is as it stands."""
    hints = get_type_hints(cls, include_extras=True)
    return {each.name: reader(hints[each.name]) for each in fields(cls)}


def reader(hint: Any) -> Convert | None:
    """Return the conversion for an annotation, passing over `None` and what was erased."""
    hint, _ = without_none(bare(hint))
    convert = convert_for(hint)
    if convert is None:
        return None
    return lambda value: value if value is None or isinstance(value, Erased) else convert(value)


def convert_for(hint: Any) -> Convert | None:
    """Return how a plain value becomes what the annotation says."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (list, tuple, set, frozenset):
        return sequence_reader(origin, reader(arguments[0]))
    if origin is dict:
        inner = reader(arguments[1])
        return (lambda items: {k: inner(v) for k, v in items.items()}) if inner else None
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda value: build(hint, value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return READ.get(hint)


def sequence_reader(origin: Any, inner: Convert | None) -> Convert | None:
    """Return how a JSON array becomes a sequence of that kind."""
    if inner is None:
        return None if origin is list else origin
    return lambda items: origin(map(inner, items))
