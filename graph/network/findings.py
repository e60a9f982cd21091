"""What a network says in three sentences, in both languages, with the intervals that the numbers have."""

from __future__ import annotations

from typing import Any, Final

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.build import build_network, chosen_entries
from entramado.graph.network.change import Change, change, earlier
from entramado.graph.network.names import network_name
from entramado.graph.network.opportunities import Wanted, opportunities
from entramado.graph.network.parameters import NetworkError, Parameters
from entramado.graph.network.source import NetworkSource
from entramado.graph.network.ties import Network

Sentence = tuple[str, str]
_FIRST: Final = 2
_WIDEST: Final = 3
_WARN_SHARE: Final = 0.05


def findings(analysis: Analysis) -> dict[str, Any]:
    """The sentences as ``es`` and ``en``, ``further`` ones, ``names`` of nodes and states in them, a ``warning``.

    The warning says what the edition leaves unsaid, in both languages; None where there is nothing to warn of.
    ``tested`` are the edition's findings with their intervals as the build wrote them (`_tested`).
    """
    tested = _tested(analysis)
    if not len(analysis.network.graph):
        return {"es": [], "en": [], "further": {"es": [], "en": []}, "names": [], "warning": None, "tested": tested}
    said = _partners(analysis) if analysis.parameters.arrows else _ties(analysis)
    further = _further(analysis) if analysis.parameters.arrows else []
    warning = _unnamed(analysis) if not analysis.parameters.two_mode else None
    source = analysis.network.source
    labels = {str(label) for _, label in analysis.network.graph.nodes(data="label")}
    # What was found in an edition names states too.
    labels |= {source.label(state) for state in source.places}
    every = [en for _, en in (*said, *further)] + tested["en"]
    names = [label for label in labels if any(label in en for en in every)]
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return {
        **_by_language(said),
        "further": _by_language(further),
        "names": ordered,
        "warning": warning,
        "tested": tested,
    }


def _tested(analysis: Analysis) -> dict[str, Any]:
    """The ``edition``, of all editions the latest that has any, and what was found in it, by language.

    Only of who names whom, whole: a network with filters has none.
    """
    source, wanted = analysis.network.source, analysis.parameters
    if wanted == Parameters(edition=wanted.edition):
        for year in [wanted.edition] if wanted.edition else reversed(source.editions):
            name = network_name(wanted.but(edition=year))
            if lines := source.descriptions.get(source.base.id("network", name)):
                return {"edition": year, "es": lines["es"], "en": lines["en"]}
    return {"edition": "", "es": [], "en": []}


def _by_language(sentences: list[Sentence]) -> dict[str, list[str]]:
    return {"es": [es for es, _ in sentences], "en": [en for _, en in sentences]}


def _partners(analysis: Analysis) -> list[Sentence]:
    return [*_most(analysis), *_levels(analysis), *_change(analysis)]


def _further(analysis: Analysis) -> list[Sentence]:
    """Who names back, who stands between, who is not reported together."""
    return [*_back(analysis), *_between(analysis), *_apart(analysis)]


def _back(analysis: Analysis) -> list[Sentence]:
    whole = analysis.whole
    both, back, only = (int(whole[name]) for name in ("both_report", "reciprocated", "only_named"))
    if not both:
        return []
    return [
        (
            f"Parejas con vínculo en que ambas informan: {both}; se nombran una a otra: {back}. Sólo son nombradas, "
            f"y no pueden nombrar: {only} instituciones.",
            f"Tied pairs of which both report: {both}; that name each other: {back}. Only named, and unable to name "
            f"back: {only} bodies.",
        )
    ]


def _between(analysis: Analysis) -> list[Sentence]:
    """The two that lie on most of the shortest paths, and the share of the paths that there are."""
    nodes, graph, joined = analysis.nodes, analysis.network.graph, analysis.whole["connected_pairs"]
    order = sorted(nodes, key=lambda node: (-nodes[node]["betweenness"], node))[:_FIRST]
    if len(order) < _FIRST or not nodes[order[-1]]["betweenness"] > 0:
        return []
    shares = [(nodes[node]["betweenness"], graph.nodes[node]["label"]) for node in order]
    es, en = (
        ", ".join(f"{label} {percent(share)} % ({percent(share / joined)} % {of})" for share, label in shares)
        for of in ("de los que hay", "of those that there are")
    )
    return [
        (
            f"En los caminos más cortos de todas las parejas, vayan como vayan las flechas: {es}.",
            f"On the shortest paths of all pairs, whichever way the arrows run: {en}.",
        )
    ]


def _apart(analysis: Analysis) -> list[Sentence]:
    wanted = analysis.parameters
    if wanted != Parameters(edition=wanted.edition):
        return []
    pairs = len(opportunities(analysis.network.source, Wanted(edition=wanted.edition)))
    return [
        (
            f"Parejas que trabajan en el mismo objetivo, para el mismo grupo y en el mismo estado, y que ninguna "
            f"entrada nombra juntas: {pairs}.",
            f"Pairs that work on the same objective, for the same group and in the same state, and that no entry "
            f"names together: {pairs}.",
        )
    ]


def _most(analysis: Analysis) -> list[Sentence]:
    """Who is named and who names most, two each."""
    named, naming = (_leaders(analysis, way) for way in ("in", "out"))
    if not named or not naming:
        return []
    return [
        (
            f"Más nombradas, por entradas (intervalo de 95 %): {named[0]}. Las que más nombran: {naming[0]}.",
            f"Named most, by entries (95 % interval): {named[1]}. Naming most: {naming[1]}.",
        )
    ]


def _leaders(analysis: Analysis, way: str) -> Sentence | None:
    nodes, graph, measure = analysis.nodes, analysis.network.graph, f"{way}_strength"
    order = sorted(nodes, key=lambda node: (-nodes[node][measure], node))[:_FIRST]
    if len(order) < _FIRST or not nodes[order[-1]][measure]:
        return None
    apart = nodes[order[0]][f"{measure}_low"] > nodes[order[1]][f"{measure}_high"]

    def told(node: str) -> str:
        of = nodes[node]
        low, high = of[f"{measure}_low"], of[f"{measure}_high"]
        return f"{graph.nodes[node]['label']} {of[measure]:.0f} ({low:.0f}–{high:.0f})"

    listed = ", ".join(map(told, order))
    return f"{listed}, {'separables' if apart else 'no separables'}", f"{listed}, {'' if apart else 'not '}separable"


def _levels(analysis: Analysis) -> list[Sentence]:
    whole, layers = analysis.whole, analysis.layers
    n, reporters = int(whole["nodes"]), int(whole["reporters"])
    es = f"{reporters} de {n} instituciones informan, y sólo ellas nombran"
    en = f"{reporters} of {n} bodies report, and only they name"
    if not {"federal", "state"} <= set(layers):
        return [(f"{es}.", f"{en}.")]
    own, up, down = layers["federal"]["federal"], layers["state"]["federal"], layers["federal"]["state"]
    return [
        (
            f"{es}: {own} flechas dentro de la federación, {up} de los estados a la federación, {down} de vuelta.",
            f"{en}: {own} arrows within the federation, {up} from the states to the federation, {down} back.",
        )
    ]


def _change(analysis: Analysis) -> list[Sentence]:
    """What the edition, or the last of all, shares with the one before, among those that report in both."""
    found = change_to(analysis.network.source, analysis.parameters)
    if found is None:
        return []
    kept, new, gone = map(len, (found.reporting_kept, found.reporting_gained, found.reporting_lost))
    both, was, now = len(found.reporting), found.before, found.after
    return [
        (
            f"De {was} a {now}, entre las {both} que informan en ambas, parejas que siguen: {kept}, nuevas: {new}, "
            f"que ya no se nombran: {gone}; en toda la red siguen {found.ties_kept}.",
            f"From {was} to {now}, among the {both} that report in both, pairs that stayed: {kept}, new: {new}, "
            f"named no more: {gone}; in the whole network {found.ties_kept} stayed.",
        )
    ]


def change_to(source: NetworkSource, wanted: Parameters) -> Change | None:
    """The change to the edition asked for, or to the last of all, from the one before that shares a tie with it."""
    turn = turn_to(source, wanted)
    return None if turn is None else change(*turn)


def turn_to(source: NetworkSource, wanted: Parameters) -> tuple[Network, Network] | None:
    """The networks of the two editions that `change_to` compares; those between them share no tie with the later."""
    years = [year for year in source.editions if not wanted.edition or year <= wanted.edition]
    networks = (network for year in reversed(years) for network in _of_year(source, wanted.but(edition=year)))
    after = next(networks, None)
    before = None if after is None else earlier(after, networks)
    return None if after is None or before is None else (before, after)


def _of_year(source: NetworkSource, wanted: Parameters) -> list[Network]:
    """The network of an edition; nothing where it has no tie, or not the body whose network is asked for."""
    try:
        network = build_network(source, wanted)
    except NetworkError:
        return []
    return [network] if network.graph.number_of_edges() else []


def _ties(analysis: Analysis) -> list[Sentence]:
    graph, wanted = analysis.network.graph, analysis.parameters
    ties = graph.number_of_edges()
    two = analysis.two_mode
    if wanted.two_mode and not wanted.projection:
        size = (
            f"{two['first_nodes']:.0f} nodos por {two['second_nodes']:.0f}: {two['incidences']:.0f} de sus parejas "
            f"posibles ({percent(two['density'])} %) tienen una entrada.",
            f"{two['first_nodes']:.0f} by {two['second_nodes']:.0f} nodes: {two['incidences']:.0f} of the possible "
            f"pairs ({percent(two['density'])} %) have an entry.",
        )
    else:
        size = (f"{len(graph)} nodos con {ties} vínculos.", f"{len(graph)} nodes with {ties} ties.")
    single = sum(1 for _, degree in graph.degree() if degree == 1)
    alone = (
        f"{single} de {len(graph)} nodos tienen un solo vínculo.",
        f"{single} of {len(graph)} nodes have a single tie.",
    )
    return [size, *_widest(analysis), alone]


def percent(share: float) -> str:
    """Whole percents; a share that would read as none with its first figure."""
    return f"{100 * share:.0f}" if not 0 < share < 0.01 else f"{100 * share:.1g}"


def _widest(analysis: Analysis) -> list[Sentence]:
    graph, mode = analysis.network.graph, analysis.parameters.modes[0]
    side = "second" if analysis.parameters.projection == "second" else "first"
    nodes = [node for node, data in graph.nodes(data=True) if side == "second" or data["mode"] == mode]
    order = sorted(nodes, key=lambda node: (-graph.degree(node), node))[:_WIDEST]
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
