"""Charts and crosstabs of answers: what they are drawn of, and in which colours."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from entramado.api.pages.cells import Cell
from entramado.api.pages.chart_files import grid
from entramado.api.pages.charts import Chart, Crosstab, of_answer, of_columns
from entramado.api.pages.context import Shown
from entramado.api.sparql.engine import Rows
from tests.colour_vision import DEUTERANOPIA, FULL_SIGHT, PROTANOPIA, contrast, difference, lab
from tests.paths import ROOT

CSS = (ROOT / "web" / "site.css").read_text(encoding="utf-8")
PAPERS = ("#fdfcfa", "#14191e")


def shown(names: str, *rows: tuple[object, ...]) -> Shown:
    cells = [tuple(None if v is None else Cell(str(v), number=isinstance(v, int)) for v in row) for row in rows]
    return Shown(tuple(names.split()), tuple(cells), "", Rows((), ()))


def drawn(names: str, *rows: tuple[object, ...]) -> Chart | Crosstab | None:
    return of_answer(shown(names, *rows), names.split())


def test_one_key_and_one_number_are_bars() -> None:
    found = drawn("chapter entries", ("apf", 180), ("ef", 153))
    assert isinstance(found, Chart) and found.series == ("entries",) and found.longest == 180
    assert [(bar.label.text, bar.parts) for bar in found.bars] == [("apf", {0: 180.0}), ("ef", {0: 153.0})]


def test_a_column_that_another_settles_is_no_key() -> None:
    assert isinstance(drawn("chapter name entries", ("apf", "Federal", 1), ("ef", "States", 2)), Chart)
    found = drawn("objective number chapter entries", ("a", 1, "x", 5), ("b", 2, "x", 6), ("b", 2, "y", 7))
    assert isinstance(found, Crosstab)


def test_two_keys_are_crossed_with_the_longer_one_down_and_numbers_in_order() -> None:
    found = drawn("chapter objective entries", ("ef", "10", 4), ("apf", "2", 1), ("apf", "10", 3), ("apf", "7", 9))
    assert isinstance(found, Crosstab) and found.corner == "objective"
    assert [one.text for one in found.columns] == ["apf", "ef"]
    cells = [(first.text, [one and one.text for one in row]) for first, row in found.rows]
    assert cells == [("2", ["1", None]), ("7", ["9", None]), ("10", ["3", "4"])]


def test_a_crosstab_is_drawn_with_every_number_in_its_column_and_the_greatest_darkest() -> None:
    found = drawn("chapter objective entries", ("ef", "10", 4), ("apf", "2", 1), ("apf", "10", 3), ("apf", "7", 9))
    assert isinstance(found, Crosstab)
    made = grid(found)
    assert [name for _, name in made.columns] == ["apf", "ef"]
    assert [[(text, step) for _, text, step in row.cells] for row in made.rows] == [
        [("1", 1), ("–", 0)],
        [("9", 5), ("–", 0)],
        [("3", 2), ("4", 3)],
    ]
    assert all(abs(row.cells[1][0] - row.cells[0][0] - made.cell) < 1 for row in made.rows)
    assert made.rows[-1].y < made.height


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        ("body entries objectives", [("a", 5, 3), ("b", 5, 2), ("c", 4, 2)]),
        ("entry reporter", [("a", "x"), ("b", "y")]),
        ("key other third n", [("a", "b", "c", 1), ("a", "c", "c", 1), ("b", "b", "d", 1), ("b", "b", "c", 3)]),
        ("key n", [("a", 1), ("a", 2)]),
        ("key n", [("a", 1)]),
        ("key n", []),
    ],
)
def test_other_answers_have_no_chart(names: str, rows: list[tuple[object, ...]]) -> None:
    assert drawn(names, *rows) is None


def test_bars_of_several_columns_leave_out_what_counts_nothing_and_cut_the_rest() -> None:
    rows = [(Cell("a"), Cell("1"), Cell("–")), (Cell("none"), None, None), (Cell("b"), Cell("1\u202f200"), Cell("3"))]
    found = of_columns(["2020", "2024"], rows, 1)
    assert found is not None and [bar.label.text for bar in found.bars] == ["a"] and found.cut == 1
    whole = of_columns(["2020", "2024"], rows)
    assert whole is not None and whole.bars[1].total == 1203


def hues() -> list[str]:
    found = re.findall(r"--chapter-\d: (#[0-9a-f]{6});", CSS)
    assert len(found) == 6
    return found


@pytest.mark.parametrize("sight", [FULL_SIGHT, DEUTERANOPIA, PROTANOPIA])
def test_every_two_colours_of_a_chart_are_told_apart_by_readers_of_any_sight(
    sight: tuple[tuple[float, ...], ...],
) -> None:
    for one, other in combinations(hues(), 2):
        assert difference(lab(one, sight), lab(other, sight)) >= 10, (one, other)


def test_every_colour_of_a_chart_stands_out_from_both_papers() -> None:
    for colour in hues():
        assert all(contrast(colour, paper) >= 3 for paper in PAPERS), colour
