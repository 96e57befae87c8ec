"""What is to be done now: by the sender's side, by an institution, by the coordination."""

from datetime import datetime, timedelta
from typing import Final

from services.referrals.projections import known_agencies
from shared.database import Row, Session
from shared.domain.context import Context
from shared.domain.working_days import day_of
from shared.paging import Page, paged

RECENTLY: Final = timedelta(days=14)
COORDINATION: Final = "coordination"

# What is to be done: its kind, when it is, since when, and until when.
OF_SENDERS: Final = """
    ('draft_to_complete', state = 'draft' AND parent_id IS NOT NULL, since, NULL::date),
    ('recipient_has_no_room', state = 'draft' AND capacity = 'none', since, NULL),
    ('delivery_failed', state = 'failed', since, NULL),
    ('information_requested', state = 'info_requested', since, NULL),
    ('outcome_to_confirm', state = 'completed', since, NULL),
    ('suspended', state = 'suspended', since, NULL),
    ('escalated', escalation > 0 AND state <> 'expired', since, due_on),
    ('expired', state = 'expired', expired_at, NULL),
    ('answer_overdue', due_on < %(today)s AND state <> 'waitlisted' AND escalation = 0, since,
     due_on),
    ('waitlist_stale', due_on < %(today)s AND state = 'waitlisted', since, due_on),
    ('recall_open', recalled_at IS NOT NULL AND recall_confirmed_at IS NULL, recalled_at, NULL),
    ('reroute_proposed', is_open AND NOT recipient = ANY(competent), since, NULL),
    ('refused', state = 'rejected' AND NOT followed AND since > %(recently)s, since, NULL),
    ('late_answer', late_answer IS NOT NULL AND moved_at > %(recently)s, moved_at, NULL)
"""
OF_AGENCIES: Final = """
    ('to_acknowledge', state = 'delivered', since, due_on),
    ('to_decide', state IN ('acknowledged', 'expired'), since, due_on),
    ('to_offer_appointment', state = 'accepted', since, due_on),
    ('to_report_outcome', state = 'in_progress' AND due_on IS NOT NULL, since, due_on),
    ('to_update_waitlist', state = 'waitlisted', since, due_on),
    ('recall_to_confirm', recalled_at IS NOT NULL AND recall_confirmed_at IS NULL, recalled_at,
     NULL)
"""
OPEN: Final = """
    WITH own AS (
        SELECT referral.*, known_offer.capacity, NOT waiting_on = 'nobody' AS is_open,
               EXISTS (SELECT FROM referral AS newer
                        WHERE newer.case_id = referral.case_id
                          AND newer.service = referral.service
                          AND newer.client_id = referral.client_id
                          AND NOT newer.referral_id = referral.referral_id
                          AND newer.since >= referral.since) AS followed
          FROM referral
          LEFT JOIN known_offer ON known_offer.service = referral.service
                               AND known_offer.agency = referral.recipient
         WHERE {whose}
    )
    SELECT task.kind, task.since, task.due_on, referral_id, case_id, client_id, recipient,
           service, state, deadline, escalation, competent, suspended_for, recall_reason,
           rejection_code, late_answer, parent_id
      FROM own
     CROSS JOIN LATERAL (VALUES {tasks}) AS task (kind, applies, since, due_on)
     WHERE task.applies
"""
BY_DATE: Final = " ORDER BY due_on NULLS LAST, since, referral_id, kind"
OF_TENANT: Final = OPEN.format(whose="owner = %(tenant)s", tasks=OF_SENDERS)
OF_AGENCY: Final = OPEN.format(whose="addressed_to = %(agency)s", tasks=OF_AGENCIES) + BY_DATE
# Two open ones for the same: of records that were merged, or sent at the very same moment.
DUPLICATES: Final = """
    SELECT 'duplicate_check', coalesce(known_merge.since, one.since), NULL, one.referral_id,
           one.case_id, one.client_id, one.recipient, one.service, one.state, NULL, 0, NULL, NULL,
           NULL, NULL, NULL, other.referral_id
      FROM referral AS one
      JOIN referral AS other ON other.service = one.service AND other.recipient = one.recipient
                            AND NOT other.referral_id = one.referral_id
      LEFT JOIN known_merge ON merged AND known_merge.client_id = one.client_id
                           AND known_merge.other_client_id = other.client_id
     WHERE one.owner = %(tenant)s AND NOT one.waiting_on = 'nobody'
       AND NOT other.waiting_on = 'nobody'
       AND (merged OR (other.case_id = one.case_id AND other.client_id = one.client_id
                       AND (other.submitted_at, other.referral_id)
                         < (one.submitted_at, one.referral_id)
                       AND one.supersedes IS DISTINCT FROM other.referral_id))
"""
OF_SENDER: Final = f"{OF_TENANT} UNION ALL {DUPLICATES} {BY_DATE}"
OF_COORDINATION: Final = """
    SELECT 'escalation' AS kind, since, due_on, referral_id, recipient, service_shown AS service,
           state, escalation
      FROM referral_progress
     WHERE escalation > 0 AND NOT waiting_on = 'nobody'
     ORDER BY due_on NULLS LAST, since, referral_id
"""
IDS: Final = ("kind", "due_on", "since", "case_id", "client_id", "referral_id")
WITH_ALTERNATIVES: Final = frozenset(
    {"escalated", "expired", "recipient_has_no_room", "refused", "reroute_proposed"}
)


def due(db: Session, context: Context, page: Page, now: datetime) -> Row:
    """Return a page of what the asker should do, what is due first on top."""
    today = day_of(now)
    known = {
        "tenant": context.tenant,
        "agency": context.actor.institution,
        "today": today,
        "recently": now - RECENTLY,
    }
    if context.actor.role == COORDINATION:
        return paged(db, OF_COORDINATION, known, page, item=without_people)
    if not context.tenant:
        return paged(db, OF_AGENCY, known, page, item=without_people)
    found = paged(db, OF_SENDER, known, page, item=task)
    for each in found["items"]:
        if each["kind"] in WITH_ALTERNATIVES:
            details = each["details"]
            details["alternatives"] = known_agencies.others(
                db, details["service"], details["recipient"], today
            )
    return found


def task(row: Row) -> Row:
    """Return an item of a list: what, when, about whom, and what else helps."""
    details = {name: value for name, value in row.items() if name not in IDS and value}
    return {**{name: row[name] for name in IDS}, "details": details}


def without_people(row: Row) -> Row:
    """Return an item for those who may not know whom it is about."""
    return task(row | {"case_id": None, "client_id": None})
