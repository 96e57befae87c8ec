"""A referral halts for several reasons, and goes on when all of them are gone."""

from dataclasses import replace
from datetime import date

from services.referrals.domain import agency_commands as answer
from services.referrals.domain.agency_events import (
    ClientNoShowRecorded,
    DisclosurePackageOpened,
    DisclosurePackageReleased,
    DisclosureRecallConfirmed,
    InformationRequested,
)
from services.referrals.domain.commands import (
    ResumeReferral,
    SuspendReferral,
    SuspensionReason,
)
from services.referrals.domain.errors import ConsentMissing, NothingToRecall
from services.referrals.domain.events import (
    InformationProvided,
    ReferralResumed,
    ReferralSubmitted,
    ReferralSuspended,
    SuspensionEased,
)
from services.referrals.domain.platform_commands import NotifyOfCorrection, RequestRecall
from services.referrals.domain.platform_events import (
    DisclosureRecallRequested,
    RecipientNotifiedOfCorrection,
)
from services.referrals.domain.referral import REFERRAL
from shared.domain.messages import Event
from shared.testing.specification import given
from tests.unit.referrals.examples import CONSENT, CONSENT_ID, HISTORIES, ask, follows, told

OPENED = [*HISTORIES["accepted"], told(DisclosurePackageOpened)]
RECALLED = [*OPENED, told(DisclosureRecallRequested)]


def halted(
    *reasons: SuspensionReason, history: list[Event] = HISTORIES["delivered"]
) -> list[Event]:
    return [*history, *(told(ReferralSuspended, "sender", reason=each) for each in reasons)]


def test_a_second_reason_is_kept_beside_the_first_and_where_it_returns_to() -> None:
    asked = ask(SuspendReferral, reason="consent_gap")

    given(REFERRAL, *halted("restriction")).when(asked).then(
        told(ReferralSuspended, "sender", reason="consent_gap")
    )
    referral = REFERRAL.replay(halted("restriction", "consent_gap"))
    assert (referral.before, referral.suspended_for) == (
        "delivered", ("restriction", "consent_gap"),
    )  # fmt: skip


def test_the_same_reason_is_nothing_new() -> None:
    for reason in ("restriction", "consent_gap"):
        given(REFERRAL, *halted(reason)).when(ask(SuspendReferral, reason=reason)).nothing_new()  # type: ignore[arg-type]


def test_what_was_read_is_recalled_even_where_all_was_halted_before() -> None:
    history = halted("restriction", history=OPENED)

    given(REFERRAL, *history).when(ask(SuspendReferral, reason="consent_gap")).then(
        told(ReferralSuspended, "sender", reason="consent_gap"),
        told(DisclosureRecallRequested, "sender", reason="consent"),
    )


def test_when_one_of_two_reasons_is_gone_the_other_is_left() -> None:
    eased = ask(ResumeReferral, reason="consent_gap")
    history = halted("restriction", "consent_gap")

    given(REFERRAL, *history).when(eased).then(
        told(SuspensionEased, "sender", reason="consent_gap")
    )
    referral = REFERRAL.replay([*history, *follows(history, eased)])
    assert (referral.suspended_for, referral.gap_since) == (("restriction",), None)

    other = ask(ResumeReferral, reason="restriction")
    referral = REFERRAL.replay([*history, *follows(history, other)])
    assert (referral.suspended_for, referral.gap_since) == (("consent_gap",), date(2025, 3, 20))


def test_a_reason_that_never_was_is_not_lifted() -> None:
    asked = ask(ResumeReferral, reason="identity_doubt")

    given(REFERRAL, *halted("restriction")).when(asked).nothing_new()


def test_the_last_reason_gone_it_goes_on_if_its_basis_holds() -> None:
    history = halted("restriction")

    given(REFERRAL, *history).when(ask(ResumeReferral, consent=None)).refuses(ConsentMissing)
    [resumed, *_] = follows(history, ask(ResumeReferral, reason="restriction"))
    assert resumed == told(ReferralResumed, consent_id=CONSENT_ID)
    assert REFERRAL.replay([*history, resumed]).suspended_for == ()


def test_the_client_is_waited_for_where_the_client_has_to_bring_something() -> None:
    history = HISTORIES["delivered"]
    [requested, *_] = follows(history, ask(answer.RequestInformation, of="client"))
    assert requested == replace(told(InformationRequested), waiting_on="client")

    suspended = halted("restriction", history=[*history, requested])
    [resumed, *_] = follows(suspended, ask(ResumeReferral))
    assert resumed.waiting_on == "client"  # type: ignore[attr-defined]


def test_questions_and_missed_appointments_are_counted() -> None:
    asked = [*HISTORIES["acknowledged"], told(InformationRequested, loop=2)]
    answered = [*asked, told(InformationProvided)]
    [again, *_] = follows(answered, ask(answer.RequestInformation))
    missed = [*HISTORIES["scheduled"], told(ClientNoShowRecorded, "client", times=2)]

    given(REFERRAL, *missed).when(ask(answer.RecordNoShow)).then(
        told(ClientNoShowRecorded, "client", times=3)
    )
    assert again.loop == 3  # type: ignore[attr-defined]


def test_on_acceptance_the_package_is_released_while_the_consent_covers_all_of_it() -> None:
    released = told(DisclosurePackageReleased)
    history = HISTORIES["delivered"]

    assert follows(history, ask(answer.AcceptReferral, consent=CONSENT))[1] == released
    narrow = type(CONSENT)(**{**vars(CONSENT), "covered": ["base"]})
    for consent in (None, narrow):
        [_, *others] = follows(history, ask(answer.AcceptReferral, consent=consent))
        assert released not in others


def test_what_rests_on_the_law_is_released_without_a_consent() -> None:
    by_law = told(ReferralSubmitted, "platform", legal_basis="public_task", consent_id=None)

    assert follows([by_law, *HISTORIES["delivered"][1:]], ask(answer.AcceptReferral))[1] == told(
        DisclosurePackageReleased
    )


def test_where_nothing_is_disclosed_nothing_is_released() -> None:
    empty = told(ReferralSubmitted, "platform", data_classes=[])
    asked = ask(answer.AcceptReferral, consent=CONSENT)

    told_ = follows([empty, *HISTORIES["delivered"][1:]], asked)
    assert not any(isinstance(each, DisclosurePackageReleased) for each in told_)


def test_a_recall_is_confirmed_once_and_what_the_law_keeps_is_named() -> None:
    confirmed = told(DisclosureRecallConfirmed, kept_as="own_statutory_file")
    asked = ask(answer.ConfirmRecall, kept_as="own_statutory_file")

    given(REFERRAL, *RECALLED).when(asked).then(confirmed)
    given(REFERRAL, *RECALLED, confirmed).when(asked).refuses(NothingToRecall)
    given(REFERRAL, *OPENED).when(ask(answer.ConfirmRecall)).refuses(NothingToRecall)


def test_a_package_of_the_wrong_person_is_recalled_whatever_the_state() -> None:
    given(REFERRAL, *OPENED).when(ask(RequestRecall)).then(
        told(DisclosureRecallRequested, reason="wrong_person")
    )
    given(REFERRAL, *RECALLED).when(ask(RequestRecall)).nothing_new()


def test_whoever_has_read_a_package_is_told_what_was_corrected() -> None:
    given(REFERRAL, *OPENED).when(ask(NotifyOfCorrection)).then(told(RecipientNotifiedOfCorrection))
    given(REFERRAL, *RECALLED).when(ask(NotifyOfCorrection)).nothing_new()
