"""How else a person is called, and the numbers of the documents that say so."""

from services.clients.domain.codes import require_code
from services.clients.domain.commands import AddNameVariant, RecordIdentifier
from services.clients.domain.errors import IdentifierIsEmpty
from services.clients.domain.events import IdentifierRecorded, NameVariantAdded
from services.clients.domain.person import (
    IDENTIFIER,
    NAMES,
    VARIANT,
    Client,
    require_living,
    require_names,
    row,
    tidy,
    values,
)
from services.clients.domain.recording import flags
from shared.domain.messages import Event


def add_name_variant(client: Client, command: AddNameVariant) -> list[Event]:
    """Note another spelling; whoever looks alike because of it is flagged."""
    require_living(client)
    require_code(script=command.script, source_document=command.source_document)
    names = tidy(values(command, NAMES))
    require_names(names)
    added = NameVariantAdded(
        client_id=command.client_id,
        script=command.script,
        source_document=command.source_document,
        **names,
    )
    if row(added, VARIANT) in client.variants:
        return []
    return [added, *flags(command.client_id, command.look_alikes)]


def record_identifier(client: Client, command: RecordIdentifier) -> list[Event]:
    """Note the number of a document, sealed."""
    require_living(client)
    require_code(kind=command.kind)
    value = " ".join(command.value.split())
    if not value:
        raise IdentifierIsEmpty
    recorded = IdentifierRecorded(client_id=command.client_id, kind=command.kind, value=value)
    return [] if row(recorded, IDENTIFIER) in client.identifiers else [recorded]
