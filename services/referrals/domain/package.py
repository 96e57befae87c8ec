"""What a service may be told at most, and which services are never named in public."""

from collections.abc import Collection, Mapping
from typing import Final

from services.referrals.domain.errors import PackageTooWide, UnknownService

PROTECTED: Final = "protected"
SENSITIVE: Final = frozenset({"addiction", "health", "psychosocial", "violence", "women_shelter"})

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
    "violence": frozenset(),  # answers reach the client through the case manager alone
    "women_shelter": frozenset(),
    "youth_office": frozenset({"base", "contact", "family"}),
}


def shown(service: str) -> str:
    """Return the name under which a service may appear where everybody can read it."""
    return PROTECTED if service in SENSITIVE else service


def purpose_of(service: str) -> str:
    """Return the purpose a consent must name for a referral to the service."""
    return f"referral:{service}"


def require_within_whitelist(service: str, data_classes: Collection[str]) -> None:
    """Raise `PackageTooWide` for classes that the service may not see at all."""
    if service not in WHITELIST:
        raise UnknownService(service=service, known=sorted(WHITELIST))
    too_wide = set(data_classes) - WHITELIST[service]
    if too_wide:
        raise PackageTooWide(too_wide=sorted(too_wide), allowed=sorted(WHITELIST[service]))
