"""How long an answer may take: for a service at one agency, for a service, or by default."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from services.agencies.domain.commands import SetSlaPolicy
from services.agencies.domain.competence_events import SlaPolicySet
from services.agencies.domain.errors import DaysOutOfRange, UnknownService
from services.agencies.domain.identity import policy_id_of
from services.agencies.domain.vocabulary import SERVICES
from shared.domain.aggregate import Aggregate
from shared.domain.messages import Event

DAYS = (
    "acknowledge_days", "decide_days", "appointment_days", "waitlist_refresh_days", "outcome_days",
)  # fmt: skip
DEFAULTS: Mapping[str, int] = {name: getattr(SetSlaPolicy, name) for name in DAYS}
MOST = 365


@dataclass(frozen=True, kw_only=True)
class SlaPolicy:
    """What was set, by the day from which on it holds."""

    known: Mapping[date, SlaPolicySet] = field(default_factory=dict)


def evolve(policy: SlaPolicy, event: Event) -> SlaPolicy:
    """Return the policy after `event`."""
    match event:
        case SlaPolicySet(valid_from=since):
            return replace(policy, known={**policy.known, since: event})
        case _:
            return policy


def set_policy(policy: SlaPolicy, command: SetSlaPolicy) -> list[Event]:
    """Set the deadlines from a day on; the same ones again are nothing new."""
    if command.service not in SERVICES:
        raise UnknownService(service=command.service)
    days = {name: getattr(command, name) for name in DAYS}
    wrong = [name for name, count in days.items() if not 1 <= count <= MOST]
    if wrong or command.decide_days < command.acknowledge_days:
        raise DaysOutOfRange(fields=wrong or ["decide_days"])
    news = SlaPolicySet(
        service=command.service, agency=command.agency, valid_from=command.valid_from, **days
    )
    return [] if policy.known.get(command.valid_from) == news else [news]


def in_force(
    policies: Iterable[SlaPolicySet], service: str, agency: str, on: date
) -> Mapping[str, int]:
    """Return the deadlines of a day: the agency's own before the service's before the default."""
    known = [each for each in policies if each.service == service and each.valid_from <= on]
    for whose in (agency, None):
        if own := [each for each in known if each.agency == whose]:
            newest = max(own, key=lambda each: each.valid_from)
            return {name: getattr(newest, name) for name in DAYS}
    return DEFAULTS


SLA_POLICY = Aggregate(
    category="sla_policy",
    key="service",
    keys={SetSlaPolicy: lambda command: policy_id_of(command.service, command.agency)},
    initial=SlaPolicy(),
    evolve=evolve,
    decisions={SetSlaPolicy: set_policy},
    beginnings=frozenset({SetSlaPolicy}),
    about="How many days answers about a service may take, at one institution or at all of them.",
)
