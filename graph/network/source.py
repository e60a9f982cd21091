"""What every network is made of, read once from the graph by the SELECTs in ``queries/network``.

The queries' texts are passed in (name to SPARQL). Reading goes through a function that runs a query, so that the
embedded store, a worker process or any SPARQL 1.1 endpoint can stand behind it. All filtering happens later, in memory:
the whole of it is a few thousand rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from sys import intern

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from entramado.graph.network.parameters import KINDS, NetworkError, Parameters
from entramado.ontology.namespaces import DEFAULT_BASE, Base

Row = Mapping[str, str]
Run = Callable[[str], Iterable[Row]]
QUERIES = ("participations", "entries", "bodies", "populations", "states", "labels", "places", "descriptions")


@dataclass(frozen=True, slots=True, order=True)
class TieEvidence:
    """One entry that a tie rests on: the role it is read in and the lines (1-based, inclusive)."""

    entry: str
    role: str
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Participation:
    """A body's role in an entry, with the lines (1-based, inclusive) it was read in."""

    entry: str
    body: str
    role: str
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """An entry: where it stands and what it reports on. `edition` is the document's year."""

    iri: str
    label: str
    document: str
    edition: str
    kind: str
    lines: tuple[int, int]
    chapter: str = ""
    objective: str = ""
    programmes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """A body with what groups are made by; empty text where it is not known."""

    iri: str
    name: str
    acronym: str = ""
    sector: str = ""
    level: str = ""
    state: str = ""
    parent: str = ""
    predecessor: str = ""
    english: str = ""


@dataclass(slots=True)
class NetworkSource:
    """All that networks are read from.

    `items` holds, for population and state, the items of each entry with lines; `places` where a state is on the map
    (latitude, longitude); `descriptions` the findings that the build wrote of a network, a line each, by its IRI and
    language; `positions` keeps the layouts that were computed, `panels` the last drawings of all editions
    side by side, which take longest to make and are the same whichever edition or body is looked at, `last_whole` the
    last network of which one body's was asked for.
    """

    base: Base
    build: str
    entries: dict[str, EntryFacts] = field(default_factory=dict)
    bodies: dict[str, BodyFacts] = field(default_factory=dict)
    participations: list[Participation] = field(default_factory=list)
    items: dict[str, dict[str, list[tuple[str, tuple[int, int]]]]] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    short_labels: dict[str, dict[str, str]] = field(default_factory=dict)
    places: dict[str, tuple[float, float]] = field(default_factory=dict)
    descriptions: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    positions: dict[Parameters, dict[str, tuple[float, float]]] = field(default_factory=dict, repr=False)
    panels: dict[Parameters, object] = field(default_factory=dict, repr=False)
    last_whole: dict[Parameters, object] = field(default_factory=dict, repr=False)

    @property
    def editions(self) -> list[str]:
        """The years of the documents that have entries, oldest first."""
        return sorted({entry.edition for entry in self.entries.values()})

    def editions_of(self, kind: str) -> list[str]:
        """The editions that a kind of network has entries in: those of some documents stand under no objective."""
        by_objective = kind.endswith("-objective")
        return sorted({e.edition for e in self.entries.values() if e.objective or not by_objective})

    def check(self, parameters: Parameters) -> None:
        """Raise `NetworkError` where no document has the edition asked for."""
        if parameters.edition and parameters.edition not in self.editions:
            known = ", ".join(self.editions) or "none"
            raise NetworkError(f"edition: there is no edition {parameters.edition}; the graph has {known}")

    def label(self, iri: str, language: str = "es") -> str:
        """The name of an objective, population, state or programme; the end of its IRI where it has none."""
        names = self.labels.get(iri, {})
        return names.get(language) or names.get("es") or next(iter(names.values()), iri.rsplit("/", 1)[-1])

    def root(self, body: str) -> str:
        """The body that `body` is folded into: its topmost parent.

        Agencies of an international body stay what they are: they sign and pay under their own name.
        """
        seen = {body}
        while (facts := self.bodies.get(body)) and facts.parent and facts.sector != "international":
            if facts.parent in seen:
                break
            body = facts.parent
            seen.add(body)
        return body

    def ancestors(self, body: str) -> list[str]:
        """The parents of `body`, the nearest first."""
        found: list[str] = []
        while (facts := self.bodies.get(body)) and facts.parent and facts.parent not in found:
            body = facts.parent
            found.append(body)
        return found


def whole_networks(source: NetworkSource) -> Iterator[Parameters]:
    """The networks without filters: each kind of all editions and of each, the latest first."""
    for kind in KINDS:
        for edition in ("", *reversed(source.editions_of(kind))):
            yield Parameters(kind, edition=edition)


def questions(texts: Mapping[str, str], base: Base) -> dict[str, str]:
    """The queries that networks are read by, short name to SPARQL, under this base; `texts` are those of the folder."""
    return {name: texts[f"network-{name}"].replace(DEFAULT_BASE, base.iri) for name in QUERIES}


def read_source(run: Run, base: Base, build: str, texts: Mapping[str, str]) -> NetworkSource:
    """Read everything with `run`, which takes SPARQL and gives rows of variable -> text (unbound ones left out)."""
    rows = {name: run(sparql) for name, sparql in questions(texts, base).items()}
    source = NetworkSource(base, build)
    # A composite entry reports on several programmes: it comes in as many rows.
    by_entry: dict[str, list[Row]] = defaultdict(list)
    for row in rows["entries"]:
        by_entry[intern(row["entry"])].append(row)
    source.entries = {iri: _entry(found) for iri, found in by_entry.items()}
    for row in rows["bodies"]:
        source.bodies.setdefault(row["body"], _body(row))
    seen = set()
    for row in rows["participations"]:
        one = Participation(intern(row["entry"]), intern(row["body"]), intern(row["role"]), _lines(row))
        if one.entry in source.entries and one not in seen:
            seen.add(one)
            source.participations.append(one)
    for name, kind in (("populations", "population"), ("states", "state")):
        found: dict[str, list[tuple[str, tuple[int, int]]]] = defaultdict(list)
        for row in rows[name]:
            found[intern(row["entry"])].append((intern(row["item"]), _lines(row)))
        source.items[kind] = dict(found)
    source.places = {row["state"]: (float(row["latitude"]), float(row["longitude"])) for row in rows["places"]}
    for row in rows["descriptions"]:
        source.descriptions.setdefault(row["network"], {})[row["language"]] = row["text"].split("\n")
    for row in rows["labels"]:
        language = row.get("language") or "es"
        source.labels.setdefault(row["item"], {}).setdefault(language, row["label"])
        if "short" in row:
            source.short_labels.setdefault(row["item"], {}).setdefault(language, row["short"])
    return source


def _lines(row: Row) -> tuple[int, int]:
    return int(row["first"]), int(row["last"])


def _entry(rows: list[Row]) -> EntryFacts:
    row = rows[0]
    programmes = tuple(sorted({intern(r["programme"]) for r in rows if "programme" in r}))
    place = intern(row.get("chapter", "")), intern(row.get("objective", ""))
    iri, document, kind = (intern(row[name]) for name in ("entry", "document", "kind"))
    edition = intern(row["edition"][:4])
    return EntryFacts(iri, row["label"], document, edition, kind, _lines(row), *place, programmes)


def _body(row: Row) -> BodyFacts:
    names = ("acronym", "sector", "level", "state", "parent", "predecessor", "english")
    return BodyFacts(row["body"], row["name"], **{name: row.get(name, "") for name in names})


def store_runner(store: Store) -> Run:
    """Runs a query on an embedded store, its default graph being the union of all graphs."""

    def run(sparql: str) -> Iterable[Row]:
        results = store.query(sparql, use_default_graph_as_union=True)
        assert isinstance(results, QuerySolutions)
        yield from rows_of(results)

    return run


def rows_of(results: QuerySolutions) -> Iterable[Row]:
    """An answer's rows of variable -> text; unbound variables and blank nodes are left out."""
    names = [variable.value for variable in results.variables]
    for solution in results:
        terms = zip(names, solution, strict=True)
        yield {name: term.value for name, term in terms if isinstance(term, NamedNode | Literal)}
