"""What is filed in a wrong file is closed there at once, moved, and destroyed."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

import pytest

from services.clients.domain.commands import (
    DiscardEntry,
    FileEntry,
    MarkEntryInError,
    ReattributeEntry,
    WithdrawContent,
)
from services.clients.domain.entry import ENTRY
from services.clients.domain.entry_events import (
    EntryContentWithdrawn,
    EntryDiscarded,
    EntryFiled,
    EntryMarkedInError,
    EntryReattributed,
)
from services.clients.domain.errors import EntryIsEmpty, NotMisfiled, SameFile
from shared.domain.errors import AlreadyExists, NotFound
from shared.domain.messages import sealed_fields
from shared.testing.specification import given
from tests.unit.clients.examples import AT, REGISTERED, WERL, YOUSEF, YUSUF

ENTRY_ID = UUID("01959f40-0000-7000-8000-000000000030")
WHOSE = {"entry_id": ENTRY_ID, "client_id": YUSUF}
FILE = FileEntry(
    **WHOSE,
    kind="letter",
    title=" Letter  of the school",
    content="Zahra starts on Monday.",
    file="archive/17",
    dated=date(2025, 4, 30),
    at=AT,
)
FILED = EntryFiled(
    **WHOSE,
    kind="letter",
    title="Letter of the school",
    content="Zahra starts on Monday.",
    file="archive/17",
    dated=date(2025, 4, 30),
)
MARK = MarkEntryInError(entry_id=ENTRY_ID, note="another Yusuf", at=AT)
MARKED = EntryMarkedInError(**WHOSE, note="another Yusuf")
MOVE = ReattributeEntry(entry_id=ENTRY_ID, right_client_id=YOUSEF, right_tenant=WERL, at=AT)
MOVED = EntryReattributed(
    **WHOSE,
    right_client_id=YOUSEF,
    right_entry_id=uuid5(ENTRY_ID, str(YOUSEF)),
    right_tenant=WERL,
)
DISCARD = DiscardEntry(entry_id=ENTRY_ID, at=AT)
DISCARDED = EntryDiscarded(**WHOSE)
WITHDRAW = WithdrawContent(entry_id=ENTRY_ID, at=AT)
WITHDRAWN = EntryContentWithdrawn(**WHOSE)


def test_an_entry_is_filed_once_with_a_title() -> None:
    given(ENTRY).when(FILE).then(FILED)
    given(ENTRY, FILED).when(FILE).refuses(AlreadyExists, entry_id=str(ENTRY_ID))
    given(ENTRY).when(replace(FILE, title=" ")).refuses(EntryIsEmpty)


def test_all_that_is_said_in_an_entry_lies_under_a_key_of_its_own() -> None:
    for event in (FILED, MARKED, MOVED):
        marks = sealed_fields(type(event)).values()
        assert {mark.category_in(event) for mark in marks} == {f"entry:{ENTRY_ID}"}


def test_a_wrong_entry_is_marked_and_moved_into_the_right_file() -> None:
    given(ENTRY, FILED).when(MARK).then(MARKED)
    given(ENTRY, FILED, MARKED).when(MARK).nothing_new()
    given(ENTRY, FILED, MARKED).when(MOVE).then(MOVED)
    given(ENTRY, FILED, MARKED, MOVED).when(MOVE).nothing_new()
    given(ENTRY, FILED, MARKED, MOVED).when(WITHDRAW).then(WITHDRAWN)
    given(ENTRY, FILED, MARKED, MOVED, WITHDRAWN).when(WITHDRAW).nothing_new()


def test_only_a_wrong_entry_is_moved_and_into_another_file() -> None:
    given(ENTRY, FILED).when(MOVE).refuses(NotMisfiled, state="filed")
    given(ENTRY, FILED, MARKED).when(replace(MOVE, right_client_id=YUSUF)).refuses(SameFile)
    given(ENTRY, FILED, MARKED, MOVED).when(replace(MOVE, right_client_id=YUSUF)).refuses(
        NotMisfiled, state="reattributed"
    )


def test_what_is_nobodys_is_discarded() -> None:
    given(ENTRY, FILED, MARKED).when(DISCARD).then(DISCARDED)
    given(ENTRY, FILED, MARKED, DISCARDED).when(DISCARD).nothing_new()
    given(ENTRY, FILED).when(DISCARD).refuses(NotMisfiled, state="filed")


@pytest.mark.parametrize("command", [MARK, MOVE, DISCARD, WITHDRAW])
def test_there_is_nothing_to_do_about_what_was_never_filed(command: Any) -> None:
    given(ENTRY).when(command).refuses(NotFound)


def test_of_what_was_moved_or_discarded_nothing_is_known_any_more() -> None:
    for end in (WITHDRAWN, DISCARDED):
        entry = ENTRY.replay([FILED, MARKED, MOVED, end, REGISTERED])
        assert entry.filed is None
