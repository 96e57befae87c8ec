"""Who is asking: from a signed bearer token to a caller with roles, tenant and agency."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from joserfc import jws, jwt
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.jwk import Key

from services.gateway.keysets import IssuerKeys
from services.gateway.permissions import PERMISSIONS, Caller
from services.gateway.problems import Problem

# Signatures that only the issuer can make. Never `none`, never a shared secret.
ALGORITHMS: Final = ("RS256", "ES256", "EdDSA", "Ed25519")
# Identity providers still say EdDSA where RFC 9864 wants Ed25519; the curve is the same.
warnings.filterwarnings("ignore", "EdDSA is deprecated")
TYPES: Final = frozenset({"at+jwt", "application/at+jwt", "jwt"})


class TokenMissing(Problem):
    """This request needs a bearer token."""

    status, code, challenge = 401, "TOKEN_MISSING", 'Bearer realm="wegakte"'


class TokenInvalid(Problem):
    """The token is not valid here."""

    status, code = 401, "TOKEN_INVALID"
    challenge = 'Bearer realm="wegakte", error="invalid_token"'


class TokenExpired(TokenInvalid):
    """The token has expired."""

    code = "TOKEN_EXPIRED"


@dataclass(frozen=True, kw_only=True)
class Authentication:
    """What makes a token good, and where in it to find what we need.

    A claim is a path with dots: `roles`, or `realm_access.roles` as Keycloak has it.
    """

    keys: IssuerKeys
    issuer: str
    audience: str
    roles_claim: str = "roles"
    tenant_claim: str = "tenant"
    agency_claim: str = "agency"
    leeway: int = 30

    def caller(self, header: str | None) -> Caller:
        """Return who is asking, from an Authorization header.

        Raises `TokenMissing`, `TokenExpired` or `TokenInvalid`.
        """
        if not header:
            raise TokenMissing
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise TokenMissing
        return self.caller_from(self.claims_of(token.strip()))

    def claims_of(self, token: str) -> dict[str, Any]:
        """Return the claims of a token whose signature, type, issuer and times are right."""
        try:
            key = self.key_for(jws.extract_compact(token.encode()).headers())
            decoded = jwt.decode(token, key, algorithms=ALGORITHMS)
            self.rules.validate(decoded.claims)
        except ExpiredTokenError:
            raise TokenExpired from None
        except (JoseError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
            raise TokenInvalid from None
        return decoded.claims

    def key_for(self, header: Mapping[str, Any]) -> Key:
        """Return the issuer's key for a token with that header."""
        kid = header.get("kid")
        if str(header.get("typ", "")).lower() not in TYPES or header.get("alg") not in ALGORITHMS:
            refuse()
        return self.keys.find(kid if isinstance(kid, str) else None) or refuse()

    @property
    def rules(self) -> jwt.JWTClaimsRegistry:
        """What the claims must be."""
        return jwt.JWTClaimsRegistry(
            leeway=self.leeway,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.audience},
            exp={"essential": True},
            sub={"essential": True},
        )

    def caller_from(self, claims: Mapping[str, Any]) -> Caller:
        """Return the caller described by `claims`; roles we do not know are left out."""
        roles = at_path(claims, self.roles_claim)
        granted = roles if isinstance(roles, list) else str(roles or "").split()
        return Caller(
            user=str(claims["sub"]),
            roles=tuple(role for role in granted if isinstance(role, str) and role in PERMISSIONS),
            tenant=text_at(claims, self.tenant_claim),
            agency=text_at(claims, self.agency_claim),
        )


def refuse() -> NoReturn:
    """Raise `TokenInvalid`."""
    raise TokenInvalid


def at_path(claims: Mapping[str, Any], path: str) -> Any:
    """Return the claim at a path with dots; nothing where it leads nowhere."""
    value: Any = claims
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def text_at(claims: Mapping[str, Any], path: str) -> str:
    """Return the text at `path`, empty where there is none."""
    value = at_path(claims, path)
    return value if isinstance(value, str) else ""
