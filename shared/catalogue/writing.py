"""Puts the pages into their folder, or says how they differ from those that are there."""

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"


def write(pages: dict[str, str], folder: Path) -> list[Path]:
    """Write the pages that have changed; return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = [folder / name for name, text in pages.items() if read(folder / name) != text]
    for file in changed:
        file.write_text(pages[file.name], encoding="utf-8")
    return changed


def differences(pages: dict[str, str], folder: Path) -> Iterator[str]:
    """Return, as lines of a diff, how the files would change."""
    for name, text in pages.items():
        before = read(folder / name)
        yield from unified_diff(
            before.splitlines(),
            text.splitlines(),
            f"{name} (now)",
            f"{name} (declared)",
            lineterm="",
        )


def read(file: Path) -> str:
    """Return what stands in a file, or nothing where there is none."""
    return file.read_text(encoding="utf-8") if file.is_file() else ""
