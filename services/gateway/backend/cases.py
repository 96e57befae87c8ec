"""The calls we make to the cases service about cases and care plans."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from uuid6 import uuid7

from services.gateway.backend.calls import Accepted, Answer, Calls

Form = Mapping[str, Any]


def receive_enquiry(calls: Calls, form: Form) -> Accepted:
    """Take up an enquiry; a case begins."""
    about = form["client_ids"][0]
    return calls.command("cases", "receive_enquiry", case_id=uuid7(), client_id=about, **form)


def admit_case(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Admit somebody to case management; the caller manages the case unless told otherwise."""
    fields = {"manager": calls.asking.caller.user, **form}
    return step(calls, "admit_case", case_id, fields)


def step(calls: Calls, method: str, case_id: UUID, form: Form) -> Accepted:
    """Take a step in a case."""
    return calls.command("cases", method, case_id=case_id, **form)


def written_down(
    calls: Calls, method: str, thing: str, case_id: UUID, form: Form
) -> tuple[UUID, Accepted]:
    """Write something down in a case; returns its id, which is the same for every repeat."""
    id_ = calls.asking.id_of(thing)
    return id_, step(calls, method, case_id, {f"{thing}_id": id_, **form})


def agree_care_plan(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Record what was agreed on; plan, goals and measures get ids."""
    fields = {**form, "goals": with_ids(form["goals"])}
    return calls.command("cases", "agree_care_plan", plan_id=uuid7(), case_id=case_id, **fields)


def revise_care_plan(calls: Calls, method: str, form: Form) -> Accepted:
    """Record what was agreed on instead; new goals and measures get ids."""
    return calls.command("cases", method, **{**form, "goals": with_ids(form["goals"])})


def with_ids(goals: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return goals and their measures with the ids they have, and new ones for those without."""
    return [
        {"goal_id": uuid7(), **goal, "measure": {"measure_id": uuid7(), **goal["measure"]}}
        for goal in goals
    ]


def change_goal_status(calls: Calls, form: Form, goal_id: UUID) -> Accepted:
    """Record how a goal stands."""
    return calls.command("cases", "change_goal_status", goal_id=goal_id, **form)


def case(calls: Calls, case_id: UUID) -> Answer:
    """Return one case."""
    return calls.query("cases", "case", case_id=case_id)


def cases(calls: Calls, query: Form) -> Answer:
    """Return a page of cases."""
    return calls.query("cases", "cases", **query)


def plan(calls: Calls, case_id: UUID) -> Answer:
    """Return the care plan of a case."""
    return calls.query("cases", "plan", case_id=case_id)


def history(calls: Calls, query: Form, case_id: UUID) -> Answer:
    """Return what happened to a case, as it was known, or true, at some moment."""
    return calls.query("cases", "history", case_id=case_id, **query)
