"""The service's end of the fork server: it loads the store once and gives a fresh worker in milliseconds."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import subprocess
from collections.abc import Callable
from typing import Any, cast

from entramado.api.settings import Settings
from entramado.api.supervisor import Supervisor
from entramado.graph.store import Dataset, ServedData, StoreError


class ForkServer(asyncio.Protocol):
    """The fork server. `on_lost` is called when it is gone."""

    def __init__(self, settings: Settings, supervisor: Supervisor, on_lost: Callable[[], None]) -> None:
        self._settings, self._supervisor = settings, supervisor
        self._on_lost = on_lost
        self._process: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None
        self._transport: asyncio.BaseTransport | None = None
        self._buffer = b""
        self._replies: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        self._lock = asyncio.Lock()
        self.alive = False
        self.seconds = 0.0

    async def start(self, source: ServedData) -> Dataset:
        """Start the process and let it load `source`. Raises `StoreError`."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        stack = self._settings.worker_stack_mb << 20
        # Evaluation makes many small allocations: a larger thread cache of glibc's malloc saves a fifth.
        environment = {"GLIBC_TUNABLES": "glibc.malloc.tcache_count=2000"}
        try:
            self._process = await asyncio.to_thread(
                self._supervisor.start,
                "entramado.api.sparql.worker_main",
                str(theirs.fileno()),
                str(stack),
                pass_fds=(theirs.fileno(),),
                environment=environment,
            )
        finally:
            theirs.close()
        # Kept beside the transport: only a plain socket can send file descriptors.
        self._socket = ours.dup()
        ours.setblocking(False)
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_unix_connection(lambda: self, sock=ours)
        self.alive = True
        order = {
            "snapshot": source.snapshot,
            "data": source.data,
            "settings": {
                "base": self._settings.base,
                "query_memory_mb": self._settings.query_memory_mb,
                "store_memory_mb": self._settings.store_memory_mb,
                "store_dir": self._settings.store_dir,
                "transfer_timeout_s": self._settings.transfer_timeout_s,
            },
        }
        cast(asyncio.WriteTransport, self._transport).write(json.dumps(order).encode() + b"\n")
        ready = await self._replies.get()
        if ready is None:
            raise StoreError("the process that loads the data was ended while it loaded; give the machine more memory")
        if "error" in ready:
            raise StoreError(str(ready["error"]))
        self.seconds = float(ready["seconds"])
        return Dataset(**ready["dataset"])

    async def fork(self) -> tuple[int, socket.socket, int]:
        """A fresh worker: its pid, our end of its socket, and the reading end of its error pipe. Raises `OSError`."""
        if not self.alive or self._socket is None:
            raise ConnectionError("the fork server is gone")
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        read, write = os.pipe()
        reply: dict[str, Any] | None = None
        try:
            async with self._lock:
                socket.send_fds(self._socket, [b"F"], [theirs.fileno(), write])
                reply = await self._replies.get()
            if reply is None or "error" in reply:
                raise OSError((reply or {}).get("error", "the fork server is gone"))
        except BaseException:
            ours.close()
            os.close(read)
            raise
        finally:
            theirs.close()
            os.close(write)
        ours.setblocking(False)
        return int(reply["pid"]), ours, read

    def data_received(self, data: bytes) -> None:
        """Split replies, a line each."""
        self._buffer += data
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            self._replies.put_nowait(json.loads(line))

    def connection_lost(self, exc: Exception | None) -> None:
        """The process is gone."""
        self.alive = False
        self._replies.put_nowait(None)
        if self._socket is not None:
            self._socket.close()
        self._on_lost()

    async def stop(self) -> None:
        """Close the control socket, so that the process ends, and wait for it."""
        if self._transport is not None:
            self._transport.close()
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                await asyncio.to_thread(self._process.wait, 5)
            await asyncio.to_thread(self._supervisor.end, self._process)
