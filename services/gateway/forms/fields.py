"""The fields that forms are made of, each with what it means and an example."""

from collections.abc import Iterable
from typing import Any, Final

from marshmallow import fields, validate

from services.gateway.forms.kinds import Flag, Form

PAGE_SIZE_LIMIT: Final = 200
MUNICIPALITY: Final = r"^[0-9]{8}$"
CODE: Final = r"^[a-z][a-z0-9_]{1,63}$"
INSTITUTION: Final = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$"
LANGUAGE: Final = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


def about(description: str, example: Any = None, **more: Any) -> dict[str, Any]:
    """Return the documentation of a field."""
    shown = {} if example is None else {"example": example}
    return {"description": description, **shown, **more}


def shaped(pattern: str, description: str, example: str, **options: Any) -> fields.String:
    """Return a field for a text of a certain form."""
    return fields.String(
        validate=validate.Regexp(pattern.replace("$", r"\Z")),
        metadata=about(description, example, pattern=pattern),
        **options,
    )


def word(description: str, example: str, **options: Any) -> fields.String:
    """Return a field for a code word in small letters."""
    return shaped(CODE, description, example, **options)


def municipality(**options: Any) -> fields.String:
    """Return a field for a municipality."""
    return shaped(MUNICIPALITY, "The municipality's key (AGS).", "05974052", **options)


def institution(description: str, example: str = "JC", **options: Any) -> fields.String:
    """Return a field for the code of an institution."""
    return shaped(INSTITUTION, description, example, **options)


def one_of(choices: Iterable[str], description: str, **options: Any) -> fields.String:
    """Return a field for one of a few words."""
    known = list(choices)
    return fields.String(
        validate=validate.OneOf(known), metadata=about(description, known[0]), **options
    )


def several(
    inner: fields.Field[Any], description: str, *, least: int = 0, most: int = 50, **options: Any
) -> fields.List[Any]:
    """Return a field for a list of things."""
    length = validate.Length(least, most)
    return fields.List(inner, validate=length, metadata={"description": description}, **options)


def number(least: int, most: int, description: str, **options: Any) -> fields.Integer:
    """Return a field for a whole number between two others."""
    allowed = validate.Range(least, most)
    return fields.Integer(
        strict=True, validate=allowed, metadata=about(description, max(least, 1)), **options
    )


def truth(description: str, *, default: bool) -> fields.Boolean:
    """Return a field for a truth value in an address."""
    return fields.Boolean(
        truthy={"true"}, falsy={"false"}, load_default=default, metadata=about(description)
    )


class PageForm(Form):
    """Which page of many."""

    page = fields.Integer(
        load_default=1,
        validate=validate.Range(1, 1_000_000),
        metadata=about("Which page; the first is 1."),
    )
    page_size = fields.Integer(
        load_default=50,
        validate=validate.Range(1, PAGE_SIZE_LIMIT),
        metadata=about("How many on a page."),
    )


def flag(description: str, example: bool = True) -> Flag:
    """Return a field that is true or false, and never left out."""
    return Flag(required=True, metadata=about(description, example))
