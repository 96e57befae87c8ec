"""What is shown when the story has been played, and whom one can sign in as."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console

from services.gateway.demo.family import Family
from services.gateway.demo.people import CASE_MANAGER, SIGNED_IN, Person
from services.gateway.demo.stage import Stage
from services.gateway.messages import Language
from services.gateway.telling import tell
from shared.settings import Settings

TITLES = {
    "timeline": (
        "Der Weg der Familie über alle Stellen",
        "The family's way across all institutions",
    ),
    "replay": ("Der Fall, Schritt für Schritt wiederholt", "The case, replayed step by step"),
}
CONCLUSION = (
    "{checks} Prüfungen bestanden; gespielt in {seconds:.1f} s, nur über die öffentliche"
    " Schnittstelle und RabbitMQ.",
    "{checks} checks passed; played in {seconds:.1f} s, through the public interface and RabbitMQ"
    " alone.",
)
INVITATION = (
    "Schnittstelle zum Ausprobieren: [bold]{url}/[/]\nFall der Familie: {case}\n\n"
    "In einem zweiten Fenster:\n{commands}\n\nCtrl-C beendet alles.",
    "The interface, to try out: [bold]{url}/[/]\nThe family's case: {case}\n\n"
    "In a second window:\n{commands}\n\nCtrl-C stops everything.",
)


def show(stage: Stage, family: Family) -> None:
    """Print the way of the family across institutions, and the replay of its case."""
    language: Language = "de" if stage.german else "en"
    page = stage.get(CASE_MANAGER, f"/timelines/case/{family.case}", page_size=200)
    history = stage.get(CASE_MANAGER, f"/cases/{family.case}/history")
    found: dict[str, list[Any]] = {"timeline": page["items"], "replay": history["events"]}
    for name, happenings in found.items():
        title = TITLES[name][0 if stage.german else 1]
        stage.console.print(f"\n[bold]{title}[/]")
        tell(stage.console, "", happenings, language)


def conclude(stage: Stage, seconds: float) -> None:
    """Say how it went."""
    text = CONCLUSION[0 if stage.german else 1].format(checks=stage.checks, seconds=seconds)
    stage.console.print(f"\n[bold green]{text}[/]")


def invite(url: str, state: Path, console: Console, german: bool, case: str) -> None:
    """Say what can be looked at, and who can sign in."""
    program = Path(sys.argv[0])
    wegakte = program if program.name == "wegakte" else "wegakte"
    lines = [*settings_for(url, state)]
    for words in (f"timeline --case {case}", f"replay --case {case}", *map(token, SIGNED_IN)):
        lines.append(f"{wegakte} {words}")
    commands = "\n".join(f"  {line}" for line in lines)
    text = INVITATION[0 if german else 1].format(url=url, case=case, commands=commands)
    console.rule(style="cyan")
    console.print(text, soft_wrap=True, highlight=False)


def settings_for(url: str, state: Path) -> Iterator[str]:
    """Yield what a second window must be told, if this is not where it would look by itself."""
    port = url.rpartition(":")[2]
    if state != Path(".wegakte").resolve():
        yield f"export WEGAKTE_STATE_DIR={state}"
    if port != str(Settings().gateway_port):
        yield f"export WEGAKTE_GATEWAY_PORT={port}"


def token(person: Person) -> str:
    """Return the command that prints a token of `person`."""
    options = {"--role": person.role, "--user": person.user}
    options |= {"--tenant": person.tenant, "--agency": person.agency}
    words = [word for pair in options.items() if pair[1] for word in pair]
    return " ".join(["token", *words])
