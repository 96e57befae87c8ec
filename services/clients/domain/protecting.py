"""How a person's data are guarded: restriction, protected location, and who is in charge."""

from services.clients.domain.codes import require_code
from services.clients.domain.commands import (
    HandOverClient,
    LiftProtectedLocation,
    RestrictProcessing,
    SetProtectedLocation,
    UnrestrictProcessing,
)
from services.clients.domain.errors import AlreadyRestricted
from services.clients.domain.events import (
    ClientHandedOver,
    LocationProtectionLifted,
    LocationProtectionSet,
    ProcessingRestricted,
    ProcessingUnrestricted,
)
from services.clients.domain.person import Client, require_living, require_reason
from shared.domain.messages import Event


def restrict_processing(client: Client, command: RestrictProcessing) -> list[Event]:
    """Keep the data, and disclose nothing new."""
    require_living(client)
    require_reason(command.reason)
    if client.restricted == command.ground:
        return []
    if client.restricted is not None:
        raise AlreadyRestricted
    return [
        ProcessingRestricted(
            client_id=command.client_id, ground=command.ground, reason=command.reason
        )
    ]


def unrestrict_processing(client: Client, command: UnrestrictProcessing) -> list[Event]:
    """Let the data be worked with again."""
    require_living(client)
    require_reason(command.reason)
    if client.restricted is None:
        return []
    return [ProcessingUnrestricted(client_id=command.client_id, reason=command.reason)]


def set_protected_location(client: Client, command: SetProtectedLocation) -> list[Event]:
    """Have nobody outside learn where the person is."""
    require_living(client)
    require_code(basis=command.basis)
    if client.protected:
        return []
    return [
        LocationProtectionSet(client_id=command.client_id, basis=command.basis, note=command.note)
    ]


def lift_protected_location(client: Client, command: LiftProtectedLocation) -> list[Event]:
    """End the protection."""
    require_living(client)
    require_reason(command.reason)
    if not client.protected:
        return []
    return [LocationProtectionLifted(client_id=command.client_id, reason=command.reason)]


def hand_over_client(client: Client, command: HandOverClient) -> list[Event]:
    """Put another municipality in charge; an older hand-over than the last one is passed over."""
    if command.ownership_epoch <= client.ownership_epoch:
        return []
    return [
        ClientHandedOver(
            client_id=command.client_id,
            to_tenant=command.to_tenant,
            ownership_epoch=command.ownership_epoch,
        )
    ]
