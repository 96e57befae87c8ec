"""What happens to a case when the client moves: it is offered, and changes hands or stays."""

from typing import Final

from services.cases.domain.errors import AlreadyTheOwner, NoTransferConsent, OutsideTheState
from services.cases.domain.progress import Case, of, tell
from services.cases.domain.team_events import CaseManagerAssigned
from services.cases.domain.transfer_commands import CutOverCase, InitiateTransfer, KeepCase
from services.cases.domain.transfer_events import CaseKept, CaseTransferInitiated, CaseTransferred
from shared.domain.messages import Event

# The first two figures of every municipality's key in the state.
STATE: Final = "05"


def initiate_transfer(case: Case, command: InitiateTransfer) -> list[Event]:
    """Let the case wait for somebody to take it over, with the client's consent."""
    initiated = tell(
        case,
        CaseTransferInitiated,
        command,
        transfer_id=command.transfer_id,
        from_tenant=command.from_tenant,
        to_tenant=command.to_tenant,
        municipality=command.municipality,
        phase=case.state,
        persons=len(case.client_ids),
        summary=command.summary,
    )
    if command.to_tenant == command.from_tenant:
        raise AlreadyTheOwner(fields={"to_tenant": ["It owns the case already."]})
    if not command.municipality.startswith(STATE):
        raise OutsideTheState(municipality=command.municipality)
    if not command.consent_known:
        raise NoTransferConsent(municipality=command.municipality)
    return [initiated]


def cut_over_case(case: Case, command: CutOverCase) -> list[Event]:
    """Change hands; nothing follows for a transfer that the case does not wait for."""
    if case.move is None or case.move.transfer_id != command.transfer_id:
        return []
    transferred = of(
        case,
        CaseTransferred,
        **vars(case.move),
        client_ids=list(case.client_ids),
        ownership_epoch=case.ownership_epoch + 1,
    )
    return [transferred, of(case, CaseManagerAssigned, manager=command.manager)]


def keep_case(case: Case, command: KeepCase) -> list[Event]:
    """Go on as before; nothing follows for a transfer that the case does not wait for."""
    if case.move is None or case.move.transfer_id != command.transfer_id:
        return []
    return [of(case, CaseKept, transfer_id=command.transfer_id, reason_code=command.reason_code)]
