"""How a question or a command of somebody who signed in becomes a call to a service."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Protocol
from uuid import UUID, uuid5

from uuid6 import uuid7

from services.gateway.permissions import OF_AN_AGENCY, Caller

PATIENCE: Final = 10.0
OF_THE_DISTRICT: Final = frozenset({"agencies", "steering"})
TIMES: Final = ("occurred_at", "late_reason")
KEYS: Final = UUID("6f0f0d0e-5d2c-5d0a-9a77-6d1a6a1f3f5b")

Answer = dict[str, Any]


class Services(Protocol):
    """What carries a request to a service and its answer back."""

    def call(
        self, service: str, method: str, request: dict[str, Any], timeout: float
    ) -> dict[str, Any]:
        """Return the answer; or raise when the service is away, or too slow, or unreachable."""
        ...


class Refused(Exception):
    """A service refused; nothing has happened."""

    def __init__(self, code: str, kind: str, message: str, details: Mapping[str, Any]) -> None:
        """Keep what the service said."""
        super().__init__(code)
        self.code, self.kind, self.message, self.details = code, kind, message, details


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """What follows from a command: the stream, its version, and the types of its new events."""

    stream_id: str
    version: int
    events: tuple[str, ...] = ()
    repeated: bool = False


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One request: who asks, in which role, under which ids, having seen which version."""

    caller: Caller
    role: str
    correlation_id: UUID
    idempotency_key: str | None = None
    fingerprint: str = ""
    expected_version: int | None = None
    traceparent: str | None = None
    legal_basis: str | None = None
    purpose: str | None = None
    occurred_at: datetime | None = None
    late_reason: str | None = None
    of_tenant: str = ""

    @property
    def institution(self) -> str:
        """For which institution the caller acts."""
        return self.caller.institution_in(self.role)

    @property
    def for_agency(self) -> bool:
        """Whether the caller acts for an agency."""
        return self.role in OF_AN_AGENCY

    def tenant_at(self, service: str) -> str:
        """Return whose data this is about; empty for an agency's clerk, the door finds it."""
        if service in OF_THE_DISTRICT:
            return self.caller.district
        return self.of_tenant or self.caller.tenant_in(self.role)

    @property
    def command_id(self) -> UUID:
        """The same for every repeat of a request under one Idempotency-Key."""
        if self.idempotency_key is None:
            return uuid7()
        return uuid5(KEYS, f"{self.caller.user}|{self.idempotency_key}")

    def id_of(self, thing: str) -> UUID:
        """Return the id of something new in an old stream: the same for every repeat."""
        return uuid5(self.command_id, thing)


def fingerprint(method: str, path: str, body: bytes) -> str:
    """Return what tells one request from another under the same Idempotency-Key."""
    return hashlib.sha256(b"\0".join((method.encode(), path.encode(), body))).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Calls:
    """The services, as one caller can ask them within one request."""

    services: Services
    asking: Asking
    patience: float = PATIENCE

    def command(self, service: str, method: str, /, **fields: Any) -> Accepted:
        """Ask for something to be done. Raises `Refused`.

        When it happened, and why that is told late, are circumstances: no part of the command.
        """
        times = {name: fields.pop(name) for name in TIMES if name in fields}
        calls = replace(self, asking=replace(self.asking, **times)) if times else self
        answer = calls.ask(service, method, "command", fields)
        accepted = answer["accepted"]
        return Accepted(
            stream_id=accepted["stream_id"],
            version=accepted["version"],
            events=tuple(accepted.get("events", ())),
            repeated=accepted.get("repeated", False),
        )

    def query(self, service: str, method: str, /, **fields: Any) -> Answer:
        """Ask a question. Raises `Refused`."""
        return dict(self.ask(service, method, "query", fields)["found"])

    def ask(self, service: str, method: str, kind: str, fields: Mapping[str, Any]) -> Answer:
        """Send a request and return its answer, unless that is a refusal."""
        request = {kind: plain(dict(fields)), "context": self.context(service)}
        answer = self.services.call(service, method, request, self.patience)
        if refused := answer.get("refused"):
            raise Refused(
                refused["code"],
                refused["kind"],
                refused.get("message", ""),
                refused.get("details") or {},
            )
        return answer

    def context(self, service: str) -> Answer:
        """Return who asks, for whom, when and why, as the services expect it."""
        asking = self.asking
        times = {name: value for name in TIMES if (value := getattr(asking, name))}
        return {
            "command_id": str(asking.command_id),
            "tenant": asking.tenant_at(service),
            "actor": {
                "user": asking.caller.user,
                "role": asking.role,
                "institution": asking.institution,
            },
            "correlation_id": str(asking.correlation_id),
            "expected_version": asking.expected_version,
            "fingerprint": asking.fingerprint,
            "traceparent": asking.traceparent,
            "legal_basis": asking.legal_basis,
            "purpose": asking.purpose,
            **{name: plain(value) for name, value in times.items()},
        }

    def for_disclosure(self, *, tenant: str, legal_basis: str | None, purpose: str) -> "Calls":
        """Return these calls for reading what another controller holds, and why that is allowed."""
        asking = replace(self.asking, of_tenant=tenant, legal_basis=legal_basis, purpose=purpose)
        return replace(self, asking=asking)


def plain(value: Any) -> Any:
    """Return `value` as JSON can carry it."""
    match value:
        case dict():
            return {key: plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [plain(inner) for inner in value]
        case UUID():
            return str(value)
        case _ if hasattr(value, "isoformat"):
            return value.isoformat()
        case _:
            return value
