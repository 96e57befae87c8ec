"""A platform under load, to which something happens; and what must be true afterwards."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event

from shared.running.platform import Platform
from shared.running.rabbitmq_package import find_or_install
from tests.faults.platform.books import Books
from tests.faults.platform.folding import unlike_the_log
from tests.faults.platform.load import Load, Worker

Recoveries = dict[str, list[tuple[float, float]]]
WARM, PATIENCE, SETTLED = 25, 60.0, 0.5


@dataclass
class Trial:
    """Breaks the platform while people work with it."""

    platform: Platform
    load: Load
    books: Books
    seconds: float = 0.0
    recoveries: Recoveries = field(default_factory=dict)

    @contextmanager
    def of(self, fault: str) -> Iterator[None]:
        """Have people work while the block does its worst; then wait until all is well again."""
        with self.load.going_on():
            self.load.await_more(WARM)
            began = time.monotonic()
            yield
            whole_way = self.well_again()
            standstill = self.load.longest_standstill(began)
        self.recoveries.setdefault(fault, []).append((standstill, whole_way))
        self.require_agreement()

    def rounds(self) -> Iterator[int]:
        """Yield once, and again until as many seconds have passed as were asked for."""
        end, number = time.monotonic() + self.seconds, 0
        while not number or time.monotonic() < end:
            yield number
            number += 1

    def well_again(self) -> float:
        """Return after how many seconds a client was accompanied from one end to the other."""
        began = time.monotonic()
        worker = Worker(self.load, Event())
        with worker.session:
            worker.accompany()
        return time.monotonic() - began

    def stands_still(self) -> bool:
        """Say whether nothing is done any more, once what was under way has been done."""
        time.sleep(SETTLED)
        before = self.load.done()
        time.sleep(2 * SETTLED)
        return self.load.done() == before

    def require_agreement(self) -> None:
        """Fail unless answers, stores, inboxes, read models and ledger agree, and stay so."""
        assert not self.load.faults
        end = time.monotonic() + PATIENCE
        while found := self.books.disagreements(self.load.commands):
            assert time.monotonic() < end, "\n".join(found)
            time.sleep(SETTLED)
        time.sleep(SETTLED)
        assert not self.books.disagreements(self.load.commands)
        assert not unlike_the_log(self.books)

    def tell_broker(self, *arguments: str) -> None:
        """Have an operator's command done by the broker's own tool."""
        tool = find_or_install().with_name("rabbitmqctl")
        known = self.platform.broker.environment
        environment = {name: known[name] for name in known if name != "detached"}
        subprocess.run(
            [str(tool), *arguments], env=environment, check=True, capture_output=True, timeout=60
        )
