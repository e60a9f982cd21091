"""One question, one number, at every door: by the page, its table, the explorer, the saved question and SPARQL.

The static site's pages are made for the few entities that are asked about, not written whole.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import httpx
import pytest

import entramado
from entramado.api.cli import main
from entramado.api.publish.pages import PageRenderer
from entramado.api.publish.view import SnapshotView
from entramado.api.translations.interface import word
from entramado.graph.snapshot import read as read_snapshot
from entramado.ontology.namespaces import Base

pytestmark = pytest.mark.pages

MEASURES = {"takes-place": "state", "reports": "reporting_state", "takes-part": "participating_state"}
STATES = ("MX-CHP", "MX-OAX", "MX-CMX")
BY_SPARQL = {
    "takes-place": "?entry ent:state ?state .",
    "reports": "?entry ent:reporter/ent:seat ?state . FILTER NOT EXISTS { ?entry ent:chapter/skos:notation 'OSC' }",
    "takes-part": "?entry ent:participation [ prov:agent/ent:seat ?state ; prov:hadRole ?role ] . "
    "FILTER(?role NOT IN (ent:role-mentioned, ent:role-beneficiary))",
}
PREFIXES = (
    "PREFIX ent: <https://w3id.org/entramado/ontology#> PREFIX prov: <http://www.w3.org/ns/prov#> "
    "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
)


def rows(client: httpx.Client, path: str) -> list[dict[str, str]]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def explored(client: httpx.Client, choice: str) -> int:
    """How many entries the explorer finds."""
    return int(client.get(f"/explore.json?{choice}").json()["total"])


def by_sparql(client: httpx.Client, measure: str, state: str) -> int:
    query = (
        f"{PREFIXES} SELECT (COUNT(DISTINCT ?entry) AS ?n) WHERE {{ BIND(<https://w3id.org/entramado/id/state/{state}> "
        f"AS ?state) ?entry ent:kind 'action' ; ent:document <https://w3id.org/entramado/id/document/compendio-2024> . "
        f"{BY_SPARQL[measure]} }}"
    )
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
    return int(answer.text.split()[1])


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_of_a_state_has_one_number(client: httpx.Client, measure: str) -> None:
    asked = f"document=compendio-2024&measure={measure}"
    on_map = {row["state"].rsplit("/", 1)[-1]: row for row in rows(client, f"/map.csv?{asked}")}
    cells = {row["iri"].rsplit("/", 1)[-1]: row for row in rows(client, f"/matrix/state-objective.csv?{asked}")}
    assert {row["measure"] for row in on_map.values()} == {measure}
    for state in STATES:
        found = explored(client, f"document=compendio-2024&aim=false&{MEASURES[measure]}={state}")
        number = by_sparql(client, measure, state)
        assert number == int(on_map[state]["entries"]) == found > 0
        assert number == sum(int(value) for key, value in cells[state].items() if key.isdigit())


@pytest.fixture(scope="module")
def graph(snapshot: Path) -> entramado.Graph:
    """The same graph in Python."""
    return entramado.open(snapshot)


def counted(rows: Iterable[Mapping[str, object]]) -> dict[str, int]:
    return {str(row["state"]).rsplit("/", 1)[-1]: int(str(row["entries"])) for row in rows}


@pytest.mark.parametrize("measure", MEASURES)
def test_python_and_the_page_say_one_number(client: httpx.Client, graph: entramado.Graph, measure: str) -> None:
    on_map = counted(rows(client, f"/map.csv?document=compendio-2024&measure={measure}"))
    table = graph.query("map-states", document="compendio-2024", measure=measure)
    assert isinstance(table, entramado.Table)
    assert counted(table) == on_map
    assert len(on_map) == 32


def test_command_export_and_network_say_the_number_of_the_map(
    client: httpx.Client, graph: entramado.Graph, snapshot: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    on_map = counted(rows(client, "/map.csv?document=compendio-2024&measure=takes-place"))
    command = [
        "query",
        "map-states",
        "--set",
        "document=compendio-2024",
        "--format",
        "csv",
        "--snapshot",
        str(snapshot),
    ]
    assert main([*command, "--snapshot", str(snapshot)]) == 0
    assert counted(csv.DictReader(io.StringIO(capsys.readouterr().out))) == on_map
    # The rows of the export are those of the dumps and of the static site.
    entries = [e for e in graph.entries() if e["doc"] == "compendio-2024" and e["kind"] == "action"]
    exported = Counter(f"MX-{state}" for entry in entries for state in entry["states"] if state != "ALL")
    assert {state: exported[state] for state in on_map} == on_map
    tied: Counter[str] = Counter()
    for row in rows(client, "/network/state-objective.csv?edition=2024"):
        ends = (row["source"].rsplit("/", 2)[-2:], row["target"].rsplit("/", 2)[-2:])
        tied.update({slug: int(row["weight"]) for kind, slug in ends if kind == "state"})
    assert {state: tied[state] for state in on_map} == on_map


def test_who_reports_has_one_number_and_not_named_is_one_of_the_answers(client: httpx.Client) -> None:
    whole = explored(client, "document=informe-2018")
    actions = explored(client, "document=informe-2018&aim=false")
    unnamed = explored(client, "document=informe-2018&aim=false&named=false")
    assert actions + explored(client, "document=informe-2018&aim=true") == whole > actions
    assert unnamed + explored(client, "document=informe-2018&aim=false&named=true") == actions
    assert unnamed > actions / 2


def test_states_that_report_are_the_same_in_a_saved_question_and_on_the_map(client: httpx.Client) -> None:
    on_map = rows(client, "/map.csv?document=compendio-2024&measure=reports")
    without = rows(client, "/queries/states-without-an-entry.csv?document=compendio-2024")
    assert {row["state"] for row in on_map if row["entries"] == "0"} == {row["state"] for row in without}


@pytest.fixture(scope="module")
def static_pages(snapshot: Path) -> tuple[SnapshotView, PageRenderer]:
    """The pages of the static site."""
    read = read_snapshot(snapshot)
    view = SnapshotView((read.folder / "facts.nq").read_bytes(), Base())
    return view, PageRenderer(view, [], read.build)


@pytest.mark.parametrize(
    ("thing", "term", "choice"),
    [
        *((f"state/{state}", "state", f"state={state}") for state in STATES),
        ("institution/gobierno-chiapas", "reporter", "reporter=gobierno-chiapas"),
        ("institution/inm", "reporter", "reporter=inm"),
        ("objective/7", "objective", "objective=7"),
        ("population/nna", "population", "population=nna"),
        ("document/informe-2018", "document", "document=informe-2018"),
    ],
)
def test_the_static_site_counts_as_the_explorer(
    client: httpx.Client, static_pages: tuple[SnapshotView, PageRenderer], thing: str, term: str, choice: str
) -> None:
    view, pages = static_pages
    html = pages.entity(view.entities[Base().id(*thing.split("/"))], "en")
    counts = dict(re.findall(r"<h3>([^<]+) \((\d+)\)</h3>", html))
    named = f"{pages.name(f'{Base().ontology}{term}', 'en')} · {word('kind.entry', 'en')}"
    assert int(counts[named]) == explored(client, choice) > 0


@pytest.mark.parametrize("body", ["comar", "inm", "oim"])
def test_a_number_of_those_who_name_a_body_leads_to_as_many_entries(client: httpx.Client, body: str) -> None:
    page = client.get(f"/page/institution/{body}", headers={"Accept": "text/html"}).text
    section = page.partition('<section id="institution-named-objectives">')[2].partition("</section>")[0]
    counted = re.findall(r'<a href="/explore\?([^"]*)">(\d+)</a>', section)
    assert counted and all(f"names={body}&amp;" in choice for choice, _ in counted)
    assert all(explored(client, choice.replace("&amp;", "&")) == int(count) for choice, count in counted)
    # Whoever asks what a body reports is told of the entries that name it.
    named = explored(client, f"names={body}")
    assert named == len(rows(client, f"/explore.csv?names={body}"))
    told = client.get(f"/explore?reporter={body}", headers={"Accept": "text/html"}).text
    assert f'<a href="/explore?names={body}">{named} entradas</a>' in told
