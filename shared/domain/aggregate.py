"""An aggregate as a table: how its state follows from events, and what decides on each command."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce
from typing import Any, Generic, TypeVar
from uuid import UUID

from shared.domain.messages import Command, Event

State = TypeVar("State")
Decision = Callable[[State, Any], list[Event]]


@dataclass(frozen=True, kw_only=True)
class Wake(Generic[State]):
    """When something is due although nobody asks, and the command that is then executed.

    `due` is asked for after every change; `ask` is made with the stream's id, in the aggregate's
    `key`, and the moment as `at`. Its decision does all that is due at `at`: `[]` is nothing. What
    it decides must move `due` on, or nobody wakes the stream again until it changes.
    """

    due: Callable[[State], datetime | None]
    ask: Callable[..., Command]


@dataclass(frozen=True, kw_only=True)
class Aggregate(Generic[State]):
    """One kind of stream.

    `key` names the field of every command that holds the stream's id; a command that finds the
    stream in another way has a function in `keys`. `beginnings` are the commands that may start a
    stream; all others need one. `commuting` commands are decided anew, without asking anybody,
    when another event came in between. `wake` says when time alone changes something.
    """

    category: str
    key: str
    initial: State
    evolve: Callable[[State, Event], State]
    decisions: Mapping[type[Command], Decision[State]]
    beginnings: frozenset[type[Command]]
    commuting: frozenset[type[Command]] = frozenset()
    keys: Mapping[type[Command], Callable[[Any], UUID]] = field(default_factory=dict)
    wake: Wake[State] | None = None
    about: str = ""

    def decide(self, state: State, command: Command) -> list[Event]:
        """Return what follows from `command`, or raise a `Refusal`; `[]` means already so."""
        return self.decisions[type(command)](state, command)

    def replay(self, events: Iterable[Event]) -> State:
        """Return the state after `events`."""
        return reduce(self.evolve, events, self.initial)

    def stream_of(self, command: Command) -> UUID:
        """Return the id of the stream that `command` is about."""
        find = self.keys.get(type(command))
        stream: UUID = find(command) if find else getattr(command, self.key)
        return stream
