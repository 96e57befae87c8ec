"""Whatever is sent in, nothing breaks, and every answer is one that was described."""

from typing import Any

import hypothesis
import pytest
import schemathesis
from hypothesis import HealthCheck
from schemathesis import GenerationMode
from schemathesis.specs.openapi import checks

from services.gateway.permissions import PERMISSIONS
from tests.integration.gateway.people import WERL, Town

# These need a knowledge of the domain, or somebody who signs in differently each time.
NOT_FOR_HERE = [
    checks.ensure_resource_availability,
    checks.ignored_auth,
    checks.positive_data_acceptance,
    checks.use_after_free,
    checks.unsupported_method,
]


def surprise(operation: Any, mode: GenerationMode, headers: dict[str, str]) -> None:
    """Ask for one thing in several ways that nobody thought of."""

    @hypothesis.settings(
        max_examples=3, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.headers.update(headers)
        case.call_and_validate(excluded_checks=NOT_FOR_HERE)

    ask()


@pytest.mark.timeout(300)
def test_nothing_that_is_sent_in_breaks_anything(town: Town) -> None:
    everybody = town.person(*PERMISSIONS, tenant=WERL, agency="JC")
    schema = schemathesis.openapi.from_url(f"{town.url}/api/openapi.json")
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        for operation in schema.get_all_operations():
            surprise(operation.ok(), mode, everybody.headers)
