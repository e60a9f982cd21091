"""Words of the network's page."""

from __future__ import annotations

from typing import Final

from entramado.api.translations.measures import MEASURE_WORDS

NETWORK_WORDS: Final[dict[str, tuple[str, str]]] = {
    "network.kinds": ("Redes", "Networks"),
    "network.plain.one": (
        "Cada punto es una institución, y una línea une a dos cuando una nombra a la otra en una acción que informa; "
        "cuanto más gruesa, en más acciones. Elija un punto o una línea para ver con quién, en qué papel y en qué "
        "líneas de los documentos.",
        "Each dot is an institution, and a line joins two when one names the other in an action that it reports; the "
        "thicker, the more actions. Choose a dot or a line to see with whom, in which role and on which lines of the "
        "documents.",
    ),
    "network.plain.two": (
        "Cada punto es una institución o un estado, o aquello sobre lo que informa; una línea une los dos cuando hay "
        "una acción que los une, y es más gruesa cuantas más hay. Elija un punto o una línea para ver las acciones.",
        "Each dot is an institution or a state, or what it reports on; a line joins the two when there is an action "
        "that does, and is the thicker the more there are. Choose a dot or a line to see the actions.",
    ),
    "network.partners": ("Quién nombra a quién", "Who names whom"),
    "network.institution-objective": ("Instituciones y objetivos", "Institutions and objectives"),
    "network.institution-population": ("Instituciones y poblaciones", "Institutions and populations"),
    "network.institution-state": ("Instituciones y estados", "Institutions and states"),
    "network.institution-programme": ("Instituciones y programas", "Institutions and programmes"),
    "network.state-objective": ("Estados y objetivos", "States and objectives"),
    "network.choose": (
        "Elegir la red: edición, capítulo, objetivo, papeles, unidades",
        "Choose the network: edition, chapter, objective, roles, units",
    ),
    "network.ego.partial": (
        "Una institución, las que la tocan y los lazos entre ellas: las medidas de abajo son de esta vista parcial, no "
        "de toda la red.",
        "One body, those that touch it and the ties among them: the measures below are of this partial view, not of "
        "the whole network.",
    ),
    "network.look": ("Mirar la red", "Look at the network"),
    "network.edition": ("Edición", "Edition"),
    "network.all": ("todas", "all"),
    "network.every": ("todos", "all"),
    "network.chapter": ("Capítulo", "Chapter"),
    "network.objective": ("Objetivo", "Objective"),
    "network.roles": ("Papeles", "Roles"),
    "network.role.co-reporter": ("informan juntas", "report together"),
    "network.role.reporter": ("informa", "reporter"),
    "network.role.partner": ("socia", "partner"),
    "network.role.funder": ("financia", "funder"),
    "network.role.unit": ("unidad", "unit"),
    "network.role.parent": ("de la que depende", "parent"),
    "network.role.beneficiary": ("beneficiaria", "beneficiary"),
    "network.role.mentioned": ("mencionada", "mentioned"),
    "network.role.state": ("estado", "state"),
    "network.role.shared": ("en común", "shared"),
    "network.units": ("Con vínculos entre una institución y sus unidades", "With ties between a body and its units"),
    "network.undirected": ("Sin dirección: cada pareja una vez", "Without direction: each pair once"),
    "network.mediated": (
        "El programa por quien informa, donde no se dice",
        "The programme for who reports, where that is not said",
    ),
    "network.mediated.show": ("Verlas, con su programa como quien nombra", "Show them, their programme as who names"),
    "network.view": ("Vista", "View"),
    "network.view.layers": ("por niveles", "by levels"),
    "network.view.free": ("libre", "free"),
    "network.view.bars": ("lugares con intervalos", "ranks with intervals"),
    "network.view.map": ("mapa: estados y federación", "map: states and federation"),
    "network.view.matrix": ("matriz", "matrix"),
    "network.view.editions": ("por edición", "by edition"),
    "network.view.rings": ("en anillo", "as a ring"),
    "network.view.bipartite": ("dos columnas", "two columns"),
    "network.view.sankey": ("flujos: objetivo, institución, población", "flows: objective, body, population"),
    "network.controls": ("Buscar, vista y más", "Search, view, more"),
    "network.undo": ("Deshacer", "Undo"),
    "network.undone": ("Deshecho", "Undone"),
    "network.sheet": ("Una hoja para imprimir o insertar", "One sheet to print or embed"),
    "network.sheet.whole": ("La red con sus tablas y fuentes", "The network with its tables and sources"),
    "network.embed": ("Para insertarla en otra página:", "To put it into another page:"),
    "network.more": ("Más controles", "More controls"),
    "network.arrow": ("de quien informa a quien es nombrada", "from who reports to who is named"),
    "network.found": (
        "{count} nodos para «{typed}»; el primero: {first}",
        "{count} nodes for “{typed}”; the first: {first}",
    ),
    "network.found.one": ("Un nodo para «{typed}»: {first}", "One node for “{typed}”: {first}"),
    "network.found.none": ("Ningún nodo de esta red es «{typed}»", "No node of this network is “{typed}”"),
    "network.names": ("Nombra", "Names"),
    "network.named.by": ("La nombran", "Named by"),
    "network.reports": ("Informa", "Reports"),
    "network.out_strength": ("Nombra (entradas)", "Names (entries)"),
    "network.in_strength": ("La nombran (entradas)", "Named in (entries)"),
    "network.out_degree": ("Nombra (instituciones)", "Names (bodies)"),
    "network.in_degree": ("La nombran (instituciones)", "Named by (bodies)"),
    "network.intervals": (
        "Entre paréntesis, el intervalo de 95 % al sortear de nuevo las entradas: donde dos se traslapan, su orden no "
        "se puede separar.",
        "In parentheses the 95 % interval of drawing the entries anew: where two overlap, their order is not "
        "separable.",
    ),
    "network.further": ("Qué más dice", "What else it says"),
    "network.tested": (
        "Hallazgos de {edition}: {count}, con sus intervalos y pruebas",
        "Findings of {edition}: {count}, with their intervals and tests",
    ),
    "network.tested.how": (
        "Entre paréntesis, el 95 % central al sortear de nuevo las entradas; las pruebas reparten de nuevo a las "
        "nombradas entre las menciones de un papel, y q es su tasa de falsos hallazgos. Un vínculo es lo que dicen los "
        "informes, no una observación de la colaboración.",
        "In parentheses the middle 95 % of drawing the entries anew; tests deal out the named bodies anew among the "
        "mentions of a role, and q is their false discovery rate. A tie is what the reports say, not an observation of "
        "the collaboration.",
    ),
    "network.levels": ("Quién nombra a quién, por nivel", "Who names whom, by level"),
    "network.levels.why": (
        "Parejas de instituciones; la fila informa, la columna es nombrada. Informar juntas no cuenta.",
        "Pairs of bodies; the row reports, the column is named. Reporting together does not count.",
    ),
    "network.fold": ("Unidades contadas como su dependencia", "Units counted as their parent"),
    "network.projection": ("Nodos", "Nodes"),
    "network.projection.both": ("de las dos clases", "of both kinds"),
    "network.projection.first": ("sólo los primeros", "the first kind only"),
    "network.projection.second": ("sólo los segundos", "the second kind only"),
    "network.apply": ("Mostrar", "Show"),
    "network.colour": ("Color", "Colour"),
    "network.colour.sector": ("sector", "sector"),
    "network.colour.community": ("comunidad", "community"),
    "network.size": ("Tamaño", "Size"),
    "network.find": ("Buscar un nodo", "Find a node"),
    "network.weight": ("Peso mínimo", "Least weight"),
    "network.only.role": ("Sólo el papel", "Only the role"),
    "network.any": ("cualquiera", "any"),
    "network.significant": ("Sólo vínculos que el azar no explica", "Only ties that chance does not explain"),
    "network.png": ("Imagen PNG", "PNG picture"),
    "network.svg": ("Imagen SVG", "SVG picture"),
    "network.reset": ("Ver todo", "Show all"),
    "network.zoom.in": ("Acercar", "Zoom in"),
    "network.zoom.out": ("Alejar", "Zoom out"),
    "network.legend": ("Leyenda", "Legend"),
    "network.picture": (
        "Dibujo de la red; la tabla de nodos dice lo mismo",
        "Drawing of the network; the table says the same",
    ),
    "network.shown": ("{nodes} nodos y {ties} vínculos", "{nodes} nodes and {ties} ties"),
    "network.dense": (
        "Red densa: de sus {total} vínculos se dibujan al principio los de peso {least} o más; el control «Peso "
        "mínimo» muestra otros, los archivos los tienen todos.",
        "A dense network: of its {total} ties those of weight {least} or more are drawn at first; the control “Least "
        "weight” shows others, the files have them all.",
    ),
    "network.static.dense": (
        "se dibujan los vínculos de peso {least} o más",
        "ties of weight {least} or more are drawn",
    ),
    "network.rows": ("Se ven {shown} filas; mostrar las {total}", "{shown} rows are shown; show all {total}"),
    "network.none": (
        "Ninguna entrada forma esta red. Quite un filtro.",
        "No entry makes this network. Remove a filter.",
    ),
    "network.yes": ("sí", "yes"),
    "network.no": ("no", "no"),
    "network.failed": ("La red no pudo cargarse.", "The network could not be loaded."),
    "network.card": ("Ficha", "Card"),
    "network.card.hint": (
        "Elija un nodo o un vínculo, en el dibujo o en la tabla, para ver su ficha y las líneas en que se lee.",
        "Choose a node or a tie, in the drawing or in the table, to see its card and the lines it is read in.",
    ),
    "network.close": ("Cerrar", "Close"),
    "network.page": ("Su página", "Its page"),
    "network.ego": ("Su red", "Its network"),
    "network.ties": ("Vínculos", "Ties"),
    "network.evidence": ("Dónde se lee", "Where it is read"),
    "network.test": (
        "Copresencia, diga quien diga: {shared} en común; por azar se esperarían {expected} (p = {p}, q = {q})",
        "Co-presence, whoever says so: {shared} shared; {expected} expected by chance (p = {p}, q = {q})",
    ),
    "network.beyond": ("más de lo que da el azar", "more than chance gives"),
    "network.within": ("lo que puede dar el azar", "what chance can give"),
    "network.through": ("A través de", "Through"),
    "network.nodes": ("Nodos", "Nodes"),
    "network.name": ("Nombre", "Name"),
    "network.sector": ("Sector", "Sector"),
    "network.community": ("Comunidad", "Community"),
    "network.entries": ("Entradas", "Entries"),
    "network.degree": ("Vínculos (grado)", "Ties (degree)"),
    "network.strength": ("Fuerza", "Strength"),
    "network.betweenness": ("Intermediación", "Betweenness"),
    "network.closeness": ("Cercanía", "Closeness"),
    "network.eigenvector": ("Vector propio", "Eigenvector"),
    "network.constraint": ("Restricción", "Constraint"),
    "network.effective_size": ("Tamaño efectivo", "Effective size"),
    "network.core_number": ("Núcleo k", "k-core"),
    "network.clustering": ("Agrupamiento", "Clustering"),
    "network.participation": ("Reparto entre objetivos", "Spread over objectives"),
    "network.objectives": ("Objetivos", "Objectives"),
    "network.two_mode_degree": ("Grado (dos modos)", "Degree (two-mode)"),
    "network.two_mode_betweenness": ("Intermediación (dos modos)", "Betweenness (two-mode)"),
    "network.two_mode_closeness": ("Cercanía (dos modos)", "Closeness (two-mode)"),
    "network.two_mode_clustering": ("Agrupamiento (dos modos)", "Clustering (two-mode)"),
    "network.redundancy": ("Redundancia", "Redundancy"),
    "network.heaviest": ("Los {shown} vínculos de más peso, de {total}", "The {shown} heaviest ties of {total}"),
    "network.from": ("De", "From"),
    "network.to": ("A", "To"),
    "network.weight.column": ("Peso", "Weight"),
    "network.legend.size": ("tamaño", "size"),
    "network.legend.width": ("grueso", "width"),
    "network.editions": ("Ediciones", "Editions"),
    "network.expected": ("Copresencia por azar", "Co-presence by chance"),
    "network.whole": ("La red entera", "The whole network"),
    "network.whole.one": ("Un modo", "One mode"),
    "network.whole.two": ("Dos modos", "Two modes"),
    "network.tests": (
        "Contra el azar: comunidades, núcleo, mezcla, sensibilidad, cambio",
        "Against chance: communities, core, mixing, sensitivity, change",
    ),
    "network.tests.wait": (
        "Se sortean cientos de redes; tarda unos segundos.",
        "Hundreds of networks are drawn; it takes seconds.",
    ),
    "network.measure": ("Medida", "Measure"),
    "network.value": ("Valor", "Value"),
    "network.take": ("Llevarse la red", "Take the network along"),
    "network.open": ("Abrir en", "Open in"),
    "network.counted": (
        "Entradas: las que informa y las que la nombran en un papel que une (socia, financia, unidad). Las que sólo la "
        "mencionan o la tienen por beneficiaria no cuentan aquí; sí en su página y en la de su sector.",
        "Entries: those that it reports and those that name it in a role that ties (partner, funder, unit). Those that "
        "only mention it or have it as beneficiary do not count here, but on its page and on that of its sector.",
    ),
    "network.explained": (
        "Qué es cada medida lo dice su definición; cómo se leen los lazos, la página de métodos.",
        "What each measure is, its definition says; how ties are read, the page of methods.",
    ),
    **MEASURE_WORDS,
    "network.sparql": ("Las consultas de las que sale esta red", "The queries that this network is read from"),
}
