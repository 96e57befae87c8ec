"""A link between two records: proposed by one person, decided by another, and never final.

The records are not rewritten: nothing moves, and nobody sees more than before.
"""

from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from services.clients.domain.commands import (
    AssignRecord,
    ConfirmMerge,
    ProposeMerge,
    RejectMerge,
    UndoMerge,
)
from services.clients.domain.errors import (
    ConsentStaysIndividual,
    NotWithinTheLink,
    OtherSideDecides,
    SamePerson,
    SecondPersonNeeded,
)
from services.clients.domain.identity_events import (
    ClientsMerged,
    ClientsUnmerged,
    MergeProposed,
    MergeRejected,
    RecordAssigned,
)
from services.clients.domain.person import require_reason
from shared.domain.aggregate import Aggregate
from shared.domain.errors import AlreadyExists, IllegalTransition, NotFound
from shared.domain.messages import Event

LinkState = Literal["none", "proposed", "merged", "rejected", "unmerged"]


@dataclass(frozen=True, kw_only=True)
class Link:
    """Two records, and whether they are of one person."""

    state: LinkState = "none"
    client_id: UUID | None = None
    other_client_id: UUID | None = None
    tenant: str = ""
    other_tenant: str = ""
    proposed_by: str = ""
    assigned: frozenset[UUID] = frozenset()

    @property
    def pair(self) -> dict[str, UUID]:
        """The two records, as every event names them; raises `NotFound` for no link."""
        if self.client_id is None or self.other_client_id is None:
            raise NotFound
        return {"client_id": self.client_id, "other_client_id": self.other_client_id}


def evolve(link: Link, event: Event) -> Link:
    """Return the link after `event`."""
    match event:
        case MergeProposed():
            return Link(
                state="proposed",
                client_id=event.client_id,
                other_client_id=event.other_client_id,
                tenant=event.tenant,
                other_tenant=event.other_tenant,
                proposed_by=event.proposed_by,
            )
        case ClientsMerged():
            return replace(link, state="merged")
        case MergeRejected():
            return replace(link, state="rejected")
        case ClientsUnmerged():
            return replace(link, state="unmerged")
        case RecordAssigned(record_id=record_id):
            return replace(link, assigned=link.assigned | {record_id})
        case _:
            return link


def propose_merge(link: Link, command: ProposeMerge) -> list[Event]:
    """Propose that two records are of one person."""
    if link.state != "none":
        raise AlreadyExists(link_id=str(command.link_id))
    require_reason(command.reason)
    if command.client_id == command.other_client_id:
        raise SamePerson
    return [
        MergeProposed(
            link_id=command.link_id,
            client_id=command.client_id,
            other_client_id=command.other_client_id,
            tenant=command.own_tenant,
            other_tenant=command.other_tenant,
            proposed_by=command.by,
            reason=command.reason,
        )
    ]


def confirm_merge(link: Link, command: ConfirmMerge) -> list[Event]:
    """Link the records, if somebody else says so, too."""
    pair = link.pair
    if link.state == "merged":
        return []
    require_second(link, command)
    return [ClientsMerged(link_id=command.link_id, **pair)]


def reject_merge(link: Link, command: RejectMerge) -> list[Event]:
    """Leave the records apart."""
    pair = link.pair
    if link.state == "rejected":
        return []
    require_second(link, command)
    require_reason(command.reason)
    return [MergeRejected(link_id=command.link_id, **pair, reason=command.reason)]


def require_second(link: Link, command: ConfirmMerge | RejectMerge) -> None:
    """Raise a refusal unless a second person decides, of the other side if there is one."""
    if link.state != "proposed":
        raise IllegalTransition(state=link.state)
    if command.by == link.proposed_by:
        raise SecondPersonNeeded
    if command.institution != link.other_tenant:
        raise OtherSideDecides(institution=link.other_tenant)


def undo_merge(link: Link, command: UndoMerge) -> list[Event]:
    """Take the link back, whoever asks for it and however late."""
    pair = link.pair
    require_reason(command.reason)
    if link.state == "unmerged":
        return []
    if link.state != "merged":
        raise IllegalTransition(state=link.state)
    return [ClientsUnmerged(link_id=command.link_id, **pair, reason=command.reason)]


def assign_record(link: Link, command: AssignRecord) -> list[Event]:
    """Say whose something is that was recorded while the records were linked."""
    pair = link.pair
    if link.state != "unmerged":
        raise IllegalTransition(state=link.state)
    if {command.client_id, command.filed_under} - set(pair.values()):
        raise NotWithinTheLink
    if command.kind == "consent" and command.client_id != command.filed_under:
        raise ConsentStaysIndividual
    if command.record_id in link.assigned:
        return []
    return [
        RecordAssigned(
            link_id=command.link_id,
            **pair,
            record_id=command.record_id,
            kind=command.kind,
            filed_under=command.filed_under,
            owner_id=command.client_id,
        )
    ]


LINK = Aggregate(
    category="identity_link",
    key="link_id",
    initial=Link(),
    evolve=evolve,
    decisions={
        ProposeMerge: propose_merge,
        ConfirmMerge: confirm_merge,
        RejectMerge: reject_merge,
        UndoMerge: undo_merge,
        AssignRecord: assign_record,
    },
    beginnings=frozenset({ProposeMerge}),
    commuting=frozenset({UndoMerge, AssignRecord}),
    about="Whether two records are of one person.",
)
