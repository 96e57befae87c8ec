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
from tests.integration.gateway.journeys import (
    AGENCY,
    Journey,
    admitted,
    client,
    referral,
    referred,
)
from tests.integration.gateway.people import WERL, Town
from tests.integration.gateway.test_deciding import committee

Operation = dict[str, Any]
Headers = dict[str, str]

MANY: Final = 24
FEW: Final = 6
UNKNOWN: Final = 6  # one in so many ids is left as it was made up
SERVICES: Final = (
    "school_place", "integration_course", "youth_office", "kita", "housing", "recognition_advice",
)  # fmt: skip
PUBLIC_TASK: Final = {
    "legal_basis": "public_task", "citation": "§ 3 DSG NRW", "data_classes": ["base"],
    "competence_override": "continuity",
}  # fmt: skip
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
        coordination = self.town.coordination
        obstacle = {**OBSTACLE, "municipality": WERL}
        return self.of_people(journey) | {
            "client_id": [journey.client], "case_id": [journey.case], "plan_id": [journey.plan],
            "consent_id": [journey.consent], "measure_id": [journey.measure],
            "referral_id": [journey.referral, *self.referrals()],
            "obstacle_id": [coordination.post("/obstacles", obstacle)["id"] for _ in range(MANY)],
            "committee_id": [committee(coordination)],
        }  # fmt: skip

    def referrals(self) -> Iterator[str]:
        """Refer several people for several things, each of them once."""
        for _ in range(MANY // len(SERVICES)):
            journey = admitted(self.town)
            form = {name: value for name, value in referral(journey).items() if value}
            for service in SERVICES:
                asked = {**form, **PUBLIC_TASK, "service": service}
                yield self.town.case_manager.post("/referrals", asked)["id"]

    def of_people(self, journey: Journey) -> dict[str, list[str]]:
        """The ids of what hangs on people: who lives where, what is filed, who may be the same."""
        manager, registrar = self.town.case_manager, self.town.registrar
        others = [manager.post("/clients", client())["id"] for _ in range(FEW)]
        entries, note = f"/clients/{journey.client}/entries", {"kind": "note", "title": "A note."}
        pairs = [{"client_id": journey.client, "other_client_id": other} for other in others]
        goals = manager.get(f"/cases/{journey.case}/plan")["goals"]
        offices = registrar.get("/agencies?page_size=200")["items"]
        return {
            "other_client_id": others, "right_client_id": others,
            "entry_id": [manager.post(entries, note)["id"] for _ in range(MANY)],
            "household_id": [manager.post("/households", {})["id"] for _ in range(FEW)],
            "link_id": [manager.post("/links", {**each, "reason": "?"})["id"] for each in pairs],
            "goal_id": [each["goal_id"] for each in goals],
            "agency_id": [each["agency_id"] for each in offices if each["code"] > "SOZ"],
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
