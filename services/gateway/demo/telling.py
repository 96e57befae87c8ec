"""What is shown when the story has been played, and whom one can sign in as."""

import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from services.gateway.demo import waits
from services.gateway.demo.people import (
    AUDITOR,
    CASE_MANAGER,
    COORDINATION,
    LIPPSTADT_DESK,
    SIGNED_IN,
    Person,
)
from services.gateway.demo.stage import Stage
from services.gateway.messages import Language
from services.gateway.reading import Interface
from services.gateway.telling import tell
from shared.settings import Settings

TITLES = {
    "way": ("Der Weg der Familie über alle Stellen", "The family's way across all institutions"),
    "waits": ("Worauf gewartet wurde", "What everybody waited for"),
    "open": ("Was noch offen ist", "What is still open"),
}
IN_PASSING = {
    "cases.measure_completed", "cases.measure_referred", "referrals.deadline_paused",
    "referrals.deadline_resumed", "referrals.deadline_set",
    "referrals.disclosure_package_released", "referrals.escalation_resolved",
}  # fmt: skip
TASKS = {
    "follow_up_due": ("fragen, wie es der Familie geht", "ask how the family is getting on"),
    "evaluation_due": ("messen, was die Maßnahme gebracht hat", "measure what has changed"),
    "data_quality_task": ("die Maßnahme ins Verzeichnis eintragen", "update the directory"),
}
REMINDER = (
    "Die Geschichte wurde hier schon gespielt; das ist, was davon aufgezeichnet ist."
    " --fresh vergisst sie und spielt sie neu.",
    "The story was played here before; this is what was recorded of it."
    " --fresh forgets it and plays it anew.",
)
CONCLUSION = (
    "{checks} Prüfungen bestanden; ein Jahr gespielt in {seconds:.1f} s, nur über die öffentliche"
    " Schnittstelle und RabbitMQ.",
    "{checks} checks passed; a year played in {seconds:.1f} s, through the public interface and"
    " RabbitMQ alone.",
)
INVITATION = (
    "Schnittstelle zum Ausprobieren: [bold]{url}/[/]\nFall der Familie: {case}\n"
    "Die Uhr geht wieder wie die der Welt.\n\n"
    "In einem zweiten Fenster:\n{commands}\n\nCtrl-C beendet alles.",
    "The interface, to try out: [bold]{url}/[/]\nThe family's case: {case}\n"
    "The clock is that of the world again.\n\n"
    "In a second window:\n{commands}\n\nCtrl-C stops everything.",
)


def played_before(stage: Stage) -> str:
    """Return the case in which the story came to its end on what was kept, if there is one."""
    found = stage.get(LIPPSTADT_DESK, "/cases", state="closed")["items"]
    return str(found[0]["case_id"]) if found else ""


def remind(stage: Stage) -> None:
    """Say that everything was played before."""
    stage.console.print(f"\n[bold]{REMINDER[not stage.german]}[/]")


def conclude(stage: Stage, seconds: float) -> None:
    """Say how it went."""
    text = CONCLUSION[not stage.german].format(checks=stage.checks, seconds=seconds)
    stage.console.print(f"\n[bold green]{text}[/]")


def show(stage: Stage, case: str) -> None:
    """Print the way of the family, who waited for whom, and what is still open."""
    language: Language = "de" if stage.german else "en"
    interface = Interface(url=stage.url, token=stage.sign(AUDITOR), language=language)
    way = [
        each
        for each in interface.all_pages(f"/timelines/case/{case}")
        if each["type"] not in IN_PASSING
    ]
    towns = {key: name for key, name in interface.names().items() if key.isdigit()}
    title(stage, "way")
    tell(stage.console, "", way, language, towns)
    title(stage, "waits")
    stage.console.print(waits.table(waits_of(stage, case), language))
    title(stage, "open")
    for person in (LIPPSTADT_DESK, COORDINATION):
        for each in stage.get(person, "/worklist")["items"]:
            told = TASKS.get(each["kind"], (each["kind"], each["kind"]))[not stage.german]
            stage.console.print(f"[dim]{each['due_on'] or '':10}[/]  {person.user:<10} {told}")


def title(stage: Stage, of: str) -> None:
    """Print the title of a part."""
    stage.console.print(f"\n[bold]{TITLES[of][not stage.german]}[/]")


def waits_of(stage: Stage, case: str) -> Iterator[tuple[str, str, str, list[waits.Interval]]]:
    """Yield what is told of each referral of a case, by the municipality that owns it."""
    for person in (CASE_MANAGER, LIPPSTADT_DESK):
        for each in stage.get(person, f"/cases/{case}/referrals")["items"]:
            if each["owner"] == person.tenant:
                found = stage.get(person, f"/referrals/{each['referral_id']}")
                told = waits.intervals(found["waiting"])
                yield found["service"], found["recipient"], found["state"], told


def invite(url: str, state: Path, console: Console, german: bool, case: str) -> None:
    """Say what can be looked at, and who can sign in."""
    program = Path(sys.argv[0])
    wegakte = program if program.name == "wegakte" else "wegakte"
    lines = [*settings_for(url, state)]
    for words in (f"timeline --case {case}", f"replay --case {case}", *map(token, SIGNED_IN)):
        lines.append(f"{wegakte} {words}")
    commands = "\n".join(f"  {line}" for line in lines)
    text = INVITATION[not german].format(url=url, case=case, commands=commands)
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
