"""Where the time of a command goes: gateway, RPC, and the service that decides and appends."""

import re
import time
from collections.abc import Callable
from statistics import median
from urllib.request import urlopen
from uuid import uuid4

import uuid6

from services.gateway.demo.people import WERL
from shared.messaging.client import RpcClients
from shared.running.platform import Platform
from shared.settings import variable
from tests.benchmarks.measuring import Spread

COUNT = 200
SUMS = re.compile(
    r'^wegakte_rpc_seconds_(sum|count){door="receive_enquiry",service="cases"} (\S+)$', re.M
)


def shares(platform: Platform, form: dict[str, object], whole: Callable[[], float]) -> list[Spread]:
    """Send commands through the gateway and past it, in turns; return what each hop takes.

    The service itself says how long its door took; the mean of those calls stands for the last
    hop, medians for the others.
    """
    clients = RpcClients(platform.amqp_url, size=1)
    calls, wholes = [], []
    seconds, count = door_seconds(platform)
    for _ in range(COUNT):
        wholes.append(whole())
        began = time.perf_counter()
        answer = clients.call("cases", "receive_enquiry", request(form))
        calls.append(time.perf_counter() - began)
        assert "accepted" in answer, answer
    clients.close()
    more, many = door_seconds(platform)
    door = (more - seconds) / (many - count)
    all_, call = median(wholes), median(calls)
    return [
        hop("the gateway (token, form, answer)", all_ - call, all_),
        hop("RPC through the broker", call - door, all_),
        hop("the service (read, decide, append, project)", door, all_),
    ]


def hop(name: str, seconds: float, of: float) -> Spread:
    """Return how long a hop takes; the share stands in its name."""
    spent = round(seconds * 1000, 2)
    return Spread(what=f"of that: {name}, {seconds / of:.0%}", unit="ms", p50=spent, p99=None)


def request(form: dict[str, object]) -> dict[str, object]:
    """Return what the gateway would send for such a form."""
    actor = {"user": "a.becker", "role": "case_manager", "institution": WERL}
    about = {"case_id": str(uuid6.uuid7()), "client_id": form["client_ids"][0]}  # type: ignore[index]
    ids = {"command_id": str(uuid6.uuid7()), "correlation_id": str(uuid4())}
    return {"command": {**form, **about}, "context": {**ids, "tenant": WERL, "actor": actor}}


def door_seconds(platform: Platform) -> tuple[float, float]:
    """Return for how long the door was at work, and how often."""
    port = platform.programs["doors"].env[variable("health_port")]
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as page:
        found = dict(SUMS.findall(page.read().decode()))
    return float(found.get("sum", 0)), float(found.get("count", 0))
