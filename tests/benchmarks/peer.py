"""The library `eventsourcing` with its PostgreSQL recorder, as its documentation sets it up."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import uuid6
from eventsourcing.application import Application

from tests.benchmarks.visits import PeerVisits

Events = list[Any]


class PeerApplication(Application[UUID]):
    """Keeps visits."""

    is_snapshotting_enabled = False


@contextmanager
def peer(admin_url: str, name: str, size: int = 8) -> Iterator[PeerApplication]:
    """Open the application on tables of its own in the database `name`."""
    server = urlsplit(admin_url)
    application = PeerApplication(
        {
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": name,
            "POSTGRES_HOST": str(server.hostname),
            "POSTGRES_PORT": str(server.port),
            "POSTGRES_USER": str(server.username),
            "POSTGRES_PASSWORD": str(server.password),
            "POSTGRES_POOL_SIZE": str(size),
        }
    )
    try:
        yield application
    finally:
        application.close()


def visits(size: int) -> Events:
    """Return the events of a stream that was just begun, `size` of them."""
    known = PeerVisits()
    for _ in range(size - 1):
        known.note()
    return list(known.collect_events())


def template(size: int) -> Events:
    """Return `size` events that are all visits, for a stream of which nobody asks how it began."""
    return visits(size + 1)[1:]


def append_peer(application: PeerApplication, size: int, times: int) -> int:
    """Append `times` transactions of `size` events by the recorder's default path."""
    events, mapper, recorder = template(size), application.mapper, application.recorder
    for _ in range(times):
        stream_id = uuid6.uuid7()
        for each in events:
            each.__dict__["originator_id"] = UUID(int=stream_id.int)
        recorder.insert_events([mapper.to_stored_event(each) for each in events])
    return times * size


def read_peer(application: PeerApplication, most: int, page: int = 2000) -> int:
    """Read the log into typed events."""
    position, count, mapper = 0, 0, application.mapper
    while count < most:
        found = application.recorder.select_notifications(position + 1, page)
        for each in found:
            mapper.to_domain_event(each)
        count += len(found)
        if len(found) < page:
            break
        position = found[-1].id
    return count


def begin_streams(application: PeerApplication, count: int, length: int) -> list[UUID]:
    """Write streams and return their ids."""
    found = []
    for _ in range(count):
        known = PeerVisits()
        for _ in range(length - 1):
            known.note()
        application.save(known)
        found.append(known.id)
    return found


def load_peer(application: PeerApplication, streams: list[UUID]) -> int:
    """Load aggregates from their events."""
    for stream_id in streams:
        application.repository.get(stream_id)
    return len(streams)
