"""Reactions that act on the data of other tenants than the one that the event comes from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from shared.domain.messages import Command
from shared.messaging.envelope import Delivery
from shared.messaging.reactions import Given, Reading, Work


@dataclass(frozen=True)
class For:
    """A command, and the tenant on whose data it works."""

    tenant: str
    command: Command


ReactElsewhere = Callable[[Any, Any], Sequence[For]]


def when_elsewhere(fact: type[Any], react: ReactElsewhere, *, given: Given) -> Reading:
    """Have `react(fact, found)` answer with commands, each of them for a tenant.

    `found` is what `given(db, fact, delivery)` found; it may look around as any tenant.
    """

    def act(work: Work, heard: Any, delivery: Delivery, index: Iterator[int]) -> None:
        found = given(work.db, heard, delivery)
        for each in react(heard, found):
            work.as_tenant(each.tenant)
            cause = replace(delivery, tenant=each.tenant)
            work.execute(each.command, cause=cause, index=next(index))
        work.as_tenant(delivery.tenant)

    return Reading(fact, act)
