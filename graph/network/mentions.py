"""How far the counts of who names whom hang on single entries and reporters, and what chance alone would give.

A mention is one body named by one reporter in one entry and role. Entries are drawn anew (bootstrap) and reporters left
out one by one, for intervals; the named bodies are dealt out anew among the mentions of a role, for tests.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_array

from entramado.graph.network.directed import namings
from entramado.graph.network.large import shortest_paths
from entramado.graph.network.nulls import p_of
from entramado.graph.network.significance import adjusted
from entramado.graph.network.ties import Floats, Integers, Network

DRAWS: Final = 1000
_SHARE: Final = (2.5, 97.5)
_TRIES: Final = 50
_DRAWN_AT_ONCE: Final = 100


@dataclass(frozen=True)
class Mentions:
    """The mentions of a network as positions: reporter and named in `bodies`, entry in `entries`, role by number."""

    bodies: tuple[str, ...]
    entries: tuple[str, ...]
    reporter: Integers
    named: Integers
    entry: Integers
    role: Integers

    @classmethod
    def of(cls, network: Network) -> Mentions:
        """Those of a network, in a fixed order."""
        found = sorted({(u, v, e.entry, e.role) for u, v, arc in network.arcs for e in namings(arc)})
        bodies = tuple(sorted(network.graph))
        # Entries that name nobody are drawn too: they are part of what was reported.
        entries = tuple(network.incidence.columns)
        roles = sorted({role for *_, role in found})
        at = {body: i for i, body in enumerate(bodies)}
        to = {entry: i for i, entry in enumerate(entries)}
        rows = [(at[u], at[v], to[entry], roles.index(role)) for u, v, entry, role in found]
        columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
        return cls(bodies, entries, *columns)

    @cached_property
    def by_role(self) -> list[Integers]:
        """The mentions of each role."""
        return [np.flatnonzero(self.role == role) for role in np.unique(self.role)]

    def by_entry(self, of: str) -> csr_array:
        """Bodies x entries: in how many pairs of the entry a body is ``named``, or is the ``reporter``."""
        pairs = np.unique(np.column_stack([self.reporter, self.named, self.entry]), axis=0)
        body = pairs[:, 0 if of == "reporter" else 1]
        shape = (len(self.bodies), len(self.entries))
        return csr_array((np.ones(len(pairs)), (body, pairs[:, 2])), shape=shape)


def intervals(network: Network, seed: int, draws: int = DRAWS) -> dict[str, dict[str, float]]:
    """Node -> ``in_strength_low``, ``_high``, ``_least`` and ``in_rank_low``, ``_high``; the same for ``out_strength``.

    Low and high are the middle 95 % over `draws` draws of as many entries, with replacement; ``_least`` is the count
    without the reporter that it owes most to (for ``out``, a reporter's own, without the body it names most). A rank is
    between 1 + the bodies whose interval lies wholly above and n - those whose lies wholly below: bodies whose
    ranks overlap are not separable. References: Efron & Tibshirani (1993), chapter 13; Miller (1974), Biometrika 61(1).
    """
    mentions = Mentions.of(network)
    n = len(mentions.entries)
    found: dict[str, dict[str, float]] = {body: {} for body in mentions.bodies}
    if not n:
        return found
    ways = (("in", "named", "reporter"), ("out", "reporter", "named"))
    matrices = [mentions.by_entry(of) for _, of, _ in ways]
    for (way, of, other), matrix, drawn in zip(ways, matrices, _drawn(matrices, seed, draws), strict=True):
        low, high = np.percentile(drawn, _SHARE, axis=1)
        least = np.asarray(matrix.sum(axis=1)).ravel() - _most_owed(mentions, of, other)
        first, last = _ranks(low, high)
        for i, body in enumerate(mentions.bodies):
            said = {"low": low[i], "high": high[i], "least": least[i]}
            found[body] |= {f"{way}_strength_{name}": float(value) for name, value in said.items()}
            found[body] |= {f"{way}_rank_low": float(first[i]), f"{way}_rank_high": float(last[i])}
    return found


def _drawn(matrices: Sequence[csr_array], seed: int, draws: int) -> list[Floats]:
    """For each matrix of bodies by entries: bodies x draws, the entries of each body among those drawn."""
    n = matrices[0].shape[1]
    random, share = np.random.default_rng(seed), np.full(n, 1 / n)
    counted: list[list[Floats]] = [[] for _ in matrices]
    # How often each entry is drawn is a column of n numbers a draw: some draws at a time.
    for first in range(0, draws, _DRAWN_AT_ONCE):
        weights = random.multinomial(n, share, size=min(_DRAWN_AT_ONCE, draws - first)).T.astype(np.float64)
        for some, matrix in zip(counted, matrices, strict=True):
            some.append(np.asarray(matrix @ weights))
    return [np.hstack(some) for some in counted]


def _most_owed(mentions: Mentions, of: str, other: str) -> Floats:
    """For each body the largest number of its entries that a single body on the other side accounts for."""
    pairs = np.unique(np.column_stack([getattr(mentions, of), getattr(mentions, other), mentions.entry]), axis=0)
    sides, counts = np.unique(pairs[:, :2], axis=0, return_counts=True)
    most = np.zeros(len(mentions.bodies))
    np.maximum.at(most, sides[:, 0], counts)
    return most


def _ranks(low: Floats, high: Floats) -> tuple[Integers, Integers]:
    above = np.array([(low > h).sum() for h in high]) + 1
    below = len(low) - np.array([(high < one).sum() for one in low])
    return above, below


def betweenness_without(network: Network) -> dict[str, tuple[float, float]]:
    """Node -> its least and greatest betweenness where what one other reporter says is left out, each in turn.

    Ties are taken whichever way they run. Not a bootstrap: entries drawn with replacement leave out a third of the
    ties, which a measure of paths does not survive. Reference: Borgatti, Carley & Krackhardt (2006), Social Networks
    28(2), on betweenness of data with ties left out.
    """
    order = sorted(network.graph)
    at = {node: i for i, node in enumerate(order)}
    said = [(at[u], at[v], {at[by] for by in data["arcs"]}) for u, v, data in network.pairs]
    reporters = sorted(set().union(*(by for *_, by in said))) if said else []
    found = np.full((len(reporters), len(order)), np.nan)
    for row, out in enumerate(reporters):
        kept = np.array([(i, j) for i, j, by in said if by != {out}], dtype=np.int64).reshape(-1, 2)
        both = np.concatenate([kept, kept[:, ::-1]]).T
        matrix = csr_array((np.ones(both.shape[1]), (both[0], both[1])), shape=(len(order), len(order)))
        found[row] = shortest_paths(matrix).betweenness
        found[row, out] = np.nan
    if len(reporters) < 2:
        return {}
    low, high = np.nanmin(found, axis=0), np.nanmax(found, axis=0)
    return {node: (float(low[i]), float(high[i])) for i, node in enumerate(order)}


@dataclass(frozen=True, slots=True)
class NamingTest:
    """A count over the pairs (reporter, named), beside its mean and middle 95 % where the named are dealt out anew.

    `p` is two-sided, `q` its false discovery rate among the tests that have power. `powerless` where the dealt-out
    counts hardly differ: no outcome could be beyond chance then.
    """

    name: str
    observed: int
    expected: float
    low: float
    high: float
    p: float
    q: float
    powerless: bool
    draws: int


def naming_tests(
    network: Network, groups: Mapping[str, Callable[[Mapping[str, Any]], str]], seed: int, draws: int = DRAWS
) -> list[NamingTest]:
    """Whether bodies name their own kind, and one another back, more than their numbers make likely.

    `groups` (name -> group of a node) give a test each: pairs within one group, nodes without a group left out; further
    ``layer`` is tested for each pair of groups ("state>federal"). ``reciprocated`` counts pairs that name each other.
    The named bodies of all mentions of one role are shuffled among these, so that each reporter keeps how many it names
    in which role, and each body how often it is named in it; a reporter never names itself. Reference: Croft et al.
    (2011), Trends in Ecology & Evolution 26(10); Phipson & Smyth (2010).
    """
    mentions = Mentions.of(network)
    if not len(mentions.reporter):
        return []
    nodes = network.graph.nodes
    labels = {name: _Label.by([of(nodes[body]) for body in mentions.bodies]) for name, of in groups.items()}
    random = np.random.default_rng(seed)
    observed = _counts(mentions, mentions.named, labels)
    drawn = [_counts(mentions, _dealt(mentions, random), labels) for _ in range(draws)]
    found = []
    for name in sorted({key for one in (observed, *drawn) for key in one}):
        values = np.array([one.get(name, 0) for one in drawn], dtype=np.float64)
        low, high = np.percentile(values, _SHARE)
        count = observed.get(name, 0)
        p = p_of(count, values, "both")
        narrow = bool(high - low < 2)
        found.append(NamingTest(name, count, float(values.mean()), float(low), float(high), p, 1.0, narrow, draws))
    able = [one for one in found if not one.powerless]
    q = adjusted(np.array([one.p for one in able]), len(able)).tolist()
    rates = dict(zip((one.name for one in able), q, strict=True))
    return [replace(one, q=rates.get(one.name, 1.0)) for one in found]


@dataclass(frozen=True, slots=True)
class Multiplexity:
    """How many of the `pairs` (reporter, named) name in two roles or more (`several`), against chance.

    `roles` counts the pairs by the roles that they have, like ``funder partner``. `expected`, `low`, `high` are mean
    and middle 95 % where the named are dealt out anew (see `naming_tests`); `p` is two-sided. `powerless` where these
    hardly differ.
    """

    pairs: int
    several: int
    roles: dict[str, int]
    expected: float
    low: float
    high: float
    p: float
    powerless: bool
    draws: int


def multiplexity(network: Network, seed: int, draws: int = DRAWS) -> Multiplexity:
    """Whether a body names another in several roles more often than their numbers make likely.

    Reference: Wasserman & Faust (1994), section 3.1.2, on relations of several kinds between the same actors.
    """
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for u, v, arc in network.arcs:
        for one in namings(arc):
            found[u, v].add(one.role)
    mentions = Mentions.of(network)
    several = sum(1 for roles in found.values() if len(roles) > 1)
    random = np.random.default_rng(seed)
    drawn = np.array([_several(mentions, _dealt(mentions, random)) for _ in range(draws)], dtype=np.float64)
    low, high = np.percentile(drawn, _SHARE) if draws else (0.0, 0.0)
    kinds = Counter(" ".join(sorted(roles)) for roles in found.values())
    return Multiplexity(
        len(found),
        several,
        dict(sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))),
        float(drawn.mean()) if draws else 0.0,
        float(low),
        float(high),
        p_of(several, drawn, "both"),
        bool(high - low < 2),
        draws,
    )


def _several(mentions: Mentions, named: Integers) -> int:
    """The pairs that are named in two roles or more."""
    roles = int(mentions.role.max(initial=0)) + 1
    kinds = np.unique(_pairs(mentions, named) * roles + mentions.role)
    _, counts = np.unique(kinds // roles, return_counts=True)
    return int((counts > 1).sum())


def _pairs(mentions: Mentions, named: Integers) -> Integers:
    """Reporter and named of each mention as one number, which sorts faster than a row of two."""
    pairs: Integers = mentions.reporter * len(mentions.bodies) + named
    return pairs


@dataclass(frozen=True, slots=True)
class _Label:
    """A label of each body as a position among its `names`, and the position of none ("") or -1."""

    names: tuple[str, ...]
    of: Integers
    none: int

    @classmethod
    def by(cls, labels: Sequence[str]) -> _Label:
        names, of = np.unique(np.array(labels), return_inverse=True)
        said = tuple(names.tolist())
        return cls(said, of, said.index("") if "" in said else -1)


def _counts(mentions: Mentions, named: Integers, labels: Mapping[str, _Label]) -> dict[str, int]:
    size = len(mentions.bodies)
    pairs = np.unique(_pairs(mentions, named))
    u, v = pairs // size, pairs % size
    found = {"reciprocated": int(np.isin(pairs, v * size + u, assume_unique=True).sum() // 2)}
    for name, label in labels.items():
        one, other = label.of[u], label.of[v]
        found[f"within {name}"] = int(((one == other) & (one != label.none)).sum())
        if name == "layer":
            kinds, counts = np.unique(one * len(label.names) + other, return_counts=True)
            ends = [divmod(kind, len(label.names)) for kind in kinds.tolist()]
            said = (f"{label.names[i]}>{label.names[j]}" for i, j in ends)
            found |= dict(zip(said, counts.tolist(), strict=True))
    return found


def _dealt(mentions: Mentions, random: np.random.Generator) -> Integers:
    """The named bodies shuffled within each role; who would name itself swaps with another mention of the role."""
    named = mentions.named.copy()
    for where in mentions.by_role:
        named[where] = random.permutation(named[where])
        for _ in range(_TRIES):
            own = where[named[where] == mentions.reporter[where]]
            if not len(own):
                break
            for i in own:
                j = random.choice(where)
                if named[j] != mentions.reporter[i] and named[i] != mentions.reporter[j]:
                    named[i], named[j] = named[j], named[i]
    return named
