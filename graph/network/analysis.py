"""A network with everything that is measured of it, and how much work is put into the tests."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from entramado.graph.network.appearance import layer
from entramado.graph.network.build import build_network
from entramado.graph.network.directed import BROKERS, brokerage, mixing_table, node_directed, whole_directed
from entramado.graph.network.dyads import DyadicRegression, dyadic_regression
from entramado.graph.network.groups import CHOICE_SEEDS, Communities, Mixing, choice_seeds, communities, mixing
from entramado.graph.network.large import Basis
from entramado.graph.network.layout import positions
from entramado.graph.network.mentions import Multiplexity, NamingTest, intervals, multiplexity, naming_tests
from entramado.graph.network.nodes import node_measures
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.significance import METHODS, pair_test
from entramado.graph.network.source import NetworkSource
from entramado.graph.network.ties import Network
from entramado.graph.network.two_mode import node_two_mode, whole_two_mode
from entramado.graph.network.whole import CorePeriphery, core_periphery, whole_measures

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Effort:
    """How many random counterparts are drawn (each outcome says how many it rests on), and what is left out."""

    core_draws: int = 200
    louvain_runs: int = 100
    louvain_nulls: int = 50
    permutations: int = 1000
    naming_draws: int = 1000
    nodes: bool = True

    def for_ties(self, ties: int) -> Effort:
        """Less for a dense projection, so that an answer takes seconds: a fifth above 3,000 ties, less above 10,000."""
        if ties <= 3000:
            return self
        part = 5 if ties <= 10_000 else 20
        return replace(
            self,
            core_draws=self.core_draws // part,
            louvain_runs=min(self.louvain_runs, max(choice_seeds(ties), self.louvain_runs // part)),
            louvain_nulls=self.louvain_nulls // part,
            permutations=self.permutations // 5,
        )


FULL = Effort()
# For pictures and files: all that is measured of nodes and ties, no tests against random networks.
PICTURE = Effort(core_draws=0, louvain_runs=CHOICE_SEEDS, louvain_nulls=0, naming_draws=0)
# What a build publishes: all that needs no hundreds of random networks, and of two-mode networks the whole only.
BUILD = PICTURE
WHOLE = Effort(core_draws=0, louvain_runs=0, louvain_nulls=0, permutations=0, naming_draws=0, nodes=False)


@dataclass(frozen=True, slots=True)
class TieTest:
    """A tie against chance (see `significance`): nodes or entries shared, and for both models mean, p and q."""

    shared: int
    expected: float
    p: float
    q: float
    expected_hypergeometric: float
    p_hypergeometric: float
    q_hypergeometric: float


@dataclass
class Analysis:
    """A network and its measures. Absent ones (a core of a two-mode network, say) are None or empty.

    `descriptions` are the findings that a build writes of it, a line each, by language.
    """

    network: Network
    whole: dict[str, float]
    two_mode: dict[str, float]
    nodes: dict[str, dict[str, float]]
    groups: Communities
    mixing: list[Mixing]
    core: CorePeriphery | None
    tests: dict[tuple[str, str], TieTest]
    layers: dict[str, dict[str, int]] = field(default_factory=dict)
    naming: list[NamingTest] = field(default_factory=list)
    dyads: DyadicRegression | None = None
    multiplexity: Multiplexity | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)

    @cached_property
    def positions(self) -> dict[str, tuple[float, float]]:
        """Where the nodes stand in the free layout: worked out when it is asked for, for it takes longest."""
        return stable_positions(self.network)

    @property
    def parameters(self) -> Parameters:
        """The network's parameters."""
        return self.network.parameters

    def significant(self, u: str, v: str) -> bool | None:
        """Whether a tie is more than chance gives at the stated rate of false edges; None where it is not tested."""
        test = self.test(u, v)
        return None if test is None else test.q <= self.parameters.alpha

    def test(self, u: str, v: str) -> TieTest | None:
        """The test of a pair, whichever way it is named."""
        return self.tests.get((u, v) if u <= v else (v, u))

    def whole_facts(self) -> dict[str, Any]:
        """Every measure of the whole network and of its groups, flat, for files and pages; NaN as None."""
        found: dict[str, Any] = {name: plain_number(value) for name, value in self.whole.items()}
        found |= {f"two_mode_{name}": plain_number(value) for name, value in self.two_mode.items()}
        g = self.groups
        found["communities"] = {
            "count": g.count,
            "modularity": plain_number(g.modularity),
            "agreement": plain_number(g.agreement),
            "modularity_mean": plain_number(g.modularity_mean),
            "modularity_range": [plain_number(v) for v in g.modularity_range],
            "runs": g.runs,
            "null_mean": plain_number(g.null_mean),
            "null_sd": plain_number(g.null_sd),
            "p": plain_number(g.p),
            "null_draws": g.null_draws,
        }
        if self.core:
            c = self.core
            parts = ("fit", "p_ties", "p_degrees", "density_core", "density_between", "density_periphery", "draws")
            found["core_periphery"] = {"core": list(c.core), **{n: plain_number(getattr(c, n)) for n in parts}}
        if self.layers:
            found["layers"] = self.layers
        if self.naming:
            found["naming"] = {
                one.name: {k: plain_number(v) for k, v in asdict(one).items() if k != "name"} for one in self.naming
            }
        if self.dyads:
            found["dyads"] = _cleaned(asdict(self.dyads) | {"terms": _named_terms(self.dyads)})
        if self.multiplexity:
            found["multiplexity"] = _cleaned(asdict(self.multiplexity))
        names = tuple(Mixing.__dataclass_fields__)[1:]
        found["mixing"] = {m.attribute: {n: plain_number(getattr(m, n)) for n in names} for m in self.mixing}
        if self.tests:
            kept = sum(1 for test in self.tests.values() if test.q <= self.parameters.alpha)
            rows = len(self.network.incidence.rows)
            found["significance"] = {
                "model": "BiCM",
                "tests": "named in the same entry, whoever reports it",
                "alpha": self.parameters.alpha,
                "pairs_tested": rows * (rows - 1) // 2,
                "ties_kept": kept,
                "ties_kept_hypergeometric": sum(
                    1 for test in self.tests.values() if test.q_hypergeometric <= self.parameters.alpha
                ),
            }
        return found


def _named_terms(dyads: DyadicRegression) -> dict[str, Any]:
    return {term.name: _cleaned({k: v for k, v in asdict(term).items() if k != "name"}) for term in dyads.terms}


def _cleaned(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: plain_number(value) if isinstance(value, float) else value for name, value in facts.items()}


def plain_number(value: float | int, digits: int = 6) -> float | int | None:
    """A number for files: rounded to six decimals (small p-values to six digits), NaN as None."""
    if isinstance(value, int):
        return value
    if math.isnan(value):
        return None
    return float(f"{value:.{digits}g}") if 0 < abs(value) < 1e-3 else round(float(value), digits)


def analyse(source: NetworkSource, parameters: Parameters, effort: Effort = FULL) -> Analysis:
    """Build the network that `parameters` ask for and measure it. Deterministic for a source, parameters and effort."""
    seconds: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Result]) -> Result:
        start = time.perf_counter()
        result = work()
        seconds[name] = time.perf_counter() - start
        return result

    network = timed("build", lambda: build_network(source, parameters))
    graph, seed = network.graph, parameters.seed
    effort = effort.for_ties(graph.number_of_edges())
    one_mode = not parameters.two_mode or bool(parameters.projection)
    basis = timed("paths", lambda: Basis.of(graph, closed=one_mode))
    whole = timed("whole", lambda: whole_measures(graph, basis))
    if not one_mode:
        # These count triangles, of which a two-mode network has none; its own measures say the same in its own way.
        whole = {k: v for k, v in whole.items() if k not in ("transitivity", "average_clustering", "density")}
    nodes = timed("nodes", lambda: _nodes(network, one_mode, basis)) if effort.nodes else {}
    if parameters.arrows:
        whole |= timed("directed", lambda: whole_directed(network))
        if effort.nodes:
            directed = timed("directed nodes", lambda: _directed(network, seed))
            nodes = {node: values | directed[node] for node, values in nodes.items()}
    against_chance = parameters.arrows and bool(effort.naming_draws)
    nulls = effort.louvain_nulls if one_mode else 0
    groups = timed("communities", lambda: communities(graph, parameters.resolution, seed, effort.louvain_runs, nulls))
    mixed: list[Mixing] = []
    core = None
    if one_mode:
        core = timed("core", lambda: core_periphery(graph, effort.core_draws, seed))
        if parameters.modes[0] == "institution" and parameters.projection != "second":
            mixed = timed("mixing", lambda: _mixing(network, effort.permutations, seed))
    return Analysis(
        network,
        whole,
        timed("two-mode", lambda: whole_two_mode(network.incidence)),
        nodes,
        groups,
        mixed,
        core,
        timed("significance", lambda: tie_tests(network)) if one_mode else {},
        mixing_table(network) if parameters.arrows else {},
        timed("naming", lambda: naming_of(network, effort.naming_draws, seed)) if parameters.arrows else [],
        timed("dyads", lambda: dyadic_regression(network, seed, effort.naming_draws)) if against_chance else None,
        timed("multiplexity", lambda: multiplexity(network, seed, effort.naming_draws)) if against_chance else None,
        seconds,
    )


def _directed(network: Network, seed: int) -> dict[str, dict[str, float]]:
    """In and out with their intervals, and in how many open paths a body brokers, by layer's level and by sector."""
    found = node_directed(network)
    between = intervals(network, seed)
    roles = {attribute: brokerage(network, attribute) for attribute in ("level", "sector")}
    return {
        node: values
        | between[node]
        | {f"{role}_{attribute}": roles[attribute][node][role] for attribute in roles for role in BROKERS}
        for node, values in found.items()
    }


def naming_of(network: Network, draws: int, seed: int) -> list[NamingTest]:
    """Who names whom by layer, sector and state, against mentions dealt out anew."""
    groups = {"layer": layer, "sector": lambda data: str(data["sector"]), "state": lambda data: str(data["state"])}
    return naming_tests(network, groups, seed, draws) if draws else []


def _nodes(network: Network, one_mode: bool, basis: Basis) -> dict[str, dict[str, float]]:
    found = node_measures(network.graph, network.by_body_objective, basis)
    if one_mode and network.two_mode is None:
        return found
    beside = node_two_mode(network.incidence, None if one_mode else basis)
    drop = () if one_mode else ("constraint", "effective_size", "clustering")
    return {
        node: {k: v for k, v in values.items() if k not in drop} | beside.get(node, {})
        for node, values in found.items()
    }


def _mixing(network: Network, permutations: int, seed: int) -> list[Mixing]:
    found = []
    for attribute in ("sector", "level", "state"):
        of = {node: str(data[attribute]) for node, data in network.graph.nodes(data=True)}
        found.append(mixing(network.graph, of, attribute, permutations, seed))
    return found


def tie_tests(network: Network) -> dict[tuple[str, str], TieTest]:
    """Every tie of a one-mode network against chance, both models side by side."""
    rows, matrix = network.incidence.rows, network.incidence.matrix
    bicm, hyper = (pair_test(matrix, method) for method in METHODS)
    tests = {}
    for k in range(len(bicm.i)):
        u, v = rows[int(bicm.i[k])], rows[int(bicm.j[k])]
        if network.graph.has_edge(u, v):
            tests[u, v] = TieTest(
                int(bicm.shared[k]),
                float(bicm.expected[k]),
                float(bicm.p[k]),
                float(bicm.q[k]),
                float(hyper.expected[k]),
                float(hyper.p[k]),
                float(hyper.q[k]),
            )
    return tests


def stable_positions(network: Network) -> dict[str, tuple[float, float]]:
    """Positions from the network of all editions, so that a body stands at one place whichever edition is shown."""
    wanted = network.parameters
    if not wanted.edition or wanted.ego:
        return positions(network.graph, wanted.seed)
    whole = wanted.but(edition="")
    kept = network.source.positions
    if whole not in kept:
        kept[whole] = positions(build_network(network.source, whole).graph, wanted.seed)
    return {node: kept[whole][node] for node in network.graph}
