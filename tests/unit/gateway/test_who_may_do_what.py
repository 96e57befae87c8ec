"""Every address asks for a permission, and every role gets exactly what its permissions say."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from services.gateway.gate import ViewWithoutPermission, require_permissions
from services.gateway.permissions import PERMISSIONS, Caller, permission_table, requires
from tests.unit.gateway.town import Document, Town, address, body, operations

SignIn = Callable[..., dict[str, str]]


@pytest.mark.parametrize("role", PERMISSIONS)
def test_a_role_comes_in_where_its_permissions_say_and_nowhere_else(
    role: str, web: FlaskClient, town: Town, document: Document, sign_in: SignIn
) -> None:
    headers = sign_in(role)
    for method, path, operation in operations(document):
        if operation.get("x-permission") is None:
            continue
        town.requests.clear()
        answer = web.open(
            address(path, operation),
            method=method.upper(),
            headers=headers,
            json=body(document, operation),
        )
        if operation["x-permission"] in PERMISSIONS[role]:
            assert answer.status_code != 403, (method, path)
        else:
            assert answer.status_code == 403, (method, path)
            assert answer.get_json()["code"] == "FORBIDDEN"
            assert not town.requests


def test_every_address_of_the_interface_asks_for_a_permission(document: Document) -> None:
    known = {permission for permission, _ in permission_table()}
    for method, path, operation in operations(document):
        assert operation.get("x-permission") in known, (method, path)


def test_a_right_is_checked_before_anything_that_is_sent(web: FlaskClient, sign_in: SignIn) -> None:
    answer = web.post("/v1/agencies", headers=sign_in("auditor"), json={"nonsense": True})

    assert answer.status_code == 403
    assert answer.get_json()["details"] == {"permission": "directory:write"}


def test_a_view_without_a_permission_stops_the_start() -> None:
    app = Flask("town")
    app.add_url_rule("/v1/secrets", "secrets", lambda: "all of them")

    with pytest.raises(ViewWithoutPermission, match="secrets"):
        require_permissions(app)


def test_a_permission_that_nobody_has_is_a_slip() -> None:
    with pytest.raises(LookupError, match="case:aquit"):
        requires("case:aquit")


def test_the_first_role_that_may_is_the_one_acted_in() -> None:
    caller = Caller(user="x", roles=("auditor", "team_lead", "case_manager"), tenant="05974052")

    assert caller.role_for("timeline:read") == "auditor"
    assert caller.role_for("case:close") == "team_lead"
    assert caller.role_for("directory:write") is None


@pytest.mark.parametrize(
    ("role", "claims", "tenant", "institution"),
    [
        ("case_manager", {"tenant": "05974052"}, "05974052", "05974052"),
        ("team_lead", {"tenant": "05974052", "agency": "JC"}, "05974052", "05974052"),
        ("agency_clerk", {"agency": "JC"}, "", "JC"),
        ("agency_lead", {"agency": "GA", "tenant": "05974052"}, "", "GA"),
        ("coordination", {"agency": "KI"}, "05974000", "KI"),
        ("minute_taker", {"tenant": "05974052"}, "05974000", "05974000"),
        ("steering_member", {"agency": "VHS"}, "05974000", "VHS"),
        ("registrar", {"tenant": "05958000"}, "05958000", "05958000"),
        ("auditor", {}, "05974000", "05974000"),
        ("auditor", {"tenant": "05974052"}, "05974052", "05974052"),
    ],
)
def test_a_role_acts_for_its_institution(
    role: str, claims: dict[str, Any], tenant: str, institution: str
) -> None:
    caller = Caller(user="x", roles=(role,), **claims)

    assert (caller.tenant_in(role), caller.institution_in(role)) == (tenant, institution)


@pytest.mark.parametrize("role", ["case_manager", "agency_clerk"])
def test_a_role_without_its_institution_may_nothing(role: str) -> None:
    assert Caller(user="x", roles=(role,)).permissions == []


def test_nobody_outside_the_municipality_reads_clients() -> None:
    assert dict(permission_table())["client:read"] == ["case_manager", "team_lead"]


def test_only_agencies_answer_referrals() -> None:
    table = dict(permission_table())
    assert table["referral:accept"] == table["referral:open_package"] == [
        "agency_clerk", "agency_lead",
    ]  # fmt: skip


def test_who_i_am_is_told(web: FlaskClient, sign_in: SignIn) -> None:
    me = web.get("/v1/me", headers=sign_in("registrar", "chief", user="r")).get_json()

    assert me["user"] == "r"
    assert me["roles"] == ["registrar"]
    assert {"directory:read", "directory:write", "self:read"} <= set(me["permissions"])
    assert "client:read" not in me["permissions"]
