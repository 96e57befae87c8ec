"""Listens to everything that is published, as anybody could who has access to the broker."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from kombu import Connection, Queue

from shared.messaging.topology import EVENTS, EVERYTHING


@dataclass
class Bus:
    """What was published since one began to listen, word for word."""

    queue: Any
    heard: list[str] = field(default_factory=list)

    def words(self) -> list[str]:
        """Return every message so far, as it lay in the queue, with its headers."""
        while message := self.queue.get(no_ack=True):
            told = {**message.headers, **message.delivery_info}
            self.heard.append(message.body.decode() + json.dumps(told, default=str))
        return self.heard

    def about(self, words: str) -> list[str]:
        """Return the messages in which these words occur."""
        return [each for each in self.words() if words in each]


@contextmanager
def listening(amqp_url: str) -> Iterator[Bus]:
    """Listen on a queue of one's own while the block lasts."""
    with Connection(amqp_url) as connection, connection.channel() as channel:
        queue = Queue(exchange=EVENTS, routing_key=EVERYTHING, exclusive=True)(channel)
        queue.declare()
        yield Bus(queue)
