"""Only the institution addressed answers, and it says why it does not help."""

from typing import Any

import pytest

from services.referrals.domain import (
    agency_commands,
    agency_events,
    commands,
    events,
    platform_events,
)
from services.referrals.domain.errors import (
    NoLongerPossibleOnly,
    NotYourReferral,
    ReasonMissing,
    TooLateToReopen,
)
from services.referrals.domain.referral import REFERRAL
from shared.domain.errors import IllegalTransition
from shared.domain.messages import Command
from shared.testing.specification import given
from tests.unit.referrals.examples import ASKED, CHILD_ID, HISTORIES, NOON, ask, follows, told

BY_RECIPIENT = [command for command in ASKED if issubclass(command, agency_commands.ByRecipient)]


@pytest.mark.parametrize("command", BY_RECIPIENT)
def test_no_other_institution_learns_even_the_state(command: type[Command]) -> None:
    asked = ask(command, agency="ABH-KREIS")

    given(REFERRAL, *HISTORIES["delivered"]).when(asked).refuses(NotYourReferral)


@pytest.mark.parametrize(
    ("command", "event", "more"),
    [
        (agency_commands.AcknowledgeReferral, agency_events.ReferralAcknowledged, {}),
        (agency_commands.AcceptReferral, agency_events.ReferralAccepted, {}),
        (
            agency_commands.RejectReferral,
            agency_events.ReferralRejected,
            {"code": "at_capacity", "by": "agency", "text": None},
        ),
    ],
)
def test_a_late_answer_counts_and_is_marked_late(
    command: type[Command], event: Any, more: dict[str, Any]
) -> None:
    party = "nobody" if event is agency_events.ReferralRejected else "recipient"

    answered = follows(HISTORIES["expired"], ask(command, **more))
    assert answered[0] == told(event, waiting_on=party, late=True, **more)


def test_an_agency_without_room_says_so() -> None:
    asked = ask(agency_commands.RejectReferral, code="at_capacity")

    given(REFERRAL, *HISTORIES["delivered"]).when(asked).then(
        told(agency_events.ReferralRejected, waiting_on="nobody", code="at_capacity")
    )


def test_what_was_accepted_is_only_handed_back_when_help_has_become_impossible() -> None:
    asked = ask(agency_commands.RejectReferral, code="at_capacity")

    given(REFERRAL, *HISTORIES["accepted"]).when(asked).refuses(
        NoLongerPossibleOnly, code="at_capacity"
    )


@pytest.mark.parametrize("text", [None, ""])
def test_another_reason_has_to_be_named(text: str | None) -> None:
    asked = ask(agency_commands.RejectReferral, code="other", text=text)

    given(REFERRAL, *HISTORIES["delivered"]).when(asked).refuses(ReasonMissing)


def test_another_reason_is_kept_in_its_own_words() -> None:
    asked = ask(agency_commands.RejectReferral, code="other", text="The family has found a place.")

    given(REFERRAL, *HISTORIES["delivered"]).when(asked).then(
        told(
            agency_events.ReferralRejected,
            waiting_on="nobody",
            code="other",
            text="The family has found a place.",
        )
    )


def test_who_has_accepted_cannot_reject_in_the_next_breath() -> None:
    rejected = [*HISTORIES["accepted"], told(agency_events.ReferralRejected)]

    given(REFERRAL, *rejected).when(ask(agency_commands.AcceptReferral)).refuses(
        IllegalTransition, state="rejected"
    )


def test_the_recipient_may_pass_a_referral_on() -> None:
    asked = ask(agency_commands.RerouteReferral, agency="KI-SE")

    given(REFERRAL, *HISTORIES["delivered"]).when(asked).then(
        told(agency_events.ReferralRerouted, "nobody", child_referral_id=CHILD_ID, by="agency")
    )


def test_a_stranger_may_not_pass_a_referral_on() -> None:
    asked = ask(agency_commands.RerouteReferral, agency="JC")

    given(REFERRAL, *HISTORIES["delivered"]).when(asked).refuses(NotYourReferral)


def test_the_outcome_is_the_one_the_recipient_reported() -> None:
    reported = told(agency_events.ServiceCompleted, outcome="broken_off")

    given(REFERRAL, *HISTORIES["in_progress"], reported).when(ask(commands.ConfirmOutcome)).then(
        told(events.OutcomeConfirmed, waiting_on="nobody", outcome="broken_off")
    )


def test_a_service_can_be_reopened_for_fourteen_days() -> None:
    at = NOON.replace(month=4, day=3)

    given(REFERRAL, *HISTORIES["completed"]).when(ask(commands.ReopenService, at=at)).then(
        told(events.ServiceReopened, at=at)
    )


def test_later_than_that_it_takes_a_new_referral() -> None:
    asked = ask(commands.ReopenService, at=NOON.replace(month=4, day=4))

    given(REFERRAL, *HISTORIES["completed"]).when(asked).refuses(
        TooLateToReopen, completed_on="2025-03-20"
    )


def test_an_escalation_is_raised_once_a_level() -> None:
    first = [*HISTORIES["delivered"], told(platform_events.EscalationRaised, level=1)]

    given(REFERRAL, *first).when(ask(commands.RaiseEscalation, level=1)).nothing_new()
    given(REFERRAL, *first).when(ask(commands.RaiseEscalation, level=2)).then(
        told(platform_events.EscalationRaised, level=2)
    )
