"""Networks as Spark jobs give what networkx gives (``make test-spark``)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from entramado.graph.network import on_spark


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[1]").appName("networks")
    for name, value in (
        ("spark.ui.enabled", "false"),
        ("spark.sql.shuffle.partitions", "1"),
        ("spark.default.parallelism", "1"),
        ("spark.sql.adaptive.enabled", "false"),
        # Plans of a few rows: to compile them takes longer than to run them.
        ("spark.sql.codegen.wholeStage", "false"),
        ("spark.sql.codegen.factoryMode", "NO_CODEGEN"),
        ("spark.driver.memory", "1g"),
    ):
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    yield made
    made.stop()


def network() -> nx.Graph:
    """Two clumps that a tie joins, a pair, a node alone: small, for a job takes a second whatever its size."""
    graph = nx.Graph()
    graph.add_nodes_from(f"n{k}" for k in range(9))
    for u, v in ((0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5), (6, 7)):
        graph.add_edge(f"n{u}", f"n{v}", weight=1 + (u * v) % 3)
    return graph


@pytest.fixture(scope="module")
def tables(session: Any) -> tuple[Any, Any]:
    graph = network()
    rows = [(*sorted((u, v)), float(data["weight"])) for u, v, data in graph.edges(data=True)]
    alone = [(node,) for node in nx.isolates(graph)]
    ties = session.createDataFrame(rows, "u string, v string, weight double")
    return ties.coalesce(1), session.createDataFrame(alone, "node string").coalesce(1)


def rows(frame: Any) -> dict[str, Any]:
    return {row[0]: row[1] for row in frame.collect()}


def test_degrees_components_and_triangles(tables: tuple[Any, Any]) -> None:
    graph = network()
    found = {row[0]: (row[1], row[2]) for row in on_spark.degrees(*tables).collect()}
    assert found == {n: (graph.degree(n), graph.degree(n, weight="weight")) for n in graph}
    assert rows(on_spark.triangles(*tables)) == nx.triangles(graph)
    assert rows(on_spark.components(*tables)) == {n: min(c) for c in nx.connected_components(graph) for n in c}


def test_a_network_out_of_facts(session: Any, tmp_path: Path) -> None:
    base = "https://w3id.org/entramado/"
    told = {"a": ("x", "y"), "b": ("x", "y"), "c": ("y",)}
    lines = []
    for number, (body, objectives) in enumerate(told.items()):
        for at, objective in enumerate(objectives):
            me = f"<{base}id/entry/{number}-{at}>"
            lines += [
                f"{me} <{base}ontology#reporter> <{base}id/institution/{body}> <{base}graph/d> .",
                f"{me} <{base}ontology#objective> <{base}id/objective/{objective}> <{base}graph/d> .",
            ]
    path = tmp_path / "facts.nq"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = [
        on_spark.statements(session, str(path), f"{base}ontology#{name}", subjects=f"{base}id/entry/")
        for name in ("reporter", "objective")
    ]
    ties = on_spark.projected(on_spark.joined(*said))
    short = {(row.u[-1], row.v[-1]): row.weight for row in ties.collect()}
    assert short == {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}


def test_ranks(tables: tuple[Any, Any]) -> None:
    assert rows(on_spark.pagerank(*tables)) == pytest.approx(nx.pagerank(network(), weight="weight"), abs=1e-9)


def test_communities_by_labels(tables: tuple[Any, Any]) -> None:
    graph = network()
    expected = {frozenset(c) for c in nx.community.label_propagation_communities(graph)}
    label = rows(on_spark.label_propagation(*tables))
    assert {frozenset(n for n in label if label[n] == one) for one in label.values()} == expected
    assert len(expected) == 4
