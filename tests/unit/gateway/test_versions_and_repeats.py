"""No update is lost, and nothing happens twice."""

from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from tests.unit.gateway.town import CASE_ID, WERL, Town

Headers = dict[str, str]
ACTION = f"/v1/cases/{CASE_ID}/assessment"
ENQUIRY = {
    "client_ids": [CASE_ID],
    "municipality": WERL,
    "source": "social_office",
    "reason": "Many needs.",
}


def test_something_new_says_where_it_is(web: FlaskClient, case_manager: Headers) -> None:
    answer = web.post("/v1/cases", json=ENQUIRY, headers=case_manager)

    assert answer.status_code == 201
    assert answer.get_json() == {"id": CASE_ID, "version": 4}
    assert answer.headers["Location"] == f"/v1/cases/{CASE_ID}"
    assert answer.headers["ETag"] == '"4"'


def test_something_new_gets_an_id_that_sorts_by_time(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    web.post("/v1/cases", json=ENQUIRY, headers=case_manager)
    first = UUID(town.asked["command"]["case_id"])
    web.post("/v1/cases", json=ENQUIRY, headers=case_manager)
    second = UUID(town.asked["command"]["case_id"])

    assert (first.version, first < second) == (7, True)


def test_an_action_says_whether_anything_changed(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    assert web.post(ACTION, headers=case_manager).get_json()["changed"] is True
    town.accepts("start_assessment", events=[], version=4)
    answer = web.post(ACTION, headers=case_manager)

    assert answer.get_json() == {"id": CASE_ID, "version": 4, "changed": False}


@pytest.mark.parametrize(
    ("header", "expected"), [('"7"', 7), ('"7-0a1b2c3d"', 7), ("*", None), (None, None)]
)
def test_the_version_seen_goes_to_the_service(
    web: FlaskClient, town: Town, case_manager: Headers, header: str | None, expected: int | None
) -> None:
    headers = {**case_manager, **({"If-Match": header} if header else {})}
    web.post(ACTION, headers=headers)

    assert town.asked["context"]["expected_version"] == expected


@pytest.mark.parametrize(
    "header", ["7", 'W/"7"', '"7", "8"', '"-1"', '"seven"', '""', '"7-xyz"', f'"{"9" * 19}"', '"٧"']
)
def test_a_malformed_version_is_not_guessed(
    web: FlaskClient, town: Town, case_manager: Headers, header: str
) -> None:
    answer = web.post(ACTION, headers={**case_manager, "If-Match": header})

    assert (answer.status_code, answer.get_json()["code"]) == (400, "IF_MATCH_MALFORMED")
    assert not town.requests


def test_who_was_too_late_learns_what_was_missed(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    missed = [{"version": 5, "type": "cases.contact_recorded"}]
    town.refuses("start_assessment", "STALE_VERSION", "stale", version=5, missed=missed)

    answer = web.post(ACTION, headers={**case_manager, "If-Match": '"4"'})

    assert (answer.status_code, answer.get_json()["code"]) == (412, "STALE_VERSION")
    assert answer.get_json()["details"] == {"version": 5, "missed": missed}


def test_what_is_still_new_is_not_sent_again(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    town.finds("case", case_id=CASE_ID, state="intake", version=4)
    first = web.get(f"/v1/cases/{CASE_ID}", headers=case_manager)
    again = {**case_manager, "If-None-Match": first.headers["ETag"]}

    assert first.headers["ETag"].startswith('"4-')
    assert (web.get(f"/v1/cases/{CASE_ID}", headers=again).status_code) == 304


def test_a_new_content_under_the_same_version_is_sent_again(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    town.finds("case", case_id=CASE_ID, open_referrals=1, version=4)
    etag = web.get(f"/v1/cases/{CASE_ID}", headers=case_manager).headers["ETag"]
    town.finds("case", case_id=CASE_ID, open_referrals=0, version=4)

    answer = web.get(f"/v1/cases/{CASE_ID}", headers={**case_manager, "If-None-Match": etag})

    assert answer.status_code == 200


def test_the_etag_of_an_answer_can_be_sent_back(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    town.finds("case", case_id=CASE_ID, version=4)
    etag = web.get(f"/v1/cases/{CASE_ID}", headers=case_manager).headers["ETag"]
    web.post(ACTION, headers={**case_manager, "If-Match": etag})

    assert town.asked["context"]["expected_version"] == 4


def test_a_repeat_is_the_same_command(web: FlaskClient, town: Town, case_manager: Headers) -> None:
    keyed = {**case_manager, "Idempotency-Key": "enquiry-2026-17"}
    first, second = (context_of(web, town, ENQUIRY, keyed) for _ in range(2))

    assert first["command_id"] == second["command_id"]
    assert first["fingerprint"] == second["fingerprint"]


def test_a_repeat_gets_the_first_answer(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    town.accepts("receive_enquiry", stream_id=CASE_ID, version=1, repeated=True)
    keyed = {**case_manager, "Idempotency-Key": "enquiry-2026-17"}

    answer = web.post("/v1/cases", json=ENQUIRY, headers=keyed)

    assert answer.status_code == 201
    assert answer.headers["Location"] == f"/v1/cases/{CASE_ID}"


def test_another_content_is_told_apart(web: FlaskClient, town: Town, case_manager: Headers) -> None:
    keyed = {**case_manager, "Idempotency-Key": "enquiry-2026-17"}
    first = context_of(web, town, ENQUIRY, keyed)
    second = context_of(web, town, ENQUIRY | {"source": "school"}, keyed)

    assert first["command_id"] == second["command_id"]
    assert first["fingerprint"] != second["fingerprint"]


def test_a_key_used_for_another_content_is_refused(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    town.refuses("receive_enquiry", "KEY_REUSED", "mismatch")

    answer = web.post("/v1/cases", json=ENQUIRY, headers={**case_manager, "Idempotency-Key": "k"})

    assert (answer.status_code, answer.get_json()["code"]) == (422, "KEY_REUSED")


def test_the_version_seen_is_no_part_of_the_content(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    keyed = {**case_manager, "Idempotency-Key": "k"}
    first = context_of(web, town, ENQUIRY, {**keyed, "If-Match": '"1"'})
    second = context_of(web, town, ENQUIRY, {**keyed, "If-Match": '"2"'})

    assert first["fingerprint"] == second["fingerprint"]


def test_two_people_may_choose_the_same_key(web: FlaskClient, town: Town, sign_in: Any) -> None:
    first, second = (
        context_of(
            web, town, ENQUIRY, {**sign_in("case_manager", user=user), "Idempotency-Key": "1"}
        )
        for user in ("a.becker", "t.vogel")
    )

    assert first["command_id"] != second["command_id"]


def test_without_a_key_every_request_is_a_new_one(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    first, second = (context_of(web, town, ENQUIRY, case_manager) for _ in range(2))

    assert first["command_id"] != second["command_id"]


@pytest.mark.parametrize("key", ["", " ", "x" * 201, "a b", "ä"])
def test_a_key_is_short_and_printable(
    web: FlaskClient, town: Town, case_manager: Headers, key: str
) -> None:
    answer = web.post(ACTION, headers={**case_manager, "Idempotency-Key": key})

    assert (answer.status_code, answer.get_json()["code"]) == (400, "IDEMPOTENCY_KEY_MALFORMED")


def test_a_contact_keeps_its_id_when_it_is_sent_again(
    web: FlaskClient, case_manager: Headers
) -> None:
    keyed = {**case_manager, "Idempotency-Key": "visit-1"}
    form = {"channel": "visit", "note": "All is well."}
    first, second = (
        web.post(f"/v1/cases/{CASE_ID}/contacts", json=form, headers=keyed).get_json()["id"]
        for _ in range(2)
    )

    assert first == second


def context_of(web: FlaskClient, town: Town, form: Any, headers: Headers) -> dict[str, Any]:
    web.post("/v1/cases", json=form, headers=headers)
    found: dict[str, Any] = town.asked["context"]
    return found
