from functools import partial
from uuid import UUID, uuid4

import pytest

from shared.domain.messages import foreign
from shared.messaging.parked import show_parked
from shared.messaging.reactions import Reactions, hear_everything, keep, when
from shared.testing.broker import depth, eventually, fresh_reader, hearing, log_row, publish
from shared.testing.store_contract import context
from shared.testing.tally import BeginTally, CountUp

WERL, SOEST = "05974052", "05974040"
TYPE = "things.something_happened"


@foreign(TYPE, versions={1})
class SomethingHappened:
    tally_id: UUID
    by: int


def count_up(fact):
    return [CountUp(tally_id=fact.tally_id, by=fact.by)]


@pytest.fixture
def tally(execution):
    tally_id = uuid4()
    execution.execute(BeginTally(tally_id=tally_id, person_id=uuid4()), context(WERL))
    return tally_id


@pytest.fixture
def queues(rabbitmq):
    with fresh_reader(rabbitmq, TYPE) as queues:
        yield queues


@pytest.fixture
def reacting(rabbitmq, execution, queues):
    def react(*readings):
        reactions = Reactions(*readings)
        return hearing(rabbitmq, queues, partial(reactions.handle, execution, "reader"))

    return react


@pytest.fixture
def count(execution):
    def find(tally_id, tenant=WERL):
        with execution.database.session(tenant) as db:
            row = db.one("SELECT count FROM tally WHERE tally_id = %s", (tally_id,))
        return row and row["count"]

    return find


@pytest.fixture
def inbox(execution):
    def find():
        with execution.log_database.session() as db:
            return db.rows("SELECT count(*) FROM inbox")[0][0]

    return find


def row(number, tally_id, *, by=1, tenant=WERL):
    data = f'{{"tally_id":"{tally_id}","by":{by},"other":"field"}}'
    return log_row(number, type=TYPE, data=data, tenant=tenant)


def test_an_event_that_comes_twice_has_one_effect(rabbitmq, tally, reacting, count, inbox):
    rows = [row(1, tally), row(2, tally, by=5)]
    publish(rabbitmq, rows)
    with reacting(when(SomethingHappened, count_up)):
        publish(rabbitmq, rows)
        eventually(lambda: count(tally) == 6)
        publish(rabbitmq, [row(3, tally, by=100), *rows])
        eventually(lambda: inbox() == 3)
    assert count(tally) == 106


def test_own_commands_carry_on_what_began_elsewhere(rabbitmq, tally, reacting, count, execution):
    heard = row(1, tally)
    publish(rabbitmq, [heard])
    with reacting(when(SomethingHappened, count_up)):
        eventually(lambda: count(tally) == 1)
    with execution.log_database.session() as db:
        meta = db.rows("SELECT meta FROM event ORDER BY position DESC LIMIT 1")[0][0]
    assert meta["causation_id"] == str(heard.event_id)
    assert meta["correlation_id"] == heard.meta["correlation_id"]


def test_each_event_is_handled_for_its_own_tenant(rabbitmq, reacting, execution, count):
    tallies = {WERL: uuid4(), SOEST: uuid4()}
    for tenant, tally_id in tallies.items():
        execution.execute(BeginTally(tally_id=tally_id, person_id=uuid4()), context(tenant))
    publish(
        rabbitmq,
        [row(1, tallies[WERL]), row(2, tallies[SOEST], tenant=SOEST), row(3, tallies[WERL])],
    )
    with reacting(when(SomethingHappened, count_up)):
        eventually(lambda: count(tallies[WERL]) == 2 and count(tallies[SOEST], SOEST) == 1)


def test_one_event_of_a_batch_that_fails_undoes_nothing_of_the_others(
    rabbitmq, tally, reacting, count, inbox, queues
):
    publish(rabbitmq, [row(1, tally), row(2, tally, by=-1), row(3, tally)])
    with reacting(when(SomethingHappened, count_up)):
        eventually(lambda: depth(rabbitmq, queues.parking) == 1)
        eventually(lambda: count(tally) == 2)
    (parked,) = show_parked(rabbitmq, str(queues.main.name).partition(".")[0])
    assert parked.cause.startswith("NotPositive")
    assert inbox() == 2


def test_kept_facts_and_commands_are_one_transaction(rabbitmq, tally, reacting, count, inbox):
    noted = []

    def note(db, fact, delivery):
        db.execute("UPDATE tally SET count = count + 1000 WHERE tally_id = %s", (fact.tally_id,))
        noted.append(fact.by)

    publish(rabbitmq, [row(1, tally, by=-1), row(2, tally, by=1)])
    with reacting(keep(SomethingHappened, note), when(SomethingHappened, count_up)):
        eventually(lambda: inbox() == 1)
    assert count(tally) == 1001
    assert noted.count(1) >= 1


def test_what_is_not_there_yet_is_waited_for(rabbitmq, reacting, execution, count):
    tally_id = uuid4()
    publish(rabbitmq, [row(1, tally_id)])
    with reacting(when(SomethingHappened, count_up)):
        execution.execute(BeginTally(tally_id=tally_id, person_id=uuid4()), context(WERL))
        eventually(lambda: count(tally_id) == 1)


def test_who_hears_everything_hears_every_tenant(rabbitmq, execution):
    heard = []

    def record(db, deliveries):
        assert db.rows("SELECT 1") == [(1,)]
        heard.extend(deliveries)

    everything = hear_everything(record)
    with fresh_reader(rabbitmq, *everything.types) as queues:
        publish(rabbitmq, [row(1, uuid4()), row(2, uuid4(), tenant=SOEST)])
        with hearing(rabbitmq, queues, partial(everything.handle, execution, "audit")):
            eventually(lambda: {each.tenant for each in heard} == {WERL, SOEST})
