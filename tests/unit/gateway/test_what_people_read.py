"""Everything that can be refused is said in German and in English."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import services
import shared
from services.gateway import authentication, problems
from services.gateway.messages import best_language, detail_for, english, german, title_for
from shared.domain.errors import Refusal, code_of

PLACES = ("errors", ".wire", ".keys", ".late_recording")


def subclasses(cls: type) -> Iterator[type]:
    for each in cls.__subclasses__():
        yield each
        yield from subclasses(each)


def refusals() -> dict[str, type[Refusal]]:
    for root in (services, shared):
        for found in pkgutil.walk_packages(root.__path__, f"{root.__name__}."):
            if found.name.endswith(PLACES) and ".gateway." not in found.name:
                importlib.import_module(found.name)
    known = [each for each in subclasses(Refusal) if each.__module__.startswith(("se", "shared"))]
    return {code_of(each): each for each in known if not each.__module__.startswith("shared.test")}


def own_codes() -> set[str]:
    problems_ = {each.code for each in subclasses(problems.Problem)}
    away = {"SERVICE_AWAY", "NO_ANSWER", "BROKER_AWAY", "KEYS_UNKNOWN", "INTERNAL"}
    return problems_ | away | set(problems.CODE_OF_STATUS.values())


@pytest.mark.parametrize("code", sorted(refusals()))
def test_every_refusal_is_said_in_german_and_in_english(code: str) -> None:
    assert german.SENTENCES.get(code, "").endswith(".")
    assert detail_for(code, "en", refusals()[code]().message).endswith(".")


@pytest.mark.parametrize("code", sorted(own_codes()))
def test_the_gateways_own_problems_are_said_in_both(code: str) -> None:
    assert german.SENTENCES.get(code, "").endswith(".")
    assert english.SENTENCES.get(code, "").endswith(".")


def test_no_sentence_is_left_over() -> None:
    known = set(refusals()) | own_codes()

    assert set(german.SENTENCES) - known == set()
    assert set(english.SENTENCES) - known == set()


@pytest.mark.parametrize("status", sorted(set(problems.STATUS_OF_KIND.values()) | {400, 401, 413}))
def test_every_status_has_a_heading(status: int) -> None:
    assert title_for(status, "de") != title_for(status, "en")


def test_an_unknown_code_is_shown_rather_than_nothing() -> None:
    assert detail_for("NEW_CODE", "de") == "NEW_CODE"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        (None, "en"),
        ("*", "en"),
        ("de-AT", "de"),
        ("en;q=0.1, de;q=0.2", "de"),
        ("fr, de;q=0.5", "de"),
        (";;;", "en"),
    ],
)
def test_the_language_is_the_one_read_best(accepted: str | None, language: str) -> None:
    assert best_language(accepted) == language


def test_wrong_tokens_are_problems_of_the_gateway() -> None:
    assert issubclass(authentication.TokenExpired, problems.Problem)
