"""`wegakte demo`, as somebody runs it who has just cloned the repository."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from shared.running.platform import Platform


@pytest.fixture(scope="module")
def state() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="wegakte-demo-"))
    folder.chmod(0o711)
    yield folder
    Platform(folder).forget()
    rmtree(folder)


def demo(state: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "shared.cli", "demo", "--once", "--state", str(state)]
    return subprocess.run([*argv, *arguments], capture_output=True, text=True, timeout=110)


def running_below(state: Path) -> list[str]:
    """Return the command lines of all processes that know of the folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue
        if str(state).encode() in words and int(process.name) != os.getpid():
            found.append((process / "cmdline").read_text())
    return found


@pytest.mark.timeout(240)
def test_the_story_is_told_to_its_end_and_then_shown_as_it_was_kept(state: Path) -> None:
    first = demo(state, "--lang", "en")
    assert first.returncode == 0, first.stdout + first.stderr
    assert re.search(r"\d+ checks passed", first.stdout)
    assert "The family's way across all institutions" in first.stdout
    assert "referral accepted by KI-SE" in first.stdout
    assert running_below(state) == []
    second = demo(state, "--lang", "de")
    assert second.returncode == 0, second.stdout + second.stderr
    assert "Die Geschichte wurde hier schon gespielt" in second.stdout
    assert "Der Weg der Familie über alle Stellen" in second.stdout
    assert "Was noch offen ist" in second.stdout
    assert running_below(state) == []
