"""The consent engine, asked directly."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from services.referrals.domain.consent import Disclosure, covers, missing, uncovered
from tests.unit.referrals.examples import CLIENT_ID, CONSENT

SCHOOL = Disclosure(client_id=CLIENT_ID, data_classes=["base", "education"])


def test_a_consent_covers_its_first_and_its_last_day() -> None:
    assert covers(CONSENT, SCHOOL, date(2025, 3, 5))
    assert covers(CONSENT, SCHOOL, date(2026, 3, 4))


def test_a_consent_does_not_cover_the_day_before_or_after() -> None:
    assert not covers(CONSENT, SCHOOL, date(2025, 3, 4))
    assert not covers(CONSENT, SCHOOL, date(2026, 3, 5))


def test_what_the_marks_do_not_stand_for_is_missing() -> None:
    wider = replace(SCHOOL, data_classes=["base", "violence", "health"])

    assert uncovered(CONSENT, wider, date(2025, 4, 1)) == ["data_classes"]
    assert missing(CONSENT, wider) == ["health", "violence"]


def test_everything_that_is_missing_is_named_at_once() -> None:
    other = replace(CONSENT, client_id=uuid4(), covered=[], withdrawn=True)

    assert uncovered(other, SCHOOL, date(2024, 4, 1)) == [
        "withdrawn", "client", "data_classes", "period",
    ]  # fmt: skip
