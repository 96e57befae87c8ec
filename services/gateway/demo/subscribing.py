"""Step 1 as well: which institutions' own systems may hear of events."""

from services.gateway.demo.people import CASE_MANAGER, REGISTRAR, Person
from services.gateway.demo.stage import Answer, Stage

NAMED = ("referrals.disclosure_recall_requested", "referrals.referral_submitted")
SUBSCRIBERS = {
    "JC": ("referrals.*",),
    "KI-SE": ("referrals.*",),
    "GA": ("referrals.*",),
    "ABH-KREIS": NAMED,
    "ABH-LP": NAMED,
}


def subscriptions(stage: Stage) -> None:
    """Have institutions ask for subscriptions, and somebody else approve them."""
    for agency, types in SUBSCRIBERS.items():
        asked = stage.post(lead(agency), "/directory/subscriptions", form(types))
        stage.post(REGISTRAR, f"/directory/subscriptions/{asked['id']}/approval")
    active = {agency: active_types(stage, agency) for agency in SUBSCRIBERS}
    stage.check(
        all(list(types) in active[agency] for agency, types in SUBSCRIBERS.items()),
        "fünf Stellen dürfen von Vermittlungen hören; bewilligt hat es, wer es nicht beantragt hat",
        "five institutions may hear of referrals; approved by somebody who did not ask for it",
        active,
    )
    wildcard = form(("referrals.*",))
    path = "/directory/subscriptions"
    stage.refused(lead("ABH-KREIS"), path, wildcard, "WILDCARD_NOT_ALLOWED")
    stage.check(
        True,
        "die Ausländerbehörde nur von einzeln genannten Ereignissen",
        "the immigration authority only of events named one by one",
    )


def lead(agency: str) -> Person:
    """Return who leads an agency."""
    return Person(user=f"lead.{agency.lower()}", role="agency_lead", agency=agency)


def form(types: tuple[str, ...]) -> Answer:
    """Return what is sent in to ask for a subscription."""
    return {"event_types": list(types), "channel": "feed"}


def active_types(stage: Stage, agency: str) -> list[list[str]]:
    """Return of which types of events the institution may hear, for each subscription."""
    found = stage.get(CASE_MANAGER, "/directory/subscriptions", agency=agency, page_size=200)
    return [each["event_types"] for each in found["items"] if each["state"] == "active"]
