"""Rotation of a keyring in PostgreSQL: all keys wrapped anew, the old wrapping destroyed."""

from shared.database import Database, Session
from shared.keyring import epochs
from shared.keyring.keys import Progress, Rotation
from shared.keyring.wrapping import Epoch, RootKeys

BATCH = 500
COUNT = "SELECT count(*) AS waiting FROM dek WHERE epoch < %s"
TAKE = """
SELECT d.key_id, d.subject, d.category, d.wrapped AS wrapped_dek, e.id, e.root, e.wrapped
  FROM dek d JOIN epoch e ON e.id = d.epoch
 WHERE d.epoch < %s
 ORDER BY d.key_id LIMIT %s
   FOR UPDATE OF d
"""
PUT_BACK = """
UPDATE dek d SET epoch = %s, wrapped = n.wrapped
  FROM unnest(%s::uuid[], %s::bytea[]) AS n (key_id, wrapped)
 WHERE d.key_id = n.key_id
"""
# Until the commit nobody can store a key in these epochs, so none can be lost with them.
CLOSE = "SELECT FROM epoch WHERE id < %s FOR UPDATE"
DESTROY = "DELETE FROM epoch WHERE id < %s RETURNING root"


def rotate(database: Database, roots: RootKeys, progress: Progress) -> Rotation:
    """Wrap all keys in a new epoch, batch by batch, then destroy the older epochs.

    An interrupted rotation loses nothing and is finished by the next one.
    """
    with database.session() as db:
        epoch = epochs.begin(db, roots)
        total = int(db.rows(COUNT, (epoch.id,))[0][0])
    done = 0
    while moved := move_batch(database, roots, epoch):
        done += moved
        progress(done, max(done, total))
    late, destroyed = finish(database, roots, epoch)
    return Rotation(rewrapped=done + late, new_root=roots.newest not in destroyed)


def move_batch(database: Database, roots: RootKeys, epoch: Epoch) -> int:
    """Move some keys in a transaction of their own, so that nobody waits for long."""
    with database.session() as db:
        return move(db, roots, epoch)


def finish(database: Database, roots: RootKeys, epoch: Epoch) -> tuple[int, list[str]]:
    """Move what came late and destroy the older epochs; return how many, and their root keys."""
    late = 0
    with database.session() as db:
        db.execute(CLOSE, (epoch.id,))
        while moved := move(db, roots, epoch):
            late += moved
        return late, [row[0] for row in db.rows(DESTROY, (epoch.id,))]


def move(db: Session, roots: RootKeys, epoch: Epoch) -> int:
    """Wrap up to `BATCH` keys of older epochs in `epoch`; return how many."""
    rows = db.all(TAKE, (epoch.id, BATCH))
    old = {row["id"]: epochs.read(row, roots) for row in rows}
    wrapped = []
    for row in rows:
        subject, category = row["subject"], row["category"]
        dek = old[row["id"]].unwrap(bytes(row["wrapped_dek"]), subject, category)
        wrapped.append(epoch.wrap(dek, subject, category))
    if rows:
        db.execute(PUT_BACK, (epoch.id, [row["key_id"] for row in rows], wrapped))
    return len(rows)
