-- A log of many events in streams of twenty, as the store would have written it: up to 500 streams
-- grow side by side.
SET LOCAL synchronous_commit = off;
CREATE FUNCTION pg_temp.id(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
  $$ SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;

INSERT INTO tally.stream (stream_id, category, tenant, version, first_position)
SELECT pg_temp.id(n), 'tally', %(tenant)s, 20, 0 FROM generate_series(0, %(events)s / 20 - 1) n;

INSERT INTO tally.event (position, stream_id, version, type, schema_version, category, tenant,
                         occurred_at, recorded_at, data, meta)
SELECT n + 1, id, (n %% 10000) / 500 + 1, 'tally.visit_noted', 1, 'tally', %(tenant)s, at, at,
       replace(%(data)s, %(placeholder)s, id::text)::json, %(meta)s::json
  FROM generate_series(0, %(events)s - 1) n,
       LATERAL (SELECT pg_temp.id(n / 10000 * 500 + n %% 500) AS id,
                       timestamptz '2025-01-01' + n * interval '1 second' AS at) made
 ORDER BY n;

INSERT INTO tally.command (command_id, tenant, fingerprint, stream_id, version, position, types)
SELECT pg_temp.id(n), %(tenant)s, '', pg_temp.id(n / 10000 * 500 + n %% 500), 1, n + 1,
       '{tally.visit_noted}'
  FROM generate_series(0, %(events)s - 1) n;

SELECT setval('tally.event_position', %(events)s);
