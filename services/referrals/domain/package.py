"""What a service may be told at most, and which services are never named in public."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from services.referrals.domain.commands import ChosenDocument
from services.referrals.domain.errors import (
    ContactRouteMissing,
    DocumentsMissing,
    EntrustedStays,
    PackageTooWide,
    UnknownService,
)

PROTECTED: Final = "protected"
SENSITIVE: Final = frozenset({"addiction", "health", "psychosocial", "violence", "women_shelter"})
# Only a way to reach the client leaves, and nothing that leads to a home or a household.
OPAQUE: Final = frozenset({"violence", "women_shelter"})
# The immigration and naturalisation authorities get documents one by one, never a class of data.
BY_DOCUMENT: Final = frozenset({"naturalisation", "residence_permit"})
DOCUMENTS: Final = "status"
# What hangs on the end of a right to stay is never given up for want of an answer.
NEVER_EXPIRE: Final = frozenset({"residence_permit"})

WHITELIST: Final[Mapping[str, frozenset[str]]] = {
    "addiction": frozenset({"base", "health"}),
    "health": frozenset({"base", "health"}),
    "housing": frozenset({"base", "finance", "housing"}),
    "integration_course": frozenset({"base", "contact", "education", "status"}),
    "jobcenter_transfer": frozenset({"base", "contact", "family", "finance", "housing", "status"}),
    "kita": frozenset({"base", "contact", "family"}),
    "migration_advice": frozenset({"base", "contact"}),
    "naturalisation": frozenset({"base", "status"}),
    "psychosocial": frozenset({"base", "health"}),
    "recognition_advice": frozenset({"base", "contact", "education", "work"}),
    "residence_permit": frozenset({"base", "status"}),
    "school_place": frozenset({"base", "contact", "education"}),
    "violence": frozenset(),
    "women_shelter": frozenset(),
    "youth_office": frozenset({"base", "contact", "family"}),
}


def shown(service: str) -> str:
    """Return the name under which a service may appear where everybody can read it."""
    return PROTECTED if service in SENSITIVE else service


def require_known(service: str) -> None:
    """Raise `UnknownService` for a service to which nobody refers."""
    if service not in WHITELIST:
        raise UnknownService(service=service, known=sorted(WHITELIST))


def require_within_whitelist(service: str, data_classes: Collection[str]) -> None:
    """Raise `PackageTooWide` for classes that the service may not see at all."""
    require_known(service)
    too_wide = set(data_classes) - WHITELIST[service]
    if too_wide:
        raise PackageTooWide(too_wide=sorted(too_wide), allowed=sorted(WHITELIST[service]))


def require_chosen(
    service: str, data_classes: Collection[str], documents: Sequence[ChosenDocument]
) -> None:
    """Raise a refusal unless documents are named one by one where only documents are given."""
    by_document = service in BY_DOCUMENT and DOCUMENTS in data_classes
    if documents and not by_document:
        raise PackageTooWide(too_wide=["documents"], allowed=sorted(WHITELIST[service]))
    if by_document and not documents:
        raise DocumentsMissing(fields={"documents": ["Name each document the client chose."]})
    entrusted = [str(document.document_id) for document in documents if document.entrusted]
    if entrusted:
        raise EntrustedStays(documents=entrusted)


def require_route(service: str, contact_route: str | None) -> None:
    """Raise a refusal unless an opaque way to the client is named just where it is needed."""
    if service in OPAQUE and not contact_route:
        raise ContactRouteMissing(fields={"contact_route": ["Say how the client is reached."]})
    if contact_route and service not in OPAQUE:
        raise PackageTooWide(too_wide=["contact_route"], allowed=sorted(WHITELIST[service]))
