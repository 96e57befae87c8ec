"""What the coordination should see to next."""

from datetime import date

from shared.database import Row, Session
from shared.paging import Page, paged

LIST = """
    SELECT * FROM (
        SELECT CASE state WHEN 'confirmed' THEN 'project_group_missing'
                          ELSE 'obstacle_unseen' END AS kind,
               NULL::date AS due_on, changed_at AS since,
               jsonb_build_object('obstacle_id', obstacle_id, 'obstacle_kind', obstacle.kind,
                                  'service', service, 'municipality', municipality) AS details
          FROM obstacle
         WHERE state IN ('signalled', 'persisting', 'confirmed')
        UNION ALL
        SELECT 'measure_due', due_on, issued_at,
               jsonb_build_object('obstacle_id', obstacle_id, 'reference', decision.reference,
                                  'responsible', responsible)
          FROM decision JOIN obstacle USING (obstacle_id)
         WHERE state = 'decided' AND due_on <= %(today)s
        UNION ALL
        SELECT 'evaluation_due', evaluate_on, issued_at,
               jsonb_build_object('obstacle_id', obstacle_id, 'reference', decision.reference,
                                  'responsible', responsible)
          FROM decision JOIN obstacle USING (obstacle_id)
         WHERE state = 'being_resolved' AND evaluate_on <= %(today)s
    ) AS due
    ORDER BY due_on NULLS LAST, since, details::text
"""


def page(db: Session, asked: Page, today: date) -> Row:
    """Return obstacles nobody has looked at or works on, and decisions whose day has come."""
    return paged(db, LIST, {"today": today}, asked, item=dict)
