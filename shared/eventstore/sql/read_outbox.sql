-- What the relay publishes: the clear part byte for byte, of the sealed part only its hash. What
-- lies beyond the safe position is cut off by the caller.
SELECT position, stream_id, category, version, type, schema_version, recorded_at, occurred_at, tenant,
       data::text AS data, meta, encode(sha256(convert_to(sealed::text, 'UTF8')), 'hex') AS sealed_hash
  FROM event
 WHERE position > %(position)s
 ORDER BY position
 LIMIT %(limit)s
