"""The care plans, with how each measure stands."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from services.cases.domain import plan_events as told
from shared.database import Row, Session, as_json
from shared.domain.errors import NotFound
from shared.eventstore.store import Recorded
from shared.projections import Projection

AGREE = """
    INSERT INTO care_plan (plan_id, tenant, case_id, client_id, goals, agreed_at, version)
    VALUES (%(plan_id)s, %(tenant)s, %(case_id)s, %(client_id)s, %(goals)s, %(at)s, %(version)s)
    ON CONFLICT (plan_id) DO NOTHING
"""
REVISE = "UPDATE care_plan SET goals = %(goals)s, revised_at = %(at)s WHERE plan_id = %(plan_id)s"
UNPLAN = """
    UPDATE planned_measure SET planned = false
     WHERE plan_id = %(plan_id)s AND NOT measure_id = ANY(%(measures)s)
"""
PLAN = """
    INSERT INTO planned_measure (plan_id, measure_id, tenant)
    SELECT %(plan_id)s, unnest(%(measures)s), %(tenant)s
    ON CONFLICT (plan_id, measure_id) DO UPDATE SET planned = true
"""
REFER = """
    UPDATE planned_measure SET referral_id = %(referral_id)s
     WHERE plan_id = %(plan_id)s AND measure_id = %(measure_id)s
"""
COMPLETE = """
    UPDATE planned_measure SET referral_id = %(referral_id)s, outcome = %(outcome)s
     WHERE plan_id = %(plan_id)s AND measure_id = %(measure_id)s
"""
TOUCH = "UPDATE care_plan SET version = %(version)s WHERE plan_id = %(plan_id)s"
NEWEST = """
    SELECT plan_id, case_id, client_id, goals, agreed_at, revised_at, version
      FROM care_plan
     WHERE case_id = %s
     ORDER BY agreed_at DESC, plan_id DESC
     LIMIT 1
"""
MEASURES = """
    SELECT measure_id, referral_id, outcome,
           CASE WHEN outcome IS NOT NULL THEN 'completed'
                WHEN referral_id IS NOT NULL THEN 'referred'
                ELSE 'planned' END AS state
      FROM planned_measure
     WHERE plan_id = %s AND planned
     ORDER BY measure_id
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    event = recorded.event
    if not isinstance(event, told.PlanEvent):
        return
    row = vars(event) | {
        "tenant": recorded.tenant,
        "at": recorded.occurred_at,
        "version": recorded.version,
    }
    match event:
        case told.CarePlanAgreed():
            db.execute(AGREE, row | {"goals": legible(event)})
            db.execute(PLAN, row)
        case told.PlanSigned():
            db.execute(REVISE, row | {"goals": legible(event)})
            db.execute(UNPLAN, row)
            db.execute(PLAN, row)
        case told.MeasureReferred():
            db.execute(REFER, row)
        case told.MeasureCompleted():
            db.execute(COMPLETE, row)
    db.execute(TOUCH, row)


def legible(event: told.PlanSigned) -> Any:
    """Return the goals as a column takes them; nothing where the client was erased."""
    return as_json([asdict(goal) for goal in event.goals]) if event.goals else None


def forget(db: Session, client_id: UUID) -> None:
    """Purge the goals of a person whose key was destroyed."""
    db.execute("UPDATE care_plan SET goals = NULL WHERE client_id = %s", (client_id,))


def of_case(db: Session, case_id: UUID) -> Row:
    """Return the newest plan of a case with how its measures stand, or raise `NotFound`."""
    plan = db.one(NEWEST, (case_id,))
    if plan is None:
        raise NotFound(case_id=str(case_id))
    measures = db.all(MEASURES, (plan["plan_id"],))
    stands = {str(measure["measure_id"]): measure for measure in measures}
    goals = plan["goals"] and [
        goal | {"measure": goal["measure"] | stands[goal["measure"]["measure_id"]]}
        for goal in plan["goals"]
    ]
    return plan | {"goals": goals, "measures": measures}


def ids_of_case(db: Session, case_id: UUID) -> list[UUID]:
    """Return the plans of a case, oldest first."""
    sql = "SELECT plan_id FROM care_plan WHERE case_id = %s ORDER BY agreed_at, plan_id"
    return [row["plan_id"] for row in db.all(sql, (case_id,))]


def is_planned(db: Session, plan_id: UUID | None, measure_id: UUID | None) -> bool:
    """Say whether a measure is one of that plan."""
    sql = "SELECT 1 FROM planned_measure WHERE plan_id = %s AND measure_id = %s AND planned"
    return bool(db.rows(sql, (plan_id, measure_id)))


PROJECTION = Projection(name="care_plans", tables=("care_plan", "planned_measure"), project=project)
