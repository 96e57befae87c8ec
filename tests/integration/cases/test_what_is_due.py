"""What is due today is on the list, with the day it is due on, and leaves it when it is done."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from shared.testing.town import Plain, Town
from tests.integration.cases.moves import accept, offer, ready
from tests.integration.cases.office import (
    DISTRICT,
    SOEST,
    WERL,
    admitted,
    assessed,
    consent,
    do,
    enquire,
    evaluated,
    linked,
    new_id,
)


def due(town: Town, tenant: str, case: Plain) -> dict[str, Plain]:
    """Return what is due in a case, by kind."""
    found = town.find("worklist", tenant=tenant, page_size=200)["items"]
    return {each["kind"]: each for each in found if str(each["case_id"]) == case["case_id"]}


def test_an_enquiry_is_answered_within_three_working_days(town: Town) -> None:
    town.set_clock(town.now.replace(year=2025, month=4, day=16))
    case = enquire(town)

    assert due(town, WERL, case)["enquiry_waiting"]["due_on"] == date(2025, 4, 23)
    do(town, "decline_admission", case, reason_code="regular_paths_suffice")
    assert due(town, WERL, case) == {}


def test_a_plan_is_agreed_within_two_weeks(town: Town) -> None:
    case = assessed(town)

    item = due(town, WERL, case)["plan_not_agreed"]

    assert item["due_on"] == town.now.date() + timedelta(days=14)
    assert str(item["client_id"]) == case["client_id"]


def test_somebody_is_reminded_of_the_follow_up_on_its_day(town: Town) -> None:
    case, _, referral_id = evaluated(town)
    do(town, "release_client", case, copes_alone=True, handed_over=[referral_id])
    day = town.find("case", tenant=WERL, case_id=case["case_id"])["follow_up_on"]
    assert due(town, WERL, case) == {}

    town.pass_time(to=town.now + timedelta(days=100))

    assert due(town, WERL, case)["follow_up_due"]["due_on"] == day
    assert town.history(case["case_id"], WERL)[-1] == "cases.follow_up_due"
    do(town, "record_follow_up", case, result="copes_alone")
    assert due(town, WERL, case) == {}


def test_a_case_that_was_to_go_on_is_remembered(town: Town) -> None:
    case, _ = linked(town)
    day = town.now.date() + timedelta(days=7)
    do(town, "pause_case", case, reason_code="client_away", resume_on=str(day))
    assert due(town, WERL, case) == {}

    town.set_clock(town.now + timedelta(days=8))

    assert due(town, WERL, case)["pause_over"]["due_on"] == day
    do(town, "resume_case", case)
    assert town.find("case", tenant=WERL, case_id=case["case_id"])["state"] == "linking"
    assert due(town, WERL, case) == {}


def test_offers_and_answers_are_on_both_lists(town: Town) -> None:
    case = ready(town)
    transfer_id = offer(town, case)

    item = due(town, DISTRICT, case)["transfer_to_accept"]
    assert (str(item["transfer_id"]), item["due_on"]) == (
        transfer_id,
        town.now.date() + timedelta(days=14),
    )
    assert due(town, WERL, case) == {}

    accept(town, transfer_id, cut_over_on=str(town.now.date() + timedelta(days=3)))

    assert due(town, DISTRICT, case) == {}
    assert due(town, WERL, case)["transfer_answered"]["details"] == {"state": "accepted"}


def test_a_case_without_consent_is_on_the_list(town: Town) -> None:
    case = enquire(town)
    consent_id = consent(town, case["client_id"])
    do(town, "admit_case", case, criteria=CRITERIA, manager="c.berger")
    assert due(town, WERL, case) == {}

    town.hear(
        "clients.consent_withdrawn",
        {"consent_id": consent_id, "client_id": case["client_id"]},
    )

    assert "base_consent_missing" in due(town, WERL, case)
    consent(town, case["client_id"])
    assert due(town, WERL, case) == {}


@pytest.mark.parametrize("name", ["consent_expired", "consent_narrowed"])
def test_a_consent_that_expired_or_shrank_no_longer_counts(town: Town, name: str) -> None:
    case = enquire(town)
    consent_id = consent(town, case["client_id"])
    do(town, "admit_case", case, criteria=CRITERIA, manager="c.berger")
    shrunk = {"marks": []} if name == "consent_narrowed" else {}

    town.hear(
        f"clients.{name}",
        {"consent_id": consent_id, "client_id": case["client_id"], **shrunk},
        version=2,
    )

    assert "base_consent_missing" in due(town, WERL, case)


CRITERIA = dict.fromkeys(
    ("complex_need", "many_actors", "regular_paths_failed", "lacks_own_resources", "consent_given"),
    True,
)


def merge(town: Town, one: Plain, other: Plain, *names: str) -> None:
    link_id = new_id()
    for version, name in enumerate(names, start=1):
        data = {
            "link_id": link_id,
            "client_id": one["client_id"],
            "other_client_id": other["client_id"],
        }
        town.hear(f"clients.{name}", data, stream_id=UUID(link_id), version=version)


def test_two_open_cases_of_one_person_are_one_piece_of_work_too_many(town: Town) -> None:
    one, other = admitted(town), admitted(town)

    merge(town, one, other, "clients_merged")

    item = due(town, WERL, one)["duplicate_case_work"]
    assert str(item["details"]["other_case_id"]) == other["case_id"]
    assert "duplicate_case_work" in due(town, WERL, other)
    do(town, "close_case", other, reason_code="duplicate")
    assert due(town, WERL, one) == {}


def test_two_who_are_two_after_all_are_no_work(town: Town) -> None:
    one, other = admitted(town), admitted(town)

    merge(town, one, other, "clients_merged", "clients_unmerged")

    assert due(town, WERL, one) == due(town, WERL, other) == {}


def test_the_other_case_may_be_another_municipalitys_and_stays_its_secret(town: Town) -> None:
    one = admitted(town)
    theirs = {
        "case_id": new_id(), "client_id": new_id(), "municipality": SOEST,
        "source": "self", "reason": "Asked in Soest.",
    }  # fmt: skip
    town.do("receive_enquiry", tenant=SOEST, **theirs, client_ids=[theirs["client_id"]])

    merge(town, one, theirs, "clients_merged")

    details = due(town, WERL, one)["duplicate_case_work"]["details"]
    assert (details["other_owner"], details["other_case_id"]) == (SOEST, None)
    assert "duplicate_case_work" in due(town, SOEST, theirs)
