"""A draft's file to its records, and the facts of a snapshot to those of the editions before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from entramado.graph.corrections import Correction, Corrector, entry_ids
from entramado.graph.draft.draft_records import Draft, LastEdition, NamedBody, Record
from entramado.graph.draft.repair import plain_marks, read_mended, renumbered
from entramado.graph.linking import Linker
from entramado.graph.records import Body, LinkedEntry, entry_slug
from entramado.graph.single import spans
from entramado.loaders.extract.dates import find_dates
from entramado.loaders.extract.extracted import ExtractedFacts, Figure, Value
from entramado.loaders.extract.facts import FactReader
from entramado.loaders.formats.files import file_lines
from entramado.loaders.prints.description import PrintDescription
from entramado.loaders.reading import FAMILIES, PRINTS, PROSE, print_file
from entramado.loaders.records import DocumentError, Entry, PrintedName, Reading
from entramado.loaders.reporters import reassign_reporters
from entramado.loaders.text import Line, join
from entramado.ontology.authority import Authority
from entramado.ontology.authority_checks import slugify
from entramado.ontology.home import iso_code
from entramado.ontology.schemes import load_schemes

_MARKED = frozenset((".docx",))
_MARKDOWN_FAMILY = "compendium-markdown"
# Families whose documents hold entries, the likeliest first; a print is taken at once where it leaves so little unread.
_ENTRY_FAMILIES = ("compendium-numbered", "compendium-markdown", "report-bullets", "good-practices-study")
_LITTLE_UNREAD = 0.05
_PERIOD = re.compile(r"periodo (?:reportado|de (?:reporte|informe)|que se informa|informado)|comprende|abarca", re.I)


def read_draft(
    path: Path,
    authority: Authority,
    *,
    family: str | None = None,
    taken: frozenset[str] = frozenset(),
    corrections: Sequence[Correction] = (),
) -> Draft:
    """Read a draft with the bodies linked. Its key is made of the file's name, apart from the keys `taken`.

    `corrections` win over what is read, where the draft still reads as they say.
    Raises `DocumentError` where it is like no print known, `CorrectionError`.
    """
    description = _description(path, family)
    key = slugify(path.stem) or "draft"
    key = f"draft-{key}" if key in taken else key
    lines = file_lines(path)
    linker = Linker.from_authority(authority)
    schemes = load_schemes()
    mended, renamed = renumbered(lines, schemes["objectives"])
    chosen, reading, repairs = _read(path, key, mended, family, linker, description=description)
    reassign_reporters(reading.entries, linker.is_part_of)
    reader = FactReader(authority, schemes, linker.lexicon)
    seen: set[str] = set()
    slugs = [entry_slug(entry, seen) for entry in reading.entries]
    facts = [reader.read(entry) for entry in reading.entries]
    ids = entry_ids(reading.entries)
    corrected = Corrector(corrections, authority, always=False).correct(key, reading.entries, facts, slugs)
    records = [
        record_of(linker.link_entry(entry, found, slug), authority)
        for entry, found, slug in zip(reading.entries, facts, slugs, strict=True)
    ]
    draft = Draft(
        path,
        key,
        chosen,
        records,
        lines,
        reading.furniture,
        list(spans(reading.unread)),
        reading.flags,
        linker,
        {r.line: r for r in (*renamed, *repairs)},
        ids=ids,
        corrected=corrected,
    )
    draft.period = _period(draft)
    return draft


def _description(path: Path, family: str | None) -> PrintDescription | None:
    """The description of the print that a file names; None for a known print, or for any."""
    found = print_file(family, Path()) if family else None
    if family is not None and family not in PRINTS and found is None:
        raise DocumentError(
            f"{path}: there is no print {family!r}; name one of {', '.join(PRINTS)} with --print, or a file (.toml) "
            "that describes it"
        )
    return found


def _read(
    path: Path,
    key: str,
    lines: list[Line],
    family: str | None,
    linker: Linker,
    *,
    description: PrintDescription | None,
) -> tuple[str, Reading, Any]:
    """The print that leaves the fewest lines unread, its reading and its repairs."""
    written = sum(1 for line in lines if line.text.strip())
    best: tuple[float, str, Reading, Any] | None = None
    failed: DocumentError | None = None
    for name in (family,) if family else _ENTRY_FAMILIES:
        marked = name == _MARKDOWN_FAMILY or description is not None
        mine = list(plain_marks(lines)) if path.suffix.lower() in _MARKED and not marked else lines
        known = (linker.lexicon.home_acronyms(),) if name == "report-bullets" else ()
        try:
            reading, repairs = read_mended(name, key, mine, *known, description=description)
        except DocumentError as error:
            failed = error
            continue
        share = len(reading.unread) / max(1, written)
        if reading.entries and (best is None or share < best[0]):
            best = share, name, reading, repairs
        if best and best[0] <= _LITTLE_UNREAD:
            break
    if best is None:
        if family and failed:
            raise DocumentError(f"{path}{str(failed).removeprefix(key)}")
        raise DocumentError(
            f"{path}: no entries are found: the draft is not printed like any document known here; name its print "
            f"with --print ({', '.join(FAMILIES)}), or read it paragraph by paragraph with --print {PROSE}"
        )
    return best[1], best[2], best[3]


def record_of(linked: LinkedEntry, authority: Authority) -> Record:
    """An entry that was read, as a record."""
    entry, facts = linked.entry, linked.facts
    reporters = [_named(b, "reporter", authority) for b in linked.reporters]
    bodies = [_named(b, m.role, authority, m.printed) for m, b in linked.organisations]
    seats = {authority.institutions[r.id].state for r in reporters if r.id in authority.institutions}
    state = iso_code(entry.state) if entry.state else next(iter(sorted(s for s in seats if s)), None)
    return Record(
        linked.slug,
        entry.doc,
        entry.lines,
        entry.chapter,
        entry.objective,
        entry.ordinal,
        entry.title or "",
        reporters,
        [_named(b, "parent", authority) for b in linked.parents] + bodies,
        frozenset(v.value for v in facts.populations),
        frozenset(v.value for v in facts.states),
        state,
        facts.figures,
        facts.start.value if facts.start else None,
        facts.end.value if facts.end else None,
        entry.has_results,
        len(entry.challenges),
        entry.kind,
        entry.title_lines or (entry.lines[0], entry.lines[0]),
        linked,
    )


def _named(body: Body, role: str, authority: Authority, printed: str | None = None) -> NamedBody:
    known = authority.institutions.get(body.institution or "")
    return NamedBody(body.institution if known else None, printed or body.printed, role, body.line, body.rule)


def edition_of(key: str, year: int, rows: Iterable[dict[str, Any]], authority: Authority) -> LastEdition:
    """The last edition and the other documents, out of the export's rows of a snapshot."""
    mine: list[Record] = []
    others: list[Record] = []
    for row in rows:
        (mine if row["doc"] == key else others).append(_record_of_row(row, authority))
    return LastEdition(key, year, mine, others)


def _record_of_row(row: dict[str, Any], authority: Authority) -> Record:
    """An entry of a snapshot: without its text, as its facts are."""
    first, last = row["lines"]
    title = row["title"] or ""
    own = [_body(b, "reporter", first) for b in row["reporters"]]
    parents = [_body(b, "parent", first) for b in row["parents"]]
    bodies = [_body(b, b["role"], b["line"]) for b in row["organisations"]]
    slug = row["iri"].rsplit("/", 1)[-1]
    entry = Entry(
        row["doc"], (first, last), row["ordinal"] or "", title, row["objective"], row["chapter"], row["kind"],
        (first, first), row["reporter_printed"], state=row.get("state"),
        reporters=[PrintedName(b.name, first) for b in own], has_results=row["has_results"],
        description=join([Line(first, title)]),
    )  # fmt: skip
    figures = [Figure(f["value"], f["what"] or "", f["group"], (f["line"], f["line"]), "") for f in row["figures"]]
    facts = ExtractedFacts(figures=figures, action_types=[Value(t, (first, last), "") for t in row["action_types"]])
    linked = LinkedEntry(
        slug, entry, facts,
        [Body(b.id, (), b.name, first, "") for b in own], [Body(b.id, (), b.name, first, "") for b in parents],
    )  # fmt: skip
    seats = {authority.institutions[b.id].state for b in own if b.id in authority.institutions}
    state = iso_code(row["state"]) if row.get("state") else next(iter(sorted(s for s in seats if s)), None)
    return Record(
        slug, row["doc"], (first, last), row["chapter"], row["objective"], row["ordinal"] or "", title, own,
        parents + bodies, frozenset(row["populations"]), frozenset(iso_code(s) for s in row["states"] if s != "ALL"),
        state, figures, row["start"], row["end"], row["has_results"], len(row["challenges"]), row["kind"],
        (first, first), linked, row["programme"],
    )  # fmt: skip


def _body(body: dict[str, Any], role: str, line: int) -> NamedBody:
    return NamedBody(body["iri"].rsplit("/", 1)[-1] if body["iri"] else None, body["name"], role, line)


def with_text(edition: LastEdition, path: Path, authority: Authority, family: str) -> LastEdition:
    """The last edition read again in its document, so that it can be compared word for word."""
    read = {r.slug: r for r in _renamed(read_draft(path, authority, family=family), edition.key)}
    records = [
        replace(r, linked=read[r.slug].linked, title_lines=read[r.slug].title_lines) if r.slug in read else r
        for r in edition.records
    ]
    return replace(edition, records=records, has_text=True)


def _renamed(draft: Draft, key: str) -> Sequence[Record]:
    """The records under the document's own key, whatever the file is called."""
    if draft.key == key:
        return draft.records
    return [replace(r, doc=key, slug=f"{key}{r.slug.removeprefix(draft.key)}") for r in draft.records]


def _period(draft: Draft) -> tuple[str, str] | None:
    """The months that the draft reports on: what its introduction says, else the range printed most often."""
    inside = {n for r in draft.records for n in range(r.lines[0], r.lines[1] + 1)}
    front = join([x for x in draft.lines if x.number not in inside][:400]).text
    for match in _PERIOD.finditer(front):
        for span in find_dates(front[match.start() : match.start() + 300]):
            if span.last and len(span.first) >= len("2023-06") and span.first < span.last:
                return span.first[:7], span.last[:7]
    ranges: Counter[tuple[str, str]] = Counter()
    for record in draft.records:
        for _, passage in record.linked.entry.parts():
            for span in find_dates(passage.text):
                if span.last and len(span.first) >= len("2023-06") and span.first[:4] != span.last[:4]:
                    ranges[span.first[:7], span.last[:7]] += 1
    ((found, count),) = ranges.most_common(1) or [((("", "")), 0)]
    return found if count > 2 and found[0] < found[1] else None
