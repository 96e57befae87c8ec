"""Records are linked by two people, show nothing more than before, and can be taken apart."""

from typing import Any

import pytest
from uuid6 import uuid7

from shared.testing.town import Refused, Town
from tests.integration.clients.people import SOEST, WERL, due, file_entry, grant, later, register

WARSTEIN = "05974044"


def colleague(tenant: str, user: str = "s.klein") -> dict[str, Any]:
    return {"actor": {"user": user, "role": "case_manager", "institution": tenant}}


def propose(town: Town, one: str, other: str, tenant: str = WERL) -> str:
    link_id = str(uuid7())
    town.do(
        "propose_merge",
        tenant=tenant,
        link_id=link_id,
        client_id=one,
        other_client_id=other,
        reason="the same passport",
    )
    return link_id


def confirm(town: Town, link_id: str, tenant: str) -> None:
    later(town)
    town.do("confirm_merge", tenant=tenant, context=colleague(tenant), link_id=link_id)


def linked(town: Town, client_id: str, tenant: str) -> dict[str, bool]:
    shown = town.find("client", tenant=tenant, client_id=client_id)["linked"]
    return {each["client_id"]: each["readable"] for each in shown}


def test_another_municipality_confirms_and_nobody_sees_more(town: Town) -> None:
    here, there = register(town, address="Hier 1"), register(town, SOEST, address="Dort 2")
    link_id = propose(town, here, there)
    assert due(town, SOEST, client_id=there) == ["merge_to_confirm"]

    with pytest.raises(Refused, match="SECOND_PERSON_NEEDED"):
        town.do("confirm_merge", tenant=SOEST, link_id=link_id)
    with pytest.raises(Refused, match="OTHER_SIDE_DECIDES"):
        confirm(town, link_id, WERL)
    with pytest.raises(Refused, match="NOT_FOUND"):
        confirm(town, link_id, WARSTEIN)
    confirm(town, link_id, SOEST)

    assert (linked(town, here, WERL), linked(town, there, SOEST)) == ({there: False}, {here: False})
    assert town.find("client", tenant=WERL, client_id=here)["timeline"] == [here]
    for tenant, other in ((WERL, there), (SOEST, here)):
        with pytest.raises(Refused, match="UNKNOWN_CLIENT"):
            town.find("client", tenant=tenant, client_id=other)
        with pytest.raises(Refused, match="UNKNOWN_CLIENT"):
            town.find("history", tenant=tenant, client_id=other)
    assert due(town, SOEST, client_id=there) == []


def test_within_one_municipality_there_is_one_view_over_both(town: Town) -> None:
    one, other = register(town), register(town)
    confirm(town, propose(town, one, other), WERL)

    found = town.find("client", tenant=WERL, client_id=one)
    story = town.find("history", tenant=WERL, client_id=one)["events"]

    assert found["timeline"] == [one, other]
    assert {str(each["stream_id"]) for each in story} == {one, other}


def test_what_is_linked_is_not_proposed_again(town: Town) -> None:
    one, other = register(town), register(town)
    propose(town, one, other)

    with pytest.raises(Refused, match="ALREADY_LINKED"):
        propose(town, other, one)


def test_a_rejected_link_joins_nothing(town: Town) -> None:
    one, other = register(town), register(town, SOEST)
    link_id = propose(town, one, other)
    town.do(
        "reject_merge", tenant=SOEST, context=colleague(SOEST), link_id=link_id, reason="brothers"
    )

    assert linked(town, one, WERL) == {}
    [shown] = town.find("links", tenant=SOEST, client_id=other)["items"]
    assert (shown["state"], shown["other_tenant"]) == ("rejected", SOEST)


def test_of_a_chain_the_first_link_is_undone(town: Town) -> None:
    a, b, c = register(town), register(town), register(town)
    first, second = propose(town, a, b), propose(town, b, c)
    confirm(town, first, WERL)
    confirm(town, second, WERL)
    assert set(linked(town, a, WERL)) == {b, c}

    town.do("undo_merge", tenant=WERL, link_id=first, reason="brothers with one birth date")

    assert set(linked(town, a, WERL)) == set()
    assert set(linked(town, c, WERL)) == {b}


def test_what_was_recorded_while_linked_is_assigned_afterwards(town: Town) -> None:
    one, other = register(town), register(town)
    file_entry(town, one, title="before")
    link_id = propose(town, one, other)
    confirm(town, link_id, WERL)
    letter = file_entry(town, one, title="of the brother")
    grant(town, one)
    later(town)
    town.do("undo_merge", tenant=WERL, link_id=link_id, reason="brothers")
    items = town.find("worklist", tenant=WERL, page_size=200)["items"]
    open_ = [each["details"] for each in items if each["client_id"] == one]
    assert sorted(each["record_kind"] for each in open_) == ["consent", "entry"]

    for each in open_:
        owner = other if each["record_kind"] == "entry" else one
        town.do(
            "assign_record", tenant=WERL, link_id=link_id, record_id=each["record_id"],
            kind=each["record_kind"], filed_under=one, client_id=owner,
        )  # fmt: skip
    known = {"link_id": link_id, "client_id": one, "other_client_id": other}
    assigned = {"record_id": letter, "kind": "entry", "filed_under": one, "owner_id": other}
    town.hear("clients.record_assigned", known | assigned, WERL)

    assert due(town, client_id=one) == []
    [before, moved] = town.find("entries", tenant=WERL, client_id=one)["items"]
    assert (before["state"], moved["state"]) == ("filed", "reattributed")


def test_only_what_is_filed_there_is_assigned(town: Town) -> None:
    one, other = register(town), register(town)
    link_id = propose(town, one, other)
    confirm(town, link_id, WERL)
    town.do("undo_merge", tenant=WERL, link_id=link_id, reason="brothers")
    letter = file_entry(town, other)

    with pytest.raises(Refused, match="NOT_WITHIN_THE_LINK"):
        town.do(
            "assign_record", tenant=WERL, link_id=link_id, record_id=letter, kind="entry",
            filed_under=one, client_id=one,
        )  # fmt: skip
