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


TELLING_WHERE = frozenset({"contact", "housing", "family"})
"""Classes from which one could learn where somebody is, or with whom."""


def excerpt(
    person: Mapping[str, object],
    classes: Iterable[str],
    *,
    route: Mapping[str, object] | None = None,
) -> dict[str, dict[str, object]]:
    """Return of `person` the fields of these classes and not one more.

    With a `route`, that takes the place of everything that would tell where the person is.
    """
    return {
        name: dict(route)
        if route is not None and name in TELLING_WHERE
        else {field: person[field] for field in FIELDS.get(name, ())}
        for name in sorted(set(classes))
    }
