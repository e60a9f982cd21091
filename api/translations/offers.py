"""The words of the pages that the search offers for a question in plain words."""

from __future__ import annotations

from typing import Final

OFFER_WORDS: Final[dict[str, tuple[str, str]]] = {
    "search.text.more": ("Otras", "More"),
    "search.further": (
        "También: palabras del tema solas, y otras líneas",
        "Also: words of the topic alone, other lines",
    ),
    "search.rest": ("Lo que halla la búsqueda de las palabras", "What the search for the words finds"),
    "search.topic": ("Con las palabras del tema solas", "With the words of the topic alone"),
    "search.topic.all": ("Ver todo lo que tienen", "See all that hold them"),
    "search.aside": ("Sin exigir", "Not required"),
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
    "offers.uncounted.some": (
        "Los documentos no llevan un total de esto; estas acciones dan cifras",
        "The documents keep no total of this; these actions give figures",
    ),
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
        "Cuándo se fundó no se leyó de ninguna línea; las fechas son de lo que dicen las entradas.",
        "When it was founded was not read in any line; the dates are those of what the entries tell.",
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
    "facet.instrument": ("Ley o acuerdo que cita", "Law or agreement that it cites"),
    "facet.sector": ("Sector", "Sector"),
    "facet.involved": ("Institución que participa o se nombra", "Body that takes part or is named"),
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
    "answered.mentioned": (
        "Otras entradas que lo nombran en su texto, sin que se leyera que sean para ese grupo",
        "Further entries that name it in their text, which were not read as being for that group",
    ),
    "answered.states.mentioning": (
        "De los demás, nombran la palabra en otra acción",
        "Of the others, these name the word in another action",
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
    "offers.unknown": ("Nada de lo leído se llama ni dice", "Nothing that was read is called, or says,"),
    "offers.title": ("Páginas que lo contestan", "Pages that answer this"),
    "offers.uncounted": ("Esto no lo cuentan los documentos", "The documents do not count this"),
    "offers.near": ("Lo más cercano que hay", "The nearest that there is"),
    "offer.hardest": ("Qué es lo más difícil: los retos que se nombran", "What is hardest: the challenges named"),
    "offer.funders": ("Quién paga, con los montos que se dicen", "Who pays, with the amounts that are told"),
    "offer.international": (
        "Con qué organismos internacionales trabaja",
        "With which international bodies",
    ),
    "offer.agencies": ("Organismos internacionales", "International bodies"),
    "offer.silence": ("Sobre qué no se informa", "What is not reported on"),
    "offer.since": ("Desde cuándo", "Since when"),
    "offer.partners": ("Con quién trabaja", "Who works with whom"),
    "offer.named": ("Quién la nombra", "Who names whom"),
    "offer.reporters": ("Quién informa", "Who reports"),
    "offer.where": ("Dónde", "Where"),
    "offer.whom": ("Para quién", "For whom"),
    "offer.people": ("Cuántas personas, según cada acción", "How many people, by what each action tells"),
    "offer.money": ("Cuánto dinero, según cada acción", "How much money, by what each action tells"),
    "offer.remitted": ("Cuánto se envía en remesas", "How much is sent in remittances"),
    "offer.spending": ("Cuánto se gasta, asigna o presta", "How much is spent, assigned or lent"),
    "offer.objectives": ("Los objetivos, por sus entradas", "The objectives, by their entries"),
    "offer.stating": ("Qué gobiernos de estados informan", "Which state governments report"),
    "offer.does": ("Qué hace", "What it does"),
    "offer.mapped": ("En el mapa", "On the map"),
    "offer.there": ("Entradas que lo tienen", "Entries that have it"),
    "answered.ranked": ("De todas las entradas", "Of all entries"),
    "answered.none.objective": ("de documentos sin objetivos", "in documents without objectives"),
    "answered.none.reporting_state": ("de otros que no son un gobierno estatal", "of others than a state's government"),
    "answered.facet.reporting_state": ("Qué gobiernos de estados informan", "Which state governments report"),
    "answered.facet.municipality": ("En qué municipios", "In which municipalities"),
    "answered.none.municipality": ("sin nombrar un municipio", "naming no municipality"),
    "answered.facet.instrument": ("Qué leyes y acuerdos se citan", "Which laws and agreements are cited"),
    "answered.none.instrument": ("sin citar ninguno", "citing none"),
    "facet.municipality": ("Municipio", "Municipality"),
    "offer.actions": ("Cuántas acciones, por edición", "How many actions, by edition"),
    "offer.changed": ("Qué cambió entre ediciones", "What changed between editions"),
    "offer.municipalities": ("Municipios", "Municipalities"),
    "offer.value": ("La línea que lo dice", "The line that says so"),
    "offer.figures": ("Las cifras que sus entradas dan", "The figures that its entries give"),
    "offer.thing": ("Todo lo que se sabe", "All that is known"),
    "offer.ended": ("Programas que ya no aparecen", "Programmes that are no longer there"),
    "offer.new": ("Programas nuevos en los informes", "Programmes new in the reports"),
    "offer.continues": ("Programas que continúan", "Programmes that continue"),
    "offer.everywhere": ("Programas en todas las ediciones", "Programmes in all editions"),
    "offer.joined": ("Instituciones que empiezan a informar", "Institutions that begin to report"),
    "offer.leftover": ("Instituciones que dejan de informar", "Institutions that no longer report"),
    "offer.renamed": ("Cómo se llamaba antes, y qué la sucede", "What it was called before, and what follows it"),
    "offer.promised": (
        "Lo que dice el informe ejecutivo y lo que hay",
        "What the executive report says and what is there",
    ),
    "offer.doubles": ("Cifras y títulos repetidos", "Figures and titles that are there twice"),
    "offer.laws": ("Leyes y acuerdos más citados", "The laws and agreements cited most"),
    "offer.brokers": ("Quién une a los demás en la red", "Who joins the others in the network"),
    "offer.alone": ("Quién no nombra a nadie", "Who names nobody"),
    "offer.practices": ("Buenas prácticas, con sus criterios", "Good practices, with their criteria"),
    "offer.unresulted": ("Acciones sin resultados", "Actions without results"),
    "offer.quality": ("Qué tan bien se lee", "How well it is read"),
    "offer.about": ("Qué es esto, licencia y cómo citarlo", "What this is, its licence and how to cite it"),
    "offer.downloads": ("Todo para descargar", "Everything to download"),
    "offer.methods": ("Cómo se lee y cómo se mide", "How it is read and measured"),
    "offer.words": ("Qué quieren decir las palabras", "What the words mean"),
    "offer.countries": ("Países que se nombran", "Countries that are named"),
    "offer.aims": ("Metas a futuro y qué fue de ellas", "Aims for the future and what became of them"),
    "offer.authorities": ("Qué autoridades e instituciones se nombran", "Which authorities and institutions are named"),
    "offer.gender": ("Enfoque en mujeres y en discapacidad", "Focus on women and on disability"),
    "offer.states": ("Dos estados, lado a lado", "Two states, side by side"),
    "offer.bodies": ("Dos instituciones, lado a lado", "Two institutions, side by side"),
    "offer.family": ("Un nombre que comparten varios programas", "A name that several programmes share"),
    "offer.entries": ("Entradas con todo esto", "Entries with all of this"),
    "explore.either": (
        "De varios valores de un mismo filtro basta uno: estas entradas tienen cualquiera de ellos.",
        "Of several values of one filter one is enough: these entries have any of them.",
    ),
    "explore.search": (
        "Este cuadro mira sólo los títulos: busque las mismas palabras en nombres, siglas y temas.",
        "This box looks at titles alone: search names, acronyms and topics for the same words.",
    ),
    "explore.both": ("Con ambos:", "With both:"),
    "offer.entries.either": (
        "Entradas con esto; de varias cosas de una clase, con cualquiera",
        "Entries with this; of several things of one kind, with any",
    ),
    "offer.entries.reported": (
        "Entradas que informa el gobierno del estado, con todo esto",
        "Entries that the state's government reports, with all of this",
    ),
    "offer.near.figures": ("Cifras de acciones que dicen", "Figures of actions that say"),
    "offer.near.population": ("Lo que se informa para el grupo", "What is reported for the group"),
    "offer.near.institution": ("A quién preguntar", "Whom to ask"),
    "offer.near.state": ("Estadísticas del estudio de 2021", "Statistics of the study of 2021"),
    "uncounted.asylum": (
        "Cuántas solicitudes de asilo o refugio hubo, por año o en total, no está aquí: los informes dicen qué hizo "
        "cada institución, no llevan registros.",
        "How many asylum applications there were, by year or in all, is not here: the reports tell what each body did, "
        "they keep no registers.",
    ),
    "uncounted.detentions": (
        "Cuántas detenciones o encuentros hubo, por año o en total, no está aquí: los informes dicen qué hizo cada "
        "institución, no llevan registros.",
        "How many detentions or encounters there were, by year or in all, is not here: the reports tell what each body "
        "did, they keep no registers.",
    ),
    "uncounted.returns": (
        "Cuántas repatriaciones o deportaciones hubo, por año o en total, no está aquí: sólo las que cada acción dice "
        "haber atendido, que no se suman.",
        "How many repatriations or deportations there were, by year or in all, is not here: only those that each "
        "action says it saw to, which do not add up.",
    ),
    "uncounted.deaths": (
        "Cuántas personas murieron o desaparecieron, por año o en total, no está aquí: sólo los casos que cada acción "
        "dice haber atendido.",
        "How many people died or went missing, by year or in all, is not here: only the cases that each action says it "
        "saw to.",
    ),
    "uncounted.remittances": (
        "Cuánto suman las remesas, por año o en total, no está aquí, salvo lo que el estudio de 2021 da de doce "
        "estados y las acciones que dan una cifra.",
        "What remittances come to, by year or in all, is not here, but for what the study of 2021 gives of twelve "
        "states and the actions that give a figure.",
    ),
    "uncounted.stock": (
        "Cuántas personas migrantes hay, o cuántas pasan, no está aquí, salvo lo que el estudio de 2021 da de doce "
        "estados: los informes dicen a cuántas atendió cada acción.",
        "How many migrants there are, or pass through, is not here, but for what the study of 2021 gives of twelve "
        "states: the reports tell how many each action helped.",
    ),
    "uncounted.visas": (
        "Un total de visas o tarjetas no se lleva aquí: cada acción dice las que dio, y alguna dice un total suyo.",
        "A total of visas or cards is not kept here: each action tells those that it gave, some with a total.",
    ),
    "uncounted.spending": (
        "Cuánto se gasta en migración no está aquí: sólo los montos que algunas acciones dicen.",
        "What is spent on migration is not here: only the amounts that some actions tell.",
    ),
    "uncounted.series": (
        "Los informes no llevan series por año: cada edición vale por sí sola, y cada cifra es de la acción que la "
        "dice.",
        "The reports keep no series by year: each edition stands by itself, and each figure is of the action that "
        "tells it.",
    ),
}
