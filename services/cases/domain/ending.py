"""How a case ends, and begins again."""

from services.cases.domain.commands import CloseCase, ReleaseClient, ReopenCase
from services.cases.domain.errors import NoBaseConsent, OpenReferralsRemain
from services.cases.domain.events import CaseClosed, CaseReopened, ClientReleased
from services.cases.domain.progress import Case, tell
from shared.domain.messages import Event


def release_client(case: Case, command: ReleaseClient) -> list[Event]:
    """Let a client go who needs no help any more, once nobody else is still at work."""
    released = tell(
        case,
        ClientReleased,
        command,
        copes_alone=command.copes_alone,
        follow_up_on=command.follow_up_on,
    )
    if command.open_referrals:
        raise OpenReferralsRemain(open_referrals=command.open_referrals)
    return [released]


def close_case(case: Case, command: CloseCase) -> list[Event]:
    """End a case before its goals are reached."""
    return [tell(case, CaseClosed, command, reason_code=command.reason_code)]


def reopen_case(case: Case, command: ReopenCase) -> list[Event]:
    """Take up a closed case again, with a new assessment."""
    reopened = tell(case, CaseReopened, command, reason=command.reason)
    if not command.consent_known:
        raise NoBaseConsent
    return [reopened]
