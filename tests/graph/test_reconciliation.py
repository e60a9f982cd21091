"""Published against computed: what each query counts, how superlatives are judged, and that nothing is corrected."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from entramado.graph.claim_details import details
from entramado.graph.claim_details import details_by_key as details_of
from entramado.graph.export import TripleIndex, claims
from entramado.graph.quads.reconciliation import comparison_quads
from entramado.graph.reconciliation import Comparison, ReconciliationError, ranking, reconcile
from entramado.ontology.namespaces import Base
from entramado.queries.saved import texts
from tests.paths import SAMPLES

WORLD = (SAMPLES / "claims.ttl").read_text(encoding="utf-8")


def said(claim: str) -> Comparison:
    """The comparison of one claim, given by its properties, with the world above."""
    where = "<https://w3id.org/entramado/id/document/report/lines/5-5>"
    text = f"{WORLD}\n:claim a ent:Claim ; ent:evidence {where} ; {claim}\n{where} oa:hasSource :report_ ."
    text = text.replace(":report_", "<https://w3id.org/entramado/id/document/report>")
    store = Store()
    store.load(text.encode(), format=RdfFormat.TURTLE)
    (found,) = reconcile(store, texts("reconciliation"), Base())
    return found


def about(kind: str, value: str = "", *pairs: str) -> str:
    said = details((key, text) for key, _, text in (pair.partition("=") for pair in pairs))
    words = "".join(f" ; ent:{name} {value}" for name, value in said)
    return f'ent:claimKind "{kind}"{f" ; rdf:value {value}" if value else ""}{words}'


@pytest.mark.parametrize(
    ("claim", "computed", "query"),
    [
        (f"{about('actions', '7')} .", 7, "claims-actions"),
        (f"{about('actions', '9')} ; ent:objective :o1 .", 4, "claims-actions-by-objective"),
        (f"{about('actions', '3')} ; ent:chapter :ef .", 3, "claims-actions-by-chapter"),
        (
            f"{about('actions', '0')} ; ent:objective :o3 ; ent:chapter :ef .",
            0,
            "claims-actions-by-objective-and-chapter",
        ),
        (f"{about('actions', '1', 'institution=corte')} ; ent:chapter :pj .", 1, "claims-actions-of-institution"),
        (f"{about('institutions', '9')} .", 3, "claims-institutions"),
        (f"{about('institutions', '1')} ; ent:chapter :ef .", 1, "claims-institutions"),
        (f"{about('share', '29', 'migrant_type=exterior')} .", 29, "claims-shares-by-migrant-type"),
        (f"{about('share', '14', 'focus=mujeres', 'answer=yes')} .", 14, "claims-shares-by-focus"),
        (f"{about('share', '80', 'focus=mujeres', 'answer=no')} .", 86, "claims-shares-by-focus"),
        (f"{about('share', '0', 'focus=discapacidad', 'answer=yes')} .", 0, "claims-shares-by-focus"),
        (f"{about('challenges', '4')} .", 4, "claims-challenges"),
        (f"{about('challenges', '2', 'category=Dinero')} .", 2, "claims-challenges-by-category"),
        (f"{about('challenge-category', '2')} .", 2, "claims-challenge-categories"),
    ],
)
def test_each_number_is_computed_by_its_query(claim: str, computed: float, query: str) -> None:
    found = said(claim)
    assert (found.computed, found.queries) == (computed, [query])
    assert found.agrees is found.holds is (found.published == computed)
    assert found.difference == computed - (found.published or 0)


def test_counted_entries_are_named() -> None:
    found = said(f"{about('actions', '4')} ; ent:objective :o1 .")
    assert found.counted == [f"https://w3id.org/entramado/id/e{k}" for k in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("value", "bound", "holds"), [("3", ">", True), ("4", ">", False), ("5", "<", True), ("4", "<", False)]
)
def test_a_bound_is_judged_as_it_is_worded(value: str, bound: str, holds: bool) -> None:
    found = said(f"{about('actions', value, f'bound={bound}')} ; ent:objective :o1 .")
    assert (found.holds, found.agrees) == (holds, value == "4")


def test_of_several_categories_under_a_bound_the_largest_counts() -> None:
    found = said(f"{about('challenges', '3', 'bound=<', 'category=Dinero|Gente')} .")
    assert (found.computed, found.holds) == (2, True)


def test_a_category_of_the_glossary_has_a_count_and_nothing_to_agree_with() -> None:
    found = said(f"{about('challenge-category', '', 'category=Gente')} .")
    assert (found.computed, found.agrees) == (1, None)


@pytest.mark.parametrize(
    ("claim", "top", "holds"),
    [
        (about("superlative", "", "of=actions", "order=most", "rank=1", "objectives=1,2"), "1 (4), 2 (2)", True),
        (about("superlative", "", "of=actions", "order=most", "rank=2", "objectives=3"), "2 (2)", False),
        (about("superlative", "", "of=actions", "order=fewest", "rank=1", "objectives=3"), "3 (1)", True),
        (about("superlative", "", "of=actions", "order=covered", "objectives=1,2"), "1 (4), 2 (2), 3 (1)", False),
        (
            about("superlative", "", "of=actions", "order=covered", "objectives=1,2") + " ; ent:chapter :ef",
            "1 (1), 2 (2)",
            True,
        ),
        (
            about("superlative", "", "of=actions", "order=most", "rank=1") + " ; ent:objective :o1 ; ent:chapter :ef",
            "APF (3)",
            False,
        ),
        (
            about("superlative", "", "of=objectives", "order=most", "rank=1", "than=PJ") + " ; ent:chapter :ef",
            "EF (2)",
            True,
        ),
        (
            about("superlative", "", "of=challenges", "order=most", "rank=1", "category=Dinero"),
            "Dinero (2)",
            True,
        ),
        (
            about("superlative", "", "of=share", "order=fewest", "rank=1", "migrant_type=retorno"),
            "retorno (1)",
            True,
        ),
    ],
)
def test_superlatives_are_ranked(claim: str, top: str, holds: bool) -> None:
    found = said(f"{claim} .")
    assert (found.said, found.holds, found.agrees) == (top, holds, holds)
    assert found.computed is None


def test_options_that_tie_share_their_rank() -> None:
    counts = [("1", 3), ("2", 5), ("3", 3), ("4", 0)]
    assert list(ranking(counts, "most")) == [("2", 5), ("1", 3), ("3", 3), ("4", 0)]
    assert list(ranking(counts, "fewest")) == [("1", 3), ("3", 3), ("2", 5)]


def participants(*names: str, about_names: str = "") -> Comparison:
    nodes = "".join(
        f" ; ent:claimName :name{k}" + (f" ; ent:names :{name}" if name else "") for k, name in enumerate(names)
    )
    agents = "".join(f":name{k} prov:agent :{name} ." for k, name in enumerate(names) if name)
    return said(f"{about('participants')} ; ent:objective :o1{nodes} . {agents} {about_names}")


def test_participants_are_compared_both_ways() -> None:
    whole = participants("b", "n", "a")
    assert (whole.computed, whole.agrees, whole.without, whole.unnamed) == (3, True, [], [])
    parent_alone = participants("a", "n")  # the unit's entries are covered by its parent
    assert parent_alone.agrees
    lame = participants("b", "x", "")
    assert [n.rsplit("/", 1)[1] for n in lame.without] == ["name1", "name2"]
    assert [n.rsplit("/", 1)[1] for n in lame.unnamed] == ["e1", "e4"]
    assert lame.agrees is False


def test_a_successor_that_is_named_stands_for_the_body_that_reported() -> None:
    renamed = participants("b", "later", "a", about_names=":later ent:successorOf :n .")
    assert (renamed.agrees, renamed.without, renamed.unnamed) == (True, [], [])
    unrelated = participants("b", "later", "a", about_names=":later ent:successorOf :x .")
    assert [n.rsplit("/", 1)[1] for n in unrelated.without] == ["name1"]
    assert unrelated.unnamed


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT ?claim WHERE { ?claim a ?b }", "no column one of computed"),
        ("SELECT ?computed WHERE { ?computed a ?b }", "no column claim"),
        ("ASK { ?a a ?b }", "does not SELECT"),
        ("SELECT ?claim", "mend it"),
    ],
)
def test_a_query_that_cannot_compare_is_refused(query: str, says: str) -> None:
    with pytest.raises(ReconciliationError, match=f"query wrong: .*{says}"):
        reconcile(Store(), {"wrong": query}, Base())


def test_another_base_is_followed() -> None:
    base = Base("https://example.org/graph/")
    store = Store()
    where = "https://w3id.org/entramado/id/document/report/lines/5-5"
    text = f"{WORLD} :claim a ent:Claim ; ent:claimKind 'actions' ; rdf:value 7 ; ent:evidence <{where}> ."
    text += f" <{where}> oa:hasSource <https://w3id.org/entramado/id/document/report> ."
    store.load(text.replace("https://w3id.org/entramado/", base.iri).encode(), format=RdfFormat.TURTLE)
    (found,) = reconcile(store, texts("reconciliation"), base)
    assert found.agrees
    assert {q.graph_name.value for q in comparison_quads(base, [found])} == {f"{base.iri}graph/reconciliation"}  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def rows(built: Path) -> Iterator[list[dict[str, object]]]:
    store = Store()
    store.bulk_load(path=str(built / "facts.nq"), format=RdfFormat.N_QUADS)
    manifest = json.loads((built / "manifest.json").read_text())
    yield list(claims(TripleIndex(Base(manifest["base"]), store)))


def test_known_numbers_of_the_report(rows: list[dict[str, object]]) -> None:
    def one(line: int, objective: int | None, chapter: str | None = None) -> tuple[object, object, object]:
        found = [
            r
            for r in rows
            if (r["line"], r["objective"], r["chapter"], r["kind"]) == (line, objective, chapter, "actions")
        ]
        return found[0]["value"], found[0]["computed"], found[0]["agrees"]

    assert one(43, None) == (379, 379, True)
    assert one(275, 7) == (46, 46, True)
    assert one(526, 18) == (5, 4, False)
    assert one(769, 18) == (4, 4, True)
    assert one(722, None, "OSC") == (6, 21, False)
    assert one(1055, 2) == (4, 18, False)


def test_agreement_means_equal_numbers_and_published_ones_stay(rows: list[dict[str, object]]) -> None:
    numbers = [r for r in rows if r["value"] is not None and r["computed"] is not None]
    assert len(numbers) > 120
    assert all(r["agrees"] == (r["computed"] == r["value"]) for r in numbers)
    assert {r["kind"] for r in rows if r["computed_by"]} == {
        *("actions", "institutions", "participants", "share", "challenges", "challenge-category", "superlative")
    }


def test_each_detail_of_a_claim_is_a_value_of_its_own_and_comes_back_by_its_key() -> None:
    extra = {"rank": "2", "objectives": "7,15", "category": "Dinero|Gente", "answer": "no", "bound": ">"}
    values: dict[str, list[str]] = {}
    for name, value in details(extra.items()):
        values.setdefault(name, []).append(value.value)
    assert values["claimListedObjective"] == ["7", "15"] and values["claimAnswer"] == ["false"]
    assert details_of(lambda name: values.get(name, [])) == extra
