"""The promises of a keyring, as one suite that every implementation passes."""

from uuid import UUID, uuid4

import pytest

from shared.keyring.keyring import Keyring
from shared.keyring.keys import SubjectForgotten
from shared.keyring.sealing import SealedPart, Tampered

HEADER = b'{"language":"fa"}'


def sealed(keyring: Keyring, subject: UUID, event_id: UUID, category: str = "base") -> SealedPart:
    """Return some personal part, sealed."""
    return keyring.seal(subject, category, event_id, HEADER, b"Mariam")


class KeyringContract:
    """Inherit this, with a fixture `keyring` that knows nobody yet."""

    def test_what_was_sealed_can_be_opened(self, keyring: Keyring) -> None:
        person, event = uuid4(), uuid4()
        part = sealed(keyring, person, event)
        assert keyring.open(part, event, HEADER) == b"Mariam"
        assert b"Mariam" not in part.ciphertext

    def test_a_part_survives_being_stored_as_json(self, keyring: Keyring) -> None:
        person, event = uuid4(), uuid4()
        stored = sealed(keyring, person, event).to_json()
        assert keyring.open(SealedPart.from_json(stored), event, HEADER) == b"Mariam"

    def test_nothing_at_all_can_be_sealed_too(self, keyring: Keyring) -> None:
        event = uuid4()
        part = keyring.seal(uuid4(), "base", event, b"", b"")
        assert keyring.open(part, event, b"") == b""

    def test_a_person_has_one_key_a_category(self, keyring: Keyring) -> None:
        person = uuid4()
        parts = [sealed(keyring, person, uuid4(), name) for name in ("base", "base", "health")]
        assert parts[0].key_id == parts[1].key_id != parts[2].key_id

    def test_each_event_has_a_key_of_its_own(self, keyring: Keyring) -> None:
        person, event, other = uuid4(), uuid4(), uuid4()
        part = sealed(keyring, person, event)
        assert part.commitment != sealed(keyring, person, other).commitment
        with pytest.raises(Tampered):
            keyring.open(part, other, HEADER)

    def test_a_header_cannot_be_exchanged(self, keyring: Keyring) -> None:
        event = uuid4()
        with pytest.raises(Tampered):
            keyring.open(sealed(keyring, uuid4(), event), event, b'{"language":"ar"}')

    def test_a_key_nobody_knows_raises_alarm(self, keyring: Keyring) -> None:
        event = uuid4()
        part = sealed(keyring, uuid4(), event).to_json() | {"subject": str(uuid4())}
        with pytest.raises(Tampered):
            keyring.open(SealedPart.from_json(part), event, HEADER)

    def test_a_forgotten_person_cannot_be_read(self, keyring: Keyring) -> None:
        person, event = uuid4(), uuid4()
        part = sealed(keyring, person, event)
        assert keyring.shred(person, reason="Art. 17") == 1
        assert keyring.open(part, event, HEADER) is None

    def test_a_forgotten_person_stays_forgotten(self, keyring: Keyring) -> None:
        person = uuid4()
        sealed(keyring, person, uuid4())
        keyring.shred(person)
        for category in ("base", "health"):
            with pytest.raises(SubjectForgotten):
                sealed(keyring, person, uuid4(), category)
        assert keyring.shred(person) == 0

    def test_somebody_unknown_can_be_forgotten_in_advance(self, keyring: Keyring) -> None:
        person = uuid4()
        assert keyring.shred(person) == 0
        with pytest.raises(SubjectForgotten):
            sealed(keyring, person, uuid4())

    def test_one_category_can_be_forgotten_alone(self, keyring: Keyring) -> None:
        person, event = uuid4(), uuid4()
        base, health = (sealed(keyring, person, event, name) for name in ("base", "health"))
        assert keyring.shred(person, "health") == 1
        assert keyring.open(health, event, HEADER) is None
        assert keyring.open(base, event, HEADER) == b"Mariam"
        with pytest.raises(SubjectForgotten):
            sealed(keyring, person, uuid4(), "health")

    def test_the_rest_is_forgotten_with_the_person(self, keyring: Keyring) -> None:
        person, event = uuid4(), uuid4()
        parts = [sealed(keyring, person, event, name) for name in ("base", "health")]
        keyring.shred(person, "health")
        assert keyring.shred(person) == 1
        assert [keyring.open(part, event, HEADER) for part in parts] == [None, None]

    def test_others_are_not_forgotten(self, keyring: Keyring) -> None:
        event = uuid4()
        part = sealed(keyring, uuid4(), event)
        keyring.shred(uuid4())
        assert keyring.open(part, event, HEADER) == b"Mariam"

    def test_a_foreign_part_cannot_pass_for_an_erased_one(self, keyring: Keyring) -> None:
        person, event = uuid4(), uuid4()
        sealed(keyring, person, event)
        keyring.shred(person)
        forged = sealed(keyring, uuid4(), event).to_json() | {"subject": str(person)}
        with pytest.raises(Tampered):
            keyring.open(SealedPart.from_json(forged), event, HEADER)

    def test_after_a_rotation_everything_reads_as_before(self, keyring: Keyring) -> None:
        forgotten, event = uuid4(), uuid4()
        kept, erased = sealed(keyring, uuid4(), event), sealed(keyring, forgotten, event)
        keyring.shred(forgotten)
        steps: list[tuple[int, int]] = []
        rotation = keyring.rotate(lambda done, total: steps.append((done, total)))
        assert (rotation.rewrapped, steps) == (1, [(1, 1)])
        assert keyring.open(kept, event, HEADER) == b"Mariam"
        assert keyring.open(erased, event, HEADER) is None
        assert keyring.open(sealed(keyring, kept.subject, event), event, HEADER) == b"Mariam"
