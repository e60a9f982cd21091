"""A measured network as a file for another program: the formats by name, with media type and suffix.

Each file carries labels, identifiers (IRIs), measures, parameters, build and licence, in the places its format has for
them. Tests against hundreds of random networks are made for ``measures`` alone.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NetworkFormat:
    """A file format: how it is written, its media type, the end of the file's name, what it is, what it takes."""

    media_type: str
    suffix: str
    title: str
    title_en: str
    tested: bool = False


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: dict[str, NetworkFormat] = {
    "gexf": NetworkFormat("application/gexf+xml", ".gexf", "Gephi, por edición", "Gephi, by edition"),
    "graphml": NetworkFormat("application/graphml+xml", ".graphml", "GraphML", "GraphML"),
    "csv": NetworkFormat("text/csv; charset=utf-8", ".csv", "Vínculos (CSV)", "Ties (CSV)"),
    "nodes-csv": NetworkFormat("text/csv; charset=utf-8", ".nodes.csv", "Nodos (CSV)", "Nodes (CSV)"),
    "biadjacency-csv": NetworkFormat("text/csv; charset=utf-8", ".biadjacency.csv", "Matriz (CSV)", "Matrix (CSV)"),
    "json": NetworkFormat("application/json", ".json", "graphology (JSON)", "graphology (JSON)"),
    "vosviewer": NetworkFormat("application/json", ".vosviewer.json", "VOSviewer", "VOSviewer"),
    "cyjs": NetworkFormat("application/json", ".cyjs", "Cytoscape", "Cytoscape"),
    "pajek": NetworkFormat("text/plain; charset=utf-8", ".net", "Pajek", "Pajek"),
    "parquet": NetworkFormat("application/vnd.apache.parquet", ".parquet", "Vínculos (Parquet)", "Ties (Parquet)"),
    "nodes-parquet": NetworkFormat(
        "application/vnd.apache.parquet", ".nodes.parquet", "Nodos (Parquet)", "Nodes (Parquet)"
    ),
    "xlsx": NetworkFormat(_XLSX, ".xlsx", "Libro de cálculo (XLSX)", "Workbook in Spanish (XLSX)"),
    "xlsx-en": NetworkFormat(_XLSX, ".en.xlsx", "Libro de cálculo en inglés", "Workbook (XLSX)"),
    "ergm": NetworkFormat("application/zip", ".ergm.zip", "Para R, por edición (ZIP)", "For R, by edition (ZIP)"),
    "measures": NetworkFormat("application/json", ".measures.json", "Medidas (JSON)", "Measures (JSON)", tested=True),
    "svg": NetworkFormat("image/svg+xml", ".svg", "Imagen (SVG)", "Picture (SVG)"),
}
