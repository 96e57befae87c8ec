"""Steps 17 and 18: a letter in the wrong file, and two records of one man."""

from services.gateway.demo.arrival import ADMISSION
from services.gateway.demo.family import Family, consent
from services.gateway.demo.people import (
    CASE_MANAGER,
    CASE_MANAGER_SOEST,
    CASE_MANAGER_WARSTEIN,
    JOBCENTER,
    WARSTEIN,
)
from services.gateway.demo.stage import Answer, Stage

LETTER = {"kind": "letter", "title": "Bescheid der Kursstelle", "content": "Sehr geehrter Herr …"}
REASON = "Derselbe Reisepass, beide Schreibweisen."


def wrong_file(stage: Stage, family: Family) -> None:
    """Step 17."""
    stage.step(17, "Ein Brief in der falschen Akte", "A letter in the wrong file")
    stage.at("2025-05-02T09:00")
    recalled = read_elsewhere(stage, family)
    stage.at("2025-05-05T09:00")
    rahimi, yusuf = family.clients["Rahimi"], family.clients["Yusuf"]
    path = f"/clients/{rahimi}/entries"
    entry = stage.post(CASE_MANAGER_WARSTEIN, path, LETTER)["id"]
    stage.at("2025-05-05T11:00")
    stage.post(CASE_MANAGER_WARSTEIN, f"/entries/{entry}/mistake")
    form = {"right_client_id": yusuf}
    stage.post(CASE_MANAGER_WARSTEIN, f"/entries/{entry}/reattribution", form)
    found = stage.eventually(
        lambda: filed(stage, yusuf),
        "der Brief liegt bei Yusuf Rahmani, unter dessen Schlüssel",
        "the letter is with Yusuf Rahmani, under his key",
    )
    family.entries = {"wrong": entry, "right": found["entry_id"]}
    stage.eventually(
        lambda: LETTER["title"] not in str(stage.get(CASE_MANAGER_WARSTEIN, path)),
        "in der falschen Akte ist er nicht mehr zu entschlüsseln",
        "in the wrong file it can no longer be decrypted",
    )
    stage.eventually(
        lambda: recalls(stage, recalled),
        "wer die falsche Akte gelesen hat, wird um Löschung gebeten",
        "whoever has read the wrong file is asked to delete it",
    )
    breach = stage.eventually(
        lambda: breach_of(stage, entry),
        "die Prüfung der Datenpanne läuft",
        "the assessment of the breach has begun",
    )
    stage.check(
        breach["due_at"].startswith("2025-05-08T09:00"),
        "72 Stunden, bis 08.05. um 11 Uhr",
        "72 hours, until 8 May at 11",
        breach,
    )


def read_elsewhere(stage: Stage, family: Family) -> str:
    """Have the job centre read the package of the other man; return that referral."""
    client, manager = family.clients["Rahimi"], CASE_MANAGER_WARSTEIN
    until = stage.today.replace(year=stage.today.year + 1)
    period = {"valid_from": stage.today.isoformat(), "valid_until": until.isoformat()}
    enquiry = {
        "client_ids": [client],
        "municipality": WARSTEIN,
        "source": "self",
        "reason": "Hilfe",
    }
    case = stage.post(manager, "/cases", enquiry)["id"]
    stage.post(manager, "/consents", consent(client, "case_management", [], **period))
    admission = ADMISSION | {"manager": manager.user}
    stage.post_once_known(manager, f"/cases/{case}/admission", admission, "NO_BASE_CONSENT")
    service = "jobcenter_transfer"
    allowed = stage.post(
        manager, "/consents", consent(client, f"referral:{service}", ["JC"], **period)
    )
    form = {
        "case_id": case,
        "client_id": client,
        "municipality": WARSTEIN,
        "service": service,
        "recipient": "JC",
        "legal_basis": "consent",
        "consent_id": allowed["id"],
        "data_classes": ["base", "contact"],
        "preview": {"age_band": "25-50", "language": "prs", "interpreter_needed": True},
    }
    referral: str = stage.post_once_known(manager, "/referrals", form, "CONSENT_MISSING")["id"]
    path = f"/referrals/{referral}"
    stage.post_once_known(JOBCENTER, f"{path}/acceptance", {}, "ILLEGAL_TRANSITION")
    stage.get(JOBCENTER, f"{path}/package", purpose="first_talk")
    return referral


def filed(stage: Stage, client: str) -> Answer | None:
    """Return the letter in the right file, if it is there."""
    items = stage.get(CASE_MANAGER, f"/clients/{client}/entries")["items"]
    return next((each for each in items if each["title"] == LETTER["title"]), None)


def recalls(stage: Stage, referral: str) -> list[Answer]:
    """Return the recalls of what was read of the wrong man."""
    events = stage.get(CASE_MANAGER_WARSTEIN, f"/referrals/{referral}/history")["events"]
    return [each for each in events if each["type"] == "referrals.disclosure_recall_requested"]


def breach_of(stage: Stage, entry: str) -> Answer | None:
    """Return the assessment of the breach that an entry led to, if it has begun."""
    items = stage.get(CASE_MANAGER_WARSTEIN, "/breaches")["items"]
    return next((each for each in items if each["entry_id"] == entry), None)


def one_man(stage: Stage, family: Family) -> None:
    """Step 18."""
    stage.step(18, "Zwei Akten, ein Mann", "Two records, one man")
    stage.at("2025-05-12T09:00")
    yusuf, yousef = family.clients["Yusuf"], family.clients["Yousef"]
    form = {"client_id": yusuf, "other_client_id": yousef, "reason": REASON}
    family.link = stage.post(CASE_MANAGER, "/links", form)["id"]
    path = f"/links/{family.link}"
    refusal = stage.ask(CASE_MANAGER, "POST", f"{path}/confirmation", json={})
    stage.check(
        refusal.status_code in (403, 409),
        "wer vorschlägt, bestätigt nicht",
        "whoever proposes does not confirm",
        refusal.text,
    )
    stage.at("2025-05-12T14:00")
    stage.post(CASE_MANAGER_SOEST, f"{path}/confirmation")
    linked = stage.get(CASE_MANAGER, f"/clients/{yusuf}")["linked"]
    stage.check(
        linked == [{"client_id": yousef, "readable": False}],
        "vorgeschlagen von Werl, bestätigt von Soest: ein Mensch, zwei Akten",
        "proposed by Werl, confirmed by Soest: one person, two records",
        linked,
    )
    hidden = stage.ask(CASE_MANAGER, "GET", f"/clients/{yousef}")
    stage.check(
        hidden.status_code == 404,
        "niemand sieht dadurch mehr als vorher",
        "nobody sees more than before by that",
        hidden.text,
    )
