import time
from uuid import uuid4

import pytest

from shared.database import Database
from shared.eventstore.outbox import PostgresEventLog
from shared.messaging.publisher import Publisher
from shared.messaging.relay import Relay, relay_publisher
from shared.messaging.topology import topology
from shared.running.ports import free_port
from shared.testing.broker import eventually, fresh_reader, hearing, running
from shared.testing.store_contract import context
from shared.testing.tally import SERVICE, BeginTally, CountUp

POSITION = "SELECT position, epoch FROM relay WHERE name = 'broker'"


class Counting:
    """Lets events happen."""

    def __init__(self, execution):
        self.execution = execution
        self.tally_id = uuid4()
        self.person_id = uuid4()
        self.ask(BeginTally(tally_id=self.tally_id, person_id=self.person_id, note="Amina"))

    def up(self, times=1):
        for _ in range(times):
            self.ask(CountUp(tally_id=self.tally_id))

    def ask(self, command):
        self.execution.execute(command, context("05974052"))


class Heard(list):
    def __call__(self, deliveries):
        self.extend(deliveries)

    @property
    def versions(self):
        return [each.version for each in self]


@pytest.fixture
def counting(execution):
    return Counting(execution)


@pytest.fixture
def heard(rabbitmq):
    heard = Heard()
    with (
        fresh_reader(rabbitmq, "tally.tally_begun", "tally.counted_up") as queues,
        hearing(rabbitmq, queues, heard),
    ):
        yield heard


@pytest.fixture
def relay(rabbitmq, execution):
    def make(url=rabbitmq):
        log = PostgresEventLog(execution.log_database, SERVICE)
        return Relay("tally", log, relay_publisher(url, "tally"))

    return make


@pytest.fixture
def checkpoint(execution):
    def find():
        with execution.log_database.session() as db:
            return db.one(POSITION) or {"position": None, "epoch": None}

    return find


def test_each_event_is_published_in_order_and_names_the_position_before_it(counting, relay, heard):
    counting.up(30)
    with running(relay()):
        eventually(lambda: len(heard) == 31)
    positions = [each.position for each in heard]
    assert heard.versions == list(range(1, 32))
    assert [each.previous_position for each in heard] == [0, *positions[:-1]]


def test_no_personal_content_is_published_only_its_hash(counting, relay, heard):
    with running(relay()):
        eventually(lambda: len(heard) == 1)
    assert b"Amina" not in heard[0].body
    assert "note" not in heard[0].data
    assert heard[0].sealed_hash


def test_what_happens_later_is_published_within_a_blink(counting, relay, heard):
    with running(relay()):
        eventually(lambda: heard.versions == [1])
        time.sleep(0.5)
        began = time.monotonic()
        counting.up()
        eventually(lambda: heard.versions == [1, 2])
        assert time.monotonic() - began < 1
    assert heard[1].previous_position == heard[0].position


def test_a_restarted_relay_goes_on_where_it_was(counting, relay, heard, checkpoint):
    for expected in ([1], [1, 2], [1, 2, 3]):
        with running(relay()):
            eventually(lambda: heard.versions == expected)  # noqa: B023
        counting.up()
    assert checkpoint() == {"position": heard[-1].position, "epoch": 3}


def test_an_event_nobody_hears_does_not_keep_back_those_after_it(counting, relay, checkpoint):
    counting.up(2)
    with running(relay()) as it:
        eventually(lambda: checkpoint()["position"] == 3)
        assert it.trouble == ""


def test_a_reader_that_is_started_later_misses_nothing(rabbitmq, execution, counting, checkpoint):
    queues = topology(f"late{uuid4().hex[:8]}", ["tally.counted_up"])
    counting.up(3)
    log = PostgresEventLog(execution.log_database, SERVICE)
    with running(Relay("tally", log, relay_publisher(rabbitmq, "tally", [queues]))):
        eventually(lambda: checkpoint()["position"] == 4)
    with fresh_reader(rabbitmq, queues=queues):
        heard = Heard()
        with hearing(rabbitmq, queues, heard):
            eventually(lambda: heard.versions == [2, 3, 4])


def test_one_relay_leads_and_another_takes_over_when_it_stops(counting, relay, heard, checkpoint):
    with running(relay()) as leader, running(relay()) as standby:
        eventually(lambda: heard.versions == [1])
        first = checkpoint()["epoch"]
        (leader if leader._state == "leading" else standby).stop()
        eventually(lambda: checkpoint()["epoch"] == first + 1)
        counting.up()
        eventually(lambda: heard.versions == [1, 2])


def test_a_leader_that_was_replaced_without_knowing_steps_down(
    counting, relay, heard, checkpoint, execution
):
    with running(relay()):
        eventually(lambda: checkpoint()["epoch"] == 1)
        eventually(lambda: heard.versions == [1])
        with execution.log_database.session() as db:
            db.execute("UPDATE relay SET epoch = 2")
        counting.up()
        eventually(lambda: checkpoint()["epoch"] == 3)
        eventually(lambda: checkpoint()["position"] == 2)
    assert set(heard.versions) == {1, 2}


def test_a_relay_that_loses_its_connection_leads_again(
    postgres, tally_database, counting, relay, heard
):
    with running(relay()) as it:
        eventually(lambda: heard.versions == [1])
        with Database(postgres, name=tally_database).session() as db:
            db.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'wegakte_tally_log'"
            )
        counting.up()
        eventually(lambda: heard.versions == [1, 2])
        assert it.trouble == ""


def test_a_relay_waits_for_its_broker_and_stops_while_waiting(counting, relay, checkpoint):
    with running(relay(f"amqp://guest:guest@127.0.0.1:{free_port()}//")) as it:
        eventually(lambda: "refused" in it.trouble)
    assert checkpoint()["position"] == 0


def test_a_relay_waits_for_its_database_and_stops_while_waiting(rabbitmq):
    nowhere = Database(f"postgresql://nobody@127.0.0.1:{free_port()}/none")
    log = PostgresEventLog(nowhere, SERVICE)
    with running(Relay("tally", log, Publisher(rabbitmq))) as it:
        eventually(lambda: "DatabaseAway" in it.trouble)
