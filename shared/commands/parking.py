"""`wegakte parked`: events that a service could not handle and put aside."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from shared.commands.speaking import say, show
from shared.installed import chosen_services
from shared.messaging.parked import (
    drop_parked,
    parked_counts,
    replay_parked,
    show_parked,
)
from shared.settings import settings


@click.group()
def parked() -> None:
    """Events that a service could not handle and put aside."""


@parked.command("list")
def list_() -> None:
    """Say how many events are parked, service by service."""
    names = [service.name for service in chosen_services([])]
    with broker() as url:
        counts = parked_counts(url, names)
    show("Parked events", ("Service", "Events"), [(name, str(n)) for name, n in counts.items()])


@parked.command("show")
@click.argument("service")
@click.option("--limit", default=100, show_default=True, help="How many to show.")
@click.option("--body", is_flag=True, help="Show the events themselves as well.")
def show_(service: str, limit: int, body: bool) -> None:
    """Show the events parked for a SERVICE, and why."""
    with broker() as url:
        events = show_parked(url, known(service), limit)
    rows = [(e.event_id, e.type, e.parked_at, str(e.attempts), e.cause) for e in events]
    show(f"Parked for {service}", ("Event", "Type", "Parked at", "Tries", "Why"), rows)
    if body:
        for event in events:
            say(event.body.decode(errors="replace"))


@parked.command()
@click.argument("service")
@click.argument("event", required=False)
@click.option("--all", "every", is_flag=True, help="All that are parked for the service.")
def replay(service: str, event: str | None, every: bool) -> None:
    """Give a parked EVENT, or --all, back to a SERVICE after the cause was removed."""
    if bool(event) == every:
        raise click.UsageError("Name one event, or say --all.")
    with broker() as url:
        say(f"given back: {replay_parked(url, known(service), event)}")


@parked.command()
@click.argument("service")
@click.argument("event")
@click.confirmation_option(prompt="The service will never handle this event. Drop it?")
def drop(service: str, event: str) -> None:
    """Let a parked EVENT go for good. The log and the audit record keep it."""
    with broker() as url:
        say(f"dropped: {drop_parked(url, known(service), event)}")


@contextmanager
def broker() -> Iterator[str]:
    """Give the broker's address; say so when nobody answers there."""
    try:
        yield settings().require("amqp_url").amqp_url
    except OSError as error:
        way_out = "Is WEGAKTE_AMQP_URL right, and RabbitMQ running?"
        raise click.ClickException(f"The broker does not answer ({error}). {way_out}") from error


def known(service: str) -> str:
    """Return the name of an installed service."""
    return chosen_services([service])[0].name
