"""Two people decide that two records are of one person; it can always be undone."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

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
    ReasonMissing,
    SamePerson,
    SecondPersonNeeded,
)
from services.clients.domain.identity import LINK
from services.clients.domain.identity_events import (
    ClientsMerged,
    ClientsUnmerged,
    MergeProposed,
    MergeRejected,
    RecordAssigned,
)
from shared.domain.errors import AlreadyExists, IllegalTransition, NotFound
from shared.testing.specification import given
from tests.unit.clients.examples import AT, CONSENT_ID, REGISTERED, SOEST, WERL, YOUSEF, YUSUF

LINK_ID = UUID("01959f40-0000-7000-8000-000000000020")
LETTER = UUID("01959f40-0000-7000-8000-000000000021")
PAIR = {"link_id": LINK_ID, "client_id": YUSUF, "other_client_id": YOUSEF}
PROPOSE = ProposeMerge(
    **PAIR, reason="same passport", at=AT, by="a.becker", own_tenant=WERL, other_tenant=SOEST
)
PROPOSED = MergeProposed(
    **PAIR, tenant=WERL, other_tenant=SOEST, proposed_by="a.becker", reason="same passport"
)
CONFIRM = ConfirmMerge(link_id=LINK_ID, at=AT, by="s.klein", institution=SOEST)
MERGED = ClientsMerged(**PAIR)
REJECT = RejectMerge(link_id=LINK_ID, reason="brothers", at=AT, by="s.klein", institution=SOEST)
REJECTED = MergeRejected(**PAIR, reason="brothers")
UNDO = UndoMerge(link_id=LINK_ID, reason="brothers", at=AT)
UNMERGED = ClientsUnmerged(**PAIR, reason="brothers")
ASSIGN = AssignRecord(
    link_id=LINK_ID, record_id=LETTER, kind="entry", filed_under=YUSUF, client_id=YOUSEF, at=AT
)
ASSIGNED = RecordAssigned(
    **PAIR, record_id=LETTER, kind="entry", filed_under=YUSUF, owner_id=YOUSEF
)
APART = (PROPOSED, MERGED, UNMERGED)


def test_one_proposes_and_another_confirms() -> None:
    given(LINK).when(PROPOSE).then(PROPOSED)
    given(LINK, PROPOSED).when(CONFIRM).then(MERGED)
    given(LINK, PROPOSED, MERGED).when(CONFIRM).nothing_new()


def test_a_proposal_is_made_once_with_a_reason_and_between_two() -> None:
    given(LINK, PROPOSED).when(PROPOSE).refuses(AlreadyExists)
    given(LINK).when(replace(PROPOSE, reason=" ")).refuses(ReasonMissing)
    given(LINK).when(replace(PROPOSE, other_client_id=YUSUF)).refuses(SamePerson)


@pytest.mark.parametrize("command", [CONFIRM, REJECT])
def test_whoever_proposed_cannot_decide_nor_can_the_same_side(command: Any) -> None:
    given(LINK, PROPOSED).when(replace(command, by="a.becker")).refuses(SecondPersonNeeded)
    given(LINK, PROPOSED).when(replace(command, institution=WERL)).refuses(
        OtherSideDecides, institution=SOEST
    )


def test_within_one_municipality_a_colleague_decides() -> None:
    at_home = replace(PROPOSED, other_tenant=WERL)

    given(LINK, at_home).when(replace(CONFIRM, institution=WERL)).then(MERGED)


def test_a_proposal_is_rejected_and_stays_so() -> None:
    given(LINK, PROPOSED).when(REJECT).then(REJECTED)
    given(LINK, PROPOSED, REJECTED).when(REJECT).nothing_new()
    given(LINK, PROPOSED).when(replace(REJECT, reason="")).refuses(ReasonMissing)
    given(LINK, PROPOSED, REJECTED).when(CONFIRM).refuses(IllegalTransition, state="rejected")
    given(LINK, PROPOSED, MERGED).when(REJECT).refuses(IllegalTransition, state="merged")


def test_a_link_is_undone_at_any_time() -> None:
    given(LINK, PROPOSED, MERGED).when(UNDO).then(UNMERGED)
    given(LINK, *APART).when(UNDO).nothing_new()
    given(LINK, PROPOSED, MERGED).when(replace(UNDO, reason="")).refuses(ReasonMissing)
    given(LINK, PROPOSED).when(UNDO).refuses(IllegalTransition, state="proposed")


def test_what_was_recorded_in_between_is_assigned_to_one_of_the_two() -> None:
    given(LINK, *APART).when(ASSIGN).then(ASSIGNED)
    given(LINK, *APART, ASSIGNED).when(ASSIGN).nothing_new()
    given(LINK, PROPOSED, MERGED).when(ASSIGN).refuses(IllegalTransition, state="merged")
    given(LINK, *APART).when(replace(ASSIGN, client_id=LETTER)).refuses(NotWithinTheLink)
    given(LINK, *APART).when(replace(ASSIGN, filed_under=LETTER)).refuses(NotWithinTheLink)


def test_a_consent_stays_whose_it_is() -> None:
    consent = replace(ASSIGN, kind="consent", record_id=CONSENT_ID)

    given(LINK, *APART).when(consent).refuses(ConsentStaysIndividual)
    given(LINK, *APART).when(replace(consent, client_id=YUSUF)).then(
        replace(ASSIGNED, kind="consent", record_id=CONSENT_ID, owner_id=YUSUF)
    )


@pytest.mark.parametrize("command", [CONFIRM, REJECT, UNDO, ASSIGN])
def test_nothing_is_decided_where_nothing_was_proposed(command: Any) -> None:
    given(LINK).when(command).refuses(NotFound)


def test_what_happens_elsewhere_leaves_a_link_as_it_is() -> None:
    assert LINK.replay([PROPOSED, REGISTERED]) == LINK.replay([PROPOSED])
