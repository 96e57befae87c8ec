-- A ledger of as many entries, each about one of many people; twenty about each.
SET LOCAL synchronous_commit = off;
SET LOCAL session_replication_role = replica;
CREATE FUNCTION pg_temp.id(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
  $$ SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;

INSERT INTO audit.entry (source, position, previous_position, event_id, type, schema_version,
                         stream_id, category, stream_version, tenant, actor_user, actor_role,
                         institution, occurred_at, recorded_at, correlation_id, data, digest)
SELECT 'clients', n + 1, n, pg_temp.id(n), 'clients.visit_noted', 1, id, 'client',
       (n %% 10000) / 500 + 1, %(tenant)s, 'a.becker', 'case_manager', %(tenant)s, at, at,
       pg_temp.id(n), replace(%(data)s, %(placeholder)s, id::text)::json, '\x00'
  FROM generate_series(0, %(events)s - 1) n,
       LATERAL (SELECT pg_temp.id(n / 10000 * 500 + n %% 500) AS id,
                       timestamptz '2025-01-01' + n * interval '1 second' AS at) made
 ORDER BY n;

INSERT INTO audit.link (kind, id, number)
SELECT 'client', stream_id::text, number FROM audit.entry ORDER BY number;
