"""The servers that are compared, each over the same N-Quads, on loopback."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

_START_S = 600.0
_OURS = """
import os, sys
from entramado.api.server import serve
from entramado.api.settings import Settings
serve(Settings.read(os.environ, port=int(sys.argv[1])), snapshot=__import__("pathlib").Path(sys.argv[2]))
"""
_RDFLIB = """
import sys
import rdflib, uvicorn
from rdflib_endpoint import SparqlEndpoint
graph = rdflib.Dataset(default_union=True)
for file in sys.argv[2:]:
    graph.parse(file, format="nquads")
uvicorn.run(SparqlEndpoint(graph=graph), port=int(sys.argv[1]), log_level="error")
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: its name, its port, the path of its endpoint."""

    name: str
    port: int
    path: str
    pid: int

    def memory_mb(self) -> float:
        """Memory of all its processes, what they share counted once (MiB)."""
        process = psutil.Process(self.pid)
        total = 0
        for one in (process, *process.children(recursive=True)):
            with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                total += one.memory_full_info().pss
        return total / 2**20


@contextmanager
def oxigraph(*data: Path) -> Iterator[Server]:
    """Oxigraph's server, reading only, its store loaded beforehand."""
    program = _beside_python("oxigraph")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "load", "-l", folder, "-f", *data], check=True, capture_output=True)
        port = free_port()
        command = [program, "serve-read-only", "-l", folder, "-b", f"127.0.0.1:{port}", "--union-default-graph"]
        with _running("oxigraph", command, port, "/query") as server:
            yield server


@contextmanager
def entramado(snapshot: Path, **settings: object) -> Iterator[Server]:
    """This service."""
    port = free_port()
    command = [sys.executable, "-c", _OURS, str(port), str(snapshot)]
    environment = {f"ENTRAMADO_{name.upper()}": str(value) for name, value in settings.items()}
    name = "entramado (on disk)" if settings else "entramado"
    with _running(name, command, port, "/sparql", environment) as server:
        yield server


@contextmanager
def rdflib_endpoint(*data: Path) -> Iterator[Server]:
    """rdflib-endpoint over rdflib's store in memory."""
    port = free_port()
    command = [sys.executable, "-c", _RDFLIB, str(port), *map(str, data)]
    with _running("rdflib-endpoint", command, port, "/") as server:
        yield server


@contextmanager
def _running(
    name: str, command: list[str], port: int, path: str, environment: dict[str, str] | None = None
) -> Iterator[Server]:
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
        cwd=Path(__file__).parents[1],
    )
    try:
        _wait(process, port, path)
        yield Server(name, port, path, process.pid)
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(20)
        process.kill()


def _wait(process: subprocess.Popen[bytes], port: int, path: str) -> None:
    until = time.monotonic() + _START_S
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{path}?query=ASK%7B%7D", timeout=30).read()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start: {process.args!r}")


def free_port() -> int:
    """A TCP port on loopback that nothing listens on now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _beside_python(name: str) -> str:
    found = Path(sys.executable).parent / name
    program = str(found) if found.exists() else shutil.which(name)
    if program is None:
        raise RuntimeError(f"{name} is not installed: pip install -e '.[dev]'")
    return program
