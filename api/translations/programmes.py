"""The words of the pages of programmes through the editions."""

from __future__ import annotations

from typing import Final

PROGRAMME_WORDS: Final[dict[str, tuple[str, str]]] = {
    "filter.all.reporter": ("Todas las instituciones", "All institutions"),
    "programmes.programmes": ("Los programas a través de las ediciones", "The programmes through the editions"),
    "programmes.institutions": ("Las instituciones a través de las ediciones", "The institutions through the editions"),
    "programmes.tab.programmes": ("Programas", "Programmes"),
    "programmes.tab.institutions": ("Instituciones que informan", "Reporting institutions"),
    "programmes.lead.programmes": (
        "Un mismo programa cambia de nombre y de institución entre un informe y otro. Aquí están sus entradas unidas; "
        "los que sólo tienen metas a futuro no están en la lista.",
        "One programme changes its name and institution from report to report. Here its entries are joined; those "
        "with aims for the future only are not on the list.",
    ),
    "programmes.lead.institutions": (
        "Qué instituciones informan en cada edición, cuáles llegaron y cuáles dejaron de informar.",
        "Which institutions report in each edition, which arrived and which no longer report.",
    ),
    "programmes.name": ("Nombre", "Name"),
    "programmes.statuses": ("Qué fue de ellos", "What became of them"),
    "programmes.what": ("Qué pasó", "What happened"),
    "programmes.status.several": ("En varias ediciones", "In several editions"),
    "programmes.status.continues": ("Continúa", "Continues"),
    "programmes.status.ended": ("Ya no aparece", "No longer there"),
    "programmes.status.new": ("Nuevo en los informes", "New in the reports"),
    "programmes.last": ("Última edición en que aparece", "Last edition that has it"),
    "programmes.status.all": ("Todos", "All"),
    "programmes.joined": ("Se suman", "Joined"),
    "programmes.left": ("Ya no informan", "No longer report"),
    "programmes.signs": (
        "Con + quien empieza a informar del programa y con − quien deja de hacerlo.",
        "With + who begins to report on the programme, and with − who no longer does.",
    ),
    "programmes.note": (
        "Se compara con la última edición. Cada informe preguntó a otras instituciones: que algo ya no aparezca no "
        "quiere decir que terminó, ni lo nuevo en los informes que empezara entonces; otras entradas pueden nombrarlo.",
        "Compared with the last edition. Each report asked other institutions: that something is no longer there does "
        "not mean that it ended, nor what is new in the reports that it began then; other entries may name it.",
    ),
    "programmes.aims": ("Qué fue de las metas a futuro", "What became of the aims for the future"),
    "rivals.title": ("Valores que no coinciden.", "Values that differ."),
    "rivals.note": (
        "Varias entradas de una edición dan, con las mismas palabras, valores cercanos pero distintos; los documentos "
        "no dicen cuál vale:",
        "Several entries of one edition give, in the same words, values that are near but not equal; the documents "
        "do not say which holds:",
    ),
    "programme.namesakes": ("Otro programa se llama igual:", "Another programme has the same name:"),
    "programme.namesakes.note": (
        "Nada en los informes los une con bastante seguridad; lea los dos antes de contar.",
        "Nothing in the reports joins them surely enough; read both before counting.",
    ),
    "programme.relatives": (
        "Otros programas que comparten nombre (no son el mismo):",
        "Other programmes that share a name (they are not the same):",
    ),
    "family.lead": (
        "programas comparten este nombre: por país, por estado, por edición, o porque se llaman igual. Nada dice que "
        "sean uno solo; se suman sus entradas, no sus cifras.",
        "programmes share this name: by country, by state, by edition, or because they are called alike. Nothing says "
        "that they are one; their entries are added up, their figures are not.",
    ),
    "family.elsewhere": ("Todo lo que lleva este nombre", "All that bears this name"),
    "family.programmes": (
        "Sus programas, con sus entradas por edición",
        "Its programmes, with their entries by edition",
    ),
    "family.entries": ("Entradas en total", "Entries in all"),
    "family.people": ("Personas que cada programa cuenta,", "People that each programme counts,"),
    "family.people.note": (
        "La mayor cifra de personas que las entradas de cada programa dan en la edición. La suma sólo vale si nadie "
        "está en dos de ellas y si todas son de un mismo periodo; los informes no lo dicen.",
        "The largest number of people that each programme's entries give in the edition. The sum holds only if nobody "
        "is in two of them and all are of one period; the reports do not say so.",
    ),
    "family.people.without": ("No dan ninguna", "These give none"),
    "family.people.sum": ("Suma de estas cifras", "Sum of these figures"),
    "family.figures.note": (
        "Todas las cifras de sus entradas, las mayores primero, cada una con su línea.",
        "All figures of their entries, the largest first, each with its line.",
    ),
    "family.figures.elsewhere": (
        "Cifras de cualquier entrada que dicen este nombre",
        "Figures of any entry that say this name",
    ),
    "families.title": ("Nombres que comparten varios programas", "Names that several programmes share"),
    "programme.family": ("Nombre que comparten varios programas:", "A name that several programmes share:"),
    "programme.search": ("Buscar este nombre en todo", "Look for this name everywhere"),
    "programme.surety": ("seguridad del enlace", "certainty of the link"),
    "programme.unsure": ("menos seguro", "less certain"),
    "programme.hanging": (
        "Sólo un enlace menos seguro une al programa lo de",
        "Only a less certain link joins to the programme what is of",
    ),
    "programme.hanging.note": (
        "Puede ser otra cosa que se le parece: lea las razones.",
        "It may be something else that is like it: read the reasons.",
    ),
    "programme.course": ("Programa a través de las ediciones", "Programme through the editions"),
    "programme.entity": ("Todos sus datos", "All its facts"),
    "programme.figures": ("Sus cifras por edición", "Its figures by edition"),
    "programme.compared": (
        "Lo que varias ediciones cuentan igual o casi",
        "What several editions count alike, or almost",
    ),
    "programme.other-words": ("no con estas palabras", "not in these words"),
    "programme.compared.note": (
        "Cifras cuyas palabras empiezan igual, cada una con su línea; donde una edición cuenta casi lo mismo, con sus "
        "propias palabras. Varias cifras de una edición no se suman: pueden ser de periodos distintos, o una parte de "
        "la otra. Bajo el año está el periodo que la edición informa; el de cada cifra, donde se dice, está en "
        "la tabla de todas.",
        "Figures whose words begin alike, each with its line; where an edition counts almost the same, in its own "
        "words. Several figures of one edition are not to be added up: they may be of different periods, or one a part "
        "of the other. Under the year stands the period that the edition reports on; a figure's own, where it is told, "
        "stands in the table of all.",
    ),
    "programme.possible": ("Quizá del mismo programa", "Possibly of the same programme"),
    "programme.possible.note": (
        "Se acercan a un enlace sin llegar a él: no cuentan como del programa mientras un experto no lo confirme.",
        "They come near to a link without reaching it, and do not count until an expert confirms it.",
    ),
    "column.member": ("Entrada del programa", "Entry of the programme"),
    "programme.links": ("Por qué son el mismo programa", "Why they are one programme"),
}
