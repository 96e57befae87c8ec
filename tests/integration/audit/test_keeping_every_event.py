import random
from uuid import uuid4

import psycopg2
import pytest

from shared.database import Database
from tests.integration.audit.ledger import WERL, Ledger, Teller, changed


def test_every_event_is_kept_once(ledger: Ledger) -> None:
    teller = Teller()
    told = teller.tell_many(60)
    ledger.hear(told[:50])
    ledger.hear(told[30:])
    ledger.hear(told[:10] + told[:10])
    assert ledger.stored(teller) == [each.position for each in told]
    assert ledger.head(teller) == (told[-1].position, 60)
    assert ledger.gaps(teller, closed=True) == []
    assert ledger.alarms(teller) == []


def test_an_entry_holds_all_that_the_envelope_tells(ledger: Ledger) -> None:
    teller = Teller()
    told = teller.tell(data={"case_id": str(uuid4()), "recipient": "JC"}, sealed_hash="ab" * 32)
    ledger.hear([told])
    (entry,) = ledger.rows("SELECT * FROM entry WHERE event_id = %s", told.event_id)
    assert entry["source"] == teller.name
    assert (entry["position"], entry["previous_position"]) == (3, 0)
    assert (entry["type"], entry["schema_version"]) == (told.type, 1)
    assert (entry["stream_id"], entry["stream_version"]) == (told.stream_id, 1)
    assert (entry["tenant"], entry["actor_user"], entry["actor_role"]) == (
        WERL, "m.weber", "case_manager"
    )  # fmt: skip
    assert entry["institution"] == "KI"
    assert (entry["occurred_at"], entry["recorded_at"]) == (told.occurred_at, told.recorded_at)
    assert entry["correlation_id"] == told.correlation_id
    assert entry["data"] == told.data
    assert entry["sealed_hash"] == "ab" * 32
    assert entry["recipient"] == "JC"


def test_events_in_any_order_leave_no_gap(ledger: Ledger) -> None:
    teller, stream_id = Teller(), uuid4()
    told = teller.tell_many(40, stream_id=stream_id)
    random.Random(1).shuffle(told)
    for start in range(0, 40, 7):
        ledger.hear(told[start : start + 7])
    assert ledger.gaps(teller) == []
    assert ledger.gaps(teller, closed=True)
    assert ledger.alarms(teller) == []


def test_a_missing_event_is_a_gap_until_it_comes(ledger: Ledger) -> None:
    teller, stream_id = Teller(), uuid4()
    told = teller.tell_many(4, stream_id=stream_id)
    ledger.hear([told[0], told[3]])
    assert [
        (gap["stream_id"], gap["after"], gap["before"], gap["missing"])
        for gap in ledger.gaps(teller)
    ] == [(None, 3, 12, 9), (str(stream_id), 1, 4, 3)]

    ledger.hear([told[2]])
    assert ledger.gaps_in_log(teller) == [(3, 9)]

    ledger.hear([told[1]])
    assert ledger.gaps(teller) == []
    assert len(ledger.gaps(teller, closed=True)) == 4


def test_what_was_told_before_audit_listened_is_a_gap(ledger: Ledger) -> None:
    teller = Teller()
    told = teller.tell_many(3)
    ledger.hear(told[2:])
    assert ledger.gaps_in_log(teller) == [(0, 9)]


@pytest.mark.parametrize(
    "change", [{"data": {"yes": 10}}, {"tenant": "05974028"}, {"sealed_hash": "cd" * 32}]
)
def test_the_same_event_saying_something_else_raises_an_alarm(ledger: Ledger, change) -> None:
    teller = Teller()
    told = teller.tell(data={"yes": 9})
    ledger.hear([told])
    ledger.hear([changed(told, **change)])
    ledger.hear([changed(told, **change)])
    assert ledger.alarms(teller) == ["conflicting_duplicate"]
    (entry,) = ledger.rows("SELECT data FROM entry WHERE event_id = %s", told.event_id)
    assert entry["data"] == {"yes": 9}


def test_a_contradiction_within_one_batch_raises_an_alarm(ledger: Ledger) -> None:
    teller = Teller()
    told = teller.tell(data={"yes": 9})
    ledger.hear([told, told, changed(told, data={"yes": 10})])
    assert ledger.alarms(teller) == ["conflicting_duplicate"]
    assert ledger.stored(teller) == [3]


def test_the_same_event_by_another_way_is_no_contradiction(ledger: Ledger) -> None:
    teller = Teller()
    told = teller.tell()
    ledger.hear([told])
    ledger.hear([changed(told, attempt=3, traceparent="00-1-2-03", body=b"")])
    assert ledger.alarms(teller) == []


def test_another_event_in_the_same_place_raises_an_alarm(ledger: Ledger) -> None:
    teller = Teller()
    told = teller.tell()
    ledger.hear([told])
    ledger.hear([changed(told, event_id=uuid4(), stream_id=uuid4())])
    assert ledger.alarms(teller) == ["place_taken"]
    assert ledger.head(teller) == (3, 1)


def test_an_event_between_two_that_follow_on_one_another_raises_an_alarm(ledger: Ledger) -> None:
    teller = Teller()
    told = teller.tell_many(2)
    ledger.hear(told)
    slipped_in = changed(
        told[0], event_id=uuid4(), stream_id=uuid4(), position=4, previous_position=3
    )
    ledger.hear([slipped_in])
    assert ledger.alarms(teller) == ["contradicting_chain"]


@pytest.mark.parametrize("role", ["database", "log_database"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET purpose = 'none'",
        "DELETE FROM entry",
        "TRUNCATE entry CASCADE",
        "UPDATE link SET id = '1'",
        "DELETE FROM link",
        "UPDATE alarm SET kind = 'none'",
        "DELETE FROM alarm",
        "DELETE FROM gap",
        "DELETE FROM head",
    ],
)
def test_neither_role_can_rewrite_the_ledger(ledger: Ledger, role: str, statement: str) -> None:
    database = getattr(ledger.town.execution, role)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege), database.session(WERL) as db:
        db.execute(statement)


def test_whoever_asks_cannot_add_to_the_ledger(ledger: Ledger) -> None:
    database = ledger.town.execution.database
    adding = "INSERT INTO head VALUES ('nobody', 1, 1, now())"
    with pytest.raises(psycopg2.errors.InsufficientPrivilege), database.session(WERL) as db:
        db.execute(adding)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE entry SET purpose = 'none'", "DELETE FROM entry", "TRUNCATE entry CASCADE"],
)
def test_not_even_the_administrator_rewrites_it_by_accident(
    ledger: Ledger, postgres: str, statement: str
) -> None:
    ledger.hear([Teller().tell()])
    name = ledger.town.settings.database_name
    server = Database(postgres, name=name, search_path="audit", size=1)
    with pytest.raises(psycopg2.Error, match="never changed"), server.session() as db:
        db.execute(statement)
    server.close()
