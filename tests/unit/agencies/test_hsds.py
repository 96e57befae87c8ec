"""What is offered leaves in the form of HSDS 3 and comes back the same; faults have a place."""

from copy import deepcopy
from typing import Any

import pytest

from services.agencies.domain.errors import NotHsds
from services.agencies.domain.hsds import page_of
from services.agencies.domain.hsds_import import examined
from services.agencies.domain.identity import agency_id_of

Row = dict[str, Any]

ENTRY: Row = {
    "agency_id": str(agency_id_of("JC")),
    "code": "JC",
    "name": "Jobcenter",
    "kind": "jobcenter",
    "active": True,
    "contact": {
        "phone": "02921 30-0",
        "email": "jc@kreis.example",
        "website": "https://jc.example",
        "address": "",
        "note": "",
    },
}
OFFER: Row = {
    "service": "jobcenter_transfer",
    "name": "Rechtskreiswechsel",
    "description": "Ohne Lücke",
    "languages": ["ar", "de"],
    "interpretation_services": "Telefonisch",
    "schedule": [{"days": ["MO", "TH"], "opens_at": "08:30", "closes_at": "12:00"}],
    "required_documents": ["Mietbescheinigung"],
    "eligibility": "Erwerbsfähige",
    "wait_time": "zwei Wochen",
    "service_area": ["05974052"],
    "cost": "kostenfrei",
    "accessibility": ["Aufzug"],
}


def page(*offers: Row, total: int = 1, number: int = 1) -> Row:
    found = [(ENTRY, offer) for offer in offers]
    return page_of({"items": found, "total": total, "page": number, "page_size": 50})


def service(**changes: Any) -> Row:
    (exported,) = page(OFFER)["contents"]
    return {**deepcopy(exported), **changes}


def faults(**changes: Any) -> list[Row]:
    found = examined(service(**changes))
    assert found["steps"] == []
    return list(found["faults"])


def test_what_is_exported_has_the_required_fields_of_hsds() -> None:
    exported = service()

    assert exported["id"]
    assert (exported["name"], exported["status"]) == ("Rechtskreiswechsel", "active")
    assert exported["languages"][0]["code"] == "ar"
    assert exported["schedules"][0]["byday"] == "MO,TH"
    assert exported["service_areas"][0]["extent"] == "05974052"
    assert exported["organization"]["organization_identifiers"][0]["identifier"] == "JC"
    assert exported["service_at_locations"][0]["location"]["accessibility"]


def test_a_service_has_the_same_id_each_time() -> None:
    assert service() == service()


def test_pages_say_where_they_stand() -> None:
    first, last = page(OFFER, total=51), page(OFFER, total=51, number=2)

    assert (first["total_pages"], first["first_page"], first["last_page"]) == (2, True, False)
    assert (last["first_page"], last["last_page"], last["empty"]) == (False, True, False)
    assert page(total=0)["empty"] and page(total=0)["last_page"]


def test_an_offer_without_a_name_is_called_by_its_code_and_one_that_ended_is_inactive() -> None:
    ended = {**ENTRY, "active": False, "contact": {**ENTRY["contact"], "phone": ""}}
    bare = {**OFFER, "name": "", "accessibility": []}
    found = {"items": [(ended, bare)], "total": 1, "page": 1, "page_size": 50}

    (exported,) = page_of(found)["contents"]

    assert (exported["name"], exported["status"]) == ("jobcenter_transfer", "inactive")
    assert exported["service_at_locations"] == exported["organization"]["phones"] == []


def test_what_was_exported_can_be_imported_as_it_was() -> None:
    found = examined(page(OFFER))

    assert found["faults"] == []
    register, offer = found["steps"]
    assert (register["door"], register["fields"]["code"]) == ("register_agency", "JC")
    assert register["fields"]["contact"] == ENTRY["contact"]
    assert offer["door"] == "offer_service"
    assert offer["fields"] == {"agency_id": ENTRY["agency_id"], **OFFER}


def test_an_institution_is_registered_once_for_all_its_services() -> None:
    found = examined(page(OFFER, {**OFFER, "service": "housing"}, total=2))

    assert [each["door"] for each in found["steps"]] == [
        "register_agency",
        "offer_service",
        "offer_service",
    ]


def test_named_persons_are_passed_over() -> None:
    organization = {**service()["organization"], "contacts": [{"name": "Ann Persona"}]}

    assert "Persona" not in str(examined(service(organization=organization))["steps"])


@pytest.mark.parametrize("status", ["inactive", "defunct"])
def test_what_is_not_offered_any_more_is_passed_over(status: str) -> None:
    assert examined(service(status=status)) == {"steps": [], "faults": []}


def test_attributes_that_others_have_given_are_passed_over() -> None:
    others = [{"link_entity": "location", "value": "ramp"}, *service()["attributes"]]

    found = examined(service(attributes=others))

    assert found == examined(service())


def test_a_service_without_what_is_optional_is_taken_over() -> None:
    bare = {
        name: value
        for name, value in service().items()
        if name in ("id", "name", "status", "organization", "attributes")
    }
    bare["organization"] = {**bare["organization"], "phones": None}

    found = examined(bare)

    assert found["faults"] == []
    assert found["steps"][1]["fields"]["languages"] == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"organization": None}, {"at": "service.organization"}),
        ({"languages": "de"}, {"at": "service.languages"}),
        ({"languages": ["de"]}, {"at": "service.languages"}),
        ({"name": 7}, {"at": "service.name"}),
        ({"attributes": []}, {"at": "service.attributes", "missing": "service"}),
        ({"schedules": [{"freq": "MONTHLY"}]}, {"at": "service.schedules.freq"}),
        (
            {"languages": [{"code": "German"}]},
            {"at": "service", "code": "NOT_A_LANGUAGE", "languages": ["German"]},
        ),
        (
            {"attributes": [{"link_entity": "service", "value": "haircut"}]},
            {"at": "service", "code": "UNKNOWN_SERVICE", "service": "haircut"},
        ),
    ],
)
def test_a_fault_is_named_with_its_place(changes: Row, fault: Row) -> None:
    (found,) = faults(**changes)

    assert fault.items() <= found.items()
    assert found["message"]


def test_an_institution_without_a_code_of_ours_is_named() -> None:
    organization = {**service()["organization"], "organization_identifiers": []}

    (found,) = faults(organization=organization)

    assert found["at"] == "service.organization.organization_identifiers"


def test_on_a_page_the_number_of_the_service_is_named() -> None:
    found = examined({"contents": [service(), service(name=7)]})

    assert [each["at"] for each in found["faults"]] == ["contents[1].name"]
    assert len(found["steps"]) == 2


@pytest.mark.parametrize("contents", ["x", ["x"]])
def test_what_is_no_page_is_refused(contents: Any) -> None:
    with pytest.raises(NotHsds):
        examined({"contents": contents})
