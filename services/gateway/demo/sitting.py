"""Steps 20 to 22: an obstacle, a project group, a proposal, a sitting, a decision."""

from services.gateway.demo.family import Family
from services.gateway.demo.people import CASE_MANAGER, COORDINATION, MINUTES, WERL
from services.gateway.demo.stage import Answer, Stage

VOTING = [f"seat-{number:02}" for number in range(1, 22)]
ADVISORY = "advisory-01"
IN_FORCE, EVALUATED = "2025-08-01", "2026-02-28"


def obstacle(stage: Stage, family: Family) -> None:
    """Step 20, first half."""
    stage.step(20, "Ein Stolperstein wird gemeldet", "An obstacle is reported")
    stage.at("2025-06-02T09:00")
    known = {each["obstacle_id"] for each in obstacles(stage)}
    stage.post(
        CASE_MANAGER,
        f"/cases/{family.case}/findings",
        {"kind": "long_wait", "service": "integration_course", "municipality": WERL},
    )
    [found] = stage.eventually(
        lambda: [each for each in obstacles(stage) if each["obstacle_id"] not in known],
        "aus dem Fall in die Steuerung gemeldet",
        "signalled from the case to the steering",
    )
    family.obstacle = found["obstacle_id"]
    stage.check(
        family.case not in str(found) and family.clients["Yusuf"] not in str(found),
        "ohne Bezug auf Fall oder Person",
        "without a reference to case or person",
        found,
    )
    stage.post(COORDINATION, f"/obstacles/{family.obstacle}/review")
    stage.post(COORDINATION, f"/obstacles/{family.obstacle}/confirmation")


def obstacles(stage: Stage) -> list[Answer]:
    """Return the obstacles the coordination sees."""
    items: list[Answer] = stage.get(COORDINATION, "/obstacles", page_size=200)["items"]
    return items


def proposal(stage: Stage, family: Family) -> None:
    """Step 20, second half."""
    stage.at("2025-06-05T14:00")
    group = stage.post(
        COORDINATION,
        "/project-groups",
        {
            "obstacle_id": family.obstacle,
            "name": "Sprachkurszugang",
            "members": ["KI", "VHS", "JC"],
        },
    )["id"]
    stage.eventually(
        lambda: state_of(stage, family) == "assigned",
        "die Projektgruppe hat den Stolperstein übernommen",
        "the project group has taken on the obstacle",
    )
    stage.post(
        COORDINATION, f"/obstacles/{family.obstacle}/analysis", {"cause": "separate_waiting_lists"}
    )
    family.proposal = stage.post(
        COORDINATION,
        "/proposals",
        {
            "group_id": group,
            "obstacle_id": family.obstacle,
            "title": "Gemeinsame kreisweite Warteliste",
            "target_metric": "median_wait_days",
            "target_value": 60,
            "evaluate_on": EVALUATED,
        },
    )["id"]
    stage.check(
        True,
        "Projektgruppe gebildet, Vorschlag eingereicht: Median höchstens 60 Tage",
        "project group formed, proposal submitted: median at most 60 days",
    )


def state_of(stage: Stage, family: Family) -> str:
    """Return how far the obstacle has come."""
    state: str = stage.get(COORDINATION, f"/obstacles/{family.obstacle}")["state"]
    return state


def decision(stage: Stage, family: Family) -> None:
    """Step 21."""
    stage.step(21, "Sitzung des Lenkungskreises", "The steering group meets")
    stage.at("2025-06-26T16:00")
    sitting = convene(stage, family)
    attend(stage, sitting, VOTING[:10] + [ADVISORY])
    motion_form = {"proposal_id": family.proposal}
    problem = stage.refused(MINUTES, f"/sittings/{sitting}/motions", motion_form, "NO_QUORUM")
    stage.check(
        problem["details"] == {"present": 10, "needed": 11},
        "10 von 21 Stimmen: nicht beschlussfähig",
        "10 of 21 votes: no quorum",
        problem,
    )
    attend(stage, sitting, VOTING[10:12])
    motion = stage.post(MINUTES, f"/sittings/{sitting}/motions", motion_form)["id"]
    vote(stage, sitting, motion)
    stage.post(
        MINUTES,
        f"/sittings/{sitting}/motions/{motion}/result",
        {
            "reference": f"D-{family.case[-4:]}-03",
            "responsible": "KI",
            "due_on": IN_FORCE,
            "evaluate_on": EVALUATED,
        },
    )
    decided = [d for d in stage.get(COORDINATION, "/decisions", page_size=200)["items"]
               if d["proposal_id"] == family.proposal]  # fmt: skip
    stage.check(
        len(decided) == 1,
        "9 Ja, 2 Nein, 1 Enthaltung: beschlossen, mit Frist und Tag der Auswertung",
        "9 yes, 2 no, 1 abstention: carried, with a due date and a day to measure",
        decided,
    )
    stage.eventually(
        lambda: state_of(stage, family) == "decided",
        "der Stolperstein ist entschieden",
        "the obstacle is decided",
    )


def in_force(stage: Stage, family: Family) -> None:
    """Step 22."""
    stage.step(22, "Was beschlossen wurde, gilt", "What was decided is in force")
    stage.at("2025-08-01T09:00")
    form = {"in_force_on": IN_FORCE}
    stage.post(COORDINATION, f"/obstacles/{family.obstacle}/measure", form)
    stage.check(
        state_of(stage, family) == "being_resolved",
        "der Stolperstein wird beseitigt; gemessen wird am 28.02.2026",
        "the obstacle is being resolved; it will be measured on 28 February 2026",
    )


def convene(stage: Stage, family: Family) -> str:
    """Return a sitting that was opened."""
    seats = [{"seat": seat, "institution": "KI", "voting": True} for seat in VOTING]
    seats.append({"seat": ADVISORY, "institution": "VHS", "voting": False})
    family.committee = stage.post(
        COORDINATION, "/committees", {"name": "Lenkungskreis", "seats": seats}
    )["id"]
    sitting: str = stage.post(
        COORDINATION,
        "/sittings",
        {
            "committee_id": family.committee,
            "held_on": stage.today.isoformat(),
            "agenda": [family.proposal],
        },
    )["id"]
    stage.post(MINUTES, f"/sittings/{sitting}/opening")
    return sitting


def attend(stage: Stage, sitting: str, seats: list[str]) -> None:
    """Have these seats arrive."""
    for seat in seats:
        stage.post(MINUTES, f"/sittings/{sitting}/attendance", {"seat": seat, "present": True})


def vote(stage: Stage, sitting: str, motion: str) -> None:
    """Cast nine yes, two no, one abstention; the adviser may not vote."""
    path = f"/sittings/{sitting}/motions/{motion}/votes"
    stage.refused(MINUTES, path, {"seat": ADVISORY, "vote": "yes"}, "ADVISORY_SEAT")
    stage.check(True, "beratende Mitglieder stimmen nicht ab", "advisers do not vote")
    for seat, cast in zip(VOTING, ["yes"] * 9 + ["no"] * 2 + ["abstain"], strict=False):
        stage.post(MINUTES, path, {"seat": seat, "vote": cast})
