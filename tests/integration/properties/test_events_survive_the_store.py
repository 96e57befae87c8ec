"""What is written of an event can be read again, and nothing else can be read in its place."""

from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.messages import Event, sealed_fields, upcast
from shared.domain.personal import ERASED
from shared.eventstore.sealing import Header, decode, decode_clear, encode
from shared.eventstore.serialization import to_json
from shared.keyring.memory import MemoryKeyring
from shared.keyring.sealing import Tampered
from tests.faults.rounds import Rounds
from tests.integration.properties.made_up import instances, stored_events

EVENTS = stored_events()
SEALED = [cls for cls in EVENTS if sealed_fields(cls)]
PLACES = st.tuples(st.uuids(), st.integers(1, 2**31 - 1))


def header_of(event: Event, place: tuple[Any, int]) -> Header:
    return Header(*place, event.type, event.version)


def read(header: Header, data: str, sealed: str | None, keys: MemoryKeyring) -> Event:
    if sealed is None:
        return decode_clear(header.type, header.schema_version, orjson.loads(data))
    return decode(header, data, orjson.loads(sealed), keys)


@pytest.mark.parametrize("cls", EVENTS, ids=lambda cls: cls.type)
def test_an_event_comes_back_as_it_went_in(cls: type[Event], rounds: Rounds) -> None:
    keys = MemoryKeyring()

    def attempt(pace: settings) -> None:
        @pace
        @given(instances(cls), PLACES)
        def holds(event: Event, place: tuple[Any, int]) -> None:
            header = header_of(event, place)
            assert read(header, *encode(event, header, keys), keys) == event

        holds()

    rounds(attempt, 15)


@pytest.mark.parametrize("cls", SEALED, ids=lambda cls: cls.type)
def test_of_a_forgotten_person_nothing_personal_comes_back(
    cls: type[Event], rounds: Rounds
) -> None:
    marks = sealed_fields(cls)

    def attempt(pace: settings) -> None:
        @pace
        @given(instances(cls), PLACES)
        def holds(event: Event, place: tuple[Any, int]) -> None:
            keys, header = MemoryKeyring(), header_of(event, place)
            written = encode(event, header, keys)
            for mark in marks.values():
                keys.shred(getattr(event, mark.subject or cls.subject or ""))
            told = vars(read(header, *written, keys))
            assert {name for name, value in told.items() if value is ERASED} == set(marks)
            clear = {name: value for name, value in vars(event).items() if name not in marks}
            assert {name: told[name] for name in clear} == clear

        holds()

    rounds(attempt, 5)


def changed(text: str, at: int, by: int) -> str:
    """Return `text` with another letter at one place."""
    place = at % len(text)
    return text[:place] + chr((ord(text[place]) + by) % 126 or 32) + text[place + 1 :]


@pytest.mark.parametrize("cls", SEALED, ids=lambda cls: cls.type)
def test_a_changed_letter_anywhere_is_noticed(cls: type[Event], rounds: Rounds) -> None:
    keys = MemoryKeyring()

    def attempt(pace: settings) -> None:
        @pace
        @given(instances(cls), PLACES, st.booleans(), st.integers(0, 2000), st.integers(1, 90))
        def holds(event: Event, place: tuple[Any, int], clear: bool, at: int, by: int) -> None:
            header = header_of(event, place)
            data, sealed = encode(event, header, keys)
            assert sealed
            if clear:
                data = changed(data, at, by)
            else:
                sealed = changed(sealed, at, by)
            try:
                told = read(header, data, sealed, keys)
            except (Tampered, ValueError, KeyError, TypeError):
                return
            assert told == event and not clear

        holds()

    rounds(attempt, 25)


@pytest.mark.parametrize("cls", SEALED, ids=lambda cls: cls.type)
def test_a_sealed_part_belongs_to_one_place_alone(cls: type[Event], rounds: Rounds) -> None:
    keys = MemoryKeyring()

    def attempt(pace: settings) -> None:
        @pace
        @given(instances(cls), PLACES, PLACES)
        def holds(event: Event, place: tuple[Any, int], other: tuple[Any, int]) -> None:
            header = header_of(event, place)
            written = encode(event, header, keys)
            for moved in (
                header._replace(version=header.version + 1),
                header._replace(stream_id=other[0] if other[0] != place[0] else None),
                header._replace(schema_version=header.schema_version + 1),
                header._replace(type=next(each.type for each in SEALED if each is not cls)),
            ):
                with pytest.raises(Tampered):
                    read(moved, *written, keys)

        holds()

    rounds(attempt, 5)


@pytest.mark.parametrize("cls", EVENTS, ids=lambda cls: cls.type)
def test_every_older_version_has_a_way_to_the_newest(cls: type[Event]) -> None:
    for version in range(1, cls.version):
        assert upcast(cls.type, version, {}) is not None


@pytest.mark.parametrize("cls", EVENTS, ids=lambda cls: cls.type)
def test_the_same_content_is_written_in_the_same_way(cls: type[Event], rounds: Rounds) -> None:
    def attempt(pace: settings) -> None:
        @pace
        @given(instances(cls))
        def holds(event: Event) -> None:
            text = to_json(vars(event))
            content = orjson.loads(text)
            backwards = dict(reversed(content.items()))
            assert to_json(content) == to_json(backwards) == text

        holds()

    rounds(attempt, 5)
