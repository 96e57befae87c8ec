"""A proposal: how a project group wants to remove an obstacle, and how one will see it helped."""

from dataclasses import dataclass, replace

from services.steering.domain.codes import WORDS, require_codes, require_no_person
from services.steering.domain.commands import SubmitProposal
from services.steering.domain.errors import UnknownGroup
from services.steering.domain.events import ProposalSubmitted
from shared.domain.aggregate import Aggregate
from shared.domain.errors import AlreadyExists
from shared.domain.messages import Event


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Whether the proposal was submitted."""

    submitted: bool = False


def evolve(proposal: Proposal, event: Event) -> Proposal:
    """Return `proposal` as it stands after `event`."""
    match event:
        case ProposalSubmitted():
            return replace(proposal, submitted=True)
        case _:
            return proposal


def submit(proposal: Proposal, command: SubmitProposal) -> list[Event]:
    """Submit what the obstacle's own project group proposes, with a target to measure it by."""
    if proposal.submitted:
        raise AlreadyExists
    require_no_person(title=command.title)
    require_codes(WORDS, target_metric=command.target_metric)
    if command.group_works_on != command.obstacle_id:
        raise UnknownGroup
    submitted = ProposalSubmitted(
        proposal_id=command.proposal_id,
        group_id=command.group_id,
        obstacle_id=command.obstacle_id,
        title=command.title,
        target_metric=command.target_metric,
        target_value=command.target_value,
        evaluate_on=command.evaluate_on,
    )
    return [submitted]


PROPOSAL = Aggregate(
    category="proposal",
    key="proposal_id",
    initial=Proposal(),
    evolve=evolve,
    decisions={SubmitProposal: submit},
    beginnings=frozenset({SubmitProposal}),
    about="How a project group wants to remove an obstacle, and how one will see it helped.",
)
