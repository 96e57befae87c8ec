"""The figures as tables: on the screen, and in the documentation."""

from collections.abc import Iterable, Sequence

from rich.table import Table

from tests.benchmarks.measuring import Ratio, Spread

COMPARED = ("what", "against", "ours /s", "theirs /s", "ratio", "min..max", "must", "")
LASTING = ("what", "p50", "p99", "p50 must", "")


def compared_row(each: Ratio) -> tuple[str, ...]:
    """Return a comparison in words."""
    return (
        each.what,
        each.against,
        f"{each.ours_per_second:,.0f}",
        f"{each.theirs_per_second:,.0f}",
        f"{each.ratio:.2f}",
        f"{each.least:.2f}..{each.most:.2f}",
        "" if each.must is None else f"{'≤' if each.at_most else '≥'} {each.must:.2f}",
        verdict(each),
    )


def lasting_row(each: Spread) -> tuple[str, ...]:
    """Return a duration in words."""
    return (
        each.what,
        f"{each.p50:.1f} {each.unit}",
        "" if each.p99 is None else f"{each.p99:.1f} {each.unit}",
        "" if each.must is None else f"≤ {each.must:.0f} {each.unit}",
        verdict(each),
    )


def verdict(each: Ratio | Spread) -> str:
    """Say whether a figure is what it must be."""
    if each.must is None:
        return ""
    return "met" if each.met else "not met"


def on_screen(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Return a table for the screen, its last column coloured."""
    colours = {"met": "[green]met[/]", "not met": "[red]not met[/]"}
    shown = Table(*head)
    for *cells, last in rows:
        shown.add_row(*cells, colours.get(last, last))
    return shown


def on_page(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table for a page, what is not met in bold."""
    lines = [head, ["---"] * len(head)]
    lines += [[*cells, "**not met**" if last == "not met" else last] for *cells, last in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
