"""What an entity's page is made of: tables, each the answer of a saved query, counts spread over the editions.

A section is the name of a query in ``queries/pages`` with the parameters `entity` and (some) `lang`; its title and
note are the query's own. A query that answers with `edition`, `document` and `entries` becomes a table with a column
for each edition, whose numbers lead to the entries that they count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlencode

from entramado.api.pages.cells import Cell
from entramado.api.pages.charts import Chart, of_columns
from entramado.api.pages.collation import order
from entramado.api.pages.context import PageContext, Shown, column, short
from entramado.api.pages.figure_phrases import with_phrases, without_empty
from entramado.api.pages.kind_sections import SECTIONS
from entramado.api.pages.listed import in_english, listed_things
from entramado.api.pages.programme_columns import beside
from entramado.api.pages.quoted_words import COLUMN, newest_words, with_quoted_words
from entramado.api.pages.state_areas import MAPPED, Areas, areas
from entramado.api.sparql.engine import Term
from entramado.api.translations.interface import Language, word
from entramado.queries import saved

ROWS_SHOWN: Final = 60
BARS_SHOWN: Final = 23
# Sections with a chart of their counts.
_CHARTED: Final = frozenset({"topic-objectives", "topic-chapters", "state-reported"})
_COUNTS: Final = frozenset({"edition", "document", "entries"})
# Columns that list things by kind, slug and name.
_LISTED: Final = ("namedBy", "namedIn")
# Columns that repeat what the link to the lines says.
_PLACES: Final = frozenset({"claim", "document", "firstLine", "lastLine"})
# By which filter of the explorer a kind of entity, or a column of a table, narrows the entries.
_FILTER_OF_KIND: Final = {
    **{kind: kind for kind in ("objective", "chapter", "population", "state", "country", "document")},
    **{"institution": "reporter", "action-type": "type", "migrant-type": "migrant"},
}
_FILTERS: Final = ("objective", "chapter", "population", "state", "reporter", "document")
# A subject whose filter of the explorer has another name.
_FILTER_OF_SUBJECT: Final = {"category": "challenge"}
# These count what a state's government reports, not what takes place in it.
_BY_GOVERNMENT: Final = frozenset({"state-reported", "state-challenges", "objective-states"})
# Of a state, these count what takes place in it, whoever reports it, and say so.
_THERE: Final = {"topic-objectives": "objectives", "topic-challenges": "challenges"}
_REPORTS: Final = "reporting_state"
# The editions in which a state reports anything.
_REPORTS_IN: Final = "reportsIn"
# This counts the entries that name an institution, not those that it reports.
_REPORTERS: Final = "reporters"
_NAMING: Final = "institution-named-objectives"
_NAMES: Final = "names"
# Rows of these stay in the query's order; others go by how many entries they count.
_ORDERED: Final = frozenset({"objective", "chapter", "state"})
# An entry has one of these, so that the rows of a table add up.
_APART: Final = frozenset({"objective", "chapter"})


@dataclass(frozen=True, slots=True)
class SectionTable:
    """A section as shown: headings (text, whether of numbers), rows of cells, and how many rows there are in all.

    `without` are lists of subjects that count no entry, each with its title; `foot` are the sums of the columns, where
    no entry counts twice.
    """

    name: str
    title: str
    note: str
    headings: list[tuple[str, bool]]
    rows: list[list[Cell | None]]
    total: int
    without: list[tuple[str, list[Cell]]]
    shown: Shown
    foot: Sequence[Cell] = ()
    areas: Areas | None = None
    chart: Chart | None = None


async def section(context: PageContext, name: str, iri: str, lang: Language) -> Shown:
    """The answer of a section's query about an entity."""
    takes = saved.load(name).parameters
    return await context.run(name, lang, entity=iri, **({"lang": lang} if "lang" in takes else {}))


async def mapped(context: PageContext, iri: str, one: SectionTable, lang: Language) -> SectionTable:
    """A table of states with its map, where there is one to draw."""
    if one.name not in MAPPED:
        return one
    of = _Of(context, one.name, iri, lang)
    rows = [row for row in one.shown.terms if "edition" in row and "state" in row]
    hrefs = [(short(row["state"].value), row["edition"].value, _counted(of, "state", row)) for row in rows]
    return replace(one, areas=await areas(context, one.shown, hrefs, lang))


def table(context: PageContext, name: str, iri: str, shown: Shown, lang: Language) -> SectionTable:
    """A section's answer as a table."""
    title, note = (saved.load(name).said(key, lang) for key in ("title", "description"))
    if name in _THERE and _kind(iri, context) == "state":
        title, note = word(f"section.state.{_THERE[name]}", lang), word(f"section.state.{_THERE[name]}.note", lang)
    spread = set(shown.terms.names) >= _COUNTS
    without: list[tuple[str, list[Cell]]] = []
    if name == "entry-beside":
        headings, rows = beside(context, shown, iri, lang)
    elif spread:
        headings, rows, uncounted = _spread(_Of(context, name, iri, lang), shown)
        without = _without(shown, uncounted, lang)
    else:
        headings, rows = _plain(context, shown, lang)
    chart = _chart(headings, rows, context.years[::-1]) if spread and name in _CHARTED else None
    foot = _foot(headings, rows, lang) if spread and shown.terms.names[0] in _APART and len(rows) > 1 else []
    total = len(rows) if spread or name == "entry-beside" else len(shown)
    return SectionTable(name, title, note, headings, rows[:ROWS_SHOWN], total, without, shown, foot=foot, chart=chart)


def _without(shown: Shown, uncounted: Mapping[str, Cell], lang: Language) -> list[tuple[str, list[Cell]]]:
    """The subjects that count no entry; apart those that report nothing at all, where the answer tells it."""
    if _REPORTS_IN not in shown.terms.names:
        return [(word("entity.without", lang), list(uncounted.values()))] if uncounted else []
    told = {row[shown.terms.names[0]].value: row[_REPORTS_IN].value for row in shown.terms if _REPORTS_IN in row}
    editions = ", ".join(sorted({year for years in told.values() for year in years.split()}))
    parts: dict[str, list[Cell]] = {"elsewhere": [], "anything": []}
    for key, cell in uncounted.items():
        parts["elsewhere" if key in told else "anything"].append(cell)
    return [(word(f"entity.without.{part}", lang).format(editions=editions), of) for part, of in parts.items() if of]


def _chart(headings: list[tuple[str, bool]], rows: list[list[Cell | None]], years: Sequence[str]) -> Chart | None:
    """The bars of a table of counts, a colour an edition; its sum and the lines cited are no editions."""
    editions = [text for text, number in headings[1:] if number][:-1]
    return of_columns(editions, [row[: len(editions) + 1] for row in rows], BARS_SHOWN, known=years)


def _foot(headings: list[tuple[str, bool]], rows: list[list[Cell | None]], lang: Language) -> list[Cell]:
    """The sum of each column of counts."""
    sums = [
        sum(int(cell.text) for cell in column if cell and cell.text.isdecimal()) for column in zip(*rows, strict=True)
    ]
    counts = [Cell(str(n) if number else "", number=number) for n, (_, number) in zip(sums, headings, strict=True)]
    return [Cell(word("matrix.total", lang)), *counts[1:]]


def explore(lang: Language, filters: Mapping[str, object]) -> str:
    """The address of the explorer with some filters (a list: any of its values)."""
    local = "/en" if lang == "en" else ""
    query = urlencode({name: value for name, value in filters.items() if value}, doseq=True)
    return f"{local}/explore?{query}"


def own_filter(context: PageContext, iri: str) -> dict[str, str]:
    """The filter of the explorer that gives an entity's entries; none where it has none."""
    found = _FILTER_OF_KIND.get(_kind(iri, context))
    return {found: short(iri)} if found else {}


def _kind(iri: str, context: PageContext) -> str:
    return iri.removeprefix(f"{context.base.iri}id/").partition("/")[0]


def _plain(
    context: PageContext, shown: Shown, lang: Language
) -> tuple[list[tuple[str, bool]], list[list[Cell | None]]]:
    """The answer as it is, its place in a document as one link."""
    shown = without_empty(with_quoted_words(context, with_phrases(context, shown, lang), lang), ROWS_SHOWN)
    kept = [i for i, name in enumerate(shown.names) if name not in _PLACES]
    rows = [[row[i] for i in kept] for row in shown.rows[:ROWS_SHOWN]]
    for at in [at for at, i in enumerate(kept) if lang == "en" and shown.names[i] == _REPORTERS]:
        for cells in rows:
            cells[at] = in_english(context, cells[at])
    headings = [
        (column(shown.names[i], lang), any(c is not None and c.number for c in (row[at] for row in rows)))
        for at, i in enumerate(kept)
    ]
    if {"firstLine", "lastLine"} <= set(shown.terms.names):
        headings.append((column("lines", lang), False))
        for cells, terms in zip(rows, shown.terms, strict=False):
            first, last = terms["firstLine"].value, terms["lastLine"].value
            href = context.lines_href(short(terms["document"].value), first, last, lang)
            cells.append(Cell(f"{first}–{last}", href))
    return headings, rows


@dataclass(frozen=True, slots=True)
class _Of:
    """A section of an entity's page in a language."""

    context: PageContext
    name: str
    iri: str
    lang: Language


@dataclass(slots=True)
class _Line:
    """A row of counts: its subject and what tells it apart, a cell for each edition, the sum, and the lines cited."""

    first: Cell
    further: tuple[Cell | None, ...] = ()
    counts: dict[str, Cell] = field(default_factory=dict)
    total: int = 0
    total_href: str = ""
    cited: list[str] = field(default_factory=list)
    listed: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in _LISTED})


def _spread(of: _Of, shown: Shown) -> tuple[list[tuple[str, bool]], list[list[Cell | None]], dict[str, Cell]]:
    """Counts with a column for each edition, whose numbers lead to the entries that they count; who counts none.

    A further column of the answer, such as a role, parts a subject into several rows.
    """
    terms = shown.terms
    subject, cited = terms.names[0], "cited" in terms.names
    known = {subject, "cited", _REPORTS_IN, *_LISTED, *_COUNTS}
    further = [at for at, name in enumerate(shown.names) if name not in known and any(name in row for row in terms)]
    found: dict[tuple[str, ...], _Line] = {}
    for place, row in enumerate(terms):
        apart = tuple(shown.rows[place][at] for at in further) if further else ()
        key = (row[subject].value if subject in row else "", *(cell.text if cell else "" for cell in apart))
        line = found.setdefault(key, _Line(_subject(of, row, subject), apart))
        if "edition" in row:
            count = row["entries"].value
            # A row that cites lines shows them as its evidence, where no filter tells its entries.
            if not cited or subject in _FILTER_OF_SUBJECT:
                href, line.total_href = _counted(of, subject, row), _counted(of, subject, row, every_edition=True)
            else:
                href = ""
            line.counts[row["edition"].value] = Cell(count, href, number=True)
            line.total += int(count)
        if "cited" in row:
            line.cited.append(row["cited"].value)
        for name in _LISTED:
            if name in row:
                line.listed[name].extend(filter(None, row[name].value.split("|")))
    lines = [line for line in found.values() if line.counts]
    if subject not in _ORDERED:
        lines.sort(key=lambda line: (not line.first.href, -line.total, order(line.first.text)))
    editions = sorted({edition for line in lines for edition in line.counts})
    nothing = Cell("–", number=True)
    rows: list[list[Cell | None]] = [
        [
            line.first,
            *line.further,
            *(line.counts.get(e, nothing) for e in editions),
            Cell(str(line.total), line.total_href, number=True),
        ]
        for line in lines
    ]
    headings = [
        (column(subject, of.lang), False),
        *((column(shown.names[at], of.lang), False) for at in further),
        *((e, True) for e in editions),
        (word("matrix.total", of.lang), True),
    ]
    _add_evidence(of, terms.names, lines, headings, rows)
    return headings, rows, {key[0]: line.first for key, line in found.items() if not line.counts}


def _add_evidence(
    of: _Of,
    names: Sequence[str],
    lines: list[_Line],
    headings: list[tuple[str, bool]],
    rows: list[list[Cell | None]],
) -> None:
    """Add to a table of counts who names what it counts, in which entries and on which lines, if its answer says so."""
    for name in _LISTED:
        # What a body reports is named by itself.
        if name in names and (name != "namedBy" or _kind(of.iri, of.context) != "institution"):
            headings.append((column(name, of.lang), False))
            for made, line in zip(rows, lines, strict=True):
                made.append(listed_things(of.context, line.listed[name], of.lang))
    if "cited" in names:
        headings.append((column("cited", of.lang), False))
        for made, line in zip(rows, lines, strict=True):
            places = of.context.places(" ".join(line.cited), of.lang)
            made.append(Cell("", links=tuple(places)))
        if names[0] in _FILTER_OF_SUBJECT and of.context.originals is not None:
            headings.append((column(COLUMN, of.lang), False))
            for made, words in zip(
                rows, newest_words(of.context, [line.cited for line in lines], of.lang), strict=True
            ):
                made.append(words)


def _subject(of: _Of, row: Mapping[str, Term], subject: str) -> Cell:
    if subject not in row:
        return Cell(word(f"section.without.{subject}", of.lang))
    label, href = row.get(f"{subject}Label"), of.context.href(row[subject].value, of.lang)
    if of.lang == "en" and row[subject].value in of.context.english_names:
        return Cell(of.context.english_names[row[subject].value], href)
    other = label.language if label is not None and label.language != of.lang else ""
    return Cell(label.value if label else short(row[subject].value), href, lang=other)


def _counted(of: _Of, subject: str, row: Mapping[str, Term], every_edition: bool = False) -> str:
    """Where the entries that a count counts are listed: the explorer, or the page's own list where no filter fits."""
    document = {} if every_edition else {"document": short(row["document"].value)}
    facet = _FILTER_OF_SUBJECT.get(subject, subject if subject in _FILTERS else "")
    row_filter = {facet: short(row[subject].value)} if facet and subject in row else {}
    if subject == "reporter" and not row_filter:
        row_filter = {"named": "false"}
    own = own_filter(of.context, of.iri)
    if of.name == _NAMING:
        return explore(of.lang, {_NAMES: short(of.iri), **row_filter, **document}) if row_filter else ""
    if of.name in _BY_GOVERNMENT:
        found = {_REPORTS if name == "state" else name: value for name, value in {**own, **row_filter}.items()}
        return explore(of.lang, {**found, **document, "aim": "false"})
    if own and row_filter:
        return explore(of.lang, {**own, **row_filter, **document, "aim": "false"})
    return "#topic-entries" if "topic-entries" in SECTIONS[_kind(of.iri, of.context)] else ""
