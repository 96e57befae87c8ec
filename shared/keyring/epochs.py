"""The epochs of a keyring in PostgreSQL: the newest, the first, the next."""

import os
from typing import Any

from shared.database import Session
from shared.keyring.sealing import KEY_BYTES
from shared.keyring.wrapping import Epoch, RootKeys

# The lock keeps a rotation from destroying the epoch before a new key is stored in it.
NEWEST = "SELECT id, root, wrapped FROM epoch ORDER BY id DESC LIMIT 1 FOR KEY SHARE"
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('wegakte/epoch', 0))"
INSERT = "INSERT INTO epoch (id, root, wrapped) VALUES (%s, %s, %s)"


def newest(db: Session, roots: RootKeys) -> Epoch:
    """Return the epoch that new keys belong to, beginning the first one if need be."""
    row = db.one(NEWEST)
    if row is None:
        db.execute(ONE_AT_A_TIME)
        row = db.one(NEWEST)
    return read(row, roots) if row else insert(db, roots, Epoch(1, os.urandom(KEY_BYTES)))


def begin(db: Session, roots: RootKeys) -> Epoch:
    """Return a new epoch, wrapped under the newest root key."""
    db.execute(ONE_AT_A_TIME)
    row = db.one(NEWEST)
    return insert(db, roots, Epoch(row["id"] + 1 if row else 1, os.urandom(KEY_BYTES)))


def insert(db: Session, roots: RootKeys, epoch: Epoch) -> Epoch:
    """Store and return an epoch."""
    db.execute(INSERT, (epoch.id, roots.newest, roots.wrap(epoch)))
    return epoch


def read(row: dict[str, Any], roots: RootKeys) -> Epoch:
    """Return the epoch of a row; raises `RootKeyMissing`, or `Tampered`."""
    return roots.unwrap(row["id"], row["root"], bytes(row["wrapped"]))
