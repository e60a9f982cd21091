"""What the network of 2024 says: the ten findings of ``docs/networks.md``, with the numbers of a snapshot.

``python -m benchmarks.network_findings`` prints them for ``data/`` (``--snapshot DIR`` for another);
``--write docs/networks.md`` puts them there, between the two marks. Each finding is also a claim that is checked: where
the numbers no longer bear it out, the command says which one, exits 1, and the words here are to be thought over.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from entramado.api.network_command import snapshot_source
from entramado.graph.network.analysis import FULL, Analysis, Effort, analyse
from entramado.graph.network.build import build_network
from entramado.graph.network.change import change
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.sensitivity import sensitivity
from entramado.graph.network.source import Source
from entramado.graph.snapshot import Snapshot
from entramado.graph.snapshot import read as read_snapshot
from entramado.graph.store import load_snapshot
from entramado.queries import saved

ROOT = Path(__file__).parents[1]
BEGIN, END = "<!-- findings -->", "<!-- /findings -->"
_WITHOUT_DRAWING = FULL
_MIXING = Effort(core_draws=0, louvain_runs=0)
Row = dict[str, str]


@dataclass
class Findings:
    """The findings of a snapshot: `text` as Markdown, `doubts` the claims that its numbers do not bear out."""

    snapshot: Snapshot
    doubts: list[str] = field(default_factory=list)

    @cached_property
    def source(self) -> Source:
        """What the networks are read from."""
        return snapshot_source(self.snapshot)

    @cached_property
    def _store(self) -> Store:
        return load_snapshot(self.snapshot)

    @cached_property
    def full(self) -> Analysis:
        """The partners of 2024 with every test, as ``/network/partners.measures.json?edition=2024`` has them."""
        assert FULL.louvain_runs == _WITHOUT_DRAWING.louvain_runs
        return analyse(self.source, Parameters(edition="2024"), _WITHOUT_DRAWING)

    @cached_property
    def without_units(self) -> Analysis:
        """The same without ties between a body and its own units (``units=no``)."""
        return analyse(self.source, Parameters(edition="2024", unit_ties=False), _MIXING)

    def rows(self, name: str) -> list[Row]:
        """What a saved query gives."""
        found = self._store.query(saved.load(name).sparql(), use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        names = [v.value for v in found.variables]
        return [
            {n: t.value for n, t in zip(names, row, strict=True) if isinstance(t, NamedNode | Literal)} for row in found
        ]

    @cached_property
    def measures(self) -> dict[str, float]:
        """`network-measures`."""
        return {row["name"]: float(row["value"]) for row in self.rows("network-measures")}

    def label(self, body: str) -> str:
        """How the network names a body."""
        return str(self.full.network.graph.nodes[body]["label"]).removeprefix("Gob. ")

    def claim(self, number: int, holds: bool) -> None:
        """Note that a finding's words rest on something that is no longer so."""
        if not holds:
            self.doubts.append(f"finding {number} no longer holds as it is worded")

    def text(self) -> str:
        """The section, from the marked line to the marked line."""
        found = [make(self) for make in _ALL]
        lines = [f"{number}. {text}" for number, text in enumerate(found, 1)]
        head = (
            f"Ten findings, build `{self.snapshot.build}`, as `python -m benchmarks.network_findings` prints them; run "
            "the query (`entramado query NAME`,\n`/queries/NAME`) or open the link for today's numbers."
        )
        return "\n".join([BEGIN, head, "", *lines, "", _choices(self), END])


def _per_cent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _knit(f: Findings) -> str:
    m = f.measures
    single = sum(1 for _, _, data in f.full.network.weighted_edges if data["weight"] == 1)
    f.claim(1, m["density"] < 0.02 and single > m["ties"] / 2)
    return (
        f"**{m['nodes']:.0f} bodies, {m['ties']:.0f} ties, thinly knit.** Density {m['density']:.4f}, on average "
        f"{m['mean_degree']:.1f} ties a body; {_per_cent(m['largest_component'])} of the bodies hang together, "
        f"{m['average_path_length']:.1f} steps apart on average. {single} of the {m['ties']:.0f} ties "
        f"({_per_cent(single / m['ties'])}) rest on a single entry. `network-measures`, "
        "`/network/partners.csv?edition=2024`"
    )


def _brokers(f: Findings) -> str:
    rows = f.rows("network-brokers")
    hub = f.rows("network-hubs")[0]
    first, graph = rows[0], f.full.network.graph
    own = next((float(row["betweenness"]) for row in rows if row["body"] == hub["body"]), 0.0)
    state = graph.nodes[hub["body"]]["state"]
    offices = sum(1 for other in graph[hub["body"]] if state and graph.nodes[other]["state"] == state)
    f.claim(2, first["body"] != hub["body"] and offices > graph.degree(hub["body"]) / 2)
    then = ", ".join(
        f"{f.label(row['body'])} {_per_cent(float(row['betweenness']))}"
        for row in [row for row in rows[1:] if row["body"] != hub["body"]][:3]
    )
    broker, most = f.label(first["body"]), f.label(hub["body"])
    return (
        f"**{broker} is the broker, {most} the hub.** {_per_cent(float(first['betweenness']))} of the shortest paths "
        f"run through {broker} ({first['degree']} ties); {most} has most ties ({hub['degree']}) but brokers less "
        f"({_per_cent(own)}), since {offices} of its partners are of its own state; then {then}. `network-brokers`, "
        "`network-hubs`"
    )


def _sectors(f: Findings) -> str:
    with_units, without = (next(m for m in a.mixing if m.attribute == "sector") for a in (f.full, f.without_units))
    f.claim(3, with_units.p_assortativity < 0.05 < without.p_assortativity)
    return (
        "**What looks like sectors keeping to themselves is hierarchy.** Assortativity by sector is "
        f"{with_units.assortativity:.2f} (by chance {with_units.expected_assortativity:.2f}, p = "
        f"{with_units.p_assortativity:.2g}); without the ties between a body and its own units it is "
        f"{without.assortativity:.2f} (p = {without.p_assortativity:.2g}). `network-measures`, "
        "`/network/partners.measures.json?edition=2024&units=no`"
    )


def _beyond(f: Findings) -> str:
    rows = f.rows("network-ties-beyond-chance")
    nodes = f.full.network.graph.nodes
    kin = [row for row in rows if _kin(f, row["one"], row["other"])]
    states = sum(
        1 for row in rows if nodes[row["one"]]["state"] and nodes[row["one"]]["state"] == nodes[row["other"]]["state"]
    )
    left = sum(1 for test in f.without_units.tests.values() if test.q <= 0.05)
    f.claim(4, len(kin) == len(rows) > 0 and left == 0)
    heaviest = sorted(rows, key=lambda row: (-int(row["shared"]), row["oneLabel"]))[:3]
    named = "; ".join(
        f"{f.label(row['one'])} and {f.label(row['other'])} {row['shared']} entries, "
        f"{float(row['expected']):.1f} expected"
        for row in heaviest
    )
    return (
        f"**{len(rows)} ties are more than chance gives, and every one is a body with its own unit or a state with its "
        f"own offices and municipalities** ({named}; {states} are within a state). Without unit ties "
        f"{left or 'none'} {'is' if left < 2 else 'are'} left. `network-ties-beyond-chance`, "
        "`/network/partners?edition=2024&units=no&sig=yes`"
    )


def _kin(f: Findings, one: str, other: str) -> bool:
    """Whether one is the other's unit, or both are of one state."""
    nodes = f.full.network.graph.nodes
    state = nodes[one]["state"]
    return (
        other in f.source.ancestors(one)
        or one in f.source.ancestors(other)
        or bool(set(f.full.network.graph.edges[one, other]["roles"]) & {"unit", "parent"})
        or bool(state and state == nodes[other]["state"])
    )


def _communities(f: Findings) -> str:
    g = f.full.groups
    f.claim(5, 0 <= g.modularity - g.null_mean < 0.05)
    return (
        f"**Communities hardly beyond the degrees.** Louvain finds {g.count} with modularity {g.modularity:.2f}, much "
        f"the same over {g.runs} seeds (agreement {g.agreement:.2f}); networks of the same degrees have nearly as "
        f"much, {g.null_mean:.2f} ± {g.null_sd:.2f} (p = {g.p:.2f}). The communities are stars around their reporters. "
        "`network-communities`, `/network/partners.measures.json?edition=2024`"
    )


def _core(f: Findings) -> str:
    core = f.full.core
    assert core is not None
    f.claim(6, core.p_ties < 0.05 < core.p_degrees)
    names = ", ".join(sorted(map(f.label, core.core)))
    return (
        f"**No core beyond the degrees.** The best core has {len(core.core)} bodies ({names}), "
        f"{_per_cent(core.density_core)} of whose pairs are tied; among networks with as many ties that is rare "
        f"(p = {core.p_ties:.2g}), among networks of the same degrees it is usual (p = {core.p_degrees:.2g}). "
        "`network-by-sector`, `/network/partners.measures.json?edition=2024`"
    )


def _one_sided(f: Findings) -> str:
    ties = [data for _, _, data in f.full.network.weighted_edges]
    both = sum(1 for data in ties if data["named_by_both"])
    partners = sum(1 for data in ties if "partner" in data["roles"])
    f.claim(7, both < len(ties) / 10)
    return (
        f"**Naming is one-sided.** Of the {len(ties)} ties {both} are named from both sides; {partners} are between a "
        "reporter and a partner, and the partner rarely reports the same partnership. "
        "`/network/partners.csv?edition=2024` (columns `named_by_both`, `roles`)"
    )


def _newcomers(f: Findings) -> str:
    nodes = f.full.network.graph.nodes
    first = f.rows("network-newcomers")[:7]
    states = [r for r in first if (nodes[r["body"]]["sector"], nodes[r["body"]]["level"]) == ("state", "state")]
    before, after = (build_network(f.source, Parameters(edition=edition)) for edition in ("2020", "2024"))
    turn = change(before, after)
    f.claim(8, len(states) >= 3 and turn.jaccard < 0.3)
    named = ", ".join(f"{f.label(row['body'])} ({row['degree']} ties)" for row in states)
    return (
        f"**States made the difference to 2020.** Of the {len(first)} best-connected newcomers {len(states)} are "
        f"governments of states: {named}; in 2020 states did not report. {turn.ties_kept} ties of 2020 are still there "
        f"(Jaccard {turn.jaccard:.2f}); ranks of the {len(turn.stayed)} bodies that stayed correlate "
        f"{turn.rank_correlation:.2f}. `network-newcomers`, `network-through-editions`, "
        "`/network/partners.measures.json?edition=2024`"
    )


def _objectives(f: Findings) -> str:
    network = build_network(f.source, Parameters("institution-objective", edition="2024"))
    bodies = {o: network.graph.degree(o) for o in network.incidence.columns}
    order = sorted(bodies, key=lambda o: (-bodies[o], int(o.rsplit("/", 1)[-1])))
    single = sum(1 for row in network.incidence.rows if network.graph.degree(row) == 1)
    widest = sorted(network.incidence.rows, key=lambda b: (-network.graph.degree(b), b))[:3]
    f.claim(9, bodies[order[0]] > 4 * bodies[order[-1]] and single > len(network.incidence.rows) / 2)

    def said(objective: str) -> str:
        return f"{bodies[objective]} under {objective.rsplit('/', 1)[-1]}"

    most = ", ".join(f"{network.graph.nodes[b]['label']} {network.graph.degree(b)}" for b in widest)
    return (
        f"**Objectives are far from alike.** Bodies that work under an objective: {', '.join(map(said, order[:2]))}, "
        f"but {', '.join(map(said, order[:-4:-1]))}; {single} of {len(network.incidence.rows)} bodies work under a "
        f"single objective. Widest: {most} objectives. `/network/institution-objective?edition=2024`, "
        "`institutions-that-report-most`"
    )


def _gaps(f: Findings) -> str:
    wanted = Parameters("state-objective", edition="2024")
    measured = analyse(f.source, wanted, _MIXING)
    m, network = measured.two_mode, measured.network
    tests = analyse(f.source, wanted.but(projection="first"), _MIXING).tests.values()
    beyond = sum(1 for test in tests if test.q <= 0.05)
    count = Counter({row: network.graph.degree(row) for row in network.incidence.rows})
    top = max(count, key=lambda s: (count[s], s))
    alone = sorted(str(network.graph.nodes[s]["label"]) for s in count if count[s] == 1)
    f.claim(10, beyond == 0 and m["density"] < 0.5)
    one = f"{', '.join(alone)} one each" if alone else f"the fewest is {min(count.values())}"
    return (
        f"**State actions: a nested pattern with gaps.** {m['first_nodes']:.0f} states meet {m['second_nodes']:.0f} "
        f"objectives in {m['incidences']:.0f} of {m['first_nodes'] * m['second_nodes']:.0f} possible pairs "
        f"({_per_cent(m['density'])}), nested (NODF {m['nestedness']:.0f}): states with few objectives have the "
        f"popular ones. {network.graph.nodes[top]['label']} has {count[top]}, {one}. No two states share more than "
        "their margins give. `/network/state-objective?edition=2024`, `states-by-objective`"
    )


def _choices(f: Findings) -> str:
    base, *others = sensitivity(f.source, Parameters(edition="2024"))
    words = {
        "mentioned=yes": "with mentioned bodies",
        "fold_units=yes": "with units folded into their parents",
        "unit_ties=no": "without unit ties",
    }
    told = [
        f"{words[o.name]} {o.measures['nodes']:.0f} bodies and {o.measures['ties']:.0f} ties, {o.top_strength} of the "
        f"ten strongest the same, betweenness ranks correlating {o.rank_betweenness:.2f}"
        for o in others
        if o.name in words
    ]
    size = f"{base.measures['nodes']:.0f} bodies and {base.measures['ties']:.0f} ties"
    return f"How far these hang on choices ({size} as above): {'; '.join(told)}."


_ALL = (*(_knit, _brokers, _sectors, _beyond, _communities, _core, _one_sided, _newcomers, _objectives, _gaps),)


def put(text: str, into: str) -> str:
    """A page with the part between the marks replaced. Raises `ValueError` where it has no marks."""
    before, begin, rest = into.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page has no {BEGIN} ... {END} to put the findings between")
    return before + text + after


def main() -> int:
    """Print the findings, or put them on a page; 1 where the numbers do not bear one out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--snapshot", type=Path, default=ROOT / "data")
    parser.add_argument("--write", type=Path, metavar="FILE")
    args = parser.parse_args()
    findings = Findings(read_snapshot(args.snapshot))
    text = findings.text()
    if args.write:
        args.write.write_text(put(text, args.write.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(text)
    for doubt in findings.doubts:
        print(doubt, file=sys.stderr)
    return 1 if findings.doubts else 0


if __name__ == "__main__":
    sys.exit(main())
