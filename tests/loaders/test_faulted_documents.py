"""Copies of the documents with small faults give the same entries, or a sentence that names the line."""

import re
import time
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from entramado.graph.linking import Linker
from entramado.loaders.extract.facts import FactReader
from entramado.loaders.formats.files import text_lines
from entramado.loaders.reading import PROSE, read_document, read_manifest
from entramado.loaders.records import DocumentError, Entry, Reading
from entramado.loaders.repeats import without_repeats
from entramado.loaders.text import Line, join
from entramado.ontology.authority import load_authority
from entramado.ontology.schemes import load_schemes
from tests.faulted import CHARACTERS
from tests.paths import EDITIONS

SPECS = read_manifest()


@cache
def clean(folder: Path, key: str) -> Reading:
    return read_document(SPECS[key], folder)


def told(reading: Reading) -> list[tuple[Any, ...]]:
    """What an entry says, with its lines; words only of running text, since a word may begin a line sooner."""
    return [
        (
            e.lines,
            e.ordinal,
            e.title,
            e.objective,
            e.chapter,
            e.kind,
            e.reporter_printed,
            [asdict(n) for n in (*e.reporters, *e.parents)],
            e.description.text,
            e.results.text,
            e.has_results,
            [c.text.text for c in e.challenges],
            [n.text for n in e.footnotes],
        )
        for e in reading.entries
    ]


def copy_of(folder: Path, key: str, text: str) -> Reading:
    (folder / SPECS[key].file).write_text(text, encoding="utf-8")
    return read_document(SPECS[key], folder)


@pytest.mark.parametrize("copy", CHARACTERS)
@pytest.mark.parametrize("key", list(SPECS))
def test_characters_change_nothing(sources: Path, tmp_path: Path, key: str, copy: str) -> None:
    faulted = (sources / SPECS[key].file).read_text("utf-8")
    for name, fault in CHARACTERS[copy].items():
        before, faulted = faulted, fault(faulted)
        if key != "compendio-2020" or name not in ("form feeds", "soft hyphens"):  # Markdown has neither
            assert faulted != before, name
    reading = copy_of(tmp_path, key, faulted)
    one, other = clean(sources, key), reading
    assert told(other) == told(one)
    assert [(s.state, s.indicator, s.group, s.value, s.line) for s in other.statistics] == [
        (s.state, s.indicator, s.group, s.value, s.line) for s in one.statistics
    ]
    assert [(c.kind, c.line, c.value) for c in other.claims] == [(c.kind, c.line, c.value) for c in one.claims]
    assert other.line_count == one.line_count


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("compendio-2024", r"^RESULTADOS?$", "LOGROS"),
        ("compendio-2024", r"^RESULTADOS?$", "Resultados alcanzados"),
        ("compendio-2024", r"^RETOS?$", "DESAFÍOS"),
        ("compendio-2020", r"Resultados(?=\W*$)", "Logros"),
        ("compendio-2020", r"Retos identificados", "Desafíos"),
    ],
)
def test_other_words_for_the_parts_are_read(sources: Path, tmp_path: Path, key: str, old: str, new: str) -> None:
    text = (sources / SPECS[key].file).read_text("utf-8")
    faulted, count = re.subn(old, new, text, flags=re.MULTILINE)
    assert count
    assert told(copy_of(tmp_path, key, faulted)) == told(clean(sources, key))


@pytest.mark.parametrize("key", ["compendio-2024", "buenas-practicas-oim"])
def test_any_mark_of_an_item_is_a_bullet(sources: Path, tmp_path: Path, key: str) -> None:
    text = (sources / SPECS[key].file).read_text("utf-8")
    one = clean(sources, key)
    reading = copy_of(tmp_path, key, re.sub(r"(?m)^(\s*)•", r"\1▪", text))
    assert told(reading) == told(one)
    assert [(s.indicator, s.value, s.line) for s in reading.statistics] == [
        (s.indicator, s.value, s.line) for s in one.statistics
    ]


def test_lists_without_any_mark_are_told(sources: Path, tmp_path: Path) -> None:
    key = "compendio-2024"
    text = (sources / SPECS[key].file).read_text("utf-8")
    reading, one = copy_of(tmp_path, key, re.sub(r"(?m)^(\s*)•\s*", r"\1", text)), clean(sources, key)
    lines = [f.line for f in reading.flags if f.code == "list-unmarked"]
    merged = [a for a, b in zip(reading.entries, one.entries, strict=True) if len(a.challenges) < len(b.challenges)]
    assert len(merged) > 60
    assert [e.lines for e in merged if not any(e.lines[0] <= line <= e.lines[1] for line in lines)] == []
    assert "list-unmarked" not in {f.code for f in one.flags}


def test_shares_in_words_are_claims(sources: Path, tmp_path: Path) -> None:
    key = "informe-ejecutivo-2024"
    text = (sources / SPECS[key].file).read_text("utf-8")
    reading = copy_of(tmp_path, key, re.sub(r"(\d)%", r"\1 por ciento", text))
    assert [(c.kind, c.line, c.value) for c in reading.claims] == [
        (c.kind, c.line, c.value) for c in clean(sources, key).claims
    ]


def test_a_label_that_is_lost_is_told_at_its_entry(sources: Path, tmp_path: Path) -> None:
    key = "compendio-2024"
    text = (sources / SPECS[key].file).read_text("utf-8")
    label = list(re.finditer(r"(?m)^RETOS$", text))[200]
    reading = copy_of(tmp_path, key, text[: label.start()] + text[label.end() :])
    (flag,) = [f for f in reading.flags if f.code == "part-missing"]
    entry = next(e for e in reading.entries if e.lines[0] <= text.count("\n", 0, label.start()) + 1 <= e.lines[1])
    assert entry.lines[0] <= flag.line <= entry.lines[0] + 3


def test_challenges_of_the_markdown_compendium_without_marks_are_told(sources: Path, tmp_path: Path) -> None:
    key = "compendio-2020"
    text = (sources / SPECS[key].file).read_text("utf-8")
    reading, one = copy_of(tmp_path, key, re.sub(r"(?m)^- ", "", text)), clean(sources, key)
    merged = [
        a.lines for a, b in zip(reading.entries, one.entries, strict=True) if len(a.challenges) < len(b.challenges)
    ]
    told_at = [f.line for f in reading.flags if f.code == "list-unmarked"]
    assert merged and all(any(a <= line <= b for line in told_at) for a, b in merged)
    assert "list-unmarked" not in {f.code for f in one.flags}


def test_items_of_a_report_that_lost_their_bullets_are_told(sources: Path, tmp_path: Path) -> None:
    key = "informe-2018"
    text = (sources / SPECS[key].file).read_text("utf-8")
    one = clean(sources, key)
    assert "item-unmarked" not in {f.code for f in one.flags}
    marked = {n for n, row in enumerate(text.split("\n"), 1) if row.startswith("●")}
    # The leading blank that is left of a bullet is lost too, on every eleventh line that begins an item.
    blank = {e.lines[0] for e in one.entries[5::11]} - marked
    rows = [row.lstrip("● ") if n in marked | blank else row for n, row in enumerate(text.split("\n"), 1)]
    reading = copy_of(tmp_path, key, "\n".join(rows))
    begun = {e.lines[0] for e in reading.entries}
    lost = sorted((marked | blank) - begun)
    told_now = {f.line for f in reading.flags if f.code == "item-unmarked"}
    assert marked <= told_now
    assert len(told_now & set(lost)) >= 0.8 * len(lost) > 0.8 * 10


def test_lists_of_aims_that_lost_their_heading_are_told(sources: Path, tmp_path: Path) -> None:
    key = "informe-2018"
    text = (sources / SPECS[key].file).read_text("utf-8")
    assert "list-unheaded" not in {f.code for f in clean(sources, key).flags}
    headings = list(re.finditer(r"(?mi)^ ?Objetivos a futuro ?:?(?= *\n\s*o )", text))
    reading = copy_of(tmp_path, key, text[: headings[0].start()] + text[headings[0].end() :])
    line = text.count("\n", 0, headings[0].start()) + 1
    (flag,) = [f for f in reading.flags if f.code == "list-unheaded"]
    assert 0 < flag.line - line < 4


def test_a_line_that_is_set_twice_is_read_once(sources: Path, tmp_path: Path) -> None:
    key = "compendio-2024"
    text = (sources / SPECS[key].file).read_text("utf-8")
    row = next(m for m in re.finditer(r"(?m)^[a-z][^|\n]{60,}$", text) if m.start() > len(text) // 2)
    reading = copy_of(tmp_path, key, f"{text[: row.end()]}\n{row[0]}{text[row.end() :]}")
    assert words(reading) == words(clean(sources, key))
    (flag,) = [f for f in reading.flags if f.code == "line-repeated"]
    assert flag.line == text.count("\n", 0, row.start()) + 2


HEADING = re.compile(r"^([#* ]*)Objetivo (\d+)\.(.*)$", re.MULTILINE)
BY_OBJECTIVE = ("compendio-2024", "compendio-2020", "informe-2018")
ROMAN = dict(enumerate(("II", "III", "IV", "V", "VI", "VII", "VIII", "IX"), start=2))
# What becomes of the headings of objectives 2 to 10, and the code of the flag that tells it.
FAULTS = [
    (lambda m: f"{m[1]}Objetivo No. {m[2]}.{m[3]}", "heading-form"),
    (lambda m: f"{m[1]}Objetivo 24.{m[3]}", "heading-form"),
    (lambda m: f"{m[1]}{ROMAN[int(m[2])]}.{m[3]}", "heading-form"),
    (lambda m: f"{m[1]}Objetivo {ROMAN[int(m[2])]}.{m[3]}", "heading-form"),
    (lambda m: f"{m[1]}Objetivo {m[2]}{m[3]}", "heading-form"),
    (lambda m: f"{m[1]}Objetivo {m[2]}. Fomentar una cultura de la legalidad", "heading-words"),
    (lambda m: f"{m[0]}\n{m[0]}", "heading-repeated"),
    (lambda m: f"{m[0]}\n\n{m[0]}", "heading-repeated"),
    (lambda m: f"{m[1]}Objetivo diez.{m[3]}", "heading-form"),
]


def words(reading: Reading) -> list[tuple[Any, ...]]:
    """What an entry says, without its lines."""
    return [entry[1:7] + entry[8:] for entry in told(reading)]


@pytest.mark.parametrize("key", BY_OBJECTIVE)
def test_other_dashes_are_read_as_those_of_print(sources: Path, tmp_path: Path, key: str) -> None:
    text = (sources / SPECS[key].file).read_text("utf-8")
    faulted = text.translate(str.maketrans({"–": "\u2012", "-": "\u2010"}))
    assert faulted != text
    assert told(copy_of(tmp_path, key, faulted)) == told(clean(sources, key))


def test_an_em_dash_parts_no_title_of_two_countries(sources: Path, tmp_path: Path) -> None:
    key = "informe-2018"
    text = (sources / SPECS[key].file).read_text("utf-8")
    reading = copy_of(tmp_path, key, text.replace("–", "—"))
    plain = [(e.title or "").replace("—", "–") for e in reading.entries]
    assert plain == [e.title or "" for e in clean(sources, key).entries]


@pytest.mark.parametrize("key", BY_OBJECTIVE)
def test_headings_of_another_form_are_told_at_their_lines(sources: Path, tmp_path: Path, key: str) -> None:
    text = (sources / SPECS[key].file).read_text("utf-8")
    expected = []
    for objective, (make, code) in enumerate(FAULTS, start=2):
        heading = next(m for m in HEADING.finditer(text) if m[2] == str(objective))
        made = make(heading)
        text = text[: heading.start()] + made + text[heading.end() :]
        expected.append((text.count("\n", 0, heading.start() + len(made)) + 1, code))
    reading, one = copy_of(tmp_path, key, text), clean(sources, key)
    assert words(reading) == words(one)
    told_now = [(f.line, f.code) for f in reading.flags]
    assert sorted(x for x in told_now if x in expected) == expected
    assert len(told_now) == len(one.flags) + len(FAULTS)


def test_a_heading_of_no_objective_is_refused_at_its_line(sources: Path, tmp_path: Path) -> None:
    text = (sources / SPECS["compendio-2020"].file).read_text("utf-8")
    heading = next(m for m in HEADING.finditer(text) if m[2] == "13")
    line = text.count("\n", 0, heading.start()) + 1
    text = text[: heading.start()] + "## Objetivo 24. Otro" + text[heading.end() :]
    with pytest.raises(DocumentError, match=rf"md:{line}: the heading '## Objetivo 24\. Otro' has a number"):
        copy_of(tmp_path, "compendio-2020", text)


@pytest.mark.parametrize("key", ["compendio-2024", "compendio-2020"])
def test_a_missing_heading_is_told_where_its_entries_begin(sources: Path, tmp_path: Path, key: str) -> None:
    text = (sources / SPECS[key].file).read_text("utf-8")
    heading = next(m for m in HEADING.finditer(text) if m[2] == "13")
    reading = copy_of(tmp_path, key, text[: heading.start()] + text[heading.end() :])
    one = clean(sources, key)
    assert [(e.lines[0], e.chapter, e.objective, e.ordinal, e.title) for e in reading.entries] == [
        (e.lines[0], e.chapter, e.objective, e.ordinal, e.title) for e in one.entries
    ]
    (flag,) = [f for f in reading.flags if f.code == "heading-missing"]
    assert flag.line == next(e.lines[0] for e in one.entries if e.objective == 13)


@pytest.mark.parametrize(("key", "objective"), [("compendio-2024", 1), ("compendio-2024", 23), ("compendio-2020", 1)])
def test_a_first_or_last_heading_may_be_missing(sources: Path, tmp_path: Path, key: str, objective: int) -> None:
    text = (sources / SPECS[key].file).read_text("utf-8")
    heading = next(m for m in HEADING.finditer(text) if m[2] == str(objective))
    reading = copy_of(tmp_path, key, text[: heading.start()] + text[heading.end() :])
    assert words(reading) == words(clean(sources, key))
    (flag,) = [f for f in reading.flags if f.code == "heading-missing"]
    assert f"objective {objective} is missing" in flag.message
    assert flag.line == next(e.lines[0] for e in reading.entries if e.objective == objective)


@pytest.mark.parametrize("objectives", [(5, 6), (22, 23)])
def test_two_headings_in_a_row_may_be_missing(sources: Path, tmp_path: Path, objectives: tuple[int, int]) -> None:
    key = "compendio-2024"
    text = (sources / SPECS[key].file).read_text("utf-8")
    for objective in objectives:
        heading = next(m for m in HEADING.finditer(text) if m[2] == str(objective))
        text = text[: heading.start()] + text[heading.end() :]
    reading, one = copy_of(tmp_path, key, text), clean(sources, key)
    assert [(e.lines[0], e.objective) for e in reading.entries] == [(e.lines[0], e.objective) for e in one.entries]
    firsts = [next(e.lines[0] for e in one.entries if e.objective == objective) for objective in objectives]
    assert [f.line for f in reading.flags if f.code == "heading-missing"] == firsts


def test_a_last_heading_that_is_missing_is_told_by_the_line_where_its_entries_may_begin(
    sources: Path, tmp_path: Path
) -> None:
    key = "compendio-2020"
    text = (sources / SPECS[key].file).read_text("utf-8")
    heading = next(m for m in HEADING.finditer(text) if m[2] == "23")
    first = next(e.lines[0] for e in clean(sources, key).entries if e.objective == 23)
    with pytest.raises(
        DocumentError, match=rf"ends in objective 22 of 23, open since line {first}; .*heading is missing"
    ):
        copy_of(tmp_path, key, text[: heading.start()] + text[heading.end() :])


@pytest.mark.parametrize(("objective", "apart"), [(1, True), (5, True), (10, False), (14, False), (15, False)])
def test_a_missing_heading_of_a_report_in_bullets_is_told(
    sources: Path, tmp_path: Path, objective: int, apart: bool
) -> None:
    text = (sources / SPECS["informe-2018"].file).read_text("utf-8")
    without = re.sub(rf"(?m)^ ?Objetivo {objective}\. .*(?:\n.*\S.*)?$", lambda m: "\n" * m[0].count("\n"), text)
    assert without != text
    reading, one = copy_of(tmp_path, "informe-2018", without), clean(sources, "informe-2018")
    (flag,) = [f for f in reading.flags if f.code == "heading-missing"]
    assert f"objective {objective} is missing" in flag.message
    assert len(reading.entries) == len(one.entries)
    theirs = [e.lines[0] for e in one.entries if e.objective == objective]
    found = [e.lines[0] for e in reading.entries if e.objective == objective]
    assert found == (theirs if apart else [])
    others = [(e.lines[0], e.objective) for e in one.entries if e.objective not in (objective - 1, objective)]
    assert [
        (e.lines[0], e.objective) for e in reading.entries if e.objective not in (objective - 1, objective)
    ] == others


@pytest.mark.parametrize("key", ["compendio-2024", "informe-2018"])
def test_a_page_twice_is_read_once(sources: Path, tmp_path: Path, key: str) -> None:
    rows = (sources / SPECS[key].file).read_text("utf-8").split("\n")
    tops = [at for at, row in enumerate(rows) if row[:1] == " " and row.strip()]
    first, end = tops[120], tops[121]
    reading = copy_of(tmp_path, key, "\n".join([*rows[:end], *rows[first:end], *rows[end:]]))
    one = clean(sources, key)
    assert words(reading) == words(one)
    (flag,) = [f for f in reading.flags if f.code == "page-repeated"]
    assert flag.line == end + 1
    assert reading.unread == one.unread


def test_lines_that_come_many_times_are_no_page() -> None:
    rows = [f"{n} personas migrantes atendidas en el municipio, con apoyo de todas las autoridades" for n in range(9)]
    lines = text_lines("\n".join(rows * 4))
    assert without_repeats(lines) == (lines, [])


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("compendio-2024", r"^RESULTADOS?$", "AVANCES"),
        ("compendio-2024", r"^RETOS?$", "Problemas enfrentados:"),
        ("compendio-2020", r"Resultados(?=\W*$)", "Alcances y metas"),
        ("compendio-2020", r"Retos identificados", "ÁREAS DE OPORTUNIDAD"),
    ],
)
def test_an_unknown_label_is_told(sources: Path, tmp_path: Path, key: str, old: str, new: str) -> None:
    text = (sources / SPECS[key].file).read_text("utf-8")
    place = next(m for m in re.finditer(old, text, re.MULTILINE))
    reading = copy_of(tmp_path, key, text[: place.start()] + new + text[place.end() :])
    (flag,) = [f for f in reading.flags if f.code == "label-unknown"]
    assert flag.line == text.count("\n", 0, place.start()) + 1
    assert not [f for f in clean(sources, key).flags if f.code == "label-unknown"]


def test_what_is_printed_like_an_entry_and_has_no_place_is_told(tmp_path: Path) -> None:
    text = (EDITIONS / "compendio-2031.txt").read_text("utf-8")
    at = text.index("\n2. ", text.index("\nRETOS"))
    (tmp_path / "compendio-2031.txt").write_text(
        text[:at] + "\n\n17. ACCIÓN INVENTADA SIN PARTES – OFINV.\nSe hizo algo.\n" + text[at:], encoding="utf-8"
    )
    reading = read_document(read_manifest(EDITIONS / "documents.toml")["compendio-2031"], tmp_path)
    assert len(reading.entries) == 40
    (flag,) = [f for f in reading.flags if f.code == "entry-unplaced"]
    assert flag.line == text.count("\n", 0, at) + 3
    assert reading.unread == []


@pytest.mark.parametrize("key", [*SPECS, "prose"])
def test_every_line_is_used_furniture_or_unread(sources: Path, key: str) -> None:
    spec = SPECS.get(key) or replace(SPECS["compendio-2020"], family=PROSE)
    reading = read_document(spec, sources)
    written = [line.number for line in reading.lines if line.text.strip()]
    furniture = {n for f in reading.furniture for n in range(f.lines[0], f.lines[1] + 1)} & set(written)
    assert sorted([*reading.used, *furniture, *reading.unread]) == written
    assert len(reading.used) > len(written) / 3


def test_time_is_linear_in_an_entrys_length() -> None:
    authority = load_authority()
    lexicon = Linker.from_authority(authority).lexicon
    reader = FactReader(authority, load_schemes(), lexicon)

    def seconds(count: int) -> float:
        said = "En el año 2022, el INM y la COMAR atendieron a {} personas en Tapachula, Chiapas, con apoyo de la OIM."
        text = join(Line(n, said.format(n)) for n in range(100, 100 + count))
        start = time.process_time()
        facts = reader.read(Entry("x", (1, count), "1", None, 1, description=text))
        assert len(facts.figures) == count
        return time.process_time() - start

    seconds(50)
    assert seconds(800) < 8 * seconds(200)


@pytest.mark.parametrize("key", ["compendio-2020", "compendio-2024"])
def test_a_title_without_text_is_told(sources: Path, tmp_path: Path, key: str) -> None:
    rows = (sources / SPECS[key].file).read_text("utf-8").split("\n")
    entry = next(e for e in clean(sources, key).entries[50:] if e.title_lines and e.description and e.has_results)
    assert entry.title_lines is not None
    first, last = entry.title_lines[1], entry.description.last_line
    reading = copy_of(tmp_path, key, "\n".join([*rows[:first], "", *rows[last:]]))
    assert entry.lines[0] in [f.line for f in reading.flags if f.code == "text-missing"]
