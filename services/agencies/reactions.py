"""What the directory does about what has happened: doubts are noted, competences follow."""

from datetime import datetime
from typing import Any

from services.agencies.domain.circumstances import Left, Place
from services.agencies.domain.commands import (
    HandOverJurisdictions,
    OfferService,
    RaiseDataQualityTask,
)
from services.agencies.domain.identity import agency_id_of, task_id_of
from services.agencies.foreign_events import AgencyDeactivated, MeasureTaken, ReferralRejected
from shared.domain.messages import Command


def when_referral_rejected(fact: ReferralRejected, place: Place | None) -> list[Command]:
    """Have somebody look whether the directory is right, where it led to the wrong address."""
    if fact.code != "not_competent" or place is None:
        return []
    doubt: dict[str, Any] = {
        "reason": "not_competent",
        "service": place.service,
        "municipality": place.municipality,
        "agency": fact.recipient,
    }
    task_id = task_id_of(*doubt.values())
    return [RaiseDataQualityTask(task_id=task_id, due_on=None, at=place.at, **doubt)]


def when_measure_taken(fact: MeasureTaken, at: datetime) -> list[Command]:
    """Have somebody enter what the measure changes in the directory, by the day it is in force."""
    task = RaiseDataQualityTask(
        task_id=task_id_of("measure_in_force", str(fact.obstacle_id)),
        reason="measure_in_force",
        service=fact.service,
        municipality=fact.municipality,
        agency=None,
        due_on=fact.in_force_on,
        at=at,
    )
    return [task]


def when_agency_deactivated(fact: AgencyDeactivated, left: Left) -> list[Command]:
    """End every competence of the institution, and give all it did to its successor."""
    handed: list[Command] = [
        HandOverJurisdictions(
            service=service, agency=fact.agency, into=fact.into, valid_from=fact.valid_from
        )
        for service in left.competent_for
    ]
    return handed + taken_over(fact, left)


def taken_over(fact: AgencyDeactivated, left: Left) -> list[Command]:
    """Return what the successor, if there is one, offers from that day on."""
    if fact.into is None:
        return []
    return [
        OfferService(
            agency_id=agency_id_of(fact.into),
            service=service,
            valid_from=fact.valid_from,
            at=left.at,
            **vars(offer),
        )
        for service, offer in left.offers.items()
    ]
