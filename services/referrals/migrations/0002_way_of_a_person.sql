-- Who works on a referral, what it is part of, which deadline runs, and what else senders see.
ALTER TABLE referral DROP COLUMN suspended_for;
ALTER TABLE referral
    ADD COLUMN owner               text,
    ADD COLUMN ownership_epoch     integer NOT NULL DEFAULT 0,
    ADD COLUMN moved_at            timestamptz,
    ADD COLUMN parent_id           uuid,
    ADD COLUMN group_id            uuid,
    ADD COLUMN children            jsonb,
    ADD COLUMN supersedes          uuid,
    ADD COLUMN citation            text,
    ADD COLUMN documents           jsonb,
    ADD COLUMN contact_route       text,
    ADD COLUMN opaque              boolean NOT NULL DEFAULT false,
    ADD COLUMN approved_by         text,
    ADD COLUMN competence_override text,
    ADD COLUMN capacity_warning    text,
    ADD COLUMN awaited_position    integer,
    ADD COLUMN loops               integer NOT NULL DEFAULT 0,
    ADD COLUMN no_shows            integer NOT NULL DEFAULT 0,
    ADD COLUMN late                boolean NOT NULL DEFAULT false,
    ADD COLUMN expected_end        date,
    ADD COLUMN expired_at          timestamptz,
    ADD COLUMN deadline            text,
    ADD COLUMN due_on              date,
    ADD COLUMN days_left           integer,
    ADD COLUMN suspended_for       text[] NOT NULL DEFAULT '{}',
    ADD COLUMN recall_reason       text,
    ADD COLUMN recall_confirmed_at timestamptz,
    ADD COLUMN recall_kept_as      text,
    ADD COLUMN competent           text[],
    ADD COLUMN late_answer         text,
    ADD COLUMN late_answer_code    text,
    ADD COLUMN late_answer_text    text,
    ADD COLUMN corrected           text[],
    ADD COLUMN signposted_to       text;
UPDATE referral SET owner = tenant;
ALTER TABLE referral ALTER COLUMN owner SET NOT NULL;
CREATE INDEX referral_owner ON referral (owner, due_on);
SELECT wegakte_bind_owner('referral');

ALTER TABLE referral_progress ADD COLUMN due_on date;

-- Where each referral is kept and what it hangs on, so that what happens to a consent, a case or an
-- institution finds it, whoever's it is. No door shows it.
CREATE TABLE referral_place (
    referral_id   uuid PRIMARY KEY,
    tenant        text NOT NULL,
    owner         text NOT NULL,
    case_id       uuid NOT NULL,
    client_id     uuid NOT NULL,
    consent_id    uuid,
    recipient     text NOT NULL,
    municipality  text NOT NULL,
    state         text NOT NULL,
    holds_package boolean NOT NULL DEFAULT false
);
CREATE INDEX referral_place_case ON referral_place (case_id);
CREATE INDEX referral_place_client ON referral_place (client_id);
CREATE INDEX referral_place_consent ON referral_place (consent_id);
CREATE INDEX referral_place_recipient ON referral_place (recipient);
CREATE INDEX referral_place_municipality ON referral_place (municipality);
SELECT wegakte_open_table('referral_place');

-- Who was waited for, from when until when; nothing that leads to a client.
CREATE TABLE waiting_interval (
    referral_id uuid NOT NULL,
    version     integer NOT NULL,
    tenant      text NOT NULL,
    state       text NOT NULL,
    waiting_on  text NOT NULL,
    reason      text,
    since       timestamptz NOT NULL,
    until       timestamptz,
    PRIMARY KEY (referral_id, version)
);
SELECT wegakte_open_table('waiting_interval');

-- What was to be done until when, and whether it was.
CREATE TABLE deadline (
    referral_id uuid NOT NULL,
    version     integer NOT NULL,
    tenant      text NOT NULL,
    kind        text NOT NULL,
    since       date NOT NULL,
    due_on      date NOT NULL,
    days_left   integer,
    ended_on    date,
    met_on      date,
    ended_by    text,
    PRIMARY KEY (referral_id, version)
);
SELECT wegakte_open_table('deadline');

-- Consents, as the clients service told of them; these rows are nobody's. Marks say what they cover
-- to nobody but a service; whoever's case it is by now, its referrals may rest on any of them.
DROP TABLE known_consent;
CREATE TABLE known_consent (
    consent_id  uuid PRIMARY KEY,
    client_id   uuid NOT NULL,
    marks       text[] NOT NULL DEFAULT '{}',
    valid_from  date NOT NULL DEFAULT '-infinity',
    valid_until date NOT NULL DEFAULT '-infinity',
    withdrawn   boolean NOT NULL DEFAULT false
);
CREATE INDEX known_consent_client ON known_consent (client_id);
SELECT wegakte_open_table('known_consent');

-- Of whom nothing may be disclosed at present, and which records are of one person.
CREATE TABLE known_restriction (
    client_id  uuid PRIMARY KEY,
    restricted boolean NOT NULL
);
SELECT wegakte_open_table('known_restriction');
CREATE TABLE known_merge (
    link_id         uuid PRIMARY KEY,
    client_id       uuid,
    other_client_id uuid,
    merged          boolean NOT NULL,
    since           timestamptz NOT NULL
);
SELECT wegakte_open_table('known_merge');

-- Whose case it is, where it was ever moved.
CREATE TABLE known_case_owner (
    case_id         uuid PRIMARY KEY,
    owner           text NOT NULL,
    ownership_epoch integer NOT NULL
);
SELECT wegakte_open_table('known_case_owner');

-- What the directory tells of institutions: until when there is one, what it offers, how much room
-- it has, how long its answers may take, when it is closed. An empty agency stands for all of them.
CREATE TABLE known_end (
    agency     text PRIMARY KEY,
    tenant     text NOT NULL,
    valid_from date NOT NULL
);
SELECT wegakte_open_table('known_end');
CREATE TABLE known_offer (
    service  text NOT NULL,
    agency   text NOT NULL,
    tenant   text NOT NULL,
    offered  boolean NOT NULL DEFAULT true,
    capacity text,
    PRIMARY KEY (service, agency)
);
SELECT wegakte_open_table('known_offer');
CREATE TABLE known_policy (
    service               text NOT NULL,
    agency                text NOT NULL,
    valid_from            date NOT NULL,
    tenant                text NOT NULL,
    acknowledge_days      integer NOT NULL,
    decide_days           integer NOT NULL,
    appointment_days      integer NOT NULL,
    waitlist_refresh_days integer NOT NULL,
    outcome_days          integer NOT NULL,
    PRIMARY KEY (service, agency, valid_from)
);
SELECT wegakte_open_table('known_policy');
CREATE TABLE known_closing (
    agency       text NOT NULL,
    municipality text NOT NULL,
    tenant       text NOT NULL,
    days         date[] NOT NULL,
    PRIMARY KEY (agency, municipality)
);
SELECT wegakte_open_table('known_closing');
