"""Copies of the invented editions with faults give the same entries, or a sentence that names the line."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from entramado.loaders.formats.files import file_lines, read_file, text_lines
from entramado.loaders.reading import read_document, read_lines, read_manifest
from entramado.loaders.records import Entry, Reading
from tests.paths import EDITIONS

SPEC = read_manifest(EDITIONS / "documents.toml")["compendio-2031"]
MARKDOWN = replace(SPEC, key="inventado", file="invented-markdown.md", family="compendium-markdown")
OF_OTHERS = [
    "OBJETIVO 4. Garantizar una educación inclusiva, equitativa y de calidad",
    "Objetivo 8: Trabajo decente y crecimiento económico.",
    "Objetivo 16. Promover sociedades pacíficas e inclusivas para el desarrollo sostenible",
]


def keys(reading: Reading) -> list[tuple[str | None, int | None, str | None, str | None]]:
    """Where each entry stands, and its title."""
    return [(e.chapter, e.objective, e.ordinal, e.title) for e in reading.entries]


def told(entry: Entry) -> tuple[object, ...]:
    return (
        (entry.chapter, entry.objective, entry.ordinal, entry.title, entry.has_results),
        (entry.description.text, entry.results.text),
        [c.text.text for c in entry.challenges],
    )


@pytest.mark.parametrize("spec", [SPEC, MARKDOWN], ids=["numbered", "markdown"])
@pytest.mark.parametrize("heading", OF_OTHERS)
def test_another_agreements_objective_is_text_and_told(tmp_path: Path, spec, heading: str) -> None:
    rows = (EDITIONS / spec.file).read_text("utf-8").split("\n")
    clean = read_document(spec, EDITIONS)
    at = next(e.lines[1] for e in clean.entries if e.objective == 7)
    (tmp_path / spec.file).write_text("\n".join([*rows[:at], "", heading, "", *rows[at:]]), encoding="utf-8")
    reading = read_document(spec, tmp_path)
    assert keys(reading) == keys(clean)
    assert [f.line for f in reading.flags if f.code == "heading-words" and "read as text" in f.message] == [at + 2]
    assert not [f for f in clean.flags if f.code == "heading-words"]


def test_a_heading_with_other_words_in_its_place_stays_one() -> None:
    text = (EDITIONS / SPEC.file).read_text("utf-8")
    faulted = re.sub(r"(?m)^Objetivo 2\. .*$", "Objetivo 2. Fomentar una cultura de la legalidad y el orden", text)
    assert faulted != text
    reading = read_lines(SPEC.family, SPEC.key, text_lines(faulted))
    assert keys(reading) == keys(read_document(SPEC, EDITIONS))
    assert [f.line for f in reading.flags if f.code == "heading-words"] == [146]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"(?m)^(\s*\d{1,2})\. (?=(?!MESA)[A-ZÁÉÍÓÚ]{3})", r"\1.- "),
        (r"(?m)^(RE\w+S)$", lambda m: m[0].capitalize()),
        (r"(?m)^( ?)Objetivo (\d+)\.(?= [A-Z])", r"\1Objetivo \2 –"),
        (r"(?m)^(.*)Capítulo (\d)\.", lambda m: f"{m[1]}Capítulo {('I', 'II', 'III', 'IV', 'V')[int(m[2]) - 1]}."),
        (r"(?m)^(?=RETOS$|\d+\. [A-Z]{3})", "\ufeff"),
        (r"\n(?=[a-z])", "\r\n"),
    ],
    ids=["point and dash", "labels in small letters", "dash", "roman chapters", "marks of byte order", "line ends"],
)
def test_another_way_of_writing_says_the_same(tmp_path: Path, old: str, new: str) -> None:
    text = (EDITIONS / SPEC.file).read_text("utf-8")
    faulted = re.sub(old, new, text)
    assert faulted != text
    (tmp_path / SPEC.file).write_bytes(faulted.encode())
    one, other = read_document(SPEC, EDITIONS), read_document(SPEC, tmp_path)
    assert [told(e) for e in other.entries] == [told(e) for e in one.entries]


TABLE = "Programa\tComités\tMujeres\nSiembra de barrios\t12\t30\nBecas para talleres del norte\t7\t45\nOtro\t1\t2\n"


@pytest.mark.parametrize(
    ("old", "new"), [("talleres del ", "talleres del\n"), ("norte\t7\t", "norte\t7\n"), ("norte\t7", "norte\n7")]
)
def test_a_row_over_two_lines_is_one_and_told(tmp_path: Path, old: str, new: str) -> None:
    one, other = tmp_path / "uno.md", tmp_path / "otro.md"
    one.write_text(TABLE, encoding="utf-8")
    other.write_text(TABLE.replace(old, new), encoding="utf-8")
    found = read_file(other)
    assert [line.text for line in found.lines] == [line.text for line in file_lines(one)]
    assert [(f.code, f.line) for f in found.flags] == [("table-row-broken", 3)]
    assert not read_file(one).flags


def test_a_row_between_bars_over_two_lines_is_one(tmp_path: Path) -> None:
    path = tmp_path / "tabla.md"
    path.write_text("| Programa | Comités |\n| Becas del\nnorte | 7 |\n| Otro | 1 |\n\nTexto.\nMás texto.\n")
    assert [x.text for x in file_lines(path)] == [
        "| Programa | Comités |", "| Becas del norte | 7 |", "| Otro | 1 |", "", "Texto.", "Más texto."
    ]  # fmt: skip


def test_letters_that_are_lost_are_told(tmp_path: Path) -> None:
    path = tmp_path / "texto.txt"
    path.write_text("Uno\nAtenci\ufffdn\nMigraci\ufffdn\n", encoding="utf-8")
    (flag,) = read_file(path).flags
    assert (flag.code, flag.line) == ("letters-lost", 2)
    assert "of 2 lines" in flag.message


def test_tabs_between_words_of_running_text_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "texto.md"
    path.write_text("Se abrió\tuna oficina\ten el\npuerto y\tse atendió\na quienes\tllegaron\n", encoding="utf-8")
    assert len(file_lines(path)) == 3
    assert not read_file(path).flags


@pytest.mark.parametrize("spec", [SPEC, MARKDOWN], ids=["numbered", "markdown"])
def test_labels_with_their_text_beside_them_open_the_same_parts(spec) -> None:
    text = (EDITIONS / spec.file).read_text("utf-8")
    label = r"(?m)^(?:[#* ]*)(RESULTADOS?|RETOS?|Resultados|Retos identificados):?\**\n+(?:[-•]\s+)?"
    beside = re.sub(label, lambda m: f"{m[1].capitalize()}: ", text)
    assert beside != text
    clean, reading = read_document(spec, EDITIONS), read_lines(spec.family, spec.key, text_lines(beside))
    assert keys(reading) == keys(clean)
    said = [[re.findall(r"\w+", e.results.text) for e in one.entries] for one in (clean, reading)]
    assert said[0] == said[1]
    assert [len(e.challenges) for e in reading.entries] == [len(e.challenges) for e in clean.entries]


def test_ordinals_in_parentheses_begin_entries() -> None:
    text = (EDITIONS / SPEC.file).read_text("utf-8")
    faulted = re.sub(r"(?m)^(\d{1,2})\. (?=[A-ZÁÉÍÓÚ]{3})", r"\1) ", text)
    assert faulted != text
    reading, clean = read_lines(SPEC.family, SPEC.key, text_lines(faulted)), read_document(SPEC, EDITIONS)
    assert [told(e) for e in reading.entries] == [told(e) for e in clean.entries]


def test_a_label_within_a_part_that_has_one_is_text() -> None:
    text = (EDITIONS / SPEC.file).read_text("utf-8")
    faulted = re.sub(r"(?m)^RETOS?$", "Resultados: fueron varios.\n\\g<0>", text)
    assert faulted != text
    assert keys(read_lines(SPEC.family, SPEC.key, text_lines(faulted))) == keys(read_document(SPEC, EDITIONS))
