"""What a network says in three sentences, in both languages, with the intervals that the numbers have."""

from __future__ import annotations

from typing import Any, Final

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.build import chosen_entries

Sentence = tuple[str, str]
_FIRST: Final = 3
_WARN_SHARE: Final = 0.05


def findings(analysis: Analysis) -> dict[str, Any]:
    """The sentences as ``es`` and ``en``, the ``names`` of nodes in them, and a ``warning``.

    The warning says what the edition leaves unsaid, in both languages; None where there is nothing to warn of.
    """
    if not len(analysis.network.graph):
        return {"es": [], "en": [], "names": [], "warning": None}
    said = _partners(analysis) if analysis.parameters.arrows else _ties(analysis)
    warning = _unnamed(analysis) if not analysis.parameters.two_mode else None
    labels = {str(label) for _, label in analysis.network.graph.nodes(data="label")}
    names = [label for label in labels if any(label in en for _, en in said)]
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return {"es": [es for es, _ in said], "en": [en for _, en in said], "names": ordered, "warning": warning}


def _partners(analysis: Analysis) -> list[Sentence]:
    whole = analysis.whole
    n, reporters, only = (int(whole[name]) for name in ("nodes", "reporters", "only_named"))
    both, back = int(whole["both_report"]), int(whole["reciprocated"])
    size = (
        f"De {n} instituciones {reporters} informan y {only} sólo son nombradas; de las {both} parejas en que ambas "
        f"informan, {back} se nombran mutuamente.",
        f"Of {n} bodies {reporters} report and {only} are only named; of the {both} pairs of which both report, {back} "
        "name each other.",
    )
    return [size, *_most_named(analysis), *_levels(analysis)]


def _most_named(analysis: Analysis) -> list[Sentence]:
    nodes, graph = analysis.nodes, analysis.network.graph
    order = sorted(nodes, key=lambda node: (-nodes[node]["in_strength"], node))[:_FIRST]
    order = [node for node in order if nodes[node]["in_strength"]]
    if len(order) < _FIRST:
        return []
    first, second = (nodes[node] for node in order[:2])
    apart = first["in_strength_low"] > second["in_strength_high"]

    def told(node: str) -> str:
        of = nodes[node]
        low, high = of["in_strength_low"], of["in_strength_high"]
        return f"{graph.nodes[node]['label']} {of['in_strength']:.0f} ({low:.0f}–{high:.0f})"

    listed = ", ".join(map(told, order))
    return [
        (
            f"Las más nombradas, por entradas y con su intervalo de 95 %: {listed}; las dos primeras "
            f"{'se separan' if apart else 'no se pueden separar'}.",
            f"Most named, by entries and with their 95 % interval: {listed}; the first two are "
            f"{'separable' if apart else 'not separable'}.",
        )
    ]


def _levels(analysis: Analysis) -> list[Sentence]:
    layers = analysis.layers
    if not {"federal", "state"} <= set(layers):
        return []
    up, down = layers["state"]["federal"], layers["federal"]["state"]
    own = layers["federal"]["federal"]
    return [
        (
            f"De los estados a la federación van {up} flechas, de la federación a los estados {down} y dentro de la "
            f"federación {own}.",
            f"{up} arrows go from the states to the federation, {down} from the federation to the states and {own} "
            "stay within the federation.",
        )
    ]


def _ties(analysis: Analysis) -> list[Sentence]:
    graph, wanted = analysis.network.graph, analysis.parameters
    ties = graph.number_of_edges()
    two = analysis.two_mode
    if wanted.two_mode and not wanted.projection:
        size = (
            f"{two['first_nodes']:.0f} nodos por {two['second_nodes']:.0f}: {two['incidences']:.0f} de sus parejas "
            f"posibles ({100 * two['density']:.0f} %) tienen una entrada.",
            f"{two['first_nodes']:.0f} by {two['second_nodes']:.0f} nodes: {two['incidences']:.0f} of the possible "
            f"pairs ({100 * two['density']:.0f} %) have an entry.",
        )
    else:
        size = (f"{len(graph)} nodos con {ties} vínculos.", f"{len(graph)} nodes with {ties} ties.")
    single = sum(1 for _, degree in graph.degree() if degree == 1)
    alone = (
        f"{single} de {len(graph)} nodos tienen un solo vínculo.",
        f"{single} of {len(graph)} nodes have a single tie.",
    )
    return [size, *_widest(analysis), alone]


def _widest(analysis: Analysis) -> list[Sentence]:
    graph, mode = analysis.network.graph, analysis.parameters.modes[0]
    side = "second" if analysis.parameters.projection == "second" else "first"
    nodes = [node for node, data in graph.nodes(data=True) if side == "second" or data["mode"] == mode]
    order = sorted(nodes, key=lambda node: (-graph.degree(node), node))[:_FIRST]
    listed = ", ".join(f"{graph.nodes[node]['label']} ({graph.degree(node)})" for node in order)
    return [(f"Con más vínculos: {listed}.", f"With most ties: {listed}.")] if order else []


def _unnamed(analysis: Analysis) -> dict[str, str] | None:
    """How many entries name no reporter, where they are more than a few: their ties are missing."""
    network = analysis.network
    reported = {p.entry for p in network.source.participations if p.role == "reporter"}
    entries = chosen_entries(network.source, network.parameters)
    missing = [e for iri, e in entries.items() if iri not in reported]
    if len(missing) < _WARN_SHARE * max(1, len(entries)):
        return None
    years = ", ".join(sorted({e.edition for e in missing if sum(m.edition == e.edition for m in missing) > 1}))
    share = f"{100 * len(missing) / len(entries):.0f} %"
    if network.parameters.mediated:
        es, en = "por ellas está su programa", "their programme stands for them"
    else:
        es, en = "sus vínculos faltan aquí", "their ties are missing here"
    return {
        "es": f"{len(missing)} de {len(entries)} acciones ({share}; {years}) no dicen quién las informa: {es}.",
        "en": f"{len(missing)} of {len(entries)} actions ({share}; {years}) do not say who reports them: {en}.",
    }
