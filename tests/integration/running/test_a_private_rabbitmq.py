import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import kombu
import kombu.simple
import pytest
from amqp import AccessRefused

from shared.running.processes import Process, ended, family
from shared.running.rabbitmq import PrivateRabbitMQ, speaks_amqp

LEAVES_IT_BEHIND = """
    import sys, time
    from pathlib import Path
    from shared.running.rabbitmq import PrivateRabbitMQ
    broker = PrivateRabbitMQ(Path(sys.argv[1]))
    broker.launch()
    print(broker.program.pid, flush=True)
    time.sleep(60)
"""


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateRabbitMQ]:
    """One broker for all tests here, in a folder with a long path."""
    deep = tmp_path_factory.mktemp("broker").joinpath(*["a-folder-with-a-long-name"] * 8)
    broker = PrivateRabbitMQ(deep)
    broker.start()
    yield broker
    broker.stop()


def members_of(broker: PrivateRabbitMQ) -> list[Process]:
    assert broker.program.pid
    assert broker.names.pid
    return family(broker.program.pid) + family(broker.names.pid)


def connect(broker: PrivateRabbitMQ) -> kombu.Connection:
    return kombu.Connection(broker.url, transport_options={"confirm_publish": True})


def kept_queue(connection: kombu.Connection) -> kombu.simple.SimpleQueue:
    return connection.SimpleQueue("kept", queue_args={"x-queue-type": "quorum"})


def test_it_answers_only_those_who_know_the_password(broker: PrivateRabbitMQ):
    with kombu.Connection(broker.url) as known:
        known.connect()
    with (
        pytest.raises(AccessRefused),
        kombu.Connection(broker.url.replace(broker.password, "guest")) as stranger,
    ):
        stranger.connect()


def test_it_listens_on_this_machine_only(broker: PrivateRabbitMQ):
    with socket.socket() as elsewhere:
        elsewhere.settimeout(1)

        assert elsewhere.connect_ex(("127.0.0.2", broker.port)) != 0
        assert elsewhere.connect_ex(("127.0.0.2", broker.names_port)) != 0


def test_a_frozen_broker_answers_nobody_until_it_goes_on(broker: PrivateRabbitMQ):
    broker.pause()
    frozen = speaks_amqp(broker.port)
    broker.resume()

    assert not frozen
    assert speaks_amqp(broker.port)


def test_a_restart_keeps_messages_and_leaves_nothing_running(broker: PrivateRabbitMQ):
    with connect(broker) as connection, kept_queue(connection) as kept:
        kept.put({"answer": 42})
    url, members = broker.url, members_of(broker)

    broker.stop()

    assert ended(members, 2)
    assert broker.start() == url
    with connect(broker) as connection, kept_queue(connection) as kept:
        assert kept.get(timeout=5).payload == {"answer": 42}


def test_it_starts_again_after_a_crash(broker: PrivateRabbitMQ):
    members = members_of(broker)

    broker.kill()

    assert ended(members, 2)
    broker.start()
    assert speaks_amqp(broker.port)


def test_it_ends_with_a_parent_that_was_killed(parent, tmp_path: Path):
    killed = parent(LEAVES_IT_BEHIND, tmp_path)

    killed.end(signal.SIGKILL)

    assert len(killed.children) >= 2
    assert ended(killed.children, 5)
