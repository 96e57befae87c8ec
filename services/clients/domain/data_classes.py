"""The classes of a person's data that can be consented to, and which fields each holds."""

from collections.abc import Iterable, Mapping

SENSITIVE = frozenset({"health", "religion", "violence", "criminal"})
"""Classes that need a consent of their own, in so many words (Art. 9 and 10 GDPR)."""

DATA_CLASSES = SENSITIVE | {
    "base", "contact", "status", "education", "work", "housing", "family", "finance",
}  # fmt: skip

FIELDS: Mapping[str, tuple[str, ...]] = {
    "base": ("given_name", "family_name", "birth_date", "birth_precision", "language"),
    "contact": ("phone", "address"),
}
"""What this service holds of each class; of the others it holds nothing."""


def excerpt(person: Mapping[str, object], classes: Iterable[str]) -> dict[str, dict[str, object]]:
    """Return of `person` the fields of these classes and not one more."""
    return {
        name: {field: person[field] for field in FIELDS.get(name, ())}
        for name in sorted(set(classes))
    }
