"""The two data cubes: what tells their observations apart, as codes (RDF Data Cube, dimensions of SDMX where they fit).

An observation's place is said by what it refers to, what is counted, which part of it, and when; the lines that it was
read in are no part of that. Where a document prints a number for one place twice, `printing` counts the printings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from entramado.graph.quads.writer import Writer, date_literal, number_literal
from entramado.loaders.records import Claim, Statistic
from entramado.ontology.folding import fold_words
from entramado.ontology.home import HOME, iso_code
from entramado.ontology.namespaces import DCAT, DCTERMS, RDFS, SDMX_ATTRIBUTE, SDMX_DIMENSION, SKOS, Base
from entramado.ontology.schemes import load_schemes

_TOTAL = "total"
_NOT_STATED = "not-stated"
_WORDS = {_TOTAL: ("total", "total"), _NOT_STATED: ("sin periodo impreso", "no period printed")}
# What of a claim tells it apart beside kind, objective and chapter; the rest says how it was printed.
_PARTS = frozenset(
    {"of", "category", "migrant_type", "focus", "answer", "institution", "order", "rank", "than", "bound"}
)
_SLUG_LETTERS = 90


class Cubes:
    """Gives the observations of one run their place in their cube."""

    def __init__(self, base: Base) -> None:
        # Codes may be used by several documents: they stand once, in a graph of their own.
        self._codes = Writer(base, "authority")
        self._printed: Counter[tuple[str, ...]] = Counter()
        # A code's words are those that it came with first: "Buscar trabajo" is "Buscar Trabajo".
        self._words: dict[str, str] = {}

    def statistic(self, w: Writer, node: NamedNode, s: Statistic) -> Iterator[Quad]:
        """The place of a number of a panorama: area, indicator (said elsewhere), part, period; its unit."""
        area = w.node("country", HOME.country) if s.national else w.node("state", iso_code(s.state))
        yield w.quad(node, f"{SDMX_DIMENSION}refArea", area)
        period, part = s.period or _NOT_STATED, ": ".join(text for text in (s.label, s.group) if text)
        yield w.quad(node, f"{SDMX_DIMENSION}refPeriod", self._period(period))
        yield from self._period_quads(period)
        yield from self._part(w, node, part)
        unit = _units().get(s.unit)
        if unit:
            yield w.quad(node, f"{SDMX_ATTRIBUTE}unitMeasure", w.node("unit", unit))
        yield from self._printing(w, node, (s.doc, area.value, s.indicator, period, _slug(part)))

    def claim(self, w: Writer, node: NamedNode, claim: Claim) -> Iterator[Quad]:
        """The place of a published number: kind, objective, chapter, part; the total where it is of all of them."""
        total = self._codes.node("breakdown", _TOTAL)
        objective = total if claim.objective is None else w.node("objective", str(claim.objective))
        chapter = w.node("chapter", claim.chapter.lower()) if claim.chapter else total
        said = sorted(f"{key}={text}" for key, text in claim.extra if key in _PARTS and text != claim.kind)
        part = "; ".join(said) or _TOTAL
        yield w.quad(node, "claimObjective", objective)
        yield w.quad(node, "claimChapter", chapter)
        yield from self._breakdown(_TOTAL)
        yield from self._part(w, node, part)
        yield from self._printing(w, node, (claim.doc, claim.kind, objective.value, chapter.value, _slug(part)))

    def _part(self, w: Writer, node: NamedNode, words: str) -> Iterator[Quad]:
        yield w.quad(node, "breakdown", self._codes.node("breakdown", _slug(words)))
        yield from self._breakdown(words)

    def _breakdown(self, words: str) -> Iterator[Quad]:
        code = _slug(words)
        me = self._codes.node("breakdown", code)
        yield from self._codes.type(me, "Breakdown")
        yield self._codes.quad(me, f"{SKOS}notation", Literal(code))
        yield from self._labels(me, self._words.setdefault(code, words))

    def _period(self, period: str) -> NamedNode:
        return self._codes.node("period", period.replace("/", "--"))

    def _period_quads(self, period: str) -> Iterator[Quad]:
        me = self._period(period)
        yield from self._codes.type(me, f"{DCTERMS}PeriodOfTime")
        yield from self._labels(me, period)
        if period != _NOT_STATED:
            first, _, last = period.partition("/")
            yield self._codes.quad(me, f"{DCAT}startDate", date_literal(first))
            yield self._codes.quad(me, f"{DCAT}endDate", date_literal(last or first))

    def _labels(self, me: NamedNode, words: str) -> Iterator[Quad]:
        spanish, english = _WORDS.get(words, (words, ""))
        yield self._codes.quad(me, f"{RDFS}label", Literal(spanish, language="es"))
        if english:
            yield self._codes.quad(me, f"{RDFS}label", Literal(english, language="en"))

    def _printing(self, w: Writer, node: NamedNode, place: tuple[str, ...]) -> Iterator[Quad]:
        self._printed[place] += 1
        yield w.quad(node, "printing", number_literal(self._printed[place]))


def _slug(words: str) -> str:
    return fold_words(words).replace(" ", "-")[:_SLUG_LETTERS].strip("-")


@cache
def _units() -> dict[str, str]:
    """The slug of each unit by its printed name or its sign."""
    units = load_schemes()["units"]
    return {text: one.iri_slug for one in units for text in (one.notation, one.label_es)}
