-- Which events an institution's own systems are to hear of. A fact of the directory: nothing is sent.
CREATE TABLE subscription (
    subscription_id uuid PRIMARY KEY,
    tenant          text NOT NULL,
    agency          text NOT NULL,
    event_types     text[] NOT NULL,
    channel         text NOT NULL,
    state           text NOT NULL,
    requested_at    timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    version         integer NOT NULL
);
CREATE INDEX subscription_agency ON subscription (agency, requested_at);
SELECT wegakte_open_table('subscription');

-- Public keys: everybody may check a signature.
CREATE TABLE signing_key (
    agency     text NOT NULL,
    key_id     text NOT NULL,
    tenant     text NOT NULL,
    public_key text NOT NULL,
    valid_from timestamptz NOT NULL,
    revoked_at timestamptz,
    version    integer NOT NULL,
    PRIMARY KEY (agency, key_id)
);
SELECT wegakte_open_table('signing_key');
