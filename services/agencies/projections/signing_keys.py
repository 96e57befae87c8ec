"""The keys with which institutions sign."""

from services.agencies.domain.subscription_events import SigningKeyRegistered, SigningKeyRevoked
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.projections import Projection

REGISTER = """
    INSERT INTO signing_key (agency, key_id, tenant, public_key, valid_from, version)
    VALUES (%(agency)s, %(key_id)s, %(tenant)s, %(public_key)s, %(valid_from)s, %(version)s)
    ON CONFLICT (agency, key_id) DO NOTHING
"""
REVOKE = """
    UPDATE signing_key
       SET revoked_at = %(at)s, version = %(version)s
     WHERE agency = %(agency)s AND key_id = %(key_id)s
"""
OF = """
    SELECT agency, key_id, public_key, valid_from, revoked_at, version
      FROM signing_key
     WHERE agency = %s
     ORDER BY valid_from, key_id
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the table up to date with one event."""
    known = {"tenant": recorded.tenant, "version": recorded.version}
    match recorded.event:
        case SigningKeyRegistered() as event:
            db.execute(REGISTER, vars(event) | known)
        case SigningKeyRevoked() as event:
            db.execute(REVOKE, vars(event) | known)


def of(db: Session, agency: str) -> list[Row]:
    """Return the keys of an institution, revoked ones as well."""
    return db.all(OF, (agency,))


PROJECTION = Projection(name="signing_keys", tables=("signing_key",), project=project)
