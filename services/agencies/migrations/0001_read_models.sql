-- The directory. It is about institutions only, and every municipality may read it.
CREATE TABLE agency (
    agency_id     uuid PRIMARY KEY,
    tenant        text NOT NULL,
    code          text NOT NULL UNIQUE,
    name          text NOT NULL,
    kind          text NOT NULL,
    registered_at timestamptz NOT NULL,
    version       integer NOT NULL
);
SELECT wegakte_open_table('agency');

CREATE TABLE service_offer (
    agency_id  uuid NOT NULL,
    tenant     text NOT NULL,
    service    text NOT NULL,
    languages  text[] NOT NULL,
    offered_at timestamptz NOT NULL,
    PRIMARY KEY (agency_id, service)
);
SELECT wegakte_open_table('service_offer');

-- The last day counts; without one the competence lasts until it is ended.
CREATE TABLE jurisdiction (
    service      text NOT NULL,
    municipality text NOT NULL,
    agency       text NOT NULL,
    valid_from   date NOT NULL,
    valid_until  date,
    tenant       text NOT NULL,
    PRIMARY KEY (service, municipality, valid_from)
);
SELECT wegakte_open_table('jurisdiction');
