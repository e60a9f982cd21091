"""``/map``: the states coloured by the entries that touch them, with the table beside it.

Where a state has no outline all are circles, as large as their count.
"""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.answers import as_json, bound, records
from entramado.api.pages.choices import MEASURE, MEASURES, chosen, options
from entramado.api.pages.context import POLICY, PageContext, alternatives
from entramado.api.pages.matrices import heat
from entramado.api.pages.outlines import LEVELS, outlines
from entramado.api.pages.routes import add_page
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import Language, word
from entramado.graph.bubbles import HEIGHT, WIDTH, lay_out

_FORMATS: Final = ("json", "csv", "xlsx", "svg")
FILTERS: Final = ("document", "chapter", "objective", "population", "also")


def map_router(context: PageContext) -> APIRouter:
    """The map as HTML with a drawing, JSON and CSV."""
    router = APIRouter()

    async def states(request: Request, format: str) -> Response:
        """How many entries touch each state, by document, chapter, objective and population."""
        filters, lang = await chosen(context, request, "map", ("measure", *FILTERS)), context.language(request)
        measure = filters.pop("measure", MEASURE)
        asked = {**filters, "measure": measure, "lang": lang}
        shown = await context.table(bound("map-states", asked, context.base.iri), lang)
        rows = records(shown.terms)
        if format in TABLES:
            return await as_table(context, request, format, shown.terms.names, rows)
        if format == "json":
            return as_json({"measure": measure, "filters": filters, "states": rows})
        drawn = _drawn(context, rows, lang)
        shapes = outlines()
        fit = shapes if shapes and shapes.hold(one["slug"] for one in drawn) else None
        drawing: dict[str, Any] = {"states": drawn, "outlines": fit, "levels": LEVELS, "heat": heat, "measure": measure}
        offered = await options(context, lang)
        if format == "svg":
            names = [o.text for name, slug in filters.items() for o in offered[name] if o.slug == slug]
            title = f"{word('map.title', lang)}: {word(f'measure.{measure}', lang)}"
            return _drawing(context, request, {**drawing, "title": " · ".join([title, *names])})
        return context.render(
            request,
            "map.html",
            **drawing,
            regions=sorted({(s["tone"], s["regionLabel"]) for s in drawn}),
            width=int(WIDTH),
            height=int(HEIGHT),
            filters=filters,
            measures=MEASURES,
            offered=offered,
            filter_names=FILTERS,
            result=shown,
            formats=alternatives(request, _FORMATS if fit else _FORMATS[:-1]),
        )

    add_page(router, "/map", states, _FORMATS)
    return router


def _drawing(context: PageContext, request: Request, data: dict[str, Any]) -> Response:
    """The map alone, to be shown on another page. Raises `ProblemError` where it has no outlines."""
    if data["outlines"] is None:
        raise ProblemError(
            "not-found",
            "These states have no outlines to draw; /map draws them as circles.",
            "Estas entidades no tienen contorno; /map las dibuja como círculos.",
        )
    page = context.render(request, "map_drawing.html", **data)
    headers = {"Access-Control-Allow-Origin": "*", "Vary": "Accept", "Content-Security-Policy": POLICY}
    return Response(page.body, media_type="image/svg+xml", headers=headers)


def _drawn(context: PageContext, rows: list[dict[str, Any]], lang: Language) -> list[dict[str, Any]]:
    """Each state with its circle, its colour (a number a region) and its address."""
    tones = {region: n for n, region in enumerate(sorted({row["region"] for row in rows}))}
    circles = lay_out(tuple((row["latitude"], row["longitude"], row["entries"]) for row in rows))
    return [
        {
            **row,
            "circle": circle,
            "tone": tones[row["region"]],
            "slug": row["state"].rsplit("/", 1)[-1],
            "code": row["state"].rsplit("-", 1)[-1],
            "href": context.href(row["state"], lang),
        }
        for row, circle in zip(rows, circles, strict=True)
    ]
