"""A measured network as a file for another program: the formats by name, with media type and suffix.

Each file carries labels, identifiers (IRIs), measures, parameters, build and licence, in the places its format has for
them. Tests against hundreds of random networks are made for ``measures`` alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from entramado.graph.network.analysis import FULL, PICTURE, Analysis, Effort
from entramado.graph.network.formats import (
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


@dataclass(frozen=True, slots=True)
class NetworkFormat:
    """A file format: how it is written, its media type, the end of the file's name, what it is, what it takes."""

    write: Callable[[Analysis], bytes]
    media_type: str
    suffix: str
    title: str
    title_en: str
    effort: Effort = PICTURE


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: dict[str, NetworkFormat] = {
    "gexf": NetworkFormat(xml_files.gexf, "application/gexf+xml", ".gexf", "Gephi, por edición", "Gephi, by edition"),
    "graphml": NetworkFormat(xml_files.graphml, "application/graphml+xml", ".graphml", "GraphML", "GraphML"),
    "csv": NetworkFormat(delimited.ties, "text/csv; charset=utf-8", ".csv", "Vínculos (CSV)", "Ties (CSV)"),
    "nodes-csv": NetworkFormat(delimited.nodes, "text/csv; charset=utf-8", ".nodes.csv", "Nodos (CSV)", "Nodes (CSV)"),
    "biadjacency-csv": NetworkFormat(
        delimited.biadjacency, "text/csv; charset=utf-8", ".biadjacency.csv", "Matriz (CSV)", "Matrix (CSV)"
    ),
    "json": NetworkFormat(json_files.graphology, "application/json", ".json", "graphology (JSON)", "graphology (JSON)"),
    "vosviewer": NetworkFormat(json_files.vosviewer, "application/json", ".vosviewer.json", "VOSviewer", "VOSviewer"),
    "cyjs": NetworkFormat(json_files.cytoscape, "application/json", ".cyjs", "Cytoscape", "Cytoscape"),
    "pajek": NetworkFormat(pajek.pajek, "text/plain; charset=utf-8", ".net", "Pajek", "Pajek"),
    "parquet": NetworkFormat(
        parquet.ties, "application/vnd.apache.parquet", ".parquet", "Vínculos (Parquet)", "Ties (Parquet)"
    ),
    "nodes-parquet": NetworkFormat(
        parquet.nodes, "application/vnd.apache.parquet", ".nodes.parquet", "Nodos (Parquet)", "Nodes (Parquet)"
    ),
    "xlsx": NetworkFormat(workbook.spanish, _XLSX, ".xlsx", "Libro de cálculo (XLSX)", "Workbook in Spanish (XLSX)"),
    "xlsx-en": NetworkFormat(workbook.english, _XLSX, ".en.xlsx", "Libro de cálculo en inglés", "Workbook (XLSX)"),
    "ergm": NetworkFormat(
        ergm.ergm, "application/zip", ".ergm.zip", "Para R, por edición (ZIP)", "For R, by edition (ZIP)"
    ),
    "measures": NetworkFormat(
        report.measures, "application/json", ".measures.json", "Medidas (JSON)", "Measures (JSON)", FULL
    ),
    "svg": NetworkFormat(svg.svg, "image/svg+xml", ".svg", "Imagen (SVG)", "Picture (SVG)"),
}
