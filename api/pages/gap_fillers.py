"""``/gaps/cell``: an empty cell of a matrix, with who could fill it: who reports this objective elsewhere or before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.address_parameters import asked
from entramado.api.pages.answers import as_json, records
from entramado.api.pages.cells import Cell
from entramado.api.pages.context import PageContext, alternatives
from entramado.api.pages.known_entities import entities
from entramado.api.pages.routes import add_page
from entramado.api.pages.sections import table
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import Language, word
from entramado.queries.parameters import PAGES

QUERY: Final = "gap-fillers"
# From who is nearest to the empty cell to who is only known to report the objective.
REASONS: Final = (
    *("itself", "kin", "there", "sameState", "together", "active"),
    *("sameRegion", "sameSector", "federal", "state", "elsewhere"),
)
_ROWS: Final = ("state", "institution")


def gap_router(context: PageContext) -> APIRouter:
    """The page as HTML, JSON and CSV in both languages."""
    router = APIRouter()

    async def page(request: Request, format: str) -> Response:
        """Who could fill an empty cell: who reports an objective, nearest to a state or an institution first."""
        values = {name: given[0] for name, given in (await asked(context, request, PAGES["gap-cell"])).items()}
        kind = next((name for name in _ROWS if name in values), "")
        if "objective" not in values or not kind:
            raise ProblemError("bad-request", "A cell has an objective and a state or an institution: name both.")
        lang, row = context.language(request), context.base.id(kind, values[kind])
        objective = context.base.id("objective", values["objective"])
        shown = await context.run(QUERY, lang, entity=objective, row=row)
        if format in TABLES:
            return await as_table(context, request, format, shown.terms.names, records(shown.terms))
        if format == "json":
            return as_json({"parameters": values, "rows": records(shown.terms)})
        made = table(context, QUERY, objective, shown, lang)
        made.rows.sort(key=_nearness(lang))
        known = await entities(context)
        return context.render(
            request,
            "gap.html",
            one=made,
            name=_name(known.label(kind, values[kind], lang), kind, lang),
            row_href=context.href(row, lang),
            objective=f"{values['objective']} · {known.label('objective', values['objective'], lang)}",
            objective_href=context.href(objective, lang),
            formats=alternatives(request, ("json", "csv", "xlsx")),
        )

    add_page(router, "/gaps/cell", page)
    return router


def _nearness(lang: Language) -> Callable[[list[Cell | None]], tuple[int, int]]:
    """What rows are sorted by: how near the body is, then how many editions ago it last reported the objective."""
    order = {word(f"code.why.{reason}", lang): at for at, reason in enumerate(REASONS)}

    def key(cells: list[Cell | None]) -> tuple[int, int]:
        counts = [cell for cell in cells[1:-1] if cell and cell.number]
        since = next(at for at, cell in enumerate(counts[::-1]) if cell.text.isdecimal())
        return (order[cells[1].text] if cells[1] else len(order)), since

    return key


def _name(label: str, kind: str, lang: Language) -> str:
    """A state's government, or the institution itself."""
    return f"{word('gap.government', lang)} {label}" if kind == "state" else label
