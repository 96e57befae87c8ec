"""What was known when, what was true when, and what is recorded late."""

from datetime import UTC, datetime, timedelta

import pytest

from shared.testing.town import Refused, Town
from tests.integration.clients.people import WERL, grant, later, register

COORDINATION = {"actor": {"user": "k", "role": "coordination", "institution": "KI"}}


def told(town: Town, client_id: str, **asked: object) -> list[str]:
    found = town.find("history", tenant=WERL, client_id=client_id, **asked)["events"]
    return [each["type"].partition(".")[2] for each in found]


def test_a_history_tells_of_the_record_and_the_consents_as_was_known(town: Town) -> None:
    client_id = register(town)
    then = town.now + timedelta(minutes=1)
    later(town)
    consent_id = grant(town, client_id)
    later(town)
    town.do("withdraw_consent", tenant=WERL, consent_id=consent_id)

    everything = ["client_registered", "consent_granted", "consent_withdrawn"]
    assert told(town, client_id) == everything
    assert told(town, client_id, as_of=then.isoformat()) == ["client_registered"]
    assert told(town, client_id, as_true_on=then.isoformat()) == ["client_registered"]


def test_each_step_shows_how_things_stood_and_content_is_for_case_work(town: Town) -> None:
    client_id = register(town)
    town.do("set_protected_location", tenant=WERL, client_id=client_id, basis="shelter")
    asked = {"tenant": WERL, "client_id": client_id}

    registered, protected = town.find("history", **asked)["events"]
    seen = town.find("history", **asked, context=COORDINATION)["events"]

    assert (registered["state"]["protected"], protected["state"]["protected"]) == (False, True)
    assert registered["event"]["given_name"] == "Zahra"
    assert "shelter" not in str(seen) and "Zahra" not in str(seen)


def test_a_consent_on_paper_is_recorded_late_with_a_reason(town: Town) -> None:
    town.set_clock(datetime(2025, 3, 20, 9, 0, tzinfo=UTC))
    client_id = register(town)
    signed = {"occurred_at": "2025-03-05T10:00:00+00:00"}

    with pytest.raises(Refused, match="LATE_REASON_MISSING"):
        grant(town, client_id, context=signed)
    grant(town, client_id, context=signed | {"late_reason": "recorded_on_paper"})

    [granted] = town.find("consents", tenant=WERL, client_id=client_id)["items"]
    assert granted["granted_at"].startswith("2025-03-05")


def test_a_withdrawal_takes_effect_when_it_is_recorded(town: Town) -> None:
    consent_id = grant(town, register(town))
    earlier = {"occurred_at": (town.now - timedelta(hours=1)).isoformat()}

    with pytest.raises(Refused, match="CANNOT_BE_BACKDATED"):
        town.do("withdraw_consent", tenant=WERL, consent_id=consent_id, context=earlier)


def test_the_numbers_of_documents_and_other_names_are_shown_as_far_as_needed(town: Town) -> None:
    client_id = register(town)
    known = {"tenant": WERL, "client_id": client_id}
    town.do(
        "add_name_variant", **known, given_name="زهرا", family_name="رحمانی", script="Arab",
        source_document="passport",
    )  # fmt: skip
    town.do("record_identifier", **known, kind="passport_number", value="P-998877")

    found = town.find("client", **known)

    assert found["identifiers"] == ["passport_number"]
    assert "P-998877" not in str(found)
    assert "P-998877" in str(town.find("history", **known))
    [variant] = found["name_variants"]
    assert (variant["given_name"], variant["script"]) == ("زهرا", "Arab")
