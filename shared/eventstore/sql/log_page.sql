-- The next events of the whole log, up to a safe position that was read in an earlier statement.
-- The planner is held to the index: right after a bulk load, with old statistics, it would sort
-- all that follows for every page.
CREATE OR REPLACE FUNCTION {schema}.log_page(p_position bigint, p_safe bigint, p_limit bigint)
RETURNS SETOF {schema}.event LANGUAGE sql STABLE SET search_path = pg_catalog, {schema}
SET enable_bitmapscan = off SET enable_seqscan = off SET enable_sort = off AS $$
  SELECT * FROM event WHERE position > p_position AND position <= p_safe ORDER BY position LIMIT p_limit
$$;
