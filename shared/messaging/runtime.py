"""Starts processes: `python -m shared.messaging.runtime doors|subscriptions|relay [SERVICE]...`."""

import sys
import warnings
from importlib import import_module
from types import ModuleType

ROLES = ("doors", "subscriptions", "relay")


def import_eventlet() -> ModuleType:
    """Return eventlet, imported without what it says about being old; that belongs into no log."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module("eventlet")


def make_green() -> None:
    """Have everything that waits give way to others; call it before anything else is imported."""
    eventlet = import_eventlet()
    from psycogreen.eventlet import patch_psycopg

    eventlet.monkey_patch()
    patch_psycopg()


def run(role: str, names: list[str]) -> int:
    """Run the `role` of these services, or of all, until told to stop; return the exit status."""
    if role == "relay":
        import_eventlet()
        from shared.messaging.relays import run_relays

        return run_relays(names)
    make_green()
    from shared.messaging.serving import serve

    return serve(role, names)


def main(arguments: list[str]) -> int:
    """Read the command line, and run."""
    if not arguments or arguments[0] not in ROLES:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    return run(arguments[0], arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
