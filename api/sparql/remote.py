"""An engine over a SPARQL 1.1 endpoint: the same questions, limits and problems, evaluated elsewhere.

What the endpoint sends in the format asked for is passed on as it comes; another format is converted. Its errors
are told as ours, and a result that it cut (Virtuoso says so in headers) is an error, never a short answer.
"""

from __future__ import annotations

import asyncio
import csv
import hashlib
import io
import json
import logging
import re
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
from pyoxigraph import QuerySolutions, parse, parse_query_results, serialize

from entramado.api.settings import Settings
from entramado.api.sparql import query_guard
from entramado.api.sparql.answer import HIGH_BYTES, Answer, Question
from entramado.api.sparql.encoding import encoder
from entramado.api.sparql.engine import Engine
from entramado.api.sparql.formats import BY_NAME, GRAPHS, RDF_FORMATS, RESULT_FORMATS, RESULTS, XML_FORMATS, Format
from entramado.api.sparql.frames import End
from entramado.api.sparql.problems import ProblemError, refused
from entramado.api.sparql.row_counter import RowCounter
from entramado.graph.store import Dataset, StoreError, query_text
from entramado.graph.xml_text import Cleaner

log = logging.getLogger("entramado")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_DISCOVERY_S = 20.0
_TYPED = re.compile(rb'("type"\s*:\s*")typed-literal(")')
_TRUTH = re.compile(rb'("datatype"\s*:\s*"http://www\.w3\.org/2001/XMLSchema#boolean"\s*,\s*"value"\s*:\s*")([01])(")')
_TRUTH_WORDS = {b"0": b"false", b"1": b"true"}
# Longer than what the two patterns match: it may be cut between two blocks.
_TAIL_BYTES = 128


class RemoteEngine(Engine):
    """Puts the endpoint at `url` behind the service."""

    def __init__(self, settings: Settings, url: str) -> None:
        super().__init__(settings)
        self._url = url
        self._client: httpx.AsyncClient | None = None
        self._dataset = Dataset(hashlib.sha256(url.encode()).hexdigest()[:12], True, mode="remote", location=url)
        self._running: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(settings.workers_most)
        self._failures = 0
        self._server = ""

    @property
    def dataset(self) -> Dataset:
        """What the endpoint holds; its build changes every `remote_cache_s`, so answers are kept for so long."""
        period = max(1.0, self.settings.remote_cache_s)
        return replace(self._dataset, build=f"{self._dataset.build}-{int(time.time() / period)}")

    async def start(self) -> None:
        """Reach the endpoint and list its graphs. Raises `StoreError`."""
        timeout = httpx.Timeout(10.0, read=None)
        self._client = httpx.AsyncClient(timeout=timeout, follow_redirects=False, trust_env=False)
        try:
            self._dataset = replace(self._dataset, graphs=await self._graphs())
        except ProblemError as problem:
            await self._client.aclose()
            raise StoreError(f"{self._url}: {problem.detail}; check the address after --engine") from None

    async def _graphs(self) -> dict[str, int]:
        """The endpoint's graphs with their sizes, or without where counting takes too long."""
        try:
            return await self._listed("graph-sizes")
        except ProblemError as problem:
            if problem.kind in ("remote", "unavailable"):
                raise
            return await self._listed("graph-names")

    async def _listed(self, name: str) -> dict[str, int]:
        text = query_text(name)
        question = Question(text, "SELECT", "json", min(_DISCOVERY_S, self.settings.query_timeout_s))
        answer = Answer(question)
        self.begin(answer)
        await answer.start()
        rows = json.loads(await answer.whole())["results"]["bindings"]
        return {row["graph"]["value"]: _count(row) for row in rows if row.get("graph", {}).get("type") == "uri"}

    async def stop(self) -> None:
        """End what is under way."""
        for task in list(self._running):
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()
        await self.supervisor.stop()

    async def reload(self) -> bool:
        """List the graphs again; False where the endpoint cannot be reached."""
        try:
            self._dataset = replace(self._dataset, graphs=await self._graphs())
        except ProblemError as problem:
            log.error("%s: the graphs could not be listed again: %s", self._url, problem.detail)
            return False
        self.cache.clear()
        return True

    def read(self, query: str) -> query_guard.QueryForm:
        r"""Read a query's tokens as they stand, and as an engine sees them that decodes \u escapes first."""
        reading = super().read(query)
        if "\\u" in query or "\\U" in query:
            decoded = _ESCAPE.sub(lambda found: _character(found[1] or found[2]), query)
            limits = self.settings
            try:
                other = query_guard.read(
                    decoded, depth_max=limits.query_depth_max, chain_max=limits.query_chain_max, base=limits.base
                )
            except query_guard.QueryRefused as error:
                raise refused(error) from None
            if other != reading:
                raise ProblemError("syntax", "The query reads otherwise with its \\u escapes decoded.")
        return reading

    def begin(self, answer: Answer) -> None:
        """Begin to ask the endpoint. Raises `ProblemError`."""
        if self._client is None:
            raise ProblemError("unavailable", "The service is stopping.", headers={"Retry-After": "5"})
        most = self.settings.workers_most + self.settings.queue_length_max
        if len(self._running) >= most:
            raise ProblemError("busy", "Too many queries are under way; try again soon.", headers={"Retry-After": "5"})
        task = asyncio.create_task(self._run(answer))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        answer.on_cancel = lambda: _cancel(task)

    async def _run(self, answer: Answer) -> None:
        try:
            async with asyncio.timeout(answer.deadline_s), self._places:
                await self._ask(answer)
        except ProblemError as problem:
            answer.fail(problem)
        except (TimeoutError, httpx.TimeoutException):
            detail = f"The endpoint did not answer within {answer.deadline_s:g} s; narrow the query."
            answer.fail(ProblemError("deadline", detail, limit="query_timeout_s", timeout_s=answer.deadline_s))
        except httpx.HTTPError as error:
            self._failures += 1
            detail = f"The endpoint cannot be reached or broke off ({type(error).__name__})."
            answer.fail(ProblemError("remote", detail, headers={"Retry-After": "10"}))
        except asyncio.CancelledError:
            answer.fail(ProblemError("cancelled", "The client went away."))
            raise

    async def _ask(self, answer: Answer) -> None:
        assert self._client is not None
        question = answer.question
        form = [("query", f"BASE <{self.settings.base}> {question.query}")]
        form += [("default-graph-uri", graph) for graph in question.default_graphs or ()]
        form += [("named-graph-uri", graph) for graph in question.named_graphs or ()]
        if self._server.startswith("Virtuoso"):
            # Virtuoso goes on working when its client has gone: it must be told when to stop (milliseconds).
            form.append(("timeout", str(max(1_000, int(answer.deadline_s * 900)))))
        content = "&".join(f"{name}={_percent(value)}" for name, value in form)
        headers = {"Accept": _accept(question, self._server), "Content-Type": "application/x-www-form-urlencoded"}
        async with self._client.stream("POST", self._url, content=content, headers=headers) as response:
            self._server = response.headers.get("server", "")
            if response.status_code != 200:
                raise await _told(response)
            _check_cut(response)
            sent = _format_of(response, question)
            wanted = BY_NAME[question.format]
            blocks = response.aiter_bytes(65_536)
            cut_at = response.headers.get("x-sparql-maxrows", "")
            counted = sent in RESULTS and (cut_at.isdigit() or question.rows_max > 0 or question.form == "ASK")
            if sent.name == "json":
                blocks = _modern(blocks)
            if sent != wanted or counted:
                whole = await _gather(blocks, self.settings.query_memory_mb << 18)
                if counted:
                    _check_rows(await asyncio.to_thread(_count_rows, whole, sent), cut_at, question.rows_max)
                blocks = _once(await asyncio.to_thread(_convert, whole, sent, wanted))
            await self._pass_on(answer, _clean(blocks) if wanted.name in XML_FORMATS else blocks)

    async def _pass_on(self, answer: Answer, blocks: AsyncIterator[bytes]) -> None:
        """Hand the blocks on, compressed as asked, no faster than they are taken."""
        question = answer.question
        counter = RowCounter(question.format)
        pack = encoder(question.encoding)
        size = 0
        room = asyncio.Event()
        answer.on_room = room.set
        async for block in blocks:
            if answer.head is None:
                answer.opened(question.encoding)
            size += len(block)
            counter.add(block)
            if packed := pack.add(block):
                answer.add(packed)
            while answer.size > HIGH_BYTES:
                room.clear()
                await room.wait()
        # Rows are counted while streaming only in JSON as our own engine writes it.
        rows = None if question.format == "json" and question.form == "SELECT" else counter.total()
        if answer.head is None:
            answer.opened(question.encoding)
        if rest := pack.end():
            answer.add(rest)
        answer.finish(End(-1 if rows is None else rows, size, 0.0, 0))

    def status(self) -> dict[str, Any]:
        """The endpoint's state as it was seen last."""
        return {"engine": "remote", "url": self._url, "running": len(self._running), "failures": self._failures}


def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()


def _percent(value: str) -> str:
    return str(httpx.QueryParams({"v": value}))[2:]


def _accept(question: Question, server: str) -> str:
    """The format asked for first; one that every endpoint has and that can be converted, second.

    TSV is always converted: Virtuoso's has quoted IRIs and no question marks, which is not SPARQL's; nor is its CSV
    taken, where truth is a number.
    """
    second, third = ("json", "xml") if question.form in ("SELECT", "ASK") else ("nt", "ttl")
    names = [f"{BY_NAME[second].media_type};q=0.5", f"{BY_NAME[third].media_type};q=0.3"]
    if question.format != "tsv" and not (question.format == "csv" and server.startswith("Virtuoso")):
        names = [name for name in names if not name.startswith(BY_NAME[question.format].media_type)]
        names.insert(0, BY_NAME[question.format].media_type)
    return ", ".join(names)


def _format_of(response: httpx.Response, question: Question) -> Format:
    """The format that the endpoint sent. Raises `ProblemError` for what is none."""
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    known = RESULTS if question.form in ("SELECT", "ASK") else GRAPHS
    for format in known:
        if media_type == format.media_type:
            return format
    for format in known:
        if media_type in format.aliases:
            return format
    raise ProblemError("remote", f"The endpoint's answer has the type {media_type!r}, which is no result format.")


def _check_cut(response: httpx.Response) -> None:
    """Raise for an answer that Virtuoso ended before its time (its "anytime" queries)."""
    if response.headers.get("x-sql-state", "").upper() == "S1TAT":
        raise ProblemError("deadline", "The endpoint ended the query at its own deadline; narrow the query.")


async def _told(response: httpx.Response) -> ProblemError:
    """The endpoint's error as ours: its word for a wrong query, 503 for its own faults."""
    text = (await response.aread())[:2_000].decode("utf-8", "replace")
    said = " ".join(re.sub(r"<[^>]*>", " ", text).split())[:400] or response.reason_phrase
    if response.status_code in (408, 504) or "timeout" in said.lower() or "S1T00" in said:
        return ProblemError("deadline", f"The endpoint ended the query: {said}")
    if 400 <= response.status_code < 500 and response.status_code not in (401, 403, 404, 429):
        return ProblemError("query-failed", f"The endpoint says: {said}")
    # Virtuoso answers 500 to a query that it cannot compile (SQL state 37000, 22...).
    if response.status_code == 500 and re.search(r"\b(37000|SP03\d|SQ\d{3}|22\d{3})\b", said):
        return ProblemError("query-failed", f"The endpoint says: {said}")
    detail = f"The endpoint answered {response.status_code}: {said}"
    return ProblemError("remote", detail, headers={"Retry-After": "10"})


async def _gather(blocks: AsyncIterator[bytes], limit: int) -> bytes:
    parts, size = [], 0
    async for block in blocks:
        parts.append(block)
        size += len(block)
        if size > limit:
            raise ProblemError(
                "memory", "The endpoint's answer must be converted and is too large for it; ask for another format."
            )
    return b"".join(parts)


async def _clean(blocks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """XML without the characters that XML cannot hold."""
    cleaner = Cleaner()
    async for block in blocks:
        yield cleaner.add(block)
    yield cleaner.end()


async def _once(data: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(data), 65_536):
        yield data[start : start + 65_536]


def _count_rows(data: bytes, sent: Format) -> int:
    """The rows of a result, read properly. CSV cannot be read back into terms; its lines are counted."""
    if sent.name == "csv":
        return sum(1 for _ in csv.reader(io.StringIO(data.decode("utf-8", "replace")))) - 1
    try:
        found = parse_query_results(data, RESULT_FORMATS[sent.name])
    except (SyntaxError, ValueError) as error:
        raise _malformed(sent, error) from None
    return sum(1 for _ in found) if isinstance(found, QuerySolutions) else 1


def _check_rows(rows: int, cut_at: str, rows_max: int) -> None:
    if cut_at.isdigit() and rows >= int(cut_at):
        raise ProblemError("rows", f"The endpoint cuts results at {cut_at} rows; page it with LIMIT and OFFSET.")
    if rows_max and rows > rows_max:
        raise ProblemError("rows", f"The result has more than {rows_max} rows; page it with LIMIT.")


def _malformed(sent: Format, error: Exception) -> ProblemError:
    return ProblemError("remote", f"The endpoint's {sent.media_type} is not well-formed: {error}")


async def _modern(blocks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """JSON results with the term types of SPARQL 1.1 (Virtuoso writes those of 2007, and truth as 0 and 1).

    In a value quotes are escaped, so nothing else can match.
    """
    tail = b""
    async for block in blocks:
        text = _TYPED.sub(rb"\1literal\2", tail + block)
        text = _TRUTH.sub(lambda found: found[1] + _TRUTH_WORDS[found[2]] + found[3], text)
        yield text[:-_TAIL_BYTES]
        tail = text[-_TAIL_BYTES:]
    yield tail


def _boolean(data: bytes) -> bytes:
    """Virtuoso may answer ASK by a row with one number."""
    if b"__ASK_RETVAL" not in data[:200]:
        return data
    document = json.loads(data)
    rows = document.get("results", {}).get("bindings", [])
    true = any(row["__ASK_RETVAL"]["value"] not in ("0", "false") for row in rows)
    return json.dumps({"head": {}, "boolean": true}).encode()


def _convert(data: bytes, sent: Format, wanted: Format) -> bytes:
    if sent.name == "json":
        data = _boolean(data)
    if sent == wanted:
        return data
    try:
        if sent in RESULTS:
            return (
                parse_query_results(data, RESULT_FORMATS[sent.name]).serialize(format=RESULT_FORMATS[wanted.name])
                or b""
            )
        triples = (quad.triple for quad in parse(data, RDF_FORMATS[sent.name]))
        return serialize(triples, format=RDF_FORMATS[wanted.name]) or b""
    except (SyntaxError, ValueError) as error:
        raise _malformed(sent, error) from None


def _count(row: dict[str, Any]) -> int:
    digits = str(row.get("quads", {}).get("value", ""))
    return int(digits) if digits.isdigit() else -1


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
