"""An agency: an institution that offers services."""

from services.agencies.domain import commands as ask
from services.agencies.domain import offering, registration
from services.agencies.domain.identity import agency_id_of
from services.agencies.domain.institution import Agency, evolve
from shared.domain.aggregate import Aggregate

AGENCY = Aggregate(
    category="agency",
    key="agency_id",
    keys={
        ask.RegisterAgency: lambda command: agency_id_of(command.code),
        ask.DeclareCapacity: lambda command: agency_id_of(command.agency),
    },
    initial=Agency(),
    evolve=evolve,
    decisions={
        ask.RegisterAgency: registration.register_agency,
        ask.UpdateAgency: registration.update_agency,
        ask.RenameAgency: registration.rename_agency,
        ask.DeactivateAgency: registration.deactivate_agency,
        ask.MergeAgency: registration.merge_agency,
        ask.OfferService: offering.offer_service,
        ask.ChangeOffer: offering.change_offer,
        ask.WithdrawOffer: offering.withdraw_offer,
        ask.DeclareCapacity: offering.declare_capacity,
    },
    beginnings=frozenset({ask.RegisterAgency}),
    commuting=frozenset({ask.DeclareCapacity}),
    about="An institution, what it offers, and whether it can take on people.",
)
