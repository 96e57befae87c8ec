-- A page of the log; what lies beyond the safe position, read in an earlier statement, is cut off
-- by the caller. An upper bound here would tempt the planner, with old statistics, to sort all that
-- follows for every page.
SELECT type, schema_version, stream_id, category, version, position, tenant,
       nullif(occurred_at, recorded_at), recorded_at, data::text, meta::text, sealed
  FROM event
 WHERE position > %(position)s
 ORDER BY position
 LIMIT %(limit)s
