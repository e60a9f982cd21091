"""The explorer's counts: which entries have which value, as one bit an entry, so that any filter is an AND.

The rows come from ``queries/pages/explore-values.rq`` and ``explore-labels.rq``; a test holds that the index and
``explore-entries.rq`` find the same entries.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from entramado.api.pages.collation import order
from entramado.api.translations.interface import Language
from entramado.loaders.languages.translation.bodies import body_in_english
from entramado.ontology.folding import fold_as_queries

FACETS: Final = (
    "document",
    "chapter",
    "objective",
    "population",
    "also",
    "state",
    "also_state",
    "reporting_state",
    "participating_state",
    "country",
    "type",
    "reporter",
    "names",
    "also_names",
    "migrant",
    "challenge",
)
# A second value that entries have besides: the facet that it is a value of, after which it is offered.
BESIDES: Final = {"also": "population", "also_state": "state", "also_names": "names"}
FLAGS: Final = ("results", "figures", "women", "disability", "national", "named", "aim")
_ORDERED: Final = ("document", "objective")


@dataclass(frozen=True, slots=True)
class Label:
    """A value's names: the long one, and a short one or an acronym where there is one; the language they are in."""

    text: str
    short: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet that the other filters leave: its slug, its names, how many entries have it."""

    slug: str
    label: Label
    count: int
    chosen: bool = False


@dataclass
class FacetIndex:
    """Entries by facet value. A mask is an integer with the bit of each entry set that has the value.

    `titles` and `iris` are the entries in the order of their bits.
    """

    titles: list[str] = field(default_factory=list)
    iris: list[str] = field(default_factory=list)
    masks: dict[str, dict[str, int]] = field(default_factory=dict)
    labels: dict[Language, dict[tuple[str, str], Label]] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)

    @cached_property
    def bits(self) -> dict[str, int]:
        """The mask of each entry alone, by its IRI."""
        return {iri: 1 << bit for bit, iri in enumerate(self.iris)}

    def mask_of(self, iris: Iterable[str]) -> int:
        """The mask of those of some entries that are here."""
        mask = 0
        for iri in iris:
            mask |= self.bits.get(iri, 0)
        return mask

    def having(self, facet: str) -> int:
        """The mask of the entries with any value of a facet."""
        mask = 0
        for of in self.masks.get(facet, {}).values():
            mask |= of
        return mask

    @property
    def everything(self) -> int:
        """The mask of all entries."""
        return (1 << len(self.titles)) - 1

    def matching(self, filters: Mapping[str, Sequence[str]], without: str = "") -> int:
        """The mask of the entries with any value of each filter (slugs by facet, ``text``), one facet left out."""
        mask = self.everything
        for facet, values in filters.items():
            if facet in ("text", without):
                continue
            any_of = 0
            for value in values:
                any_of |= self.masks.get(facet, {}).get(value, 0)
            mask &= any_of
        return mask & self._with_text(next(iter(filters.get("text", ())), ""), mask)

    def _with_text(self, text: str, among: int) -> int:
        if not text:
            return among
        folded = fold_as_queries(text)
        return sum(1 << bit for bit, title in enumerate(self.titles) if among >> bit & 1 and folded in title)

    def choices(self, facet: str, filters: Mapping[str, Sequence[str]], lang: Language) -> list[Choice]:
        """The facet's values given the other filters, most entries first; documents and objectives in their order."""
        if facet in BESIDES and not filters.get(BESIDES[facet]):
            return []
        among = self.matching(filters, without=facet)
        chosen = filters.get(facet, ())
        beside = filters.get(BESIDES.get(facet, ""), ())
        found = [
            Choice(slug, self.label(facet, slug, lang), (mask & among).bit_count(), slug in chosen)
            for slug, mask in self.masks.get(facet, {}).items()
            if (mask & among or slug in chosen) and slug not in beside
        ]
        if facet in _ORDERED:
            down = -1 if facet == "document" else 1
            return sorted(found, key=lambda c: (down * self.order.get(f"{facet}/{c.slug}", 0), c.slug))
        return sorted(found, key=lambda c: (-c.count, order(c.label.text)))

    def edition(self, document: str) -> str:
        """The edition (a year) of a document; empty where it tells none."""
        return str(self.order.get(f"document/{document}", ""))

    def documents_without(self, facet: str) -> list[str]:
        """The documents of which no entry has any value of a facet, the newest first."""
        having = 0
        for mask in self.masks.get(facet, {}).values():
            having |= mask
        found = [slug for slug, mask in self.masks.get("document", {}).items() if not mask & having]
        return sorted(found, key=lambda slug: (-self.order.get(f"document/{slug}", 0), slug))

    def label(self, facet: str, slug: str, lang: Language) -> Label:
        """A value's names, in Spanish where the language has none."""
        key = (BESIDES.get(facet, facet), slug)
        return self.labels.get(lang, {}).get(key) or self.labels.get("es", {}).get(key) or Label(slug)


def build(values_csv: bytes, labels_csv: bytes) -> FacetIndex:
    """The index out of the answers of the two queries, as CSV."""
    index = FacetIndex(labels={"es": {}, "en": {}})
    entries: dict[str, int] = {}
    bits: dict[str, dict[str, list[int]]] = {}
    facets_of: dict[str, set[str]] = {}
    for row in _rows(values_csv):
        bit = entries.setdefault(row["entry"], len(entries))
        if bit == len(index.titles):
            index.titles.append("")
        if row["facet"] == "label":
            index.titles[bit] = fold_as_queries(row["value"])
            continue
        slug = row["value"].rsplit("/", 1)[-1]
        bits.setdefault(row["facet"], {}).setdefault(slug, []).append(bit)
        facets_of.setdefault(row["value"], set()).add(row["facet"])
    index.iris = [*entries]
    index.masks = {f: {s: _mask(found, len(entries)) for s, found in values.items()} for f, values in bits.items()}
    index.masks |= {beside: index.masks.get(facet, {}) for beside, facet in BESIDES.items()}
    for row in _rows(labels_csv):
        language: Language = "en" if row["language"] == "en" else "es"
        slug = row["value"].rsplit("/", 1)[-1]
        for facet in facets_of.get(row["value"], ()):
            index.labels[language][facet, slug] = Label(row["label"], row["short"], language)
            if row["order"].isdigit():
                index.order[f"{facet}/{slug}"] = int(row["order"])
    _name_bodies(index, facets_of)
    return index


def _name_bodies(index: FacetIndex, facets_of: Mapping[str, set[str]]) -> None:
    """Names in English of the bodies that have none of their own."""
    for iri, facets in facets_of.items():
        slug = iri.rsplit("/", 1)[-1]
        for key in ((facet, slug) for facet in facets if "/institution/" in iri):
            spanish = index.labels["es"].get(key)
            if spanish and key not in index.labels["en"] and (english := body_in_english(spanish.text)):
                index.labels["en"][key] = Label(english, spanish.short, "en")


def _rows(data: bytes) -> csv.DictReader[str]:
    return csv.DictReader(io.StringIO(data.decode()))


def _mask(bits: list[int], size: int) -> int:
    """The integer with these bits set; made over bytes, for shifting one in at a time is quadratic."""
    data = bytearray((size + 7) // 8)
    for bit in bits:
        data[bit >> 3] |= 1 << (bit & 7)
    return int.from_bytes(data, "little")
