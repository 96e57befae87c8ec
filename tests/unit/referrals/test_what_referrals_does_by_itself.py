"""What follows for running referrals from what others did."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from services.referrals import foreign_events as heard
from services.referrals import reactions
from services.referrals.domain import commands, platform_commands
from services.referrals.domain.consent import Disclosure
from services.referrals.domain.findings import (
    Answerable,
    Child,
    Closed,
    Found,
    Moving,
    Place,
    Resting,
)
from shared.messaging.elsewhere import For
from tests.unit.referrals.examples import (
    ABOUT,
    CASE_ID,
    CHILD_ID,
    CLIENT_ID,
    CONSENT,
    CONSENT_ID,
    NOON,
    REFERRAL_ID,
)

WERL, LIPPSTADT = "05974052", "05974028"
OTHER_ID = uuid4()
HERE, THERE = Place(REFERRAL_ID, WERL), Place(OTHER_ID, LIPPSTADT)
SCHOOL = Disclosure(client_id=CLIENT_ID, data_classes=["base"])
COVERED = Resting(HERE, "consent", SCHOOL, CONSENT)
UNCOVERED = Resting(THERE, "consent", replace(SCHOOL, data_classes=["base", "health"]), CONSENT)
GRANTED = heard.ConsentGranted(
    consent_id=CONSENT_ID,
    client_id=CLIENT_ID,
    marks=["m"],
    valid_from=CONSENT.valid_from,
    valid_until=CONSENT.valid_until,
)


def suspension(place: Place, reason: commands.SuspensionReason) -> For:
    return For(
        place.tenant,
        commands.SuspendReferral(referral_id=place.referral_id, reason=reason, at=NOON),
    )


def resumption(resting: Resting, reason: commands.SuspensionReason) -> For:
    return For(
        resting.place.tenant,
        commands.ResumeReferral(
            referral_id=resting.place.referral_id, reason=reason, consent=CONSENT, at=NOON
        ),
    )


def withdrawal(place: Place) -> For:
    return For(
        place.tenant,
        commands.WithdrawReferral(referral_id=place.referral_id, by="sender", at=NOON),
    )


def test_a_submitted_referral_is_delivered_and_the_one_it_replaces_taken_back() -> None:
    submitted = heard.ReferralSubmitted(referral_id=REFERRAL_ID, supersedes=OTHER_ID)

    assert reactions.when_referral_submitted(submitted, Found(NOON, [HERE], [THERE])) == [
        For(WERL, platform_commands.DeliverReferral(referral_id=REFERRAL_ID, at=NOON)),
        withdrawal(THERE),
    ]


def test_one_that_no_longer_waits_for_delivery_is_left_alone() -> None:
    submitted = heard.ReferralSubmitted(referral_id=REFERRAL_ID, supersedes=None)

    assert reactions.when_referral_submitted(submitted, Found(NOON, [])) == []


def test_what_follows_a_referral_is_drafted_for_whoever_owns_it() -> None:
    rerouted = heard.ReferralRerouted(referral_id=REFERRAL_ID)
    draft = {**ABOUT, "referral_id": CHILD_ID, "parent_id": REFERRAL_ID, "group_id": None}

    assert reactions.when_referral_ended(rerouted, (NOON, [Child(LIPPSTADT, draft)])) == [
        For(LIPPSTADT, platform_commands.DraftChild(at=NOON, **draft))
    ]


def test_everything_that_rests_on_a_consent_that_is_gone_is_suspended() -> None:
    withdrawn = heard.ConsentWithdrawn(consent_id=CONSENT_ID, client_id=CLIENT_ID)

    assert reactions.when_consent_ended(withdrawn, Found(NOON, [HERE, THERE])) == [
        suspension(HERE, "consent_gap"),
        suspension(THERE, "consent_gap"),
    ]


def test_a_narrower_consent_suspends_what_it_covers_no_longer() -> None:
    narrowed = heard.ConsentNarrowed(consent_id=CONSENT_ID, client_id=CLIENT_ID, marks=[])

    assert reactions.when_consent_narrowed(narrowed, (NOON, [COVERED, UNCOVERED])) == [
        suspension(THERE, "consent_gap")
    ]


def test_a_new_consent_resumes_what_it_covers_and_nothing_else() -> None:
    assert reactions.when_consent_granted(GRANTED, (NOON, [COVERED, UNCOVERED])) == [
        resumption(COVERED, "consent_gap")
    ]


def test_a_restriction_suspends_all_that_is_open() -> None:
    restricted = heard.ProcessingRestricted(client_id=CLIENT_ID)

    assert reactions.when_processing_restricted(restricted, Found(NOON, [HERE])) == [
        suspension(HERE, "restriction")
    ]


def test_when_a_restriction_is_lifted_what_lost_its_consent_meanwhile_waits_on() -> None:
    unrestricted = heard.ProcessingUnrestricted(client_id=CLIENT_ID)
    by_law = Resting(HERE, "public_task", SCHOOL, None)

    found = (NOON, [COVERED, UNCOVERED, by_law])
    told = reactions.when_processing_unrestricted(unrestricted, found)

    assert told[:3] == [
        suspension(THERE, "consent_gap"),
        resumption(COVERED, "restriction"),
        resumption(UNCOVERED, "restriction"),
    ]
    assert isinstance(told[3].command, commands.ResumeReferral)
    assert told[3].command.consent is None


def test_who_has_read_a_package_hears_of_a_correction() -> None:
    corrected = heard.ClientDataCorrected(client_id=CLIENT_ID, changed=["phone"])

    assert reactions.when_client_data_corrected(corrected, Found(NOON, [HERE])) == [
        For(
            WERL,
            platform_commands.NotifyOfCorrection(
                referral_id=REFERRAL_ID, at=NOON, changed=["phone"]
            ),
        )
    ]


def test_an_entry_about_the_wrong_person_is_undone_and_what_was_read_recalled() -> None:
    wrong = heard.EntryMarkedInError(entry_id=REFERRAL_ID, client_id=CLIENT_ID)

    assert reactions.when_entry_marked_in_error(wrong, Found(NOON, [HERE], [THERE])) == [
        For(WERL, commands.MarkReferralInError(referral_id=REFERRAL_ID, at=NOON)),
        For(
            LIPPSTADT,
            platform_commands.RequestRecall(referral_id=OTHER_ID, at=NOON, reason="wrong_person"),
        ),
    ]


def test_who_is_not_competent_any_more_is_to_be_replaced() -> None:
    ended = heard.AgencyDeactivated(agency="JA-KREIS", valid_from=date(2025, 4, 1))

    assert reactions.when_competence_changed(ended, (NOON, [Answerable(HERE, ["JA-LP"])])) == [
        For(
            WERL,
            platform_commands.ProposeReroute(referral_id=REFERRAL_ID, at=NOON, competent=["JA-LP"]),
        )
    ]


def test_closing_days_reach_every_open_referral() -> None:
    days = [date(2025, 3, 24)]
    closed = heard.ClosingDaysSet(agency="KI-SE", municipality=None, days=days)

    assert reactions.when_closing_days_set(closed, (NOON, [Closed(HERE, days)])) == [
        For(
            WERL,
            platform_commands.NoteClosingDays(referral_id=REFERRAL_ID, at=NOON, closed=days),
        )
    ]


def test_the_referrals_of_a_closed_case_are_taken_back() -> None:
    closed = heard.CaseClosed(case_id=CASE_ID)

    assert reactions.when_case_closed(closed, Found(NOON, [HERE])) == [withdrawal(HERE)]


def test_each_referral_of_a_case_that_moved_is_asked_what_becomes_of_it() -> None:
    moved = heard.CaseTransferred(
        case_id=CASE_ID,
        from_tenant=WERL,
        to_tenant=LIPPSTADT,
        municipality=LIPPSTADT,
        ownership_epoch=2,
    )
    child = UUID(int=9)

    assert reactions.when_case_transferred(moved, (NOON, [Moving(HERE, ["JA-LP"], child)])) == [
        For(
            WERL,
            platform_commands.MoveReferral(
                referral_id=REFERRAL_ID,
                at=NOON,
                owner=LIPPSTADT,
                ownership_epoch=2,
                municipality=LIPPSTADT,
                competent=["JA-LP"],
                child_referral_id=child,
            ),
        )
    ]
