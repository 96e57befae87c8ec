"""Help ends when it is no longer needed, not before everybody has finished and looked back."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from services.cases.domain.case import CASE
from services.cases.domain.commands import (
    Attainment,
    CloseCase,
    CompleteAssessment,
    RecordEvaluation,
    ReleaseClient,
    StartEvaluation,
)
from services.cases.domain.ending_events import (
    CaseClosed,
    CaseReopened,
    ClientReleased,
    EvaluationRecorded,
    FollowUpScheduled,
)
from services.cases.domain.errors import (
    EvaluationMissing,
    ExportNoteMissing,
    FollowUpTooEarly,
    GoalsStillOpen,
    NotARating,
    OpenReferralsRemain,
    PictureIncomplete,
    StillNeedsHelp,
)
from services.cases.domain.events import AssessmentCompleted
from services.cases.domain.recording_events import NeedIdentified, ResourceIdentified
from shared.testing.specification import Given, given
from tests.unit.cases.examples import (
    AFTER_THREE_MONTHS,
    EVALUATION,
    GOAL_ID,
    HISTORIES,
    REFERRAL_ID,
    TODAY,
    ask,
    told,
)


def evaluated() -> Given:
    return given(CASE, *HISTORIES["evaluation"], told(EvaluationRecorded))


def test_an_assessment_names_needs_and_resources() -> None:
    begun = given(CASE, *HISTORIES["assessment"])

    begun.when(ask(CompleteAssessment, needs=[])).refuses(PictureIncomplete, missing=["needs"])
    begun.when(ask(CompleteAssessment, needs=[], resources=[])).refuses(
        PictureIncomplete, missing=["needs", "resources"]
    )


def test_what_was_written_down_before_counts_for_the_assessment() -> None:
    noted = [told(NeedIdentified), told(ResourceIdentified)]

    given(CASE, *HISTORIES["assessment"], *noted).when(
        ask(CompleteAssessment, needs=[], resources=[])
    ).then(told(AssessmentCompleted, needs=[], resources=[]))


def test_one_looks_back_when_no_goal_is_open() -> None:
    given(CASE, *HISTORIES["monitoring"]).when(ask(StartEvaluation, open_goals=2)).refuses(
        GoalsStillOpen, open_goals=2
    )


def test_what_was_reached_is_counted() -> None:
    attainment = [
        Attainment(goal_id=GOAL_ID, attained="reached"),
        Attainment(goal_id=uuid4(), attained="not_reached"),
    ]

    given(CASE, *HISTORIES["evaluation"]).when(ask(RecordEvaluation, attainment=attainment)).then(
        told(
            EvaluationRecorded,
            **{**EVALUATION, "attainment": attainment, "goals_reached": 1, "goals_rated": 2},
        )
    )


@pytest.mark.parametrize("rating", [0, 6])
def test_clients_rate_from_one_to_five(rating: int) -> None:
    given(CASE, *HISTORIES["evaluation"]).when(ask(RecordEvaluation, client_rating=rating)).refuses(
        NotARating
    )


def test_a_client_who_copes_alone_is_released_and_asked_again() -> None:
    evaluated().when(ask(ReleaseClient, follow_up_on=None)).then(
        told(ClientReleased), told(FollowUpScheduled, follow_up_on=AFTER_THREE_MONTHS)
    )


def test_nobody_is_released_without_having_looked_back() -> None:
    given(CASE, *HISTORIES["evaluation"]).when(ask(ReleaseClient)).refuses(EvaluationMissing)


def test_a_look_back_does_not_count_for_the_next_time() -> None:
    history = [*HISTORIES["evaluation"], told(EvaluationRecorded), told(CaseClosed)]

    assert not CASE.replay([*history, told(CaseReopened)]).evaluated


def test_who_does_not_cope_alone_is_not_released() -> None:
    evaluated().when(ask(ReleaseClient, copes_alone=False)).refuses(StillNeedsHelp)


def test_nobody_is_released_while_an_institution_is_still_at_work() -> None:
    evaluated().when(ask(ReleaseClient, open_referrals=[REFERRAL_ID, uuid4()])).refuses(
        OpenReferralsRemain, open_referrals=2
    )


def test_a_client_may_knowingly_go_on_with_a_referral_alone() -> None:
    open_: dict[str, Any] = {"open_referrals": [REFERRAL_ID], "handed_over": [REFERRAL_ID]}

    evaluated().when(ask(ReleaseClient, **open_)).then(
        told(ClientReleased, handed_over=[REFERRAL_ID]), told(FollowUpScheduled)
    )
    evaluated().when(ask(ReleaseClient, **open_ | {"handed_over": [uuid4()]})).refuses(
        OpenReferralsRemain, referral_ids=[str(REFERRAL_ID)]
    )


def test_a_follow_up_lies_in_the_future() -> None:
    evaluated().when(ask(ReleaseClient, follow_up_on=TODAY)).refuses(FollowUpTooEarly)


def test_who_moves_out_of_the_state_takes_an_export_along() -> None:
    begun = given(CASE, *HISTORIES["linking"])
    asked: dict[str, Any] = {"reason_code": "moved_out_of_area", "follow_up_on": None}

    begun.when(ask(CloseCase, **asked)).refuses(ExportNoteMissing)
    begun.when(ask(CloseCase, **asked, export_note="Given to the client.")).then(
        told(CaseClosed, reason_code="moved_out_of_area", export_note="Given to the client.")
    )


@pytest.mark.parametrize("reason", ["deceased", "duplicate"])
def test_where_there_is_nobody_to_ask_nobody_asks_again(reason: str) -> None:
    given(CASE, *HISTORIES["linking"]).when(
        ask(CloseCase, reason_code=reason, follow_up_on=None)
    ).then(told(CaseClosed, reason_code=reason))


def test_a_day_that_somebody_chose_is_kept_whatever_the_reason() -> None:
    day = date(2025, 5, 2)

    given(CASE, *HISTORIES["linking"]).when(
        ask(CloseCase, reason_code="duplicate", follow_up_on=day)
    ).then(told(CaseClosed, reason_code="duplicate"), told(FollowUpScheduled, follow_up_on=day))
