"""Where each referral is kept and what it hangs on, so that a fact finds it, whoever's it is."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from services.referrals.domain import agency_events, events, platform_events
from services.referrals.domain.findings import Place
from services.referrals.domain.transitions import TERMINAL
from shared.database import Row, Session

BEGIN = """
    INSERT INTO referral_place (referral_id, tenant, owner, case_id, client_id, recipient,
                                municipality, state)
    VALUES (%(referral_id)s, %(tenant)s, %(tenant)s, %(case_id)s, %(client_id)s, %(recipient)s,
            %(municipality)s, 'none')
    ON CONFLICT (referral_id) DO NOTHING
"""
CHANGE = """
    UPDATE referral_place SET {noted} state = %(state)s WHERE referral_id = %(referral_id)s
"""
OPEN = """
    SELECT referral_id, tenant
      FROM referral_place
     WHERE {column} = %(value)s AND NOT state = ANY(%(ended)s)
     ORDER BY referral_id
"""
IN_STATE = """
    SELECT referral_id, tenant FROM referral_place WHERE referral_id = %s AND state = %s
"""
HOLDING = """
    SELECT referral_id, tenant
      FROM referral_place
     WHERE client_id = %s AND holds_package
     ORDER BY referral_id
"""

ENDED: Final = sorted(TERMINAL)
MOVED: Final = (
    "owner = coalesce(%(owner)s, owner), municipality = coalesce(%(municipality)s, municipality),"
)
NOTED: Final[Mapping[type[events.ReferralEvent], str]] = {
    events.ReferralSubmitted: (
        "recipient = %(recipient)s, municipality = %(municipality)s, consent_id = %(consent_id)s,"
    ),
    events.ReferralResumed: "consent_id = %(consent_id)s,",
    events.ReferralWithdrawn: MOVED,
    agency_events.ReferralRerouted: MOVED,
    agency_events.DisclosurePackageOpened: "holds_package = true,",
    platform_events.DisclosureRecallRequested: "holds_package = false,",
    platform_events.ReferralKept: MOVED,
}


def begin(db: Session, row: dict[str, Any]) -> None:
    """Enter where a new referral is kept."""
    db.later(BEGIN, row)


def note(db: Session, event: events.ReferralEvent, row: dict[str, Any]) -> None:
    """Bring up to date what a referral hangs on."""
    db.later(CHANGE.format(noted=NOTED.get(type(event), "")), row)


def of_consent(db: Session, consent_id: UUID) -> list[Place]:
    """Return the open referrals that rest on a consent."""
    return found(db, "consent_id", consent_id)


def of_client(db: Session, client_id: UUID) -> list[Place]:
    """Return the open referrals of a client."""
    return found(db, "client_id", client_id)


def of_case(db: Session, case_id: UUID) -> list[Place]:
    """Return the open referrals of a case."""
    return found(db, "case_id", case_id)


def of_recipient(db: Session, agency: str) -> list[Place]:
    """Return the open referrals that an institution has to do with."""
    return found(db, "recipient", agency)


def of_municipality(db: Session, municipality: str) -> list[Place]:
    """Return the open referrals from a municipality."""
    return found(db, "municipality", municipality)


def open_one(db: Session, referral_id: UUID) -> list[Place]:
    """Return a referral, if it has not ended."""
    return found(db, "referral_id", referral_id)


def in_state(db: Session, referral_id: UUID, state: str) -> list[Place]:
    """Return a referral, if it stands there."""
    return [Place(**row) for row in db.all(IN_STATE, (referral_id, state))]


def holding(db: Session, client_id: UUID) -> list[Place]:
    """Return the referrals of a client whose recipients have read a package."""
    return [Place(**row) for row in db.all(HOLDING, (client_id,))]


def found(db: Session, column: str, value: Any) -> list[Place]:
    """Return the open referrals with this value; the columns are ours, never a user's."""
    rows = db.all(OPEN.format(column=column), {"value": value, "ended": ENDED})
    return [Place(**row) for row in rows]


def rows_of(db: Session, places: Iterable[Place], tenant: str) -> list[tuple[Place, Row]]:
    """Return what is known of each referral, seen as its tenant; go on as `tenant`."""
    seen = []
    for place in places:
        db.act_for(place.tenant)
        row = db.one("SELECT * FROM referral WHERE referral_id = %s", (place.referral_id,))
        seen += [(place, row)] if row else []
    db.act_for(tenant)
    return seen
