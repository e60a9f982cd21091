"""The Graph Store Protocol, reading only (https://www.w3.org/TR/sparql11-http-rdf-update/): one graph by its IRI."""

from __future__ import annotations

from functools import cache

from entramado.api.sparql.engine import Engine
from entramado.api.sparql.problems import ProblemError
from entramado.api.sparql.protocol import ABSOLUTE, Scope, pairs
from entramado.api.sparql.query_guard import QueryForm
from entramado.graph.store import query_text

READING = QueryForm("CONSTRUCT", volatile=False)


@cache
def graph_query() -> str:
    """The query that reads a whole graph."""
    lines = query_text("graph").split("\n")
    return "\n".join(line for line in lines if not line.startswith("#+"))


def requested_graph(scope: Scope, engine: Engine) -> str | None:
    """The graph asked for, None for the default graph. Raises `ProblemError`."""
    found = pairs(scope["query_string"], "query string")
    graphs = [value for name, value in found if name == "graph"]
    defaults = [value for name, value in found if name == "default"]
    if len(graphs) + len(defaults) != 1:
        raise ProblemError("bad-request", "Name one graph: ?graph=IRI, or ?default for the default graph.")
    if defaults:
        if defaults[0]:
            raise ProblemError("bad-request", "The parameter 'default' takes no value.")
        return None
    graph = graphs[0]
    if not ABSOLUTE.match(graph):
        raise ProblemError("bad-request", f"graph={graph!r} is no absolute IRI.")
    if graph not in engine.dataset.graphs:
        raise ProblemError("not-found", f"There is no graph <{graph}> here; the service description lists the graphs.")
    return graph
