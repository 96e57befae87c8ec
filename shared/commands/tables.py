"""`wegakte migrate` and `wegakte rebuild`: what lies in the database."""

import click

from shared.commands.speaking import progress, quiet, say, show
from shared.database import Database
from shared.eventstore.opening import open_database
from shared.eventstore.rebuild import Rebuild
from shared.eventstore.service import Service
from shared.installed import chosen_services
from shared.keyring.postgres import PostgresKeyring
from shared.migrations import migrate as bring_up_to_date
from shared.projections import Projection
from shared.settings import Settings, settings


@click.command()
@click.argument("services", nargs=-1, metavar="[SERVICE]...")
def migrate(services: tuple[str, ...]) -> None:
    """Create databases, roles and tables that are missing, of all services or those named.

    Safe to repeat, and to run on several machines at once. WEGAKTE_DATABASE_URL must name a user
    that may create databases and roles.
    """
    bring_up_to_date(settings().require("database_url"), chosen_services(services), say)


@click.command()
@click.argument("projection", required=False)
def rebuild(projection: str | None) -> None:
    """Rebuild a read model from the log, while the service goes on.

    Without a PROJECTION, list all there are.
    """
    with quiet():
        known = projections()
    if projection is None:
        rows = [(name, ", ".join(each.tables)) for name, (_, each) in known.items()]
        show("Read models", ("Name", "Tables"), rows)
        return
    service, chosen = find(known, projection)
    with progress(projection) as moved:
        count = rebuild_of(settings(), service, chosen).run(moved)
    say(f"{projection}: rebuilt from {count} events")


def projections() -> dict[str, tuple[Service, Projection]]:
    """Return every projection as `service/name`."""
    services = [installed.load().SERVICE for installed in chosen_services([])]
    return {f"{each.name}/{p.name}": (each, p) for each in services for p in each.projections}


def find(known: dict[str, tuple[Service, Projection]], name: str) -> tuple[Service, Projection]:
    """Return the projection called `name`, with or without its service in front."""
    fitting = [key for key in known if name in (key, key.partition("/")[2])]
    if len(fitting) != 1:
        those = ", ".join(fitting or known)
        raise click.BadParameter(f"{name!r} is not one read model; there are {those}")
    return known[fitting[0]]


def rebuild_of(known: Settings, service: Service, projection: Projection) -> Rebuild:
    """Return the rebuild of a projection, connected as the settings say."""
    known.require("database_url", "keyring_secret")
    return Rebuild(
        service,
        projection,
        owner=Database(known.database_url, name=known.database_name, size=1),
        log=open_database(service, service.log_role, known),
        keys=PostgresKeyring(known),
    )
