"""The colours of the networks: few, and told apart by everybody, on light and dark pages."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from entramado.graph.network.analysis import PICTURE, analyse
from entramado.graph.network.appearance import GROUPS, HUES, SHAPES, group_key
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.style import COMMUNITIES, OTHER
from entramado.graph.network.views.drawing import draw
from tests.colour_vision import DEUTERANOPIA, FULL_SIGHT, PROTANOPIA, contrast, difference, lab
from tests.network_samples import small_source
from tests.paths import ROOT

PAPERS = ("#fdfcfa", "#14191e")


def test_the_difference_of_colours_is_that_of_the_published_pairs() -> None:
    # Sharma, Wu & Dalal (2005), table 1: pairs 1, 7, 17 and 25.
    for one, other, wanted in (
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ):
        assert difference(one, other) == pytest.approx(wanted, abs=1e-4)


@pytest.mark.parametrize("sight", [FULL_SIGHT, DEUTERANOPIA, PROTANOPIA])
def test_every_two_hues_are_told_apart_by_readers_of_any_sight(sight: tuple[tuple[float, ...], ...]) -> None:
    colours = sorted({group.colour for group in GROUPS.values()} | {*COMMUNITIES, OTHER})
    assert len(colours) <= 6
    for one, other in combinations(colours, 2):
        assert difference(lab(one, sight), lab(other, sight)) >= 10, (one, other)


def test_every_hue_stands_out_from_both_papers() -> None:
    for colour in HUES.values():
        assert all(contrast(colour, paper) >= 3 for paper in PAPERS), colour


def over(colour: str, paper: str, share: float) -> str:
    """A colour laid thinly over a paper."""
    parts = [(int(colour[i : i + 2], 16), int(paper[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in parts)


def test_every_tie_stands_out_from_paper_and_bands() -> None:
    bright, dark = PAPERS
    css = (ROOT / "web" / "network.css").read_text(encoding="utf-8")
    on_page = re.findall(r"--tie: (#\w{6}).*--tie-beyond: (#\w{6})", css)
    assert len(on_page) == 2
    style = draw(analyse(small_source(), Parameters(), PICTURE)).decode().partition("</style>")[0]
    assert "stroke-opacity" not in style
    plain = re.findall(r"\.tie\{stroke:(#\w{6})", style)
    new = re.findall(r"\.new\{stroke:(#\w{6})", style)
    assert (len(plain), len(new)) == (1, 3)
    for paper, colours in ((bright, {*on_page[0], *plain, new[0]}), (dark, {*on_page[1], *plain, new[1]})):
        for colour in colours:
            assert contrast(colour, paper) >= 3, (colour, paper)
            assert contrast(colour, over("#8a94a3", paper, 0.09)) >= 3, (colour, paper)


def test_groups_of_one_hue_differ_by_shape() -> None:
    bodies = [(g.colour, g.shape) for key, g in GROUPS.items() if key not in ("objective", "population", "programme")]
    bodies = [look for look in bodies if look[0] != OTHER]
    assert len(bodies) == len(set(bodies))
    assert {group.shape for group in GROUPS.values()} <= set(SHAPES)


@pytest.mark.parametrize(
    ("sector", "level", "group"),
    [
        ("federal", "federal", "federal"),
        ("judicial", "federal", "federal-power"),
        ("autonomous", "state", "state-power"),
        ("state", "state", "state"),
        ("foreign", "foreign", "foreign"),
        ("academic", "state", "academic"),
        ("private", "none", "private"),
        ("municipal", "municipal", "municipal"),
        ("", "", ""),
        ("other", "none", ""),
    ],
)
def test_a_body_looks_like_its_layer_and_its_kind(sector: str, level: str, group: str) -> None:
    assert group_key({"mode": "institution", "sector": sector, "level": level}) == group
    assert group_key({"mode": "state", "sector": "", "level": ""}) == "place"
