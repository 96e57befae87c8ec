"""The doors of the audit service: hears everything, changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from services.audit.projections import alarms, checkpoints, gaps, heads, recording, timeline
from services.audit.projections.questions import Events, Gaps, Nothing, Timeline
from shared.database import Row, Session
from shared.domain.errors import Forbidden
from shared.eventstore.serialization import load
from shared.eventstore.service import Service
from shared.messaging.doors import Commands, Request, answers
from shared.messaging.repeating import repeating
from shared.messaging.subscriptions import hear_everything, subscription

SERVICE = Service(name="audit", package="services.audit")


class Doors:
    """What can be asked about what happened."""

    name = "audit"
    commands = Commands(SERVICE)

    @answers
    def timeline(self, request: Request) -> Row:
        """Return a page of what happened about somebody or something."""
        asked = load(Timeline, request.query)
        with self.ledger(request) as db:
            return timeline.about(db, asked, request.context)

    @answers
    def events(self, request: Request) -> Row:
        """Return a page of all events; for auditors alone."""
        if not timeline.is_auditor(request.context):
            raise Forbidden
        asked = load(Events, request.query)
        with self.ledger(request) as db:
            return timeline.events(db, asked, request.context)

    @answers
    def gaps(self, request: Request) -> Row:
        """Return what is missing."""
        asked = load(Gaps, request.query)
        return {"items": gaps.everything(request.db, closed=asked.closed)}

    @answers
    def alarms(self, request: Request) -> Row:
        """Return what cannot be true."""
        load(Nothing, request.query)
        return {"items": alarms.everything(request.db)}

    @answers
    def heads(self, request: Request) -> Row:
        """Return how far the ledger reaches for each service."""
        load(Nothing, request.query)
        return {"items": heads.everything(request.db)}

    @contextmanager
    def ledger(self, request: Request) -> Iterator[Session]:
        """Open the ledger as the asker may see it: an auditor the whole, others what is theirs."""
        if not timeline.is_auditor(request.context):
            yield request.db
            return
        with self.commands.execution.log_database.session() as db:
            yield db


class Subscriptions:
    """What audit hears: everything."""

    name = "audit.subscriptions"
    hear = subscription(SERVICE, hear_everything(recording.record))
    sign = repeating(SERVICE, checkpoints.sign_ledger, every=10.0)
