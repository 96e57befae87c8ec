import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.audit.ledger.leaves import (
    LeafRefused,
    dumped_fast,
    dumped_plainly,
    read,
    require_profile,
    written,
)

JCS = Path(os.environ.get("WEGAKTE_VECTORS", "../shared/vectors")) / "jcs"
NAMES = st.text(st.characters(max_codepoint=0xD7FF), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(NAMES, VALUES, max_size=5))
def test_a_leaf_is_read_as_it_was_written(fields):
    assert read(written(fields)) == fields


@given(VALUES)
def test_it_is_the_same_with_and_without_our_packages(value):
    assert dumped_plainly(value) == dumped_fast(value)


@pytest.mark.parametrize(
    "path",
    sorted((JCS / "input").glob("*.json"))
    or [pytest.param(None, marks=pytest.mark.skip("no test vectors here"))],
    ids=str,
)
def test_canonical_json_is_that_of_the_published_vectors_or_refused(path):
    value = json.loads(path.read_bytes())
    canonical = (path.parent.parent / "output" / path.name).read_bytes().strip()
    try:
        require_profile(value)
    except LeafRefused:
        assert path.name in {"arrays.json", "structures.json", "values.json", "weird.json"}
        return
    assert dumped_plainly(value) == dumped_fast(value) == canonical


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        2**53,
        -(2**53),
        {"\ufb33": 1},
        {"😂": 1},
        {1: "a"},
        ["\ud800"],
        b"bytes",
        {"a": [0.5]},
    ],
)
def test_what_not_everybody_would_write_alike_is_refused(value):
    with pytest.raises(LeafRefused):
        written({"value": value})


@pytest.mark.parametrize(
    "leaf",
    [
        b"", b"{", b"[]", b'{"b":1,"a":2}', b'{"a":1,"a":1}', b'{"a": 1}', b'{"a":1}\n',
        b'{"a":"\\u0041"}', b'{"a":1e2}', b'{"a":"\xff"}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_leaf_that_is_written_differently_is_refused(leaf):
    with pytest.raises(LeafRefused):
        read(leaf)


def test_a_leaf_may_only_be_so_large():
    with pytest.raises(LeafRefused):
        written({"text": "x" * 65_536})
