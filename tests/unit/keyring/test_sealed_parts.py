import string
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from shared.keyring.memory import MemoryKeyring
from shared.keyring.sealing import SealedPart, Tampered, commitment_to, event_key, open_with
from shared.keyring.wrapping import Epoch, RootKeyMissing, RootKeys

KEYRING = MemoryKeyring()
EVENT = UUID(int=7)
HEADER = b'{"language":"fa"}'
PLAINTEXT = b'{"given_name":"Mariam"}'
PART = KEYRING.seal(UUID(int=1), "base", EVENT, HEADER, PLAINTEXT)
KEYRING.seal(UUID(int=1), "bass", EVENT, HEADER, PLAINTEXT)
KEYRING.shred(UUID(int=2))


def changed(value: bytes, index: int, mask: int) -> bytes:
    index %= len(value)
    return value[:index] + bytes([value[index] ^ mask]) + value[index + 1 :]


@given(
    field=st.sampled_from(["subject", "key_id", "nonce", "ciphertext", "commitment"]),
    index=st.integers(0, 1000),
    mask=st.integers(1, 255),
)
def test_any_changed_byte_of_a_part_is_noticed(field, index, mask):
    value = getattr(PART, field)
    if isinstance(value, UUID):
        forged = replace(PART, **{field: UUID(bytes=changed(value.bytes, index, mask))})
    else:
        forged = replace(PART, **{field: changed(value, index, mask)})

    with pytest.raises(Tampered):
        KEYRING.open(forged, EVENT, HEADER)


@given(index=st.integers(0, 1000), mask=st.integers(1, 255))
def test_any_changed_byte_of_the_header_is_noticed(index, mask):
    with pytest.raises(Tampered):
        KEYRING.open(PART, EVENT, changed(HEADER, index, mask))


@given(index=st.integers(0, 15), mask=st.integers(1, 255))
def test_a_part_belongs_to_one_event(index, mask):
    with pytest.raises(Tampered):
        KEYRING.open(PART, UUID(bytes=changed(EVENT.bytes, index, mask)), HEADER)


@given(
    field=st.sampled_from(sorted(PART.to_json())),
    index=st.integers(0, 1000),
    letter=st.sampled_from(string.printable),
)
def test_any_changed_letter_of_a_stored_part_is_noticed(field, index, letter):
    stored = PART.to_json()
    text = stored[field]
    index %= len(text)
    stored[field] = text[:index] + letter + text[index + 1 :]
    if stored == PART.to_json():
        return

    with pytest.raises(Tampered):
        KEYRING.open(SealedPart.from_json(stored), EVENT, HEADER)


@pytest.mark.parametrize(
    "change", [{"nonce": ""}, {"nonce": None}, {"extra": "x"}, {"subject": 7}, {"category": 1}]
)
def test_a_stored_part_of_another_shape_is_noticed(change):
    with pytest.raises(Tampered):
        KEYRING.open(SealedPart.from_json(PART.to_json() | change), EVENT, HEADER)


@pytest.mark.parametrize("field", sorted(PART.to_json()))
def test_a_stored_part_without_a_field_is_noticed(field):
    stored = {name: value for name, value in PART.to_json().items() if name != field}

    with pytest.raises(Tampered):
        SealedPart.from_json(stored)


def test_a_ciphertext_that_opens_under_two_keys_is_refused():
    """AES-GCM does not commit to its key: one ciphertext can be made valid under two of them."""
    keys = [event_key(bytes([n]) * 32, EVENT, "base") for n in (1, 2)]
    nonce = bytes(12)
    ciphertext = two_key_ciphertext(*keys, nonce)
    for key in keys:
        assert len(AESGCM(key).decrypt(nonce, ciphertext, None)) == 32

    forged = replace(
        PART, nonce=nonce, ciphertext=ciphertext, commitment=commitment_to(keys[0], EVENT)
    )

    assert len(open_with(keys[0], forged, EVENT, b"")) == 32
    with pytest.raises(Tampered):
        open_with(keys[1], forged, EVENT, b"")


def two_key_ciphertext(one: bytes, two: bytes, nonce: bytes) -> bytes:
    """Solve for a second block that gives both keys the same tag over (first, second)."""
    first = bytes(16)
    h1, h2 = (from_block(ecb(key, bytes(16))) for key in (one, two))
    s1, s2 = (from_block(ecb(key, nonce + b"\0\0\0\1")) for key in (one, two))
    lengths = 32 * 8
    known = 0
    for h, s in ((h1, s1), (h2, s2)):
        known ^= times(from_block(first), power(h, 3)) ^ times(lengths, h) ^ s
    second = times(known, inverse(power(h1, 2) ^ power(h2, 2)))
    tag = times(from_block(first), power(h1, 3)) ^ times(second, power(h1, 2))
    tag ^= times(lengths, h1) ^ s1
    return first + second.to_bytes(16, "big") + tag.to_bytes(16, "big")


def ecb(key: bytes, block: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    return Cipher(algorithms.AES(key), modes.ECB()).encryptor().update(block)


def from_block(block: bytes) -> int:
    return int.from_bytes(block, "big")


def times(x: int, y: int) -> int:
    """Multiply in the field of GCM, whose bits run from left to right."""
    product = 0
    for bit in range(127, -1, -1):
        if y >> bit & 1:
            product ^= x
        x = x >> 1 ^ (0xE1 << 120 if x & 1 else 0)
    return product


def power(x: int, n: int) -> int:
    result = 1 << 127
    for _ in range(n):
        result = times(result, x)
    return result


def inverse(x: int) -> int:
    """Return x to the power 2**128 - 2."""
    result, square = 1 << 127, x
    for _ in range(127):
        square = times(square, square)
        result = times(result, square)
    return result


def test_a_wrapped_key_cannot_be_given_to_somebody_else():
    epoch, person = Epoch(1, bytes(32)), uuid4()
    wrapped = epoch.wrap(b"k" * 32, person, "base")

    assert epoch.unwrap(wrapped, person, "base") == b"k" * 32
    for place in [(uuid4(), "base"), (person, "health")]:
        with pytest.raises(Tampered):
            epoch.unwrap(wrapped, *place)
    with pytest.raises(Tampered):
        Epoch(2, bytes(32)).unwrap(wrapped, person, "base")


def test_an_epoch_opens_under_an_older_root_key_that_is_still_given():
    old, new = b"o" * 32, b"n" * 32
    wrapped = RootKeys([old]).wrap(Epoch(1, b"k" * 32))

    assert RootKeys([new, old]).unwrap(1, RootKeys([old]).newest, wrapped).kek == b"k" * 32
    with pytest.raises(RootKeyMissing):
        RootKeys([new]).unwrap(1, RootKeys([old]).newest, wrapped)
