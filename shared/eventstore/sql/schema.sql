-- The event store of one service, in the schema {schema}. PostgreSQL 15 or newer.
-- The events table is the outbox; nothing in it is ever changed.
CREATE TABLE {schema}.stream (
  stream_id      uuid PRIMARY KEY,               -- UUIDv7: random ones cost six times the WAL
  category       text NOT NULL,
  tenant         text NOT NULL,
  version        int NOT NULL CHECK (version >= 0),
  first_position bigint NOT NULL,                -- lower bound, for partition pruning
  state          smallint NOT NULL DEFAULT 0     -- 0 open, 1 closed
) WITH (fillfactor = 80);

CREATE SEQUENCE {schema}.event_position CACHE 1 NO CYCLE;

CREATE TABLE {schema}.event (
  position       bigint NOT NULL DEFAULT nextval('{schema}.event_position'),
  stream_id      uuid NOT NULL,
  version        int NOT NULL CHECK (version > 0),
  type           text NOT NULL,
  schema_version smallint NOT NULL,
  category       text NOT NULL,
  tenant         text NOT NULL,
  occurred_at    timestamptz NOT NULL,
  recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  data           json NOT NULL,                  -- json, not jsonb: the bytes stay as written
  meta           json NOT NULL,
  sealed         json,
  PRIMARY KEY (position)
) PARTITION BY RANGE (position);

CREATE FUNCTION {schema}.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events are never changed or removed' USING ERRCODE = '42501';
END $$;

CREATE FUNCTION {schema}.add_partition(lo bigint, hi bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t text := format('event_p%s', lo);
BEGIN
  EXECUTE format('CREATE TABLE {schema}.%I (LIKE {schema}.event INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', t);
  EXECUTE format('ALTER TABLE {schema}.%I ADD CONSTRAINT %I CHECK (position >= %s AND position < %s)', t, t || '_ck', lo, hi);
  -- serves stream loads through the parent, and is the last guard of "one event per version"
  EXECUTE format('CREATE UNIQUE INDEX %I ON {schema}.%I (stream_id, version)', t || '_uq', t);
  EXECUTE format('ALTER TABLE {schema}.event ATTACH PARTITION {schema}.%I FOR VALUES FROM (%s) TO (%s)', t, lo, hi);
  EXECUTE format('ALTER TABLE {schema}.%I SET (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 200000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 100000, autovacuum_freeze_min_age = 0)', t);
  EXECUTE format('CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON {schema}.%I FOR EACH ROW EXECUTE FUNCTION {schema}.refuse_change()', t);
  EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON {schema}.%I FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change()', t);
END $$;
SELECT {schema}.add_partition(0, 20000000);
SELECT {schema}.add_partition(20000000, 40000000);
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON {schema}.event
  FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();

-- The answer to every command that changed something, under its idempotent id.
CREATE TABLE {schema}.command (
  command_id  uuid PRIMARY KEY,
  tenant      text NOT NULL,
  fingerprint text NOT NULL,
  stream_id   uuid NOT NULL,
  version     int NOT NULL,
  position    bigint NOT NULL,
  types       text[] NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now()
);

-- Foreign events that were handled here, once each.
CREATE TABLE {schema}.inbox (
  consumer    text NOT NULL,
  event_id    uuid NOT NULL,
  recorded_on date NOT NULL,
  PRIMARY KEY (consumer, event_id)
);
CREATE INDEX inbox_recorded_on ON {schema}.inbox (recorded_on);

-- How far the relay has published, and under whose leadership.
CREATE TABLE {schema}.relay (
  name       text PRIMARY KEY,
  position   bigint NOT NULL,
  epoch      bigint NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 10);

CREATE TABLE {schema}.projection (
  name       text PRIMARY KEY,
  position   bigint NOT NULL,
  rebuilt_at timestamptz NOT NULL DEFAULT now()
);
