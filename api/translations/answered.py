"""The words of what the search tells at once of a question in plain words."""

from __future__ import annotations

from typing import Final

ANSWERED_WORDS: Final[dict[str, tuple[str, str]]] = {
    "answered.title": ("Lo que dicen los informes", "What the reports say"),
    "answered.understood": ("La pregunta se entiende así", "The question is understood as"),
    "answered.words": ("en el título, los temas o el texto", "in the title, topics or text"),
    "answered.left-out": ("No se exige, pues ninguna lo tiene", "Not required, as none of them has it"),
    "answered.besides": ("Además,", "Besides:"),
    "answered.states": ("En la edición", "In the edition of"),
    "answered.states.by": ("de los gobiernos de los estados", "of the states' governments"),
    "answered.states.none": (
        "no hay capítulo de estados: de quién no informa no dice nada.",
        "there is no chapter of states: it says nothing of who does not report.",
    ),
    "answered.states.reporting": ("Informan de esto", "These report on this"),
    "answered.states.any": ("Informan de algo", "These report something"),
    "answered.states.elsewhere": ("Informan de otras cosas, no de esto", "These report on other things, not on this"),
    "answered.states.silent": ("No informan de nada en esa edición", "These report on nothing in that edition"),
    "answered.found": ("entradas de los informes tienen todo esto", "entries of the reports have all of this"),
    "answered.found.one": ("entrada de los informes tiene todo esto", "entry of the reports has all of this"),
    "answered.found.hard": ("entradas con todo esto nombran retos", "entries with all of this name challenges"),
    "answered.found.any": (
        "entradas de los informes tienen alguno de éstos",
        "entries of the reports have any of it",
    ),
    "answered.aims": ("metas a futuro", "aims for the future"),
    "answered.aims.one": ("meta a futuro", "aim for the future"),
    "answered.actions": ("acciones", "actions"),
    "answered.actions.one": ("acción", "action"),
    "answered.facet.actions": ("De ellas, acciones", "Of them actions"),
    "answered.facet.aims": ("De ellas, metas a futuro", "Of them aims for the future"),
    "answered.change.actions": ("Acciones, de", "Actions, from"),
    "answered.explore": ("Verlas todas y estrecharlas", "See them all and narrow them"),
    "answered.entries": ("Las entradas, con sus líneas", "The entries, with their lines"),
    "answered.more": ("Los demás", "The others"),
    "answered.nothing": (
        "Ninguna entrada de los informes tiene todo esto a la vez.",
        "No entry of the reports has all of this together.",
    ),
    "answered.only": ("Entradas con", "Entries with"),
    "answered.narrowed": ("De ellas dicen también", "Of these, also saying"),
    "answered.narrowed.first": ("Van primero en la lista.", "They stand first in the list."),
    "answered.facet.saying": ("De ellas dicen también", "Of them also saying"),
    "answered.states.saying": ("Lo nombran en alguna entrada", "These name it in some entry"),
    "answered.own": ("De ellas las informa el gobierno del estado", "Of them its government reports"),
    "answered.of-objective": (
        "Eso cuenta las acciones dirigidas al grupo. Bajo el objetivo",
        "That counts actions for the group. Under the objective",
    ),
    "answered.of-objective.any": ("hay, dirigidas a quien sea", "there are, whomever they are for"),
    "answered.there": ("En el estado ocurren, de quien sea", "In the state, whoever reports them, take place"),
    "answered.by-word": ("De las que tienen lo demás, dicen", "Of those with all else, these say"),
    "answered.abroad": (
        "De ellas, con algo que ocurre allí (su texto dice «en»)",
        "Of these, with something there (their text says “in”)",
    ),
    "answered.abroad.first": ("Van primero en la lista.", "They stand first in the list."),
    "answered.abroad.for": ("Para quién:", "For whom:"),
    "answered.abroad.named": (
        "De las demás no se leyó que algo ocurra allí.",
        "Of the others it was not read that something is there.",
    ),
    "answered.first": ("Primera edición que lo trae", "First edition that has it"),
    "answered.sector.silent": (
        "Ninguna institución de este sector informa una entrada.",
        "No body of this sector reports an entry.",
    ),
    "answered.sector.named": (
        "Éstas son las de otros que las nombran:",
        "These are the ones of others that name them:",
    ),
    "answered.since.body": (
        "La fundación de una institución no se lee como tal; las fechas son las que dicen estas entradas.",
        "The founding of a body is not read as such; the dates are those that these entries tell.",
    ),
    "answered.begun.in": ("Sólo las que, según su texto, empezaron en", "Only those that, by their text, began in"),
    "answered.begun.few": (
        "La mayoría de las entradas no dice cuándo empezó.",
        "Most entries do not tell when they began.",
    ),
    "answered.undated": (
        "De ninguna se leyó una fecha de inicio; su texto puede decir otras fechas.",
        "Of none was a date of beginning read; its text may tell other dates.",
    ),
    "answered.named-too": ("Además la nombran entradas de otros", "Besides, entries of others name it"),
    "answered.unread": ("No se leyó ninguna institución", "No body was read called"),
    "answered.unread.instead": ("Lo que sigue es del estado entero.", "What follows is of the whole state."),
    "answered.figures.wider": (
        "Ninguna cifra se lee como sólo de este grupo. Las de personas, de las entradas que lo atienden o, si se "
        "nombra una institución, de todas las que ella informa",
        "No figure is read as being of this group alone. Those of people, in the entries that serve it or, where a "
        "body is named, in all that it reports",
    ),
    "answered.no-figure": (
        "Ninguna de estas entradas da una cifra de lo que se pregunta.",
        "None of these entries gives a figure of what is asked.",
    ),
    "answered.nobody": ("No lo dice ninguna de ellas.", "None of them tells."),
    "answered.named-only": (
        "no informa ninguna entrada de esto: lo que lista su columna es de las entradas de otros que la nombran.",
        "reports no entry of this: what its column lists is of the entries of others that name it.",
    ),
    "answered.change": ("Entradas, de", "Entries, from"),
    "answered.change.to": ("a", "to"),
    "answered.change.none-fewer": (
        "Nada de esta lista tiene menos entradas que antes.",
        "Nothing in this list has fewer entries than before.",
    ),
    "answered.change.note": (
        "Cada edición tiene su propio periodo y sus capítulos, y no todas los mismos.",
        "Each edition has its own period and chapters, not all of them the same.",
    ),
    "answered.facet.programme.shared": ("Programas que también están en otra", "Programmes that are in another too"),
    "answered.facet.programme.alone": ("Programas sólo de ésta", "Programmes of this one alone"),
    "answered.part.page": ("Verlo todo, con consulta y descargas", "See it all, with its query and downloads"),
    "answered.aims.title": ("Metas a futuro y qué fue de ellas", "Aims for the future and what became of them"),
    "answered.aims.stated": (
        "metas a futuro declara la edición",
        "aims for the future are stated in the edition of",
    ),
    "answered.aims.stated.one": (
        "meta a futuro declara la edición",
        "aim for the future is stated in the edition of",
    ),
    "answered.aims.followed": ("Con una acción posterior que la retoma", "With a later action that takes it up"),
    "answered.aims.perhaps": ("Quizá", "Perhaps"),
    "answered.aims.perhaps.count": (
        "De las demás, comparten sus palabras con acciones posteriores",
        "Of the others, these share their words with later actions",
    ),
    "answered.aims.perhaps.words": (
        "no se halló; quizá, pues comparten sus palabras (sin confirmar)",
        "none found; perhaps, as they share its words (unconfirmed)",
    ),
    "answered.aims.shares": ("comparte", "shares the words"),
    "answered.aims.unsaid": ("De esto no hay ninguna entre ellas", "Of this there is none among them"),
    "answered.facet.alone.population": ("Para quién, sólo en éste", "For whom, in this one alone"),
    "answered.facet.alone.objective": ("Objetivos, sólo en éste", "Objectives, in this one alone"),
    "answered.aims.none": ("No declara ninguna sobre esto.", "It states none on this."),
    "answered.aims.later": ("Todas las acciones posteriores bajo el objetivo", "All later actions under the objective"),
    "answered.aims.taken": ("Qué la retoma después", "What takes it up later"),
    "answered.aims.unfound": ("no se halló", "none found"),
    "answered.aims.note": (
        "Que no se halle no prueba que no se hiciera; «se acerca» y «quizá» están sin confirmar.",
        "That none is found does not prove that nothing was done; “comes near” and “perhaps” are unconfirmed.",
    ),
    "answered.gaps.unknown": (
        "esa edición no tiene capítulo de estados; de qué no informa su gobierno no dice nada",
        "that edition has no chapter of states; it says nothing of what its government does not report on",
    ),
    "answered.gaps.nothing": (
        "su gobierno no informa de nada; objetivos sobre los que no informa: todos,",
        "its government reports nothing; objectives on which it does not report: all,",
    ),
    "answered.gaps.missing": (
        "objetivos sobre los que su gobierno no informa:",
        "objectives on which its government does not report:",
    ),
    "answered.gaps.not-on": ("No informa", "Not reported on"),
    "answered.gaps.on": ("Informa, con tantas entradas", "Reported on, with so many entries"),
    "answered.gaps.note": (
        "Lo lee un programa. Lo que no se informa puede hacerse; en el estado también actúan otros.",
        "Read by a program. What is not reported may still be done; others act in the state too.",
    ),
    "answered.claims.text": ("Líneas del informe ejecutivo que dicen", "Lines of the executive report that say"),
    "answered.claims.total": ("afirmaciones del informe ejecutivo", "statements of the executive report"),
    "answered.claims.none": (
        "El informe ejecutivo no afirma nada de esto que se pueda contar.",
        "The executive report states nothing of this that could be counted.",
    ),
    "answered.courses.joined": (
        "instituciones que empiezan a informar",
        "institutions that begin to report",
    ),
    "answered.courses.leftover": (
        "instituciones que dejan de informar y a las que ninguna sucede",
        "institutions that no longer report and that none succeeds",
    ),
    "answered.courses.renamed": ("instituciones a las que otra sucede", "institutions that another one succeeds"),
    "answered.courses.ended": ("programas que ya no aparecen", "programmes that are no longer there"),
    "answered.courses.new": ("programas nuevos", "new programmes"),
    "answered.courses.continues": ("programas que continúan", "programmes that continue"),
    "answered.courses.stayed": (
        "instituciones que informan en todas estas ediciones",
        "institutions that report in all of these editions",
    ),
    "answered.courses.everywhere": ("programas en todas estas ediciones", "programmes in all of these editions"),
    "answered.courses.namesake": (
        "(otro del mismo nombre continúa: puede ser el mismo)",
        "(another one of the same name continues: it may be the same)",
    ),
    "answered.courses.note": (
        "Junto a cada uno, cuántas entradas tiene. Que no aparezca no prueba que no exista.",
        "Beside each, how many entries it has. What is no longer there may still exist.",
    ),
    "answered.note": (
        "Se lee por programa: una entrada puede faltar o sobrar. Que no se informe no prueba que no se haga.",
        "It is read by a program: an entry may be missing or too much. What is not reported may still be done.",
    ),
    "answered.facet.reporter": ("Quién informa", "Who reports"),
    "answered.facet.names": ("Con quién, o a quién se nombra", "With whom, or who is named"),
    "answered.facet.state": ("Dónde ocurre", "Where it takes place"),
    "answered.facet.population": ("Para quién", "For whom"),
    "answered.facet.challenge": ("Qué es difícil", "What is hard"),
    "answered.facet.country": ("Qué países se nombran", "Which countries are named"),
    "answered.unnamed": ("No se nombra", "Not named"),
    "answered.facet.funder": ("Quién paga", "Who pays"),
    "answered.none.funder": ("sin nombrar a quien paga", "naming nobody who pays"),
    "answered.facet.objective": ("Bajo qué objetivos", "Under which objectives"),
    "answered.beside": ("Lado a lado", "Side by side"),
    "answered.facet.another.names": ("Entradas de otros que la nombran", "Entries of others that name it"),
    "answered.facet.another.reporter": ("Entradas que informa ella misma", "Entries that it reports itself"),
    "answered.facet.another.reporting_state": (
        "Entradas que informa su gobierno",
        "Entries that its government reports",
    ),
    "answered.unreported": (
        "no informa ninguna entrada de esto; éstas son las de otros que la nombran. Nombrarse juntas no prueba que "
        "trabajen juntas.",
        "reports no entry of this; these are the ones of others that name it. Being named together does not prove "
        "working together.",
    ),
    "answered.challenges": ("Los retos, cada uno con su línea", "The challenges, each with its line"),
    "answered.challenges.saying": ("Retos que dicen", "Challenges that say"),
    "answered.facet.with-whom": (
        "Instituciones que participan o se nombran en las mismas entradas",
        "Bodies that take part or are named in the same entries",
    ),
    "answered.partners.counted": (
        "Se cuentan las instituciones distintas que nombran, en cualquier papel, las entradas que ella informa. "
        "Su página las cuenta por papel, y la red sólo los vínculos de quien participa: por eso los números son otros.",
        "Counted are the different bodies that the entries that it reports name, in any role. "
        "Its own page counts them by role, the network only ties of those that take part: so the numbers differ.",
    ),
    "answered.each": ("Entradas de", "Entries of"),
    "answered.each.all": ("Verlas todas", "See them all"),
    "answered.unnamed.reporter": ("sin nombrar a quien informa", "no reporter named"),
    "answered.hard.counted": (
        "Se cuentan las entradas que nombran retos de cada categoría; la página de los retos cuenta los retos mismos.",
        "Counted are entries that name challenges of each category; the page of challenges counts these themselves.",
    ),
    "answered.none.chapter": ("de ediciones sin capítulos", "of editions without chapters"),
    "answered.facet.chapter": ("De qué capítulos", "Of which chapters"),
    "answered.share": (
        "acciones de esas ediciones, de todos los que informan",
        "actions of those editions, of all who report",
    ),
    "answered.instead": (
        "Con todo lo demás ninguna entrada se leyó como de",
        "With all else, no entry was read as being of",
    ),
    "answered.instead.words": ("Éstas dicen sus palabras:", "These say its words:"),
    "answered.laws.body": (
        "Son las que citan las entradas que la nombran o que ella informa; qué ley la creó no se leyó.",
        "These are cited by the entries that name it or that it reports; which law created it was not read.",
    ),
    "answered.mentioned": (
        "Otras entradas que lo nombran en su texto, sin que se leyera que sean para ese grupo",
        "Further entries that name it in their text, which were not read as being for that group",
    ),
    "answered.states.mentioning": (
        "Informan de otras cosas y en alguna de ellas nombran",
        "These report on other things, and in one of them name",
    ),
    "answered.mentions": (
        "Las que nombran la palabra, también en otra acción, están en",
        "Those that name the word, also in another action, are among",
    ),
    "answered.mentions.all": ("todas las que la tienen", "all that have it"),
    "answered.both": ("Entradas con ambos", "Entries with both"),
    "answered.figures": ("Cifras que dan estas entradas", "Figures that these entries give"),
    "answered.aim": ("meta a futuro", "aim for the future"),
    "answered.begun": ("Inicio, según la entrada", "Beginning, by the entry"),
    "answered.none.reporter": ("sin nombrar a quien informa", "with no reporter named"),
    "answered.none.names": ("sin nombrar a nadie más", "naming nobody else"),
    "answered.none.state": ("sin nombrar un estado", "naming no state"),
    "answered.none.population": ("sin nombrar un grupo", "naming no group"),
    "answered.none.challenge": ("sin retos", "without challenges"),
    "answered.none.country": ("sin nombrar un país", "naming no country"),
    "answered.ranked": ("De todas las entradas", "Of all entries"),
    "answered.none.objective": ("de documentos sin objetivos", "in documents without objectives"),
    "answered.none.reporting_state": ("de otros que no son un gobierno estatal", "of others than a state's government"),
    "answered.facet.reporting_state": ("Qué gobiernos de estados informan", "Which state governments report"),
    "answered.facet.municipality": ("En qué municipios", "In which municipalities"),
    "answered.none.municipality": ("sin nombrar un municipio", "naming no municipality"),
    "answered.facet.instrument": ("Qué leyes y acuerdos se citan", "Which laws and agreements are cited"),
    "answered.none.instrument": ("sin citar ninguno", "citing none"),
    "answered.dead": (
        "Los documentos no llevan un total de personas fallecidas, restos o cuerpos: sólo lo que cada acción dice.",
        "The documents keep no total of the dead, of bodies or remains: only what each action tells.",
    ),
    "answered.dead.wider": (
        "Ninguna de ellas es del lugar, la institución o la edición que se nombra; éstas son todas.",
        "None of these is of the place, body or edition that is named; these are all.",
    ),
    "answered.dead.figures": (
        "Una cifra de cada acción que los cuenta, la mayor primero; no se suman",
        "One figure of each action that counts them, the largest first; they do not add up",
    ),
    "answered.dead.parts": ("Otras cifras de estas acciones", "Other figures of these actions"),
    "answered.dead.entries": (
        "Entradas que en su título o sus cifras tratan de ellos",
        "Entries about them by their title or figures",
    ),
    "answered.dead.texts": (
        "Otras entradas en cuyo texto se nombran",
        "Further entries whose text names them",
    ),
    "answered.laws.migration": (
        "Estados de los que se cita una ley sobre migración, por el nombre de la ley",
        "States of which a law on migration is cited, by the name of the law",
    ),
    "answered.laws.since": (
        "Desde cuándo rige cada ley no se lee aquí: la línea citada puede decirlo.",
        "Since when each law is in force is not read here: the cited line may tell.",
    ),
    "answered.laws.laws": ("Estados de los que se citan otras leyes", "States of which other laws are cited"),
    "answered.laws.others": (
        "Convenios, planes y otros instrumentos que nombran un estado",
        "Agreements, plans and other instruments that name a state",
    ),
    "answered.laws.reporter": ("el estado es el de quien informa", "the state is that of who reports"),
    "answered.laws.note": (
        "Es lo que los informes citan: un estado que no está puede tener una ley.",
        "This is what the reports cite: a state that is not here may have a law.",
    ),
    "answered.laws.page": ("Todas las leyes citadas", "All laws cited"),
    "answered.states.placed-by": (
        "Por el lugar donde ocurren las acciones, las informe quien las informe:",
        "By where actions take place, whoever reports them:",
    ),
    "answered.states.reported-by": (
        "Por quién las informa, de los gobiernos de los estados:",
        "By who reports them, of the states' governments:",
    ),
    "answered.states.matrix": ("En la matriz de estados y objetivos", "In the matrix of states and objectives"),
    "answered.states.placed": ("Ocurre alguna acción", "Some action takes place"),
    "answered.states.unplaced": ("No ocurre ninguna", "None takes place"),
    "answered.facet.alone.with-whom": ("Con quién, sólo en esta edición", "With whom in this edition alone"),
}
