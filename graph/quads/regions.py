"""Where on its pages the evidence of a printed document lies: page numbers, and a box a page as PDF readers open it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from entramado.graph.quads.writer import number_literal
from entramado.loaders.records import Box
from entramado.ontology.namespaces import OA, Base

Boxes = Mapping[str, Mapping[int, Box]]


def with_regions(base: Base, quads: Iterable[Quad], boxes: Boxes) -> Iterator[Quad]:
    """The quads, and behind each span of lines of a document in `boxes` its pages and regions."""
    if not boxes:
        yield from quads
        return
    source, first, last = f"{OA}hasSource", base.term("firstLine"), base.term("lastLine")
    documents = {base.id("document", key): key for key in boxes}
    spans: dict[str, list[int]] = {}
    owners: dict[str, str] = {}
    for quad in quads:
        yield quad
        what, value = quad.predicate.value, quad.object
        if what not in (source, first, last) or not isinstance(quad.subject, NamedNode):
            continue
        name = quad.subject.value
        if isinstance(value, NamedNode) and value.value in documents:
            owners[name], spans[name] = documents[value.value], []
        elif isinstance(value, Literal) and name in owners:
            spans[name].append(int(value.value))
            if len(spans[name]) == len((first, last)):
                yield from _located(quad, base, boxes[owners.pop(name)], spans.pop(name))


def _located(quad: Quad, base: Base, boxes: Mapping[int, Box], span: list[int]) -> Iterator[Quad]:
    """The pages of a span of lines, and its region on each as RFC 8118 writes it."""
    pages: dict[int, Box] = {}
    for line in range(min(span), max(span) + 1):
        if box := boxes.get(line):
            pages[box.page] = box.around(pages[box.page]) if box.page in pages else box
    for page, box in sorted(pages.items()):
        region = f"page={page}&viewrect={box.left:.0f},{box.top:.0f},{box.width:.0f},{box.height:.0f}"
        for name, value in (("page", number_literal(page)), ("pageRegion", Literal(region))):
            yield Quad(quad.subject, NamedNode(base.term(name)), value, quad.graph_name)
