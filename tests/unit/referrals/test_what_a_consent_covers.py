"""The consent engine, asked directly."""

from dataclasses import replace
from datetime import date

from services.referrals.domain.consent import Disclosure, covers, uncovered
from tests.unit.referrals.examples import AGENCY, CLIENT_ID, CONSENT

SCHOOL = Disclosure(
    client_id=CLIENT_ID,
    recipient=AGENCY,
    purpose="referral:school_place",
    data_classes=["base", "education"],
)


def test_a_consent_covers_its_first_and_its_last_day() -> None:
    assert covers(CONSENT, SCHOOL, date(2025, 3, 5))
    assert covers(CONSENT, SCHOOL, date(2026, 3, 4))


def test_a_consent_does_not_cover_the_day_before_or_after() -> None:
    assert not covers(CONSENT, SCHOOL, date(2025, 3, 4))
    assert not covers(CONSENT, SCHOOL, date(2026, 3, 5))


def test_a_sensitive_class_that_is_merely_listed_is_not_agreed_to() -> None:
    listed = replace(CONSENT, data_classes=["base", "violence"])
    violence = replace(SCHOOL, data_classes=["violence"])

    assert uncovered(listed, violence, date(2025, 4, 1)) == ["data_classes"]
    assert covers(replace(listed, explicit_classes=["violence"]), violence, date(2025, 4, 1))


def test_everything_that_is_missing_is_named_at_once() -> None:
    other = replace(SCHOOL, recipient="JC", purpose="referral:jobcenter_transfer")

    assert uncovered(CONSENT, other, date(2025, 4, 1)) == ["recipient", "purpose"]
