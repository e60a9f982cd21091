"""What the saved queries answer over the published facts, whatever their parameters are."""

from collections.abc import Iterator
from functools import cache
from time import process_time

import pytest
from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, Store

from entramado.api.pages.sections import SECTIONS
from entramado.graph.store import ServedData, load_memory, plan
from entramado.ontology.namespaces import DEFAULT_BASE
from entramado.queries import saved
from entramado.queries.saved import SavedQuery
from tests.paths import ROOT

DATA = ROOT / "data"
SLUGS_A_KIND = 8
WALKS_MOST = 6
WALKS_OF_AN_ENTITY = 1
# Of each kind the entity of which most is said.
HEAVY = {
    "institution": "inm",
    "state": "MX-CHP",
    "objective": "7",
    "population": "migrantes-general",
    "document": "compendio-2024",
    "programme": "programa-paisano",
    "entry": "compendio-2024-apf-8-2",
}
# What all questions of a page cost together; a page asks them side by side.
WALKS_OF_A_PAGE = 2.5
ANALYSES = ("compare", "gaps", "challenges", "doubles")
QUESTIONS = [q for q in saved.load_all().values() if q.group in ("examples", "pages", "network")]
Row = tuple[str, ...]


@cache
def facts() -> Store:
    stores, _ = load_memory(plan(ServedData(snapshot=str(DATA))))
    return stores.facts


@cache
def slugs(kind: str) -> list[str]:
    """Values of an entity parameter: the one of which most is said, and others spread over all there are."""
    text = f"SELECT DISTINCT ?x {{ ?x a ?c FILTER(STRSTARTS(STR(?x), '{DEFAULT_BASE}id/{kind}/')) }} ORDER BY ?x"
    found = [row[0].value for row in solutions(text)]
    plain = [iri.rpartition("/")[2] for iri in found if "#" not in iri]
    spread = plain[:: max(1, len(plain) // SLUGS_A_KIND)]
    return list(dict.fromkeys([HEAVY[kind], *spread])) if kind in HEAVY else spread


def solutions(text: str) -> QuerySolutions:
    found = facts().query(text, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return found


def bindings(query: SavedQuery) -> Iterator[dict[str, str]]:
    """The example, and every tried value of each entity parameter."""
    yield {}
    for parameter in query.parameters.values():
        for slug in slugs(parameter.type):
            yield {parameter.name: slug}


def rows(query: SavedQuery, values: dict[str, str]) -> tuple[list[str], list[Row]]:
    found = solutions(query.bind(values, DEFAULT_BASE))
    return [v.value for v in found.variables], [tuple(str(value) for value in row) for row in found]


@pytest.mark.parametrize("query", [q for q in QUESTIONS if "CONSTRUCT {" not in q.text], ids=lambda q: q.name)
def test_no_answer_has_a_row_twice_or_pairs_a_thing_with_itself(query: SavedQuery) -> None:
    for values in bindings(query):
        names, found = rows(query, values)
        assert len(found) == len(set(found)), (query.name, values)
        for one, other in (("practice", "entry"), ("from", "to"), ("institution", "partner"), ("a", "b")):
            if one in names and other in names:
                at, to = names.index(one), names.index(other)
                assert not [row for row in found if row[at] == row[to] != "None"], (query.name, values)


def spent(text: str) -> float:
    """Seconds of processor time that a question takes, whatever else the machine does meanwhile."""
    start = process_time()
    answer = facts().query(text, use_default_graph_as_union=True)
    if not isinstance(answer, QueryBoolean):
        for _ in answer:
            pass
    return process_time() - start


@cache
def walk() -> float:
    """What one walk through all triples takes."""
    return min(spent("SELECT (COUNT(?o) AS ?n) { ?s ?p ?o }") for _ in range(3))


def test_no_question_costs_more_than_some_walks_through_all_triples() -> None:
    """Patterns that are evaluated apart and joined late cost twenty walks and more."""
    dear = {}
    for query in saved.load_all().values():
        if query.group not in ("service", "checks"):
            text = query.bind({}, DEFAULT_BASE)
            walks = spent(text) / walk()
            if walks > WALKS_MOST and (walks := spent(text) / walk()) > WALKS_MOST:
                dear[query.name] = round(walks, 1)
    assert dear == {}


def walks_of(texts: dict[str, str]) -> dict[str, float]:
    """What each question costs in walks; the less of two tries."""
    return {name: min(spent(text), spent(text)) / walk() for name, text in texts.items()}


def entity_questions(kind: str, slug: str) -> dict[str, str]:
    """The questions of an entity's page and of its data, by name."""
    iri = f"{DEFAULT_BASE}id/{kind}/{slug}"
    heads = ("describe", "entity-head", "entity-facts", "entity-about", "entity-incoming-counts")
    found = {}
    for name in (*heads, *SECTIONS[kind]):
        query = saved.load(name)
        parameter = next(one for one in query.parameters if one in ("entity", kind))
        found[name] = query.bind({parameter: iri}, DEFAULT_BASE)
    if kind == "entry":
        found["entry-quoted-facts"] = saved.load("entry-quoted-facts").bind({"entry": iri}, DEFAULT_BASE)
    return found


@pytest.mark.parametrize("kind", HEAVY)
def test_the_page_of_an_entity_has_a_budget(kind: str) -> None:
    """The most that a table of the page of the entity with most facts costs is six tenths of a walk."""
    costs = walks_of(entity_questions(kind, HEAVY[kind]))
    assert {name: round(cost, 1) for name, cost in costs.items() if cost > WALKS_OF_AN_ENTITY} == {}
    assert sum(costs.values()) < WALKS_OF_A_PAGE, costs


@pytest.mark.parametrize("page", ANALYSES)
def test_the_page_of_an_analysis_has_a_budget(page: str) -> None:
    asked = [q for name, q in saved.load_all().items() if q.group == "analyses" and name.startswith(f"{page}-")]
    assert asked
    costs = walks_of({q.name: q.bind({}, DEFAULT_BASE) for q in asked})
    assert sum(costs.values()) < WALKS_OF_A_PAGE, costs


def test_the_lines_of_a_claim_give_its_claims_only() -> None:
    about = {"document": "informe-ejecutivo-2024", "first": "526", "last": "526"}
    names, found = rows(saved.load("lines-facts"), about)
    assert found
    assert all(row[names.index("what")] == '"Claim"' for row in found)
    assert all("/lines/526-526" in row[names.index("lines")] for row in found)


def test_practices_in_later_editions_are_two() -> None:
    _, found = rows(saved.load("good-practices-in-later-editions"), {})
    assert len(found) == 2


def test_entries_whose_reporter_is_not_named_are_listed_as_such() -> None:
    names, found = rows(saved.load("who-reports-on-objective"), {"document": "informe-2018"})
    not_named = [row for row in found if row[names.index("reporterNamed")].startswith('"false"')]
    assert not_named
    assert all(row[names.index("institution")] == "None" for row in not_named)


def test_a_tie_has_a_direction_and_both_ends_tell_it() -> None:
    names, found = rows(saved.load("partners-of-institution"), {"institution": "inm", "direction": "named"})
    assert found
    at = {name: names.index(name) for name in names}
    partner = NamedNode(found[0][at["partner"]].strip("<>"))
    slug = partner.value.rpartition("/")[2]
    _, back = rows(saved.load("partners-of-institution"), {"institution": slug, "direction": "names"})
    ties = {(row[at["entry"]], row[at["line"]]) for row in back if row[at["partner"]].endswith("/institution/inm>")}
    assert (found[0][at["entry"]], found[0][at["line"]]) in ties


def test_the_data_of_an_entity_reach_the_lines_that_its_parts_cite() -> None:
    found = {
        str(t) for t in facts().query(saved.load("describe").bind({}, DEFAULT_BASE), use_default_graph_as_union=True)
    }
    assert any("hadRole" in triple for triple in found)
    assert any("hasSource" in triple for triple in found)


def test_a_challenge_in_no_category_is_one_fact_of_its_lines() -> None:
    asked = {"document": "compendio-2024", "first": "2982", "last": "3029"}
    for name in ("quoted-facts", "lines-facts"):
        names, found = rows(saved.load(name), asked)
        told = [row[names.index("fact")] for row in found] if "fact" in names else found
        assert 20 < len(found) < 60 and len(set(told)) == len(told), name
