from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.integration.audit.ledger import KREIS, SOEST, WERL, Ledger, Teller, changed, somebody

AUDITOR = somebody(KREIS, role="auditor")


@pytest.fixture(scope="module")
def clients() -> Teller:
    return Teller("clients")


class Records:
    """Records of clients, some of which are held to be of one person."""

    def __init__(self, ledger: Ledger, clients: Teller) -> None:
        self.ledger, self.clients = ledger, clients
        self.links: dict[frozenset[UUID], UUID] = {}

    def tell(self, client_id: UUID, tenant: str = WERL, **more: Any) -> str:
        told = self.clients.tell(
            client_id,
            category="client",
            tenant=tenant,
            data={"client_id": str(client_id), **more},
        )
        self.ledger.hear([told])
        return str(told.event_id)

    def say(self, happened: str, one: UUID, other: UUID, tenant: str = KREIS) -> str:
        told = self.clients.tell(
            self.links.setdefault(frozenset({one, other}), uuid4()),
            category="identity_link",
            type=f"clients.clients_{happened}",
            tenant=tenant,
            data={"client_id": str(one), "other_client_id": str(other)},
        )
        self.ledger.hear([told])
        return str(told.recorded_at.isoformat())

    def seen(self, client_id: UUID, tenant: str = WERL, **more: Any) -> list[str]:
        found = self.ledger.timeline("client", client_id, tenant=tenant, **more)["items"]
        return [each["event_id"] for each in found if each["category"] == "client"]


@pytest.fixture
def records(ledger: Ledger, clients: Teller) -> Records:
    return Records(ledger, clients)


def test_while_two_records_are_linked_the_timeline_of_either_tells_of_both(
    records: Records,
) -> None:
    one, other = uuid4(), uuid4()
    told = [records.tell(one), records.tell(other)]
    assert records.seen(one) == told[:1]
    records.say("merged", one, other)
    told.append(records.tell(one))
    assert records.seen(one) == told
    assert records.seen(other) == told


def test_once_unlinked_each_record_stands_alone_again(records: Records) -> None:
    one, other = uuid4(), uuid4()
    first, second = records.tell(one), records.tell(other)
    linked_at = records.say("merged", one, other)
    records.say("unmerged", one, other)
    assert records.seen(one) == [first]
    assert records.seen(other) == [second]
    assert records.seen(one, as_of=linked_at) == [first, second]


def test_links_are_followed_from_one_to_the_next(records: Records) -> None:
    one, two, three = uuid4(), uuid4(), uuid4()
    told = [records.tell(each) for each in (one, two, three)]
    records.say("merged", one, two)
    records.say("merged", three, two)
    records.say("merged", one, three)
    assert records.seen(one) == records.seen(three) == told
    records.say("unmerged", one, three)
    assert records.seen(one) == told
    records.say("unmerged", three, two)
    assert records.seen(one) == told[:2]


def test_a_municipality_sees_of_linked_records_only_what_is_its_own(records: Records) -> None:
    ours, theirs = uuid4(), uuid4()
    here, there = records.tell(ours), records.tell(theirs, tenant=SOEST)
    records.say("merged", ours, theirs)
    assert records.seen(ours) == records.seen(theirs) == [here]
    assert records.seen(ours, tenant=SOEST) == [there]
    assert records.seen(ours, tenant="05974028") == []
    assert records.seen(ours, tenant=KREIS, context=AUDITOR) == [here, there]


def test_an_institution_is_not_told_that_two_records_are_of_one_person(records: Records) -> None:
    one, other = uuid4(), uuid4()
    first, _ = records.tell(one, recipient="JC"), records.tell(other, recipient="JC")
    records.say("merged", one, other)
    clerk = somebody("JC", role="agency_clerk")
    assert records.seen(one, tenant="", context=clerk) == [first]


def test_an_entry_about_both_is_told_once(records: Records) -> None:
    one, other = uuid4(), uuid4()
    both = records.tell(one, other_client_id=str(other))
    records.say("merged", one, other)
    assert records.seen(one) == [both]


def test_what_is_said_of_a_link_counts_in_its_own_order(records: Records) -> None:
    one, other = uuid4(), uuid4()
    told, link_id = [records.tell(one), records.tell(other)], uuid4()
    pair = {"client_id": str(one), "other_client_id": str(other)}
    merged, unmerged = (
        records.clients.tell(
            link_id, category="identity_link", type=f"clients.clients_{happened}", data=pair
        )
        for happened in ("merged", "unmerged")
    )
    records.ledger.hear([unmerged])
    records.ledger.hear([merged])
    assert records.seen(one) == told[:1]


def test_a_link_that_does_not_say_of_whom_links_nobody(records: Records) -> None:
    one, other = uuid4(), uuid4()
    told = [records.tell(one), records.tell(other)]
    claimed = Teller().tell(data={"client_id": str(one), "other_client_id": str(other)})
    half = records.clients.tell(type="clients.clients_merged", data={"client_id": str(one)})
    records.ledger.hear([half, changed(claimed, type="clients.clients_merged")])
    assert records.seen(one) == told[:1]
