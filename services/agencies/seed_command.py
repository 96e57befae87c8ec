"""`wegakte seed`: enters a directory to begin with."""

from collections import Counter
from pathlib import Path

import click

from services.agencies import seeding
from services.agencies.domain.directory_file import packaged
from services.agencies.domain.starting_directory import Directory
from shared.commands.speaking import progress, say, show
from shared.messaging.client import RpcClients
from shared.settings import settings

KINDS = {
    "register_agency": "institutions",
    "offer_service": "offers",
    "assign_jurisdiction": "competences",
    "set_sla_policy": "deadlines",
    "set_closing_days": "closing days",
}


@click.command()
@click.option(
    "--file",
    "path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A directory of your own, or services in the form of HSDS 3.",
)
@click.option("--district", help="The key of the district that keeps it; that of the file.")
@click.option("--dry-run", is_flag=True, help="Check the file, and enter nothing.")
def seed(path: Path | None, district: str | None, dry_run: bool) -> None:
    """Enter a directory: institutions, offers, competences and deadlines.

    Without --file, that of Kreis Soest. Safe to repeat: what is known already stays as it is, also
    where it was changed since. The service `agencies` must be running.
    """
    directory = seeding.plan(text_of(path) if path else packaged())
    if dry_run:
        tell(directory)
        return
    keeper = district or directory.district
    if not keeper:
        raise click.UsageError("Say which --district keeps these services.")
    enter(directory, keeper)


def text_of(path: Path) -> str:
    """Return what is in the file, or say that it is no text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{path} is no text in UTF-8.") from error


def tell(directory: Directory) -> None:
    """Print how much the file holds."""
    counted = Counter(KINDS[entry.door] for entry in directory.entries)
    show(
        f"Edition {directory.edition}",
        ("What", "How many"),
        [(k, str(n)) for k, n in counted.items()],
    )
    say("The file is right. Nothing was entered.")


def enter(directory: Directory, district: str) -> None:
    """Enter everything, and say what came of it; fail where something was refused."""
    services = RpcClients(settings().require("amqp_url").amqp_url, size=1, name="seed")
    try:
        with progress("entries") as moved:
            outcome = seeding.enter(directory, district, services, moved)
    finally:
        services.close()
    say(f"Edition {directory.edition}: {outcome.new} new, {outcome.known} known already")
    if outcome.faults:
        said = "\n".join(map(str, outcome.faults))
        raise click.ClickException(f"{len(outcome.faults)} entries were refused.\n{said}")
