"""Every request leaves one line, and the line says nothing about people."""

from typing import Any

from flask.testing import FlaskClient

from tests.unit.gateway.town import CASE_ID, Town

Lines = list[dict[str, Any]]


def test_a_request_leaves_a_line(web: FlaskClient, sign_in: Any, lines: Lines) -> None:
    answer = web.get(f"/v1/clients/{CASE_ID}", headers=sign_in("case_manager"))

    [line] = lines
    assert line["route"] == "/v1/clients/<uuid:client_id>"
    assert (line["method"], line["status"], line["role"]) == ("GET", 200, "case_manager")
    assert line["correlation_id"] == answer.headers["X-Request-ID"]
    assert line["ms"] >= 0


def test_the_line_says_nothing_about_people(
    web: FlaskClient, town: Town, sign_in: Any, lines: Lines
) -> None:
    town.refuses("client", "UNKNOWN_CLIENT", "not_found", name="Mariam")
    headers = sign_in("case_manager", user="a.becker") | {"X-Forwarded-For": "192.0.2.7"}
    web.get(f"/v1/clients/{CASE_ID}", headers=headers)
    web.post("/v1/clients", json={"given_name": "Mariam"}, headers=headers)

    written = str(lines)
    for secret in (CASE_ID, "a.becker", "Mariam", "192.0.2.7", "127.0.0.1", "Bearer"):
        assert secret not in written


def test_a_fault_of_ours_leaves_its_traces(
    web: FlaskClient, town: Town, sign_in: Any, lines: Lines
) -> None:
    town.fails("client", ZeroDivisionError())
    web.get(f"/v1/clients/{CASE_ID}", headers=sign_in("case_manager"))

    assert lines[-1]["status"] == 500


def test_being_asked_for_ones_health_leaves_none(web: FlaskClient, lines: Lines) -> None:
    web.get("/health/live")
    web.get("/health/ready")

    assert lines == []
