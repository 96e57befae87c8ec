-- The next events of the whole log, up to the safe position read in an earlier statement.
SELECT type, schema_version, stream_id, category, version, position, tenant, occurred_at, recorded_at, data, meta, sealed
  FROM event
 WHERE position > %(position)s AND position <= %(safe)s
 ORDER BY position
 LIMIT %(limit)s
