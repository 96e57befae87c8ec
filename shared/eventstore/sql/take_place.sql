-- Let the table built beside take the place of the live one, with its rights and policies.
DO $$
DECLARE
  live regclass := '{schema}.{table}';
  built regclass := '{schema}_next.{table}';
  r record;
BEGIN
  FOR r IN SELECT grantee::regrole AS role, privilege_type FROM pg_class, aclexplode(relacl)
            WHERE pg_class.oid = live AND grantee <> 0 LOOP
    EXECUTE format('GRANT %s ON %s TO %s', r.privilege_type, built, r.role);
  END LOOP;
  FOR r IN SELECT * FROM pg_policies WHERE schemaname = '{schema}' AND tablename = '{table}' LOOP
    EXECUTE format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', r.policyname, built, r.permissive, r.cmd,
                   (SELECT string_agg(quote_ident(n), ', ') FROM unnest(r.roles) n))
         || coalesce(' USING (' || r.qual || ')', '') || coalesce(' WITH CHECK (' || r.with_check || ')', '');
  END LOOP;
  FOR r IN SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = live LOOP
    IF r.relrowsecurity THEN EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', built); END IF;
    IF r.relforcerowsecurity THEN EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', built); END IF;
  END LOOP;
  EXECUTE format('ALTER TABLE %s OWNER TO %s', built, (SELECT relowner::regrole FROM pg_class WHERE oid = live));
  DROP TABLE {schema}.{table};
  ALTER TABLE {schema}_next.{table} SET SCHEMA {schema};
END $$;
