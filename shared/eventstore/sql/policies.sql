-- A service sees its tenant's events; its log role sees those of all.
ALTER TABLE {schema}.stream ENABLE ROW LEVEL SECURITY;
ALTER TABLE {schema}.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE {schema}.command ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON {schema}.stream TO {role} USING (tenant = current_setting('wegakte.tenant', true));
CREATE POLICY own_tenant ON {schema}.event TO {role} USING (tenant = current_setting('wegakte.tenant', true));
CREATE POLICY own_tenant ON {schema}.command TO {role} USING (tenant = current_setting('wegakte.tenant', true));
CREATE POLICY all_tenants ON {schema}.stream TO {log_role} USING (true);
CREATE POLICY all_tenants ON {schema}.event TO {log_role} USING (true);
CREATE POLICY all_tenants ON {schema}.command TO {log_role} USING (true);
