"""What is refused says why: for programs by a code, for people in their language."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from services.gateway.app import create_app
from shared.messaging.client import BrokerAway, NoAnswer, ServiceAway
from shared.settings import NotConfigured, Settings
from tests.unit.gateway.town import CASE_ID, Town

Headers = dict[str, str]
PATH = f"/v1/cases/{CASE_ID}"


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("invalid", 422),
        ("mismatch", 422),
        ("forbidden", 403),
        ("not_found", 404),
        ("conflict", 409),
        ("stale", 412),
        ("unavailable", 503),
        ("internal", 500),
        ("unheard_of", 500),
    ],
)
def test_every_kind_of_refusal_has_its_status(
    web: FlaskClient, town: Town, case_manager: Headers, kind: str, status: int
) -> None:
    town.refuses("case", "SOME_CODE", kind, needed=12)

    answer = web.get(PATH, headers=case_manager)

    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    problem = answer.get_json()
    assert problem["status"] == status
    assert problem["type"] == "urn:wegakte:refusal:SOME_CODE"
    assert problem["code"] == "SOME_CODE"
    assert problem["details"] == {"needed": 12}
    assert problem["instance"] == f"urn:uuid:{answer.headers['X-Request-ID']}"


def test_what_another_municipality_holds_is_not_there(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    town.refuses("case", "NOT_FOUND", "not_found")

    assert web.get(PATH, headers=case_manager).status_code == 404


@pytest.mark.parametrize(
    ("accepted", "language", "detail"),
    [
        ("de-DE,de;q=0.9,en;q=0.8", "de", "Für einen Antrag sind zu wenige"),
        ("de", "de", "Für einen Antrag sind zu wenige"),
        ("en", "en", "Said the service."),
        ("uk, tr", "en", "Said the service."),
        ("", "en", "Said the service."),
    ],
)
def test_people_are_told_in_their_language(
    web: FlaskClient,
    town: Town,
    case_manager: Headers,
    accepted: str,
    language: str,
    detail: str,
) -> None:
    town.refuses("case", "NO_QUORUM", "conflict")

    answer = web.get(PATH, headers={**case_manager, "Accept-Language": accepted})

    assert answer.headers["Content-Language"] == language
    assert answer.get_json()["detail"].startswith(detail)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ServiceAway("cases.case"), "SERVICE_AWAY"),
        (NoAnswer("no answer in time"), "NO_ANSWER"),
        (BrokerAway("refused"), "BROKER_AWAY"),
    ],
)
def test_when_no_answer_is_to_be_had_one_is_told_when_to_try_again(
    web: FlaskClient, town: Town, case_manager: Headers, error: Exception, code: str
) -> None:
    town.fails("case", error)

    answer = web.get(PATH, headers=case_manager)

    assert (answer.status_code, answer.get_json()["code"]) == (503, code)
    assert answer.headers["Retry-After"] == "2"


def test_our_own_faults_are_kept_to_ourselves(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    town.fails("case", ZeroDivisionError("the secret of Yusuf"))

    answer = web.get(PATH, headers=case_manager)

    assert (answer.status_code, answer.get_json()["code"]) == (500, "INTERNAL")
    assert "Yusuf" not in answer.get_data(as_text=True)


def test_an_answer_of_another_form_is_our_fault(
    web: FlaskClient, town: Town, case_manager: Headers
) -> None:
    town.answers("case", {"something": "else"})

    assert web.get(PATH, headers=case_manager).status_code == 500


def test_health_tells_whether_the_broker_is_there(web: FlaskClient, town: Town) -> None:
    assert web.get("/health/live").status_code == 200

    town.fails("ready", ServiceAway("nobody.ready"))
    assert web.get("/health/ready").get_json() == {"status": "ready"}

    town.fails("ready", BrokerAway("refused"))
    assert web.get("/health/ready").status_code == 503


def test_health_needs_no_token_and_keeps_no_secrets(web: FlaskClient) -> None:
    assert web.get("/health/live").get_json() == {"status": "alive"}


@pytest.mark.parametrize("path", ["/health/live", "/v1/me", "/nothing", "/", "/api/docs"])
def test_every_answer_is_safe_in_a_browser(web: FlaskClient, path: str) -> None:
    headers = web.get(path).headers

    assert headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert "script-src 'self';" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_what_is_about_people_stays_out_of_caches(web: FlaskClient, case_manager: Headers) -> None:
    assert web.get("/v1/clients", headers=case_manager).headers["Cache-Control"] == "no-store"


def test_the_issuers_silence_is_not_the_callers_fault(
    issuer_key: Any, case_manager: Headers, tmp_path: Any
) -> None:
    settings = Settings(jwks=str(tmp_path / "none.json"), issuer="https://idp")
    app: Flask = create_app(settings, Town())

    answer = app.test_client().get("/v1/me", headers=case_manager)

    assert (answer.status_code, answer.get_json()["code"]) == (503, "KEYS_UNKNOWN")


def test_nobody_is_believed_by_default() -> None:
    with pytest.raises(NotConfigured, match="WEGAKTE_JWKS"):
        create_app(Settings(), Town())
