"""Different spellings of one person are found, without anybody's name being compared."""

from datetime import date

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st

from services.clients.domain.look_alikes import hashed, reasons, strength, traits
from services.clients.domain.transliteration import skeleton, words

BORN = date(1988, 1, 1)
KEY = b"a key of the municipality"
names = st.text(st.characters(categories=["L", "M", "P", "Zs"]), max_size=30)


def shared(one: tuple[str, str, date], other: tuple[str, str, date]) -> list[str]:
    """Return what speaks for one person, as the read model finds it."""
    of_one, of_other = (
        {hashed(trait, KEY): trait for trait in traits(*who)} for who in (one, other)
    )
    return reasons(of_one[each][0] for each in of_one.keys() & of_other.keys())


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (("Yusuf", "Rahmani", BORN), ["same_name", "same_birth_date"]),
        (("YUSUF", "Rahmâni", BORN), ["same_name", "same_birth_date"]),
        (("Rahmani", "Yusuf", BORN), ["same_name", "same_birth_date"]),
        (("Yousef", "Rahmany", BORN), ["similar_name", "same_birth_date"]),
        (("يوسف", "رحمانی", BORN), ["similar_name", "same_birth_date"]),
        (("Yusuf", "Rahimi", BORN), ["near_name", "same_birth_date"]),
        (("Yousef", "Rahmany", date(1988, 9, 9)), ["similar_name", "same_birth_year"]),
        (("Yusuf", "Rahimi", date(1988, 9, 9)), []),
        (("Yusuf", "Rahmani", date(1990, 1, 1)), []),
        (("Mariam", "Rahmani", BORN), []),
        (("Yusuf", "Sediqi", BORN), []),
    ],
)
def test_who_is_hinted_at(other: tuple[str, str, date], expected: list[str]) -> None:
    assert shared(("Yusuf", "Rahmani", BORN), other) == expected


@pytest.mark.parametrize(
    "spellings",
    [
        ["Mohammed", "Muhamad", "Mohamad", "محمد"],
        ["Oleksandr", "Olexandr", "Олександр"],
        ["Fatima", "Fatimah", "فاطمة"],
        ["Khaled", "Haled"],
        ["Al-Hassan", "Hasan", "el Hassan"],
        ["Djamal", "Jamal"],
        ["Şahin", "Schahin", "Sahin"],
        ["Yılmaz", "Yilmaz"],
        ["Müller", "Mueller"],
        ["Wali", "Vali"],
        ["O'Brien", "OBrien"],
    ],
)
def test_spellings_of_one_name_sound_the_same(spellings: list[str]) -> None:
    assert len({tuple(map(skeleton, words(each))) for each in spellings}) == 1


def test_a_name_that_is_an_article_stays() -> None:
    assert words("Bin") == ["bin"]


def test_two_people_without_letters_in_their_names_are_not_alike() -> None:
    assert shared(("-", "-", BORN), ("?", "-", BORN)) == []


def test_the_strongest_hint_comes_first() -> None:
    weakest_first = [
        ["near_name", "same_birth_date"],
        ["similar_name", "same_birth_year"],
        ["similar_name", "same_birth_date"],
        ["same_name", "same_birth_year"],
        ["same_name", "same_birth_date"],
    ]

    assert sorted(weakest_first, key=strength) == weakest_first[::-1]


def test_without_the_key_nothing_can_be_compared() -> None:
    trait = ("same_name", "rahmani yusuf")

    assert hashed(trait, KEY) != hashed(trait, b"another key")
    assert b"rahmani" not in hashed(trait, KEY)


@whatever(names, names, st.dates())
def test_everybody_looks_like_themselves(given_name: str, family_name: str, born: date) -> None:
    me = (given_name, family_name, born)

    assert shared(me, me) == (
        ["same_name", "same_birth_date"] if words(f"{given_name} {family_name}") else []
    )


@whatever(names, names, names, names, st.dates(), st.dates())
def test_looking_alike_is_mutual(
    a: str, b: str, c: str, d: str, born: date, other_born: date
) -> None:
    one, other = (a, b, born), (c, d, other_born)

    assert shared(one, other) == shared(other, one)
