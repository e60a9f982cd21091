"""A network as a workbook: ties, nodes, what the columns hold, and what the file says of itself."""

from __future__ import annotations

import json

from entramado.graph import workbook
from entramado.graph.network.analysis import Analysis
from entramado.graph.network.columns import NODE_COLUMNS, TIE_COLUMNS
from entramado.graph.network.network_tables import about, node_rows, tie_rows
from entramado.graph.workbook import WorkbookSheet

_SHEETS = {"es": ("Vínculos", "Nodos", "Columnas", "Acerca de"), "en": ("Ties", "Nodes", "Columns", "About")}
_COLUMN = {
    "es": {"sheet": "Hoja", "name": "Nombre en CSV", "holds": "Qué contiene"},
    "en": {"sheet": "Sheet", "name": "Name in CSV", "holds": "What it holds"},
}
_SAID = {"es": ("title", "caution"), "en": ("title_en", "caution_en")}


def spanish(analysis: Analysis) -> bytes:
    """The workbook with its headings in Spanish."""
    return _write(analysis, "es")


def english(analysis: Analysis) -> bytes:
    """The workbook with its headings in English."""
    return _write(analysis, "en")


def _write(analysis: Analysis, lang: str) -> bytes:
    ties, nodes, columns, origin = _SHEETS[lang]
    tables = ((ties, TIE_COLUMNS, tie_rows(analysis)), (nodes, NODE_COLUMNS, node_rows(analysis)))
    sheets, explained = [], []
    for title, described, rows in tables:
        texts = {name: getattr(column, lang) for name, column in described.items()}
        sheets.append(WorkbookSheet(title, tuple(described), rows, texts))
        explained += [{"sheet": title, "name": name, "holds": text} for name, text in texts.items()]
    facts = about(analysis)
    said = {name: facts[name] for name in (*_SAID[lang], "build", "licence")}
    said["parameters"] = json.dumps(facts["parameters"], ensure_ascii=False, sort_keys=True)
    sheets.append(WorkbookSheet(columns, tuple(_COLUMN[lang]), explained, _COLUMN[lang]))
    sheets.append(WorkbookSheet(origin, ("name", "value"), [{"name": k, "value": v} for k, v in said.items()]))
    return workbook.write(sheets)
