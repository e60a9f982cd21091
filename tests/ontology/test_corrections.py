"""Corrections of what was read: they win, they say so, and one that cannot be used is refused with its line."""

from functools import cache
from pathlib import Path

import pytest

from entramado.graph.build import build_snapshot
from entramado.graph.corrections import (
    COLUMNS,
    Correction,
    CorrectionError,
    Corrector,
    cells,
    entry_ids,
    merge_corrections,
    read_corrections,
)
from entramado.loaders.extract.extracted import ExtractedFacts, Figure, Value
from entramado.loaders.records import Entry, PrintedName
from entramado.ontology.authority import Authority, load_authority
from tests.paths import EDITIONS

DOC = "compendio-2031"


@cache
def authority() -> Authority:
    return load_authority()


def entry() -> tuple[Entry, ExtractedFacts]:
    read = Entry(DOC, (10, 20), "1", "FARO", 7, "APF", title_lines=(10, 11), reporter_printed="SEGOB (INM)")
    read.reporters, read.parents = [PrintedName("INM", 11)], [PrintedName("SEGOB", 11)]
    facts = ExtractedFacts(populations=[Value("nna", (12, 12), "dictionary")])
    facts.figures = [Figure(312, "actas entregadas", "mujeres", (13, 13), "counted")]
    facts.start = Value("2024", (12, 12), "year")
    return read, facts


def apply(
    *rows: tuple[str, str, str], always: bool = True
) -> tuple[Entry, ExtractedFacts, Corrector, list[Correction]]:
    read, facts = entry()
    name = entry_ids([read])[0]
    corrections = [Correction(name, *row, file=Path("x/corrections.csv"), line=n) for n, row in enumerate(rows, 2)]
    corrector = Corrector(corrections, authority(), always=always)
    made = corrector.correct(DOC, [read], [facts], ["compendio-2031-apf-7-1"])
    return read, facts, corrector, made.held


def test_each_field_is_set_as_the_row_says() -> None:
    read, facts, _, held = apply(
        ("objective", "7", "8"), ("chapter", "APF", "ef"), ("title", "FARO", "FARO NUEVO"),
        ("states", "", "Oaxaca; CHP"), ("reporters", "INM", "INM; COMAR"),
        ("populations", "nna", "nna; mujeres"), ("start", "2024", ""),
        ("end", "", "2025-06"), ("figures", "312 actas entregadas", "321 actas entregadas; 5 ferias"),
    )  # fmt: skip
    assert len(held) == 9
    assert cells(read, facts) == {
        "objective": "8", "chapter": "EF", "title": "FARO NUEVO", "reporters": "INM; COMAR",
        "populations": "mujeres; nna", "states": "CHP; OAX", "start": "", "end": "2025-06",
        "figures": "321 actas entregadas; 5 ferias",
    }  # fmt: skip
    # What stays keeps where it was read; what is new names its row.
    assert [(v.value, v.rule) for v in facts.populations] == [("nna", "dictionary"), ("mujeres", "corrections.csv:7")]
    assert [(f.group, f.rule) for f in facts.figures] == [
        ("mujeres", "corrections.csv:10"),
        ("total", "corrections.csv:10"),
    ]
    assert [p.text for p in read.parents] == ["SEGOB"]
    assert not apply(("reporters", "INM", "COMAR"))[0].parents


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("objective", "7", "24"), "'24' is no objective; give a number from 1 to 23"),
        (("objective", "7", "²"), "'²' is no objective"),
        (("populations", "nna", "nnaa"), "populations: 'nnaa' is not known; perhaps nna"),
        (("states", "", "OAXACAA"), "states: 'OAXACAA' is not known; "),
        (("start", "2024", "2024-13"), "start: '2024-13' is no date; write 2031"),
        (("end", "", "mayo"), "end: 'mayo' is no date"),
        (("figures", "312 actas entregadas", "muchas actas"), "figures: 'muchas actas' begins with no number"),
        (("chapter", "APF", "XX"), "chapter: 'XX' is not known; "),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_line(row: tuple[str, str, str], said: str) -> None:
    with pytest.raises(CorrectionError) as told:
        apply(row)
    assert str(told.value).startswith(f"x/corrections.csv:2: {said}")


def test_a_draft_that_was_mended_wins_and_a_document_does_not() -> None:
    row = ("objective", "6", "8")
    assert apply(row, always=False)[0].objective == 7
    read, _, _, held = apply(row)
    assert (read.objective, len(held)) == (8, 1)
    assert apply(("objective", "9", "7"))[3] == []


def written(folder: Path, *rows: str) -> Path:
    path = folder / "corrections.csv"
    path.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["a,titel,x,y"], ":2: there is no field 'titel' to correct; perhaps title"),
        (["a,title,x,y", "a,title,x,z"], ":3: line 2 corrects the title of a otherwise; keep one of them"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused(tmp_path: Path, rows: list[str], said: str) -> None:
    path = written(tmp_path, *rows)
    with pytest.raises(CorrectionError, match=r"corrections\.csv") as told:
        read_corrections(path)
    assert str(told.value) == f"{path}{said}"


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    for name, data in (("a.csv", b"x,y\n1,2\n"), ("b.xlsx", b"no workbook"), ("c.csv", b"entry\xff")):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(CorrectionError, match="this is no corrected table"):
            read_corrections(path)


def test_later_corrections_start_from_what_was_read_first() -> None:
    kept, new = Correction("a", "title", "X", "Y"), Correction("a", "title", "Y", "Z")
    other = Correction("b", "title", "V", "W")
    assert [(c.entry, c.read, c.corrected) for c in merge_corrections([kept, other], [new])] == [
        ("b", "V", "W"),
        ("a", "X", "Z"),
    ]


def test_a_build_refuses_a_row_of_no_entry(tmp_path: Path) -> None:
    corrections = written(tmp_path, "entry-00000000,title,x,y")
    with pytest.raises(CorrectionError, match=r"corrections\.csv:2: no document has an entry 'entry-00000000'"):
        build_snapshot(EDITIONS, tmp_path / "out", manifest=EDITIONS / "documents.toml", corrections=corrections)
