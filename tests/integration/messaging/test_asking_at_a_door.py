import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from shared.messaging.client import BrokerAway, Line, NoAnswer, RpcClients, ServiceAway
from shared.running.ports import free_port
from shared.testing.asking import Asking, circumstances, code
from shared.testing.processes import tally_process
from shared.testing.stores import install_tally, scratch_database

WERL = "05974052"


@pytest.fixture(scope="module")
def where(postgres, rabbitmq):
    with scratch_database(postgres) as name:
        install_tally(postgres, name)
        yield {"amqp_url": rabbitmq, "database_url": postgres, "database": name}


@pytest.fixture(scope="module")
def doors(where):
    with tally_process("doors", **where) as process:
        process.wait_until_ready()
        yield process


@pytest.fixture
def clients(rabbitmq):
    clients = RpcClients(rabbitmq)
    yield clients
    clients.close()


@pytest.fixture
def asking(doors, clients):
    return Asking(clients)


@pytest.fixture
def tally(asking):
    return asking.begin()


def test_an_accepted_command_can_be_read_at_once(asking, tally):
    answer = asking.command("count_up", tally_id=tally, by=3)
    assert answer["accepted"]["events"] == ["tally.counted_up"]
    assert answer["accepted"]["version"] == 2
    assert asking.count(tally) == 3


def test_what_the_service_knows_itself_is_added_to_the_command(asking, tally):
    asking.command("count_up", tally_id=tally)
    assert asking.count(tally) == 1


def test_the_same_command_again_gets_the_first_answer(asking, tally):
    once = circumstances()
    first = asking.command("count_up", once, tally_id=tally)
    again = asking.command("count_up", once, tally_id=tally)
    assert again["accepted"] == first["accepted"] | {"repeated": True}
    assert asking.count(tally) == 1


def test_the_first_answer_stands_although_the_service_would_refuse_by_now(asking, tally):
    once = circumstances()
    asking.command("count_up", once, tally_id=tally, by=3)
    assert asking.command("count_up", once, tally_id=tally, by=3)["accepted"]["repeated"]
    assert code(asking.command("count_up", tally_id=tally)) == "ENOUGH"


def test_a_refusal_is_an_answer(asking, tally):
    assert asking.command("count_up", tally_id=tally, by=0)["refused"] == {
        "code": "NOT_POSITIVE",
        "kind": "invalid",
        "message": "A tally counts upwards only.",
        "details": {"by": 0},
    }
    assert code(asking.find("tally", tally_id=str(uuid4()))) == "NOT_FOUND"


def test_unknown_and_wrong_fields_are_refused_by_name(asking, tally):
    assert code(asking.command("count_up", tally_id=tally, speed=1)) == "UNKNOWN_FIELDS"
    wrong = asking.command("count_up", tally_id=7)
    assert code(wrong) == "INVALID"
    assert "tally_id" in wrong["refused"]["details"]["fields"]
    assert code(asking.command("count_up", by=1)) == "INVALID"
    assert code(asking.command("count_up", {"tenant": WERL}, tally_id=tally)) == "INVALID"


def test_an_error_of_ours_tells_nothing_about_itself(asking):
    answer = asking.find("broken")
    assert answer["refused"]["code"] == "INTERNAL"
    assert "secret" not in str(answer)


def test_a_door_that_is_not_there_is_told_from_a_service_that_is_not_there(asking, clients):
    assert code(asking.find("nonsense")) == "UNKNOWN_DOOR"
    began = time.monotonic()
    with pytest.raises(ServiceAway):
        clients.call("nobody", "nothing", {})
    assert time.monotonic() - began < 1


@pytest.mark.parametrize("body", [b"{", b"\x80\x04K\x01.", b"{}", b"x" * 2_000_000])
def test_what_is_no_request_is_refused(rabbitmq, doors, body):
    line = Line(rabbitmq, "test", time.monotonic() + 5)
    try:
        answer = line.ask("tally.nothing", body, time.monotonic() + 5)
    finally:
        line.connection.collect()
    assert code(answer) in ("UNREADABLE", "TOO_LARGE")


def test_no_answer_in_time_is_an_error_in_time(asking, clients):
    began = time.monotonic()
    with pytest.raises(NoAnswer):
        asking.find("slow", timeout=0.3, seconds=1)
    assert time.monotonic() - began < 0.6
    assert asking.find("nothing") == {"found": {}}


def test_many_threads_ask_at_once_and_each_gets_its_own_answer(asking):
    with ThreadPoolExecutor(16) as threads:
        answers = list(threads.map(lambda n: asking.find("slow", seconds=n / 1000), range(64)))
    assert [answer["found"]["slept"] for answer in answers] == [n / 1000 for n in range(64)]


def test_when_all_connections_are_in_use_one_waits_no_longer_than_asked(rabbitmq, doors):
    one = RpcClients(rabbitmq, size=1)
    asking = Asking(one)
    with ThreadPoolExecutor(1) as threads:
        busy = threads.submit(asking.find, "slow", seconds=1)
        time.sleep(0.3)
        with pytest.raises(NoAnswer):
            asking.find("nothing", timeout=0.2)
        assert busy.result()["found"] == {"slept": 1}
    one.close()


def test_an_idle_connection_that_died_is_made_anew(asking, clients):
    asking.find("nothing")
    line = clients._idle.get()
    clients._idle.put(line)
    line.connection.transport.sock.shutdown(2)
    assert asking.find("nothing") == {"found": {}}


def test_without_a_broker_one_knows_at_once():
    began = time.monotonic()
    with pytest.raises(BrokerAway):
        RpcClients(f"amqp://guest:guest@127.0.0.1:{free_port()}//").call("tally", "nothing", {})
    assert time.monotonic() - began < 1


def test_whoever_asks_needs_no_greenlets():
    code = "import sys, shared.messaging.client; sys.exit('eventlet' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_client_may_be_used_while_another_thread_closes_it(asking, clients):
    closing = threading.Thread(target=clients.close)
    closing.start()
    assert asking.find("nothing") == {"found": {}}
    closing.join()
