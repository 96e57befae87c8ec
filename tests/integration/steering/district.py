"""A district with its steering group; its events come round without a broker."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from uuid6 import uuid7

from services.steering.service import REACTIONS
from shared.eventstore.outbox import PostgresEventLog
from shared.eventstore.serialization import to_json
from shared.messaging.envelope import Delivery, from_cloudevent, to_cloudevent
from shared.testing.broker import log_row
from shared.testing.town import Refused, Town

SOEST, WERL = "05974000", "05974052"
SEATS = [f"seat-{number:02}" for number in range(1, 22)]
Plain = dict[str, Any]


class District:
    """Asks the doors of steering for the coordinating centre, in a fresh corner of the file."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.position = self.end()

    def end(self) -> int:
        with self.town.execution.log_database.session() as db:
            return int(db.rows("SELECT coalesce(max(position), 0) FROM event")[0][0])

    def do(self, door: str, /, **fields: Any) -> Plain:
        at = {"at": "2025-06-02T09:30:00+00:00"}
        return dict(self.town.ask(door, "command", at | fields, SOEST)["accepted"])

    def find(self, door: str, /, tenant: str = SOEST, **fields: Any) -> Plain:
        return self.town.find(door, tenant=tenant, **fields)

    def refusal(self, door: str, /, **fields: Any) -> tuple[str, Plain]:
        try:
            self.do(door, **fields)
        except Refused as refused:
            code, details = refused.args
            return code, details
        raise AssertionError(f"{door} was not refused")

    def come_round(self) -> int:
        """Let steering hear what it has told since the last time; return how much it was."""
        log = PostgresEventLog(self.town.execution.log_database, self.town.execution.service)
        rows = log.after(self.position, 500)
        log.release()
        deliveries = []
        for row in rows:
            deliveries.append(from_cloudevent(to_cloudevent(row, self.position)))
            self.position = row.position
        self.hear(deliveries)
        return len(rows)

    def hear(self, deliveries: Sequence[Delivery]) -> None:
        known = [each for each in deliveries if each.type in REACTIONS.types]
        REACTIONS.handle(self.town.execution, "steering", known)

    def obstacle(self, obstacle_id: str) -> Plain:
        return self.find("obstacle", obstacle_id=obstacle_id)

    def reported(self, **changes: Any) -> str:
        obstacle_id = str(uuid7())
        report = {
            "obstacle_id": obstacle_id,
            "kind": "long_wait",
            "service": "integration_course",
            "municipality": WERL,
            "source": "coordination",
        }
        self.do("report_obstacle", **{**report, **changes})
        return obstacle_id

    def proposed(self) -> tuple[str, str]:
        """Bring an obstacle as far as a proposal; return the ids of both."""
        obstacle_id, group_id, proposal_id = self.reported(), str(uuid7()), str(uuid7())
        self.do("confirm_obstacle", obstacle_id=obstacle_id)
        self.do(
            "form_project_group",
            group_id=group_id,
            obstacle_id=obstacle_id,
            name="Sprachkurszugang",
            members=["VHS", "BAMF-RK", "JC"],
        )
        self.do(
            "submit_proposal",
            proposal_id=proposal_id,
            group_id=group_id,
            obstacle_id=obstacle_id,
            title="One waiting list for the whole district",
            target_metric="median_days_to_start",
            target_value=60,
            evaluate_on="2026-02-28",
        )
        return obstacle_id, proposal_id

    def committee(self) -> str:
        committee_id = str(uuid7())
        seats = [{"seat": seat, "institution": "JC", "voting": True} for seat in SEATS]
        adviser = {"seat": "adviser", "institution": "KI", "voting": False}
        self.do(
            "constitute_committee",
            committee_id=committee_id,
            name="Lenkungskreis",
            seats=[*seats, adviser],
        )
        return committee_id

    def sitting(self, *proposal_ids: str) -> str:
        sitting_id = str(uuid7())
        self.do(
            "convene_sitting",
            sitting_id=sitting_id,
            committee_id=self.committee(),
            held_on="2025-06-26",
            agenda=list(proposal_ids),
        )
        self.do("open_sitting", sitting_id=sitting_id)
        return sitting_id

    def attend(self, sitting_id: str, *seats: str) -> None:
        for seat in seats:
            self.do("record_attendance", sitting_id=sitting_id, seat=seat, present=True)

    def vote(self, sitting_id: str, proposal_id: str, votes: dict[str, str], **result: Any) -> str:
        """Put a proposal to the vote and count; return the id of the motion."""
        motion_id = str(uuid7())
        asked = {"sitting_id": sitting_id, "motion_id": motion_id}
        self.do("put_motion", proposal_id=proposal_id, **asked)
        for seat, vote in votes.items():
            self.do("cast_vote", seat=seat, vote=vote, **asked)
        self.do("close_vote", **asked, **result)
        return motion_id

    def decided(self, reference: str) -> Plain:
        return {
            "reference": reference,
            "responsible": "KI",
            "due_on": "2025-08-01",
            "evaluate_on": "2026-02-28",
        }


def finding(finding_id: UUID, **changes: Any) -> Delivery:
    """Return the delivery of a structural finding, as the cases service tells it."""
    data = {
        "finding_id": str(finding_id),
        "kind": "missing_offer",
        "service": "recognition_advice",
        "municipality": WERL,
    }
    row = log_row(
        1,
        category="case",
        type="cases.structural_finding_reported",
        tenant=WERL,
        data=to_json({**data, **changes}),
    )
    return from_cloudevent(to_cloudevent(row, 0))
