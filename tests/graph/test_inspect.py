"""From an unknown file to a first reading in two commands: an invented review of Guatemala in three formats."""

import html
import io
import json
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from entramado.api.cli import main
from entramado.graph.inspection import inspect
from entramado.loaders.languages.detect import language_shares
from tests.paths import EDITIONS

TITLE = "Examen voluntario inventado 2024"
HEADING = "1.2 Retorno y reintegración"
PARAGRAPHS = [
    "Desde marzo de 2021, el Instituto Guatemalteco de Migración (IGM) y la Organización Internacional para las "
    "Migraciones (OIM) atendieron a 12,450 guatemaltecos retornados en Huehuetenango.",
    "El Ministerio de Trabajo y Previsión Social capacitó a 320 mujeres migrantes con apoyo de la Cruz Roja "
    "Guatemalteca, y la Municipalidad de Salcajá abrió una oficina de atención.",
]
ROWS = ["Año | Mujeres | Total", "2022 | 640 | 1,350"]


def as_docx(path: Path) -> None:
    made = docx.Document()
    made.add_heading(TITLE, level=1)
    made.add_heading(HEADING, level=2)
    for paragraph in PARAGRAPHS:
        made.add_paragraph(paragraph)
    table = made.add_table(rows=len(ROWS), cols=3)
    for n, row in enumerate(ROWS):
        for cell, text in zip(table.rows[n].cells, row.split(" | "), strict=True):
            cell.text = text
    made.save(str(path))


def as_html(path: Path) -> None:
    rows = ("<tr>" + "".join(f"<td>{cell}" for cell in row.split(" | ")) for row in ROWS)
    texts = "".join(f"<p>{html.escape(p)}</p>" for p in PARAGRAPHS)
    path.write_text(
        f"<!doctype html><meta charset=utf-8><h1>{TITLE}</h1><h2>{HEADING}</h2>{texts}<table>{''.join(rows)}</table>",
        encoding="utf-8",
    )


def as_pdf(path: Path) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=LETTER, invariant=True)
    y = LETTER[1] - 80

    def write(text: str) -> None:
        nonlocal y
        line = ""
        for word in [*text.split(), ""]:
            longer = f"{line} {word}".strip()
            if not word or stringWidth(longer, "Helvetica", 11) > LETTER[0] - 144:
                canvas.drawString(72, y, line)
                line, y = word, y - 14
            else:
                line = longer
        y -= 12

    canvas.setFont("Helvetica", 11)
    for text in (TITLE, HEADING, *PARAGRAPHS):
        write(text)
    canvas.showPage()
    canvas.drawImage(ImageReader(io.BytesIO(b"P5 2 2 255\n" + b"\xff" * 4)), 40, 40, 500, 700)
    canvas.showPage()
    canvas.save()
    path.write_bytes(target.getvalue())


MAKERS = {"docx": as_docx, "html": as_html, "pdf": as_pdf}


@pytest.mark.parametrize("ending", MAKERS)
def test_a_review_is_inspected_and_read(tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / f"examen-gt.{ending}"
    MAKERS[ending](path)
    assert main(["inspect", str(path)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"format: {ending.upper()}")
    assert "languages: es 100%" in said
    assert "countries named most: GT 3" in said
    assert any(line.endswith(HEADING) and line.startswith(f"  {path}:") for line in said)
    assert "[examen-gt]" in said
    assert f'title = "{TITLE}"' in said
    assert "edition = 2024" in said
    assert any("page-without-text: page 2" in line for line in said) == (ending == "pdf")
    command = said[-1].removeprefix("read it: entramado ").split()
    assert command == ["read", str(path), "--print", "prose", "--profile", "GT", "--language", "es"]
    assert main(command) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    first, second = (r for r in found if r["organisations"])
    assert [o["iri"] and o["iri"].rsplit("/", 1)[-1] for o in first["organisations"]] == ["gt-igm", "oim"]
    assert (first["start"], first["states"], first["populations"]) == ("2021-03", ["GT-13"], ["mexicanos-retorno"])
    assert [f["value"] for f in first["figures"]] == [12450]
    assert {o["name"] for o in second["organisations"]} >= {"Municipalidad de Salcajá", "Cruz Roja Guatemalteca"}
    assert "mujeres" in second["populations"]


def test_a_known_print_is_found_with_its_ledger(capsys: pytest.CaptureFixture[str]) -> None:
    path = EDITIONS / "compendio-2031.txt"
    found = inspect(path)
    (fit,) = found.fits
    assert (fit.family, fit.entries, fit.unread) == ("compendium-numbered", 40, 0)
    assert fit.used + fit.furniture + fit.unread == found.written
    assert main(["inspect", str(path)]) == 0
    said = capsys.readouterr().out
    assert "nearest print: compendium-numbered\n" in said
    assert '[compendio-2031]\nfile = "compendio-2031.txt"\nfamily = "compendium-numbered"' in said
    assert said.endswith(f"read it: entramado read {path}\n")


def test_languages_are_told_apart() -> None:
    shares = language_shares(
        [
            "The agency assisted the workers with a loan for their return and was praised.",
            "Les personnes migrantes et les familles dans le pays sont accompagnées par des agents.",
            "As famílias dos migrantes não foram atendidas em uma unidade com apoio da agência.",
            "El instituto atendió a las personas migrantes y a sus familias por medio de una oficina del país.",
        ]
    )
    assert set(shares) == {"en", "fr", "pt", "es"}
    assert sum(shares.values()) == pytest.approx(1)
    assert language_shares(["12 345", "Zzz"]) == {}
