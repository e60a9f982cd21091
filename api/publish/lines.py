"""Lines of documents on the static site: each document has one page and one data file that describe all its spans.

A span's IRI (``/id/document/KEY/lines/F-L``) leads there by a rule of the web server or, where a host takes none, by
the script of the page for missing addresses; the pages' own links lead there directly, to the span's anchor.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from entramado.api.pages.context import short
from entramado.api.publish.pages import LANGUAGE_FILES, PageRenderer
from entramado.api.publish.view import SnapshotView
from entramado.api.translations.interface import Language
from entramado.graph.plain_jsonld import document as jsonld_document
from entramado.graph.readable import turtle
from entramado.ontology.namespaces import RDF, cited_lines

_TYPE = f"{RDF}type"
_PREDICATE, _OBJECT = f"{RDF}predicate", f"{RDF}object"


@dataclass(frozen=True, slots=True)
class SpanFacts:
    """What of an entity was read in a span: its name, its page, and its facts in a few words."""

    name: str
    href: str
    facts: tuple[str, ...]


def write_lines(view: SnapshotView, pages: PageRenderer, out: Path, progress: Callable[[str, int, int], None]) -> None:
    """Write ``id/document/KEY/lines`` (pages in both languages, Turtle, JSON-LD) of each document that is cited."""
    documents = _spans(view)
    for count, (key, spans) in enumerate(documents.items()):
        progress("lines", count, len(documents))
        folder = out / "id" / "document" / key / "lines"
        folder.mkdir(parents=True)
        triples = [triple for iri in spans for triple in _triples(view, iri)]
        Path(f"{folder}.ttl").write_bytes(turtle(view.base, triples, short=True))
        whole = jsonld_document(view.base, view.base.id("document", key), triples, short=True)
        text = json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"
        Path(f"{folder}.jsonld").write_text(text, encoding="utf-8")
        for lang, file in LANGUAGE_FILES.items():
            (folder / file).write_text(_page(view, pages, key, spans, lang), encoding="utf-8")


def _spans(view: SnapshotView) -> dict[str, list[str]]:
    """The cited spans of each document, from its first line to its last."""
    placed = sorted((cited_lines(iri) or ("", 0, 0), iri) for iri in view.cited_by)
    found: dict[str, list[str]] = {}
    for (key, _, _), iri in placed:
        found.setdefault(key, []).append(iri)
    return found


def _triples(view: SnapshotView, iri: str) -> Iterator[Triple]:
    """What is said of a span, and that something was read in it."""
    yield from view.of_lines(iri)
    lines = NamedNode(iri)
    for subject in sorted(view.cited_by[iri]):
        yield from (triple for triple in view.by_subject[subject] if triple.object == lines)


def _page(view: SnapshotView, pages: PageRenderer, key: str, spans: list[str], lang: Language) -> str:
    root = "../../../../"
    document = view.base.id("document", key)
    rows = [(short(iri), list(_read(view, pages, iri, root, lang))) for iri in spans]
    return pages.render(
        "static/lines.html",
        lang,
        root,
        place=f"id/document/{key}/lines/",
        iri=f"{document}/lines/",
        document=pages.name(document, lang),
        document_href=f"../{LANGUAGE_FILES[lang]}",
        rows=rows,
    )


def _read(view: SnapshotView, pages: PageRenderer, iri: str, root: str, lang: Language) -> Iterator[SpanFacts]:
    by_entity: dict[str, list[str]] = {}
    for subject in sorted(view.cited_by[iri]):
        by_entity.setdefault(subject.partition("#")[0], []).append(subject)
    for entity, subjects in by_entity.items():
        facts = dict.fromkeys(_fact(view, pages, subject, lang) for subject in subjects if subject != entity)
        yield SpanFacts(pages.name(entity, lang), pages.href(entity, root, lang), tuple(facts))


def _fact(view: SnapshotView, pages: PageRenderer, subject: str, lang: Language) -> str:
    """A fact in words: "population: migrants in transit", or what kind of thing was read."""
    values = {triple.predicate.value: triple.object for triple in view.by_subject[subject]}
    said, value = values.get(_PREDICATE), values.get(_OBJECT)
    if isinstance(said, NamedNode) and value is not None:
        text = pages.name(value.value, lang) if isinstance(value, NamedNode) else getattr(value, "value", "")
        return f"{pages.name(said.value, lang)}: {text}"
    kind = values.get(_TYPE)
    return pages.name(kind.value, lang) if isinstance(kind, NamedNode) else short(subject)
