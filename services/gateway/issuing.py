"""Tokens for trying out, signed with a key on this machine; never for use in earnest."""

import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import click
import orjson
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet
from rich.console import Console

from services.gateway.permissions import OF_A_MUNICIPALITY, OF_AN_AGENCY, PERMISSIONS
from shared.settings import Settings, settings

TRIAL_ISSUER: Final = "urn:wegakte:trial-issuer"
ALGORITHM: Final = "ES256"
WARNING: Final = (
    "For demonstration only: whoever can read {key} can be anybody."
    " In earnest tokens come from your identity provider."
)


def default_key(configured: Settings) -> Path:
    """Return where the key of the built-in issuer is."""
    return configured.issuer_key or configured.state_dir / "issuer.key.json"


def ensure_issuer_keys(key: Path) -> Path:
    """Make the private key unless there is one; return the path of the public keys."""
    key.parent.mkdir(parents=True, exist_ok=True)
    if not key.exists():
        made = ECKey.generate_key("P-256", auto_kid=True)
        place(key, orjson.dumps(made.as_dict(private=True)), replace=False)
    public = KeySet([private_key(key)]).as_dict(private=False)
    jwks = key.with_suffix(".jwks.json")
    place(jwks, orjson.dumps(public), replace=True)
    return jwks


def place(path: Path, content: bytes, *, replace: bool) -> None:
    """Write a file that only its owner can read: whole, or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    try:
        os.replace(name, path) if replace else os.link(name, path)
    except FileExistsError:  # another process was faster; its key is as good
        pass
    finally:
        Path(name).unlink(missing_ok=True)


def private_key(key: Path) -> ECKey:
    """Return the private key in a file."""
    return ECKey.import_key(orjson.loads(key.read_bytes()))


def issue(
    key: Path,
    *roles: str,
    user: str,
    tenant: str = "",
    agency: str = "",
    hours: float = 8,
    issuer: str = TRIAL_ISSUER,
    audience: str = "wegakte",
) -> str:
    """Return a token that says who `user` is, believed where the key's public half is."""
    now = datetime.now(UTC)
    claims: dict[str, Any] = {
        "iss": issuer,
        "aud": audience,
        "sub": user,
        "jti": str(uuid4()),
        "iat": now,
        "exp": now + timedelta(hours=hours),
        "roles": list(roles),
        "tenant": tenant,
        "agency": agency,
    }
    signer = private_key(key)
    header = {"alg": ALGORITHM, "typ": "at+jwt", "kid": signer.kid}
    return jwt.encode(header, claims, signer, algorithms=[ALGORITHM])


@click.command()
@click.option(
    "--role", "roles", multiple=True, required=True, type=click.Choice(list(PERMISSIONS)),
    help="What the person is; can be given several times.",
)  # fmt: skip
@click.option("--user", default="demo", show_default=True, help="Who the person is.")
@click.option("--tenant", default="", help="The municipality's key (AGS), for its case workers.")
@click.option("--agency", default="", help="The institution's code, for its clerks.")
@click.option("--hours", default=8.0, show_default=True, help="How long the token is good for.")
def token(roles: tuple[str, ...], user: str, tenant: str, agency: str, hours: float) -> None:
    """Print a token for trying out the interface."""
    require_institution(roles, tenant, agency)
    configured = settings()
    key = default_key(configured)
    ensure_issuer_keys(key)
    Console(stderr=True).print(WARNING.format(key=key), style="yellow", soft_wrap=True)
    signed = issue(
        key,
        *roles,
        user=user,
        tenant=tenant,
        agency=agency,
        hours=hours,
        issuer=configured.issuer or TRIAL_ISSUER,
        audience=configured.audience,
    )
    click.echo(signed)


def require_institution(roles: tuple[str, ...], tenant: str, agency: str) -> None:
    """Raise a usage error for a role without the institution it belongs to."""
    if OF_A_MUNICIPALITY & set(roles) and not tenant:
        raise click.UsageError("A case manager works for a municipality: add --tenant.")
    if OF_AN_AGENCY & set(roles) and not agency:
        raise click.UsageError("An agency's clerk works for an institution: add --agency.")
