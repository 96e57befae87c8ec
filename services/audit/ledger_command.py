"""`wegakte ledger`: what others need to verify the ledger."""

from pathlib import Path

import click

from services.audit.projections import checkpoints, exporting, trees
from shared.commands.speaking import progress, quiet, say
from shared.database import Database
from shared.eventstore.opening import open_database
from shared.installed import chosen_services
from shared.settings import settings


@click.group()
def ledger() -> None:
    """Hand the ledger to those who verify it."""


@ledger.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path) -> None:
    """Write the whole ledger into FOLDER, in the format of public transparency logs.

    It holds no content of persons. `wegakte-verify log FOLDER --policy FILE` verifies it; a second
    export into the same folder adds what is new.
    """
    database = opened()
    try:
        with progress("ledger") as moved, database.session() as db:
            found = exporting.export(db, folder, moved)
    except exporting.NothingSigned as error:
        raise click.ClickException(str(error)) from None
    finally:
        database.close()
    say(f"{found.size} entries of {found.origin} in {folder}")


@ledger.command()
def key() -> None:
    """Print the public key of the ledger, for the policies of those who verify it."""
    database = opened()
    try:
        with database.session() as db:
            origin, _ = trees.standing(db)
    finally:
        database.close()
    known = checkpoints.public_key(origin)
    if known is None:
        raise click.ClickException("WEGAKTE_LEDGER_KEY is not set: nothing is signed.")
    say(str(known))


def opened() -> Database:
    """Return the ledger's database."""
    with quiet():
        [audit] = chosen_services(["audit"])
        service = audit.load().SERVICE
    return open_database(service, service.log_role, settings().require("database_url"))
