"""The documents put into a word processor, a web page or print say the same."""

import html
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from entramado.loaders.reading import read_document, read_manifest
from entramado.loaders.records import Reading

SPECS = read_manifest()


def preformatted(text: str, path: Path) -> None:
    """A web page that shows the text as it stands."""
    path.write_text(f"<!doctype html><meta charset=utf-8><pre>{html.escape(text)}</pre>", encoding="utf-8")


def line_by_line(text: str, path: Path) -> None:
    """A web page with a paragraph for each line, empty ones too."""
    rows = "\n".join(f"<p>{html.escape(row)}</p>" for row in text.split("\n"))
    path.write_text(f"<!doctype html><meta charset=utf-8>{rows}", encoding="utf-8")


def typed(text: str, path: Path) -> None:
    """A word processor's file into which the text was pasted: each line is a paragraph."""
    made = docx.Document()
    for row in text.split("\n"):
        made.add_paragraph(row.replace("\t", " "))
    made.save(str(path))


def said(reading: Reading) -> list[object]:
    """What is read, without the lines."""
    entries: list[object] = [
        (
            (e.chapter, e.objective, e.ordinal, e.kind, e.title, e.has_results),
            [n.text for n in (*e.reporters, *e.parents)],
            e.description.text,
            e.results.text,
            [c.text.text for c in e.challenges],
            [n.text for n in e.footnotes],
        )
        for e in reading.entries
    ]
    claims = [(c.kind, c.objective, c.chapter, c.value) for c in reading.claims]
    return [*entries, *((s.state, s.indicator, s.group, s.value) for s in reading.statistics), *claims]


@pytest.mark.parametrize(
    ("key", "make", "ending"),
    [
        ("buenas-practicas-oim", line_by_line, ".html"),
        ("informe-ejecutivo-2024", preformatted, ".html"),
        ("informe-2018", typed, ".docx"),
    ],
)
def test_a_text_typed_line_by_line_says_the_same(
    sources: Path, tmp_path: Path, key: str, make: Callable[[str, Path], None], ending: str
) -> None:
    spec = replace(SPECS[key], file=f"copia{ending}")
    make((sources / SPECS[key].file).read_text("utf-8"), tmp_path / spec.file)
    other, one = read_document(spec, tmp_path), read_document(SPECS[key], sources)
    assert said(other) == said(one)
    assert len(said(one)) > 200
    assert {f.code for f in other.flags} == {f.code for f in one.flags}


def test_raised_numbers_of_a_web_page_are_marks_of_notes(tmp_path: Path) -> None:
    page = "<p>Se atendió a 1,250 personas.<sup>6</sup></p><p><sup>6</sup> Informe de labores.</p>"
    (tmp_path / "nota.html").write_text(f"<!doctype html><meta charset=utf-8>{page}", encoding="utf-8")
    spec = replace(SPECS["informe-2018"], file="nota.html", family="prose")
    texts = [e.description.text for e in read_document(spec, tmp_path).entries]
    assert texts == ["Se atendió a 1,250 personas.", "Informe de labores."]


def test_bullets_of_a_word_processor_are_actions(sources: Path, tmp_path: Path) -> None:
    key = "informe-2018"
    one = read_document(SPECS[key], sources)
    begins = {e.lines[0] for e in one.entries if e.kind == "action"}
    rows = (sources / SPECS[key].file).read_text("utf-8").split("\n")
    text = "\n".join("• " + row.lstrip(" ●") if n in begins else row for n, row in enumerate(rows, 1))
    (tmp_path / SPECS[key].file).write_text(text, encoding="utf-8")
    assert said(read_document(SPECS[key], tmp_path)) == said(one)
