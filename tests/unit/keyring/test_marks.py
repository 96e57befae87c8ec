import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.keyring.marks import joined, mark, possible_marks
from shared.settings import settings

OLD, NEW = bytes(32), bytes(range(32))
CONSENT = ("consent", "0199", "JC-SOEST", "referral", "contact")


@pytest.fixture
def use_roots(monkeypatch):
    def use(*roots):
        text = ",".join(base64.b64encode(root).decode() for root in roots)
        monkeypatch.setenv("WEGAKTE_KEYRING_SECRET", text)
        settings.cache_clear()

    yield use
    settings.cache_clear()


def test_the_same_has_the_same_mark(use_roots):
    use_roots(NEW)

    assert mark(*CONSENT) == mark(*CONSENT)
    assert re.fullmatch("[0-9a-f]{64}", mark(*CONSENT))


def test_whatever_differs_has_another_mark(use_roots):
    use_roots(NEW)

    assert mark(*CONSENT) != mark(*CONSENT[:-1], "health")
    assert mark("ab", "c") != mark("a", "bc")


def test_who_has_another_root_key_makes_other_marks(use_roots):
    use_roots(NEW)
    here = mark(*CONSENT)
    use_roots(OLD)

    assert mark(*CONSENT) != here


def test_while_a_root_key_is_replaced_both_marks_are_looked_for(use_roots):
    use_roots(OLD)
    before = mark(*CONSENT)
    use_roots(NEW, OLD)

    assert possible_marks(*CONSENT) == [mark(*CONSENT), before]


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_only_the_same_parts_are_joined_to_the_same(one, other):
    assert (joined(tuple(one)) == joined(tuple(other))) == (one == other)
