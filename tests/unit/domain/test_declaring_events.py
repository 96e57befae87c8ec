from typing import Annotated
from uuid import UUID

import pytest

from shared.domain import messages
from shared.domain.messages import (
    DeclaredTwice,
    Event,
    UnknownEvent,
    declared_events,
    event,
    event_class,
    foreign,
    foreign_declaration,
    sealed_fields,
    upcast,
    upcaster,
)
from shared.domain.personal import ERASED, Erased, Personal, Sealed, legible


@pytest.fixture(autouse=True)
def registry(monkeypatch):
    """Let what a test declares be forgotten after it."""
    monkeypatch.setattr(messages, "_events", {})
    monkeypatch.setattr(messages, "_upcasters", {})


def test_an_event_is_declared_once_with_name_version_and_person():
    @event("houses.door_opened", version=2, subject="person_id")
    class DoorOpened(Event):
        person_id: UUID
        note: Personal[str] | None = None

    assert event_class("houses.door_opened") is DoorOpened
    assert (DoorOpened.type, DoorOpened.version) == ("houses.door_opened", 2)
    assert declared_events() == {"houses.door_opened": DoorOpened}
    assert sealed_fields(DoorOpened) == {"note": Sealed()}
    with pytest.raises(DeclaredTwice):
        event("houses.door_opened")(DoorOpened)


def test_a_personal_field_needs_somebody_whose_it_is():
    with pytest.raises(TypeError, match="nobody's"):

        @event("houses.letter_written")
        class LetterWritten(Event):
            words: Personal[str]

    @event("houses.letter_received")
    class LetterReceived(Event):
        writer_id: UUID
        words: Annotated[str, Sealed(subject="writer_id")]

    assert sealed_fields(LetterReceived)["words"].subject == "writer_id"


def test_one_thing_of_a_person_can_have_a_key_of_its_own():
    @event("houses.photo_kept", subject="person_id")
    class PhotoKept(Event):
        person_id: UUID
        photo_id: UUID
        caption: Annotated[str, Sealed(category="photo", each="photo_id")]

    photo_id = UUID(int=2)
    kept = PhotoKept(person_id=UUID(int=1), photo_id=photo_id, caption="The harbour")

    assert sealed_fields(PhotoKept)["caption"].category_in(kept) == f"photo:{photo_id}"


def test_an_old_payload_is_lifted_step_by_step_to_the_newest_version():
    @event("houses.door_closed", version=3)
    class DoorClosed(Event):
        by: str
        softly: bool

    @upcaster("houses.door_closed", from_version=1)
    def name_who(payload):
        return {"by": payload["who"]}

    @upcaster("houses.door_closed", from_version=2)
    def assume_noise(payload):
        return payload | {"softly": False}

    lifted = {"by": "Amina", "softly": False}
    assert upcast("houses.door_closed", 1, {"who": "Amina"}) == lifted
    assert upcast("houses.door_closed", 2, {"by": "Amina"}) == lifted
    assert upcast("houses.door_closed", 3, lifted) == lifted
    with pytest.raises(DeclaredTwice):
        upcaster("houses.door_closed", from_version=1)(name_who)


def test_what_this_code_has_never_heard_of_is_not_guessed():
    @event("houses.window_opened", version=2)
    class WindowOpened(Event):
        pass

    with pytest.raises(UnknownEvent, match="newest known is v2"):
        upcast("houses.window_opened", 3, {})
    with pytest.raises(UnknownEvent, match="no upcaster"):
        upcast("houses.window_opened", 1, {})
    with pytest.raises(UnknownEvent):
        event_class("houses.roof_lifted")


def test_a_foreign_fact_says_what_it_reads():
    @foreign("houses.door_opened", versions={1, 2})
    class DoorOpened:
        person_id: UUID

    declaration = foreign_declaration(DoorOpened)
    assert (declaration.type, declaration.versions) == ("houses.door_opened", {1, 2})


def test_what_was_erased_is_one_thing_says_so_and_is_not_shown_as_content():
    assert Erased() is ERASED
    assert not ERASED
    assert str(ERASED) == repr(ERASED) == "[erased]"

    @event("houses.guest_named", subject="guest_id")
    class GuestNamed(Event):
        guest_id: UUID
        name: Personal[str]

    assert legible(GuestNamed(guest_id=UUID(int=1), name=ERASED)) == {
        "guest_id": UUID(int=1),
        "name": None,
    }
