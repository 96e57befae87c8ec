"""Becomes another program that cannot outlive its parent. Run as a script, never imported.

The kernel forgets the death signal when the user changes, so the user is changed first. From
then on nothing can be imported: that user may have no access to Python's own files.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def change_user(uid: int, gid: int) -> None:
    """Give up all rights but those of one user and one group."""
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def follow_parent(parent: int, death_signal: int) -> None:
    """Ask the kernel for `death_signal` when the parent ends; exit if it has ended already."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(PR_SET_PDEATHSIG, death_signal, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(0)


def become(argv: list[str]) -> None:
    """Replace this process by the program, with the signals as a program expects them."""
    for number in (signal.SIGINT, signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_DFL)
    try:
        os.execv(argv[0], argv)
    except OSError as error:
        sys.exit(f"cannot run {argv[0]}: {error.strerror}")


if __name__ == "__main__":
    parent, death_signal, uid, gid = (int(argument) for argument in sys.argv[1:5])
    if uid >= 0:
        change_user(uid, gid)
    follow_parent(parent, death_signal)
    become(sys.argv[5:])
