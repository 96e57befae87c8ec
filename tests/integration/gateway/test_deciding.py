"""From an obstacle to a decision, as coordination and minute taker see it."""

from tests.integration.gateway.journeys import admitted
from tests.integration.gateway.people import WERL, Person, Town, eventually, in_days

SEATS = [f"seat-{number}" for number in range(1, 6)]


def committee(coordination: Person) -> str:
    seats = [{"seat": seat, "institution": "VHS", "voting": True} for seat in SEATS]
    seats.append({"seat": "guest", "institution": "BAMF-RK", "voting": False})
    form = {"name": "Lenkungskreis", "seats": seats}
    return str(coordination.post("/committees", form)["id"])


def proposal(coordination: Person, obstacle: str) -> str:
    coordination.post(f"/obstacles/{obstacle}/review")
    coordination.post(f"/obstacles/{obstacle}/confirmation")
    group = {"obstacle_id": obstacle, "name": "Sprachkurszugang", "members": ["VHS", "JC"]}
    group_id = eventually(lambda: coordination.post("/project-groups", group))["id"]
    path = f"/obstacles/{obstacle}"
    eventually(lambda: coordination.get(path)["state"] == "assigned")
    coordination.post(f"{path}/analysis", {"cause": "too_few_courses"})
    form = {
        "group_id": group_id, "obstacle_id": obstacle, "title": "One waiting list",
        "target_metric": "median_wait_days", "target_value": 60, "evaluate_on": in_days(400),
    }  # fmt: skip
    return str(coordination.post("/proposals", form)["id"])


def test_from_a_finding_to_a_decision(town: Town) -> None:
    manager, coordination, minutes = town.case_manager, town.coordination, town.minutes
    journey = admitted(town)
    before = {each["obstacle_id"] for each in coordination.get("/obstacles?page_size=200")["items"]}
    finding = {"kind": "long_wait", "service": "integration_course", "municipality": WERL}
    manager.post(f"/cases/{journey.case}/findings", finding)
    [found] = eventually(
        lambda: [
            each for each in coordination.get("/obstacles?page_size=200")["items"]
            if each["obstacle_id"] not in before
        ]
    )  # fmt: skip
    assert found["source"] == "case_manager"
    assert journey.case not in str(found)
    obstacle = found["obstacle_id"]
    proposed = proposal(coordination, obstacle)
    form = {"committee_id": committee(coordination), "held_on": in_days(0), "agenda": [proposed]}
    sitting = minutes.post("/sittings", form)["id"]
    path = f"/sittings/{sitting}"

    minutes.post(f"{path}/opening")
    for seat in SEATS[:2]:
        minutes.post(f"{path}/attendance", {"seat": seat, "present": True})
    motion = {"proposal_id": proposed}
    assert minutes.refused("POST", f"{path}/motions", motion) == (409, "NO_QUORUM")
    for seat in (SEATS[2], "guest"):
        minutes.post(f"{path}/attendance", {"seat": seat, "present": True})
    ballot = f"{path}/motions/{minutes.post(f'{path}/motions', motion)['id']}"
    guest = {"seat": "guest", "vote": "yes"}
    assert minutes.refused("POST", f"{ballot}/votes", guest) == (403, "ADVISORY_SEAT")
    member = town.person("steering_member", agency="VHS")
    member.post(f"{ballot}/votes", {"seat": SEATS[0], "vote": "yes"})
    stranger = town.person("steering_member", agency="JC")
    ballot_of_another = {"seat": SEATS[1], "vote": "no"}
    assert stranger.refused("POST", f"{ballot}/votes", ballot_of_another) == (403, "NOT_YOUR_SEAT")
    for seat, vote in ((SEATS[1], "yes"), (SEATS[2], "no")):
        minutes.post(f"{ballot}/votes", {"seat": seat, "vote": vote})
    assert minutes.refused("POST", f"{ballot}/result", {})[1] == "DECISION_INCOMPLETE"
    reference = f"D-{sitting[-6:]}"
    minutes.post(
        f"{ballot}/result",
        {
            "reference": reference, "responsible": "VHS", "due_on": in_days(60),
            "evaluate_on": in_days(300),
        },
    )  # fmt: skip
    minutes.post(f"{path}/closing")

    assert reference in {each["reference"] for each in member.get("/decisions")["items"]}
    shown = member.get(path)
    assert shown["motions"][0]["state"] == "carried"
    eventually(lambda: coordination.get(f"/obstacles/{obstacle}")["state"] == "decided")
    coordination.post(f"/obstacles/{obstacle}/measure", {"in_force_on": in_days(0)})
    coordination.post(f"/obstacles/{obstacle}/conclusion", {"outcome": "resolved", "measured": 58})
    assert coordination.get(f"/obstacles/{obstacle}")["measured"] == 58
    for listed in ("/committees", "/proposals", "/sittings", "/proposals?state=adopted"):
        assert member.get(listed)["total"] > 0


def test_an_obstacle_that_is_none_is_dismissed(town: Town) -> None:
    agency, coordination = town.clerk("JC"), town.coordination
    form = {"kind": "no_capacity", "service": "kita", "municipality": WERL, "source": "agency"}
    obstacle = agency.post("/obstacles", form)["id"]
    coordination.post(f"/obstacles/{obstacle}/review")
    coordination.post(f"/obstacles/{obstacle}/dismissal", {"reason_code": "counted_twice"})

    assert coordination.get(f"/obstacles/{obstacle}")["state"] == "dismissed"
