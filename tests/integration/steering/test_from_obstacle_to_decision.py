"""Steps 20 and 21 of the story, through the doors and with the events coming round."""

from uuid6 import uuid7

from tests.integration.steering.district import SEATS, District

NINE_TWO_ONE = {
    **dict.fromkeys(SEATS[:9], "yes"),
    **dict.fromkeys(SEATS[9:11], "no"),
    SEATS[11]: "abstain",
}


def test_an_obstacle_goes_all_the_way_to_a_decision(district: District) -> None:
    obstacle_id, proposal_id = district.proposed()
    district.come_round()
    assert district.obstacle(obstacle_id)["state"] == "proposal_ready"

    sitting_id = district.sitting(proposal_id)
    district.come_round()
    assert district.obstacle(obstacle_id)["state"] == "on_agenda"

    district.attend(sitting_id, *SEATS[:10], "adviser")
    asked = {"sitting_id": sitting_id, "motion_id": str(uuid7())}
    code, details = district.refusal("put_motion", proposal_id=proposal_id, **asked)
    assert (code, details) == ("NO_QUORUM", {"present": 10, "needed": 11})

    district.attend(sitting_id, SEATS[10], SEATS[11])
    district.do("put_motion", proposal_id=proposal_id, **asked)
    for seat, vote in NINE_TWO_ONE.items():
        district.do("cast_vote", seat=seat, vote=vote, **asked)
    code, _ = district.refusal("cast_vote", seat="adviser", vote="yes", **asked)
    assert code == "ADVISORY_SEAT"

    answer = district.do("close_vote", **asked, **district.decided("D-2025-03"))
    assert answer["events"] == ("steering.motion_carried", "steering.decision_issued")
    district.come_round()

    obstacle = district.obstacle(obstacle_id)
    assert (obstacle["state"], obstacle["reference"]) == ("decided", "D-2025-03")
    assert [each["state"] for each in obstacle["proposals"]] == ["adopted"]
    assert [each["name"] for each in obstacle["groups"]] == ["Sprachkurszugang"]
    (decision,) = obstacle["decisions"]
    assert decision["responsible"] == "KI"
    assert (decision["due_on"], decision["evaluate_on"]) == ("2025-08-01", "2026-02-28")

    minutes = district.find("sitting", sitting_id=sitting_id)
    assert minutes["quorum"] == {"seats": 21, "present": 12, "needed": 11, "reached": True}
    (motion,) = minutes["motions"]
    assert (motion["state"], motion["yes"], motion["no"], motion["abstentions"]) == (
        "carried", 9, 2, 1
    )  # fmt: skip
    assert motion["votes"] == NINE_TWO_ONE
    (item,) = minutes["agenda"]
    assert (item["title"], item["state"]) == ("One waiting list for the whole district", "adopted")
    present = [each for each in minutes["attendance"] if each["present"]]
    assert len(present) == 13
    assert {"seat": "adviser", "institution": "KI", "voting": False, "present": True} in present


def test_the_measure_is_taken_and_looked_back_on(district: District) -> None:
    obstacle_id, proposal_id = district.proposed()
    sitting_id = district.sitting(proposal_id)
    district.attend(sitting_id, *SEATS[:11])
    district.vote(sitting_id, proposal_id, {SEATS[0]: "yes"}, **district.decided("D-2025-10"))
    district.come_round()

    district.do("take_measure", obstacle_id=obstacle_id, in_force_on="2025-08-01")
    district.do("conclude_obstacle", obstacle_id=obstacle_id, outcome="resolved", measured=61)

    obstacle = district.obstacle(obstacle_id)
    assert (obstacle["state"], obstacle["measured"]) == ("resolved", 61)
    assert obstacle["in_force_on"] == "2025-08-01"


def test_a_rejected_proposal_gives_the_obstacle_back(district: District) -> None:
    obstacle_id, proposal_id = district.proposed()
    sitting_id = district.sitting(proposal_id)
    district.attend(sitting_id, *SEATS[:11])
    district.vote(sitting_id, proposal_id, {SEATS[0]: "yes", SEATS[1]: "no"})
    district.come_round()

    obstacle = district.obstacle(obstacle_id)
    assert obstacle["state"] == "analysed"
    assert [each["state"] for each in obstacle["proposals"]] == ["rejected"]
    assert obstacle["decisions"] == []


def test_what_was_decided_is_not_decided_in_another_sitting(district: District) -> None:
    _, proposal_id = district.proposed()
    first, second = district.sitting(proposal_id), district.sitting(proposal_id)
    for sitting_id in (first, second):
        district.attend(sitting_id, *SEATS[:11])
    district.vote(first, proposal_id, {SEATS[0]: "yes"}, **district.decided("D-2025-11"))

    asked = {"sitting_id": second, "motion_id": str(uuid7()), "proposal_id": proposal_id}
    assert district.refusal("put_motion", **asked)[0] == "ALREADY_DECIDED"
    again = {"committee_id": district.committee(), "held_on": "2025-09-01"}
    refused = district.refusal(
        "convene_sitting", sitting_id=str(uuid7()), agenda=[proposal_id], **again
    )
    assert refused == ("UNKNOWN_PROPOSAL", {"missing": [proposal_id]})


def test_two_decisions_have_two_references(district: District) -> None:
    (_, one), (_, two) = district.proposed(), district.proposed()
    sitting_id = district.sitting(one, two)
    district.attend(sitting_id, *SEATS[:11])
    district.vote(sitting_id, one, {SEATS[0]: "yes"}, **district.decided("D-2025-12"))

    asked = {"sitting_id": sitting_id, "motion_id": str(uuid7())}
    district.do("put_motion", proposal_id=two, **asked)
    district.do("cast_vote", seat=SEATS[0], vote="yes", **asked)
    code, _ = district.refusal("close_vote", **asked, **district.decided("D-2025-12"))
    assert code == "REFERENCE_TAKEN"
    district.do("close_vote", **asked, **district.decided("D-2025-13"))

    found = district.find("decisions", page_size=200)["items"]
    references = [each["reference"] for each in found]
    assert {"D-2025-12", "D-2025-13"} <= set(references)
    assert len(references) == len(set(references))
