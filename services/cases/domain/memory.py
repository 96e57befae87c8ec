"""What a case remembers of each event, beside the phase to which it leads."""

from dataclasses import replace

from services.cases.domain import ending_events as ended
from services.cases.domain import team_events as team
from services.cases.domain.events import EnquiryReceived, ReassessmentTriggered
from services.cases.domain.progress import Case, Cover, Move, moved
from services.cases.domain.recording_events import NeedIdentified, ResourceIdentified
from services.cases.domain.transfer_events import CaseKept, CaseTransferInitiated, CaseTransferred
from shared.domain.messages import Event


def evolve(case: Case, event: Event) -> Case:
    """Return `case` as it stands after `event`."""
    case = moved(case, event)
    match event:
        case EnquiryReceived(case_id=case_id, client_id=client_id, client_ids=client_ids):
            return replace(case, case_id=case_id, client_id=client_id, client_ids=tuple(client_ids))
        case ReassessmentTriggered() | ended.CaseReopened():
            return replace(case, needs=0, resources=0, evaluated=False, follow_up_on=None)
        case NeedIdentified():
            return replace(case, needs=case.needs + 1)
        case ResourceIdentified():
            return replace(case, resources=case.resources + 1)
        case ended.EvaluationRecorded():
            return replace(case, evaluated=True)
        case _:
            return of_people(of_follow_up(case, event), event)


def of_follow_up(case: Case, event: Event) -> Case:
    """Return `case` with what it remembers of the follow-up."""
    match event:
        case ended.FollowUpScheduled(follow_up_on=follow_up_on):
            return replace(case, follow_up_on=follow_up_on, follow_up_told=False)
        case ended.FollowUpDue():
            return replace(case, follow_up_told=True)
        case ended.FollowUpRecorded():
            return replace(case, follow_up_on=None)
        case _:
            return case


def of_people(case: Case, event: Event) -> Case:
    """Return `case` with what it remembers of who works on it, and for whom."""
    match event:
        case team.CaseManagerAssigned(manager=manager):
            return replace(case, manager=manager, absent_from=None, cover=None)
        case team.ManagerReportedAbsent(absent_from=absent_from):
            return replace(case, absent_from=absent_from)
        case team.CoverArranged(deputy=deputy, first_day=first_day, last_day=last_day):
            cover = Cover(deputy=deputy, first_day=first_day, last_day=last_day)
            return replace(case, cover=cover, absent_from=None)
        case team.CoverEnded():
            return replace(case, cover=None)
        case _:
            return of_owner(case, event)


def of_owner(case: Case, event: Event) -> Case:
    """Return `case` with what it remembers of moves and owners."""
    match event:
        case CaseTransferInitiated():
            move = Move(
                transfer_id=event.transfer_id,
                from_tenant=event.from_tenant,
                to_tenant=event.to_tenant,
                municipality=event.municipality,
            )
            return replace(case, owner=event.from_tenant, move=move)
        case CaseTransferred(to_tenant=to_tenant, ownership_epoch=epoch):
            return replace(case, owner=to_tenant, ownership_epoch=epoch, move=None)
        case CaseKept() | ended.CaseClosed():
            return replace(case, move=None)
        case _:
            return case
