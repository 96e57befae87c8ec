-- The cases of a municipality, as its own pages show them.
CREATE TABLE case_file (
    case_id          uuid PRIMARY KEY,
    tenant           text NOT NULL,
    client_id        uuid NOT NULL,
    client_ids       uuid[] NOT NULL,
    municipality     text NOT NULL,
    source           text NOT NULL,
    reason           text,
    state            text NOT NULL,
    manager          text,
    needs            text[],
    resources        text[],
    assessment_note  text,
    plan_id          uuid,
    pointer          text,
    reason_code      text,
    copes_alone      boolean,
    follow_up_on     date,
    reopening_reason text,
    received_at      timestamptz NOT NULL,
    admitted_at      timestamptz,
    ended_at         timestamptz,
    last_contact_at  timestamptz,
    version          integer NOT NULL
);
CREATE INDEX case_file_tenant_state ON case_file (tenant, state, received_at DESC);
CREATE INDEX case_file_client ON case_file (client_id);
SELECT wegakte_bind_tenant('case_file');

CREATE TABLE contact (
    contact_id  uuid NOT NULL,
    version     integer NOT NULL,
    tenant      text NOT NULL,
    case_id     uuid NOT NULL,
    client_id   uuid NOT NULL,
    channel     text NOT NULL,
    note        text,
    recorded_by text NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (case_id, version)
);
CREATE INDEX contact_client ON contact (client_id);
SELECT wegakte_bind_tenant('contact');

CREATE TABLE care_plan (
    plan_id    uuid PRIMARY KEY,
    tenant     text NOT NULL,
    case_id    uuid NOT NULL,
    client_id  uuid NOT NULL,
    goals      jsonb,
    agreed_at  timestamptz NOT NULL,
    revised_at timestamptz,
    version    integer NOT NULL
);
CREATE INDEX care_plan_case ON care_plan (case_id, agreed_at);
CREATE INDEX care_plan_client ON care_plan (client_id);
SELECT wegakte_bind_tenant('care_plan');

CREATE TABLE planned_measure (
    plan_id     uuid NOT NULL,
    measure_id  uuid NOT NULL,
    tenant      text NOT NULL,
    planned     boolean NOT NULL DEFAULT true,
    referral_id uuid,
    outcome     text,
    PRIMARY KEY (plan_id, measure_id)
);
SELECT wegakte_bind_tenant('planned_measure');

-- Referrals of our cases, as the referrals service told of them: whether each is still open, and
-- whether an institution has begun, or promised, to help.
CREATE TABLE known_referral (
    referral_id uuid PRIMARY KEY,
    tenant      text NOT NULL,
    case_id     uuid NOT NULL,
    open        boolean NOT NULL DEFAULT true,
    engaged     boolean NOT NULL DEFAULT false
);
CREATE INDEX known_referral_case ON known_referral (case_id);
SELECT wegakte_bind_tenant('known_referral');

-- Consents to case management, as the clients service told of them; of one whose withdrawal was
-- heard of first nothing else is known.
CREATE TABLE known_consent (
    consent_id  uuid PRIMARY KEY,
    tenant      text NOT NULL,
    client_id   uuid NOT NULL,
    valid_from  date NOT NULL DEFAULT '-infinity',
    valid_until date NOT NULL DEFAULT '-infinity',
    withdrawn   boolean NOT NULL DEFAULT false
);
CREATE INDEX known_consent_client ON known_consent (client_id);
SELECT wegakte_bind_tenant('known_consent');
