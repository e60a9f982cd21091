"""The filters that matrices, map and lists share: what they offer, and what an address chooses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from entramado.api.pages import collation
from entramado.api.pages.address_parameters import asked
from entramado.api.pages.answers import bound
from entramado.api.pages.context import PageContext
from entramado.api.pages.per_build import PerEngine
from entramado.api.translations.interface import LANGUAGES, Language
from entramado.queries.parameters import PAGES, Spec


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be chosen: its slug and its name."""

    slug: str
    text: str


async def chosen(
    context: PageContext, request: Request, page: str | Sequence[Spec], names: Sequence[str]
) -> dict[str, str]:
    """The filters that are set in the address of a page of the table of parameters. Raises `ProblemError`."""
    found = await asked(context, request, PAGES[page] if isinstance(page, str) else page)
    return {name: found[name][0] for name in names if name in found}


# The explorer's filter that finds the entries that a measure of a state counts.
MEASURES: Final = {"takes-place": "state", "reports": "reporting_state", "takes-part": "participating_state"}

MEASURE: Final = "takes-place"


async def options(context: PageContext, lang: Language) -> dict[str, list[Option]]:
    """What each filter offers: documents newest first, objectives by number, the others by name."""
    return dict((await _OFFERED.get(context))[lang])


async def editions(context: PageContext) -> list[str]:
    """The editions with entries under objectives, the newest first."""
    return await _EDITIONS.get(context)


async def _editions(context: PageContext) -> list[str]:
    return [row["edition"].value for row in await context.engine.rows(bound("editions", {}, context.base.iri))]


async def _offered(context: PageContext) -> dict[Language, dict[str, list[Option]]]:
    return {lang: await _options(context, lang) for lang in LANGUAGES}


_EDITIONS: Final[PerEngine[PageContext, list[str]]] = PerEngine(_editions)
_OFFERED: Final[PerEngine[PageContext, dict[Language, dict[str, list[Option]]]]] = PerEngine(_offered)


async def _options(context: PageContext, lang: Language) -> dict[str, list[Option]]:
    rows = await context.engine.rows(bound("filter-choices", {"lang": lang}, context.base.iri))
    found: dict[str, list[tuple[tuple[int, str], Option]]] = {}
    for row in rows:
        facet, slug, text = row["facet"].value, row["value"].value.rsplit("/", 1)[-1], row["label"].value
        order = int(row["order"].value) if "order" in row else 0
        if facet == "objective":
            text = f"{slug}. {row['short'].value if 'short' in row else text}"
        elif facet == "document":
            text, order = f"{order} · {text}", -order
        found.setdefault(facet, []).append(((order, text), Option(slug, text)))
    for pairs in found.values():
        pairs.sort(key=lambda pair: (pair[0][0], collation.order(pair[0][1])))
    offered = {facet: [option for _, option in pairs] for facet, pairs in found.items()}
    return {**offered, "also": offered.get("population", [])}
