"""The alarm service behind doors."""

from datetime import datetime, timedelta
from typing import Any

from shared.database import Session
from shared.domain.context import Context
from shared.eventstore.narration import narrate
from shared.eventstore.postgres import PostgresEventStore
from shared.messaging.doors import Commands, Request, answers, door
from shared.messaging.timekeeping import timekeeping
from shared.testing.alarm import ALARM, SERVICE, SetAlarm, StopAlarm

Plain = dict[str, Any]


def tomorrow(db: Session, payload: Plain, context: Context) -> Plain:
    """Have it ring a day after it is set."""
    at = datetime.fromisoformat(payload["at"])
    return {"due": (at + timedelta(days=1)).isoformat()}


class Doors:
    """What can be asked of alarms."""

    name = "alarm"
    commands = Commands(SERVICE)

    set_alarm = door(SetAlarm, given=tomorrow, backdated=True)
    stop_alarm = door(StopAlarm)

    @answers
    def time(self, request: Request) -> Plain:
        """Return what time it is."""
        return {"now": request.now.isoformat()}

    @answers
    def history(self, request: Request) -> Plain:
        """Tell what happened to an alarm."""
        moments = {
            name: datetime.fromisoformat(request.query[name])
            for name in ("as_of", "as_true_on")
            if name in request.query
        }
        store = PostgresEventStore(request.db, self.commands.execution.keys)
        recorded = store.read(request.query["alarm_id"]).recorded
        show = lambda alarm: {"due": alarm.due}  # noqa: E731
        return {"events": narrate(ALARM, recorded, show, content=True, **moments)}


class Subscriptions:
    """Does what is due."""

    name = "alarm.subscriptions"
    wake = timekeeping(SERVICE)
