import os
import shutil
import subprocess
from pathlib import Path

import pytest

from services.audit.projections import checkpoints, exporting
from services.audit.projections.checkpoints import sign_ledger
from tests.integration.audit.ledger import Ledger, Teller

LIBRARY = Path("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog")
PROGRAM = Path(__file__).with_name("stranger") / "verify.go"
needs_go = pytest.mark.skipif(
    not (shutil.which("go") and LIBRARY.exists()),
    reason="Go and its tools for transparency logs are not here "
    "(golang-go, golang-golang-x-mod-dev)",
)


def verify(folder: Path, key: str, older: Path, index: int) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "GO111MODULE": "off",
        "GOPATH": "/usr/share/gocode",
        "GOCACHE": str(folder.parent / "go-cache"),
        "GOFLAGS": "",
    }
    arguments = ["go", "run", str(PROGRAM), str(folder), key, str(older), str(index)]
    return subprocess.run(arguments, env=environment, capture_output=True, text=True, timeout=300)


@pytest.fixture
def exported(signing_ledger: Ledger, tmp_path: Path) -> tuple[Path, Path, str]:
    """A log of 300 entries as files, the checkpoint it had at 200, and its key."""
    teller, folder, older = Teller(), tmp_path / "log", tmp_path / "older"
    for count in (200, 100):
        signing_ledger.hear(teller.tell_many(count))
        sign_ledger(signing_ledger.town.execution)
        with signing_ledger.town.execution.log_database.session() as db:
            exporting.export(db, folder, lambda done, total: None)
        if not older.exists():
            shutil.copy(folder / "checkpoint", older)
    return folder, older, str(checkpoints.public_key("wegakte.example/ledger"))


@needs_go
@pytest.mark.timeout(400)
def test_a_stranger_verifies_checkpoint_inclusion_and_growth(
    exported: tuple[Path, Path, str],
) -> None:
    folder, older, key = exported

    found = verify(folder, key, older, 270)

    assert found.stdout == "entry 270 is in the log of 300, which goes on from 200\n", found.stderr


@needs_go
@pytest.mark.timeout(400)
def test_a_stranger_sees_an_entry_that_was_changed(exported: tuple[Path, Path, str]) -> None:
    folder, older, key = exported
    bundle = folder / "tile/entries/001.p/44"
    content = bytearray(bundle.read_bytes())
    content[40] ^= 1
    bundle.write_bytes(content)

    assert verify(folder, key, older, 256).returncode != 0
