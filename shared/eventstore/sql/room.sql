-- How many more events the partitions that there are have room for.
CREATE OR REPLACE FUNCTION {schema}.room() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, {schema} AS $$
  SELECT max(substring(pg_get_expr(c.relpartbound, c.oid) FROM 'TO \(''(\d+)''\)')::bigint)
         - (SELECT last_value FROM event_position) - 1
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
   WHERE i.inhparent = 'event'::regclass
$$;
