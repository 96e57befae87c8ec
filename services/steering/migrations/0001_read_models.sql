-- What the pages of the steering group show. Nothing here leads to a person.
CREATE TABLE obstacle (
    obstacle_id  uuid PRIMARY KEY,
    tenant       text NOT NULL,
    kind         text NOT NULL,
    service      text NOT NULL,
    municipality text NOT NULL,
    source       text NOT NULL,
    state        text NOT NULL,
    group_id     uuid,
    cause        text,
    reference    text,
    in_force_on  date,
    measured     integer,
    reported_at  timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    version      integer NOT NULL
);
CREATE INDEX obstacle_tenant_state ON obstacle (tenant, state, reported_at);
SELECT wegakte_bind_tenant('obstacle');

CREATE TABLE project_group (
    group_id    uuid PRIMARY KEY,
    tenant      text NOT NULL,
    obstacle_id uuid NOT NULL,
    name        text NOT NULL,
    members     text[] NOT NULL,
    formed_at   timestamptz NOT NULL
);
CREATE INDEX project_group_obstacle ON project_group (obstacle_id);
SELECT wegakte_bind_tenant('project_group');

CREATE TABLE committee (
    committee_id   uuid PRIMARY KEY,
    tenant         text NOT NULL,
    name           text NOT NULL,
    constituted_at timestamptz NOT NULL,
    version        integer NOT NULL
);
SELECT wegakte_bind_tenant('committee');

CREATE TABLE committee_seat (
    committee_id uuid NOT NULL,
    tenant       text NOT NULL,
    place        integer NOT NULL,
    seat         text NOT NULL,
    institution  text NOT NULL,
    voting       boolean NOT NULL,
    PRIMARY KEY (committee_id, seat)
);
SELECT wegakte_bind_tenant('committee_seat');

CREATE TABLE proposal (
    proposal_id   uuid PRIMARY KEY,
    tenant        text NOT NULL,
    group_id      uuid NOT NULL,
    obstacle_id   uuid NOT NULL,
    title         text NOT NULL,
    target_metric text NOT NULL,
    target_value  integer NOT NULL,
    evaluate_on   date NOT NULL,
    state         text NOT NULL,
    submitted_at  timestamptz NOT NULL,
    version       integer NOT NULL
);
CREATE INDEX proposal_tenant_state ON proposal (tenant, state, submitted_at);
CREATE INDEX proposal_obstacle ON proposal (obstacle_id);
SELECT wegakte_bind_tenant('proposal');

CREATE TABLE sitting (
    sitting_id   uuid PRIMARY KEY,
    tenant       text NOT NULL,
    committee_id uuid NOT NULL,
    held_on      date NOT NULL,
    state        text NOT NULL,
    version      integer NOT NULL
);
CREATE INDEX sitting_tenant_held_on ON sitting (tenant, held_on);
SELECT wegakte_bind_tenant('sitting');

CREATE TABLE agenda_item (
    sitting_id  uuid NOT NULL,
    tenant      text NOT NULL,
    place       integer NOT NULL,
    proposal_id uuid NOT NULL,
    obstacle_id uuid NOT NULL,
    PRIMARY KEY (sitting_id, proposal_id)
);
SELECT wegakte_bind_tenant('agenda_item');

CREATE TABLE attendance (
    sitting_id uuid NOT NULL,
    tenant     text NOT NULL,
    place      integer NOT NULL,
    seat       text NOT NULL,
    voting     boolean NOT NULL,
    present    boolean NOT NULL,
    PRIMARY KEY (sitting_id, seat)
);
SELECT wegakte_bind_tenant('attendance');

CREATE TABLE motion (
    sitting_id  uuid NOT NULL,
    tenant      text NOT NULL,
    motion_id   uuid NOT NULL,
    proposal_id uuid NOT NULL,
    state       text NOT NULL,
    present     integer NOT NULL,
    needed      integer NOT NULL,
    yes         integer,
    no          integer,
    abstentions integer,
    place       integer NOT NULL,
    PRIMARY KEY (sitting_id, motion_id)
);
SELECT wegakte_bind_tenant('motion');

CREATE TABLE vote (
    sitting_id uuid NOT NULL,
    tenant     text NOT NULL,
    motion_id  uuid NOT NULL,
    seat       text NOT NULL,
    vote       text NOT NULL,
    PRIMARY KEY (sitting_id, motion_id, seat)
);
SELECT wegakte_bind_tenant('vote');

-- Two decisions under one reference, taken in the same moment, end here.
CREATE TABLE decision (
    tenant      text NOT NULL,
    reference   text NOT NULL,
    sitting_id  uuid NOT NULL,
    motion_id   uuid NOT NULL,
    proposal_id uuid NOT NULL,
    obstacle_id uuid NOT NULL,
    responsible text NOT NULL,
    due_on      date NOT NULL,
    evaluate_on date NOT NULL,
    issued_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant, reference)
);
CREATE INDEX decision_obstacle ON decision (obstacle_id);
SELECT wegakte_bind_tenant('decision');
