"""Limits that the kernel enforces on a worker process: no new socket, no new program, no file grown, bounded memory.

Forbidden queries are refused by their tokens before they reach a worker; this is the second line of defence, a seccomp
filter (Linux, x86-64 and arm64). On other systems there is none, and `no_network` returns False.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import platform
import resource
import struct
from pathlib import Path

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2
_ALLOW = 0x7FFF0000
_ERRNO = 0x00050000
_LOAD, _JUMP_EQUAL, _RETURN = 0x20, 0x15, 0x06
# Numbers of socket, connect, execve, execveat; the audit architecture guards against another ABI's numbers.
_CALLS = {"x86_64": (0xC000003E, (41, 42, 59, 322)), "aarch64": (0xC00000B7, (198, 203, 221, 281))}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def no_network() -> bool:
    """Refuse sockets and programs to this process from now on; False where the kernel cannot."""
    known = _CALLS.get(platform.machine())
    if known is None or not hasattr(os, "fork"):
        return False
    architecture, calls = known
    rules = [
        struct.pack("HBBI", _LOAD, 0, 0, 4),
        struct.pack("HBBI", _JUMP_EQUAL, 0, len(calls) + 2, architecture),
        struct.pack("HBBI", _LOAD, 0, 0, 0),
    ]
    for i, call in enumerate(calls):
        rules.append(struct.pack("HBBI", _JUMP_EQUAL, len(calls) - i, 0, call))
    rules.append(struct.pack("HBBI", _RETURN, 0, 0, _ALLOW))
    rules.append(struct.pack("HBBI", _RETURN, 0, 0, _ERRNO | errno.EACCES))
    code = ctypes.create_string_buffer(b"".join(rules))
    program = _Program(len(rules), ctypes.addressof(code))
    try:
        prctl = ctypes.CDLL(None, use_errno=True).prctl
        if prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
            return False
        return bool(prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)
    except (AttributeError, OSError):
        return False


def bound_memory(limit_mb: int) -> None:
    """Let this process take `limit_mb` MiB more of data than it has now."""
    limit = data_bytes() + (limit_mb << 20)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def no_files() -> None:
    """Let this process write no file."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def first_to_go() -> None:
    """Make this process the first that the kernel's OOM killer ends."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def resident_bytes(pid: int | str = "self") -> int:
    """Memory that a process holds by itself (not shared), in bytes; 0 where the system does not tell."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
        return (int(pages[1]) - int(pages[2])) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        return 0


def private_bytes(pid: int) -> int:
    """Memory that is a process's own, without the pages it still shares with the one that forked it, in bytes."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        return int(text.partition("Private_Dirty:")[2].split(maxsplit=1)[0]) << 10
    except (OSError, ValueError, IndexError):
        return 0


def data_bytes() -> int:
    """Memory that this process has taken for data, shared with its parent or not, in bytes."""
    try:
        for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmData:"):
                return int(line.split()[1]) << 10
    except OSError:
        pass
    return 1 << 30
