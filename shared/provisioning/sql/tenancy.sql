-- What the migrations of {schema} call for each table they create: who sees which rows.
-- The owner's policy lets later migrations change rows; nobody logs in as the owner.

-- Every tenant sees its own rows; the log role, for rebuild and replay, sees all.
CREATE OR REPLACE FUNCTION {schema}.wegakte_bind_tenant(p_table text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t text := format('{schema}.%I', p_table);
  own text := 'tenant = current_setting(''wegakte.tenant'', true)';
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
  EXECUTE format('DROP POLICY IF EXISTS own_tenant ON %s', t);
  EXECUTE format('CREATE POLICY own_tenant ON %s TO {role} USING (%s) WITH CHECK (%s)', t, own, own);
  EXECUTE format('DROP POLICY IF EXISTS all_tenants ON %s', t);
  EXECUTE format('CREATE POLICY all_tenants ON %s TO {log_role}, wegakte_owner USING (true) WITH CHECK (true)', t);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO {role}, {log_role}', t);
END $$;

-- Besides its own tenant's rows, an agency reads those whose column names it.
CREATE OR REPLACE FUNCTION {schema}.wegakte_bind_agency(p_table text, p_column text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t text := format('{schema}.%I', p_table);
BEGIN
  EXECUTE format('DROP POLICY IF EXISTS addressed_to_us ON %s', t);
  EXECUTE format(
    'CREATE POLICY addressed_to_us ON %s FOR SELECT TO {role} USING (%I = nullif(current_setting(''wegakte.agency'', true), ''''))',
    t, p_column);
END $$;

-- Besides the tenant under which a row is kept, the tenant in its column `owner` reads it.
CREATE OR REPLACE FUNCTION {schema}.wegakte_bind_owner(p_table text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t text := format('{schema}.%I', p_table);
BEGIN
  EXECUTE format('DROP POLICY IF EXISTS owned_by_us ON %s', t);
  EXECUTE format(
    'CREATE POLICY owned_by_us ON %s FOR SELECT TO {role} USING (owner = nullif(current_setting(''wegakte.tenant'', true), ''''))',
    t);
END $$;

-- Everybody may read these rows. Where they have a tenant, only that tenant writes them.
CREATE OR REPLACE FUNCTION {schema}.wegakte_open_table(p_table text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t text := format('{schema}.%I', p_table);
BEGIN
  IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = t::regclass AND attname = 'tenant' AND NOT attisdropped) THEN
    PERFORM {schema}.wegakte_bind_tenant(p_table);
    EXECUTE format('DROP POLICY IF EXISTS open_to_all ON %s', t);
    EXECUTE format('CREATE POLICY open_to_all ON %s FOR SELECT TO {role} USING (true)', t);
  END IF;
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO {role}, {log_role}', t);
END $$;

REVOKE ALL ON FUNCTION {schema}.wegakte_bind_tenant, {schema}.wegakte_bind_agency, {schema}.wegakte_bind_owner,
  {schema}.wegakte_open_table FROM PUBLIC;
