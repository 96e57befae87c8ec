"""Finds the RabbitMQ of this machine, or installs Debian's."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from shared.running.errors import CannotStart

# Not /usr/sbin/rabbitmq-server: Debian's insists on another user and on its own folders.
PLACES: Final = (
    "usr/lib/rabbitmq/bin/rabbitmq-server",
    "usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin/rabbitmq-server",
    "opt/rabbitmq/sbin/rabbitmq-server",
    "opt/homebrew/opt/rabbitmq/sbin/rabbitmq-server",
)
PACKAGE: Final = "rabbitmq-server"
POLICY: Final = Path("/usr/sbin/policy-rc.d")
DO_NOT_START: Final = "#!/bin/sh\nexit 101\n"
WAY_OUT: Final = f"Install it (`apt-get install {PACKAGE}`), or name a broker in WEGAKTE_AMQP_URL."


def find_or_install() -> Path:
    """Return the script that runs RabbitMQ; install it if need be, or raise `CannotStart`."""
    if found := find():
        return found
    install()
    if found := find():
        return found
    raise CannotStart("RabbitMQ was installed, but is not where it is looked for.", WAY_OUT)


def find() -> Path | None:
    """Return the script that runs RabbitMQ, None if there is none."""
    for place in PLACES:
        for script in sorted(Path("/").glob(place), reverse=True):
            return script
    return None


def install() -> None:
    """Install Debian's package without starting its broker; or raise `CannotStart`."""
    apt = shutil.which("apt-get")
    rights = as_root()
    if apt is None or rights is None:
        raise CannotStart("There is no RabbitMQ on this machine.", WAY_OUT)
    say(f"RabbitMQ is missing: installing the package {PACKAGE} (its own broker stays off) ...")
    options = ["-q", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"]
    with services_stay_off(rights):
        run([*rights, apt, "-q", "update"], required=False)
        run([*rights, "env", "DEBIAN_FRONTEND=noninteractive", apt, *options, "install", PACKAGE])


def as_root() -> list[str] | None:
    """Return how to run something as root: `[]` for root, None if there is no way."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


@contextmanager
def services_stay_off(rights: list[str]) -> Iterator[None]:
    """Keep packages from starting services when they are installed.

    A policy that is already there is left as it is: somebody has decided.
    """
    if POLICY.exists():
        yield
        return
    run([*rights, "install", "-m", "755", "/dev/stdin", str(POLICY)], given=DO_NOT_START)
    try:
        yield
    finally:
        run([*rights, "rm", "-f", str(POLICY)])


def run(command: list[str], *, given: str = "", required: bool = True) -> None:
    """Run a command; raise `CannotStart` with what it said if it fails and is `required`."""
    result = subprocess.run(command, input=given, text=True, capture_output=True)
    if required and result.returncode:
        said = "\n".join((result.stdout + result.stderr).splitlines()[-8:])
        raise CannotStart(f"`{' '.join(command)}` failed:\n{said}", WAY_OUT)


def say(sentence: str) -> None:
    """Tell the person at the terminal."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    try:
        find_or_install()
    except CannotStart as error:
        sys.exit(str(error))
