"""The kinds of fields there are: each takes exactly what it says, and nothing that resembles it."""

import re
from typing import Any, Final

from marshmallow import RAISE, Schema, ValidationError, fields, validate

DAY: Final = r"^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}"
TIME: Final = r"T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})"
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
    """A calendar day, YYYY-MM-DD, of a time in which people live."""

    def __init__(self, **options: Any) -> None:
        """Document the form."""
        options["metadata"] = {**options.get("metadata", {}), "pattern": f"{DAY}$"}
        super().__init__(**options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> Any:
        if not isinstance(value, str) or not re.fullmatch(DAY, value):
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        return super()._deserialize(value, attr, data, **options)


class Moment(fields.AwareDateTime):
    """A moment with its distance from UTC (RFC 3339), of a time in which people live."""

    def __init__(self, **options: Any) -> None:
        """Document the form."""
        options["metadata"] = {**options.get("metadata", {}), "pattern": f"{DAY}{TIME}$"}
        super().__init__(**options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> Any:
        if not isinstance(value, str) or not re.fullmatch(DAY + TIME, value):
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        return super()._deserialize(value, attr, data, **options)
