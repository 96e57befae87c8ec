-- Append events if the stream stands at the expected version. NULLs are a conflict: no exception,
-- the transaction stays usable. Version -1: the command was stored before.
CREATE OR REPLACE FUNCTION {schema}.append(
  p_stream uuid, p_category text, p_tenant text, p_expected int, p_types text[], p_schema_versions smallint[],
  p_data json[], p_sealed json[], p_meta json, p_occurred timestamptz, p_command uuid, p_fingerprint text,
  OUT o_version int, OUT o_positions bigint[], OUT o_recorded timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, {schema} AS $$
DECLARE
  n int := cardinality(p_types);
BEGIN
  IF n IS NULL OR n = 0 OR n <> cardinality(p_schema_versions) OR n <> cardinality(p_data) OR n <> cardinality(p_sealed) THEN
    RAISE EXCEPTION '{schema}.append: array lengths' USING ERRCODE = '22023';
  END IF;
  IF p_tenant = '' OR p_tenant IS DISTINCT FROM current_setting('wegakte.tenant', true) THEN
    RAISE EXCEPTION '{schema}.append: not the tenant of this transaction' USING ERRCODE = '42501';
  END IF;
  -- The head row comes first: its lock serialises the writers of this stream and no others, and
  -- it precedes the sequence, so the order of positions is the order of versions.
  IF p_expected = 0 THEN
    INSERT INTO stream (stream_id, category, tenant, version, first_position)
    VALUES (p_stream, p_category, p_tenant, n, (SELECT last_value FROM event_position))
    ON CONFLICT (stream_id) DO NOTHING;
  ELSE
    UPDATE stream s SET version = s.version + n
     WHERE s.stream_id = p_stream AND s.version = p_expected AND s.tenant = p_tenant AND s.state = 0;
  END IF;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  -- One floor a transaction: from here on no reader goes past what the sequence shows now.
  IF coalesce(current_setting('{schema}.floor', true), '') = '' THEN
    PERFORM pg_advisory_xact_lock_shared(({tag}::bigint << 48) | (last_value - (NOT is_called)::int)),
            set_config('{schema}.floor', 'set', true)
       FROM event_position;
  END IF;
  o_recorded := clock.wegakte_now();
  o_version := p_expected + n;
  IF n = 1 THEN
    -- Most transactions append one event: without the arrays it takes half the time.
    INSERT INTO event (stream_id, version, type, schema_version, category, tenant, occurred_at, recorded_at, data, meta, sealed)
    VALUES (p_stream, o_version, p_types[1], p_schema_versions[1], p_category, p_tenant, coalesce(p_occurred, o_recorded), o_recorded,
            p_data[1], p_meta, p_sealed[1])
    RETURNING ARRAY[position] INTO o_positions;
  ELSE
    WITH ins AS (
      INSERT INTO event (stream_id, version, type, schema_version, category, tenant, occurred_at, recorded_at, data, meta, sealed)
      SELECT p_stream, p_expected + o, t, v, p_category, p_tenant, coalesce(p_occurred, o_recorded), o_recorded, d, p_meta, s
        FROM unnest(p_types, p_schema_versions, p_data, p_sealed) WITH ORDINALITY u(t, v, d, s, o)
       ORDER BY o
      RETURNING position)
    SELECT array_agg(position ORDER BY position) INTO o_positions FROM ins;
  END IF;
  INSERT INTO command (command_id, tenant, fingerprint, stream_id, version, position, types)
  VALUES (p_command, p_tenant, p_fingerprint, p_stream, o_version, o_positions[n], p_types)
  ON CONFLICT (command_id) DO NOTHING;
  IF NOT FOUND THEN
    o_version := -1;
  END IF;
END $$;
