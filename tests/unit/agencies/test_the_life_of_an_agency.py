"""An institution is reached in another way, renamed, ended, or taken over, each on a day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from services.agencies.domain.agency import AGENCY
from services.agencies.domain.commands import (
    DeactivateAgency,
    MergeAgency,
    RenameAgency,
    UpdateAgency,
)
from services.agencies.domain.contact import Contact
from services.agencies.domain.errors import (
    AgencyInactive,
    ContactMalformed,
    NameIsEmpty,
    NotALanguage,
    SuccessorIsItself,
    UnknownKind,
)
from services.agencies.domain.events import (
    AgencyDeactivated,
    AgencyMerged,
    AgencyRenamed,
    AgencyUpdated,
)
from shared.domain.errors import Refusal
from shared.testing.specification import given
from tests.unit.agencies.examples import AT, REGISTER, REGISTERED

ID = REGISTERED.agency_id
JULY, AUGUST = date(2025, 7, 1), date(2025, 8, 1)
CONTACT = Contact(
    phone="+49 2921 30-0",
    email="abh@kreis-soest.example",
    website="https://kreis-soest.example/abh",
    address="Hoher Weg 1, 59494 Soest",
    note="Montags bis freitags von 8 bis 12 Uhr",
)
UPDATED = AgencyUpdated(
    agency_id=ID,
    code="ABH-KREIS",
    kind="immigration_authority",
    languages=["ar", "de"],
    contact=CONTACT,
)
RENAME = RenameAgency(agency_id=ID, name="Amt für  Migration", valid_from=JULY, at=AT)
RENAMED = AgencyRenamed(agency_id=ID, code="ABH-KREIS", name="Amt für Migration", valid_from=JULY)
DEACTIVATE = DeactivateAgency(agency_id=ID, valid_from=JULY, at=AT)
ENDED = AgencyDeactivated(agency_id=ID, agency="ABH-KREIS", into=None, valid_from=JULY)
MERGE = MergeAgency(agency_id=ID, into="ABH-LP", valid_from=JULY, at=AT)


def updating(**changes: Any) -> UpdateAgency:
    return UpdateAgency(**{"agency_id": ID, "at": AT, **changes})


def test_what_case_managers_need_is_entered_with_the_institution() -> None:
    full: dict[str, Any] = {"languages": ["de", "ar"], "contact": CONTACT}

    given(AGENCY).when(replace(REGISTER, **full)).then(
        replace(REGISTERED, languages=["ar", "de"], contact=CONTACT)
    )


def test_an_institution_is_updated_and_what_is_left_out_stays() -> None:
    given(AGENCY, REGISTERED).when(updating(languages=["de", "ar"], contact=CONTACT)).then(UPDATED)
    given(AGENCY, REGISTERED, UPDATED).when(updating(kind="jobcenter")).then(
        replace(UPDATED, kind="jobcenter")
    )
    given(AGENCY, REGISTERED, UPDATED).when(updating()).nothing_new()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"kind": "bakery"}, UnknownKind),
        ({"languages": ["deutsch"]}, NotALanguage),
        ({"contact": Contact(phone="at the desk")}, ContactMalformed),
        ({"contact": Contact(email="abh")}, ContactMalformed),
        ({"contact": Contact(website="www")}, ContactMalformed),
    ],
)
def test_a_malformed_update_is_refused(changes: dict[str, Any], refusal: type[Refusal]) -> None:
    given(AGENCY, REGISTERED).when(updating(**changes)).refuses(refusal)


def test_a_new_name_counts_from_its_day() -> None:
    given(AGENCY, REGISTERED).when(RENAME).then(RENAMED)
    given(AGENCY, REGISTERED, RENAMED).when(RENAME).nothing_new()
    agency = AGENCY.replay([REGISTERED, RENAMED])
    assert agency.name_on(date(2025, 6, 30)) == "Ausländerbehörde Kreis Soest"
    assert agency.name_on(JULY) == "Amt für Migration"


def test_registering_again_as_it_was_is_nothing_new_after_a_new_name() -> None:
    given(AGENCY, REGISTERED, RENAMED, UPDATED).when(REGISTER).nothing_new()


def test_a_name_is_not_empty() -> None:
    given(AGENCY, REGISTERED).when(replace(RENAME, name=" ")).refuses(NameIsEmpty)


def test_an_institution_ends_with_a_day_and_that_is_not_changed() -> None:
    given(AGENCY, REGISTERED).when(DEACTIVATE).then(ENDED)
    given(AGENCY, REGISTERED, ENDED).when(DEACTIVATE).nothing_new()
    given(AGENCY, REGISTERED, ENDED).when(replace(DEACTIVATE, valid_from=AUGUST)).refuses(
        AgencyInactive, agency="ABH-KREIS", since="2025-07-01"
    )


def test_an_institution_that_has_ended_gets_no_new_name() -> None:
    given(AGENCY, REGISTERED, ENDED).when(RENAME).refuses(AgencyInactive)


def test_an_institution_is_taken_over_by_another_one() -> None:
    merged = AgencyMerged(agency_id=ID, agency="ABH-KREIS", into="ABH-LP", valid_from=JULY)
    over = replace(ENDED, into="ABH-LP")

    given(AGENCY, REGISTERED).when(MERGE).then(merged, over)
    given(AGENCY, REGISTERED, merged, over).when(MERGE).nothing_new()


def test_an_institution_does_not_take_itself_over() -> None:
    given(AGENCY, REGISTERED).when(replace(MERGE, into="ABH-KREIS")).refuses(SuccessorIsItself)
