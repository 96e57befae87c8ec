"""The nameko entrypoint behind all doors of a service: one queue, one connection."""

import time
from functools import partial
from threading import Event
from typing import Any

import structlog
from kombu.entity import Exchange, Queue
from nameko.extensions import Entrypoint, SharedExtension

from shared.domain.errors import Refusal
from shared.messaging.connections import drain, write
from shared.messaging.consumer import Consumer
from shared.messaging.host import current_host
from shared.messaging.wire import (
    CONTENT_TYPE,
    EXCHANGE,
    Plain,
    UnknownDoor,
    internal,
    pack_answer,
    refused,
    unpack_request,
)

GRACE = 25.0
# Long enough for a restart that nobody notices; then calls fail at once, not by time-out.
ABANDONED_MS = 10_000

log = structlog.get_logger(__name__)


def door_queue(service: str) -> Queue:
    """Return the queue of a service's requests; lost with the broker, as the requests are."""
    return Queue(
        f"rpc-{service}",
        exchange=Exchange(EXCHANGE, type="topic", durable=True),
        routing_key=f"{service}.*",
        durable=True,
        queue_arguments={"x-queue-type": "classic", "x-expires": ABANDONED_MS},
    )


class Hall(SharedExtension):
    """Takes the requests of all doors, has them answered by workers, and sends the answers.

    A request counts as done when its answer is on the way: what is lost with a process or a
    connection is asked again, and commands know what they have done before.
    """

    def __init__(self) -> None:
        """Begin without doors."""
        self.doors: dict[str, Door] = {}
        self.stopping = Event()
        self._due: set[int] = set()
        self._channel: Any = None
        self._broken = False
        super().__init__()

    def setup(self) -> None:
        """Prepare the consumer."""
        host, service = current_host(), self.container.service_name
        self._queue = door_queue(service)
        self.queue = str(self._queue.name)
        self.prefetch = self.container.max_workers
        self.consumer = Consumer(host.settings.amqp_url, self, name=f"{service}.doors")
        host.checks[self.consumer.name] = lambda: self.consumer.trouble

    def start(self) -> None:
        """Begin to listen; a broker that is away is waited for."""
        self.container.spawn_managed_thread(self.consumer.run, identifier=self.consumer.name)

    def stop(self) -> None:
        """Answer what was asked, then hang up."""
        self.consumer.stop()

    def kill(self) -> None:
        """Stop without waiting."""
        self.consumer.stop(wait=False)

    def await_readiness(self) -> None:
        """Be ready at once: without a database the doors at least say so."""

    def prepare(self, channel: Any) -> None:
        """Declare the queue."""
        self._channel, self._broken = channel, False
        self._due.clear()
        self._queue(channel).declare()

    def turn(self, connection: Any) -> None:
        """Take in requests."""
        drain(connection, 1.0)
        if self._broken:
            raise ConnectionError("an answer could not be sent")

    def finish(self, connection: Any) -> None:
        """Wait for the answers that are due."""
        end = time.monotonic() + GRACE
        while self._due and time.monotonic() < end:
            drain(connection, 0.1)

    def receive(self, message: Any) -> None:
        """Have a worker answer a request; refuse at once what cannot be one."""
        self._due.add(id(message))
        try:
            door = self._door(message.delivery_info["routing_key"])
            request = unpack_request(message.body)
        except Refusal as refusal:
            self._reply(message, refused(refusal))
            return
        self.container.spawn_worker(
            door, (request,), {}, context_data={}, handle_result=partial(self._answer, message)
        )

    def _door(self, routing_key: str) -> "Door":
        name = routing_key.rpartition(".")[2]
        if name not in self.doors:
            raise UnknownDoor(door=name)
        return self.doors[name]

    def _answer(self, message: Any, worker: Any, result: Any, exc_info: Any) -> tuple[Any, Any]:
        self._reply(message, internal() if exc_info else result)
        return result, exc_info

    def _reply(self, message: Any, answer: Plain) -> None:
        known = message.properties
        try:
            if "reply_to" in known:
                write(
                    message.channel,
                    "",
                    known["reply_to"],
                    pack_answer(answer),
                    content_type=CONTENT_TYPE,
                    content_encoding="utf-8",
                    correlation_id=known.get("correlation_id", ""),
                    delivery_mode=1,
                )
            message.channel.basic_ack(message.delivery_tag)
        except Exception as error:
            # The connection is gone, or will be: the request comes back, and is answered then.
            log.warning("answer not sent", service=self.container.service_name, reason=repr(error))
            self._broken = self._broken or message.channel is self._channel
        finally:
            self._due.discard(id(message))


class Door(Entrypoint):
    """One RPC method of a service."""

    hall = Hall()

    def setup(self) -> None:
        """Be found by the name of the method."""
        self.hall.doors[self.method_name] = self

    def stop(self) -> None:
        """Close, together with all other doors."""
        self.hall.stop()
