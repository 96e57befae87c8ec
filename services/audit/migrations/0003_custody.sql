-- Which case went from whom to whom. Its entries stay with the tenant under which they were kept.
CREATE TABLE handover (
    number      bigint PRIMARY KEY REFERENCES entry (number),
    case_id     text NOT NULL,
    from_tenant text NOT NULL,
    to_tenant   text NOT NULL,
    epoch       bigint NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX handover_case ON handover (case_id, epoch);
SELECT wegakte_open_table('handover');
CREATE INDEX link_to_case ON link (number) WHERE kind = 'case';

-- Nobody writes but the ledger's own role, and that can only add.
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON handover FROM wegakte_audit;
REVOKE UPDATE, DELETE, TRUNCATE ON handover FROM wegakte_audit_log;
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON handover
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON handover
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- Up to which entry a tenant sees a case that changed hands: a giver up to the one by which it went,
-- the owner without end. A tenant may be found more than once; the latest counts.
CREATE VIEW custody AS
    SELECT case_id, from_tenant AS tenant, recorded_at AS until, number AS last
      FROM handover
    UNION ALL
    SELECT case_id, to_tenant, 'infinity', number
      FROM handover
     WHERE NOT EXISTS (SELECT FROM handover later
                        WHERE later.case_id = handover.case_id
                          AND (later.epoch, later.number) > (handover.epoch, handover.number));
GRANT SELECT ON custody TO wegakte_audit, wegakte_audit_log;

-- Whether an entry belongs to a case that the asker has, or had when the entry was recorded. False:
-- it had the case, but no longer then. Nothing: it never had it, or the case never changed hands.
CREATE FUNCTION in_custody(asked entry) RETURNS boolean LANGUAGE sql STABLE RETURN (
    SELECT bool_or((asked.recorded_at, asked.number) <= (custody.until, custody.last))
      FROM link JOIN custody ON custody.case_id = link.id
     WHERE link.kind = 'case' AND link.number = asked.number
       AND (asked.category = 'case' AND link.id = asked.stream_id::text
            OR asked.category IN ('referral', 'care_plan'))
       AND custody.tenant = nullif(current_setting('wegakte.tenant', true), '')
);

CREATE POLICY in_our_custody ON entry FOR SELECT TO wegakte_audit
    USING (in_custody(entry));
CREATE POLICY not_after_our_custody ON entry AS RESTRICTIVE FOR SELECT TO wegakte_audit
    USING (in_custody(entry) IS NOT FALSE
           OR recipient = nullif(current_setting('wegakte.agency', true), ''));
