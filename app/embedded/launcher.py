"""Becomes a PostgreSQL program: gives up root, ties its life to the application's, then execs.

A script of its own, run by ``python -I -S``, so that none of this happens between fork and exec of the
many-threaded application. It imports only what loads in milliseconds. Arguments: the application's pid,
the identity, a folder that must be reachable under that identity, then the program and its arguments.
"""

import ctypes
import os
import signal
import sys

OWN = "own"
"""Run as the user who started the application."""
MAPPED = "mapped"
"""Root only, Linux only: stay the same user outside, be `nobody` inside a user namespace of our own."""
NOBODY = 65534
"""The user and group id of `nobody` on Linux; any other identity is written ``uid:gid``."""

IDENTITY_REFUSED = 125
PROGRAM_REFUSED = 126

_CLONE_NEWUSER = 0x10000000  # linux/sched.h
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def _take(identity: str) -> None:
    if identity == MAPPED:
        _enter_user_namespace()
    elif identity != OWN:
        user, group = map(int, identity.split(":"))
        os.setgroups([])
        os.setgid(group)
        os.setuid(user)


def _enter_user_namespace() -> None:
    user, group = os.geteuid(), os.getegid()
    _call("unshare", _CLONE_NEWUSER)
    for name, content in (
        ("setgroups", "deny"),
        ("uid_map", f"{NOBODY} {user} 1"),
        ("gid_map", f"{NOBODY} {group} 1"),
    ):
        target = os.open(f"/proc/self/{name}", os.O_WRONLY)
        os.write(target, content.encode())
        os.close(target)


def _die_with(parent: int) -> None:
    """Asks for SIGINT, a fast clean shutdown, when the parent dies; after _take, which would undo it."""
    if sys.platform == "linux":
        _call("prctl", _PR_SET_PDEATHSIG, int(signal.SIGINT))
    if os.getppid() != parent:
        sys.exit("the application is gone")


def _call(name: str, *arguments: int) -> None:
    if getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments) != 0:
        error = ctypes.get_errno()
        raise OSError(error, f"{name}: {os.strerror(error)}")


def _refuse(error: OSError, code: int) -> None:
    sys.stderr.write(f"{error}\n")
    sys.exit(code)


def main(parent: str, identity: str, folder: str, *command: str) -> None:
    try:
        _take(identity)
        os.chdir(folder)
        _die_with(int(parent))
    except OSError as error:
        _refuse(error, IDENTITY_REFUSED)
    try:
        os.execv(command[0], command)  # noqa: S606 - to become that program is what this script is for
    except OSError as error:
        _refuse(error, PROGRAM_REFUSED)


if __name__ == "__main__":
    main(*sys.argv[1:])
