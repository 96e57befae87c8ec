"""Who might be the same person. Traits are compared as keyed hashes, so nobody's name is needed.

Names and birth dates do not identify people here: offices spell names differently, and very many
were given the first of January. So traits only ever lead to a hint for a human.
"""

import hmac
from collections.abc import Iterable
from datetime import date
from itertools import chain

from services.clients.domain.transliteration import skeleton, words

Trait = tuple[str, str]

SAME_NAME, SIMILAR_NAME, NEAR_NAME = "same_name", "similar_name", "near_name"
SAME_BIRTH_DATE, SAME_BIRTH_YEAR = "same_birth_date", "same_birth_year"
NAMES = (SAME_NAME, SIMILAR_NAME, NEAR_NAME)
SHORTEST_TO_SHORTEN = 4


def traits(given_name: str, family_name: str, birth_date: date) -> frozenset[Trait]:
    """Return what is compared of a person; given and family name may have changed places."""
    born = {(SAME_BIRTH_DATE, birth_date.isoformat()), (SAME_BIRTH_YEAR, str(birth_date.year))}
    spelt = sorted(words(f"{given_name} {family_name}"))
    return frozenset(born | named(spelt) if spelt else born)


def named(spelt: list[str]) -> set[Trait]:
    """Return the traits of a name: as it is spelt, as it sounds, and what is close to that."""
    bones = sorted(map(skeleton, spelt))
    nearby = {(NEAR_NAME, near) for near in neighbours(bones)}
    return {(SAME_NAME, " ".join(spelt)), (SIMILAR_NAME, " ".join(bones)), *nearby}


def neighbours(bones: list[str]) -> set[str]:
    """Return the name itself and what it becomes when one long word loses one letter."""
    shortened = (
        sorted([*bones[:place], bone[:letter] + bone[letter + 1 :], *bones[place + 1 :]])
        for place, bone in enumerate(bones)
        if len(bone) >= SHORTEST_TO_SHORTEN
        for letter in range(len(bone))
    )
    return {" ".join(each) for each in chain([bones], shortened)}


def hashed(trait: Trait, key: bytes) -> bytes:
    """Return the trait as only the owner of `key` can compute it."""
    return hmac.digest(key, "\0".join(trait).encode(), "sha256")


def reasons(shared: Iterable[str]) -> list[str]:
    """Return what speaks for the same person, given the kinds of traits two records share.

    The empty list says that it is not enough for a hint.
    """
    kinds = set(shared)
    name = next((kind for kind in NAMES if kind in kinds), None)
    if name and SAME_BIRTH_DATE in kinds:
        return [name, SAME_BIRTH_DATE]
    if name and name != NEAR_NAME and SAME_BIRTH_YEAR in kinds:
        return [name, SAME_BIRTH_YEAR]
    return []


def strength(reasons_: list[str]) -> tuple[int, bool]:
    """Return what sorts the strongest reasons first."""
    name, born = reasons_
    return NAMES.index(name), born != SAME_BIRTH_DATE
