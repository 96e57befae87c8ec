"""Who is competent for one service: in which municipality, from when, until when.

One stream holds a service for all municipalities, so that no two assignments can overlap unseen.
"""

from dataclasses import dataclass, replace
from datetime import date

from services.agencies.domain.commands import (
    AssignJurisdiction,
    EndJurisdiction,
    HandOverJurisdictions,
)
from services.agencies.domain.competence_events import JurisdictionAssigned, JurisdictionEnded
from services.agencies.domain.errors import (
    JurisdictionEndedEarlier,
    JurisdictionOverlaps,
    NoSuchJurisdiction,
    PeriodUpsideDown,
    UnknownMunicipality,
    UnknownService,
)
from services.agencies.domain.identity import competence_id_of
from services.agencies.domain.jurisdiction import ONE_DAY, Jurisdiction, without
from services.agencies.domain.municipalities import KNOWN_KEYS
from services.agencies.domain.vocabulary import SERVICES
from shared.domain.aggregate import Aggregate
from shared.domain.messages import Event


@dataclass(frozen=True, kw_only=True)
class Competence:
    """Every competence for the service, past ones as well."""

    jurisdictions: tuple[Jurisdiction, ...] = ()


def evolve(competence: Competence, event: Event) -> Competence:
    """Return the competences after `event`."""
    match event:
        case JurisdictionAssigned():
            new = assigned(event)
            others = (each for each in competence.jurisdictions if each.key != new.key)
            return Competence(jurisdictions=(*others, new))
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
        shared=event.shared,
    )


def ended(jurisdiction: Jurisdiction, event: JurisdictionEnded) -> Jurisdiction:
    """Return the competence with its last day, if it is the one that ended."""
    if jurisdiction.key != (event.municipality, event.agency, event.valid_from):
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
        shared=command.shared,
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
        if other.overlaps(wanted) and not other.tolerates(wanted):
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
    return [ending(command.service, current, command.ends_on)]


def begun(competence: Competence, command: EndJurisdiction) -> Jurisdiction:
    """Return the institution's latest competence that had begun by the day it is to end."""
    own = [
        each
        for each in competence.jurisdictions
        if (each.municipality, each.agency) == (command.municipality, command.agency)
        and not each.never_held
    ]
    if not own:
        raise NoSuchJurisdiction
    found = [each for each in own if each.valid_from <= command.ends_on]
    if not found:
        first = min(each.valid_from for each in own)
        raise PeriodUpsideDown(valid_from=str(first), valid_until=str(command.ends_on))
    return max(found, key=lambda each: each.valid_from)


def hand_over(competence: Competence, command: HandOverJurisdictions) -> list[Event]:
    """End all that an institution is competent for from a day on, and give it to its successor.

    What the successor shares already it does not get a second time.
    """
    events: list[Event] = []
    for each in competence.jurisdictions:
        if each.agency != command.agency or each.never_held or each.last < command.valid_from:
            continue
        since = max(each.valid_from, command.valid_from)
        events.append(ending(command.service, each, since - ONE_DAY))
        if command.into:
            left = replace(each, agency=command.into, valid_from=since)
            events += [
                beginning(command.service, part) for part in without(left, competence.jurisdictions)
            ]
    return events


def ending(service: str, jurisdiction: Jurisdiction, ends_on: date) -> Event:
    """Return that the competence ends."""
    return JurisdictionEnded(
        service=service,
        municipality=jurisdiction.municipality,
        agency=jurisdiction.agency,
        valid_from=jurisdiction.valid_from,
        ends_on=ends_on,
    )


def beginning(service: str, jurisdiction: Jurisdiction) -> Event:
    """Return that the competence begins."""
    return JurisdictionAssigned(service=service, **vars(jurisdiction))


COMPETENCE = Aggregate(
    category="competence",
    key="service",
    keys=dict.fromkeys(
        (AssignJurisdiction, EndJurisdiction, HandOverJurisdictions),
        lambda command: competence_id_of(command.service),
    ),
    initial=Competence(),
    evolve=evolve,
    decisions={
        AssignJurisdiction: assign_jurisdiction,
        EndJurisdiction: end_jurisdiction,
        HandOverJurisdictions: hand_over,
    },
    beginnings=frozenset({AssignJurisdiction}),
    about="Who is competent for one service, in each municipality and on each day.",
)
