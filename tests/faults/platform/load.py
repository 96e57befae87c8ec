"""People at work through the public interface, who insist on an answer to all they ask for."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from threading import Event, Thread
from typing import Final
from uuid import uuid4, uuid5

import requests

from services.gateway.backend.calls import KEYS
from services.gateway.demo.arrival import ADMISSION
from services.gateway.demo.family import consent, person
from services.gateway.demo.people import WERL, Person
from tests.faults.platform.answers import Answer, Command, Enough, id_of
from tests.faults.platform.forms import ANSWERS, CLERK, a_name, referral
from tests.integration.gateway.description import Description

SERVICE_OF: Final = {
    "clients": "clients", "consents": "clients", "cases": "cases", "referrals": "referrals",
}  # fmt: skip
REFUSALS: Final = frozenset({400, 403, 404, 409, 412, 422})
THINK: Final = 0.02
REPEATED: Final = 0.1
PAUSE: Final = 0.2
PATIENCE: Final = 90.0


@dataclass
class Load:
    """Several people at work, and all that they were told."""

    url: str
    sign: Callable[[Person], str]
    description: Description
    workers: int = 5
    insistent: bool = True
    commands: list[Command] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    stopping: Event = field(default_factory=Event)

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Have everybody work until the block ends; then wait for the last answers."""
        self.stopping.clear()
        threads = [Thread(target=Worker(self).work) for _ in range(self.workers)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.stopping.set()
            for thread in threads:
                thread.join()

    def await_more(self, number: int) -> None:
        """Wait until so many more commands were done."""
        enough, end = self.done() + number, time.monotonic() + PATIENCE
        while self.done() < enough:
            assert time.monotonic() < end, "the load does not get going"
            time.sleep(0.02)

    def hear(self, path: str, response: requests.Response) -> None:
        """Note it as a fault if an answer is none that the interface documents."""
        try:
            self.description.check("POST", path, response.status_code, response.json())
        except (LookupError, ValueError) as error:
            self.faults.append(f"{path}: {response.status_code} {response.text} {error!r}")

    def longest_standstill(self, since: float) -> float:
        """Return for how many seconds, at the longest, nobody's command was done."""
        moments = [each.answered_at for each in list(self.commands) if each.accepted]
        moments = [since, *sorted(moment for moment in moments if moment > since)]
        return max(later - moment for moment, later in pairwise(moments))

    def done(self) -> int:
        """Return how many commands were done so far."""
        return sum(command.accepted for command in list(self.commands))


class Worker:
    """A case manager, and the clerk who answers: one thing after the other."""

    def __init__(self, load: Load, stopping: Event | None = None) -> None:
        self.load = load
        self.stopping = stopping or load.stopping
        self.session = requests.Session()
        self.me = Person(user=f"w.{uuid4().hex[:8]}", role="case_manager", tenant=WERL)

    def work(self) -> None:
        """Accompany one client after the other."""
        with self.session:
            while not self.stopping.is_set():
                with suppress(Enough):
                    self.accompany()

    def accompany(self) -> None:
        """Accompany a client from the registration to the withdrawal of the consent."""
        client, case = self.admit()
        self.ask(self.me, f"/cases/{case}/contacts", {"channel": "visit", "note": "Wir sprachen."})
        self.find(case, "school_place")
        self.refer(client, case)

    def admit(self) -> tuple[str, str]:
        """Take up a new client; return the ids of client and case."""
        client = self.new("/clients", person(a_name(), a_name()))
        self.new("/consents", consent(client, "case_management", [], data_classes=["base"]))
        form = {"client_ids": [client], "municipality": WERL, "source": "self", "reason": "Hilfe"}
        case = self.new("/cases", form)
        self.until_known(f"/cases/{case}/admission", ADMISSION, "NO_BASE_CONSENT")
        return client, case

    def find(self, case: str, service: str) -> None:
        """Report that there is something in the structures."""
        finding = {"kind": "long_wait", "service": service, "municipality": WERL}
        self.new(f"/cases/{case}/findings", finding)

    def refer(self, client: str, case: str) -> None:
        """Refer the client; have the agency answer, twice; take the consent back, twice."""
        consent_id = self.new("/consents", consent(client, "referral:school_place", ["KI-SE"]))
        form = referral(client, case, consent_id)
        referral_id = id_of(self.until_known("/referrals", form, "CONSENT_MISSING"))
        (first, yes), (then, no) = random.sample(sorted(ANSWERS.items()), 2)
        self.until_known(f"/referrals/{referral_id}/{first}", yes, "ILLEGAL_TRANSITION", CLERK)
        self.ask(CLERK, f"/referrals/{referral_id}/{then}", no)
        for _ in range(2):
            self.ask(self.me, f"/consents/{consent_id}/withdrawal", {})

    def new(self, path: str, form: Answer) -> str:
        """Ask for something new; return its id."""
        return id_of(self.ask(self.me, path, form))

    def until_known(
        self, path: str, form: Answer, unless: str, who: Person | None = None
    ) -> Command:
        """Ask anew, under another key, as long as what it rests on has not been heard of."""
        while True:
            command = self.ask(who or self.me, path, form)
            if command.body.get("code") != unless:
                return command
            time.sleep(PAUSE)

    def ask(self, who: Person, path: str, form: Answer) -> Command:
        """Ask for something under a key of its own until there is a last word; keep it."""
        if self.stopping.is_set():
            raise Enough
        time.sleep(THINK)
        key, tries = uuid4().hex, list[str]()
        status, body = self.last_word(who, path, form, key, tries)
        command = Command(
            command_id=uuid5(KEYS, f"{who.user}|{key}"),
            service=SERVICE_OF[path.split("/")[1]],
            path=path,
            status=status,
            body=body,
            tries=tries,
        )
        self.load.commands.append(command)
        if command.accepted and random.random() < REPEATED:
            self.repeat(command, self.attempt(who, path, form, key))
        return command

    def repeat(self, first: Command, again: tuple[int | None, Answer]) -> None:
        """Note it as a fault if a repeat was answered otherwise than the first time."""
        status, body = again
        if status not in (None, 503) and (status, body) != (first.status, first.body):
            self.load.faults.append(f"{first.path}: first {first.body}, then {status} {body}")

    def last_word(
        self, who: Person, path: str, form: Answer, key: str, tries: list[str]
    ) -> tuple[int | None, Answer]:
        """Return the answer that counts, after as many tries as it takes."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            status, body = self.attempt(who, path, form, key)
            tries.append(f"{status} {body.get('code', body.get('error', ''))}")
            if status in (200, 201) or status in REFUSALS:
                return status, body
            if status not in (None, 503):
                self.load.faults.append(f"{path}: {status} {body}")
            time.sleep(PAUSE)
            if not self.load.insistent:
                return None, {}
        self.load.faults.append(f"{path}: no last word: {tries}")
        return None, {}

    def attempt(self, who: Person, path: str, form: Answer, key: str) -> tuple[int | None, Answer]:
        """Return what is answered; nothing where the connection is lost."""
        headers = {"Authorization": f"Bearer {self.load.sign(who)}", "Idempotency-Key": key}
        try:
            response = self.session.post(
                f"{self.load.url}/v1{path}", json=form, headers=headers, timeout=30
            )
            self.load.hear(path, response)
            return response.status_code, response.json()
        except (requests.RequestException, ValueError) as error:
            return None, {"error": type(error).__name__}
