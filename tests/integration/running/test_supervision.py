import io
import signal
import subprocess
from pathlib import Path

import pytest
from rich.console import Console

from shared.running.errors import DiedEarly
from shared.running.processes import ended
from shared.running.supervisor import supervision

IN_ANOTHER_PROCESS = """
    import sys
    from pathlib import Path
    from rich.console import Console
    from shared.running.program import Program
    from shared.running.supervisor import supervision
    def program(name, script):
        return Program(name=name, argv=["sh", "-c", script], env={"PATH": "/usr/bin:/bin"},
                       state=Path(sys.argv[1]), ready=lambda: True, grace=30)
    with supervision(Console(stderr=True)) as supervisor:
        supervisor.start(program("first", "exec sleep 60"), program("second", sys.argv[2]))
        print("started", flush=True)
        supervisor.watch()
"""
STUBBORN = "trap '' TERM; while :; do sleep 0.1; done"


@pytest.fixture
def console() -> Console:
    return Console(file=io.StringIO(), width=80)


def shown(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_programs_are_stopped_in_reverse_order(program, console: Console, tmp_path: Path):
    def farewell(name: str):
        goodbye = f"trap 'echo {name} >> {tmp_path}/order; exit' TERM"
        each = program(f"{goodbye}; echo up; while :; do sleep 0.1; done", name=name)
        each.ready = lambda: "up" in each.last_words()
        return each

    with supervision(console) as supervisor:
        supervisor.start(farewell("database"))
        supervisor.start(farewell("web"))

    assert (tmp_path / "order").read_text().split() == ["web", "database"]
    assert [line.split(":")[0] for line in shown(console).splitlines()] == ["database", "web"]


def test_when_one_does_not_start_all_others_are_stopped(program, console: Console):
    steady = program("exec sleep 60", name="steady")
    broken = program("echo no licence; exit 1", name="broken", ready=lambda: False)

    with pytest.raises(DiedEarly, match="no licence"), supervision(console) as supervisor:
        supervisor.start(steady)
        supervisor.start(broken)

    assert steady.pid is None


def test_one_that_ends_while_others_start_is_noticed(program, console: Console):
    fleeting = program("sleep 0.3; exit 1", name="fleeting")
    slow = program("exec sleep 60", name="slow", ready=lambda: False)

    with (
        pytest.raises(DiedEarly, match="fleeting ended by itself"),
        supervision(console) as supervisor,
    ):
        supervisor.start(fleeting)
        supervisor.start(slow)


def test_one_that_ends_later_ends_the_watch(program, console: Console):
    with pytest.raises(DiedEarly, match="signal 9"), supervision(console) as supervisor:
        fragile = program("exec sleep 60", name="fragile")
        supervisor.start(fragile)
        fragile.send(signal.SIGKILL)
        supervisor.watch()


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_whatever_ends_the_supervisor_ends_everything(parent, tmp_path: Path, by: signal.Signals):
    supervisor = parent(IN_ANOTHER_PROCESS, tmp_path, "exec sleep 60")

    supervisor.end(by)

    assert len(supervisor.children) == 2
    assert ended(supervisor.children, 5)


def test_who_asks_a_second_time_does_not_wait_for_good_manners(parent, tmp_path: Path):
    supervisor = parent(IN_ANOTHER_PROCESS, tmp_path, STUBBORN)
    supervisor.process.send_signal(signal.SIGINT)
    with pytest.raises(subprocess.TimeoutExpired):
        supervisor.process.wait(0.5)

    supervisor.process.send_signal(signal.SIGINT)

    supervisor.process.wait(5)
    assert ended(supervisor.children, 0)
