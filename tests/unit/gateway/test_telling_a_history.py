"""A history can be read by people, in their language, and by programs."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from werkzeug.serving import make_server

from services.cases.domain import transfer
from services.cases.domain import transitions as of_cases
from services.gateway import history
from services.gateway.history import replay, timeline
from services.gateway.messages import awaited_in_words, happening_in_words, state_in_words
from services.gateway.messages.happenings import HAPPENINGS
from services.gateway.messages.leading import LEADS_TO
from services.referrals.domain.transitions import PREVIOUS, TRANSITIONS, WAITING_ON
from services.steering.domain import obstacle
from shared.domain.messages import declared_events
from shared.settings import Settings
from tests.unit.gateway.town import CASE_ID, WERL, Town

TABLES = (
    ("cases", of_cases.TRANSITIONS),
    ("cases", transfer.TRANSITIONS),
    ("referrals", TRANSITIONS),
    ("steering", obstacle.TRANSITIONS),
)
Run = Callable[..., Result]
EVENT = {
    "event_id": CASE_ID,
    "type": "referrals.referral_submitted",
    "occurred_at": "2026-03-20T09:15:00+00:00",
    "recorded_at": "2026-03-20T09:15:01+00:00",
    "tenant": WERL,
    "actor": {"role": "case_manager", "institution": WERL},
    "data": {"recipient": "JC", "service_shown": "jobcenter_transfer", "waiting_on": "recipient"},
}
HAPPENING = {
    **{name: value for name, value in EVENT.items() if name != "data"},
    "event": EVENT["data"],
    "state": {"state": "submitted", "waiting_on": "platform"},
}


@pytest.fixture
def url(whole: tuple[Flask, Town]) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, whole[0])
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def run(url: str, issuer_key: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(history, "settings", lambda: Settings(issuer_key=issuer_key))
    runner = CliRunner(env={"COLUMNS": "160"})

    def invoke(command: Any, *arguments: str) -> Result:
        return runner.invoke(command, [*arguments, "--url", url])

    return invoke


def test_a_timeline_says_when_who_what_and_who_is_awaited(run: Run, town: Town) -> None:
    town.finds("timeline", items=[EVENT], total=1)

    told = run(timeline, "--case", CASE_ID)

    assert told.exit_code == 0, told.output
    for part in ("20.03.2026 10:15:00", WERL, "Verweisung an JC: jobcenter_transfer"):
        assert part in told.output
    assert "abgeschickt" in told.output
    assert "angefragte Stelle" in told.output
    assert town.asked["context"]["actor"]["role"] == "auditor"


def test_institutions_and_municipalities_go_by_their_names(run: Run, town: Town) -> None:
    town.finds("timeline", items=[EVENT], total=1)
    town.finds("vocabulary", municipalities=[{"key": WERL, "name": "Werl"}])
    town.finds("agencies", items=[{"code": "JC", "name": "Jobcenter"}], total=1)

    told = run(timeline, "--case", CASE_ID).output

    assert "Verweisung an Jobcenter" in told
    assert "Werl" in told and WERL not in told


def test_without_a_directory_there_are_keys_and_codes(run: Run, town: Town) -> None:
    town.finds("timeline", items=[EVENT], total=1)
    town.refuses("vocabulary", "STORE_UNAVAILABLE", "unavailable")

    assert "Verweisung an JC" in run(timeline, "--case", CASE_ID).output


def test_a_list_of_institutions_is_named_too() -> None:
    told = happening_in_words(
        "referrals.reroute_proposed",
        {"recipient": "A", "competent": ["B", "C"]},
        "en",
        {"B": "Bee"},
    )

    assert told == "A is not competent any more, but Bee, C"


def test_the_same_in_english(run: Run, town: Town) -> None:
    town.finds("timeline", items=[EVENT], total=1)

    assert "referral to JC" in run(timeline, "--client", CASE_ID, "--lang", "en").output


def test_programs_get_json(run: Run, town: Town) -> None:
    town.finds("timeline", items=[EVENT], total=1)

    assert json.loads(run(timeline, "--referral", CASE_ID, "--json").stdout) == [EVENT]


def test_all_pages_are_told(run: Run, town: Town) -> None:
    town.finds("timeline", items=[EVENT] * 200, total=450)
    told = run(timeline, "--obstacle", CASE_ID, "--json")

    assert [request["query"]["page"] for _, _, request in town.requests] == [1, 2, 3]
    assert len(json.loads(told.stdout)) == 600


def test_a_replay_shows_the_state_after_every_event(run: Run, town: Town) -> None:
    town.finds("timeline", items=[EVENT], total=1)
    town.finds("history", events=[HAPPENING])

    told = run(replay, "--referral", CASE_ID, "--as-of", "2026-04-01 12:00:00")

    assert "abgeschickt" in told.output
    assert "Zustellung" in told.output
    [asked] = [request for _, method, request in town.requests if method == "history"]
    context = asked["context"]
    assert (context["actor"]["role"], context["tenant"]) == ("case_manager", WERL)
    assert asked["query"]["as_of"] == "2026-04-01T10:00:00+00:00"


def test_a_replay_can_show_what_was_true_instead(run: Run, town: Town) -> None:
    town.finds("timeline", items=[EVENT], total=1)
    town.finds("history", events=[HAPPENING])

    run(replay, "--referral", CASE_ID, "--as-true-on", "2026-04-01 12:00:00", "--json")

    assert town.asked["query"]["as_true_on"] == "2026-04-01T10:00:00+00:00"


def test_a_clients_record_can_be_replayed(run: Run, town: Town) -> None:
    town.finds("timeline", items=[EVENT], total=1)
    town.finds("history", events=[HAPPENING | {"type": "clients.consent_refused", "event": {}}])

    assert "consent refused" in run(replay, "--client", CASE_ID, "--lang", "en").output


def test_what_was_recorded_later_says_so(run: Run, town: Town) -> None:
    late = EVENT | {"recorded_at": "2026-03-24T08:00:00+00:00"}
    town.finds("timeline", items=[late], total=1)

    assert "erfasst" in run(timeline, "--case", CASE_ID).output


def test_nothing_to_tell_is_said(run: Run, town: Town) -> None:
    town.finds("timeline", items=[], total=0)

    assert "nichts bekannt" in run(timeline, "--case", CASE_ID).output
    assert "There is no case" in run(replay, "--case", CASE_ID).output


def test_a_refusal_is_told_with_its_reason(run: Run, town: Town) -> None:
    town.refuses("timeline", "FORBIDDEN", "forbidden")
    told = run(timeline, "--case", CASE_ID)

    assert told.exit_code == 1
    assert "FORBIDDEN" in told.output


def test_nobody_there_is_told(issuer_key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "settings", lambda: Settings(issuer_key=issuer_key))
    told = CliRunner().invoke(timeline, ["--case", CASE_ID, "--url", "http://127.0.0.1:1"])

    assert (told.exit_code, "Nobody answers" in told.output) == (1, True)


def test_without_a_key_one_has_to_sign_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "settings", lambda: Settings(state_dir=tmp_path))
    told = CliRunner().invoke(timeline, ["--case", CASE_ID])

    assert (told.exit_code, "--token" in told.output) == (1, True)


@pytest.mark.parametrize("arguments", [[], ["--case", CASE_ID, "--client", CASE_ID], ["--case=7"]])
def test_one_thing_is_asked_about(arguments: list[str]) -> None:
    assert CliRunner().invoke(timeline, arguments).exit_code == 2


def every_event() -> list[str]:
    from tests.contracts.test_foreign_events import FACTS

    assert FACTS
    own = ("agencies", "cases", "clients", "referrals", "steering")
    return [each for each in declared_events() if each.partition(".")[0] in own]


@pytest.mark.parametrize("type_", every_event())
def test_every_event_has_words_in_both_languages(type_: str) -> None:
    assert type_ in HAPPENINGS
    said = dict.fromkeys(declared_events()[type_].__dataclass_fields__, "x")
    for pair in HAPPENINGS[type_]:
        assert "–" not in happening_in_words(type_, said, "de"), pair


def test_no_words_are_left_over() -> None:
    assert set(HAPPENINGS) <= set(declared_events())


@pytest.mark.parametrize("state", sorted({state for _, table in TABLES for state in table}))
def test_every_state_has_a_word(state: str) -> None:
    assert state_in_words(state, "de") != state


def certain_states() -> dict[str, str]:
    """Return the state after each event that always leads to the same one."""
    leads_to: dict[str, set[str]] = {}
    for service, table in TABLES:
        for ways in table.values():
            for event, state in ways.items():
                leads_to.setdefault(f"{service}.{event}", set()).add(state)
    certain = {event: found.pop() for event, found in leads_to.items() if len(found) == 1}
    return {event: state for event, state in certain.items() if state != PREVIOUS}


def test_the_state_after_an_event_is_the_one_it_leads_to() -> None:
    assert certain_states() == LEADS_TO


@pytest.mark.parametrize("awaited", sorted(set(WAITING_ON.values())))
def test_everybody_awaited_has_a_word(awaited: str) -> None:
    assert awaited_in_words(awaited, "de") != awaited


def test_an_event_we_have_no_words_for_is_told_by_its_name() -> None:
    assert happening_in_words("new.thing_happened", {}, "de") == "new.thing_happened"


def test_what_an_event_does_not_say_is_left_open() -> None:
    assert happening_in_words("cases.case_closed", {"reason_code": None}, "en").endswith("–")
