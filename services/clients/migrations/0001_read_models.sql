-- What pages and packages are made of. `client` is the one table with personal data in clear: it
-- is purged together with the person's key.
CREATE TABLE client (
    client_id       uuid PRIMARY KEY,
    tenant          text NOT NULL,
    household_id    uuid,
    given_name      text,
    family_name     text,
    birth_date      date,
    birth_precision text NOT NULL,
    language        text NOT NULL,
    phone           text,
    address         text,
    erased          boolean NOT NULL,
    registered_at   timestamptz NOT NULL,
    version         integer NOT NULL
);
CREATE INDEX client_tenant_name ON client (tenant, family_name, given_name, client_id);
SELECT wegakte_bind_tenant('client');

CREATE TABLE flagged_look_alike (
    tenant          text NOT NULL,
    client_id       uuid NOT NULL,
    other_client_id uuid NOT NULL,
    reasons         text[] NOT NULL,
    PRIMARY KEY (client_id, other_client_id)
);
SELECT wegakte_bind_tenant('flagged_look_alike');

CREATE TABLE consent (
    consent_id       uuid PRIMARY KEY,
    tenant           text NOT NULL,
    client_id        uuid NOT NULL,
    given_by         text NOT NULL,
    purpose          text NOT NULL,
    recipients       text[] NOT NULL,
    data_classes     text[] NOT NULL,
    explicit_classes text[] NOT NULL,
    valid_from       date NOT NULL,
    valid_until      date NOT NULL,
    text_version     text NOT NULL,
    language         text NOT NULL,
    form             text NOT NULL,
    granted_at       timestamptz NOT NULL,
    withdrawn_at     timestamptz,
    version          integer NOT NULL
);
CREATE INDEX consent_client ON consent (client_id, purpose);
SELECT wegakte_bind_tenant('consent');

-- Keyed hashes of names and birth dates, without any name: open to all tenants, so that a person
-- who moved is recognised.
CREATE TABLE look_alike (
    client_id uuid NOT NULL,
    kind      text NOT NULL,
    hash      bytea NOT NULL,
    PRIMARY KEY (client_id, kind, hash)
);
CREATE INDEX look_alike_hash ON look_alike (hash, client_id);
SELECT wegakte_open_table('look_alike');
