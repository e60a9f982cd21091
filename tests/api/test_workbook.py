"""Workbooks read back by openpyxl and pandas: texts stay texts, numbers numbers, and columns are explained."""

from __future__ import annotations

import io
from pathlib import Path

import pandas
import pytest
from openpyxl import load_workbook

from entramado.api.cli import main
from entramado.api.pages.workbooks import workbook
from entramado.graph.workbook import WorkbookSheet, write
from tests.paths import ROOT

FORMULAS = ["=1+1", "+52 55", "-2", "@SUM(A1)", "{=A1}", '=HYPERLINK("http://x")', "http://x.org", "\t=1", "007"]


def test_what_looks_like_a_formula_is_a_text() -> None:
    data = write([WorkbookSheet("t", ["a"], [{"a": text} for text in FORMULAS])])
    cells = [row[0] for row in load_workbook(io.BytesIO(data))["t"].iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s") for text in FORMULAS]
    assert all(cell.hyperlink is None for cell in cells)
    assert list(pandas.read_excel(io.BytesIO(data), dtype=str)["a"]) == FORMULAS


def test_values_keep_their_types() -> None:
    values = [5, 2.5, True, None, 10**17, float("nan"), float("inf"), "ñ\u0008b", "x" * 40_000, "😀" * 20_000]
    data = write([WorkbookSheet("t", ["a"], [{"a": value} for value in values])])
    found = [row[0] for row in load_workbook(io.BytesIO(data))["t"].iter_rows(min_row=2, values_only=True)]
    assert found[:5] == [5, 2.5, True, None, "100000000000000000"]
    assert found[5:7] == ["nan", "inf"]
    assert found[7] in ("ñ\u0008b", "ñ_x0008_b")
    assert found[8] == "x" * 32_766 + "…"
    assert found[9] == "😀" * 16_383 + "…"
    assert data == write([WorkbookSheet("t", ["a"], [{"a": value} for value in values])])


@pytest.mark.parametrize(
    ("lang", "sheets"), [("es", ["Datos", "Columnas", "Acerca de"]), ("en", ["Data", "Columns", "About"])]
)
def test_a_tables_workbook_explains_its_columns(lang: str, sheets: list[str]) -> None:
    rows = [{"entry": "https://x.org/1", "entryLabel": "=Uno", "n": 3, "2024": 1}]
    data = workbook(lang, list(rows[0]), rows, {"build": "b1"}, {"2024": "entradas"})  # type: ignore[arg-type]
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == sheets
    headings = [cell.value for cell in book[sheets[0]][1]]
    assert len(set(headings)) == 4
    assert headings[0] == f"{headings[1]} (IRI)"
    explained = list(book[sheets[1]].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in explained] == headings
    assert [row[1] for row in explained] == list(rows[0])
    assert explained[3][2] == "entradas"
    assert ("b1" in str(list(book[sheets[2]].values))) and ("3" not in headings)


def test_the_command_writes_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query, out = tmp_path / "q.rq", tmp_path / "t.xlsx"
    query.write_text('SELECT * { VALUES (?a ?b) { ("=1" 2) (UNDEF 3.5) } }', encoding="utf-8")
    data = str(ROOT / "data")
    asked = ["query", "--file", str(query), "--format", "xlsx", "--snapshot", data]
    assert main([*asked, "-o", str(out)]) == 0
    rows = load_workbook(out)["Datos"].iter_rows(min_row=2, values_only=True)
    assert list(rows) == [("=1", 2), (None, 3.5)]
    assert main(asked) == 1
    assert "-o FILE.xlsx" in capsys.readouterr().err
