from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from structlog.testing import capture_logs

from services.gateway.app import create_app
from services.gateway.issuing import ensure_issuer_keys, issue
from shared.settings import Settings
from tests.unit.gateway.town import WERL, Document, Town

SignIn = Callable[..., dict[str, str]]


@pytest.fixture(autouse=True)
def lines() -> Iterator[list[Any]]:
    """The log lines written during a test."""
    with capture_logs() as found:
        yield found


@pytest.fixture(scope="session")
def issuer_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    key = tmp_path_factory.mktemp("issuer") / "issuer.key.json"
    ensure_issuer_keys(key)
    return key


@pytest.fixture(scope="session")
def whole(issuer_key: Path) -> tuple[Flask, Town]:
    town = Town()
    return create_app(Settings(issuer_key=issuer_key), town), town


@pytest.fixture
def town(whole: tuple[Flask, Town]) -> Town:
    found = whole[1]
    found.requests.clear()
    found.prepared.clear()
    return found


@pytest.fixture
def web(whole: tuple[Flask, Town], town: Town) -> FlaskClient:
    return whole[0].test_client()


@pytest.fixture(scope="session")
def document(whole: tuple[Flask, Town]) -> Document:
    found: Document = whole[0].test_client().get("/api/openapi.json").get_json()
    return found


@pytest.fixture(scope="session")
def sign_in(issuer_key: Path) -> SignIn:
    def headers(*roles: str, user: str = "a.becker", **claims: Any) -> dict[str, str]:
        claims = {"tenant": WERL, "agency": "JC", **claims}
        return {"Authorization": f"Bearer {issue(issuer_key, *roles, user=user, **claims)}"}

    return headers


@pytest.fixture
def case_manager(sign_in: SignIn) -> dict[str, str]:
    return sign_in("case_manager")
