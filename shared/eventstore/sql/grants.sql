-- Who may do what: read, and append through the function alone.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {schema} FROM PUBLIC;
GRANT USAGE ON SCHEMA {schema} TO {role}, {log_role};
GRANT SELECT ON {schema}.stream, {schema}.event, {schema}.command TO {role}, {log_role};
GRANT SELECT ON {schema}.event_position TO {role}, {log_role};
GRANT SELECT, INSERT ON {schema}.inbox TO {role}, {log_role};
GRANT DELETE ON {schema}.inbox TO {log_role};
GRANT SELECT, INSERT, UPDATE ON {schema}.relay TO {log_role};
GRANT SELECT ON {schema}.relay, {schema}.projection TO {role}, {log_role};
GRANT EXECUTE ON FUNCTION {schema}.append TO {role}, {log_role};
GRANT EXECUTE ON FUNCTION {schema}.hold_stream TO {role}, {log_role};
GRANT EXECUTE ON FUNCTION {schema}.safe_position TO {role}, {log_role};
GRANT EXECUTE ON FUNCTION {schema}.room TO {role}, {log_role};
