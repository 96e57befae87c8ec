-- What time it is for the services of this database: the server's time. The planner puts the body
-- in place of each call, so it costs nothing.
CREATE SCHEMA IF NOT EXISTS clock;
GRANT USAGE ON SCHEMA clock TO PUBLIC;
CREATE OR REPLACE FUNCTION clock.wegakte_now() RETURNS timestamptz
LANGUAGE sql VOLATILE PARALLEL SAFE AS 'SELECT clock_timestamp()';
