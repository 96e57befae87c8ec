import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let whoever has the time look longer for what goes wrong."""
    parser.addoption(
        "--torture",
        type=float,
        default=0.0,
        metavar="SECONDS",
        help="how long each of the tests that look for faults goes on; at random, not as always",
    )
