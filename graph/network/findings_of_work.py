"""Findings on hierarchy, change, objectives, states and what no entry names together, where the numbers hold."""

from __future__ import annotations

from entramado.graph.network.analysis import analyse
from entramado.graph.network.build import build_network
from entramado.graph.network.edition import MIXING, RATE, Edition, FindingText, NetworkFinding, joined_es, per_cent
from entramado.graph.network.findings import change_to
from entramado.graph.network.opportunities import Wanted, opportunities
from entramado.graph.network.parameters import Parameters

_FEWEST = 10


def hierarchy(of: Edition) -> NetworkFinding | None:
    """With the hierarchy sectors seem closed."""
    found = [next((m for m in a.mixing if m.attribute == "sector"), None) for a in (of.with_units, of.analysis)]
    with_units, without = found
    if with_units is None or without is None or not with_units.p_assortativity < RATE < without.p_assortativity:
        return None
    bodies = int(of.with_units.whole["nodes"])
    closed, open_ = f"{with_units.assortativity:.2f}", f"{without.assortativity:.2f}"
    chance, p = f"{with_units.expected_assortativity:.2f}", f"{with_units.p_assortativity:.2g}"
    other_p = f"{without.p_assortativity:.2g}"
    return NetworkFinding(
        FindingText(
            "La jerarquía es una capa aparte, y hace que los sectores parezcan cerrados",
            f"Con los vínculos entre una institución y sus propias unidades hay {bodies} instituciones, y la "
            f"asortatividad por sector es {closed} (por azar {chance}, p = {p}); sin ellos es {open_} (p = {other_p}).",
        ),
        FindingText(
            "Hierarchy is a layer of its own, and it makes the sectors seem closed",
            "With the ties between a body and its own units there are "
            f"{bodies} bodies, and assortativity by sector is {closed} (by chance {chance}, p = {p}); without them it "
            f"is {open_} (p = {other_p}).",
        ),
        (of.page(more="&units=yes", suffix=".measures.json"),),
    )


def beyond_chance(of: Edition) -> NetworkFinding | None:
    """No pair is named in the same entries beyond chance, but for kin."""
    found, more = ([pair for pair, test in a.tests.items() if test.q <= RATE] for a in (of.analysis, of.with_units))
    if found or not more or not all(_kin(of, *pair) for pair in more):
        return None
    ties = of.analysis.network.graph.number_of_edges()
    return NetworkFinding(
        FindingText(
            "Ninguna pareja es nombrada en las mismas entradas más de lo que sus números hacen probable",
            f"De {ties} parejas con vínculo ninguna va más allá del azar (BiCM, tasa de falsos hallazgos de 5 %); con "
            f"la jerarquía hay {len(more)}, cada una de una institución con su propia unidad o de su propio estado.",
        ),
        FindingText(
            "No pair of bodies is named in the same entries more often than their numbers make likely",
            f"Of {ties} tied pairs none is beyond chance (BiCM, false discovery rate 5 %); with the hierarchy there "
            f"are {len(more)}, each a body with its own unit or of its own state.",
        ),
        ("network-ties-beyond-chance", of.page(more="&sig=yes")),
    )


def _kin(of: Edition, one: str, other: str) -> bool:
    """Whether one is the other's unit, or both are of one state."""
    network, ancestors = of.with_units.network, of.source.ancestors
    states = [network.graph.nodes[body]["state"] for body in (one, other)]
    return (
        other in ancestors(one)
        or one in ancestors(other)
        or bool(set(network.graph.edges[one, other]["roles"]) & {"unit", "parent"})
        or bool(states[0] and states[0] == states[1])
    )


def who_was_asked(of: Edition) -> NetworkFinding | None:
    """Among the bodies that report in both editions more stayed than in the whole."""
    turn = change_to(of.source, of.analysis.parameters)
    if turn is None or len(turn.reporting) < _FEWEST or not turn.reporting_jaccard > turn.jaccard:
        return None
    kept, came, went = map(len, (turn.reporting_kept, turn.reporting_gained, turn.reporting_lost))
    return NetworkFinding(
        FindingText(
            f"Buena parte del cambio desde {turn.before} es a quién se preguntó",
            f"De todos los vínculos de las dos ediciones {turn.ties_kept} están en ambas (Jaccard {turn.jaccard:.2f}); "
            f"entre las {len(turn.reporting)} instituciones que informan en ambas siguieron {kept}, llegaron {came} y "
            f"se fueron {went} (Jaccard {turn.reporting_jaccard:.2f}).",
        ),
        FindingText(
            f"Much of the change since {turn.before} is who was asked",
            f"Of all ties of the two editions {turn.ties_kept} are in both (Jaccard {turn.jaccard:.2f}); among the "
            f"{len(turn.reporting)} bodies that report in both {kept} stayed, {came} came and {went} went (Jaccard "
            f"{turn.reporting_jaccard:.2f}).",
        ),
        ("network-through-editions", of.measures),
    )


def objectives(of: Edition) -> NetworkFinding | None:
    """How many bodies work under an objective differs widely."""
    network = build_network(of.source, Parameters("institution-objective", edition=of.year))
    graph, bodies = network.graph, network.incidence.rows
    under = {o.rsplit("/", 1)[-1]: graph.degree(o) for o in network.incidence.columns}
    order = sorted(under, key=lambda o: (-under[o], int(o)))
    if len(order) < _FEWEST or under[order[0]] <= 4 * under[order[-1]]:
        return None
    single = sum(1 for body in bodies if graph.degree(body) == 1)
    widest = sorted(bodies, key=lambda body: (-graph.degree(body), body))[:3]
    most = ", ".join(f"{graph.nodes[body]['label']} {graph.degree(body)}" for body in widest)
    many, few = order[:2], order[:-4:-1]
    es, en = (
        [", ".join(f"{under[o]} {word} {o}" for o in some) for some in (many, few)] for word in ("en el", "under")
    )
    return NetworkFinding(
        FindingText(
            "Los objetivos son muy distintos entre sí",
            f"Instituciones que trabajan en un objetivo: {es[0]}, pero {es[1]}; {single} de {len(bodies)} trabajan en "
            f"un solo objetivo. En más: {most} objetivos.",
        ),
        FindingText(
            "Objectives are far from alike",
            f"Bodies that work under an objective: {en[0]}, but {en[1]}; {single} of {len(bodies)} bodies work under "
            f"a single objective. Widest: {most} objectives.",
        ),
        (of.page("institution-objective"), "institutions-that-report-most"),
    )


def state_actions(of: Edition) -> NetworkFinding | None:
    """States meet few of the objectives, in a nested pattern."""
    wanted = Parameters("state-objective", edition=of.year)
    measured = analyse(of.source, wanted, MIXING)
    m, network = measured.two_mode, measured.network
    label = {row: str(network.graph.nodes[row]["label"]) for row in network.incidence.rows}
    count = {row: network.graph.degree(row) for row in label}
    if len(count) < _FEWEST or m["density"] >= 0.5:
        return None
    if any(test.q <= RATE for test in analyse(of.source, wanted.but(projection="first"), MIXING).tests.values()):
        return None
    top = max(count, key=lambda s: (count[s], s))
    alone = ", ".join(sorted(label[s] for s in count if count[s] == 1))
    fewest = min(count.values())
    states, met, pairs = int(m["first_nodes"]), int(m["second_nodes"]), int(m["incidences"])
    possible, nested = states * met, f"NODF {m['nestedness']:.0f}"
    return NetworkFinding(
        FindingText(
            "Acciones en los estados: un patrón anidado con huecos",
            f"{states} estados y {met} objetivos coinciden en {pairs} de {possible} parejas posibles "
            f"({per_cent(m['density'])}), anidadas ({nested}): los estados con pocos objetivos tienen los más comunes. "
            f"{label[top]} tiene {count[top]}; {f'uno cada uno: {alone}' if alone else f'el menor número es {fewest}'}."
            " Ningún par de estados comparte más de lo que dan sus márgenes.",
        ),
        FindingText(
            "State actions: a nested pattern with gaps",
            f"{states} states meet {met} objectives in {pairs} of {possible} possible pairs "
            f"({per_cent(m['density'])}), nested ({nested}): states with few objectives have the popular ones. "
            f"{label[top]} has {count[top]}, {f'{alone} one each' if alone else f'the fewest is {fewest}'}. No two "
            "states share more than their margins give.",
        ),
        (of.page("state-objective"), "states-by-objective"),
    )


def not_reported_together(of: Edition) -> NetworkFinding | None:
    """Pairs that work on the same and that no entry names together."""
    pairs = opportunities(of.source, Wanted(of.year))
    if not pairs:
        return None
    bodies, first = of.source.bodies, pairs[0]
    one, other = (bodies[body].acronym or bodies[body].name for body in (first.one, first.other))
    places, both = len(first.places), joined_es(one, other)
    return NetworkFinding(
        FindingText(
            f"{len(pairs)} parejas trabajan en lo mismo y no se informan juntas",
            f"El mismo objetivo, grupo y estado, y ninguna entrada nombra a las dos; {both} son las que más tienen en "
            f"común ({places} {'lugar' if places == 1 else 'lugares'}). Si trabajan juntas, los informes no lo dicen.",
        ),
        FindingText(
            f"{len(pairs)} pairs work on the same and are not reported together",
            f"The same objective, group and state, and no entry names both; {one} and {other} have most in common "
            f"({places} {'place' if places == 1 else 'places'}). Whether they work together the reports do not say.",
        ),
        (f"/network/opportunities?edition={of.year}", "missed-collaborations-of-institution"),
    )
