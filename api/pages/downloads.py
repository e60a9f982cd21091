"""``/dumps/`` and ``/.well-known/void``: the whole dataset as files, and its description for catalogues."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import formatdate
from typing import Any, Final

from fastapi import APIRouter
from pyoxigraph import NamedNode, RdfFormat, serialize
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from entramado.api.conditional import precondition
from entramado.api.pages.answers import PUBLIC, as_json, bound
from entramado.api.pages.context import PageContext
from entramado.api.pages.dump_folder import DumpFolder
from entramado.api.pages.routes import LANGUAGE_PREFIXES, RDF_SUFFIXES, TYPES, add_page, negotiated
from entramado.api.public_address import address_of
from entramado.api.sparql.formats import with_charset
from entramado.api.sparql.problems import ProblemError
from entramado.graph.dumps import CSV, CSVW, Dump, planned
from entramado.graph.quads.description import Counts, description_quads
from entramado.graph.readable import turtle
from entramado.graph.releases import releases
from entramado.graph.xml_text import clean

_FORMATS: Final = {"nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML}
_VOID: Final = "/.well-known/void"


def downloads_router(context: PageContext) -> APIRouter:
    """The list of files, the files, and the description of the dataset."""
    router = APIRouter()
    folder = DumpFolder(context)

    async def listing(request: Request, format: str) -> Response:
        """The files of the whole dataset: RDF, JSON Lines, CSV, Parquet."""
        if format == "html" and folder.exists:
            dumps, counts = await folder.soon(), await _counts(context)
            shown = _page(context, request, planned(counts.graphs) if dumps is None else dumps, counts)
            if dumps is None:
                shown.headers["Cache-Control"] = "no-store"
            return shown
        dumps = (await folder.files())[1] if folder.exists else []
        if format == "json":
            return as_json({"build": context.engine.build, "files": [_record(request, dump) for dump in dumps]})
        if format in RDF_SUFFIXES:
            return await _described(context, request, dumps, format)
        return _page(context, request, dumps, await _counts(context))

    async def file(request: Request, name: str) -> Response:
        return await _file(folder, request, name)

    async def void(request: Request) -> Response:
        """The dataset described in VoID and DCAT; Turtle unless another RDF format is asked for."""
        format = negotiated(request, RDF_SUFFIXES, html=False) if request.headers.get("accept") else "ttl"
        dumps = (await folder.files())[1] if folder.exists else []
        return await _described(context, request, dumps, format)

    add_page(router, "/dumps/", listing, (*RDF_SUFFIXES, "json"))
    router.add_api_route("/dumps", listing_redirect, methods=["GET", "HEAD"], include_in_schema=False)
    for prefix in LANGUAGE_PREFIXES:
        router.add_api_route(prefix + "/dumps/{name:path}", file, methods=["GET", "HEAD"], include_in_schema=False)
    router.add_api_route(_VOID, void, methods=["GET", "HEAD"], tags=["linked data"])
    return router


def _page(context: PageContext, request: Request, dumps: Sequence[Dump], counts: Counts) -> Response:
    """The page of the files; those without size are being written."""
    return context.render(
        request,
        "dumps.html",
        groups=_grouped(dumps),
        making=any(not dump.bytes for dump in dumps),
        counts=counts,
        triples=sum(counts.graphs.values()),
        own=context.base.ontology,
        site=_site(request),
        void=_VOID,
        releases=releases()[::-1],
        size=size,
    )


async def _file(folder: DumpFolder, request: Request, name: str) -> Response:
    """One file, whole or in part, or 304. Only names that the folder's list holds reach the disk."""
    path, dumps = await folder.files()
    dump = next((d for d in dumps if d.name == name), None)
    if dump is None:
        raise ProblemError(
            "not-found",
            f"There is no file {name[:80]!r} under /dumps/, which lists them.",
            f"No hay archivo «{name[:80]}»; /dumps/ muestra los que hay.",
        )
    etag = f'"{dump.sha256[:32]}"'
    headers = {"Access-Control-Allow-Origin": "*", "ETag": etag, "Cache-Control": "public, no-cache"}
    if dump.media_type == CSV:
        described = f"{name.rpartition('/')[2]}-metadata.json"
        headers["Link"] = f'<{described}>; rel="describedby"; type="{CSVW}"'
    changed = int((path / name).stat().st_mtime)
    status = precondition(request.headers, etag, changed)
    if status == 412:
        raise ProblemError("precondition", f"{name} is another one now: its ETag is {etag}.", headers=headers)
    if status == 304:
        headers["Last-Modified"] = formatdate(changed, usegmt=True)
        return Response(status_code=304, headers=headers)
    media_type = "application/gzip" if dump.gzipped else dump.media_type
    return FileResponse(path / name, media_type=with_charset(media_type), headers=headers)


async def _described(context: PageContext, request: Request, dumps: list[Dump], format: str) -> Response:
    counts = await _counts(context)
    quads = list(description_quads(context.base, _site(request), counts, dumps, context.engine.build))
    if format == "ttl":
        body = turtle(context.base, quads)
    else:
        body = serialize((q.triple for q in quads), format=_FORMATS[format]) or b""
        body = clean(body) if format == "rdf" else body
    return Response(body, media_type=with_charset(TYPES[format]), headers=PUBLIC)


async def listing_redirect() -> Response:
    """``/dumps`` is ``/dumps/``."""
    return Response(status_code=308, headers={"Location": "/dumps/"})


def _site(request: Request) -> str:
    """The address that this service was asked at."""
    return address_of(request.scope).root


async def _counts(context: PageContext) -> Counts:
    """Counts of what is served; asked of the engine, which keeps the answers."""
    classes = await context.engine.rows(bound("dataset-classes", {}, context.base.iri))
    properties = await context.engine.rows(bound("dataset-properties", {}, context.base.iri))
    return Counts(
        {iri: n for iri, n in context.engine.dataset.graphs.items() if not iri.endswith("/prose")},
        {row["class"].value: int(row["instances"].value) for row in classes if row["class"].kind == "uri"},
        {row["property"].value: int(row["triples"].value) for row in properties if _is_iri(row["property"].value)},
    )


def _is_iri(text: str) -> bool:
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def _record(request: Request, dump: Dump) -> dict[str, Any]:
    return {
        "name": dump.name,
        "url": f"{_site(request)}dumps/{dump.name}",
        "about": dump.about,
        "media_type": dump.media_type,
        "gzip": dump.gzipped,
        "bytes": dump.bytes,
        "sha256": dump.sha256,
    }


def _grouped(dumps: Sequence[Dump]) -> dict[str, dict[str, list[Dump]]]:
    """Files by kind (whole, table, graph, about the others) and by what they hold."""
    groups: dict[str, dict[str, list[Dump]]] = {"whole": {}, "table": {}, "graph": {}, "about": {}}
    for dump in dumps:
        groups[dump.kind].setdefault(dump.about, []).append(dump)
    return groups


def size(count: int) -> str:
    """Bytes as people read them.

    >>> size(999929)
    '1.0 MB'
    """
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.0f} kB" if count < 999_500 else f"{count / 1_000_000:.1f} MB"
