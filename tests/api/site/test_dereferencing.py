"""Every IRI of ours leads to a document that describes it: a sample of each kind of subject in the graph, and parts."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import Any

import httpx
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from entramado.api.pages.schema_org import script
from entramado.graph.citation import release
from entramado.ontology.namespaces import DCTERMS, FOAF, OA, RDF, VOID, XSD

pytestmark = pytest.mark.pages
BASE = "https://w3id.org/entramado/"
FORMATS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/trig": RdfFormat.TRIG,
}
SUBJECTS = f"""
SELECT ?kind (MIN(?s) AS ?first) (MAX(?s) AS ?last) WHERE {{
  {{ SELECT DISTINCT ?s WHERE {{ ?s a ?class . FILTER(STRSTARTS(STR(?s), "{BASE}")) }} }}
  BIND(REPLACE(STR(?s), "^{BASE}(graph|ontology|id/[^/]+)(/[^/#]+)?(/lines)?(/[^#]*)?(#[a-z]+)?.*$", "$1$3$5") AS ?kind)
}} GROUP BY ?kind
"""
MORE = (
    BASE,
    f"{BASE}id/dataset/entramado",
    f"{BASE}id/dataset/entramado-class-Entry",
    f"{BASE}id/dataset/entramado-property-1",
    f"{BASE}ontology",
    f"{BASE}id/dataset/entramado-{release()}",
    f"{BASE}ontology/{release()}",
    f"{BASE}shapes#Entry",
)


@pytest.fixture(scope="module")
def sample(client: httpx.Client) -> dict[str, list[str]]:
    """IRIs of ours by kind: of entities, their parts, lines, graphs, terms."""
    rows = client.get("/sparql", params={"query": SUBJECTS}, headers={"Accept": "application/sparql-results+json"})
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows.json()["results"]["bindings"]:
        found[row["kind"]["value"]] += [row[name]["value"] for name in ("first", "last")]
    return found


def followed(client: httpx.Client, iri: str, accept: str) -> httpx.Response:
    """What a client gets that follows an IRI with an Accept header, the IRI's base being where the service is."""
    path = iri.removeprefix(BASE).partition("#")[0]
    return client.get(f"/{path}", headers={"Accept": accept}, follow_redirects=True)


def with_context(answer: httpx.Response, context: dict[str, Any]) -> bytes:
    """A JSON-LD document with the published context where its address stands: pyoxigraph fetches none."""
    document = answer.json()
    named = document["@context"]
    [address, *own] = [named] if isinstance(named, str) else named
    assert address == str(answer.url.join("/context.jsonld"))
    return json.dumps(document | {"@context": [context["@context"], *own]}).encode()


def test_each_kind_is_described_in_rdf_and_has_a_page(client: httpx.Client, sample: dict[str, list[str]]) -> None:
    assert {"id/entry", "id/entry#fact", "id/document/lines", "id/network#tie", "id/network#node", "graph"} <= set(
        sample
    )
    assert len(sample) > 40
    for iri in [*(iri for iris in sample.values() for iri in dict.fromkeys(iris)), *MORE]:
        answer = followed(client, iri, "text/turtle")
        assert answer.status_code == 200, iri
        subjects = {quad.subject for quad in parse(answer.content, RdfFormat.TURTLE)}
        assert NamedNode(iri) in subjects, iri
        page = followed(client, iri, "text/html")
        assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8"), iri


@pytest.mark.parametrize(
    "path", ["entry/compendio-2024-apf-1-6", "institution/inm", "objective/7", "network/partners-2018"]
)
def test_an_entity_says_the_same_in_every_format(client: httpx.Client, path: str) -> None:
    said = {}
    context = client.get("/context.jsonld").json()
    for media_type, format in FORMATS.items():
        answer = followed(client, f"{BASE}id/{path}", media_type)
        assert answer.headers["content-type"].partition(";")[0] == media_type
        body = with_context(answer, context) if format == RdfFormat.JSON_LD else answer.content
        said[media_type] = {quad.triple for quad in parse(body, format)}
    assert len(set(map(frozenset, said.values()))) == 1


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_rdflib_reads_the_json_ld_by_the_context_that_it_names(client: httpx.Client) -> None:
    address = str(client.base_url.join("/data/entry/compendio-2024-apf-1-6"))
    by_format = [rdflib.Graph().parse(f"{address}.{suffix}") for suffix in ("jsonld", "nt")]
    assert {*by_format[0]} == {*by_format[1]} != set()


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        # Comunica (its dereferencing actor), Jena (RIOT's reader), rdflib, a reader of one format that knows no other.
        (
            "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,"
            "text/turtle;q=0.6,application/rdf+xml;q=0.5,text/n3;q=0.35,text/html;q=0.2,application/xhtml+xml;q=0.18",
            RdfFormat.N_QUADS,
        ),
        (
            "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,"
            "application/trig;q=0.7,application/n-quads;q=0.6,*/*;q=0.1",
            RdfFormat.TURTLE,
        ),
        # What takes JSON of any kind after JSON-LD, as the loader of documents of jsonld.js does.
        ("application/ld+json, application/json", RdfFormat.JSON_LD),
        ("application/trig", RdfFormat.TRIG),
        ("application/n-quads", RdfFormat.N_QUADS),
        ("application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1", RdfFormat.RDF_XML),
    ],
)
def test_clients_follow_an_iri_with_their_own_accept(client: httpx.Client, accept: str, format: RdfFormat) -> None:
    context = client.get("/context.jsonld").json()
    for path in ("id/institution/inm", "id/document/compendio-2024/lines/331-333", "ontology", "shapes"):
        answer = followed(client, BASE + path, accept)
        assert answer.status_code == 200
        compact = format == RdfFormat.JSON_LD and path.startswith("id/")
        body = with_context(answer, context) if compact else answer.content
        assert NamedNode(BASE + path) in {quad.subject for quad in parse(body, format)}


def test_lines_say_what_selects_them(client: httpx.Client) -> None:
    lines = f"{BASE}id/document/compendio-2024/lines/331-333"
    triples = {quad.triple for quad in parse(followed(client, lines, "text/turtle").content, RdfFormat.TURTLE)}
    [selector] = [t.object for t in triples if t.predicate.value == f"{OA}hasSelector"]
    said = {(t.predicate.value, getattr(t.object, "value", "")) for t in triples if t.subject == selector}
    assert said == {(f"{RDF}type", f"{OA}FragmentSelector"), (f"{RDF}value", "line=330,333")}


def test_a_document_stands_alone(client: httpx.Client) -> None:
    answer = client.get("/data/entry/compendio-2024-apf-1-6", headers={"Accept": "text/turtle"})
    document = NamedNode(f"{BASE}data/entry/compendio-2024-apf-1-6")
    said = {(t.predicate.value, t.object) for t in parse(answer.content, RdfFormat.TURTLE) if t.subject == document}
    assert {(p, o) for p, o in said if p != f"{DCTERMS}modified"} == {
        (f"{RDF}type", NamedNode(f"{FOAF}Document")),
        (f"{FOAF}primaryTopic", NamedNode(f"{BASE}id/entry/compendio-2024-apf-1-6")),
        (f"{VOID}inDataset", NamedNode(f"{BASE}id/dataset/entramado")),
        (f"{DCTERMS}license", NamedNode("https://creativecommons.org/licenses/by/4.0/")),
        (f"{DCTERMS}source", NamedNode(f"{BASE}id/document/compendio-2024")),
    }
    links = dict(re.findall(r'<([^>]+)>; rel="([a-z]+)"', answer.headers["link"]))
    assert links[f"{BASE}id/entry/compendio-2024-apf-1-6"] == "describes"
    assert links["https://creativecommons.org/licenses/by/4.0/"] == "license"
    assert links[f"{BASE}ontology#Entry"] == "type"
    text = answer.text
    assert text.startswith("@prefix ") and "@prefix ent:" in text
    assert text.index("a ent:Entry") < text.index("a ent:Participation") < text.index("a oa:SpecificResource")
    plain = client.get("/data/institution/inm.jsonld").json()
    assert plain["@context"] == f"{client.base_url}/context.jsonld".replace("//context", "/context")
    assert plain["label"] == {"es": "Instituto Nacional de Migración"}
    assert set(plain["@type"]) >= {"Institution"}


def test_lines_lead_to_the_page_that_shows_them_or_to_what_was_read_there(client: httpx.Client) -> None:
    rows = client.get(
        "/sparql",
        params={"query": f"SELECT ?fact ?lines {{ ?fact <{BASE}ontology#evidence> ?lines }} ORDER BY ?fact LIMIT 1"},
        headers={"Accept": "application/sparql-results+json"},
    ).json()["results"]["bindings"]
    lines, fact = rows[0]["lines"]["value"], rows[0]["fact"]["value"]
    path = lines.removeprefix(BASE)
    key, first, last = re.fullmatch(r"id/document/([^/]+)/lines/(\d+)-(\d+)", path).groups()  # type: ignore[union-attr]
    html = client.get(f"/{path}", headers={"Accept": "text/html"})
    assert (html.status_code, html.headers["location"]) == (303, f"/page/document/{key}?lines={first}-{last}")
    old = client.get(f"/id/document/{key}%23line={first},{last}", headers={"Accept": "text/html"})
    assert (old.status_code, old.headers["location"]) == (303, html.headers["location"])
    assert client.get(f"/en/page/document/{key}/lines/{first}-{last}").headers["location"].startswith("/en/page/")
    said = {
        (t.subject, t.predicate.value, t.object)
        for t in parse(followed(client, lines, "text/turtle").content, RdfFormat.TURTLE)
    }
    here = NamedNode(lines)
    assert (here, f"{OA}hasSource", NamedNode(f"{BASE}id/document/{key}")) in said
    assert (here, f"{BASE}ontology#firstLine", Literal(first, datatype=NamedNode(f"{XSD}integer"))) in said
    assert (NamedNode(fact), f"{BASE}ontology#evidence", here) in said


@pytest.mark.parametrize(
    "path",
    [
        "id/document/compendio-2024/lines/9999998-9999999",
        "id/document/compendio-2024/lines/9-3",
        "id/document/no-such-one/lines/1-2",
        "id/institution/no-such-one",
        "graph/no-such-one",
        "data/graph/no-such-one.ttl",
        "ontology/9.9",
        "id/dataset/entramado-9.9.9",
    ],
)
def test_what_is_not_there_is_a_404_in_every_form(client: httpx.Client, path: str) -> None:
    for accept in ("text/html", "text/turtle"):
        assert followed(client, f"{BASE}{path}", accept).status_code == 404


def test_no_text_of_a_fact_ends_the_script_that_tells_it() -> None:
    written = script({"name": "</script><script>alert(1)</script>"})
    assert "<" not in written
    assert json.loads(written) == {"name": "</script><script>alert(1)</script>"}


def test_a_page_names_its_data_and_itself(client: httpx.Client) -> None:
    page = client.get("/en/page/institution/inm?page=1", headers={"Accept": "text/html"})
    root = str(client.base_url).rstrip("/")
    assert re.findall(r'<link rel="canonical" href="([^"]+)"', page.text) == [f"{root}/en/page/institution/inm"]
    [script] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text, re.S)
    said = json.loads(script)
    assert (said["@context"], said["@type"]) == ("https://schema.org", "GovernmentOrganization")
    assert (said["@id"], said["name"]) == (f"{BASE}id/institution/inm", "Instituto Nacional de Migración")
    assert {"INM", "National Migration Institute"} <= set(said["alternateName"])
    links = re.findall(r'<([^>]+)>; rel="([a-z]+)"', page.headers["link"])
    assert ("/data/institution/inm.ttl", "describedby") in links
    assert ("https://creativecommons.org/licenses/by/4.0/", "license") in links
    assert (f"{root}/en/page/institution/inm", "canonical") in links
    [home] = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>',
        client.get("/", headers={"Accept": "text/html"}).text,
        re.S,
    )
    dataset = json.loads(home)
    assert dataset["@type"] == "Dataset" and dataset["license"] and dataset["name"]
