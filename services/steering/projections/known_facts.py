"""What the doors look up before a command is decided on."""

from collections.abc import Mapping
from typing import Any

from services.steering.projections import (
    committees,
    decisions,
    obstacles,
    project_groups,
    proposals,
    sittings,
)
from services.steering.projections.questions import id_in, ids_in
from shared.database import Session
from shared.domain.context import Context

Payload = Mapping[str, Any]
Fields = dict[str, Any]


def for_project_group(db: Session, payload: Payload, context: Context) -> Fields:
    """Return how far the obstacle is that a group wants to work on."""
    return {"obstacle_state": obstacles.state_of(db, id_in(payload, "obstacle_id"))}


def for_proposal(db: Session, payload: Payload, context: Context) -> Fields:
    """Return which obstacle the proposing group works on."""
    return {"group_works_on": project_groups.works_on(db, id_in(payload, "group_id"))}


def for_sitting(db: Session, payload: Payload, context: Context) -> Fields:
    """Return the seats of the committee, and what of the agenda is still to be decided."""
    seats = committees.seats_of(db, id_in(payload, "committee_id"))
    return {**seats, "undecided": proposals.undecided(db, ids_in(payload, "agenda"))}


def for_motion(db: Session, payload: Payload, context: Context) -> Fields:
    """Return whether a sitting has decided on the proposal."""
    return {"decided": proposals.is_decided(db, id_in(payload, "proposal_id"))}


def for_result(db: Session, payload: Payload, context: Context) -> Fields:
    """Return whether the reference is another decision's, and the proposal decided elsewhere."""
    proposal_id = sittings.proposal_of(db, id_in(payload, "motion_id"))
    return {
        "reference_taken": decisions.is_taken(db, payload.get("reference")),
        "decided": proposals.is_decided(db, proposal_id),
    }
