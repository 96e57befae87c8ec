"""Ids that follow from codes, so that a code can be taken only once."""

from uuid import NAMESPACE_URL, UUID, uuid5

AGENCY_NAMESPACE = uuid5(NAMESPACE_URL, "urn:wegakte:agencies")
COMPETENCE_NAMESPACE = uuid5(NAMESPACE_URL, "urn:wegakte:competences")


def agency_id_of(code: str) -> UUID:
    """Return the id of the agency with this code."""
    return uuid5(AGENCY_NAMESPACE, code)


def competence_id_of(service: str) -> UUID:
    """Return the id of the stream that says who is competent for a service."""
    return uuid5(COMPETENCE_NAMESPACE, service)
