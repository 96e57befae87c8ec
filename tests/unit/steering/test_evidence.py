"""Evidence counts persons in cells, and knows nobody."""

from datetime import date
from uuid import uuid4

from services.steering.domain.evidence import cell_of, person_in, referral_digest

DAY = date(2025, 5, 17)
WERL = "05974052"


def test_a_cell_is_a_month():
    first, last = (cell_of("expired", "kita", "JA", WERL, date(2025, 5, day)) for day in (1, 31))
    assert first == last == cell_of("expired", "kita", "JA", WERL, DAY)
    assert first.month == date(2025, 5, 1)


def test_a_protected_service_is_not_given_away_by_its_institution():
    cell = cell_of("no_capacity", "protected", "FH", WERL, DAY)
    assert (cell.service, cell.agency) == ("protected", "protected")


def test_a_person_is_the_same_within_a_cell_and_another_one_in_every_other():
    person, cell = uuid4(), cell_of("expired", "kita", "JA", WERL, DAY)
    elsewhere = cell_of("expired", "kita", "JA-SO", WERL, DAY)
    assert person_in(cell, person) == person_in(cell, person)
    assert person_in(cell, person) != person_in(elsewhere, person)
    assert person_in(cell, person) != person_in(cell, uuid4())


def test_neither_persons_nor_referrals_are_named():
    person = uuid4()
    assert str(person) not in person_in(cell_of("expired", "kita", "JA", WERL, DAY), person)
    assert referral_digest(person) != str(person)
    assert referral_digest(person) == referral_digest(person)
