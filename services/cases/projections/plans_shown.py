"""What can be asked about care plans: how the newest one stands, and what it said before."""

from typing import Final
from uuid import UUID

from shared.database import Row, Session
from shared.domain.errors import NotFound

NEWEST: Final = """
    SELECT p.plan_id, p.case_id, p.client_id, v.goals, v.signature, v.plan_version, v.goal_ids,
           v.measures, p.agreed_at, v.signed_at, v.signed_by, p.version
      FROM plan_version v JOIN care_plan p USING (plan_id)
     WHERE v.case_id = %(case_id)s AND (%(until)s::bigint IS NULL OR v.position <= %(until)s)
     ORDER BY (SELECT position FROM plan_version first
                WHERE first.plan_id = v.plan_id AND first.plan_version = 1) DESC,
              v.plan_version DESC
     LIMIT 1
"""
VERSIONS: Final = """
    SELECT plan_id, plan_version, kind, builds_on, goals, signature, signed_by, signed_at
      FROM plan_version
     WHERE case_id = %(case_id)s AND (%(until)s::bigint IS NULL OR position <= %(until)s)
     ORDER BY position
"""
MEASURES: Final = """
    SELECT measure_id, referral_id, flag_reason AS flagged,
           CASE WHEN completed THEN outcome END AS outcome,
           CASE WHEN completed THEN 'completed'
                WHEN referral_id IS NOT NULL THEN 'referred'
                ELSE 'planned' END AS state
      FROM (SELECT measure_id, outcome, flag_reason,
                   outcome IS NOT NULL AND (%(until)s::bigint IS NULL
                                            OR completed_position <= %(until)s) AS completed,
                   CASE WHEN %(until)s::bigint IS NULL OR referred_position <= %(until)s
                        THEN referral_id END AS referral_id
              FROM planned_measure
             WHERE plan_id = %(plan_id)s AND measure_id = ANY(%(measures)s)) AS known
     ORDER BY measure_id
"""
STATUSES: Final = """
    SELECT DISTINCT ON (goal_id) goal_id, status
      FROM goal_status
     WHERE plan_id = %(plan_id)s AND (%(until)s::bigint IS NULL OR position <= %(until)s)
     ORDER BY goal_id, position DESC
"""
IDS: Final = """
    SELECT plan_id FROM plan_version
     WHERE case_id = %(case_id)s AND (%(until)s::bigint IS NULL OR position <= %(until)s)
     GROUP BY plan_id
     ORDER BY min(position)
"""
FROM_THE_START: Final = "agreed"
STILL_OPEN: Final = frozenset({FROM_THE_START, "in_progress"})


def of_case(db: Session, case_id: UUID, until: int | None = None) -> Row:
    """Return the newest plan of a case and how it stands, or stood; or raise `NotFound`."""
    asked = {"case_id": case_id, "until": until}
    plan = db.one(NEWEST, asked)
    if plan is None:
        raise NotFound(case_id=str(case_id))
    measures = db.all(MEASURES, plan | asked)
    stands = {str(measure["measure_id"]): measure for measure in measures}
    statuses = statuses_of(db, plan["plan_id"], until)
    goals = plan["goals"] and [
        {"status": statuses.get(goal["goal_id"], FROM_THE_START)}
        | goal
        | {"measure": goal["measure"] | stands[goal["measure"]["measure_id"]]}
        for goal in plan["goals"]
    ]
    del plan["goal_ids"]
    return plan | {"goals": goals, "measures": measures, "versions": db.all(VERSIONS, asked)}


def statuses_of(db: Session, plan_id: UUID, until: int | None = None) -> dict[str, str]:
    """Return how the goals of a plan stand, of those that have changed."""
    rows = db.all(STATUSES, {"plan_id": plan_id, "until": until})
    return {str(row["goal_id"]): row["status"] for row in rows}


def open_goals(db: Session, case_id: UUID) -> int:
    """Return how many goals of the newest plan are neither reached nor given up."""
    plan = db.one(NEWEST, {"case_id": case_id, "until": None})
    if plan is None:
        return 0
    statuses = statuses_of(db, plan["plan_id"])
    return sum(
        statuses.get(str(goal_id), FROM_THE_START) in STILL_OPEN for goal_id in plan["goal_ids"]
    )


def ids_of_case(db: Session, case_id: UUID, until: int | None = None) -> list[UUID]:
    """Return the plans of a case, oldest first."""
    return [row["plan_id"] for row in db.all(IDS, {"case_id": case_id, "until": until})]


def is_planned(db: Session, plan_id: UUID | None, measure_id: UUID | None) -> bool:
    """Say whether a measure is one of that plan."""
    sql = "SELECT 1 FROM planned_measure WHERE plan_id = %s AND measure_id = %s AND planned"
    return bool(db.rows(sql, (plan_id, measure_id)))


def measure_of(db: Session, referral_id: UUID) -> Row | None:
    """Return plan and measure for which a referral was made, if there is one."""
    sql = "SELECT plan_id, measure_id FROM planned_measure WHERE referral_id = %s AND planned"
    return db.one(sql, (referral_id,))


def case_of(db: Session, plan_id: UUID) -> UUID:
    """Return in which case a plan is, or raise `NotFound`."""
    row = db.one("SELECT case_id FROM plan_place WHERE plan_id = %s", (plan_id,))
    if row is None:
        raise NotFound(plan_id=str(plan_id))
    case_id: UUID = row["case_id"]
    return case_id
