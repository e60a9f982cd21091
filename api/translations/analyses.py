"""The words of the pages that hold editions side by side, in Spanish and English."""

from __future__ import annotations

from typing import Final

ANALYSIS_WORDS: Final[dict[str, tuple[str, str]]] = {
    "nav.compare": ("Comparar", "Compare"),
    "nav.compare/states": ("Comparar dos estados", "Compare two states"),
    "nav.compare/bodies": ("Comparar dos instituciones", "Compare two institutions"),
    "nav.gaps": ("Huecos", "Gaps"),
    "nav.challenges": ("Retos", "Challenges"),
    "nav.doubles": ("Repetidos", "Doubles"),
    "analysis.compare": ("Comparar dos ediciones", "Compare two editions"),
    "analysis.states": ("Comparar dos estados", "Compare two states"),
    "analysis.bodies": ("Comparar dos instituciones", "Compare two institutions"),
    "analysis.named-by-others": ("la nombran otras", "named by others"),
    "analysis.takes-place": ("ahí ocurren", "take place there"),
    "analysis.all-editions": ("Todas las ediciones", "All editions"),
    "analysis.gaps": ("Huecos: lo que nadie informa", "Gaps: what nobody reports"),
    "analysis.doubles": ("La misma cifra o título en varias entradas", "The same figure or title in several entries"),
    "analysis.challenges": ("Retos", "Challenges"),
    "analysis.lead.compare": (
        "Qué informa cada edición bajo cada objetivo, qué instituciones se sumaron o ya no informan y qué programas "
        "continúan. Las ediciones difieren en a quién se preguntó: lo que ya no se informa no por eso terminó. Las "
        "metas a futuro de 2018 no cuentan como acciones.",
        "What each edition reports under each objective, which institutions joined or no longer report, and which "
        "programmes continue. Editions differ in who was asked: what is no longer reported has not therefore ended. "
        "The aims of 2018 do not count as actions.",
    ),
    "analysis.lead.states": (
        "Lo que informan los gobiernos de dos estados y lo que ocurre en cada uno, lado a lado, en una edición o en "
        "todas. Cada número lleva a sus entradas. Que un gobierno no informe no prueba que no haga nada.",
        "What the governments of two states report and what takes place in each, side by side, in one edition or in "
        "all. Each number leads to its entries. That a government does not report does not prove that it does nothing.",
    ),
    "analysis.lead.bodies": (
        "Lo que informan dos instituciones, lado a lado, en una edición o en todas: bajo qué objetivos, con qué socias "
        "en común, y quién nombra a quién. Cada número lleva a sus entradas. Las que nada informan se ven por lo que "
        "otras dicen de ellas.",
        "What two institutions report, side by side, in one edition or in all: under which objectives, with which "
        "partners in common, and who names whom. Each number leads to its entries. Those that report nothing are seen "
        "by what others say of them.",
    ),
    "analysis.lead.gaps": (
        "Dónde una edición no trae ninguna acción. Que no se informe no prueba que no exista: es a quién preguntar.",
        "Where an edition holds no action. That something is not reported does not prove that it does not exist: it "
        "says whom to ask.",
    ),
    "analysis.lead.doubles": (
        "Cifras de 100 o más y títulos que varias entradas de una edición repiten. Puede ser una coincidencia, un "
        "total que varias acciones comparten, o una copia: las líneas lo dicen.",
        "Figures of 100 or more and titles that several entries of an edition repeat. It may be a coincidence, a total "
        "that several actions share, or a copy: the lines tell.",
    ),
    "analysis.lead.challenges": (
        "Los retos que las acciones de una edición nombran, clasificados en las categorías del glosario. La edición de "
        "2018 y el estudio no tienen apartado de retos.",
        "The challenges that an edition's actions name, sorted into the glossary's categories. The edition of 2018 "
        "and the study have no part for challenges.",
    ),
    "analysis.choose.from": ("Edición anterior", "Earlier edition"),
    "analysis.choose.to": ("Edición posterior", "Later edition"),
    "analysis.choose.one.states": ("Un estado", "One state"),
    "analysis.choose.other.states": ("Otro estado", "Another state"),
    "analysis.choose.one.bodies": ("Una institución (sigla o nombre)", "One institution (acronym or name)"),
    "analysis.choose.other.bodies": ("Otra institución", "Another institution"),
    "column.oneEntries": ("Acciones de la primera parte", "Actions of the first side"),
    "column.otherEntries": ("Acciones de la otra", "Actions of the other one"),
    "column.oneNamed": ("Nombran a la primera", "Name the first one"),
    "column.otherNamed": ("Nombran a la otra", "Name the other one"),
    "column.oneRole": ("Papel de la primera", "Role of the first one"),
    "column.otherRole": ("Papel de la otra", "Role of the other one"),
    "column.oneChallenges": ("Retos de la primera parte", "Challenges of the first side"),
    "column.otherChallenges": ("Retos de la otra", "Challenges of the other one"),
    "column.oneThere": ("Ocurren en el primer estado", "Take place in the first state"),
    "column.otherThere": ("Ocurren en el otro", "Take place in the other one"),
    "column.how": ("Cómo", "How"),
    "code.how.reports": ("lo informa su gobierno", "its government reports it"),
    "code.how.there": ("ocurre ahí, lo informan otros", "takes place there, others report it"),
    "code.how.names": ("la otra la nombra", "the other one names it"),
    "code.how.together": ("informan juntas", "report together"),
    "code.how.third": ("una tercera nombra a las dos", "a third one names both"),
    "column.possible": ("Quizá sigue en (sin confirmar)", "Possibly goes on in (unconfirmed)"),
    "column.year": ("Edición", "Edition"),
    "analysis.part.states.entries": ("Las acciones", "The actions"),
    "analysis.note.states.entries": (
        "Cada acción con su título, su edición y su línea.",
        "Each action with its title, edition and line.",
    ),
    "analysis.part.bodies.objectives": ("Por objetivo", "By objective"),
    "analysis.note.bodies.objectives": (
        "Acciones que informa cada una bajo cada objetivo.",
        "Actions that each of them reports under each objective.",
    ),
    "analysis.part.bodies.editions": ("Por edición", "By edition"),
    "analysis.note.bodies.editions": (
        "Acciones que informa cada una en cada edición; las ediciones difieren en a quién se preguntó.",
        "Actions that each of them reports in each edition; editions differ in who was asked.",
    ),
    "analysis.part.bodies.named": ("Quién las nombra", "Who names them"),
    "analysis.note.bodies.named": (
        "En cuántas acciones nombra a cada una, y a las dos, quien informa; una acción que informan varias está en "
        "la fila de cada una.",
        "In how many actions each reporter names each of them, and both; an action that several report is in the row "
        "of each.",
    ),
    "column.bothNamed": ("Las dos", "Both"),
    "analysis.part.bodies.naming": ("Quién nombra a quién", "Who names whom"),
    "analysis.note.bodies.naming": (
        "Las entradas en que una nombra a la otra, informan juntas, o una tercera nombra a las dos, cada una con su "
        "línea. Que una tercera las nombre a las dos no dice que trabajen juntas.",
        "The entries in which one names the other, they report together, or a third one names both, each with its "
        "line. That a third one names both does not say that they work together.",
    ),
    "analysis.part.bodies.partners": ("Socias en común", "Partners in common"),
    "analysis.note.bodies.partners": (
        "A quién nombran como socia, financiadora o unidad las entradas de las dos, y en cuántas de cada una.",
        "Whom the entries of both name as partner, funder or unit, and in how many of each.",
    ),
    "analysis.part.bodies.entries": ("Las acciones", "The actions"),
    "analysis.note.bodies.entries": (
        "Cada acción con su título, su edición y su línea.",
        "Each action with its title, edition and line.",
    ),
    "analysis.part.states.objectives": ("Por objetivo", "By objective"),
    "analysis.part.states.challenges": ("Retos", "Challenges"),
    "analysis.note.states.challenges": (
        "Retos que nombran las acciones de cada gobierno, por categoría; el enlace lleva a las acciones, de las que "
        "una puede nombrar varios.",
        "Challenges that the actions of each government name, by category; the link leads to the actions, one of which "
        "may name several.",
    ),
    "analysis.part.states.populations": ("Para quién", "For whom"),
    "analysis.note.states.objectives": (
        "Acciones que informa el gobierno de cada estado o sus dependencias; las prácticas del estudio no se reparten "
        "por objetivo.",
        "Actions that each state's government or its offices report; the study's practices are not sorted by "
        "objective.",
    ),
    "analysis.note.states.populations": (
        "Una acción puede dirigirse a varios grupos.",
        "An action may be for several groups.",
    ),
    "analysis.choose.edition": ("Edición", "Edition"),
    "analysis.choose.objective": ("Objetivo", "Objective"),
    "analysis.choose.population": ("Grupo", "Group"),
    "analysis.choose.also": ("Y además para", "And also for"),
    "analysis.choose.reporting_state": ("Estado que informa", "State that reports"),
    "analysis.choose.reporter": ("Quien informa (sigla o nombre)", "Reporter (acronym or name)"),
    "filter.all.reporting_state": ("Todos los que informan", "All that report"),
    "analysis.choose.chapter": ("Capítulo", "Chapter"),
    "sides.title": ("Lado a lado", "Side by side"),
    "sides.lead": (
        "Las líneas que dos ediciones dedican a un mismo programa, con lo que se leyó en ellas marcado. Cada edición "
        "cita tres líneas a lo más.",
        "The lines that two editions give to the same programme, with what was read in them marked. Each edition "
        "quotes three lines at most.",
    ),
    "sides.entries": ("Entradas del programa", "Entries of the programme"),
    "sides.uncited": (
        "En esta entrada no se leyó nada que cite líneas.",
        "Nothing that cites lines was read in this entry.",
    ),
    "sides.none": ("Esta edición no informa el programa.", "This edition does not report the programme."),
    "sides.open": ("lado a lado", "side by side"),
    "column.text": ("Las líneas", "The lines"),
    "gap.government": ("Gobierno de", "Government of"),
    "gap.silent": ("Quien no informa bajo él", "Who does not report under it"),
    "gap.lead": (
        "Que no se informe no prueba que no se haga. Ésta es la gente a quien preguntar: quien lo informó en otra "
        "edición, quien lo hace ahí mismo, y quien lo informa en lugares o sectores como éste.",
        "That something is not reported does not prove that it is not done. These are the ones to ask: who reported it "
        "in another edition, who does it in the same place, and who reports it in places or sectors like this one.",
    ),
    "gap.none": (
        "Nadie informa bajo este objetivo en ninguna edición.",
        "Nobody reports under this objective in any edition.",
    ),
    "code.why.itself": ("lo informa en otra edición o documento", "reports it in another edition or document"),
    "code.why.kin": ("su antecesora, sucesora, superior o unidad", "its predecessor, successor, parent or unit"),
    "code.why.there": ("lo hace en este estado", "does it in this state"),
    "code.why.sameState": ("del mismo estado", "of the same state"),
    "code.why.sameRegion": ("de un estado de la región", "of a state of the region"),
    "code.why.sameSector": ("del mismo sector", "of the same sector"),
    "code.why.together": ("ya trabajan juntas, bajo otro objetivo", "they work together, under another objective"),
    "code.why.active": ("ya informa algo en este estado", "reports something in this state already"),
    "code.why.federal": (
        "federal; lo informa para otra parte o el país",
        "federal; reports it elsewhere or for all",
    ),
    "code.why.state": ("de otro estado", "of another state"),
    "code.why.elsewhere": ("lo informa en otra parte", "reports it elsewhere"),
    "column.now": ("Institución", "Institution"),
    "column.formerly": ("Lo informó como", "Reported it as"),
    "analysis.unnamed": ("no nombrado", "not named"),
    "analysis.no-chapters": ("sin capítulos", "without chapters"),
    "analysis.none": (
        "Ninguno: con esta elección no hay filas.",
        "None: with this choice there are no rows.",
    ),
    "analysis.opened.states": (
        "Mientras no se elijan otros, están los dos estados cuyos gobiernos más informan en la última edición.",
        "Until others are chosen, here are the two states whose governments report most in the last edition.",
    ),
    "analysis.opened.bodies": (
        "Mientras no se elijan otras, están las dos instituciones que más informan en la última edición.",
        "Until others are chosen, here are the two institutions that report most in the last edition.",
    ),
    "analysis.unfold": ("Mostrar todas las filas", "Show all rows"),
    "analysis.cut": ("Se muestran", "Shown are"),
    "analysis.all": ("Todas las filas como CSV", "All rows as CSV"),
    "code.status.both": ("informa en ambas", "reports in both"),
    "code.status.left": ("ya no informa", "no longer reports"),
    "code.status.joined": ("empieza a informar", "begins to report"),
    "code.status.units": ("informan sus unidades", "its units report"),
    "code.status.parent": ("informa su dependencia superior", "its parent body reports"),
    "code.status.itself": ("informa ella misma; antes, sus unidades", "reports itself; before, its units did"),
    "column.units": ("Unidades que informan", "Units that report"),
    "code.status.silent": ("ya no informa, ni la que la sucede", "no longer reports, nor does its successor"),
    "code.status.renamed": ("cambió de nombre o la sucede otra", "renamed, or succeeded by another"),
    "code.status.succeeds": ("sucede a otra", "succeeds another"),
    "code.status.continues": ("continúa", "continues"),
    "code.status.ended": ("ya no se informa", "no longer reported"),
    "code.status.new": ("nuevo", "new"),
    "code.status.returns": ("vuelve: lo trae otra edición anterior", "back: another earlier edition has it"),
    "code.status.later": ("no en ésta, sí en una posterior", "not in this one, but in a later one"),
    "column.status": ("Qué fue", "What became of it"),
    "column.couldFill": ("Quién podría (lo informa en otra parte)", "Who could (reports it elsewhere)"),
    "column.shared": ("En común", "In common"),
    "column.similarity": ("Parecido: pares en común, de cada 100", "Likeness: pairs in common, of 100"),
    "column.further": ("Objetivos que éste no informa", "Objectives that this one does not report on"),
    "analysis.part.compare.objectives": ("Por objetivo", "By objective"),
    "analysis.part.compare.chapters": ("Por capítulo", "By chapter"),
    "analysis.part.compare.institutions": ("Instituciones que informan", "Institutions that report"),
    "analysis.part.compare.programmes": ("Programas", "Programmes"),
    "analysis.note.compare.objectives": ("Acciones en cada edición.", "Actions in each edition."),
    "analysis.note.compare.chapters": (
        "Acciones en cada edición. De una edición sin capítulos hay una sola cuenta, que no se compara con la de "
        "ningún capítulo: donde falta un número no hay subida ni bajada.",
        "Actions in each edition. Of an edition without chapters there is one count, which is compared with that of no "
        "chapter: where a number is missing there is neither rise nor fall.",
    ),
    "analysis.note.compare.institutions": (
        "Acciones que cada una informa; 0 es que esa edición no la nombra como quien informa. Un cambio de nombre se "
        "ve en su sucesora o antecesora.",
        "Actions that each reports; 0 means that this edition does not name it as a reporter. A change of name shows "
        "in its successor or predecessor.",
    ),
    "analysis.note.compare.programmes": (
        "Primero los que ambas ediciones informan. Nuevo es el que ninguna edición anterior trae; el que falta en la "
        "edición anterior elegida y está en otra, también anterior, vuelve.",
        "Those that both editions report come first. New are those that no earlier edition has; those that the earlier "
        "edition chosen lacks and another earlier one has are back.",
    ),
    "analysis.part.gaps.objectives": ("Por objetivo", "By objective"),
    "analysis.part.gaps.states": ("Por estado", "By state"),
    "analysis.part.gaps.populations": ("Población y objetivo", "Population and objective"),
    "analysis.note.gaps.objectives": (
        "Cuántos gobiernos estatales informan, cuáles sí, cuáles informan sólo de otros temas y cuáles de nada.",
        "How many state governments report, which do, which report on other subjects only, and which on nothing.",
    ),
    "analysis.gaps.without-actions": (
        "Objetivos sin ninguna acción en esta edición",
        "Objectives without any action in this edition",
    ),
    "analysis.compare.no-states": (
        "La edición de {edition} no tiene capítulo de entidades federativas: que un gobierno estatal empiece o deje de "
        "informar frente a ella no dice nada de lo que hace.",
        "The edition of {edition} has no chapter of states: that a state government begins or ceases to report beside "
        "it says nothing about what it does.",
    ),
    "analysis.gaps.no-state-reports": (
        "Ningún gobierno estatal informa en esta edición: el documento no tiene capítulo de entidades federativas. "
        "Que falten todas no dice nada de cada una.",
        "No state government reports in this edition: the document has no chapter of states. "
        "That all are missing says nothing about any of them.",
    ),
    "analysis.note.gaps.states": (
        "Sobre cuántos objetivos informa el gobierno de cada estado (no: dónde ocurren las acciones).",
        "On how many objectives each state's government reports (not: where actions take place).",
    ),
    "analysis.note.gaps.populations": (
        "Pares sin ninguna acción en esta edición; primero los que otras ediciones sí cubren.",
        "Pairs without any action in this edition; those that other editions cover come first.",
    ),
    "analysis.part.doubles.figures": ("Cifras", "Figures"),
    "analysis.part.doubles.titles": ("Títulos", "Titles"),
    "analysis.note.doubles.figures": (
        "La misma cifra del mismo grupo en dos entradas o más.",
        "The same figure for the same group in two entries or more.",
    ),
    "analysis.note.doubles.titles": (
        "El mismo título, sin distinguir mayúsculas, en dos entradas o más.",
        "The same title, whatever its case, in two entries or more.",
    ),
    "analysis.part.challenges.categories": ("Por categoría", "By category"),
    "analysis.part.challenges.chapters": ("Por capítulo", "By chapter"),
    "analysis.part.challenges.editions": ("Por edición", "By edition"),
    "analysis.part.challenges.objectives": ("Por objetivo", "By objective"),
    "analysis.part.challenges.none": ("Acciones sin retos", "Actions without challenges"),
    "analysis.note.challenges.categories": (
        "Retos, acciones que los nombran e instituciones que las informan. En lecturas nuevas se acierta la categoría "
        "en unas ocho de cada diez: diferencias pequeñas no dan un orden.",
        "Challenges, actions that name them and institutions that report these. On new readings the category is right "
        "in about eight of ten: small differences make no order.",
    ),
    "analysis.note.challenges.chapters": (
        "Acciones, cuántas de ellas nombran retos, y cuántos retos son.",
        "Actions, how many of them name challenges, and how many challenges these are.",
    ),
    "analysis.note.challenges.editions": (
        "Cuántos retos de cada categoría imprime cada edición; el informe de 2018 no imprime retos.",
        "How many challenges of each category each edition prints; the report of 2018 prints none.",
    ),
    "analysis.note.challenges.objectives": (
        "Acciones, cuántas de ellas nombran retos, y cuántos retos son.",
        "Actions, how many of them name challenges, and how many challenges these are.",
    ),
    "analysis.note.challenges.none": (
        "Acciones en las que no se leyó ningún reto.",
        "Actions in which no challenge was read.",
    ),
    "column.statesThatReport": ("Estados que informan", "States that report"),
    "column.statesWithout": ("Estados que no", "States that do not"),
    "column.statesReporting": ("Cuáles informan", "Which report"),
    "column.statesElsewhere": ("Cuáles no, e informan de otros temas", "Which do not, and report on other subjects"),
    "column.statesSilent": ("Cuáles no informan nada en la edición", "Which report nothing in the edition"),
    "column.reportsIn": ("Ediciones en que informa", "Editions in which it reports"),
    "column.objectivesReported": ("Objetivos con acciones", "Objectives with actions"),
    "column.objectivesWithout": ("Objetivos sin acciones", "Objectives without actions"),
    "column.inOtherEditions": ("Acciones en otras ediciones", "Actions in other editions"),
    "column.entriesWithIt": ("Entradas que la repiten", "Entries that repeat it"),
    "column.entriesWithChallenges": ("Acciones con retos", "Actions with challenges"),
    "column.predecessor": ("Antecesora", "Predecessor"),
    "column.successor": ("Sucesora", "Successor"),
    "column.institutions": ("Instituciones", "Institutions"),
    "column.change": ("Cambio", "Change"),
    "column.fromEntries": ("Edición anterior", "Earlier edition"),
    "column.toEntries": ("Edición posterior", "Later edition"),
}
