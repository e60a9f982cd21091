"""Downloads: the same facts in every file, tables that read back, a description that counts right, plain JSON-LD."""

import csv
import gzip
import hashlib
import io
import json
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from entramado.graph import export_tables, parquet
from entramado.graph.dumps import CSV, NQUADS, Dump, planned, read_index, write_dumps
from entramado.graph.export import EXPORTS, TripleIndex
from entramado.graph.export_columns import EXPORT_COLUMNS
from entramado.graph.jsonld_context import context
from entramado.graph.mappings import sssom
from entramado.graph.plain_jsonld import document
from entramado.graph.quads.description import Counts, description_quads
from entramado.graph.readable import turtle
from entramado.graph.releases import releases
from entramado.graph.snapshot import FACTS, Snapshot
from entramado.ontology.namespaces import DCAT, DCTERMS, FOAF, OWL, RDF, RDFS, SKOS, VOID, XSD, Base

ROOT = "https://example.org/id/entry/x"


@pytest.fixture(scope="module")
def facts(invented: Snapshot) -> bytes:
    return (invented.folder / FACTS).read_bytes()


@pytest.fixture(scope="module")
def folder(invented: Snapshot, facts: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dumps") / "out"
    write_dumps(facts, Base(invented.manifest["base"]), invented.build, out)
    return out


def test_the_index_lists_every_file_and_each_is_as_it_says(folder: Path) -> None:
    listed = {dump.name: dump for dump in read_index(folder)}
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert set(listed) == there - {"index.json"}
    assert all((folder / name).stat().st_size == dump.bytes for name, dump in listed.items())
    assert read_index(folder / "nowhere") == []


def test_the_names_of_the_files_are_known_before_they_are_written(folder: Path) -> None:
    written = read_index(folder)
    graphs = {f"https://example.org/graph/{dump.about}" for dump in written if dump.kind == "graph"}
    told = [(dump.name, dump.about, dump.kind, dump.media_type, dump.gzipped) for dump in written]
    assert told == [(one.name, one.about, one.kind, one.media_type, one.gzipped) for one in planned(graphs)]


def test_the_graphs_together_are_the_whole(folder: Path, facts: bytes, invented: Snapshot) -> None:
    whole = set(parse(facts, RdfFormat.N_QUADS))
    assert gzip.decompress((folder / "facts.nq.gz").read_bytes()) == facts
    base = Base(invented.manifest["base"])
    for suffix, format in ((".ttl", RdfFormat.TURTLE), (".nt.gz", RdfFormat.N_TRIPLES)):
        found: set[Quad] = set()
        for path in (folder / "graphs").glob(f"*{suffix}"):
            data = path.read_bytes()
            triples = parse(gzip.decompress(data) if suffix.endswith(".gz") else data, format)
            graph = NamedNode(base.graph(path.name.removesuffix(suffix)))
            found |= {Quad(t.subject, t.predicate, t.object, graph) for t in triples}
        assert found == whole


def test_no_prose_goes_into_any_file(folder: Path, invented: Snapshot) -> None:
    quads = parse((invented.folder / "prose.nq").read_bytes(), RdfFormat.N_QUADS)
    sentences = [str(q.object.value) for q in quads if isinstance(q.object, Literal) and len(q.object.value) > 80]
    assert sentences
    for path in folder.rglob("*.jsonl"):
        text = path.read_text(encoding="utf-8")
        assert not any(sentence in text for sentence in sentences)


def test_the_tables_read_back_alike_from_every_format(folder: Path, facts: bytes, invented: Snapshot) -> None:
    records = list(EXPORTS["entries"](TripleIndex(Base(invented.manifest["base"]), parse(facts, RdfFormat.N_QUADS))))
    lines = (folder / "entries.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(json.dumps(records))
    for name in export_tables.TABLES:
        read = pq.read_table(folder / f"{name}.parquet").to_pylist()
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
        assert len(read) == len(rows)
        for one, other in zip(read, rows, strict=True):
            assert {key: export_tables._text(value) for key, value in one.items()} == other
    assert len(records) == pq.read_table(folder / "entries.parquet").num_rows > 0
    named = sum(len(r["organisations"]) + len(r["reporters"]) + len(r["parents"]) for r in records)
    assert pq.read_table(folder / "participations.parquet").num_rows == named


def test_equal_facts_give_equal_files(folder: Path, facts: bytes, invented: Snapshot, tmp_path: Path) -> None:
    again = write_dumps(facts, Base(invented.manifest["base"]), invented.build, tmp_path / "again")
    assert again == read_index(folder)


def test_empty_tables_are_tables() -> None:
    assert export_tables.to_csv([]) == b"\r\n"
    assert pq.read_table(io.BytesIO(parquet.write([]))).num_rows == 0


def test_the_description_names_files_graphs_and_counts(folder: Path, invented: Snapshot) -> None:
    base, site = Base(invented.manifest["base"]), "https://data.example.org/"
    counts = Counts(invented.manifest["graphs"], invented.manifest["classes"], {f"{RDFS}label": 7})
    quads = list(description_quads(base, site, counts, read_index(folder), invented.build))
    read = {t.triple for t in parse(turtle(base, quads), RdfFormat.TURTLE)}
    assert read == {q.triple for q in quads}
    me = NamedNode(base.id("dataset", "entramado"))
    said = {(t.subject, t.predicate.value): t.object for t in read}
    assert said[me, f"{VOID}triples"] == Literal(sum(invented.manifest["graphs"].values()))
    downloads = {t.object.value for t in read if t.predicate.value == f"{DCAT}downloadURL"}  # type: ignore[union-attr]
    assert downloads == {f"{site}dumps/{dump.name}" for dump in read_index(folder)}
    assert {t.object for t in read if t.predicate.value == f"{VOID}sparqlEndpoint"} == {NamedNode(f"{site}sparql")}
    without = description_quads(base, site, counts, [], invented.build, has_endpoint=False)
    assert not any(q.predicate.value == f"{VOID}sparqlEndpoint" for q in without)


# --- JSON-LD

subjects = st.sampled_from([ROOT, f"{ROOT}#a", f"{ROOT}#b", "https://example.org/id/document/d/lines/1-2"])
predicates = st.sampled_from(
    ["https://example.org/ontology#value", f"{RDF}value", f"{RDF}type", f"{RDF}subject", f"{RDFS}label"]
)
literals = st.one_of(
    st.builds(Literal, st.text(st.characters(exclude_categories=["Cs", "Cc"]))),
    st.builds(
        lambda text, lang: Literal(text, language=lang), st.text("añ ", max_size=4), st.sampled_from(["es", "en"])
    ),
    st.builds(Literal, st.integers(-5, 10**9)),
    st.builds(Literal, st.booleans()),
    st.sampled_from(
        [
            Literal("0.50", datatype=NamedNode(f"{XSD}decimal")),
            Literal("007", datatype=NamedNode(f"{XSD}integer")),
            Literal("2024-06", datatype=NamedNode(f"{XSD}gYearMonth")),
        ]
    ),
)


@st.composite
def triple(draw: st.DrawFn) -> Triple:
    predicate = draw(predicates)
    needs_iri = predicate in (f"{RDF}type", f"{RDF}subject")
    value = draw(st.builds(NamedNode, subjects) if needs_iri else st.one_of(st.builds(NamedNode, subjects), literals))
    return Triple(NamedNode(draw(subjects)), NamedNode(predicate), value)


@given(st.lists(triple(), max_size=12), st.booleans())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_json_ld_and_turtle_give_the_triples_back(triples: list[Triple], short: bool) -> None:
    base = Base("https://example.org/")
    read = {quad.triple for quad in parse(turtle(base, triples, short=short), RdfFormat.TURTLE)}
    assert read == set(triples)
    written = json.dumps(document(base, ROOT, triples, short=short))
    read = {quad.triple for quad in parse(written, RdfFormat.JSON_LD)}
    assert read == set(triples)
    naming = document(base, ROOT, triples, published="https://example.org/context.jsonld")
    [_, *own] = naming["@context"] if isinstance(naming["@context"], list) else [naming["@context"]]
    naming["@context"] = [context(base)["@context"], *own]
    read = {quad.triple for quad in parse(json.dumps(naming), RdfFormat.JSON_LD)}
    assert read == set(triples)


def test_json_ld_reads_as_plain_json() -> None:
    base = Base("https://example.org/")
    node, part = NamedNode(ROOT), NamedNode(f"{ROOT}#figure-1")
    triples = [
        Triple(node, NamedNode(f"{RDFS}label"), Literal("Guía", language="es")),
        Triple(node, NamedNode(base.ontology + "figure"), part),
        Triple(part, NamedNode(f"{RDF}value"), Literal(12)),
        Triple(NamedNode(f"{ROOT}#fact-1"), NamedNode(f"{RDF}subject"), node),
    ]
    read = document(base, ROOT, triples)
    assert read["label"] == {"es": "Guía"}
    assert read["figure"] == {"@id": f"{ROOT}#figure-1", "value": 12}
    assert read["facts"] == [{"@id": f"{ROOT}#fact-1"}]


# --- what describes the files


def test_the_sums_are_those_of_the_files(folder: Path) -> None:
    listed = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    assert set(listed) == {dump.name for dump in read_index(folder)} - {"SHA256SUMS"}
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("name", export_tables.TABLES)
def test_each_csv_is_described_column_by_column(folder: Path, name: str) -> None:
    described = json.loads((folder / f"{name}.csv-metadata.json").read_text(encoding="utf-8"))
    assert (described["url"], described["@context"][0]) == (f"{name}.csv", "http://www.w3.org/ns/csvw")
    columns = {column["titles"]["und"]: column for column in described["tableSchema"]["columns"]}
    assert all(name.startswith("criterion_") or name in EXPORT_COLUMNS for name in columns)
    assert all({"es", "en"} < column["titles"].keys() for column in columns.values())
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        rows = list(reader)
        assert list(reader.fieldnames or ()) == list(columns)
    readers = {"integer": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__}
    for row in rows:
        for title, text in row.items():
            parts = text.split(columns[title]["separator"]) if "separator" in columns[title] else [text]
            assert all(readers.get(columns[title]["datatype"], str)(part) is not None for part in parts if part)
    # A table of which the invented edition has no rows has no columns.
    assert rows or name not in ("entries", "participations", "figures", "challenges")
    key = described["tableSchema"]["primaryKey"] if rows else []
    key = [key] if isinstance(key, str) else key
    assert len({tuple(row[one] for one in key) for row in rows}) == len(rows)
    for field in pq.read_schema(folder / f"{name}.parquet"):
        assert field.metadata[b"datatype"].decode() == columns[field.name]["datatype"]


def test_programmes_are_a_row_each_in_both_formats() -> None:
    member = ["doc-a", "apf", 7, "1", 12]
    records = [{"iri": "https://e.org/p", "name": "P", "members": [member, ["doc-b", *member[1:]]]}]
    [row] = export_tables.programmes(records)
    assert row == {"iri": "https://e.org/p", "name": "P", "members": 2, "documents": ["doc-a", "doc-b"]}
    assert [(one["programme"], one["number"], one["doc"]) for one in export_tables.programme_members(records)] == [
        ("https://e.org/p", 1, "doc-a"),
        ("https://e.org/p", 2, "doc-b"),
    ]


def test_the_dataset_stands_in_a_catalogue_with_what_dcat_ap_asks_for(folder: Path, invented: Snapshot) -> None:
    base, site = Base(invented.manifest["base"]), "https://data.example.org/"
    counts = Counts(invented.manifest["graphs"], invented.manifest["classes"], {f"{RDFS}label": 7})
    quads = list(description_quads(base, site, counts, read_index(folder), invented.build))
    said: dict[NamedNode, dict[str, list[object]]] = {}
    for quad in quads:
        assert isinstance(quad.subject, NamedNode)
        said.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    me = said[NamedNode(base.id("dataset", "entramado"))]
    of_type = {
        name: [one for one in said.values() if NamedNode(f"{DCAT}{name}") in one.get(f"{RDF}type", [])]
        for name in ("Catalog", "Dataset", "Distribution", "DataService")
    }
    # The dataset, and each of its releases.
    assert [len(of_type[name]) for name in ("Catalog", "Dataset", "DataService")] == [1, 1 + len(releases()), 1]
    for name in ("title", "description", "publisher", "license"):
        assert of_type["Catalog"][0][f"{DCTERMS}{name}"] and me[f"{DCTERMS}{name}"]
    for name in ("contactPoint", "theme", "keyword", "version", "landingPage"):
        assert me[f"{DCAT}{name}"]
    for name in ("temporal", "spatial", "issued", "modified", "accessRights", "accrualPeriodicity", "language"):
        assert me[f"{DCTERMS}{name}"]
    sums = {dump.name: dump.sha256 for dump in read_index(folder)}
    spdx = "http://spdx.org/rdf/terms#"
    for one in of_type["Distribution"]:
        assert one[f"{DCAT}accessURL"] and one[f"{DCTERMS}license"]
        if f"{DCAT}accessService" not in one:
            [checksum] = one[f"{spdx}checksum"]
            [name] = one[f"{DCTERMS}title"]
            assert isinstance(checksum, NamedNode) and isinstance(name, Literal)
            assert said[checksum][f"{spdx}checksumValue"] == [
                Literal(sums[name.value], datatype=NamedNode(f"{XSD}hexBinary"))
            ]
    # The sum of the parts is the whole.
    total = sum(int(said[graph][f"{VOID}triples"][0].value) for graph in me[f"{VOID}subset"])  # type: ignore
    assert me[f"{VOID}triples"] == [Literal(total)]
    assert len(me[f"{VOID}classPartition"]) == len(invented.manifest["classes"])


def test_what_the_description_names_of_others_has_its_class_and_its_name() -> None:
    """DCAT-AP demands the classes; a catalogue that reads the description offline finds them in it."""
    base = Base()
    entries = Dump("a.csv", "entries", "table", CSV, False, 1, "00")
    files = [entries, Dump("b.nq.gz", "whole", "whole", NQUADS, True, 1, "00")]
    triples = [q.triple for q in description_quads(base, base.iri, Counts({}, {}, {}), files, "0123456789abcdef")]
    classes: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    for triple in triples:
        if triple.predicate.value == f"{RDF}type":
            classes.setdefault(triple.subject.value, set()).add(triple.object.value)
        elif triple.predicate.value == f"{SKOS}prefLabel":
            names.setdefault(triple.subject.value, set()).add(triple.object.language)
    demanded = {
        f"{DCTERMS}license": f"{DCTERMS}LicenseDocument",
        f"{DCTERMS}language": f"{DCTERMS}LinguisticSystem",
        f"{DCTERMS}format": f"{DCTERMS}MediaTypeOrExtent",
        f"{DCTERMS}spatial": f"{DCTERMS}Location",
        f"{DCTERMS}publisher": f"{FOAF}Agent",
        f"{DCAT}mediaType": f"{DCTERMS}MediaType",
        f"{DCAT}theme": f"{SKOS}Concept",
        f"{DCAT}themeTaxonomy": f"{SKOS}ConceptScheme",
    }
    seen = Counter(triple.predicate.value for triple in triples if triple.predicate.value in demanded)
    assert set(seen) == set(demanded)
    for triple in triples:
        if triple.predicate.value in demanded:
            assert demanded[triple.predicate.value] in classes[triple.object.value], triple
    for iri, kinds in classes.items():
        assert f"{SKOS}Concept" not in kinds or names[iri] == {"es", "en"}, iri
    schemes = {t.subject.value: t.object.value for t in triples if t.predicate.value == f"{SKOS}inScheme"}
    european = "http://publications.europa.eu/resource/authority/"
    assert schemes[f"{european}file-type/CSV"] == f"{european}file-type"
    assert schemes[f"{european}data-theme/SOCI"] == f"{european}data-theme" and f"{european}data-theme" not in schemes
    assert schemes["http://purl.org/adms/licencetype/Attribution"] == "http://purl.org/adms/licencetype/1.0"
    named = {t.object.value for t in triples if isinstance(t.object, NamedNode)}
    assert {iri for iri in named if iri.startswith(european) and iri.count("/") == 6} <= set(schemes)


def test_the_links_to_others_are_a_mapping_table() -> None:
    base = Base()
    graph = NamedNode(base.graph("authority"))
    country, body = NamedNode(base.id("country", "GT")), NamedNode(base.id("institution", "inm"))
    facts = [
        (country, f"{RDFS}label", Literal("Guatemala", language="es")),
        (country, f"{SKOS}exactMatch", NamedNode("https://sws.geonames.org/3595528/")),
        (body, f"{OWL}sameAs", NamedNode("http://www.wikidata.org/entity/Q1")),
        (body, f"{DCTERMS}source", NamedNode("http://www.wikidata.org/entity/Q2")),
    ]
    head, _, rows = sssom(base, [Quad(s, NamedNode(p), o, graph) for s, p, o in facts]).decode().partition("subject_id")
    assert f"#  ID: {base.iri}id/" in head.split("\n") and all(line.startswith("#") for line in head.split("\n")[:-1])
    assert rows.rstrip("\n").split("\n")[1:] == [
        "ID:country/GT\tGuatemala\tskos:exactMatch\tgeonames:3595528\tsemapv:LexicalMatching",
        "ID:institution/inm\t\towl:sameAs\twd:Q1\tsemapv:ManualMappingCuration",
    ]
