"""Given what happened, when this is asked, then that follows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from shared.domain.aggregate import Aggregate
from shared.domain.errors import Refusal
from shared.domain.messages import Command, Event


@dataclass(frozen=True)
class Asked:
    """What was asked, and how the aggregate answers."""

    answer: Callable[[], list[Event]]

    def then(self, *expected: Event) -> None:
        """Assert that exactly these events follow."""
        assert self.answer() == list(expected)

    def nothing_new(self) -> None:
        """Assert that it is already so."""
        assert self.answer() == []

    def refuses(self, refusal: type[Refusal], **details: Any) -> None:
        """Assert that it is refused with this reason and, at least, these details."""
        try:
            events = self.answer()
        except refusal as refused:
            assert {**refused.details, **details} == refused.details, refused.details
            return
        raise AssertionError(f"{refusal.__name__} expected, but {events} followed")


@dataclass(frozen=True)
class Given:
    """What has happened so far."""

    aggregate: Aggregate[Any]
    events: tuple[Event, ...]

    def when(self, command: Command) -> Asked:
        """Ask for `command` in the state that the events have led to."""
        state = self.aggregate.replay(self.events)
        return Asked(lambda: self.aggregate.decide(state, command))


def given(aggregate: Aggregate[Any], *events: Event) -> Given:
    """Begin a specification with what has happened."""
    return Given(aggregate, events)


def shortest_ways(
    transitions: Mapping[str, Mapping[str, str]], beginning: str = "none"
) -> dict[str, list[str]]:
    """Return for every state in a table of transitions the fewest steps that lead there."""
    found: dict[str, list[str]] = {beginning: []}
    waiting = [beginning]
    while waiting:
        state = waiting.pop(0)
        for step, reached in transitions[state].items():
            if reached in transitions and reached not in found:
                found[reached] = [*found[state], step]
                waiting.append(reached)
    return found
