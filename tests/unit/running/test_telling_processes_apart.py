import os
import subprocess
from dataclasses import replace

from shared.running.processes import command_line, family, process


def test_a_process_that_runs_is_alive():
    me = process(os.getpid())

    assert me
    assert me.is_alive


def test_another_process_with_the_same_pid_is_not_the_same():
    me = process(os.getpid())

    assert me
    assert not replace(me, started=me.started - 1).is_alive
    assert not replace(me, boot="another").is_alive


def test_a_process_that_is_only_waited_for_is_dead():
    child = subprocess.Popen(["true"])
    found = process(child.pid)
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)

    assert not (found and found.is_alive)
    child.wait()
    assert process(child.pid) is None
    assert command_line(child.pid) == []


def test_a_family_is_a_process_and_all_below_it():
    with subprocess.Popen(
        ["sh", "-c", "sleep 60 & echo $!; wait"], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        grandchild = int(parent.stdout.readline())

        pids = [member.pid for member in family(parent.pid)]

        assert pids == [parent.pid, grandchild]
        assert command_line(parent.pid)[:2] == ["sh", "-c"]
        for pid in pids:
            os.kill(pid, 9)
