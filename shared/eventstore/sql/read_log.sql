-- A page of the log.
SELECT type, schema_version, stream_id, category, version, position, tenant, occurred_at, recorded_at, data, meta, sealed
  FROM log_page(%(position)s, %(safe)s, %(limit)s)
