"""Households, consents, spellings, links and entries, as those see them who work with people."""

from tests.integration.gateway.journeys import admitted, client, consent
from tests.integration.gateway.people import SOEST, WERL, Person, Town, eventually

REASON = {"reason": "Same passport."}


def registered(person: Person, **changes: object) -> str:
    return str(person.post("/clients", client(**changes))["id"])


def colleague(town: Town, tenant: str = WERL) -> Person:
    """Somebody else of the team."""
    return town.person("team_lead", tenant=tenant)


def test_a_guardian_consents_for_a_child(town: Town) -> None:
    manager = town.case_manager
    mother = registered(manager, given_name="Mariam")
    child = registered(manager, given_name="Navid", birth_date="2020-03-02")
    household = manager.post("/households", {})["id"]
    path = f"/households/{household}/members"
    manager.post(path, {"client_id": mother, "role": "adult"})
    manager.post(path, {"client_id": child, "role": "child"})
    form = consent(child, "referral:kita", ["JA-KREIS"], given_by="guardian", guardian_id=mother)
    assert manager.refused("POST", "/consents", form)[1] == "NOT_THEIR_GUARDIAN"
    manager.post(f"{path}/{child}/custody", {"guardians": [mother]})

    given = manager.post("/consents", form)["id"]

    [member] = [
        each for each in manager.get(f"/households/{household}")["members"]
        if each["client_id"] == child
    ]  # fmt: skip
    assert member["guardians"] == [mother]
    assert manager.get(f"/consents/{given}?client_id={child}")["guardian_id"] == mother
    manager.post(f"{path}/{child}/custody", {"guardians": [], "custodian": "Youth office"})
    eventually(lambda: manager.get(f"/consents/{given}?client_id={child}")["reconfirmation_since"])
    manager.post(f"{path}/{mother}/departure", {})
    assert manager.get(f"/clients/{mother}/households")["items"][0]["left_at"]


def test_a_consent_can_become_narrower_or_be_refused(town: Town) -> None:
    manager = town.case_manager
    person = registered(manager)
    form = consent(person, "referral:school_place", ["KI-SE"])
    given = manager.post("/consents", form)["id"]
    manager.post(f"/consents/{given}/narrowing", {"data_classes": ["base"]})
    wider = {"data_classes": ["base", "work"]}
    assert manager.refused("POST", f"/consents/{given}/narrowing", wider)[1] == "NOT_COVERED"
    asked = {
        name: form[name]
        for name in ("client_id", "recipients", "data_classes", "text_version", "language")
    }
    refused = manager.post("/consents/refusals", {**asked, "purpose": "referral:housing"})["id"]

    stands = {
        each["consent_id"]: each for each in manager.get(f"/consents?client_id={person}")["items"]
    }
    assert stands[given]["data_classes"] == ["base"]
    assert stands[refused]["state"] == "refused"


def test_what_is_known_of_a_person_grows(town: Town) -> None:
    manager = town.case_manager
    person = registered(manager)
    path = f"/clients/{person}"
    spelling = {"given_name": "Sahra", "family_name": "Rahmany", "script": "Latn"}
    manager.post(f"{path}/name-variants", spelling | {"source_document": "passport"})
    manager.post(f"{path}/identifiers", {"kind": "passport", "value": "P0123456"})
    manager.post(f"{path}/protected-location", {"basis": "residents_act_51"})
    manager.post(f"{path}/restriction", {"ground": "objection", "reason": "Says so."})

    shown = manager.get(path)
    assert shown["name_variants"][0]["given_name"] == "Sahra"
    assert (shown["identifiers"], shown["protected"]) == (["passport"], True)
    assert shown["state"] == "restricted" and "P0123456" not in str(shown)
    manager.post(f"{path}/restriction/end", {"reason": "Settled."})
    manager.post(f"{path}/protected-location/end", {"reason": "Moved."})
    types = [each["type"] for each in manager.get(f"{path}/history")["events"]]
    assert "clients.location_protection_lifted" in types
    auditor = town.person("auditor", tenant=WERL)
    assert "Sahra" not in str(auditor.get(f"{path}/history"))


def test_two_records_of_one_person_are_linked_by_two_people(town: Town) -> None:
    here, there = town.case_manager, colleague(town, SOEST)
    one, other = registered(here), registered(there)
    form = {"client_id": one, "other_client_id": other, **REASON}
    link = here.post("/links", form)["id"]
    path = f"/links/{link}"
    assert here.refused("POST", f"{path}/confirmation")[0] == 403
    there.post(f"{path}/confirmation")

    [shown] = here.get(f"/links?client_id={one}")["items"]
    assert shown["state"] == "merged"
    assert here.get(f"/clients/{one}")["linked"] == [{"client_id": other, "readable": False}]
    assert here.refused("GET", f"/clients/{other}")[0] == 404
    entry = here.post(f"/clients/{one}/entries", {"kind": "note", "title": "Whose is it?"})["id"]
    there.post(f"{path}/undoing", {"reason": "They are brothers."})
    assigned = {"record_id": entry, "kind": "entry", "client_id": other, "filed_under": one}
    eventually(lambda: here.post(f"{path}/assignments", assigned))


def test_a_link_can_be_rejected(town: Town) -> None:
    here = town.case_manager
    one, other = registered(here), registered(here, given_name="Zara")
    link = here.post("/links", {"client_id": one, "other_client_id": other, **REASON})["id"]
    colleague(town).post(f"/links/{link}/rejection", {"reason": "Two sisters."})

    assert here.get(f"/links?client_id={one}")["items"][0]["state"] == "rejected"


def test_an_entry_in_the_wrong_file_is_moved_and_a_clock_runs(town: Town) -> None:
    manager = town.case_manager
    wrong, right = registered(manager), registered(manager, given_name="Zara")
    letter = {"kind": "letter", "title": "Letter of 2 May", "content": "Dear Mr Rahmani"}
    entry = manager.post(f"/clients/{wrong}/entries", letter)["id"]
    assert manager.get(f"/entries/{entry}")["content"] == letter["content"]
    manager.post(f"/entries/{entry}/mistake", {"note": "Same name."})
    assert manager.refused("GET", f"/entries/{entry}") == (403, "ENTRY_MISFILED")
    manager.post(f"/entries/{entry}/reattribution", {"right_client_id": right})

    filed = eventually(lambda: manager.get(f"/clients/{right}/entries")["items"])
    assert filed[0]["title"] == letter["title"]
    assert letter["title"] not in str(manager.get(f"/clients/{wrong}/entries"))
    breach = eventually(
        lambda: [
            each for each in manager.get("/breaches?page_size=200")["items"]
            if each["entry_id"] == entry
        ]
    )[0]  # fmt: skip
    path = f"/breaches/{breach['breach_id']}"
    decision = {"decision": "no_risk", "reason": "Nobody had read it."}
    lead = colleague(town)
    assert lead.refused("POST", f"{path}/decision", decision)[1] == "BREACH_NOT_DOCUMENTED"
    found = {"findings": "Misfiled.", "measures": "Moved.", "persons_concerned": 1}
    manager.post(f"{path}/documentation", found)
    lead.post(f"{path}/decision", decision)


def test_an_entry_that_is_nobodys_is_destroyed(town: Town) -> None:
    manager, journey = town.case_manager, admitted(town)
    form = {"kind": "document", "title": "Of a stranger", "file": "Folder 7"}
    entry = manager.post(f"/clients/{journey.client}/entries", form)["id"]
    manager.post(f"/entries/{entry}/mistake", {})
    manager.post(f"/entries/{entry}/discarding")

    [shown] = manager.get(f"/clients/{journey.client}/entries")["items"]
    assert (shown["state"], shown["title"]) == ("discarded", None)
