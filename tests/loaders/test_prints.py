"""Prints that a file describes: an invented review in every format, drafts of unknown prints, mistakes in the file."""

import html
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from pyoxigraph import NamedNode
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from entramado.api.cli import main
from entramado.graph.draft.contents import content_findings
from entramado.graph.draft.reading import read_draft
from entramado.graph.quads.regions import with_regions
from entramado.graph.quads.writer import Writer
from entramado.loaders.prints.description import load_print, parse_print
from entramado.loaders.prints.forms import compile_form
from entramado.loaders.reading import read_document, read_manifest
from entramado.loaders.records import Box, DocumentError, Reading
from entramado.ontology.authority import load_authority
from entramado.ontology.namespaces import Base
from entramado.ontology.schemes import load_schemes

PRINT = """\
language = "es"

[[headings]]
form = "Meta {number}. {title}"

[entries]
begin = "Acción {number}: {title}"
set_off = "anywhere"
separator = "parentheses"

[[parts]]
field = "reporter"
names = ["Responsable"]

[[parts]]
field = "results"
names = ["Avances"]

[[parts]]
field = "challenges"
names = ["Dificultades encontradas"]
inline = false

[items]
marks = ["•"]

[furniture]
lines = ["Boletín del Vado, hoja {number}"]
back_matter = ["Anexos"]

[checks]
entries = "refused"
"""
# Kind of block and text: h heading with its level, p paragraph, i item.
REVIEW = [
    ("h1", "Examen inventado de Guatemala 2025"),
    ("h2", "Meta 1. Datos"),
    ("h3", "Acción 1: Registro de Retornos (IGM)"),
    ("p", "Desde marzo de 2021 el instituto registra a 12,450 guatemaltecos retornados en Huehuetenango."),
    ("p", "Avances: Se atendió a 320 mujeres migrantes."),
    ("h4", "Dificultades encontradas"),
    ("i", "Falta de personal en la frontera."),
    ("i", "Equipos viejos en los puestos."),
    ("h3", "Acción 2: Encuesta de Hogares"),
    ("p", "Responsable: Instituto del Vado"),
    ("p", "El instituto pregunta a los hogares."),
    ("h2", "Meta 2. Retorno"),
    ("h3", "Acción 1: Centro de Recepción (OFINV)"),
    ("p", "Recibe a personas retornadas."),
    ("h2", "Anexos"),
    ("p", "Lista de siglas."),
]
EXPECTED = [
    ("1", "Registro de Retornos", ["IGM"], True, 2),
    ("2", "Encuesta de Hogares", ["Instituto del Vado"], False, 0),
    ("1", "Centro de Recepción", ["OFINV"], False, 0),
]


def as_markdown(path: Path) -> None:
    marks = {"p": "", "i": "- ", **{f"h{n}": "#" * n + " " for n in range(1, 5)}}
    path.write_text("\n\n".join(marks[kind] + text for kind, text in REVIEW) + "\n", encoding="utf-8")


def as_text(path: Path) -> None:
    """Headings behind a blank line, all else line by line; no annex, whose heading text cannot mark."""
    rows = [("\n" if kind[0] == "h" else "") + ("• " if kind == "i" else "") + text for kind, text in REVIEW[:-2]]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def as_html(path: Path) -> None:
    tags = {"p": "p", "i": "li"}
    made = "".join(f"<{tags.get(k, k)}>{html.escape(t)}</{tags.get(k, k)}>" for k, t in REVIEW)
    path.write_text(f"<!doctype html><meta charset=utf-8><body>{made}", encoding="utf-8")


def as_docx(path: Path) -> None:
    made = docx.Document()
    for kind, text in REVIEW:
        if kind[0] == "h":
            made.add_heading(text, level=int(kind[1]))
        else:
            made.add_paragraph(text, style="List Bullet" if kind == "i" else None)
    made.save(str(path))


def as_pdf(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=LETTER, invariant=True)
    canvas.setFont("Helvetica", 10)
    y = LETTER[1] - 72
    for kind, text in REVIEW[:-2]:
        y -= 24 if kind[0] == "h" else 13
        canvas.drawString(72, y, ("• " if kind == "i" else "") + text)
    canvas.showPage()
    canvas.save()


MAKERS: dict[str, Callable[[Path], None]] = {
    "md": as_markdown,
    "txt": as_text,
    "html": as_html,
    "docx": as_docx,
    "pdf": as_pdf,
}


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A document of a manifest whose family is a file beside it."""
    folder = tmp_path_factory.mktemp("manifest")
    (folder / "vado.toml").write_text(PRINT, encoding="utf-8")
    (folder / "documents.toml").write_text(
        '[vado]\nfile = "vado.md"\nfamily = "vado.toml"\ntitle = "T"\npublisher = "oim"\nedition = 2025\n'
        'issued = "2025"\ncountry = "GT"\n',
        encoding="utf-8",
    )
    return read_manifest(folder / "documents.toml")["vado"]


def told(reading: Reading) -> list[tuple[Any, ...]]:
    return [
        (e.ordinal, e.title, [r.text for r in e.reporters], e.has_results, len(e.challenges)) for e in reading.entries
    ]


@pytest.mark.parametrize("ending", ["md", "docx"])
def test_a_draft_is_read_by_a_described_print(tmp_path: Path, ending: str) -> None:
    path, described = tmp_path / f"borrador.{ending}", tmp_path / "vado.toml"
    MAKERS[ending](path)
    described.write_text(PRINT, encoding="utf-8")
    draft = read_draft(path, load_authority(), family=str(described))
    assert [(r.ordinal, r.title, r.has_results, r.challenges) for r in draft.records] == [
        (ordinal, title, results, challenges) for ordinal, title, _, results, challenges in EXPECTED
    ]
    assert draft.unread == []
    found = content_findings(draft, load_schemes()["objectives"])
    assert "ordinal-out-of-sequence" not in {finding.kind for finding in found}
    with pytest.raises(DocumentError, match=r"there is no print 'vado'; name one of .* that describes it"):
        read_draft(path, load_authority(), family="vado")


@pytest.mark.parametrize("ending", MAKERS)
def test_a_described_print_is_read_in_every_format(spec: Any, tmp_path: Path, ending: str) -> None:
    MAKERS[ending](tmp_path / f"vado.{ending}")
    reading = read_document(replace(spec, file=f"vado.{ending}"), tmp_path)
    assert told(reading) == EXPECTED
    assert reading.unread == []
    assert [f.code for f in reading.flags] == []
    furniture = {n for f in reading.furniture for n in range(f.lines[0], f.lines[1] + 1)}
    written = {x.number for x in reading.lines if x.text.strip()}
    assert {*reading.used, *(furniture & written)} == written
    first = reading.entries[0]
    assert first.description.text.startswith("Desde marzo") and first.results.text.startswith("Se atendió")


@pytest.mark.parametrize("ending", ["md", "docx", "txt", "pdf"])
def test_a_print_is_drafted_and_read_in_two_commands(
    tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path, draft = tmp_path / f"examen.{ending}", tmp_path / "examen.toml"
    MAKERS[ending](path)
    assert main(["inspect", str(path), "-o", str(draft)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "  draft: 3 entries" in "\n".join(said)
    assert f'family = "{draft.name}"' in said
    command = said[-1].removeprefix("read it: entramado ").split()
    assert command[:4] == ["read", str(path), "--print", str(draft)]
    assert main(command) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(r["ordinal"], r["title"], r["has_results"], len(r["challenges"])) for r in rows] == [
        (o, t, r, c) for o, t, _, r, c in EXPECTED
    ]
    assert [r["reporter_printed"] for r in rows] == ["IGM", "Instituto del Vado", "OFINV"]
    assert (rows[0]["start"], rows[0]["states"], [f["value"] for f in rows[0]["figures"]]) == (
        "2021-03",
        ["GT-13"],
        [12450, 320],
    )


def read_text(print_text: str, text: str, tmp_path: Path) -> Reading:
    (tmp_path / "p.toml").write_text(print_text, encoding="utf-8")
    (tmp_path / "d.md").write_text(text, encoding="utf-8")
    (tmp_path / "documents.toml").write_text(
        '[d]\nfile = "d.md"\nfamily = "p.toml"\ntitle = "T"\npublisher = "oim"\nedition = 2025\nissued = "2025"\n',
        encoding="utf-8",
    )
    return read_document(read_manifest(tmp_path / "documents.toml")["d"], tmp_path)


TABLE = """\
language = "en"
[table.columns]
"Action" = "title"
"Lead agency" = "reporter"
"Objective" = "objective"
"Results" = "results"
"""


def test_rows_of_a_table_are_entries(tmp_path: Path) -> None:
    text = (
        "# Review\n\n| Action | Lead agency | Objective | Results |\n|---|---|---|---|\n"
        "| Hotline | Border Agency | 8 | |\n| Centre | Ministry of Labour | 6 | 1,200 were trained |\n"
        "| | | | and 30 more |\n\nBelow the table.\n"
    )
    reading = read_text(TABLE, text, tmp_path)
    assert [(e.title, e.objective, e.lines) for e in reading.entries] == [("Hotline", 8, (5, 5)), ("Centre", 6, (6, 9))]
    assert [r.text for e in reading.entries for r in e.reporters] == ["Border Agency", "Ministry of Labour"]
    assert [e.has_results for e in reading.entries] == [False, True]
    assert reading.entries[1].results.text.split("\n")[:2] == ["1,200 were trained", "and 30 more"]


def test_headings_mean_objectives_and_may_count_in_roman(tmp_path: Path) -> None:
    text = "Presentación\n\nOBJETIVO II - Datos\n\n1. CENSO (INE)\n\nCuenta.\n\nOBJETIVO IV - Papeles\n\n"
    text += "1. ACTAS (RENAP)\n"
    made = (
        '[[headings]]\nform = "Objetivo {number}: {title}"\nmeans = "objective"\nnumbers = "roman"\n'
        '[entries]\nbegin = "{number}. {title}"\nset_off = "capitals"\nseparator = "parentheses"\n'
    )
    reading = read_text(made, text, tmp_path)
    assert [(e.objective, e.title, e.reporter_printed) for e in reading.entries] == [
        (2, "CENSO", "INE"),
        (4, "ACTAS", "RENAP"),
    ]
    # The numbers do not follow each other: told at their lines.
    assert [(f.line, f.code) for f in reading.flags] == [(3, "heading-sequence"), (9, "heading-sequence")]
    with pytest.raises(DocumentError, match=r"d\.md:3: objective 2 follows objective 0; pages are missing"):
        read_text(made + '[checks]\nheadings = "refused"\n', text.replace("OBJ", "## OBJ"), tmp_path)


def test_a_sheet_of_labels_begins_with_its_title(tmp_path: Path) -> None:
    made = '[[parts]]\nfield = "title"\nnames = ["Nombre"]\n[[parts]]\nfield = "reporter"\nnames = ["Entidad"]\n'
    rows = "Nombre: Casa de Paso\nEntidad: Municipalidad del\nVado\nRecibe a familias.\n"
    text = f"{rows}\n{rows.replace('Casa de Paso', 'Línea 070')}"
    reading = read_text(made, text, tmp_path)
    assert [(e.title, e.reporter_printed, e.lines) for e in reading.entries] == [
        ("Casa de Paso", "Municipalidad del Vado", (1, 4)),
        ("Línea 070", "Municipalidad del Vado", (6, 9)),
    ]
    assert {e.description.text for e in reading.entries} == {"Recibe a familias."}


def test_a_number_that_does_not_follow_is_refused_or_flagged(tmp_path: Path) -> None:
    rows = "## Meta 1. Datos\n\n### Acción {}: Uno (A)\n\nTexto.\n\n### Acción {}: Dos (B)\n\nTexto.\n"
    with pytest.raises(DocumentError, match=r"d\.md:7: entry 1 follows entry 2"):
        read_text(PRINT, rows.format(2, 1), tmp_path)
    reading = read_text(PRINT.replace('"refused"', '"flagged"'), rows.format(1, 4), tmp_path)
    assert [(f.line, f.code) for f in reading.flags] == [(7, "entries-missing")]


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("Objetivo {number}. {title}", "## OBJETIVO 7: Abordar", (7, "Abordar")),
        ("Acción {number}: {title}", "**ACCION 12 — Censo", (12, "Censo")),
        ("Línea de acción {number}. {title}", "Línea  de acción 3 – Uno", (3, "Uno")),
        ("Acción {number}: {title}", "Acción de 12 meses", None),
        ("{title}", "Casa de Paso", (None, "Casa de Paso")),
    ],
)
def test_a_form_is_written_as_it_looks(form: str, text: str, found: object) -> None:
    assert compile_form(form).match(text) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[entries]\nbegin = '{nummer}. {title}'\n",
            r"p\.toml:2: \[entries\] begin .*\{nummer\} is none of the fields",
        ),
        (
            "[entries]\nbegin = '{number}. {title}'\nseperator = 'dash'\n",
            r"p\.toml:3: \[entries\] seperator is no known key; perhaps separator",
        ),
        (
            "[entries]\nbegin = '{title}'\nseparator = 'comma'\n",
            r"p\.toml:3: \[entries\] separator is 'comma'; use one of",
        ),
        ("[[headings]]\nmeans = 'objective'\n", r"p\.toml:1: \[\[headings\]\] has no form; add form"),
        (
            "[[parts]]\nfield = 'result'\nnames = ['A']\n",
            r"p\.toml:2: \[\[parts\]\] field is 'result'; use one of title",
        ),
        ("[[parts]]\nfield = 'title'\nnames = 'A'\n", r"p\.toml:3: \[\[parts\]\] names is not of type list: 'A'"),
        ("language = 'de'\n", r"p\.toml:1: language is 'de'; use one of es, en"),
        ("entry = 1\n", r"p\.toml:1: entry is no known key; perhaps entries"),
        ("language = 'es'\n", r"p\.toml:1: nothing says how an entry begins; add begin to \[entries\]"),
        ("[entries\n", r"p\.toml: not valid TOML: .*line 1"),
        ("[table.columns]\n'A' = 'name'\n", r"p\.toml:1: \[table\] columns is 'name'; use one of"),
        ("[headings]\nform = 'A {number}'\n", r"p\.toml:1: \[\[headings\]\] is not written as \[\[headings\]\]"),
    ],
)
def test_a_mistake_in_a_description_is_told_at_its_line(text: str, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        parse_print(Path("p.toml"), text)


def test_a_description_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(DocumentError, match=r"none\.toml: the file is not there"):
        load_print(tmp_path / "none.toml")
    (tmp_path / "d.md").write_text("# A\n", encoding="utf-8")
    assert main(["read", str(tmp_path / "d.md"), "--print", "none"]) == 1
    assert "there is no print 'none'; name one of compendium-numbered, compendium-markdown" in capsys.readouterr().err


def test_what_a_pdf_says_is_cited_with_page_and_box(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "dos.pdf"
    canvas = Canvas(str(path), pagesize=LETTER, invariant=True)
    for y, text in ((700, "El instituto registra a 12,450 personas."), (500, "Abrió 3 albergues en el vado.")):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, y, text)
        canvas.showPage()
    canvas.save()
    assert main(["read", str(path), "--print", "prose", "--profile", "INT"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["pages"] for row in rows] == [[1, 2]]  # no blank line parts the pages of a PDF
    assert [(f["value"], f["page"]) for f in rows[0]["figures"]] == [(12450, 1), (3, 2)]
    page, box = rows[0]["figures"][0]["region"].split("&viewrect=")
    left, top, width, height = map(int, box.split(","))
    # Letter is 792 points high; the baseline is at 700.
    assert page == "page=1" and left == 72 and 792 - 700 - 12 < top < 792 - 700 and 8 <= height <= 14
    assert 150 < width < 250
    assert [r.partition("&")[0] for r in rows[0]["regions"]] == ["page=1", "page=2"]


def test_a_span_over_two_pages_has_a_box_on_each() -> None:
    base = Base()
    boxes = {3: Box(1, 72, 700, 300, 12), 4: Box(1, 60, 715, 200, 12), 6: Box(2, 72, 80, 310, 12)}
    cited = Writer(base, "vado").evidence(NamedNode("http://example.org/fact"), "vado", (3, 6))
    quads = list(with_regions(base, cited, {"vado": boxes}))
    where = NamedNode(base.lines("vado", 3, 6))
    said = [(q.predicate.value.rpartition("#")[2], q.object.value) for q in quads if q.subject == where]
    assert [one for one in said if one[0].startswith("page")] == [
        ("page", "1"),
        ("pageRegion", "page=1&viewrect=60,700,312,27"),
        ("page", "2"),
        ("pageRegion", "page=2&viewrect=72,80,310,12"),
    ]
    assert {q.graph_name for q in quads} == {NamedNode(base.graph("vado"))}
    elsewhere = list(Writer(base, "a").evidence(where, "a", (3, 6)))
    assert list(with_regions(base, elsewhere, {"vado": boxes})) == elsewhere
