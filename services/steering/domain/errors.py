"""Why steering may refuse."""

from shared.domain.errors import Refusal


class OnlyCodes(Refusal):
    """Obstacles are described by codes alone, so that no person can be found in them."""

    kind = "invalid"


class PersonMentioned(Refusal):
    """Steering works without persons: leave out ids, addresses and the numbers of people."""

    kind = "invalid"


class ObstacleNotConfirmed(Refusal):
    """A project group is formed for an obstacle that was confirmed and has no group yet."""


class NobodyInGroup(Refusal):
    """A project group needs institutions, each named once."""

    kind = "invalid"


class UnknownGroup(Refusal):
    """There is no such project group for this obstacle."""

    kind = "not_found"


class SeatTwice(Refusal):
    """Each seat of a committee is named once."""

    kind = "invalid"


class NobodyVotes(Refusal):
    """A committee needs at least one voting seat."""

    kind = "invalid"


class UnknownCommittee(Refusal):
    """There is no such committee."""

    kind = "not_found"


class EmptyAgenda(Refusal):
    """A sitting is convened for a reason: put a proposal on its agenda."""

    kind = "invalid"


class UnknownProposal(Refusal):
    """These proposals were never submitted, or the committee has already decided on them."""

    kind = "not_found"


class UnknownSeat(Refusal):
    """The committee of this sitting has no such seat."""

    kind = "not_found"


class NotOnAgenda(Refusal):
    """A motion is put on what the agenda of this sitting names."""


class NoQuorum(Refusal):
    """Not enough voting seats are present to put a motion."""


class AlreadyDecided(Refusal):
    """The committee has already decided on this proposal."""


class VoteRunning(Refusal):
    """Another motion is being voted on."""


class UnknownMotion(Refusal):
    """No such motion was put in this sitting."""

    kind = "not_found"


class VoteClosed(Refusal):
    """The vote on this motion is over, and what was decided stays as it is."""


class AdvisorySeat(Refusal):
    """An advisory seat speaks, but does not vote."""

    kind = "forbidden"


class SeatNotPresent(Refusal):
    """Only a seat that is present votes."""


class AlreadyVoted(Refusal):
    """This seat has voted on this motion; each seat has one vote."""


class DecisionIncomplete(Refusal):
    """A decision has a reference, a responsible institution, a due date and an evaluation date."""

    kind = "invalid"


class DatesOutOfOrder(Refusal):
    """A decision is due after the sitting, and evaluated after it is due."""

    kind = "invalid"


class ReferenceTaken(Refusal):
    """Another decision already has this reference."""
