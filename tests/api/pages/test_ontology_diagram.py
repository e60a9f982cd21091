"""The drawing of the vocabulary: every class joined, each box a link, nothing of a label taken for markup."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from entramado.api.pages.ontology_diagram import DiagramEdge, diagram

SVG = "{http://www.w3.org/2000/svg}"
EDGES = [
    DiagramEdge("about", "about", "Entry", "Topic"),
    DiagramEdge("by", "by <whom>", "Entry", "Body"),
    DiagramEdge("in", "told in", "Body", "Entry"),
    DiagramEdge("with", "with", "Entry", "Body"),
    DiagramEdge("also", "also after all others", "Entry", "Body"),
    DiagramEdge("seat", "seat", "Body", "Place"),
    DiagramEdge("of", "of", "Topic", "Body"),
    DiagramEdge("part", "part of", "Body", "Body"),
    DiagramEdge("far", "far", "Moon", "Star"),
]


def drawn(edges: list[DiagramEdge]) -> ET.Element:
    text = diagram(edges, {"Entry": "Entrada & más"}, "es")
    return ET.fromstring(text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def test_classes_stand_by_how_far_they_are_from_the_one_with_most_links() -> None:
    root = drawn(EDGES)
    boxes = {box.get("href"): box.find(f"{SVG}rect") for box in root.iter(f"{SVG}a")}
    left = {name: int(rect.get("x", "")) for name, rect in boxes.items() if rect is not None}
    assert set(left) == {"#Entry", "#Topic", "#Body", "#Place"}
    assert left["#Body"] < left["#Entry"] == left["#Place"] == left["#Topic"]
    assert len({(left[name], rect.get("y")) for name, rect in boxes.items() if rect is not None}) == len(left)
    assert "Entrada & más" in {text.text for text in root.iter(f"{SVG}text")}


def test_properties_between_two_classes_are_one_line_that_names_all_of_them() -> None:
    root = drawn(EDGES)
    titles = {title.text or "" for title in root.iter(f"{SVG}title")}
    assert "Entry by Body, Entry with Body, Entry also Body" in titles
    assert "by <whom>, with +1" in {text.text for text in root.iter(f"{SVG}text")}
    assert "told in" in {text.text for text in root.iter(f"{SVG}text")}
    assert not any("part" in title or "far" in title for title in titles)


def test_no_two_labels_touch() -> None:
    root = drawn(EDGES)
    boxes = []
    for text in root.iter(f"{SVG}text"):
        if text.get("font-size"):
            x, y, wide = float(text.get("x", "")), float(text.get("y", "")), 6.2 * len(text.text or "")
            left = x - wide if text.get("text-anchor") == "end" else x
            boxes.append((left, left + wide, y - 9, y + 2))
    assert len(boxes) == 5
    for n, (left, right, top, bottom) in enumerate(boxes):
        assert not any(a < right and left < b and c < bottom and top < d for a, b, c, d in boxes[n + 1 :])


def test_a_vocabulary_without_joined_classes_has_no_drawing() -> None:
    assert diagram([DiagramEdge("part", "part of", "Body", "Body")], {}, "en") == ""
