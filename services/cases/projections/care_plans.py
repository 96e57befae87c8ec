"""The care plans in all their versions, with how each goal and each measure stands."""

from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from services.cases.domain import plan_events as told
from shared.database import Session, as_json
from shared.domain.personal import legible
from shared.eventstore.store import Recorded
from shared.projections import Projection

AGREE: Final = """
    INSERT INTO care_plan (plan_id, tenant, case_id, client_id, goals, signature, agreed_at,
                           plan_version, version)
    VALUES (%(plan_id)s, %(tenant)s, %(case_id)s, %(client_id)s, %(goals)s, %(signature)s, %(at)s,
            %(plan_version)s, %(version)s)
    ON CONFLICT (plan_id) DO NOTHING
"""
PLACE: Final = """
    INSERT INTO plan_place (plan_id, case_id) VALUES (%(plan_id)s, %(case_id)s)
    ON CONFLICT (plan_id) DO NOTHING
"""
SIGN: Final = """
    INSERT INTO plan_version (plan_id, plan_version, position, tenant, case_id, client_id, kind,
                              builds_on, goals, goal_ids, signature, measures, signed_by,
                              signed_at)
    VALUES (%(plan_id)s, %(plan_version)s, %(position)s, %(tenant)s, %(case_id)s, %(client_id)s,
            %(kind)s, %(builds_on)s, %(goals)s, %(goal_ids)s, %(signature)s, %(measures)s,
            %(actor)s, %(at)s)
    ON CONFLICT (plan_id, plan_version) DO NOTHING
"""
REVISE: Final = """
    UPDATE care_plan
       SET goals = %(goals)s, signature = %(signature)s, revised_at = %(at)s,
           plan_version = %(plan_version)s
     WHERE plan_id = %(plan_id)s
"""
UNPLAN: Final = """
    UPDATE planned_measure SET planned = false
     WHERE plan_id = %(plan_id)s AND NOT measure_id = ANY(%(measures)s)
"""
PLAN: Final = """
    INSERT INTO planned_measure (plan_id, measure_id, tenant)
    SELECT %(plan_id)s, unnest(%(measures)s), %(tenant)s
    ON CONFLICT (plan_id, measure_id) DO UPDATE SET planned = true
"""
REACH: Final = """
    INSERT INTO goal_status (plan_id, goal_id, position, tenant, status, changed_at)
    VALUES (%(plan_id)s, %(goal_id)s, %(position)s, %(tenant)s, %(status)s, %(at)s)
    ON CONFLICT (plan_id, goal_id, position) DO NOTHING
"""
REFER: Final = """
    UPDATE planned_measure SET referral_id = %(referral_id)s, referred_position = %(position)s
     WHERE plan_id = %(plan_id)s AND measure_id = %(measure_id)s
"""
COMPLETE: Final = """
    UPDATE planned_measure
       SET referral_id = %(referral_id)s, outcome = %(outcome)s, completed_position = %(position)s
     WHERE plan_id = %(plan_id)s AND measure_id = %(measure_id)s
"""
FLAG: Final = """
    UPDATE planned_measure SET flag_reason = %(reason_code)s, flag_position = %(position)s
     WHERE plan_id = %(plan_id)s AND measure_id = %(measure_id)s
"""
UNFLAG: Final = """
    UPDATE planned_measure SET flag_reason = NULL, flag_position = NULL
     WHERE plan_id = %(plan_id)s AND measure_id = %(measure_id)s
"""
TOUCH: Final = "UPDATE care_plan SET version = %(version)s WHERE plan_id = %(plan_id)s"

# A plan is revised by one signed version after another; each is kept.
STATEMENTS: Final[dict[type[told.PlanEvent], tuple[str, ...]]] = {
    told.CarePlanAgreed: (AGREE, PLACE, SIGN, PLAN),
    told.CarePlanRevised: (REVISE, SIGN, UNPLAN, PLAN),
    told.CarePlanConflictResolved: (REVISE, SIGN, UNPLAN, PLAN),
    told.GoalStatusChanged: (REACH,),
    told.MeasureReferred: (REFER,),
    told.MeasureCompleted: (COMPLETE,),
    told.MeasureFlagged: (FLAG,),
    told.MeasureUnflagged: (UNFLAG,),
}
KINDS: Final[dict[type[told.PlanEvent], str]] = {
    told.CarePlanAgreed: "agreed",
    told.CarePlanRevised: "revised",
    told.CarePlanConflictResolved: "conflict_resolved",
}
TABLES: Final = ("care_plan", "plan_version", "planned_measure", "goal_status", "plan_place")


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    event = recorded.event
    if not isinstance(event, told.PlanEvent):
        return
    row = (
        {"builds_on": None, "kind": KINDS.get(type(event))}
        | legible(event)
        | {
            "tenant": recorded.tenant,
            "at": recorded.occurred_at,
            "actor": recorded.actor.user,
            "version": recorded.version,
            "position": recorded.position,
        }
    )
    if isinstance(event, told.PlanSigned):
        row["goals"] = goals_of(event)
    for statement in (*STATEMENTS[type(event)], TOUCH):
        db.later(statement, row)


def goals_of(event: told.PlanSigned) -> Any:
    """Return the goals as a column takes them; nothing where the client was erased."""
    return as_json([asdict(goal) for goal in event.goals]) if event.goals else None


def forget(db: Session, client_id: UUID) -> None:
    """Purge the goals of a person whose key was destroyed."""
    for table in ("care_plan", "plan_version"):
        sql = f"UPDATE {table} SET goals = NULL, signature = NULL WHERE client_id = %s"
        db.execute(sql, (client_id,))


PROJECTION = Projection(name="care_plans", tables=TABLES, project=project)
