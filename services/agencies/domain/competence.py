"""Who is competent for one service: in which municipality, from when, until when.

One stream holds a service for all municipalities, so that no two assignments can overlap unseen.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from services.agencies.domain.commands import AssignJurisdiction, EndJurisdiction
from services.agencies.domain.errors import (
    JurisdictionEndedEarlier,
    JurisdictionOverlaps,
    NoSuchJurisdiction,
    PeriodUpsideDown,
    UnknownMunicipality,
    UnknownService,
)
from services.agencies.domain.events import JurisdictionAssigned, JurisdictionEnded
from services.agencies.domain.identity import competence_id_of
from services.agencies.domain.municipalities import KNOWN_KEYS
from services.agencies.domain.vocabulary import SERVICES
from shared.domain.aggregate import Aggregate
from shared.domain.messages import Event


@dataclass(frozen=True, kw_only=True)
class Jurisdiction:
    """An institution's competence in one municipality; the last day counts."""

    municipality: str
    agency: str
    valid_from: date
    valid_until: date | None

    def holds(self, on: date) -> bool:
        """Say whether the competence holds on that day."""
        return self.valid_from <= on <= (self.valid_until or date.max)

    def overlaps(self, other: "Jurisdiction") -> bool:
        """Say whether both hold on some day in the same municipality."""
        return (
            self.municipality == other.municipality
            and self.valid_from <= (other.valid_until or date.max)
            and other.valid_from <= (self.valid_until or date.max)
        )


@dataclass(frozen=True, kw_only=True)
class Competence:
    """Every competence for the service, past ones as well."""

    jurisdictions: tuple[Jurisdiction, ...] = ()


def resolve(jurisdictions: Iterable[Jurisdiction], municipality: str, on: date) -> str | None:
    """Return who is competent in the municipality on that day."""
    return next(
        (
            each.agency
            for each in jurisdictions
            if each.municipality == municipality and each.holds(on)
        ),
        None,
    )


def evolve(competence: Competence, event: Event) -> Competence:
    """Return the competences after `event`."""
    match event:
        case JurisdictionAssigned():
            return Competence(jurisdictions=(*competence.jurisdictions, assigned(event)))
        case JurisdictionEnded():
            return Competence(
                jurisdictions=tuple(ended(each, event) for each in competence.jurisdictions)
            )
        case _:
            return competence


def assigned(event: JurisdictionAssigned) -> Jurisdiction:
    """Return the competence that began."""
    return Jurisdiction(
        municipality=event.municipality,
        agency=event.agency,
        valid_from=event.valid_from,
        valid_until=event.valid_until,
    )


def ended(jurisdiction: Jurisdiction, event: JurisdictionEnded) -> Jurisdiction:
    """Return the competence with its last day, if it is the one that ended."""
    one = (jurisdiction.municipality, jurisdiction.agency, jurisdiction.valid_from)
    if one != (event.municipality, event.agency, event.valid_from):
        return jurisdiction
    return replace(jurisdiction, valid_until=event.ends_on)


def assign_jurisdiction(competence: Competence, command: AssignJurisdiction) -> list[Event]:
    """Make an institution competent, unless another one is on any of these days."""
    require_known(command.service, command.municipality)
    last = command.valid_until
    if last is not None and last < command.valid_from:
        raise PeriodUpsideDown(valid_from=str(command.valid_from), valid_until=str(last))
    event = JurisdictionAssigned(
        service=command.service,
        municipality=command.municipality,
        agency=command.agency,
        valid_from=command.valid_from,
        valid_until=last,
    )
    if assigned(event) in competence.jurisdictions:
        return []
    require_free(competence, assigned(event))
    return [event]


def require_known(service: str, municipality: str) -> None:
    """Raise a refusal unless both are in the directory's vocabulary."""
    if service not in SERVICES:
        raise UnknownService(service=service)
    if municipality not in KNOWN_KEYS:
        raise UnknownMunicipality(municipality=municipality)


def require_free(competence: Competence, wanted: Jurisdiction) -> None:
    """Raise `JurisdictionOverlaps`, naming who is competent already and when."""
    for other in competence.jurisdictions:
        if other.overlaps(wanted):
            raise JurisdictionOverlaps(
                agency=other.agency,
                valid_from=str(other.valid_from),
                valid_until=other.valid_until and str(other.valid_until),
            )


def end_jurisdiction(competence: Competence, command: EndJurisdiction) -> list[Event]:
    """End the competence that holds on the last day; ending never prolongs."""
    current = begun(competence, command)
    if current.valid_until == command.ends_on:
        return []
    if not current.holds(command.ends_on):
        raise JurisdictionEndedEarlier(valid_until=str(current.valid_until))
    return [
        JurisdictionEnded(
            service=command.service,
            municipality=command.municipality,
            agency=command.agency,
            valid_from=current.valid_from,
            ends_on=command.ends_on,
        )
    ]


def begun(competence: Competence, command: EndJurisdiction) -> Jurisdiction:
    """Return the institution's latest competence that had begun by the day it is to end."""
    own = [
        each
        for each in competence.jurisdictions
        if (each.municipality, each.agency) == (command.municipality, command.agency)
    ]
    if not own:
        raise NoSuchJurisdiction
    found = [each for each in own if each.valid_from <= command.ends_on]
    if not found:
        first = min(each.valid_from for each in own)
        raise PeriodUpsideDown(valid_from=str(first), valid_until=str(command.ends_on))
    return max(found, key=lambda each: each.valid_from)


COMPETENCE = Aggregate(
    category="competence",
    key="service",
    keys={
        AssignJurisdiction: lambda command: competence_id_of(command.service),
        EndJurisdiction: lambda command: competence_id_of(command.service),
    },
    initial=Competence(),
    evolve=evolve,
    decisions={AssignJurisdiction: assign_jurisdiction, EndJurisdiction: end_jurisdiction},
    beginnings=frozenset({AssignJurisdiction}),
    about="Who is competent for one service, in each municipality and on each day.",
)
