"""Who acts, for whom and when is told by the token and the clock, never by what is sent in."""

from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from tests.unit.gateway.town import CASE_ID, WERL, Town

FINDING = {"kind": "long_wait", "service": "kita", "municipality": WERL}
OBSTACLE = FINDING | {"source": "statistics"}
Headers = dict[str, str]


def test_the_actor_is_who_signed_in(web: FlaskClient, town: Town, case_manager: Headers) -> None:
    web.post(f"/v1/cases/{CASE_ID}/assessment", headers=case_manager)

    context = town.asked["context"]
    assert context["actor"] == {"user": "a.becker", "role": "case_manager", "institution": WERL}
    assert context["tenant"] == WERL


def test_the_time_is_for_the_services_to_tell(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    web.post(f"/v1/cases/{CASE_ID}/assessment", headers=case_manager)
    web.get(f"/v1/competence?service=kita&municipality={WERL}", headers=case_manager)

    asked = [set(request) - {"context"} for _, _, request in town.requests]
    assert asked == [{"command"}, {"query"}]
    assert "at" not in town.requests[0][2]["command"]
    assert "on" not in town.requests[1][2]["query"]


def test_an_agency_answers_in_its_own_name(web: FlaskClient, town: Town, sign_in: Any) -> None:
    web.post(f"/v1/referrals/{CASE_ID}/acceptance", headers=sign_in("agency_clerk", agency="GA"))

    assert town.asked["command"]["agency"] == "GA"
    assert town.asked["context"]["tenant"] == ""
    assert town.asked["context"]["actor"]["institution"] == "GA"


def test_a_referral_is_submitted_by_who_signed_in(
    web: FlaskClient, town: Town, document: Any, case_manager: Headers
) -> None:
    from tests.unit.gateway.town import body

    form = body(document, document["paths"]["/v1/referrals"]["post"])
    web.post("/v1/referrals", json=form, headers=case_manager)

    assert town.asked["command"]["submitted_by"] == "a.becker"


def test_a_case_is_managed_by_who_admits_it_unless_told(
    web: FlaskClient, town: Town, document: Any, case_manager: Headers
) -> None:
    criteria = dict.fromkeys(
        (
            "complex_need", "many_actors", "regular_paths_failed", "lacks_own_resources",
            "consent_given",
        ),
        True,
    )  # fmt: skip
    path = f"/v1/cases/{CASE_ID}/admission"
    web.post(path, json={"criteria": criteria}, headers=case_manager)
    assert town.asked["command"]["manager"] == "a.becker"

    web.post(path, json={"criteria": criteria, "manager": "t.vogel"}, headers=case_manager)
    assert town.asked["command"]["manager"] == "t.vogel"


@pytest.mark.parametrize("role", ["agency_clerk", "coordination"])
def test_steering_belongs_to_the_district(
    web: FlaskClient, town: Town, sign_in: Any, role: str
) -> None:
    web.post("/v1/obstacles", json=OBSTACLE, headers=sign_in(role, tenant="", agency="JC"))

    assert town.asked["context"]["tenant"] == "05974000"


def test_a_finding_is_reported_in_the_case(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    web.post(f"/v1/cases/{CASE_ID}/findings", json=FINDING, headers=case_manager)

    assert town.asked["context"]["tenant"] == WERL


def test_goals_and_measures_get_ids(web: FlaskClient, town: Town, case_manager: Headers) -> None:
    plan = {
        "goals": [{"code": "attends_school", "measure": {"service": "school_place"}}],
        "signed_by_client": True,
        "signed_by_manager": True,
    }
    answer = web.post(f"/v1/cases/{CASE_ID}/plan", json=plan, headers=case_manager)

    [goal] = town.asked["command"]["goals"]
    assert UUID(goal["goal_id"]) and UUID(goal["measure"]["measure_id"])
    assert answer.headers["Location"] == f"/v1/cases/{CASE_ID}/plan"


def test_the_id_of_a_request_goes_along_and_comes_back(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    answer = web.get("/v1/clients", headers={**case_manager, "X-Request-ID": CASE_ID})

    assert answer.headers["X-Request-ID"] == CASE_ID
    assert town.asked["context"]["correlation_id"] == CASE_ID


def test_a_request_without_a_proper_id_gets_one(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    answer = web.get("/v1/clients", headers={**case_manager, "X-Request-ID": "mine\r\n"[:4]})

    assert answer.headers["X-Request-ID"] == town.asked["context"]["correlation_id"]


@pytest.mark.parametrize(
    ("header", "passed_on"),
    [("00-" + "a" * 32 + "-" + "b" * 16 + "-01", True), ("nonsense", False)],
)
def test_a_trace_goes_along(
    web: FlaskClient, town: Town, case_manager: Headers, header: str, passed_on: bool
) -> None:
    web.get("/v1/clients", headers={**case_manager, "traceparent": header})

    assert town.asked["context"]["traceparent"] == (header if passed_on else None)


def test_the_competence_of_a_day_can_be_asked_for(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    web.get(f"/v1/competence?service=kita&municipality={WERL}&on=2025-01-31", headers=case_manager)

    assert town.asked["query"]["on"] == "2025-01-31"


def test_members_vote_for_their_own_institution(web: FlaskClient, town: Town, sign_in: Any) -> None:
    seats = [{"seat": "VHS-1", "institution": "VHS"}, {"seat": "JC-1", "institution": "JC"}]
    town.finds("sitting", attendance=seats)
    path = f"/v1/sittings/{CASE_ID}/motions/{CASE_ID}/votes"
    member = sign_in("steering_member", agency="VHS")

    assert web.post(path, json={"seat": "VHS-1", "vote": "yes"}, headers=member).status_code == 200
    refused = web.post(path, json={"seat": "JC-1", "vote": "yes"}, headers=member)
    assert (refused.status_code, refused.get_json()["code"]) == (403, "NOT_YOUR_SEAT")


def test_the_minute_taker_records_every_vote(web: FlaskClient, town: Town, sign_in: Any) -> None:
    path = f"/v1/sittings/{CASE_ID}/motions/{CASE_ID}/votes"

    answer = web.post(path, json={"seat": "JC-1", "vote": "no"}, headers=sign_in("minute_taker"))

    assert answer.status_code == 200
    assert [method for _, method, _ in town.requests] == ["cast_vote"]


def test_a_consent_is_shown_among_those_of_its_client(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    other = "01890a5d-ac96-774b-bcce-b302099a8058"
    town.finds("consents", items=[{"consent_id": CASE_ID, "version": 2}])
    shown = web.get(f"/v1/consents/{CASE_ID}?client_id={other}", headers=case_manager)
    missing = web.get(f"/v1/consents/{other}?client_id={other}", headers=case_manager)

    assert (shown.status_code, missing.status_code) == (200, 404)


def test_a_lead_asks_for_their_own_institution_unless_another_is_named(
    web: FlaskClient, town: Town, sign_in: Any
) -> None:
    form = {"event_types": ["referrals.*"], "channel": "feed"}
    for named, agency in (({}, "GA"), ({"agency": "JC"}, "JC")):
        answer = web.post(
            "/v1/directory/subscriptions",
            headers=sign_in("agency_lead", agency="GA"),
            json=form | named,
        )
        assert answer.status_code == 201
        assert town.asked["command"]["agency"] == agency
