"""Events that cannot be handled are put aside with their cause, and all others go on."""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from threading import Event
from typing import Any, Final
from uuid import uuid4

import pytest

from services.gateway.demo.people import WERL
from shared.messaging.failures import MOST_ATTEMPTS
from shared.messaging.publisher import Outgoing, Publisher
from shared.messaging.topology import EVENTS, main_queue
from tests.faults.platform.load import Worker
from tests.faults.platform.trials import Trial

PATIENCE: Final = 60.0
HEARD_BY: Final = ("audit", "cases", "referrals")
SLEEPING: Final = "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
DEADLY: Final = """
    CREATE FUNCTION steering.sleep_over_it() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_sleep(30); RETURN new; END $$;
    CREATE TRIGGER deadly BEFORE INSERT ON steering.obstacle
       FOR EACH ROW WHEN (new.service = 'deadly') EXECUTE FUNCTION steering.sleep_over_it();
"""


@dataclass
class Operator:
    """Works with the command line, and forges events."""

    trial: Trial

    def parked(self, *words: str) -> str:
        """Return what `wegakte parked` says."""
        environment = self.trial.platform.environment(0) | {"COLUMNS": "300"}
        words = (sys.executable, "-m", "shared.cli", "parked", *words)
        done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def publish(self, exchange: str, key: str, body: bytes, type_: str = "") -> str:
        """Send an event of our own making; return its id."""
        event_id = str(uuid4())
        publisher = Publisher(self.trial.platform.amqp_url)
        publisher.put(
            Outgoing(
                message_id=event_id,
                exchange=exchange,
                routing_key=key,
                body=body.replace(b"ID", event_id.encode()),
                properties={"type": type_ or key},
            )
        )
        publisher.close()
        return event_id

    def count(self) -> dict[str, int]:
        """Return how many events are parked for whom."""
        return {name: count for name, count in self.trial.books.parked().items() if count}

    def await_count(self, wanted: dict[str, int]) -> None:
        """Wait until so many are parked, and no others."""
        end = time.monotonic() + PATIENCE
        while (found := self.count()) != wanted:
            assert time.monotonic() < end, found
            time.sleep(0.2)


@pytest.fixture
def operator(trial: Trial) -> Operator:
    return Operator(trial)


def forged(type_: str, data: dict[str, Any], version: int = 1) -> bytes:
    """Return an event that nobody has recorded."""
    now = "2026-01-01T12:00:00Z"
    return json.dumps(
        {
            "specversion": "1.0", "id": "ID", "source": f"urn:wegakte:{type_.partition('.')[0]}",
            "type": type_, "time": now, "schemaversion": version, "streamid": str(uuid4()),
            "category": "case", "streamversion": 1, "position": "1", "previousposition": "0",
            "recordedtime": now, "tenant": WERL, "correlationid": str(uuid4()),
            "actoruser": "nobody", "actorrole": "case_manager", "institution": WERL, "data": data,
        }
    ).encode()  # fmt: skip


def test_what_cannot_be_read_or_done_is_parked_and_the_rest_flows(
    trial: Trial, operator: Operator
) -> None:
    finding = {"finding_id": str(uuid4()), "kind": "?", "service": "?", "municipality": "?"}
    queue = main_queue("steering")
    with trial.of("three poisoned events"):
        type_ = "clients.consent_granted"
        garbled = operator.publish(EVENTS.name, type_, b"\xff\x00 no event")
        newer = operator.publish("", main_queue("cases"), forged(type_, {}, 99), type_)
        type_ = "cases.structural_finding_reported"
        refused = operator.publish("", queue, forged(type_, finding), type_)
        operator.await_count({"audit": 1, "cases": 2, "referrals": 1, "steering": 1})
        listed = operator.parked("list")
        for name in ("audit", "cases", "referrals", "steering"):
            assert name in listed
        causes = {"audit": ["Undecodable"], "cases": ["Undecodable", "UnknownVersion"]}
        for name, wanted in (causes | {"steering": ["OnlyCodes"]}).items():
            shown = operator.parked("show", name)
            assert all(cause in shown for cause in wanted), shown
        assert '"schemaversion": 99' in operator.parked("show", "cases", "--body")
        assert "given back: 1" in operator.parked("replay", "steering", refused)
        for name in HEARD_BY:
            assert "dropped: 1" in operator.parked("drop", name, garbled, "--yes")
        assert "dropped: 1" in operator.parked("drop", "cases", newer, "--yes")
        operator.await_count({"steering": 1})
        assert "dropped: 1" in operator.parked("drop", "steering", refused, "--yes")
    assert not operator.count()


@pytest.fixture
def deadly(trial: Trial) -> str:
    """A service about which no obstacle can be recorded before the process is dead."""
    with trial.books.owner.session() as db:
        db.execute(DEADLY)
    return "deadly"


def is_asleep(trial: Trial) -> bool:
    with trial.books.owner.session() as db:
        return bool(db.rows(SLEEPING))


def obstacles(trial: Trial, service: str) -> int:
    with trial.books.executions["steering"].log_database.session() as db:
        return int(db.rows("SELECT count(*) FROM obstacle WHERE service = %s", (service,))[0][0])


def live_and_die(trial: Trial, operator: Operator) -> int:
    """Kill the subscriptions whenever they are at the event; return how often they died."""
    program, end, deaths = trial.platform.programs["subscriptions"], time.monotonic() + PATIENCE, 0
    program.launch()
    while "steering" not in operator.count():
        assert time.monotonic() < end
        time.sleep(0.1)
        if is_asleep(trial):
            program.kill()
            deaths += 1
            while is_asleep(trial):
                time.sleep(0.1)
            program.launch()
    return deaths


def test_an_event_that_kills_the_process_is_parked_alone_and_done_once_the_cause_is_gone(
    trial: Trial, operator: Operator, deadly: str
) -> None:
    worker = Worker(trial.load, Event())
    _, case = worker.admit()
    trial.platform.programs["subscriptions"].stop()
    for service in [*["kita"] * 8, deadly, *["kita"] * 8]:
        worker.find(case, service)
    deaths = live_and_die(trial, operator)
    trial.platform.programs["subscriptions"].start()
    assert deaths == MOST_ATTEMPTS
    time.sleep(1)
    assert operator.count() == {"steering": 1}
    assert "NeverFinished" in operator.parked("show", "steering")
    assert (obstacles(trial, "kita"), obstacles(trial, deadly)) == (16, 0)
    with trial.books.owner.session() as db:
        db.execute("DROP TRIGGER deadly ON steering.obstacle")
    assert "given back: 1" in operator.parked("replay", "steering", "--all")
    trial.require_agreement()
    assert obstacles(trial, deadly) == 1
