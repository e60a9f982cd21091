"""Each file that a network is taken along in, read back by the program or the library it is for."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import igraph
import networkx as nx
import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from entramado.api.translations.measures import MEASURE_WORDS
from entramado.graph.network import large
from entramado.graph.network.analysis import Analysis, analyse
from entramado.graph.network.build import build_network
from entramado.graph.network.formats import FORMATS, json_files
from entramado.graph.network.formats.parquet import write_edge_list
from entramado.graph.network.formats.writers import write
from entramado.graph.network.network_tables import LICENCE
from entramado.graph.network.parameters import NetworkError, Parameters
from entramado.graph.network.style import least_drawn
from entramado.graph.network.views.drawing import draw
from tests.network_samples import BASE, body, objective, random_graph, small_source
from tests.paths import ROOT

SHEETS = {"es": ("Vínculos", "Nodos", "Columnas"), "en": ("Ties", "Nodes", "Columns")}
CASES = {
    "partners": Parameters(),
    "undirected": Parameters(directed=False, unit_ties=True),
    "two-mode": Parameters("institution-objective"),
    "projection": Parameters("institution-objective", projection="first"),
    "empty": Parameters(chapter="OSC"),
}


@pytest.fixture(scope="module", params=CASES)
def analysis(request: pytest.FixtureRequest) -> Analysis:
    return analyse(small_source(), CASES[request.param])


def written(analysis: Analysis, name: str) -> bytes:
    data = write(name, analysis)
    assert data == write(name, analysis)
    return data


Ends = tuple[str, ...]


def ends(u: str, v: str, *, directed: bool) -> Ends:
    return (u, v) if directed else tuple(sorted((u, v)))


def edges(analysis: Analysis) -> dict[Ends, int]:
    """The ties that a file has to hold, from reporter to named where they have a direction."""
    return pairs(analysis, ((u, v, data["weight"]) for u, v, data in analysis.network.weighted_edges))


def pairs(analysis: Analysis, found: Iterable[tuple[str, str, Any]]) -> dict[Ends, Any]:
    return {ends(u, v, directed=analysis.parameters.arrows): value for u, v, value in found}


def read_edges(graph: Any, key: str = "weight") -> dict[Ends, int]:
    return {ends(u, v, directed=graph.is_directed()): int(data[key]) for u, v, data in graph.edges(data=True)}


def facts(analysis: Analysis, source: str, target: str) -> dict[str, Any]:
    """What the network holds of the tie that a file names."""
    data = analysis.network.graph.edges[source, target]
    return dict(data["arcs"][source]) if analysis.parameters.arrows else dict(data)


def test_every_file_says_parameters_build_and_licence(analysis: Analysis) -> None:
    for name in FORMATS:
        if name in ("csv", "nodes-csv") and not len(analysis.network.graph):
            continue  # a table without rows has no place to say so
        data = written(analysis, name)
        if name.startswith("xlsx"):
            data = str(list(load_workbook(io.BytesIO(data))[origin_of(name)].values)).encode()
        if name == "ergm":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = archive.read("about.csv")
        if name.endswith("parquet"):
            data = pq.read_table(io.BytesIO(data)).schema.metadata[b"entramado"]
        for said in (b"build-1", LICENCE.encode(), b"fold_units"):
            assert said in data, (name, said)


def test_graphml_is_read_by_networkx_and_igraph(analysis: Analysis, tmp_path: Path) -> None:
    data = written(analysis, "graphml")
    graph = nx.read_graphml(io.BytesIO(data))
    assert read_edges(graph) == edges(analysis)
    assert set(graph) == set(analysis.network.graph)
    assert graph.graph["build"] == "build-1"
    for node, values in graph.nodes(data=True):
        assert values["degree"] == analysis.nodes[node]["degree"]
        assert values["name"].startswith("Institución") or values["mode"] == "objective"
    path = tmp_path / "n.graphml"
    path.write_bytes(data)
    other = igraph.Graph.Read_GraphML(str(path))
    assert (other.vcount(), other.ecount()) == (len(graph), graph.number_of_edges())
    if other.vcount():
        assert other.vs["degree"] == [analysis.nodes[node]["degree"] for node in other.vs["id"]]


def test_gexf_is_read_by_networkx_with_its_spells(analysis: Analysis) -> None:
    data = written(analysis, "gexf")
    graph = nx.read_gexf(io.BytesIO(data), version="1.3")
    assert {ends(*pair, directed=graph.is_directed()) for pair in graph.edges} == set(edges(analysis))
    assert graph.graph["mode"] == "dynamic"
    root = ET.fromstring(data)
    space = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
    found = root.findall(".//g:edge", space)
    assert len(found) == len(edges(analysis))
    for tie in found:
        editions = facts(analysis, tie.get("source", ""), tie.get("target", ""))["editions"]
        assert [s.get("start") for s in tie.findall(".//g:spell", space)] == [f"{e}-01-01" for e in editions]
        weights = {v.get("for", ""): v.get("value") for v in tie.findall(".//g:attvalue", space)}
        assert {k: v for k, v in weights.items() if k.startswith("weight_")} == {
            f"weight_{edition}": str(count) for edition, count in editions.items()
        }
        assert tie.get("weight") == str(sum(editions.values()))
    for node in root.findall(".//g:node", space):
        assert node.find("viz:position", space) is not None
        assert node.find("viz:color", space) is not None
    blocks = root.findall(".//g:attributes", space)
    assert [block.get("class") for block in blocks] == ["node", "edge"]
    for block, kind in zip(blocks, ("node", "edge"), strict=True):
        declared = [a.get("id") for a in block.findall("g:attribute", space)]
        assert len(declared) == len(set(declared))
        assert {v.get("for") for v in root.findall(f".//g:{kind}//g:attvalue", space)} == set(declared)


def in_node(script: str, path: Path) -> Any:
    """What a script for node prints as JSON; it reads the file at ``process.argv[1]``."""
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script, str(path)], cwd=ROOT, capture_output=True, check=True
    )
    return json.loads(done.stdout)


def test_gexf_is_read_by_the_parser_of_gephi_lite_with_numbers_as_numbers(analysis: Analysis, tmp_path: Path) -> None:
    path = tmp_path / "n.gexf"
    path.write_bytes(written(analysis, "gexf"))
    found = in_node(
        "import Graph from 'graphology'; import gexf from 'graphology-gexf'; import {readFileSync} from 'node:fs';"
        "const g = gexf.parse(Graph, readFileSync(process.argv[1], 'utf8'));"
        "console.log(JSON.stringify({nodes: g.mapNodes((n, d) => [n, d]),"
        " edges: g.mapEdges((e, d, s, t) => [s, t, d]), type: g.type}));",
        path,
    )
    assert pairs(analysis, ((s, t, data["weight"]) for s, t, data in found["edges"])) == edges(analysis)
    if found["edges"]:
        assert found["type"] == ("directed" if analysis.parameters.arrows else "undirected")
    for source, target, data in found["edges"]:
        editions = facts(analysis, source, target)["editions"]
        assert {k: v for k, v in data.items() if k.startswith("weight_")} == {
            f"weight_{edition}": count for edition, count in editions.items()
        }
        if analysis.tests:
            assert isinstance(data["significant"], bool)
            assert isinstance(data["p"], int | float)
    assert {n for n, _ in found["nodes"]} == set(analysis.network.graph)
    for node, data in found["nodes"]:
        assert data["degree"] == analysis.nodes[node]["degree"]
        assert data["community"] == analysis.groups.of[node]
        assert isinstance(data["x"], int | float)
        assert data["label"] == analysis.network.graph.nodes[node]["label"]


@pytest.mark.parametrize("name", ["gexf", "graphml", "svg"])
def test_a_label_with_characters_that_xml_cannot_hold_leaves_the_file_well_formed(name: str) -> None:
    source = small_source()
    source.bodies[body("a")] = replace(source.bodies[body("a")], acronym="a\u0008b\uffff\x1f", name="a\u0000 & <b>")
    data = written(analyse(source, Parameters()), name)
    ET.fromstring(data)
    assert "a\ufffdb\ufffd\ufffd".encode() in data or name == "svg"


def origin_of(name: str) -> str:
    return "About" if name == "xlsx-en" else "Acerca de"


def test_the_workbook_is_read_by_openpyxl_with_columns_explained(analysis: Analysis) -> None:
    for name, ties, nodes, columns in (("xlsx", *SHEETS["es"]), ("xlsx-en", *SHEETS["en"])):
        book = load_workbook(io.BytesIO(written(analysis, name)))
        assert book.sheetnames == [ties, nodes, columns, origin_of(name)]
        explained = list(book[columns].iter_rows(min_row=2, values_only=True))
        names = [row[1] for row in explained if row[0] == ties]
        rows = [dict(zip(names, row, strict=True)) for row in book[ties].iter_rows(min_row=2, values_only=True)]
        assert pairs(analysis, ((r["source"], r["target"], r["weight"]) for r in rows)) == edges(analysis)
        assert [c.value for c in book[ties][1]] == [row[2] for row in explained if row[0] == ties]
        assert book[nodes].max_row == len(analysis.network.graph) + 1


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_tables_as_csv(analysis: Analysis) -> None:
    ties = table(written(analysis, "csv"))
    assert pairs(analysis, ((r["source"], r["target"], int(r["weight"])) for r in ties)) == edges(analysis)
    if analysis.parameters.arrows and ties:
        said = {(r["source"], r["target"]): (r["direction"], r["reciprocated"]) for r in ties}
        assert said[body("a"), body("p")] == ("names", "false")
        assert said[body("a"), body("b")] == said[body("b"), body("a")] == ("together", "false")
    rows = table(written(analysis, "nodes-csv"))
    assert {r["id"]: float(r["degree"]) for r in rows} == {n: v["degree"] for n, v in analysis.nodes.items()}
    if ties and "lines" in ties[0]:
        row = next(
            r for r in ties if {r["source"], r["target"]} >= {body("a"), body("p")} or "objective" in r["target"]
        )
        assert len(row["lines"].split()) == len(row["entries"].split())
        assert row["lines"].startswith(f"{BASE.iri}id/document/compendio-")


def test_the_matrix_as_csv(analysis: Analysis) -> None:
    rows = list(csv.reader(io.StringIO(written(analysis, "biadjacency-csv").decode(), newline="")))
    network = analysis.network.two_mode or analysis.network
    cells = np.array([[int(cell) for cell in row[2:]] for row in rows[1:]]).reshape(network.incidence.matrix.shape)
    assert ((cells > 0) == (network.incidence.matrix.toarray() > 0)).all()
    assert rows[0][2:] == list(network.incidence.columns)
    assert json.loads(rows[0][0])["build"] == "build-1"
    if network.parameters.two_mode:
        at = [row[0] for row in rows[1:]].index(body("a")), rows[0][2:].index(objective(7))
        assert cells[at] == 2


def test_graphology_reads_its_json(analysis: Analysis, tmp_path: Path) -> None:
    path = tmp_path / "n.json"
    path.write_bytes(written(analysis, "json"))
    script = (
        "import Graph from 'graphology'; import {readFileSync} from 'node:fs';"
        "const g = Graph.from(JSON.parse(readFileSync(process.argv[1], 'utf8')));"
        "console.log(JSON.stringify({order: g.order, size: g.size, type: g.type, build: g.getAttribute('build'),"
        " degrees: g.mapNodes((n, d) => [n, g.neighbors(n).length, d.degree])}));"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script, str(path)], cwd=ROOT, capture_output=True, check=True
    )
    found = json.loads(done.stdout)
    assert (found["order"], found["size"]) == (len(analysis.network.graph), len(edges(analysis)))
    assert (found["type"], found["build"]) == ("directed" if analysis.parameters.arrows else "undirected", "build-1")
    assert all(counted == said for _, counted, said in found["degrees"])


def test_the_json_cites_every_entry_of_a_tie_with_its_lines() -> None:
    found = json.loads(written(analyse(small_source(), Parameters()), "json"))
    entries = found["attributes"]["entries"]
    tie = next(e for e in found["edges"] if {e["source"], e["target"]} == {body("a"), body("p")})
    cited = [(entries[at]["document"], role, first, last) for at, role, first, last in tie["attributes"]["evidence"]]
    assert cited == [("compendio-2020", "partner", 12, 12), ("compendio-2024", "partner", 32, 32)]
    shared = json.loads(written(analyse(small_source(), CASES["projection"]), "json"))
    through = shared["attributes"]["through"]
    tie = next(e for e in shared["edges"] if {e["source"], e["target"]} == {body("a"), body("f")})
    assert [len(through[o]["ties"][body("a")]) for o in tie["attributes"]["through"]] == [2]


def test_the_picture_has_every_tie_and_names_what_one_rests_on() -> None:
    for name in ("partners", "projection"):
        measured = analyse(small_source(), CASES[name])
        drawing = json.loads(json_files.picture(measured))
        keys = [node["key"] for node in drawing["nodes"]]
        assert pairs(measured, ((keys[t[0]], keys[t[1]], t[2]) for t in drawing["ties"])) == edges(measured)
        assert (drawing["attributes"]["drawn"], drawing["attributes"]["least"]) == (1, 1)
        assert drawing["attributes"]["ties_total"] == len(drawing["ties"])
    found = json.loads(json_files.tie(analyse(small_source(), Parameters()), "p", "a"))
    cited = [(found["entries"][at]["document"], role, first, last) for at, role, first, last in found["evidence"]]
    assert cited == [("compendio-2020", "partner", 12, 12), ("compendio-2024", "partner", 32, 32)]
    shared = json.loads(json_files.tie(analyse(small_source(), CASES["projection"]), "a", "f"))
    assert [len(one["ties"][body("a")]) for one in shared["through"]] == [2]
    with pytest.raises(NetworkError, match="there is none between a and nobody"):
        json_files.tie(analyse(small_source(), Parameters()), "a", "nobody")


def test_the_archive_for_r_has_each_edition_by_itself(analysis: Analysis) -> None:
    with zipfile.ZipFile(io.BytesIO(written(analysis, "ergm"))) as archive:
        tables = {
            name: list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode()))) for name in ("nodes", "ties")
        }
        script = archive.read("read.R").decode()
    assert "network.initialize" in script
    found = {}
    for edition in {row["edition"] for row in tables["nodes"]}:
        network = build_network(small_source(), analysis.parameters.but(edition=edition))
        there = {row["id"]: row for row in tables["nodes"] if row["edition"] == edition}
        assert set(there) == set(network.graph)
        if analysis.parameters.two_mode and not analysis.parameters.projection:
            assert {row["mode"] for row in there.values()} == {"1", "2"}
        ties = [row for row in tables["ties"] if row["edition"] == edition]
        assert {(row["source"], row["target"]): int(row["weight"]) for row in ties} == {
            (u, v): data["weight"] for u, v, data in network.weighted_edges
        }
        assert all(there[row["source"]]["mode"] <= there[row["target"]]["mode"] for row in ties)
        found[edition] = len(ties)
    editions = {analysis.parameters.edition} - {""} or {"2020", "2024"}
    assert set(found) == (editions if len(analysis.network.graph) else set())


def test_of_a_dense_network_the_heaviest_ties_are_drawn() -> None:
    network = build_network(small_source(), Parameters())
    weights = sorted((int(data["weight"]) for _, _, data in network.weighted_edges), reverse=True)
    assert least_drawn(network, len(weights)) == 1
    assert least_drawn(network, weights.count(weights[0])) == weights[0]
    # Where even the heaviest are too many there is nothing to choose by.
    assert least_drawn(network, 0) == weights[0]


def test_vosviewer_json_keeps_to_its_documented_form(analysis: Analysis) -> None:
    # https://app.vosviewer.com/docs/file-types/json-file-type/
    found = json.loads(written(analysis, "vosviewer"))
    assert set(found) == {"network", "config", "info"}
    ids = [item["id"] for item in found["network"]["items"]]
    assert ids == list(range(1, len(ids) + 1))
    for item in found["network"]["items"]:
        assert set(item) == {"id", "label", "url", "description", "x", "y", "cluster", "weights", "scores"}
        assert 1 <= item["cluster"] <= 1000
        assert all(isinstance(v, int | float) and v >= 0 for v in item["weights"].values())
        assert all(isinstance(v, int | float) for v in item["scores"].values())
        assert "<" not in item["description"]
    for link in found["network"]["links"]:
        assert link["source_id"] in ids
        assert link["target_id"] in ids
        assert link["strength"] > 0
    # Its links have no direction: a pair is one link.
    assert len(found["network"]["links"]) == analysis.network.graph.number_of_edges()
    assert all(colour["color"].startswith("#") for colour in found["config"]["color_schemes"]["cluster_colors"])


def test_cytoscape_json_is_read_by_networkx(analysis: Analysis) -> None:
    found = json.loads(written(analysis, "cyjs"))
    assert all(set(node["position"]) == {"x", "y"} for node in found["elements"]["nodes"])
    graph = nx.cytoscape_graph({**found, "data": []})
    assert read_edges(graph) == edges(analysis)
    assert found["data"]["licence"] == LICENCE


def test_pajek_is_read_by_networkx_and_igraph(analysis: Analysis, tmp_path: Path) -> None:
    data = written(analysis, "pajek")
    path = tmp_path / "n.net"
    path.write_bytes(data)
    text = data.decode()
    count = int(text.split("*Vertices ")[1].split()[0])
    assert count == len(analysis.network.graph)
    if not edges(analysis):
        return
    other = igraph.Graph.Read_Pajek(str(path))
    assert (other.vcount(), other.ecount()) == (count, len(edges(analysis)))
    assert sorted(other.es["weight"]) == sorted(edges(analysis).values())
    if analysis.parameters.two_mode and not analysis.parameters.projection:
        assert f"*Vertices {count} {len(analysis.network.incidence.rows)}\n" in text
    else:
        graph = nx.Graph(nx.read_pajek(path))
        assert sorted(d for _, d in graph.degree()) == sorted(d for _, d in analysis.network.graph.degree())


def test_parquet_has_the_columns_that_graphframes_takes(analysis: Analysis) -> None:
    ties = pq.read_table(io.BytesIO(written(analysis, "parquet")))
    assert {"src", "dst"} <= set(ties.column_names)
    found = pairs(analysis, ((r["src"], r["dst"], r["weight"]) for r in ties.to_pylist()))
    assert found == edges(analysis)
    rows = pq.read_table(io.BytesIO(written(analysis, "nodes-parquet")))
    assert set(rows["id"].to_pylist()) == set(analysis.network.graph)
    assert json.loads(rows.schema.metadata[b"entramado"])["licence"] == LICENCE


def test_parquet_has_one_schema_whatever_the_filter() -> None:
    filters = (*CASES.values(), Parameters(edition="2020", roles=("funder",)), Parameters("state-objective"))
    for name in ("parquet", "nodes-parquet"):
        tables = [pq.read_table(io.BytesIO(written(analyse(small_source(), wanted), name))) for wanted in filters]
        assert len({str(found.schema.remove_metadata()) for found in tables}) == 1
        assert not any(pa.types.is_null(field.type) for field in tables[0].schema)
        assert len(pa.concat_tables([found.replace_schema_metadata() for found in tables])) > 0
    ties = pq.read_table(io.BytesIO(written(analyse(small_source(), CASES["empty"]), "parquet")))
    wanted = {"src": pa.string(), "weight": pa.int64(), "p": pa.float64(), "significant": pa.bool_()}
    assert {name: ties.schema.field(name).type for name in wanted} == wanted


def test_the_picture_draws_every_node_and_tie_and_names_them(analysis: Analysis) -> None:
    root = ET.fromstring(draw(analysis, "free" if analysis.parameters.two_mode else "layers"))
    space = {"s": "http://www.w3.org/2000/svg"}
    assert len(root.findall(".//s:g[@class='nodes']/s:a", space)) == len(analysis.network.graph)
    assert len(root.findall(".//s:g[@class='ties']/s:path", space)) == len(edges(analysis))
    width, height = (float(v) for v in root.attrib["viewBox"].split()[2:])
    if analysis.parameters.arrows and edges(analysis):
        assert all(path.get("marker-end") for path in root.findall(".//s:g[@class='ties']/s:path", space))
    for circle in root.findall(".//s:g[@class='nodes']//s:circle", space):
        assert 0 < float(circle.attrib["cx"]) < width
        assert 0 < float(circle.attrib["cy"]) < height
    assert root.findtext("s:title", namespaces=space)
    assert json.loads(root.findtext("s:metadata", namespaces=space) or "")["build"] == "build-1"


def test_the_measures_hold_tests_sensitivity_and_change(analysis: Analysis) -> None:
    found = json.loads(written(analysis, "measures"))
    # What the page says of a change has words in both languages.
    said = {name for row in found["changes"] for name in row} - {"before", "after"}
    assert {f"network.m.{name}" for name in said} <= MEASURE_WORDS.keys()
    assert found["measures"]["nodes"] == len(analysis.network.graph)
    if analysis.parameters.arrows and len(analysis.network.graph) > 1:
        assert found["measures"]["communities"]["null_draws"] == 50
        assert [c["before"] for c in found["changes"]] == ["2020"]
        assert "reporting_gained" in said
        assert found["sensitivity"][0]["name"] == "as asked for"


@pytest.mark.parametrize("suffix", [".parquet", ".csv"])
@pytest.mark.parametrize("both_ways", [False, True])
def test_edge_lists_of_any_size_are_read_back(tmp_path: Path, suffix: str, both_ways: bool) -> None:
    graph = random_graph(200, 700, 3)
    matrix = large.adjacency(graph)
    path = tmp_path / f"ties{suffix}"
    count = write_edge_list(matrix, path, both_ways)
    found = pq.read_table(path) if suffix == ".parquet" else pyarrow.csv.read_csv(path)
    assert found.column_names == ["src", "dst", "weight"]
    assert len(found) == count == (1400 if both_ways else 700)
    order = sorted(graph)
    ties = {(order[s], order[d]): w for s, d, w in zip(*(c.to_pylist() for c in found.columns), strict=True)}
    assert all(graph.edges[pair]["weight"] == w for pair, w in ties.items())
    assert len({frozenset(pair) for pair in ties}) == 700
