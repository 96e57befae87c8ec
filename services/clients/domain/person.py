"""What the rules know of a person, and what a person's data have to be like."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from services.clients.domain.errors import (
    BirthDateInFuture,
    ClientErased,
    NameIsEmpty,
    NotAnAssumedBirthDate,
    ReasonMissing,
)
from services.clients.domain.events import (
    ClientDataCorrected,
    ClientHandedOver,
    ClientRegistered,
    IdentifierRecorded,
    LocationProtectionLifted,
    LocationProtectionSet,
    NameVariantAdded,
    ProcessingRestricted,
    ProcessingUnrestricted,
)
from shared.domain.errors import NotFound
from shared.domain.messages import Event
from shared.domain.personal import ERASED

CORRECTABLE: Final = (
    "given_name", "family_name", "birth_date", "birth_precision", "phone", "address",
)  # fmt: skip
NAMES: Final = ("given_name", "family_name")
VARIANT: Final = ("given_name", "family_name", "script", "source_document")
IDENTIFIER: Final = ("kind", "value")


@dataclass(frozen=True, kw_only=True)
class Client:
    """The person's data as they stand; of an erased person they are `ERASED`."""

    client_id: UUID | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    variants: frozenset[tuple[Any, ...]] = frozenset()
    identifiers: frozenset[tuple[Any, ...]] = frozenset()
    restricted: Any = None
    protected: bool = False
    ownership_epoch: int = 1

    @property
    def erased(self) -> bool:
        """Say whether the person's key was destroyed."""
        return ERASED in self.details.values()


def evolve(client: Client, event: Event) -> Client:
    """Return the client after `event`."""
    match event:
        case ClientRegistered(client_id=client_id):
            return replace(client, client_id=client_id, details=values(event, CORRECTABLE))
        case ClientDataCorrected(changed=changed):
            return replace(client, details={**client.details, **values(event, changed)})
        case NameVariantAdded():
            return replace(client, variants=client.variants | {row(event, VARIANT)})
        case IdentifierRecorded():
            return replace(client, identifiers=client.identifiers | {row(event, IDENTIFIER)})
        case ClientHandedOver(ownership_epoch=epoch):
            return replace(client, ownership_epoch=epoch)
        case _:
            return replace(client, **guarded(event))


def guarded(event: Event) -> dict[str, Any]:
    """Return what `event` changes about how the person's data are guarded."""
    match event:
        case ProcessingRestricted(ground=ground):
            return {"restricted": ground}
        case ProcessingUnrestricted():
            return {"restricted": None}
        case LocationProtectionSet():
            return {"protected": True}
        case LocationProtectionLifted():
            return {"protected": False}
        case _:
            return {}


def require_living(client: Client) -> None:
    """Raise `NotFound` for nobody, `ClientErased` for somebody whose data are gone."""
    if client.client_id is None:
        raise NotFound
    if client.erased:
        raise ClientErased


def require_reason(reason: str) -> None:
    """Raise `ReasonMissing` unless something is said."""
    if not reason.strip():
        raise ReasonMissing


def row(source: object, names: tuple[str, ...]) -> tuple[Any, ...]:
    """Return the values of `source` under these names, in order."""
    return tuple(values(source, names).values())


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


def require_names(details: Mapping[str, Any]) -> None:
    """Raise `NameIsEmpty` unless there are both."""
    for name in NAMES:
        if not details[name]:
            raise NameIsEmpty(field=name)


def require_plausible(details: Mapping[str, Any], today: date) -> None:
    """Raise a refusal unless this could be a person."""
    require_names(details)
    born: date = details["birth_date"]
    if born > today:
        raise BirthDateInFuture
    if details["birth_precision"] == "assumed_0101" and (born.month, born.day) != (1, 1):
        raise NotAnAssumedBirthDate
