"""What happened, in the order in which it was recorded."""

from services.audit.projections.questions import Events, Timeline
from shared.database import Row, Session
from shared.domain.context import Context
from shared.paging import paged

AUDITOR = "auditor"

# People are named to their own institution alone, and to the auditor of their own tenant.
ITEM = """
    json_build_object(
        'event_id', event_id, 'type', type, 'source', source, 'position', position,
        'category', category, 'stream_id', stream_id, 'version', stream_version,
        'occurred_at', occurred_at, 'recorded_at', recorded_at, 'tenant', tenant,
        'correlation_id', correlation_id, 'causation_id', causation_id,
        'legal_basis', legal_basis, 'purpose', purpose,
        'actor', json_strip_nulls(json_build_object(
            'role', actor_role, 'institution', institution,
            'user', CASE WHEN institution = %(institution)s
                           OR %(auditor)s AND tenant = %(tenant)s THEN actor_user END)),
        'data', CASE WHEN tenant = %(tenant)s OR %(auditor)s OR in_custody(entry)
                     THEN data ELSE '{}'::json END)
"""
ABOUT = f"""
    SELECT {ITEM} AS item
      FROM link JOIN entry USING (number)
     WHERE link.kind = %(kind)s AND link.id = %(id)s
       AND (%(as_of)s::timestamptz IS NULL OR recorded_at <= %(as_of)s::timestamptz)
     ORDER BY recorded_at, number
"""
ALL = f"""
    SELECT {ITEM} AS item
      FROM entry
     WHERE (%(source)s::text IS NULL OR source = %(source)s)
       AND (%(type)s::text IS NULL OR type = %(type)s)
     ORDER BY number
"""


def is_auditor(context: Context) -> bool:
    """Say whether an auditor asks: auditors see the structure of every tenant's file."""
    return context.actor.role == AUDITOR


def about(db: Session, asked: Timeline, context: Context) -> Row:
    """Return a page of what happened about somebody or something."""
    known = {"kind": asked.kind, "id": asked.id.lower(), "as_of": asked.as_of}
    if asked.kind == "agency":
        known["id"] = asked.id
    return paged(db, ABOUT, known | seen_by(context), asked)


def events(db: Session, asked: Events, context: Context) -> Row:
    """Return a page of everything that happened."""
    known = {"source": asked.source, "type": asked.type}
    return paged(db, ALL, known | seen_by(context), asked)


def seen_by(context: Context) -> dict[str, object]:
    """Return what decides how much the asker learns."""
    return {
        "tenant": context.tenant,
        "institution": context.actor.institution,
        "auditor": is_auditor(context),
    }
