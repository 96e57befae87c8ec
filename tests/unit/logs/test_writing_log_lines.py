import io
import json
import logging

import pytest
import structlog

from shared import logs
from shared.domain.messages import Event, event
from shared.domain.personal import Personal
from shared.settings import Settings


@event("logged.person_described", subject="person_id")
class PersonDescribed(Event):
    """Somebody wrote down how a person looks."""

    person_id: str
    appearance: Personal[str]
    reason: Personal[str]


@pytest.fixture
def written():
    out = io.StringIO()
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    logs.configure(Settings(), service="cases", to=out)
    yield lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    root.handlers[:] = before
    root.setLevel(level)
    structlog.reset_defaults()


def test_a_line_is_one_json_object_with_its_service(written):
    structlog.get_logger("doors").info("answered", door="close_case")

    [line] = written()

    assert line["event"] == "answered"
    assert (line["door"], line["service"], line["level"]) == ("close_case", "cases", "info")
    assert line["timestamp"].endswith("Z")


def test_libraries_write_in_the_same_form(written):
    logging.getLogger("some.library").warning("lost %s", "connection")

    assert written()[0]["event"] == "lost connection"


def test_the_circumstances_stand_on_every_line(written):
    with logs.circumstances(correlation_id="c-1", tenant="05974052"):
        structlog.get_logger().info("inside")
    structlog.get_logger().info("outside")

    inside, outside = written()
    assert (inside["correlation_id"], inside["tenant"]) == ("c-1", "05974052")
    assert "tenant" not in outside


@pytest.mark.parametrize("field", ["family_name", "token", "payload", "appearance"])
def test_personal_fields_are_dropped(written, field):
    structlog.get_logger().info("registered", **{field: "Rahmani"})

    assert field not in written()[0]


def test_personal_fields_are_dropped_however_deep(written):
    structlog.get_logger().info("x", request={"people": [{"family_name": "Rahmani", "n": 1}]})

    assert written()[0]["request"] == {"people": [{"n": 1}]}


def test_what_the_machinery_says_is_kept(written):
    structlog.get_logger().warning("not listening", reason="refused")

    assert written()[0]["reason"] == "refused"


def test_an_exception_tells_where_but_not_which_row(written):
    person = "Rahmani"
    try:
        raise ValueError(f"duplicate key\nDETAIL:  Key (name)=({person}) already exists.")
    except ValueError:
        structlog.get_logger().exception("failed")

    [line] = written()
    assert "Rahmani" not in line["exception"]
    assert "test_writing_log_lines.py" in line["exception"]


def test_long_texts_are_cut(written):
    structlog.get_logger().info("x", answer="a" * 10_000)

    assert len(written()[0]["answer"]) == logs.LONGEST + 2


def test_below_the_level_nothing_is_written(written):
    structlog.get_logger().debug("details")

    assert written() == []
