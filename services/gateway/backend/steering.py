"""The calls we make to the steering service."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from uuid6 import uuid7

from services.gateway.backend.calls import Accepted, Answer, Calls

Form = Mapping[str, Any]


def report_obstacle(calls: Calls, form: Form) -> Accepted:
    """Point out what holds people up."""
    return calls.command("steering", "report_obstacle", obstacle_id=uuid7(), **form)


def about_obstacle(calls: Calls, method: str, obstacle_id: UUID, **form: Any) -> Accepted:
    """Take a step on the way of an obstacle."""
    return calls.command("steering", method, obstacle_id=obstacle_id, **form)


def form_project_group(calls: Calls, form: Form) -> Accepted:
    """Bring institutions together."""
    return calls.command("steering", "form_project_group", group_id=uuid7(), **form)


def constitute_committee(calls: Calls, form: Form) -> Accepted:
    """Set up a committee."""
    return calls.command("steering", "constitute_committee", committee_id=uuid7(), **form)


def submit_proposal(calls: Calls, form: Form) -> Accepted:
    """Propose how to remove an obstacle."""
    return calls.command("steering", "submit_proposal", proposal_id=uuid7(), **form)


def convene_sitting(calls: Calls, form: Form) -> Accepted:
    """Call a committee together."""
    return calls.command("steering", "convene_sitting", sitting_id=uuid7(), **form)


def in_sitting(calls: Calls, method: str, sitting_id: UUID, **form: Any) -> Accepted:
    """Take a step in a sitting."""
    return calls.command("steering", method, sitting_id=sitting_id, **form)


def put_motion(calls: Calls, form: Form, sitting_id: UUID) -> tuple[UUID, Accepted]:
    """Put a proposal to the vote; returns the motion's id, the same for every repeat."""
    motion_id = calls.asking.id_of("motion")
    fields = {"sitting_id": sitting_id, "motion_id": motion_id, **form}
    return motion_id, calls.command("steering", "put_motion", **fields)


def evidence(calls: Calls, query: Form) -> Answer:
    """Return a page of what went wrong between institutions, in numbers of people."""
    return calls.query("steering", "evidence", **query)


def obstacles(calls: Calls, query: Form) -> Answer:
    """Return a page of obstacles."""
    return calls.query("steering", "obstacles", **query)


def obstacle(calls: Calls, obstacle_id: UUID) -> Answer:
    """Return one obstacle."""
    return calls.query("steering", "obstacle", obstacle_id=obstacle_id)


def proposals(calls: Calls, query: Form) -> Answer:
    """Return a page of proposals."""
    return calls.query("steering", "proposals", **query)


def sitting(calls: Calls, sitting_id: UUID) -> Answer:
    """Return one sitting."""
    return calls.query("steering", "sitting", sitting_id=sitting_id)


def sittings(calls: Calls, query: Form) -> Answer:
    """Return a page of sittings."""
    return calls.query("steering", "sittings", **query)


def decisions(calls: Calls, query: Form) -> Answer:
    """Return a page of decisions."""
    return calls.query("steering", "decisions", **query)


def committees(calls: Calls, query: Form) -> Answer:
    """Return a page of committees."""
    return calls.query("steering", "committees", **query)
