"""`wegakte docs`: the reference pages."""

from pathlib import Path

import click

from shared.catalogue.pages import all_pages
from shared.catalogue.writing import FOLDER, differences, write
from shared.commands.speaking import say
from shared.installed import chosen_services


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail if a page would change.")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=FOLDER,
    help="The folder of the pages.",
)
def docs(check: bool, folder: Path) -> None:
    """Write the reference pages from what the code declares."""
    pages = all_pages(chosen_services([]))
    if not check:
        for file in write(pages, folder):
            say(f"written: {file.name}")
        return
    if changes := list(differences(pages, folder)):
        click.echo("\n".join(changes))
        raise click.ClickException("The reference is out of date. Run `wegakte docs`.")
