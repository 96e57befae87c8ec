"""`wegakte demo`: starts everything on this machine, plays the story, and stays to be explored."""

import locale
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import click
from rich.console import Console

from services.gateway.demo import telling
from services.gateway.demo.family import Family
from services.gateway.demo.people import Person
from services.gateway.demo.stage import Stage, StoryBroke
from services.gateway.demo.story import play
from services.gateway.issuing import ensure_issuer_keys, issue
from shared.running.errors import CannotStart
from shared.running.platform import Platform
from shared.settings import NotConfigured, read_environment

WIDTH = 120
BEGINNING = "2025-03-03T07:00"


@click.command()
@click.option("--once", is_flag=True, help="End when the story is told, also on a terminal.")
@click.option("--fresh", is_flag=True, help="Forget what earlier runs have left.")
@click.option("--lang", type=click.Choice(["de", "en"]), help="The language of the story.")
@click.option("--state", type=click.Path(path_type=Path), help="Where everything is kept.")
def demo(once: bool, fresh: bool, lang: str | None, state: Path | None) -> None:
    """Start the platform on this machine, play a family's way through it, and stay.

    A database and a broker of its own are started too, on free ports. Ctrl-C stops everything;
    what was recorded is kept for the next start, unless that is told --fresh.
    """
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    language = lang or ("de" if (locale.getlocale()[0] or "").startswith("de") else "en")
    stays = sys.stdin.isatty() and console.is_terminal and not once
    try:
        port = read_environment().gateway_port
        with Platform(
            state, fresh=fresh, port=port, console=console, settable_clock=True
        ) as platform:
            case = tell(platform, console, language)
            platform.clock.set(datetime.now(UTC))
            if stays:
                telling.invite(platform.url, platform.state, console, language == "de", case)
                platform.watch()
    except (CannotStart, NotConfigured) as error:
        raise click.ClickException(str(error)) from error
    except StoryBroke as error:
        console.print(f"\n[bold red]✗[/] {error}", highlight=False, markup=True)
        raise SystemExit(1) from error
    except KeyboardInterrupt:
        raise SystemExit(0 if stays else 130) from None


def tell(platform: Platform, console: Console, language: str) -> str:
    """Play the story, unless that was done before; show what came of it; return the case."""
    german = language == "de"
    stage = Stage(platform.url, signing(platform), console, german=german, clock=platform.clock)
    if case := telling.played_before(stage):
        telling.remind(stage)
    else:
        stage.at(BEGINNING)
        seed(platform)
        case = play_all(stage)
    telling.show(stage, case)
    return case


def play_all(stage: Stage) -> str:
    """Play the story, say how it went, and return the family's case."""
    started, family = time.monotonic(), Family()
    play(stage, family)
    telling.conclude(stage, time.monotonic() - started)
    return family.case


def seed(platform: Platform) -> None:
    """Enter the directory of the district, as `wegakte seed` does; or raise `CannotStart`."""
    program = platform.program("seed", "seed")
    try:
        program.finish()
    finally:
        program.stop()


def signing(platform: Platform) -> Callable[[Person], str]:
    """Return what signs people in: each gets one token, for some hours."""
    key = platform.issuer_key
    ensure_issuer_keys(key)

    @cache
    def sign(person: Person) -> str:
        return issue(key, person.role, user=person.user, tenant=person.tenant, agency=person.agency)

    return sign
