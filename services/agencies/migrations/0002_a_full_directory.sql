-- Institutions change: names and offers have days, and an institution can end.
ALTER TABLE agency
    ADD languages   text[] NOT NULL DEFAULT '{}',
    ADD contact     jsonb NOT NULL DEFAULT '{}',
    ADD ended_from  date,
    ADD merged_into text;

-- From which day on an institution has another name than it was registered with.
CREATE TABLE agency_name (
    agency_id  uuid NOT NULL,
    tenant     text NOT NULL,
    valid_from date NOT NULL,
    name       text NOT NULL,
    PRIMARY KEY (agency_id, valid_from)
);
SELECT wegakte_open_table('agency_name');

-- What is offered from a day on; without details, nothing is.
ALTER TABLE service_offer
    ADD code       text NOT NULL DEFAULT '',
    ADD valid_from date NOT NULL DEFAULT '-infinity',
    ADD details    jsonb,
    DROP COLUMN languages,
    DROP CONSTRAINT service_offer_pkey,
    ADD PRIMARY KEY (agency_id, service, valid_from);
ALTER TABLE service_offer ALTER code DROP DEFAULT, ALTER valid_from DROP DEFAULT;

CREATE TABLE capacity (
    agency      text NOT NULL,
    service     text NOT NULL,
    tenant      text NOT NULL,
    capacity    text NOT NULL,
    expected_on date,
    declared_at timestamptz NOT NULL,
    PRIMARY KEY (agency, service)
);
SELECT wegakte_open_table('capacity');

-- Several may be competent on the same day where they share; who ended before beginning never was.
ALTER TABLE jurisdiction
    ADD shared boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT jurisdiction_pkey,
    ADD PRIMARY KEY (service, municipality, valid_from, agency);
CREATE INDEX jurisdiction_agency ON jurisdiction (agency);

-- How many days answers may take, from a day on; no agency stands for all of them.
CREATE TABLE sla_policy (
    service              text NOT NULL,
    agency               text NOT NULL,
    valid_from           date NOT NULL,
    tenant               text NOT NULL,
    acknowledge_days     integer NOT NULL,
    decide_days          integer NOT NULL,
    appointment_days     integer NOT NULL,
    waitlist_refresh_days integer NOT NULL,
    outcome_days         integer NOT NULL,
    PRIMARY KEY (service, agency, valid_from)
);
SELECT wegakte_open_table('sla_policy');

-- Of an agency or of a municipality; the other one is empty.
CREATE TABLE closing_day (
    agency       text NOT NULL,
    municipality text NOT NULL,
    day          date NOT NULL,
    tenant       text NOT NULL,
    PRIMARY KEY (agency, municipality, day)
);
SELECT wegakte_open_table('closing_day');

-- Doubts about the directory are for those who keep it.
CREATE TABLE data_quality_task (
    task_id      uuid PRIMARY KEY,
    tenant       text NOT NULL,
    reason       text NOT NULL,
    service      text NOT NULL,
    municipality text NOT NULL,
    agency       text,
    due_on       date,
    state        text NOT NULL,
    times        integer NOT NULL,
    resolution   text,
    raised_at    timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    version      integer NOT NULL
);
CREATE INDEX data_quality_task_state ON data_quality_task (tenant, state, raised_at);
SELECT wegakte_bind_tenant('data_quality_task');

-- A digest of the referral's id, to recognise it when it is refused; not the id.
CREATE TABLE referral_place (
    referral     text PRIMARY KEY,
    tenant       text NOT NULL,
    service      text NOT NULL,
    municipality text NOT NULL
);
SELECT wegakte_bind_tenant('referral_place');
