"""What programs look for at the top of a site, by HTTP: each well-formed, true, and refused with a sentence."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from urllib.parse import urlsplit

import httpx
import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, parse

from entramado.api.pages.site_files import robots_txt
from entramado.api.sitemap import index_xml, sitemap_xml
from entramado.graph.citation import citation_cff, release
from entramado.graph.shapes_shown import shapes
from entramado.ontology.namespaces import DCTERMS, RDF, SH, Base
from tests.paths import ROOT

pytestmark = pytest.mark.pages
FILES = ("/robots.txt", "/sitemap.xml", "/context.jsonld", "/CITATION.cff", "/shapes", "/linkset.json")
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.mark.parametrize("path", FILES)
def test_each_has_a_tag_cors_and_methods(client: httpx.Client, path: str) -> None:
    found = client.get(path)
    assert found.status_code == 200
    assert found.headers["access-control-allow-origin"] == "*"
    again = client.get(path, headers={"If-None-Match": found.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    options = client.options(path)
    assert options.status_code == 204
    assert "GET" in options.headers["allow"]
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", [*FILES[:4], "/sitemap.xml?part=1&part=2", "/sitemap.xml?part=none"])
def test_what_is_asked_besides_is_refused(client: httpx.Client, path: str) -> None:
    address = path if "?" in path else f"{path}?colour=red"
    refused = client.get(address, headers={"Accept": "application/json"})
    assert refused.status_code in (400, 404)
    assert ("part" if "?" in path else "colour") in refused.json()["detail"]


def test_the_sitemap_names_each_page_in_both_languages_and_each_answers(client: httpx.Client) -> None:
    robots = client.get("/robots.txt").text
    [address] = re.findall(r"^Sitemap: (.+)$", robots, re.M)
    tree = ET.fromstring(client.get(address).content)
    urls = [node.findtext("s:loc", namespaces=NS) or "" for node in tree.findall("s:url", NS)]
    assert len(urls) == len(set(urls)) > 2000
    for node in tree.findall("s:url", NS):
        hrefs = {link.get("hreflang"): link.get("href") for link in node.findall("x:link", NS)}
        assert node.findtext("s:loc", namespaces=NS) in hrefs.values()
        assert set(hrefs) == {"es", "en"}
    assert f"{client.base_url}/page/institution/inm" in urls
    assert not any("lines" in url or "#" in url for url in urls)
    disallowed = [line.removeprefix("Disallow: ") for line in robots.splitlines() if line.startswith("Disallow: ")]
    for url in urls[:: len(urls) // 60]:
        path = urlsplit(url).path
        assert client.get(path, headers={"Accept": "text/html"}).status_code == 200, url
        assert not any(path.startswith(rule) for rule in disallowed), url


def test_a_sitemap_too_long_for_one_file_is_an_index() -> None:
    tree = ET.fromstring(index_xml([f"https://example.org/kg/sitemap.xml?part={n}" for n in (1, 2)]))
    assert [loc.text for loc in tree.findall("s:sitemap/s:loc", NS)] == [
        "https://example.org/kg/sitemap.xml?part=1",
        "https://example.org/kg/sitemap.xml?part=2",
    ]
    escaped = ET.fromstring(sitemap_xml([("https://example.org/page/x/a&b", "https://example.org/en/page/x/a&b")]))
    assert escaped.findtext("s:url/s:loc", namespaces=NS) == "https://example.org/page/x/a&b"
    assert "Disallow: /kg/en/search" in robots_txt("https://example.org/kg/", "/kg").splitlines()


def test_the_context_says_what_the_keys_of_the_documents_mean(client: httpx.Client) -> None:
    found = client.get("/context.jsonld")
    assert found.headers["content-type"] == "application/ld+json"
    said = {(q.subject.value, q.predicate.value) for q in parse(found.content, RdfFormat.JSON_LD)}  # type: ignore[union-attr]
    assert ("https://w3id.org/entramado/context.jsonld", f"{DCTERMS}license") in said
    context = found.json()["@context"]
    written = {
        "@context": context,
        "@id": "https://w3id.org/entramado/id/entry/x",
        "@type": "Entry",
        "label": {"es": "uno"},
        "reporter": "https://w3id.org/entramado/id/institution/inm",
        "edition": "2024",
        "hasResults": True,
    }
    read = {(q.predicate.value, str(q.object)) for q in parse(json.dumps(written), RdfFormat.JSON_LD)}
    own = "https://w3id.org/entramado/ontology#"
    assert read == {
        (f"{RDF}type", f"<{own}Entry>"),
        ("http://www.w3.org/2000/01/rdf-schema#label", '"uno"@es'),
        (f"{own}reporter", "<https://w3id.org/entramado/id/institution/inm>"),
        (f"{own}edition", '"2024"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        (f"{own}hasResults", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
    }


def test_the_citation_names_release_build_and_licence(client: httpx.Client) -> None:
    found = client.get("/CITATION.cff")
    lines = (line.partition(": ") for line in found.text.splitlines())
    record = {name: value.strip('"') for name, _, value in lines}
    build = client.get("/healthz").json()["build"]
    assert (record["cff-version"], record["type"], record["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    assert (record["version"], record["    value"]) == (release(), build)
    assert record["url"] == f"{client.base_url}/"
    assert {"message", "title", "authors:"} <= set(record)


def test_the_home_page_leads_to_the_link_set_and_the_record_for_archives_is_served(client: httpx.Client) -> None:
    link = client.get("/", headers={"Accept": "text/html"}).headers["link"]
    assert '</linkset.json>; rel="linkset"; type="application/linkset+json"' in link
    record = client.get("/datacite.json").json()
    assert record["alternateIdentifiers"][1]["alternateIdentifier"] == client.get("/healthz").json()["build"]


def test_the_repositorys_citation_is_the_same_record() -> None:
    assert (ROOT / "CITATION.cff").read_text(encoding="utf-8") == citation_cff("https://w3id.org/entramado/")


@pytest.mark.parametrize(
    ("suffix", "format"),
    [
        ("ttl", RdfFormat.TURTLE),
        ("nt", RdfFormat.N_TRIPLES),
        ("jsonld", RdfFormat.JSON_LD),
        ("rdf", RdfFormat.RDF_XML),
        ("nq", RdfFormat.N_QUADS),
        ("trig", RdfFormat.TRIG),
    ],
)
def test_the_shapes_are_rdf_and_a_page(client: httpx.Client, suffix: str, format: RdfFormat) -> None:
    store = Store()
    store.load(client.get(f"/shapes.{suffix}").content, format=format)
    rules = list(store.quads_for_pattern(None, None, None))
    assert len({q.subject for q in rules if q.predicate.value == f"{SH}targetClass"}) == len(shapes(Base()))
    assert any(q.subject == NamedNode(f"{Base().iri}shapes") for q in rules)
    listed = client.get("/shapes.json").json()
    assert sum(len(shape["rules"]) for shape in listed) == sum(q.predicate.value == f"{SH}property" for q in rules)
    page = client.get("/en/shapes", headers={"Accept": "text/html"}).text
    assert "Rules of the data" in page
    for shape in listed:
        for rule in shape["rules"]:
            assert rule["path"] in page and rule["message"].replace("'", "&#39;") in page


def test_the_link_set_leads_to_what_describes_the_dataset(client: httpx.Client) -> None:
    found = client.get("/linkset.json")
    assert found.headers["content-type"] == "application/linkset+json"
    [links] = found.json()["linkset"]
    assert links["anchor"].endswith("/id/dataset/entramado")
    for link in links["describedby"]:
        assert client.get(httpx.URL(link["href"]).path).status_code == 200


@pytest.mark.parametrize("path", ["institution/inm", "objective/7", "network/partners-2024"])
def test_an_entity_leads_to_its_link_set(client: httpx.Client, path: str) -> None:
    told = f'</linkset.json?about={path}>; rel="linkset"; type="application/linkset+json"'
    for address in (f"/page/{path}", f"/en/page/{path}", f"/data/{path}.ttl"):
        assert told in client.head(address).headers["link"]
    answer = client.get("/linkset.json", params={"about": path})
    assert answer.headers["content-type"] == "application/linkset+json"
    [links] = answer.json()["linkset"]
    assert links["anchor"].endswith(f"/id/{path}")
    for link in links["describedby"]:
        assert client.head(link["href"]).headers["content-type"].startswith(link["type"])
    assert {"type", "license", "collection"} < links.keys()


@pytest.mark.parametrize("about", ["institution/nobody", "<a>", "inm"])
def test_what_there_is_not_has_no_link_set(client: httpx.Client, about: str) -> None:
    assert client.get("/linkset.json", params={"about": about}).status_code == 404


def test_a_page_of_lines_leads_to_its_data(client: httpx.Client) -> None:
    link = client.get("/page/document/compendio-2024?lines=331-333", headers={"Accept": "text/html"}).headers["link"]
    assert '</data/document/compendio-2024/lines/331-333.ttl>; rel="describedby"; type="text/turtle"' in link
