"""Anything that can be asked of a service or told to it, about the same few people and things."""

from collections import Counter
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from random import Random
from re import sub
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4

from services.agencies.domain.identity import agency_id_of
from shared.domain.errors import Refusal
from shared.domain.messages import foreign_declaration
from shared.eventstore.serialization import bare, without_none
from shared.keyring.marks import mark
from shared.testing.town import Plain, Refused, Town

WERL, SOEST, KREIS = "05974052", "05974040", "05974000"
MANY: Final = 4
# What a door looks up for itself.
LOOKED_UP: Final = frozenset(
    {
        "case_state", "competent", "consent", "consent_known", "decided", "group_works_on",
        "jurisdictions", "look_alikes", "obstacle_state", "open_referrals", "reference_taken",
        "undecided", "voting_seats", "advisory_seats", "known_agencies", "agency_known",
        "open_goals", "role", "owner", "from_tenant", "policy", "closed", "active", "restricted",
        "capacity", "approved_by", "submitted_by",
    }
)  # fmt: skip
WORDS: Final[dict[str, tuple[Any, ...]]] = {
    "municipality": (WERL,),
    "service": ("school_place",),
    "recipient": ("KI-SE",),
    "recipients": (["KI-SE"],),
    "agency": ("KI-SE",),
    "purpose": ("case_management", "referral:school_place"),
    "data_classes": (["base"], ["base", "contact"]),
    "explicit_classes": ([],),
    "valid_from": ("2025-01-01",),
    "valid_until": ("2035-12-31",),
    "birth_date": ("2012-03-02", "1985-01-01"),
    "given_name": ("Zahra", "Sahra", "Ali"),
    "family_name": ("Rahmani", "Rachmani"),
    "seat": ("seat-1", "seat-2", "seat-3"),
    "legal_basis": ("consent", "consent", "consent", "public_task"),
    "copes_alone": (True,),
    "voting": (True,),
    "code": ("KI-SE",),
    "kind": ("school_advice",),
    "languages": (["de"],),
    "institution": ("JC",),
    "members": (["JC", "VHS"],),
    "present": (True,),
    "vote": ("yes", "yes", "no"),
    "expected_on": ("2025-04-30",),
    "by": ("agency", "client", "sender"),
    "reference": ("D-1", "D-2", "D-3"),
    "from_tenant": (WERL,),
    "to_tenant": (SOEST,),
    "manager": ("c.berger", "d.yilmaz"),
    "deputy": ("e.neu",),
    "first_day": ("2025-03-10",),
    "client_rating": (4,),
    "documents": ([],),
    "phone": ("02921 30-0",),
    "email": ("auskunft@example.org",),
    "website": ("https://example.org",),
    "decide_days": (10,),
    "service_area": ([WERL],),
    "schedule": ([],),
    "contact_route": (None,),
    "citation": ("§ 69 SGB X",),
    "ownership_epoch": (None, None, None, None, 1),
}


@dataclass
class Play:
    """A town, and the ids of whom and what it is about; new ones for every play."""

    town: Town
    ids: dict[str, list[str]] = field(default_factory=dict)
    taken: Counter[Any] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Lists go by the name of what is in them."""
        self.ids["agenda"] = self.ids.setdefault("proposal_id", new_ids())
        self.ids["agency_id"] = [str(agency_id_of("KI-SE"))] * MANY

    @property
    def home(self) -> str:
        """The tenant whose business the service mostly is."""
        return KREIS if self.town.module.SERVICE.name in ("steering", "agencies") else WERL

    @property
    def looked_up(self) -> frozenset[str]:
        """What the doors of this service look up; what one looks up, another is told."""
        return LOOKED_UP - {"capacity"} if self.home == KREIS else LOOKED_UP

    @cached_property
    def steps(self) -> list[Any]:
        """Return what can be asked at the doors, and what can be heard."""
        doors = self.town.module.Doors
        asked = [each for each in self.town.module.SERVICE.deciders if hasattr(doors, door(each))]
        hearing = getattr(self.town.module, "REACTIONS", None)
        heard = {reading.fact for reading in hearing.readings} if hearing else set()
        return [*asked, *sorted(heard, key=lambda fact: fact.__name__)]

    def choose(self, chance: Random) -> Any:
        """Return a step; the more often one was taken, the less likely it is."""
        weights = [
            1 / (1 + self.taken[step] + 20 * (step.__name__ in ENDINGS)) for step in self.steps
        ]
        return chance.choices(self.steps, weights)[0]

    def begin(self, chance: Random) -> None:
        """Begin whatever can begin, so that there is something to go on with."""
        for step in [each for each in self.steps if each.__name__ in PREPARATIONS]:
            for about in range(MANY):
                self.take(step, chance, about)
        for aggregate in self.town.module.SERVICE.aggregates:
            for step in sorted(aggregate.beginnings & set(self.steps), key=door):
                for about in range(MANY):
                    self.take(step, chance, about)

    def take(self, step: Any, chance: Random, about: int | None = None) -> bool:
        """Take one step; say whether it was not refused."""
        about = chance.randrange(MANY) if about is None else about
        if chance.random() < 0.03:
            self.town.pass_time(to=self.town.now + timedelta(days=chance.randrange(1, 12)))
        made_up = self.fields(step, chance, about)
        try:
            if hasattr(step, "__foreign__"):
                self.town.hear(foreign_declaration(step).type, made_up, self.home)
            else:
                self.ask(step, made_up, chance)
        except (Refused, Refusal):
            return False
        self.taken[step] += 1
        return True

    def ask(self, command: Any, made_up: Plain, chance: Random) -> None:
        """Ask at a door, sometimes in the name of a stranger."""
        tenant, context = (SOEST if chance.random() < 0.05 else self.home), {}
        if "agency" in made_up and self.town.module.SERVICE.name == "referrals":
            actor = {"user": "m.lang", "role": "agency_clerk", "institution": "KI-SE"}
            tenant, context = "", {"institution": "KI-SE", "actor": actor}
        if self.town.module.SERVICE.name == "agencies":
            actor = {"user": "r.amt", "role": "registrar", "institution": KREIS}
            context = {"actor": actor}
        self.town.do(door(command), tenant=tenant, context=context, **made_up)

    def fields(self, cls: Any, chance: Random, about: int) -> Plain:
        """Make up the fields of a command, a fact or a part of one."""
        hints = get_type_hints(cls, include_extras=True)
        known = set() if hasattr(cls, "__foreign__") else self.looked_up | {"at"}
        names = [each.name for each in fields(cls) if each.name not in known]
        made_up = {name: self.value(name, hints[name], chance, about) for name in names}
        if "marks" in made_up:
            made_up["marks"] = marks_of(made_up["client_id"])
        return made_up

    def value(self, name: str, hint: Any, chance: Random, about: int) -> Any:
        """Make up one value; ids mostly belong together."""
        hint, optional = without_none(bare(hint))
        if optional and chance.random() < 0.2:
            return None
        if name in WORDS and not (get_origin(hint) is Literal or is_dataclass(hint)):
            word = chance.choice(WORDS[name])
            if optional or word is not None:
                return word
        if hint is UUID:
            other = chance.randrange(MANY) if chance.random() < 0.1 else about
            return self.ids.setdefault(name, new_ids())[other]
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Literal:
            return chance.choice(arguments)
        if origin in (list, tuple):
            return [self.value(f"{name.removesuffix('s')}", arguments[0], chance, about)]
        if is_dataclass(hint):
            return self.fields(hint, chance, about)
        plain = {int: chance.randrange(1, 99), bool: chance.random() < 0.9, datetime: NOON}
        return plain.get(hint, "2025-03-31" if hint is date else chance.choice(CODES))


CODES: Final = ("one_code", "another_code")
# What makes the rest possible, and so comes first.
PREPARATIONS: Final = frozenset({"ConsentGranted", "JurisdictionAssigned"})
# What leaves nothing more to do, and so comes late.
ENDINGS: Final = frozenset(
    {
        "CaseClosed", "CloseCase", "CloseSitting", "DeclineAdmission", "DismissObstacle",
        "MarkReferralInError", "NoteDeliveryFailure", "RejectReferral", "RerouteReferral",
        "SuspendReferral", "WithdrawReferral", "ReferralRerouted", "ConsentWithdrawn",
        "ReferralWithdrawn", "ReferralMarkedInError", "ReferralRejected", "ReferralSplit",
        "ConsentExpired", "PauseCase", "InitiateTransfer", "ReportStructuralFinding",
        "TriggerReassessment", "AgencyDeactivated", "CaseTransferred", "EntryMarkedInError",
        "JurisdictionEnded", "ProcessingRestricted", "SignpostClient", "SplitReferral",
        "ConsentNarrowed", "DeactivateAgency", "MergeAgency", "WithdrawOffer",
    }
)  # fmt: skip
NOON: Final = "2025-03-03T12:00:00+00:00"


def marks_of(client_id: str) -> list[str]:
    """Return the marks of what a client may have agreed to."""
    purposes = ("case_management", f"transfer:{WERL}")
    return [mark("consent", client_id, WERL, purpose, "base") for purpose in purposes]


def new_ids() -> list[str]:
    """Return ids that nobody has seen."""
    return [str(uuid4()) for _ in range(MANY)]


def door(command: Any) -> str:
    """Return the door of a command."""
    return sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", command.__name__).lower()
