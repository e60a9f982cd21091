"""How each network format is written, and how much is measured for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from entramado.graph.network.analysis import FULL, PICTURE, Analysis, Effort
from entramado.graph.network.formats import (
    FORMATS,
    delimited,
    ergm,
    json_files,
    pajek,
    parquet,
    report,
    svg,
    workbook,
    xml_files,
)

_WRITERS: Final[dict[str, Callable[[Analysis], bytes]]] = {
    "gexf": xml_files.gexf,
    "graphml": xml_files.graphml,
    "csv": delimited.ties,
    "nodes-csv": delimited.nodes,
    "biadjacency-csv": delimited.biadjacency,
    "json": json_files.graphology,
    "vosviewer": json_files.vosviewer,
    "cyjs": json_files.cytoscape,
    "pajek": pajek.pajek,
    "parquet": parquet.ties,
    "nodes-parquet": parquet.nodes,
    "xlsx": workbook.spanish,
    "xlsx-en": workbook.english,
    "ergm": ergm.ergm,
    "measures": report.measures,
    "svg": svg.svg,
}
assert set(_WRITERS) == set(FORMATS)


def write(name: str, analysis: Analysis) -> bytes:
    """The file of this format (a key of `FORMATS`)."""
    return _WRITERS[name](analysis)


def effort_of(name: str) -> Effort:
    """How much is measured for this format."""
    return FULL if FORMATS[name].tested else PICTURE
