"""RPC beside stock nameko RPC; the relay's publisher beside one-by-one confirms."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from uuid import uuid4

from kombu import Connection, Exchange, Producer, Queue

from shared.messaging.client import RpcClients
from shared.messaging.publisher import Outgoing, Publisher
from tests.benchmarks.measuring import Peer, Ratio, compare

CALLERS = 20
REQUEST = {"query": {"case_id": str(uuid4())}, "context": {"tenant": "05974052"}}
BODY = b'{"specversion":"1.0","data":"' + b"x" * 900 + b'"}'
EXCHANGE = "wegakte.bench"


@contextmanager
def echo(which: str, url: str) -> Iterator[None]:
    """Run the echo service in a process of its own."""
    argv = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.echo", which, url]
    process = subprocess.Popen(argv, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout and process.stdout.readline() == "ready\n"
        yield
    finally:
        process.terminate()
        process.wait(20)


def call_ours(url: str, callers: int) -> Callable[[int], int]:
    """Return a function that makes so many calls through our client."""
    clients = RpcClients(url, size=callers)

    def calls(count: int) -> int:
        for _ in range(count):
            clients.call("echo", "ask", REQUEST)
        return count

    return in_threads(callers, calls)


def call_stock(url: str, callers: int, stack: ExitStack) -> Callable[[int], int]:
    """Return a function that makes so many calls through nameko's clients, kept open."""
    from nameko.standalone.rpc import ClusterRpcClient

    clients = [stack.enter_context(ClusterRpcClient(uri=url)) for _ in range(callers)]

    def calls(count: int) -> int:
        client = clients.pop()
        for _ in range(count):
            client.stock_echo.ask(REQUEST)
        clients.append(client)
        return count

    return in_threads(callers, calls)


def in_threads(callers: int, calls: Callable[[int], int]) -> Callable[[int], int]:
    """Return a function that shares the calls out among so many threads."""

    def share(count: int) -> int:
        with ThreadPoolExecutor(callers) as pool:
            return sum(pool.map(calls, [count // callers] * callers))

    return share


def measure_rpc(url: str) -> list[Ratio]:
    """Compare one and twenty callers, each side with a service process of its own."""
    found = []
    with ExitStack() as stack:
        stack.enter_context(echo("ours", url))
        stack.enter_context(echo("stock", url))
        for callers, must in ((1, 2.5), (CALLERS, 4.0)):
            ours, stock = call_ours(url, callers), call_stock(url, callers, stack)
            found.extend(
                compare(
                    f"RPC, {callers} caller{'s' * (callers > 1)}",
                    partial(ours, 400),
                    Peer(
                        against="stock nameko RPC, clients kept open",
                        work=partial(stock, 100),
                        must=must,
                    ),
                )
            )
    return found


def publish_pipelined(publisher: Publisher, count: int) -> int:
    """Publish one batch with confirms; each message must have arrived."""
    batch = [
        Outgoing(message_id=uuid4().hex, exchange=EXCHANGE, routing_key="bench", body=BODY)
        for _ in range(count)
    ]
    assert len(publisher.publish(batch).confirmed) == count
    return count


def publish_one_by_one(producer: Producer, count: int) -> int:
    """Publish as the usual producer does, waiting for the confirm of each message."""
    for _ in range(count):
        producer.publish(BODY, routing_key="bench", content_type="application/json")
    return count


@contextmanager
def bench_queue(url: str) -> Iterator[Exchange]:
    """Make an exchange with one quorum queue, and remove both at the end."""
    exchange = Exchange(EXCHANGE, type="topic", durable=True)
    queue = Queue(
        EXCHANGE,
        exchange,
        routing_key="bench",
        queue_arguments={"x-queue-type": "quorum", "x-max-length": 5000},
    )
    with Connection(url) as connection:
        bound = queue(connection.default_channel)
        bound.declare()
        yield exchange
        bound.delete()
        exchange(connection.default_channel).delete()


def measure_publishing(url: str) -> list[Ratio]:
    """Compare the relay's way of publishing with two usual ones, on a quorum queue."""
    with ExitStack() as stack:
        exchange = stack.enter_context(bench_queue(url))
        publisher = Publisher(url)
        stack.callback(publisher.close)
        producers = [
            Producer(
                stack.enter_context(
                    Connection(url, transport_options={"confirm_publish": confirm})
                ),
                exchange,
            )
            for confirm in (True, False)
        ]
        return compare(
            "relay, batches of 500, quorum queue",
            partial(publish_pipelined, publisher, 500),
            Peer(
                against="kombu, a confirm for each",
                work=partial(publish_one_by_one, producers[0], 100),
            ),
            Peer(
                against="kombu, unconfirmed",
                work=partial(publish_one_by_one, producers[1], 500),
                must=0.9,
            ),
        )
