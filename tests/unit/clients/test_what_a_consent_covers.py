"""Whether a recipient may learn something: exactly what was said, and never more."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given as whatever
from hypothesis import strategies as st

from services.clients.domain.consent import CONSENT, evolve
from services.clients.domain.consent_events import ConsentExpired, ConsentNarrowed
from services.clients.domain.data_classes import DATA_CLASSES
from services.clients.domain.permitting import NEWEST, RULES, Consent, covers
from tests.unit.clients.examples import CONSENT_ID, GRANTED, WITHDRAWN, YUSUF

RECIPIENTS = ["JC", "GA", "KI-SE", "ABH-KREIS"]
PURPOSES = ["case_management", "referral:health", "referral:kita"]

Case = tuple[Consent, dict[str, Any]]

days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
classes = st.frozensets(st.sampled_from(sorted(DATA_CLASSES)), max_size=4)


@st.composite
def consents(draw: st.DrawFn) -> Consent:
    valid_from = draw(days)
    return Consent(
        client_id=draw(st.uuids()),
        purpose=draw(st.sampled_from(PURPOSES)),
        recipients=draw(st.frozensets(st.sampled_from(RECIPIENTS), min_size=1)),
        data_classes=draw(classes),
        valid_from=valid_from,
        valid_until=valid_from + timedelta(days=draw(st.integers(-1, 366))),
        state=draw(st.sampled_from(["active", "active", "active", "withdrawn", "expired"])),
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Consent, dict[str, Any]]:
    """Draw a consent and a question that it often, but not always, covers."""
    consent = draw(consents())
    some = st.frozensets(st.sampled_from(sorted(consent.data_classes) or ["base"]))
    edges = st.sampled_from([consent.valid_from, consent.valid_until])
    return consent, {
        "recipient": draw(st.sampled_from([*sorted(consent.recipients), *RECIPIENTS])),
        "purpose": draw(st.sampled_from([consent.purpose, consent.purpose, *PURPOSES])),
        "classes": draw(some | classes),
        "at": draw(edges | days),
    }


def test_a_consent_covers_what_it_names_up_to_its_last_day() -> None:
    consent = CONSENT.replay([GRANTED])
    asked = {"recipient": "JC", "purpose": "referral:jobcenter_transfer", "classes": ["base"]}

    assert covers(consent, **asked, at=date(2025, 3, 17))
    assert covers(consent, **asked, at=date(2026, 3, 17))
    assert not covers(consent, **asked, at=date(2025, 3, 16))
    assert not covers(consent, **asked, at=date(2026, 3, 18))
    assert not covers(consent, **{**asked, "classes": ["base", "health"]}, at=date(2025, 4, 1))


@whatever(cases())
def test_it_covers_exactly_when_everything_agrees(case: Case) -> None:
    consent, question = case
    agreed = [
        consent.state == "active",
        question["recipient"] in consent.recipients,
        question["purpose"] == consent.purpose,
        question["classes"] <= consent.data_classes,
        consent.valid_from <= question["at"],
        question["at"] <= consent.valid_until,
    ]

    assert covers(consent, **question) is all(agreed)


@whatever(cases())
def test_after_a_withdrawal_nothing_is_covered(case: Case) -> None:
    consent, question = case
    assert not covers(evolve(consent, WITHDRAWN), **question)


@whatever(cases())
def test_a_consent_never_given_covers_nothing(case: Case) -> None:
    _, question = case
    assert not covers(CONSENT.initial, **question)


@whatever(cases(), classes)
def test_who_may_learn_much_may_learn_less(case: Case, fewer: frozenset[str]) -> None:
    consent, question = case
    if covers(consent, **question):
        assert covers(consent, **{**question, "classes": question["classes"] & fewer})


@whatever(cases(), st.sampled_from(sorted(DATA_CLASSES)))
def test_one_class_too_many_is_never_covered(case: Case, extra: str) -> None:
    consent, question = case
    if extra not in consent.data_classes:
        assert not covers(consent, **{**question, "classes": question["classes"] | {extra}})


@whatever(cases(), st.integers(1, 400))
def test_no_day_outside_the_period_is_covered(case: Case, days_away: int) -> None:
    consent, question = case
    away = timedelta(days=days_away)

    assert not covers(consent, **{**question, "at": consent.valid_from - away})
    assert not covers(consent, **{**question, "at": consent.valid_until + away})


@whatever(cases())
def test_after_its_end_nothing_is_covered(case: Case) -> None:
    consent, question = case
    expired = ConsentExpired(consent_id=CONSENT_ID, client_id=YUSUF, cause="term")

    assert not covers(evolve(consent, expired), **question)


@whatever(cases(), st.data())
def test_narrowing_never_widens(case: Case, data: st.DataObject) -> None:
    consent, question = case
    recipients, fewer = (
        frozenset(data.draw(st.sets(st.sampled_from(sorted(whole))) if whole else st.just(set())))
        for whole in (consent.recipients, consent.data_classes)
    )
    narrowed = ConsentNarrowed(
        consent_id=CONSENT_ID,
        client_id=YUSUF,
        marks=[],
        recipients=sorted(recipients),
        data_classes=sorted(fewer),
    )
    after = evolve(consent, narrowed)

    if covers(after, **question):
        assert covers(consent, **question)
    if covers(consent, **question):
        still = question["recipient"] in recipients and question["classes"] <= fewer
        assert covers(after, **question) is still


@whatever(cases())
def test_every_version_of_the_rule_can_be_asked_again(case: Case) -> None:
    consent, question = case
    asked = (question["recipient"], question["purpose"], question["classes"], question["at"])

    assert RULES[NEWEST](consent, *asked) is covers(consent, **question)
