"""The house as it stands: its files, and the services in it."""

from importlib.util import find_spec
from pathlib import Path

from shared.installed import installed_services

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(
    file
    for folder in ("services", "shared", "tests")
    for file in (ROOT / folder).rglob("*.py")
    if "__pycache__" not in file.parts
)
PRODUCT = [file for file in CODE if file.relative_to(ROOT).parts[0] != "tests"]
PROSE = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "services").rglob("*.md")]
)
SERVICES = [each for each in installed_services().values() if (each.folder / "domain").is_dir()]
RUNNING = [each for each in installed_services().values() if find_spec(each.module)]


def name_of(file):
    """Name a file, or a service, in the report of a test."""
    return getattr(file, "name", "") if not isinstance(file, Path) else str(file.relative_to(ROOT))
