"""`wegakte clock`: what time it is for the services."""

from datetime import datetime, timedelta

import click

from shared.commands.speaking import say
from shared.database import Database
from shared.domain.working_days import HERE
from shared.eventstore.clock import clock_of, is_settable
from shared.provisioning.clock import SettableClock
from shared.settings import settings


@click.group()
def clock() -> None:
    """What time it is for the services; to be set only where nothing real is recorded.

    A clock that can be set is made with a new database: WEGAKTE_SETTABLE_CLOCK=true.
    """


@clock.command()
def show() -> None:
    """Say what time it is, and whether that can be changed."""
    known = settings().require("database_url")
    with Database(known.database_url, name=known.database_name, size=1).session() as db:
        kind = is_settable(db)
        if kind is None:
            raise click.ClickException("There is no clock yet. Run `wegakte migrate`.")
        said = "a clock that can be set" if kind else "the time of the database server"
        say(f"{in_words(clock_of(db))} ({said})")


@clock.command("set")
@click.argument("moment", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]))
def set_(moment: datetime) -> None:
    """Have it be MOMENT, as an office's clock shows it; time goes on from there."""
    settable = opened()
    settable.set(moment.replace(tzinfo=HERE))
    say(f"it is {in_words(settable.now())}")


@clock.command()
@click.option("--days", default=0, help="So many times 24 hours.")
@click.option("--hours", default=0)
@click.option("--minutes", default=0)
def advance(days: int, hours: int, minutes: int) -> None:
    """Let so much time have passed; what is due meanwhile is then done."""
    settable = opened()
    settable.advance(timedelta(days=days, hours=hours, minutes=minutes))
    say(f"it is {in_words(settable.now())}")


def opened() -> SettableClock:
    """Return the clock of the database that the settings name."""
    return SettableClock(settings().require("database_url"))


def in_words(moment: datetime) -> str:
    """Return a moment as an office's clock shows it."""
    return moment.astimezone(HERE).strftime("%Y-%m-%d %H:%M:%S %Z")
