-- Where a referral was to be answered, and for which service as it may be named. Only a digest of
-- its id is kept, to recognise it when more is told of it.
CREATE TABLE referral_place (
    referral     text PRIMARY KEY,
    tenant       text NOT NULL,
    service      text NOT NULL,
    municipality text NOT NULL
);
SELECT wegakte_bind_tenant('referral_place');

-- What went wrong between institutions, one row a person. `person` is a digest of the person's id
-- and of the cell: it counts persons within a cell, and is another one in every other cell.
CREATE TABLE evidence (
    tenant       text NOT NULL,
    kind         text NOT NULL,
    service      text NOT NULL,
    agency       text NOT NULL,
    municipality text NOT NULL,
    month        date NOT NULL,
    person       text NOT NULL,
    PRIMARY KEY (tenant, kind, service, agency, municipality, month, person)
);
SELECT wegakte_bind_tenant('evidence');
