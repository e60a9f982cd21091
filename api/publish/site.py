"""A static linked-data site: every entity as a page, Turtle and JSON-LD; dumps, VoID and the vocabulary.

Links between pages are relative, so the site works from any folder of any host, and from ``file://``. Under another
base every IRI is rewritten, in the pages, the data and the dumps alike. Nothing of the documents' prose goes in.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from pyoxigraph import NamedNode, RdfFormat, parse

from entramado.api.pages.articles import ARTICLES
from entramado.api.pages.data_documents import about_document
from entramado.api.publish.hosting import write_rules
from entramado.api.publish.lines import write_lines
from entramado.api.publish.network import network_source, write_networks
from entramado.api.publish.pages import LANGUAGE_FILES, PageRenderer, address
from entramado.api.publish.view import SnapshotView
from entramado.api.sitemap import SITEMAP_PAIRS_MAX, index_xml, sitemap_xml
from entramado.graph.citation import LICENCE_IRI, citation_cff
from entramado.graph.dumps import Dump, write_dumps
from entramado.graph.jsonld_context import context
from entramado.graph.network.source import NetworkSource
from entramado.graph.plain_jsonld import document
from entramado.graph.quads.description import Counts, description_quads
from entramado.graph.readable import turtle
from entramado.graph.release_records import DATACITE, LINKSET, datacite, link_context, linkset, release_links
from entramado.graph.releases import latest, vocabulary_version
from entramado.graph.shapes_shown import shapes_turtle
from entramado.graph.snapshot import FACTS, Snapshot
from entramado.ontology.atomic_output import whole_folder
from entramado.ontology.errors import EntramadoError
from entramado.ontology.namespaces import RDF, Base

_DATA: Final = {"ttl": "text/turtle", "jsonld": "application/ld+json"}
_TYPE: Final = f"{RDF}type"
MARK: Final = ".entramado-site"
ROOT: Final = Path(__file__).parents[2]
_STYLES: Final = ("site.css", "pages.css")
Progress = Callable[[str, int, int], None]


class PublishError(EntramadoError):
    """A site that cannot be written; the message says why and what to do."""


def publish(snapshot: Snapshot, out: Path, base: Base | None = None, progress: Progress = lambda *_: None) -> int:
    """Write the site to `out` and give the number of entities.

    A site that stands there is replaced when all is written. `progress` is told a stage, how far and how much.
    Raises `PublishError` where something else stands at `out`.
    """
    _check(out)
    old = snapshot.manifest["base"]
    base = base or Base(old)
    facts = (snapshot.folder / FACTS).read_bytes().replace(old.encode(), base.iri.encode())
    with whole_folder(out) as aside:
        (aside / MARK).write_text(f"{snapshot.build}\n", encoding="utf-8")
        progress("dumps", 0, 1)
        dumps = write_dumps(facts, base, snapshot.build, aside / "dumps", packed=True)
        view = SnapshotView(facts, base)
        _describe(view, aside, dumps, snapshot.build)
        networks = network_source(facts, base, snapshot.build)
        _write_pages(view, networks, aside, dumps, progress)
    return len(view.entities)


def _check(out: Path) -> None:
    if out.is_dir() and (not any(out.iterdir()) or (out / MARK).is_file()):
        return
    if out.exists():
        raise PublishError(f"{out}: this holds something that is no published site; name an empty or a new folder")


def _describe(view: SnapshotView, out: Path, dumps: list[Dump], build: str) -> None:
    counts = Counts(view.graphs, view.classes, view.properties)
    quads = list(description_quads(view.base, view.base.iri, counts, dumps, build, has_endpoint=False))
    void = turtle(view.base, quads)
    (out / "void.ttl").write_bytes(void)
    (out / ".well-known").mkdir()
    (out / ".well-known" / "void").write_bytes(void)


def _write_pages(view: SnapshotView, networks: NetworkSource, out: Path, dumps: list[Dump], progress: Progress) -> None:
    pages = PageRenderer(view, dumps, networks.build)
    write_networks(pages, networks, out, progress)
    (out / "style.css").write_text(
        "".join((ROOT / "web" / name).read_text(encoding="utf-8") for name in _STYLES), encoding="utf-8"
    )
    # GitHub's pages leave out what begins with a dot or an underscore unless this file is there.
    (out / ".nojekyll").touch()
    vocabulary = [*sorted(view.vocabulary, key=str), *vocabulary_version(view.base)]
    (out / "ontology").mkdir()
    (out / "ontology.ttl").write_bytes(turtle(view.base, vocabulary))
    (out / "ontology.jsonld").write_text(_json(document(view.base, f"{view.base.iri}ontology", vocabulary)))
    entities = list(view.entities.values())
    for count, entity in enumerate(entities):
        if not count % 50:
            progress("entities", count, len(entities))
        folder = out / "id" / entity.kind / entity.slug
        folder.mkdir(parents=True)
        place = folder.parent / entity.slug
        triples = [*entity.triples, *about_document(view.base, f"{entity.iri}/", entity.iri, entity.triples)]
        Path(f"{place}.ttl").write_bytes(turtle(view.base, triples, short=True))
        Path(f"{place}.jsonld").write_text(_json(document(view.base, entity.iri, triples, short=True)), "utf-8")
        for lang, name in LANGUAGE_FILES.items():
            (folder / name).write_text(pages.entity(entity, lang), encoding="utf-8")
    write_lines(view, pages, out, progress)
    _write_site_files(view, pages, out, networks.build, dumps)
    for lang, file in LANGUAGE_FILES.items():
        (out / file).write_text(pages.home(lang), encoding="utf-8")
        (out / "ontology" / file).write_text(pages.ontology(lang), encoding="utf-8")
        for name in ARTICLES:
            (out / name).mkdir(exist_ok=True)
            (out / name / file).write_text(pages.article(name, lang), encoding="utf-8")
        for kind in pages.kinds:
            (out / "id" / kind / file).write_text(pages.kind(kind, lang), encoding="utf-8")
    for kind in pages.kinds:
        (out / "id" / kind / LINKSET).write_text(_json(_kind_links(view, kind)), encoding="utf-8")
    progress("entities", len(entities), len(entities))


def _kind_links(view: SnapshotView, kind: str) -> dict[str, Any]:
    """The links of every entity of a kind, as one link set: a file for each would be thousands of small ones."""
    contexts = []
    for entity in view.entities.values():
        if entity.kind == kind:
            types = [
                t.object.value
                for t in view.by_subject[entity.iri]
                if t.predicate.value == _TYPE and isinstance(t.object, NamedNode)
            ]
            files = [("describedby", f"{entity.iri}.{suffix}", media) for suffix, media in _DATA.items()]
            page = ("describedby", f"{entity.iri}/", "text/html")
            links = [*files, page, *(("type", one, "") for one in sorted(types)), ("license", LICENCE_IRI, "")]
            contexts.append(link_context(entity.iri, links))
    return {"linkset": contexts}


def _write_site_files(view: SnapshotView, pages: PageRenderer, out: Path, build: str, dumps: list[Dump]) -> None:
    """What programs look for at the top of a site, and the page for missing addresses."""
    root = view.base.iri
    places = ["", "ontology/", "network/", *(f"{name}/" for name in ARTICLES)]
    places += [f"id/{entity.kind}/{entity.slug}/" for entity in view.entities.values()]
    pairs = [(address(root, place, "es"), address(root, place, "en")) for place in places]
    parts = [pairs[i : i + SITEMAP_PAIRS_MAX] for i in range(0, len(pairs), SITEMAP_PAIRS_MAX)]
    names = [f"sitemap-{n}.xml" for n in range(1, len(parts) + 1)] if len(parts) > 1 else ["sitemap.xml"]
    for name, part in zip(names, parts, strict=True):
        (out / name).write_text(sitemap_xml(part), encoding="utf-8")
    if len(parts) > 1:
        (out / "sitemap.xml").write_text(index_xml([root + name for name in names]), encoding="utf-8")
    (out / "robots.txt").write_text(f"User-agent: *\nAllow: /\n\nSitemap: {root}sitemap.xml\n", encoding="utf-8")
    (out / "context.jsonld").write_text(_json(context(view.base)), encoding="utf-8")
    (out / "CITATION.cff").write_text(citation_cff(root, build), encoding="utf-8")
    links = linkset(view.base.id("dataset", "entramado"), release_links(root, dumps))
    (out / LINKSET).write_text(_json(links), encoding="utf-8")
    (out / DATACITE).write_text(_json(datacite(root, replace(latest(), build=build), dumps)), encoding="utf-8")
    (out / "shapes.ttl").write_bytes(shapes_turtle(view.base))
    (out / "404.html").write_text(pages.missing(), encoding="utf-8")
    write_rules(out, root, _described(view, out))


def _described(view: SnapshotView, out: Path) -> set[str]:
    """The paths of what only the description of the dataset describes, and no page."""
    base, places = view.base.iri, ("id/dataset/", "id/build/", "graph/", "ontology/")
    subjects = {quad.subject for quad in parse((out / "void.ttl").read_bytes(), RdfFormat.TURTLE)}
    iris = {subject.value for subject in subjects if isinstance(subject, NamedNode)} - view.entities.keys()
    paths = {iri.removeprefix(base) for iri in iris if iri.startswith(base)}
    return {path for path in paths if path.startswith(places)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
