"""Root sees these run as `nobody`; an ordinary user has seen it in all other tests."""

import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import shared.running
from shared.running.accounts import Account, as_account, unprivileged
from shared.running.postgres_binaries import find

MODERN = "import sys; sys.exit(sys.version_info < (3, 11))"


@pytest.fixture(scope="module")
def account() -> Account:
    found = unprivileged()
    if found is None:
        pytest.skip("this is an ordinary user already")
    return found


@pytest.fixture(scope="module")
def python(account: Account) -> str:
    for interpreter in (sys.executable, "/usr/bin/python3"):
        if account.can(interpreter, "-c", MODERN):
            return interpreter
    pytest.skip(f"`{account.name}` can run no Python 3.11 here")


@pytest.fixture
def home(account: Account) -> Iterator[Path]:
    """A home for the account, with our code in it."""
    folder = Path(tempfile.mkdtemp(prefix="wegakte-nobody-"))
    package = Path(next(iter(shared.running.__path__)))
    shutil.copytree(package, folder / "code" / "shared" / "running")
    account.take(folder)
    yield folder
    shutil.rmtree(folder)


def run(script: str, python: str, home: Path, account: Account) -> str:
    wheel = find(account, None).folder.parents[2]
    paths = [str(home / "code"), str(wheel)]
    result = subprocess.run(
        [python, "-B", "-c", textwrap.dedent(script), str(home / "state")],
        cwd=home,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        **as_account(account),
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_an_ordinary_user_can_run_postgres(python: str, home: Path, account: Account):
    script = """
        import sys
        from pathlib import Path
        from shared.running.postgres import PrivatePostgres
        server = PrivatePostgres(Path(sys.argv[1]), fast=True)
        for _ in range(2):
            print(server.start())
            server.stop()
        print(server.home)
    """

    first, second, where = run(script, python, home, account).splitlines()

    assert first == second
    assert where == str(home / "state" / "postgres")
    assert (home / "state" / "postgres" / "data").stat().st_uid == account.uid


def test_an_ordinary_user_can_run_rabbitmq(python: str, home: Path, account: Account):
    script = """
        import sys
        from pathlib import Path
        from shared.running.rabbitmq import PrivateRabbitMQ
        broker = PrivateRabbitMQ(Path(sys.argv[1]))
        print(broker.start())
        broker.stop()
    """

    assert run(script, python, home, account).startswith("amqp://wegakte:")
    assert (home / "state" / "rabbitmq").stat().st_uid == account.uid
