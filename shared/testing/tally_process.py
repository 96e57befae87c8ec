"""The tally service as a process: `python -m shared.testing.tally_process doors|subscriptions`.

Or, with `alarms`, what the alarm service does by itself.
"""

import sys
import time
from typing import Any
from uuid import UUID

from shared.messaging.runtime import make_green

make_green()

from shared.database import Session  # noqa: E402
from shared.domain.context import Context  # noqa: E402
from shared.domain.errors import NotFound, Refusal  # noqa: E402
from shared.domain.messages import Command, foreign  # noqa: E402
from shared.keyring.memory import MemoryKeyring  # noqa: E402
from shared.logs import configure  # noqa: E402
from shared.messaging.doors import Commands, Request, answers, door  # noqa: E402
from shared.messaging.host import Host  # noqa: E402
from shared.messaging.serving import serve_classes  # noqa: E402
from shared.messaging.subscriptions import Reactions, subscription, when  # noqa: E402
from shared.messaging.timekeeping import timekeeping  # noqa: E402
from shared.settings import settings  # noqa: E402
from shared.testing import alarm  # noqa: E402
from shared.testing.tally import SERVICE, BeginTally, CountUp  # noqa: E402


@foreign("things.something_happened", versions={1})
class SomethingHappened:
    """Something to count; it may take some seconds."""

    tally_id: UUID
    by: int
    seconds: float


def when_something_happened(fact: SomethingHappened) -> list[Command]:
    """Count it."""
    time.sleep(fact.seconds)
    return [CountUp(tally_id=fact.tally_id, by=fact.by)]


class Enough(Refusal):
    """Nobody counts beyond three here."""


def step(db: Session, payload: dict[str, Any], context: Context) -> dict[str, Any]:
    """Return by how much to count, one if nothing is said."""
    found = db.one("SELECT count FROM tally WHERE tally_id = %s", (payload["tally_id"],))
    if found and found["count"] >= 3:
        raise Enough
    return {"by": payload.get("by", 1)}


class Doors:
    """Counts."""

    name = "tally"
    commands = Commands(SERVICE)

    begin_tally = door(BeginTally)
    count_up = door(CountUp, given=step)

    @answers
    def tally(self, request: Request) -> dict[str, Any]:
        """Return a tally."""
        row = request.db.one("SELECT * FROM tally WHERE tally_id = %(tally_id)s", request.query)
        if row is None:
            raise NotFound
        return row

    @answers
    def nothing(self, request: Request) -> dict[str, Any]:
        """Return nothing."""
        return {}

    @answers
    def slow(self, request: Request) -> dict[str, Any]:
        """Return after some seconds."""
        time.sleep(request.query["seconds"])
        return {"slept": request.query["seconds"]}

    @answers
    def broken(self, request: Request) -> dict[str, Any]:
        """Fail."""
        raise RuntimeError("the secret reason")


class Subscriptions:
    """Counts what happens elsewhere."""

    name = "tally.subscriptions"
    hear = subscription(SERVICE, Reactions(when(SomethingHappened, when_something_happened)))


class Alarms:
    """Rings."""

    name = "alarm.subscriptions"
    wake = timekeeping(alarm.SERVICE)


if __name__ == "__main__":
    configure(settings(), service="tally")
    classes = {"doors": Doors, "subscriptions": Subscriptions, "alarms": Alarms}
    chosen = [classes[role] for role in sys.argv[1:]]
    sys.exit(serve_classes(chosen, Host(settings(), MemoryKeyring())))
