"""What becomes of a referral when competences change, and when its case moves away."""

from typing import Any

import pytest

from services.referrals.domain import agency_commands as answer
from services.referrals.domain.agency_events import (
    DisclosurePackageOpened,
    LateAnswerNoted,
    ReferralRerouted,
)
from services.referrals.domain.commands import SplitReferral
from services.referrals.domain.errors import NotYourReferral, SplitIntoOne, UnknownService
from services.referrals.domain.events import ReferralSplit, ReferralWithdrawn
from services.referrals.domain.platform_commands import MoveReferral, ProposeReroute
from services.referrals.domain.platform_events import (
    DisclosureRecallRequested,
    EscalationRaised,
    EscalationResolved,
    ReferralKept,
    RerouteProposed,
)
from services.referrals.domain.referral import REFERRAL
from services.referrals.domain.transitions import TERMINAL, TRANSITIONS, WAITING_ON
from shared.domain.errors import IllegalTransition
from shared.testing.specification import given
from tests.unit.referrals.examples import (
    AGENCY,
    ASKED,
    CHILD_ID,
    GROUP_ID,
    HISTORIES,
    ask,
    follows,
    told,
)

OPEN = sorted(TRANSITIONS.keys() - TERMINAL - {"none"})
OWNER = {"owner": "05974028", "ownership_epoch": 2, "municipality": "05974028"}
SUCCESSOR = {"to": "JA-LP", "child_referral_id": CHILD_ID, "by": "transfer"}
THERE = {"competent": ["JA-LP"]}
REROUTED = told(ReferralRerouted, "nobody", **SUCCESSOR, **OWNER)


@pytest.mark.parametrize("state", OPEN)
def test_whoever_is_competent_there_too_is_kept(state: str) -> None:
    [kept] = follows(HISTORIES[state], ask(MoveReferral))

    assert kept == told(ReferralKept, WAITING_ON[state], **OWNER)
    assert REFERRAL.replay([*HISTORIES[state], kept]).state == state


@pytest.mark.parametrize("state", ["in_progress", "completed"])
def test_what_is_under_way_is_brought_to_its_end(state: str) -> None:
    [kept] = follows(HISTORIES[state], ask(MoveReferral, **THERE))

    assert isinstance(kept, ReferralKept)


@pytest.mark.parametrize(
    "state", ["delivered", "acknowledged", "waitlisted", "accepted", "expired"]
)
def test_where_somebody_else_is_competent_the_referral_goes_there(state: str) -> None:
    assert follows(HISTORIES[state], ask(MoveReferral, **THERE)) == [REROUTED]


@pytest.mark.parametrize(
    "state", ["draft", "submitted", "failed", "info_requested", "scheduled", "suspended"]
)
def test_what_cannot_be_passed_on_is_taken_back_and_followed_by_another(state: str) -> None:
    assert follows(HISTORIES[state], ask(MoveReferral, **THERE)) == [
        told(ReferralWithdrawn, "nobody", **{**SUCCESSOR, **OWNER})
    ]


def test_where_nobody_is_competent_the_referral_is_taken_back() -> None:
    given(REFERRAL, *HISTORIES["delivered"]).when(ask(MoveReferral, competent=[])).then(
        told(ReferralWithdrawn, "nobody", by="transfer", **OWNER)
    )


def test_what_the_old_authority_has_read_is_recalled_and_its_escalation_over() -> None:
    opened = [*HISTORIES["accepted"], told(DisclosurePackageOpened), told(EscalationRaised)]

    given(REFERRAL, *opened).when(ask(MoveReferral, **THERE)).then(
        REROUTED,
        told(DisclosureRecallRequested, "nobody", reason="moved"),
        told(EscalationResolved, "nobody"),
    )


def test_a_case_that_moved_on_moves_its_referrals_once() -> None:
    kept = [*HISTORIES["delivered"], told(ReferralKept, **OWNER)]

    given(REFERRAL, *kept).when(ask(MoveReferral)).nothing_new()
    given(REFERRAL, *HISTORIES["closed"]).when(ask(MoveReferral)).nothing_new()


def test_it_can_move_back() -> None:
    kept = [*HISTORIES["delivered"], told(ReferralKept, **OWNER)]
    back = {"owner": "05974052", "municipality": "05974052", "ownership_epoch": 3}

    given(REFERRAL, *kept).when(ask(MoveReferral, **back)).then(told(ReferralKept, **back))


@pytest.mark.parametrize(
    ("command", "noted"),
    [
        (answer.AcceptReferral, {"answer": "accepted"}),
        (answer.RejectReferral, {"answer": "rejected", "code": "no_longer_possible"}),
    ],
)
@pytest.mark.parametrize("ended", [REROUTED, told(ReferralWithdrawn, **OWNER, by="transfer")])
def test_a_late_answer_of_the_previous_authority_is_kept(
    command: Any, noted: dict[str, Any], ended: Any
) -> None:
    moved = [*HISTORIES["delivered"], ended]

    given(REFERRAL, *moved).when(ask(command)).then(told(LateAnswerNoted, "nobody", **noted))
    given(REFERRAL, *moved).when(ask(command, agency="JC")).refuses(NotYourReferral)


def test_after_an_ordinary_rerouting_there_is_nothing_left_to_answer() -> None:
    given(REFERRAL, *HISTORIES["rerouted"]).when(ask(answer.AcceptReferral)).refuses(
        IllegalTransition, state="rerouted"
    )


def test_it_is_proposed_to_pass_on_what_lies_with_the_wrong_one() -> None:
    asked = ask(ProposeReroute, competent=["JA-LP", "JA-KREIS"])
    proposed = told(RerouteProposed, competent=["JA-KREIS", "JA-LP"])

    given(REFERRAL, *HISTORIES["delivered"]).when(asked).then(proposed)
    given(REFERRAL, *HISTORIES["delivered"], proposed).when(asked).nothing_new()


def test_it_is_told_that_nobody_is_competent_any_more() -> None:
    nobody = ask(ProposeReroute, competent=[])

    given(REFERRAL, *HISTORIES["delivered"]).when(nobody).then(told(RerouteProposed, competent=[]))


@pytest.mark.parametrize("state", ["closed", "in_progress"])
def test_nothing_is_proposed_for_what_is_over_or_under_way(state: str) -> None:
    given(REFERRAL, *HISTORIES[state]).when(ask(ProposeReroute)).nothing_new()


def test_nothing_is_proposed_where_the_recipient_is_the_right_one() -> None:
    asked = ask(ProposeReroute, competent=[AGENCY])

    given(REFERRAL, *HISTORIES["delivered"]).when(asked).nothing_new()


def test_several_referrals_go_on_in_place_of_one() -> None:
    [split] = follows(HISTORIES["delivered"], ask(SplitReferral))

    assert isinstance(split, ReferralSplit)
    assert (split.group_id, split.to) == (GROUP_ID, ["JA-KREIS", "VHS"])
    assert split.services == ["kita", "integration_course"]


def test_a_referral_is_not_split_into_one_nor_into_the_same_twice() -> None:
    parts = ASKED[SplitReferral][1]["parts"]

    for wrong in ([], parts[:1], [parts[0], parts[0]]):
        asked = ask(SplitReferral, parts=wrong)
        given(REFERRAL, *HISTORIES["delivered"]).when(asked).refuses(SplitIntoOne)


def test_nor_into_what_nobody_offers() -> None:
    first, second = ASKED[SplitReferral][1]["parts"]
    unknown = type(second)(**{**vars(second), "service": "horoscope"})

    given(REFERRAL, *HISTORIES["delivered"]).when(
        ask(SplitReferral, parts=[first, unknown])
    ).refuses(UnknownService)
