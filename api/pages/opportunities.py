"""``/network/opportunities``: bodies not reported together, and who works on an objective, in a state, for a group."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.answers import address, as_json, page_number, pages
from entramado.api.pages.choices import Option, chosen, options
from entramado.api.pages.collation import order
from entramado.api.pages.context import PageContext, alternatives
from entramado.api.pages.per_build import PerBuild
from entramado.api.pages.routes import add_page
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.translations.interface import Language, word, worded
from entramado.graph.network.opportunities import Opportunity, PartnerCandidate, Wanted, candidates, opportunities
from entramado.graph.network.source import NetworkSource, TieEvidence

ROWS_A_PAGE: Final = 25
CANDIDATES_SHOWN: Final = 20
_FILTERS: Final = ("edition", "objective", "population", "state", "institution")
_PLACE: Final = ("edition", "objective", "population", "state")
_ENDS: Final = tuple(f"{end}{part}" for end in ("one", "other") for part in ("", "Label", "Roles", "Entries", "Lines"))
_COLUMNS: Final = (*_PLACE, *_ENDS, "places")
QUESTIONS: Final = (
    *("missed-collaborations-of-institution", "partner-for-objective-state-population"),
    *("states-without-a-federal-partner", "federal-bodies-without-a-state"),
    *("brokers-between-federal-and-civil-society", "network-of-an-objective-through-editions"),
)


def add_opportunities(router: APIRouter, context: PageContext, source: PerBuild[NetworkSource]) -> None:
    """The page, and its table as JSON, CSV and workbook; `source` is what the networks are read from."""

    async def page(request: Request, format: str) -> Response:
        """Bodies that work at the same objective, group and state and are not reported together."""
        lang = context.language(request)
        filters = await chosen(context, request, "opportunities", _FILTERS)
        read = await source.get()
        context.document_names = await context.names_of_documents()
        wanted = _wanted(context, filters)
        pairs, works = await asyncio.gather(
            asyncio.to_thread(opportunities, read, wanted), asyncio.to_thread(candidates, read, wanted)
        )
        show = _Show(context, read, lang)
        if format in TABLES:
            rows = [row for pair in pairs for row in show.rows(pair)]
            meanings = {name: worded(f"opportunities.column.{name}") for name in ("places", *_ENDS)}
            return await as_table(context, request, format, _COLUMNS, rows, meanings=meanings)
        if format == "json":
            found = {
                "said": word("opportunities.said", "en"),
                "pairs": [row for pair in pairs for row in show.rows(pair)],
                "candidates": [show.candidate(one) for one in works],
            }
            return as_json(found)
        number = page_number(request)
        first = ROWS_A_PAGE * (number - 1)
        return context.render(
            request,
            "opportunities.html",
            pairs=[show.pair(pair) for pair in pairs[first : first + ROWS_A_PAGE]],
            total=len(pairs),
            works=[show.candidate(one) for one in works[:CANDIDATES_SHOWN]],
            works_total=len(works),
            filters=filters,
            offered={**await options(context, lang), "state": _states(read, lang)},
            editions=read.editions,
            pages=pages(request, len(pairs), number, ROWS_A_PAGE),
            to=lambda **changes: address(request, **changes),
            questions=QUESTIONS,
            formats=alternatives(request, ("json", "csv", "xlsx")),
        )

    add_page(router, "/network/opportunities", page)


def _wanted(context: PageContext, filters: dict[str, str]) -> Wanted:
    iris = {name: context.base.id(name, filters[name]) for name in _FILTERS[1:] if name in filters}
    return Wanted(filters.get("edition", ""), **iris)


def _states(source: NetworkSource, lang: Language) -> list[Option]:
    """The states that an entry names, by name."""
    iris = {iri for items in source.items.get("state", {}).values() for iri, _ in items}
    found = [Option(iri.rsplit("/", 1)[-1], source.label(iri, lang)) for iri in iris]
    return sorted(found, key=lambda option: order(option.text))


class _Show:
    """Pairs and candidates as a page and a table show them, in one language."""

    def __init__(self, context: PageContext, source: NetworkSource, lang: Language) -> None:
        self._context, self._source, self._lang = context, source, lang

    def rows(self, pair: Opportunity) -> list[dict[str, Any]]:
        """A row for each place that the two have in common."""
        found = []
        for place, sides in pair.places.items():
            row: dict[str, Any] = {name: getattr(place, name) for name in _PLACE} | {"places": len(pair.places)}
            for end, body, evidence in zip(("one", "other"), (pair.one, pair.other), sides, strict=True):
                row |= {
                    end: body,
                    f"{end}Label": self._name(body),
                    f"{end}Roles": " ".join(sorted({e.role for e in evidence})),
                    f"{end}Entries": " ".join(sorted({e.entry for e in evidence})),
                    f"{end}Lines": " ".join(self._line(e) for e in evidence),
                }
            found.append(row)
        return found

    def pair(self, pair: Opportunity) -> dict[str, Any]:
        """The two bodies, what they have in common and the lines of each, every entry once."""
        ends = []
        for side, body in enumerate((pair.one, pair.other)):
            evidence = {e for sides in pair.places.values() for e in sides[side]}
            ends.append({**self._body(body), "evidence": self._cited(evidence)})
        shared = {
            kind: self._named({getattr(place, kind) for place in pair.places})
            for kind in ("objective", "population", "state")
        }
        editions = sorted({place.edition for place in pair.places})
        return {"ends": ends, "shared": shared, "editions": editions, "places": len(pair.places)}

    def candidate(self, one: PartnerCandidate) -> dict[str, Any]:
        """A body with the reasons why it is ranked where it is."""
        counts = {name: getattr(one, name) for name in ("fits", "reports", "near", "editions")}
        return {**self._body(one.body), **counts, "evidence": self._cited(one.evidence)}

    def _name(self, iri: str) -> str:
        if self._lang == "en" and iri in self._context.english_names:
            return self._context.english_names[iri]
        facts = self._source.bodies.get(iri)
        return facts.name if facts else iri.rsplit("/", 1)[-1]

    def _body(self, iri: str) -> dict[str, Any]:
        return {"iri": iri, "label": self._name(iri), "href": self._context.href(iri, self._lang)}

    def _named(self, iris: Iterable[str]) -> list[str]:
        return sorted(self._label(iri) for iri in iris)

    def _label(self, iri: str) -> str:
        short: Callable[[str], str | None] = self._source.short_labels.get(iri, {}).get
        name = short(self._lang) or self._source.label(iri, self._lang)
        return f"{iri.rsplit('/', 1)[-1]}. {name}" if "/objective/" in iri else name

    def _line(self, evidence: TieEvidence) -> str:
        return self._source.base.lines(self._document(evidence), *evidence.lines)

    def _document(self, evidence: TieEvidence) -> str:
        return self._source.entries[evidence.entry].document.rsplit("/", 1)[-1]

    def _cited(self, evidence: Iterable[TieEvidence]) -> list[dict[str, str]]:
        found = []
        for one in sorted(evidence):
            first, last = map(str, one.lines)
            document = self._document(one)
            found.append(
                {
                    "entry": one.entry,
                    "label": self._source.entries[one.entry].label,
                    "href": self._context.href(one.entry, self._lang),
                    "role": one.role,
                    "lines": f"{document}:{first}" + (f"-{last}" if last != first else ""),
                    "place": f"{self._context.document_names.get(document, document)}, {first}"
                    + (f"–{last}" if last != first else ""),
                    "lines_href": self._context.lines_href(document, first, last, self._lang),
                }
            )
        return found
