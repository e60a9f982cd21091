"""Words of the home page: what this is, the last edition in numbers, and what stands out."""

from __future__ import annotations

from typing import Final

HOME_WORDS: Final[dict[str, tuple[str, str]]] = {
    "home.what": (
        "México informa en largos compendios qué hace bajo los 23 objetivos del Pacto Mundial para la Migración; aquí "
        "están leídos, entrada por entrada, y se pueden preguntar. Cada número lleva, en un clic, a las líneas del "
        "documento que lo dicen.",
        "Mexico reports in long compendia what it does under the 23 objectives of the Global Compact for Migration; "
        "here they are read, entry by entry, and can be asked. Every number leads, in one click, to the lines of the "
        "document that say it.",
    ),
    "ask.title": ("Pregunte con sus palabras", "Ask in plain words"),
    "ask.who": (
        "¿Quién atiende a niñas y niños no acompañados?",
        "Who helps unaccompanied children?",
    ),
    "ask.silent": ("¿Qué estados no informan sobre trata?", "Which states do not report on trafficking?"),
    "ask.beside": ("¿Hay más acciones para mujeres o para jóvenes?", "Do more actions reach women or children?"),
    "ask.since": ("¿Desde cuándo existen los Grupos Beta?", "Since when do the Beta Groups exist?"),
    "ask.money": ("¿Cuánto dinero se envía en remesas?", "How much money is sent in remittances?"),
    "ask.aims": ("¿Qué se prometió sobre remesas y qué pasó?", "What was promised on remittances and what came of it?"),
    "home.more": ("Qué es y cómo citarlo", "What this is, and how to cite it"),
    "home.edition": ("La última edición en números", "The last edition in numbers"),
    "home.edition.entries": ("acciones informadas", "actions reported"),
    "home.edition.institutions": (
        "instituciones informan, gobiernos estatales incluidos",
        "institutions report, state governments included",
    ),
    "home.edition.states": ("gobiernos estatales informan, de", "state governments report, out of"),
    "home.chart": ("Acciones por objetivo y capítulo", "Actions by objective and chapter"),
    "home.chart.numbers": ("Los mismos números en una tabla", "The same numbers in a table"),
    "home.findings": ("Lo que destaca", "What stands out"),
    "home.evidence": ("Ver en qué se apoya", "See what it rests on"),
    "home.network": ("La red, alrededor de quien más une", "The network, around the body that joins most"),
    "home.network.note": (
        "Cada flecha va de quien informa una entrada a quien la entrada nombra.",
        "Each arrow goes from the body that reports an entry to one that the entry names.",
    ),
    "home.network.open": ("Abrir toda la red", "Open the whole network"),
    "home.terms": ("Qué quiere decir", "What the words mean"),
    "home.term.entry": ("Entrada", "Entry"),
    "home.term.entry.is": (
        "Lo que una institución informa en un documento bajo un objetivo: un programa, una acción o una práctica.",
        "What an institution reports in a document under an objective: a programme, an action or a practice.",
    ),
    "home.term.objective": ("Objetivo", "Objective"),
    "home.term.objective.is": (
        "Uno de los 23 compromisos del Pacto Mundial para una Migración Segura, Ordenada y Regular.",
        "One of the 23 commitments of the Global Compact for Safe, Orderly and Regular Migration.",
    ),
    "home.term.chapter": ("Capítulo", "Chapter"),
    "home.term.chapter.is": (
        "La parte del compendio según quién informa: la administración federal, los estados, los órganos autónomos, "
        "el poder judicial o la sociedad civil.",
        "The part of the compendium by who reports: the federal administration, the states, autonomous bodies, the "
        "judiciary or civil society.",
    ),
    "finding.promised": (
        "De {compared} afirmaciones del informe ejecutivo que se pueden comprobar con las entradas, {other} dan otro "
        "valor ({held} de ellas se sostienen como están escritas).",
        "Of {compared} statements of the executive report that can be checked against the entries, {other} come to "
        "another value ({held} of them hold as they are worded).",
    ),
    "finding.unreported.none": (
        "{silent} de {states} gobiernos estatales no informan ninguna acción, y ninguno informa bajo estos objetivos: "
        "{objectives}.",
        "{silent} of {states} state governments report no action, and none reports under these objectives: "
        "{objectives}.",
    ),
    "finding.unreported.least": (
        "{silent} de {states} gobiernos estatales no informan ninguna acción. El objetivo con menos estados es el "
        "{number}: lo informan {reporting}.",
        "{silent} of {states} state governments report no action. The objective with fewest states is {number}: "
        "{reporting} report on it.",
    ),
    "finding.broker": (
        "{name} es quien más enlaza a las demás instituciones: por ella pasa el {share} % de los caminos más cortos "
        "de la red, con {ties} lazos propios.",
        "{name} links the other institutions most: {share} % of the network's shortest paths run through it, with "
        "{ties} ties of its own.",
    ),
    "finding.hardest": (
        "De los {total} retos clasificados, los más nombrados son «{category}» ({count}) y «{next}» ({next_count}).",
        "Of the {total} classified challenges, those named most are “{category}” ({count}) and “{next}” "
        "({next_count}).",
    ),
    "finding.hardest.published": (
        "De los {total} retos clasificados, los más nombrados son «{category}» ({count}) y «{next}» ({next_count}); el "
        "informe ejecutivo pone primero «{theirs}» ({their_count}).",
        "Of the {total} classified challenges, those named most are “{category}” ({count}) and “{next}” "
        "({next_count}); the executive report puts “{theirs}” ({their_count}) first.",
    ),
    "finding.ended": (
        "De {reported} programas con acciones en la edición de {before}, {gone} ya no aparecen en la de {last}. Que "
        "no se informe no prueba que terminó.",
        "Of {reported} programmes with actions in the edition of {before}, {gone} are no longer in that of {last}. "
        "That something is not reported does not prove that it ended.",
    ),
}
