from collections.abc import Iterable
from contextlib import contextmanager
from datetime import date
from uuid import UUID

import pytest

from shared.domain.messages import Command, foreign
from shared.messaging.envelope import UnknownVersion, from_cloudevent, to_cloudevent
from shared.messaging.reactions import Reactions, hear_everything, keep, when
from shared.testing.broker import log_row


@foreign("things.something_happened", versions={1})
class SomethingHappened:
    number: int


@foreign("things.something_else_happened", versions={1})
class SomethingElseHappened:
    number: int


class DoThis(Command):
    number: int


class Desk:
    """A place to work without a database: remembers what was claimed, done and kept."""

    def __init__(self):
        self.db = self
        self.claimed: set[tuple[str, UUID]] = set()
        self.done: list[tuple[str, Command, int]] = []
        self.kept: list[tuple[str, int]] = []
        self.tenant = ""

    @contextmanager
    def work(self, *, all_tenants: bool = False):
        self.tenant = "all" if all_tenants else ""
        yield self

    def as_tenant(self, tenant: str) -> None:
        self.tenant = tenant

    def claim(self, reader: str, events: Iterable[tuple[UUID, date]]) -> set[UUID]:
        new = {event_id for event_id, _ in events if (reader, event_id) not in self.claimed}
        self.claimed |= {(reader, event_id) for event_id in new}
        return new

    def execute(self, command: Command, *, cause, index: int) -> None:
        assert cause.tenant == self.tenant
        self.done.append((self.tenant, command, index))


def note(desk, fact, delivery):
    desk.kept.append((desk.tenant, fact.number))


def delivery_of(number=1, **changes):
    return from_cloudevent(to_cloudevent(log_row(number, **changes), 0))


def test_commands_of_a_reaction_are_numbered_through():
    desk = Desk()
    reactions = Reactions(
        when(SomethingHappened, lambda fact: [DoThis(number=fact.number)] * 2),
        when(SomethingHappened, lambda fact: [DoThis(number=9)]),
    )
    reactions.handle(desk, "reader", [delivery_of(7, tenant="05974000")])
    assert desk.done == [
        ("05974000", DoThis(number=7), 0),
        ("05974000", DoThis(number=7), 1),
        ("05974000", DoThis(number=9), 2),
    ]


def test_a_reaction_is_given_what_the_read_models_know():
    desk = Desk()
    known = [DoThis(number=4)]
    reactions = Reactions(
        when(
            SomethingHappened,
            lambda fact, found: found,
            given=lambda db, fact, delivery: known if db is desk else [],
        )
    )
    reactions.handle(desk, "reader", [delivery_of()])
    assert [command for _, command, _ in desk.done] == known


def test_each_event_is_handled_once_and_only_by_who_reads_it():
    desk = Desk()
    reactions = Reactions(keep(SomethingHappened, note))
    twice = delivery_of(1)
    other = delivery_of(2, type="things.something_else_happened")
    reactions.handle(desk, "reader", [twice, other, twice])
    reactions.handle(desk, "reader", [twice])
    assert desk.kept == [("05974052", 1)]


def test_a_service_may_do_its_work_for_another_tenant():
    desk = Desk()
    reactions = Reactions(
        keep(SomethingHappened, note),
        when(SomethingHappened, lambda fact: [DoThis(number=1)]),
        tenant=lambda tenant: tenant[:5] + "000",
    )
    reactions.handle(desk, "reader", [delivery_of(tenant="05974052")])
    assert desk.kept == [("05974000", 1)]
    assert desk.done == [("05974000", DoThis(number=1), 0)]


def test_what_is_read_is_what_is_subscribed_to():
    reactions = Reactions(keep(SomethingHappened, note), keep(SomethingElseHappened, note))
    assert reactions.types == {"things.something_happened", "things.something_else_happened"}
    assert hear_everything(lambda db, deliveries: None).types == {"#"}


def test_an_unknown_version_stops_the_reaction():
    reactions = Reactions(keep(SomethingHappened, note))
    with pytest.raises(UnknownVersion):
        reactions.handle(Desk(), "reader", [delivery_of(schema_version=2)])


def test_who_hears_everything_sees_each_tenant_and_also_what_comes_again():
    heard = []
    hearing = hear_everything(lambda db, deliveries: heard.append((db.tenant, list(deliveries))))
    first, second = delivery_of(1), delivery_of(2, tenant="05974000", type="other.thing")
    hearing.handle(Desk(), "audit", [first, second, first])
    assert heard == [("all", [first, second, first])]


def test_readers_do_not_claim_from_one_another():
    desk = Desk()
    reactions, event = Reactions(keep(SomethingHappened, note)), delivery_of(3)
    for reader in ("one", "other"):
        reactions.handle(desk, reader, [event])
    assert len(desk.kept) == 2
