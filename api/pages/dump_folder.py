"""The folder of dumps of the build that is served: made once, in a process of its own, kept for the next start."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Final

from entramado.api.pages.context import PageContext
from entramado.api.pages.per_build import PerBuild
from entramado.api.sparql.problems import ProblemError
from entramado.graph.dumps import Dump, read_index

# Long enough to read the list of files that are there.
_SOON_S: Final = 0.2
_KEPT_S: Final = 7 * 24 * 3600


class DumpFolder:
    """Where the files to download lie. Only a snapshot has some; RDF files and a remote engine have none."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._of_build = PerBuild(context.engine, self._make)

    @property
    def exists(self) -> bool:
        """Whether what is served can be downloaded as files."""
        return bool(self._context.folder)

    async def files(self) -> tuple[Path, list[Dump]]:
        """The folder and its files, made at the first asking. Raises `ProblemError`."""
        if not self.exists:
            raise ProblemError("not-found", "What is served here is no snapshot, so there are no files to download.")
        return await self._of_build.get()

    async def soon(self) -> list[Dump] | None:
        """The files; None while they are being written, which is begun and not waited for. Raises `ProblemError`."""
        making = asyncio.ensure_future(self.files())
        if not (await asyncio.wait({making}, timeout=_SOON_S))[0]:
            # A failure is told to who asks for a file.
            making.add_done_callback(lambda made: made.cancelled() or made.exception())
            return None
        return making.result()[1]

    async def _make(self) -> tuple[Path, list[Dump]]:
        folder = cache_folder() / self._context.engine.build
        dumps = await asyncio.to_thread(read_index, folder)
        if dumps:
            return folder, dumps
        # A process of its own: reading every quad in Python would hold up the event loop for seconds.
        engine = self._context.engine
        process = engine.supervisor.start(
            "entramado.graph.dumps",
            *(self._context.folder, str(folder)),
            memory_mb=engine.settings.dump_memory_mb,
            stderr=subprocess.PIPE,
        )
        writer = _Writer(process)
        engine.supervisor.watch(writer)
        try:
            _, errors = await asyncio.to_thread(process.communicate, timeout=engine.settings.dump_timeout_s)
        except subprocess.TimeoutExpired:
            limit = f"{engine.settings.dump_timeout_s:g} s"
            raise ProblemError("unavailable", f"The files could not be written within {limit}.") from None
        finally:
            engine.supervisor.forget(writer)
            await asyncio.to_thread(engine.supervisor.end, process)
        dumps = await asyncio.to_thread(read_index, folder)
        if process.returncode or not dumps:
            last = errors.decode(errors="replace").strip().split("\n")[-1]
            raise ProblemError("unavailable", f"The files could not be written ({last}); try again later.")
        await asyncio.to_thread(_forget_old, folder)
        return folder, dumps


class _Writer:
    """The process that writes the files, as the supervisor sees it."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process, self.pid = process, process.pid

    def out_of_memory(self, limit: str) -> None:
        """End it; what it has not written is told as an error to who waits for it."""
        self._process.kill()


def _forget_old(kept: Path) -> None:
    """Remove the folders of builds that were written long ago; another service may still serve a newer one."""
    for other in kept.parent.iterdir():
        if other != kept and time.time() - other.stat().st_mtime > _KEPT_S:
            shutil.rmtree(other, ignore_errors=True)


def cache_folder() -> Path:
    """A folder that only this user can write to, under the system's temporary one.

    Raises `ProblemError` where somebody else has put a folder there.
    """
    folder = Path(tempfile.gettempdir()) / f"entramado-{os.getuid()}" / "dumps"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for part in (folder.parent, folder):
        if part.is_symlink() or part.stat().st_uid != os.getuid():
            raise ProblemError("unavailable", f"{part} belongs to somebody else; set TMPDIR to a folder of your own.")
    return folder
