from uuid import uuid4

import pytest

from shared.keyring.keys import SubjectForgotten
from shared.keyring.memory import MemoryKeyring
from shared.testing.keyring_contract import HEADER, KeyringContract, sealed


class TestMemoryKeyring(KeyringContract):
    @pytest.fixture
    def keyring(self):
        return MemoryKeyring()


def test_a_key_is_looked_up_again_after_a_minute():
    now = [0.0]
    keyring = MemoryKeyring(clock=lambda: now[0])
    person, event = uuid4(), uuid4()
    part = sealed(keyring, person, event)
    keyring.keys.destroy(person, None, "by another process")

    now[0] = 59.0
    assert keyring.open(part, event, HEADER) == b"Mariam"
    now[0] = 61.0
    assert keyring.open(part, event, HEADER) is None


def test_only_so_many_keys_are_remembered():
    keyring = MemoryKeyring(remember=2)
    event = uuid4()
    parts = [sealed(keyring, uuid4(), event) for _ in range(3)]
    for part in parts:
        keyring.keys.destroy(part.subject, None, "by another process")

    opened = [keyring.open(part, event, HEADER) for part in reversed(parts)]
    assert opened == [b"Mariam", b"Mariam", None]


def test_the_forgetting_process_forgets_at_once():
    keyring = MemoryKeyring()
    person = uuid4()
    sealed(keyring, person, uuid4())
    keyring.shred(person)

    with pytest.raises(SubjectForgotten):
        sealed(keyring, person, uuid4())
