"""The referral: which command is decided where."""

from collections.abc import Mapping
from typing import Final

from services.referrals.domain import (
    agency_commands,
    answering,
    commands,
    disclosing,
    drafting,
    halting,
    helping,
    ladder,
    moving,
    platform_commands,
    sending,
    submitting,
    timing,
)
from services.referrals.domain.memory import evolve
from services.referrals.domain.progress import Referral
from shared.domain.aggregate import Aggregate, Wake
from shared.domain.messages import Command

DECISIONS: Final[Mapping[type[Command], timing.Decide]] = {
    commands.DraftReferral: drafting.draft_referral,
    commands.ApproveDraft: drafting.approve_draft,
    commands.SubmitReferral: submitting.submit_referral,
    commands.SignpostClient: drafting.signpost_client,
    commands.ProvideInformation: sending.provide_information,
    commands.ConfirmOutcome: sending.confirm_outcome,
    commands.ReopenService: sending.reopen_service,
    commands.SplitReferral: sending.split_referral,
    commands.WithdrawReferral: halting.withdraw_referral,
    commands.SuspendReferral: halting.suspend_referral,
    commands.ResumeReferral: halting.resume_referral,
    commands.RaiseEscalation: halting.raise_escalation,
    commands.MarkReferralInError: halting.mark_referral_in_error,
    agency_commands.AcknowledgeReferral: answering.acknowledge_referral,
    agency_commands.RequestInformation: answering.request_information,
    agency_commands.PlaceOnWaitlist: answering.place_on_waitlist,
    agency_commands.UpdateWaitlistPosition: answering.update_waitlist_position,
    agency_commands.AcceptReferral: answering.accept_referral,
    agency_commands.RejectReferral: answering.reject_referral,
    agency_commands.RerouteReferral: answering.reroute_referral,
    agency_commands.ScheduleAppointment: helping.schedule_appointment,
    agency_commands.RecordNoShow: helping.record_no_show,
    agency_commands.StartService: helping.start_service,
    agency_commands.CompleteService: helping.complete_service,
    agency_commands.OpenPackage: disclosing.open_package,
    agency_commands.ConfirmRecall: disclosing.confirm_recall,
    platform_commands.DeliverReferral: halting.deliver_referral,
    platform_commands.NoteDeliveryFailure: halting.note_delivery_failure,
    platform_commands.ExpireReferral: halting.expire_referral,
    platform_commands.PassTime: ladder.pass_time,
    platform_commands.NoteClosingDays: timing.note_closing_days,
    platform_commands.ProposeReroute: moving.propose_reroute,
    platform_commands.DraftChild: drafting.draft_child,
    platform_commands.MoveReferral: moving.move_referral,
    platform_commands.RequestRecall: disclosing.request_recall,
    platform_commands.NotifyOfCorrection: disclosing.notify_of_correction,
}

REFERRAL: Final = Aggregate(
    category="referral",
    key="referral_id",
    initial=Referral(),
    evolve=evolve,
    beginnings=frozenset(
        {
            commands.DraftReferral,
            commands.SubmitReferral,
            commands.SignpostClient,
            platform_commands.DraftChild,
        }
    ),
    decisions={command: timing.in_time(decide) for command, decide in DECISIONS.items()},
    wake=Wake(due=ladder.next_due, ask=platform_commands.PassTime),
    about="One client, one service, one institution that is asked to help.",
)
