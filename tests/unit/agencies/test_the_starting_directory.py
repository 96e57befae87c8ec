"""The directory to begin with can be registered as it stands, and routes as it should."""

from datetime import UTC, date, datetime

import pytest

from services.agencies.domain import starting_directory
from services.agencies.domain.agency import AGENCY
from services.agencies.domain.commands import AssignJurisdiction, OfferService, RegisterAgency
from services.agencies.domain.competence import COMPETENCE, Competence, resolve
from services.agencies.domain.identity import agency_id_of
from services.agencies.domain.municipalities import KNOWN_KEYS, KREIS_SOEST
from services.agencies.domain.vocabulary import SERVICES

AT = datetime(2025, 3, 3, tzinfo=UTC)
INSTITUTIONS = starting_directory.institutions()


def competence_for(service: str) -> Competence:
    """Return what follows when the whole directory is assigned, refusing nothing."""
    competence = COMPETENCE.initial
    for each, municipality, agency in starting_directory.competences():
        if each == service:
            command = AssignJurisdiction(
                service=service,
                municipality=municipality,
                agency=agency,
                valid_from=date.fromisoformat(starting_directory.IN_FORCE_FROM),
                at=AT,
            )
            for event in COMPETENCE.decide(competence, command):
                competence = COMPETENCE.evolve(competence, event)
    return competence


def test_the_district_has_fourteen_municipalities() -> None:
    assert len(KNOWN_KEYS) == len(KREIS_SOEST) == 14
    assert all(key.startswith("05974") and len(key) == 8 for key in KNOWN_KEYS)


@pytest.mark.parametrize("institution", INSTITUTIONS, ids=lambda each: each[0])
def test_every_institution_can_be_registered(
    institution: starting_directory.Institution,
) -> None:
    code, name, kind, services = institution
    register = RegisterAgency(code=code, name=name, kind=kind, at=AT)
    agency = AGENCY.replay(AGENCY.decide(AGENCY.initial, register))

    for service in services:
        offer = OfferService(agency_id=agency_id_of(code), service=service, languages=["de"], at=AT)
        assert AGENCY.decide(agency, offer)


def test_no_code_is_used_twice() -> None:
    assert len({code for code, _, _, _ in INSTITUTIONS}) == len(INSTITUTIONS)


@pytest.mark.parametrize("service", SERVICES)
def test_somebody_is_competent_for_every_service_everywhere(service: str) -> None:
    offering = {code for code, _, _, services in INSTITUTIONS if service in services}
    competence = competence_for(service)

    for municipality in KNOWN_KEYS:
        assert resolve(competence.jurisdictions, municipality, AT.date()) in offering


@pytest.mark.parametrize(
    ("service", "municipality", "agency"),
    [
        ("residence_permit", "05974052", "ABH-KREIS"),
        ("residence_permit", "05974028", "ABH-LP"),
        ("naturalisation", "05974028", "EBH-LP"),
        ("youth_office", "05974052", "JA-KREIS"),
        ("kita", "05974044", "JA-WAR"),
        ("youth_office", "05974040", "JA-SO"),
        ("school_place", "05974052", "KI-SE"),
        ("housing", "05974052", "WOH-WERL"),
    ],
)
def test_it_leads_to_the_right_office(service: str, municipality: str, agency: str) -> None:
    competence = competence_for(service)

    assert resolve(competence.jurisdictions, municipality, AT.date()) == agency
