"""A timekeeper as a process: `python -m shared.testing.alarm_process`."""

import signal
from typing import Any

from shared.keyring.memory import MemoryKeyring
from shared.logs import configure
from shared.messaging.timekeeping import Timekeeper
from shared.settings import settings
from shared.testing.alarm import SERVICE
from shared.testing.stores import tally_execution


def main() -> None:
    """Fire what is due until told to stop."""
    known = settings()
    configure(known, service=SERVICE.name)
    execution = tally_execution(
        known.database_url, known.database_name, MemoryKeyring(), SERVICE, settable_clock=True
    )
    timekeeper = Timekeeper(execution)

    def stop(number: int, frame: Any) -> None:
        timekeeper.stop(wait=False)

    signal.signal(signal.SIGTERM, stop)
    print("watching", flush=True)  # noqa: T201
    timekeeper.run()


if __name__ == "__main__":
    main()
