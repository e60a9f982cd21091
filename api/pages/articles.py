"""``/about``, ``/help``, ``/methods``, ``/quality``: pages made from Markdown in ``docs/site``, one file a language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from fastapi import APIRouter
from markdown_it import MarkdownIt
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.address_parameters import asked
from entramado.api.pages.context import PageContext
from entramado.api.pages.routes import add_page
from entramado.api.translations.interface import Language, word
from entramado.ontology.namespaces import Base
from entramado.queries.parameters import PAGES

ARTICLES: Final = ("about", "help", "methods", "quality")
FOLDER: Final = Path(__file__).parents[2] / "docs" / "site"
# In the repository the floors stand beside the tests that hold them; a wheel has them beside the pages.
_FLOORS: Final = (FOLDER / "score-floors.toml", FOLDER.parents[1] / "tests" / "score-floors.toml")
_DOCUMENTS: Final = ("compendio-2024", "compendio-2020", "informe-2018", "buenas-practicas-oim")
_OTHERS: Final = ("challenges", "types", "statistics", "claims", "identity")
_SCORES: Final = ("f1", "precision", "recall", "main", "either")
# Among the scores: how many readings each was judged on.
_COUNTS: Final = "readings"
_NOT_A_WORD: Final = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Article:
    """A page's title and its text as HTML."""

    title: str
    html: Markup


def articles_router(context: PageContext) -> APIRouter:
    """The four pages in both languages."""
    router = APIRouter()
    for name in ARTICLES:
        _add(router, context, name)
    return router


def _add(router: APIRouter, context: PageContext, name: str) -> None:
    async def page(request: Request, format: str) -> Response:
        await asked(context, request, PAGES["article"])
        article = render(name, context.language(request), context.engine.build, context.base)
        return context.render(request, "article.html", article=article, name=name, articles=ARTICLES)

    page.__doc__ = f"{word(f'article.{name}', 'en')}."
    add_page(router, f"/{name}", page, formats=())


def render(name: str, lang: Language, build: str, base: Base) -> Article:
    """An article in a language, its blanks filled in: the build, the base of our IRIs, and the tables of scores."""
    text = (FOLDER / f"{name}.{lang}.md").read_text(encoding="utf-8")
    text = text.replace("{build}", build).replace("{base}", base.iri)
    if name == "quality":
        for blank, table in _tables(lang).items():
            text = text.replace(f"{{{blank}}}", table)
    return Article(text.partition("\n")[0].removeprefix("# "), Markup(_markdown(lang).render(text)))


@cache
def _markdown(lang: Language) -> MarkdownIt:
    """CommonMark with tables, no HTML of its own; a wide table scrolls, and keyboards reach it."""
    found = MarkdownIt("commonmark", {"html": False}).enable("table")
    label = escape(word("article.table", lang))

    def opened(_self: object, _tokens: object, _index: int, _options: object, env: dict[str, int]) -> str:
        env["tables"] = env.get("tables", 0) + 1
        return f'<div class="scroll" role="region" aria-label="{label} {env["tables"]}" tabindex="0"><table>'

    found.add_render_rule("table_open", opened)
    found.add_render_rule("table_close", lambda *_: "</table></div>")
    found.core.ruler.push("anchors", _anchors)
    return found


def _anchors(state: object) -> None:
    """Give each heading the address of its own words."""
    tokens = getattr(state, "tokens", [])
    for token, inside in pairwise(tokens):
        if token.type == "heading_open":
            token.attrSet("id", _NOT_A_WORD.sub("-", inside.content.lower()).strip("-"))


def floors() -> dict[str, dict[str, float]]:
    """The floors of the scores, by set and field."""
    path = next(path for path in _FLOORS if path.is_file())
    return tomllib.loads(path.read_text(encoding="utf-8"))


def measured() -> dict[str, dict[str, dict[str, float]]]:
    """The scores on readings that nothing was fitted to, by what is read and by set of readings."""
    return {what: scores for what, scores in _measured().items() if what != _COUNTS}


def _measured() -> dict[str, dict[str, dict[str, float]]]:
    return tomllib.loads((FOLDER / "measured.toml").read_text(encoding="utf-8"))


def _tables(lang: Language) -> dict[str, str]:
    def said(*keys: str) -> list[str]:
        return [word(key, lang) for key in keys]

    held, judged_on = floors(), _measured()[_COUNTS]
    rows = [
        [
            *said(f"quality.{what}", f"quality.readings.{readings}"),
            str(judged_on[what].get(readings, "–")),
            *(_score(scores, one) for one in _SCORES),
        ]
        for what, by_readings in measured().items()
        for readings, scores in by_readings.items()
    ]
    fields = sorted(held["entries"], key=lambda field: word(f"field.{field}", lang))
    judged = [
        [*said(f"field.{field}"), *(_score(held[one], field) for one in ("entries", *_DOCUMENTS))] for field in fields
    ]
    others = [
        [*said(f"quality.set.{one}", f"field.{field}"), _score(held[one], field)]
        for one in _OTHERS
        for field in held[one]
        if held[one][field]
    ]
    headings = said("quality.what", "quality.readings", "quality.count", *(f"quality.{one}" for one in _SCORES))
    return {
        "measured": _table(headings, rows, 2),
        "floors": _table([*said("quality.field", "quality.all"), *(_short(one) for one in _DOCUMENTS)], judged, 1),
        "others": _table(said("quality.what", "quality.field", "quality.floor"), others, 2),
    }


def _short(document: str) -> str:
    """A document as a column's heading: its year, or what it is."""
    year = document.rpartition("-")[2]
    return year if year.isdigit() else "OIM"


def _score(scores: Mapping[str, float], field: str) -> str:
    return f"{scores[field]:.2f}" if scores.get(field) else "–"


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]], texts: int) -> str:
    """A table in Markdown; the first `texts` columns are words, the others numbers, set to the right."""
    marks = ["---"] * texts + ["---:"] * (len(headings) - texts)
    return "\n".join(f"| {' | '.join(row)} |" for row in (headings, marks, *rows))
