"""Keys in PostgreSQL, wrapped under the epoch's key, in a database of their own."""

import os
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from shared.database import Database, Session
from shared.keyring import epochs, rotation
from shared.keyring.keyring import Keyring
from shared.keyring.keys import Destroyed, Key, Progress, Rotation
from shared.keyring.sealing import KEY_BYTES
from shared.keyring.wrapping import RootKeys
from shared.settings import KEYRING_ROLE, Settings

SCHEMA = (Path(__file__).parent / "sql" / "schema.sql").read_text()
# Making and destroying a person's key never happen at the same time.
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
FIND = """
SELECT d.key_id, d.wrapped AS wrapped_dek, e.id, e.root, e.wrapped
  FROM dek d JOIN epoch e ON e.id = d.epoch
 WHERE d.subject = %s AND d.category = %s
"""
FIND_SHREDDED = """
SELECT key_id FROM shredded
 WHERE subject = %s AND category IN (%s, '*')
 ORDER BY key_id NULLS LAST LIMIT 1
"""
INSERT = """
INSERT INTO dek (subject, category, key_id, epoch, wrapped) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT DO NOTHING
"""
DESTROY = """
WITH gone AS (
  DELETE FROM dek WHERE subject = %(subject)s AND %(category)s IN (category, '*')
  RETURNING category, key_id),
kept AS (
  INSERT INTO shredded (subject, category, key_id, reason)
  SELECT %(subject)s, category, key_id, %(reason)s FROM gone
   UNION ALL
  SELECT %(subject)s, %(category)s, NULL, %(reason)s
   WHERE NOT EXISTS (SELECT FROM gone WHERE category = %(category)s)
      ON CONFLICT DO NOTHING)
SELECT count(*) AS destroyed FROM gone
"""


class PostgresKeys:
    """The keys of persons in the tables `epoch`, `dek` and `shredded`."""

    def __init__(self, settings: Settings) -> None:
        """Connect, and read the root keys, when first needed."""
        self.settings = settings
        self.database = Database(**settings.login(KEYRING_ROLE), size=settings.database_pool)

    @cached_property
    def roots(self) -> RootKeys:
        """The root keys; raises `NotConfigured` where the settings have none."""
        return RootKeys(self.settings.root_keys)

    def find(self, subject: UUID, category: str) -> Key | Destroyed | None:
        """Return the key, what is left of it, or `None` where none was made yet."""
        with self.database.session() as db:
            return self._find(db, subject, category)

    def create(self, subject: UUID, category: str) -> Key | Destroyed:
        """Return the key, which from now on exists unless it was destroyed."""
        with self.database.session() as db:
            db.execute(ONE_AT_A_TIME, (str(subject),))
            found = self._find(db, subject, category)
            return found or self._make(db, subject, category)

    def destroy(self, subject: UUID, category: str | None, reason: str) -> int:
        """Destroy the keys of a person and write down that they are gone."""
        values = {"subject": subject, "category": category or "*", "reason": reason}
        with self.database.session() as db:
            db.execute(ONE_AT_A_TIME, (str(subject),))
            return int(db.rows(DESTROY, values)[0][0])

    def rotate(self, progress: Progress) -> Rotation:
        """Begin a new epoch, wrap the surviving keys in it, destroy the old epochs' keys."""
        return rotation.rotate(self.database, self.roots, progress)

    def _find(self, db: Session, subject: UUID, category: str) -> Key | Destroyed | None:
        row = db.one(FIND, (subject, category))
        if row is not None:
            return self._read(row, subject, category)
        left = db.one(FIND_SHREDDED, (subject, category))
        return Destroyed(left["key_id"]) if left else None

    def _read(self, row: dict[str, Any], subject: UUID, category: str) -> Key:
        epoch = epochs.read(row, self.roots)
        return Key(row["key_id"], epoch.unwrap(bytes(row["wrapped_dek"]), subject, category))

    def _make(self, db: Session, subject: UUID, category: str) -> Key:
        epoch = epochs.newest(db, self.roots)
        wrapped = epoch.wrap(os.urandom(KEY_BYTES), subject, category)
        db.execute(INSERT, (subject, category, uuid4(), epoch.id, wrapped))
        [row] = db.all(FIND, (subject, category))
        return self._read(row, subject, category)


class PostgresKeyring(Keyring):
    """The keyring that the settings name."""

    def __init__(self, settings: Settings, **options: Any) -> None:
        """Connect when first needed; `options` are those of `Keyring`."""
        super().__init__(PostgresKeys(settings), **options)
