"""Logs are read by machines: every line that the services write is JSON."""

import json

from services.gateway.demo.stage import Stage
from shared.running.platform import Platform


def test_every_line_that_is_logged_is_json(platform: Platform, stage: Stage) -> None:
    for name in ("doors", "subscriptions", "relay"):
        program = platform.programs[name]
        lines = program.log.read_text().splitlines()
        assert lines, name
        for line in lines:
            assert json.loads(line)["event"], (name, line)
