"""How a case ends, and begins again."""

from typing import Final

from services.cases.domain.ending_commands import CloseCase, ReleaseClient, ReopenCase
from services.cases.domain.ending_events import (
    CaseClosed,
    CaseReopened,
    ClientReleased,
    FollowUpScheduled,
)
from services.cases.domain.errors import (
    EvaluationMissing,
    ExportNoteMissing,
    NeverAdmitted,
    NoBaseConsent,
    OpenReferralsRemain,
    StillNeedsHelp,
)
from services.cases.domain.follow_up import follow_up_after
from services.cases.domain.progress import Case, of, tell
from shared.domain.messages import Event
from shared.domain.working_days import day_of

# Nobody asks again after these, unless somebody chose a day.
NOBODY_TO_ASK: Final = frozenset({"moved_out_of_area", "deceased", "duplicate"})


def release_client(case: Case, command: ReleaseClient) -> list[Event]:
    """Let a client go who copes alone, once nobody else is at work without the client's knowing."""
    day = follow_up_after(day_of(command.at), command.follow_up_on)
    released = tell(
        case,
        ClientReleased,
        command,
        copes_alone=command.copes_alone,
        handed_over=command.handed_over,
    )
    if not case.evaluated:
        raise EvaluationMissing
    if not command.copes_alone:
        raise StillNeedsHelp
    if remaining := set(command.open_referrals) - set(command.handed_over):
        raise OpenReferralsRemain(
            open_referrals=len(remaining), referral_ids=sorted(map(str, remaining))
        )
    return [released, of(case, FollowUpScheduled, follow_up_on=day)]


def close_case(case: Case, command: CloseCase) -> list[Event]:
    """End a case before its goals are reached, and mostly ask again later."""
    reason = command.reason_code
    closed = tell(case, CaseClosed, command, reason_code=reason, export_note=command.export_note)
    if reason == "moved_out_of_area" and not command.export_note:
        raise ExportNoteMissing(fields={"export_note": ["Say where the export went."]})
    if reason in NOBODY_TO_ASK and command.follow_up_on is None:
        return [closed]
    day = follow_up_after(day_of(command.at), command.follow_up_on)
    return [closed, of(case, FollowUpScheduled, follow_up_on=day)]


def reopen_case(case: Case, command: ReopenCase) -> list[Event]:
    """Take up a closed case again, with a new assessment."""
    reopened = tell(case, CaseReopened, command, reason=command.reason)
    if case.manager is None:
        raise NeverAdmitted
    if not command.consent_known:
        raise NoBaseConsent
    return [reopened]
