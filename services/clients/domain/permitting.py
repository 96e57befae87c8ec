"""What a consent allows, whom and for how long; and whether it covers what is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal
from uuid import UUID

COVERING: Final = frozenset({"active"})

State = Literal["none", "active", "refused", "withdrawn", "expired"]


@dataclass(frozen=True, kw_only=True)
class Consent:
    """A consent as it stands; one that was never given covers nothing.

    Of somebody erased it covers nothing either: what it said is gone.
    """

    client_id: UUID | None = None
    state: State = "none"
    purpose: str = ""
    recipients: frozenset[str] = frozenset()
    data_classes: frozenset[str] = frozenset()
    valid_from: date = date.max
    valid_until: date = date.min
    given_by: Any = "self"
    guardian_id: Any = None
    of_age_on: date | None = None
    expiry_told: bool = False
    reconfirmation_due: bool = False

    @property
    def ended(self) -> bool:
        """Say whether it allows nothing any more, for ever."""
        return self.state not in COVERING


def covers(
    consent: Consent, *, recipient: str, purpose: str, classes: Iterable[str], at: date
) -> bool:
    """Say whether `recipient` may learn `classes` for `purpose` on the day `at`.

    The last day counts. A withdrawn consent covers nothing any more, whatever the day: what was
    covered earlier is asked of the history up to then.
    """
    return RULES[NEWEST](consent, recipient, purpose, frozenset(classes), at)


def rule_1(
    consent: Consent, recipient: str, purpose: str, classes: frozenset[str], at: date
) -> bool:
    """Say what `covers` says, as of the first version of the rule."""
    return (
        consent.state in COVERING
        and consent.purpose == purpose
        and recipient in consent.recipients
        and consent.data_classes.issuperset(classes)
        and consent.valid_from <= at <= consent.valid_until
    )


RULES: Final = {1: rule_1}
"""Every version that ever decided on a disclosure: an auditor can ask each of them again."""
NEWEST: Final = max(RULES)
