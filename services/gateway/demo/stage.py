"""Where the story is played: calls of the public interface, and checks that are shown."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final, Protocol
from zoneinfo import ZoneInfo

import requests
from rich.console import Console
from rich.table import Table

from services.gateway.demo.people import Person

HERE: Final = ZoneInfo("Europe/Berlin")
PATIENCE: Final = 20.0
PAUSE: Final = 0.02
Answer = dict[str, Any]
Body = dict[str, Any]


class Clock(Protocol):
    """The clock of a platform for trying out."""

    def set(self, moment: datetime) -> None:
        """Let it be this moment, for all that run."""
        ...


class StoryBroke(Exception):
    """Something did not go as it must; the message says what, and what was answered."""


@dataclass
class Stage:
    """Plays against the interface at `url`; `sign` gives the token of a person.

    Where there is no `clock` that can be set, everything happens today.
    """

    url: str
    sign: Callable[[Person], str]
    console: Console
    german: bool = True
    clock: Clock | None = None
    checks: int = 0
    session: requests.Session = field(default_factory=requests.Session)
    moment: datetime | None = None
    day_shown: date | None = None

    def step(self, number: int, german: str, english: str) -> None:
        """Announce a step of the story."""
        text = german if self.german else english
        self.console.print(f"\n[bold cyan]{number:>2}[/]  [bold]{text}[/]")
        self.day_shown = None

    def at(self, moment: str) -> None:
        """Let it be this moment, in local time."""
        if self.clock:
            self.moment = datetime.fromisoformat(moment).replace(tzinfo=HERE)
            self.clock.set(self.moment.astimezone(UTC))

    @property
    def today(self) -> date:
        """The day it is in the story."""
        return (self.moment or datetime.now(HERE)).date()

    def check(self, true: bool, german: str, english: str, found: object = "") -> None:
        """Show that something is so, or break off."""
        text = german if self.german else english
        if not true:
            raise StoryBroke(f"{text}: {found}")
        self.checks += 1
        line = Table.grid(padding=(0, 1))
        line.add_column(width=len("    DD.MM.YYYY"), style="dim")
        line.add_row(f"    {self.day()}", "[green]✓[/]", text)
        self.console.print(line)

    def day(self) -> str:
        """Return the day it is, unless it is the one shown last."""
        if self.day_shown == self.today:
            return ""
        self.day_shown = self.today
        return f"{self.today:%d.%m.%Y}"

    def eventually(self, probe: Callable[[], Any], german: str, english: str) -> Any:
        """Wait until `probe` gives something true, show it and return it."""
        started = time.monotonic()
        while not (found := probe()):
            if time.monotonic() - started > PATIENCE:
                raise StoryBroke(f"{german if self.german else english}: not in {PATIENCE:g} s")
            time.sleep(PAUSE)
        waited = f" [dim]({(time.monotonic() - started) * 1000:.0f} ms)[/]"
        self.check(True, german + waited, english + waited)
        return found

    def ask(self, person: Person, method: str, path: str, **options: Any) -> requests.Response:
        """Send a request as `person` and return the response, whatever it is."""
        headers = {"Authorization": f"Bearer {self.sign(person)}"} | options.pop("headers", {})
        return self.session.request(
            method, f"{self.url}/v1{path}", headers=headers, timeout=15, **options
        )

    def get(self, person: Person, path: str, **query: Any) -> Answer:
        """Return what is found under `path`."""
        return self.understood(self.ask(person, "GET", path, params=query))

    def post(
        self, person: Person, path: str, body: Body | None = None, key: str = "", seen: str = ""
    ) -> Answer:
        """Ask for a change; `key` makes a repetition harmless, `seen` is the ETag one acts on."""
        named = {"Idempotency-Key": key, "If-Match": seen}
        headers = {name: value for name, value in named.items() if value}
        return self.understood(self.ask(person, "POST", path, json=body or {}, headers=headers))

    def post_once_known(self, person: Person, path: str, body: Body, unless: str) -> Answer:
        """Ask for a change that rests on what another service has yet to hear of.

        As long as it is refused with the code `unless`, ask again.
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            response = self.ask(person, "POST", path, json=body)
            if response.ok or response.json().get("code") != unless:
                break
            time.sleep(PAUSE)
        return self.understood(response)

    def refused(self, person: Person, path: str, body: Body, code: str, seen: str = "") -> Answer:
        """Ask for something that must be refused with `code`; return the problem."""
        headers = {"If-Match": seen} if seen else {}
        response = self.ask(person, "POST", path, json=body, headers=headers)
        problem: Answer = response.json()
        if response.ok or problem.get("code") != code:
            raise StoryBroke(f"{path}: {code} expected, but got {response.status_code} {problem}")
        return problem

    @staticmethod
    def understood(response: requests.Response) -> Answer:
        """Return the body of a good answer, or break off with the problem."""
        if not response.ok:
            request = f"{response.request.method} {response.request.path_url}"
            raise StoryBroke(f"{request}: {response.status_code} {response.text}")
        answer: Answer = response.json()
        return answer
