"""Mistakes put into a sound graph, over every kind of fact: ``entramado check`` finds each of them at its node."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from entramado.api.check import examine
from entramado.graph import snapshot
from entramado.graph.build import ONTOLOGY
from entramado.graph.quads.authority import turtle_quads
from entramado.ontology.namespaces import (
    DCTERMS,
    DEFAULT_BASE,
    OA,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SDMX_ATTRIBUTE,
    SKOS,
    XSD,
    Base,
    last_part,
)
from tests.paths import SAMPLES

SAMPLE = SAMPLES / "graph.ttl"
ENT, ID = f"{DEFAULT_BASE}ontology#", f"{DEFAULT_BASE}id/"
GRAPH = NamedNode(f"{DEFAULT_BASE}graph/doc")
ENTRY, OTHER = f"{ID}entry/doc-apf-7-1", f"{ID}entry/doc-apf-7-2"
UPM, UPMRIP = f"{ID}institution/upm", f"{ID}institution/upmrip"
STATISTIC = f"{ID}statistic/doc-mx-chp-15-1"
CLAIM, PROGRAMME = f"{ID}claim/doc-16-1", f"{ID}programme/p"
NETWORK = f"{ID}network/partners-2024"
LINES = f"{ID}document/doc/lines/12-12"
S = "SHACL"
Value = NamedNode | Literal


def typed(text: str, name: str) -> Literal:
    return Literal(text, datatype=NamedNode(f"{XSD}{name}"))


def iri(path: str) -> NamedNode:
    return NamedNode(path if ":" in path else ID + path)


@dataclass(frozen=True)
class Seed:
    """A mistake: the value of a property set anew (`instead`) or beside what is there; the rule that finds it."""

    rule: str
    subject: str
    property: str
    value: Value | None = None
    instead: bool = True
    node: str = ""

    def finding(self) -> tuple[str, str, str]:
        """How it is found: the rule, the node (the mistake's own unless another is named), the property of a shape."""
        return self.rule, self.node or self.subject, last_part(self.property) if self.rule == S else ""


SEEDS = {
    # References
    "an objective that there is not": Seed(S, ENTRY, f"{ENT}objective", iri("objective/77")),
    "a chapter that there is not": Seed(S, ENTRY, f"{ENT}chapter", iri("chapter/xyz")),
    "a population that is a body": Seed(S, ENTRY, f"{ENT}population", iri(UPM)),
    "a state that there is not": Seed(
        "things-not-described", ENTRY, f"{ENT}state", iri("state/MX-XXX"), instead=False, node=f"{ID}state/MX-XXX"
    ),
    "a category that there is not": Seed(S, f"{ENTRY}#challenge-1", f"{ENT}category", iri("challenge/none")),
    "a role that is none": Seed(S, f"{ENTRY}#participation-10-1", f"{PROV}hadRole", iri(f"{ENT}role-friend")),
    "a body that nobody described": Seed(
        "things-not-described", ENTRY, f"{ENT}mentions", iri("institution/nobody"), node=f"{ID}institution/nobody"
    ),
    "a link to an entry of another programme": Seed(
        "things-not-described", f"{ENTRY}#possible-1", f"{ENT}to", iri("entry/elsewhere"), node=f"{ID}entry/elsewhere"
    ),
    # Classes and properties
    "an entry without a programme": Seed(S, ENTRY, f"{ENT}mainProgramme"),
    "an entry without lines": Seed(S, ENTRY, f"{ENT}evidence"),
    "a figure without lines": Seed(S, f"{ENTRY}#figure-12-1", f"{ENT}evidence"),
    "a property that the vocabulary lacks": Seed(
        "terms-not-declared", ENTRY, f"{ENT}colour", Literal("red"), node=f"{ENT}colour"
    ),
    "a class that the vocabulary lacks": Seed(
        "terms-not-declared", ENTRY, f"{RDF}type", iri(f"{ENT}Thing"), instead=False, node=f"{ENT}Thing"
    ),
    "two editions of a document": Seed(S, f"{ID}document/doc", f"{ENT}edition", typed("2020", "gYear"), instead=False),
    "a digest that is none": Seed(S, f"{ID}document/doc", f"{ENT}sha256", Literal("abc")),
    # Dates
    "a month that there is not": Seed(
        "values-not-of-their-type", ENTRY, f"{SCHEMA}startDate", typed("2023-13", "gYearMonth")
    ),
    "a day that there is not": Seed("values-not-of-their-type", ENTRY, f"{SCHEMA}endDate", typed("2023-02-30", "date")),
    "a leap day in a common year": Seed(
        "values-not-of-their-type", ENTRY, f"{SCHEMA}endDate", typed("2023-02-29", "date")
    ),
    "an end before the start": Seed("period-ends-before-it-starts", ENTRY, f"{SCHEMA}endDate", typed("2019", "gYear")),
    "a year of long ago": Seed("years-out-of-range", ENTRY, f"{SCHEMA}startDate", typed("1023", "gYear")),
    "a year of long after": Seed("years-out-of-range", ENTRY, f"{SCHEMA}endDate", typed("2924", "gYear")),
    "a last edition before the first": Seed(
        "last-edition-before-the-first", PROGRAMME, f"{ENT}lastEdition", typed("2018", "gYear")
    ),
    # Numbers
    "a negative figure": Seed("numbers-out-of-range", f"{ENTRY}#figure-12-1", f"{RDF}value", typed("-3", "integer")),
    "a figure that is no number": Seed(
        "values-not-of-their-type", f"{ENTRY}#figure-12-1", f"{RDF}value", typed("many", "integer")
    ),
    "a yes or no that is neither": Seed(
        "values-not-of-their-type", ENTRY, f"{ENT}hasResults", typed("maybe", "boolean")
    ),
    "a p above one": Seed(S, f"{NETWORK}#tie-upm--upmrip", f"{ENT}pValue", typed("1.5", "decimal")),
    "a score above one": Seed(S, f"{PROGRAMME}#link-1", f"{ENT}score", typed("1.9", "decimal")),
    "a verdict against the numbers": Seed(
        "verdicts-that-do-not-follow", CLAIM, f"{ENT}computedValue", typed("7", "integer")
    ),
    # What is owed
    "a tie that is not held against chance": Seed(
        "values-that-are-owed", f"{NETWORK}#tie-upm--upmrip", f"{ENT}expectedShared"
    ),
    "a network that nothing made": Seed("values-that-are-owed", NETWORK, f"{PROV}wasGeneratedBy"),
    "an entry whose kind is a group of people": Seed(
        "values-outside-their-range", ENTRY, f"{DCTERMS}type", iri("population/mujeres")
    ),
    "an action without its main type": Seed("values-that-are-owed", ENTRY, f"{ENT}mainActionType"),
    "a figure of another group than its code": Seed(
        "values-that-are-owed", f"{ENTRY}#figure-12-1", f"{ENT}countedGroup", iri("figure-group/otro")
    ),
    "a claim without its type": Seed("values-that-are-owed", CLAIM, f"{ENT}claimType"),
    "a claim of a type of another scheme": Seed(
        "values-that-are-owed", CLAIM, f"{ENT}claimType", iri("population/mujeres")
    ),
    "a type of migrants related to a role": Seed(
        "values-that-are-owed", f"{ID}migrant-type/exterior", f"{SKOS}relatedMatch", iri("axis/role")
    ),
    # Lines
    "lines beyond the document": Seed(
        "evidence-beyond-the-document", f"{ID}document/doc/lines/15-15", f"{ENT}lastLine", typed("901", "integer")
    ),
    "lines that end before they begin": Seed(S, LINES, f"{ENT}firstLine", typed("13", "integer")),
    "line zero": Seed(S, LINES, f"{ENT}firstLine", typed("0", "integer")),
    "lines of two documents": Seed(S, LINES, f"{OA}hasSource", iri("document/other"), instead=False),
    "entries that overlap": Seed("entries-that-overlap", OTHER, f"{ENT}firstLine", typed("15", "integer"), node=ENTRY),
    # Names and codes
    "a body with two names": Seed(S, UPM, f"{SKOS}prefLabel", Literal("Otra", language="es"), instead=False),
    "an empty name": Seed("texts-that-are-damaged", ENTRY, f"{RDFS}label", Literal("", language="es")),
    "a name of a bad conversion": Seed(
        "texts-that-are-damaged", ENTRY, f"{RDFS}label", Literal("MigraciÃ³n", language="es")
    ),
    "one name for two concepts of a scheme": Seed(
        "labels-twice-in-a-scheme",
        f"{ID}population/mujeres",
        f"{SKOS}prefLabel",
        Literal("Niñas, niños y adolescentes", language="es"),
    ),
    "a state's code that is none": Seed(S, f"{ID}state/MX-CHP", f"{DCTERMS}identifier", Literal("Chiapas")),
    "a body's code that is another's": Seed(
        "codes-that-are-not-the-address", UPM, f"{DCTERMS}identifier", Literal("inm")
    ),
    "a web address that is none": Seed(
        "web-addresses-that-are-none", ENTRY, f"{SCHEMA}url", typed("https:/example", "anyURI")
    ),
    # Cubes
    "an observation of no chapter": Seed("observations-not-placed", CLAIM, f"{ENT}claimChapter"),
    "a unit that the code list lacks": Seed(
        "observations-not-placed", STATISTIC, f"{SDMX_ATTRIBUTE}unitMeasure", iri("level/none")
    ),
    "two observations at one place": Seed(
        "observations-at-one-place", f"{ID}statistic/doc-mx-chp-15-2", f"{ENT}printing", typed("1", "integer")
    ),
    # Structure
    "a body that is part of itself": Seed("bodies-above-themselves", UPM, f"{ORG}subOrganizationOf", iri(UPM)),
    "bodies that succeed each other": Seed("bodies-above-themselves", UPM, f"{ENT}successorOf", iri(UPMRIP)),
    "a concept broader than itself": Seed(
        "concepts-above-themselves", f"{ID}population/nna", f"{SKOS}broader", iri("population/nna")
    ),
    "one item elsewhere for two things": Seed(
        "one-item-for-two-things", UPM, f"{OWL}sameAs", iri("http://www.wikidata.org/entity/Q60123")
    ),
    "the same as something that is no item": Seed(S, UPM, f"{OWL}sameAs", iri("http://www.wikidata.org/wiki/Mexico")),
    "a figure of no entry": Seed("parts-of-no-entry", ENTRY, f"{ENT}figure", node=f"{ENTRY}#figure-12-1"),
    "a participation that says it is another entry's": Seed(
        "parts-of-no-entry", f"{ENTRY}#participation-10-1", f"{ENT}inEntry", iri(OTHER)
    ),
    "lines for what is not said": Seed(
        "statements-of-what-is-not-said", ENTRY, f"{ENT}population", node=f"{ENTRY}#fact-1"
    ),
    "a fact gone whose lines are cited": Seed("statements-of-what-is-not-said", ENTRY, f"{ENT}population"),
    "a measure that a body lacks": Seed(S, f"{NETWORK}#node-upm", f"{ENT}closeness"),
    "a programme without its slug": Seed(S, PROGRAMME, f"{DCTERMS}identifier"),
    "a tie named by a group": Seed(
        "values-outside-their-range",
        f"{NETWORK}#tie-upm--upmrip",
        f"{ENT}tieReporter",
        iri("population/nna"),
        instead=False,
    ),
    "a tie of a body outside its network": Seed(
        "ties-of-bodies-not-measured",
        f"{NETWORK}#node-upmrip",
        f"{ENT}measuredBody",
        iri(UPM),
        node=f"{NETWORK}#tie-upm--upmrip",
    ),
    "a link from an entry to itself": Seed(S, f"{PROGRAMME}#link-1", f"{ENT}from", iri(OTHER)),
}


@cache
def sound() -> tuple[Quad, ...]:
    quads = [Quad(q.subject, q.predicate, q.object, GRAPH) for q in parse(SAMPLE.read_bytes(), RdfFormat.TURTLE)]
    return (*turtle_quads(Base(), ONTOLOGY), *quads)


def batches() -> list[list[str]]:
    """The mistakes in as few graphs as keep them apart: in one graph no two touch a value or break a rule at a node."""
    found: list[tuple[list[str], set[tuple[str, ...]]]] = []
    for name, seed in SEEDS.items():
        touched = {(seed.subject, seed.property), seed.finding()}
        batch = next((batch for batch in found if not batch[1] & touched), None)
        if batch is None:
            found.append(([name], touched))
        else:
            batch[0].append(name)
            batch[1].update(touched)
    return [names for names, _ in found]


def seeded(seeds: Iterable[Seed]) -> list[Quad]:
    """The sound graph with mistakes in it."""
    kept = list(sound())
    for seed in seeds:
        before = set(kept)
        if seed.instead:
            language = seed.value.language if isinstance(seed.value, Literal) else None
            kept = [
                q
                for q in kept
                if (q.subject, q.predicate) != (NamedNode(seed.subject), NamedNode(seed.property))
                or (isinstance(q.object, Literal) and q.object.language != language)
            ]
        if seed.value is not None:
            kept.append(Quad(NamedNode(seed.subject), NamedNode(seed.property), seed.value, GRAPH))
        assert set(kept) != before
    return kept


def broken(quads: list[Quad], folder: Path) -> set[tuple[str, str, str]]:
    """The rules that are broken, each with the node that breaks it and, of a shape, the property."""
    report = examine(snapshot.write(folder, quads, [], {"base": DEFAULT_BASE}, {}))
    assert report["broken"] == sum(f["severity"] == "violation" for f in report["findings"])
    return {
        (f["rule"], f["node"], f["title"].partition(":")[0] if f["rule"] == S else "")
        for f in report["findings"]
        if f["severity"] == "violation"
    }


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[tuple[str, str, str]]]:
    """What is found in the graph of each mistake."""
    findings: dict[str, set[tuple[str, str, str]]] = {}
    for names in batches():
        report = broken(seeded(SEEDS[name] for name in names), tmp_path_factory.mktemp("seeded") / "s")
        findings |= dict.fromkeys(names, report)
    return findings


def test_the_graph_is_sound_without_them(tmp_path: Path) -> None:
    assert broken(list(sound()), tmp_path / "s") == set()
    assert len(SEEDS) >= 32


@pytest.mark.parametrize("mistake", SEEDS)
def test_a_mistake_is_found_where_it_is(mistake: str, found: dict[str, set[tuple[str, str, str]]]) -> None:
    assert SEEDS[mistake].finding() in found[mistake]
