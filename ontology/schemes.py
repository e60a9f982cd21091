"""The code lists of the graph as plain records, read from the SKOS files in `ontology/schemes/`.

The matchers look for `label_es`, `alt_labels` and `hidden_labels`; who adds a label to a Turtle
file teaches them a wording. A file that cannot be used is refused with file:line, all at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from entramado.ontology.mistakes import Mistake, OntologyError
from entramado.ontology.namespaces import DEFAULT_BASE, RDF, SKOS, Base
from entramado.ontology.turtle import read_turtle

SCHEMES_FOLDER = Path(__file__).parent / "schemes"

# The kind in a concept's IRI (`id/KIND/SLUG`), by the scheme it belongs to (`id/scheme/SCHEME`).
KIND_OF_SCHEME = {
    "action-types": "action-type",
    "challenges": "challenge",
    "claim-kinds": "claim-kind",
    "chapters": "chapter",
    "criteria": "criterion",
    "dimensions": "dimension",
    "entry-kinds": "entry-kind",
    "figure-groups": "figure-group",
    "indicators": "indicator",
    "instrument-kinds": "instrument-kind",
    "levels": "level",
    "migrant-types": "migrant-type",
    "objectives": "objective",
    "populations": "population",
    "regions": "region",
    "sectors": "sector",
    "units": "unit",
}


class SchemeError(OntologyError):
    """Scheme files with mistakes; the message holds all of them as ``file:line: what; remedy``."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of a scheme. `iri_slug` ends its IRI; `broader` is another concept's slug or None.

    `alt_labels` (other names, and the cues of `ent:cue`) and `hidden_labels` (and the hints of `ent:hint`) are
    the Spanish ones (or without language), sorted. `axis` is set in the populations: migratory-situation,
    personal-condition or role.
    """

    iri_slug: str
    scheme: str
    label_es: str
    label_en: str
    definition_es: str
    definition_en: str
    alt_labels: tuple[str, ...]
    hidden_labels: tuple[str, ...]
    notation: str
    broader: str | None = None
    axis: str | None = None


def load_schemes(folder: Path | None = None) -> dict[str, list[Concept]]:
    """The concepts of every scheme, by the scheme's slug, in the order of its file.

    Raises `SchemeError` with every mistake found in any of the files.
    """
    folder = folder or SCHEMES_FOLDER
    mistakes: list[Mistake] = []
    schemes: dict[str, list[Concept]] = {}
    for name, kind in KIND_OF_SCHEME.items():
        path = folder / f"{name}.ttl"
        triples = read_turtle(path, mistakes)
        if triples:
            schemes[name] = _Reader(path, name, kind, triples, mistakes).concepts()
    if mistakes:
        raise SchemeError(mistakes)
    return schemes


class _Reader:
    """Reads the concepts of one scheme's triples, noting what is missing from them."""

    def __init__(self, path: Path, scheme: str, kind: str, triples: list[Triple], mistakes: list[Mistake]) -> None:
        self.path = path
        self.scheme = scheme
        self.mistakes = mistakes
        self.start = f"{DEFAULT_BASE}id/{kind}/"
        self.scheme_iri = NamedNode(Base().id("scheme", scheme))
        self.lines = path.read_text(encoding="utf-8").splitlines()
        self.values: dict[tuple[str, str], list[NamedNode | Literal]] = {}
        self.subjects: list[str] = []
        for t in triples:
            if isinstance(t.subject, NamedNode) and isinstance(t.object, NamedNode | Literal):
                self.values.setdefault((t.subject.value, t.predicate.value), []).append(t.object)
                if t.predicate.value == f"{RDF}type" and t.object == NamedNode(f"{SKOS}Concept"):
                    self.subjects.append(t.subject.value)

    def concepts(self) -> list[Concept]:
        out = [self._concept(iri) for iri in self.subjects]
        if not out:
            self._mistake("", "no skos:Concept in it", "declare the scheme's concepts")
        taken: dict[str, str] = {}
        for concept in out:
            rival = taken.setdefault(concept.label_es.casefold(), concept.iri_slug)
            if rival != concept.iri_slug:
                what = f"{concept.iri_slug} has the same skos:prefLabel as {rival}"
                self._mistake(concept.iri_slug, what, "change one of them")
        return out

    def _concept(self, iri: str) -> Concept:
        slug = iri.removeprefix(self.start)
        if not iri.startswith(self.start) or not slug:
            self._mistake(slug, f"<{iri}> is no concept of this scheme", f"its IRI begins with {self.start}")
        if self.scheme_iri not in self.values.get((iri, f"{SKOS}inScheme"), []):
            self._mistake(slug, f"{slug} lacks skos:inScheme", f"add <{self.scheme_iri.value}>")
        pref_es = self._one(iri, slug, "prefLabel", "es")
        cues = self._labels(iri, Base().term("cue"))
        alt = tuple(sorted({*self._labels(iri, f"{SKOS}altLabel"), *cues}))
        hints = self._labels(iri, Base().term("hint"))
        hidden = tuple(sorted({*self._labels(iri, f"{SKOS}hiddenLabel"), *hints}))
        for twice in (set(alt) & set(hidden)) | ({pref_es} & (set(alt) | set(hidden))):
            # SKOS reference, S13: the three kinds of label are disjoint.
            self._mistake(slug, f"{slug} holds {twice!r} as two kinds of label", "keep one", needle=twice)
        return Concept(
            iri_slug=slug,
            scheme=self.scheme,
            label_es=pref_es,
            label_en=self._one(iri, slug, "prefLabel", "en"),
            definition_es=self._one(iri, slug, "definition", "es"),
            definition_en=self._one(iri, slug, "definition", "en"),
            alt_labels=alt,
            hidden_labels=hidden,
            notation=self._one(iri, slug, "notation", None),
            broader=self._slug(iri, f"{SKOS}broader"),
            axis=self._slug(iri, Base().term("axis")),
        )

    def _one(self, iri: str, slug: str, name: str, language: str | None) -> str:
        values = self.values.get((iri, f"{SKOS}{name}"), [])
        found = [v.value for v in values if isinstance(v, Literal) and v.language == language]
        if len(found) != 1:
            where = f" in {language!r}" if language else ""
            count = "no" if not found else f"{len(found)}"
            self._mistake(slug, f"{slug} has {count} skos:{name}{where}", "give exactly one")
        return found[0] if found else ""

    def _labels(self, iri: str, predicate: str) -> tuple[str, ...]:
        values = self.values.get((iri, predicate), [])
        return tuple(sorted({v.value for v in values if isinstance(v, Literal) and v.language in (None, "es")}))

    def _slug(self, iri: str, predicate: str) -> str | None:
        values = self.values.get((iri, predicate), [])
        return values[0].value.rsplit("/", 1)[-1] if values else None

    def _mistake(self, slug: str, what: str, remedy: str, needle: str | None = None) -> None:
        """Note a mistake at the line on which the concept (or the word `needle`) first stands."""
        for text in filter(None, (needle, f":{slug} ", f"/{slug}>")):
            line = next((n for n, content in enumerate(self.lines, 1) if text in content), None)
            if line:
                break
        else:
            line = 1
        self.mistakes.append(Mistake(self.path.name, line, what, remedy))
