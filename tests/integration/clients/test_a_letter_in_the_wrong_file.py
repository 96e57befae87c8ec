"""A letter in a wrong file: closed at once, moved, unreadable for ever, assessed in 72 hours."""

from datetime import timedelta
from uuid import UUID, uuid5

import pytest

from services.clients.domain.entry import ENTRY
from shared.domain.personal import ERASED
from shared.testing.town import Refused, Town
from tests.integration.clients.people import SOEST, WERL, due, file_entry, register

SECRET = "Zahra starts on Monday."


def move(town: Town, entry_id: str, wrong: str, right: str, tenant: str = WERL) -> str:
    """Have an entry moved, with all that follows; return its id in the right file."""
    data = {"entry_id": entry_id, "client_id": wrong}
    town.do("mark_entry_in_error", tenant=tenant, entry_id=entry_id)
    town.do("reattribute_entry", tenant=tenant, entry_id=entry_id, right_client_id=right)
    town.hear("clients.entry_reattributed", data, tenant)
    town.hear("clients.entry_content_withdrawn", data, tenant)
    return str(uuid5(UUID(entry_id), right))


def test_what_is_marked_nobody_reads_there_any_more(town: Town) -> None:
    wrong = register(town)
    entry_id = file_entry(town, wrong)
    assert town.find("entry", tenant=WERL, entry_id=entry_id)["content"] == SECRET

    town.do("mark_entry_in_error", tenant=WERL, entry_id=entry_id, note="another Yusuf")

    with pytest.raises(Refused, match="ENTRY_MISFILED"):
        town.find("entry", tenant=WERL, entry_id=entry_id)
    [place] = town.find("entries", tenant=WERL, client_id=wrong)["items"]
    assert (place["state"], place["title"]) == ("in_error", None)
    assert SECRET not in str(town.find("history", tenant=WERL, client_id=wrong))
    assert due(town, client_id=wrong) == ["entry_to_reattribute"]


@pytest.mark.parametrize("tenant", [WERL, SOEST])
def test_the_right_file_has_it_and_the_key_of_the_wrong_copy_is_gone(
    town: Town, tenant: str
) -> None:
    wrong, right = register(town), register(town, tenant)
    entry_id = file_entry(town, wrong)

    moved = move(town, entry_id, wrong, right)

    found = town.find("entry", tenant=tenant, entry_id=moved)
    assert (found["client_id"], found["content"]) == (right, SECRET)
    steps = town.execution.history(ENTRY, UUID(entry_id), WERL)
    filed, reattributed = steps[0][0].event, steps[2][0].event
    assert (filed.title, filed.content, reattributed.right_client_id) == (ERASED, ERASED, ERASED)
    history = str(town.find("history", tenant=WERL, client_id=wrong))
    assert "clients.entry_content_withdrawn" in history
    assert right not in history and SECRET not in history
    assert register(town)  # the wrong person's other data are as they were
    assert town.find("client", tenant=WERL, client_id=wrong)["given_name"] == "Zahra"


def test_what_comes_twice_is_moved_once(town: Town) -> None:
    wrong, right = register(town), register(town)
    entry_id = file_entry(town, wrong)

    move(town, entry_id, wrong, right)
    data = {"entry_id": entry_id, "client_id": wrong}
    town.hear("clients.entry_reattributed", data, WERL, version=9)

    assert town.find("entries", tenant=WERL, client_id=right)["total"] == 1


def test_what_is_nobodys_is_destroyed(town: Town) -> None:
    wrong = register(town)
    entry_id = file_entry(town, wrong)
    town.do("mark_entry_in_error", tenant=WERL, entry_id=entry_id)
    town.do("discard_entry", tenant=WERL, entry_id=entry_id)
    town.hear("clients.entry_discarded", {"entry_id": entry_id, "client_id": wrong}, WERL)

    steps = town.execution.history(ENTRY, UUID(entry_id), WERL)
    assert steps[0][0].event.content is ERASED
    assert due(town, client_id=wrong) == []


def test_the_right_person_is_somebody_known(town: Town) -> None:
    entry_id = file_entry(town, register(town))
    town.do("mark_entry_in_error", tenant=WERL, entry_id=entry_id)

    with pytest.raises(Refused, match="UNKNOWN_CLIENT"):
        town.do(
            "reattribute_entry", tenant=WERL, entry_id=entry_id,
            right_client_id="01959f40-0000-7000-8000-00000000dead",
        )  # fmt: skip


def test_seventy_two_hours_are_on_the_clock(town: Town) -> None:
    wrong = register(town)
    entry_id = file_entry(town, wrong)
    town.do("mark_entry_in_error", tenant=WERL, entry_id=entry_id)
    town.hear("clients.entry_marked_in_error", {"entry_id": entry_id, "client_id": wrong}, WERL)
    [breach] = [
        each
        for each in town.find("breaches", tenant=WERL, page_size=200)["items"]
        if each["client_id"] == wrong
    ]
    assert "breach_clock" in due(town, client_id=wrong)
    assert breach["state"] == "open"

    town.pass_time(to=town.now + timedelta(hours=73))
    late = [
        each["details"]["late"]
        for each in town.find("worklist", tenant=WERL, page_size=200)["items"]
        if each["kind"] == "breach_clock" and each["client_id"] == wrong
    ]
    assert late == [True]

    known = {"tenant": WERL, "breach_id": breach["breach_id"]}
    town.do("document_breach", **known, findings="Read once.", measures="Moved.",
            persons_concerned=1)  # fmt: skip
    town.do("close_breach", **known, decision="notify", reason="It was read.")

    assert "breach_clock" not in due(town, client_id=wrong)


def test_no_message_alone_destroys_what_the_log_still_needs(town: Town) -> None:
    client_id = register(town)
    entry_id = file_entry(town, client_id)

    town.hear("clients.entry_discarded", {"entry_id": entry_id, "client_id": client_id}, WERL)

    assert town.find("entry", tenant=WERL, entry_id=entry_id)["content"] == SECRET
