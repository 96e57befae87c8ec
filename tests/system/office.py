"""A case manager's everyday work through the interface, for tests of what follows from it."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from services.gateway.demo.arrival import ADMISSION
from services.gateway.demo.family import consent, person
from services.gateway.demo.people import CASE_MANAGER, COVER, WERL, Person
from services.gateway.demo.stage import Stage

Answer = dict[str, Any]
NAMES = ("Amina", "Bakary", "Chenoa", "Dilnoza", "Emeka", "Farida", "Goran", "Halima", "Ivo")
PREVIEW = {"age_band": "25-50", "language": "prs", "interpreter_needed": True, "household_size": 1}
NUMBERS = count(1)


@dataclass(frozen=True)
class Somebody:
    """A client with a case."""

    client: str
    case: str


@dataclass
class Office:
    """The office in Werl."""

    stage: Stage

    def somebody(self) -> Somebody:
        """Return somebody new who was admitted to case management; nobody looks alike."""
        number = next(NUMBERS)
        name = NAMES[number % len(NAMES)]
        born = f"{1950 + number}-02-{number % 28 + 1:02}"
        form = person(name, f"Testperson-{name}-{number}", birth_date=born, birth_precision="day")
        client = self.post("/clients", form)["id"]
        enquiry = {
            "client_ids": [client],
            "municipality": WERL,
            "source": "self",
            "reason": "Hilfe",
        }
        case = self.post("/cases", enquiry)["id"]
        self.consent(client, "case_management", [])
        self.post_once_known(f"/cases/{case}/admission", ADMISSION, "NO_BASE_CONSENT")
        return Somebody(client, case)

    def consent(
        self, client: str, purpose: str, recipients: list[str], days: int = 300, **more: Any
    ) -> str:
        """Record a consent that lasts so many days from today."""
        until = self.stage.today + timedelta(days)
        period = {"valid_from": self.stage.today.isoformat(), "valid_until": until.isoformat()}
        id_: str = self.post("/consents", consent(client, purpose, recipients, **period | more))[
            "id"
        ]
        return id_

    def planned(self, service: str) -> Somebody:
        """Return somebody with a care plan that has one measure."""
        somebody = self.somebody()
        path = f"/cases/{somebody.case}"
        self.post(f"{path}/assessment")
        self.post(f"{path}/assessment/completion", {"needs": ["income"], "resources": ["work"]})
        goals = [{"code": "secure_income", "measure": {"service": service}}]
        signed = {"signed_by_client": True, "signed_by_manager": True}
        self.post(f"{path}/plan", {"goals": goals, **signed})
        return somebody

    def measure(self, somebody: Somebody) -> Answer:
        """Return the one measure in somebody's plan."""
        [measure] = self.get(f"/cases/{somebody.case}/plan")["measures"]
        return dict(measure)

    def form(self, of: Somebody, consent_id: str, service: str, recipient: str) -> Answer:
        """Return the form for a referral that rests on a consent."""
        return {
            "case_id": of.case,
            "client_id": of.client,
            "municipality": WERL,
            "service": service,
            "recipient": recipient,
            "legal_basis": "consent",
            "consent_id": consent_id,
            "data_classes": ["base", "contact"],
            "preview": PREVIEW,
        }

    def referral(
        self, of: Somebody, consent_id: str, service: str, recipient: str, **more: Any
    ) -> str:
        """Refer somebody; return the referral once it is in the inbox."""
        form = self.form(of, consent_id, service, recipient) | more
        id_: str = self.post_once_known("/referrals", form, "CONSENT_MISSING")["id"]
        self.until_state(id_, "delivered")
        return id_

    def merged(self, one: str, other: str) -> str:
        """Have two people agree that two records are of one person; return the link."""
        form = {"client_id": one, "other_client_id": other, "reason": "Derselbe Ausweis."}
        link: str = self.post("/links", form)["id"]
        self.stage.post(COVER, f"/links/{link}/confirmation")
        return link

    def until_state(self, referral: str, state: str) -> Answer:
        """Return a referral as soon as it is in that state."""
        return self.eventually(
            lambda: (found := self.seen(referral))["state"] == state and found,
            f"{state} ({referral})",
        )

    def seen(self, referral: str) -> Answer:
        """Return a referral as its sender sees it."""
        return self.get(f"/referrals/{referral}")

    def happened(self, referral: str, type_: str) -> list[Answer]:
        """Return what of this type happened to a referral."""
        events = self.get(f"/referrals/{referral}/history")["events"]
        return [each for each in events if each["type"] == f"referrals.{type_}"]

    def due(self, person: Person, kind: str) -> list[Answer]:
        """Return what of this kind is due for somebody."""
        items = self.stage.get(person, "/worklist", page_size=200)["items"]
        return [each for each in items if each["kind"] == kind]

    def act(self, person: Person, referral: str, step: str, **form: Any) -> None:
        """Have somebody take a step with a referral."""
        self.stage.post(person, f"/referrals/{referral}/{step}", form)

    def get(self, path: str, **query: Any) -> Answer:
        """Return what the case manager finds."""
        return self.stage.get(CASE_MANAGER, path, **query)

    def post(self, path: str, form: Answer | None = None) -> Answer:
        """Have the case manager ask for a change."""
        return self.stage.post(CASE_MANAGER, path, form)

    def post_once_known(self, path: str, form: Answer, unless: str) -> Answer:
        """Have the case manager ask for a change until others know what it rests on."""
        return self.stage.post_once_known(CASE_MANAGER, path, form, unless)

    def eventually(self, probe: Any, what: str) -> Any:
        """Wait until something is so."""
        return self.stage.eventually(probe, what, what)
