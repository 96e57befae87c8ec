import textwrap
from uuid import uuid4

import pytest

from shared.installed import Installed

EVENTS = '''
from dataclasses import dataclass
from typing import Literal
from uuid import UUID
from shared.domain.messages import Event, event
from shared.domain.personal import Personal

@dataclass(frozen=True)
class LoanPeriod:
    """How long."""
    days: int
    renewals: int

@event("{name}.book_lent", version=2, subject="reader_id")
class BookLent(Event):
    """A reader took
    a book home.

    Nobody else can take it meanwhile.
    """
    book_id: UUID
    reader_id: UUID
    period: LoanPeriod
    remark: Personal[str | None]
    counter: Literal["left", "right"]
'''
ERRORS = '''
from shared.domain.errors import Refusal, Forbidden

class BookNotThere(Refusal):
    """The book is with another reader."""

class ReaderBarred(Forbidden):
    """This reader may not take books home."""
'''
TRANSITIONS = """
from typing import Final
TRANSITIONS: Final = {
    "none": {"book_bought": "there"},
    "there": {"book_lent": "away", "book_reserved": "away", "book_sold": "gone"},
    "away": {"book_returned": "there", "book_sold": "gone"},
    "gone": {},
}
"""
FOREIGN = '''
from shared.domain.messages import foreign

@foreign("{name}.book_lent", versions={{1, 2}})
class BookLent:
    """Somebody took a book home."""
    book_id: str
'''


@pytest.fixture
def library(tmp_path, monkeypatch):
    """Two services as they would be installed: one that lends books, one that counts them."""
    monkeypatch.syspath_prepend(tmp_path)
    lending, counting = (f"{name}_{uuid4().hex}" for name in ("lending", "counting"))
    write(tmp_path / lending / "domain", "__init__", "")
    write(tmp_path / lending, "__init__", "")
    write(tmp_path / lending, "service", "raise RuntimeError('never imported for the reference')")
    write(tmp_path / lending / "domain", "events", EVENTS.format(name=lending))
    write(tmp_path / lending / "domain", "errors", ERRORS)
    write(tmp_path / lending / "domain", "transitions", TRANSITIONS)
    write(tmp_path / counting, "__init__", "")
    write(tmp_path / counting, "foreign_events", FOREIGN.format(name=lending))
    return [Installed(name, f"{name}.service") for name in (lending, counting)]


def write(folder, module, text):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{module}.py").write_text(textwrap.dedent(text))
