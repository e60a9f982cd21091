"""``entramado check``: every rule finds its fault, a broken rule ends with 1, and the report reads back."""

import json
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse
from rdflib import Graph, URIRef

from entramado.api.check import SEVERITIES, comparisons, examine
from entramado.api.cli import main
from entramado.graph import snapshot, validation
from entramado.graph.build import ONTOLOGY
from entramado.graph.export import TripleIndex
from entramado.graph.quads.authority import turtle_quads
from entramado.graph.snapshot import Snapshot
from entramado.graph.validation import validate
from entramado.ontology.namespaces import DEFAULT_BASE, Base
from entramado.queries.saved import load_all
from tests.paths import SAMPLES

SAMPLE = SAMPLES / "graph.ttl"
ENT, ID = f"{DEFAULT_BASE}ontology#", f"{DEFAULT_BASE}id/"
REPORT = {
    "documents": {
        "doc": {
            "lines": 9,
            "entries": 2,
            "unread_lines": [7],
            "fields": {"urls": {"found": 3, "unlinked": 1, "new": 0}},
        }
    },
    "names_not_placed": [{"name": "La Casa", "why": "ambiguous", "mentions": 2, "first": "doc:3"}],
    "flags": [{"document": "doc", "line": 4, "code": "number-twice", "message": "dos veces el 4"}],
}
PREFIXES = f"""
PREFIX ent: <{ENT}>
PREFIX : <{ID}>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
TWO = (
    ":r a ent:Document . :l1 oa:hasSource :r ; ent:firstLine 1 . :l2 oa:hasSource :r ; ent:firstLine 2 . "
    ":l3 ent:firstLine 3 ."
)
CUBE = (
    ":cube qb:structure :s . :s qb:component :c1 , :c2 . :c1 qb:dimension :area . :c2 qb:measure rdf:value . "
    ":area qb:codeList :list . :list a skos:ConceptScheme . :x skos:inScheme :list . :y skos:inScheme :list ."
)
FAULTS = {
    "last-edition-before-the-first": (
        ":p ent:firstEdition '2024'^^xsd:gYear ; ent:lastEdition '2018'^^xsd:gYear .",
        ":p ent:firstEdition '2018'^^xsd:gYear ; ent:lastEdition '2018'^^xsd:gYear .",
    ),
    "triples-in-two-graphs": (
        "GRAPH :g { :a :b :c } GRAPH :h { :a :b :c }",
        "GRAPH :g { :a :b :c } GRAPH :h { :a :b :d }",
    ),
    "period-ends-before-it-starts": (
        ":e a ent:Entry ; schema:startDate '2024'^^xsd:gYear ; schema:endDate '2023-05'^^xsd:gYearMonth .",
        ":e a ent:Entry ; schema:startDate '2024-03'^^xsd:gYearMonth ; schema:endDate '2024'^^xsd:gYear .",
    ),
    "entries-that-overlap": (
        ":e a ent:Entry ; ent:document :d ; ent:firstLine 1 ; ent:lastLine 5 . "
        ":f a ent:Entry ; ent:document :d ; ent:firstLine 5 ; ent:lastLine 9 .",
        ":e a ent:Entry ; ent:document :d ; ent:firstLine 1 ; ent:lastLine 5 . "
        ":f a ent:Entry ; ent:document :d ; ent:firstLine 6 ; ent:lastLine 9 .",
    ),
    "evidence-beyond-the-document": (
        ":d ent:lineCount 10 . :l oa:hasSource :d ; ent:firstLine 9 ; ent:lastLine 11 .",
        ":d ent:lineCount 10 . :l oa:hasSource :d ; ent:firstLine 9 ; ent:lastLine 10 .",
    ),
    "facts-outside-their-entry": (
        ":e a ent:Entry ; ent:firstLine 3 ; ent:lastLine 5 ; ent:figure :g . :g ent:evidence :l . :l ent:firstLine 7 .",
        ":e a ent:Entry ; ent:firstLine 3 ; ent:lastLine 5 ; ent:figure :g . :g ent:evidence :l . :l ent:firstLine 4 .",
    ),
    "bodies-above-themselves": (
        ":a ent:successorOf :b . :b ent:successorOf :a .",
        ":a ent:successorOf :b . :b org:subOrganizationOf :a .",
    ),
    "editions-of-a-programme": (
        ":p a ent:Programme ; ent:firstEdition '2018'^^xsd:gYear ; ent:lastEdition '2024'^^xsd:gYear . "
        ":p ent:hasEntry :e . :e ent:document :d . :d ent:edition '2024'^^xsd:gYear .",
        ":p a ent:Programme ; ent:firstEdition '2024'^^xsd:gYear ; ent:lastEdition '2024'^^xsd:gYear . "
        ":p ent:hasEntry :e . :e ent:document :d . :d ent:edition '2024'^^xsd:gYear .",
    ),
    "links-outside-their-programme": (
        ":p ent:hasEntry :e ; ent:link :l . :l ent:from :e ; ent:to :f .",
        ":p ent:hasEntry :e , :f ; ent:link :l . :l ent:from :e ; ent:to :f .",
    ),
    "state-reports-without-its-state": (
        ":e a ent:Entry ; ent:chapter :ef ; ent:reporter :g . :ef skos:notation 'EF' . :g ent:seat :s . "
        ":s rdfs:label 'S' .",
        ":e a ent:Entry ; ent:chapter :ef ; ent:reporter :g ; ent:state :s . :ef skos:notation 'EF' . :g ent:seat :s . "
        ":s rdfs:label 'S' .",
    ),
    "totals-that-contradict-each-other": (
        f"{TWO} :a a ent:Claim ; ent:claimKind 'actions' ; rdf:value 5 ; ent:objective :o ; ent:evidence :l1 . "
        ":b a ent:Claim ; ent:claimKind 'actions' ; rdf:value 4 ; ent:objective :o ; ent:evidence :l2 .",
        f"{TWO} :a a ent:Claim ; ent:claimKind 'actions' ; rdf:value 5 ; ent:objective :o ; ent:evidence :l1 . "
        ":b a ent:Claim ; ent:claimKind 'actions' ; rdf:value 4 ; ent:objective :p ; ent:evidence :l2 .",
    ),
    "parts-that-do-not-sum": (
        f"{TWO} :a a ent:Claim ; ent:claimKind 'actions' ; rdf:value 5 ; ent:objective :o ; ent:evidence :l1 . "
        ":b a ent:Claim ; ent:claimKind 'actions' ; rdf:value 4 ; ent:objective :o ; ent:evidence :l2 . "
        ":b ent:chapter :c .",
        f"{TWO} :a a ent:Claim ; ent:claimKind 'actions' ; rdf:value 4 ; ent:objective :o ; ent:evidence :l1 . "
        ":b a ent:Claim ; ent:claimKind 'actions' ; rdf:value 4 ; ent:objective :o ; ent:evidence :l2 . "
        ":b ent:chapter :c .",
    ),
    "chapters-that-do-not-sum": (
        f"{TWO} :a a ent:Claim ; ent:claimKind 'actions' ; rdf:value 9 ; ent:evidence :l1 . "
        ":b a ent:Claim ; ent:claimKind 'actions' ; rdf:value 4 ; ent:chapter :c ; ent:evidence :l2 . "
        ":x a ent:Claim ; ent:claimKind 'actions' ; rdf:value 4 ; ent:chapter :d ; ent:evidence :l2 .",
        f"{TWO} :a a ent:Claim ; ent:claimKind 'actions' ; rdf:value 8 ; ent:evidence :l1 . "
        ":b a ent:Claim ; ent:claimKind 'actions' ; rdf:value 4 ; ent:chapter :c ; ent:evidence :l2 . "
        ":x a ent:Claim ; ent:claimKind 'actions' ; rdf:value 4 ; ent:chapter :d ; ent:evidence :l2 . "
        ":y a ent:Claim ; ent:claimKind 'actions' ; rdf:value 1 ; ent:chapter :d ; ent:evidence :l3 .",
    ),
    "values-not-of-their-type": (
        ":e schema:startDate '2023-02-30'^^xsd:date , '2023-02-29'^^xsd:date .",
        ":e schema:startDate '2024-02-29'^^xsd:date ; ent:edition '2024'^^xsd:gYear ; rdfs:label '2023-02-30' .",
    ),
    "things-not-described": (":e ent:state :s .", ":e ent:state :s . :s a ent:State ."),
    "terms-not-declared": (
        ":e ent:colour 'red' .",
        ":e ent:colour 'red' . ent:colour rdfs:isDefinedBy :ontology .",
    ),
    "labels-twice-in-a-scheme": (
        ":a skos:inScheme :s ; skos:prefLabel 'Niñez'@es . :b skos:inScheme :s ; skos:prefLabel 'niñez'@es .",
        ":a skos:inScheme :s ; skos:prefLabel 'no'@es . :b skos:inScheme :s ; skos:prefLabel 'no'@en .",
    ),
    "observations-not-placed": (
        f"{CUBE} :o a qb:Observation ; qb:dataSet :cube ; :area :x .",
        f"{CUBE} :o a qb:Observation ; qb:dataSet :cube ; :area :x ; rdf:value 1 .",
    ),
    "observations-at-one-place": (
        f"{CUBE} :o qb:dataSet :cube ; :area :x . :p qb:dataSet :cube ; :area :x .",
        f"{CUBE} :o qb:dataSet :cube ; :area :x . :p qb:dataSet :cube ; :area :y .",
    ),
    "concepts-above-themselves": (
        ":a skos:broader :b ; skos:inScheme :s . :b skos:broader :a ; skos:inScheme :s .",
        ":a skos:broader :b ; skos:inScheme :s ; skos:related :c . :b skos:inScheme :s .",
    ),
    "values-outside-their-range": (
        "ent:ordinal a owl:DatatypeProperty ; rdfs:range xsd:string . :e ent:ordinal 7 .",
        "ent:ordinal a owl:DatatypeProperty ; rdfs:range xsd:string . :e ent:ordinal '7' .",
    ),
    "values-given-twice": (
        "ent:document a owl:FunctionalProperty . :e ent:document :a , :b .",
        "ent:document a owl:FunctionalProperty . :e ent:document :a . :f ent:document :b .",
    ),
    "values-that-are-owed": (
        ":a a ent:State ; dcterms:identifier 'XA-1' ; ent:region :r . :b a ent:State ; dcterms:identifier 'XA-2' .",
        ":a a ent:State ; dcterms:identifier 'XA-1' ; ent:region :r . :b a ent:State ; dcterms:identifier 'XB-2' .",
    ),
    "one-item-for-two-things": (
        ":a owl:sameAs <http://example.org/q> . :b owl:sameAs <http://example.org/q> .",
        ":a owl:sameAs <http://example.org/q> . :b owl:sameAs <http://example.org/r> .",
    ),
    "codes-that-are-not-the-address": (
        "<https://example.org/id/state/MX-CHP> a ent:State ; dcterms:identifier 'MX-CMX' .",
        "<https://example.org/id/state/MX-CHP> a ent:State ; dcterms:identifier 'MX-CHP' .",
    ),
    "statements-of-what-is-not-said": (
        ":f a rdf:Statement ; rdf:subject :e ; rdf:predicate ent:state ; rdf:object :s . :e ent:state :t .",
        ":f a rdf:Statement ; rdf:subject :e ; rdf:predicate ent:state ; rdf:object :s . :e ent:state :s .",
    ),
    "parts-of-no-entry": (
        ":f a ent:Figure . :e ent:challenge :c . :g ent:challenge :c .",
        ":f a ent:Figure . :e ent:figure :f ; ent:participation :p . :p ent:inEntry :e .",
    ),
    "verdicts-that-do-not-follow": (
        ":c a ent:Claim ; ent:claimKind 'actions' ; rdf:value 5 ; ent:computedValue 4 ; ent:agrees true .",
        ":c a ent:Claim ; ent:claimKind 'actions' ; rdf:value 5 ; ent:computedValue 4 ; ent:agrees false .",
    ),
    "texts-that-are-damaged": (":a rdfs:label 'ni\u00c3\u00b1ez'@es .", ":a rdfs:label 'ni\u00f1ez'@es ."),
    "web-addresses-that-are-none": (
        ":e schema:url 'http:/example.org' .",
        ":e schema:url 'https://www.example.org/a?b#c' , 'http://example.org' , 'https://example.org?b' .",
    ),
    "numbers-out-of-range": (
        ":f a ent:Figure ; rdf:value -1 .",
        ":f a ent:Figure ; rdf:value 0 . :c a ent:Claim ; ent:claimKind 'share' ; rdf:value 100 .",
    ),
    "years-out-of-range": (
        ":e schema:endDate '2099-01'^^xsd:gYearMonth ; ent:document :d . :d ent:edition '2024'^^xsd:gYear .",
        ":e schema:endDate '2030-01'^^xsd:gYearMonth ; ent:document :d . :d ent:edition '2024'^^xsd:gYear .",
    ),
    "ties-of-bodies-not-measured": (
        ":t ent:tieEnd :a ; ent:inNetwork :n . :m ent:measuredBody :a ; ent:inNetwork :o .",
        ":t ent:tieEnd :a ; ent:inNetwork :n . :m ent:measuredBody :a ; ent:inNetwork :n .",
    ),
    "participants-without-entry": (
        ":c ent:withoutEntry :n ; ent:objective :o . :o skos:notation '7' . :n ent:namePrinted 'Nadie' .",
        ":c ent:objective :o . :o skos:notation '7' . :n ent:namePrinted 'Nadie' .",
    ),
    "entries-not-named": (
        ":c ent:unnamedEntry :e ; ent:objective :o . :o skos:notation '7' .",
        ":c ent:objective :o . :o skos:notation '7' .",
    ),
}
CHECKS = {name: query for name, query in load_all().items() if query.group == "checks"}


def rows(name: str, turtle: str) -> list[object]:
    store = Store()
    store.load((PREFIXES + turtle).encode(), format=RdfFormat.TRIG)
    results = store.query(CHECKS[name].sparql(), use_default_graph_as_union=True)
    assert isinstance(results, QuerySolutions)
    return list(results)


def test_each_check_is_tried_and_says_how_grave_it_is() -> None:
    assert set(FAULTS) == set(CHECKS)
    assert all(query.headers["severity"] in SEVERITIES for query in CHECKS.values())


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_check_finds_its_fault_and_nothing_else(name: str) -> None:
    fault, sound = FAULTS[name]
    assert rows(name, fault)
    assert not rows(name, sound)


def sample(base: Base | None = None) -> list[Quad]:
    base = base or Base()
    graph = NamedNode(base.graph("doc"))
    text = SAMPLE.read_text(encoding="utf-8").replace(DEFAULT_BASE, base.iri)
    quads = [Quad(q.subject, q.predicate, q.object, graph) for q in parse(text, RdfFormat.TURTLE)]
    return [*turtle_quads(base, ONTOLOGY), *quads]


def written(folder: Path, quads: list[Quad], base: Base | None = None) -> Snapshot:
    return snapshot.write(folder, quads, [], {"base": (base or Base()).iri}, REPORT)


def test_a_sound_snapshot_ends_with_0_and_tells_what_was_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "s", sample())
    assert main(["check", "--snapshot", str(tmp_path / "s")]) == 0
    out = capsys.readouterr().out
    assert "no rule is broken" in out
    assert "doc: 2 entries, 9 lines, 1 unread" in out
    assert "unread lines: 7" in out
    assert "La Casa  (doc:3)" in out
    assert "doc:4: number-twice: dos veces el 4" in out


def test_a_broken_rule_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quads = [q for q in sample() if q.predicate.value != f"{ENT}mainProgramme"]
    written(tmp_path / "s", quads)
    assert main(["check", "--snapshot", str(tmp_path / "s"), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["broken"] == 2
    assert {f["rule"] for f in report["findings"] if f["severity"] == "violation"} == {"SHACL"}
    assert report["build_report"] == REPORT


def test_against_another_snapshot_says_what_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "new", sample())
    before = json.loads(json.dumps(REPORT))
    before["documents"]["doc"]["fields"]["urls"]["unlinked"] = 3
    snapshot.write(tmp_path / "old", [], [], {"base": DEFAULT_BASE}, before)
    assert main(["check", "--snapshot", str(tmp_path / "new"), "--against", str(tmp_path / "old")]) == 0
    assert "doc: urls: 2 newly linked" in capsys.readouterr().out


def test_a_snapshot_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--snapshot", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_shapes_follow_the_base_of_the_snapshot() -> None:
    base = Base("https://example.org/graph/")
    assert [f for f in validate(sample(base), base=base) if f.severity == "violation"] == []
    missing = [q for q in sample(base) if q.predicate.value != base.term("mainProgramme")]
    assert [f.message for f in validate(missing, base=base)] == ["an entry has one main programme"] * 2


def test_a_difference_between_published_and_computed_breaks_no_rule(tmp_path: Path) -> None:
    graph = NamedNode(f"{DEFAULT_BASE}graph/reconciliation")
    claims = (q.subject for q in sample() if q.object == NamedNode(f"{ENT}Claim"))
    claim = next(c for c in claims if isinstance(c, NamedNode) and c.value.startswith(ID))
    facts = [q for q in sample() if not (q.subject == claim and q.predicate.value.startswith(f"{ENT}computed"))]
    facts = [q for q in facts if not (q.subject == claim and q.predicate.value == f"{ENT}agrees")]
    number = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    boolean = NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
    facts += [
        Quad(claim, NamedNode(f"{ENT}computedValue"), Literal("5", datatype=number), graph),
        Quad(claim, NamedNode(f"{ENT}difference"), Literal("-3", datatype=number), graph),
        Quad(claim, NamedNode(f"{ENT}agrees"), Literal("false", datatype=boolean), graph),
        Quad(claim, NamedNode(f"{ENT}computedBy"), Literal("claims-actions"), graph),
    ]
    report = examine(written(tmp_path / "s", facts))
    assert report["broken"] == 0
    (row,) = report["published_against_computed"]
    assert (row["computed"], row["difference"], row["agrees"]) == (5, -3, False)
    assert row["queries"] == ["claims-actions"]


def test_the_built_snapshot_compares_every_kind_of_claim(built: Path) -> None:
    store = Store()
    store.bulk_load(path=str(built / "facts.nq"), format=RdfFormat.N_QUADS)
    found = list(comparisons(TripleIndex(Base(), store), Base()))
    assert len(found) > 200
    by_line = {(row["line"], row["statement"]): row for row in found}
    seven = by_line[275, "actions, objective 7"]
    assert (seven["published"], seven["computed"], seven["agrees"], len(seven["counted_lines"])) == (46, 46, True, 46)
    assert seven["counted_in"] == "compendio-2024"
    named = by_line[458, "participants, objective 15"]
    assert named["names_without_entry"]
    assert named["entries_not_named"]


def test_a_value_that_the_engine_fails_at_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        f"PREFIX ent: <{ENT}> PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX s: <{DEFAULT_BASE}shapes#> "
        "s:P a sh:NodeShape ; sh:targetClass ent:Programme ; sh:property [ sh:path ent:none ; sh:maxCount 9 ] . "
        "s:D a sh:NodeShape ; sh:targetClass ent:Document ; sh:property [ sh:path ent:none ; sh:minCount 1 ] .",
        encoding="utf-8",
    )
    engine, programme = validation.pyshacl.validate, URIRef(f"{ENT}Programme")

    def fails_at_programmes(data: Graph, *, shacl_graph: Graph, **options: Any) -> Any:
        if (None, None, programme) in shacl_graph:
            raise TypeError("'<=' not supported")
        return engine(data, shacl_graph=shacl_graph, **options)

    monkeypatch.setattr(validation.pyshacl, "validate", fails_at_programmes)
    found = validate(sample(), shapes)
    assert ("violation", f"{DEFAULT_BASE}shapes#P") in {(f.severity, f.node) for f in found}
    assert f"{ID}document/doc" in {f.node for f in found}
    assert any("cannot be judged" in f.message for f in found)
