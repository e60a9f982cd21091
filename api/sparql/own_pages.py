"""A worker's own copy of the memory it shares with the forking process, made before a question needs it.

Reading a store in memory counts references, so the first query that reads all of it copies every page of it, one
fault at a time: half as much time again. The kernel copies whole ranges faster (MADV_POPULATE_WRITE, Linux 5.14), and
an idle worker has the time: it begins after a moment without a question, copies a little, looks for a question,
copies on. Only so many workers do so as are kept ready, so that memory stays bounded however many there are; where
it is short, or the kernel cannot, nothing is copied.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import re
import select
import socket
from collections.abc import Callable
from pathlib import Path

_POPULATE_WRITE = 23
_QUIET_S = 0.1
_PAUSE_S = 0.001
_STEP_BYTES = 1 << 18
_MAPPING = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) rw-p \S+ \S+ 0 *(?:\[heap\])?$", re.M)
_RESIDENT = re.compile(r"^Rss: +(\d+) kB$", re.M)
_MEMORY = re.compile(r"^(MemTotal|MemAvailable): +(\d+) kB$", re.M)


def filled_ranges() -> list[tuple[int, int]]:
    """Addresses of the writable memory that is in use by this process; none where the system does not tell."""
    try:
        text = Path("/proc/self/smaps").read_text(encoding="ascii", errors="replace")
    except OSError:
        return []
    found = list(_MAPPING.finditer(text))
    ranges = []
    for mapping in found:
        first, end = int(mapping[1], 16), int(mapping[2], 16)
        resident = _RESIDENT.search(text, mapping.end())
        # What an allocator only keeps in reserve would be filled for nothing.
        if resident and int(resident[1]) << 10 > (end - first) // 2:
            ranges.append((first, end))
    return ranges


class Places:
    """So many processes may hold a copy at a time. A place is a lock, so it is free again when its process is gone."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._file = os.memfd_create("places") if count and hasattr(os, "memfd_create") else -1

    def take(self) -> bool:
        """Take a place for this process; False where there is none."""
        for place in range(self._count if self._file >= 0 else 0):
            with contextlib.suppress(OSError):
                fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
                return True
        return False


class OwnPages:
    """Steps through `ranges`, as long as there is a place and the machine keeps half of its memory free."""

    def __init__(self, ranges: list[tuple[int, int]], places: Places) -> None:
        self._places = places
        self.bytes = sum(end - first for first, end in ranges)
        self._steps = [
            (at, min(_STEP_BYTES, end - at)) for first, end in ranges for at in range(first, end, _STEP_BYTES)
        ]
        self._advise: Callable[..., int] = getattr(ctypes.CDLL(None), "madvise", _cannot)
        self._begun = False

    def take(self, link: socket.socket) -> None:
        """Copy until a question is there, or all is copied."""
        if not self._steps or select.select((link,), (), (), _QUIET_S)[0]:
            return
        if not self._begun:
            if not (_memory_for(self.bytes) and self._places.take()):
                return
            self._begun = True
        while self._steps:
            first, size = self._steps.pop()
            if self._advise(ctypes.c_void_p(first), ctypes.c_size_t(size), _POPULATE_WRITE) != 0:
                self._steps = []
            if select.select((link,), (), (), _PAUSE_S)[0]:
                return


def _cannot(*_: object) -> int:
    return -1


def _memory_for(size: int) -> bool:
    try:
        text = Path("/proc/meminfo").read_text(encoding="ascii")
    except OSError:
        return False
    memory = {name: int(kilobytes) << 10 for name, kilobytes in _MEMORY.findall(text)}
    return memory.get("MemAvailable", 0) - size > memory.get("MemTotal", 0) // 2
