"""From an enquiry to a case, or to another place."""

from services.cases.domain.errors import AdmissionCriteriaNotMet, NoBaseConsent, NobodyToAccompany
from services.cases.domain.events import CaseAdmitted, CaseNotAdmitted, EnquiryReceived
from services.cases.domain.phase_commands import (
    AdmitCase,
    Criteria,
    DeclineAdmission,
    ReceiveEnquiry,
)
from services.cases.domain.progress import Case, of, require, tell
from services.cases.domain.team import require_person
from services.cases.domain.team_events import CaseManagerAssigned
from shared.domain.messages import Event


def receive_enquiry(case: Case, command: ReceiveEnquiry) -> list[Event]:
    """Begin a case file that is kept for one of the clients named."""
    require(case, EnquiryReceived, command)
    if command.client_id not in command.client_ids:
        raise NobodyToAccompany(fields={"client_ids": ["Name the person it is about."]})
    return [
        EnquiryReceived(
            case_id=command.case_id,
            client_id=command.client_id,
            client_ids=command.client_ids,
            municipality=command.municipality,
            source=command.source,
            reason=command.reason,
        )
    ]


def admit_case(case: Case, command: AdmitCase) -> list[Event]:
    """Begin to accompany a client who consents and for whom all criteria are met."""
    criteria = command.criteria
    admitted = tell(case, CaseAdmitted, command, criteria=sorted(Criteria.__dataclass_fields__))
    require_person(command.manager)
    if not command.consent_known:
        raise NoBaseConsent
    if criteria.unmet:
        raise AdmissionCriteriaNotMet(unmet=criteria.unmet)
    return [admitted, of(case, CaseManagerAssigned, manager=command.manager)]


def decline_admission(case: Case, command: DeclineAdmission) -> list[Event]:
    """Point the client elsewhere."""
    reason, pointer = command.reason_code, command.pointer
    return [tell(case, CaseNotAdmitted, command, reason_code=reason, pointer=pointer)]
