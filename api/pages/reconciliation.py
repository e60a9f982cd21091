"""``/reconciliation``: what the executive report publishes beside what the entries give, and one statement in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.answers import address, as_json, bound, page_number, pages, records
from entramado.api.pages.choices import Option, chosen, options
from entramado.api.pages.context import PageContext, alternatives
from entramado.api.pages.known_entities import entities
from entramado.api.pages.routes import add_page
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import WORDS, Language, word
from entramado.queries import saved
from entramado.queries.parameters import PAGES, with_choices

ROWS_A_PAGE: Final = 50
FILTERS: Final = ("kind", "chapter", "objective", "agrees")
ABOUT_SEPARATOR: Final = "|&|"
# Details that the statement's kind, lines or objective tell already.
_ABOUT_LEFT_OUT: Final = ("of", "source", "last_line")


def reconciliation_router(context: PageContext) -> APIRouter:
    """The comparison as HTML, JSON and CSV, and each statement with what its computed value rests on."""
    router = APIRouter()

    async def comparison(request: Request, format: str) -> Response:
        """Published against computed, by kind of statement, objective and whether they agree."""
        number, lang = page_number(request), context.language(request)
        everything = await context.table(bound("reconciliation", {}, context.base.iri), lang)
        summary = _summary(records(everything.terms))
        specs = with_choices(PAGES["reconciliation"], kind=summary)
        filters = await chosen(context, request, specs, FILTERS)
        shown = await context.table(bound("reconciliation", filters, context.base.iri), lang)
        rows = records(shown.terms)
        if format in TABLES:
            return await as_table(context, request, format, shown.terms.names, rows)
        if format == "json":
            return as_json({"filters": filters, "total": len(rows), "claims": rows})
        offered = await options(context, lang)
        offered["kind"] = [Option(kind, word(f"claim.{kind}", lang)) for kind in summary]
        offered["agrees"] = [Option(value, word(f"claim.agrees.{value}", lang)) for value in ("true", "false")]
        chapters = dict((await entities(context)).choices("chapter", lang))
        first = ROWS_A_PAGE * (number - 1)
        return context.render(
            request,
            "reconciliation.html",
            claims=[_claim(context, row, chapters, lang) for row in rows[first : first + ROWS_A_PAGE]],
            summary=_summary(rows) if "chapter" in filters or "objective" in filters else summary,
            filters=filters,
            filter_names=FILTERS,
            offered=offered,
            pages=pages(request, len(rows), number, ROWS_A_PAGE),
            to=lambda **changes: address(request, **changes),
            result=shown,
            formats=alternatives(request, ("json", "csv", "xlsx")),
        )

    async def claim(request: Request, format: str) -> Response:
        """One published statement: both values, the query that computes it, and the entries with their lines."""
        return await _one(context, request, format)

    add_page(router, "/reconciliation", comparison)
    add_page(router, "/reconciliation/{slug}", claim)
    return router


def _summary(rows: Iterable[Mapping[str, Any]]) -> dict[str, Counter[str]]:
    """By kind: how many statements agree, hold as worded though not equal, do not, or cannot be computed."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        found.setdefault(row["claimKind"], Counter())[verdict(row)] += 1
    return found


def verdict(row: Mapping[str, Any]) -> str:
    """``agrees``, ``holds`` (as worded, "more than 40"), ``differs``, or ``open`` where nothing was computed."""
    if row["agrees"] is None:
        return "open"
    if row["agrees"]:
        return "agrees"
    return "holds" if row["holds"] else "differs"


def _claim(context: PageContext, row: Mapping[str, Any], chapters: Mapping[str, str], lang: Language) -> dict[str, Any]:
    """A row with its words and addresses."""
    key = row["document"].rsplit("/", 1)[-1]
    first, last = str(row["firstLine"]), str(row["lastLine"])
    return {
        **row,
        "slug": row["claim"].rsplit("/", 1)[-1],
        "chapterName": chapters.get((row["chapterCode"] or "").lower(), row["chapterCode"]),
        "verdict": verdict(row),
        "about": _about(row["about"] or "", lang),
        "lines": f"{context.document_names.get(key, key)}, {first}" + (f"–{last}" if last != first else ""),
        "lines_href": context.lines_href(key, first, last, lang),
        "queries": (row["queries"] or "").split(),
    }


def _about(text: str, lang: Language) -> list[str]:
    """What a statement is about beyond kind, objective and chapter; a place in a ranking as one phrase."""
    values: dict[str, str] = {}
    for name, value in (pair.partition("=")[::2] for pair in text.split(ABOUT_SEPARATOR) if pair):
        if name not in _ABOUT_LEFT_OUT:
            values[name] = f"{values[name]}|{value}" if name in values else value
    if values.keys() >= {"rank", "order"}:
        place = f"claim.order.{values.pop('order')}"
        rank = values.pop("rank")
        first = [word(place, lang) if rank == "1" else f"{word(place, lang)} ({word('claim.about.rank', lang)} {rank})"]
    else:
        first = []
    said = [(word(f"claim.about.{name}", lang), _value(value, lang)) for name, value in values.items()]
    return [*first, *(f"{name}: {value}" for name, value in sorted(said))]


def _value(value: str, lang: Language) -> str:
    key = f"claim.value.{value}"
    return word(key, lang) if key in WORDS else value.replace("|", "; ")


async def _one(context: PageContext, request: Request, format: str) -> Response:
    slug, lang = request.path_params["slug"], context.language(request)
    everything = await context.table(bound("reconciliation", {}, context.base.iri), lang)
    row = next((r for r in records(everything.terms) if r["claim"].rsplit("/", 1)[-1] == slug), None)
    if row is None:
        raise ProblemError(
            "not-found",
            f"There is no published statement {slug[:80]!r}; /reconciliation lists them.",
            f"No hay afirmación publicada «{slug[:80]}»; están en /reconciliation.",
        )
    counted = await context.table(bound("reconciliation-counted", {"claim": row["claim"]}, context.base.iri), lang)
    if format in TABLES:
        return await as_table(context, request, format, counted.terms.names, records(counted.terms))
    if format == "json":
        return as_json({**row, "rests_on": records(counted.terms)})
    made = _claim(context, row, dict((await entities(context)).choices("chapter", lang)), lang)
    parts: dict[str, list[dict[str, Any]]] = {}
    for one in records(counted.terms):
        key = one["document"].rsplit("/", 1)[-1]
        first, last = str(one["firstLine"]), str(one["lastLine"])
        parts.setdefault(one["part"], []).append(
            {
                "label": one["entryLabel"],
                "href": "" if one["part"] == "without" else context.href(one["entry"], lang),
                "lines": f"{context.document_names.get(key, key)}, {first}" + (f"–{last}" if last != first else ""),
                "lines_href": context.lines_href(key, first, last, lang),
            }
        )
    return context.render(
        request,
        "claim.html",
        claim=made,
        entity=context.href(row["claim"], lang),
        parts=parts,
        queries=[saved.load_all()[name] for name in made["queries"] if name in saved.load_all()],
        counted=counted,
        formats=alternatives(request, ("json", "csv", "xlsx")),
    )
