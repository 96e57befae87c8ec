"""Two sittings decide in the same instant: one decision is taken, and the other is told so."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

from uuid6 import uuid7

from shared.testing.town import Refused
from tests.integration.steering.district import SEATS, District, Plain

ROUNDS = 5


def close(district: District, barrier: Barrier, running: Plain, reference: str) -> str:
    """Count as soon as the other one counts; return what came of it."""
    fields = {**running, **district.decided(reference)}
    barrier.wait(10)
    try:
        return str(district.do("close_vote", **fields)["events"][0])
    except Refused as refused:
        return str(refused.args[0])


def at_once(district: District, *asked: tuple[Plain, str]) -> list[str]:
    barrier = Barrier(len(asked))
    with ThreadPoolExecutor(len(asked)) as pool:
        done = [pool.submit(close, district, barrier, *each) for each in asked]
        return sorted(each.result(30) for each in done)


def running(district: District, proposal_id: str) -> Plain:
    """Bring a sitting as far as that a majority has voted; return what counting needs."""
    sitting_id = district.sitting(proposal_id)
    district.attend(sitting_id, *SEATS[:11])
    asked = {"sitting_id": sitting_id, "motion_id": str(uuid7())}
    district.do("put_motion", proposal_id=proposal_id, **asked)
    district.do("cast_vote", seat=SEATS[0], vote="yes", **asked)
    return asked


def decisions_on(district: District, obstacle_id: str) -> list[str]:
    return [each["reference"] for each in district.obstacle(obstacle_id)["decisions"]]


def test_one_proposal_is_decided_once(district: District) -> None:
    for _ in range(ROUNDS):
        obstacle_id, proposal_id = district.proposed()
        both = [running(district, proposal_id) for _ in range(2)]
        references = [f"D-{uuid4().hex[:8]}" for _ in both]

        came = at_once(district, *zip(both, references, strict=True))

        assert "steering.motion_carried" in came
        assert set(came) - {"steering.motion_carried"} in (
            {"ALREADY_DECIDED"},
            {"steering.motion_set_aside"},
        )
        assert len(decisions_on(district, obstacle_id)) == 1


def test_one_reference_stands_for_one_decision(district: District) -> None:
    for _ in range(ROUNDS):
        pairs = [district.proposed() for _ in range(2)]
        both = [running(district, proposal_id) for _, proposal_id in pairs]
        reference = f"D-{uuid4().hex[:8]}"

        came = at_once(district, *((each, reference) for each in both))

        assert came == ["REFERENCE_TAKEN", "steering.motion_carried"]
        found = [decisions_on(district, obstacle_id) for obstacle_id, _ in pairs]
        assert sorted(found) == [[], [reference]]


def test_who_comes_second_sets_the_vote_aside_and_can_close_the_sitting(
    district: District,
) -> None:
    obstacle_id, proposal_id = district.proposed()
    first, second = (running(district, proposal_id) for _ in range(2))
    district.do("close_vote", **first, **district.decided("D-2025-30"))

    answer = district.do("close_vote", **second, **district.decided("D-2025-31"))
    district.do("close_sitting", sitting_id=second["sitting_id"])

    assert answer["events"] == ("steering.motion_set_aside",)
    assert decisions_on(district, obstacle_id) == ["D-2025-30"]
    (motion,) = district.find("sitting", sitting_id=second["sitting_id"])["motions"]
    assert motion["state"] == "set_aside"


def test_a_motion_that_was_set_aside_is_over(district: District) -> None:
    _, proposal_id = district.proposed()
    first, second = (running(district, proposal_id) for _ in range(2))
    district.do("close_vote", **first, **district.decided(f"D-{uuid4().hex[:8]}"))
    district.do("close_vote", **second)

    assert district.refusal("close_vote", **second)[0] == "VOTE_CLOSED"
    again = {**second, "motion_id": str(uuid7()), "proposal_id": proposal_id}
    assert district.refusal("put_motion", **again)[0] == "ALREADY_DECIDED"
