-- Which records are of one person, and from when to when. What is said later of a link counts.
CREATE TABLE identity_link (
    number          bigint PRIMARY KEY REFERENCES entry (number),
    link_id         uuid NOT NULL,
    version         integer NOT NULL,
    client_id       text NOT NULL,
    other_client_id text NOT NULL,
    stands          boolean NOT NULL,
    recorded_at     timestamptz NOT NULL,
    UNIQUE (link_id, version)
);
CREATE INDEX identity_link_client ON identity_link (client_id);
CREATE INDEX identity_link_other_client ON identity_link (other_client_id);
SELECT wegakte_open_table('identity_link');

-- Nobody writes but the ledger's own role, and that can only add.
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON identity_link FROM wegakte_audit;
REVOKE UPDATE, DELETE, TRUNCATE ON identity_link FROM wegakte_audit_log;
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON identity_link
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON identity_link
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
