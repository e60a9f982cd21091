"""The vocabulary, the code lists and the shapes: complete, consistent, and able to find a fault."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import owlrl
import pyshacl
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, QB, SH, VANN

from entramado.graph.citation import release
from entramado.ontology import generate_terms, terms
from entramado.ontology.mistakes import OntologyError
from entramado.ontology.namespaces import DEFAULT_BASE, SHARED_PREFIXES, Base
from entramado.ontology.schemes import KIND_OF_SCHEME, SCHEMES_FOLDER, SchemeError, load_schemes
from tests.paths import ROOT, SAMPLES

ONTOLOGY = ROOT / "ontology"
ENT = Namespace(f"{DEFAULT_BASE}ontology#")
ID = f"{DEFAULT_BASE}id/"
BIBO_STATUS = URIRef("http://purl.org/ontology/bibo/status")
SAMPLE = SAMPLES / "graph.ttl"


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return Graph().parse(ONTOLOGY / "vocabulary.ttl")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(ONTOLOGY / "shapes.ttl")


def whole_graph() -> Graph:
    """The vocabulary, the schemes and a small made-up document that uses every class."""
    graph = Graph().parse(ONTOLOGY / "vocabulary.ttl").parse(SAMPLE)
    for path in SCHEMES_FOLDER.glob("*.ttl"):
        graph.parse(path)
    return graph


def own_terms(vocabulary: Graph) -> set[URIRef]:
    return {s for s in vocabulary.subjects() if isinstance(s, URIRef) and s.startswith(ENT)}


# --- vocabulary and the constants made from it


def test_terms_are_those_of_the_vocabulary(vocabulary: Graph) -> None:
    assert (ONTOLOGY / "terms.py").read_text(encoding="utf-8") == generate_terms.generate(), (
        "terms.py is old: run python -m ontology.generate_terms"
    )
    assert {str(t).removeprefix(ENT) for t in own_terms(vocabulary)} == terms.NAMES
    constants = {v for k, v in vars(terms.ENT).items() if not k.startswith("__")}
    assert constants == {f"{ENT}{name}" for name in terms.NAMES}
    assert terms.ENT.Entry == Base().term("Entry")


def test_each_term_says_what_it_means_in_both_languages_with_an_example(vocabulary: Graph) -> None:
    for term in sorted(own_terms(vocabulary)):
        for predicate in (RDFS.label, RDFS.comment):
            languages = Counter(o.language for o in vocabulary.objects(term, predicate) if isinstance(o, Literal))
            assert languages == {"es": 1, "en": 1}, f"{term} {predicate}"
        assert vocabulary.value(term, SKOS.example), term
        assert vocabulary.value(term, RDFS.isDefinedBy) == URIRef(f"{DEFAULT_BASE}ontology"), term


def test_terms_used_as_domain_range_or_parent_exist(vocabulary: Graph) -> None:
    known = own_terms(vocabulary)
    used = {o for o in vocabulary.objects() if isinstance(o, URIRef) and o.startswith(ENT)}
    assert used <= known


def test_the_ontology_has_a_header(vocabulary: Graph) -> None:
    me = URIRef(f"{DEFAULT_BASE}ontology")
    assert (me, RDF.type, OWL.Ontology) in vocabulary
    assert vocabulary.value(me, DCTERMS.creator) == Literal("Entramado")
    assert vocabulary.value(me, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert str(vocabulary.value(me, VANN.preferredNamespaceUri)) == str(ENT)
    assert vocabulary.value(me, OWL.versionInfo)


# What FOOPS! (the validator of the FAIR principles for vocabularies) looks for in a header, by its own check's name.
FOOPS = {
    "OM1": (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.creator, OWL.versionIRI),
    "OM2": (VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri, OWL.versionInfo, DCTERMS.contributor),
    "OM3": (
        DCTERMS.abstract,
        DCTERMS.bibliographicCitation,
        DCTERMS.source,
        RDFS.seeAlso,
        BIBO_STATUS,
        DCTERMS.modified,
    ),
    "OM5.1": (DCTERMS.creator, DCTERMS.created),
    "OM5.2": (DCTERMS.issued, DCTERMS.publisher),
}


@pytest.mark.parametrize("check", FOOPS)
def test_the_header_has_what_foops_looks_for(vocabulary: Graph, check: str) -> None:
    me = URIRef(f"{DEFAULT_BASE}ontology")
    assert [name for name in FOOPS[check] if vocabulary.value(me, name) is None] == []


def test_the_vocabulary_passes_the_other_checks_of_foops(vocabulary: Graph) -> None:
    me = URIRef(f"{DEFAULT_BASE}ontology")
    # PURL1, URI1, URI2: a persistent address, the same in the header and in its version.
    assert str(me).startswith("https://w3id.org/") and str(vocabulary.value(me, OWL.versionIRI)).startswith(f"{me}/")
    # OM4.1, OM4.2: a licence with an address of its own. VER1, VER2: the version IRI says the version.
    assert str(vocabulary.value(me, DCTERMS.license)).startswith("https://creativecommons.org/licenses/")
    assert str(vocabulary.value(me, OWL.versionIRI)).endswith(f"/{vocabulary.value(me, OWL.versionInfo)}")
    # VOC1, VOC2: metadata and terms of known vocabularies are used again.
    known = tuple(SHARED_PREFIXES.values())
    reused = {o for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in vocabulary.objects(None, p)}
    assert len({o for o in reused if str(o).startswith(known)}) > 5
    # VOC3, VOC4: each term has a label and a description (as another test asks in both languages).
    terms_here = own_terms(vocabulary)
    assert all(vocabulary.value(term, RDFS.label) and vocabulary.value(term, RDFS.comment) for term in terms_here)


def test_each_class_of_others_is_declared(vocabulary: Graph) -> None:
    graph = whole_graph()
    used = set(graph.objects(None, RDF.type)) | set(vocabulary.objects(None, RDFS.range))
    used |= set(vocabulary.objects(None, RDFS.subClassOf)) | set(vocabulary.objects(None, RDFS.domain))
    language = tuple(
        map(str, (OWL, RDFS, QB, "http://www.w3.org/2001/XMLSchema#", f"{RDF}langString", f"{RDF}Property"))
    )
    declared = set(vocabulary.subjects(RDF.type, OWL.Class))
    assert {iri for iri in used if not str(iri).startswith(language)} <= declared
    assert {term for term in declared if str(term).startswith(str(QB))} == {QB.DataSet, QB.Observation}


def written_terms() -> Iterator[tuple[str, str]]:
    """Every `ent:` term written in the model, the queries and the shapes, with the file it stands in."""
    files = [ROOT / "docs" / "model.md", ONTOLOGY / "shapes.ttl", *(ROOT / "queries").rglob("*.rq")]
    for path in files:
        for name in re.findall(r"\bent:([A-Za-z][A-Za-z0-9-]*)", path.read_text(encoding="utf-8")):
            yield name, path.name


def test_every_term_of_the_model_the_queries_and_the_shapes_exists() -> None:
    written = list(written_terms())
    assert len({name for name, _ in written}) > 80
    assert [(n, f) for n, f in written if n not in terms.NAMES and not n.startswith("role-reporter|")] == []


def test_no_file_of_the_graph_has_blank_nodes_so_that_a_build_repeats_byte_for_byte() -> None:
    for path in [ONTOLOGY / "vocabulary.ttl", *SCHEMES_FOLDER.glob("*.ttl")]:
        nodes = {type(n).__name__ for triple in Graph().parse(path) for n in triple}
        assert nodes <= {"URIRef", "Literal"}, path.name


def test_a_broken_vocabulary_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "vocabulary.ttl"
    path.write_text("PREFIX ent: <https://w3id.org/entramado/ontology#>\nent:Entry a owl:Class .\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"^vocabulary\.ttl:2: not Turtle \(.*\); mend the file at this line$"):
        generate_terms.generate(path)


# --- IRIs


def test_iris_are_made_under_any_base() -> None:
    base = Base("http://localhost:8000/")
    assert base.id("state", "MX-CHP") == "http://localhost:8000/id/state/MX-CHP"
    assert base.graph("prose") == "http://localhost:8000/graph/prose"
    assert base.term("Entry") == "http://localhost:8000/ontology#Entry"
    assert base.lines("compendio-2024", 331, 333) == "http://localhost:8000/id/document/compendio-2024/lines/331-333"
    assert base.rebase(Base().term("Entry")) == base.term("Entry")
    assert base.rebase("http://www.w3.org/ns/org#Organization") == "http://www.w3.org/ns/org#Organization"
    assert base.prefixes()["ent"] == "http://localhost:8000/ontology#"
    assert base.prefixes().items() >= SHARED_PREFIXES.items()


@pytest.mark.parametrize("iri", ["", "entramado/", "https://example.org", "ftp://example.org/", "https://a b/"])
def test_a_base_that_would_make_bad_iris_is_refused(iri: str) -> None:
    with pytest.raises(ValueError, match="ends in '/'"):
        Base(iri)


def test_a_term_that_the_vocabulary_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no term 'Entri'; add it to ontology/vocabulary\.ttl"):
        Base().term("Entri")


# --- code lists


def test_the_schemes_hold_what_the_documents_distinguish() -> None:
    schemes = load_schemes()
    counts = {name: len(concepts) for name, concepts in schemes.items()}
    assert counts == {
        "action-types": 20,
        "challenges": 20,  # informe-ejecutivo-2024:1126-1245
        "claim-kinds": 7,
        "chapters": 6,  # five of the compendium; PL only in informe-ejecutivo-2024:721
        "criteria": 5,
        "dimensions": 4,
        "entry-kinds": 2,
        "figure-groups": 7,
        "instrument-kinds": 7,
        "indicators": 13,
        "levels": 6,
        "migrant-types": 5,
        "objectives": 23,
        "populations": 25,
        "regions": 4,
        "sectors": 12,
        "units": 12,
    }
    assert [c.iri_slug for c in schemes["objectives"]] == [str(n) for n in range(1, 24)]
    assert [c.notation for c in schemes["chapters"]] == ["APF", "EF", "PJ", "OCA", "OSC", "PL"]
    assert [c.notation for c in schemes["challenges"]] == [str(n) for n in range(1, 21)]
    axes = {c.axis for c in schemes["populations"]}
    assert axes == {"migratory-situation", "personal-condition", "role"}


def test_each_concept_is_whole_and_no_label_means_two() -> None:
    for name, concepts in load_schemes().items():
        for language in ("label_es", "label_en", "notation", "iri_slug"):
            values = [getattr(c, language).casefold() for c in concepts]
            assert len(set(values)) == len(values), f"{name} {language}"
        assert all(c.definition_es and c.definition_en and c.scheme == name for c in concepts)


def test_schemes_list_their_concepts_both_ways() -> None:
    graph = whole_graph()
    for name, kind in KIND_OF_SCHEME.items():
        scheme = URIRef(f"{ID}scheme/{name}")
        assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
        members = {c for c in graph.subjects(SKOS.inScheme, scheme) if c.startswith(f"{ID}{kind}/")}
        top = {concept for concept in members if (concept, SKOS.broader, None) not in graph}
        assert top == set(graph.subjects(SKOS.topConceptOf, scheme)) == set(graph.objects(scheme, SKOS.hasTopConcept))
    for narrow, broad in graph.subject_objects(SKOS.broader):
        assert (broad, SKOS.narrower, narrow) in graph
    for one, other in graph.subject_objects(SKOS.related):
        assert (other, SKOS.related, one) in graph and one != other
    for concept, axis in graph.subject_objects(ENT.axis):
        assert (axis, SKOS.member, concept) in graph


@pytest.fixture
def scheme_folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SCHEMES_FOLDER, tmp_path / "schemes"))


def scheme_mistakes(folder: Path) -> list[str]:
    with pytest.raises(SchemeError) as caught:
        load_schemes(folder)
    return str(caught.value).splitlines()


def change(path: Path, old: str, new: str) -> int:
    """Replace the first `old` by `new`; the line it stands on."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_mistakes_in_several_schemes_are_told_at_once(scheme_folder: Path) -> None:
    line = change(scheme_folder / "chapters.ttl", '"PJ" ;', '"PJ" ')
    (scheme_folder / "criteria.ttl").unlink()
    path = scheme_folder / "dimensions.ttl"
    path.write_bytes(path.read_bytes().replace("Tránsito".encode(), "Tránsito".encode("latin-1")))
    found = scheme_mistakes(scheme_folder)
    assert [m.split(": ")[0] for m in found] == [f"chapters.ttl:{line + 1}", "criteria.ttl:1", found[2].split(": ")[0]]
    assert "not Turtle" in found[0]
    assert "cannot be read" in found[1]
    assert found[2].startswith("dimensions.ttl:")
    assert all("; " in m for m in found)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('skos:notation "origen" ;', "", "origen has no skos:notation"),
        ("skos:inScheme scheme:dimensions ;", "", "origen lacks skos:inScheme"),
        ('skos:prefLabel "Origen"@es', 'skos:prefLabel "Origen"@fr', "origen has no skos:prefLabel in 'es'"),
        ('skos:prefLabel "Origen"@es', 'skos:prefLabel "Destino"@es', "destino has the same skos:prefLabel as origen"),
        ('skos:notation "origen" ;', 'skos:notation "a" , "b" ;', "origen has 2 skos:notation"),
        ('skos:notation "origen" ;', 'skos:notation "o" ; skos:altLabel "Origen"@es ;', "holds 'Origen' as two kinds"),
    ],
)
def test_a_concept_that_is_not_whole_is_told_with_its_line(scheme_folder: Path, old: str, new: str, what: str) -> None:
    change(scheme_folder / "dimensions.ttl", old, new)
    (found,) = scheme_mistakes(scheme_folder)
    assert what in found
    assert re.match(r"dimensions\.ttl:\d+: ", found)


def test_a_label_added_to_a_scheme_reaches_the_matchers(scheme_folder: Path) -> None:
    change(
        scheme_folder / "dimensions.ttl", 'skos:notation "origen" ;', 'skos:notation "o" ; skos:altLabel "salida"@es ;'
    )
    assert load_schemes(scheme_folder)["dimensions"][0].alt_labels == ("salida",)


# --- reasoning


def closure(graph: Graph) -> Graph:
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def faults(graph: Graph) -> list[str]:
    """What an OWL RL reasoner finds wrong: its error notes, members of owl:Nothing, unlike things made the same."""
    notes = [str(o) for o in graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))]
    nothing = [f"{s} is nothing" for s in graph.subjects(RDF.type, OWL.Nothing)]
    same = [
        f"{s} = {o}"
        for s, o in graph.subject_objects(OWL.sameAs)
        if s != o and str(s).startswith(DEFAULT_BASE) and str(o).startswith(DEFAULT_BASE)
    ]
    return notes + nothing + same


@pytest.mark.slow
def test_the_ontology_with_a_document_is_consistent_under_owl_rl() -> None:
    graph = closure(whole_graph())
    assert faults(graph) == []
    entry = URIRef(f"{ID}entry/doc-apf-7-1")
    assert (entry, iri("prov", "wasAttributedTo"), URIRef(f"{ID}institution/upmrip")) in graph


def iri(prefix: str, name: str) -> URIRef:
    return URIRef(SHARED_PREFIXES[prefix] + name)


# A triple that contradicts the ontology, and what the reasoner says of it.
CONTRADICTIONS = {
    "<entry/doc-apf-7-1> a ent:Institution": r"Disjoint classes .*#Entry and .*#Institution .*entry/doc-apf-7-1",
    "<institution/upm> ent:successorOf <institution/upmrip>": r"asymmetric property .*#successorOf on .*/upmrip",
    "<state/MX-CHP> ent:region <region/norte>": r"region/sur-sureste = .*region/norte",
}


@pytest.mark.slow
def test_the_reasoner_finds_each_fault() -> None:
    graph = Graph().parse(ONTOLOGY / "vocabulary.ttl").parse(SAMPLE)
    triples = "".join(f"{triple} .\n" for triple in CONTRADICTIONS)
    graph.parse(data=f"BASE <{ID}>\nPREFIX ent: <{ENT}>\n{triples}", format="turtle")
    found = faults(closure(graph))
    for triple, said in CONTRADICTIONS.items():
        assert any(re.search(said, fault) for fault in found), (triple, found)
    # Each of the two that hold both ways is told twice.
    assert len(found) == 5


def results(graph: Graph, shapes: Graph) -> list[tuple[str, str]]:
    """What the shapes find: the node and the message of each result."""
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    found = [
        (str(report.value(result, SH.focusNode)), str(message))
        for result, message in report.subject_objects(SH.resultMessage)
    ]
    assert conforms == (not found)
    return found


def violations(graph: Graph, shapes: Graph) -> list[str]:
    return [message for _, message in results(graph, shapes)]


def test_a_whole_small_graph_conforms(shapes: Graph) -> None:
    assert violations(whole_graph(), shapes) == []


def test_each_shape_has_a_target_that_exists_a_message_and_a_severity(vocabulary: Graph, shapes: Graph) -> None:
    graph = whole_graph()
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        target = shapes.value(shape, SH.targetClass)
        assert (None, RDF.type, target) in graph, f"the sample has no {target}"
        for part in [shape, *shapes.objects(shape, SH.property)]:
            message = shapes.value(part, SH.message)
            assert isinstance(message, Literal), shape
            assert message.language == "en", shape
            assert shapes.value(part, SH.severity), shape


def test_each_class_of_the_vocabulary_has_a_shape(vocabulary: Graph, shapes: Graph) -> None:
    targets = set(shapes.objects(None, SH.targetClass))
    for term in own_terms(vocabulary) & set(vocabulary.subjects(RDF.type, OWL.Class)):
        parents = set(vocabulary.objects(term, RDFS.subClassOf))
        assert targets & {term, *parents}, f"no shape for {term}"


E, P = f"{ID}entry/doc-apf-7-1", f"{ID}entry/doc-apf-7-1#participation-10-1"
DELETE, INSERT = "delete", "insert"


SHAPE_FAULTS = (
    (DELETE, f"<{E}> ent:document ?o", "an entry stands in one document"),
    (DELETE, f"<{E}> ent:mainProgramme ?o", "an entry has one main programme"),
    (DELETE, f"<{E}> ent:evidence ?o", "a fact cites the lines it was read in"),
    (DELETE, f"<{P}> ent:evidence ?o", "a fact cites the lines it was read in"),
    (DELETE, f"<{E}#fact-1> ent:evidence ?o", "a fact cites the lines it was read in"),
    (DELETE, f"<{P}> prov:agent ?o", "not a well-formed Participation"),
    (DELETE, f"<{P}> prov:hadRole ?o", "a participation has one of the seven roles"),
    (INSERT, f"<{E}> ent:hasResults false", "an entry says once whether it has results"),
    (INSERT, f'<{E}> ent:kind "plan"', "an entry is an action or a future aim"),
    (INSERT, f"<{E}> ent:firstLine 99", "one first line"),
    (INSERT, f'<{E}> schema:startDate "marzo"', "an entry has one start at most"),
    (INSERT, f'<{E}> schema:url "x"', "addresses are xsd:anyURI literals"),
    (INSERT, f"<{E}> ent:population <{ID}objective/7>", "populations are concepts of their scheme"),
    (INSERT, f"<{E}#figure-12-1> rdf:value -3", "a figure has one number, not negative"),
    (INSERT, f"<{ID}institution/upmrip> ent:seat <{ID}country/GT>", "an institution belongs to one state at most"),
    (INSERT, f'<{ID}institution/upmrip> ent:sector "church"', "an institution belongs to one sector at most"),
    (INSERT, f"<{ID}institution/upmrip> owl:sameAs <http://example.org/x>", "the same as Wikidata items only"),
    (INSERT, f"<{ID}programme/p#link-1> ent:score 1.5", "a link has one score from 0 to 1"),
    (DELETE, f"<{ID}statistic/doc-mx-chp-15-1> ent:indicator ?o", "a statistic measures one indicator"),
    (INSERT, f'<{ID}claim/doc-16-1> ent:claimKind "rumour"', "a claim is of one known kind"),
    (
        INSERT,
        f'<{ID}population/nna> skos:prefLabel "Kinder"@de',
        "one preferred label in Spanish and one in English",
    ),
)


def changed(*faults: tuple[str, str, str]) -> Graph:
    """The sound small graph with triples taken out or put in."""
    graph = whole_graph()
    prefixes = "".join(f"PREFIX {p}: <{n}>\n" for p, n in Base().prefixes().items())
    for how, triple, _ in faults:
        graph.update(f"{prefixes} {'DELETE WHERE' if how == DELETE else 'INSERT DATA'} {{ {triple} }}")
    return graph


@pytest.fixture(scope="module")
def found_by_shapes(shapes: Graph) -> list[tuple[str, str]]:
    """What the shapes find in the graph that has all of the faults at once."""
    return results(changed(*SHAPE_FAULTS), shapes)


@pytest.mark.parametrize(("how", "triple", "message"), SHAPE_FAULTS)
def test_a_shape_finds_its_fault(found_by_shapes: list[tuple[str, str]], how: str, triple: str, message: str) -> None:
    node = triple.partition(">")[0].removeprefix("<")
    assert any(focus == node and message in said for focus, said in found_by_shapes), (how, found_by_shapes)


def test_a_reporter_that_is_no_institution_is_found(shapes: Graph) -> None:
    graph = changed((DELETE, "?s a ent:Institution", ""))
    assert any("reporters are institutions" in message for message in violations(graph, shapes))


def test_an_entry_that_says_nothing_is_found(shapes: Graph) -> None:
    graph = whole_graph()
    kept = {
        ENT.document,
        ENT.ordinal,
        ENT.kind,
        ENT.firstLine,
        ENT.lastLine,
        ENT.hasResults,
        ENT.programme,
        ENT.mainProgramme,
        ENT.evidence,
        DCTERMS.type,
    }
    for predicate in set(graph.predicates(URIRef(E))) - kept - {RDF.type, RDFS.label}:
        graph.remove((URIRef(E), predicate, None))
    assert violations(graph, shapes) == ["an entry says at least one fact besides its title"]


def test_a_last_line_before_the_first_is_found(shapes: Graph) -> None:
    graph = whole_graph()
    graph.set((URIRef(E), ENT.lastLine, Literal(9)))
    assert any("one first line" in m for m in violations(graph, shapes))


# --- what qSKOS looks for


@cache
def _scheme_graphs() -> dict[str, Graph]:
    return {path.stem: Graph().parse(path, format="turtle") for path in sorted((ONTOLOGY / "schemes").glob("*.ttl"))}


def test_no_label_stands_twice_in_a_scheme() -> None:
    for name, graph in _scheme_graphs().items():
        taken: dict[tuple[str, str | None], str] = {}
        for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
            for concept, label in graph.subject_objects(kind):
                if (concept, RDF.type, SKOS.Concept) in graph:
                    other = taken.setdefault((str(label).casefold(), label.language), str(concept))
                    assert other == str(concept), f"{name}: {label} names {other} and {concept}"


def test_the_structure_of_the_schemes_is_whole() -> None:
    whole = Graph()
    for name, graph in _scheme_graphs().items():
        whole += graph
        [scheme] = graph.subjects(RDF.type, SKOS.ConceptScheme)
        for value in (DCTERMS.title, DCTERMS.description, DCTERMS.issued, DCTERMS.modified, OWL.versionInfo):
            assert graph.value(scheme, value) is not None, f"{name} lacks {value}"
        for concept in graph.subjects(RDF.type, SKOS.Concept):
            # Every concept is a top one or below one.
            above = set(graph.transitive_objects(concept, SKOS.broader))
            assert any((one, SKOS.topConceptOf, scheme) in graph for one in above), concept
            for broader in graph.objects(concept, SKOS.broader):
                assert concept not in set(graph.transitive_objects(broader, SKOS.broader))
            for notes in (SKOS.definition, SKOS.scopeNote):
                languages = {note.language for note in graph.objects(concept, notes)}
                assert languages in ({"es", "en"}, set()), concept
        for top in graph.objects(scheme, SKOS.hasTopConcept):
            assert (top, SKOS.topConceptOf, scheme) in graph and (top, SKOS.broader, None) not in graph
    for one, other in whole.subject_objects(SKOS.related):
        assert (other, SKOS.related, one) in whole and one != other
        assert other not in set(whole.transitive_objects(one, SKOS.broader))
    for one, other in whole.subject_objects(SKOS.broader):
        assert (other, SKOS.narrower, one) in whole
    assert len(set(whole.subjects(SKOS.related, None))) >= 20
    assert len(set(whole.subjects(SKOS.scopeNote, None))) >= 15
    for concept, matched in whole.subject_objects(SKOS.relatedMatch):
        assert whole.value(concept, SKOS.inScheme) != whole.value(matched, SKOS.inScheme)
        assert (matched, RDF.type, SKOS.Concept) in whole


def test_each_objective_names_its_paragraph_of_the_resolution() -> None:
    graph = _scheme_graphs()["objectives"]
    cited = {
        int(graph.value(objective, SKOS.notation)): str(text)
        for objective, text in graph.subject_objects(DCTERMS.bibliographicCitation)
    }
    # The first objective is set out in paragraph 17 of the annex, the last in 39.
    assert cited == {n: f"A/RES/73/195, annex, para. {n + 16}" for n in range(1, 24)}


def test_the_vocabulary_says_what_registries_ask_of_one() -> None:
    graph = Graph().parse(ONTOLOGY / "vocabulary.ttl")
    [ontology] = graph.subjects(RDF.type, OWL.Ontology)
    asked = (DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.contributor, DCTERMS.publisher)
    for name in (*asked, DCTERMS.license, DCTERMS.created, DCTERMS.issued, DCTERMS.modified):
        assert graph.value(ontology, name) is not None, name
    number = str(graph.value(ontology, OWL.versionInfo))
    assert number == release()
    assert str(graph.value(ontology, OWL.versionIRI)).endswith(f"/ontology/{number}")
    assert f", {number}." in str(graph.value(ontology, DCTERMS.bibliographicCitation))
    for graph in _scheme_graphs().values():
        assert {str(one) for one in graph.objects(None, OWL.versionInfo)} == {number}
