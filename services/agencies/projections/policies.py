"""How long answers may take, and when institutions are closed."""

from collections.abc import Iterable
from datetime import date

from services.agencies.domain.competence_events import ClosingDaysSet, SlaPolicySet
from services.agencies.domain.deadlines import DAYS, in_force
from services.agencies.projections.questions import ClosingDaysAsked, PoliciesAsked
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.projections import Projection

SET_POLICY = """
    INSERT INTO sla_policy (service, agency, valid_from, tenant, acknowledge_days, decide_days,
                            appointment_days, waitlist_refresh_days, outcome_days)
    VALUES (%(service)s, %(agency)s, %(valid_from)s, %(tenant)s, %(acknowledge_days)s,
            %(decide_days)s, %(appointment_days)s, %(waitlist_refresh_days)s, %(outcome_days)s)
    ON CONFLICT (service, agency, valid_from) DO UPDATE
       SET acknowledge_days = excluded.acknowledge_days, decide_days = excluded.decide_days,
           appointment_days = excluded.appointment_days,
           waitlist_refresh_days = excluded.waitlist_refresh_days,
           outcome_days = excluded.outcome_days
"""
REOPEN = "DELETE FROM closing_day WHERE agency = %(agency)s AND municipality = %(municipality)s"
CLOSE = """
    INSERT INTO closing_day (agency, municipality, day, tenant)
    SELECT %(agency)s, %(municipality)s, day, %(tenant)s FROM unnest(%(days)s::date[]) AS day
"""
POLICIES = """
    SELECT service, nullif(agency, '') AS agency, valid_from, acknowledge_days, decide_days,
           appointment_days, waitlist_refresh_days, outcome_days
      FROM sla_policy
     WHERE (%(service)s IS NULL OR service = %(service)s)
       AND (%(agency)s IS NULL OR agency IN (%(agency)s, ''))
     ORDER BY service, sla_policy.agency, valid_from
"""
CLOSED = """
    SELECT nullif(agency, '') AS agency, nullif(municipality, '') AS municipality, day
      FROM closing_day
     WHERE (%(agency)s IS NULL OR agency = %(agency)s)
       AND (%(municipality)s IS NULL OR municipality = %(municipality)s)
     ORDER BY closing_day.day, closing_day.agency, closing_day.municipality
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    match recorded.event:
        case SlaPolicySet() as event:
            whose = {"agency": event.agency or "", "tenant": recorded.tenant}
            db.execute(SET_POLICY, vars(event) | whose)
        case ClosingDaysSet() as event:
            place = {"agency": event.agency or "", "municipality": event.municipality or ""}
            db.execute(REOPEN, place)
            db.execute(CLOSE, place | {"days": event.days, "tenant": recorded.tenant})


def of(db: Session, asked: PoliciesAsked) -> list[Row]:
    """Return what was set, for a service and an institution or for all."""
    return db.all(POLICIES, {"service": asked.service, "agency": asked.agency})


def days_on(policies: Iterable[Row], service: str, agency: str, on: date) -> Row:
    """Return the deadlines that hold on a day."""
    known = [SlaPolicySet(**each) for each in policies]
    found = in_force(known, service, agency, on)
    return {name: found[name] for name in DAYS}


def closed(db: Session, asked: ClosingDaysAsked) -> list[Row]:
    """Return closing days, the first one first."""
    return db.all(CLOSED, vars(asked))


PROJECTION = Projection(name="policies", tables=("sla_policy", "closing_day"), project=project)
