"""The colours of the networks: few, and told apart by everybody, on light and dark pages."""

from __future__ import annotations

from itertools import combinations

import pytest

from entramado.graph.network.style import COMMUNITIES, GROUPS, HUES, OTHER, SHAPES, group_key
from tests.colour_vision import DEUTERANOPIA, FULL_SIGHT, PROTANOPIA, contrast, difference, lab

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
