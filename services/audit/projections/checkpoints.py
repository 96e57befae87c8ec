"""What the ledger has signed: never two stories, never before the entries are there to stay."""

from services.audit.ledger.checkpoints import Checkpoint
from services.audit.ledger.keys import PublicKey, Signer
from services.audit.ledger.notes import Note, from_base64, parse
from services.audit.projections import trees
from shared.database import Row, Session
from shared.eventstore.execution import Execution
from shared.settings import settings

NEWEST = "SELECT size, root, note, signed_at FROM checkpoint ORDER BY size DESC LIMIT 1"
KEEP = """
    INSERT INTO checkpoint (size, root, note, signed_at)
    VALUES (%s, %s, %s, %s)
    ON CONFLICT (size) DO NOTHING
"""


class LedgerContradicted(Exception):
    """The tree is not the one that was signed: that needs an investigation, and no signature."""


def signer(origin: str) -> Signer | None:
    """Return who signs for the ledger; nobody where no key is set."""
    key = settings().ledger_key
    return Signer(origin, from_base64(key)) if key else None


def public_key(origin: str) -> PublicKey | None:
    """Return what others verify with."""
    known = signer(origin)
    return known.public() if known else None


def sign_ledger(execution: Execution) -> None:
    """Sign how far the ledger has grown, if it has, in a transaction after that of the entries.

    Raises `LedgerContradicted` where the tree does not go on from what was signed last.
    """
    with execution.log_database.session() as db:
        origin, tree = trees.standing(db)
        known = signer(origin)
        newest = newest_of(db)
        if known is None or not tree.size or (newest and newest["size"] == tree.size):
            return
        require_growth(db, newest, tree.size)
        text = str(Checkpoint(origin, tree.size, tree.root))
        note = Note(text, (known.sign(text),))
        db.execute(KEEP, (tree.size, tree.root, str(note), execution.now(db)))


def newest_of(db: Session) -> Row | None:
    """Return the newest checkpoint, if there is one."""
    return db.one(NEWEST)


def require_growth(db: Session, newest: Row | None, size: int) -> None:
    """Raise `LedgerContradicted` unless the tree begins with the one that was signed last."""
    if newest is None:
        return
    if newest["size"] > size:
        raise LedgerContradicted(f"{newest['size']} entries were signed, {size} are there")
    if trees.root_at(db, newest["size"]) != bytes(newest["root"]):
        raise LedgerContradicted(f"the first {newest['size']} entries are not those signed")


def newest_note(db: Session) -> Note | None:
    """Return the newest signed checkpoint, if there is one."""
    row = newest_of(db)
    return parse(row["note"]) if row else None
