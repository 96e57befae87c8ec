"""Shows what is being started: one line a step, alive on a terminal, plain elsewhere."""

import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table


@dataclass
class Step:
    """One thing that is being done."""

    name: str
    began: float = field(default_factory=time.monotonic)
    took: float | None = None
    failed: bool = False


class Steps:
    """The steps of a start, shown on `console` while the `with` block lasts."""

    def __init__(self, console: Console) -> None:
        """Show nothing yet."""
        self.console = console
        self.steps: dict[str, Step] = {}
        self.live = Live(console=console, get_renderable=self.table, refresh_per_second=8)

    def __enter__(self) -> Self:
        """Begin to show."""
        if self.console.is_terminal:
            self.live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the last picture; what was not done by then has failed."""
        for step in self.steps.values():
            step.failed = step.took is None
        if self.console.is_terminal:
            self.live.stop()

    def begin(self, name: str) -> None:
        """Show that something begins."""
        self.steps[name] = Step(name)

    def done(self, name: str) -> None:
        """Show that it is done, and how long it took."""
        step = self.steps[name]
        step.took = time.monotonic() - step.began
        if not self.console.is_terminal:
            self.console.print(f"{name}: ready after {step.took:.1f} s", highlight=False)

    def table(self) -> Table:
        """Return the picture."""
        table = Table.grid(padding=(0, 1))
        for step in self.steps.values():
            table.add_row(*row(step))
        return table


def row(step: Step) -> tuple[str | Spinner, str, str]:
    """Return the line of a step: its mark, its name, its time."""
    if step.failed:
        return "[red]✗[/]", step.name, ""
    if step.took is None:
        return Spinner("dots"), step.name, f"[dim]{time.monotonic() - step.began:.0f} s[/]"
    return "[green]✓[/]", step.name, f"[dim]{step.took:.1f} s[/]"
