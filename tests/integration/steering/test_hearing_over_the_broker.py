"""What steering hears over a real broker: persons are counted once however often it comes."""

from functools import partial
from typing import Any
from uuid import uuid4

from services.steering.service import REACTIONS
from shared.eventstore.outbox import LogRow
from shared.eventstore.serialization import to_json
from shared.testing.broker import eventually, fresh_reader, hearing, log_row, publish
from tests.integration.steering.district import SOEST, WERL, District


def event(number: int, type_: str, data: dict[str, Any]) -> LogRow:
    return log_row(number, type=f"referrals.{type_}", tenant=WERL, data=to_json(data))


def referral(number: int) -> list[LogRow]:
    """Return what is told of a referral that is sent, escalated, expired, and then refused."""
    ids = {"referral_id": str(uuid4()), "client_id": str(uuid4()), "recipient": "EBH-KREIS"}
    place = {"municipality": WERL, "service_shown": "naturalisation"}
    told = {
        "referral_submitted": {**ids, **place},
        "escalation_raised": {**ids, "level": 1},
        "referral_expired": ids,
        "referral_rejected": {**ids, "code": "at_capacity"},
    }
    return [event(number + step, *each) for step, each in enumerate(told.items())]


def test_what_goes_wrong_is_counted_and_what_comes_twice_is_not(
    rabbitmq: str, district: District
) -> None:
    told = [row for number in range(1, 33, 4) for row in referral(number)]
    handle = partial(REACTIONS.handle, district.town.execution, "steering")

    def cells() -> dict[str, int]:
        found = district.find("evidence", tenant=SOEST, service="naturalisation")["items"]
        return {each["kind"]: each["persons"] for each in found}

    with (
        fresh_reader(rabbitmq, *REACTIONS.types) as queues,
        hearing(rabbitmq, queues, handle),
    ):
        publish(rabbitmq, [*told, *told])
        eventually(lambda: len(cells()) == 3)
        publish(rabbitmq, told)

    assert cells() == {"escalated": 8, "expired": 8, "no_capacity": 8}
