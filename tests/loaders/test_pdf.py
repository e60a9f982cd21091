"""PDFs of the invented edition read like its text: one column and two, running heads, page numbers, broken words."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from entramado.loaders.formats.pdf import read_pdf
from entramado.loaders.reading import DocumentSpec, read_document, read_manifest
from entramado.loaders.records import DocumentError, Reading
from tests.editions.render import render
from tests.paths import EDITIONS

TEXT = (EDITIONS / "compendio-2031.txt").read_text("utf-8")
LAYOUTS = {"one column": (1, False), "two columns": (2, False), "two columns drawn row by row": (2, True)}


@pytest.fixture
def spec() -> DocumentSpec:
    return replace(read_manifest(EDITIONS / "documents.toml")["compendio-2031"], file="compendio-2031.pdf")


@pytest.fixture(scope="module")
def plain() -> Reading:
    return read_document(read_manifest(EDITIONS / "documents.toml")["compendio-2031"], EDITIONS)


def told(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (
            e.chapter,
            e.objective,
            e.ordinal,
            e.title,
            [n.text for n in e.reporters],
            [n.text for n in e.parents],
            e.has_results,
            [c.text.text for c in e.challenges],
            [n.text for n in e.footnotes],
        )
        for e in reading.entries
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_pdf_reads_like_the_text(tmp_path: Path, spec: DocumentSpec, plain: Reading, layout: str) -> None:
    columns, by_rows = LAYOUTS[layout]
    (tmp_path / spec.file).write_bytes(render(TEXT, columns, by_rows))
    reading = read_document(spec, tmp_path)
    assert told(reading) == told(plain)
    assert reading.unread == []
    words = " ".join(e.description.text for e in reading.entries).split()
    assert words == " ".join(e.description.text for e in plain.entries).split()


def test_running_heads_and_page_numbers_have_no_line() -> None:
    lines = read_pdf(Path("x.pdf"), render(TEXT, 2)).lines
    text = "\n".join(x.text for x in lines)
    assert "OFICINA DE ASUNTOS" not in text
    assert "COMPENDIO GENERAL 2031\n" in text[:60]
    assert text.count("COMPENDIO GENERAL 2031") == 1
    assert "Edición de prueba" not in text
    assert any(x.text.endswith("-") for x in lines)


def test_pages_out_of_order_are_refused() -> None:
    with pytest.raises(DocumentError, match=r"x\.pdf: page \d+ stands behind page \d+ \(sheet \d+ of the file\)"):
        read_pdf(Path("x.pdf"), render(TEXT, 1, shuffle=True))


def test_a_cut_pdf_is_refused() -> None:
    data = render(TEXT)
    with pytest.raises(DocumentError, match=r"x\.pdf: the PDF stops before its end; fetch"):
        read_pdf(Path("x.pdf"), data[: len(data) // 2])


def test_a_text_named_pdf_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"x\.pdf:1: the file is not a PDF by its content"):
        read_pdf(Path("x.pdf"), b"Objetivo 1. Recopilar")


def test_a_broken_pdf_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"x\.pdf: the PDF cannot be read"):
        read_pdf(Path("x.pdf"), b"%PDF-1.4\nnothing here\n%%EOF\n")


def blank_pdf(**options: object) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, **options)
    canvas.rect(10, 10, 100, 100)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_a_scanned_pdf_is_refused() -> None:
    with pytest.raises(DocumentError, match="the PDF holds no text, perhaps scanned pages; run text recognition first"):
        read_pdf(Path("x.pdf"), blank_pdf())


def test_a_locked_pdf_is_refused() -> None:
    with pytest.raises(DocumentError, match="the PDF cannot be read"):
        read_pdf(Path("x.pdf"), blank_pdf(encrypt=StandardEncryption("secret", "owner")))


def test_paragraphs_of_one_line_are_apart_where_sentences_go_on_closer(tmp_path: Path) -> None:
    """A short document of which few lines go on: 15 points within a paragraph, 25 between them."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=True)
    rows = [
        "1. Sistema de información (IGM)",
        "El sistema registra las",
        "entradas y salidas de",
        "personas migrantes.",
    ]
    rows += ["Resultados", "Se registraron 12 entradas.", "Retos", "Falta de conectividad.", "Rotación de personal."]
    y = 800.0
    for row in rows:
        y -= 15 if row[0].islower() else 25
        canvas.drawString(72, y, row)
    canvas.save()
    written = [line.text.strip() for line in read_pdf(tmp_path / "corto.pdf", target.getvalue()).lines]
    assert "personas migrantes." in written
    assert written[:5] == [rows[0], "", *rows[1:4]]
    assert written[5:] == [word for row in rows[4:] for word in ("", row)]
