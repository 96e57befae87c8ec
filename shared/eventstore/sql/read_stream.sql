-- The history of one stream. A time that stands for both is sent once.
SELECT type, schema_version, stream_id, category, version, position, tenant,
       nullif(occurred_at, recorded_at), recorded_at, data::text, meta::text, sealed
  FROM event
 WHERE stream_id = $1 AND version > $2
 ORDER BY version
