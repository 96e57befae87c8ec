"""Every command of the tutorial, typed as it stands there, but for starting the demo."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from services.gateway.demo.stage import Stage
from shared.running.platform import Platform
from shared.settings import variable

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
PORT = f"export {variable('gateway_port')}=8000"


def commands(port: int) -> str:
    """Return what the tutorial has one type, for an interface at this port."""
    typed = "".join(BLOCK.findall((ROOT / "docs" / "tutorial.md").read_text()))
    assert PORT in typed
    return typed.replace(PORT, f"export {variable('gateway_port')}={port}").replace("make demo", "")


@pytest.mark.timeout(120)
@pytest.mark.skipif(shutil.which("curl") is None, reason="the tutorial needs curl")
def test_the_tutorial_does_what_it_says(platform: Platform, stage: Stage) -> None:
    told = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", commands(platform.port)],
        cwd=ROOT,
        env=os.environ | {variable("state_dir"): str(platform.state), "COLUMNS": "250"},
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    before, opened = told.stdout.split('"given_name":"Laila"', maxsplit=1)
    for refusal in ("NO_BASE_CONSENT", "ILLEGAL_TRANSITION"):
        assert refusal in before
    for happening in ("consent given", "package opened by", "suspended", '"items":[]'):
        assert happening in opened
