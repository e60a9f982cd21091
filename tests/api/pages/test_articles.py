"""The pages made from Markdown: both languages say the same, and the quality page tells the floors as they are held."""

from __future__ import annotations

import re

import pytest

from entramado.api.pages.articles import ARTICLES, floors, measured, render
from entramado.api.translations.interface import WORDS, word
from entramado.ontology.namespaces import Base
from tests.scores import FLOORS

LINK = re.compile(r'href="(?:/en)?(/[^"]*|)"')
HEADING = re.compile(r"<h(\d)")
ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<t[dh][^>]*>(.*?)</t[dh]>")


@pytest.mark.parametrize("name", ARTICLES)
def test_both_languages_have_the_same_parts_and_lead_to_the_same_pages(name: str) -> None:
    spanish, english = (render(name, lang, "b0", Base()).html for lang in ("es", "en"))
    assert HEADING.findall(spanish) == HEADING.findall(english) and spanish.count("<h1") == 1
    assert [path or "/" for path in LINK.findall(spanish)] == [path or "/" for path in LINK.findall(english)]
    assert spanish.count("<li>") == english.count("<li>") and "{" not in spanish + english


def test_how_to_cite_names_the_build() -> None:
    assert "b0b1b2" in render("about", "es", "b0b1b2", Base()).html
    assert "b0b1b2" in render("about", "en", "b0b1b2", Base()).html


def test_the_quality_page_tells_each_floor_and_each_measured_score() -> None:
    html = render("quality", "en", "", Base()).html
    rows = {cells[0]: cells for row in ROW.findall(html) if (cells := CELL.findall(row))}
    titles = rows[word("field.organisation_role", "en")]
    assert titles[1] == f"{floors()['entries']['organisation_role']:.2f}"
    assert titles[2] == f"{floors()['compendio-2024']['organisation_role']:.2f}"
    for by_readings in measured().values():
        for scores in by_readings.values():
            for score in scores.values():
                assert f'<td style="text-align:right">{score:.2f}</td>' in html


def test_every_field_that_has_a_floor_has_a_name() -> None:
    assert FLOORS.is_file()
    missing = {field for fields in floors().values() for field in fields if f"field.{field}" not in WORDS}
    assert not missing
