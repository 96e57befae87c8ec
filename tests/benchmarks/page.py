"""Writes `docs/reference/benchmarks.md` from the figures of a run."""

from pathlib import Path

from tests.benchmarks.results import Results
from tests.benchmarks.tables import COMPARED, LASTING, compared_row, lasting_row, on_page

PLACE = Path("docs/reference/benchmarks.md")
TEMPLATE = Path(__file__).with_name("page.md")


def write(found: Results) -> Path:
    """Write the page."""
    text = TEMPLATE.read_text(encoding="utf-8").format(
        **found.machine,
        compared=on_page(COMPARED, map(compared_row, found.compared)),
        lasting=on_page(LASTING, map(lasting_row, found.lasting)),
        unmet=unmet(found),
    )
    PLACE.write_text(text, encoding="utf-8")
    return PLACE


def unmet(found: Results) -> str:
    """Say plainly what is not met."""
    lines = [
        f"- **{each.what}**"
        + (
            f", against {each.against}: {each.ratio:.2f}"
            if hasattr(each, "ratio")
            else f": {each.p50:.1f} {each.unit}"
        )
        + f", must be {each.must:g}"
        for each in found.unmet
    ]
    return "\n".join(lines) or "Every row is met."
