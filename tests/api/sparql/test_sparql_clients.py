"""Clients that people use: SPARQLWrapper, rdflib's SPARQLStore, curl, Comunica, and what R packages send."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
import SPARQLWrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from tests.paths import ROOT
from tests.serving import EX, G, Served, served, small_data

# SPARQLWrapper and rdflib use what newer versions of each other and of Python call deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
QUERY = f"SELECT ?g ?o WHERE {{ GRAPH ?g {{ ?s <{EX}p> ?o }} }} ORDER BY ?g"
EXPECTED = [(G + "one", "one"), (G + "two", "two")]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(data=small_data(tmp_path_factory.mktemp("data"))) as one:
        yield one


@pytest.mark.parametrize("method", [SPARQLWrapper.GET, SPARQLWrapper.POST])
@pytest.mark.parametrize("how", [SPARQLWrapper.URLENCODED, SPARQLWrapper.POSTDIRECTLY])
def test_sparqlwrapper(service: Served, method: str, how: str) -> None:
    wrapper = SPARQLWrapper.SPARQLWrapper(f"{service.url}/sparql")
    if (method, how) == (SPARQLWrapper.GET, SPARQLWrapper.POSTDIRECTLY):
        how = SPARQLWrapper.URLENCODED
    wrapper.setMethod(method)
    wrapper.setRequestMethod(how)
    wrapper.setQuery(QUERY)
    wrapper.setReturnFormat(SPARQLWrapper.JSON)
    rows = wrapper.query().convert()["results"]["bindings"]
    assert [(row["g"]["value"], row["o"]["value"]) for row in rows] == EXPECTED
    for format in (SPARQLWrapper.XML, SPARQLWrapper.CSV, SPARQLWrapper.TSV):
        wrapper.setReturnFormat(format)
        assert wrapper.query().convert()
    wrapper.setQuery(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{G}one> {{ ?s ?p ?o }} }}")
    for format in (SPARQLWrapper.TURTLE, SPARQLWrapper.RDFXML, SPARQLWrapper.JSONLD, SPARQLWrapper.N3):
        wrapper.setReturnFormat(format)
        assert wrapper.query().convert()
    wrapper.setQuery("ASK { }")
    wrapper.setReturnFormat(SPARQLWrapper.JSON)
    assert wrapper.query().convert()["boolean"] is True


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("returns", ["xml", "json", "csv"])
def test_rdflib_sparqlstore(service: Served, method: str, returns: str) -> None:
    store = SPARQLStore(f"{service.url}/sparql", method=method, returnFormat=returns)
    graph = rdflib.Dataset(store=store)
    rows = list(graph.query(QUERY))
    assert len(list(rdflib.Graph(store=store).query("SELECT * { ?s ?p ?o }"))) == 2
    assert [(str(row[0]), str(row[1])) for row in rows] == EXPECTED  # type: ignore[index]
    one = rdflib.Graph(store=store, identifier=rdflib.URIRef(G + "one"))
    assert len(list(one.triples((None, rdflib.URIRef(EX + "q"), None)))) == 3
    if returns != "csv":
        assert graph.query("ASK { }").askAnswer is True


def run(*command: str, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=env)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_curl(service: Served) -> None:
    url = f"{service.url}/sparql"
    rows = list(
        csv.reader(io.StringIO(run("curl", "-sf", "-H", "Accept: text/csv", "--data-urlencode", f"query={QUERY}", url)))
    )
    assert [tuple(row) for row in rows[1:]] == EXPECTED
    got = run("curl", "-sfG", "--compressed", "--data-urlencode", f"query={QUERY}", url)
    assert len(json.loads(got)["results"]["bindings"]) == 2
    head = run("curl", "-sI", f"{url}?query=ASK%7B%7D")
    assert head.startswith("HTTP/1.1 200")
    posted = run("curl", "-sf", "-H", "Content-Type: application/sparql-query", "--data-binary", QUERY, url + "/")
    assert posted == got


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/json, text/xml;q=0.9, application/xml;q=0.9", "application/json"),
        ("application/json, text/xml, application/xml, */*", "application/sparql-results+json"),
    ],
)
def test_what_r_packages_send(service: Served, accept: str, expected: str) -> None:
    """R's URLencode leaves brackets as they are; httr names the types of its own."""
    target = "/sparql/?query=" + urllib.parse.quote(QUERY, safe="{}?<>:/")
    answer = service.request("GET", target, Accept=accept, User_Agent="libcurl/7.88.1 r-curl/5.0.0 httr/1.4.7")
    assert answer.status == 200
    assert answer.headers["content-type"] == expected


def _comunica() -> str:
    found = ROOT / "node_modules" / ".bin" / "comunica-sparql"
    if found.exists():
        return str(found)
    other = shutil.which("comunica-sparql")
    if other:
        return other
    message = "comunica-sparql is not there: run 'npm ci'"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def test_comunica(service: Served, tmp_path: Path) -> None:
    # undici, which Comunica brings, asks for functions that Node 20 lacks; neither is used here.
    shim = tmp_path / "shim.cjs"
    shim.write_text(
        "require('node:zlib').createZstdDecompress ??= () => { throw Error('no zstd'); };\n"
        "require('node:worker_threads').markAsUncloneable ??= () => {};\n"
    )
    options = {**os.environ, "NODE_OPTIONS": f"--require {shim}"}
    for source in (f"sparql@{service.url}/sparql", f"{service.url}/sparql"):
        # The second time it finds out by the service description that this is an endpoint.
        out = run(_comunica(), source, QUERY, "-t", "application/sparql-results+json", env=options)
        rows = json.loads(out)["results"]["bindings"]
        assert [(row["g"]["value"], row["o"]["value"]) for row in rows] == EXPECTED
