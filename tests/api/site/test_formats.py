"""The reading pages by HTTP: every format at the same address, and numbers that agree with each other."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from datetime import date

import httpx
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook, load_workbook
from pyoxigraph import RdfFormat, parse

from tests.serving import processor_s

pytestmark = pytest.mark.pages

TABLES = (
    "/explore?objective=7",
    "/search?q=consul",
    "/matrix/state-objective",
    "/matrix/institution-objective",
    "/map",
    "/programmes",
    "/programmes/institutions",
    "/reconciliation",
    "/compare?from=2020&to=2024",
    "/figures?counts=money",
    "/gaps",
    "/doubles",
    "/challenges?edition=2024",
)
RDF = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HTML = {"Accept": "text/html"}
DESCRIBED = (
    *TABLES,
    "/",
    "/page/institution/inm",
    "/queries/entries-by-chapter",
    "/queries/figures-by-population?population=nna",
    "/queries/objectives-a-state-does-not-report-on?state=Oaxaca",
    "/network/partners?edition=2024",
    "/network/partners.nodes?edition=2024",
    "/network/state-objective.biadjacency?edition=2024",
)
FILTERS = (
    {},
    {"objective": "7"},
    {"objective": "7", "population": "nna"},
    {"document": "compendio-2024", "chapter": "ef", "state": "MX-CHP"},
    {"text": "ATENCION", "results": "true"},
    {"women": "true", "migrant": "extranjeros"},
    {"reporter": "inm", "type": "capacitacion"},
    {"national": "true", "disability": "true", "text": "nada de esto"},
)


def rows_of(response: httpx.Response) -> list[dict[str, str]]:
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.text)))


def suffixed(address: str, suffix: str) -> str:
    path, question, query = address.partition("?")
    return f"{path}.{suffix}{question}{query}"


@pytest.mark.parametrize("address", DESCRIBED)
def test_a_csv_leads_to_its_description(client: httpx.Client, address: str) -> None:
    table = client.get(suffixed(address if address != "/" else "/index", "csv"))
    target, _, told = table.headers["link"].partition("; ")
    assert told == 'rel="describedby"; type="application/csvm+json"'
    described = client.get(target.strip("<>"))
    assert described.headers["content-type"] == "application/csvm+json"
    found = described.json()
    assert described.url.join(found["url"]) == table.url
    columns = found["tableSchema"]["columns"]
    heading, *lines = csv.reader(io.StringIO(table.text))
    assert [column["titles"]["und"] for column in columns] == heading
    assert any({"es", "en"} <= column["titles"].keys() for column in columns)
    read = {"integer": int, "double": float, "date": date.fromisoformat, "boolean": ("true", "false").index}
    for line in lines:
        for column, cell in zip(columns, line, strict=True):
            if cell:
                read.get(column["datatype"], str)(cell)
            assert column["datatype"] != "anyURI" or cell.startswith("http") or not cell
    names = [column["name"] for column in columns]
    key = [names.index(name) for name in found["tableSchema"].get("primaryKey", ())]
    assert not key or len({tuple(line[at] for at in key) for line in lines}) == len(lines)


@pytest.mark.parametrize("address", TABLES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_page_is_html_json_and_csv_by_accept_and_by_suffix(client: httpx.Client, address: str, prefix: str) -> None:
    html = client.get(prefix + address, headers=HTML)
    assert html.headers["content-type"] == "text/html; charset=utf-8"
    assert html.headers["content-language"] == ("en" if prefix else "es")
    assert "Accept" in html.headers["vary"]
    for suffix, media_type in (("json", "application/json"), ("csv", "text/csv"), ("xlsx", XLSX)):
        named = client.get(prefix + suffixed(address, suffix))
        assert named.status_code == 200
        assert named.headers["content-type"].startswith(media_type)
        assert named.headers["access-control-allow-origin"] == "*"
        # How a format is chosen is the same for both languages, and one page tells it of English.
        if not prefix or address == TABLES[0]:
            asked = client.get(prefix + address, headers={"Accept": media_type})
            assert (asked.status_code, asked.content) == (200, named.content)
    head = client.head(prefix + address, headers=HTML)
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("address", [*TABLES, "/dumps/", "/ontology", "/.well-known/void"])
def test_what_is_not_offered_is_refused(client: httpx.Client, address: str) -> None:
    assert client.get(address, headers={"Accept": "image/png"}).status_code == 406
    assert client.get(suffixed(address.rstrip("/"), "ods")).status_code == 404
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/explore?page=0", "page"),
        ("/explore?women=perhaps", "women"),
        ("/explore?objective=%3Cx%3E", "objective"),
        ("/programmes?status=lost", "status"),
        ("/reconciliation?agrees=maybe", "agrees"),
    ],
)
def test_what_an_address_cannot_ask_is_said_in_a_sentence(client: httpx.Client, address: str, says: str) -> None:
    response = client.get(address, headers={"Accept": "application/json"})
    assert response.status_code == 400
    assert says in response.json()["detail"]


@pytest.mark.parametrize("address", ["/programmes/no-such-one", "/reconciliation/no-such-one", "/dumps/no-such-file"])
def test_what_is_not_there_is_a_404(client: httpx.Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "no-such" in response.json()["detail"]


@pytest.mark.parametrize("filters", FILTERS)
def test_the_explorers_counts_are_those_of_its_query(client: httpx.Client, filters: dict[str, str]) -> None:
    found = client.get("/explore.json", params=filters).json()
    rows = rows_of(client.get("/explore.csv", params=filters))
    assert found["total"] == len(rows) == len({row["entry"] for row in rows})
    assert [entry["entry"] for entry in found["entries"]] == [row["entry"] for row in rows[:25]]
    for facet in ("objective", "state", "population", "results"):
        for value in found["facets"][facet][:2]:
            narrowed = client.get("/explore.json", params={**filters, facet: value["value"]}).json()
            assert narrowed["total"] == value["count"]


def test_every_entry_is_on_just_one_page(client: httpx.Client) -> None:
    first = client.get("/explore.json?objective=7").json()
    pages = [client.get(f"/explore.json?objective=7&page={n}").json() for n in range(1, first["pages"] + 1)]
    seen = [entry["entry"] for page in pages for entry in page["entries"]]
    assert len(seen) == len(set(seen)) == first["total"]
    assert client.get(f"/explore.json?objective=7&page={first['pages'] + 1}").json()["entries"] == []


def test_matrix_and_map_agree_with_the_explorer(client: httpx.Client) -> None:
    total = client.get("/explore.json?state=MX-CHP&document=compendio-2024").json()["total"]
    states = client.get("/map.json?document=compendio-2024").json()["states"]
    assert len(states) == 32
    assert next(s["entries"] for s in states if s["state"].endswith("/MX-CHP")) == total
    matrix = client.get("/matrix/state-objective.json?document=compendio-2024").json()
    assert len(matrix["rows"]) == 32 and matrix["cells"] == 32 * 23
    row = next(r for r in matrix["rows"] if r["iri"].endswith("/MX-CHP"))
    assert sum(row["counts"].values()) == total
    assert sorted([*row["counts"], *row["gaps"]], key=int) == [str(n) for n in range(1, 24)]
    assert matrix["empty_cells"] == sum(len(r["gaps"]) for r in matrix["rows"])


def test_a_programme_has_its_editions_figures_and_reasons(client: httpx.Client) -> None:
    found = client.get("/programmes.json?status=several").json()
    assert found["editions"] and all(len(row["entries"]) > 1 for row in found["rows"])
    slug = found["rows"][0]["iri"].rsplit("/", 1)[-1]
    one = client.get(f"/programmes/{slug}.json").json()
    assert {entry["edition"] for entry in one["entries"]} == set(found["rows"][0]["entries"])
    assert one["links"] and all(0 < link["score"] <= 1 and link["because"] for link in one["links"])


def test_a_published_statement_names_both_values_and_lines(client: httpx.Client) -> None:
    claims = client.get("/reconciliation.json?kind=actions&agrees=false").json()["claims"]
    assert claims
    for claim in claims:
        assert claim["published"] != claim["computed"]
        assert claim["difference"] == claim["computed"] - claim["published"]
        assert claim["firstLine"] and claim["queries"]
    one = client.get(f"/reconciliation/{claims[-1]['claim'].rsplit('/', 1)[-1]}.json").json()
    assert all(rest["firstLine"] for rest in one["rests_on"])


# --- downloads


def test_every_file_is_as_the_list_says(client: httpx.Client) -> None:
    listed = client.get("/dumps.json").json()["files"]
    names = {file["name"] for file in listed}
    assert {"facts.nq", "facts.nq.gz", "entries.jsonl", "entries.csv", "entries.parquet"} <= names
    for file in listed:
        response = client.get(f"/dumps/{file['name']}")
        assert len(response.content) == file["bytes"]
        assert hashlib.sha256(response.content).hexdigest() == file["sha256"]
        assert "content-encoding" not in response.headers
        assert response.headers["access-control-allow-origin"] == "*"
    entries = client.get("/dumps/entries.parquet").content
    assert pq.read_table(io.BytesIO(entries)).num_rows == client.get("/explore.json").json()["total"]


def test_files_are_resumed_and_not_sent_again(client: httpx.Client) -> None:
    whole = client.get("/dumps/entries.csv")
    etag = whole.headers["etag"]
    part = client.get("/dumps/entries.csv", headers={"Range": "bytes=100-199", "If-Range": etag})
    assert (part.status_code, part.content) == (206, whole.content[100:200])
    assert client.get("/dumps/entries.csv", headers={"If-None-Match": etag}).status_code == 304
    head = client.head("/dumps/entries.csv")
    assert int(head.headers["content-length"]) == len(whole.content)
    assert client.get("/dumps/../pyproject.toml").status_code == 404
    assert client.get("/dumps/%2e%2e/manifest.json").status_code == 404


@pytest.mark.parametrize("address", ["/.well-known/void", "/ontology", "/dumps/"])
def test_rdf_says_the_same_in_every_format(client: httpx.Client, address: str) -> None:
    found = []
    for media_type, format in RDF.items():
        response = client.get(address, headers={"Accept": media_type})
        assert response.headers["content-type"].startswith(media_type)
        found.append({quad.triple for quad in parse(response.content, format)})
    assert len(found[0]) > 100
    assert all(triples == found[0] for triples in found)


# As Comunica and Jena ask for RDF.
CLIENTS_ACCEPT = (
    "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,text/turtle;q=0.6",
    "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,*/*;q=0.3",
    "application/trig,text/n3;q=0.5",
    "text/html;q=0.1,application/n-quads",
)


@pytest.mark.parametrize("accept", CLIENTS_ACCEPT)
@pytest.mark.parametrize("path", ["institution/inm", "state/MX-CHP", "document/compendio-2024"])
def test_what_the_redirect_offers_is_served(client: httpx.Client, accept: str, path: str) -> None:
    response = client.get(f"/id/{path}", headers={"Accept": accept}, follow_redirects=True)
    assert response.status_code == 200
    wanted = accept.split(",", maxsplit=1)[0] if not accept.startswith("text/html") else "application/n-quads"
    assert response.headers["content-type"].startswith(wanted)
    format = RdfFormat.from_media_type(wanted)
    assert format is not None
    quads = list(parse(response.content, format))
    turtle = client.get(f"/data/{path}.ttl")
    assert {quad.triple for quad in quads} == {quad.triple for quad in parse(turtle.content, RdfFormat.TURTLE)}


def test_an_entity_s_page_names_every_format_of_its_data(client: httpx.Client) -> None:
    page = client.get("/page/institution/inm", headers=HTML)
    assert page.status_code == 200
    named = re.findall(r'rel="alternate" type="([^"]+)" href="(/data/[^"]+)"', page.text)
    assert {media_type for media_type, _ in named} == {*RDF, "application/n-quads", "application/trig"}
    for media_type, link in named:
        assert client.get(link).headers["content-type"].startswith(media_type)


def test_the_description_leads_to_files_and_endpoint(client: httpx.Client, site: str) -> None:
    void = client.get("/.well-known/void").text
    for link in re.findall(r"dcat:downloadURL <([^>]+)>", void):
        assert link.startswith(f"{site}/dumps/")
        assert client.head(link).status_code == 200
    assert f"void:sparqlEndpoint <{site}/sparql>" in void
    assert "<https://creativecommons.org/licenses/by/4.0/>" in void


# --- pace


def test_a_page_takes_300_milliseconds_of_a_processor(client: httpx.Client, site_process: tuple[str, int]) -> None:
    slow = {}
    for address in TABLES:
        spent = []
        for n in range(4):
            # A parameter that others add to links, which pages ignore: each address is new to the response cache.
            new = f"{address}{'&' if '?' in address else '?'}utm_source={n}"
            before = processor_s(site_process[1])
            assert client.get(new, headers=HTML).status_code == 200
            spent.append(processor_s(site_process[1]) - before)
        slow[address] = min(spent)
    assert {address: seconds for address, seconds in slow.items() if seconds > 0.3} == {}


def book_of(response: httpx.Response) -> Workbook:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == XLSX
    return load_workbook(io.BytesIO(response.content), read_only=True)


@pytest.mark.parametrize("address", [*TABLES, "/queries/who-reports-on-objective?objective=7"])
@pytest.mark.parametrize(("prefix", "sheet"), [("", "Datos"), ("/en", "Data")])
def test_the_workbook_has_the_rows_of_the_csv(client: httpx.Client, address: str, prefix: str, sheet: str) -> None:
    rows = rows_of(client.get(prefix + suffixed(address, "csv")))
    found = list(book_of(client.get(prefix + suffixed(address, "xlsx")))[sheet].iter_rows(values_only=True))
    assert len(found) == len(rows) + 1
    for row, cells in zip(rows[:50], found[1:], strict=False):
        for text, cell in zip(row.values(), cells, strict=True):
            if isinstance(cell, bool):
                assert text == str(cell).lower()
            elif isinstance(cell, int | float):
                assert float(text) == cell
            else:
                assert text == (cell or "")


def test_networks_have_a_workbook_in_the_language_of_the_address(client: httpx.Client) -> None:
    assert book_of(client.get("/network/partners.xlsx?edition=2018")).sheetnames[0] == "Vínculos"
    assert book_of(client.get("/en/network/partners.xlsx?edition=2018")).sheetnames[0] == "Ties"


@pytest.mark.parametrize("address", ["/programmes", "/queries/who-reports-on-objective", "/network/partners"])
def test_the_mark_for_spreadsheets_stands_where_it_is_asked_for(client: httpx.Client, address: str) -> None:
    plain, marked = client.get(f"{address}.csv"), client.get(f"{address}.csv?bom=1")
    assert marked.content == b"\xef\xbb\xbf" + plain.content
    refused = client.get(f"{address}.csv?bom=yes")
    assert (refused.status_code, "bom" in refused.text) == (400, True)


def test_the_map_is_a_drawing_of_its_own_with_the_numbers_of_its_table(client: httpx.Client) -> None:
    answer = client.get("/en/map.svg?objective=7&measure=reports")
    assert answer.status_code == 200 and answer.headers["content-type"] == "image/svg+xml"
    drawn = dict(re.findall(r"<path [^>]*><title>([^<]+): (\d+)</title>", answer.text))
    table = {row["stateLabel"]: row["entries"] for row in rows_of(client.get("/map.csv?objective=7&measure=reports"))}
    assert drawn == table and len(drawn) == 32
    assert "CC BY 4.0" in answer.text and "7. " in answer.text
