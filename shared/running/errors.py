"""What can go wrong while starting, always with the way out."""

from pathlib import Path


class CannotStart(Exception):
    """Something cannot be started.

    Nothing was left running.
    """

    def __init__(self, what: str, way_out: str = "") -> None:
        """Keep what is the matter, and what to do about it."""
        super().__init__(f"{what}\n{way_out}" if way_out else what)
        self.what = what
        self.way_out = way_out


class DiedEarly(CannotStart):
    """A program ended though nobody asked it to.

    Nothing was left running.
    """

    def __init__(self, name: str, code: int | None, last_words: str, log: Path) -> None:
        """Quote the end of the program's log."""
        quoted = "\n".join(f"    {line}" for line in last_words.splitlines())
        super().__init__(
            f"{name} ended by itself ({ending(code)}). Its last words:\n{quoted or '    (none)'}",
            f"Everything it said is in {log}.",
        )


class NotReadyInTime(CannotStart):
    """A program runs, but does not answer.

    It was stopped, and nothing was left running.
    """

    def __init__(self, name: str, patience: float, last_words: str, log: Path) -> None:
        """Quote the end of the program's log."""
        quoted = "\n".join(f"    {line}" for line in last_words.splitlines())
        super().__init__(
            f"{name} runs, but was not ready after {patience:.0f} s. Its last words:\n"
            f"{quoted or '    (none)'}",
            f"Everything it said is in {log}. A machine that is busy may need a second try.",
        )


def ending(code: int | None) -> str:
    """Say how a program ended, from its exit code as `subprocess` tells it."""
    if code is None:
        return "it is not known how"
    return f"signal {-code}" if code < 0 else f"exit code {code}"
