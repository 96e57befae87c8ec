import pytest

from shared.eventstore.serialization import schema_for
from shared.messaging.timekeeping import Timekeeping

from .house import RUNNING

WOKEN = [
    pytest.param(service, aggregate, id=f"{service.name}.{aggregate.category}")
    for service in RUNNING
    for aggregate in service.load().SERVICE.aggregates
    if aggregate.wake
]


def entrypoints_of(cls):
    return [
        entrypoint
        for member in vars(cls).values()
        for entrypoint in getattr(member, "nameko_entrypoints", ())
    ]


@pytest.mark.parametrize(("service", "aggregate"), WOKEN)
def test_what_an_aggregate_is_asked_when_it_is_due_is_a_command_of_its_own(service, aggregate):
    assert aggregate.wake.ask in aggregate.decisions
    fields = schema_for(aggregate.wake.ask).fields
    assert {aggregate.key, "at"} <= set(fields)
    assert {name for name, field in fields.items() if field.required} <= {aggregate.key, "at"}


@pytest.mark.parametrize(("service", "aggregate"), WOKEN)
def test_a_service_whose_aggregates_are_due_has_a_timekeeper(service, aggregate):
    subscriptions = service.load().Subscriptions

    assert subscriptions.name == f"{service.name}.subscriptions"
    assert [e for e in entrypoints_of(subscriptions) if isinstance(e, Timekeeping)]


def test_some_aggregates_are_woken_at_all():
    assert WOKEN
