"""Names and arguments of exchanges and queues: the same on every broker from 3.10 to 4.x.

The arguments of a queue cannot be changed. Who needs others declares a queue `.events.v2`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from kombu.entity import Exchange, Queue, binding

EVENTS: Final = Exchange("wegakte.events", type="topic", durable=True)
RETRY_AFTER: Final = (1_000, 5_000, 30_000)
DELIVERY_LIMIT: Final = 20
# Looking at what is parked counts as a delivery, and a broker from 4.0 drops after twenty.
PARKING_LIMIT: Final = 1_000_000
EVERYTHING: Final = "#"

QUORUM: Final = {"x-queue-type": "quorum"}


@dataclass(frozen=True)
class Topology:
    """The queues of one reader.

    What fails is put into one of the `retries` and returns from there by itself; what is given
    up lies in `parking` until somebody decides.
    """

    main: Queue
    retries: tuple[Queue, ...]
    parking: Queue

    def declare(self, channel: Any) -> None:
        """Create what is missing; targets first, so that nothing is ever dead-lettered to nowhere.

        Raises `PreconditionFailed` when a queue exists with other arguments.
        """
        for queue in (self.parking, *self.retries, self.main):
            queue(channel).declare()

    def retry(self, attempt: int) -> str:
        """Return the queue in which to wait after the failed try number `attempt`."""
        return str(self.retries[min(attempt, len(self.retries)) - 1].name)


def main_queue(reader: str) -> str:
    """Return the name of the queue that `reader` listens to."""
    return f"{reader}.events.v1"


def parking_queue(reader: str) -> str:
    """Return the name of the queue that keeps what `reader` has given up."""
    return f"{main_queue(reader)}.parking"


def topology(
    reader: str, types: Iterable[str], *, retry_after: tuple[int, ...] = RETRY_AFTER
) -> Topology:
    """Return the queues of `reader`, who hears events of these `types`."""
    name, parking = main_queue(reader), parking_queue(reader)
    return Topology(
        main=Queue(
            name,
            bindings=[binding(EVENTS, routing_key=each) for each in sorted(types)],
            durable=True,
            queue_arguments=QUORUM
            | dead_letters_to(parking)
            | {"x-delivery-limit": DELIVERY_LIMIT, "x-single-active-consumer": True},
        ),
        retries=tuple(
            Queue(
                f"{name}.retry.{delay}",
                durable=True,
                queue_arguments=QUORUM | dead_letters_to(name) | {"x-message-ttl": delay},
            )
            for delay in retry_after
        ),
        parking=Queue(
            parking,
            durable=True,
            queue_arguments=QUORUM | {"x-delivery-limit": PARKING_LIMIT},
        ),
    )


def dead_letters_to(queue: str) -> dict[str, Any]:
    """Return the arguments that hand over to `queue` without losing anything on the way."""
    return {
        "x-dead-letter-exchange": "",
        "x-dead-letter-routing-key": queue,
        "x-dead-letter-strategy": "at-least-once",
        "x-overflow": "reject-publish",
    }
