"""What an institution offers, from which day on, and whether it can take on people."""

import re
from datetime import date

from services.agencies.domain import commands as ask
from services.agencies.domain import events as told
from services.agencies.domain.contact import known_languages
from services.agencies.domain.errors import (
    NothingToExpect,
    NotOffered,
    OpeningMalformed,
    TextTooLong,
    UnknownMunicipality,
    UnknownService,
)
from services.agencies.domain.institution import Agency
from services.agencies.domain.municipalities import KNOWN_KEYS
from services.agencies.domain.offer import FIELDS, Offer, Opening, described
from services.agencies.domain.vocabulary import SERVICES
from shared.domain.messages import Event
from shared.domain.working_days import day_of

WEEKDAYS = frozenset({"MO", "TU", "WE", "TH", "FR", "SA", "SU"})
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)
LONGEST = 2000


def offer_service(agency: Agency, command: ask.OfferService) -> list[Event]:
    """Offer a service; where it is offered already, this is what is said of it from now on."""
    if command.service not in SERVICES:
        raise UnknownService(service=command.service)
    return tell(agency, command, well_formed(Offer(**described(command))))


def change_offer(agency: Agency, command: ask.ChangeOffer) -> list[Event]:
    """Change some of what is said of an offer."""
    known = described(require_offered(agency, command.service, first_day(command)))
    news = {name: value for name in FIELDS if (value := getattr(command, name)) is not None}
    return tell(agency, command, well_formed(Offer(**{**known, **news})))


def tell(agency: Agency, command: ask.OfferService | ask.ChangeOffer, offer: Offer) -> list[Event]:
    """Return that this is offered from a day on, unless it is."""
    since = first_day(command)
    agency.require_active(since)
    before = agency.offer_on(command.service, since)
    if before == offer:
        return []
    kind = told.ServiceChanged if before else told.ServiceOffered
    news = kind(
        agency_id=command.agency_id,
        code=agency.code,
        service=command.service,
        valid_from=since,
        **described(offer),
    )
    return [news]


def first_day(command: ask.OfferService | ask.ChangeOffer | ask.WithdrawOffer) -> date:
    """Return from which day on the command counts: that of asking where none is said."""
    return command.valid_from or day_of(command.at)


def withdraw_offer(agency: Agency, command: ask.WithdrawOffer) -> list[Event]:
    """Take an offer back from a day on."""
    since = first_day(command)
    if command.service not in agency.offers:
        raise NotOffered(agency=agency.code, service=command.service)
    if agency.offer_on(command.service, since) is None:
        return []
    withdrawn = told.ServiceWithdrawn(
        agency_id=command.agency_id, code=agency.code, service=command.service, valid_from=since
    )
    return [withdrawn]


def declare_capacity(agency: Agency, command: ask.DeclareCapacity) -> list[Event]:
    """Note whether the institution can take on people for a service that it offers."""
    require_offered(agency, command.service, day_of(command.at))
    if command.expected_on and command.capacity == "has_capacity":
        raise NothingToExpect
    known = agency.capacity.get(command.service)
    if known and (known.capacity, known.expected_on) == (command.capacity, command.expected_on):
        return []
    declared = told.CapacityDeclared(
        agency=agency.code,
        service=command.service,
        capacity=command.capacity,
        expected_on=command.expected_on,
        at=command.at,
    )
    return [declared]


def require_offered(agency: Agency, service: str, day: date) -> Offer:
    """Return what is offered on that day, or raise `NotOffered`."""
    agency.require_active(day)
    offer = agency.offer_on(service, day)
    if offer is None:
        raise NotOffered(agency=agency.code, service=service)
    return offer


def well_formed(offer: Offer) -> Offer:
    """Return the offer with each language once, or raise a refusal for what is malformed."""
    unknown = [key for key in offer.service_area if key not in KNOWN_KEYS]
    if unknown:
        raise UnknownMunicipality(municipality=unknown[0])
    for opening in offer.schedule:
        require_opening(opening)
    long = [name for name in FIELDS if len(str(getattr(offer, name))) > LONGEST]
    if long:
        raise TextTooLong(fields=long, most=LONGEST)
    return Offer(**{**described(offer), "languages": known_languages(offer.languages)})


def require_opening(opening: Opening) -> None:
    """Raise `OpeningMalformed` unless the opening names weekdays and two times in order."""
    times = (opening.opens_at, opening.closes_at)
    if (
        not opening.days
        or set(opening.days) - WEEKDAYS
        or not all(map(TIME.fullmatch, times))
        or times[0] >= times[1]
    ):
        raise OpeningMalformed(days=opening.days, opens_at=times[0], closes_at=times[1])
