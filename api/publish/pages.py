"""The pages of the static site, in both languages, with links that stay inside the folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyoxigraph import Literal, NamedNode, Triple

from entramado.api.pages.articles import ARTICLES
from entramado.api.pages.articles import render as render_article
from entramado.api.pages.context import TEMPLATES, short
from entramado.api.pages.downloads import size
from entramado.api.pages.ontology_diagram import diagram, edges_of
from entramado.api.pages.schema_org import of_dataset, of_entity, script
from entramado.api.publish.hosting import missing_script
from entramado.api.publish.view import PublishedEntity, SnapshotView
from entramado.api.translations.interface import LANGUAGES, WORDS, Language, word
from entramado.api.translations.properties import PROPERTY_WORDS
from entramado.graph.citation import release, released
from entramado.graph.dumps import Dump
from entramado.graph.quads.description import LICENCE
from entramado.graph.releases import releases
from entramado.ontology.namespaces import RDF, RDFS, SKOS

LANGUAGE_FILES: Final[dict[Language, str]] = {"es": "index.html", "en": "en.html"}
INCOMING_MAX: Final = 100
PARTS_MAX: Final = 200
_LEFT_OUT: Final = (
    *(f"{RDF}type", f"{RDF}subject", f"{RDFS}label", f"{RDFS}comment"),
    *(f"{SKOS}prefLabel", f"{SKOS}definition"),
)
_SITE_LINK: Final = re.compile(r'<a href="/(?:en/?)?([^"]*)">(.*?)</a>', re.DOTALL)
# Where a page of the service has its counterpart on the static site (relative to an article's folder).
_COUNTERPARTS: Final = {
    "": "../{file}",
    "dumps/": "../{file}#dumps",
    "ontology": "../ontology/{file}",
    "programmes": "../id/programme/{file}",
    "network/partners": "../network/{file}",
    **{name: f"../{name}/{{file}}" for name in ARTICLES},
}
_PREDICATE, _OBJECT = f"{RDF}predicate", f"{RDF}object"
# Optional end tags of HTML and the templates' indentation are left out of static pages, to save space.
_NEEDLESS: Final = re.compile(r"</(?:li|dt|dd|td|th|tr|thead|tbody)>|^ +(?=<)", re.MULTILINE)
# What most visitors look for comes first.
_ORDER: Final = ("document", "entry", "programme", "institution", "objective", "population", "state", "challenge")


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value as shown: its text, where it leads (relative), and the language of its text."""

    text: str
    href: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of an entity as shown: its title, its facts, and by which rules and in which lines it was read."""

    title: str
    facts: list[tuple[ShownValue, list[ShownValue]]]
    how: list[ShownValue]


class PageRenderer:
    """Renders the pages of a view."""

    def __init__(self, view: SnapshotView, dumps: list[Dump], build: str) -> None:
        self._view = view
        self._dumps = dumps
        self._build = build
        self.kinds: dict[str, list[PublishedEntity]] = {}
        for entity in view.entities.values():
            self.kinds.setdefault(entity.kind, []).append(entity)
        order = {kind: place for place, kind in enumerate(_ORDER)}
        self.kinds = dict(sorted(self.kinds.items(), key=lambda pair: (order.get(pair[0], 99), pair[0])))
        self._names: dict[tuple[str, str], str] = {}
        self._how = tuple(view.base.term(name) for name in ("recognisedBy", "roleRecognisedBy", "evidence"))
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )

    def home(self, lang: Language) -> str:
        """The index: kinds, dumps, vocabulary."""
        kinds = [(kind, self._kind_word(kind, lang), len(of)) for kind, of in self.kinds.items()]
        base = self._view.base
        files = [(f"{base.iri}dumps/{dump.name}", dump.media_type) for dump in self._dumps]
        return self.render(
            "static/home.html",
            lang,
            "",
            place="",
            kinds=kinds,
            dumps=self._dumps,
            releases=releases()[::-1],
            size=size,
            thing=script(of_dataset(base.id("dataset", "entramado"), base.iri, lang, files)),
        )

    def kind(self, kind: str, lang: Language) -> str:
        """The index of a kind: every entity by name."""
        root = "../../"
        found = sorted(self.kinds[kind], key=lambda e: self.name(e.iri, lang).casefold())
        entities = [(self.name(e.iri, lang), self.href(e.iri, root, lang)) for e in found]
        title = self._kind_word(kind, lang)
        return self.render("static/kind.html", lang, root, place=f"id/{kind}/", title=title, entities=entities)

    def article(self, name: str, lang: Language) -> str:
        """A page of text (about, help, methods, quality); its links to what only a service has become plain words."""
        article = render_article(name, lang, self._build, self._view.base)
        html = _SITE_LINK.sub(lambda found: _inside(found, lang), str(article.html))
        return self.render(
            "static/article.html", lang, "../", place=f"{name}/", title=article.title, html=Markup(html), name=name
        )

    def entity(self, entity: PublishedEntity, lang: Language) -> str:
        """An entity: its facts, its parts with their lines, what points to it."""
        root = "../../../"
        own = [t for t in entity.triples if _subject(t) == entity.iri]
        parts: dict[str, list[Triple]] = {}
        for triple in entity.triples:
            subject = _subject(triple)
            if subject != entity.iri and not self._view.is_lines(subject):
                parts.setdefault(subject, []).append(triple)
        shown = [self._part(entity.iri, triples, root, lang) for triples in list(parts.values())[:PARTS_MAX]]
        place, title = f"id/{entity.kind}/{entity.slug}/", self.name(entity.iri, lang)
        about, page = self._view.explained(entity.iri, lang), address(self._view.base.iri, place, lang)
        said = [(t.predicate.value, _text(t.object)) for t in own]
        thing = of_entity(entity.iri, entity.kind, said, label=title, definition=about, page=page)
        return self.render(
            "static/entity.html",
            lang,
            root,
            place=place,
            thing=script(thing) if thing else "",
            description=about or f"{self._kind_word(entity.kind, lang)}: {title}",
            iri=entity.iri,
            title=title,
            kind=self._kind_word(entity.kind, lang),
            kind_href=f"../{LANGUAGE_FILES[lang]}",
            about=about,
            data=f"../{entity.slug}",
            facts=self._facts(own, root, lang),
            parts=shown,
            parts_total=len(parts),
            incoming=self._incoming(entity.iri, root, lang),
            most=INCOMING_MAX,
        )

    def _part(self, entity: str, triples: list[Triple], root: str, lang: Language) -> ShownPart:
        """A part as a card: what it is or says, and by which rule and in which lines it was read."""
        values = {t.predicate.value: t.object for t in triples}
        how = [self._value(t.object, root, lang) for iri in self._how for t in triples if t.predicate.value == iri]
        left_out = (*self._how, _PREDICATE, _OBJECT)
        rest = [t for t in triples if t.predicate.value not in left_out and _text(t.object) != entity]
        facts = self._facts(rest, root, lang)
        if _PREDICATE in values:
            facts.insert(0, (self._value(values[_PREDICATE], root, lang), [self._value(values[_OBJECT], root, lang)]))
            return ShownPart("", facts, how)
        kinds = [
            self.name(_text(value), lang) for iri, value in values.items() if iri in (f"{RDF}type", f"{RDFS}label")
        ]
        return ShownPart(": ".join(kinds), facts, how)

    def missing(self) -> str:
        """The page for missing addresses (404); it is shown at any depth, so its links are absolute."""
        base = self._view.base.iri
        return self.render("static/missing.html", "es", base, script=Markup(missing_script(base)))

    def ontology(self, lang: Language) -> str:
        """The vocabulary's own terms, each at its anchor."""
        root = "../"
        own: dict[str, list[Triple]] = {}
        for triple in self._view.vocabulary:
            if _subject(triple).startswith(self._view.base.ontology):
                own.setdefault(_subject(triple), []).append(triple)
        terms = [
            {
                "name": iri.partition("#")[2],
                "label": self.name(iri, lang),
                "comment": self._view.explained(iri, lang),
                "classes": [short(_text(t.object)) for t in triples if t.predicate.value == f"{RDF}type"],
                "relations": list(self._relations(triples, root, lang)),
                "used": self._view.classes[iri] or self._view.properties[iri],
            }
            for iri, triples in sorted(own.items())
        ]
        return self.render(
            "static/ontology.html",
            lang,
            root,
            place="ontology/",
            terms=terms,
            diagram=Markup(self._drawn(own, lang)),
            namespace=self._view.base.ontology,
            version=(release(), released(), f"{self._view.base.iri}ontology/{release()}"),
        )

    def _drawn(self, own: Mapping[str, list[Triple]], lang: Language) -> str:
        """The drawing of the vocabulary's classes and the properties that join them."""
        prefix, labels, edges = self._view.base.ontology, {}, []
        for iri, triples in sorted(own.items()):
            label = labels[iri.removeprefix(prefix)] = self.name(iri, lang)
            domains, ranges = (
                [_text(t.object) for t in triples if t.predicate.value == f"{RDFS}{end}"] for end in ("domain", "range")
            )
            edges += edges_of(prefix, (iri, label), (domains, ranges))
        return diagram(edges, labels, lang)

    def _relations(self, triples: list[Triple], root: str, lang: Language) -> Iterator[tuple[str, ShownValue]]:
        for name, predicate in _RELATIONS:
            for triple in triples:
                if triple.predicate.value == predicate:
                    iri = _text(triple.object)
                    yield word(f"ontology.{name}", lang), ShownValue(short(iri), self.href(iri, root, lang))

    def _facts(self, triples: Iterable[Triple], root: str, lang: Language) -> list[tuple[ShownValue, list[ShownValue]]]:
        """Values by property, in the order of the properties' names."""
        found: dict[str, list[ShownValue]] = {}
        for triple in triples:
            predicate, value = triple.predicate.value, triple.object
            if predicate in _LEFT_OUT or (isinstance(value, NamedNode) and self._is_part(value.value)):
                continue
            found.setdefault(predicate, []).append(self._value(value, root, lang))
        named = []
        for predicate, values in found.items():
            name = ShownValue(self.name(predicate, lang))
            named.append((name, sorted(values, key=lambda value: value.text)))
        return sorted(named, key=lambda pair: pair[0].text)

    def _is_part(self, iri: str) -> bool:
        return "#" in iri and not self._view.is_lines(iri) and iri.partition("#")[0] in self._view.entities

    def _value(self, value: Any, root: str, lang: Language) -> ShownValue:
        if isinstance(value, Literal):
            return ShownValue(value.value, lang=value.language if value.language and value.language != lang else "")
        iri = _text(value)
        if self._view.is_lines(iri):
            document, lines = self._view.lines(iri)
            return ShownValue(f"{document.rsplit('/', 1)[-1]}, {lines}", self.href(iri, root, lang))
        return ShownValue(self.name(iri, lang), self.href(iri, root, lang))

    def _incoming(self, iri: str, root: str, lang: Language) -> list[tuple[str, int, list[ShownValue]]]:
        """What points to an entity, counted by property and kind: entries are not counted together with claims."""
        counted: dict[tuple[str, str], list[str]] = {}
        for predicate, subject in self._view.incoming.get(iri, ()):
            counted.setdefault((predicate, self._view.entities[subject].kind), []).append(subject)
        return [
            (
                f"{self.name(predicate, lang)} · {self._kind_word(kind, lang)}",
                len(subjects),
                [ShownValue(self.name(s, lang), self.href(s, root, lang)) for s in sorted(subjects)[:INCOMING_MAX]],
            )
            for (predicate, kind), subjects in sorted(counted.items())
        ]

    def href(self, iri: str, root: str, lang: Language) -> str:
        """Where an IRI leads: a page of this site (relative), or elsewhere; empty for what has no page."""
        view, file = self._view, LANGUAGE_FILES[lang]
        whole = iri.partition("#")[0]
        if whole in view.entities:
            return f"{root}{whole.removeprefix(view.base.iri)}/{file}"
        if iri in view.cited_by and iri.startswith(view.base.iri):
            return f"{root}{iri.removeprefix(view.base.iri).rpartition('/')[0]}/{file}#{short(iri)}"
        if iri.startswith(view.base.ontology):
            return f"{root}ontology/{file}#{iri.partition('#')[2]}"
        return "" if iri.startswith(view.base.iri) or not iri.startswith("http") else iri

    def name(self, iri: str, lang: Language) -> str:
        """The name of a thing in a language, as `View.named`, or of a property of another vocabulary."""
        key = (iri, lang)
        if key not in self._names:
            words = PROPERTY_WORDS.get(iri)
            self._names[key] = words[LANGUAGES.index(lang)] if words else self._view.named(iri, lang)
        return self._names[key]

    def _kind_word(self, kind: str, lang: Language) -> str:
        key = f"kind.{kind}"
        return word(key, lang) if key in WORDS else kind

    def render(self, template: str, lang: Language, root: str, *, place: str | None = None, **data: Any) -> str:
        """A page of the site out of a template; `root` leads from the page to the site's top.

        `place` is the folder of the page in the site, which its canonical address is made of; None for a page without.
        """
        other: Language = "en" if lang == "es" else "es"
        base = self._view.base.iri
        text = self._templates.get_template(template).render(
            lang=lang,
            other=other,
            other_file=LANGUAGE_FILES[other],
            file=LANGUAGE_FILES[lang],
            root=root,
            t=lambda key: word(key, lang),
            build=self._build,
            articles=ARTICLES,
            canonical="" if place is None else address(base, place, lang),
            licence=LICENCE,
            **{"thing": "", "description": "", **data},
        )
        if place is not None and place.startswith("id/"):
            # Relative links between entities are shorter than those from the root of the site.
            text = text.replace(f'"{root}id/', f'"{root.removesuffix("../")}')
        return _NEEDLESS.sub("", text)


def address(base: str, place: str, lang: Language) -> str:
    """The address of a page by its folder: that of the folder in Spanish, that of a file in it in English."""
    return base + quote(place) + ("" if lang == "es" else LANGUAGE_FILES[lang])


def _inside(found: re.Match[str], lang: Language) -> str:
    there = _COUNTERPARTS.get(found[1])
    return f'<a href="{there.format(file=LANGUAGE_FILES[lang])}">{found[2]}</a>' if there else found[2]


_RELATIONS: Final = (
    ("super", f"{RDFS}subClassOf"),
    ("super", f"{RDFS}subPropertyOf"),
    ("domain", f"{RDFS}domain"),
    ("range", f"{RDFS}range"),
)


def _subject(triple: Triple) -> str:
    return _text(triple.subject)


def _text(term: Any) -> str:
    return str(term.value) if isinstance(term, NamedNode | Literal) else str(term)
