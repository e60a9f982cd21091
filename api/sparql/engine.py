"""What the pages, the saved queries and the SPARQL endpoint ask: an engine, local or remote, one way of asking.

Every question goes through `Engine.answer`: the cache, single-flight, a worker with its deadline. A GET of
``/sparql``, which the response cache has looked up already, goes to the last of these steps, `Engine.evaluate`.
``await engine.query(text)`` gives a whole answer as bytes, ``await engine.rows(text)`` its rows as terms.
"""

from __future__ import annotations

import asyncio
import json
import logging
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from entramado.api.settings import Settings
from entramado.api.sparql import query_guard
from entramado.api.sparql.answer import Answer, Question
from entramado.api.sparql.cache import KeptAnswer, LruCache
from entramado.api.sparql.formats import BY_NAME, for_form
from entramado.api.sparql.problems import ProblemError, refused
from entramado.api.sparql.query_templates import QueryTemplates
from entramado.api.sparql.single_flight import SingleFlight
from entramado.api.sparql.workers import Pool
from entramado.api.supervisor import Supervisor
from entramado.graph.store import Dataset, ServedData, StoreError

log = logging.getLogger("entramado")
_THREAD_BYTES = 32_768


class Term(NamedTuple):
    """An RDF term of a result: `kind` is ``uri``, ``literal``, ``bnode`` or ``triple`` (its value then JSON)."""

    kind: str
    value: str
    language: str = ""
    datatype: str = ""

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a SELECT query: names in order, and a mapping of name to term for each row (unbound left out)."""

    names: tuple[str, ...]
    rows: tuple[dict[str, Term], ...]

    def __iter__(self) -> Iterator[dict[str, Term]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole answer: its bytes, its format's name, and its rows where the format tells them."""

    body: bytes
    format: str
    rows: int | None


class Engine(ABC):
    """Answers questions over one dataset."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.cache: LruCache[KeptAnswer] = LruCache(settings.cache_bytes_max // 2)
        self.supervisor = Supervisor(settings)
        self._flights: SingleFlight[KeptAnswer | ProblemError] = SingleFlight()
        self._templates = QueryTemplates(settings.query_depth_max, settings.query_chain_max, settings.base)

    @property
    @abstractmethod
    def dataset(self) -> Dataset:
        """What is served now."""

    @property
    def build(self) -> str:
        """The build that is served now."""
        return self.dataset.build

    @abstractmethod
    async def start(self) -> None:
        """Make ready to answer. Raises `StoreError`."""

    @abstractmethod
    async def stop(self) -> None:
        """Let what is under way end, then stop."""

    @abstractmethod
    async def reload(self) -> bool:
        """Load again what is served; False (and a sentence in the log) where that fails and the old data stay."""

    @abstractmethod
    def begin(self, answer: Answer) -> None:
        """Have the question of `answer` evaluated. Raises `ProblemError` where it cannot be begun."""

    @abstractmethod
    def status(self) -> dict[str, Any]:
        """The engine's state for ``/healthz``."""

    def read(self, query: str) -> query_guard.QueryForm:
        """Read a query's tokens. Raises `ProblemError` for what is refused."""
        try:
            reading = self._templates.read(query)
        except query_guard.QueryRefused as error:
            raise refused(error) from None
        self.check_graphs((*reading.from_default, *reading.from_named))
        return reading

    async def read_async(self, query: str) -> query_guard.QueryForm:
        """As `read`; a long query is read in a thread."""
        if len(query) < _THREAD_BYTES:
            return self.read(query)
        return await asyncio.to_thread(self.read, query)

    def check_graphs(self, graphs: Sequence[str]) -> None:
        """Raise `ProblemError` for a graph outside the dataset."""
        for graph in graphs:
            # A remote endpoint might fetch a graph from the web.
            if graph not in self.dataset.graphs:
                detail = f"The graph <{graph}> is not in this dataset; the service description lists its graphs."
                raise ProblemError("dataset", detail, graph=graph)

    def question(
        self,
        query: str,
        reading: query_guard.QueryForm,
        format: str,
        *,
        timeout_s: float | None = None,
        default_graphs: tuple[str, ...] | None = None,
        named_graphs: tuple[str, ...] | None = None,
        encoding: str = "identity",
        rows_max: int = 0,
    ) -> Question:
        """A question within the limits of the settings. `timeout_s` may lower the deadline, never raise it."""
        if reading.has_dataset and default_graphs is None and named_graphs is None:
            default_graphs, named_graphs = reading.from_default, reading.from_named
        return Question(
            query,
            reading.form,
            format,
            min(timeout_s or self.settings.query_timeout_s, self.settings.query_timeout_s),
            encoding,
            default_graphs,
            named_graphs,
            reading.volatile,
            self.settings.compress_bytes_min,
            rows_max or self.settings.result_rows_max,
        )

    async def query(
        self,
        query: str,
        *,
        format: str = "",
        timeout_s: float | None = None,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        rows_max: int = 0,
    ) -> Whole:
        """The whole answer to a query, in a format of `formats.BY_NAME` (default: JSON, or Turtle for graphs).

        Raises `ProblemError`. Meant for answers that fit in memory: a page's, not a dump's.
        """
        reading = await self.read_async(query)
        allowed = for_form(reading.form)
        name = format or allowed[0].name
        if BY_NAME.get(name) not in allowed:
            names = ", ".join(one.name for one in allowed)
            raise ProblemError("not-acceptable", f"{name!r} is no format of {reading.form} queries; they take: {names}")
        question = self.question(
            query,
            reading,
            name,
            timeout_s=timeout_s,
            default_graphs=None if default_graphs is None else tuple(default_graphs),
            named_graphs=None if named_graphs is None else tuple(named_graphs),
            rows_max=rows_max,
        )
        answer = await self.answer(question)
        return Whole(await answer.whole(), name, answer.rows)

    async def answer(self, question: Question, into: Answer | None = None) -> Answer:
        """The answer to a question, its head and perhaps all of it there: kept, or being made, or evaluated now.

        A reader that may lose interest gives the `Answer` to fill, which it can cancel. Raises `ProblemError`.
        """
        answer = into or Answer(question)
        key = (self.build, *question.key())
        flight = (*key, question.timeout_s)
        if not question.volatile:
            found = self.cache.get(key) or await self._flights.shared(flight)
            if isinstance(found, ProblemError):
                raise found
            if found is not None:
                answer.fill(found)
                return answer
            answer.copy_max = self.settings.cache_answer_bytes_max
            answer.on_whole = lambda body: self._keep(key, answer, body)
        with self._flights.lead(flight) as tell:
            try:
                await self.evaluate(answer)
            except ProblemError as problem:
                tell(problem if problem.lasting else None)
                raise
            # A streamed answer is not shared with waiting requests; a whole one is.
            if answer.end is not None and not question.volatile:
                tell(self._keep(key, answer, answer.peek()))
        return answer

    async def evaluate(self, answer: Answer) -> None:
        """Have the question of `answer` evaluated, whatever is kept, until its head is there. Raises `ProblemError`."""
        if answer.problem is not None:
            raise answer.problem
        try:
            self.begin(answer)
            await answer.start()
        except ProblemError:
            raise
        except BaseException:
            answer.cancel()
            raise

    def _keep(self, key: tuple[object, ...], answer: Answer, body: bytes) -> KeptAnswer:
        """Keep a whole answer, if it is small and of the build that is served now."""
        kept = KeptAnswer(body, answer.head or "identity", answer.rows, len(answer.question.query))
        if len(body) <= self.settings.cache_answer_bytes_max and key[0] == self.build:
            self.cache.put(key, kept)
        return kept

    async def rows(self, query: str, **options: Any) -> Rows:
        """The rows of a SELECT query; options as for `query`. Raises `ProblemError`."""
        document = json.loads((await self.query(query, format="json", **options)).body)
        bindings = document.get("results", {}).get("bindings", [])
        rows = tuple({name: _term(value) for name, value in row.items()} for row in bindings)
        return Rows(tuple(document["head"].get("vars", ())), rows)

    async def ask(self, query: str, **options: Any) -> bool:
        """The answer of an ASK query. Raises `ProblemError`."""
        return bool(json.loads((await self.query(query, format="json", **options)).body)["boolean"])


def _term(value: dict[str, Any]) -> Term:
    if value["type"] == "triple":
        return Term("triple", json.dumps(value["value"], ensure_ascii=False))
    kind = "literal" if value["type"] == "typed-literal" else value["type"]
    return Term(kind, value["value"], value.get("xml:lang", ""), value.get("datatype", ""))


class WorkerEngine(Engine):
    """An engine over a snapshot or RDF files, evaluated in worker processes."""

    def __init__(self, settings: Settings, source: ServedData) -> None:
        super().__init__(settings)
        self._source = source
        self._pool: Pool | None = None
        self._dataset: Dataset | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        self._reloading = asyncio.Lock()
        self._stamp = ""
        self.reloads = {"ok": 0, "failed": 0}

    @property
    def dataset(self) -> Dataset:
        """What is served now."""
        assert self._dataset is not None, "start() comes first"
        return self._dataset

    async def start(self) -> None:
        """Load and fork. Raises `StoreError`."""
        self._stamp = self._source.stamp()
        self._pool, self._dataset = await self._new_pool()
        if self._source.snapshot and self.settings.snapshot_poll_s:
            self._spawn(self._follow())

    async def _new_pool(self) -> tuple[Pool, Dataset]:
        pool = Pool(self.settings, self.supervisor, self._on_fork_server_lost)
        try:
            dataset = await pool.start(self._source)
        except BaseException:
            await pool.drain(0)
            raise
        return pool, dataset

    def begin(self, answer: Answer) -> None:
        """Have the question of `answer` evaluated. Raises `ProblemError`."""
        if self._pool is None:
            raise ProblemError("unavailable", "The service is stopping.", headers={"Retry-After": "5"})
        self._pool.submit(answer)

    async def reload(self) -> bool:
        """Load the source anew beside the old pool, and change over when it is ready."""
        async with self._reloading:
            stamp = self._source.stamp()
            try:
                pool, dataset = await self._new_pool()
            except (StoreError, OSError) as error:
                self.reloads["failed"] += 1
                log.error("the new data are not taken up, build %s stays: %s", self.build, error)
                self._stamp = stamp
                return False
            old, self._pool, self._dataset, self._stamp = self._pool, pool, dataset, stamp
            self.cache.clear()
            self.reloads["ok"] += 1
            log.info("build %s is served now (%d graphs)", dataset.build, len(dataset.graphs))
            if old is not None:
                if old.dataset is not None and old.dataset.build == dataset.build:
                    old.hand_over(pool)
                longest_s = max(self.settings.query_timeout_s, self.settings.transfer_timeout_s)
                self._spawn(old.drain(longest_s))
            return True

    def _on_fork_server_lost(self) -> None:
        log.error("the fork server is gone; starting it again")
        self._spawn(self._recover())

    async def _recover(self) -> None:
        while not await self.reload():
            await asyncio.sleep(2)

    async def _follow(self) -> None:
        while True:
            await asyncio.sleep(self.settings.snapshot_poll_s)
            stamp = self._source.stamp()
            if stamp and stamp != self._stamp:
                await self.reload()

    def _spawn(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Let what is under way end within the grace time, then stop."""
        for task in list(self._tasks):
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*self._tasks, return_exceptions=True)
        pool, self._pool = self._pool, None
        if pool is not None:
            await pool.drain(self.settings.shutdown_grace_s)
        await self.supervisor.stop()

    def status(self) -> dict[str, Any]:
        """The workers' state."""
        workers = self._pool.status() if self._pool else {}
        return {"engine": "workers", "store": self.dataset.mode, "workers": workers, "reloads": self.reloads}

    @property
    def pool(self) -> Pool:
        """The workers of now."""
        assert self._pool is not None, "start() comes first"
        return self._pool
