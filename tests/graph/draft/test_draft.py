"""``entramado draft``: seeded faults are found, a clean draft is left in peace, corrections win."""

import csv
import json
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from entramado.api.cli import main
from entramado.api.commands import serve
from entramado.api.draft import desk
from entramado.api.draft.runs import rows
from entramado.api.draft.service import add_draft
from entramado.graph import export
from entramado.graph.build import build_snapshot
from entramado.graph.draft.draft_records import DraftFinding, first_words
from entramado.graph.draft.draft_records import LastEdition as DraftEdition
from entramado.graph.draft.editions import last_edition_findings
from entramado.graph.draft.pairs import link_pairs
from entramado.graph.draft.periods import date_findings
from entramado.graph.draft.reading import edition_of, read_draft
from entramado.graph.draft.run import DraftDesk, open_desk, rows_of_build
from entramado.graph.draft.sums import sum_findings
from entramado.graph.draft.wording import SEVERITIES, WORDING
from entramado.graph.snapshot import Snapshot
from entramado.graph.snapshot import read as read_snapshot
from entramado.graph.store import load_snapshot
from entramado.loaders.records import DocumentError
from entramado.ontology.authority import load_authority
from entramado.ontology.folding import fold_words
from entramado.ontology.namespaces import RDF, Base
from tests import draft_faults, draft_samples
from tests.draft_faults import Fault
from tests.draft_samples import InventedDraft
from tests.editions.render import render
from tests.paths import ROOT

LAST = "compendio-2024"
WRITERS: dict[str, Callable[[InventedDraft], bytes]] = {
    "docx": draft_samples.word_file,
    "pdf": lambda edition: render(draft_samples.text(edition)),
    "txt": lambda edition: draft_samples.text(edition).encode("utf-8"),
}
FOUND_AT_LEAST = 66


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return read_snapshot(ROOT / "data")


@pytest.fixture(scope="module")
def edition(shipped: Snapshot) -> Callable[[], InventedDraft]:
    rows = rows_of_build(shipped.folder, shipped.build)
    last = edition_of(LAST, 2024, (r for r in rows if r["doc"] == LAST), load_authority())
    return lambda: draft_samples.clean(last.records)


def desk_of(folder: Path, edition: InventedDraft, form: str, snapshot: Snapshot) -> DraftDesk:
    path = folder / f"borrador.{form}"
    path.write_bytes(WRITERS[form](edition))
    return open_desk(path, LAST, snapshot)


@pytest.fixture(scope="module")
def clean(
    tmp_path_factory: pytest.TempPathFactory, edition: Callable[[], InventedDraft], shipped: Snapshot
) -> DraftDesk:
    return desk_of(tmp_path_factory.mktemp("clean"), edition(), "docx", shipped)


def test_a_clean_draft_is_left_in_peace(clean: DraftDesk) -> None:
    assert len(clean.draft.records) == 60
    assert clean.draft.period == ("2023-06", "2024-06")
    assert [f.message("es") for _, f in clean.findings if f.weight == "must"] == []
    # What a small draft cannot but lack against a large edition.
    others = [f.kind for _, f in clean.findings if f.weight == "should" and WORDING[f.kind].section != "edition"]
    assert len(others) <= 3, others


def named(fault: Fault, title: str, desk: DraftDesk, findings: list[DraftFinding]) -> bool:
    """Whether a finding names the fault: of its kind, with its words, at the lines of its entry."""
    records = {r.slug: r for r in desk.draft.records}
    for finding in findings:
        told = fold_words(" ".join(str(finding.values.get(name, "")) for name in ("title", "before")))
        if finding.kind not in fault.kinds or fold_words(title)[:40] not in told:
            continue
        if not all(word in finding.message("es") for word in fault.said):
            continue
        if finding.lines and finding.entries:
            first, last = records[finding.entries[0]].lines
            assert first <= finding.lines[0] <= finding.lines[1] <= last
        return True
    return False


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_seeded_faults_are_found(
    tmp_path: Path, edition: Callable[[], InventedDraft], clean: DraftDesk, shipped: Snapshot, form: str
) -> None:
    faulty = edition()
    faults = draft_faults.all_faults(faulty)
    assert len(faults) >= 68
    titles = draft_faults.seed(faulty, faults)
    desk = desk_of(tmp_path, faulty, form, shipped)
    before = {name for name, _ in clean.findings}
    new = [f for name, f in desk.findings if name not in before]
    missed = [f"{f.kinds} {f.said}" for at, f in enumerate(faults) if not named(f, titles[at], desk, new)]
    assert len(faults) - len(missed) >= FOUND_AT_LEAST, missed


def test_rows_have_the_fields_that_programs_read(clean: DraftDesk) -> None:
    found = list(rows(clean))
    assert len({r["id"] for r in found}) == len(found)
    for row in found:
        assert row["kind"] in WORDING
        assert row["severity"] in SEVERITIES
        assert row["lines"] is None or 0 < row["lines"][0] <= row["lines"][1]
        assert row["message"] and "{" not in row["message"] and "{" not in row["message_en"]
        assert row["message_es"] != row["message_en"]


def sums_in(tmp_path: Path, edition: Callable[[], InventedDraft], *results: str) -> Iterator[str]:
    """The kinds of what is found of sums and dates in results put into the first entries."""
    made = edition()
    for item, sentence in zip(made.items, results, strict=False):
        item.results = sentence
    path = tmp_path / "sumas.txt"
    path.write_text(draft_samples.text(made), encoding="utf-8")
    draft = read_draft(path, load_authority())
    for finding in (*sum_findings(draft), *date_findings(draft)):
        yield f"{finding.kind}: {finding.message('en')}"


def test_what_is_right_is_not_called_wrong(tmp_path: Path, edition: Callable[[], InventedDraft]) -> None:
    right = (
        "Se retornó a 10 personas: 5 hombres, 3 mujeres y 2 menores de edad.",
        "Se rescató a 351 personas, de las cuales 248 fueron hombres, 77 mujeres y 26 menores de edad.",
        "Asistieron 52 oficiales de un total de 72 personas, de las cuales 28 fueron mujeres y 24 hombres.",
        "Se dieron 95 apoyos, divididos en 40 mujeres y 55 hombres. De estos apoyos gozaron 42 niños y 33 niñas.",
        "Las remesas crecieron un aumento de 130%.",
        "Se impartieron 3 talleres (20 mujeres y 10 hombres).",
        "Acudieron 570 personas de 276 municipios; el 60% quedó satisfecho, el 70% volvería y el 80% lo recomienda.",
        "Se llevó a cabo la consulta de la Encuesta Intercensal 2027.",
        "Del 15 de diciembre de 2023 al 10 de enero de 2024 se atendió a 40 personas.",
    )
    assert list(sums_in(tmp_path, edition, *right)) == []


def test_the_folder_says_what_was_mended_and_keeps_corrections(
    tmp_path: Path, edition: Callable[[], InventedDraft], capsys: pytest.CaptureFixture[str]
) -> None:
    faulty = edition()
    faulty.items = faulty.items[:14]
    faulty.introduction = faulty.introduction.rpartition("acciones. ")[2]
    entry = next(i for i in faulty.items if i.title == "ARCHIVO DE VOCES")
    right, entry.results = entry.results, "El 130% de las 412 grabaciones quedó transcrito."
    path, out = tmp_path / "borrador.txt", tmp_path / "mesa"
    path.write_text(draft_samples.text(faulty), encoding="utf-8")
    text = path.read_bytes()
    command = ["draft", str(path), "--against", LAST, "--out", str(out), "--snapshot", str(ROOT / "data")]
    assert main(command) == 0
    assert path.read_bytes() == text
    first = [json.loads(line) for line in (out / "findings.jsonl").read_text("utf-8").splitlines()]
    assert [r["kind"] for r in first if r["severity"] == "must"] == ["percentage-over-100"]
    spanish, english = ((out / f"{folder}index.html").read_text("utf-8") for folder in ("", "en/"))
    assert 'lang="es"' in spanish and 'lang="en"' in english
    assert "130" in spanish and "over 100" in english
    assert [r["id"] for r in csv.DictReader((out / "findings.csv").read_text("utf-8").splitlines())] == [
        r["id"] for r in first
    ]
    assert openpyxl.load_workbook(out / "findings.xlsx").worksheets[0].max_row == 1 + len(first)
    sheet = (out / "institutions" / "inm.html").read_text("utf-8")
    assert "ARCHIVO DE VOCES" in sheet and "El porcentaje 130" in sheet

    correct(out / "entries.xlsx", tmp_path / "corregido.xlsx", "ARCHIVO DE VOCES", reporters="COMAR")
    entry.results = right
    path.write_text("\n" + draft_samples.text(faulty), encoding="utf-8")
    assert main([*command, "--corrections", str(tmp_path / "corregido.xlsx")]) == 0
    kept = list(csv.DictReader((out / "corrections.csv").read_text("utf-8").splitlines()))
    assert [(k["field"], k["corrected"]) for k in kept] == [("reporters", "COMAR")]
    second = [json.loads(line) for line in (out / "findings.jsonl").read_text("utf-8").splitlines()]
    assert not any(r["severity"] == "must" for r in second)
    # One line lower, every other finding has the identifier that it had.
    same = {r["id"] for r in first} & {r["id"] for r in second}
    assert len(same) > 0.95 * len(second)
    assert "El porcentaje 130" in (out / "index.html").read_text("utf-8").partition('id="mended"')[2]
    assert "ARCHIVO DE VOCES" in (out / "institutions" / "comar.html").read_text("utf-8")
    correct(out / "entries.xlsx", tmp_path / "otra-vez.xlsx", "ARCHIVO DE VOCES", reporters="INM; COMAR", states="OAX")
    assert main([*command, "--corrections", str(tmp_path / "otra-vez.xlsx")]) == 0
    kept = list(csv.DictReader((out / "corrections.csv").read_text("utf-8").splitlines()))
    assert [(k["field"], k["read"], k["corrected"]) for k in kept] == [
        *(("reporters", "INM", "INM; COMAR"), ("states", kept[1]["read"], "OAX"))
    ]
    sheet = (out / "institutions" / "comar.html").read_text("utf-8")
    assert "ARCHIVO DE VOCES" in sheet and "<dd>Oaxaca</dd>" in sheet
    _is_kept_by_a_build(path, out / "corrections.csv", tmp_path)


def correct(table: Path, to: Path, title: str, **values: str) -> None:
    """A copy of a table of entries in which somebody corrected cells of one entry."""
    book = openpyxl.load_workbook(table)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, columns["title"]).value == title)
    for name, value in values.items():
        sheet.cell(row, columns[name]).value = value
    book.save(to)


def _is_kept_by_a_build(draft: Path, corrections: Path, folder: Path) -> None:
    """The draft as a document: what was corrected is a fact, which names its row."""
    manifest = folder / "documents.toml"
    manifest.write_text(
        f'[compendio-2027]\nfile = "{draft.name}"\nfamily = "compendium-numbered"\ntitle = "Inventado"\n'
        'publisher = "upmrip"\nedition = 2027\nissued = "2027"\n',
        encoding="utf-8",
    )
    made, _ = build_snapshot(draft.parent, folder / "built", manifest=manifest, corrections=corrections)
    facts = export.TripleIndex(Base(), load_snapshot(made))
    entry = next(r for r in export.entries(facts) if r["title"] == "ARCHIVO DE VOCES")
    assert [b["acronym"] for b in entry["reporters"]] == ["INM", "COMAR"]
    assert entry["states"] == ["OAX"]
    said = facts.all(entry["iri"], "correction")
    assert sorted(row.split(": ", 2)[:2] for row in said) == [
        ["corrections.csv:2", "reporters"],
        ["corrections.csv:3", "states"],
    ]
    by = {facts.one(s, f"{RDF}object"): facts.one(s, "recognisedBy") for s in facts.of_type(f"{RDF}Statement")}
    assert by[Base().id("state", "MX-OAX")] == "corrections.csv:3"


def test_what_cannot_be_compared_is_said_in_one_sentence(
    tmp_path: Path, shipped: Snapshot, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "notas.txt"
    path.write_text("Se atendió a 25 personas.\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="no entries are found"):
        open_desk(path, LAST, shipped)
    assert main(["draft", str(path), "--against", "compendio-1999", "--snapshot", "data"]) == 1
    assert "compendio-1999: the snapshot has no such document; it has" in capsys.readouterr().err


def test_a_service_shows_the_folder(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "index.html").write_text("uno", encoding="utf-8")
    (tmp_path / "en" / "index.html").write_text("one", encoding="utf-8")
    app = FastAPI()
    add_draft(app, tmp_path)
    client = TestClient(app)
    assert [client.get(path).text for path in ("/draft", "/draft/", "/en/draft", "/draft/en/")] == [
        *("uno", "uno", "one", "one")
    ]
    assert client.get("/draft/../pyproject.toml").status_code == 404


def test_another_title_of_the_same_facts_is_a_renamed_programme(
    edition: Callable[[], InventedDraft], tmp_path: Path
) -> None:
    authority = load_authority()
    made = edition()
    made.items = made.items[:12]
    path = tmp_path / "antes.txt"
    path.write_text(draft_samples.text(made), encoding="utf-8")
    before = read_draft(path, authority).records
    old, made.items[4].title = made.items[4].title, "MANUAL DEL CAMINANTE"
    path = tmp_path / "ahora.txt"
    path.write_text(draft_samples.text(made), encoding="utf-8")
    draft, last = read_draft(path, authority), DraftEdition("antes", 2024, before, [])
    pairs = link_pairs(draft, last, authority)
    found = [f for f in last_edition_findings(draft, last, pairs, authority) if f.kind == "programme-renamed"]
    assert [(f.values["title"], f.values["before"]) for f in found] == [("MANUAL DEL CAMINANTE", first_words(old))]


def test_a_title_that_tells_goes_on_whoever_reports_it(edition: Callable[[], InventedDraft], tmp_path: Path) -> None:
    authority = load_authority()
    made = edition()
    made.items = made.items[:6]
    for item, title in zip(made.items, ("ESCUELA DE BARCAS PARA NIÑAS DEL RÍO", "TALLERES"), strict=False):
        item.title, item.reporter = title, "INM"
    path = tmp_path / "antes.txt"
    path.write_text(draft_samples.text(made), encoding="utf-8")
    before = read_draft(path, authority).records
    for item in made.items[:2]:
        item.reporter, item.results, item.description = "SEP", "Se dieron 8 cursos.", "Otra cosa."
    path = tmp_path / "ahora.txt"
    path.write_text(draft_samples.text(made), encoding="utf-8")
    pairs = link_pairs(read_draft(path, authority), DraftEdition("antes", 2024, before, []), authority)
    going_on = {now.title for now, _ in pairs.continuing}
    assert "ESCUELA DE BARCAS PARA NIÑAS DEL RÍO" in going_on and "TALLERES" not in going_on


SEEDED = (
    ("286 víctimas (13 mujeres y 155 hombres)", "286 víctimas (131 mujeres y 165 hombres)", "sum-mismatch", "296"),
    ("63% fueron mujeres", "163% fueron mujeres", "percentage-over-100", "163"),
    ("1. DERECHO Y ACCESO A LA SALUD DE LOS MIGRANTES:", "4. DERECHO Y ACCESO A LA SALUD DE LOS MIGRANTES:",
     "ordinal-out-of-sequence", "4"),
    ("junio 2023 a junio 2024 se les ha", "junio 2027 a junio 2026 se les ha", "end-before-start", "2026"),
)  # fmt: skip


@pytest.mark.slow
def test_faults_seeded_into_a_published_edition_are_found(sources: Path, tmp_path: Path, shipped: Snapshot) -> None:
    text = (sources / "compendio-2024.txt").read_text("utf-8")
    for old, new, _, _ in SEEDED:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = tmp_path / "compendio.txt"
    path.write_text(text, encoding="utf-8")
    desk = open_desk(path, "compendio-2020", shipped)
    assert len(desk.draft.records) == 379
    for _, new, kind, said in SEEDED:
        line = next(n for n, row in enumerate(text.split("\n"), 1) if new[:24] in row)
        places = [f.lines for _, f in desk.findings if f.kind == kind and said in f.message("es") and f.lines]
        assert any(first - 1 <= line <= last + 1 for first, last in places), (kind, said, places)


def test_a_service_with_the_documents_holds_the_draft_against_their_words_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path | None] = []

    def make(*given: object, sources: Path | None) -> None:
        asked.append(sources)

    monkeypatch.setattr(desk, "make", make)
    options = Namespace(
        draft=tmp_path / "borrador.txt", against="compendio-2020", snapshot=Path("data"), sources=tmp_path
    )
    assert serve.draft_folder(options, local=True) == tmp_path / "borrador-draft"
    assert asked == [tmp_path]
