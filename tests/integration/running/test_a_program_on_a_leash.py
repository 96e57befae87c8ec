import json
import signal
import subprocess
import time
from dataclasses import asdict
from pathlib import Path

import pytest

from shared.running.accounts import unprivileged
from shared.running.errors import CannotStart, DiedEarly, NotReadyInTime
from shared.running.processes import ended, family, process

EXPECTED = (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE)
IN_ANOTHER_PROCESS = """
    import sys, time
    from pathlib import Path
    from shared.running.program import Program
    program = Program(
        name="program",
        argv=["sh", "-c", "echo begun; exec sleep 60"],
        env={"PATH": "/usr/bin:/bin"},
        state=Path(sys.argv[1]),
        ready=lambda: "begun" in program.last_words(),
    )
    program.start()
    print(program.pid, flush=True)
    time.sleep(60)
"""


def test_what_a_program_says_is_in_its_log(program, tmp_path: Path):
    speaker = program("echo good morning; exec sleep 60")

    speaker.ready = lambda: "good morning" in speaker.last_words()
    speaker.start()

    assert (tmp_path / "logs" / "program.log").read_text() == "good morning\n"


def test_a_program_that_ends_by_itself_is_quoted(program):
    broken = program("echo I have no database; exit 3", ready=lambda: False)

    with pytest.raises(DiedEarly) as died:
        broken.start()

    assert "exit code 3" in died.value.what
    assert "I have no database" in died.value.what
    assert "program.log" in died.value.way_out


def test_only_the_last_start_is_quoted(program):
    broken = program("echo attempt $$; exit 1", ready=lambda: False)

    words = []
    for _ in range(2):
        with pytest.raises(DiedEarly):
            broken.start()
        words.append(broken.last_words())

    assert words[0] != words[1]
    assert words[1].count("attempt") == 1


def test_a_program_that_does_not_exist_is_named(program):
    missing = program("", argv=["no-such-program"], ready=lambda: False)

    with pytest.raises(CannotStart, match="no program `no-such-program`"):
        missing.start()


def test_patience_with_a_program_that_does_not_answer_ends(program):
    mute = program("sleep 60", ready=lambda: False, patience=0.2)

    with pytest.raises(NotReadyInTime, match="not ready after"):
        mute.start()


def test_one_that_is_not_ready_for_the_moment_gets_time_again(program):
    moments = iter([True, False, False, True])
    recovering = program("exec sleep 60", ready=lambda: next(moments))
    recovering.patience = 0.5
    recovering.start()
    time.sleep(0.6)

    recovering.start()

    assert next(moments, "nothing left") == "nothing left"


def test_a_program_ends_with_all_that_began_under_it(program):
    stubborn = program("trap '' TERM; (trap '' TERM; sleep 60) & echo begun; wait", grace=0.3)
    stubborn.ready = lambda: "begun" in stubborn.last_words()
    stubborn.start()
    members = family(stubborn.pid)

    stubborn.stop()

    assert len(members) >= 2
    assert ended(members, 0)
    assert not stubborn.record.exists()


def test_a_program_that_was_frozen_can_be_stopped(program):
    frozen = program("exec sleep 60")
    frozen.start()
    frozen.send(signal.SIGSTOP)

    frozen.stop()

    assert frozen.pid is None


def test_a_program_can_be_started_again(program):
    sleeper = program("exec sleep 60")
    sleeper.start()
    first = sleeper.pid
    sleeper.kill()

    sleeper.start()

    assert sleeper.pid not in (None, first)


def test_work_that_is_done_once_is_waited_for(program):
    program("exit 0").finish()
    with pytest.raises(DiedEarly, match="exit code 4"):
        program("exit 4").finish()


def test_nothing_outlives_a_parent_that_was_killed(parent, tmp_path: Path):
    killed = parent(IN_ANOTHER_PROCESS, tmp_path)

    killed.end(signal.SIGKILL)

    assert killed.children
    assert ended(killed.children, 5)


def test_what_a_killed_parent_left_behind_is_ended_by_the_next_start(program, tmp_path: Path):
    with subprocess.Popen(["sleep", "60"]) as left:
        (tmp_path / "pids").mkdir()
        record = asdict(process(left.pid))
        (tmp_path / "pids" / "program.json").write_text(json.dumps(record))

        program("exec sleep 60").start()

        assert left.wait(timeout=5) == -signal.SIGTERM


def test_a_stranger_with_the_recorded_pid_is_left_alone(program, tmp_path: Path):
    with subprocess.Popen(["sleep", "60"]) as stranger:
        (tmp_path / "pids").mkdir()
        record = asdict(process(stranger.pid)) | {"started": 1}
        (tmp_path / "pids" / "program.json").write_text(json.dumps(record))

        program("exec sleep 60").start()

        assert stranger.poll() is None
        stranger.kill()


def test_a_damaged_record_does_not_keep_a_program_from_starting(program, tmp_path: Path):
    (tmp_path / "pids").mkdir()
    (tmp_path / "pids" / "program.json").write_text("{")

    program("exec sleep 60").start()


def test_a_program_can_run_without_the_rights_of_root(program):
    account = unprivileged()
    if account is None:
        pytest.skip("only root can become somebody else")
    modest = program("id -u; id -G; exec sleep 60", account=account)

    modest.ready = lambda: len(modest.last_words().split()) == 2
    modest.start()

    assert modest.last_words().split() == [str(account.uid), str(account.gid)]


def test_a_program_gets_the_signals_as_programs_expect_them(program):
    asked = program("grep SigIgn /proc/self/status; exec sleep 60")
    asked.ready = lambda: "SigIgn" in asked.last_words()

    asked.start()

    ignored = int(asked.last_words().split()[1], 16)
    assert not [each for each in EXPECTED if ignored & 1 << each - 1]


def test_it_can_be_ended_in_the_middle_of_waiting(program):
    stubborn = program("trap '' TERM; echo begun; while :; do sleep 0.1; done", grace=30)
    stubborn.ready = lambda: "begun" in stubborn.last_words()
    stubborn.start()
    began = time.monotonic()

    stubborn.hurry()
    stubborn.stop()

    assert time.monotonic() - began < 5


def test_every_failure_to_start_tells_the_way_out():
    assert str(CannotStart("It is broken.", "Mend it.")) == "It is broken.\nMend it."
