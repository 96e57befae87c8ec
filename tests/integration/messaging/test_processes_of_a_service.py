import signal
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import uuid4

import pytest
import uuid6

from shared.keyring.memory import MemoryKeyring
from shared.messaging.client import NoAnswer, RpcClients
from shared.running.ports import free_port
from shared.testing import alarm
from shared.testing.asking import Asking, code
from shared.testing.broker import channel_to, eventually, log_row, publish
from shared.testing.processes import tally_process
from shared.testing.store_contract import TENANT, context
from shared.testing.stores import (
    install_store,
    install_tally,
    scratch_database,
    tally_execution,
)


@pytest.fixture(scope="module")
def where(postgres, rabbitmq):
    with scratch_database(postgres) as name:
        install_tally(postgres, name)
        install_store(postgres, name, alarm.SERVICE)
        yield {"amqp_url": rabbitmq, "database_url": postgres, "database": name}
    with channel_to(rabbitmq) as channel:
        for suffix in ("", ".parking", ".retry.1000", ".retry.5000", ".retry.30000"):
            channel.queue_delete(f"tally.events.v1{suffix}")


@pytest.fixture
def doors(where):
    with tally_process("doors", **where) as process:
        process.wait_until_ready()
        yield process


@pytest.fixture
def asking(rabbitmq):
    clients = RpcClients(rabbitmq)
    yield Asking(clients)
    clients.close()


def nobody():
    return f"127.0.0.1:{free_port()}"


def something_happened(tally_id, seconds=0.0):
    data = f'{{"tally_id":"{tally_id}","by":1,"seconds":{seconds}}}'
    return log_row(1, type="things.something_happened", data=data)


def test_a_request_at_hand_is_answered_before_the_process_ends(doors, asking):
    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(asking.find, "slow", seconds=1)
        time.sleep(0.4)
        assert doors.end() == 0
        assert answer.result()["found"] == {"slept": 1}


def test_a_request_that_expired_is_never_carried_out(doors, asking, where):
    tally_id = asking.begin()
    doors.end()
    with pytest.raises(NoAnswer):
        asking.command("count_up", tally_id=tally_id, timeout=0.3)
    with tally_process("doors", **where) as process:
        process.wait_until_ready()
        assert asking.count(tally_id) == 0


def test_requests_wait_while_a_process_is_replaced(doors, asking, where):
    doors.end()
    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(asking.find, "nothing", 15.0)
        with tally_process("doors", **where):
            assert answer.result() == {"found": {}}


def test_without_a_database_the_door_says_so(asking, where):
    away = where | {"database_url": f"postgresql://nobody@{nobody()}/none"}
    with tally_process("doors", **away) as process:
        process.wait_until_alive()
        eventually(lambda: '"tally.doors"' not in process.get("/readyz"))
        assert code(asking.find("nothing")) == "STORE_UNAVAILABLE"
        assert "database of tally" in process.get("/readyz")


def test_a_process_that_never_found_its_broker_ends_when_asked(where):
    away = where | {"amqp_url": f"amqp://guest:guest@{nobody()}//"}
    with tally_process("doors", "subscriptions", **away) as process:
        process.wait_until_alive()
        eventually(lambda: process.get("/readyz").count("REFUSED") == 2)
        began = time.monotonic()
        process.signal(signal.SIGTERM)
        assert process.running.wait(10) == 0
        assert time.monotonic() - began < 3
        assert process.log().count("not listening") == 2


def test_what_was_heard_is_finished_before_the_process_ends(asking, where, rabbitmq):
    with tally_process("doors", "subscriptions", **where) as process:
        process.wait_until_ready()
        tally_id = asking.begin()
        publish(rabbitmq, [something_happened(tally_id)])
        eventually(lambda: asking.count(tally_id) == 1)
        publish(rabbitmq, [something_happened(tally_id, seconds=1)])
        time.sleep(0.5)
        assert process.end() == 0
    with tally_process("doors", **where) as process:
        process.wait_until_ready()
        assert asking.count(tally_id) == 2


def test_slow_events_keep_no_request_waiting_and_several_services_share_a_process(
    asking, where, rabbitmq
):
    with tally_process("doors", "subscriptions", **where) as process:
        process.wait_until_ready()
        tally_id = asking.begin()
        publish(rabbitmq, [something_happened(tally_id, seconds=0.7)])
        time.sleep(0.3)
        began = time.monotonic()
        assert asking.find("nothing") == {"found": {}}
        assert time.monotonic() - began < 0.3
        eventually(lambda: asking.count(tally_id) == 1)


def test_a_process_without_anything_to_do_does_nothing(where):
    with tally_process("doors", "subscriptions", **where) as process:
        process.wait_until_ready()
        time.sleep(0.5)
        before = process.cpu_seconds()
        time.sleep(3)
        assert process.cpu_seconds() - before < 0.3
        assert process.get("/metrics").count("wegakte_") > 3


def test_what_is_due_is_done_beside_all_else_and_finished_before_the_process_ends(where):
    execution = tally_execution(
        where["database_url"], where["database"], MemoryKeyring(), alarm.SERVICE, size=2
    )

    def ring(manner):
        command = alarm.SetAlarm(alarm_id=uuid6.uuid7(), due=datetime.now(UTC), manner=manner)
        execution.execute(command, context())
        return lambda: len(execution.history(alarm.ALARM, command.alarm_id, TENANT)) - 1

    with tally_process("alarms", **where) as process:
        process.wait_until_ready()
        eventually(ring("prompt"))
        broken, slow, prompt = ring("broken"), ring("slow"), ring("prompt")
        time.sleep(1.5)
        assert process.end() == 0
        assert process.log().count("what is due has failed") >= 1
    assert (broken(), slow()) == (0, 1)
    with tally_process("alarms", **where):
        eventually(prompt)
    execution.database.close()
    execution.log_database.close()


def test_an_event_about_what_is_not_there_yet_waits_for_it(asking, where, rabbitmq):
    tally_id = str(uuid4())
    with tally_process("doors", "subscriptions", **where) as process:
        process.wait_until_ready()
        publish(rabbitmq, [something_happened(tally_id)])
        time.sleep(0.3)
        asking.command("begin_tally", tally_id=tally_id, person_id=str(uuid4()))
        eventually(lambda: asking.count(tally_id) == 1)
