"""What happens on Ctrl-C, SIGTERM and a closed terminal."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

ENDING: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def on_signals(act: Callable[[], None]) -> Iterator[None]:
    """Call `act` whenever we are asked to end, as long as the block lasts.

    Only the main thread may decide about signals; in others nothing changes.
    """

    def handle(number: int, frame: FrameType | None) -> None:
        act()

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, handle) for number in ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def interrupt() -> None:
    """Break off what is being done."""
    raise KeyboardInterrupt
