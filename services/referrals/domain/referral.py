"""The referral: which command is decided where."""

from typing import Final

from services.referrals.domain import answering, commands, disclosing, halting, sending
from services.referrals.domain.progress import Referral, evolve
from shared.domain.aggregate import Aggregate

REFERRAL: Final = Aggregate(
    category="referral",
    key="referral_id",
    initial=Referral(),
    evolve=evolve,
    beginnings=frozenset({commands.DraftReferral, commands.SubmitReferral}),
    decisions={
        commands.DraftReferral: sending.draft_referral,
        commands.SubmitReferral: sending.submit_referral,
        commands.DeliverReferral: sending.deliver_referral,
        commands.NoteDeliveryFailure: sending.note_delivery_failure,
        commands.AcknowledgeReferral: answering.acknowledge_referral,
        commands.RequestInformation: answering.request_information,
        commands.ProvideInformation: sending.provide_information,
        commands.PlaceOnWaitlist: answering.place_on_waitlist,
        commands.AcceptReferral: answering.accept_referral,
        commands.RejectReferral: answering.reject_referral,
        commands.RerouteReferral: answering.reroute_referral,
        commands.ScheduleAppointment: answering.schedule_appointment,
        commands.RecordNoShow: answering.record_no_show,
        commands.StartService: answering.start_service,
        commands.CompleteService: answering.complete_service,
        commands.ConfirmOutcome: sending.confirm_outcome,
        commands.ReopenService: sending.reopen_service,
        commands.OpenPackage: disclosing.open_package,
        commands.WithdrawReferral: halting.withdraw_referral,
        commands.SuspendReferral: halting.suspend_referral,
        commands.ResumeReferral: halting.resume_referral,
        commands.ExpireReferral: halting.expire_referral,
        commands.RaiseEscalation: halting.raise_escalation,
        commands.MarkReferralInError: halting.mark_referral_in_error,
    },
    about="One client, one service, one institution that is asked to help.",
)
