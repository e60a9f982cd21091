"""Findings on who names whom in an edition: each one where the numbers bear it out, else None."""

from __future__ import annotations

from entramado.graph.network.edition import RATE, Edition, FindingText, NetworkFinding, by_chance, joined_es, per_cent
from entramado.graph.network.mentions import betweenness_without


def one_sided(of: Edition) -> NetworkFinding | None:
    """Most bodies are named and never report."""
    whole, back = of.analysis.whole, of.naming["reciprocated"]
    if whole["reciprocity"] > 0.2 or back.q < RATE or whole["only_named"] <= whole["reporters"]:
        return None
    es, en = by_chance(back)
    against_es, against_en = f"ni más ni menos que por azar ({es})", f"no more and no less than chance gives ({en})"
    if back.powerless:
        against_es, against_en = "demasiado pocas para compararlas con el azar", "too few to hold against chance"
    all_, report, named, both = (int(whole[name]) for name in ("nodes", "reporters", "only_named", "both_report"))
    return NetworkFinding(
        FindingText(
            "La mayoría de las instituciones son nombradas y nunca informan",
            f"De {all_} instituciones informan {report}, y {named} sólo son nombradas: no pueden nombrar a nadie. De "
            f"las {both} parejas en que ambas informan, {back.observed} se nombran una a otra, {against_es}.",
        ),
        FindingText(
            "Most bodies are named and never report",
            f"Of {all_} bodies {report} report and {named} are only named: they cannot name anybody back. Of the "
            f"{both} pairs of which both report {back.observed} name each other, {against_en}.",
        ),
        (of.page(),),
    )


def most_named(of: Edition) -> NetworkFinding | None:
    """The two that are named most, where the second is apart from the third."""
    nodes = of.analysis.nodes
    first, second, third = of.ranked("in_strength", 3)
    thirds = [n for n in of.ranked("in_strength", len(nodes)) if nodes[n]["in_strength"] == nodes[third]["in_strength"]]
    if nodes[second]["in_strength_low"] <= nodes[third]["in_strength_low"] or second in thirds:
        return None
    apart = nodes[first]["in_strength_low"] > nodes[second]["in_strength_high"]

    def told(body: str, form: str) -> str:
        values = nodes[body]
        count, *others = (values[f"in_strength{end}"] for end in ("", "_low", "_high", "_least"))
        return form.format(of.label(body), count, *others)

    es = "{} en {:.0f} entradas (de {:.0f} a {:.0f}; {:.0f} sin quien más la nombra)"
    en = "{} in {:.0f} entries ({:.0f} to {:.0f}; {:.0f} without the reporter that names it most)"
    told_es, told_en = (
        [told(first, form), told(second, form), ", ".join(told(body, form) for body in thirds)] for form in (es, en)
    )
    return NetworkFinding(
        FindingText(
            f"{joined_es(of.label(first), of.label(second))} son las más nombradas",
            f"{told_es[0]}, {told_es[1]}; después {told_es[2]}. Las dos primeras "
            f"{'se separan' if apart else 'no se pueden separar'}.",
        ),
        FindingText(
            f"{of.label(first)} and {of.label(second)} are named most",
            f"{told_en[0]}, {told_en[1]}; then {told_en[2]}. The first two are "
            f"{'separable' if apart else 'not separable'}.",
        ),
        ("network-most-named", of.page(suffix=".nodes.csv")),
    )


def levels(of: Edition) -> NetworkFinding | None:
    """States name the federation more than it names them."""
    layers, tests = of.analysis.layers, of.naming
    if not {"federal", "state"} <= set(layers) or not {"state>federal", "federal>state"} <= set(tests):
        return None
    up, down, own = layers["state"]["federal"], layers["federal"]["state"], layers["federal"]["federal"]
    if up <= 2 * down:
        return None
    (up_es, up_en), (down_es, down_en) = by_chance(tests["state>federal"]), by_chance(tests["federal>state"])
    beyond = ", ".join(sorted(name for name, one in tests.items() if ">" in name and one.q < RATE))
    return NetworkFinding(
        FindingText(
            "Los estados nombran a la federación más que ella a los estados",
            f"{up} parejas van de una institución de un estado a una federal ({up_es}), {down} de una federal a una de "
            f"un estado ({down_es}); {own} quedan dentro de la federación. Dado cuántas nombra quien informa y cuántas "
            f"veces se nombra a cada una, "
            f"{f'va más allá del azar: {beyond}' if beyond else 'ninguna casilla de la tabla va más allá del azar'}.",
        ),
        FindingText(
            "States name the federation more than it names them",
            f"{up} pairs run from a state's body to a federal one ({up_en}), {down} from a federal one to a state's "
            f"({down_en}); {own} stay within the federation. Given how many each reporter names and how often each "
            f"body is named, {f'beyond chance: {beyond}' if beyond else 'no cell of the table is beyond chance'}.",
        ),
        (of.page(), of.measures),
    )


def goes_with_naming(of: Edition) -> NetworkFinding | None:
    """What goes with naming, among those that report."""
    found = of.dyads
    if found is None or found.powerless:
        return None
    terms = {term.name: term for term in found.terms}
    federal, shared, sector = (terms[name] for name in ("federal_target", "shared_objectives", "same_sector"))
    if not (federal.coefficient > 0 and shared.coefficient > 0 and max(federal.p, shared.p) < RATE):
        return None
    odds, p = [f"{federal.odds_ratio:.0f}"], [f"{term.p:.2g}" for term in (federal, shared, sector)]
    odds += [f"{term.odds_ratio:.1f}" for term in (shared, sector)]
    return NetworkFinding(
        FindingText(
            "Quien informa nombra a las federales y a quienes informan de lo mismo",
            f"De las {found.pairs:,} parejas, en cada sentido, de las {found.reporters} instituciones que informan, "
            f"{found.namings} se nombran: la razón de momios es {odds[0]} donde la nombrada es federal (p = {p[0]}), "
            f"{odds[1]} por cada objetivo del que ambas informan (p = {p[1]}), {odds[2]} dentro de un sector (p = "
            f"{p[2]}). Es una regresión logística cuyas filas y columnas se barajan juntas {found.draws:,} veces, "
            "prueba demasiado indulgente donde los términos se parecen; dice qué acompaña al nombrar, no qué lo causa.",
        ),
        FindingText(
            "Who reports names federal bodies, and those that report on the same",
            f"Over the {found.pairs:,} pairs, each way, of the {found.reporters} bodies that report, {found.namings} "
            f"of them namings: the odds are {odds[0]} times as high where the named one is federal (p = {p[0]}), "
            f"{odds[1]} times for each objective on which both report (p = {p[1]}), {odds[2]} times within a sector "
            f"(p = {p[2]}). It is a logistic regression, its rows and columns shuffled alike {found.draws:,} times, "
            "which is too lenient where terms are alike; it says what goes with naming, not what causes it.",
        ),
        (of.measures,),
    )


def own_state(of: Edition) -> NetworkFinding | None:
    """Bodies name those of their own state beyond chance."""
    one, sector = of.naming["within state"], of.naming["within sector"]
    if one.powerless or one.q >= RATE or sector.q < RATE:
        return None
    (one_es, one_en), (sector_es, sector_en) = by_chance(one), by_chance(sector)
    return NetworkFinding(
        FindingText(
            "Lo que va más allá del azar es el propio estado",
            f"{one.observed} parejas son de un mismo estado ({one_es}); nombrar al propio sector ({sector.observed} "
            f"parejas; {sector_es}) no va más allá.",
        ),
        FindingText(
            "What is beyond chance is the own state",
            f"{one.observed} pairs are of one state ({one_en}); naming the own sector ({sector.observed} pairs; "
            f"{sector_en}) is not.",
        ),
        (of.measures,),
    )


_ROLES = {
    "coordinator": "coordinadora",
    "gatekeeper": "portera",
    "representative": "representante",
    "consultant": "consultora",
    "liaison": "enlace",
}


def broker(of: Edition) -> NetworkFinding | None:
    """The body that lies between the others, where no single reporter makes it so."""
    first, second = of.ranked("betweenness", 2)
    nodes, without = of.analysis.nodes, betweenness_without(of.analysis.network)
    if without[first][0] <= without[second][1]:
        return None
    share, other = nodes[first]["betweenness"], per_cent(nodes[second]["betweenness"])
    low, high = map(per_cent, without[first])
    joined = per_cent(share / of.analysis.whole["connected_pairs"])
    counts = {role: nodes[first][f"{role}_level"] for role in _ROLES}
    held = [(role, count) for role, count in sorted(counts.items(), key=lambda c: -c[1]) if count]
    return NetworkFinding(
        FindingText(
            f"{of.label(first)} es la intermediaria",
            f"Está en {per_cent(share)} de los caminos más cortos de todas las parejas, en {joined} de los que hay (de "
            f"{low} a {high} de todas si se omite a una de las demás que informan); después {of.label(second)}, "
            f"{other}. Por nivel, como Gould y Fernandez cuentan caminos abiertos: "
            f"{', '.join(f'{_ROLES[role]} {count:.0f}' for role, count in held)}. Sólo media quien informa y es "
            "nombrada.",
        ),
        FindingText(
            f"{of.label(first)} is the broker",
            f"It lies on {per_cent(share)} of the shortest paths of all pairs, {joined} of those of pairs that have a "
            f"path ({low} to {high} of all where one other reporter is left out); then {of.label(second)}, {other}. "
            "By level, as Gould and Fernandez count open paths: "
            f"{', '.join(f'{role} {count:.0f}' for role, count in held)}. Only a body that reports and is named can "
            "broker.",
        ),
        ("network-brokers", of.measures),
    )
