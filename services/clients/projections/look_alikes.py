"""Who might be the same person as somebody new, in whichever municipality."""

import hmac
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from services.clients.domain.look_alikes import NAMES, Trait, hashed, reasons, strength, traits
from shared.database import Row, Session
from shared.settings import settings

MOST = 20
LABEL = b"wegakte clients look-alikes 1"

FIND = """
    WITH named AS (SELECT DISTINCT client_id FROM look_alike WHERE hash = ANY(%(named)s))
    SELECT client_id, array_agg(DISTINCT kind) AS kinds
      FROM look_alike JOIN named USING (client_id)
     WHERE hash = ANY(%(named)s || %(born)s)
     GROUP BY client_id
     ORDER BY client_id
"""


def keys() -> list[bytes]:
    """Return the keys of the hashes, newest first: more than one while the root key is replaced."""
    return [hmac.digest(root, LABEL, "sha256") for root in settings().root_keys]


def remember(
    db: Session, client_id: UUID, names: Iterable[tuple[str, str]], birth_date: date
) -> None:
    """Replace what a client is recognised by: every spelling of the name counts."""
    forget(db, client_id)
    newest, *_ = keys()
    for trait in {trait for name in names for trait in traits(*name, birth_date)}:
        db.execute(
            "INSERT INTO look_alike (client_id, kind, hash) VALUES (%s, %s, %s)",
            (client_id, trait[0], hashed(trait, newest)),
        )


def forget(db: Session, client_id: UUID) -> None:
    """Recognise this client no longer."""
    db.execute("DELETE FROM look_alike WHERE client_id = %s", (client_id,))


def resembling(
    db: Session, given_name: str, family_name: str, birth_date: date
) -> list[dict[str, Any]]:
    """Return the ids of clients who might be this person, and what speaks for each."""
    sought = traits(given_name, family_name, birth_date)
    named = hashes(each for each in sought if each[0] in NAMES)
    born = hashes(each for each in sought if each[0] not in NAMES)
    found = [(row["client_id"], reasons(row["kinds"])) for row in find(db, named, born)]
    strongest = sorted((each for each in found if each[1]), key=lambda each: strength(each[1]))
    return [{"client_id": str(id_), "reasons": why} for id_, why in strongest[:MOST]]


def find(db: Session, named: list[bytes], born: list[bytes]) -> list[Row]:
    """Return who shares one of the names, and the kinds of all that is shared."""
    return db.all(FIND, {"named": named, "born": born})


def hashes(sought: Iterable[Trait]) -> list[bytes]:
    """Return the hashes of these traits under each of the keys."""
    known = keys()
    return [hashed(trait, key) for trait in sought for key in known]
