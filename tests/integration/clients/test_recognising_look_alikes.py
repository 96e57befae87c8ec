"""Who might be the same person is hinted at across municipalities, without any name."""

from shared.testing.town import Town
from tests.integration.clients.people import SOEST, WERL, register

WARSTEIN = "05974044"


def test_spellings_in_other_municipalities_are_hinted_at_with_reasons(town: Town) -> None:
    yousef = {"birth_date": "1988-01-01", "birth_precision": "assumed_0101"}
    in_soest = register(town, SOEST, given_name="Yousef", family_name="Rahmany", **yousef)
    in_warstein = register(town, WARSTEIN, given_name="Yusuf", family_name="Rahimi", **yousef)
    register(town, SOEST, given_name="Mariam", family_name="Rahmani", **yousef)

    client_id = register(town, WERL, given_name="Yusuf", family_name="Rahmani", **yousef)

    found = town.find("client", tenant=WERL, client_id=client_id)
    assert {each["client_id"]: each["reasons"] for each in found["look_alikes"]} == {
        in_soest: ["similar_name", "same_birth_date"],
        in_warstein: ["near_name", "same_birth_date"],
    }
    assert "Rahmany" not in str(found)
    assert "Rahimi" not in str(found)
    assert town.history(client_id, WERL) == [
        "clients.client_registered",
        "clients.potential_duplicate_flagged",
        "clients.potential_duplicate_flagged",
    ]


def test_whoever_was_corrected_is_recognised_by_the_new_name(town: Town) -> None:
    born = {"birth_date": "1979-05-05"}
    one = register(town, SOEST, given_name="Olena", family_name="Schewtschuk", **born)
    correction = {"given_name": "Daryna", "reason": "wrong_person"}
    town.do("correct_client_data", tenant=SOEST, client_id=one, **correction)

    olena = register(town, WERL, given_name="Olena", family_name="Shevchuk", **born)
    daryna = register(town, WERL, given_name="Daryna", family_name="Schewtschuk", **born)

    assert town.find("client", tenant=WERL, client_id=olena)["look_alikes"] == []
    found = town.find("client", tenant=WERL, client_id=daryna)["look_alikes"]
    assert [each["client_id"] for each in found] == [one]


def test_hints_cannot_be_brought_along(town: Town) -> None:
    other = register(town, SOEST)
    brought = [{"client_id": other, "reasons": ["same_name"]}]

    client_id = register(town, WERL, birth_date="1931-07-07", look_alikes=brought)

    assert town.find("client", tenant=WERL, client_id=client_id)["look_alikes"] == []


def test_the_table_that_all_can_read_holds_no_name(town: Town) -> None:
    register(town, given_name="Gulnara", family_name="Ismailowa")

    rows = town.rows("look_alike", WERL)

    assert {len(row["hash"]) for row in rows} == {32}
    assert set(rows[0]) == {"client_id", "kind", "hash"}
    assert b"gulnara" not in b"".join(row["hash"] for row in rows).lower()


def test_every_spelling_of_a_name_is_compared(town: Town) -> None:
    born = {"birth_date": "1971-05-06"}
    known = register(town, SOEST, given_name="Aleksandr", family_name="Kovalenko", **born)
    married = register(town, WERL, given_name="Alexander", family_name="Brandt", **born)
    assert town.find("client", tenant=WERL, client_id=married)["look_alikes"] == []

    town.do(
        "add_name_variant",
        tenant=WERL,
        client_id=married,
        given_name="Олександр",
        family_name="Коваленко",
        script="Cyrl",
        source_document="birth_certificate",
    )

    [alike] = town.find("client", tenant=WERL, client_id=married)["look_alikes"]
    assert alike["client_id"] == known
    newcomer = register(town, WERL, given_name="Alexander", family_name="Brandt", **born)
    shown = town.find("client", tenant=WERL, client_id=newcomer)["look_alikes"]
    assert [each["client_id"] for each in shown] == [married]
