"""Copies of the documents with small faults give the same entries, or a sentence that names the line."""

import re
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from entramado.loaders.model import Reading
from entramado.loaders.reading import read_document, read_manifest
from tests.faulted import CHARACTERS

EDITIONS = Path(__file__).parent / "editions"
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


@pytest.mark.parametrize("fault", CHARACTERS)
@pytest.mark.parametrize("key", list(SPECS))
def test_characters_change_nothing(sources: Path, tmp_path: Path, key: str, fault: str) -> None:
    text = (sources / SPECS[key].file).read_text("utf-8")
    faulted = CHARACTERS[fault](text)
    if key != "compendio-2020" or fault not in ("form feeds", "soft hyphens"):  # Markdown has neither
        assert faulted != text
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
