"""A package is opened after acceptance, by the institution asked, and every time it is recorded."""

from typing import Any

from flask.testing import FlaskClient

from tests.unit.gateway.town import CASE_ID, WERL, Town

PATH = f"/v1/referrals/{CASE_ID}/package?purpose=first_consultation"
PACKAGE = {"client_id": CASE_ID, "classes": {"base": {"given_name": "Mariam"}}, "consent_id": "x"}


def accepted(town: Town) -> None:
    town.finds(
        "referral", referral_id=CASE_ID, state="accepted", tenant=WERL, client_id=CASE_ID,
        data_classes=["base"], service="kita", legal_basis="consent", version=5,
    )  # fmt: skip
    town.finds("disclosure", **PACKAGE)


def test_the_opening_is_recorded_before_anything_is_shown(
    web: FlaskClient, town: Town, sign_in: Any
) -> None:
    accepted(town)

    answer = web.get(PATH, headers=sign_in("agency_clerk", agency="JA-KREIS"))

    assert answer.status_code == 200
    assert answer.get_json()["classes"] == {"base": {"given_name": "Mariam"}}
    assert [method for _, method, _ in town.requests] == ["referral", "open_package", "disclosure"]


def test_the_disclosure_is_asked_for_in_the_name_of_the_recipient(
    web: FlaskClient, town: Town, sign_in: Any
) -> None:
    accepted(town)
    web.get(PATH, headers=sign_in("agency_clerk", agency="JA-KREIS"))

    assert town.asked["query"] == {
        "client_id": CASE_ID,
        "data_classes": ["base"],
        "purpose": "referral:kita",
        "recipient": "JA-KREIS",
    }
    context = town.asked["context"]
    assert (context["tenant"], context["legal_basis"]) == (WERL, "consent")
    assert context["purpose"] == "referral"
    assert context["actor"]["institution"] == "JA-KREIS"


def test_the_particular_purpose_is_told_to_the_referral_alone(
    web: FlaskClient, town: Town, sign_in: Any
) -> None:
    accepted(town)
    web.get(PATH, headers=sign_in("agency_clerk"))

    [opening] = [request for _, method, request in town.requests if method == "open_package"]
    assert opening["command"]["purpose"] == "first_consultation"
    assert "first_consultation" not in str([request["context"] for _, _, request in town.requests])


def test_nothing_is_shown_before_acceptance(web: FlaskClient, town: Town, sign_in: Any) -> None:
    town.finds("referral", referral_id=CASE_ID, state="delivered", service="kita", version=2)
    town.refuses("open_package", "ILLEGAL_TRANSITION", "conflict", state="delivered")

    answer = web.get(PATH, headers=sign_in("agency_clerk"))

    assert (answer.status_code, answer.get_json()["code"]) == (409, "ILLEGAL_TRANSITION")
    assert [method for _, method, _ in town.requests] == ["referral", "open_package"]


def test_nothing_is_shown_once_the_consent_is_gone(
    web: FlaskClient, town: Town, sign_in: Any
) -> None:
    accepted(town)
    town.refuses("disclosure", "CONSENT_DOES_NOT_COVER", "forbidden")

    answer = web.get(PATH, headers=sign_in("agency_clerk"))

    assert (answer.status_code, answer.get_json()["code"]) == (403, "CONSENT_DOES_NOT_COVER")


def test_of_somebody_who_must_not_be_found_there_is_a_way_to_be_reached(
    web: FlaskClient, town: Town, sign_in: Any
) -> None:
    town.finds("referral", referral_id=CASE_ID, state="accepted", contact_route="Ask at the KI.")

    answer = web.get(PATH, headers=sign_in("agency_clerk")).get_json()

    assert (answer["contact_route"], answer["classes"]) == ("Ask at the KI.", {})
    assert [method for _, method, _ in town.requests] == ["referral", "open_package"]


def test_what_the_client_handed_over_is_shown(web: FlaskClient, town: Town, sign_in: Any) -> None:
    accepted(town)
    referral = town.prepared["referral"]({})["found"]
    town.finds("referral", **referral, documents=[{"kind": "passport"}])

    answer = web.get(PATH, headers=sign_in("agency_clerk")).get_json()

    assert answer["documents"] == [{"kind": "passport"}]


def test_one_says_what_for(web: FlaskClient, town: Town, sign_in: Any) -> None:
    accepted(town)
    for query in ("", "?purpose=", "?purpose=To%20help%20Mariam"):
        answer = web.get(f"/v1/referrals/{CASE_ID}/package{query}", headers=sign_in("agency_clerk"))
        assert answer.status_code == 422
    assert not town.requests


def test_every_opening_counts_even_where_nothing_has_changed(
    web: FlaskClient, town: Town, sign_in: Any
) -> None:
    accepted(town)
    clerk = sign_in("agency_clerk")
    etag = web.get(PATH, headers=clerk).headers["ETag"]

    assert web.get(PATH, headers={**clerk, "If-None-Match": etag}).status_code == 304
    assert [method for _, method, _ in town.requests].count("open_package") == 2
