"""A case manager's office: what is done there, and what is heard of from outside."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from shared.keyring.marks import mark
from shared.testing.town import Plain, Town

WERL, SOEST, LIPPSTADT, DISTRICT = "05974052", "05974040", "05974028", "05974000"
LEAD = {"user": "t.lead", "role": "team_lead", "institution": WERL}
CRITERIA = {
    "complex_need": True,
    "many_actors": True,
    "regular_paths_failed": True,
    "lacks_own_resources": True,
    "consent_given": True,
}
TOLD = """
    SELECT position, type, data, stream_id, tenant, version
      FROM cases.event
     WHERE position > %s AND type = ANY(%s)
     ORDER BY position
"""


def new_id() -> str:
    return str(uuid4())


def consent(
    town: Town,
    client_id: str,
    *,
    purpose: str = "case_management",
    recipient: str = WERL,
    data_class: str = "base",
    **changed: Any,
) -> str:
    """Hear that a client agrees to something, by default to case management."""
    data = {
        "consent_id": new_id(),
        "client_id": client_id,
        "marks": [mark("consent", client_id, recipient, purpose, data_class)],
        "valid_from": "2025-03-01",
        "valid_until": "2026-02-28",
        **changed,
    }
    town.hear("clients.consent_granted", data)
    return str(data["consent_id"])


def consent_to_move(town: Town, client_id: str, municipality: str = LIPPSTADT) -> str:
    """Hear that a client agrees that the case moves along."""
    return consent(town, client_id, purpose=f"transfer:{municipality}", recipient=municipality)


def enquire(town: Town, **changed: Any) -> Plain:
    """Take down an enquiry; return its fields."""
    client_id = new_id()
    fields = {
        "case_id": new_id(),
        "client_id": client_id,
        "client_ids": [client_id],
        "municipality": WERL,
        "source": "social_office",
        "reason": "Four offices, four answers.",
        **changed,
    }
    town.do("receive_enquiry", tenant=WERL, **fields)
    return fields


def do(town: Town, door: str, case: Plain, tenant: str = WERL, **fields: Any) -> Plain:
    """Have something done in a case."""
    return town.do(door, tenant=tenant, case_id=case["case_id"], **fields)


def admit(town: Town, case: Plain) -> Plain:
    return do(town, "admit_case", case, criteria=CRITERIA, manager="c.berger")


def admitted(town: Town) -> Plain:
    """Bring a case as far as intake."""
    case = enquire(town)
    consent(town, case["client_id"])
    admit(town, case)
    return case


def assessed(town: Town) -> Plain:
    """Bring a case as far as planning."""
    case = admitted(town)
    do(town, "start_assessment", case)
    found = {"needs": ["school"], "resources": ["family"], "note": "Zahra reads a lot."}
    do(town, "complete_assessment", case, **found)
    return case


def goal(service: str = "school_place") -> Plain:
    measure = {"measure_id": new_id(), "service": service}
    return {"goal_id": new_id(), "code": "attends_school", "measure": measure}


SIGNED = {"signed_by_client": True, "signed_by_manager": True, "signature": "P-7"}


def agree(town: Town, case: Plain, *goals: Plain) -> Plain:
    """Agree on a plan; return what was agreed on."""
    fields = {"plan_id": new_id(), "goals": list(goals) or [goal()], **SIGNED}
    do(town, "agree_care_plan", case, **fields)
    return fields


def hear_of_agreement(town: Town, case: Plain, plan: Plain) -> None:
    data = {"plan_id": plan["plan_id"], "case_id": case["case_id"]}
    town.hear("cases.care_plan_agreed", data)


def hear_of_referral(
    town: Town, name: str, case: Plain, referral_id: str, tenant: str = WERL, **more: Any
) -> None:
    """Hear of a fact about a referral in a case."""
    data = {"referral_id": referral_id, "case_id": case["case_id"], **more}
    town.hear(f"referrals.{name}", data, tenant=tenant)


def case_of(town: Town, case: Plain, tenant: str = WERL) -> Plain:
    return town.find("case", tenant=tenant, case_id=case["case_id"])


def linked(town: Town) -> tuple[Plain, Plain]:
    """Bring a case as far as linking."""
    case = assessed(town)
    plan = agree(town, case)
    hear_of_agreement(town, case, plan)
    return case, plan


def monitored(town: Town) -> tuple[Plain, Plain, str]:
    """Bring a case as far as monitoring."""
    case, plan = linked(town)
    referral_id, measure = new_id(), plan["goals"][0]["measure"]["measure_id"]
    ids = {"plan_id": plan["plan_id"], "measure_id": measure}
    hear_of_referral(town, "referral_submitted", case, referral_id, **ids)
    hear_of_referral(town, "referral_accepted", case, referral_id)
    return case, plan, referral_id


def evaluated(town: Town) -> tuple[Plain, Plain, str]:
    """Bring a case as far as evaluation, with everything looked back on."""
    case, plan, referral_id = monitored(town)
    goal_id = plan["goals"][0]["goal_id"]
    town.do(
        "change_goal_status",
        tenant=WERL,
        plan_id=plan["plan_id"],
        goal_id=goal_id,
        status="reached",
    )
    do(town, "start_evaluation", case)
    attainment = [{"goal_id": goal_id, "attained": "reached"}]
    do(town, "record_evaluation", case, attainment=attainment, client_rating=4)
    return case, plan, referral_id


class Post:
    """Has the service hear of what it told itself, as the broker would bring it."""

    def __init__(self, town: Town, types: Sequence[str]) -> None:
        """Bring events of these types from now on."""
        self.town = town
        self.types = list(types)
        self.position = 0
        self.deliver(aloud=False)

    def deliver(self, *, aloud: bool = True) -> None:
        """Bring what was told, and what follows from it, until nothing more follows."""
        while found := self._waiting():
            for row in found:
                self.position = row["position"]
                if aloud:
                    ids = {"stream_id": UUID(str(row["stream_id"])), "version": row["version"]}
                    self.town.hear(row["type"], row["data"], tenant=row["tenant"], **ids)

    def _waiting(self) -> list[Plain]:
        with self.town.execution.log_database.session() as db:
            return db.all(TOLD, (self.position, self.types))
