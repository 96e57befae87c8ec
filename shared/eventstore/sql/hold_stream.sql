-- Wait for whoever is writing to the stream, and keep others out until this transaction ends:
-- after a conflict the next attempt then succeeds.
CREATE OR REPLACE FUNCTION {schema}.hold_stream(p_stream uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, {schema} AS $$
  SELECT FROM stream WHERE stream_id = p_stream AND tenant = current_setting('wegakte.tenant', true) FOR UPDATE
$$;
