"""Who is competent is public; what happened is for those whose business it is, and for auditors."""

import json

import pytest
from click.testing import CliRunner

from services.gateway import history
from services.gateway.history import replay, timeline
from shared.running.platform import Platform
from shared.settings import Settings
from tests.integration.gateway.journeys import AGENCY, SERVICE, Journey, planned, referred
from tests.integration.gateway.people import WERL, Town, eventually, in_days


def test_the_competent_agency_is_found_by_day(town: Town) -> None:
    manager, registrar = town.case_manager, town.registrar
    asked = f"/competence?service={SERVICE}&municipality={WERL}"

    assert manager.get(asked)["agency"] == AGENCY
    assert manager.get(f"{asked}&on=2019-12-31")["agency"] is None
    again = {"service": SERVICE, "municipality": WERL, "agency": AGENCY, "valid_from": "2024-06-01"}

    def code(**changes: str) -> tuple[int, str]:
        return registrar.refused("POST", "/jurisdictions", again | changes)

    assert code() == (409, "JURISDICTION_OVERLAPS")
    assert code(agency="XX") == (404, "UNKNOWN_AGENCY")


def test_a_competence_ends_and_stays_known(town: Town) -> None:
    registrar = town.registrar
    here = {"service": "integration_course", "municipality": "05974040", "agency": AGENCY}
    registrar.post("/jurisdictions", here | {"valid_from": "2024-01-01", "shared": True})
    registrar.post("/jurisdictions/end", here | {"ends_on": in_days(30)})

    [known] = [
        each for each in registrar.get(f"/agencies/{AGENCY}/competences")["items"]
        if (each["service"], each["municipality"]) == ("integration_course", "05974040")
    ]  # fmt: skip
    assert known["valid_until"] == in_days(30)


def test_the_directory_is_there_for_everybody(town: Town) -> None:
    for person in (town.case_manager, town.clerk("JC"), town.coordination):
        assert AGENCY in {each["code"] for each in person.get("/agencies")["items"]}
        assert SERVICE in person.get("/services")["services"]
    assert town.registrar.get("/agencies/starting-directory")["agencies"]


@pytest.fixture(scope="module")
def journey(town: Town) -> Journey:
    return referred(town)


def test_the_trail_leads_through_all_services(town: Town, journey: Journey) -> None:
    auditor = town.person("auditor")
    wanted = {
        "clients.client_registered", "clients.consent_granted", "cases.case_admitted",
        "referrals.referral_submitted",
    }  # fmt: skip
    path = f"/timelines/client/{journey.client}?page_size=200"
    eventually(lambda: wanted <= {each["type"] for each in auditor.get(path)["items"]})

    for each in auditor.get(path)["items"]:
        assert "Rahmani" not in str(each)
        assert "user" not in each["actor"]
    assert auditor.get("/audit/gaps")["items"] == []
    assert auditor.get("/audit/gaps?closed=true")
    assert auditor.get("/audit/alarms")["items"] == []
    heads = {each["source"] for each in auditor.get("/audit/heads")["items"]}
    assert {"clients", "cases", "referrals"} <= heads
    events = auditor.get("/audit/events?source=referrals&type=referrals.referral_submitted")
    assert events["total"] >= 1


def test_the_agency_sees_its_part_of_the_trail(town: Town, journey: Journey) -> None:
    lead = town.person("agency_lead", agency=AGENCY)
    path = f"/timelines/referral/{journey.referral}"

    assert eventually(lambda: lead.get(path)["items"])
    assert lead.get(f"/referrals/{journey.referral}/history")["events"]
    assert town.person("agency_lead", agency="GA").get(path)["items"] == []


def test_the_auditor_of_the_municipality_replays_without_content(
    town: Town, journey: Journey
) -> None:
    auditor = town.person("auditor", tenant=WERL)
    events = auditor.get(f"/cases/{journey.case}/history")["events"]

    assert [each["state"]["state"] for each in events if "state" in each["state"]][0] == "enquired"
    assert "Needs a school." not in str(events)
    assert "Needs a school." in str(town.case_manager.get(f"/cases/{journey.case}/history"))


def test_a_replay_can_stop_at_a_moment(town: Town) -> None:
    journey, manager = planned(town), town.case_manager
    path = f"/cases/{journey.case}/history"
    events = manager.get(path)["events"]
    then = events[2]["recorded_at"].replace("+00:00", "Z")

    assert len(manager.get(f"{path}?as_of={then}")["events"]) == 3


def test_histories_are_told_at_the_terminal(
    platform: Platform, town: Town, journey: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    configured = Settings(issuer_key=platform.issuer_key, gateway_port=platform.port)
    monkeypatch.setattr(history, "settings", lambda: configured)
    runner = CliRunner(env={"COLUMNS": "180"})

    told = runner.invoke(timeline, ["--client", journey.client])
    again = runner.invoke(replay, ["--case", journey.case])
    way = runner.invoke(replay, ["--referral", journey.referral, "--lang", "en"])
    found = json.loads(runner.invoke(replay, ["--case", journey.case, "--json"]).stdout)

    assert "Einwilligung erteilt, gültig bis" in told.output
    assert "Ins Fallmanagement aufgenommen" in again.output
    assert "Vernetzung" in again.output
    assert "referral delivered to Kommunales Integrationszentrum" in way.output
    assert found[0]["event"]["reason"] == "Needs a school."
