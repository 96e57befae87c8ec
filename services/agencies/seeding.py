"""Enters a directory through the doors: checked as a whole first, then one thing after the other.

Each thing has a command id that follows from what it says. So a second run enters nothing anew,
and nothing that somebody has changed since is changed back.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, Protocol
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from services.agencies.domain import hsds_import
from services.agencies.domain.agency import AGENCY
from services.agencies.domain.closing import CLOSING
from services.agencies.domain.commands import (
    AssignJurisdiction,
    OfferService,
    RegisterAgency,
    SetClosingDays,
    SetSlaPolicy,
)
from services.agencies.domain.competence import COMPETENCE
from services.agencies.domain.deadlines import SLA_POLICY
from services.agencies.domain.directory_file import DirectoryFileWrong, Fault
from services.agencies.domain.errors import UnknownAgency
from services.agencies.domain.identity import agency_id_of
from services.agencies.domain.municipalities import KNOWN_KEYS
from services.agencies.domain.starting_directory import Directory, Entry, read
from shared.domain.aggregate import Aggregate
from shared.domain.errors import Refusal
from shared.domain.messages import Command
from shared.eventstore.serialization import load

Row = dict[str, Any]
SEEDS: Final = uuid5(NAMESPACE_URL, "urn:wegakte:seeds")
PATIENCE: Final = 30.0
SOME_TIME: Final = datetime(2000, 1, 1, tzinfo=UTC).isoformat()

DOORS: Mapping[str, tuple[type[Command], Aggregate[Any]]] = {
    "register_agency": (RegisterAgency, AGENCY),
    "offer_service": (OfferService, AGENCY),
    "assign_jurisdiction": (AssignJurisdiction, COMPETENCE),
    "set_sla_policy": (SetSlaPolicy, SLA_POLICY),
    "set_closing_days": (SetClosingDays, CLOSING),
}


class Services(Protocol):
    """What carries a request to a service and its answer back."""

    def call(self, service: str, method: str, request: Row, timeout: float) -> Row:
        """Return the answer."""


@dataclass
class Outcome:
    """How much was new, how much was known, and what was refused."""

    new: int = 0
    known: int = 0
    faults: list[Fault] = field(default_factory=list)


def plan(text: str) -> Directory:
    """Return the directory in a file of ours or of HSDS 3, or raise `DirectoryFileWrong`.

    Nothing is asked yet: everything is tried out in memory, from an empty directory on.
    """
    document = whole(text)
    directory = of_hsds(document) if document else read(text)
    if faults := [*unknown_municipalities(directory), *tried_out(directory.entries)]:
        raise DirectoryFileWrong(*faults)
    return directory


def whole(text: str) -> Row | None:
    """Return the one JSON object that the text is, if it is a service or a page of HSDS."""
    try:
        document = json.loads(text)
    except ValueError:
        return None
    is_hsds = isinstance(document, dict) and bool({"contents", "organization"} & document.keys())
    return document if is_hsds else None


def of_hsds(document: Row) -> Directory:
    """Return a document of HSDS as a directory; its faults are named by their place in it."""
    found = hsds_import.examined(document)
    if found["faults"]:
        raise DirectoryFileWrong(
            *(Fault(line=1, wrong=f"{each['at']}: {each['message']}") for each in found["faults"])
        )
    entries = [Entry(line=1, **step) for step in found["steps"]]
    return Directory(
        edition="HSDS 3", district="", valid_from="", municipalities=(), entries=tuple(entries)
    )


def unknown_municipalities(directory: Directory) -> list[Fault]:
    """Return a fault for every municipality that the product does not know."""
    return [
        Fault(line=number, wrong=f"{key} is no municipality that the product knows")
        for number, key in directory.municipalities
        if key not in KNOWN_KEYS
    ]


def tried_out(entries: Iterable[Entry]) -> Iterable[Fault]:
    """Yield what would be refused, in a directory that holds nothing else."""
    streams: dict[UUID, Any] = {}
    for entry in entries:
        kind, aggregate = DOORS[entry.door]
        try:
            command: Any = load(kind, {**entry.fields, "at": SOME_TIME})
            require_entered(command, streams)
            stream = aggregate.stream_of(command)
            state = streams.get(stream, aggregate.initial)
            events = aggregate.decide(state, command)
        except Refusal as refusal:
            yield fault_of(entry, refusal.code, refusal.message, refusal.details)
            continue
        for event in events:
            state = aggregate.evolve(state, event)
        streams[stream] = state


def require_entered(command: Any, streams: Mapping[UUID, Any]) -> None:
    """Raise `UnknownAgency` where a line names an institution that no line above it enters."""
    code = getattr(command, "agency", None)
    agency_id = agency_id_of(code) if code else getattr(command, "agency_id", None)
    if agency_id and agency_id not in streams:
        raise UnknownAgency(agency=code or str(agency_id))


def fault_of(entry: Entry, code: str, message: str, details: Mapping[str, Any]) -> Fault:
    """Return why a line is refused, with what helps to correct it."""
    more = ", ".join(f"{name} {value}" for name, value in details.items())
    return Fault(line=entry.line, wrong=f"{message} ({': '.join(filter(None, (code, more)))})")


def enter(
    directory: Directory, district: str, services: Services, moved: Callable[[int, int], None]
) -> Outcome:
    """Ask for everything in turn, as the registrar of the district; go on after a refusal."""
    outcome = Outcome()
    for number, entry in enumerate(directory.entries, start=1):
        answer = services.call("agencies", entry.door, request(entry, district), PATIENCE)
        if refused := answer.get("refused"):
            known = (refused["code"], refused["message"], refused["details"])
            outcome.faults.append(fault_of(entry, *known))
        elif answer["accepted"]["events"] and not answer["accepted"].get("repeated"):
            outcome.new += 1
        else:
            outcome.known += 1
        moved(number, len(directory.entries))
    return outcome


def request(entry: Entry, district: str) -> Row:
    """Return what is sent through a door; the same entry has the same command id each time."""
    said = json.dumps([district, entry.door, entry.fields], sort_keys=True, ensure_ascii=False)
    actor = {"user": "seed", "role": "registrar", "institution": district}
    context = {
        "command_id": str(uuid5(SEEDS, said)),
        "correlation_id": str(uuid4()),
        "tenant": district,
        "actor": actor,
    }
    return {"command": entry.fields, "context": context}
