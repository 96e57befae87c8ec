"""What referrals hear over a real broker, each event once however often it comes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest

from services.referrals.service import REACTIONS
from shared.eventstore.outbox import LogRow
from shared.eventstore.serialization import to_json
from shared.testing.broker import eventually, fresh_reader, hearing, log_row, publish
from shared.testing.town import Plain, Town
from tests.integration.referrals.desk import (
    KREIS,
    WERL,
    answer,
    deliver,
    make_competent,
    new_id,
    seen,
)

THURSDAY = datetime(2025, 3, 20, 9, 0, tzinfo=UTC)
LIPPSTADT = "05974028"


@pytest.fixture
def broker(rabbitmq: str, town: Town) -> Iterator[str]:
    """A broker to which the referrals listen."""
    town.set_clock(THURSDAY)
    handle = partial(REACTIONS.handle, town.execution, "referrals")
    with (
        fresh_reader(rabbitmq, *REACTIONS.types) as queues,
        hearing(rabbitmq, queues, handle),
    ):
        yield rabbitmq


def event(number: int, type_: str, data: dict[str, Any], tenant: str = WERL) -> LogRow:
    return log_row(number, type=type_, tenant=tenant, data=to_json(data), recorded_at=THURSDAY)


def reaches(town: Town, referral: Plain, state: str, tenant: str = WERL) -> bool:
    asked = {"tenant": tenant, "referral_id": referral["referral_id"]}
    return bool(town.find("referral", **asked)["state"] == state)


def test_a_consent_that_is_gone_closes_the_package_at_once(broker: str, town: Town) -> None:
    referral = deliver(town)
    answer(town, "accept_referral", referral)
    answer(town, "open_package", referral, purpose="first_talk")
    data = {"consent_id": referral["consent_id"], "client_id": referral["client_id"]}
    withdrawn = event(1, "clients.consent_withdrawn", data)

    publish(broker, [withdrawn, withdrawn])

    eventually(lambda: reaches(town, referral, "suspended"))
    types = town.history(referral["referral_id"], WERL)
    assert types.count("referrals.referral_suspended") == 1
    assert types.count("referrals.disclosure_recall_requested") == 1


def test_a_case_that_moves_takes_its_referrals_along(broker: str, town: Town) -> None:
    referral = deliver(town)
    make_competent(town, "school_place", "KI-SE", municipality=LIPPSTADT)
    moved = event(
        1,
        "cases.case_transferred",
        {
            "case_id": referral["case_id"],
            "from_tenant": WERL,
            "to_tenant": LIPPSTADT,
            "municipality": LIPPSTADT,
            "ownership_epoch": 2,
        },
    )

    publish(broker, [moved, moved])

    eventually(lambda: seen(town, referral)["owner"] == LIPPSTADT)
    assert reaches(town, referral, "delivered", LIPPSTADT)
    types = town.history(referral["referral_id"], WERL)
    assert types.count("referrals.referral_kept") == 1


def test_the_district_speaks_and_referrals_of_every_municipality_listen(
    broker: str, town: Town
) -> None:
    referral = deliver(town, recipient="KI-SE")
    ended = {"service": "school_place", "municipality": WERL, "agency": "KI-SE"}
    ended |= {"valid_from": "2020-01-01", "ends_on": "2025-12-31"}
    closed = {"agency": "KI-SE", "municipality": None, "days": ["2025-03-24"]}

    publish(
        broker,
        [
            event(1, "agencies.closing_days_set", closed, KREIS),
            event(2, "agencies.jurisdiction_ended", ended, KREIS),
        ],
    )

    eventually(lambda: seen(town, referral)["competent"] is not None)
    assert str(seen(town, referral)["due_on"]) == "2025-03-26"


def test_restricted_and_unrestricted_corrected_and_closed(broker: str, town: Town) -> None:
    referral = deliver(town)
    client = {"client_id": referral["client_id"]}

    publish(broker, [event(1, "clients.processing_restricted", client)])
    eventually(lambda: reaches(town, referral, "suspended"))
    publish(broker, [event(2, "clients.processing_unrestricted", client)])
    eventually(lambda: reaches(town, referral, "delivered"))
    answer(town, "accept_referral", referral)
    answer(town, "open_package", referral, purpose="first_talk")
    publish(broker, [event(3, "clients.client_data_corrected", client | {"changed": ["phone"]})])
    eventually(lambda: seen(town, referral)["corrected"] == ["phone"])
    wrong = client | {"entry_id": new_id()}
    publish(broker, [event(4, "clients.entry_marked_in_error", wrong)])
    eventually(lambda: seen(town, referral)["recall_reason"] == "wrong_person")
    publish(broker, [event(5, "cases.case_closed", {"case_id": referral["case_id"]})])

    eventually(lambda: reaches(town, referral, "withdrawn"))
