"""The words of the page of figures, in Spanish and English."""

from __future__ import annotations

from typing import Final

FIGURE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "entity.country": (
        "Lo que los documentos de México dicen de este país; lo que él mismo informa del Pacto no está aquí. "
        "Nombrarlo no es actuar en él: «Para quién» separa a quienes viven allí de quienes vienen de allí.",
        "What Mexico's documents say of this country; what it reports itself on the Compact is not here. "
        "To name it is not to act in it: “For whom” tells those who live there from those who come from there.",
    ),
    "nav.figures": ("Cifras", "Figures"),
    "figures.title": ("Las cifras, de mayor a menor", "The figures, the largest first"),
    "figures.lead": (
        "Cada resultado contado de los documentos: cuántas personas, cuánto dinero, cuántas cosas, con quién lo "
        "informa, su periodo y su línea. Elija qué se cuenta, de quién, dónde y bajo qué objetivo.",
        "Each counted result of the documents: how many people, how much money, how many things, with who reports it, "
        "its period and its line. Choose what is counted, of whom, where and under which objective.",
    ),
    "figures.note": (
        "No se suman: dos cifras pueden contar a las mismas personas, una puede ser parte de otra, y cada una cuenta "
        "lo que dice su unidad. Lo que un documento no da en cifras no está aquí.",
        "They are not to be added up: two figures may count the same people, one may be part of another, and each "
        "counts what its unit says. What a document gives no figure of is not here. Words between « » are those of the "
        "document, in Spanish.",
    ),
    "figures.found": ("cifras", "figures"),
    "figures.found.one": ("cifra", "figure"),
    "figures.none": (
        "Ninguna cifra pasa estos filtros. Pruebe con menos de ellos: los documentos pueden no darla.",
        "No figure passes these filters. Try fewer of them: the documents may not give it.",
    ),
    "figures.units": ("Lo que más se cuenta aquí", "What is counted most often here"),
    "figures.each": ("La mayor de cada", "The largest of each"),
    "figures.each.no": ("Todas las cifras", "All figures"),
    "figures.each.objective": ("objetivo", "objective"),
    "figures.each.reporter": ("institución que informa", "reporting institution"),
    "figures.each.state": ("estado donde ocurre", "state where it takes place"),
    "figures.each.edition": ("edición", "edition"),
    "figures.without": ("Sin ninguna cifra así", "Without any such figure"),
    "figures.search": ("Palabras de lo contado o del título", "Words of what is counted or of the title, in Spanish"),
    "figures.alike": ("Lo que se dice así en inglés", "Told by these words in English"),
    "figures.reporter": ("Quien informa, o sus unidades (sigla o nombre)", "Reporter, or its units (acronym or name)"),
    "figures.paid": ("Quién paga", "Who pays"),
    "figures.paid.any": ("Se diga o no", "Whether told or not"),
    "figures.funder": ("Sólo donde se nombra a quien financia", "Only where a funder is named"),
    "figures.all": ("Todas las cifras, para ordenar y filtrar", "All figures, to sort and filter"),
    "facet.counts": ("Qué se cuenta", "What is counted"),
    "facet.group": ("Sexo o edad", "Sex or age"),
    "facet.counted": ("Grupo contado", "Group counted"),
    "facet.serves": ("Grupo al que se dirige la acción", "Group that the action is for"),
    "filter.all.serves": ("Todas las poblaciones", "All populations"),
    "figures.instead": (
        "Con estos filtros, ninguna cifra cuenta a este grupo. En acciones dirigidas a él hay",
        "With these filters, no figure counts this group. In actions for it there are",
    ),
    "filter.all.counts": ("Personas, dinero y cosas", "People, money and things"),
    "filter.all.group": ("Todos", "All"),
    "filter.all.state": ("Todos los estados", "All states"),
    "code.counts.persons": ("personas", "people"),
    "code.counts.money": ("dinero", "money"),
    "code.counts.things": ("otras cosas", "other things"),
    "facet.use": ("Para qué es el dinero", "What the money is for"),
    "facet.programme": ("Programa", "Programme"),
    "filter.all.use": ("Cualquier uso", "Any use"),
    "figures.uses": ("El dinero, por uso", "The money, by use"),
    "code.money.spent": ("gastado, asignado o prestado", "spent, assigned or lent"),
    "code.money.remittances": ("remesas y envíos", "remittances and transfers"),
    "code.money.prices": ("precios, topes y franquicias", "prices, limits and allowances"),
    "code.money.other": ("vigilado, en cuentas y demás", "watched over, in accounts and others"),
    "column.money": ("Uso del dinero", "Use of the money"),
    "column.funders": ("Quien financia, según la entrada", "Funder, by the entry"),
    "column.figures": ("Cifras", "Figures"),
    "column.each.objective": ("Objetivo", "Objective"),
    "column.each.reporter": ("Quien informa", "Reporter"),
    "column.each.state": ("Estado", "State"),
    "column.each.edition": ("Edición", "Edition"),
}
