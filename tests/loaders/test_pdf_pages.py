"""Single pages of a PDF that are not like the others: scanned, turned, twice, with drawn bullets, set wide."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from entramado.graph.single import read_single
from entramado.loaders.formats.files import FileLines
from entramado.loaders.formats.pdf import read_pdf

WIDTH, HEIGHT = LETTER
PITCH = 14.0
ROWS = [
    "El programa inventado atiende a personas migrantes",
    "en los puertos de la costa durante todo el año.",
    "Se capacitó a 120 personas del servicio público.",
    "Se repartieron folletos en cuatro lenguas.",
    "Las oficinas abren también los sábados.",
    "Hay una línea de teléfono para las familias.",
]


def write(canvas: Canvas, rows: list[str], pitch: float = PITCH) -> None:
    canvas.setFont("Helvetica", 10)
    for n, row in enumerate(rows):
        canvas.drawString(72, HEIGHT - 90 - n * pitch, row)


def made(*pages: Callable[[Canvas], None]) -> FileLines:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=LETTER, invariant=True)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return read_pdf(Path("x.pdf"), target.getvalue())


def plain(canvas: Canvas) -> None:
    write(canvas, ROWS)


def other(canvas: Canvas) -> None:
    write(canvas, [row.replace("a", "e") for row in ROWS])


def scanned(canvas: Canvas) -> None:
    white = io.BytesIO(b"P5 2 2 255\n" + b"\xff" * 4)
    canvas.drawImage(ImageReader(white), 40, 40, WIDTH - 80, HEIGHT - 80)


def turned(degrees: int) -> Callable[[Canvas], None]:
    def page(canvas: Canvas) -> None:
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(degrees)
        canvas.translate(-WIDTH / 2, -HEIGHT / 2)
        write(canvas, ROWS)

    return page


def turned_by_viewer(canvas: Canvas) -> None:
    write(canvas, ROWS)
    canvas.setPageRotation(90)


def texts(source: FileLines) -> list[str]:
    return [line.text.strip() for line in source.lines if line.text.strip()]


def test_a_scanned_page_is_named() -> None:
    source = made(plain, scanned, other)
    (flag,) = source.flags
    assert (flag.code, flag.line) == ("page-without-text", 1 + len(ROWS))
    assert flag.message.startswith("page 2 of the PDF is a picture")
    assert source.pages == 3


@pytest.mark.parametrize("page", [turned(90), turned(180), turned(270), turned_by_viewer])
def test_a_turned_page_is_turned_back(page: Callable[[Canvas], None]) -> None:
    source = made(other, page)
    assert texts(source)[len(ROWS) :] == ROWS
    (flag,) = source.flags
    assert flag.code == "page-turned"
    assert flag.message.startswith("page 2 of the PDF is turned by ")


def test_a_page_twice_is_read_once() -> None:
    source = made(other, plain, plain)
    assert texts(source)[len(ROWS) :] == ROWS
    assert [(f.code, f.message[:6]) for f in source.flags] == [("page-repeated", "page 3")]


def test_drawn_bullets_are_bullets() -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, ROWS)
        canvas.circle(60, HEIGHT - 90 - 2 * PITCH + 3, 1.8, fill=1)
        canvas.rect(58, HEIGHT - 90 - 3 * PITCH + 1.5, 3.5, 3.5, fill=1)

    rows = texts(made(page))
    assert rows == [*ROWS[:2], f"• {ROWS[2]}", f"• {ROWS[3]}", *ROWS[4:]]


def test_a_page_set_wide_has_no_paragraph_at_every_line() -> None:
    def wide(canvas: Canvas) -> None:
        write(canvas, ROWS * 2, 2 * PITCH)

    source = made(lambda canvas: write(canvas, ROWS * 4), wide)
    assert "" not in [line.text for line in source.lines]


def test_an_indent_begins_a_paragraph() -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, ROWS[:2])
        canvas.drawString(90, HEIGHT - 90 - 2 * PITCH, ROWS[2])
        canvas.drawString(72, HEIGHT - 90 - 3 * PITCH, ROWS[3])

    assert [line.text for line in made(page).lines] == [f" {ROWS[0]}", ROWS[1], "", ROWS[2], "", ROWS[3]]


def test_a_single_reading_tells_the_page(tmp_path: Path) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=LETTER)
    for page in (plain, scanned):
        page(canvas)
        canvas.showPage()
    canvas.save()
    path = tmp_path / "informe.pdf"
    path.write_bytes(target.getvalue())
    found = read_single(path, family="prose")
    assert [n.code for n in found.notes] == ["page-without-text"]
    assert [f["value"] for row in found.rows for f in row["figures"]] == [120]


def noted(rows: list[str], notes: list[str]) -> Callable[[Canvas], None]:
    """A page of text with notes at its foot; a caret in a row stands before a raised number."""

    def page(canvas: Canvas) -> None:
        for n, row in enumerate(rows):
            text = canvas.beginText(72, HEIGHT - 90 - n * PITCH)
            for at, part in enumerate(row.split("^")):
                raised, words = (part[0], part[1:]) if at else ("", part)
                if raised:
                    text.setFont("Helvetica", 6)
                    text.setRise(4)
                    text.textOut(raised)
                text.setRise(0)
                text.setFont("Helvetica", 10)
                text.textOut(words)
            canvas.drawText(text)
        canvas.setFont("Helvetica", 8)
        for n, note in enumerate(notes):
            canvas.drawString(72, 90 - n * 10, note)

    return page


def test_notes_at_a_pages_foot_stand_behind_the_paragraph_that_goes_on_over_the_page() -> None:
    first = [*ROWS[:5], "Se registró a 450 personas^1 en los puertos y también se"]
    second = ["entregó una carpeta a cada una.", "", *ROWS[2:]]
    read = made(noted(first, ["1 Informe de labores del año 2031,", "páginas 7 a 9."]), noted(second, []))
    text = [line.text.strip() for line in read.lines]
    at = text.index("entregó una carpeta a cada una.")
    assert text[at - 1].endswith("450 personas<sup>1</sup> en los puertos y también se")
    assert text[at + 1 : at + 4] == ["", "<sup>1</sup> Informe de labores del año 2031,", "páginas 7 a 9."]
    box = read.boxes[next(line.number for line in read.lines if "páginas 7" in line.text)]
    assert box.page == 1


def test_small_print_at_a_pages_foot_without_a_reference_is_text() -> None:
    read = made(noted(ROWS, ["1 Fuente: registro propio."]))
    assert [line.text.strip() for line in read.lines][-1] == "1 Fuente: registro propio."
