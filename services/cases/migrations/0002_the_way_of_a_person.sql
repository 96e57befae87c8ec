-- A case file knows its owner: the tenant that accompanies the client by now. Its stream stays with
-- the tenant where it was begun.
ALTER TABLE case_file
    ADD COLUMN owner                text,
    ADD COLUMN ownership_epoch      integer NOT NULL DEFAULT 1,
    ADD COLUMN previous             text[] NOT NULL DEFAULT '{}',
    ADD COLUMN state_since          timestamptz,
    ADD COLUMN absent_from          date,
    ADD COLUMN deputy               text,
    ADD COLUMN cover_from           date,
    ADD COLUMN cover_until          date,
    ADD COLUMN cover_reason         text,
    ADD COLUMN pause_reason         text,
    ADD COLUMN resume_on            date,
    ADD COLUMN reassessment_reason  text,
    ADD COLUMN evaluated_at         timestamptz,
    ADD COLUMN goals_reached        integer,
    ADD COLUMN goals_rated          integer,
    ADD COLUMN attainment           jsonb,
    ADD COLUMN client_rating        integer,
    ADD COLUMN remaining_needs      text[],
    ADD COLUMN evaluation_note      text,
    ADD COLUMN handed_over          uuid[],
    ADD COLUMN export_note          text,
    ADD COLUMN follow_up_due        boolean NOT NULL DEFAULT false,
    ADD COLUMN follow_up_result     text,
    ADD COLUMN follow_up_note       text,
    ADD COLUMN followed_up_at       timestamptz,
    ADD COLUMN transfer_id          uuid,
    ADD COLUMN transferred_at       timestamptz,
    ADD COLUMN transferred_position bigint;
UPDATE case_file SET owner = tenant, state_since = coalesce(ended_at, admitted_at, received_at);
ALTER TABLE case_file ALTER COLUMN owner SET NOT NULL, ALTER COLUMN state_since SET NOT NULL;
CREATE INDEX case_file_owner_state ON case_file (owner, state, received_at DESC);
SELECT wegakte_bind_owner('case_file');

-- The case as each former owner left it: what was known when it changed hands, and nothing later.
CREATE TABLE former_case_file (LIKE case_file INCLUDING DEFAULTS, PRIMARY KEY (case_id, ownership_epoch));
CREATE INDEX former_case_file_owner ON former_case_file (owner, received_at DESC);
CREATE INDEX former_case_file_client ON former_case_file (client_id);
SELECT wegakte_bind_tenant('former_case_file');
SELECT wegakte_bind_owner('former_case_file');

ALTER TABLE contact ADD COLUMN occurred_at timestamptz, ADD COLUMN position bigint NOT NULL DEFAULT 0;
UPDATE contact SET occurred_at = at;

-- What else is written down in a case; `said` is the personal part.
CREATE TABLE case_entry (
    case_id     uuid NOT NULL,
    version     integer NOT NULL,
    position    bigint NOT NULL,
    tenant      text NOT NULL,
    client_id   uuid NOT NULL,
    entry_id    uuid NOT NULL,
    kind        text NOT NULL,
    clear       jsonb NOT NULL,
    said        jsonb,
    recorded_by text NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (case_id, version)
);
CREATE INDEX case_entry_client ON case_entry (client_id);
SELECT wegakte_bind_tenant('case_entry');

-- Who is accompanied by whom: nothing but ids, for one question over all tenants, whether two that
-- turned out to be one person are both accompanied.
CREATE TABLE accompanied (
    case_id   uuid NOT NULL,
    client_id uuid NOT NULL,
    owner     text NOT NULL,
    open      boolean NOT NULL,
    PRIMARY KEY (case_id, client_id)
);
CREATE INDEX accompanied_client ON accompanied (client_id) WHERE open;
SELECT wegakte_open_table('accompanied');

-- Two who are the same person, as the clients service told of them.
CREATE TABLE known_link (
    link_id         uuid PRIMARY KEY,
    client_id       uuid NOT NULL,
    other_client_id uuid NOT NULL,
    merged          boolean NOT NULL,
    version         integer NOT NULL
);
SELECT wegakte_open_table('known_link');

-- A transfer, once for each side; the receiver's side has the summary only after acceptance.
CREATE TABLE case_transfer (
    transfer_id  uuid NOT NULL,
    side         text NOT NULL,
    tenant       text NOT NULL,
    owner        text NOT NULL,
    case_id      uuid NOT NULL,
    client_id    uuid NOT NULL,
    from_tenant  text NOT NULL,
    to_tenant    text NOT NULL,
    municipality text NOT NULL,
    phase        text NOT NULL,
    persons      integer NOT NULL,
    state        text NOT NULL,
    summary      text,
    manager      text,
    reason_code  text,
    initiated_at timestamptz NOT NULL,
    expires_at   timestamptz,
    cut_over_on  date,
    answered_at  timestamptz,
    ended_at     timestamptz,
    PRIMARY KEY (transfer_id, side)
);
CREATE INDEX case_transfer_owner ON case_transfer (owner, initiated_at DESC);
CREATE INDEX case_transfer_case ON case_transfer (case_id);
CREATE INDEX case_transfer_client ON case_transfer (client_id);
SELECT wegakte_bind_tenant('case_transfer');
SELECT wegakte_bind_owner('case_transfer');

ALTER TABLE care_plan ADD COLUMN plan_version integer NOT NULL DEFAULT 1, ADD COLUMN signature text;

-- Every version of a plan that was signed.
CREATE TABLE plan_version (
    plan_id      uuid NOT NULL,
    plan_version integer NOT NULL,
    position     bigint NOT NULL,
    tenant       text NOT NULL,
    case_id      uuid NOT NULL,
    client_id    uuid NOT NULL,
    kind         text NOT NULL,
    builds_on    integer,
    goals        jsonb,
    goal_ids     uuid[] NOT NULL,
    signature    text,
    measures     uuid[] NOT NULL,
    signed_by    text NOT NULL,
    signed_at    timestamptz NOT NULL,
    PRIMARY KEY (plan_id, plan_version)
);
CREATE INDEX plan_version_case ON plan_version (case_id, position);
CREATE INDEX plan_version_client ON plan_version (client_id);
SELECT wegakte_bind_tenant('plan_version');

-- How the goals of a plan stand, and stood.
CREATE TABLE goal_status (
    plan_id    uuid NOT NULL,
    goal_id    uuid NOT NULL,
    position   bigint NOT NULL,
    tenant     text NOT NULL,
    status     text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (plan_id, goal_id, position)
);
SELECT wegakte_bind_tenant('goal_status');

-- In which case a plan is: nothing but ids, so that its owner can be found.
CREATE TABLE plan_place (
    plan_id uuid PRIMARY KEY,
    case_id uuid NOT NULL
);
SELECT wegakte_open_table('plan_place');

ALTER TABLE planned_measure
    ADD COLUMN referred_position  bigint,
    ADD COLUMN completed_position bigint,
    ADD COLUMN flag_reason        text,
    ADD COLUMN flag_position      bigint;
CREATE INDEX planned_measure_referral ON planned_measure (referral_id);

-- What a consent covers is told by marks alone; of one that shrank the newer marks count.
ALTER TABLE known_consent ADD COLUMN marks text[] NOT NULL DEFAULT '{}', ADD COLUMN version integer NOT NULL DEFAULT 0;
