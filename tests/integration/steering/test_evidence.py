"""What goes wrong with referrals becomes numbers; small numbers are never shown."""

from typing import Any
from uuid import uuid4

from tests.integration.steering.district import SOEST, WERL, District

ENOUGH = 8


def referral(district: District, service: str = "kita", recipient: str = "JA") -> dict[str, Any]:
    ids = {"referral_id": str(uuid4()), "client_id": str(uuid4())}
    district.town.hear(
        "referrals.referral_submitted",
        {**ids, "municipality": WERL, "service_shown": service, "recipient": recipient},
        WERL,
    )
    return {**ids, "recipient": recipient}


def tell(district: District, what: str, told: dict[str, Any], **more: Any) -> None:
    district.town.hear(f"referrals.{what}", {**told, **more}, WERL)


def cells(district: District, **asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = district.find("evidence", **asked)["items"]
    return found


def test_a_cell_is_shown_from_eight_persons_on(district: District) -> None:
    for _ in range(ENOUGH - 1):
        tell(district, "referral_expired", referral(district))
    assert cells(district, kind="expired") == []

    tell(district, "referral_expired", referral(district))

    (cell,) = cells(district, kind="expired")
    assert (cell["service"], cell["agency"], cell["municipality"]) == ("kita", "JA", WERL)
    assert cell["persons"] == ENOUGH
    tell(district, "referral_expired", referral(district))
    assert cells(district, kind="expired") == [cell]
    assert district.find("evidence", tenant=WERL, kind="expired")["total"] == 1
    assert district.find("evidence", tenant="05970000")["items"] == []


def test_the_same_person_counts_once(district: District) -> None:
    one = referral(district, service="housing", recipient="WOH")
    for _ in range(ENOUGH):
        tell(district, "escalation_raised", one, level=2)

    assert cells(district, kind="escalated") == []
    assert [row["kind"] for row in district.town.rows("evidence", SOEST)].count("escalated") == 1


def test_refusals_count_by_what_they_say_about_the_structure(district: District) -> None:
    for _ in range(ENOUGH):
        told = referral(district, service="integration_course", recipient="VHS")
        tell(district, "referral_rejected", told, code="at_capacity")
        tell(district, "referral_rejected", told, code="not_competent")
        tell(district, "referral_rejected", told, code="client_declined")

    found = cells(district, service="integration_course")

    assert {each["kind"]: each["persons"] for each in found} == {
        "no_capacity": ENOUGH,
        "wrong_address": ENOUGH,
    }


def test_a_protected_service_stays_protected_with_its_institution(district: District) -> None:
    for _ in range(ENOUGH):
        tell(district, "referral_expired", referral(district, "protected", "FH"))

    (cell,) = cells(district, service="protected")

    assert cell["agency"] == "protected"


def test_what_is_kept_names_neither_person_nor_referral(district: District) -> None:
    told = referral(district)
    tell(district, "referral_expired", told)

    kept = str(district.town.rows("evidence", SOEST) + district.town.rows("referral_place", SOEST))

    assert told["client_id"] not in kept and told["referral_id"] not in kept


def test_a_referral_that_nobody_heard_of_is_no_evidence(district: District) -> None:
    before = len(district.town.rows("evidence", SOEST))
    ids = {"referral_id": str(uuid4()), "client_id": str(uuid4()), "recipient": "JA"}

    tell(district, "referral_expired", ids)

    assert len(district.town.rows("evidence", SOEST)) == before
