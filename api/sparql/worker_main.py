"""The processes behind the service: one that loads the store and forks, and the workers it forks.

``python -m entramado.api.sparql.worker_main FD STACK``: FD is the control socket, STACK the bytes of stack to run
with. The first message names what to load; each further one, with a socket and an error pipe attached, asks for a
worker. Nothing here starts a thread before the fork, so the store in memory is shared by all workers, and a fresh one
is there in milliseconds.

A worker answers one question after another on its own socket. It cannot be interrupted from inside, so it is
ended from outside at its deadline; the kernel's timer ends it should the service itself be gone.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import lru_cache
from typing import Any, NoReturn

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
)

from entramado.api.sparql import sandbox
from entramado.api.sparql.encoding import Encoder, encoder
from entramado.api.sparql.formats import RDF_FORMATS, RESULT_FORMATS, XML_FORMATS
from entramado.api.sparql.frames import BLOCK, BLOCK_BYTES, ERROR, HEAD, QUESTION, End, Splitter, frame, frame_json
from entramado.api.sparql.row_counter import RowCounter
from entramado.graph.store import (
    Dataset,
    ServedData,
    StoreError,
    Stores,
    fits_memory,
    load_disk,
    load_memory,
    merged,
    open_disk,
    plan,
)
from entramado.graph.xml_text import Cleaner

_FLUSH_S = 0.5
_MEMORY_AFTER_MS = 20
_RECEIVE_BYTES = 16_384


_PLAIN = frame(HEAD, b"identity")


class _RowsError(Exception):
    """More rows than the limit."""


class _Sink:
    """The file that pyoxigraph writes into: blocks are counted, compressed and sent as frames."""

    def __init__(self, send: Callable[[bytes], None], asked: Mapping[str, Any]) -> None:
        self._send = send
        self._coding = str(asked.get("encoding", "identity"))
        self._compress_min = int(asked.get("compress_min", 0))
        self._rows_max = int(asked.get("rows_max", 0))
        self._parts: list[bytes] = []
        self._size = 0
        self._sent = 0.0
        self._encoder: Encoder | None = None
        self.counter = RowCounter(str(asked["format"]))
        self._cleaner = Cleaner() if asked["format"] in XML_FORMATS else None
        self.bytes = 0

    def write(self, data: bytes) -> int:
        self._parts.append(data)
        self._size += len(data)
        if self._size >= BLOCK_BYTES or (self._sent and time.monotonic() - self._sent > _FLUSH_S):
            self._flush()
        return len(data)

    def flush(self) -> None:
        """Pyoxigraph flushes at the end only; `end` does that."""

    def _take(self, last: bool = False) -> bytes:
        data = b"".join(self._parts)
        self._parts, self._size = [], 0
        if self._cleaner is not None:
            data = self._cleaner.add(data) + (self._cleaner.end() if last else b"")
        self.bytes += len(data)
        self.counter.add(data)
        if self._rows_max and self.counter.seen > self._rows_max:
            raise _RowsError
        return data

    def _open(self, coding: str) -> bytes:
        self._encoder = encoder(coding)
        return frame(HEAD, coding.encode("ascii"))

    def _flush(self) -> None:
        data = self._take()
        head = b"" if self._encoder else self._open(self._coding)
        assert self._encoder is not None
        packed = self._encoder.add(data)
        self._send(head + (frame(BLOCK, packed) if packed else b""))
        self._sent = time.monotonic()

    def end(self, started: float, memory: Callable[[], int]) -> None:
        """Send what is left and the end of the answer, a small answer in one piece."""
        data = self._take(last=True)
        head = b""
        if self._encoder is None and len(data) < self._compress_min:
            head, packed = _PLAIN, data
        else:
            head = b"" if self._encoder else self._open(self._coding)
            assert self._encoder is not None
            packed = self._encoder.add(data) + self._encoder.end()
        rows = self.counter.total()
        ms = (time.perf_counter() - started) * 1000
        facts = End(-1 if rows is None else rows, self.bytes, ms, memory() if ms > _MEMORY_AFTER_MS else 0)
        self._send(head + (frame(BLOCK, packed) if packed else b"") + facts.pack())


def _may_name_a_graph(query: str) -> bool:
    """Whether the keyword GRAPH may stand in a query; in a string or an IRI it only makes that query slower."""
    return "graph" in query.lower() or "\\u" in query.lower()


class Worker:
    """Answers questions over a store."""

    def __init__(self, stores: Stores, dataset: Dataset, base: str, send: Callable[[bytes], None]) -> None:
        self._stores = stores
        self._base = base
        self._dataset = dataset
        self._send = send
        self._base_bytes = sandbox.data_bytes()

    def answer(self, query: str, asked: Mapping[str, Any]) -> None:
        """Evaluate a query as `asked` says and send head, blocks and end, or an error."""
        started = time.perf_counter()
        sink = _Sink(self._send, asked)
        try:
            result = self._evaluate(query, asked)
            if isinstance(result, QueryTriples):
                result.serialize(sink, RDF_FORMATS[asked["format"]])  # type: ignore[arg-type]
            else:
                result.serialize(sink, RESULT_FORMATS[asked["format"]])  # type: ignore[arg-type]
            sink.end(started, lambda: sandbox.data_bytes() - self._base_bytes)
        except BrokenPipeError:
            raise
        except SyntaxError as error:
            self._error("syntax", str(error))
        except MemoryError:
            self._error("memory", "")
        except _RowsError:
            self._error("rows", "")
        except Exception as error:  # pyoxigraph raises what its Rust side gives: told to the client, not guessed
            self._error("query-failed", f"{error}")

    def _evaluate(self, text: str, asked: Mapping[str, Any]) -> QuerySolutions | QueryBoolean | QueryTriples:
        options: dict[str, Any] = {"base_iri": self._base}
        dataset = self._dataset
        default, named = asked.get("default_graphs"), asked.get("named_graphs")
        if default is not None or named is not None:
            default, named = list(dict.fromkeys(default or ())), list(dict.fromkeys(named or ()))
            options["named_graphs"] = [NamedNode(iri) for iri in named]
        elif not dataset.union_default:
            return self._stores.all.query(text, **options)
        elif self._stores.all is self._stores.facts or not _may_name_a_graph(text):
            return self._stores.facts.query(text, use_default_graph_as_union=True, **options)
        else:
            default, named = ["", *(iri for iri in dataset.graphs if iri not in dataset.by_name_only)], dataset.graphs
        if dataset.overlaps and len(default) > 1:
            return merged(self._stores.all, default, named).query(text, default_graph=DefaultGraph(), **options)
        options["default_graph"] = [NamedNode(iri) if iri else DefaultGraph() for iri in default]
        return self._stores.all.query(text, **options)

    def _error(self, kind: str, detail: str) -> None:
        self._send(frame_json(ERROR, {"kind": kind, "detail": detail}))


@lru_cache(maxsize=64)
def _options(line: bytes) -> Mapping[str, Any]:
    options: Mapping[str, Any] = json.loads(line)
    return options


def work(stores: Stores, dataset: Dataset, sock: socket.socket, settings: dict[str, Any]) -> NoReturn:
    """Answer questions from `sock` until it closes."""
    worker = Worker(stores, dataset, settings["base"], sock.sendall)
    splitter = Splitter()
    with contextlib.suppress(OSError):
        while True:
            data = sock.recv(_RECEIVE_BYTES)
            if not data:
                break
            for kind, payload in splitter.feed(data):
                assert kind == QUESTION
                line, _, query = payload.partition(b"\n")
                options = _options(line)
                # If the service is killed nobody ends this process: SIGALRM's default action does.
                signal.setitimer(signal.ITIMER_REAL, float(options["timeout_s"]) + settings["transfer_timeout_s"] + 1)
                worker.answer(query.decode("utf-8", "surrogatepass"), options)
                signal.setitimer(signal.ITIMER_REAL, 0)
    os._exit(0)


class ForkLoop:
    """Holds the loaded store and forks workers that share it."""

    def __init__(self, control: socket.socket, settings: dict[str, Any]) -> None:
        self._control = control
        self._settings = settings
        self._stores: Stores | None = None
        self._dataset: Dataset | None = None

    def load(self, source: ServedData) -> Dataset:
        """Load into memory, or onto disk by a process that ends afterwards. Raises `StoreError`."""
        planned = plan(source)
        if fits_memory(planned, self._settings["store_memory_mb"]):
            self._stores, self._dataset = load_memory(planned)
        else:
            self._dataset = _in_child(lambda: load_disk(planned, self._settings["store_dir"]))
        return self._dataset

    def serve(self) -> None:
        """Fork a worker for each message, until the control socket closes."""
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000)
        while True:
            message, fds, _, _ = socket.recv_fds(self._control, 1, 2)
            if not message:
                return
            sock, errors = fds
            try:
                pid = os.fork()
            except OSError as error:
                reply: dict[str, Any] = {"error": f"{error.strerror}"}
            else:
                if pid == 0:
                    self._become_worker(sock, errors)
                reply = {"pid": pid}
            os.close(sock)
            os.close(errors)
            say(self._control, reply)

    def _become_worker(self, sock: int, errors: int) -> NoReturn:
        try:
            self._control.close()
            os.dup2(errors, 2)
            os.close(errors)
            assert self._dataset is not None
            stores = open_disk(self._dataset) if self._stores is None else self._stores
            sandbox.first_to_go()
            sandbox.no_files()
            sandbox.no_network()
            sandbox.bound_memory(self._settings["query_memory_mb"])
            work(stores, self._dataset, socket.socket(fileno=sock), self._settings)
        finally:
            os._exit(1)


def _in_child(load: Callable[[], Dataset]) -> Dataset:
    """Run `load` in a child, so that the threads it starts are gone when workers are forked."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            reply = {"dataset": asdict(load())}
        except StoreError as error:
            reply = {"error": {"message": str(error)}}
        os.write(write, json.dumps(reply).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        text = pipe.read()
    os.waitpid(pid, 0)
    if not text:
        raise StoreError("the process that builds the on-disk store was ended; give it more memory or disk")
    answer = json.loads(text)
    if "error" in answer:
        raise StoreError(answer["error"]["message"])
    return Dataset(**answer["dataset"])


def say(control: socket.socket, value: dict[str, Any]) -> None:
    """Send one line of JSON."""
    control.sendall(json.dumps(value).encode() + b"\n")


def _deepen_stack(wanted: int) -> None:
    """Start this program again with a deeper stack: the parser recurses as deep as a query nests.

    A main thread's stack may grow as far as the limit that stood when its program was started.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft in (resource.RLIM_INFINITY, wanted):
        return
    resource.setrlimit(resource.RLIMIT_STACK, (wanted, hard))
    os.execv(sys.executable, [sys.executable, "-P", "-m", "entramado.api.sparql.worker_main", *sys.argv[1:]])


def main() -> int:
    """Load what the first message names, say so, and fork workers on demand."""
    _deepen_stack(int(sys.argv[2]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=int(sys.argv[1]))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    message = b""
    while not message.endswith(b"\n"):
        data = control.recv(1 << 16)
        if not data:
            return 0
        message += data
    order = json.loads(message)
    loop = ForkLoop(control, order["settings"])
    started = time.perf_counter()
    try:
        source = ServedData(order["snapshot"], tuple((iri, file) for iri, file in order["data"]))
        dataset = loop.load(source)
    except StoreError as error:
        say(control, {"error": str(error)})
        return 1
    seconds = round(time.perf_counter() - started, 3)
    ready = {"dataset": asdict(dataset), "seconds": seconds, "bytes": sandbox.resident_bytes()}
    say(control, ready)
    with contextlib.suppress(OSError):
        loop.serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
