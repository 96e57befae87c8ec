"""What is sent in is refused unless it is exactly what was asked for."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.unit.gateway.town import CASE_ID, Document, Town, address, body, operations

CLIENT = {
    "given_name": "Yusuf",
    "family_name": "Rahmani",
    "birth_date": "1988-01-01",
    "birth_precision": "assumed_0101",
    "language": "prs",
}
Headers = dict[str, str]


def test_a_proper_form_reaches_the_service(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    assert web.post("/v1/clients", json=CLIENT, headers=case_manager).status_code == 201
    assert town.requests[-1][:2] == ("clients", "register_client")
    assert town.asked["command"]["given_name"] == "Yusuf"


def test_every_example_of_the_description_is_taken(
    web: FlaskClient, document: Document, sign_in: Any
) -> None:
    headers = sign_in("team_lead", "agency_lead", "coordination", "minute_taker", "registrar")
    for method, path, operation in operations(document):
        answer = web.open(
            address(path, operation), method=method, headers=headers,
            json=body(document, operation),
        )  # fmt: skip
        assert answer.status_code not in (400, 415, 422), (path, answer.get_json())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("nickname", "Y"),
        ("tenant", "05974040"),
        ("at", "2026-01-01T00:00:00Z"),
        ("client_id", CASE_ID),
        ("given_name", ""),
        ("given_name", "   "),
        ("given_name", None),
        ("given_name", 7),
        ("given_name", ["Yusuf"]),
        ("given_name", "x" * 201),
        ("given_name", "Yu\x00suf"),
        ("given_name", "Yu\ud800suf"),
        ("given_name", "Yu\x1b[2Jsuf"),
        ("birth_date", "01.01.1988"),
        ("birth_date", "1988-02-30"),
        ("birth_date", "1988-1-1"),
        ("birth_date", "19880101"),
        ("birth_date", 1988),
        ("birth_precision", "roughly"),
        ("language", "Dari"),
        ("language", "prs\n"),
        ("phone", "1" * 51),
        ("birth_date", "1899-12-31"),
        ("birth_date", "2200-01-01"),
        ("occurred_at", "2026-01-01"),
        ("occurred_at", "2026-01-01T00:00:00"),
        ("occurred_at", "2026-01-01 00:00:00Z"),
        ("occurred_at", "2026-01-01T25:00:00Z"),
        ("occurred_at", "0001-01-01T00:00:00Z"),
        ("occurred_at", 1767225600),
        ("late_reason", "forgotten"),
    ],
    ids=repr,
)
def test_a_wrong_field_is_named(
    web: FlaskClient, town: Town, case_manager: Headers, field: str, value: Any
) -> None:
    answer = web.post("/v1/clients", json={**CLIENT, field: value}, headers=case_manager)

    assert answer.status_code == 422
    assert list(answer.get_json()["details"]["fields"]) == [field]
    assert not town.requests


@pytest.mark.parametrize("value", ["not-an-id", 7, "01890a5dac96774bbcceb302099a8057", None])
def test_an_id_is_an_id(
    web: FlaskClient, document: Document, case_manager: Headers, value: Any
) -> None:
    form = body(document, document["paths"]["/v1/referrals"]["post"]) | {"case_id": value}

    answer = web.post("/v1/referrals", json=form, headers=case_manager)

    assert list(answer.get_json()["details"]["fields"]) == ["case_id"]


@pytest.mark.parametrize("name", ["\ud800", "\x00", "", "ü", "a" * 5000])
def test_a_field_of_any_name_can_be_refused(
    web: FlaskClient, case_manager: Headers, name: str
) -> None:
    answer = web.post("/v1/clients", json={**CLIENT, name: "x"}, headers=case_manager)

    assert answer.status_code == 422
    assert list(answer.get_json()["details"]["fields"]) == [name]


def test_a_wrong_item_of_a_list_is_named_by_its_place(
    web: FlaskClient, document: Document, case_manager: Headers
) -> None:
    form = body(document, document["paths"]["/v1/referrals"]["post"])

    answer = web.post(
        "/v1/referrals", json=form | {"data_classes": ["base", "-"]}, headers=case_manager
    )

    assert answer.status_code == 422
    assert list(answer.get_json()["details"]["fields"]["data_classes"]) == ["1"]


@pytest.mark.parametrize("value", ["true", 1, 0, "yes", None, []], ids=repr)
def test_what_resembles_true_is_not_true(
    web: FlaskClient, case_manager: Headers, value: Any
) -> None:
    form = {"copes_alone": value, "follow_up_on": "2026-04-12"}

    answer = web.post(f"/v1/cases/{CASE_ID}/release", json=form, headers=case_manager)

    assert list(answer.get_json()["details"]["fields"]) == ["copes_alone"]


@pytest.mark.parametrize("value", ["4", 4.5, True, 1e308, 0, 31], ids=repr)
def test_a_number_is_a_whole_number_within_reason(
    web: FlaskClient, document: Document, case_manager: Headers, value: Any
) -> None:
    form = body(document, document["paths"]["/v1/referrals"]["post"])
    form["preview"]["household_size"] = value

    answer = web.post("/v1/referrals", json=form, headers=case_manager)

    assert answer.status_code == 422
    assert "household_size" in answer.get_json()["details"]["fields"]["preview"]


def test_eastern_digits_are_no_key_of_a_municipality(
    web: FlaskClient, document: Document, case_manager: Headers
) -> None:
    form = body(document, document["paths"]["/v1/cases"]["post"]) | {"municipality": "٠٥٩٧٤٠٥٢"}

    assert web.post("/v1/cases", json=form, headers=case_manager).status_code == 422


@pytest.mark.parametrize("content", ["[]", '"text"', "7", "null", "[{}]"])
def test_a_form_is_an_object(web: FlaskClient, case_manager: Headers, content: str) -> None:
    answer = web.post("/v1/clients", data=content, headers=json_with(case_manager))

    assert answer.status_code == 422


@pytest.mark.parametrize(
    "content",
    ["{", '{"a": 1,}', "\xff", '{"a"', "{'a': 1}", "[" * 60_000, '{"a":' * 10_000],
    ids=lambda content: content[:8],
)
def test_what_is_no_json_is_malformed(
    web: FlaskClient, case_manager: Headers, content: str
) -> None:
    answer = web.post(
        "/v1/clients", data=content.encode("latin-1"), headers=json_with(case_manager)
    )

    assert (answer.status_code, answer.get_json()["code"]) == (400, "MALFORMED")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "text/json"])
def test_only_json_is_taken(web: FlaskClient, case_manager: Headers, kind: str) -> None:
    answer = web.post(
        "/v1/clients", data=json.dumps(CLIENT), headers={**case_manager, "Content-Type": kind}
    )

    assert (answer.status_code, answer.get_json()["code"]) == (415, "NOT_JSON")


@pytest.mark.parametrize(("size", "status"), [(65_536, 201), (65_537, 413), (70_000, 413)])
def test_more_than_64_kib_is_too_large(
    web: FlaskClient, case_manager: Headers, size: int, status: int
) -> None:
    content = json.dumps(CLIENT).ljust(size)

    answer = web.post("/v1/clients", data=content, headers=json_with(case_manager))

    assert answer.status_code == status
    assert status == 201 or answer.get_json()["code"] == "TOO_LARGE"


def test_an_action_without_a_form_takes_nothing_or_an_empty_object(
    web: FlaskClient, case_manager: Headers
) -> None:
    path = f"/v1/cases/{CASE_ID}/assessment"

    assert web.post(path, headers=case_manager).status_code == 200
    assert web.post(path, headers=case_manager, json={}).status_code == 200
    assert web.post(path, headers=case_manager, json={"at": "now"}).status_code == 422


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=x", "page_size=201", "page_size=0", "page=1e3", "order=name"],
)
def test_a_page_that_cannot_be_is_refused(
    web: FlaskClient, case_manager: Headers, query: str
) -> None:
    assert web.get(f"/v1/clients?{query}", headers=case_manager).status_code == 422


@pytest.mark.parametrize("path", ["/v1/nothing", "/v1/", "/nothing", "/v1/cases/7", "/v1/clients/"])
def test_an_unknown_address_is_a_problem_too(
    web: FlaskClient, case_manager: Headers, path: str
) -> None:
    answer = web.get(path, headers=case_manager)

    assert (answer.status_code, answer.get_json()["code"]) == (404, "NO_SUCH_PATH")
    assert answer.mimetype == "application/problem+json"


def test_a_method_that_is_not_there_says_which_is(web: FlaskClient, case_manager: Headers) -> None:
    answer = web.delete("/v1/clients", headers=case_manager)

    assert (answer.status_code, answer.get_json()["code"]) == (405, "METHOD_NOT_ALLOWED")
    assert "POST" in answer.headers["Allow"]


def test_half_a_decision_is_none(web: FlaskClient, sign_in: Any) -> None:
    path = f"/v1/sittings/{CASE_ID}/motions/{CASE_ID}/result"
    minutes = sign_in("minute_taker")

    assert web.post(path, headers=minutes, json={}).status_code == 200
    answer = web.post(path, headers=minutes, json={"reference": "D-1"})
    assert set(answer.get_json()["details"]["fields"]) == {"responsible", "due_on", "evaluate_on"}


def json_with(headers: Headers) -> Headers:
    return {**headers, "Content-Type": "application/json"}
