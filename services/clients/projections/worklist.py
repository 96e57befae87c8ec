"""What is due now about the people that a municipality is in charge of."""

from typing import Final

from shared.database import Row, Session
from shared.paging import Page, paged

DUE: Final = """
    SELECT 'consent_expiring' AS kind, valid_until AS due_on, expiry_told_at AS since, client_id,
           consent_id, jsonb_build_object('purpose', purpose) AS details
      FROM consent
     WHERE owner = %(asker)s AND state = 'active' AND expiry_told_at IS NOT NULL
     UNION ALL
    SELECT 'consent_reconfirmation', reconfirmation_since::date, reconfirmation_since, client_id,
           consent_id, jsonb_build_object('purpose', purpose)
      FROM consent
     WHERE owner = %(asker)s AND state = 'active' AND reconfirmation_since IS NOT NULL
     UNION ALL
    SELECT 'merge_to_confirm', NULL, proposed_at, other_client_id, NULL,
           jsonb_build_object('link_id', link_id, 'other_client_id', client_id,
                              'proposed_by', proposed_by)
      FROM identity_link
     WHERE owner = %(asker)s AND state = 'proposed'
     UNION ALL
    SELECT 'breach_clock', (due_at AT TIME ZONE 'Europe/Berlin')::date, opened_at, client_id, NULL,
           jsonb_build_object('breach_id', breach_id, 'due_at', due_at, 'late', late,
                              'state', state)
      FROM breach
     WHERE owner = %(asker)s AND state <> 'closed'
     UNION ALL
    SELECT 'entry_to_reattribute', NULL, marked_at, client_id, NULL,
           jsonb_build_object('entry_id', entry_id)
      FROM entry
     WHERE owner = %(asker)s AND state = 'in_error'
     UNION ALL
    SELECT 'assign_after_unmerge', NULL, ended_at, record.client_id, NULL,
           jsonb_build_object('link_id', link_id, 'record_id', record_id,
                              'record_kind', record.kind,
                              'other_client_id', CASE WHEN link.client_id = record.client_id
                                                      THEN link.other_client_id
                                                      ELSE link.client_id END)
      FROM identity_link AS link
      JOIN (SELECT entry_id AS record_id, 'entry' AS kind, client_id, filed_at AS at, owner
              FROM entry WHERE state = 'filed'
             UNION ALL
            SELECT consent_id, 'consent', client_id, recorded_at, owner
              FROM consent WHERE state = 'active') AS record
        ON record.client_id IN (link.client_id, link.other_client_id)
       AND record.at >= link.merged_at AND record.at < link.ended_at
     WHERE record.owner = %(asker)s AND link.state = 'unmerged'
       AND NOT EXISTS (SELECT FROM assigned_record AS done
                        WHERE (done.link_id, done.record_id) = (link.link_id, record.record_id))
"""
PAGE: Final = f"""
    SELECT to_jsonb(due) AS item FROM ({DUE}) AS due
     ORDER BY due_on NULLS LAST, since, kind, client_id, details::text
"""


def page(db: Session, asked: Page, asker: str) -> Row:
    """Return one page of what is due, the most urgent first."""
    return paged(db, PAGE, {"asker": asker}, asked)
