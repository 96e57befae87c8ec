"""Only a token that the issuer signed, for us, and that is still good, opens the gate."""

import base64
import hmac
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OKPKey, RSAKey

from services.gateway.authentication import Authentication, TokenInvalid
from services.gateway.issuing import TRIAL_ISSUER, private_key
from services.gateway.keysets import IssuerKeys
from tests.unit.gateway.town import WERL

Sign = Callable[..., str]


@pytest.fixture
def sign(issuer_key: Path) -> Sign:
    key = private_key(issuer_key)

    def signed(signer: Any = key, *, header: dict[str, Any] | None = None, **claims: Any) -> str:
        head = {"alg": "ES256", "typ": "at+jwt", "kid": key.kid, **(header or {})}
        body = {
            "iss": TRIAL_ISSUER, "aud": "wegakte", "sub": "a.becker", "exp": time.time() + 60,
            "roles": ["case_manager"], "tenant": WERL, **claims,
        }  # fmt: skip
        body = {name: value for name, value in body.items() if value is not None}
        return jwt.encode(head, body, signer, algorithms=[head["alg"]])

    return signed


def code_for(web: FlaskClient, token: str | None) -> str:
    headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
    answer = web.get("/v1/me", headers=headers)
    if answer.status_code == 200:
        return "OK"
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.mimetype == "application/problem+json"
    return str(answer.get_json()["code"])


def test_a_good_token_opens_the_gate(web: FlaskClient, sign: Sign) -> None:
    assert code_for(web, sign()) == "OK"


def test_without_a_token_nobody_comes_in(web: FlaskClient) -> None:
    assert code_for(web, None) == "TOKEN_MISSING"


@pytest.mark.parametrize("header", ["Basic YTpi", "Bearer", "Bearer  ", "token"])
def test_another_way_of_signing_in_is_none(web: FlaskClient, header: str) -> None:
    answer = web.get("/v1/me", headers={"Authorization": header})

    assert (answer.status_code, answer.get_json()["code"]) == (401, "TOKEN_MISSING")


def test_an_expired_token_says_so(web: FlaskClient, sign: Sign) -> None:
    assert code_for(web, sign(exp=time.time() - 60)) == "TOKEN_EXPIRED"


def test_clocks_may_differ_a_little(web: FlaskClient, sign: Sign) -> None:
    assert code_for(web, sign(exp=time.time() - 5, nbf=time.time() + 5)) == "OK"


@pytest.mark.parametrize(
    "claims",
    [
        {"nbf": time.time() + 3600},
        {"iss": "https://elsewhere.example"},
        {"iss": None},
        {"aud": "another"},
        {"aud": None},
        {"sub": None},
        {"sub": 7},
        {"exp": None},
        {"exp": "tomorrow"},
        {"exp": float("nan")},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_here_is_refused(
    web: FlaskClient, sign: Sign, claims: dict[str, Any]
) -> None:
    assert code_for(web, sign(**claims)) == "TOKEN_INVALID"


def test_a_token_for_several_audiences_is_good(web: FlaskClient, sign: Sign) -> None:
    assert code_for(web, sign(aud=["account", "wegakte"])) == "OK"


def test_somebody_elses_key_is_refused(web: FlaskClient, sign: Sign) -> None:
    assert code_for(web, sign(ECKey.generate_key("P-256"))) == "TOKEN_INVALID"


@pytest.mark.parametrize("kid", ["unknown", None, 7])
def test_a_key_id_that_nobody_published_is_refused(web: FlaskClient, sign: Sign, kid: Any) -> None:
    forged = sign(ECKey.generate_key("P-256"), header={"kid": "unknown"})
    head, rest = forged.split(".", 1)
    assert code_for(web, f"{segment(json.loads(decoded(head)) | {'kid': kid})}.{rest}") == (
        "TOKEN_INVALID"
    )


def test_a_changed_token_is_refused(web: FlaskClient, sign: Sign) -> None:
    head, body, signature = sign().split(".")
    claims = json.loads(decoded(body)) | {"roles": ["auditor"]}

    assert code_for(web, f"{head}.{segment(claims)}.{signature}") == "TOKEN_INVALID"


@pytest.mark.parametrize("alg", ["none", "None", "NONE"])
def test_a_token_without_a_signature_is_refused(web: FlaskClient, sign: Sign, alg: str) -> None:
    _, body, _ = sign().split(".")

    assert code_for(web, f"{segment({'alg': alg, 'typ': 'JWT'})}.{body}.") == "TOKEN_INVALID"


def test_the_public_key_is_no_shared_secret(web: FlaskClient, sign: Sign, issuer_key: Path) -> None:
    key = private_key(issuer_key)
    head = segment({"alg": "HS256", "typ": "at+jwt", "kid": key.kid})
    signed = f"{head}.{sign().split('.')[1]}"
    forged = hmac.digest(key.as_pem(private=False), signed.encode(), "sha256")

    assert code_for(web, f"{signed}.{encoded(forged)}") == "TOKEN_INVALID"


@pytest.mark.parametrize("typ", ["id+jwt", "logout+jwt", ""])
def test_tokens_of_another_kind_are_refused(web: FlaskClient, sign: Sign, typ: str) -> None:
    assert code_for(web, sign(header={"typ": typ})) == "TOKEN_INVALID"


@pytest.mark.parametrize("typ", ["JWT", "at+jwt", "application/at+jwt"])
def test_access_tokens_come_under_several_names(web: FlaskClient, sign: Sign, typ: str) -> None:
    assert code_for(web, sign(header={"typ": typ})) == "OK"


@pytest.mark.parametrize("token", ["a.b.c", "...", "e30.e30.e30", "ä.ö.ü", "x" * 5000, "[[.]].x"])
def test_what_is_no_token_is_refused(web: FlaskClient, token: str) -> None:
    assert code_for(web, token) == "TOKEN_INVALID"


@pytest.mark.parametrize(
    ("alg", "key"),
    [
        ("RS256", RSAKey.generate_key(2048, auto_kid=True)),
        ("ES256", ECKey.generate_key("P-256", auto_kid=True)),
        ("Ed25519", OKPKey.generate_key("Ed25519", auto_kid=True)),
        ("EdDSA", OKPKey.generate_key("Ed25519", auto_kid=True)),
    ],
)
@pytest.mark.filterwarnings("ignore:EdDSA is deprecated")
def test_the_usual_signatures_are_understood(alg: str, key: Any) -> None:
    authentication = trusting(key)
    claims = {"iss": "https://idp", "aud": "wegakte", "sub": "x", "exp": time.time() + 60}
    token = jwt.encode({"alg": alg, "kid": key.kid, "typ": "JWT"}, claims, key, algorithms=[alg])

    assert authentication.caller(f"Bearer {token}").user == "x"


def test_roles_lie_where_keycloak_puts_them() -> None:
    key = ECKey.generate_key("P-256", auto_kid=True)
    authentication = trusting(key, roles_claim="realm_access.roles", tenant_claim="kim.ags")
    claims = {
        "sub": "x", "realm_access": {"roles": ["offline_access", "team_lead", 7]},
        "kim": {"ags": WERL}, "agency": ["no text"],
    }  # fmt: skip

    caller = authentication.caller_from(claims)

    assert (caller.roles, caller.tenant, caller.agency) == (("team_lead",), WERL, "")


@pytest.mark.parametrize(
    ("roles", "granted"), [("auditor registrar", 2), (None, 0), ({"a": 1}, 0), (["chief"], 0)]
)
def test_unknown_roles_grant_nothing(roles: Any, granted: int) -> None:
    caller = trusting(ECKey.generate_key("P-256")).caller_from({"sub": "x", "roles": roles})

    assert len(caller.roles) == granted


def test_a_key_for_something_else_is_refused() -> None:
    key = ECKey.generate_key("P-256", {"use": "enc"}, auto_kid=True)
    with pytest.raises(TokenInvalid):
        trusting(key).claims_of(
            f"{segment({'alg': 'ES256', 'typ': 'JWT', 'kid': key.kid})}.e30.e30"
        )


def trusting(key: Any, **claims: str) -> Authentication:
    published = KeySet([key]).as_dict(private=False)
    keys = IssuerKeys(lambda: dict(published))
    return Authentication(keys=keys, issuer="https://idp", audience="wegakte", **claims)


def segment(part: dict[str, Any]) -> str:
    return encoded(json.dumps(part).encode())


def encoded(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode()


def decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
