"""`wegakte keyring`: the keys of persons."""

import base64
import os
from uuid import UUID

import click

from shared.commands.speaking import progress, say
from shared.declaring import ROOT_KEY_BYTES
from shared.keyring.postgres import PostgresKeyring
from shared.settings import settings

SAME_ROOT = """\
The root key is still the same: whoever has it and an older backup of the keyring can still read
persons that were forgotten since. To end that:
  1. make a new root key:                              wegakte keyring secret
  2. put it in front, restart all that use it:         WEGAKTE_KEYRING_SECRET=<new>,<old>
  3. rotate again:                                     wegakte keyring rotate
  4. rebuild read models whose README asks for it:     wegakte rebuild <name>
  5. take the old one away and destroy every copy:     WEGAKTE_KEYRING_SECRET=<new>\
"""


@click.group()
def keyring() -> None:
    """The keys under which the data of persons are sealed."""


@keyring.command()
def secret() -> None:
    """Make a new root key, for WEGAKTE_KEYRING_SECRET."""
    click.echo(base64.b64encode(os.urandom(ROOT_KEY_BYTES)).decode())


@keyring.command()
def rotate() -> None:
    """Wrap all keys anew, so that old backups cannot bring back who was forgotten.

    Safe at any time; an interrupted rotation is finished by the next one.
    """
    with progress("keys") as moved:
        done = opened().rotate(moved)
    say(f"{done.rewrapped} keys wrapped anew; the old wrapping is destroyed")
    if not done.new_root:
        say(SAME_ROOT)


@keyring.command()
@click.argument("subject", type=click.UUID)
@click.option("--category", help="Only this category of data.")
@click.option("--reason", required=True, help="Why, for the record; nothing about the person.")
@click.confirmation_option(prompt="What is sealed under the key is lost for ever. Destroy it?")
def shred(subject: UUID, category: str | None, reason: str) -> None:
    """Destroy the keys of a person. There is no way back.

    This is the last resort, and the way to repeat an erasure after a backup was restored. Read
    models are not told: rebuild them afterwards.
    """
    count = opened().shred(subject, category, reason)
    say(f"{count} keys destroyed; rotate the keyring to take them out of reach of backups as well")


def opened() -> PostgresKeyring:
    """Return the keyring that the settings name."""
    return PostgresKeyring(settings().require("database_url", "keyring_secret"))
