"""The home page: what this is, the last edition in numbers, what stands out, and where to go on."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from entramado.api.pages.address_parameters import asked
from entramado.api.pages.answers import as_json, records
from entramado.api.pages.cells import Cell
from entramado.api.pages.chart_files import as_drawing
from entramado.api.pages.charts import Bar, Chart
from entramado.api.pages.choices import editions as known_editions
from entramado.api.pages.context import PageContext, Shown, short
from entramado.api.pages.findings import HomeFinding, findings
from entramado.api.pages.linked_data import asks_for_data, to_description
from entramado.api.pages.listed import body_name
from entramado.api.pages.per_build import PerEngine
from entramado.api.pages.routes import LANGUAGE_PREFIXES
from entramado.api.pages.schema_org import ForMachines, of_dataset, script
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.public_address import address_of
from entramado.api.sparql.engine import Rows
from entramado.api.translations.interface import LANGUAGES, Language, word
from entramado.graph.citation import LICENCE_IRI
from entramado.graph.dumps import NQUADS
from entramado.graph.snapshot import FACTS
from entramado.queries import saved

STATE_COUNT: Final = 32
_NOTHING: Final = Rows((), ())
_QUESTIONS: Final = (
    "who-reports-on-objective",
    "population-in-state",
    "partners-of-institution",
    "objectives-a-state-does-not-report-on",
    "challenges-by-category-and-chapter",
    "figures-by-population",
)


@dataclass(slots=True)
class Objective:
    """An objective of an edition: its entries by chapter (a slug; empty: none is printed)."""

    number: str
    label: str
    href: str
    entries: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Its entries in all chapters."""
        return sum(self.entries.values())


@dataclass(frozen=True, slots=True)
class EditionNumbers:
    """An edition in numbers: entries by objective and chapter, who reports, and how many states do."""

    year: str
    document: str
    chapters: dict[str, str]
    bars: list[Objective]
    institutions: int
    states: int

    @property
    def entries(self) -> int:
        """All entries."""
        return sum(bar.total for bar in self.bars)

    @property
    def chart(self) -> Chart:
        """Its bars by chapter."""
        at = {chapter: number for number, chapter in enumerate(self.chapters)}
        bars = [
            Bar(Cell(f"{one.number} · {one.label}"), {at[c]: float(n) for c, n in sorted(one.entries.items())})
            for one in self.bars
        ]
        return Chart(tuple(self.chapters.values()), tuple(bars))

    @property
    def longest(self) -> int:
        """The entries of the objective that has most."""
        return max(bar.total for bar in self.bars)

    def of_chapter(self, chapter: str) -> int:
        """The entries of a chapter."""
        return sum(bar.entries.get(chapter, 0) for bar in self.bars)


@dataclass(frozen=True, slots=True)
class AtHome:
    """What the home page tells: the documents, what stands out, and the last edition with who brokers in it."""

    documents: Shown
    findings: Sequence[HomeFinding]
    edition: EditionNumbers | None
    broker: Mapping[str, str] | None
    shown: Shown | None


def home_router(context: PageContext) -> APIRouter:
    """The routes ``/`` and ``/en``."""
    router = APIRouter()

    @router.api_route("/", methods=["GET", "HEAD"], include_in_schema=False)
    @router.api_route("/en", methods=["GET", "HEAD"], include_in_schema=False)
    @router.api_route("/en/", methods=["GET", "HEAD"], include_in_schema=False)
    async def home(request: Request) -> Response:
        if asks_for_data(request):
            return to_description(request)
        lang = context.language(request)
        told = await told_at_home(context, lang)
        context.document_names = await context.names_of_documents()
        return context.render(
            request,
            "home.html",
            machines=_for_machines(context, request, lang),
            documents=told.documents,
            findings=told.findings,
            edition=told.edition,
            broker=told.broker,
            edition_table=told.shown,
            state_count=STATE_COUNT,
            questions=[saved.load(name) for name in _QUESTIONS],
        )

    @router.api_route("/index.svg", methods=["GET", "HEAD"], include_in_schema=False)
    @router.api_route("/en/index.svg", methods=["GET", "HEAD"], include_in_schema=False)
    async def chart(request: Request) -> Response:
        lang = context.language(request)
        await asked(context, request, ())
        editions = await known_editions(context)
        shown = await context.run("home-edition", lang, edition=editions[0], lang=lang) if editions else None
        edition = _edition(context, editions[0], shown.terms, Rows((), ()), lang) if shown else None
        title = f"{word('home.chart', lang)}, {edition.year}" if edition else ""
        return as_drawing(context, request, edition.chart if edition else None, title)

    async def data(request: Request) -> Response:
        return await _data(context, request)

    for address in (f"{prefix}/index.{suffix}" for prefix in LANGUAGE_PREFIXES for suffix in ("json", *TABLES)):
        router.add_api_route(address, data, methods=["GET", "HEAD"], include_in_schema=False)
    return router


async def _told(context: PageContext, lang: Language) -> AtHome:
    editions = await known_editions(context)
    if not editions:
        documents, found = await asyncio.gather(context.run("home-documents", lang), findings(context, editions, lang))
        return AtHome(documents, found, None, None, None)
    last = editions[0]
    documents, found, shown, reporters, broker = await asyncio.gather(
        context.run("home-documents", lang),
        findings(context, editions, lang),
        context.run("home-edition", lang, edition=last, lang=lang),
        context.run("home-reporters", lang, edition=last),
        _broker(context, last, lang),
    )
    edition = _edition(context, last, shown.terms, reporters.terms, lang)
    return AtHome(documents, found, edition, broker if edition else None, shown)


_TOLD: Final[dict[Language, PerEngine[PageContext, AtHome]]] = {
    lang: PerEngine(partial(_told, lang=lang)) for lang in LANGUAGES
}


async def told_at_home(context: PageContext, lang: Language) -> AtHome:
    """What the home page tells in a language; made once for each build."""
    return await _TOLD[lang].get(context)


async def _data(context: PageContext, request: Request) -> Response:
    """The numbers of the last edition, by objective and chapter, as CSV, JSON or a workbook."""
    lang, format = context.language(request), request.url.path.rpartition(".")[2]
    await asked(context, request, ())
    editions = await known_editions(context)
    last = next(iter(editions), "")
    terms = (await context.run("home-edition", lang, edition=last, lang=lang)).terms if last else _NOTHING
    if format == "json":
        return as_json({"edition": last, "rows": records(terms)})
    return await as_table(context, request, format, terms.names, records(terms))


async def _broker(context: PageContext, edition: str, lang: Language) -> dict[str, str] | None:
    """The body on most of the shortest paths of an edition's network of partners: its slug and name."""
    network = f"{context.base.iri}id/network/partners-{edition}"
    rows = (await context.run("network-brokers", lang, network=network)).terms
    first = next(iter(rows), None)
    if first is None:
        return None
    name, _ = body_name(context, first["body"].value, first["bodyLabel"].value, lang)
    return {"slug": short(first["body"].value), "name": name}


def _for_machines(context: PageContext, request: Request, lang: Language) -> ForMachines | None:
    """The dataset in schema.org's words; None where files or an endpoint of others are served."""
    if not context.folder:
        return None
    root = address_of(request.scope).root
    said = of_dataset(context.base.id("dataset", "entramado"), root, lang, [(f"{root}dumps/{FACTS}.gz", NQUADS)])
    links = (
        ("/.well-known/void", 'rel="describedby"; type="text/turtle"'),
        ("/linkset.json", 'rel="linkset"; type="application/linkset+json"'),
        (LICENCE_IRI, 'rel="license"'),
    )
    return ForMachines(script(said), links)


def _edition(context: PageContext, year: str, rows: Rows, reporters: Rows, lang: Language) -> EditionNumbers | None:
    if not rows:
        return None
    bars: dict[str, Objective] = {}
    chapters: dict[str, str] = {}
    for row in rows:
        number = row["number"].value
        bar = bars.setdefault(
            number, Objective(number, row["objectiveLabel"].value, context.href(row["objective"].value, lang))
        )
        chapter = short(row["chapter"].value) if "chapter" in row else ""
        chapters[chapter] = row["chapterLabel"].value if "chapterLabel" in row else word("analysis.unnamed", lang)
        bar.entries[chapter] = int(row["entries"].value)
    return EditionNumbers(
        year,
        short(rows.rows[0]["document"].value),
        dict(sorted(chapters.items())),
        list(bars.values()),
        len({row["institution"].value for row in reporters}),
        len({row["state"].value for row in reporters if "state" in row}),
    )
