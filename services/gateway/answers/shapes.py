"""The kinds of fields that answers are made of."""

from typing import Any

from marshmallow import Schema, fields


def metadata(about: str) -> dict[str, Any]:
    """Return the documentation of a field."""
    return {"description": about}


def text(about: str, **options: Any) -> fields.String:
    """Return a field for a text."""
    return fields.String(metadata=metadata(about), **options)


def ident(about: str, **options: Any) -> fields.UUID:
    """Return a field for an id."""
    return fields.UUID(metadata=metadata(about), **options)


def moment(about: str, **options: Any) -> fields.AwareDateTime:
    """Return a field for a moment."""
    return fields.AwareDateTime(metadata=metadata(about), **options)


def day(about: str, **options: Any) -> fields.Date:
    """Return a field for a calendar day."""
    return fields.Date(metadata=metadata(about), **options)


def count(about: str, **options: Any) -> fields.Integer:
    """Return a field for a whole number."""
    return fields.Integer(metadata=metadata(about), **options)


def flag(about: str, **options: Any) -> fields.Boolean:
    """Return a field for a truth value."""
    return fields.Boolean(metadata=metadata(about), **options)


def words(about: str, **options: Any) -> fields.List[Any]:
    """Return a field for a list of texts."""
    return fields.List(fields.String(), metadata=metadata(about), **options)


def many(inner: type[Schema], about: str, **options: Any) -> fields.List[Any]:
    """Return a field for a list of things."""
    return fields.List(fields.Nested(inner), metadata=metadata(about), **options)


def version() -> fields.Integer:
    """Return the field for the version of a stream."""
    return count("The version of the stream; part of the ETag.", required=True)


def anything(about: str, **options: Any) -> fields.Dict:
    """Return a field for an object whose content differs."""
    return fields.Dict(metadata=metadata(about), **options)
