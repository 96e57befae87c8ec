-- The keyring: its own database, with its own backups. PostgreSQL 15 or newer.
CREATE TABLE IF NOT EXISTS epoch (
  id         bigint PRIMARY KEY,
  root       text NOT NULL,                      -- which root key wraps it
  wrapped    bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS dek (
  subject    uuid NOT NULL,
  category   text NOT NULL,
  key_id     uuid NOT NULL UNIQUE,
  epoch      bigint NOT NULL REFERENCES epoch,
  wrapped    bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (subject, category)
);
CREATE INDEX IF NOT EXISTS dek_epoch ON dek (epoch);

-- Who was forgotten. Category '*' is all of them, also those without a key so far.
CREATE TABLE IF NOT EXISTS shredded (
  subject  uuid NOT NULL,
  category text NOT NULL,
  key_id   uuid,
  at       timestamptz NOT NULL DEFAULT now(),
  reason   text NOT NULL,
  PRIMARY KEY (subject, category)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON epoch, dek TO wegakte_keyring;
GRANT SELECT, INSERT ON shredded TO wegakte_keyring;
