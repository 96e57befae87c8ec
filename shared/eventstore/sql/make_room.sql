-- Add a partition as soon as the last one is in use. No append waits for it.
DO $$
DECLARE
  size constant bigint := 20000000;
  used constant bigint := (SELECT last_value FROM {schema}.event_position);
  lo bigint := used + {schema}.room() + 1;
BEGIN
  IF {schema}.room() < size THEN
    PERFORM {schema}.add_partition(lo, lo + size);
  END IF;
END $$;
