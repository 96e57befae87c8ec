"""Which referrals are to follow one that has ended."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.referrals import foreign_events as heard
from services.referrals.domain.findings import Child, Place
from services.referrals.projections import places
from shared.database import Row, Session
from shared.messaging.envelope import Delivery

Ended = heard.ReferralRerouted | heard.ReferralWithdrawn | heard.ReferralSplit


def children(db: Session, fact: Ended, delivery: Delivery) -> tuple[datetime, list[Child]]:
    """Return what is to be drafted in place of a referral; nothing of what was erased."""
    parent = Place(fact.referral_id, delivery.tenant)
    found = [
        Child(row["owner"], draft_of(row, part))
        for _, row in places.rows_of(db, [parent], delivery.tenant)
        for part in parts_of(row)
        if part["service"]
    ]
    return delivery.recorded_at, found


def parts_of(row: Row) -> list[Row]:
    """Return id, recipient and service of each referral that follows."""
    if row["children"]:
        return [part | {"referral_id": UUID(part["referral_id"])} for part in row["children"]]
    if row["child_referral_id"] is None:
        return []
    return [
        {
            "referral_id": row["child_referral_id"],
            "recipient": row["rerouted_to"],
            "service": row["service"],
        }
    ]


def draft_of(row: Row, part: Row) -> dict[str, Any]:
    """Return the fields of a draft that follows a referral."""
    return {
        **part,
        "case_id": row["case_id"],
        "client_id": row["client_id"],
        "municipality": row["municipality"],
        "parent_id": row["referral_id"],
        "group_id": row["group_id"],
    }
