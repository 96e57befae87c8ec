"""Whatever was stored once can be read for ever: one sample of every version of every event."""

import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson
import pytest

from shared.domain.messages import Event, declared_events, event_class, upcast
from shared.eventstore.serialization import build, to_json

SAMPLES = Path(__file__).parent / "samples"
FILES = sorted(SAMPLES.glob("*.json"))
NAME = re.compile(r"(?P<type>(?P<service>[a-z]+)\.[a-z_]+)\.v(?P<version>[0-9]+)\.json")


def parts(file: Path) -> tuple[str, str, int]:
    """Return service, type and version of a sample."""
    named = NAME.fullmatch(file.name)
    assert named, f"{file.name} is not called <service>.<event>.v<version>.json"
    return named["service"], named["type"], int(named["version"])


def declare_events() -> list[str]:
    """Import what declares the events of each service with samples; return these services."""
    services = sorted({parts(file)[0] for file in FILES})
    for service in services:
        if find_spec(f"services.{service}.service"):
            import_module(f"services.{service}.service")
    return services


SERVICES = declare_events()
STORED = [
    (type_, version)
    for type_, event in declared_events().items()
    if type_.partition(".")[0] in SERVICES
    for version in range(1, event.version + 1)
]


def read(file: Path) -> tuple[Event, dict[str, Any]]:
    """Return the event in a sample, and the sample as it stands."""
    _, type_, version = parts(file)
    payload = orjson.loads(file.read_bytes())
    return build(event_class(type_), upcast(type_, version, dict(payload))), payload


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_stored_event_can_still_be_read(file: Path) -> None:
    event, payload = read(file)

    if parts(file)[2] == event.version:
        assert orjson.loads(to_json(vars(event))) == payload


@pytest.mark.parametrize(("type_", "version"), STORED)
def test_every_version_of_every_event_has_a_sample(type_: str, version: int) -> None:
    assert (SAMPLES / f"{type_}.v{version}.json").is_file()
