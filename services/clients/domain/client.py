"""A client: one person, from the first record on."""

from services.clients.domain.commands import (
    AddNameVariant,
    CorrectClientData,
    HandOverClient,
    LiftProtectedLocation,
    RecordIdentifier,
    RegisterClient,
    RestrictProcessing,
    SetProtectedLocation,
    UnrestrictProcessing,
)
from services.clients.domain.naming import add_name_variant, record_identifier
from services.clients.domain.person import Client, evolve
from services.clients.domain.protecting import (
    hand_over_client,
    lift_protected_location,
    restrict_processing,
    set_protected_location,
    unrestrict_processing,
)
from services.clients.domain.recording import correct_client_data, register_client
from shared.domain.aggregate import Aggregate

CLIENT = Aggregate(
    category="client",
    key="client_id",
    initial=Client(),
    evolve=evolve,
    decisions={
        RegisterClient: register_client,
        CorrectClientData: correct_client_data,
        AddNameVariant: add_name_variant,
        RecordIdentifier: record_identifier,
        RestrictProcessing: restrict_processing,
        UnrestrictProcessing: unrestrict_processing,
        SetProtectedLocation: set_protected_location,
        LiftProtectedLocation: lift_protected_location,
        HandOverClient: hand_over_client,
    },
    beginnings=frozenset({RegisterClient}),
    commuting=frozenset({AddNameVariant, RecordIdentifier, HandOverClient}),
    about="One person whose way is accompanied.",
)
