"""How long an institution may take for what, as it was when the referral was submitted."""

from dataclasses import dataclass, replace
from typing import Literal

DeadlineKind = Literal["acknowledge", "decide", "appointment", "refresh", "outcome"]

QUICKER = 3  # by this much everything is shortened that is urgent


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Days for each step: working days, those for the waiting list by the calendar."""

    acknowledge_days: int = 3
    decide_days: int = 10
    appointment_days: int = 20
    waitlist_refresh_days: int = 30
    outcome_days: int = 10

    def days(self, kind: DeadlineKind) -> int:
        """Return how many days a step may take."""
        return {
            "acknowledge": self.acknowledge_days,
            "decide": self.decide_days,
            "appointment": self.appointment_days,
            "refresh": self.waitlist_refresh_days,
            "outcome": self.outcome_days,
        }[kind]


def quick(days: int) -> int:
    """Return how much of `days` an urgent referral leaves: a third, rounded up."""
    return -(-days // QUICKER)


def hastened(policy: Policy, *, urgent: bool) -> Policy:
    """Return the policy that counts for a referral."""
    if not urgent:
        return policy
    return replace(policy, **{name: quick(days) for name, days in vars(policy).items()})
