"""``/network/KIND``: a network as page, picture and files; every choice stands in the address."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Any, Final
from urllib.parse import quote, urlencode
from weakref import WeakKeyDictionary

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from entramado.api.network_worker import (
    DRAWING,
    FREE_DRAWING,
    PAGE,
    SHEET,
    TIE,
    NetworkWorkers,
    WorkerBusyError,
    WorkerFailedError,
)
from entramado.api.pages.address_parameters import asked, named_node
from entramado.api.pages.collation import order
from entramado.api.pages.context import POLICY, PageContext
from entramado.api.pages.network_names import in_sentence, named_nodes, node_row, tie_row
from entramado.api.pages.opportunities import add_opportunities
from entramado.api.pages.per_build import PerBuild
from entramado.api.pages.routes import LANGUAGE_PREFIXES, negotiated
from entramado.api.pages.workbooks import as_metadata, csv_of, marked, wants_mark
from entramado.api.public_address import address_of
from entramado.api.sparql.access_log import digest
from entramado.api.sparql.engine import Engine, WorkerEngine
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import LANGUAGES, Language, word
from entramado.api.translations.network import NETWORK_WORDS
from entramado.graph.network.appearance import LAYER_NAMES
from entramado.graph.network.csv_description import described
from entramado.graph.network.formats import FORMATS
from entramado.graph.network.names import TITLES, network_name
from entramado.graph.network.parameters import CHAPTERS, KINDS, PART_ROLES, TIE_ROLES, NetworkError, Parameters
from entramado.graph.network.source import NetworkSource, Row, questions, read_source, whole_networks
from entramado.graph.network.views import check_view, views_of
from entramado.queries import saved
from entramado.queries.parameters import PAGES

_LOG: Final = logging.getLogger(__name__)
_ROWS: Final = 100
_DRAWN: Final = ("picture.json", "tie.json")
# Fragments of the page: the tables, requested again by its script when a choice changes, and one sheet for print and
# embedding.
_TABLES, _SHEET_PAGE = "tables.html", "sheet.html"
_BY_SUFFIX: Final = {chosen.suffix.removeprefix("."): name for name, chosen in FORMATS.items()}
# The suffix of a description, and the format that it is of.
_DESCRIPTIONS: Final = {f"{suffix}w": name for suffix, name in _BY_SUFFIX.items() if suffix.endswith("csv")}
_SHOWN: Final = (
    *("reports", "out_strength", "in_strength", "degree", "strength", "betweenness", "constraint"),
    *("core_number", "objectives", "participation", "two_mode_degree", "two_mode_betweenness", "redundancy"),
)
_VIEWERS: Final = (
    ("Gephi Lite", "gexf", "https://lite.gephi.org/?file="),
    ("VOSviewer Online", "vosviewer.json", "https://app.vosviewer.com/?json="),
)


class Files:
    """Networks' files and page data, by build and parameters; the processes keep what they measured last."""

    def __init__(self, context: PageContext, worker: NetworkWorkers) -> None:
        self._worker = worker
        engine, base = context.engine, context.base

        async def read() -> NetworkSource:
            texts = saved.texts("network")
            rows: dict[str, list[Row]] = {}
            for sparql in questions(texts, base).values():
                answer = await engine.rows(sparql)
                rows[sparql] = [{name: term.value for name, term in row.items()} for row in answer]
            # The part of the build behind the hyphen is of the documents' prose, which no network uses.
            build = engine.build.partition("-")[0]
            return await asyncio.to_thread(read_source, rows.__getitem__, base, build, texts)

        self.source = PerBuild(engine, read)

    async def keep_pages(self) -> None:
        """Have what the pages of the whole networks show made before somebody asks."""
        source = await self.source.get()
        for wanted in whole_networks(source):
            await self._worker.keep_page(source, wanted)

    def close(self) -> None:
        """End the processes that measure."""
        self._worker.close()

    async def get(self, wanted: Parameters, name: str) -> Any:
        """A file's bytes or the page's data. Raises `ProblemError`."""
        # The worker process takes seconds to start: it starts while the source is read.
        source, _ = await asyncio.gather(self.source.get(), self._worker.start())
        try:
            source.check(wanted)
            return await self._worker.ask(source, wanted, name)
        except NetworkError as error:
            absent = str(error).startswith(("ego:", "tie:"))
            spanish = f"ego: {wanted.ego} no está en esta red; pruebe sin filtros" if wanted.ego else ""
            raise ProblemError(
                "not-found" if absent else "bad-request", f"{error}.", _sentence(error, spanish)
            ) from None
        except WorkerBusyError as error:
            raise ProblemError("busy", f"{error}.", headers={"Retry-After": "30"}) from None
        except WorkerFailedError as error:
            named = digest(f"{wanted!r} {name}")
            _LOG.error("network %s: measuring %r as %s failed\n%s", named, wanted, name, error)
            detail = f"Measuring this network failed by a mistake of ours; it is in the log as {named}."
            raise ProblemError(
                "failed",
                detail,
                f"La medición de esta red falló por un error nuestro; está en el registro como {named}.",
                request=named,
            ) from None


_FILES: WeakKeyDictionary[Engine, Files] = WeakKeyDictionary()


def network_files(context: PageContext, worker: NetworkWorkers | None = None) -> Files:
    """The networks of what is served, measured by `worker`; the same for all who ask."""
    if context.engine not in _FILES:
        engine = context.engine
        _FILES[engine] = Files(context, worker or NetworkWorkers(engine.settings, engine.supervisor))
    return _FILES[context.engine]


async def _ahead(files: Files, after_s: float) -> None:
    """Make the whole networks' pages when the service has been up for `after_s` seconds; 0: do not."""
    if not after_s:
        return
    await asyncio.sleep(after_s)
    try:
        await files.keep_pages()
    except (NetworkError, ProblemError, WorkerBusyError, WorkerFailedError) as error:
        _LOG.warning("networks are measured at the first asking: %s", error)


def _lifespan(context: PageContext, files: Files) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """Measure the whole networks when the service has started; end the processes when it ends."""

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        # A remote endpoint gets no queries that no visitor caused.
        own = isinstance(context.engine, WorkerEngine)
        after_s = context.engine.settings.network_ahead_s if own else 0.0
        ahead = asyncio.get_running_loop().create_task(_ahead(files, after_s))
        yield
        ahead.cancel()
        with suppress(asyncio.CancelledError):
            await ahead
        files.close()

    return lifespan


def network_router(context: PageContext, worker: NetworkWorkers | None = None) -> APIRouter:
    """The networks as pages and files."""
    files = network_files(context, worker)

    router = APIRouter(lifespan=_lifespan(context, files))

    async def named(request: Request, name: str) -> Response:
        """A network, or a file of it by suffix (.gexf, .graphml, .csv, .vosviewer.json ...)."""
        kind, _, suffix = name.partition(".")
        if kind in KINDS and suffix in _DRAWN:
            return await _drawn(files, context, request, kind, suffix)
        if kind in KINDS and suffix in (_TABLES, _SHEET_PAGE):
            wanted = await _wanted(files, context, request, kind)
            made = _page if suffix == _TABLES else _sheet
            return await made(files, context, request, wanted)
        if kind in KINDS and suffix in _DESCRIPTIONS:
            return await _described(files, request, await _wanted(files, context, request, kind), suffix)
        if kind not in KINDS or (suffix and suffix not in _BY_SUFFIX):
            kinds, known = ", ".join(KINDS), ", ".join(f".{s}" for s in _BY_SUFFIX)
            raise ProblemError(
                "not-found",
                f"There is no network {name[:80]}; there are {kinds}, each as {known}.",
                f"No hay red {name[:80]}; hay {kinds}, cada una como {known}.",
            )
        wanted = await _wanted(files, context, request, kind)
        format = _BY_SUFFIX[suffix] if suffix else negotiated(request, ("json", "csv", "xlsx"))
        if format == "xlsx" and context.language(request) == "en":
            format = "xlsx-en"
        if format != "html":
            return await _file(files, context, request, wanted, format)
        return await _page(files, context, request, wanted)

    async def first(request: Request) -> Response:
        """``/network`` leads to the first kind; relative, so that it holds below any prefix."""
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{'' if request.url.path.endswith('/') else 'network/'}{KINDS[0]}{query}")

    # Before the route of the kinds, whose path parameter would match it.
    add_opportunities(router, context, files.source)
    for prefix in LANGUAGE_PREFIXES:
        for path in ("/network", "/network/"):
            router.add_api_route(f"{prefix}{path}", first, methods=["GET", "HEAD"], include_in_schema=False)
        router.add_api_route(
            f"{prefix}/network/{{name}}", named, methods=["GET", "HEAD"], tags=["pages"], include_in_schema=not prefix
        )
    return router


async def _wanted(files: Files, context: PageContext, request: Request, kind: str) -> Parameters:
    query = await asked(context, request, PAGES["network"], (await files.source.get()).editions)
    for name in ("ego",):
        query[name] = [await named_node(context, kind, value) for value in query.get(name, ())]
    try:
        wanted = Parameters.from_query(kind, query)
        check_view(wanted, query.get("view", [""])[-1])
        return wanted
    except NetworkError as error:
        raise ProblemError("bad-request", f"{error}.", _sentence(error)) from None


def _sentence(error: NetworkError, otherwise: str = "") -> str:
    """What is wrong in Spanish; empty where only English says it."""
    said = error.spanish or otherwise
    return f"{said}." if said else ""


async def _file(files: Files, context: PageContext, request: Request, wanted: Parameters, name: str) -> Response:
    width = request.query_params.get("width", "") if name == "svg" else ""
    shown = f"{request.query_params.get('view', '')}|{context.language(request)}|{width}"
    tag = f"{context.engine.build}|{wanted!r}|{name}|{wants_mark(request)}|{shown}"
    etag = f'"{hashlib.sha256(tag.encode()).hexdigest()[:24]}"'
    headers = {"Access-Control-Allow-Origin": "*", "ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept"}
    view = check_view(wanted, request.query_params.get("view", "")) if name == "svg" else ""
    body = await files.get(wanted, f"{SHEET}{view}:{context.language(request)}:{width}" if view else name)
    chosen = FORMATS[name]
    disposition = "inline" if name in ("svg", "json", "measures") else "attachment"
    named = network_name(wanted) + (f"-{view}" if view not in ("", views_of(wanted)[0]) else "")
    headers["Content-Disposition"] = f'{disposition}; filename="{named}{chosen.suffix}"'
    answer = Response(body, media_type=chosen.media_type, headers=headers)
    return marked(request, answer) if chosen.media_type.startswith("text/csv") else answer


async def _described(files: Files, request: Request, wanted: Parameters, suffix: str) -> Response:
    """What the columns of a CSV file are (CSV on the Web); `suffix` is that of the description."""
    body = await files.get(wanted, _DESCRIPTIONS[suffix])
    title = dict(zip(LANGUAGES, TITLES[wanted.kind], strict=True))
    made = await asyncio.to_thread(described, csv_of(request), title, body, of_nodes=suffix.startswith("nodes"))
    return as_metadata(request, made)


async def _drawn(files: Files, context: PageContext, request: Request, kind: str, suffix: str) -> Response:
    """What the page's picture is made of, and what a tie in it rests on (``tie=inm--sre``)."""
    wanted = await _wanted(files, context, request, kind)
    drawing = FREE_DRAWING if request.query_params.get("view") == "free" else DRAWING
    name = drawing if suffix == _DRAWN[0] else f"{TIE}{request.query_params.get('tie', '')}"
    if name.startswith(TIE) and "--" not in name:
        raise ProblemError(
            "bad-request",
            "tie: name both ends with two hyphens in between, like inm--sre.",
            "tie: nombre los dos extremos con dos guiones entre ellos, como inm--sre.",
        )
    tag = hashlib.sha256(f"{context.engine.build}|{wanted!r}|{name}".encode()).hexdigest()[:24]
    headers = {"ETag": f'"{tag}"', "Cache-Control": "no-cache"}
    # A tie's evidence is a few kilobytes and quick to find: it is not kept.
    body = await files.get(wanted, name)
    return Response(body, media_type="application/json", headers=headers)


async def _page(files: Files, context: PageContext, request: Request, wanted: Parameters) -> Response:
    lang = context.language(request)
    await context.names_of_documents()
    data = await files.get(wanted, PAGE)
    query = urlencode(wanted.as_query(), doseq=True)
    links = _links(request, wanted, query, lang)
    columns = [name for name in _SHOWN if any(row.get(name) is not None for row in data["nodes"])]
    named = named_nodes(data, lang)
    nodes = sorted(data["nodes"], key=lambda row: (-(row.get("degree") or 0), order(row["label"])))
    part = request.url.path.endswith(_TABLES)
    # Browsers lay out hundreds of rows of fifteen cells more slowly than the picture: the first rows are sent.
    rows_most = None if request.query_params.get("rows") == "all" else _ROWS
    response = context.render(
        request,
        "network_tables.html" if part else "network.html",
        kinds=KINDS,
        wanted=wanted,
        standard=Parameters(wanted.kind),
        roles=PART_ROLES if wanted.two_mode else TIE_ROLES,
        chapters=CHAPTERS,
        editions=["", *(await files.source.get()).editions_of(wanted.kind)],
        about=data["about"],
        nodes=[node_row(context, named, row, columns, lang) for row in nodes[:rows_most]],
        nodes_total=len(nodes),
        ego_label=next(
            (named[row["id"]]["label"] for row in nodes if row["id"].rpartition("/")[2] == wanted.ego), wanted.ego
        ),
        ties=[tie_row(named, row) for row in data["ties"][:rows_most]],
        ties_there=len(data["ties"]),
        drawn=data["drawn"],
        ties_total=data["ties_total"],
        columns=columns,
        findings=data["findings"],
        parted=lambda text: in_sentence(data, text, lang),
        levels=data["about"]["measures"].get("layers"),
        layer_names={name: words[lang == "en"] for name, words in LAYER_NAMES.items()},
        one=_measures(data["about"]["measures"], two_mode=False),
        two=_measures(data["about"]["measures"], two_mode=True),
        query=f"?{query}" if query else "",
        views=views_of(wanted),
        view=check_view(wanted, request.query_params.get("view", "")),
        links=links,
        words={key: word(key, lang) for key in NETWORK_WORDS},
        queries=[(f"network-{name}", q) for name, q in questions(saved.texts("network"), context.base).items()],
    )
    assert isinstance(response, Response)
    return response


async def _sheet(files: Files, context: PageContext, request: Request, wanted: Parameters) -> Response:
    """The network on one sheet without scripts: for print, and to be put into another page."""
    view = check_view(wanted, request.query_params.get("view", ""))
    data = await files.get(wanted, PAGE)
    drawing = await files.get(wanted, f"{SHEET}{view}:{context.language(request)}")
    query = urlencode({**wanted.as_query(), "view": view}, doseq=True)
    response = context.render(
        request,
        "network_sheet.html",
        wanted=wanted,
        findings=data["findings"],
        parted=lambda text: in_sentence(data, text, context.language(request)),
        drawing=drawing.decode(),
        query=f"?{query}",
    )
    response.headers["Content-Security-Policy"] = POLICY.replace("frame-ancestors 'self'", "frame-ancestors *")
    assert isinstance(response, Response)
    return response


def _measures(found: dict[str, Any], *, two_mode: bool) -> list[tuple[str, Any]]:
    prefix = "two_mode_"
    rows = [(k, v) for k, v in found.items() if not isinstance(v, dict) and k.startswith(prefix) == two_mode]
    return [(name.removeprefix(prefix), value) for name, value in rows if value is not None]


def _links(request: Request, wanted: Parameters, query: str, lang: Language) -> dict[str, list[tuple[str, str]]]:
    """Addresses of the files, and of viewers elsewhere that are given the file's address."""
    end = f"?{query}" if query else ""
    path = f"/network/{wanted.kind}"
    files = [
        (chosen.title_en if lang == "en" else chosen.title, f"{path}{chosen.suffix}{end}")
        for chosen in FORMATS.values()
    ]
    root = address_of(request.scope).root.rstrip("/")
    viewers = []
    for name, suffix, viewer in _VIEWERS:
        # Gephi Lite tells the format by what stands behind the address's last dot, the query included.
        named = f"{end}&as=.{suffix}" if end else ""
        viewers.append((name, f"{viewer}{quote(f'{root}{path}.{suffix}{named}', safe='')}"))
    return {"files": files, "viewers": viewers}
