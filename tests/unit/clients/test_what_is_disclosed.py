"""A package holds the fields of the consented classes and nothing else."""

from hypothesis import given as whatever
from hypothesis import strategies as st

from services.clients.domain.data_classes import DATA_CLASSES, FIELDS, excerpt

PERSON = {
    "given_name": "Yusuf",
    "family_name": "Rahmani",
    "birth_date": "1988-01-01",
    "birth_precision": "assumed_0101",
    "language": "prs",
    "phone": "+49 2922 000000",
    "address": "Walburgisstraße 1, Werl",
    "household_id": "secret",
}


def test_contact_data_are_the_phone_and_the_address() -> None:
    assert excerpt(PERSON, ["contact"]) == {
        "contact": {"phone": "+49 2922 000000", "address": "Walburgisstraße 1, Werl"}
    }


def test_of_a_class_that_is_not_kept_here_there_is_nothing() -> None:
    assert excerpt(PERSON, ["health"]) == {"health": {}}


@whatever(st.frozensets(st.sampled_from(sorted(DATA_CLASSES))))
def test_no_field_leaves_without_its_class(classes: frozenset[str]) -> None:
    package = excerpt(PERSON, classes)

    assert set(package) == classes
    for name, fields in package.items():
        assert set(fields) == set(FIELDS.get(name, ()))


@whatever(st.frozensets(st.sampled_from(sorted(DATA_CLASSES)), min_size=1))
def test_where_somebody_is_protected_only_a_number_leaves(classes: frozenset[str]) -> None:
    package = excerpt(PERSON, classes, route={"through": "05974052", "number": "3f9a"})

    assert "Walburgisstraße" not in str(package)
    assert "+49" not in str(package)
    for name in classes & {"contact", "housing", "family"}:
        assert package[name] == {"through": "05974052", "number": "3f9a"}
