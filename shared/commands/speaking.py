"""How the commands speak: lines, tables and progress, on a terminal and in a log alike."""

import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

console = Console(highlight=False, soft_wrap=True)


def say(line: str) -> None:
    """Print a line."""
    console.print(line, markup=False)


def show(title: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Print a table."""
    table = Table(*head, title=title, title_justify="left")
    for row in rows:
        table.add_row(*row)
    console.print(table, markup=False)


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar while the block runs; it is moved by calling what is given: done, of how many."""
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task(label, total=0)

        def move(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield move


@contextmanager
def quiet() -> Iterator[None]:
    """Let services be loaded without what their libraries say about being old."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
