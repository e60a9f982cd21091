"""Files of a word processor, read by their blocks."""

from pathlib import Path

import docx
import pytest

from entramado.graph.single import read_single
from entramado.loaders.model import DocumentError
from entramado.loaders.reading import file_lines


def test_a_docx_is_read_by_its_blocks(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Informe inventado", level=1)
    made.add_paragraph("Se atendió a 1,250 personas migrantes en Huehuetenango.")
    made.add_paragraph("Con apoyo de la OIM.", style="List Bullet")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "640", "710"
    path = tmp_path / "informe.docx"
    made.save(str(path))
    written = [line.text for line in file_lines(path) if line.text]
    assert written[0] == "# Informe inventado"
    assert written[2:] == ["- Con apoyo de la OIM.", "640 | 710"]
    rows = read_single(path, family="prose", profile="GT").rows
    assert [r["lines"] for r in rows] == [[3, 3], [5, 5], [7, 7]]
    assert rows[0]["states"] == ["GT-13"]
    assert [f["value"] for f in rows[0]["figures"]] == [1250]


def test_a_broken_docx_is_named(tmp_path: Path) -> None:
    path = tmp_path / "roto.docx"
    path.write_bytes(b"PK nada")
    with pytest.raises(DocumentError, match="not a whole DOCX"):
        file_lines(path)


PAGE = """<!DOCTYPE html>
<html><head><title>No se lee</title><script>var x = 1;</script></head><body>
<nav><a href="/">Inicio</a> <a href="/mapa">Mapa del sitio</a></nav>
<h1>Informe <b>inventado</b></h1>
<div>Se atendió a 1,250 personas
migrantes en <em>Huehue</em>tenango.<br><br>Con apoyo de la OIM.</div>
<ul><li>Uno<ul><li>Otro, <span>dentro</span></li></ul></li><li>Dos</li></ul>
<table><tr><th>Año<th>Mujeres<th>Total<tr><td>2021<td>640<td>1,350</table>
<table><tr><td><h2>Marco</h2><p>A la izquierda.<p>Debajo.<td>A la derecha.</table>
</body></html>
"""


def test_a_web_page_is_read_by_its_blocks(tmp_path: Path) -> None:
    path = tmp_path / "informe.html"
    path.write_text(PAGE, encoding="utf-8")
    written = [line.text for line in file_lines(path) if line.text]
    assert written == [
        "# Informe inventado",
        "Se atendió a 1,250 personas migrantes en Huehuetenango.",
        "Con apoyo de la OIM.",
        "- Uno",
        "  - Otro, dentro",
        "- Dos",
        "Año | Mujeres | Total",
        "2021 | 640 | 1,350",
        "## Marco",
        "A la izquierda.",
        "Debajo.",
        "A la derecha.",
    ]
    found = read_single(path, family="prose", profile="GT")
    assert found.rows[0]["states"] == ["GT-13"]
    assert [f["value"] for f in found.rows[0]["figures"]] == [1250]
    (note,) = found.notes
    assert (note.code, note.sentence) == ("menu-left-out", "4 words of the page's menus and forms are left out")


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_web_page_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "informe.htm"
    path.write_bytes(f'<html><meta charset="{encoding}"><p>Migración y niñez'.encode(encoding))
    assert [line.text for line in file_lines(path) if line.text] == ["Migración y niñez"]


def test_a_web_page_without_text_or_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "vacia.html"
    path.write_text("<html><script>write()</script></html>")
    with pytest.raises(DocumentError, match=r"vacia\.html:1: the page holds no text, perhaps a script"):
        file_lines(path)
    path.write_bytes("<html><p>Migración".encode("latin-1"))
    with pytest.raises(DocumentError, match="not UTF-8 and names no encoding"):
        file_lines(path)
