"""People who use the interface, over HTTP, as their own programs would."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import requests

from services.gateway.issuing import issue
from tests.integration.gateway.description import Description

WERL, SOEST = "05974052", "05974040"
Answer = dict[str, Any]


@dataclass
class Person:
    """Somebody who signed in."""

    url: str
    headers: dict[str, str]
    description: Description
    session: requests.Session = field(default_factory=requests.Session)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> requests.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.session.request(
            method, f"{self.url}/v1{path}", json=body, headers=self.headers | named, timeout=30
        )
        if answer.content:
            self.description.check(method, path, answer.status_code, answer.json())
        return answer

    def get(self, path: str) -> Answer:
        answer = self.send("GET", path)
        assert answer.status_code == 200, (path, answer.text)
        return dict(answer.json())

    def post(self, path: str, body: Any = None) -> Answer:
        answer = self.send("POST", path, body, Idempotency_Key=uuid4().hex)
        assert answer.status_code in (200, 201), (path, answer.text)
        return dict(answer.json())

    def refused(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, str]:
        answer = self.send(method, path, body, **headers)
        assert answer.headers["Content-Type"] == "application/problem+json", answer.text
        return answer.status_code, answer.json()["code"]


@dataclass(frozen=True)
class Town:
    """The running platform, and who works with it."""

    url: str
    key: Path
    description: Description

    def person(self, *roles: str, tenant: str = "", agency: str = "") -> Person:
        user = f"{roles[0]}.{tenant or agency}"
        token = issue(self.key, *roles, user=user, tenant=tenant, agency=agency)
        return Person(self.url, {"Authorization": f"Bearer {token}"}, self.description)

    @property
    def case_manager(self) -> Person:
        return self.person("case_manager", "team_lead", tenant=WERL)

    @property
    def neighbour(self) -> Person:
        return self.person("case_manager", "team_lead", tenant=SOEST)

    @property
    def registrar(self) -> Person:
        return self.person("registrar")

    @property
    def coordination(self) -> Person:
        return self.person("coordination", agency="KI")

    @property
    def minutes(self) -> Person:
        return self.person("minute_taker", agency="KI")

    def clerk(self, agency: str) -> Person:
        return self.person("agency_clerk", agency=agency)


def eventually(probe: Callable[[], Any], patience: float = 15.0) -> Any:
    """Wait until `probe` finds something; it may fail on the way."""
    end = time.monotonic() + patience
    while True:
        try:
            if found := probe():
                return found
        except AssertionError:
            if time.monotonic() > end:
                raise
        assert time.monotonic() < end, "nothing came of it"
        time.sleep(0.1)


def in_days(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()
