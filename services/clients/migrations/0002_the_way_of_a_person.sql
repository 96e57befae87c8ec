-- Households, links, entries and breaches; consents that others know by marks only; and who is in
-- charge of a record after its person has moved.
ALTER TABLE client
    DROP COLUMN household_id,
    ADD COLUMN owner            text,
    ADD COLUMN ownership_epoch  integer NOT NULL DEFAULT 1,
    ADD COLUMN handed_over_at   timestamptz,
    ADD COLUMN restricted_since timestamptz,
    ADD COLUMN protected        boolean NOT NULL DEFAULT false;
UPDATE client SET owner = tenant;
ALTER TABLE client ALTER COLUMN owner SET NOT NULL;
CREATE INDEX client_owner_name ON client (owner, family_name, given_name, client_id);
SELECT wegakte_bind_owner('client');

-- Which tenant keeps a record, and which is in charge of it: open to all, so that a link can be
-- proposed and an entry moved.
CREATE TABLE client_home (
    client_id uuid PRIMARY KEY,
    tenant    text NOT NULL,
    owner     text NOT NULL
);
INSERT INTO client_home SELECT client_id, tenant, owner FROM client;
SELECT wegakte_open_table('client_home');

-- How documents spell the name; with names in clear, so purged together with the person's key.
CREATE TABLE name_variant (
    client_id       uuid NOT NULL,
    position        bigint NOT NULL,
    tenant          text NOT NULL,
    owner           text NOT NULL,
    given_name      text,
    family_name     text,
    script          text NOT NULL,
    source_document text NOT NULL,
    PRIMARY KEY (client_id, position)
);
SELECT wegakte_bind_tenant('name_variant');
SELECT wegakte_bind_owner('name_variant');

-- Of which documents the number is known; the number itself is only in the sealed event.
CREATE TABLE known_identifier (
    client_id uuid NOT NULL,
    position  bigint NOT NULL,
    tenant    text NOT NULL,
    owner     text NOT NULL,
    kind      text NOT NULL,
    PRIMARY KEY (client_id, position)
);
SELECT wegakte_bind_tenant('known_identifier');
SELECT wegakte_bind_owner('known_identifier');

ALTER TABLE flagged_look_alike ADD COLUMN owner text;
UPDATE flagged_look_alike SET owner = tenant;
ALTER TABLE flagged_look_alike ALTER COLUMN owner SET NOT NULL;
SELECT wegakte_bind_owner('flagged_look_alike');

-- What a consent says is personal, too: it is empty once the person's key is gone.
ALTER TABLE consent
    ADD COLUMN owner               text,
    ADD COLUMN state               text,
    ADD COLUMN direction           text,
    ADD COLUMN guardian_id         uuid,
    ADD COLUMN consequences_explained boolean,
    ADD COLUMN expiry_told_at      timestamptz,
    ADD COLUMN narrowed_at         timestamptz,
    ADD COLUMN expired_at          timestamptz,
    ADD COLUMN reconfirmation_since timestamptz,
    ADD COLUMN recorded_at         timestamptz,
    ALTER COLUMN given_by DROP NOT NULL,
    ALTER COLUMN purpose DROP NOT NULL,
    ALTER COLUMN recipients DROP NOT NULL,
    ALTER COLUMN data_classes DROP NOT NULL,
    ALTER COLUMN explicit_classes DROP NOT NULL,
    ALTER COLUMN valid_from DROP NOT NULL,
    ALTER COLUMN valid_until DROP NOT NULL,
    ALTER COLUMN text_version DROP NOT NULL,
    ALTER COLUMN language DROP NOT NULL,
    ALTER COLUMN form DROP NOT NULL;
UPDATE consent SET owner = tenant, recorded_at = granted_at,
                   state = CASE WHEN withdrawn_at IS NULL THEN 'active' ELSE 'withdrawn' END;
ALTER TABLE consent
    ALTER COLUMN owner SET NOT NULL,
    ALTER COLUMN state SET NOT NULL,
    ALTER COLUMN recorded_at SET NOT NULL;
SELECT wegakte_bind_owner('consent');

CREATE TABLE household (
    household_id uuid PRIMARY KEY,
    tenant       text NOT NULL,
    owner        text NOT NULL,
    formed_at    timestamptz NOT NULL,
    version      integer NOT NULL
);
SELECT wegakte_bind_tenant('household');
SELECT wegakte_bind_owner('household');

CREATE TABLE household_member (
    household_id uuid NOT NULL,
    client_id    uuid NOT NULL,
    tenant       text NOT NULL,
    owner        text NOT NULL,
    role         text,
    guardians    uuid[] NOT NULL DEFAULT '{}',
    custodian    text,
    joined_at    timestamptz NOT NULL,
    left_at      timestamptz,
    PRIMARY KEY (household_id, client_id)
);
CREATE INDEX household_member_client ON household_member (client_id);
SELECT wegakte_bind_tenant('household_member');
SELECT wegakte_bind_owner('household_member');

-- The owner of a link is the tenant of the other record: both sides see it.
CREATE TABLE identity_link (
    link_id         uuid PRIMARY KEY,
    tenant          text NOT NULL,
    owner           text NOT NULL,
    client_id       uuid NOT NULL,
    other_client_id uuid NOT NULL,
    state           text NOT NULL,
    proposed_by     text NOT NULL,
    proposed_at     timestamptz NOT NULL,
    merged_at       timestamptz,
    ended_at        timestamptz,
    version         integer NOT NULL
);
CREATE INDEX identity_link_client ON identity_link (client_id);
CREATE INDEX identity_link_other ON identity_link (other_client_id);
SELECT wegakte_bind_tenant('identity_link');
SELECT wegakte_bind_owner('identity_link');

CREATE TABLE assigned_record (
    link_id     uuid NOT NULL,
    record_id   uuid NOT NULL,
    tenant      text NOT NULL,
    owner       text NOT NULL,
    client_id   uuid NOT NULL,
    assigned_at timestamptz NOT NULL,
    PRIMARY KEY (link_id, record_id)
);
SELECT wegakte_bind_tenant('assigned_record');
SELECT wegakte_bind_owner('assigned_record');

-- The title is empty as soon as the entry is in a wrong file, or the person is forgotten.
CREATE TABLE entry (
    entry_id  uuid PRIMARY KEY,
    tenant    text NOT NULL,
    owner     text NOT NULL,
    client_id uuid NOT NULL,
    kind      text NOT NULL,
    title     text,
    state     text NOT NULL,
    filed_at  timestamptz NOT NULL,
    marked_at timestamptz,
    version   integer NOT NULL
);
CREATE INDEX entry_client ON entry (client_id, filed_at);
SELECT wegakte_bind_tenant('entry');
SELECT wegakte_bind_owner('entry');

CREATE TABLE breach (
    breach_id uuid PRIMARY KEY,
    tenant    text NOT NULL,
    owner     text NOT NULL,
    entry_id  uuid NOT NULL,
    client_id uuid NOT NULL,
    state     text NOT NULL,
    opened_at timestamptz NOT NULL,
    due_at    timestamptz NOT NULL,
    late      boolean NOT NULL DEFAULT false,
    decision  text,
    version   integer NOT NULL
);
SELECT wegakte_bind_tenant('breach');
SELECT wegakte_bind_owner('breach');
