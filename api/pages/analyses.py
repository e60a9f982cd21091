"""``/compare``, ``/gaps``, ``/doubles``, ``/challenges``: what the editions say when they are held side by side.

Each page is a few tables, its parts; every part is a saved query of ``queries/analyses``. CSV gives one part
(``?part=``), JSON all of them.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.answers import as_json, bound, records
from entramado.api.pages.choices import options
from entramado.api.pages.context import Context, Shown, alternatives
from entramado.api.pages.routes import add_page
from entramado.api.pages.words import Language
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.sparql.problems import ProblemError
from entramado.queries import saved

ROWS_SHOWN: Final = 100


@dataclass(frozen=True, slots=True)
class Analysis:
    """A page: its name, the parameters of its address, and its parts, the first being the default one of CSV."""

    name: str
    parameters: tuple[str, ...]
    parts: tuple[str, ...]

    def query(self, part: str) -> str:
        """The name of the saved query that answers a part."""
        return f"{self.name}-{part}"


ANALYSES: Final = (
    Analysis("compare", ("from", "to"), ("objectives", "chapters", "institutions", "programmes")),
    Analysis("gaps", ("edition", "chapter"), ("objectives", "states", "populations")),
    Analysis("doubles", ("edition",), ("figures", "titles")),
    Analysis("challenges", ("edition", "chapter"), ("categories", "objectives", "none")),
)


def analyses_router(context: Context) -> APIRouter:
    """The four pages, each as HTML, JSON and CSV in both languages."""
    router = APIRouter()
    for analysis in ANALYSES:
        _add(router, context, analysis)
    return router


def _add(router: APIRouter, context: Context, analysis: Analysis) -> None:
    async def page(request: Request, format: str) -> Response:
        return await _answer(context, analysis, request, format)

    page.__doc__ = {
        "compare": "Two editions by objective, chapter, institution and programme.",
        "gaps": "Objectives, states and populations without entries in an edition.",
        "doubles": "The same figures or titles in several entries of an edition.",
        "challenges": "Challenges of an edition by category and objective, and entries that name none.",
    }[analysis.name]
    add_page(router, f"/{analysis.name}", page)


async def _answer(context: Context, analysis: Analysis, request: Request, format: str) -> Response:
    lang = context.language(request)
    offered = await options(context, lang)
    editions = [row["edition"].value for row in await context.engine.rows(bound("editions", {}, context.base.iri))]
    values = _values(analysis, request, editions, [option.slug for option in offered.get("chapter", [])])
    part = values.pop("part", analysis.parts[0])
    values.pop("bom", None)
    wanted = (part,) if format in TABLES else analysis.parts
    found = await asyncio.gather(*(_part(context, analysis.query(one), values, lang) for one in wanted))
    if format in TABLES:
        return await as_table(context, request, format, found[0].terms.names, records(found[0].terms))
    if format == "json":
        parts = {one: records(shown.terms) for one, shown in zip(wanted, found, strict=True)}
        return as_json({"parameters": values, "parts": parts})
    return context.render(
        request,
        "analysis.html",
        analysis=analysis,
        parts=list(zip(wanted, found, strict=True)),
        rows_shown=ROWS_SHOWN,
        values=values,
        editions=editions,
        chapters=offered.get("chapter", []),
        formats=alternatives(request, ("json", "csv", "xlsx")),
    )


async def _part(context: Context, query: str, values: dict[str, str], lang: Language) -> Shown:
    known = saved.load(query).parameters
    given = {**values, "lang": lang, "shown": values.get("edition", "")}
    return await context.table(bound(query, {k: v for k, v in given.items() if k in known}, context.base.iri), lang)


def _values(analysis: Analysis, request: Request, editions: list[str], chapters: list[str]) -> dict[str, str]:
    """What the address chooses, defaults filled in. Raises `ProblemError` for what there is not."""
    known = (*analysis.parameters, "part", "bom")
    values: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name.startswith("utm_"):
            continue
        if name not in known:
            takes = ", ".join(known)
            raise ProblemError("bad-request", f"there is no parameter {name[:40]!r}; this page takes: {takes}")
        if name in values:
            raise ProblemError("bad-request", f"{name}: this parameter is given twice; give it once")
        if value:
            values[name] = value
    if editions and "edition" in analysis.parameters:
        values.setdefault("edition", editions[0])
    if editions and "from" in analysis.parameters:
        values.setdefault("to", editions[0])
        values.setdefault("from", next((e for e in editions if e < values["to"]), editions[-1]))
    choices = {**dict.fromkeys(("edition", "from", "to"), editions), "chapter": chapters}
    choices |= {"part": list(analysis.parts), "bom": ["0", "1"]}
    for name, value in values.items():
        if value not in choices[name]:
            there = ", ".join(choices[name])
            raise ProblemError("bad-request", f"{name}: there is no {value[:40]!r}; there are: {there}")
    return values
