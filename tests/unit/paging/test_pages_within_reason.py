"""Whatever page is asked for, the answer is one that the database can give."""

import pytest

from shared.paging import Page


@pytest.mark.parametrize(
    ("asked", "number", "limit", "offset"),
    [
        (Page(), 1, 50, 0),
        (Page(page=3, page_size=20), 3, 20, 40),
        (Page(page=0, page_size=0), 1, 1, 0),
        (Page(page=-5, page_size=-5), 1, 1, 0),
        (Page(page=10**30, page_size=10**30), 1_000_000, 200, 199_999_800),
    ],
)
def test_a_page_stays_within_reason(asked: Page, number: int, limit: int, offset: int) -> None:
    assert (asked.number, asked.limit, asked.offset) == (number, limit, offset)
