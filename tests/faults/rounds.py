"""How long a property is tried: the same few examples each time, or others for as long as told."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


@dataclass(frozen=True)
class Rounds:
    """Tries properties: one round, and more while `seconds` last."""

    seconds: float

    def __call__(self, attempt: Callable[[settings], Any], examples: int, **options: Any) -> None:
        """Call `attempt` with the settings of the first round, then with those of the others."""
        end = time.monotonic() + self.seconds
        attempt(pace(examples, derandomize=True, **options))
        while time.monotonic() < end:
            attempt(pace(examples, derandomize=False, **options))


def pace(examples: int, **options: Any) -> settings:
    """Return settings that depend on nothing an earlier run has left."""
    return settings(
        max_examples=examples,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=SLOW,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        **options,
    )


def rounds_of(config: pytest.Config) -> Rounds:
    """Return the rounds that were asked for on the command line."""
    return Rounds(float(config.getoption("--torture", default=0.0)))
