"""`wegakte health`: whether a process, or what it needs, is well."""

import sys
from collections.abc import Callable
from functools import partial
from http.client import HTTPConnection

import click
from rich.text import Text

from shared.commands.speaking import console
from shared.database import Database, DatabaseAway, DatabaseBusy
from shared.installed import Installed, chosen_services
from shared.keyring import epochs
from shared.keyring.wrapping import RootKeys
from shared.migrations import unapplied
from shared.settings import KEYRING_ROLE, Settings, settings

Check = Callable[[], str]
PATIENCE = 5.0
ENOUGH_ROOM = 4_000_000  # a fifth of a partition


@click.command()
@click.argument("services", nargs=-1, metavar="[SERVICE]...")
@click.option("--live", is_flag=True, help="Ask the process only whether it lives.")
def health(services: tuple[str, ...], live: bool) -> None:
    """Fail unless all is well.

    Inside a container, where WEGAKTE_HEALTH_PORT is set: ask the process that runs there.
    With services named, or without that port: see whether what they need can be reached.
    """
    known = settings()
    if known.health_port and not services:
        ask(known, "/health/live" if live else "/health/ready")
        return
    troubles = [tell(name, check()) for name, check in checks(known, services).items()]
    if any(troubles):
        sys.exit(1)


def ask(known: Settings, path: str) -> None:
    """Ask the process behind the health port."""
    host = "127.0.0.1" if known.health_host in ("0.0.0.0", "::", "") else known.health_host
    connection = HTTPConnection(host, known.health_port, timeout=PATIENCE)
    connection.request("GET", path)
    answer = connection.getresponse()
    console.print(answer.read().decode(errors="replace"), markup=False)
    if answer.status != 200:
        sys.exit(1)


def checks(known: Settings, services: tuple[str, ...]) -> dict[str, Check]:
    """Return what has to be well, by name."""
    known.require("database_url", "amqp_url")
    found: dict[str, Check] = {"broker": partial(broker_trouble, known)}
    if known.keyring_secret:
        found["keyring"] = partial(keyring_trouble, known)
    for service in chosen_services(services):
        found[f"database of {service.name}"] = partial(database_trouble, known, service)
    return found


def tell(name: str, trouble: str) -> str:
    """Print and return whether something is well."""
    mark, style = ("✗", "red") if trouble else ("✓", "green")
    console.print(Text.assemble((mark, style), f" {name}", f": {trouble}" if trouble else ""))
    return trouble


def broker_trouble(known: Settings) -> str:
    """Return why the broker cannot be reached, or nothing."""
    from shared.messaging.connections import connect, hang_up

    try:
        hang_up(connect(known.amqp_url, name="health"))
    except Exception as error:
        return str(error) or type(error).__name__
    return ""


def database_trouble(known: Settings, service: Installed) -> str:
    """Return what is wrong with a service's schema, or nothing."""
    login = known.login(f"wegakte_{service.name}")
    try:
        with Database(**login, search_path=service.name, size=1).session() as db:
            if waiting := unapplied(db, service):
                return f"run `wegakte migrate` for {', '.join(waiting)}"
            return room_trouble(int(db.rows("SELECT room()")[0][0]))
    except (DatabaseAway, DatabaseBusy) as error:
        return str(error)


def room_trouble(room: int) -> str:
    """Return a warning where the log has room for few more events, or nothing."""
    if room >= ENOUGH_ROOM:
        return ""
    return f"the log has room for {room:,} more events: run `wegakte migrate` to make more"


def keyring_trouble(known: Settings) -> str:
    """Return why the keyring cannot be opened, or nothing."""
    try:
        with Database(**known.login(KEYRING_ROLE), size=1).session() as db:
            row = db.one(epochs.NEWEST)
            if row:
                epochs.read(row, RootKeys(known.root_keys))
    except Exception as error:
        return str(error) or type(error).__name__
    return ""
