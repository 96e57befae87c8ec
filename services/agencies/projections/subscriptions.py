"""The subscriptions of institutions, and how they stand."""

from services.agencies.domain.subscription import LEADS_TO
from services.agencies.domain.subscription_events import SubscriptionRequested
from services.agencies.projections.questions import PageOfAgency
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.paging import paged
from shared.projections import Projection

REQUEST = """
    INSERT INTO subscription (subscription_id, tenant, agency, event_types, channel, state,
                              requested_at, changed_at, version)
    VALUES (%(subscription_id)s, %(tenant)s, %(agency)s, %(event_types)s, %(channel)s,
            'requested', %(at)s, %(at)s, %(version)s)
    ON CONFLICT (subscription_id) DO NOTHING
"""
CHANGE = """
    UPDATE subscription
       SET state = %(state)s, changed_at = %(at)s, version = %(version)s
     WHERE subscription_id = %(subscription_id)s
"""
PAGE = """
    SELECT to_jsonb(subscription) - 'tenant' AS item
      FROM subscription
     WHERE %(agency)s::text IS NULL OR agency = %(agency)s
     ORDER BY agency, requested_at, subscription_id
"""
WHOSE = "SELECT agency FROM subscription WHERE subscription_id = %s"


def project(db: Session, recorded: Recorded) -> None:
    """Bring the table up to date with one event."""
    event = recorded.event
    if state := LEADS_TO.get(type(event)):
        known = {"state": state, "tenant": recorded.tenant, "version": recorded.version}
        change = REQUEST if isinstance(event, SubscriptionRequested) else CHANGE
        db.execute(change, vars(event) | known)


def page(db: Session, asked: PageOfAgency) -> Row:
    """Return subscriptions: all, or those of one institution."""
    return paged(db, PAGE, {"agency": asked.agency}, asked)


def whose(db: Session, subscription_id: str) -> str | None:
    """Return the code of the institution that a subscription is for, if there is one."""
    found = db.one(WHOSE, (subscription_id,))
    return str(found["agency"]) if found else None


PROJECTION = Projection(name="subscriptions", tables=("subscription",), project=project)
