"""The kinds of fields that forms are made of."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from marshmallow import RAISE, Schema, ValidationError, fields, validate

PAGE_SIZE_LIMIT: Final = 200
MUNICIPALITY: Final = r"^[0-9]{8}$"
CODE: Final = r"^[a-z][a-z0-9_]{1,63}$"
INSTITUTION: Final = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$"
LANGUAGE: Final = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
# Control characters (but tab and line feed) and half characters: no database takes them.
UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
PRINTABLE: Final = r"^[^\u0000-\u0008\u000b-\u001f\u007f]*$"


class Form(Schema):
    """A form; unknown fields are refused."""

    class Meta:
        """What is not named is not taken."""

        unknown = RAISE


class Nothing(Form):
    """A form without fields."""


class Text(fields.String):
    """A text that can be stored and printed, not longer than allowed."""

    def __init__(self, limit: int = 200, *, blank: bool = False, **options: Any) -> None:
        """Allow up to `limit` characters, and none only where `blank` says so."""
        options["metadata"] = {**options.get("metadata", {}), "pattern": PRINTABLE}
        super().__init__(validate=validate.Length(0 if blank else 1, limit), **options)
        self.blank = blank

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> str:
        text = str(super()._deserialize(value, attr, data, **options))
        if UNPRINTABLE.search(text):
            raise ValidationError("Contains characters that cannot be stored.")
        if not self.blank and not text.strip():
            raise ValidationError("Must not be blank.")
        return text


class Flag(fields.Boolean):
    """A truth value, nothing that resembles one."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


class Id(fields.UUID):
    """The id of something, as a text."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> Any:
        if not isinstance(value, str) or len(value) != 36:
            raise self.make_error("invalid_uuid")
        return super()._deserialize(value, attr, data, **options)


class Day(fields.Date):
    """A calendar day, YYYY-MM-DD."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> Any:
        if not isinstance(value, str) or len(value) != 10:
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        return super()._deserialize(value, attr, data, **options)


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


def given(form: Mapping[str, Any]) -> dict[str, Any]:
    """Return a form's content for a call."""
    return dict(form)
