"""What the gateway sends is what the services take: every door, every field, every kind."""

import dataclasses
from collections.abc import Iterator
from importlib import import_module
from inspect import getclosurevars
from pathlib import Path
from typing import Any

import pytest

from services.gateway.app import create_app
from services.gateway.issuing import ensure_issuer_keys, issue
from services.gateway.permissions import PERMISSIONS
from shared.domain.context import Context
from shared.domain.messages import Command
from shared.eventstore.serialization import load, schema_for
from shared.settings import Settings
from tests.unit.gateway.town import CASE_ID, WERL, Town, address, body, operations

SERVICES = ("agencies", "audit", "cases", "clients", "referrals", "steering")
# What the doors add of their own knowledge, besides what time it is.
GIVEN = {
    "register_client": {"look_alikes"},
    "add_name_variant": {"look_alikes"},
    "grant_consent": {"controller", "born", "guardians", "permissions"},
    "refuse_consent": {"controller"},
    "narrow_consent": {"permissions"},
    "reconfirm_consent": {"born", "guardians"},
    "propose_merge": {"by", "own_tenant", "tenant", "other_tenant"},
    "confirm_merge": {"by", "institution"},
    "reject_merge": {"by", "institution"},
    "reattribute_entry": {"right_tenant"},
    "receive_enquiry": {"ownership_epoch"},
    "admit_case": {"consent_known"},
    "start_assessment": {"consent_known"},
    "reopen_case": {"consent_known"},
    "start_evaluation": {"open_goals"},
    "release_client": {"open_referrals"},
    "assign_manager": {"role", "institution", "owner"},
    "report_manager_absent": {"role", "institution", "owner"},
    "arrange_cover": {"role", "institution", "owner"},
    "end_cover": {"role", "institution", "owner"},
    "report_structural_finding": {"case_state"},
    "agree_care_plan": {"case_state", "client_id"},
    "revise_care_plan": {"case_state"},
    "resolve_care_plan_conflict": {"case_state"},
    "initiate_transfer": {"from_tenant", "consent_known"},
    "accept_transfer": {"answered_for", "consent_known"},
    "decline_transfer": {"answered_for"},
    "draft_referral": {"capacity"},
    "submit_referral": {"consent", "competent", "policy", "closed", "active", "restricted"},
    "resume_referral": {"consent"},
    "accept_referral": {"consent"},
    "approve_draft": {"approved_by"},
    "open_package": {"consent", "data_classes"},
    "form_project_group": {"obstacle_state"},
    "submit_proposal": {"group_works_on"},
    "convene_sitting": {"voting_seats", "advisory_seats", "undecided"},
    "put_motion": {"decided"},
    "close_vote": {"reference_taken", "decided"},
    "register_agency": {"agency_id"},
    "request_subscription": {"institution_kind", "by"},
    "approve_subscription": {"institution_kind", "by"},
    "refuse_subscription": {"by"},
    "resume_subscription": {"institution_kind"},
}
# What no person asks for: the services ask themselves.
NOT_OFFERED = {"deliver_referral", "note_delivery_failure", "expire_referral"}

REFERRAL = {
    "client_id": CASE_ID, "case_id": CASE_ID, "data_classes": ["base"], "service": "kita",
    "tenant": WERL, "municipality": WERL, "recipient": "JC",
}  # fmt: skip

Request = tuple[str, str, dict[str, Any]]


def recorded(folder: Path) -> list[Request]:
    """Return every request that the gateway makes when everything is asked once."""
    town = Town()
    town.finds("referral", **REFERRAL)
    town.finds("sitting", attendance=[])
    app = create_app(Settings(issuer_key=folder / "key.json"), town)
    ensure_issuer_keys(folder / "key.json")
    web = app.test_client()
    document = web.get("/api/openapi.json").get_json()
    for method, path, operation in operations(document):
        for role in roles_for(operation["x-permission"]):
            token = issue(
                folder / "key.json", role, user="a.becker", tenant="05974052", agency="JC"
            )
            web.open(
                address(path, operation),
                method=method,
                headers={"Authorization": f"Bearer {token}"},
                json=body(document, operation),
            )
    return town.requests


def roles_for(permission: str) -> Iterator[str]:
    for role, granted in PERMISSIONS.items():
        if permission in granted:
            yield role


@pytest.fixture(scope="module")
def requests(tmp_path_factory: pytest.TempPathFactory) -> list[Request]:
    return recorded(tmp_path_factory.mktemp("keys"))


def terms_of(service: str) -> dict[str, Any]:
    """Return the terms of each door that takes a command: which one, and whether it may be late."""
    closed_in = {
        name: getclosurevars(each).nonlocals
        for name, each in vars(doors_of(service)).items()
        if callable(each)
    }
    return {name: known["terms"] for name, known in closed_in.items() if "terms" in known}


def doors_of(service: str) -> Any:
    return import_module(f"services.{service}.service").Doors


def all_commands() -> dict[tuple[str, str], type[Command]]:
    return {
        (service, name): terms.command
        for service in SERVICES
        for name, terms in terms_of(service).items()
    }


def test_every_call_finds_its_door(requests: list[Request]) -> None:
    for service, method, _ in requests:
        assert method in vars(doors_of(service)), (service, method)


def test_every_door_for_people_is_called(requests: list[Request]) -> None:
    called = {(service, method) for service, method, _ in requests}
    offered = {key for key in all_commands() if key[1] not in NOT_OFFERED}

    assert offered - called == set()


def test_every_field_of_a_command_is_sent_or_given(requests: list[Request]) -> None:
    known = all_commands()
    for service, method, request in requests:
        if "command" not in request:
            continue
        fields = {each.name for each in dataclasses.fields(known[service, method])}
        given = given_to(method)
        assert fields - given <= set(request["command"]) | optional(known[service, method]), method
        assert set(request["command"]) <= fields, method


def test_every_field_is_of_the_kind_that_the_command_takes(requests: list[Request]) -> None:
    known = all_commands()
    for service, method, request in requests:
        if "command" in request:
            schema = schema_for(known[service, method])
            faults = schema.validate(request["command"], partial=tuple(given_to(method)))
            assert faults == {}, (method, faults)


def test_the_examples_show_every_field_that_a_command_has(requests: list[Request]) -> None:
    shown: dict[tuple[str, str], set[str]] = {}
    for service, method, request in requests:
        shown.setdefault((service, method), set()).update(request.get("command", ()))
    for key, command in all_commands().items():
        if key in shown:
            fields = {each.name for each in dataclasses.fields(command)}
            assert fields - given_to(key[1]) <= shown[key], key


def test_what_may_be_told_late_is_what_the_form_has_fields_for(requests: list[Request]) -> None:
    told_late = {
        (service, method)
        for service, method, request in requests
        if "occurred_at" in request["context"]
    }
    may_be = {
        (service, method)
        for service in SERVICES
        for method, terms in terms_of(service).items()
        if terms.backdated
    }

    assert told_late == may_be


def test_every_request_says_who_asks(requests: list[Request]) -> None:
    for _, method, request in requests:
        assert isinstance(load(Context, request["context"]), Context), method


def given_to(method: str) -> set[str]:
    return GIVEN.get(method, set()) | {"at"}


def optional(command: type[Command]) -> set[str]:
    return {
        each.name for each in dataclasses.fields(command) if each.default is not dataclasses.MISSING
    }
