"""What happened in a case, step by step, as far as the asker may know it."""

from typing import Any, Final

from services.cases.domain.care_plan import CarePlan
from services.cases.domain.case import CASE
from services.cases.domain.planning import CARE_PLAN
from services.cases.domain.progress import Case
from services.cases.projections import owned_cases, plans_shown
from services.cases.projections.questions import Past
from shared.database import Row
from shared.eventstore.narration import narrate
from shared.eventstore.postgres import PostgresEventStore
from shared.eventstore.store import Recorded
from shared.keyring.keyring import Keyring
from shared.messaging.doors import Request

CASE_WORK: Final = frozenset({"case_manager", "team_lead", "coordination"})


def told(request: Request, asked: Past, keys: Keyring) -> Row:
    """Return every event of a case and its plans; a former owner's history ends with the period."""
    db = request.db
    row = owned_cases.seen(db, asked.case_id, request.context.tenant)
    until = row["transferred_position"]
    store = PostgresEventStore(db, keys)
    how: dict[str, Any] = {
        "content": request.context.actor.role in CASE_WORK,
        "as_of": asked.as_of,
        "as_true_on": asked.as_true_on,
    }
    known = up_to(until, store.read(asked.case_id).recorded)
    events = narrate(CASE, known, how_case_stands, **how)
    for plan_id in plans_shown.ids_of_case(db, asked.case_id, until):
        of_plan = up_to(until, store.read(plan_id).recorded)
        events += narrate(CARE_PLAN, of_plan, how_plan_stands, **how)
        known += of_plan
    positions = {each.event_id: each.position for each in known}
    events.sort(key=lambda happening: positions[happening["event_id"]])
    return {"case_id": asked.case_id, "events": events}


def up_to(position: int | None, recorded: list[Recorded]) -> list[Recorded]:
    """Return the events up to a position in the log, or all."""
    return [each for each in recorded if position is None or each.position <= position]


def how_case_stands(case: Case) -> Row:
    """Return where a case stands, as a history shows it."""
    return {
        "state": case.state,
        "manager": case.manager,
        "owner": case.owner,
        "ownership_epoch": case.ownership_epoch,
    }


def how_plan_stands(plan: CarePlan) -> Row:
    """Return where a plan stands, as a history shows it."""
    return {
        "plan_version": plan.version,
        "goals": {str(goal_id): status for goal_id, status in plan.goals.items()},
        "measures": sorted(map(str, plan.measures)),
        "referred": sorted(map(str, plan.referred)),
        "completed": sorted(map(str, plan.completed)),
        "flagged": sorted(map(str, plan.flagged)),
    }
