"""Files of a word processor and web pages, read by their blocks."""

import html
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from entramado.graph.single import read_single
from entramado.loaders.formats.files import file_lines
from entramado.loaders.reading import read_document, read_manifest
from entramado.loaders.records import DocumentError, Entry
from tests.editions.render import paragraphs
from tests.paths import EDITIONS


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


@pytest.mark.parametrize("mark", ["\uf0b7", "\uf0a7", "\uf0d8"])
def test_a_bullet_of_a_symbol_font_is_a_bullet(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "lista.txt"
    path.write_text(f"Retos\n{mark} Falta de personal.\n", encoding="utf-8")
    assert [line.text for line in file_lines(path)][:2] == ["Retos", "• Falta de personal."]


def test_a_broken_docx_is_named(tmp_path: Path) -> None:
    path = tmp_path / "roto.docx"
    path.write_bytes(b"PK nada")
    with pytest.raises(DocumentError, match="not a whole DOCX"):
        file_lines(path)


def test_a_docx_gives_its_numbers_merged_cells_and_hidden_text(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Uno", style="List Number")
    made.add_paragraph("Dos", style="List Number")
    made.add_paragraph("Punto", style="List Bullet")
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>De un control, </w:t></w:r><w:ins w:id='1' w:author='x'>"
        "<w:r><w:t>insertado</w:t></w:r></w:ins><w:del w:id='2' w:author='x'><w:r><w:delText>borrado</w:delText></w:r>"
        "</w:del><w:r><w:t>.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    made.element.body.insert(3, control)
    table = made.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Juntas"
    table.cell(0, 2).text = "Total"
    table.cell(1, 0).text, table.cell(1, 1).text = "640", "710"
    table.cell(1, 2).add_table(rows=1, cols=1).cell(0, 0).text = "1,350"
    path = tmp_path / "informe.docx"
    made.save(str(path))
    assert [line.text for line in file_lines(path) if line.text] == [
        "1. Uno",
        "2. Dos",
        "- Punto",
        "De un control, insertado.",
        "Juntas | Total",
        "640 | 710 | 1,350",
    ]


LEVELS = [(re.compile(r"Objetivo \d"), 2), (re.compile(r"\d+\. [A-ZÁÉÍÓÚ]{3}"), 3), (re.compile(r"RE\w+S$"), 4)]


@pytest.mark.parametrize("styled", [False, True])
@pytest.mark.parametrize("name", ["edicion.docx", "edicion.html"])
def test_an_edition_reads_alike_in_every_format(tmp_path: Path, name: str, styled: bool) -> None:
    spec = read_manifest(EDITIONS / "documents.toml")["compendio-2031"]
    page, made = ["<!doctype html><meta charset=utf-8>"], docx.Document()
    for text in filter(None, paragraphs((EDITIONS / spec.file).read_text("utf-8"))):
        level = next((n for pattern, n in LEVELS if styled and pattern.match(text)), 0)
        item = styled and text.startswith("• ")
        tag = f"h{level}" if level else "li" if item else "p"
        said = text[2:] if item else text
        page.append(f"<{tag}>{html.escape(said)}</{tag}>")
        if level:
            made.add_heading(said, level=level)
        else:
            made.add_paragraph(said, style="List Bullet" if item else None)
    made.save(str(tmp_path / "edicion.docx"))
    (tmp_path / "edicion.html").write_text("\n".join(page), encoding="utf-8")
    one, other = read_document(spec, EDITIONS), read_document(replace(spec, file=name), tmp_path)
    assert other.unread == []
    assert [told(e) for e in other.entries] == [told(e) for e in one.entries]


TYPED = [
    (r"^• ", "o ", None),
    (r"^• ", "> ", None),
    (r" – ", " -- ", None),
    (r"^(RE\w+S)$", r"**\1**", None),
    (r"^• ", "", "list-unmarked"),
]


@pytest.mark.parametrize("name", ["edicion.docx", "edicion.html"])
@pytest.mark.parametrize(("old", "new", "flag"), TYPED)
def test_what_is_typed_by_hand_is_read_or_told(tmp_path: Path, name: str, old: str, new: str, flag: str | None) -> None:
    spec = read_manifest(EDITIONS / "documents.toml")["compendio-2031"]
    texts = [re.sub(old, new, text) for text in filter(None, paragraphs((EDITIONS / spec.file).read_text("utf-8")))]
    if name.endswith(".docx"):
        made = docx.Document()
        for text in texts:
            made.add_paragraph(text)
        made.save(str(tmp_path / name))
    else:
        page = ["<!doctype html><meta charset=utf-8>", *(f"<p>{html.escape(text)}</p>" for text in texts)]
        (tmp_path / name).write_text("\n".join(page), encoding="utf-8")
    one, other = read_document(spec, EDITIONS), read_document(replace(spec, file=name), tmp_path)
    if flag is None:
        assert [told(e) for e in other.entries] == [told(e) for e in one.entries]
    assert {f.code for f in other.flags} - {f.code for f in one.flags} == ({flag} if flag else set())


def told(entry: Entry) -> tuple[object, ...]:
    return (
        (entry.chapter, entry.objective, entry.ordinal, entry.title, entry.has_results),
        [n.text for n in (*entry.reporters, *entry.parents)],
        [c.text.text for c in entry.challenges],
        [n.text for n in entry.footnotes],
    )


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
