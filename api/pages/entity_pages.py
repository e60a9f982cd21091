"""An entity's page: what it is in a few lines, its entries by edition, and the tables that answer what is asked of it.

Kinds without tables of their own (a claim, a region, a network) show their facts and what points to them.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.address_parameters import asked
from entramado.api.pages.answers import as_json, records
from entramado.api.pages.cells import Cell
from entramado.api.pages.chart_files import as_drawing
from entramado.api.pages.context import PageContext, Shown, short
from entramado.api.pages.figure_phrases import without_empty
from entramado.api.pages.kind_sections import FACTS_ONLY, FIRST_ROWS, SECTIONS
from entramado.api.pages.matrices import heat
from entramado.api.pages.outlines import LEVELS
from entramado.api.pages.population_notes import population_note, reading_caution
from entramado.api.pages.quotations import Quoted, cited_of_entry, lines_asked, quoted
from entramado.api.pages.schema_org import ForMachines
from entramado.api.pages.sections import explore, mapped, own_filter, section, table
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.sparql.engine import Rows, Term
from entramado.api.sparql.formats import BY_NAME
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import WORDS, Language, word
from entramado.graph.snapshot import REPORT
from entramado.queries import saved
from entramado.queries.parameters import PAGES, with_choices

PAGE_SIZE = 50
NOTHING = Shown((), (), "", Rows((), ()))
# Roles that are no ties of the network of collaboration.
_UNTIED = ("beneficiary", "mentioned")
_CARDS = 4
_SAID = (("entry-bodies", "role"), ("entry-values", "what"))
# Questions to an entry, by what answers them.
_ASKED: Mapping[str, frozenset[str]] = {
    "funder": frozenset({"funder"}),
    "population": frozenset({"population"}),
    "where": frozenset({"state", "municipality", "country", "nationalCoverage"}),
    "start": frozenset({"startDate"}),
}
_ACTION = "action"
_CODE = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class NumberCard:
    """A number of an edition, where what it counts is listed, and the key of the words for what that is."""

    edition: str
    count: int
    href: str
    what: str


@dataclass(frozen=True, slots=True)
class Entity:
    """What a page is about: its IRI, kind, name, definition, and the IRIs of its classes.

    `lang` is the name's language where it is not the page's.
    """

    iri: str
    kind: str
    label: str
    definition: str
    types: frozenset[str]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class UnreadLines:
    """A document's lines, and the numbers of those that are neither part of an entry nor page furniture."""

    lines: int
    unread: list[int]


async def entity_page(
    context: PageContext, request: Request, entity: Entity, data_formats: Sequence[str], machines: ForMachines
) -> Response:
    """The page of an entity in HTML. Raises `ProblemError`."""
    lang, iri = context.language(request), entity.iri
    names = SECTIONS.get(entity.kind, ())
    about, counts, *found = await asyncio.gather(
        context.run("entity-about", lang, entity=iri, lang=lang),
        _entry_counts(context, iri, lang, names),
        *(section(context, FIRST_ROWS.get(name, name), iri, lang) for name in names),
    )
    shown = dict(zip(names, found, strict=True))
    tables = [await mapped(context, iri, table(context, name, iri, one, lang), lang) for name, one in shown.items()]
    tables = [replace(one, total=_total(one.name, counts)) if one.name in FIRST_ROWS else one for one in tables]
    told = NOTHING if names else await section(context, FACTS_ONLY[0], iri, lang)
    path = unquote(iri.removeprefix(f"{context.base.iri}id/"))
    data: dict[str, Any] = {
        "entity": entity,
        "machines": machines,
        "kind": f"kind.{entity.kind}" if f"kind.{entity.kind}" in WORDS else "kind.other",
        "heading": (lang == "en" and context.english_names.get(iri)) or _heading(entity, about.terms, lang),
        "english": context.english_names.get(iri, "") if lang == "en" else "",
        "about": _traits(entity, about),
        "facts": [] if names else _labelled_facts(context, told),
        "told": told,
        "cards": _cards(context, entity, shown, counts.terms, lang),
        "silence": _silence(entity, shown),
        "tables": [one for one in tables if one.rows or one.without],
        "empty": [*(one.title for one in tables if not one.rows and not one.without), *_unsaid(shown, lang)],
        "heat": heat,
        "levels": LEVELS,
        "path": f"{'/en' if lang == 'en' else ''}/page/{quote(path)}",
        "slug": short(iri),
        "figures_href": _figures_href(entity.kind, short(iri)),
        "tied": _tied(shown),
        "formats": [(name.upper(), f"/data/{quote(path)}.{name}") for name in data_formats],
        "media_types": {name.upper(): BY_NAME[name].media_type for name in data_formats},
    }
    if entity.kind == "entry":
        head = await context.run("entry-head", lang, entity=iri, lang=lang)
        data["head"] = dict(zip(head.names, head.rows[0], strict=True)) if head.rows else {}
        data["words"] = await context.run("entry-words", lang, entry=iri)
        data["quoted"] = await _quoted(context, iri, data["head"], request.query_params.get("quote", "").strip(), lang)
    if entity.kind == "population":
        data["caution"] = reading_caution(lang)
        data["measures"] = await population_note(context, short(iri), entity.label, lang)
    if entity.kind == "document":
        data["reading"] = _reading(context, short(iri))
    data |= await _pointing(context, request, entity, lang)
    return context.render(request, "entity.html", **data)


def _total(name: str, counts: Shown) -> int:
    """How many rows a table has of which a page shows the first."""
    return sum(int(row["figures" if name == "topic-figures" else "entries"].value) for row in counts.terms)


async def _entry_counts(context: PageContext, iri: str, lang: Language, names: Sequence[str]) -> Shown:
    """How many entries of each document and kind an entity has, where its page lists the first of them."""
    return await context.run("topic-counts", lang, entity=iri) if set(names) & FIRST_ROWS.keys() else NOTHING


def _reading(context: PageContext, key: str) -> UnreadLines | None:
    """How much of a document was read, where a snapshot with its report is served."""
    path = Path(context.folder) / REPORT
    if not context.folder or not path.is_file():
        return None
    found = json.loads(path.read_text(encoding="utf-8"))["documents"].get(key)
    return UnreadLines(found["lines"], [int(line) for line in found["unread_lines"]]) if found else None


async def _quoted(
    context: PageContext, iri: str, head: Mapping[str, Cell | None], asked_for: str, lang: Language
) -> Quoted | None:
    """The lines that an entry's facts cite; quoted those asked for, else the first, where the documents are here."""
    document, begin, end = (head.get(name) for name in ("document", "firstLine", "lastLine"))
    if document is None or begin is None or end is None:
        return None
    key, first, last = short(document.href), _number(begin), _number(end)
    if asked_for:
        begins, ends = lines_asked(asked_for)
        if ends < first or begins > last:
            raise ProblemError(
                "not-found",
                f"quote: the entry stands in lines {first} to {last} of its document.",
                f"quote: la entrada está en las líneas {first} a {last} de su documento.",
            )
    cited = await cited_of_entry(context, key, iri, lang)
    return await quoted(context, cited, asked_for, lang) if cited.lines else None


def _unsaid(shown: Mapping[str, Shown], lang: Language) -> list[str]:
    """Which answers an entry lacks to what most readers ask: who pays, whom it is for, where, since when."""
    if "entry-bodies" not in shown:
        return []
    said = {row[name].value for part, name in _SAID for row in shown[part].terms if name in row}
    return [word(f"entity.unsaid.{asked_for}", lang) for asked_for, told in _ASKED.items() if not said & told]


def _figures_href(kind: str, slug: str) -> str:
    """The page of figures narrowed to an entity's; empty where no filter does."""
    name = {"institution": "reporter"}.get(kind, kind)
    known = any(spec.name == name for spec in PAGES["figures"])
    return f"/figures?{urlencode({name: slug})}" if known else ""


def _number(cell: Cell) -> int:
    return int(cell.text.replace("\u202f", ""))


async def entity_tables(context: PageContext, request: Request, entity: Entity, format: str) -> Response:
    """A section of an entity's page as CSV, workbook or drawing (``?part=``, else the first), or all as JSON."""
    lang, names = context.language(request), SECTIONS.get(entity.kind, FACTS_ONLY)
    values = await asked(context, request, with_choices(PAGES["entity-tables"], part=names))
    part = values.get("part", [names[0]])[0]
    if format == "svg":
        shown = await section(context, part, entity.iri, lang)
        one = await mapped(context, entity.iri, table(context, part, entity.iri, shown, lang), lang)
        about = await context.run("entity-about", lang, entity=entity.iri, lang=lang)
        called = (lang == "en" and context.english_names.get(entity.iri)) or _heading(entity, about.terms, lang)
        title = f"{called}: {one.title}"
        return as_drawing(context, request, one.chart or one.areas, title)
    if format in TABLES:
        terms = (await section(context, part, entity.iri, lang)).terms
        return await as_table(context, request, format, terms.names, records(terms))
    wanted = (part,) if "part" in values else names
    found = await asyncio.gather(*(section(context, name, entity.iri, lang) for name in wanted))
    parts = {name: records(shown.terms) for name, shown in zip(wanted, found, strict=True)}
    return as_json({"iri": entity.iri, "label": entity.label, "definition": entity.definition, "parts": parts})


def _labelled_facts(context: PageContext, facts: Shown) -> list[tuple[Cell, list[Cell]]]:
    """What the graph says of an entity with properties that have a label."""
    raw = {short(row["property"].value) for row in facts.terms}
    worded = [at for at, row in enumerate(facts.terms) if not _is_code(context, row, facts.rows[at][1])]
    return [(name, values) for name, values in _grouped([facts.rows[at] for at in worded]) if name.text not in raw]


def _is_code(context: PageContext, row: Mapping[str, Term], shown: Cell | None) -> bool:
    """Whether a value is a code or a node without a name: data, told in the formats, but no words for readers."""
    value = row["value"]
    if (
        shown is None
        or "valueLabel" in row
        or shown.text != (short(value.value) if value.kind == "uri" else value.value)
    ):
        return False
    if value.kind == "uri":
        return value.value.startswith(context.base.iri)
    plain = not value.language and value.datatype.rsplit("#", 1)[-1] in ("", "string")
    return plain and bool(_CODE.fullmatch(value.value))


def _tied(shown: Mapping[str, Shown]) -> bool:
    """Whether an institution is in the network of partners: it reports, or is named in a role that ties."""
    roles = [
        row["role"].value
        for name in ("institution-partners", "institution-named")
        if name in shown
        for row in shown[name].terms
    ]
    return any(role not in _UNTIED for role in roles) or bool(
        "institution-named" in shown and shown["topic-entries"].rows
    )


def _heading(entity: Entity, about: Rows, lang: Language) -> str:
    """An objective by its number and short name; an institution with its acronym; else the label."""
    traits = {row["trait"].value: row["value"].value for row in about}
    if entity.kind == "objective" and "shortLabel" in traits:
        return f"{word('kind.objective', lang)} {short(entity.iri)} · {traits['shortLabel']}"
    return entity.label


def _silence(entity: Entity, shown: Mapping[str, Shown]) -> str:
    """The key of the sentence that says that a state's government or an institution reports nothing; else nothing."""
    said = {"state": "state-reported", "institution": "topic-entries"}.get(entity.kind)
    if said is None or any("document" in row for row in shown[said].terms):
        return ""
    others = {"state": "topic-entries", "institution": "institution-named"}[entity.kind]
    return f"entity.silent.{entity.kind}" if shown[others].rows else f"entity.unnamed.{entity.kind}"


def _cards(
    context: PageContext, entity: Entity, shown: Mapping[str, Shown], entries: Rows, lang: Language
) -> list[NumberCard]:
    """How many actions each edition holds, the newest first: of a state those of its government, then those there."""
    if entity.kind == "criterion":
        return _verdicts(shown["criterion-practices"])
    if "topic-entries" not in shown:
        return []
    what = f"entity.counts.{entity.kind}"
    own = own_filter(context, entity.iri)
    found = _counted(entries, own, what if what in WORDS else "entity.counts.other", lang)
    if entity.kind == "institution":
        units, named = shown["institution-unit-entries"].terms, shown["institution-named"].terms
        of_units = ((row, row["entry"].value) for row in units if row["kind"].value == _ACTION)
        naming = ((row, one.partition(" ")[0]) for row in named for one in row["namedIn"].value.split("|"))
        return [*found, *_apart(of_units, "institution-unit-entries"), *_apart(naming, "institution-named")]
    if entity.kind != "state":
        return found
    reports = {"reporting_state": short(entity.iri)}
    return [*_summed(shown["state-reported"], reports, "entity.counts.state-reports", lang), *found]


def _apart(rows: Iterable[tuple[Mapping[str, Term], str]], name: str) -> list[NumberCard]:
    """How many entries of each edition a section tells, each once, the newest first."""
    entries: dict[str, set[str]] = {}
    for row, entry in rows:
        entries.setdefault(row["edition"].value[:4], set()).add(entry)
    newest = sorted(entries.items(), reverse=True)[:_CARDS]
    return [NumberCard(edition, len(found), f"#{name}", f"entity.counts.{name}") for edition, found in newest]


def _verdicts(practices: Shown) -> list[NumberCard]:
    """How many practices meet a criterion, and how many do not."""
    counts = Counter((row["edition"].value, row["met"].value in ("true", "1")) for row in practices.terms)
    return [
        NumberCard(edition, count, "#criterion-practices", "entity.counts.met" if met else "entity.counts.not-met")
        for (edition, met), count in sorted(counts.items(), reverse=True)
    ]


def _summed(counts: Shown, filters: Mapping[str, str], what: str, lang: Language) -> list[NumberCard]:
    """The sums of a table of counts by document."""
    sums: dict[tuple[str, str], int] = {}
    for row in counts.terms:
        if "document" in row:
            key = row["edition"].value, short(row["document"].value)
            sums[key] = sums.get(key, 0) + int(row["entries"].value)
    return _as_cards(sums, filters, what, lang)


def _counted(entries: Rows, own: Mapping[str, str], what: str, lang: Language) -> list[NumberCard]:
    """How many actions each document holds; aims for the future are none."""
    counts = {
        (row["edition"].value, short(row["document"].value)): int(row["entries"].value)
        for row in entries
        if row["kind"].value == _ACTION
    }
    return _as_cards(counts, own, what, lang)


def _as_cards(
    counts: Mapping[tuple[str, str], int], filters: Mapping[str, str], what: str, lang: Language
) -> list[NumberCard]:
    def href(document: str) -> str:
        return explore(lang, {**filters, "document": document, "aim": "false"}) if filters else "#topic-entries"

    newest = sorted(counts.items(), reverse=True)[:_CARDS]
    return [NumberCard(edition, count, href(document), what) for (edition, document), count in newest]


def _traits(entity: Entity, about: Shown) -> list[tuple[Cell, list[Cell]]]:
    """What is known of an entity, without what its heading says already."""
    said = {entity.label, short(entity.iri)}
    if entity.kind in ("objective", "chapter"):
        # Its short name stands in the heading; the letters of a chapter are no number.
        said |= {row["value"].value for row in about.terms if row["trait"].value in ("shortLabel", "number")}
    found = [(name, [one for one in values if one.text not in said]) for name, values in _grouped(about.rows)]
    return [(name, values) for name, values in found if values]


def _grouped(rows: Iterable[Sequence[Cell | None]]) -> list[tuple[Cell, list[Cell]]]:
    """Values by what they are (the first column), in the order of the answer."""
    groups: dict[str, tuple[Cell, list[Cell]]] = {}
    for row in rows:
        name, value = row[0], row[1]
        if name is not None and value is not None:
            values = groups.setdefault(name.text, (name, []))[1]
            # An acronym may be a name in several languages.
            if all((value.text, value.href) != (other.text, other.href) for other in values):
                values.append(value)
    return list(groups.values())


async def _pointing(context: PageContext, request: Request, entity: Entity, lang: Language) -> dict[str, object]:
    """One page of what points to an entity with one property: the one asked for, else the commonest.

    Of a kind that has tables it is shown where it is asked for. Raises `ProblemError`.
    """
    if entity.kind in SECTIONS and not {"by", "page"} & set(request.query_params):
        return {"incoming": None}
    counts = await context.run("entity-incoming-counts", lang, entity=entity.iri, lang=lang)
    properties = {short(row["property"].value): row for row in counts.terms}
    values = await asked(context, request, with_choices(PAGES["entry"], by=properties))
    if not properties:
        return {"incoming": None}
    name = values.get("by", [*properties])[0]
    chosen, total = properties[name]["property"].value, int(properties[name]["subjects"].value)
    number = min(int(values.get("page", ["1"])[0]) - 1, (total - 1) // PAGE_SIZE)
    query = saved.load("entity-incoming")
    bound = query.bind({"entity": entity.iri, "property": chosen, "page": str(number)}, context.base.iri)
    shown = await context.table(f"{bound.rstrip()}\nLIMIT {PAGE_SIZE}\nOFFSET {number * PAGE_SIZE}\n", lang)
    first = number * PAGE_SIZE

    def link(n: int) -> str:
        return f"?by={quote(name)}&page={n + 1}#incoming"

    pages: dict[str, object] = {
        "first": first + 1,
        "last": first + len(shown),
        "total": total,
        "previous": link(number - 1) if number else "",
        "next": link(number + 1) if first + len(shown) < total else "",
    }
    return {"incoming": without_empty(shown), "counts": counts, "pages": pages, "chosen": name}
