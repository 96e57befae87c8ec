"""Installs the event store of one service."""

import re
from functools import cache
from importlib.resources import files
from zlib import crc32

from shared.database import Session

ONCE = ("schema.sql", "policies.sql")
ALWAYS = (
    "append.sql",
    "hold_stream.sql",
    "safe_position.sql",
    "room.sql",
    "make_room.sql",
    "timer.sql",
    "grants.sql",
)


@cache
def statement(name: str) -> str:
    """Return the SQL of the file `name`."""
    return (files("shared.eventstore") / "sql" / name).read_text(encoding="utf-8")


def tag_of(schema: str) -> int:
    """Return the number that marks the floors of this schema among the advisory locks.

    Two schemas of a database with the same number would only read a little later, never wrongly.
    """
    return crc32(schema.encode()) & 0x7FFF


def definition(name: str, schema: str) -> str:
    """Return the definition in the file `name`, made for `schema`."""
    if not re.fullmatch(r"[a-z][a-z_]*", schema):
        raise ValueError(f"{schema!r} is no name for a schema")
    names = {"schema": schema, "role": f"wegakte_{schema}", "log_role": f"wegakte_{schema}_log"}
    text = statement(name).replace("{tag}", str(tag_of(schema)))
    for key, value in names.items():
        text = text.replace(f"{{{key}}}", value)
    return text


def install(db: Session, schema: str) -> None:
    """Create the store in `schema`, which exists, as do its two roles.

    In a store that is there already the functions are replaced by those of this version, and room
    is made for more events.
    """
    known = db.one("SELECT to_regclass(%s) AS event", (f"{schema}.event",))
    is_new = known is None or known["event"] is None
    for name in (*(ONCE if is_new else ()), *ALWAYS):
        db.execute(definition(name, schema))
