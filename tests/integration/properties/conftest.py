import pytest

from tests.faults.rounds import Rounds, rounds_of


@pytest.fixture(scope="package")
def rounds(request: pytest.FixtureRequest) -> Rounds:
    return rounds_of(request.config)
