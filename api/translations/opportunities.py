"""The words of ``/network/opportunities``, Spanish and English."""

from __future__ import annotations

from typing import Final

_COLUMNS: Final = {
    "": ("institución (IRI)", "body (IRI)"),
    "Label": ("nombre de la institución", "name of the body"),
    "Roles": ("papeles de la institución en esas entradas", "roles of the body in these entries"),
    "Entries": ("entradas de la institución (IRI)", "entries of the body (IRIs)"),
    "Lines": ("líneas en que se lee (IRI)", "lines in which it is read (IRIs)"),
}
OPPORTUNITY_WORDS: Final = {
    "opportunities.title": ("Quién no se informa con quién", "Who is not reported with whom"),
    "opportunities.lead": (
        "Instituciones que trabajan en el mismo objetivo, para el mismo grupo y en el mismo estado, y que ninguna "
        "entrada nombra juntas. Al elegir un objetivo, un estado o un grupo se ve además quién trabaja ahí.",
        "Bodies that work on the same objective, for the same group and in the same state, and that no entry names "
        "together. Choose an objective, a state or a group to see also who works there.",
    ),
    "opportunities.said": (
        "«No se informan juntas» se dice de los informes: que dos instituciones no colaboren no lo dice nadie. Quedan "
        "fuera las parejas en que una pertenece a la otra.",
        "“Not reported together” is said of the reports: that two bodies do not work together is said by nobody. Pairs "
        "of which one belongs to the other are left out.",
    ),
    "opportunities.pairs": (
        "No se informan juntas: {total} parejas, las que más tienen en común primero",
        "Not reported together: {total} pairs, those with most in common first",
    ),
    "opportunities.objective": ("Objetivo", "Objective"),
    "opportunities.state": ("Estado", "State"),
    "opportunities.population": ("Grupo", "Group"),
    "opportunities.institution": ("Institución", "Body"),
    "opportunities.one": ("Una y sus líneas", "One and its lines"),
    "opportunities.other": ("La otra y sus líneas", "The other and its lines"),
    "opportunities.shared": ("En común", "In common"),
    "opportunities.places": ("Lugares", "Places"),
    "opportunities.works": ("Quién trabaja ahí", "Who works there"),
    "opportunities.works.why": (
        "{total} instituciones, por entradas que cumplen todo lo elegido, de ellas las que informa, y las que cumplen "
        "todo menos una condición.",
        "{total} bodies, by entries that meet all that was chosen, of these those that it reports, and those that meet "
        "all but one condition.",
    ),
    "opportunities.fits": ("Cumplen todo", "Meet all"),
    "opportunities.reports": ("Las informa", "Reports them"),
    "opportunities.near": ("Todo menos una", "All but one"),
    "opportunities.questions": ("Las mismas preguntas en SPARQL", "The same questions in SPARQL"),
    "opportunities.question.missed-collaborations-of-institution": (
        "Con quién no se informa junta una institución",
        "Whom a body is not reported together with",
    ),
    "opportunities.question.partner-for-objective-state-population": (
        "Quién trabaja en un objetivo, en un estado y para un grupo",
        "Who works on an objective, in a state and for a group",
    ),
    "opportunities.question.states-without-a-federal-partner": (
        "Estados sin contraparte federal",
        "States without a federal counterpart",
    ),
    "opportunities.question.brokers-between-federal-and-civil-society": (
        "Quién media entre lo federal y la sociedad civil",
        "Who brokers between federal bodies and civil society",
    ),
    "opportunities.question.network-of-an-objective-through-editions": (
        "Cómo cambió la red de un objetivo",
        "How the network of an objective changed",
    ),
    "opportunities.question.federal-bodies-without-a-state": (
        "Instituciones federales sin contraparte estatal",
        "Federal bodies without a state counterpart",
    ),
    "opportunities.column.places": ("lugares que la pareja tiene en común", "places that the pair has in common"),
    **{f"opportunities.column.{end}{part}": words for end in ("one", "other") for part, words in _COLUMNS.items()},
}
