"""All kinds of people who use the interface, and what they know of."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from uuid import UUID
from zlib import crc32

import requests

from services.gateway.issuing import issue
from services.gateway.permissions import PERMISSIONS
from tests.integration.gateway.description import Description
from tests.integration.gateway.journeys import AGENCY, referral, referred
from tests.integration.gateway.people import WERL, Town
from tests.integration.gateway.test_deciding import committee

Operation = dict[str, Any]
Headers = dict[str, str]

MANY: Final = 24
UNKNOWN: Final = 6  # one in so many ids is left as it was made up
OBSTACLE: Final = {"kind": "long_wait", "service": "kita", "source": "coordination"}


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
    def known(self) -> dict[str, list[str]]:
        """The ids of what really exists, as paths and forms call them."""
        journey = referred(self.town)
        manager, coordination = self.town.case_manager, self.town.coordination
        form, obstacle = referral(journey), {**OBSTACLE, "municipality": WERL}
        return {
            "client_id": [journey.client], "case_id": [journey.case], "plan_id": [journey.plan],
            "consent_id": [journey.consent], "measure_id": [journey.measure],
            "referral_id": [manager.post("/referrals", form)["id"] for _ in range(MANY)],
            "obstacle_id": [coordination.post("/obstacles", obstacle)["id"] for _ in range(MANY)],
            "committee_id": [committee(coordination)],
        }  # fmt: skip

    def acquainted(self, name: str, value: Any, operation: str) -> Any:
        """Return the id of something that exists for most of those that were made up.

        Each operation has others: what one has brought to its end is of no use to the next.
        """
        known = self.known.get(name.removesuffix("s"))
        if isinstance(value, list):
            return [self.acquainted(name, each, operation) for each in value]
        if not known or not isinstance(value, str) or len(value) != len(str(UUID(int=0))):
            return value
        chosen = crc32(f"{operation} {value}".encode())
        return known[chosen % len(known)] if chosen % UNKNOWN else value

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
