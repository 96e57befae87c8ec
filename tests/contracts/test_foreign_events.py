"""What a service reads of another is what the other publishes: in the clear, in these versions."""

import dataclasses
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson
import pytest

import services
from shared.domain.messages import declared_events, foreign_declaration, sealed_fields
from shared.eventstore.serialization import build

SAMPLES = Path(__file__).parent / "samples"
NAMES = sorted(each.name for each in Path(services.__path__[0]).iterdir() if each.is_dir())


def foreign_facts() -> list[Any]:
    """Return every fact that a service reads, and import whatever declares events."""
    found = []
    for name in NAMES:
        for module in ("service", "foreign_events"):
            if find_spec(f"services.{name}") and find_spec(f"services.{name}.{module}"):
                declared = vars(import_module(f"services.{name}.{module}")).values()
                if module == "foreign_events":
                    found += [each for each in declared if hasattr(each, "__foreign__")]
    return found


FACTS = foreign_facts()


def name(fact: Any) -> str:
    return f"{fact.__module__.split('.')[1]}: {foreign_declaration(fact).type}"


@pytest.mark.parametrize("fact", FACTS, ids=name)
def test_the_event_exists_and_its_newest_version_is_read(fact: Any) -> None:
    declaration = foreign_declaration(fact)

    assert declared_events()[declaration.type].version in declaration.versions


@pytest.mark.parametrize("fact", FACTS, ids=name)
def test_everything_read_is_published_in_the_clear(fact: Any) -> None:
    event = declared_events()[foreign_declaration(fact).type]
    clear = {each.name for each in dataclasses.fields(event)} - sealed_fields(event).keys()  # type: ignore[arg-type]

    assert {each.name for each in dataclasses.fields(fact)} <= clear


@pytest.mark.parametrize("fact", FACTS, ids=name)
def test_what_is_published_can_be_read(fact: Any) -> None:
    type_ = foreign_declaration(fact).type
    event = declared_events()[type_]
    for version in sorted(foreign_declaration(fact).versions):
        payload = orjson.loads((SAMPLES / f"{type_}.v{version}.json").read_bytes())
        clear = {key: payload[key] for key in payload.keys() - sealed_fields(event).keys()}  # type: ignore[arg-type]

        assert isinstance(build(fact, clear), fact)
