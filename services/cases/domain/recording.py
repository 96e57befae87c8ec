"""What is written down in a case beside its phases."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Final

from services.cases.domain import recording_commands as ask
from services.cases.domain import recording_events as told
from services.cases.domain.events import CaseEvent
from services.cases.domain.phase_commands import OfCase
from services.cases.domain.progress import Case, tell
from shared.domain.messages import Command, Event

# Each entry is told as it was asked for, field by field.
RECORDED: Final[Mapping[type[Command], type[CaseEvent]]] = {
    ask.RecordContact: told.ContactRecorded,
    ask.RecordAppointment: told.AppointmentRecorded,
    ask.IdentifyNeed: told.NeedIdentified,
    ask.IdentifyResource: told.ResourceIdentified,
    ask.RecordAssessmentResult: told.AssessmentResultRecorded,
    ask.FileDocument: told.DocumentFiled,
    ask.RecordSelfReliance: told.SelfReliancePartReached,
}
FROM_THE_CASE: Final = frozenset({"case_id", "client_id"})


def record(case: Case, command: OfCase) -> list[Event]:
    """Write down an entry."""
    event = RECORDED[type(command)]
    names = {each.name for each in fields(event)} - FROM_THE_CASE
    return [tell(case, event, command, **{name: getattr(command, name) for name in names})]


DECISIONS: Final[Mapping[type[Command], Callable[[Case, OfCase], list[Event]]]] = dict.fromkeys(
    RECORDED, record
)
