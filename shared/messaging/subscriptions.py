"""The entrypoint through which a service hears of the others."""

from collections.abc import Callable, Sequence
from typing import Any

from nameko.extensions import Entrypoint, register_entrypoint

from shared.eventstore.service import Service
from shared.messaging.batches import Batches
from shared.messaging.consumer import Consumer
from shared.messaging.envelope import Delivery
from shared.messaging.host import current_host, require_database
from shared.messaging.publisher import Publisher
from shared.messaging.reactions import Hearing, Reactions, hear_everything, keep, when
from shared.messaging.topology import topology

__all__ = ["Reactions", "Subscription", "hear_everything", "keep", "subscription", "when"]

# A batch that takes its time must not look like a broken connection.
HEARTBEAT = 30


class Subscription(Entrypoint):
    """Listens to the one queue of a service: ordered, in batches, each event once."""

    def __init__(self, service: Service, hearing: Hearing, batch: int, linger: float) -> None:
        """Do what `hearing` says with up to `batch` events at a time."""
        self.service = service
        self.hearing = hearing
        self.batch = batch
        self.linger = linger
        super().__init__()

    def setup(self) -> None:
        """Prepare the consumer."""
        host, reader = current_host(), self.service.name
        execution, url = host.execution(self.service), host.settings.amqp_url

        def handle(deliveries: Sequence[Delivery]) -> None:
            self.hearing.handle(execution, reader, deliveries)

        batches = Batches(
            topology(reader, self.hearing.types),
            handle,
            Publisher(url, name=f"{reader}.subscriptions.publisher"),
            await_readiness=lambda: require_database(execution),
            size=self.batch,
            linger=self.linger,
        )
        name = f"{reader}.subscriptions"
        self.consumer = Consumer(url, batches, name=name, heartbeat=HEARTBEAT)
        host.checks[name] = lambda: self.consumer.trouble or batches.holding

    def start(self) -> None:
        """Begin to listen; a broker that is away is waited for."""
        self.container.spawn_managed_thread(self.consumer.run, identifier=self.consumer.name)

    def stop(self) -> None:
        """Finish the batch at hand, acknowledge it, and hang up."""
        self.consumer.stop()

    def kill(self) -> None:
        """Stop without waiting."""
        self.consumer.stop(wait=False)


def subscription(
    service: Service, hearing: Hearing, *, batch: int = 50, linger: float = 0.005
) -> Callable[[Any], None]:
    """Return the method that makes a nameko service hear of what `hearing` reads."""

    def hear(self: Any) -> None:
        """Hear of foreign facts."""

    register_entrypoint(hear, Subscription(service, hearing, batch, linger))
    return hear
