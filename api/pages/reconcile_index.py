"""What the Reconciliation Service API answers from: names to match, and the properties that tell things apart."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from entramado.api.pages.context import PageContext
from entramado.api.pages.known_entities import entities
from entramado.api.pages.per_build import PerEngine
from entramado.api.sparql.engine import Rows
from entramado.ontology.folding import fold_words
from entramado.queries import saved
from entramado.queries.entities import Entities
from entramado.queries.matching import EntityMatch, Matcher

# The id of a type (a class of our vocabulary) and the kind of its addresses.
TYPES: Final[Mapping[str, str]] = {
    "Institution": "institution",
    "State": "state",
    "Municipality": "municipality",
    "Programme": "programme",
}
PROPERTIES: Final[Mapping[str, tuple[str, ...]]] = {
    "institution": ("acronym", "altLabel", "sector", "level", "parent", "state", "country", "sameAs"),
    "state": ("identifier", "inegiCode", "officialName", "region", "latitude", "longitude"),
    "municipality": ("inegiCode", "state"),
    "programme": ("firstEdition", "lastEdition", "reporter", "objective"),
}
# The kind of thing that a property's values are.
_OF_KIND: Final = {"parent": "institution", "reporter": "institution", "state": "state", "objective": "objective"}
_SHARE_OF_PROPERTIES: Final = 0.25
_TO_RERANK: Final = 100
_CELLS: Final = {"integer": "int", "decimal": "float", "double": "float", "gYear": "int"}


@dataclass(frozen=True, slots=True)
class PropertyValue:
    """A value of a property: an IRI or text, its label where it is a thing, its datatype's name."""

    text: str
    label: str = ""
    datatype: str = ""

    def cell(self, prefix: str) -> dict[str, Any]:
        """The value as the API's data extension gives it; `prefix` is where the ids of our things begin."""
        if self.label and self.text.startswith(prefix):
            return {"id": self.text.removeprefix(prefix), "name": self.label}
        kind = _CELLS.get(self.datatype, "str")
        return {kind: int(self.text) if kind == "int" else float(self.text) if kind == "float" else self.text}


class ReconcileIndex:
    """Matches names and gives properties; of one build, never changed."""

    def __init__(self, named: Entities, rows: Rows) -> None:
        self._named = named
        self.prefix = f"{named.base}id/"
        self.matcher = Matcher(named, tuple(TYPES.values()))
        self._values: dict[str, dict[str, list[PropertyValue]]] = defaultdict(lambda: defaultdict(list))
        for row in rows:
            label = row["label"].value if "label" in row else ""
            value = PropertyValue(row["value"].value, label, row["value"].datatype.rsplit("#", 1)[-1])
            self._values[row["thing"].value.removeprefix(self.prefix)][row["property"].value].append(value)

    def knows(self, identifier: str) -> bool:
        """Whether there is a thing of that id, like ``institution/inm``."""
        kind, _, slug = identifier.partition("/")
        return kind in PROPERTIES and self._named.has(kind, slug)

    def name(self, identifier: str, language: str) -> str:
        """The name of a thing by its id."""
        kind, _, slug = identifier.partition("/")
        return self._named.label(kind, slug, language)

    def values(self, identifier: str, name: str) -> list[PropertyValue]:
        """The values of a thing's property."""
        return self._values[identifier][name] if identifier in self._values else []

    def described(self, identifier: str) -> str:
        """A few words that tell a thing apart from others of its name."""
        told = [
            *self.values(identifier, "acronym"),
            *self.values(identifier, "parent"),
            *self.values(identifier, "state"),
        ]
        told += [*self.values(identifier, "reporter")[:2], *self.values(identifier, "firstEdition")]
        return " · ".join(dict.fromkeys(value.label or value.text for value in told))

    def match(
        self, text: str, kinds: Sequence[str], limit: int, language: str, properties: Sequence[tuple[str, list[str]]]
    ) -> list[EntityMatch]:
        """The best matches of a name; `properties` are names and values that the thing should have."""
        if not properties:
            return self.matcher.match(text, kinds, limit, language)
        ranked = []
        named = self.matcher.match(text, kinds, _TO_RERANK, language) if text.strip() else self._all(kinds, language)
        for found in named:
            shares = [self._share(found, name, values) for name, values in properties]
            mean = 100 * sum(shares) / len(shares)
            weight = _SHARE_OF_PROPERTIES if text.strip() else 1.0
            score = round(found.score * (1 - weight) + mean * weight, 1)
            if score:
                ranked.append(replace(found, score=score, features=(*found.features, ("properties", round(mean, 1)))))
        return sorted(ranked, key=lambda one: -one.score)[:limit]

    def _all(self, kinds: Sequence[str], language: str) -> list[EntityMatch]:
        """Every thing of some kinds: where no name is asked for, the properties alone tell."""
        identifiers = (one.partition("/") for one in self._values)
        wanted = kinds or tuple(TYPES.values())
        return [
            EntityMatch(kind, slug, 0.0, self._named.label(kind, slug, language), ())
            for kind, _, slug in identifiers
            if kind in wanted
        ]

    def _share(self, found: EntityMatch, name: str, wanted: list[str]) -> float:
        """The share of some wanted values that a thing has."""
        values = self.values(f"{found.kind}/{found.slug}", name)
        had = {fold_words(text) for value in values for text in (value.text, value.label) if text}
        had |= {fold_words(value.text.removeprefix(self.prefix)) for value in values}
        hits = 0
        for text in wanted:
            slug = self._named.only(_OF_KIND.get(name, ""), text)
            hits += fold_words(text) in had or bool(slug and fold_words(f"{_OF_KIND[name]}/{slug}") in had)
        return hits / len(wanted) if wanted else 0.0


async def reconcile_index(context: PageContext) -> ReconcileIndex:
    """The index of what is served; made once for each build."""
    return await _INDEXES.get(context)


async def _index(context: PageContext) -> ReconcileIndex:
    named = await entities(context)
    rows = await context.engine.rows(saved.load("reconcile-properties").bind({}, context.base.iri))
    return await asyncio.to_thread(ReconcileIndex, named, rows)


_INDEXES: Final = PerEngine(_index)
