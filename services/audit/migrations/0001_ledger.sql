-- Every event of every service, once, as it was published: the clear part only.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is never changed' USING ERRCODE = '42501';
END $$;

CREATE TABLE entry (
    number            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source            text NOT NULL,
    position          bigint NOT NULL,
    previous_position bigint NOT NULL,
    event_id          uuid NOT NULL UNIQUE,
    type              text NOT NULL,
    schema_version    integer NOT NULL,
    stream_id         uuid NOT NULL,
    category          text NOT NULL,
    stream_version    integer NOT NULL,
    tenant            text NOT NULL,
    actor_user        text NOT NULL,
    actor_role        text NOT NULL,
    institution       text NOT NULL,
    occurred_at       timestamptz NOT NULL,
    recorded_at       timestamptz NOT NULL,
    correlation_id    uuid NOT NULL,
    causation_id      uuid,
    command_id        uuid,
    legal_basis       text,
    purpose           text,
    data              json NOT NULL,
    sealed_hash       text,
    recipient         text,
    digest            bytea NOT NULL,
    stored_at         timestamptz NOT NULL DEFAULT now(),
    UNIQUE (source, position),
    UNIQUE (stream_id, stream_version)
);
CREATE INDEX entry_type ON entry (type, number);
SELECT wegakte_bind_tenant('entry');
SELECT wegakte_bind_agency('entry', 'recipient');

-- Which entries are about what. Without the entry, which the tenant guards, a link says nothing.
CREATE TABLE link (
    kind   text NOT NULL,
    id     text NOT NULL,
    number bigint NOT NULL REFERENCES entry (number),
    PRIMARY KEY (kind, id, number)
);
SELECT wegakte_open_table('link');

-- Between two entries that have arrived, one has not; with a stream_id it is a version of it.
CREATE TABLE gap (
    source     text NOT NULL,
    stream_id  uuid,
    after      bigint NOT NULL,
    before     bigint NOT NULL,
    missing    bigint NOT NULL,
    noticed_at timestamptz NOT NULL DEFAULT now(),
    closed_at  timestamptz,
    UNIQUE NULLS NOT DISTINCT (source, stream_id, before)
);
CREATE INDEX gap_open ON gap (source, noticed_at) WHERE closed_at IS NULL;
SELECT wegakte_open_table('gap');

-- What cannot be true; the event as it arrived is kept as evidence.
CREATE TABLE alarm (
    number    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind      text NOT NULL,
    source    text NOT NULL,
    position  bigint NOT NULL,
    stream_id uuid NOT NULL,
    event_id  uuid NOT NULL,
    tenant    text NOT NULL,
    details   jsonb NOT NULL,
    raised_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX alarm_once ON alarm (kind, event_id, md5(details::text));
SELECT wegakte_open_table('alarm');

-- How far the ledger reaches for each service.
CREATE TABLE head (
    source      text PRIMARY KEY,
    position    bigint NOT NULL,
    entries     bigint NOT NULL,
    recorded_at timestamptz NOT NULL
);
SELECT wegakte_open_table('head');

-- Nobody writes but the ledger's own role, and that can only add.
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON entry, link, gap, alarm, head FROM wegakte_audit;
REVOKE UPDATE, DELETE, TRUNCATE ON entry, link, alarm FROM wegakte_audit_log;
REVOKE DELETE, TRUNCATE ON gap, head FROM wegakte_audit_log;
GRANT INSERT ON entry, link, gap, alarm, head TO wegakte_audit_log;
GRANT UPDATE ON gap, head TO wegakte_audit_log;

CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON entry
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON link
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON link
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON alarm
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON alarm
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
