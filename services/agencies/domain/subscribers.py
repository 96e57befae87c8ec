"""Which institutions may ask for whole families of events, and which only for named ones."""

NEVER_BY_WILDCARD = frozenset({"immigration_authority", "naturalisation_authority"})
"""Kinds that hear of nothing but what is addressed to them, type by type."""


def may_subscribe(kind: str, pattern: str) -> bool:
    """Say whether an institution of this kind may ask for the event types of `pattern`."""
    return "*" not in pattern and "#" not in pattern or kind not in NEVER_BY_WILDCARD
