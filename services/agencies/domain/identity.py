"""Ids that follow from codes, so that a code can be taken only once."""

from uuid import NAMESPACE_URL, UUID, uuid5

AGENCIES = uuid5(NAMESPACE_URL, "urn:wegakte:agencies")
COMPETENCES = uuid5(NAMESPACE_URL, "urn:wegakte:competences")
POLICIES = uuid5(NAMESPACE_URL, "urn:wegakte:policies")
CLOSINGS = uuid5(NAMESPACE_URL, "urn:wegakte:closings")
KEYS = uuid5(NAMESPACE_URL, "urn:wegakte:signing-keys")
TASKS = uuid5(NAMESPACE_URL, "urn:wegakte:data-quality-tasks")


def agency_id_of(code: str) -> UUID:
    """Return the id of the agency with this code."""
    return uuid5(AGENCIES, code)


def competence_id_of(service: str) -> UUID:
    """Return the id of the stream that says who is competent for a service."""
    return uuid5(COMPETENCES, service)


def policy_id_of(service: str, agency: str | None) -> UUID:
    """Return the id of the stream with the deadlines for a service, at one agency or at all."""
    return uuid5(POLICIES, f"{service}:{agency or ''}")


def closing_id_of(agency: str | None, municipality: str | None) -> UUID:
    """Return the id of the stream with the closing days of an agency or a municipality."""
    return uuid5(CLOSINGS, f"{agency or ''}:{municipality or ''}")


def task_id_of(*parts: str) -> UUID:
    """Return the id of the task that is the same doubt for all who raise it."""
    return uuid5(TASKS, ":".join(parts))


def signing_key_id_of(agency: str, key_id: str) -> UUID:
    """Return the id of the stream of an institution's key."""
    return uuid5(KEYS, f"{agency}:{key_id}")
