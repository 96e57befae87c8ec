"""What happens when the record of a person is opened, and when it is put right."""

from collections.abc import Iterable
from uuid import UUID

from services.clients.domain.codes import require_code
from services.clients.domain.commands import CorrectClientData, LookAlike, RegisterClient
from services.clients.domain.errors import NothingToCorrect
from services.clients.domain.events import (
    ClientDataCorrected,
    ClientRegistered,
    PotentialDuplicateFlagged,
)
from services.clients.domain.person import (
    CORRECTABLE,
    Client,
    require_living,
    require_plausible,
    require_reason,
    tidy,
    values,
)
from shared.domain.errors import AlreadyExists
from shared.domain.messages import Event
from shared.domain.working_days import day_of


def register_client(client: Client, command: RegisterClient) -> list[Event]:
    """Open the record; whoever looks alike is flagged, and never merged."""
    if client.client_id is not None:
        raise AlreadyExists(client_id=str(command.client_id))
    require_code(language=command.language)
    details = tidy(values(command, CORRECTABLE))
    require_plausible(details, day_of(command.at))
    registered = ClientRegistered(client_id=command.client_id, language=command.language, **details)
    return [registered, *flags(command.client_id, command.look_alikes)]


def flags(client_id: UUID, look_alikes: Iterable[LookAlike]) -> list[Event]:
    """Return one flag for each client that resembles this one."""
    return [
        PotentialDuplicateFlagged(
            client_id=client_id, other_client_ids=[other.client_id], reasons=other.reasons
        )
        for other in look_alikes
    ]


def correct_client_data(client: Client, command: CorrectClientData) -> list[Event]:
    """Replace what differs from the record."""
    require_living(client)
    require_reason(command.reason)
    asked = {
        name: value for name, value in values(command, CORRECTABLE).items() if value is not None
    }
    if not asked:
        raise NothingToCorrect
    corrected = {**client.details, **tidy(asked)}
    require_plausible(corrected, day_of(command.at))
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
