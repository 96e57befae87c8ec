"""The consent engine, asked directly."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from hypothesis import given as whatever
from hypothesis import strategies as st

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


classes = st.lists(st.sampled_from(["base", "contact", "education", "health", "violence"]))
days = st.dates(date(2024, 1, 1), date(2027, 1, 1))


@whatever(classes, classes, days, st.booleans())
def test_a_consent_covers_what_is_its_own_in_its_time_while_it_stands(
    covered: list[str], wanted: list[str], day: date, withdrawn: bool
) -> None:
    consent = replace(CONSENT, covered=covered, withdrawn=withdrawn)
    disclosure = replace(SCHOOL, data_classes=wanted)
    in_time = CONSENT.valid_from <= day <= CONSENT.valid_until

    assert covers(consent, disclosure, day) == (
        in_time and not withdrawn and set(wanted) <= set(covered)
    )


@whatever(classes, classes, classes, days)
def test_a_narrower_consent_never_covers_more(
    covered: list[str], taken_back: list[str], wanted: list[str], day: date
) -> None:
    narrow = replace(CONSENT, covered=[each for each in covered if each not in taken_back])
    disclosure = replace(SCHOOL, data_classes=wanted)

    if covers(narrow, disclosure, day):
        assert covers(replace(CONSENT, covered=covered), disclosure, day)
