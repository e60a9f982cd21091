"""The graph as a static site needs it: each entity with its triples, its names, its parts and what points to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from entramado.ontology.namespaces import DCTERMS, OA, RDF, RDFS, SELECTOR, SKOS, Base, cited_lines

_LABELS = (f"{SKOS}prefLabel", f"{RDFS}label", f"{DCTERMS}title")
_TEXTS = (f"{SKOS}definition", f"{RDFS}comment", f"{DCTERMS}description")
_SELECTOR = f"{OA}hasSelector"


@dataclass(slots=True)
class PublishedEntity:
    """Something with an address: its kind, its slug, what is said of it and of its parts."""

    iri: str
    kind: str
    slug: str
    triples: list[Triple] = field(default_factory=list)


class SnapshotView:
    """A snapshot's facts by entity, under a base. Lines of documents belong to what cites them."""

    def __init__(self, facts: bytes, base: Base) -> None:
        self.base = base
        self.graphs: Counter[str] = Counter()
        self.classes: Counter[str] = Counter()
        self.properties: Counter[str] = Counter()
        self.entities: dict[str, PublishedEntity] = {}
        self.vocabulary: list[Triple] = []
        self.by_subject: dict[str, list[Triple]] = defaultdict(list)
        self.incoming: dict[str, list[tuple[str, str]]] = defaultdict(list)
        # Lines of documents, each with what was read there.
        self.cited_by: dict[str, list[str]] = defaultdict(list)
        self._read(parse(facts, RdfFormat.N_QUADS))
        self._gather()

    def _read(self, quads: Iterable[Quad]) -> None:
        seen: set[Triple] = set()
        vocabulary = self.base.graph("vocabulary")
        for quad in quads:
            assert isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode)
            self.graphs[quad.graph_name.value] += 1
            if quad.graph_name.value == vocabulary:
                self.vocabulary.append(quad.triple)
            if quad.triple in seen:
                continue
            seen.add(quad.triple)
            self.properties[quad.predicate.value] += 1
            if quad.predicate.value == f"{RDF}type":
                self.classes[str(quad.object).strip("<>")] += 1
            self.by_subject[quad.subject.value].append(quad.triple)

    def _gather(self) -> None:
        prefix = f"{self.base.iri}id/"
        said_about: dict[str, list[str]] = defaultdict(list)
        for subject, triples in list(self.by_subject.items()):
            if not subject.startswith(prefix):
                continue
            kind, _, slug = subject.removeprefix(prefix).partition("/")
            if "#" not in subject and slug and not self.is_lines(subject):
                self.entities[subject] = PublishedEntity(subject, kind, slug)
                self._point(subject, triples)
            elif not self.is_lines(subject):
                said_about[subject.partition("#")[0]].append(subject)
            for triple in triples:
                target = triple.object
                if isinstance(target, NamedNode) and self.is_lines(target.value):
                    if target.value not in self.by_subject and self.lines(target.value)[0] in self.by_subject:
                        self.by_subject[target.value] = list(self._span(target))
                    if target.value in self.by_subject:
                        self.cited_by[target.value].append(subject)
        for iri, entity in self.entities.items():
            entity.triples = list(self._all_of([iri, *sorted(said_about.get(iri, ()))]))

    def _point(self, subject: str, triples: Iterable[Triple]) -> None:
        for triple in triples:
            if isinstance(triple.object, NamedNode) and triple.predicate.value != f"{RDF}type":
                self.incoming[triple.object.value].append((triple.predicate.value, subject))

    def _all_of(self, subjects: Iterable[str]) -> Iterator[Triple]:
        """The triples of an entity and its parts, and of the lines that they cite but for their selectors."""
        cited: dict[str, None] = {}
        for subject in subjects:
            for triple in self.by_subject[subject]:
                yield triple
                if isinstance(triple.object, NamedNode) and self.is_lines(triple.object.value):
                    cited[triple.object.value] = None
        for lines in cited:
            yield from (triple for triple in self.by_subject.get(lines, ()) if triple.predicate.value != _SELECTOR)

    def of_lines(self, iri: str) -> Iterator[Triple]:
        """The triples of some lines and of what selects them."""
        yield from self.by_subject.get(iri, ())
        yield from self.by_subject.get(iri + SELECTOR, ())

    def _span(self, lines: NamedNode) -> Iterator[Triple]:
        """What the address of some lines says of them, where the graph does not say it."""
        found = cited_lines(lines.value)
        assert found is not None
        yield Triple(lines, NamedNode(f"{RDF}type"), NamedNode(f"{OA}SpecificResource"))
        yield Triple(lines, NamedNode(f"{OA}hasSource"), NamedNode(self.base.id("document", found[0])))
        for name, number in (("firstLine", found[1]), ("lastLine", found[2])):
            yield Triple(lines, NamedNode(self.base.term(name)), Literal(number))

    def is_lines(self, iri: str) -> bool:
        """Whether an IRI is of lines of a document."""
        return cited_lines(iri) is not None

    def named(self, iri: str, lang: str) -> str:
        """The name of a thing in a language, else in Spanish, else in any, else the last part of its IRI."""
        return self._worded(iri, _LABELS, lang) or iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]

    def explained(self, iri: str, lang: str) -> str:
        """The definition or comment of a thing, as `named`; empty where there is none."""
        return self._worded(iri, _TEXTS, lang)

    def _worded(self, iri: str, predicates: tuple[str, ...], lang: str) -> str:
        found: dict[str, str] = {}
        triples = self.by_subject.get(iri, ())
        for predicate in predicates:
            for triple in triples:
                if triple.predicate.value == predicate and isinstance(triple.object, Literal):
                    found.setdefault(triple.object.language or "", triple.object.value)
        return found.get(lang) or found.get("es") or next(iter(found.values()), "")

    def lines(self, iri: str) -> tuple[str, str]:
        """The document of some lines (its IRI) and the lines as text."""
        found = cited_lines(iri)
        assert found is not None, f"{iri} names no lines"
        key, first, last = found
        return self.base.id("document", key), str(first) if first == last else f"{first}–{last}"
