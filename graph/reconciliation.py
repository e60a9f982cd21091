"""What a report publishes about entries against what the entries say: nothing is corrected, both are kept.

Saved queries do the counting; their texts are passed in. What a query compares is said by its columns:

| columns | what |
| --- | --- |
| `claim`, `computed`, perhaps `published`, `counted` | a number; `counted` are the entries counted, parted by blanks |
| `claim`, `option`, `count` | the options of a superlative, to be ranked |
| `claim`, `without` | names of a list of participants without an entry |
| `claim`, `unnamed` | entries whose body such a list does not name |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from entramado.graph.claim_details import details_by_key
from entramado.ontology.errors import EntramadoError
from entramado.ontology.namespaces import DEFAULT_BASE, SKOS, Base

# Entries counted for a claim are kept up to this number: of a total, every entry of the document would be.
COUNTED_MAX_ENTRIES = 60

Row = dict[str, str]


class ReconciliationError(EntramadoError):
    """A query that cannot be used to compare; the message says which, what is wrong and the remedy."""


@dataclass(slots=True)
class Comparison:
    """One claim with what was computed for it.

    `agrees` says whether the published and the computed value are equal, `holds` whether the statement
    as worded ("more than 40", "the most", a list) is borne out. `said` is a computed list or ranking.
    """

    claim: str
    queries: list[str] = field(default_factory=list)
    published: float | None = None
    computed: float | None = None
    said: str | None = None
    agrees: bool | None = None
    holds: bool | None = None
    counted: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)

    @property
    def difference(self) -> float | None:
        """Computed minus published."""
        if self.computed is None or self.published is None:
            return None
        return self.computed - self.published


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a claim says besides its number: its kind, objective and chapter by notation, and `about` by key."""

    kind: str
    objective: str | None
    chapter: str | None
    about: Mapping[str, str]


def reconcile(store: Store, queries: Mapping[str, str], base: Base) -> list[Comparison]:
    """Run the queries (name to SPARQL) on a store that holds the facts; one comparison a claim, by its IRI.

    Raises `ReconciliationError` for a query that has none of the columns above or cannot be run.
    """
    found: dict[str, Comparison] = {}
    for name, text in sorted(queries.items()):
        columns, rows = _run(store, name, text, base)
        if {"option", "count"} <= columns:
            _rank(store, base, name, rows, found)
        elif columns & {"computed", "without", "unnamed"}:
            for row in rows:
                _note(_of(found, row["claim"], name), row)
        else:
            what = "one of computed, option and count, without, unnamed"
            raise ReconciliationError(f"query {name}: it has no column {what}; select one beside ?claim")
    for comparison in found.values():
        _judge(comparison, claimed(store, base, comparison.claim))
    return [found[claim] for claim in sorted(found)]


def _run(store: Store, name: str, text: str, base: Base) -> tuple[set[str], list[Row]]:
    try:
        results = store.query(text.replace(DEFAULT_BASE, base.iri), use_default_graph_as_union=True)
    except (SyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise ReconciliationError(f"query {name}: {reason}; mend it in queries/reconciliation") from error
    if not isinstance(results, QuerySolutions):
        raise ReconciliationError(f"query {name}: it does not SELECT; write a SELECT with ?claim")
    columns = {variable.value for variable in results.variables}
    if "claim" not in columns:
        raise ReconciliationError(f"query {name}: it has no column claim; select ?claim")
    rows = [{c: term.value for c in columns if isinstance(term := row[c], NamedNode | Literal)} for row in results]
    return columns, rows


def _of(found: dict[str, Comparison], claim: str, query: str) -> Comparison:
    comparison = found.setdefault(claim, Comparison(claim))
    if query not in comparison.queries:
        comparison.queries.append(query)
    return comparison


def _note(comparison: Comparison, row: Row) -> None:
    if "computed" in row:
        comparison.computed = float(row["computed"])
        comparison.counted = sorted(row.get("counted", "").split())[: COUNTED_MAX_ENTRIES + 1]
        if len(comparison.counted) > COUNTED_MAX_ENTRIES:
            comparison.counted = []
    if "published" in row:
        comparison.published = float(row["published"])
    comparison.without += [row["without"]] if "without" in row else []
    comparison.unnamed += [row["unnamed"]] if "unnamed" in row else []


def _judge(comparison: Comparison, claim: Claimed) -> None:
    """Equal or not, and whether the statement holds as it is worded."""
    if comparison.computed is not None and comparison.published is not None:
        comparison.agrees = comparison.computed == comparison.published
        bound = claim.about.get("bound")
        comparison.holds = {
            ">": comparison.computed > comparison.published,
            "<": comparison.computed < comparison.published,
        }.get(bound or "", comparison.agrees)
    elif claim.kind == "participants":
        comparison.agrees = comparison.holds = not (comparison.without or comparison.unnamed)


def claimed(store: Store, base: Base, claim: str) -> Claimed:
    """What a claim says, read from the facts."""
    values: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(NamedNode(claim), None, None):
        if isinstance(quad.object, NamedNode | Literal):
            values[quad.predicate.value].append(quad.object.value)

    def notation(name: str) -> str | None:
        found = values[base.term(name)]
        if not found:
            return None
        terms = [q.object for q in store.quads_for_pattern(NamedNode(found[0]), NamedNode(f"{SKOS}notation"), None)]
        return next((t.value for t in terms if isinstance(t, Literal)), found[0].rsplit("/", 1)[-1])

    said = details_by_key(lambda name: values[base.term(name)])
    kind = next(iter(values[base.term("claimKind")]), "")
    return Claimed(kind, notation("objective"), notation("chapter"), said)


def _rank(store: Store, base: Base, name: str, rows: Sequence[Row], found: dict[str, Comparison]) -> None:
    options: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in rows:
        options[row["claim"]].append((row["option"], int(row["count"])))
    for iri, counts in options.items():
        comparison = _of(found, iri, name)
        claim = claimed(store, base, iri)
        listed = _listed(claim)
        ranked = list(ranking(counts, claim.about.get("order", "most")))
        top = _top(ranked, claim, len(listed))
        comparison.said = ", ".join(f"{option} ({count})" for option, count in top)
        comparison.holds = comparison.agrees = _borne_out(ranked, claim, listed)


def _listed(claim: Claimed) -> list[str]:
    """The options that a superlative names."""
    for key, mark in (("objectives", ","), ("category", "|"), ("migrant_type", ",")):
        if key in claim.about:
            return claim.about[key].split(mark)
    return [claim.chapter] if claim.chapter else []


def ranking(counts: Sequence[tuple[str, int]], order: str) -> Iterator[tuple[str, int]]:
    """Options from the most to the fewest, or the other way round; where the fewest are asked, none is no option."""
    sign = 1 if order == "fewest" else -1
    for option, count in sorted(counts, key=lambda c: (sign * c[1], int(c[0]) if c[0].isdigit() else 0, c[0])):
        if count or order == "most":
            yield option, count


def _top(ranked: Sequence[tuple[str, int]], claim: Claimed, length: int) -> list[tuple[str, int]]:
    """The options at the ranks that are claimed, with those that tie with the last of them."""
    if claim.about.get("order") == "covered":
        return sorted(ranked, key=lambda c: (int(c[0]) if c[0].isdigit() else 0, c[0]))
    first = int(claim.about.get("rank", "1")) - 1
    top = list(ranked[first : first + length])
    return top + [c for c in ranked[first + length :] if top and c[1] == top[-1][1]]


def _borne_out(ranked: Sequence[tuple[str, int]], claim: Claimed, listed: Sequence[str]) -> bool:
    """Whether the options named have the counts of the ranks that they are given."""
    counts = dict(ranked)
    if claim.about.get("order") == "covered":
        return set(listed) == set(counts)
    first = int(claim.about.get("rank", "1")) - 1
    expected = [count for _, count in ranked[first : first + len(listed)]]
    return sorted(counts.get(option, 0) for option in listed) == sorted(expected)
