-- The ledger as others can prove it: one leaf after another, and the tree above them. An entry gets
-- its leaf as soon as everything before it in its service's log has one.
CREATE TABLE leaf (
    index  bigint PRIMARY KEY CHECK (index >= 0),
    number bigint UNIQUE REFERENCES entry (number),
    leaf   bytea NOT NULL CHECK (octet_length(leaf) <= 65535),
    hash   bytea NOT NULL CHECK (octet_length(hash) = 32)
);

-- Who acted, for whoever may know: the leaf holds a mark of the name under this key. It can be
-- deleted, and then the mark means nothing any more.
CREATE TABLE leaf_key (
    index bigint PRIMARY KEY REFERENCES leaf (index),
    key   bytea NOT NULL
);

-- Full tiles only; the right edge follows from the leaves and from the summits below.
CREATE TABLE tile (
    level  smallint NOT NULL,
    number bigint NOT NULL,
    hashes bytea NOT NULL CHECK (octet_length(hashes) = 8192),
    summit bytea NOT NULL CHECK (octet_length(summit) = 32),
    PRIMARY KEY (level, number)
);

-- How far the tree has grown.
CREATE TABLE tree (
    single   boolean PRIMARY KEY DEFAULT true CHECK (single),
    origin   text NOT NULL,
    size     bigint NOT NULL,
    frontier bytea NOT NULL
);

-- The last leaf of every service and of every stream.
CREATE TABLE chain (
    kind     text NOT NULL,
    name     text NOT NULL,
    sequence bigint NOT NULL,
    position bigint NOT NULL,
    hash     text NOT NULL,
    PRIMARY KEY (kind, name)
);

-- What was signed. Two of one size would be two stories.
CREATE TABLE checkpoint (
    size      bigint PRIMARY KEY,
    root      bytea NOT NULL CHECK (octet_length(root) = 32),
    note      text NOT NULL,
    signed_at timestamptz NOT NULL
);

SELECT wegakte_open_table('leaf'), wegakte_open_table('leaf_key'), wegakte_open_table('tile'),
       wegakte_open_table('tree'), wegakte_open_table('chain'), wegakte_open_table('checkpoint');

-- Nobody writes but the ledger's own role. What has an end of its own may be deleted: keys alone.
REVOKE ALL ON leaf, leaf_key, tile, tree, chain, checkpoint FROM wegakte_audit;
REVOKE UPDATE, DELETE, TRUNCATE ON leaf, tile, checkpoint FROM wegakte_audit_log;
REVOKE UPDATE, TRUNCATE ON leaf_key FROM wegakte_audit_log;
REVOKE DELETE, TRUNCATE ON tree, chain FROM wegakte_audit_log;
GRANT UPDATE (note) ON checkpoint TO wegakte_audit_log;

CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON leaf
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON leaf
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON tile
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON tile
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
