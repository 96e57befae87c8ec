import pytest
import requests

from services.gateway.demo.stage import Stage
from shared.running.platform import Platform
from tests.integration.gateway.description import Description
from tests.integration.gateway.people import Town


@pytest.fixture(scope="package")
def town(platform: Platform, stage: Stage) -> Town:
    document = requests.get(f"{platform.url}/api/openapi.json", timeout=30).json()
    return Town(platform.url, platform.issuer_key, Description(document))
