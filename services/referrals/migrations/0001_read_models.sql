-- What senders and recipients see of referrals. A draft is addressed to nobody yet.
CREATE TABLE referral (
    referral_id       uuid PRIMARY KEY,
    tenant            text NOT NULL,
    addressed_to      text,
    recipient         text NOT NULL,
    case_id           uuid NOT NULL,
    client_id         uuid NOT NULL,
    plan_id           uuid,
    measure_id        uuid,
    municipality      text NOT NULL,
    service           text,
    service_shown     text NOT NULL,
    legal_basis       text,
    consent_id        uuid,
    data_classes      text[],
    urgent            boolean NOT NULL DEFAULT false,
    preview           jsonb,
    submitted_by      text,
    submitted_at      timestamptz,
    state             text NOT NULL,
    before            text NOT NULL DEFAULT 'none',
    waiting_on        text NOT NULL,
    since             timestamptz NOT NULL,
    missing           text[],
    expected_on       date,
    appointment_on    date,
    outcome           text,
    rejection_code    text,
    rejected_by       text,
    rejection_text    text,
    suspended_for     text,
    rerouted_to       text,
    child_referral_id uuid,
    package_opened_at timestamptz,
    recalled_at       timestamptz,
    escalation        integer NOT NULL DEFAULT 0,
    version           integer NOT NULL
);
CREATE INDEX referral_case ON referral (case_id);
CREATE INDEX referral_client ON referral (client_id);
CREATE INDEX referral_consent ON referral (consent_id);
CREATE INDEX referral_addressed_to ON referral (addressed_to, submitted_at DESC);
SELECT wegakte_bind_tenant('referral');
SELECT wegakte_bind_agency('referral', 'addressed_to');

-- What the coordination sees of all of them: who waits for whom, and nothing that leads to a client.
CREATE TABLE referral_progress (
    referral_id   uuid PRIMARY KEY,
    tenant        text NOT NULL,
    recipient     text NOT NULL,
    municipality  text NOT NULL,
    service_shown text NOT NULL,
    urgent        boolean NOT NULL,
    submitted_by  text NOT NULL,
    submitted_at  timestamptz NOT NULL,
    state         text NOT NULL,
    waiting_on    text NOT NULL,
    since         timestamptz NOT NULL,
    escalation    integer NOT NULL DEFAULT 0,
    version       integer NOT NULL
);
SELECT wegakte_open_table('referral_progress');

-- Consents, as the clients service told of them; one that was withdrawn is known by its id alone
-- where nothing else was heard of it.
CREATE TABLE known_consent (
    consent_id       uuid PRIMARY KEY,
    tenant           text NOT NULL,
    client_id        uuid NOT NULL,
    purpose          text NOT NULL,
    recipients       text[] NOT NULL DEFAULT '{}',
    data_classes     text[] NOT NULL DEFAULT '{}',
    explicit_classes text[] NOT NULL DEFAULT '{}',
    valid_from       date NOT NULL DEFAULT '-infinity',
    valid_until      date NOT NULL DEFAULT '-infinity',
    withdrawn        boolean NOT NULL DEFAULT false
);
SELECT wegakte_bind_tenant('known_consent');

-- Who is competent for what, where and when, as the directory told of it.
CREATE TABLE competence (
    service      text NOT NULL,
    municipality text NOT NULL,
    agency       text NOT NULL,
    valid_from   date NOT NULL,
    valid_until  date,
    tenant       text NOT NULL,
    PRIMARY KEY (service, municipality, agency, valid_from)
);
SELECT wegakte_open_table('competence');
