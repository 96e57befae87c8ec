"""The tally service with doors, as a process of its own: `python -m shared.testing.tally_doors`."""

import sys
import time
from typing import Any

from shared.messaging.runtime import make_green

make_green()

from shared.domain.errors import NotFound  # noqa: E402
from shared.keyring.memory import MemoryKeyring  # noqa: E402
from shared.logs import configure  # noqa: E402
from shared.messaging.doors import Commands, Request, answers, door  # noqa: E402
from shared.messaging.host import Host  # noqa: E402
from shared.messaging.serving import serve_classes  # noqa: E402
from shared.settings import settings  # noqa: E402
from shared.testing.tally import SERVICE, BeginTally, CountUp  # noqa: E402


class Doors:
    """Counts."""

    name = "tally"
    commands = Commands(SERVICE)

    begin_tally = door(BeginTally)
    count_up = door(CountUp, given=lambda db, payload, context: {"by": payload.get("by", 1)})

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
        return {}

    @answers
    def broken(self, request: Request) -> dict[str, Any]:
        """Fail."""
        raise RuntimeError("the secret reason")

    @answers
    def unspeakable(self, request: Request) -> dict[str, Any]:
        """Return what JSON has no word for."""
        return {"it": object()}


if __name__ == "__main__":
    configure(settings(), service="tally")
    sys.exit(serve_classes([Doors], Host(settings(), MemoryKeyring())))
