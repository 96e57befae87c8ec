"""What a sender prepares, what a second person agrees to, and what is only said on paper."""

from services.referrals.domain.commands import ApproveDraft, DraftReferral, SignpostClient
from services.referrals.domain.errors import AlreadyApproved
from services.referrals.domain.events import (
    CapacityWarningGiven,
    ClientSignposted,
    DraftApproved,
    ReferralDrafted,
)
from services.referrals.domain.platform_commands import DraftChild
from services.referrals.domain.referral import REFERRAL
from shared.testing.specification import given
from tests.unit.referrals.examples import CHILD_ID, GROUP_ID, HISTORIES, ask, told


def test_whoever_drafts_a_referral_is_warned_that_there_is_no_room() -> None:
    given(REFERRAL).when(ask(DraftReferral, capacity="none")).then(
        told(ReferralDrafted, "sender"), told(CapacityWarningGiven, "sender")
    )
    given(REFERRAL).when(ask(DraftReferral, capacity="waitlist")).then(
        told(ReferralDrafted, "sender")
    )


def test_a_child_is_drafted_where_there_is_nothing_yet() -> None:
    asked = ask(DraftChild, group_id=GROUP_ID)

    given(REFERRAL).when(asked).then(
        told(ReferralDrafted, "sender", parent_id=CHILD_ID, group_id=GROUP_ID)
    )
    given(REFERRAL, *HISTORIES["submitted"]).when(asked).nothing_new()


def test_a_draft_is_approved_once_and_by_one() -> None:
    approved = [*HISTORIES["draft"], told(DraftApproved, "sender")]

    given(REFERRAL, *approved).when(ask(ApproveDraft)).nothing_new()
    given(REFERRAL, *approved).when(ask(ApproveDraft, approved_by="a.other")).refuses(
        AlreadyApproved
    )


def test_what_is_said_on_paper_is_told_to_no_institution() -> None:
    given(REFERRAL).when(ask(SignpostClient)).then(told(ClientSignposted, "nobody"))
    assert ClientSignposted.subject == "client_id"
