"""What the network of 2024 says: the findings of ``docs/networks.md``, with the numbers of a snapshot.

``python -m benchmarks.network_findings`` prints them for ``data/`` (``--snapshot DIR`` for another);
``--write docs/networks.md`` puts them there, between the two marks. Each finding stands with its interval or test, and
only where the numbers bear out its words: one that they do not is left out, and the command names it.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from entramado.api.network_command import snapshot_source
from entramado.graph.network.analysis import FULL, Analysis, Effort, analyse
from entramado.graph.network.build import build_network
from entramado.graph.network.change import change
from entramado.graph.network.mentions import NamingTest, betweenness_without
from entramado.graph.network.opportunities import Wanted, opportunities
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.sensitivity import sensitivity
from entramado.graph.network.source import NetworkSource
from entramado.graph.snapshot import Snapshot
from entramado.graph.snapshot import read as read_snapshot

ROOT = Path(__file__).parents[1]
BEGIN, END = "<!-- findings -->", "<!-- /findings -->"
YEAR, BEFORE = "2024", "2020"
_MIXING = Effort(core_draws=0, louvain_runs=0, louvain_nulls=0, naming_draws=0)
_PAGE = f"`/network/partners?edition={YEAR}`"
_MEASURES = f"`/network/partners.measures.json?edition={YEAR}`"


@dataclass
class Findings:
    """The findings of a snapshot: `text` as Markdown; `left_out` those that its numbers do not bear out."""

    snapshot: Snapshot
    left_out: list[str] = field(default_factory=list)

    @cached_property
    def source(self) -> NetworkSource:
        """What the networks are read from."""
        return snapshot_source(self.snapshot)

    @cached_property
    def full(self) -> Analysis:
        """Who names whom, with every test, as ``/network/partners.measures.json`` has it."""
        return analyse(self.source, Parameters(edition=YEAR), FULL)

    @cached_property
    def with_units(self) -> Analysis:
        """The same with the hierarchy (``units=yes``)."""
        return analyse(self.source, Parameters(edition=YEAR, unit_ties=True), _MIXING)

    @cached_property
    def naming(self) -> dict[str, NamingTest]:
        """The tests of who names whom, by name."""
        return {one.name: one for one in self.full.naming}

    def label(self, body: str) -> str:
        """How the network names a body."""
        return str(self.full.network.graph.nodes[body]["label"]).removeprefix("Gob. ")

    def ranked(self, measure: str, most: int) -> list[str]:
        """The bodies with most of a measure."""
        nodes = self.full.nodes
        return sorted(nodes, key=lambda node: (-nodes[node][measure], node))[:most]

    def text(self) -> str:
        """The section, from the marked line to the marked line."""
        made = {name: make(self) for name, make in _ALL.items()}
        self.left_out = [name for name, text in made.items() if not text]
        found = [text for text in made.values() if text]
        lines = [f"{number}. {text}" for number, text in enumerate(found, 1)]
        head = (
            f"{len(found)} findings, build `{self.snapshot.build}`, as `python -m benchmarks.network_findings` prints "
            "them. Counts stand with the middle 95 % of drawing\nthe entries anew; tests deal out the named "
            "bodies anew "
            "among the mentions of a role, and are read by their false discovery rate (q)."
        )
        return "\n".join([BEGIN, head, "", *lines, "", _choices(self), END])


def _per_cent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _chance(one: NamingTest) -> str:
    return f"by chance {one.expected:.1f}, {one.low:.0f} to {one.high:.0f}; q = {one.q:.2g}"


def _one_sided(f: Findings) -> str:
    whole, back = f.full.whole, f.naming["reciprocated"]
    if whole["reciprocity"] > 0.2 or back.q < 0.05:
        return ""
    return (
        f"**Most bodies are named and never report.** Of {whole['nodes']:.0f} bodies {whole['reporters']:.0f} "
        "report and "
        f"{whole['only_named']:.0f} are only named: they cannot name anybody back. Of the {whole['both_report']:.0f} "
        f"pairs of which both report {back.observed} name each other, no more and no less than chance gives "
        f"({_chance(back)}). {_PAGE}"
    )


def _most_named(f: Findings) -> str:
    first, second, third = f.ranked("in_strength", 3)
    nodes = f.full.nodes
    thirds = [n for n in f.ranked("in_strength", len(nodes)) if nodes[n]["in_strength"] == nodes[third]["in_strength"]]
    if nodes[second]["in_strength_low"] <= nodes[third]["in_strength_low"]:
        return ""
    apart = nodes[first]["in_strength_low"] > nodes[second]["in_strength_high"]

    def told(body: str) -> str:
        of = nodes[body]
        return (
            f"{f.label(body)} in {of['in_strength']:.0f} entries ({of['in_strength_low']:.0f} to "
            f"{of['in_strength_high']:.0f}; {of['in_strength_least']:.0f} without the reporter that names it most)"
        )

    return (
        f"**{f.label(first)} and {f.label(second)} are named most.** {told(first)}, {told(second)}; then "
        f"{', '.join(map(told, thirds))}. "
        f"The first two are {'separable' if apart else 'not separable'}. "
        f"`network-most-named`, `/network/partners.nodes.csv?edition={YEAR}`"
    )


def _dyads(f: Findings) -> str:
    found = f.full.dyads
    if found is None or found.powerless:
        return ""
    terms = {term.name: term for term in found.terms}
    federal, shared, sector = (terms[name] for name in ("federal_target", "shared_objectives", "same_sector"))
    if not (federal.coefficient > 0 and shared.coefficient > 0 and max(federal.p, shared.p) < 0.05):
        return ""
    return (
        "**Who reports names federal bodies, and those that report on the same.** Over the "
        f"{found.pairs:,} pairs, each way, of the {found.reporters} bodies that report, {found.namings} of them "
        f"namings: the odds are {federal.odds_ratio:.0f} times as high where the named one is federal "
        f"(p = {federal.p:.2g}), {shared.odds_ratio:.1f} times for each objective on which both report "
        f"(p = {shared.p:.2g}), {sector.odds_ratio:.1f} times within a sector (p = {sector.p:.2g}). It is a logistic "
        f"regression, its rows and columns shuffled alike {found.draws:,} times, which is too lenient where terms are "
        f"alike; it says what goes with naming, not what causes it. {_MEASURES}"
    )


def _levels(f: Findings) -> str:
    layers = f.full.layers
    up, down = layers["state"]["federal"], layers["federal"]["state"]
    if up <= 2 * down:
        return ""
    tests = f.naming
    beyond = sorted(name for name, one in tests.items() if ">" in name and one.q < 0.05)
    said = f"beyond chance: {', '.join(beyond)}" if beyond else "no cell of the table is beyond chance"
    return (
        f"**States name the federation more than it names them.** {up} pairs run from a state's body to a federal one "
        f"({_chance(tests['state>federal'])}), {down} from a federal one to a state's "
        f"({_chance(tests['federal>state'])}); "
        f"{layers['federal']['federal']} stay within the federation. Given how many each reporter names and how often "
        f"each body is named, {said}. {_PAGE}, {_MEASURES}"
    )


def _own_state(f: Findings) -> str:
    one = f.naming["within state"]
    if one.powerless or one.q >= 0.05:
        return ""
    return (
        f"**What is beyond chance is the own state.** {one.observed} pairs are of one state ({_chance(one)}); "
        "naming the "
        f"own sector ({f.naming['within sector'].observed} pairs; {_chance(f.naming['within sector'])}) is not. "
        f"{_MEASURES}"
    )


def _hierarchy(f: Findings) -> str:
    with_units, without = (next(m for m in a.mixing if m.attribute == "sector") for a in (f.with_units, f.full))
    if not with_units.p_assortativity < 0.05 < without.p_assortativity:
        return ""
    more = f.with_units.whole
    return (
        f"**Hierarchy is a layer of its own, and it makes the sectors seem closed.** With the ties between a body and "
        f"its own units there are {more['nodes']:.0f} bodies, and assortativity by sector is "
        f"{with_units.assortativity:.2f} (by chance {with_units.expected_assortativity:.2f}, p = "
        f"{with_units.p_assortativity:.2g}); without them it is {without.assortativity:.2f} (p = "
        f"{without.p_assortativity:.2g}). `/network/partners.measures.json?edition={YEAR}&units=yes`"
    )


def _beyond(f: Findings) -> str:
    found, more = ([pair for pair, test in a.tests.items() if test.q <= 0.05] for a in (f.full, f.with_units))
    if found or not all(_kin(f, *pair) for pair in more):
        return ""
    return (
        "**No pair of bodies is named in the same entries more often than their numbers make likely.** Of "
        f"{f.full.network.graph.number_of_edges()} tied pairs none is beyond chance (BiCM, false discovery rate 5 %); "
        f"with the hierarchy there are {len(more)}, each a body with its own unit or of its own state. "
        f"`network-ties-beyond-chance`, `/network/partners?edition={YEAR}&sig=yes`"
    )


def _kin(f: Findings, one: str, other: str) -> bool:
    """Whether one is the other's unit, or both are of one state."""
    network = f.with_units.network
    states = [network.graph.nodes[body]["state"] for body in (one, other)]
    return (
        other in f.source.ancestors(one)
        or one in f.source.ancestors(other)
        or bool(set(network.graph.edges[one, other]["roles"]) & {"unit", "parent"})
        or bool(states[0] and states[0] == states[1])
    )


def _brokers(f: Findings) -> str:
    first, second = f.ranked("betweenness", 2)
    nodes, without = f.full.nodes, betweenness_without(f.full.network)
    if without[first][0] <= without[second][1]:
        return ""
    joined = f.full.whole["connected_pairs"]
    value = nodes[first]["betweenness"]
    low, high = without[first]
    roles = ("coordinator", "gatekeeper", "representative", "consultant", "liaison")
    counts = {role: nodes[first][f"{role}_level"] for role in roles}
    told = ", ".join(f"{role} {count:.0f}" for role, count in sorted(counts.items(), key=lambda c: -c[1]) if count)
    return (
        f"**{f.label(first)} is the broker.** It lies on {_per_cent(value)} of the shortest paths of all pairs, "
        f"{_per_cent(value / joined)} of those of pairs that have a path ({_per_cent(low)} to {_per_cent(high)} of all "
        f"where one other reporter is left out); then {f.label(second)}, {_per_cent(nodes[second]['betweenness'])}. By "
        f"level, as Gould and Fernandez count open paths: {told}. Only a body that reports and is named can broker. "
        f"`network-brokers`, {_MEASURES}"
    )


def _newcomers(f: Findings) -> str:
    turn = change(*(build_network(f.source, Parameters(edition=edition)) for edition in (BEFORE, YEAR)))
    if len(turn.reporting) < 10 or turn.reporting_jaccard <= turn.jaccard:
        return ""
    return (
        f"**Much of the change since {BEFORE} is who was asked.** Of all ties of the two editions "
        f"{turn.ties_kept} are in "
        f"both (Jaccard {turn.jaccard:.2f}); among the {len(turn.reporting)} bodies that report in both "
        f"{len(turn.reporting_kept)} stayed, {len(turn.reporting_gained)} came and {len(turn.reporting_lost)} went "
        f"(Jaccard {turn.reporting_jaccard:.2f}). `network-through-editions`, {_MEASURES}"
    )


def _objectives(f: Findings) -> str:
    network = build_network(f.source, Parameters("institution-objective", edition=YEAR))
    bodies = {o: network.graph.degree(o) for o in network.incidence.columns}
    order = sorted(bodies, key=lambda o: (-bodies[o], int(o.rsplit("/", 1)[-1])))
    single = sum(1 for row in network.incidence.rows if network.graph.degree(row) == 1)
    widest = sorted(network.incidence.rows, key=lambda b: (-network.graph.degree(b), b))[:3]
    if bodies[order[0]] <= 4 * bodies[order[-1]]:
        return ""

    def said(objective: str) -> str:
        return f"{bodies[objective]} under {objective.rsplit('/', 1)[-1]}"

    most = ", ".join(f"{network.graph.nodes[b]['label']} {network.graph.degree(b)}" for b in widest)
    return (
        f"**Objectives are far from alike.** Bodies that work under an objective: {', '.join(map(said, order[:2]))}, "
        f"but {', '.join(map(said, order[:-4:-1]))}; {single} of {len(network.incidence.rows)} bodies work under a "
        f"single objective. Widest: {most} objectives. `/network/institution-objective?edition={YEAR}`, "
        "`institutions-that-report-most`"
    )


def _gaps(f: Findings) -> str:
    wanted = Parameters("state-objective", edition=YEAR)
    measured = analyse(f.source, wanted, _MIXING)
    m, network = measured.two_mode, measured.network
    tests = analyse(f.source, wanted.but(projection="first"), _MIXING).tests.values()
    count = {row: network.graph.degree(row) for row in network.incidence.rows}
    if m["density"] >= 0.5 or any(test.q <= 0.05 for test in tests):
        return ""
    top = max(count, key=lambda s: (count[s], s))
    alone = sorted(str(network.graph.nodes[s]["label"]) for s in count if count[s] == 1)
    one = f"{', '.join(alone)} one each" if alone else f"the fewest is {min(count.values())}"
    return (
        f"**State actions: a nested pattern with gaps.** {m['first_nodes']:.0f} states meet {m['second_nodes']:.0f} "
        f"objectives in {m['incidences']:.0f} of {m['first_nodes'] * m['second_nodes']:.0f} possible pairs "
        f"({_per_cent(m['density'])}), nested (NODF {m['nestedness']:.0f}): states with few objectives have the "
        f"popular ones. {network.graph.nodes[top]['label']} has {count[top]}, {one}. No two states share more than "
        f"their margins give. `/network/state-objective?edition={YEAR}`, `states-by-objective`"
    )


def _missed(f: Findings) -> str:
    pairs = opportunities(f.source, Wanted(YEAR))
    if not pairs:
        return ""
    bodies = f.source.bodies
    first = pairs[0]
    names = " and ".join(bodies[body].acronym or bodies[body].name for body in (first.one, first.other))
    return (
        f"**{len(pairs)} pairs work on the same and are not reported together.** The same objective, group and state, "
        f"and no entry names both; {names} have most in common ({len(first.places)} places). Whether they "
        "work together "
        f"the reports do not say. `/network/opportunities?edition={YEAR}`, `missed-collaborations-of-institution`"
    )


def _choices(f: Findings) -> str:
    base, *others = sensitivity(f.source, Parameters(edition=YEAR))
    words = {
        "mentioned=yes": "with mentioned bodies",
        "fold_units=yes": "with units folded into their parents",
        "unit_ties=yes": "with the hierarchy",
    }
    told = [
        f"{words[o.name]} {o.measures['nodes']:.0f} bodies and {o.measures['ties']:.0f} ties, {o.top_strength} of the "
        f"ten strongest the same, betweenness ranks correlating {o.rank_betweenness:.2f}"
        for o in others
        if o.name in words
    ]
    size = f"{base.measures['nodes']:.0f} bodies and {base.measures['ties']:.0f} tied pairs"
    groups, core = f.full.groups, f.full.core
    lines = [f"How far these hang on choices ({size} as above): {'; '.join(told)}."]
    most = max(
        f.ranked("degree", 5), key=lambda body: f.full.nodes[body]["out_degree"] - f.full.nodes[body]["in_degree"]
    )
    of = f.full.nodes[most]
    if core:
        lines.append(
            "What is not said, since networks of the same degrees have it as much: communities (modularity "
            f"{groups.modularity:.2f}, by degrees {groups.null_mean:.2f} ± {groups.null_sd:.2f}, p = {groups.p:.2g}) "
            f"and a core (p = {core.p_degrees:.2g}). Nor who has most ties: {f.label(most)} names "
            f"{of['out_degree']:.0f} bodies and is named by {of['in_degree']:.0f}, so that most of its ties are "
            "its own "
            "report."
        )
    return "\n\n".join(lines)


_ALL = {
    "who reports and who is named": _one_sided,
    "who is named most": _most_named,
    "states and the federation": _levels,
    "what goes with naming": _dyads,
    "the own state": _own_state,
    "the hierarchy": _hierarchy,
    "pairs beyond chance": _beyond,
    "the broker": _brokers,
    "the change": _newcomers,
    "objectives": _objectives,
    "state actions": _gaps,
    "not reported together": _missed,
}


def put(text: str, into: str) -> str:
    """A page with the part between the marks replaced. Raises `ValueError` where it has no marks."""
    before, begin, rest = into.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page has no {BEGIN} ... {END} to put the findings between")
    return before + text + after


def main() -> int:
    """Print the findings, or put them on a page."""
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
    for name in findings.left_out:
        print(f"left out, for its numbers do not bear it out: {name}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
