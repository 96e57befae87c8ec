"""The database roles: two a service, one for the keyring, and one that owns everything."""

import base64
import hashlib
import hmac
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass

from shared.database import Session
from shared.settings import KEYRING_ROLE, Settings

OWNER = "wegakte_owner"
ITERATIONS = 4096
PATIENT = {"idle_in_transaction_session_timeout": "60s", "statement_timeout": "10min"}
PROMPT = {"idle_in_transaction_session_timeout": "10s", "statement_timeout": "30s"}
MIGHTY = "SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) AND (rolsuper OR rolbypassrls)"


class CannotProvision(Exception):
    """The database server cannot be prepared with the rights that were given."""


@dataclass(frozen=True)
class Role:
    """A role that somebody logs in as: of a service, of its log, or of the keyring."""

    name: str
    service: str
    limits: dict[str, str]


def roles_of(services: Iterable[str]) -> list[Role]:
    """Return the roles that log in: two a service, and the keyring's."""
    roles = [Role(KEYRING_ROLE, "", PROMPT)]
    for service in services:
        require_name(service)
        roles.append(Role(f"wegakte_{service}", service, PROMPT))
        roles.append(Role(f"wegakte_{service}_log", service, PATIENT))
    return roles


def require_name(service: str) -> None:
    """Raise `CannotProvision` unless the name can be that of a schema and a role."""
    if not re.fullmatch(r"[a-z][a-z_]*", service):
        raise CannotProvision(f"{service!r} cannot be the name of a service: use a-z and _ only")


def create_roles(db: Session, roles: list[Role], settings: Settings) -> list[str]:
    """Create the roles that are missing and give all their passwords; return the new ones.

    Raises `CannotProvision` where the administrator has no right to, and for a role that would
    see through the separation of tenants.
    """
    names = [OWNER, *(role.name for role in roles)]
    known = {row["rolname"] for row in db.all("SELECT rolname FROM pg_roles")}
    missing = [name for name in names if name not in known]
    require_right(db, "rolcreaterole", missing)
    for name in missing:
        login = "NOLOGIN" if name == OWNER else "LOGIN"
        db.execute(f"CREATE ROLE {name} {login} NOSUPERUSER NOBYPASSRLS")
    require_confined(db, names)
    if may(db, "rolcreaterole"):
        if not may(db, "rolsuper"):
            db.execute(f"GRANT {OWNER} TO CURRENT_USER")
        for role in roles:
            limit(db, role, settings.password_of(role.name))
    return missing


def require_confined(db: Session, names: list[str]) -> None:
    """Raise `CannotProvision` if row-level security does not bind one of the roles."""
    if mighty := [row["rolname"] for row in db.all(MIGHTY, (names,))]:
        raise CannotProvision(
            f"{', '.join(mighty)} would see every tenant's data:"
            " ALTER ROLE … NOSUPERUSER NOBYPASSRLS"
        )


def limit(db: Session, role: Role, password: str) -> None:
    """Set a role's password and how long it may keep others waiting."""
    if password:
        db.execute(f"ALTER ROLE {role.name} PASSWORD %s", (verifier(password),))
    for name, value in {"lock_timeout": "3s", **role.limits}.items():
        db.execute(f"ALTER ROLE {role.name} SET {name} = '{value}'")


def may(db: Session, right: str) -> bool:
    """Say whether the administrator has a right, a column of `pg_roles`."""
    mine = f"SELECT rolsuper OR {right} FROM pg_roles WHERE rolname = current_user"
    return bool(db.rows(mine)[0][0])


def require_right(db: Session, right: str, missing: list[str]) -> None:
    """Raise `CannotProvision` if something is missing and the administrator may not create it."""
    if missing and not may(db, right):
        word = right.removeprefix("rol").upper()
        [(name,)] = db.rows("SELECT current_user")
        raise CannotProvision(
            f"{name} has no right to create {', '.join(missing)}. Give it {word}"
            f" (ALTER ROLE {name} {word}), or let your database administrator create them."
        )


def verifier(password: str) -> str:
    """Return what the server stores of a password: so the password is in none of its logs."""
    salt = os.urandom(16)
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ITERATIONS)
    stored = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    parts = [base64.b64encode(part).decode() for part in (salt, stored, server)]
    return f"SCRAM-SHA-256${ITERATIONS}:{parts[0]}${parts[1]}:{parts[2]}"
