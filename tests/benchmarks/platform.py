"""A command at the gateway, end to end, and its event at another service's handler."""

import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from io import StringIO
from pathlib import Path
from shutil import rmtree

import requests
from rich.console import Console

from services.gateway.demo import handovers, planning
from services.gateway.demo.command import seed, signing
from services.gateway.demo.family import Family
from services.gateway.demo.people import CASE_MANAGER, WERL
from services.gateway.demo.stage import Stage
from services.gateway.demo.story import play
from services.gateway.reading import Interface
from shared.running.platform import Platform
from tests.benchmarks.hops import shares
from tests.benchmarks.measuring import Spread, spread

COMMANDS = 300
HANDOVERS = 60


def measure() -> list[Spread]:
    """Start the whole platform, with fsync, and measure on a case of its story."""
    folder = Path(tempfile.mkdtemp(prefix="wegakte-bench-"))
    folder.chmod(0o711)
    try:
        with Platform(folder, console=Console(file=StringIO())) as platform:
            stage = Stage(platform.url, signing(platform), Console(file=StringIO()))
            family = Family()
            seed(platform)
            play(stage, family, until=planning.bound_consents)
            return [
                *measure_commands(stage, family),
                *measure_hops(platform, stage, family),
                measure_reactions(stage, family),
            ]
    finally:
        Platform(folder).forget()
        rmtree(folder)


def measure_commands(stage: Stage, family: Family) -> list[Spread]:
    """Take down enquiries, each the beginning of a case: with one client, then with twenty."""
    timed(stage, family, 50)
    alone = timed(stage, family, COMMANDS)
    began = time.perf_counter()
    together = in_threads(20, lambda: timed(stage, family, COMMANDS // 10))
    rate = len(together) / (time.perf_counter() - began)
    return [
        spread("command at the gateway, 1 client", alone, must=15),
        spread(f"command at the gateway, 20 clients ({rate:.0f}/s)", together),
    ]


def measure_hops(platform: Platform, stage: Stage, family: Family) -> list[Spread]:
    """See what each hop of such a command takes."""
    with requests.Session() as session:
        return shares(platform, enquiry(family), lambda: send(session, stage, family))


def timed(stage: Stage, family: Family, count: int) -> list[float]:
    """Send so many commands over a connection of one's own; return how long each took."""
    with requests.Session() as session:
        return [send(session, stage, family) for _ in range(count)]


def send(session: requests.Session, stage: Stage, family: Family) -> float:
    """Send one command; return how long it took."""
    headers = {"Authorization": f"Bearer {stage.sign(CASE_MANAGER)}"}
    form = enquiry(family)
    began = time.perf_counter()
    response = session.post(f"{stage.url}/v1/cases", json=form, headers=headers)
    duration = time.perf_counter() - began
    assert response.status_code == 201, response.text
    return duration


def enquiry(family: Family) -> dict[str, object]:
    """Return what is asked."""
    return {
        "client_ids": list(family.clients.values()),
        "municipality": WERL,
        "source": "self",
        "reason": "Viele Stellen, niemand hält die Fäden zusammen.",
    }


def in_threads(count: int, work: Callable[[], list[float]]) -> list[float]:
    """Run `work` in so many threads and put the results together."""
    with ThreadPoolExecutor(count) as pool:
        return [each for part in pool.map(lambda _: work(), range(count)) for each in part]


def measure_reactions(stage: Stage, family: Family) -> Spread:
    """Submit referrals; see how long after it the event had done its work at the cases.

    Both times are the stores' own: the submission as recorded by the referrals, and what follows
    from it as recorded by the cases, in another process, after the broker.
    """
    for _ in range(HANDOVERS):
        referral = handovers.refer(
            stage, family, "kita", "Navid", "kita", "JA-KREIS", "base contact"
        )
        # The same institution is asked for the same only once at a time.
        handovers.act(stage, CASE_MANAGER, referral, "withdrawal", by="sender")
    time.sleep(1)
    interface = Interface(url=stage.url, token=stage.sign(CASE_MANAGER))
    items = list(interface.all_pages(f"/timelines/case/{family.case}"))
    recorded = {each["event_id"]: datetime.fromisoformat(each["recorded_at"]) for each in items}
    delays = [
        (datetime.fromisoformat(each["recorded_at"]) - recorded[each["causation_id"]])
        for each in items
        if each["type"] == "cases.measure_referred"
    ]
    return spread("event at another service's handler", [each.total_seconds() for each in delays])
