"""The calls we make to the cases service."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

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
    return calls.command("cases", "admit_case", case_id=case_id, **fields)


def decline_admission(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Do not admit somebody, and show another way."""
    return calls.command("cases", "decline_admission", case_id=case_id, **form)


def start_assessment(calls: Calls, case_id: UUID) -> Accepted:
    """Begin to find out what is needed."""
    return calls.command("cases", "start_assessment", case_id=case_id)


def complete_assessment(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Record what is needed."""
    return calls.command("cases", "complete_assessment", case_id=case_id, **form)


def agree_care_plan(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Record what was agreed on; plan, goals and measures get ids."""
    fields = {**form, "goals": with_ids(form["goals"])}
    return calls.command("cases", "agree_care_plan", plan_id=uuid7(), case_id=case_id, **fields)


def revise_care_plan(calls: Calls, form: Form) -> Accepted:
    """Record what was agreed on instead; new goals and measures get ids."""
    return calls.command("cases", "revise_care_plan", **{**form, "goals": with_ids(form["goals"])})


def with_ids(goals: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return goals and their measures with the ids they have, and new ones for those without."""
    return [
        {"goal_id": uuid7(), **goal, "measure": {"measure_id": uuid7(), **goal["measure"]}}
        for goal in goals
    ]


def record_contact(calls: Calls, form: Form, case_id: UUID) -> tuple[UUID, Accepted]:
    """Record a contact; returns its id, which is the same for every repeat."""
    contact_id = uuid5(calls.asking.command_id, "contact")
    fields = {"case_id": case_id, "contact_id": contact_id, **form}
    return contact_id, calls.command("cases", "record_contact", **fields)


def report_structural_finding(calls: Calls, form: Form, case_id: UUID) -> tuple[UUID, Accepted]:
    """Report what lies in the structures; returns its id, the same for every repeat."""
    finding_id = uuid5(calls.asking.command_id, "finding")
    fields = {"case_id": case_id, "finding_id": finding_id, **form}
    return finding_id, calls.command("cases", "report_structural_finding", **fields)


def release_client(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Release the client: the goals are reached."""
    return calls.command("cases", "release_client", case_id=case_id, **form)


def close_case(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """End the case before that."""
    return calls.command("cases", "close_case", case_id=case_id, **form)


def reopen_case(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Take the case up again."""
    return calls.command("cases", "reopen_case", case_id=case_id, **form)


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
    """Return what happened to a case, as it was known at some moment."""
    return calls.query("cases", "history", case_id=case_id, **query)
