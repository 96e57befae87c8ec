import re

import pytest

from shared.catalogue.gathering import events_of, mechanism_refusals, modules_of, refusals_of
from shared.domain.messages import Command

from .house import SERVICES, name_of

EVENTS = [(service, event) for service in SERVICES for event in events_of(service)]
REFUSALS = mechanism_refusals() + [r for s in SERVICES for r in refusals_of(s.package)]
COMMANDS = [
    declared
    for service in SERVICES
    for module in modules_of(service)
    for declared in vars(module).values()
    if isinstance(declared, type)
    and issubclass(declared, Command)
    and declared.__module__ == module.__name__
]


def is_sentence(documented):
    first = (documented.__doc__ or "").split("\n\n")[0]
    return first[:1].isupper() and first.rstrip().endswith(".")


def of_event(given):
    return given.type if isinstance(given, type) else ""


@pytest.mark.parametrize(("service", "event"), EVENTS, ids=of_event)
def test_every_event_says_what_it_means(service, event):
    assert is_sentence(event)


@pytest.mark.parametrize(("service", "event"), EVENTS, ids=of_event)
def test_every_event_is_named_after_its_service_and_its_class(service, event):
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", event.__name__).lower()

    assert event.type == f"{service.name}.{words}"


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.__name__)
def test_every_refusal_is_a_sentence_without_the_word_error(refusal):
    assert is_sentence(refusal)
    assert not refusal.__name__.endswith(("Error", "Exception"))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_every_command_says_what_is_asked(command):
    assert is_sentence(command)


@pytest.mark.parametrize("service", SERVICES, ids=name_of)
def test_every_service_declares_something(service):
    assert events_of(service)
