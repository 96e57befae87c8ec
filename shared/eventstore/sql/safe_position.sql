-- How far the log may be read so that nothing can still appear before that point.
-- The sequence is read before the locks, and the events in a later statement: this order is the
-- proof. Gaps in positions are legal (rollbacks) and never waited for.
CREATE OR REPLACE FUNCTION {schema}.safe_position() RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, {schema} AS $$
DECLARE
  s bigint;
  f bigint;
BEGIN
  SELECT last_value - (NOT is_called)::int INTO s FROM event_position;
  SELECT min(((classid::bigint << 32) | objid::bigint) & ((1::bigint << 48) - 1)) INTO f
    FROM pg_locks
   WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint >> 16 = {tag}
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database());
  RETURN least(s, coalesce(f, s));
END $$;
