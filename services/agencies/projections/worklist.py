"""What those who keep the directory should do next."""

from datetime import date, timedelta

from shared.database import Row, Session
from shared.paging import Page, paged

AHEAD = timedelta(days=30)
LIST = """
    SELECT * FROM (
        SELECT 'data_quality_task' AS kind, due_on, raised_at AS since,
               jsonb_build_object('task_id', task_id, 'reason', reason, 'service', service,
                                  'municipality', municipality, 'agency', agency,
                                  'times', times) AS details
          FROM data_quality_task
         WHERE state = 'open'
        UNION ALL
        SELECT 'jurisdiction_ends', valid_until, NULL,
               jsonb_build_object('service', service, 'municipality', municipality,
                                  'agency', agency)
          FROM jurisdiction AS ending
         WHERE tenant = current_setting('wegakte.tenant', true)
           AND valid_until BETWEEN greatest(%(today)s, valid_from) AND %(until)s
           AND NOT EXISTS (SELECT FROM jurisdiction AS next
                            WHERE next.service = ending.service
                              AND next.municipality = ending.municipality
                              AND next.valid_from <= ending.valid_until + 1
                              AND (next.valid_until IS NULL
                                   OR next.valid_until > ending.valid_until))
        UNION ALL
        SELECT 'agency_without_competence', NULL, registered_at,
               jsonb_build_object('agency', code)
          FROM agency
         WHERE tenant = current_setting('wegakte.tenant', true)
           AND (ended_from IS NULL OR ended_from > %(today)s)
           AND EXISTS (SELECT FROM service_offer
                        WHERE service_offer.agency_id = agency.agency_id
                          AND details IS NOT NULL)
           AND NOT EXISTS (SELECT FROM jurisdiction
                            WHERE jurisdiction.agency = agency.code
                              AND (valid_until IS NULL
                                   OR valid_until >= greatest(valid_from, %(today)s)))
    ) AS due
    ORDER BY due_on NULLS LAST, since, details::text
"""


def page(db: Session, asked: Page, today: date) -> Row:
    """Return what is due: doubts, competences that end soon, institutions competent for nothing."""
    return paged(db, LIST, {"today": today, "until": today + AHEAD}, asked, item=dict)
