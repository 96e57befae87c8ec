"""Audit on a real broker: nothing that was published is missing, whatever else arrives."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from services.audit.service import SERVICE
from shared.messaging.envelope import Delivery
from shared.messaging.publisher import Outgoing, Publisher
from shared.messaging.topology import EVENTS, EVERYTHING, Topology
from shared.testing.broker import depth, eventually, fresh_reader, hearing, publish
from tests.integration.audit.ledger import Ledger, Teller

Handle = Callable[[Sequence[Delivery]], None]


@pytest.fixture
def queues(rabbitmq: str) -> Iterator[Topology]:
    with fresh_reader(rabbitmq, EVERYTHING) as queues:
        yield queues


def test_audit_hears_of_every_service(rabbitmq: str, queues: Topology, ledger: Ledger) -> None:
    tellers = [Teller() for _ in range(3)]
    with hearing(rabbitmq, queues, ledger.hear):
        for teller in tellers:
            publish(rabbitmq, [teller.write() for _ in range(120)])
        eventually(lambda: all(len(ledger.stored(teller)) == 120 for teller in tellers))
    assert all(ledger.gaps(teller, closed=True) == [] for teller in tellers)


def test_what_is_published_again_is_kept_once(
    rabbitmq: str, queues: Topology, ledger: Ledger
) -> None:
    teller = Teller()
    rows = [teller.write() for _ in range(60)]
    publish(rabbitmq, rows)
    publish(rabbitmq, rows)
    with hearing(rabbitmq, queues, ledger.hear):
        eventually(lambda: not depth(rabbitmq, queues.main) and len(ledger.stored(teller)) == 60)
    assert ledger.alarms(teller) == []


def test_what_is_no_event_is_parked_and_the_rest_kept(
    rabbitmq: str, queues: Topology, ledger: Ledger
) -> None:
    teller = Teller()
    rows = [teller.write() for _ in range(20)]
    publisher = Publisher(rabbitmq)
    nonsense = Outgoing(
        message_id="1",
        exchange=str(EVENTS.name),
        routing_key=f"{teller.name}.nonsense",
        body=b"{}",
    )
    publisher.put(nonsense)
    publisher.close()
    publish(rabbitmq, rows)
    with hearing(rabbitmq, queues, ledger.hear):
        eventually(lambda: len(ledger.stored(teller)) == 20)
        eventually(lambda: depth(rabbitmq, queues.parking) == 1)


def test_an_event_that_cannot_be_kept_holds_up_no_other(
    rabbitmq: str, queues: Topology, ledger: Ledger
) -> None:
    teller = Teller()
    rows = [teller.write(tenant="a\x00b" if number == 5 else "05974052") for number in range(20)]
    publish(rabbitmq, rows)
    with hearing(rabbitmq, queues, ledger.hear):
        eventually(lambda: len(ledger.stored(teller)) == 19)
        eventually(lambda: depth(rabbitmq, queues.parking) == 1)
    assert ledger.gaps_in_log(teller) == [(15, 21)]


def test_its_own_service_decides_nothing() -> None:
    assert SERVICE.aggregates == ()
    assert SERVICE.projections == ()
