"""An entry and all that it says, as quads in its document's graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from entramado.graph.quads.writer import Term, Writer, boolean_literal, date_literal, number_literal
from entramado.graph.records import Body, LinkedEntry
from entramado.loaders.extract.counted_people import counted_kind
from entramado.loaders.extract.extracted import Value
from entramado.loaders.extract.instrument_kinds import is_named_in_general, kind_of_instrument, name_key
from entramado.loaders.records import Span
from entramado.loaders.text import Line
from entramado.ontology.home import iso_code
from entramado.ontology.namespaces import DCTERMS, PROV, RDF, RDFS, SCHEMA, XSD, Base


def entry_quads(base: Base, linked: LinkedEntry) -> Iterator[Quad]:
    """Everything about one entry, in its document's graph."""
    entry = linked.entry
    w = Writer(base, entry.doc)
    me = w.node("entry", linked.slug)
    yield from w.type(me, "Entry")
    if linked.name:
        yield w.quad(me, f"{RDFS}label", Literal(linked.name, language="es"))
    if entry.title:
        yield w.quad(me, f"{DCTERMS}title", Literal(entry.title, language="es"))
        if entry.title_lines:
            yield w.quad(me, "titleLine", number_literal(entry.title_lines[0]))
    yield w.quad(me, "document", w.node("document", entry.doc))
    yield w.quad(me, "ordinal", Literal(entry.ordinal))
    yield w.quad(me, "kind", Literal(entry.kind))
    yield w.quad(me, f"{DCTERMS}type", w.node("entry-kind", entry.kind))
    yield w.quad(me, "firstLine", number_literal(entry.lines[0]))
    yield w.quad(me, "lastLine", number_literal(entry.lines[1]))
    yield w.quad(me, "hasResults", boolean_literal(entry.has_results))
    yield from w.evidence(me, entry.doc, entry.lines)
    if entry.objective is not None:
        yield w.quad(me, "objective", w.node("objective", str(entry.objective)))
    if entry.chapter:
        yield w.quad(me, "chapter", w.node("chapter", entry.chapter.lower()))
    if entry.reporter_printed:
        yield w.quad(me, "reporterPrinted", Literal(entry.reporter_printed))
    for row in linked.corrections:
        said = f"{row.row}: {row.field}: {row.read or '-'} > {row.corrected or '-'}"
        yield w.quad(me, "correction", Literal(said))
    yield from _study_quads(w, me, linked)
    yield from _participation_quads(w, me, linked)
    yield from _value_quads(w, me, linked)
    yield from _figure_quads(w, me, linked)
    yield from _challenge_quads(w, me, linked)
    yield from _instrument_quads(w, me, linked)


def _study_quads(w: Writer, me: NamedNode, linked: LinkedEntry) -> Iterator[Quad]:
    entry = linked.entry
    if entry.state:
        yield w.quad(me, "practiceState", w.node("state", iso_code(entry.state)))
    for name in entry.dimension:
        yield w.quad(me, "dimension", w.node("dimension", name))
    if entry.target_printed:
        yield w.quad(me, "targetPrinted", Literal(entry.target_printed, language="es"))
    for criterion, met in entry.criteria.items():
        if met is None:
            continue
        node = NamedNode(f"{me.value}#assessment-{criterion}")
        yield w.quad(me, "assessment", node)
        yield from w.type(node, "Assessment")
        yield w.quad(node, "criterion", w.node("criterion", criterion))
        yield w.quad(node, "met", boolean_literal(met))
        yield from w.evidence(node, entry.doc, entry.lines)


def _participation_quads(w: Writer, me: NamedNode, linked: LinkedEntry) -> Iterator[Quad]:
    seen: Counter[int] = Counter()
    shortcuts = {"reporter": "reporter", "parent": "reporterParent", "mentioned": "mentions"}
    rows: list[tuple[str, Body, Span, str]] = []
    said_by = next((c.row for c in linked.corrections if c.field == "reporters"), "printed-reporter")
    rows += [("reporter", b, (b.line, b.line), said_by) for b in linked.reporters]
    rows += [("parent", b, (b.line, b.line), "printed-parent") for b in linked.parents]
    rows += [(m.role, b, m.lines, m.role_rule) for m, b in linked.organisations]
    for role, body, lines, role_rule in rows:
        seen[lines[0]] += 1
        node = NamedNode(f"{me.value}#participation-{lines[0]}-{seen[lines[0]]}")
        yield w.quad(me, "participation", node)
        yield from w.type(node, "Participation")
        yield w.quad(node, "inEntry", me)
        yield w.quad(node, f"{PROV}hadRole", w.ent(f"role-{role}"))
        yield w.quad(node, "namePrinted", Literal(body.printed))
        yield w.quad(node, "recognisedBy", Literal(body.rule))
        yield w.quad(node, "roleRecognisedBy", Literal(role_rule))
        yield from w.evidence(node, linked.entry.doc, lines)
        if body.institution:
            institution = w.node("institution", body.institution)
            yield w.quad(node, f"{PROV}agent", institution)
            yield w.quad(me, shortcuts.get(role, role), institution)
        if body.kind:
            yield w.quad(node, "ofKind", w.node("institution", body.kind))
        for candidate in body.candidates if not body.institution else ():
            yield w.quad(node, "candidate", w.node("institution", candidate))


def _value_quads(w: Writer, me: NamedNode, linked: LinkedEntry) -> Iterator[Quad]:
    facts = linked.facts
    rows: list[tuple[str, Term, Value]] = []
    rows += [("population", w.node("population", v.value), v) for v in facts.populations]
    rows += [
        ("nationalCoverage", boolean_literal(True), v)
        if v.value == "ALL"
        else ("state", w.node("state", iso_code(v.value)), v)
        for v in facts.states
    ]
    rows += [("municipality", w.node("municipality", v.value), v) for v in facts.municipalities]
    rows += [("country", w.node("country", v.value), v) for v in facts.countries]
    rows += [("actionType", w.node("action-type", v.value), v) for v in facts.action_types]
    rows += [("mainActionType", w.node("action-type", v.value), v) for v in facts.action_types[:1]]
    if facts.migrant_type:
        rows.append(("migrantType", w.node("migrant-type", facts.migrant_type.value), facts.migrant_type))
    for name, date in ((f"{SCHEMA}startDate", facts.start), (f"{SCHEMA}endDate", facts.end)):
        if date:
            rows.append((name, date_literal(date.value), date))
    flags = (
        ("permanent", facts.permanent),
        ("womenFocus", facts.women_focus),
        ("disabilityFocus", facts.disability_focus),
    )
    rows += [(name, boolean_literal(True), flag) for name, flag in flags if flag]
    any_uri = NamedNode(f"{XSD}anyURI")
    rows += [(f"{SCHEMA}url", Literal(v.value, datatype=any_uri), v) for v in facts.urls]
    for position, (name, value, source) in enumerate(rows, 1):
        fact = w.quad(me, name, value)
        yield fact
        node = NamedNode(f"{me.value}#fact-{position}")
        yield from w.type(node, f"{RDF}Statement")
        yield w.quad(node, f"{RDF}subject", me)
        yield w.quad(node, f"{RDF}predicate", fact.predicate)
        yield w.quad(node, f"{RDF}object", value)
        yield w.quad(node, "recognisedBy", Literal(source.rule))
        if source.printed:
            yield w.quad(node, "namePrinted", Literal(source.printed))
        yield from w.evidence(node, linked.entry.doc, source.lines)


def _figure_quads(w: Writer, me: NamedNode, linked: LinkedEntry) -> Iterator[Quad]:
    seen: Counter[int] = Counter()
    for figure in linked.facts.figures:
        line = figure.lines[0]
        seen[line] += 1
        node = NamedNode(f"{me.value}#figure-{line}-{seen[line]}")
        yield w.quad(me, "figure", node)
        yield from w.type(node, "Figure")
        yield w.quad(node, f"{RDF}value", number_literal(figure.value))
        yield w.quad(node, "unitWords", Literal(figure.what, language="es"))
        yield w.quad(node, "group", Literal(figure.group))
        yield w.quad(node, "countedGroup", w.node("figure-group", figure.group))
        yield w.quad(node, "countedKind", Literal("persons" if figure.persons else counted_kind(figure.what)))
        for population in figure.populations:
            yield w.quad(node, "countedPopulation", w.node("population", population))
        if figure.deed:
            yield w.quad(node, "deedWords", Literal(figure.deed, language="es"))
        if figure.period:
            yield w.quad(node, "countedPeriod", Literal(figure.period))
        yield w.quad(node, "recognisedBy", Literal(figure.rule))
        yield from w.evidence(node, linked.entry.doc, figure.lines)


def _challenge_quads(w: Writer, me: NamedNode, linked: LinkedEntry) -> Iterator[Quad]:
    categories = linked.facts.challenge_categories
    for position, challenge in enumerate(linked.entry.challenges, 1):
        node = NamedNode(f"{me.value}#challenge-{position}")
        yield w.quad(me, "challenge", node)
        yield from w.type(node, "Challenge")
        yield w.quad(node, "position", number_literal(position))
        yield from w.evidence(node, linked.entry.doc, challenge.lines)
        category = categories[position - 1] if position <= len(categories) else None
        if category:
            yield w.quad(node, "category", w.node("challenge", category.value))
            yield w.quad(node, "recognisedBy", Literal(category.rule))


def _instrument_quads(w: Writer, me: NamedNode, linked: LinkedEntry) -> Iterator[Quad]:
    seen: Counter[int] = Counter()
    for instrument in linked.facts.instruments:
        line = instrument.lines[0]
        seen[line] += 1
        node = NamedNode(f"{me.value}#instrument-{line}-{seen[line]}")
        yield w.quad(me, "instrument", node)
        yield from w.type(node, "Instrument")
        yield w.quad(node, f"{RDFS}label", Literal(instrument.name, language="es"))
        yield w.quad(node, "nameKey", Literal(name_key(instrument.name)))
        if kind := kind_of_instrument(instrument.name):
            yield w.quad(node, f"{DCTERMS}type", w.node("instrument-kind", kind))
        if is_named_in_general(instrument.name):
            yield w.quad(node, "namedInGeneral", boolean_literal(True))
        yield w.quad(node, "recognisedBy", Literal(instrument.rule))
        yield from w.evidence(node, linked.entry.doc, instrument.lines)


def line_quads(base: Base, doc: str, lines: Iterable[Line]) -> Iterator[Quad]:
    """Lines of a document in its own words, for the graph that stays on the machine that has the documents."""
    w = Writer(base, "prose")
    for line in lines:
        if line.text.strip():
            where = NamedNode(base.lines(doc, line.number, line.number))
            yield w.quad(where, "lineText", Literal(line.text.strip(), language="es"))
            yield w.quad(where, "lineNumber", number_literal(line.number))
            yield w.quad(where, f"{DCTERMS}isPartOf", w.node("document", doc))


def prose_quads(base: Base, linked: LinkedEntry) -> Iterator[Quad]:
    """The entry's own words, for the graph that stays on the machine that has the documents."""
    w = Writer(base, "prose")
    me = w.node("entry", linked.slug)
    entry = linked.entry
    for name, passage in (("descriptionText", entry.description), ("resultsText", entry.results)):
        if passage:
            yield w.quad(me, name, Literal(passage.text, language="es"))
    for position, challenge in enumerate(entry.challenges, 1):
        node = NamedNode(f"{me.value}#challenge-{position}")
        yield w.quad(node, "challengeText", Literal(challenge.text.text, language="es"))
