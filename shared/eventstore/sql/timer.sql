-- When time alone changes something: a row for each stream that waits for a moment. There is
-- nothing in it but ids and times, so the service may see those of all tenants.
CREATE TABLE IF NOT EXISTS {schema}.timer (
  stream_id uuid PRIMARY KEY,
  category  text NOT NULL,
  tenant    text NOT NULL,
  due_at    timestamptz NOT NULL,
  try_at    timestamptz NOT NULL,                -- later than due where it has failed
  failures  int NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS timer_try_at ON {schema}.timer (try_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.timer TO {role}, {log_role};
ALTER TABLE {schema}.timer ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS all_tenants ON {schema}.timer;
CREATE POLICY all_tenants ON {schema}.timer TO {role}, {log_role} USING (true);
