"""What goes with naming: the regression over pairs against worked ones, its permutations, and roles in a pair."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.optimize import minimize

from entramado.graph.network.build import build_network
from entramado.graph.network.dyads import TERMS, dyadic_regression, logit
from entramado.graph.network.mentions import multiplexity
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.source import BodyFacts, EntryFacts, NetworkSource, Participation
from entramado.graph.network.ties import Network
from tests.network_samples import BASE, body, entry, objective


def source_of(
    said: list[tuple[str, int, list[tuple[str, str]]]], sectors: dict[str, str] | None = None
) -> NetworkSource:
    """Entries given as reporter, objective and (named, role) pairs; all bodies federal but those of `sectors`."""
    source = NetworkSource(BASE, "build-1")
    bodies = {by for by, *_ in said} | {named for *_, those in said for named, _ in those}
    for slug in bodies:
        sector = (sectors or {}).get(slug, "federal")
        source.bodies[body(slug)] = BodyFacts(body(slug), slug, slug, sector, sector)
    for number, (by, aim, those) in enumerate(said):
        iri = entry(f"e{number}")
        document, chapter = BASE.id("document", "d"), BASE.id("chapter", "apf")
        source.entries[iri] = EntryFacts(iri, iri, document, "2024", "action", (1, 2), chapter, objective(aim))
        for name, role in [(by, "reporter"), *those]:
            source.participations.append(Participation(iri, body(name), role, (number + 1, number + 1)))
    return source


def network_of(source: NetworkSource) -> Network:
    return build_network(source, Parameters())


def test_one_yes_or_no_predictor_gives_the_logarithm_of_the_odds_ratio_of_its_table() -> None:
    # 10 of 20 with the term, 10 of 60 without: odds 1 and 1/5.
    found = logit(np.array([[1.0, 1.0], [1.0, 0.0]]), np.array([10.0, 10.0]), np.array([20, 60]))
    assert found == pytest.approx([math.log(1 / 5), math.log(5)], abs=1e-3)


def test_coefficients_are_those_of_greatest_likelihood() -> None:
    random = np.random.default_rng(5)
    design = np.column_stack([np.ones(400), random.integers(0, 2, 400), random.integers(0, 5, 400)]).astype(float)
    tied = (random.random(400) < 1 / (1 + np.exp(-(design @ [-2.0, 0.8, 0.4])))).astype(float)
    best = minimize(lambda b: float(np.sum(np.log1p(np.exp(design @ b)) - tied * (design @ b))), np.zeros(3))
    assert logit(design, tied, np.ones(400, dtype=np.int64)) == pytest.approx(best.x, abs=2e-3)


def test_what_naming_follows_stands_out_and_what_it_does_not_follow_does_not() -> None:
    # Twenty bodies of four objectives; each names three that report on its own objective, whatever their sector.
    said = []
    for i in range(24):
        same = [f"b{j}" for j in range(24) if j % 4 == i % 4 and j != i]
        said.append((f"b{i}", 1 + i % 4, [(named, "partner") for named in same[:3]]))
    sectors = {f"b{i}": "state" for i in range(0, 24, 2)} | {f"b{i}": "federal" for i in range(1, 24, 2)}
    shuffled = dict(zip(sectors, np.random.default_rng(3).permutation(list(sectors.values())).tolist(), strict=True))
    found = dyadic_regression(network_of(source_of(said, shuffled)), seed=1, draws=200)
    assert (found.reporters, found.pairs, found.namings, found.powerless) == (24, 24 * 23, 72, False)
    terms = {term.name: term for term in found.terms}
    assert tuple(terms) == TERMS
    shared = terms["shared_objectives"]
    assert shared.coefficient > shared.high > 0 > shared.low
    assert shared.odds_ratio == pytest.approx(math.exp(shared.coefficient))
    assert shared.p <= 2 / 201 + 1e-12
    assert terms["same_sector"].p > 0.05
    assert terms["same_sector"].low < terms["same_sector"].coefficient < terms["same_sector"].high
    assert found == dyadic_regression(network_of(source_of(said, shuffled)), seed=1, draws=200)


def test_few_namings_decide_nothing() -> None:
    said = [("a", 1, [("b", "partner")]), ("b", 2, []), ("c", 1, [("a", "partner")])]
    found = dyadic_regression(network_of(source_of(said)), seed=1)
    assert (found.reporters, found.namings, found.powerless, found.terms) == (3, 2, True, ())


def test_roles_of_a_pair_are_counted_against_those_dealt_out_anew() -> None:
    # Five reporters each name one body as partner and as funder, where any of five might be either.
    said = [(f"r{i}", 1, [(f"n{i}", "partner"), (f"n{i}", "funder")]) for i in range(5)]
    found = multiplexity(network_of(source_of(said)), seed=1, draws=400)
    assert (found.pairs, found.several, found.roles) == (5, 5, {"funder partner": 5})
    # A body falls to the same reporter in both roles once on average, as fixed points of a permutation do.
    assert found.expected == pytest.approx(1, abs=0.15)
    assert found.p < 0.05
    assert not found.powerless
    none = multiplexity(network_of(source_of([("a", 1, [("b", "partner")])])), seed=1, draws=50)
    assert (none.several, none.powerless, none.p) == (0, True, 1)
