"""Everything in the description, with sensible and with senseless content, one after another."""

import time

import pytest

from tests.faults.fuzz.campaign import Campaign
from tests.faults.fuzz.crowd import Crowd
from tests.faults.rounds import Rounds


@pytest.fixture(scope="module")
def campaign(crowd: Crowd, rounds: Rounds) -> Campaign:
    """Ask everything there is; more often, and by others, while there is time."""
    assert crowd.known
    found, end, turn = Campaign(), time.monotonic() + rounds.seconds, 0
    found.run(crowd, seed=turn, examples=2)
    while time.monotonic() < end:
        turn += 1
        found.run(crowd, seed=turn, examples=25)
    return found


@pytest.mark.timeout(0)
def test_every_answer_is_one_of_those_described(campaign: Campaign) -> None:
    told = ["\n".join((*where, text)) for where, text in campaign.faults.items()]

    assert not told, "\n\n".join(told[:20])


def test_every_operation_was_asked(campaign: Campaign, crowd: Crowd) -> None:
    assert len(campaign.asked) == len(list(crowd.operations))


def test_half_of_it_was_done_at_least_once(campaign: Campaign) -> None:
    never = campaign.asked - campaign.succeeded

    assert len(never) < len(campaign.asked) / 2, (campaign.answers, sorted(never))
