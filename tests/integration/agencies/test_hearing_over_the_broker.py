"""What the directory hears over a real broker, each event once however often it comes."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from services.agencies.domain.identity import agency_id_of
from services.agencies.service import REACTIONS
from shared.eventstore.outbox import LogRow
from shared.eventstore.serialization import to_json
from shared.testing.broker import eventually, fresh_reader, hearing, log_row, publish
from shared.testing.town import Town

KREIS, WERL = "05974000", "05974052"


@pytest.fixture
def broker(rabbitmq: str, town: Town) -> Iterator[str]:
    """A broker to which the directory listens."""
    handle = partial(REACTIONS.handle, town.execution, "agencies")
    with (
        fresh_reader(rabbitmq, *REACTIONS.types) as queues,
        hearing(rabbitmq, queues, handle),
    ):
        yield rabbitmq


def event(number: int, type_: str, data: dict[str, Any], tenant: str = WERL) -> LogRow:
    return log_row(number, type=type_, tenant=tenant, data=to_json(data))


def test_a_reform_reaches_the_competences(broker: str, town: Town) -> None:
    for code in ("IK-ALT", "IK-NEU"):
        town.do("register_agency", tenant=KREIS, code=code, kind="course_provider", name=code)
    known = {"service": "integration_course", "municipality": WERL, "agency": "IK-ALT"}
    town.do("assign_jurisdiction", tenant=KREIS, valid_from="2020-01-01", **known)
    told = {"into": "IK-NEU", "valid_from": "2026-01-01"}
    town.do("merge_agency", tenant=KREIS, agency_id=str(agency_id_of("IK-ALT")), **told)

    ended = event(1, "agencies.agency_deactivated", {"agency": "IK-ALT", **told}, KREIS)
    publish(broker, [ended, ended])

    def competent(on: str) -> Any:
        asked = {"service": "integration_course", "municipality": WERL, "on": on}
        return town.find("resolve", tenant=WERL, **asked)["agencies"]

    eventually(lambda: competent("2026-01-01") == ["IK-NEU"])
    assert competent("2025-12-31") == ["IK-ALT"]
    held = town.find("jurisdictions", tenant=WERL, service="integration_course")["items"]
    assert [each["agency"] for each in held] == ["IK-ALT", "IK-NEU"]


def test_a_wrong_address_and_a_measure_become_tasks(broker: str, town: Town) -> None:
    referral = {"referral_id": str(uuid4())}
    place = {"municipality": WERL, "service_shown": "kita"}
    refusal = {"recipient": "JA-KREIS", "code": "not_competent"}
    measure = {"obstacle_id": str(uuid4()), "service": "kita", "municipality": WERL}
    submitted = event(1, "referrals.referral_submitted", {**referral, **place})
    rejected = event(2, "referrals.referral_rejected", {**referral, **refusal})
    taken = event(1, "steering.measure_taken", {**measure, "in_force_on": "2026-01-01"}, KREIS)

    publish(broker, [submitted, rejected, taken, rejected, taken])

    def tasks() -> list[tuple[str, int]]:
        found = town.find("data_quality_tasks", tenant=KREIS)["items"]
        return [(each["reason"], each["times"]) for each in found]

    eventually(lambda: len(tasks()) == 2)
    assert sorted(tasks()) == [("measure_in_force", 1), ("not_competent", 1)]
