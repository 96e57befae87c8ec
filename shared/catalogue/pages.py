"""The pages of the reference, as Markdown."""

from dataclasses import fields
from pathlib import Path
from typing import Any, get_type_hints

from shared.catalogue import gathering
from shared.catalogue.states import states_page
from shared.catalogue.words import Row, paragraph, table, type_in_words
from shared.domain.errors import Refusal, code_of
from shared.domain.messages import Event, sealed_fields
from shared.installed import Installed
from shared.settings import Settings, variable

NOTE = "<!-- Written by `wegakte docs` from the declarations: change those, not this page. -->"


def all_pages(services: list[Installed]) -> dict[str, str]:
    """Return every page by the name of its file."""
    pages = {
        "events.md": events_page(services),
        "states.md": states_page(gathering.state_tables(services)),
        "refusals.md": refusals_page(services),
        "configuration.md": configuration_page(),
    }
    if known := gathering.permissions():
        pages["permissions.md"] = permissions_page(known)
    return {name: f"{NOTE}\n\n{text.strip()}\n" for name, text in pages.items()}


def events_page(services: list[Installed]) -> str:
    """Return what can have happened, service by service."""
    read_by = gathering.readers(services)
    parts = [
        "# Events",
        "Every event there can be. *Sealed* fields belong to a person: they are stored encrypted"
        " under a key of that person and category of data, never published, and gone for good"
        " when the key is destroyed.",
    ]
    for service in services:
        if events := gathering.events_of(service):
            parts.append(f"## {service.name}")
            parts += [event_entry(event, read_by.get(event.type, [])) for event in events]
    return "\n\n".join(parts)


def event_entry(event: type[Event], read_by: list[str]) -> str:
    """Return one event: what it means, its fields, who reads it."""
    seals = sealed_fields(event)  # type: ignore[arg-type]
    hints = get_type_hints(event, include_extras=True)
    rows: list[Row] = [
        (
            f"`{each.name}`",
            type_in_words(hints[each.name]),
            sealed_in_words(event, seals, each.name),
        )
        for each in fields(event)  # type: ignore[arg-type]
    ]
    lines = [f"### `{event.type}`", paragraph(event)]
    if event.version > 1:
        lines.append(f"Version {event.version}; older ones are lifted when read.")
    lines.append(table(("Field", "Type", "Sealed"), rows))
    lines.append(f"Read by {', '.join(read_by) or 'no other service'}.")
    return "\n\n".join(lines)


def sealed_in_words(event: type[Event], seals: Any, name: str) -> str:
    """Return under whose key a field is sealed, if it is."""
    if name not in seals:
        return ""
    return f"under `{seals[name].subject or event.subject}`, {seals[name].category}"


def refusals_page(services: list[Installed]) -> str:
    """Return why something can be refused, service by service."""
    parts = [
        "# Refusals",
        "A command that is refused changes nothing. The code is stable; the words may change.",
        "## any service",
        refusal_table(gathering.mechanism_refusals()),
    ]
    for service in services:
        gathering.modules_of(service)
        if refusals := gathering.refusals_of(service.package):
            parts += [f"## {service.name}", refusal_table(refusals)]
    return "\n\n".join(parts)


def refusal_table(refusals: list[type[Refusal]]) -> str:
    """Return refusals with their code, kind and message."""
    rows: list[Row] = [(f"`{code_of(each)}`", each.kind, paragraph(each)) for each in refusals]
    return table(("Code", "Kind", "Message"), rows)


def configuration_page() -> str:
    """Return every setting."""
    rows: list[Row] = []
    for each in fields(Settings):
        about = each.metadata["about"]
        secret = " **Secret.**" if each.metadata["secret"] else ""
        rows.append((f"`{variable(each.name)}`", default_in_words(each.default), about + secret))
    return "\n\n".join(
        [
            "# Configuration",
            "Everything is set by environment variables. For each of them, a variable of the same"
            " name with `_FILE` behind it may name a file that holds the value: use that for"
            " secrets. At the start of a process all errors are reported at once.",
            table(("Variable", "Default", "What it is for"), rows),
        ]
    )


def default_in_words(value: object) -> str:
    """Return a default, or nothing where there is none."""
    return f"`{value}`" if value is not None and str(value) and value != Path() else ""


def permissions_page(known: list[tuple[str, list[str]]]) -> str:
    """Return who may do what."""
    rows: list[Row] = [(f"`{permission}`", ", ".join(roles)) for permission, roles in known]
    return "\n\n".join(
        [
            "# Permissions",
            "Each page and each call of the interface asks for exactly one permission.",
            table(("Permission", "Roles"), rows),
        ]
    )
