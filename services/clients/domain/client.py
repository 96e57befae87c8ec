"""A client: one person, as much as the rules need to know."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from services.clients.domain.codes import require_code
from services.clients.domain.commands import CorrectClientData, RegisterClient
from services.clients.domain.errors import (
    BirthDateInFuture,
    ClientErased,
    NameIsEmpty,
    NotAnAssumedBirthDate,
    NothingToCorrect,
    ReasonMissing,
)
from services.clients.domain.events import (
    ClientDataCorrected,
    ClientRegistered,
    PotentialDuplicateFlagged,
)
from shared.domain.aggregate import Aggregate
from shared.domain.errors import AlreadyExists, NotFound
from shared.domain.messages import Event
from shared.domain.personal import ERASED

CORRECTABLE = ("given_name", "family_name", "birth_date", "birth_precision", "phone", "address")
NAMES = ("given_name", "family_name")


@dataclass(frozen=True, kw_only=True)
class Client:
    """The person's data as they stand; of an erased person they are `ERASED`."""

    client_id: UUID | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


def evolve(client: Client, event: Event) -> Client:
    """Return the client after `event`."""
    match event:
        case ClientRegistered(client_id=client_id):
            return replace(client, client_id=client_id, details=values(event, CORRECTABLE))
        case ClientDataCorrected(changed=changed):
            return replace(client, details={**client.details, **values(event, changed)})
        case _:
            return client


def register_client(client: Client, command: RegisterClient) -> list[Event]:
    """Open the record; whoever looks alike is flagged, and never merged."""
    if client.client_id is not None:
        raise AlreadyExists(client_id=str(command.client_id))
    require_code(language=command.language)
    details = tidy(values(command, CORRECTABLE))
    require_plausible(details, command.at.date())
    registered = ClientRegistered(
        client_id=command.client_id,
        household_id=command.household_id,
        language=command.language,
        **details,
    )
    return [registered, *flags(command)]


def flags(command: RegisterClient) -> list[Event]:
    """Return one flag for each client that resembles the new one."""
    return [
        PotentialDuplicateFlagged(
            client_id=command.client_id,
            other_client_ids=[other.client_id],
            reasons=other.reasons,
        )
        for other in command.look_alikes
    ]


def correct_client_data(client: Client, command: CorrectClientData) -> list[Event]:
    """Replace what differs from the record."""
    if client.client_id is None:
        raise NotFound
    if ERASED in client.details.values():
        raise ClientErased
    if not command.reason.strip():
        raise ReasonMissing
    asked = {
        name: value for name, value in values(command, CORRECTABLE).items() if value is not None
    }
    if not asked:
        raise NothingToCorrect
    corrected = {**client.details, **tidy(asked)}
    require_plausible(corrected, command.at.date())
    changed = [name for name in CORRECTABLE if corrected[name] != client.details[name]]
    if not changed:
        return []
    return [
        ClientDataCorrected(
            client_id=command.client_id,
            changed=changed,
            reason=command.reason,
            **{name: corrected[name] for name in changed},
        )
    ]


def values(source: object, names: Any) -> dict[str, Any]:
    """Return the fields of `source` with these names."""
    return {name: getattr(source, name) for name in names}


def tidy(details: Mapping[str, Any]) -> dict[str, Any]:
    """Return texts without superfluous spaces; an empty phone or address is none at all."""
    return {name: tidied(name, value) for name, value in details.items()}


def tidied(name: str, value: Any) -> Any:
    """Return one value as it is kept."""
    if not isinstance(value, str):
        return value
    text = " ".join(value.split())
    return text if text or name in NAMES else None


def require_plausible(details: Mapping[str, Any], today: date) -> None:
    """Raise a refusal unless this could be a person."""
    for name in NAMES:
        if not details[name]:
            raise NameIsEmpty(field=name)
    born: date = details["birth_date"]
    if born > today:
        raise BirthDateInFuture
    if details["birth_precision"] == "assumed_0101" and (born.month, born.day) != (1, 1):
        raise NotAnAssumedBirthDate


CLIENT = Aggregate(
    category="client",
    key="client_id",
    initial=Client(),
    evolve=evolve,
    decisions={RegisterClient: register_client, CorrectClientData: correct_client_data},
    beginnings=frozenset({RegisterClient}),
    about="One person whose way is accompanied.",
)
