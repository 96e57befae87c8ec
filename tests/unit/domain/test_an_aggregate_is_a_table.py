from dataclasses import dataclass
from uuid import UUID, uuid5

import pytest

from shared.domain.aggregate import Aggregate
from shared.domain.errors import NotFound, Refusal, code_of
from shared.domain.messages import Command, Event

HOUSE = UUID(int=1)


@dataclass(frozen=True)
class Lit(Event):
    lamps: int


class Light(Command):
    house_id: UUID
    lamps: int


class LightStreet(Command):
    street: str


class NoLamps(Refusal):
    """There is nothing
    to be lit.

    This is for those who read the code.
    """

    kind = "invalid"


def light(lamps: int, command: Light) -> list[Event]:
    if not command.lamps:
        raise NoLamps(lamps=lamps)
    return [Lit(command.lamps)]


LAMPS = Aggregate(
    category="house",
    key="house_id",
    initial=0,
    evolve=lambda lamps, event: lamps + event.lamps,
    decisions={Light: light},
    beginnings=frozenset({Light}),
    keys={LightStreet: lambda command: uuid5(HOUSE, command.street)},
)


def test_the_state_follows_from_the_events_in_turn():
    assert LAMPS.replay([]) == 0
    assert LAMPS.replay([Lit(2), Lit(3)]) == 5


def test_the_command_says_what_decides():
    assert LAMPS.decide(0, Light(house_id=HOUSE, lamps=2)) == [Lit(2)]
    with pytest.raises(NoLamps) as refused:
        LAMPS.decide(4, Light(house_id=HOUSE, lamps=0))
    assert refused.value.details == {"lamps": 4}


def test_the_stream_is_named_by_the_command_or_found_from_it():
    assert LAMPS.stream_of(Light(house_id=HOUSE, lamps=1)) == HOUSE
    assert LAMPS.stream_of(LightStreet(street="Am Markt")) == uuid5(HOUSE, "Am Markt")


def test_a_refusal_says_in_one_sentence_and_one_code_what_is_the_matter():
    assert NoLamps().message == str(NoLamps()) == "There is nothing to be lit."
    assert NoLamps().code == code_of(NoLamps) == "NO_LAMPS"
    assert NotFound().kind == "not_found"
