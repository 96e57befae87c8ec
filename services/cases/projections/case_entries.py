"""What is written down in a case beside its phases: contacts, and all other entries."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final
from uuid import UUID

from services.cases.domain import recording_events as told
from shared.database import Row, Session, as_json
from shared.domain.messages import Event, sealed_fields
from shared.domain.personal import legible
from shared.eventstore.store import Recorded

CONTACT: Final = """
    INSERT INTO contact (contact_id, version, position, tenant, case_id, client_id, channel, note,
                         recorded_by, at, occurred_at)
    VALUES (%(contact_id)s, %(version)s, %(position)s, %(tenant)s, %(case_id)s, %(client_id)s,
            %(channel)s, %(note)s, %(actor)s, %(at)s, %(at)s)
    ON CONFLICT (case_id, version) DO NOTHING
"""
ENTRY: Final = """
    INSERT INTO case_entry (case_id, version, position, tenant, client_id, entry_id, kind, clear,
                            said, recorded_by, occurred_at, recorded_at)
    VALUES (%(case_id)s, %(version)s, %(position)s, %(tenant)s, %(client_id)s, %(entry_id)s,
            %(kind)s, %(clear)s, %(said)s, %(actor)s, %(at)s, %(recorded_at)s)
    ON CONFLICT (case_id, version) DO NOTHING
"""
CONTACTS: Final = """
    SELECT contact_id, channel, note, recorded_by, at
      FROM contact
     WHERE case_id = %(case_id)s AND (%(until)s::bigint IS NULL OR position <= %(until)s)
     ORDER BY at, version
"""
ENTRIES: Final = """
    SELECT entry_id, kind, clear, said, recorded_by, occurred_at, recorded_at
      FROM case_entry
     WHERE case_id = %(case_id)s AND (%(until)s::bigint IS NULL OR position <= %(until)s)
     ORDER BY occurred_at, version
"""
# Under which name a case shows its entries, and which field is their id.
KINDS: Final[Mapping[type[Event], tuple[str, str]]] = {
    told.AppointmentRecorded: ("appointments", "appointment_id"),
    told.NeedIdentified: ("identified_needs", "need_id"),
    told.ResourceIdentified: ("identified_resources", "resource_id"),
    told.AssessmentResultRecorded: ("results", "result_id"),
    told.DocumentFiled: ("documents", "document_id"),
    told.SelfReliancePartReached: ("self_reliance", "part_id"),
}
OF_EVERY_ENTRY: Final = frozenset({"case_id", "client_id"})


def write(db: Session, recorded: Recorded, row: Row) -> None:
    """Write down an entry, if the event tells of one."""
    event = recorded.event
    if isinstance(event, told.ContactRecorded):
        db.later(CONTACT, row)
    elif found := KINDS.get(type(event)):
        kind, key = found
        parts = clear_and_said(event, key)
        db.later(ENTRY, row | parts | {"kind": kind, "entry_id": getattr(event, key)})


def clear_and_said(event: Event, key: str) -> dict[str, Any]:
    """Return the two parts of an entry; nothing is said where the client was erased."""
    personal = sealed_fields(type(event))  # type: ignore[arg-type]
    known = legible(event)
    names = {each.name for each in fields(event)} - OF_EVERY_ENTRY - {key}  # type: ignore[arg-type]
    said = {name: known[name] for name in names & personal.keys()}
    clear = {name: known[name] for name in names - personal.keys()}
    return {
        "clear": as_json(clear),
        "said": as_json(said) if any(value is not None for value in said.values()) else None,
    }


def forget(db: Session, client_id: UUID) -> None:
    """Purge what the entries say of a person whose key was destroyed."""
    db.execute("UPDATE contact SET note = NULL WHERE client_id = %s", (client_id,))
    db.execute("UPDATE case_entry SET said = NULL WHERE client_id = %s", (client_id,))


def of_case(db: Session, case_id: UUID, until: int | None) -> Row:
    """Return contacts and entries by kind, those up to a position in the log."""
    asked = {"case_id": case_id, "until": until}
    shown: Row = {name: [] for name, _ in KINDS.values()}
    keys = dict(KINDS.values())
    for entry in db.all(ENTRIES, asked):
        parts = entry.pop("clear") | (entry.pop("said") or {})
        kind, entry_id = entry.pop("kind"), entry.pop("entry_id")
        shown[kind].append({keys[kind]: entry_id, **parts, **entry})
    return {"contacts": db.all(CONTACTS, asked), **shown}
