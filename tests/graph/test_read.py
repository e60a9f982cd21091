"""``entramado read``: one document without a build gives the export's rows; what it does not read it says."""

import json
from pathlib import Path
from typing import Any

import pytest

from entramado.api.cli import main
from entramado.graph import export
from entramado.graph.single import read_single
from entramado.graph.snapshot import read as read_snapshot
from entramado.graph.store import load_snapshot
from entramado.loaders.formats.files import text_lines
from entramado.loaders.prose import reader as prose
from entramado.loaders.records import DocumentError
from entramado.ontology.namespaces import Base
from tests.paths import EDITIONS

# The numbered print is read below, by its invented edition; the others by the editions of `test_prints.py`.
FILES = {
    "informe-2018": ("informe-2018.txt", "report-bullets"),
    "buenas-practicas-oim": ("buenas-practicas-oim.txt", "good-practices-study"),
}


@pytest.fixture(scope="module")
def exported(built: Path) -> list[dict[str, Any]]:
    return list(export.entries(export.TripleIndex(Base(), load_snapshot(read_snapshot(built)))))


@pytest.mark.parametrize("key", FILES)
def test_a_published_document_reads_as_the_export_has_it(
    sources: Path, exported: list[dict[str, Any]], key: str
) -> None:
    wanted = [{**row, "programme": None} for row in exported if row["doc"] == key]
    name, family = FILES[key]
    found = read_single(sources / name)
    assert found.family == family
    assert len(found.rows) == len(wanted) > 40
    for ours, theirs in zip(found.rows, wanted, strict=True):
        assert ours == theirs


def test_an_unknown_edition_of_a_known_print_is_read_by_its_print(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(EDITIONS / "compendio-2031.txt"), "--key", "compendio-2031"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    known = [json.loads(x) for x in (EDITIONS / "compendio-2031.entries.jsonl").read_text("utf-8").splitlines()]
    assert [(r["objective"], r["ordinal"], r["lines"]) for r in rows] == [
        (k["objective"], k["ordinal"], k["lines"]) for k in known
    ]
    assert all(r["programme"] is None and r["doc"] == "compendio-2031" for r in rows)


def test_prose_is_read_paragraph_by_paragraph() -> None:
    text = "# Informe\nUno dos\ntres.\n\n\n- Cuatro\n  \nCinco.\n"
    reading = prose.read("x", text_lines(text))
    assert [(e.ordinal, e.lines, e.description.text) for e in reading.entries] == [
        ("1", (2, 3), "Uno dos tres."),
        ("2", (6, 6), "Cuatro"),
        ("3", (8, 8), "Cinco."),
    ]
    assert [f.lines for f in reading.furniture] == [(1, 1)]
    assert reading.unread == []


def test_a_text_of_no_known_print_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "notas.txt"
    path.write_text("Se atendió a 25 personas.\n\nY nada más.\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="--print prose"):
        read_single(path)
    with pytest.raises(DocumentError, match="no print 'verso'"):
        read_single(path, family="verso")
    rows = read_single(path, family="prose").rows
    assert [(r["iri"].rsplit("/", 1)[-1], r["objective"]) for r in rows] == [("notas-1", None), ("notas-2", None)]
    assert [f["value"] for f in rows[0]["figures"]] == [25]


def test_what_is_not_read_is_said_by_line(sources: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sources / "informe-ejecutivo-2024.txt"
    assert main(["read", str(path)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{path}:1: no-entries: " in said.err
