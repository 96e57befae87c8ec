"""Exports for process mining: OCEL 2.0, XES (IEEE 1849) and CSV."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from services.audit.ledger.links import Link
from services.audit.ledger.tracing import Step

ALWAYS: Final = {"log_index": "integer", "recorded_at": "time", "institution": "string"}
COLUMNS: Final = ("case", "activity", "occurred_at", "recorded_at", "institution", "log_index")
XES: Final = '<log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">'
EXTENSIONS: Final = (
    ("Concept", "concept", "http://www.xes-standard.org/concept.xesext"),
    ("Time", "time", "http://www.xes-standard.org/time.xesext"),
    ("Organizational", "org", "http://www.xes-standard.org/org.xesext"),
)

Plain = dict[str, Any]


def ocel(steps: Sequence[Step]) -> Plain:
    """Return the events and everything they are about as OCEL 2.0 JSON.

    The published schema knows values as texts only; the declared types say how to read them.
    """
    things = sorted({thing for step in steps for thing in step.things})
    kinds = sorted({thing.kind for thing in things})
    return {
        "objectTypes": [{"name": kind, "attributes": []} for kind in kinds],
        "eventTypes": [event_type(name, found) for name, found in by_type(steps).items()],
        "objects": [
            {"id": name_of(thing), "type": thing.kind, "attributes": [], "relationships": []}
            for thing in things
        ],
        "events": [event(step) for step in steps],
    }


def by_type(steps: Iterable[Step]) -> dict[str, list[Step]]:
    """Return the events of each type."""
    found: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        found[step.type].append(step)
    return dict(sorted(found.items()))


def event_type(name: str, found: Iterable[Step]) -> Plain:
    """Return what is declared of a type of events."""
    more = sorted({each for step in found for each in step.attributes} - set(ALWAYS))
    declared = {**ALWAYS, **dict.fromkeys(more, "string")}
    attributes = [{"name": each, "type": kind} for each, kind in declared.items()]
    return {"name": name, "attributes": attributes}


def event(step: Step) -> Plain:
    """Return one event."""
    return {
        "id": f"event-{step.index}",
        "type": step.type,
        "time": step.occurred,
        "attributes": [{"name": name, "value": value} for name, value in values(step).items()],
        "relationships": [
            {"objectId": name_of(thing), "qualifier": thing.kind} for thing in step.things
        ],
    }


def values(step: Step) -> dict[str, str]:
    """Return the attributes of an event."""
    return {
        **step.attributes,
        "log_index": str(step.index),
        "recorded_at": step.recorded,
        "institution": step.institution,
    }


def name_of(thing: Link) -> str:
    """Return the id of an object: no two kinds share one."""
    return f"{thing.kind}:{thing.id}"


def traces(steps: Iterable[Step]) -> dict[str, list[Step]]:
    """Return the events of each case, in the order in which they happened."""
    found: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        for case in step.about("case"):
            found[case].append(step)
    order = {
        case: sorted(way, key=lambda each: (each.occurred, each.index))
        for case, way in found.items()
    }
    return dict(sorted(order.items()))


def xes(steps: Iterable[Step]) -> Iterator[str]:
    """Yield the ways of the cases as XES, line by line."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield XES
    for name, prefix, uri in EXTENSIONS:
        yield f'<extension name="{name}" prefix="{prefix}" uri="{uri}"/>'
    for case, way in traces(steps).items():
        yield "<trace>"
        yield attribute("string", "concept:name", case)
        for step in way:
            yield "<event>"
            yield attribute("string", "concept:name", step.type)
            yield attribute("date", "time:timestamp", step.occurred)
            yield attribute("string", "org:group", step.institution)
            for name, value in values(step).items():
                yield attribute("string", name, value)
            yield "</event>"
        yield "</trace>"
    yield "</log>"


def attribute(kind: str, key: str, value: str) -> str:
    """Return one attribute of XES."""
    return f"<{kind} key={quoteattr(key)} value={quoteattr(value)}/>"


def table(steps: Iterable[Step]) -> str:
    """Return the ways of the cases as CSV, a line an event."""
    content = io.StringIO()
    writer = csv.writer(content, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for case, way in traces(steps).items():
        for step in way:
            writer.writerow(
                (case, step.type, step.occurred, step.recorded, step.institution, step.index)
            )
    return content.getvalue()
