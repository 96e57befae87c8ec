import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from shutil import rmtree

import pytest
import requests
from rich.console import Console

from shared.running.platform import Platform
from tests.integration.gateway.description import Description
from tests.integration.gateway.journeys import directory
from tests.integration.gateway.people import Town


@pytest.fixture(scope="package")
def platform() -> Iterator[Platform]:
    """All services, a database and a broker, of their own."""
    folder = Path(tempfile.mkdtemp(prefix="wegakte-gateway-"))
    folder.chmod(0o711)
    try:
        with Platform(folder, fast=True, console=Console(file=StringIO())) as running:
            yield running
    finally:
        Platform(folder).forget()
        rmtree(folder)


@pytest.fixture(scope="package")
def town(platform: Platform) -> Town:
    document = requests.get(f"{platform.url}/api/openapi.json", timeout=30).json()
    town = Town(platform.url, platform.issuer_key, Description(document))
    directory(town)
    return town
