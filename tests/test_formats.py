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
