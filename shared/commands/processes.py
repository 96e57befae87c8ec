"""`wegakte run`, `relay` and `serve`: each becomes the process that was asked for."""

import os
import sys

import click

from shared.installed import chosen_services
from shared.settings import settings

SITE = "services.gateway.app:create_app()"
RUNTIME = "shared.messaging.runtime"


@click.command()
@click.option(
    "--doors/--subscriptions",
    default=True,
    help="Answer requests (the default), or react to the events of other services.",
)
@click.argument("services", nargs=-1, metavar="[SERVICE]...")
def run(doors: bool, services: tuple[str, ...]) -> None:
    """Run services: all, or those named, together in one process."""
    settings().require("database_url", "amqp_url")
    become(RUNTIME, "doors" if doors else "subscriptions", *names_of(services))


@click.command()
@click.argument("services", nargs=-1, metavar="[SERVICE]...")
def relay(services: tuple[str, ...]) -> None:
    """Publish what services have recorded: all, or those named.

    Of several relays for a service one works, and the others stand by.
    """
    settings().require("database_url", "amqp_url")
    become(RUNTIME, "relay", *names_of(services))


@click.command()
@click.option("--workers", default=1, show_default=True, help="How many processes.")
def serve(workers: int) -> None:
    """Serve the web site."""
    known = settings()
    known.require("amqp_url", *(() if known.issuer_key else ("jwks", "issuer")))
    become("gunicorn", "--config", "python:shared.commands.site", "--workers", str(workers), SITE)


def names_of(services: tuple[str, ...]) -> list[str]:
    """Return the names of the services that were chosen."""
    return [service.name for service in chosen_services(services)]


def become(module: str, *arguments: str) -> None:
    """Replace this process, so that signals reach who they are meant for."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, "-m", module, *arguments])
