-- For demonstrations and tests: a clock that only the administrator sets, or stops.
CREATE SCHEMA clock;
GRANT USAGE ON SCHEMA clock TO PUBLIC;
CREATE TABLE clock.setting (
  one       boolean PRIMARY KEY DEFAULT true CHECK (one),
  ahead     interval NOT NULL DEFAULT '0',
  stands_at timestamptz
);
INSERT INTO clock.setting DEFAULT VALUES;
GRANT SELECT ON clock.setting TO PUBLIC;
-- In UTC every day has 24 hours, however far the clock is ahead.
CREATE FUNCTION clock.wegakte_now() RETURNS timestamptz
LANGUAGE sql VOLATILE SET timezone = 'UTC' AS
  'SELECT coalesce(stands_at, clock_timestamp() + ahead) FROM clock.setting';
