"""The views that are drawn on the server: what they show, on a source worked out by hand."""

from __future__ import annotations

import re
from itertools import product
from xml.etree import ElementTree as ET

import pytest

from entramado.graph.network.analysis import PICTURE, Analysis, analyse
from entramado.graph.network.build import build_network
from entramado.graph.network.change import earlier
from entramado.graph.network.layers import layered
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.source import BodyFacts, EntryFacts, NetworkSource, Participation
from entramado.graph.network.views import views_of
from entramado.graph.network.views.drawing import FOR_PHONES, draw
from entramado.graph.network.views.sankey import bar_lines, flows_of
from entramado.graph.network.views.sheet import bins, width_of, wrapped
from entramado.graph.network.views.state_map import state_ties
from tests.network_samples import BASE, body, entry, objective, small_source

SVG = "{http://www.w3.org/2000/svg}"
NNA = BASE.id("population", "nna")


def source() -> NetworkSource:
    """The shared small source; c, of Chiapas, further names a (federal) in e5, and a names c in e3."""
    made = small_source()
    made.participations += [
        Participation(entry("e5"), body("a"), "partner", (53, 53)),
        Participation(entry("e3"), body("c"), "partner", (36, 36)),
    ]
    for name, level in (("c", "state"), ("p", "international"), ("f", "international")):
        facts = made.bodies[body(name)]
        made.bodies[body(name)] = type(facts)(
            *(getattr(facts, n) for n in ("iri", "name", "acronym", "sector")), level, facts.state
        )
    made.places = {BASE.id("state", "MX-CHP"): (16.5, -92.5), BASE.id("state", "MX-OAX"): (17.0, -96.5)}
    return made


def of(**wanted: str) -> Analysis:
    return analyse(source(), Parameters(**wanted), PICTURE)  # type: ignore[arg-type]


def drawn(analysis: Analysis, view: str = "", language: str = "es") -> ET.Element:
    return ET.fromstring(draw(analysis, view, language))


def words(root: ET.Element) -> str:
    return " ".join("".join(element.itertext()) for element in root.iter(f"{SVG}text"))


def ties(root: ET.Element) -> set[str]:
    return {element.attrib["data-tie"] for element in root.iter() if "data-tie" in element.attrib}


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_sheet_says_what_it_is_of_and_where_it_is_from(language: str) -> None:
    cases = [
        of(edition="2024", ego="a"),
        of(kind="institution-objective"),
        of(kind="institution-state", projection="first"),
    ]
    for analysis in cases:
        for view in views_of(analysis.parameters):
            root = drawn(analysis, view, language)
            said = words(root)
            assert f"view={view}" in said
            assert "Build build-1" in said
            assert ("editions differ in who was asked" if language == "en" else "cada edición preguntó") in said
            assert root.attrib["lang"] == language
            _, _, width, height = map(float, root.attrib["viewBox"].split())
            assert width == 1200
            assert 0 < float(root.attrib["data-top"]) + float(root.attrib["data-height"]) < height


def test_bars_are_as_long_as_the_counts_and_whiskers_as_the_intervals() -> None:
    analysis = of(edition="2024")
    root = drawn(analysis, "bars", "en")
    values = analysis.nodes[body("a")]
    assert f"{values['in_strength']:.0f} [{values['in_strength_low']:.0f}–{values['in_strength_high']:.0f}]" in words(
        root
    )
    # In 2024 a names p and c, u names p, c names a: p is named in two entries, a and c in one each.
    lengths = [float(rect.attrib["width"]) for rect in root.iter(f"{SVG}rect") if "fill-opacity" in rect.attrib]
    most_named = lengths[:3]
    assert most_named[0] == pytest.approx(2 * most_named[1], rel=0.01)
    assert most_named[1] == pytest.approx(most_named[2])


def test_a_row_of_the_matrix_reports_and_a_column_is_named() -> None:
    root = drawn(of(edition="2024"), "matrix", "en")
    assert ties(root) == {"a--p", "a--c", "c--a", "u--p"}
    assert "3 rows by 3 columns" in words(root)
    undirected = drawn(analyse(source(), Parameters(edition="2024", directed=False), PICTURE), "matrix")
    assert ties(undirected) == {"a--p", "p--a", "a--c", "c--a", "u--p", "p--u"}


def test_two_columns_hold_both_kinds_and_their_ties() -> None:
    analysis = of(kind="institution-objective", edition="2024")
    root = drawn(analysis)
    assert len(ties(root)) == analysis.network.graph.number_of_edges()
    xs = {
        tuple(round(float(v)) for v in re.findall(r"[\d.]+", path.attrib["d"])[0:1])
        for path in root.iter(f"{SVG}path")
        if "data-tie" in path.attrib
    }
    assert xs == {(300,)}


def test_flows_count_each_part_in_an_entry_once_and_nothing_is_lost_on_the_way() -> None:
    analysis = of(kind="institution-objective")
    flows = flows_of(analysis)
    # e1: a, p and f under 7, for children; e2: a and b under 7, no group; e3 to e5 under 8 and 9, no group.
    assert {key: value for key, value in flows.items() if key[2] == NNA} == {
        (objective(7), body(name), NNA): 1 for name in "apf"
    }
    assert flows[objective(7), body("b"), ""] == 1
    parts = {(p.entry, p.body) for p in source().participations if p.role in ("reporter", "unit", "partner", "funder")}
    parts = {one for one in parts if one[0] != entry("e6")}
    assert sum(flows.values()) == pytest.approx(len(parts))
    assert f"{len(parts)} participaciones" in words(drawn(analysis, "sankey"))


def test_a_bar_has_its_whole_name_where_it_is_high_enough() -> None:
    name = "personas mexicanas en el exterior"
    assert bar_lines(name, 271, 140, beside=True) == ["personas mexicanas en el", "exterior 271"]
    assert bar_lines(name, 271, 20, beside=True) == ["personas mexicanas en el e… 271"]
    assert bar_lines(name, 271, 140, beside=False) == ["personas mexicanas en el exte… 271"]


def test_the_map_tells_the_pairs_of_a_state_and_the_federation() -> None:
    found = state_ties(of(edition="2024").network)
    assert {state: (len(one.up), len(one.down)) for state, one in found.items()} == {"MX-CHP": (1, 1)}
    said = words(drawn(of(edition="2024"), "map", "en"))
    assert "▲1 ▼1" in said
    assert "1 of 2 states without any" in said


def test_editions_stand_beside_each_other_with_what_is_new_and_gone() -> None:
    analysis = of()
    said = words(drawn(analysis, "editions", "en"))
    assert "2020" in said
    # 2020: a→p, a→f, a and b together (both ways); 2024: a→p, a→c, c→a, u→p.
    assert "against 2020: 1 kept, 3 new, 3 gone" in said
    networks = [build_network(source(), Parameters(edition=edition)) for edition in ("2020", "2024")]
    assert earlier(networks[1], networks[:1]) is networks[0]
    assert earlier(networks[0], []) is None
    nothing = build_network(source(), Parameters(edition="2024", objective="9"))
    assert earlier(nothing, networks[:1]) is None


def test_a_ring_has_the_node_in_its_middle_and_the_others_around_it() -> None:
    root = drawn(of(edition="2024", ego="a"), "rings")
    places = {}
    for link in root.iter(f"{SVG}a"):
        mark = next(iter(link))
        if "cx" in mark.attrib:
            places[link.attrib["data-node"]] = (float(mark.attrib["cx"]), float(mark.attrib["cy"]))
    x, y = places.pop(body("a"))
    assert x == 600
    assert {round(((a - x) ** 2 + (b - y) ** 2) ** 0.5) for a, b in places.values()} == {210}


def test_layers_say_how_many_rows_they_have_so_that_a_sheet_is_as_high_as_they_need() -> None:
    network = of(edition="2024").network
    found = layered(network)
    assert found.rows == len(found.bands) == 3
    height = float(drawn(of(edition="2024")).attrib["viewBox"].split()[3])
    assert height < 500


def test_classes_of_weights_and_lines_of_text() -> None:
    assert bins([1, 1, 2]) == [1, 2]
    assert bins([]) == []
    ends = bins(list(range(1, 101)))
    assert ends == [3, 10, 32, 100]
    assert wrapped("uno dos tres", 7) == ["uno dos", "tres"]


@pytest.mark.parametrize("view", FOR_PHONES)
def test_a_picture_for_a_phone_is_as_wide_as_one_and_its_letters_can_be_read(view: str) -> None:
    kind = "partners" if view in ("bars", "editions") else "institution-objective"
    found = of(kind=kind)
    for _, data in found.network.graph.nodes(data=True):
        data["label"] = f"{data['label']}, ayuntamiento de un municipio de nombre largo"
    for language in ("es", "en"):
        root = ET.fromstring(draw(found, view, language, "narrow"))
        assert root.attrib["viewBox"].split()[2] == "420"
        top, height = (float(root.attrib[f"data-{name}"]) for name in ("top", "height"))
        shown = [text for text in root.iter(f"{SVG}text") if "transform" not in text.attrib]
        shown = [text for text in shown if top <= float(text.attrib["y"]) <= top + height]
        assert shown
        # It is shown on 356 pixels; none begins or ends outside.
        assert min(float(text.attrib["font-size"]) for text in shown) >= 10
        for text in shown:
            x, wide = float(text.attrib["x"]), width_of(text.text or "", float(text.attrib["font-size"]))
            assert x - wide >= 0 if text.get("text-anchor") == "end" else x + wide <= 420, text.text
    assert b'viewBox="0 0 1200 ' in draw(of(), "map", "es", "narrow")


def crossed(size: int) -> NetworkSource:
    """Each of `size` bodies reports one entry for each of as many groups, body i two more for the i-th from the end."""
    made = NetworkSource(BASE, "build-1", items={"population": {}, "state": {}})
    for i, j in product(range(size), range(size)):
        made.bodies[body(f"b{i:02}")] = BodyFacts(body(f"b{i:02}"), f"B{i:02}", f"B{i:02}", "federal", "federal")
        for one in range(3 if i + j == size - 1 else 1):
            iri = entry(f"e{i}-{j}-{one}")
            made.entries[iri] = EntryFacts(iri, "E", BASE.id("document", "d"), "2024", "action", (1, 2))
            made.participations.append(Participation(iri, body(f"b{i:02}"), "reporter", (1, 1)))
            made.items["population"][iri] = [(BASE.id("population", f"g{j:02}"), (1, 1))]
    return made


@pytest.mark.parametrize(("size", "shown"), [(13, 13), (12, 144)])
def test_of_many_ties_between_two_columns_the_heaviest_are_drawn_uncrossed(size: int, shown: int) -> None:
    root = drawn(analyse(crossed(size), Parameters("institution-population"), PICTURE), "bipartite")
    paths = [e.attrib["d"] for e in root.iter(f"{SVG}path") if e.attrib.get("class") == "tie"]
    assert len(paths) == shown
    assert ("se dibujan los de 3 entradas o más, y el mayor de cada nodo" in words(root)) == (shown == size)
    if shown == size:
        # Each body stands beside its own group, though they were counted from opposite ends.
        ends = [re.findall(r"-?[\d.]+", path) for path in paths]
        assert all(end[1] == end[-1] for end in ends)
        assert len({end[1] for end in ends}) == size
