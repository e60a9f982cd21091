"""What a language-model client can ask of the graph: search, entities, saved questions, SPARQL, networks, schema.

Each answer is plain data with the build it was read from, the lines that it cites and the limits that it was cut at.
All questions go through the engine, as those of the pages do: with its deadline, its memory limit and its refusals.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

from entramado.api.network_worker import PAGE, TIE
from entramado.api.pages.answers import records
from entramado.api.pages.context import PageContext
from entramado.api.pages.known_entities import entities
from entramado.api.pages.network import network_files
from entramado.api.pages.questions import describe
from entramado.api.pages.quotations import check_lines
from entramado.api.pages.search.page import search_index
from entramado.api.sparql.engine import Rows, Term
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import LANGUAGES, Language
from entramado.graph.network.parameters import NetworkError, Parameters
from entramado.ontology.namespaces import DEFAULT_BASE, cited_lines
from entramado.queries import saved
from entramado.queries.parameters import of_query, read
from entramado.queries.saved import public_queries

ROWS_MAX: Final = 500
_ROWS_READ_MAX: Final = 20_000
_LINES_MAX: Final = 100
_TEXT_MAX: Final = 300
_LINES_ROWS: Final = 200
ToolAnswer = dict[str, Any]


class Tools:
    """The questions, asked of what `context` serves. Every method raises `ProblemError` or `QueryError`."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    async def search(self, text: str, kind: str = "", language: str = "es", limit: int = 20) -> ToolAnswer:
        """Things of the graph by words: their IRI, kind, label, and where they are read."""
        lang, rows = _language(language), _limit(limit)
        index = await search_index(self._context)
        found = await asyncio.to_thread(index.search, text.strip()[:_TEXT_MAX], lang, kind=kind, rows=rows)
        hits = []
        for hit in found.hits:
            record = {name: value for name, value in asdict(hit).items() if name not in ("pieces", "untranslated")}
            hits.append({name: value for name, value in record.items() if value not in ("", None)})
        lines = [_span(hit.document, hit.first, hit.last) for hit in found.hits if hit.first and hit.last]
        more = {"total": found.total, "kinds": found.kinds, "some_words_only": found.loosely}
        return self._answer({**more, "hits": hits}, lines, shown=len(hits), total=found.total)

    async def entity(self, iri: str, language: str = "es", limit: int = 100) -> ToolAnswer:
        """What the graph says of one thing, each fact of an entry with its lines, and what points to it."""
        lang, rows = _language(language), _limit(limit)
        base = self._context.base
        kind, _, name = iri.strip().strip("/").partition("/")
        if ":" not in kind:
            iri = base.id(kind, (await entities(self._context)).only(kind, name) or name)
        head = await self._rows("entity-head", entity=iri)
        if not head:
            raise ProblemError("not-found", f"The graph says nothing about <{iri[:200]}>; find it with search.")
        facts = await self._rows("entity-facts", entity=iri, lang=lang)
        counts = await self._rows("entity-incoming-counts", entity=iri, lang=lang)
        said: ToolAnswer = {
            "iri": iri,
            "labels": _by_language(head, "label"),
            "definitions": _by_language(head, "definition"),
            "classes": sorted({row["type"].value for row in head}),
            "facts": records(facts)[:rows],
            "pointed_to_by": records(counts),
        }
        cited = list(facts)
        total = len(facts)
        if iri.startswith(f"{base.iri}id/entry/"):
            read = await self._rows("everything-about-an-entry", entry=iri, lang=lang)
            said["read_in"] = records(read)[:rows]
            cited += list(read)
            total = max(total, len(read))
        return self._answer(said, _lines(cited), shown=min(rows, total), total=total)

    async def questions(self, text: str = "") -> ToolAnswer:
        """The saved questions, those whose words hold all of `text`; each with its parameters."""
        wanted = text.casefold().split()
        found = []
        for query in public_queries():
            record = describe(query)
            del record["sparql"]
            if all(word in json.dumps(record, ensure_ascii=False).casefold() for word in wanted):
                found.append(record)
        return self._answer({"questions": found}, [], shown=len(found), total=len(found))

    async def ask_question(
        self, name: str, parameters: Mapping[str, str] | None = None, limit: int = 100
    ) -> ToolAnswer:
        """The answer of a saved question."""
        query = next((one for one in public_queries() if one.name == name), None)
        if query is None:
            raise ProblemError("not-found", f"There is no saved question {name[:80]!r}; list_questions names them.")
        pairs = [(key, str(value)) for key, value in (parameters or {}).items()]
        base = self._context.base.iri
        values = read(of_query(query, base, DEFAULT_BASE), pairs, await entities(self._context) if pairs else None)
        return await self._select(query.bind({key: one[0] for key, one in values.items()}, base), _limit(limit))

    async def sparql(self, query: str, limit: int = 100) -> ToolAnswer:
        """The answer of a SPARQL query: rows, true or false, or triples as Turtle."""
        most = self._context.engine.settings.query_bytes_max
        if len(query.encode("utf-8", "replace")) > most:
            raise ProblemError("too-large", f"The query is longer than {most} bytes; shorten it, or ask in parts.")
        return await self._select(query, _limit(limit))

    async def network(
        self,
        kind: str = "partners",
        *,
        edition: str = "",
        objective: str = "",
        chapter: str = "",
        ego: str = "",
        tie: str = "",
        limit: int = 50,
    ) -> ToolAnswer:
        """A network: its measures, its nodes and heaviest ties; or what one tie rests on, with its lines."""
        rows = _limit(limit)
        try:
            asked = {"edition": [edition], "objective": [objective], "chapter": [chapter], "ego": [ego]}
            wanted = Parameters.from_query(kind, {key: value for key, value in asked.items() if value[0]})
        except NetworkError as error:
            raise ProblemError("bad-request", f"{error}.") from None
        files = network_files(self._context)
        if tie:
            evidence = json.loads(await files.get(wanted, f"{TIE}{tie}"))
            return self._answer({"tie": tie, **evidence}, [], shown=1, total=1)
        page = await files.get(wanted, PAGE)
        nodes, ties = page["nodes"], page["ties"]
        said = {"about": page["about"], "nodes": nodes[:rows], "ties": ties[:rows]}
        said |= {"nodes_total": len(nodes), "ties_total": page["ties_total"]}
        total = max(len(nodes), page["ties_total"])
        return self._answer(said, [], shown=min(rows, total), total=total)

    async def lines(self, document: str, first: int, last: int) -> ToolAnswer:
        """What was read in some lines of a document."""
        key = document.rsplit("/", 1)[-1]
        values = {"document": key, "first": str(int(first)), "last": str(int(last))}
        await check_lines(self._context, key, int(first), int(last))
        rows = await self._rows("lines-facts", **values)
        cited = _lines(rows)
        said = {"document": key, "first": first, "last": last, "facts": records(rows)[:_LINES_ROWS]}
        return self._answer(said, cited, shown=min(len(rows), _LINES_ROWS), total=len(rows))

    async def schema(self, language: str = "en") -> ToolAnswer:
        """Prefixes, graphs, classes and properties with their meaning and how often each is used."""
        context, lang = self._context, _language(language)
        classes = await self._rows("dataset-classes")
        uses = await self._rows("dataset-properties")
        terms = {row["term"]: row for row in records(await self._rows("ontology-terms", lang=lang))}
        said = {
            "prefixes": context.base.prefixes(),
            "graphs": dict(context.engine.dataset.graphs),
            "default_graph": "the merge of all graphs but graph/prose",
            "classes": [self._term(row["class"].value, row["instances"].value, terms) for row in classes],
            "properties": [self._term(row["property"].value, row["triples"].value, terms) for row in uses],
        }
        return self._answer(said, [], shown=len(terms), total=len(terms))

    def _term(self, iri: str, uses: str, terms: Mapping[str, Mapping[str, Any]]) -> ToolAnswer:
        """A class or property, written with its prefix, with how often it is used; one of ours with its meaning."""
        said = terms.get(iri, {})
        told = {"comment": said.get("comment")}
        told |= {name: " ".join(map(self._short, (said.get(f"{name}s") or "").split())) for name in ("domain", "range")}
        return {"name": self._short(iri), "uses": int(uses), **{name: text for name, text in told.items() if text}}

    def _short(self, iri: str) -> str:
        for prefix, namespace in self._context.base.prefixes().items():
            if iri.startswith(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri

    async def _rows(self, name: str, /, **values: str) -> Rows:
        return await self._context.engine.rows(saved.load(name).bind(values, self._context.base.iri))

    async def _select(self, text: str, rows: int) -> ToolAnswer:
        engine = self._context.engine
        form = (await engine.read_async(text)).form
        if form == "ASK":
            return self._answer({"sparql": text, "boolean": await engine.ask(text)}, [], shown=1, total=1)
        if form != "SELECT":
            whole = await engine.query(text, format="ttl", rows_max=_ROWS_READ_MAX)
            turtle = whole.body.decode()
            shown = "\n".join(turtle.split("\n")[:rows])
            count = turtle.count("\n")
            return self._answer({"sparql": text, "turtle_lines": shown}, [], shown=min(rows, count), total=count)
        found = await engine.rows(text, rows_max=_ROWS_READ_MAX)
        kept = records(found)[:rows]
        cited = _lines(list(found)[:rows])
        said = {"sparql": text, "columns": list(found.names), "rows": kept}
        return self._answer(said, cited, shown=len(kept), total=len(found))

    def _answer(self, said: ToolAnswer, lines: list[ToolAnswer], *, shown: int, total: int) -> ToolAnswer:
        """The answer with its build, the lines cited and the limits that it was read within."""
        context = self._context
        for span in lines:
            span["iri"] = context.base.lines(span["document"], span["first"], span["last"])
        return {
            **said,
            "lines": lines[:_LINES_MAX],
            "build": context.engine.build,
            "limits": {
                "shown": shown,
                "total": total,
                "complete": shown >= total and len(lines) <= _LINES_MAX,
                "rows_max": ROWS_MAX,
                "timeout_s": context.engine.settings.query_timeout_s,
            },
        }


def _limit(limit: int) -> int:
    if not 1 <= limit <= ROWS_MAX:
        raise ProblemError("bad-request", f"limit: {limit} is out of range; give a number from 1 to {ROWS_MAX}.")
    return limit


def _language(text: str) -> Language:
    for language in LANGUAGES:
        if text == language:
            return language
    raise ProblemError("bad-request", f"language: {text[:20]!r} is none of: {', '.join(LANGUAGES)}.")


def _by_language(rows: Rows, name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        if name in row:
            found.setdefault(row[name].language, row[name].value)
    return found


def _lines(rows: Iterable[Mapping[str, Term]]) -> list[ToolAnswer]:
    """The lines that rows cite, each once: by an IRI of lines, or by a document with a number beside it."""
    spans: dict[tuple[str, int, int], None] = {}
    for row in rows:
        for term in row.values():
            span = cited_lines(term.value) if term.kind == "uri" else None
            if span is not None:
                spans[span] = None
        first = row.get("firstLine") or row.get("line")
        if "document" in row and first is not None and first.value.isdigit():
            last = row.get("lastLine", first)
            spans[row["document"].value.rsplit("/", 1)[-1], int(first.value), int(last.value)] = None
    return [_span(*span) for span in spans]


def _span(document: str, first: int | None, last: int | None) -> ToolAnswer:
    return {"document": document, "first": first, "last": last}
