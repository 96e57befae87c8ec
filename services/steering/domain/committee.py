"""A committee: the seats of those who decide, and of those who advise them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.steering.domain.codes import INSTITUTION, require_codes, require_no_person
from services.steering.domain.commands import ConstituteCommittee
from services.steering.domain.errors import NobodyVotes, SeatTwice
from services.steering.domain.events import CommitteeConstituted, Seat
from shared.domain.aggregate import Aggregate
from shared.domain.errors import AlreadyExists
from shared.domain.messages import Event


@dataclass(frozen=True, kw_only=True)
class Committee:
    """The seats of a committee, once it is constituted."""

    seats: tuple[Seat, ...] = ()


def evolve(committee: Committee, event: Event) -> Committee:
    """Return `committee` as it stands after `event`."""
    match event:
        case CommitteeConstituted():
            return replace(committee, seats=tuple(event.seats))
        case _:
            return committee


def constitute(committee: Committee, command: ConstituteCommittee) -> list[Event]:
    """Set up a committee in which somebody votes, each seat being held by an institution."""
    if committee.seats:
        raise AlreadyExists
    require_no_person(name=command.name)
    require_seats(command.seats)
    constituted = CommitteeConstituted(
        committee_id=command.committee_id, name=command.name, seats=command.seats
    )
    return [constituted]


def require_seats(seats: Sequence[Seat]) -> None:
    """Raise a refusal unless each seat is named once, by codes, and one of them votes."""
    names = [seat.seat for seat in seats]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise SeatTwice(seats=twice)
    if not any(seat.voting for seat in seats):
        raise NobodyVotes
    for seat in seats:
        require_no_person(seat=seat.seat)
        require_codes(INSTITUTION, institution=seat.institution)


COMMITTEE = Aggregate(
    category="committee",
    key="committee_id",
    initial=Committee(),
    evolve=evolve,
    decisions={ConstituteCommittee: constitute},
    beginnings=frozenset({ConstituteCommittee}),
    about="The seats of those who decide, and of those who advise them.",
)
