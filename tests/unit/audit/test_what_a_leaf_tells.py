import hashlib
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from services.audit.ledger.describing import LARGEST_CLEAR, clear_part, described, timestamp, who

KEY = bytes(range(48))
ROW = {
    "source": "referrals", "event_id": UUID(int=1), "type": "referrals.referral_accepted",
    "schema_version": 1, "stream_id": UUID(int=2), "category": "referral", "stream_version": 3,
    "tenant": "05974052", "institution": "JC", "actor_role": "agency_clerk",
    "actor_user": "k.lang",
    "occurred_at": datetime(2025, 4, 8, tzinfo=UTC),
    "recorded_at": datetime(2025, 4, 9, tzinfo=UTC),
    "correlation_id": UUID(int=4), "causation_id": None, "command_id": None, "legal_basis": None,
    "purpose": None, "data": '{"waiting_on":"recipient"}', "sealed_hash": None,
}  # fmt: skip


def test_a_leaf_tells_of_place_times_institution_and_the_clear_part():
    told = described(ROW, KEY)

    assert told["pub"] == {"waiting_on": "recipient"}
    assert (told["src"], told["kseq"], told["org"]) == ("referrals", 3, "JC")
    assert told["occurred"] == "2025-04-08T00:00:00.000000Z"
    assert {"cause", "cmd", "basis", "purpose", "ct"}.isdisjoint(told)


def test_a_leaf_tells_of_the_sealed_part_only_its_hash():
    assert described(ROW | {"sealed_hash": "ab"}, KEY)["ct"] == {"h": "ab"}


def test_a_leaf_tells_what_caused_it_and_on_what_basis():
    more = {"causation_id": UUID(int=5), "command_id": UUID(int=6), "legal_basis": "consent"}

    told = described(ROW | more, KEY)

    assert (told["cause"], told["cmd"]) == (str(UUID(int=5)), str(UUID(int=6)))
    assert told["basis"] == "consent"


def test_who_acted_is_a_mark_that_means_nothing_without_its_key():
    told = described(ROW, KEY)

    assert "k.lang" not in str(told)
    assert told["who"] == who("k.lang", KEY) != who("k.lang", bytes(48))


def test_a_moment_is_always_as_long_and_in_utc():
    there = datetime(2025, 4, 9, 2, tzinfo=timezone(timedelta(hours=2)))

    assert timestamp(there) == "2025-04-09T00:00:00.000000Z"


@pytest.mark.parametrize("text", ['{"ratio":0.5}', '{"text":"' + "x" * LARGEST_CLEAR + '"}'])
def test_of_what_not_everybody_would_write_alike_a_leaf_tells_the_hash(text):
    assert clear_part(text) == {"sha256": hashlib.sha256(text.encode()).hexdigest()}
