"""What is due: asked of every service that may have work for the caller, and put into one order."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from services.gateway.backend.calls import Answer, Calls, Refused
from services.gateway.permissions import OF_A_MUNICIPALITY, OF_AN_AGENCY
from shared.messaging.client import CannotAsk

PATIENCE: Final = 4.0
MOST: Final = 200
NEVER: Final = "9999-12-31"
CANNOT_SAY: Final = frozenset({"unavailable", "internal"})
WORK_FOR: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(OF_A_MUNICIPALITY, ("clients", "cases", "referrals")),
    **dict.fromkeys(OF_AN_AGENCY, ("referrals",)),
    "coordination": ("cases", "referrals", "agencies", "steering"),
    "registrar": ("agencies",),
}

Task = dict[str, Any]


def worklist(calls: Calls, page: int, page_size: int) -> Answer:
    """Return a page of what is due, the most urgent first, and which services could not be asked.

    Raises what kept the last one from answering where none did.
    """
    tasks, total, failures = list[Task](), 0, dict[str, Exception]()
    services = WORK_FOR[calls.asking.role]
    for service in services:
        try:
            found = Tasks(replace(calls, patience=PATIENCE), service, page * page_size)
            tasks += found
            total += found.total
        except (CannotAsk, Refused) as failure:
            failures[service] = reason(failure)
    if len(failures) == len(services):
        raise failures[services[-1]]
    tasks.sort(key=urgency)
    return {
        "items": tasks[(page - 1) * page_size : page * page_size],
        "total": total,
        "away": list(failures),
    }


def reason(failure: CannotAsk | Refused) -> Exception:
    """Return why a service cannot say what is due; raise what is no such reason."""
    if isinstance(failure, Refused) and failure.kind not in CANNOT_SAY:
        raise failure
    return failure


def urgency(task: Task) -> tuple[str, str]:
    """Return by what tasks are put into order."""
    return str(task.get("due_on") or NEVER), str(task.get("since") or "")


class Tasks:
    """What is due at one service: as much of it as a page of the whole could hold."""

    def __init__(self, calls: Calls, service: str, needed: int) -> None:
        """Ask `service`, for `needed` tasks at most."""
        self.calls, self.service, self.total = calls, service, 0
        self.found = list(islice(self.asked(), needed))

    def __iter__(self) -> Iterator[Task]:
        """Return the tasks, most urgent first."""
        return iter(self.found)

    def asked(self) -> Iterator[Task]:
        """Yield the tasks, page by page."""
        page, seen = 1, 0
        while True:
            answer = self.calls.query(self.service, "worklist", page=page, page_size=MOST)
            self.total, items = answer["total"], answer["items"]
            for item in items:
                yield {**item, "source": self.service}
            page, seen = page + 1, seen + len(items)
            if not items or seen >= self.total:
                return
