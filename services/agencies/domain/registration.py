"""How an institution comes into the directory, changes, and leaves it."""

import re

from services.agencies.domain import commands as ask
from services.agencies.domain import events as told
from services.agencies.domain.contact import known_languages, require_contact
from services.agencies.domain.errors import (
    AgencyCodeTaken,
    AgencyIdNotOfCode,
    AgencyInactive,
    NameIsEmpty,
    NotAnAgencyCode,
    SuccessorIsItself,
    UnknownKind,
)
from services.agencies.domain.identity import agency_id_of
from services.agencies.domain.institution import Agency
from services.agencies.domain.vocabulary import KINDS
from shared.domain.messages import Event

CODE = re.compile(r"(?=.{1,20}$)[A-Z][A-Z0-9]*(-[A-Z0-9]+)*", re.ASCII)


def register_agency(agency: Agency, command: ask.RegisterAgency) -> list[Event]:
    """Enter the institution; entering the same one again changes nothing, whatever came since."""
    require_code(command)
    entered = told.AgencyRegistered(
        agency_id=agency_id_of(command.code),
        code=command.code,
        name=known_name(command.name),
        kind=known_kind(command.kind),
        languages=known_languages(command.languages),
        contact=command.contact,
    )
    require_contact(command.contact)
    if agency.registered == entered:
        return []
    if agency.registered:
        raise AgencyCodeTaken(code=command.code)
    return [entered]


def require_code(command: ask.RegisterAgency) -> None:
    """Raise a refusal unless the code is one, and the id, if any, follows from it."""
    if not CODE.fullmatch(command.code):
        raise NotAnAgencyCode(code=command.code)
    if command.agency_id not in (None, agency_id_of(command.code)):
        raise AgencyIdNotOfCode(code=command.code, agency_id=str(agency_id_of(command.code)))


def known_name(name: str) -> str:
    """Return the name without needless blanks, or raise `NameIsEmpty`."""
    if not (words := name.split()):
        raise NameIsEmpty
    return " ".join(words)


def known_kind(kind: str) -> str:
    """Return the kind, or raise `UnknownKind`."""
    if kind not in KINDS:
        raise UnknownKind(kind=kind)
    return kind


def update_agency(agency: Agency, command: ask.UpdateAgency) -> list[Event]:
    """Take over what is new about the institution."""
    contact = agency.contact if command.contact is None else command.contact
    languages = agency.languages if command.languages is None else command.languages
    require_contact(contact)
    updated = told.AgencyUpdated(
        agency_id=command.agency_id,
        code=agency.code,
        kind=agency.kind if command.kind is None else known_kind(command.kind),
        languages=known_languages(languages),
        contact=contact,
    )
    known = (agency.kind, agency.languages, agency.contact)
    return [] if known == (updated.kind, updated.languages, updated.contact) else [updated]


def rename_agency(agency: Agency, command: ask.RenameAgency) -> list[Event]:
    """Give the institution another name from a day on."""
    name = known_name(command.name)
    agency.require_active(command.valid_from)
    if agency.name_on(command.valid_from) == name:
        return []
    renamed = told.AgencyRenamed(
        agency_id=command.agency_id, code=agency.code, name=name, valid_from=command.valid_from
    )
    return [renamed]


def deactivate_agency(agency: Agency, command: ask.DeactivateAgency) -> list[Event]:
    """Let the institution be none any more; nobody takes its place."""
    return leave(agency, command, None)


def merge_agency(agency: Agency, command: ask.MergeAgency) -> list[Event]:
    """Let the institution be none any more; another one takes its place."""
    if command.into == agency.code:
        raise SuccessorIsItself(agency=agency.code)
    left = leave(agency, command, command.into)
    merged = told.AgencyMerged(
        agency_id=command.agency_id,
        agency=agency.code,
        into=command.into,
        valid_from=command.valid_from,
    )
    return [merged, *left] if left else []


def leave(
    agency: Agency, command: ask.DeactivateAgency | ask.MergeAgency, into: str | None
) -> list[Event]:
    """Return that the institution ends; an end, once told, is not changed."""
    left = told.AgencyDeactivated(
        agency_id=command.agency_id, agency=agency.code, into=into, valid_from=command.valid_from
    )
    if agency.ended == left:
        return []
    if agency.ended:
        raise AgencyInactive(agency=agency.code, since=str(agency.ended.valid_from))
    return [left]
