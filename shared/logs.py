"""Log lines: JSON on standard output, with the circumstances, without personal data."""

import logging
import re
import sys
from contextlib import AbstractContextManager
from typing import Any, TextIO

import orjson
import structlog
from structlog.contextvars import bound_contextvars, merge_contextvars
from structlog.types import EventDict, Processor, WrappedLogger

from shared.domain.messages import declared_events, sealed_fields
from shared.settings import Settings

LONGEST = 2000
NEVER_LOGGED = frozenset(
    {"address", "birth_date", "email", "family_name", "given_name", "note", "phone", "text"}
    | {"body", "data", "payload", "plaintext"}
    | {"authorization", "cookie", "password", "secret", "token"}
)
# Words of the machinery, though some event may seal a field of the same name.
OURS = frozenset(
    {"correlation_id", "event", "exception", "level", "logger"}
    | {"reason", "service", "tenant", "timestamp"}
)
QUIET = ("amqp", "kombu", "urllib3", "werkzeug", "yoyo.migrations")
DETAIL = re.compile(r"^(DETAIL|CONTEXT|LINE \d+):.*$", re.MULTILINE)


def configure(settings: Settings, *, service: str = "", to: TextIO | None = None) -> None:
    """Send all log lines of this process, also those of libraries, to `to` or standard output.

    Call it after the service is loaded: the fields its events seal are dropped from then on.
    """
    out = to or sys.stdout
    handler = logging.StreamHandler(out)
    handler.setFormatter(formatter(settings, service, on_terminal=out.isatty()))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level.upper())
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*before(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def formatter(
    settings: Settings, service: str, *, on_terminal: bool
) -> structlog.stdlib.ProcessorFormatter:
    """Return what turns a line of ours, or of a library, into text."""
    plain = settings.log_format == "console" or (settings.log_format == "auto" and on_terminal)
    render: Processor = structlog.dev.ConsoleRenderer(colors=on_terminal) if plain else as_json
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=before(),
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            naming(service),
            structlog.processors.format_exc_info,
            without(NEVER_LOGGED | (sealed_names() - OURS)),
            shorten,
            render,
        ],
    )


def before() -> list[Processor]:
    """Return what is added to every line where it is written."""
    return [
        merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def sealed_names() -> frozenset[str]:
    """Return the names of all fields that some event seals."""
    return frozenset(
        name
        for event in declared_events().values()
        for name in sealed_fields(event)  # type: ignore[arg-type]
    )


def naming(service: str) -> Processor:
    """Return the step that says which service writes."""

    def add_service(logger: WrappedLogger, method: str, line: EventDict) -> EventDict:
        if service:
            line.setdefault("service", service)
        return line

    return add_service


def without(names: frozenset[str]) -> Processor:
    """Return the step that drops the fields of persons, however deep they lie."""

    def drop(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: drop(inner) for key, inner in value.items() if key not in names}
        if isinstance(value, (list, tuple)):
            return [drop(inner) for inner in value]
        return value

    def drop_personal(logger: WrappedLogger, method: str, line: EventDict) -> EventDict:
        kept: EventDict = drop(line)
        return kept

    return drop_personal


def shorten(logger: WrappedLogger, method: str, line: EventDict) -> EventDict:
    """Cut long texts, and the values that PostgreSQL quotes in its errors."""
    return {key: cut(value) for key, value in line.items()}


def cut(value: Any) -> Any:
    """Return a text without quoted rows and no longer than `LONGEST`; its end tells the most."""
    if not isinstance(value, str):
        return value
    value = DETAIL.sub(r"\1: (left out)", value)
    return value if len(value) <= LONGEST else f"… {value[-LONGEST:]}"


def as_json(logger: WrappedLogger, method: str, line: EventDict) -> str:
    """Return the line as one JSON object."""
    return orjson.dumps(line, default=str, option=orjson.OPT_NON_STR_KEYS).decode()


def circumstances(**values: Any) -> AbstractContextManager[None]:
    """Add `correlation_id`, `tenant` and the like to every line written within the block."""
    return bound_contextvars(**values)
