"""A service that answers what it is asked: `python -m tests.benchmarks.echo ours|stock URL`.

It stands in a process of its own, as services do; the one with our doors, the other as nameko
makes it.
"""

import sys

import eventlet

eventlet.monkey_patch()

from nameko import config, runners  # noqa: E402
from nameko.extensions import register_entrypoint  # noqa: E402
from nameko.rpc import rpc  # noqa: E402

from shared.messaging.hall import Door  # noqa: E402
from shared.messaging.host import HOST  # noqa: E402


class OnlyBroker:
    """What the doors need of their process when there is no database."""

    def __init__(self, url: str) -> None:
        self.settings = self
        self.amqp_url = url
        self.checks: dict[str, object] = {}


class Ours:
    name = "echo"

    def ask(self, request: dict[str, object]) -> dict[str, object]:
        return {"found": request}

    register_entrypoint(ask, Door())


class Stock:
    name = "stock_echo"

    @rpc
    def ask(self, request: dict[str, object]) -> dict[str, object]:
        return {"found": request}


def main(which: str, url: str) -> None:
    """Answer until told to stop."""
    config.setup({"AMQP_URI": url, "max_workers": 20, HOST: OnlyBroker(url)})
    runner = runners.ServiceRunner()
    runner.add_service({"ours": Ours, "stock": Stock}[which])
    runner.start()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    runner.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
