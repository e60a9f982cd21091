"""What every page needs: the engine, the language, saved queries run and their answers made into cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from entramado.api.pages.assets import asset
from entramado.api.pages.cells import (
    Cell,
    MadeWhenSeen,
    cell_html,
    cells_html,
    counted_html,
    folded_html,
    grouped,
    room_html,
    without_echoes,
)
from entramado.api.pages.document_titles import short_title
from entramado.api.pages.english_names import english_names
from entramado.api.pages.entry_links import CLASSES, later_actions, reported
from entramado.api.pages.known_entities import entities
from entramado.api.pages.originals import Originals
from entramado.api.pages.per_build import PerBuild
from entramado.api.pages.periods import readable_period
from entramado.api.pages.schema_org import ForMachines, link_header
from entramado.api.public_address import address_of
from entramado.api.sparql.engine import Engine, Rows, Term
from entramado.api.sparql.formats import BY_NAME, XLSX, offers
from entramado.api.sparql.negotiation import choose
from entramado.api.translations.interface import LANGUAGES, WORDS, Language, word
from entramado.api.translations.printed import english_counted, quoted
from entramado.ontology.namespaces import Base, cited_lines
from entramado.queries import saved
from entramado.queries.entities import Entities

TEMPLATES = Path(__file__).parent.parent / "templates"
NAVIGATION = (
    ("nav.explore", "/explore"),
    ("nav.network", "/network/partners"),
    ("nav.matrices", "/matrix/state-objective"),
    ("nav.map", "/map"),
    ("nav.programmes", "/programmes"),
    ("nav.compare", "/compare"),
    ("nav.figures", "/figures"),
    ("nav.gaps", "/gaps"),
    ("nav.challenges", "/challenges"),
    ("nav.reconciliation", "/reconciliation"),
    ("nav.queries", "/queries"),
    ("nav.sparql", "/sparql"),
    ("nav.downloads", "/dumps/"),
)
_NO_TRAIT = Term("literal", "")
KINDS = ("entry", "programme", "institution", "objective", "population", "state", "challenge", "document")
_NUMBERS = frozenset({"integer", "decimal", "double", "float"})
_OF_LINE = re.compile(r"(?:-[a-z]{3})?-(\d+)-[\w-]+$")
# What the documents, and so the names and titles in them, are written in.
DOCUMENTS_LANGUAGE: Language = "es"
# Columns that hold codes, and the beginning of the keys of their words.
_CODES = {
    "role": "network.role.",
    "claimKind": "claim.",
    **{
        name: f"code.{name}."
        for names in (
            ("relation", "group", "what", "direction", "kind", "flag", "trait"),
            ("money", "sector", "level", "status", "rule", "why", "how", "since"),
        )
        for name in names
    },
}
# Columns with words of figures, the common ones of which are told in English.
_COUNTED = ("unit", "done")
# Columns whose codes are shown as they are, or as links to the entity.
_NAMED_BY_CODE = frozenset({*KINDS, "number"})
HTML = "text/html"
# Nothing is loaded from another host; the editor and the network set styles from their scripts.
POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'self'; form-action 'self'"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A query's answer as a table: column names, rows of cells, the SPARQL behind it, and the terms themselves."""

    names: tuple[str, ...]
    rows: Sequence[tuple[Cell | None, ...]]
    sparql: str
    terms: Rows

    def __len__(self) -> int:
        return len(self.rows)

    def numeric(self, at: int) -> bool:
        """Whether a column holds numbers; told by the terms, for a long answer's cells are made as they are shown."""
        name = self.names[at]
        if name not in self.terms.names:
            return any(cell is not None and cell.number for cell in (row[at] for row in self.rows[:1]))
        label = "" if name in _NAMED_BY_CODE else f"{name}Label"
        return any(
            name in row and label not in row and row[name].datatype.rsplit("#", 1)[-1] in _NUMBERS for row in self.terms
        )


@dataclass(slots=True)
class PageContext:
    """The pages' view of the service. `folder` is the snapshot's, empty where something else is served.

    `originals` are the documents themselves, where the service was given them.
    """

    engine: Engine
    base: Base
    manifest: Mapping[str, Any] = field(default_factory=dict)
    folder: str = ""
    originals: Originals | None = None
    document_names: dict[str, str] = field(init=False, default_factory=dict)
    years: tuple[str, ...] = field(init=False, default=())
    _templates: Environment = field(init=False, repr=False)
    english_names: dict[str, str] = field(init=False, default_factory=dict)
    english: frozenset[str] = field(init=False, default=frozenset())
    _named_documents: PerBuild[tuple[dict[str, str], tuple[str, ...], dict[str, str], frozenset[str]]] = field(
        init=False, repr=False
    )

    def __post_init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._templates.globals.update(
            cell_html=cell_html, cells_html=cells_html, folded_html=folded_html, room_html=room_html
        )
        self._templates.filters["cell_html"] = cell_html
        self._named_documents = PerBuild(self.engine, self._read_document_names)

    def compile_templates(self) -> None:
        """Compile every template, so that no page waits for its own."""
        for name in self._templates.list_templates(filter_func=lambda name: "/" not in name):
            self._templates.get_template(name)

    async def _read_document_names(self) -> tuple[dict[str, str], tuple[str, ...], dict[str, str], frozenset[str]]:
        rows = await self.engine.rows(saved.load("document-names").bind({}, self.base.iri))
        names = {short(row["document"].value): short_title(row["title"].value, row["edition"].value) for row in rows}
        known = await english_names(self)
        years = tuple(sorted({row["edition"].value[:4] for row in rows}))
        return names, years, known, frozenset(known.values())

    async def names_of_documents(self) -> dict[str, str]:
        """What each document is called in short, by its key.

        `years` are then those of all documents, in order, `english_names` institutions' by IRI and by printed name.
        """
        names, self.years, self.english_names, self.english = await self._named_documents.get()
        return names

    def language(self, request: Request) -> Language:
        """The language of an address: English under ``/en``."""
        return "en" if request.url.path == "/en" or request.url.path.startswith("/en/") else "es"

    def render(
        self,
        request: Request,
        template: str,
        *,
        status: int = 200,
        machines: ForMachines | None = None,
        **data: Any,
    ) -> HTMLResponse:
        """A page. The template sees `t` (words), `here` (an address in this language) and the data given.

        With `machines` the page is about one thing whatever its parameters: its own address has none.
        """
        lang = self.language(request)
        prefix = "" if lang == LANGUAGES[0] else "/en"
        path = quote(request.scope["path"].removeprefix("/en"), safe="/-._~!$&'()*+,;=:@") or "/"
        other = ("/en" if lang == "es" else "") + path
        own = status == 200 and (machines is not None or not request.url.query)
        canonical = f"{address_of(request.scope).root.rstrip('/')}{prefix}{path if path != '/' or not prefix else ''}"
        html = self._templates.get_template(template).render(
            request=request,
            lang=lang,
            t=lambda key: word(key, lang),
            column=lambda name: column(name, lang),
            here=lambda target: prefix + target,
            other_language=other + (f"?{request.url.query}" if request.url.query else ""),
            navigation=NAVIGATION,
            # The mark of a name that is in the documents' language, where the page is not.
            printed=lambda name: Markup("" if lang == "es" or name in self.english else ' lang="es"'),
            told_unit=lambda words: counted_html(words, lang),
            document_name=lambda key: self.document_names.get(key, key),
            build=self.engine.build,
            asset=asset,
            root=address_of(request.scope).root,
            address=f"{canonical}{'?' if request.url.query else ''}{request.url.query}",
            canonical=canonical if own else "",
            machines=machines,
            **data,
        )
        headers = {"Content-Language": lang, "Vary": "Accept", "Content-Security-Policy": POLICY}
        links = link_header(canonical if own else "", machines.links if machines else ())
        if links:
            headers["Link"] = links
        return HTMLResponse(html, status_code=status, headers=headers)

    async def run(self, name: str, lang: Language, /, **values: str) -> Shown:
        """A saved query with its parameters bound, as a table. Raises `QueryError` and `ProblemError`."""
        return await self.table(saved.load(name).bind(values, self.base.iri), lang)

    async def table(self, sparql: str, lang: Language) -> Shown:
        """A SELECT query's answer as a table."""
        self.document_names = await self.names_of_documents()
        return self.show(await self.engine.rows(sparql), sparql, lang)

    async def answer(self, sparql: str, lang: Language) -> Shown:
        """As `table`, with the name of each thing whose column has no label of its own."""
        shown, known = await self.table(sparql, lang), await entities(self)
        named = tuple(
            tuple(
                cell and self._named(cell, name, terms, known, lang)
                for name, cell in zip(shown.names, row, strict=True)
            )
            for row, terms in zip(shown.rows, shown.terms, strict=True)
        )
        return _without_echoes(replace(shown, rows=named))

    def _named(self, cell: Cell, column: str, row: Mapping[str, Term], known: Entities, lang: Language) -> Cell:
        """A cell that shows a code alone with the name of what it leads to instead; objectives keep their numbers."""
        path = cell.href.removeprefix("/en").removeprefix("/page/")
        kind, _, slug = path.partition("/")
        code = row[column].value.lower() if column in row else ""
        if not cell.href and column != "objective" and known.has(column, code):
            # A code in a column that is called by what it is a code of.
            kind, slug = column, code
            cell = cell._replace(href=self.href(self.base.id(kind, slug), lang))
            cell = cell if f"{column}Label" in row else cell._replace(text=slug)
        if cell.text != slug or kind == "objective" or not known.has(kind, slug):
            return cell
        name = known.label(kind, slug, lang)
        foreign = lang != DOCUMENTS_LANGUAGE and name == known.label(kind, slug, DOCUMENTS_LANGUAGE)
        return cell._replace(text=name, lang=DOCUMENTS_LANGUAGE if foreign else "")

    def show(self, terms: Rows, sparql: str, lang: Language) -> Shown:
        """Rows as cells: an IRI of ours shows the label in its column ``NAMELabel`` and links to its page."""
        names = tuple(n for n in terms.names if not (n.endswith("Label") and n.removesuffix("Label") in terms.names))
        rows = MadeWhenSeen(terms.rows, lambda row: tuple(self._cell(row, name, lang) for name in names))
        return Shown(names, rows, sparql, terms)

    def _cell(self, row: Mapping[str, Term], name: str, lang: Language) -> Cell | None:
        term, label = row.get(name), row.get(f"{name}Label")
        if term is None and label:
            return Cell(label.value, lang=_other(label, lang))
        if term is None and name == "published" and row.get("claimKind", _NO_TRAIT).value == "participants":
            return Cell(word("claim.list", lang))
        if term is None:
            return Cell(word("entry.unsorted", lang)) if name == "category" and "position" in row else None
        if term.kind == "uri":
            href = self.href(term.value, lang)
            if label and lang == "en" and term.value in self.english_names:
                label = Term("literal", self.english_names[term.value], language="en")
            named = self.document_names.get(short(term.value), "") if not label else ""
            text = label.value if label else span(term.value) or named or self.called(term.value, lang)
            printed = not label and lang != DOCUMENTS_LANGUAGE and (named or ": " in text)
            other = _other(label, lang) if label else DOCUMENTS_LANGUAGE if printed else ""
            return Cell(text, href, outside=not href.startswith("/"), lang=other)
        if term.datatype.endswith("#boolean"):
            return Cell(word("yes" if term.value in ("true", "1") else "no", lang))
        if label and name not in _NAMED_BY_CODE:
            return Cell(label.value, lang=_other(label, lang))
        codes = f"code.{row['trait'].value}." if name == "value" and "trait" in row else _CODES.get(name)
        if codes and f"{codes}{term.value}" in WORDS:
            is_class = name == "value" and row["trait"].value in CLASSES
            iri = self.base.id(row["trait"].value, term.value) if is_class else ""
            return Cell(word(f"{codes}{term.value}", lang), self.href(iri, lang) if iri else "")
        if name == "query" and term.value in saved.load_all():
            local = "/en" if lang == "en" else ""
            return Cell(saved.load(term.value).said("title", lang), f"{local}/queries/{term.value}")
        if name == "instrument":
            query = f"{'/en' if lang == 'en' else ''}/queries/entries-naming-an-instrument"
            return Cell(term.value, f"{query}?instrument={quote(term.value)}", lang=_other(term, lang))
        if name == "cited":
            return Cell("", links=tuple(self.places(term.value, lang)))
        if name == "further" and "state" in row:
            return Cell("", links=tuple(reported(short(row["state"].value), term.value, _local(lang))))
        if name == "laterActions":
            return Cell("", links=tuple(later_actions(term.value, _local(lang))), whole=True)
        if name == "period" or row.get("trait", _NO_TRAIT).value == "reportingPeriod":
            return Cell(readable_period(term.value, lang))
        number = term.datatype.rsplit("#", 1)[-1] in _NUMBERS
        if name.lower().endswith("line") and number and "document" in row:
            key = row["document"].value.rsplit("/", 1)[-1]
            return Cell(term.value, self.lines_href(key, term.value, term.value, lang), number=True)
        if lang == "en" and name in _COUNTED:
            english = english_counted(term.value)
            return Cell(english) if english else Cell(quoted(term.value), lang=DOCUMENTS_LANGUAGE)
        text = grouped(term.value) if number else term.value
        return Cell(text, number=number, lang=_other(term, lang))

    def places(self, cited: str, lang: Language) -> Iterator[tuple[str, str]]:
        """Links to the lines ``DOCUMENT:EDITION:LINE`` of a column `cited`, the newest edition first."""
        places = [(place.split(":")) for place in cited.split()]
        for key, edition, line in sorted(places, key=lambda place: (-int(place[1]), place[0], int(place[2]))):
            yield f"{edition}:{line}", self.lines_href(key, line, line, lang)

    def called(self, iri: str, lang: Language) -> str:
        """What has no name of its own: a document's claim or warning by its kind and line, else its IRI's last part."""
        slug, kind = short(iri), iri.rsplit("/", 2)[-2] if iri.startswith(self.base.iri) else ""
        for key, name in self.document_names.items():
            if (found := _OF_LINE.match(slug.removeprefix(key))) and slug.startswith(key) and f"kind.{kind}" in WORDS:
                return f"{word(f'kind.{kind}', lang)}: {name}, {word('line', lang)} {found[1]}"
        return slug

    def href(self, iri: str, lang: Language) -> str:
        """The address of an entity's page; lines of a document lead to them; any other IRI is its own address."""
        prefix = f"{self.base.iri}id/"
        local = "/en" if lang == "en" else ""
        if not iri.startswith(prefix):
            return f"{local}/ontology#{iri.rsplit('#', 1)[-1]}" if iri.startswith(self.base.ontology) else iri
        path = iri.removeprefix(prefix)
        lines = cited_lines(iri)
        if lines is not None:
            document, first, last = lines
            return self.lines_href(document, str(first), str(last), lang)
        return f"{local}/page/{quote(path, safe='/#-._~')}"

    def lines_href(self, document: str, first: str, last: str, lang: Language) -> str:
        """The address of a document's lines."""
        return f"{'/en' if lang == 'en' else ''}/page/document/{quote(document)}?lines={first}-{last}"


def _without_echoes(shown: Shown) -> Shown:
    """A table without the columns that only hold again what the links of an earlier column are called."""
    kept = without_echoes(list(zip(*shown.rows, strict=True)))
    if len(kept) == len(shown.names) or not shown.rows:
        return shown
    rows = tuple(tuple(row[at] for at in kept) for row in shown.rows)
    return replace(shown, names=tuple(shown.names[at] for at in kept), rows=rows)


def _local(lang: Language) -> str:
    return "/en" if lang == "en" else ""


def column(name: str, lang: Language) -> str:
    """A column's heading: a word of ours where there is one, else its name with blanks."""
    for key in (f"column.{name}", f"column.{name.removesuffix('Label')}"):
        if key in WORDS:
            return word(key, lang)
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip().capitalize()


def _other(term: Term | None, lang: Language) -> str:
    """The language of a text that is in another one than the page; an untagged text is the documents'."""
    if term is None or term.datatype.rsplit("#", 1)[-1] not in ("", "string", "langString"):
        return ""
    language = term.language or DOCUMENTS_LANGUAGE
    return "" if language == lang or not any(c.isalpha() for c in term.value) else language


def span(iri: str) -> str:
    """The lines that an IRI of lines names, as ``331`` or ``331–333``; empty for any other IRI."""
    lines = cited_lines(iri)
    if lines is None:
        return ""
    return str(lines[1]) if lines[1] == lines[2] else f"{lines[1]}–{lines[2]}"


def short(iri: str) -> str:
    """An IRI's last part."""
    return iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]


def wanted(request: Request, suffix: str, offered: Sequence[str]) -> str | None:
    """The format asked for, by suffix, else by Accept among ``html`` and `offered`; None: no such one."""
    if suffix:
        return suffix if suffix in offered else None
    types = offers(tuple(XLSX if name == XLSX.name else BY_NAME[name] for name in offered))
    found = choose(request.headers.get("accept"), (HTML, *types))
    return "html" if found == HTML else types[found].name if found else None


def alternatives(request: Request, names: Sequence[str]) -> list[tuple[str, str]]:
    """Links to the same page in other formats, its parameters kept."""
    path = request.url.path.rstrip("/") or "/index"
    query = f"?{request.url.query}" if request.url.query else ""
    return [(name.upper(), f"{path}.{name}{query}") for name in names]
