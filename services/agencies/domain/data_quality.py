"""A doubt about the directory: it was found wrong, or something was decided that changes it."""

from dataclasses import dataclass

from services.agencies.domain.commands import RaiseDataQualityTask, ResolveDataQualityTask
from services.agencies.domain.competence_events import (
    DataQualityTaskRaised,
    DataQualityTaskResolved,
)
from shared.domain.aggregate import Aggregate
from shared.domain.messages import Event


@dataclass(frozen=True, kw_only=True)
class DataQualityTask:
    """Whether somebody still has to look."""

    open: bool = False


def evolve(task: DataQualityTask, event: Event) -> DataQualityTask:
    """Return the task after `event`."""
    match event:
        case DataQualityTaskRaised():
            return DataQualityTask(open=True)
        case DataQualityTaskResolved():
            return DataQualityTask(open=False)
        case _:
            return task


def raise_task(task: DataQualityTask, command: RaiseDataQualityTask) -> list[Event]:
    """Note the doubt; each time it is raised counts, also after it was resolved."""
    raised = DataQualityTaskRaised(
        task_id=command.task_id,
        reason=command.reason,
        service=command.service,
        municipality=command.municipality,
        agency=command.agency,
        due_on=command.due_on,
        at=command.at,
    )
    return [raised]


def resolve_task(task: DataQualityTask, command: ResolveDataQualityTask) -> list[Event]:
    """Note what became of the doubt."""
    if not task.open:
        return []
    return [DataQualityTaskResolved(task_id=command.task_id, resolution=command.resolution)]


DATA_QUALITY_TASK = Aggregate(
    category="data_quality_task",
    key="task_id",
    initial=DataQualityTask(),
    evolve=evolve,
    decisions={RaiseDataQualityTask: raise_task, ResolveDataQualityTask: resolve_task},
    beginnings=frozenset({RaiseDataQualityTask}),
    about="A doubt about the directory, until somebody has looked.",
)
