"""Which pairs of bodies that report are tied: a regression over pairs with permuted rows and columns (QAP).

A pair (i, j) of two bodies that report is a case for each way; it is a naming where i names j. Pairs share their bodies
and are not independent, so that no textbook error holds: the bodies are shuffled in the table of namings, rows and
columns alike, and the regression fitted again. References: Krackhardt (1988), Social Networks 10(4); Dekker, Krackhardt
& Snijders (2007), Psychometrika 72(4), who show that shuffling the outcome is too lenient where predictors are alike.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

import numpy as np

from entramado.graph.network.appearance import layer
from entramado.graph.network.build import chosen_entries
from entramado.graph.network.directed import naming
from entramado.graph.network.nulls import p_of
from entramado.graph.network.ties import Floats, Integers, Network

DRAWS: Final = 1000
TERMS: Final = ("same_sector", "shared_objectives", "federal_target")
CASES_A_TERM: Final = 10
"""Fewer namings a term than this decide nothing (Peduzzi et al. 1996, Journal of Clinical Epidemiology 49(12))."""
_STEPS: Final = 30
_RIDGE: Final = 1e-3
"""So weak that it moves no estimate but one that would run off to infinity, where no naming (or every) has the term."""
_SHARE: Final = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Predictor:
    """A predictor's coefficient (of the log odds) and odds ratio, and the middle 95 % of the coefficient by chance."""

    name: str
    coefficient: float
    odds_ratio: float
    low: float
    high: float
    p: float


@dataclass(frozen=True, slots=True)
class DyadicRegression:
    """The regression over `pairs` of `reporters`, `namings` of which are tied; without `terms` where it has no power.

    Terms: ``same_sector`` (1 or 0), ``shared_objectives`` (how many objectives both report entries of; those in which
    one is merely named do not count, for a naming would make them), ``federal_target`` (whether j is federal).
    """

    reporters: int
    pairs: int
    namings: int
    powerless: bool
    terms: tuple[Predictor, ...]
    draws: int


def dyadic_regression(network: Network, seed: int, draws: int = DRAWS) -> DyadicRegression:
    """Fit it for the bodies that report in the network."""
    bodies = sorted(node for node, data in network.graph.nodes(data=True) if data.get("reports"))
    at = {body: i for i, body in enumerate(bodies)}
    tied = np.zeros((len(bodies), len(bodies)))
    for u, v in naming(network):
        if u in at and v in at:
            tied[at[u], at[v]] = 1
    count = int(tied.sum())
    n = len(bodies)
    if count < CASES_A_TERM * len(TERMS):
        return DyadicRegression(n, n * (n - 1), count, True, (), 0)
    predictors = _predictors(network, bodies)
    off = ~np.eye(n, dtype=bool)
    # Few different rows of predictors, each of many pairs: fitted by what they count, a draw takes a millisecond.
    rows, kind = np.unique(predictors[off], axis=0, return_inverse=True)
    cases = np.bincount(kind)
    design = np.column_stack([np.ones(len(rows)), rows])

    def fitted(outcome: Floats) -> Floats:
        there = np.bincount(kind, weights=outcome[off], minlength=len(rows)).astype(np.float64)
        return logit(design, there, cases)[1:]

    observed = fitted(tied)
    random = np.random.default_rng(seed)
    drawn = np.array([fitted(tied[np.ix_(order, order)]) for order in (random.permutation(n) for _ in range(draws))])
    terms = []
    for i, name in enumerate(TERMS):
        low, high = np.percentile(drawn[:, i], _SHARE)
        value = float(observed[i])
        terms.append(
            Predictor(name, value, float(np.exp(value)), float(low), float(high), p_of(value, drawn[:, i], "both"))
        )
    return DyadicRegression(n, n * (n - 1), count, False, tuple(terms), draws)


def _predictors(network: Network, bodies: list[str]) -> Floats:
    """Pairs (i, j) x `TERMS`."""
    nodes = network.graph.nodes
    sector = np.array([str(nodes[body]["sector"]) for body in bodies])
    same = (sector[:, None] == sector[None, :]) & (sector[:, None] != "")
    federal = np.array([layer(nodes[body]) == "federal" for body in bodies])
    shared = _shared_objectives(network, bodies)
    return np.stack([same.astype(float), shared.astype(float), np.broadcast_to(federal, same.shape).astype(float)], -1)


def _shared_objectives(network: Network, bodies: list[str]) -> Integers:
    source, wanted = network.source, network.parameters
    entries = chosen_entries(source, wanted)
    reported: dict[str, set[str]] = defaultdict(set)
    for one in source.participations:
        if one.role == "reporter" and one.entry in entries and entries[one.entry].objective:
            body = source.root(one.body) if wanted.fold_units else one.body
            reported[body].add(entries[one.entry].objective)
    objectives = sorted(set().union(*reported.values()))
    matrix = np.array([[int(o in reported[body]) for o in objectives] for body in bodies], dtype=np.int64)
    found: Integers = matrix @ matrix.T
    return found


def logit(design: Floats, tied: Floats, cases: Integers) -> Floats:
    """Coefficients of a logistic regression on grouped cases, by Newton's method.

    A row of `design` stands for `cases` pairs, `tied` of them with a tie. Reference: McCullagh & Nelder (1989), 4.4.
    """
    found = np.zeros(design.shape[1])
    ridge = _RIDGE * np.eye(design.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ found, -30, 30)))
        slope = design.T @ (tied - cases * chance) - _RIDGE * found
        curve = (design * (cases * chance * (1 - chance))[:, None]).T @ design + ridge
        step = np.linalg.solve(curve, slope)
        # A long step overshoots where a naming is rare.
        found = found + step * min(1.0, 5.0 / max(float(np.abs(step).max()), 1e-12))
        if float(np.abs(step).max()) < 1e-8:
            break
    return found
