"""Headings of a PDF are known by bold print or larger letters, where a family reads Markdown's headings."""

import io
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from entramado.loaders.formats.heading_marks import mark_headings
from entramado.loaders.formats.pdf import read_pdf
from entramado.loaders.text import Line

ROWS = [
    ("Helvetica-Bold", 10, "Objetivo 1. Recopilar y utilizar datos exactos"),
    ("Helvetica-Bold", 10, "y desglosados."),
    ("Helvetica", 10, "Se reunieron datos de la población migrante en la"),
    ("Helvetica", 10, "frontera con apoyo de la oficina."),
    ("Helvetica", 14, "Resultados"),
    ("Helvetica", 10, "Se publicaron los datos de las encuestas del año."),
]


def made(pages: list[list[tuple[str, float, str]]]) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(612, 792), invariant=True)
    for rows in pages:
        for at, (font, size, text) in enumerate(rows):
            canvas.setFont(font, size)
            canvas.drawString(72, 720 - 14 * at, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_bold_and_large_lines_of_a_pdf_are_emphasised() -> None:
    read = read_pdf(Path("invented.pdf"), made([ROWS]))
    off = {line.text.strip() for line in read.lines if line.number in read.emphasised}
    assert off == {ROWS[0][2], ROWS[1][2], ROWS[4][2]}


def test_lines_that_are_emphasised_are_one_heading() -> None:
    read = read_pdf(Path("invented.pdf"), made([ROWS]))
    lines = mark_headings(read.lines, read.emphasised)
    assert [line.text for line in lines if line.text.startswith("#")] == [
        "## Objetivo 1. Recopilar y utilizar datos exactos y desglosados.",
        "## Resultados",
    ]
    assert [line.number for line in lines] == [line.number for line in read.lines]


def test_a_bold_item_is_no_heading_but_one_with_a_number_may_be() -> None:
    lines = [Line(1, "• Una frase en negritas"), Line(2, "• 1. Un título (INVENTADA)"), Line(3, "2. Otro título")]
    assert [line.text for line in mark_headings(lines, {1, 2, 3})] == [
        "• Una frase en negritas",
        "## 1. Un título (INVENTADA)",
        "## 2. Otro título",
    ]


def test_a_page_begins_a_paragraph_behind_a_finished_one() -> None:
    lines = [Line(1, "La frase termina."), Line(2, " Otra página empieza.")]
    assert [line.text for line in mark_headings(lines, set())] == ["La frase termina.", "", " Otra página empieza."]


def test_shares_at_one_height_of_several_pages_are_no_page_numbers() -> None:
    pages = [
        [("Helvetica", 10, f"{letter}. Una parte del informe"), ("Helvetica", 10, f"{share}%"), *ROWS[2:4]]
        for letter, share in (("a", 20), ("b", 25), ("c", 64))
    ]
    pages += [
        [("Helvetica", 10, f"{word} página del informe dice otra cosa.")] for word in ("Esta", "Esa", "Otra", "La")
    ]
    pages += [[("Helvetica", 10, f"{word} termina el informe.")] for word in ("Aquí", "Así", "Ahora", "Hoy", "Ya")]
    texts = [line.text.strip() for line in read_pdf(Path("invented.pdf"), made(pages)).lines]
    assert [text for text in texts if text.endswith("%")] == ["20%", "25%", "64%"]
