import subprocess
import sys

from shared.running.ports import OURS, free_port, is_free

ASK = "from shared.running.ports import free_port; print(free_port({}), flush=True); input()"


def preferred() -> int:
    return next(port for port in reversed(OURS) if is_free(port))


def test_two_who_start_together_do_not_get_the_same_port() -> None:
    wanted = preferred()
    argv = [sys.executable, "-c", ASK.format(wanted)]
    with subprocess.Popen(argv, stdin=-1, stdout=-1, text=True) as other:
        assert other.stdin and other.stdout
        assert int(other.stdout.readline()) == wanted
        assert free_port(wanted) != wanted
        other.stdin.write("\n")


def test_a_port_is_given_once() -> None:
    wanted = preferred()
    assert free_port(wanted) == wanted
    assert free_port(wanted) != wanted
