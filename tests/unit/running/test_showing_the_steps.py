import io

import pytest
from rich.console import Console

from shared.running.steps import Steps


def console(*, terminal: bool) -> Console:
    return Console(file=io.StringIO(), force_terminal=terminal, width=80)


def written(on: Console) -> str:
    assert isinstance(on.file, io.StringIO)
    return on.file.getvalue()


def test_without_a_terminal_each_step_is_one_plain_line():
    plain = console(terminal=False)

    with Steps(plain) as steps:
        steps.begin("postgres")
        steps.done("postgres")

    assert written(plain) == "postgres: ready after 0.0 s\n"


def test_a_terminal_is_left_with_a_tick_for_each_step():
    terminal = console(terminal=True)

    with Steps(terminal) as steps:
        steps.begin("postgres")
        steps.begin("rabbitmq")
        steps.done("postgres")
        steps.done("rabbitmq")

    assert written(terminal).count("✓") >= 2


def test_what_was_not_done_when_it_broke_off_is_crossed_out():
    terminal = console(terminal=True)

    with pytest.raises(KeyError), Steps(terminal) as steps:
        steps.begin("postgres")
        raise KeyError

    assert "✗" in written(terminal)
