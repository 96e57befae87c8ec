-- The history of one stream. Partitions before its beginning are passed over.
SELECT type, schema_version, stream_id, category, version, position, tenant, occurred_at, recorded_at, data, meta, sealed
  FROM event
 WHERE stream_id = %(stream_id)s AND version > %(after)s
 ORDER BY version
