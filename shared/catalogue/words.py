"""How declarations are put in words."""

import enum
import re
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Annotated, Any, Literal, get_args, get_origin
from uuid import UUID

Row = tuple[str, ...]
PLAIN = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    date: "date",
    datetime: "time",
    UUID: "UUID",
    Any: "anything",
    type(None): "nothing",
}


def type_in_words(hint: Any) -> str:
    """Return an annotation as a reader of the reference wants it."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return type_in_words(arguments[0])
    if origin is Literal:
        return one_of(arguments)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return one_of(member.value for member in hint)
    if origin in (list, tuple, set, frozenset):
        return f"list of {type_in_words(arguments[0])}"
    if origin is dict:
        return f"{type_in_words(arguments[1])} by name"
    if arguments:
        return " or ".join(type_in_words(part) for part in arguments)
    if is_dataclass(hint):
        return f"{name_of(hint)} ({', '.join(each.name for each in fields(hint))})"
    return PLAIN.get(hint) or name_of(hint)


def name_of(hint: Any) -> str:
    """Return the name of a class, in small letters and with spaces."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", getattr(hint, "__name__", str(hint))).lower()


def one_of(values: Any) -> str:
    """Return the values there can be."""
    return "one of " + ", ".join(f"`{value}`" for value in values)


def paragraph(documented: Any) -> str:
    """Return the first paragraph of a docstring as one line."""
    return " ".join((documented.__doc__ or "").split("\n\n")[0].split())


def table(head: Row, rows: list[Row]) -> str:
    """Return a Markdown table."""
    lines: list[Row] = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(map(cell, line)) + " |" for line in lines)


def cell(text: str) -> str:
    """Return a text that does not end the cell."""
    return text.replace("|", "\\|")
