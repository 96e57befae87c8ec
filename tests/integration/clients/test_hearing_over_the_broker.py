"""What clients hears over a real broker, each event once however often it comes."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest

from services.clients.service import REACTIONS
from shared.eventstore.outbox import LogRow
from shared.eventstore.serialization import to_json
from shared.testing.broker import eventually, fresh_reader, hearing, log_row, publish
from shared.testing.town import Town
from tests.integration.clients.people import (
    SOEST,
    WERL,
    decide,
    due,
    file_entry,
    grant,
    household,
    register,
)


@pytest.fixture
def broker(rabbitmq: str, town: Town) -> Iterator[str]:
    """A broker to which clients listens."""
    handle = partial(REACTIONS.handle, town.execution, "clients")
    with fresh_reader(rabbitmq, *REACTIONS.types) as queues, hearing(rabbitmq, queues, handle):
        yield rabbitmq


def event(number: int, type_: str, data: dict[str, Any]) -> LogRow:
    return log_row(number, type=type_, tenant=WERL, data=to_json(data))


def consents(town: Town, client_id: str, tenant: str = WERL) -> list[str]:
    found = town.find("consents", tenant=tenant, client_id=client_id)["items"]
    return [each["state"] for each in found]


def test_a_handed_over_case_changes_who_is_in_charge(broker: str, town: Town) -> None:
    client_id = register(town)
    told = {
        "case_id": str(uuid4()), "client_ids": [client_id], "to_tenant": SOEST,
        "ownership_epoch": 2,
    }  # fmt: skip
    transferred = event(1, "cases.case_transferred", told)

    publish(broker, [transferred, transferred])

    def owner() -> Any:
        return town.find("client", tenant=WERL, client_id=client_id)["owner"]

    eventually(lambda: owner() == SOEST)


def test_with_a_closed_case_its_consent_lapses(broker: str, town: Town) -> None:
    client_id = register(town)
    grant(town, client_id, purpose="case_management", recipients=[])
    closed = event(1, "cases.case_closed", {"client_id": client_id})

    publish(broker, [closed, closed])

    eventually(lambda: consents(town, client_id) == ["expired"])


def test_another_guardian_is_asked_anew(broker: str, town: Town) -> None:
    mother = register(town, birth_date="1990-04-01")
    father = register(town, birth_date="1988-01-01")
    child = register(town)
    home = household(town, [mother, father], [child])
    grant(town, child, given_by="guardian", guardian_id=father, insight=None)
    decide(town, home, child, [mother])

    publish(broker, [event(1, "clients.custody_set", {"client_id": child})])

    eventually(lambda: due(town, client_id=child) == ["consent_reconfirmation"])


def test_another_birth_date_moves_the_day_of_asking(broker: str, town: Town) -> None:
    mother, child = register(town, birth_date="1990-04-01"), register(town)
    household(town, [mother], [child])
    consent_id = grant(town, child, given_by="guardian", guardian_id=mother, insight=None)
    born = {"birth_date": "2010-03-02", "reason": "passport"}
    town.do("correct_client_data", tenant=WERL, client_id=child, **born)
    told = {"client_id": child, "changed": ["birth_date"]}

    publish(broker, [event(1, "clients.client_data_corrected", told)])

    def steps() -> list[str]:
        events = town.find("history", tenant=WERL, client_id=child)["events"]
        return [each["type"] for each in events if str(each["stream_id"]) == consent_id]

    eventually(lambda: "clients.consent_coming_of_age_moved" in steps())


def test_a_wrong_entry_is_moved_and_assessed(broker: str, town: Town) -> None:
    wrong, right = register(town), register(town)
    entry_id = file_entry(town, wrong)
    town.do("mark_entry_in_error", tenant=WERL, entry_id=entry_id)
    town.do("reattribute_entry", tenant=WERL, entry_id=entry_id, right_client_id=right)
    told = {"entry_id": entry_id, "client_id": wrong}
    marked = event(1, "clients.entry_marked_in_error", told)
    reattributed = event(2, "clients.entry_reattributed", told)

    publish(broker, [marked, reattributed, marked, reattributed])

    eventually(lambda: due(town, client_id=wrong) == ["breach_clock"])
    eventually(lambda: town.find("entries", tenant=WERL, client_id=right)["total"] == 1)
    moved = str(uuid5(UUID(entry_id), right))
    assert town.find("entry", tenant=WERL, entry_id=moved)["title"] == "Letter of the school"

    publish(broker, [event(3, "clients.entry_content_withdrawn", told)])

    keys = town.execution.keys.keys
    eventually(lambda: not hasattr(keys.find(UUID(wrong), f"entry:{entry_id}"), "secret"))
