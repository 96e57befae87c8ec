"""All kinds of people who use the interface, and what they know of."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import requests

from services.gateway.issuing import issue
from services.gateway.permissions import PERMISSIONS
from tests.integration.gateway.description import Description
from tests.integration.gateway.journeys import AGENCY, directory, referred
from tests.integration.gateway.people import WERL, Town

Operation = dict[str, Any]
Headers = dict[str, str]


class Crowd:
    """Somebody of every role, at a platform where something has happened already."""

    def __init__(self, url: str, key: Path) -> None:
        self.url = url
        self.document = requests.get(f"{url}/api/openapi.json", timeout=30).json()
        self.town = Town(url, key, Description(self.document))

    @property
    def operations(self) -> Iterator[Operation]:
        """Return everything that the document describes."""
        for item in self.document["paths"].values():
            yield from (each for name, each in item.items() if name != "parameters")

    @cached_property
    def known(self) -> dict[str, str]:
        """The ids of what really exists, as paths and forms call them."""
        directory(self.town)
        journey = referred(self.town)
        return {
            "client_id": journey.client, "case_id": journey.case, "plan_id": journey.plan,
            "referral_id": journey.referral, "consent_id": journey.consent,
            "measure_id": journey.measure,
        }  # fmt: skip

    @cached_property
    def signed_in(self) -> dict[str, Headers]:
        return {role: self.headers(role) for role in PERMISSIONS}

    def headers(self, role: str) -> Headers:
        token = issue(self.town.key, role, user=f"fuzz.{role}", tenant=WERL, agency=AGENCY)
        return {"Authorization": f"Bearer {token}"}

    def who_may(self, operation: Operation, turn: int) -> Headers:
        """Return one of those who may do what an operation is for, another on every turn."""
        wanted = operation["x-permission"]
        able = [role for role, may in PERMISSIONS.items() if wanted in may]
        return self.signed_in[able[(turn + len(operation["operationId"])) % len(able)]]
