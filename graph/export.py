"""A snapshot as JSON Lines: entries, statistics, claims and programmes, read back from the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from entramado.graph.claim_details import details_by_key
from entramado.ontology.home import short_code
from entramado.ontology.namespaces import DCTERMS, OA, PROV, RDF, RDFS, SCHEMA, SKOS, Base, last_part

_ROLES = ("unit", "partner", "funder", "beneficiary", "mentioned")


class TripleIndex:
    """The triples of a snapshot by subject and predicate, for plain look-ups without SPARQL; Spanish labels first."""

    def __init__(self, base: Base, quads: Iterable[Quad]) -> None:
        self.base = base
        self._by_subject: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._by_type: dict[str, list[str]] = defaultdict(list)
        for quad in quads:
            subject, value = quad.subject, quad.object
            if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
                continue
            values = self._by_subject[subject.value][quad.predicate.value]
            if value.value not in values:
                spanish = isinstance(value, Literal) and value.language == "es"
                values.insert(0 if spanish else len(values), value.value)
            if quad.predicate.value == f"{RDF}type":
                self._by_type[value.value].append(subject.value)

    def of_type(self, name: str) -> list[str]:
        """The subjects of a class; a name without colon is one of our own."""
        return sorted(set(self._by_type[name if ":" in name else self.base.term(name)]))

    def all(self, subject: str, predicate: str) -> list[str]:
        """Every value; a predicate without colon is one of our own terms."""
        key = predicate if ":" in predicate else self.base.term(predicate)
        properties = self._by_subject.get(subject)
        return properties.get(key, []) if properties else []

    def one(self, subject: str, predicate: str) -> str | None:
        """The first value, or None."""
        values = self.all(subject, predicate)
        return values[0] if values else None

    def integer(self, subject: str, predicate: str) -> int | None:
        """The first value as a number."""
        value = self.one(subject, predicate)
        return int(value) if value is not None else None

    def lines(self, subject: str) -> tuple[int, int]:
        """First and last line of the evidence of `subject`."""
        where = self.one(subject, "evidence") or ""
        return self.integer(where, "firstLine") or 0, self.integer(where, "lastLine") or 0

    def pages(self, subject: str) -> list[int]:
        """The pages of the evidence of `subject`; none where its document has no pages."""
        return sorted(int(page) for page in self.all(self.one(subject, "evidence") or "", "page"))

    def regions(self, subject: str) -> list[str]:
        """The boxes of the evidence of `subject`, one a page."""
        found = self.all(self.one(subject, "evidence") or "", "pageRegion")
        return sorted(found, key=lambda region: int(region.partition("&")[0].removeprefix("page=")))

    def doc(self, subject: str) -> str:
        """The key of the document of the evidence of `subject`."""
        where = self.one(subject, "evidence") or ""
        return last_part(self.one(where, f"{OA}hasSource") or "")


def number(text: str) -> float | int:
    """A printed number as Python's."""
    value = float(text)
    return int(value) if value.is_integer() else value


def body(facts: TripleIndex, iri: str | None, printed: Iterable[str]) -> dict[str, Any]:
    """A body as `{iri, name, acronym, aliases}`; one that stays unlinked has only its printed name."""
    printed = list(printed)
    if iri is None:
        return {"iri": None, "name": printed[0], "acronym": None, "aliases": printed[1:]}
    name = facts.one(iri, f"{SKOS}prefLabel") or last_part(iri)
    acronym = facts.one(iri, "acronym")
    aliases = {*facts.all(iri, f"{SKOS}altLabel"), *facts.all(iri, "acronym"), *printed} - {name, acronym}
    return {"iri": iri, "name": name, "acronym": acronym, "aliases": sorted(a for a in aliases if a)}


def entries(facts: TripleIndex) -> Iterator[dict[str, Any]]:
    """One record an entry, in the order of the documents."""
    towns = _towns_printed(facts)
    rows = [_entry(facts, iri, towns.get(iri, [])) for iri in facts.of_type("Entry")]
    yield from sorted(rows, key=lambda r: (r["doc"], r["lines"], r["iri"]))


def _towns_printed(facts: TripleIndex) -> dict[str, list[str]]:
    """The municipalities of each entry as the document prints them ("Ciudad Juárez" for Juárez)."""
    found: dict[str, list[str]] = defaultdict(list)
    for node in facts.of_type(f"{RDF}Statement"):
        if facts.one(node, f"{RDF}predicate") == facts.base.term("municipality"):
            place = facts.one(node, f"{RDF}object") or ""
            name = facts.one(node, "namePrinted") or facts.one(place, f"{RDFS}label") or last_part(place)
            found[facts.one(node, f"{RDF}subject") or ""].append(name)
    return {entry: sorted(set(names)) for entry, names in found.items()}


def _entry(facts: TripleIndex, iri: str, towns: list[str]) -> dict[str, Any]:
    chapter = facts.one(iri, "chapter")
    objective = facts.one(iri, "objective")
    states = sorted(short_code(last_part(s)) for s in facts.all(iri, "state"))
    if facts.one(iri, "nationalCoverage"):
        states.append("ALL")
    people = _participants(facts, iri)
    main = facts.all(iri, "mainActionType")
    row: dict[str, Any] = {
        "iri": iri,
        "programme": facts.one(iri, "mainProgramme"),
        "doc": facts.doc(iri),
        "lines": list(facts.lines(iri)),
        "chapter": last_part(chapter).upper() if chapter else None,
        "objective": int(last_part(objective)) if objective else None,
        "ordinal": facts.one(iri, "ordinal"),
        "title": facts.one(iri, f"{DCTERMS}title"),
        "reporter_printed": facts.one(iri, "reporterPrinted"),
        "reporters": people("reporter"),
        "parents": people("parent"),
        "has_results": facts.one(iri, "hasResults") == "true",
        "challenges": [_challenge(facts, c) for c in _by_position(facts, facts.all(iri, "challenge"))],
        "kind": facts.one(iri, "kind"),
        "organisations": [o for role in _ROLES for o in people(role)],
        "populations": sorted(last_part(p) for p in facts.all(iri, "population")),
        "states": states,
        "municipalities": towns,
        "countries": sorted(last_part(c) for c in facts.all(iri, "country")),
        "start": facts.one(iri, f"{SCHEMA}startDate"),
        "end": facts.one(iri, f"{SCHEMA}endDate"),
        "permanent": facts.one(iri, "permanent") == "true",
        "women_focus": facts.one(iri, "womenFocus") == "true",
        "disability_focus": facts.one(iri, "disabilityFocus") == "true",
        "figures": sorted((_figure(facts, f) for f in facts.all(iri, "figure")), key=_figure_order),
        "instruments": sorted(facts.one(i, f"{RDFS}label") or "" for i in facts.all(iri, "instrument")),
        "urls": sorted(facts.all(iri, f"{SCHEMA}url")),
        "action_types": [last_part(t) for t in main + sorted(set(facts.all(iri, "actionType")) - set(main))],
        "migrant_type": last_part(facts.one(iri, "migrantType") or "") or None,
    }
    if pages := facts.pages(iri):
        row |= {"pages": pages, "regions": facts.regions(iri)}
    state = facts.one(iri, "practiceState")
    if state:
        row["state"] = short_code(last_part(state))
        row["dimension"] = sorted(last_part(value) for value in facts.all(iri, "dimension"))
        row["target_printed"] = facts.one(iri, "targetPrinted")
        row["criteria"] = {
            last_part(facts.one(a, "criterion") or ""): facts.one(a, "met") == "true"
            for a in facts.all(iri, "assessment")
        }
    return row


def _participants(facts: TripleIndex, entry: str) -> Callable[[str], list[dict[str, Any]]]:
    by_role: dict[str, list[tuple[int, str, dict[str, Any]]]] = defaultdict(list)
    for node in facts.all(entry, "participation"):
        role = (facts.one(node, f"{PROV}hadRole") or "").rsplit("role-", 1)[-1]
        record = body(facts, facts.one(node, f"{PROV}agent"), facts.all(node, "namePrinted"))
        if kind := facts.one(node, "ofKind"):
            # A kind of bodies has names but is none that an IRI could stand for.
            record = body(facts, kind, facts.all(node, "namePrinted")) | {"iri": None}
        if role in _ROLES:
            record |= {"role": role, "line": facts.lines(node)[0]}
        by_role[role].append((facts.lines(node)[0], node, record))
    return lambda role: [record for _, _, record in sorted(by_role[role], key=lambda r: r[:2])]


def _by_position(facts: TripleIndex, nodes: list[str]) -> list[str]:
    return sorted(nodes, key=lambda n: facts.integer(n, "position") or 0)


def _challenge(facts: TripleIndex, node: str) -> dict[str, Any]:
    category = facts.one(node, "category")
    text = facts.one(node, "challengeText")
    return {
        "line": facts.lines(node)[0],
        **_page(facts, node),
        "category": facts.one(category, f"{SKOS}prefLabel") if category else None,
        "text_head": " ".join(text.split()[:8]) if text else None,
    }


def _figure(facts: TripleIndex, node: str) -> dict[str, Any]:
    return {
        "value": number(facts.one(node, f"{RDF}value") or "0"),
        "what": facts.one(node, "unitWords"),
        "group": facts.one(node, "group"),
        "line": facts.lines(node)[0],
        "populations": sorted(last_part(p) for p in facts.all(node, "countedPopulation")),
        "done": facts.one(node, "deedWords"),
        "period": facts.one(node, "countedPeriod"),
        **_page(facts, node),
    }


def _page(facts: TripleIndex, node: str) -> dict[str, Any]:
    """The page on which the evidence of a node begins, and its box there, where the document has pages."""
    pages = facts.pages(node)
    return {"page": pages[0], "region": facts.regions(node)[0]} if pages else {}


def _figure_order(figure: dict[str, Any]) -> tuple[int, float, str, str]:
    """The sort key of figures: the line, then what differs within a line, whatever order the store gives."""
    return figure["line"], figure["value"], figure["what"] or "", figure["group"] or ""


def statistics(facts: TripleIndex) -> Iterator[dict[str, Any]]:
    """One record a number of a state's panorama."""
    rows = []
    for iri in facts.of_type("Statistic"):
        row = {
            "iri": iri,
            "doc": facts.doc(iri),
            "state": short_code(last_part(facts.one(iri, "practiceState") or "")),
            "line": facts.lines(iri)[0],
            "indicator": last_part(facts.one(iri, "indicator") or ""),
            "group": facts.one(iri, "group"),
            "value": number(facts.one(iri, f"{RDF}value") or "0"),
            "unit": facts.one(iri, "measurementUnit"),
            "period": facts.one(iri, "period"),
        }
        rows.append(((row["doc"], row["line"], facts.integer(iri, "sequence") or 0), row))
    yield from (row for _, row in sorted(rows, key=lambda r: r[0]))


def claims(facts: TripleIndex) -> Iterator[dict[str, Any]]:
    """One record a published statement, with the computed value where it can be computed."""
    rows = []
    for iri in facts.of_type("Claim"):
        value, computed = facts.one(iri, f"{RDF}value"), facts.one(iri, "computedValue")
        objective, chapter = facts.one(iri, "objective"), facts.one(iri, "chapter")
        names = [
            body(facts, facts.one(n, f"{PROV}agent"), facts.all(n, "namePrinted"))
            for n in _by_position(facts, facts.all(iri, "claimName"))
        ]
        agrees = facts.one(iri, "agrees")
        row: dict[str, Any] = {
            "iri": iri,
            "doc": facts.doc(iri),
            "kind": facts.one(iri, "claimKind"),
            "line": facts.lines(iri)[0],
            "objective": int(last_part(objective)) if objective else None,
            "chapter": last_part(chapter).upper() if chapter else None,
            "value": number(value) if value is not None else None,
            "computed": number(computed) if computed is not None else None,
            "agrees": agrees == "true" if agrees is not None else None,
            "computed_text": facts.one(iri, "computedText"),
            "computed_by": sorted(facts.all(iri, "computedBy")),
            "about": details_by_key(partial(facts.all, iri)),
        }
        if names:
            row["names"] = names
        rows.append(((row["doc"], row["line"], facts.integer(iri, "sequence") or 0), row))
    yield from (row for _, row in sorted(rows, key=lambda r: r[0]))


def programmes(facts: TripleIndex) -> Iterator[dict[str, Any]]:
    """One record a programme that two entries or more report on."""
    for iri in facts.of_type("Programme"):
        members = facts.all(iri, "hasEntry")
        if len(members) > 1:
            yield {
                "iri": iri,
                "name": facts.one(iri, f"{RDFS}label"),
                "members": sorted((_member(facts, m) for m in members), key=lambda r: (r[0], r[4])),
            }


def _member(facts: TripleIndex, entry: str) -> list[Any]:
    chapter, objective = facts.one(entry, "chapter"), facts.one(entry, "objective")
    return [
        facts.doc(entry),
        last_part(chapter).upper() if chapter else None,
        int(last_part(objective)) if objective else None,
        facts.one(entry, "ordinal"),
        facts.lines(entry)[0],
    ]


EXPORTS: dict[str, Callable[[TripleIndex], Iterator[dict[str, Any]]]] = {
    "entries": entries,
    "statistics": statistics,
    "claims": claims,
    "programmes": programmes,
}
