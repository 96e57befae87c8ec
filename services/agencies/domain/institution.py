"""What is remembered of an agency, and how it follows from what was told."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from services.agencies.domain import events as told
from services.agencies.domain.contact import Contact
from services.agencies.domain.errors import AgencyInactive
from services.agencies.domain.offer import Offer, described
from shared.domain.messages import Event

History = Mapping[date, Offer | None]


@dataclass(frozen=True, kw_only=True)
class Agency:
    """How an institution stands: `registered` is what it was entered as, word for word.

    Of each service it is known what was offered from which day on, `None` being nothing.
    """

    code: str = ""
    registered: told.AgencyRegistered | None = None
    kind: str = ""
    languages: list[str] = field(default_factory=list)
    contact: Contact = Contact()
    names: Mapping[date, str] = field(default_factory=dict)
    offers: Mapping[str, History] = field(default_factory=dict)
    capacity: Mapping[str, told.CapacityDeclared] = field(default_factory=dict)
    ended: told.AgencyDeactivated | None = None

    def name_on(self, day: date) -> str:
        """Return the name of that day."""
        return self.names[max(since for since in self.names if since <= day)]

    def offer_on(self, service: str, day: date) -> Offer | None:
        """Return what is offered on that day, if the service is."""
        history = self.offers.get(service, {})
        known = [since for since in history if since <= day]
        return history[max(known)] if known else None

    def require_active(self, day: date) -> None:
        """Raise `AgencyInactive` where the institution is none any more on that day."""
        if self.ended and self.ended.valid_from <= day:
            raise AgencyInactive(agency=self.code, since=str(self.ended.valid_from))


def evolve(agency: Agency, event: Event) -> Agency:
    """Return the agency after `event`."""
    match event:
        case told.AgencyRegistered():
            return registered(event)
        case told.AgencyUpdated(kind=kind, languages=languages, contact=contact):
            return replace(agency, kind=kind, languages=languages, contact=contact)
        case told.AgencyRenamed(name=name, valid_from=since):
            return replace(agency, names={**agency.names, since: name})
        case told.AgencyDeactivated():
            return replace(agency, ended=event)
        case told.ServiceOffered() | told.ServiceChanged():
            return with_offer(agency, event.service, event.valid_from, Offer(**described(event)))
        case told.ServiceWithdrawn(service=service, valid_from=since):
            return with_offer(agency, service, since, None)
        case told.CapacityDeclared(service=service):
            return replace(agency, capacity={**agency.capacity, service: event})
        case _:
            return agency


def registered(event: told.AgencyRegistered) -> Agency:
    """Return the agency as it was entered."""
    return Agency(
        code=event.code,
        registered=event,
        kind=event.kind,
        languages=event.languages,
        contact=event.contact,
        names={date.min: event.name},
    )


def with_offer(agency: Agency, service: str, since: date, offer: Offer | None) -> Agency:
    """Return the agency with what it offers of a service from a day on."""
    history = {**agency.offers.get(service, {}), since: offer}
    return replace(agency, offers={**agency.offers, service: history})
