"""A running service for tests: on loopback, on a port of its own, ended at the end."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from tests.paths import ROOT

EX = "https://example.org/"
G = EX + "graph/"
_RUN = """
import json, os, sys
from pathlib import Path
from entramado.api.server import ServeError, serve
from entramado.api.settings import Settings
where = json.loads(sys.argv[1])
if "snapshot" in where:
    where["snapshot"] = Path(where["snapshot"])
try:
    serve(Settings.read(os.environ, port=0), **where)
except ServeError as error:
    print(error, file=sys.stderr)
    sys.exit(1)
"""


@dataclass
class HttpAnswer:
    """A response: status, headers (lower case; of several the last), body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def rows(self) -> list[dict[str, str]]:
        return [{name: term["value"] for name, term in row.items()} for row in self.json["results"]["bindings"]]

    @property
    def problem(self) -> str:
        return str(self.json["type"]).rpartition("/")[2]


def processor_s(pid: int) -> float:
    """Processor seconds that a process and those below it have used until now."""
    total = 0.0
    for process in (top := psutil.Process(pid), *top.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            total += sum(process.cpu_times()[:2])
    return total


@dataclass
class Served:
    """A service that runs."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path
    errors: Path = field(default=Path())

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def request(
        self, method: str, target: str, body: bytes | None = None, *, timeout: float = 30, **headers: str
    ) -> HttpAnswer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, target, body, sent)
            response = connection.getresponse()
            data = response.read()
            return HttpAnswer(response.status, {k.lower(): v for k, v in response.getheaders()}, data)
        finally:
            connection.close()

    def get(
        self, query: str, *, timeout: float = 30, params: tuple[tuple[str, str], ...] = (), **headers: str
    ) -> HttpAnswer:
        target = "/sparql?" + urllib.parse.urlencode([("query", query), *params])
        return self.request("GET", target, timeout=timeout, **headers)

    def post(self, query: str, *, timeout: float = 60, **headers: str) -> HttpAnswer:
        headers.setdefault("Content_Type", "application/sparql-query")
        return self.request("POST", "/sparql", query.encode(), timeout=timeout, **headers)

    def health(self) -> Any:
        return self.request("GET", "/healthz").json

    def worker_pids(self) -> list[int]:
        """The workers: the forking process's children."""
        return [p.pid for p in psutil.Process(self.fork_server_pid()).children()]

    def fork_server_pids(self) -> list[int]:
        """The processes that fork workers: one, or none for a moment after it was killed."""
        found = []
        for child in psutil.Process(self.process.pid).children():
            with suppress(psutil.NoSuchProcess):
                works = "entramado.api.sparql.worker_main" in " ".join(child.cmdline())
                if works and child.status() != psutil.STATUS_ZOMBIE:
                    found.append(child.pid)
        return found

    def fork_server_pid(self) -> int:
        assert wait_until(self.fork_server_pids), "there is no forking process"
        return self.fork_server_pids()[0]

    def kill_workers(self) -> None:
        """Kill every worker there is."""
        for pid in self.worker_pids():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def cpu_s(self) -> float:
        """Processor seconds that the service and its processes have used until now."""
        return processor_s(self.process.pid)

    def rss_mb(self) -> float:
        return psutil.Process(self.process.pid).memory_info().rss / 2**20

    def log_lines(self) -> list[dict[str, Any]]:
        """The log's lines, those of the last requests too: a mark is asked for, and waited for."""
        mark = f"/mark-{time.monotonic_ns()}"
        self.request("GET", mark)
        assert wait_until(lambda: mark in self.log.read_text())
        lines = (json.loads(line) for line in self.log.read_text().splitlines() if line.startswith("{"))
        return [line for line in lines if not line["path"].startswith("/mark-")]


@contextmanager
def served(*, settings: dict[str, object] | None = None, **where: object) -> Iterator[Served]:
    """Serve `data`, a `snapshot` or an `engine` with some `settings`; stop it at the end."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ENTRAMADO_")}
    environment.update({f"ENTRAMADO_{name.upper()}": str(value) for name, value in (settings or {}).items()})
    with tempfile.TemporaryDirectory() as folder:
        log, errors = Path(folder) / "access.log", Path(folder) / "errors.log"
        with log.open("wb") as out, errors.open("wb") as err:
            process = subprocess.Popen(
                [sys.executable, "-c", _RUN, json.dumps(where, default=str)],
                stdout=out,
                stderr=err,
                env=environment,
                cwd=ROOT,
            )
        try:
            yield Served(_port(process, errors), process, log, errors)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def serving_pages(*options: str, network_ahead_s: float = 0) -> Iterator[Served]:
    """The service with its pages, as ``entramado serve`` starts it with some options; stopped at the end.

    Networks are measured when a test asks for them, none ahead unless the seconds after the start are given.
    """
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ENTRAMADO_")}
    environment["ENTRAMADO_NETWORK_AHEAD_S"] = str(network_ahead_s)
    with tempfile.TemporaryDirectory() as folder:
        log, errors = Path(folder) / "access.log", Path(folder) / "errors.log"
        command = [sys.executable, "-m", "entramado.api.cli", "serve", *options, "--port", "0"]
        with log.open("wb") as out, errors.open("wb") as err:
            process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=err, env=environment)
        try:
            assert wait_until(lambda: "Entramado: http://" in errors.read_text() or process.poll() is not None, 120)
            assert "Entramado: http://" in errors.read_text(), errors.read_text()
            port = int(errors.read_text().partition("http://127.0.0.1:")[2].split("/")[0])
            yield Served(port, process, log, errors)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def fails_to_serve(**where: object) -> str:
    """What the service says when it does not start."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, json.dumps(where, default=str)],
        capture_output=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1, done.stderr.decode()
    return done.stderr.decode().strip()


def _port(process: subprocess.Popen[bytes], errors: Path) -> int:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        text = errors.read_text()
        if "Entramado: http://" in text:
            return int(text.partition("Entramado: http://")[2].partition(":")[2].partition("/")[0])
        if process.poll() is not None:
            break
        time.sleep(0.02)
    raise AssertionError(f"the service did not start: {errors.read_text()}")


def small_data(folder: Path) -> list[str]:
    """A default graph and two named ones, as ``--data`` takes them."""
    default = folder / "default.ttl"
    default.write_text(f'<{EX}d> <{EX}p> "default"@es ; <{EX}n> 1 .\n', encoding="utf-8")
    for name in ("one", "two"):
        lines = [f'<{EX}{name}> <{EX}p> "{name}" ; <{EX}n> {len(name)} .']
        lines += [f"<{EX}{name}> <{EX}q> <{EX}x{i}> ." for i in range(3)]
        (folder / f"{name}.ttl").write_text("\n".join(lines), encoding="utf-8")
    return [str(default), f"{G}one={folder / 'one.ttl'}", f"{G}two={folder / 'two.ttl'}"]


def many_quads(path: Path, count: int, graphs: int = 3) -> Path:
    """A file of `count` generated quads: entities with a class, a label, a number, links."""
    with path.open("w", encoding="utf-8") as out:
        for i in range(count):
            entity, kind = i // 5, i % 5
            objects = (
                f"<{EX}class{entity % 7}>",
                f'"título {entity} con eñe"@es',
                f'"{entity * 7919 % 10007}"^^<http://www.w3.org/2001/XMLSchema#integer>',
                f"<{EX}e{entity * 31 % (count // 5 + 1)}>",
                f"<{EX}topic{entity % 101}>",
            )
            out.write(f"<{EX}e{entity}> <{EX}p{kind}> {objects[kind]} <{G}{i % graphs}> .\n")
    return path


def cartesian(n: int = 0) -> str:
    """A query that never ends; `n` makes it another text."""
    patterns = " ".join(f"GRAPH ?g{i} {{ ?a{i} ?b{i} ?c{i} }}" for i in range(5))
    return f"SELECT (COUNT(*) AS ?n{n}) WHERE {{ {patterns} }}"


def wait_until(true: Any, seconds: float = 30.0) -> bool:
    """Whether `true()` becomes true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.05)
    return False
