from typing import Any
from uuid import UUID, uuid4

import pytest
from uuid6 import uuid7

from services.steering.reactions import obstacle_of
from shared.testing.town import Refused
from tests.integration.steering.district import SEATS, SOEST, WERL, District, finding


def test_a_finding_of_a_municipality_becomes_an_obstacle_of_its_district(
    district: District,
) -> None:
    heard = finding(uuid4())
    district.hear([heard])
    obstacle = district.obstacle(str(obstacle_of_finding(heard)))
    assert (obstacle["municipality"], obstacle["source"]) == (WERL, "case_manager")
    district.do("confirm_obstacle", obstacle_id=obstacle["obstacle_id"])


def test_a_finding_told_twice_is_one_obstacle(district: District) -> None:
    finding_id = uuid4()
    district.hear([finding(finding_id)])
    district.hear([finding(finding_id)])
    obstacle = district.obstacle(str(obstacle_of(finding_id)))
    assert obstacle["version"] == 1


def obstacle_of_finding(heard: Any) -> str:
    return str(obstacle_of(UUID(heard.data["finding_id"])))


def test_a_case_manager_sees_what_has_become_of_an_obstacle(district: District) -> None:
    obstacle_id = district.reported()
    assert district.find("obstacle", tenant=WERL, obstacle_id=obstacle_id)["state"] == "signalled"


def test_another_district_sees_nothing(district: District) -> None:
    obstacle_id = district.reported()
    with pytest.raises(Refused, match="NOT_FOUND"):
        district.find("obstacle", tenant="05970000", obstacle_id=obstacle_id)


def test_an_agency_reports_to_the_district_of_the_municipality(district: District) -> None:
    obstacle_id = str(uuid7())
    report = {
        "obstacle_id": obstacle_id,
        "kind": "no_capacity",
        "service": "kita",
        "municipality": WERL,
        "source": "agency",
    }
    district.town.do("report_obstacle", tenant="", context={"institution": "JC"}, **report)
    assert district.obstacle(obstacle_id)["source"] == "agency"


def test_a_report_with_a_name_in_it_is_refused(district: District) -> None:
    report = {
        "obstacle_id": str(uuid7()),
        "kind": "Yusuf Rahmani waits",
        "service": "kita",
        "municipality": WERL,
        "source": "agency",
    }
    assert district.refusal("report_obstacle", **report) == ("ONLY_CODES", {"fields": ["kind"]})


def test_a_report_with_a_client_in_it_is_refused(district: District) -> None:
    report = {
        "obstacle_id": str(uuid7()),
        "kind": "long_wait",
        "service": "kita",
        "municipality": WERL,
        "source": "agency",
        "client_id": str(uuid7()),
    }
    assert district.refusal("report_obstacle", **report)[0] == "UNKNOWN_FIELDS"


def test_no_group_is_formed_before_the_obstacle_is_confirmed(district: District) -> None:
    group = {
        "group_id": str(uuid7()),
        "obstacle_id": district.reported(),
        "name": "Kitaplätze",
        "members": ["JA-KREIS"],
    }
    refused = district.refusal("form_project_group", **group)
    assert refused == ("OBSTACLE_NOT_CONFIRMED", {"state": "signalled"})


def test_only_the_group_of_an_obstacle_proposes_something_about_it(district: District) -> None:
    obstacle_id, _ = district.proposed()
    proposal = {
        "proposal_id": str(uuid7()),
        "group_id": str(uuid7()),
        "obstacle_id": obstacle_id,
        "title": "Something else",
        "target_metric": "median_days_to_start",
        "target_value": 30,
        "evaluate_on": "2026-02-28",
    }
    assert district.refusal("submit_proposal", **proposal)[0] == "UNKNOWN_GROUP"


@pytest.mark.parametrize("committee_id", [str(uuid4()), "nobody", None, 7])
def test_a_committee_nobody_knows_is_not_convened(district: District, committee_id: Any) -> None:
    sitting = {
        "sitting_id": str(uuid7()),
        "committee_id": committee_id,
        "held_on": "2025-06-26",
        "agenda": [district.proposed()[1]],
    }
    code, _ = district.refusal("convene_sitting", **sitting)
    assert code == ("UNKNOWN_COMMITTEE" if len(str(committee_id)) == 36 else "INVALID")


@pytest.mark.parametrize("agenda", ["everything", ["everything"], [{}], None])
def test_a_strange_agenda_is_refused(district: District, agenda: Any) -> None:
    sitting = {
        "sitting_id": str(uuid7()),
        "committee_id": district.committee(),
        "held_on": "2025-06-26",
        "agenda": agenda,
    }
    assert district.refusal("convene_sitting", **sitting)[0] == "INVALID"


def test_twelve_seats_vote_at_once_and_every_vote_counts(district: District) -> None:
    _, proposal_id = district.proposed()
    sitting_id = district.sitting(proposal_id)
    district.attend(sitting_id, *SEATS[:12])
    asked = {"sitting_id": sitting_id, "motion_id": str(uuid7())}
    version = district.do("put_motion", proposal_id=proposal_id, **asked)["version"]
    for seat in SEATS[:12]:
        fields = {**asked, "seat": seat, "vote": "yes"}
        context = {"expected_version": version}
        district.town.do("cast_vote", tenant=SOEST, context=context, **fields)
    (motion,) = district.find("sitting", sitting_id=sitting_id)["motions"]
    assert len(motion["votes"]) == 12


def test_lists_come_in_pages(district: District) -> None:
    for _ in range(3):
        district.reported()
    first = district.find("obstacles", state="signalled", page_size=2)
    assert len(first["items"]) == 2
    assert (first["page"], first["page_size"]) == (1, 2)
    assert first["total"] >= 3
    second = district.find("obstacles", state="signalled", page_size=2, page=2)
    ids = [each["obstacle_id"] for each in first["items"] + second["items"]]
    assert len(set(ids)) == len(ids)


def test_committees_and_sittings_and_proposals_are_found(district: District) -> None:
    _, proposal_id = district.proposed()
    sitting_id = district.sitting(proposal_id)
    district.do("close_sitting", sitting_id=sitting_id)

    committees = district.find("committees", page_size=200)["items"]
    (head,) = [
        each
        for each in district.find("sittings", page_size=200)["items"]
        if each["sitting_id"] == sitting_id
    ]
    (committee,) = [each for each in committees if each["committee_id"] == head["committee_id"]]
    assert head["state"] == "closed"
    assert len(committee["seats"]) == 22
    assert committee["seats"][0] == {"seat": SEATS[0], "institution": "JC", "voting": True}
    tabled = district.find("proposals", state="tabled", page_size=200)["items"]
    assert proposal_id in [each["proposal_id"] for each in tabled]


def test_what_is_not_there_is_not_found(district: District) -> None:
    for name, field in (("obstacle", "obstacle_id"), ("sitting", "sitting_id")):
        with pytest.raises(Refused, match="NOT_FOUND"):
            district.find(name, **{field: str(uuid4())})
