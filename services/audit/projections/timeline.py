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
BY_THEN = "(%(as_of)s::timestamptz IS NULL OR recorded_at <= %(as_of)s::timestamptz)"
# A client, and all records that are held to be of the same person, through however many links.
ABOUT = f"""
    WITH RECURSIVE known AS (SELECT * FROM identity_link WHERE {BY_THEN}),
    asked (id) AS (
        SELECT %(id)s::text
        UNION
        SELECT CASE WHEN client_id = asked.id THEN other_client_id ELSE client_id END
          FROM asked JOIN known ON asked.id IN (client_id, other_client_id)
         WHERE %(linked)s AND stands
           AND NOT EXISTS (SELECT FROM known AS later
                            WHERE later.link_id = known.link_id AND later.version > known.version)
    )
    SELECT {ITEM} AS item
      FROM entry
     WHERE number IN (SELECT number FROM link
                       WHERE kind = %(kind)s AND id = ANY (ARRAY(SELECT id FROM asked)))
       AND {BY_THEN}
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
    known: dict[str, object] = {"kind": asked.kind, "id": asked.id.lower(), "as_of": asked.as_of}
    # Institutions are not told which records are of one person.
    known["linked"] = asked.kind == "client" and bool(context.tenant)
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
