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
    "offers.uncounted.some": (
        "Los documentos no llevan un total de esto; estas acciones dan cifras",
        "The documents keep no total of this; these actions give figures",
    ),
    "facet.instrument": ("Ley o acuerdo que cita", "Law or agreement that it cites"),
    "facet.sector": ("Sector", "Sector"),
    "facet.involved": ("Institución que participa o se nombra", "Body that takes part or is named"),
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
    "facet.municipality": ("Municipio", "Municipality"),
    "offer.actions": ("Cuántas acciones, por edición", "How many actions, by edition"),
    "offer.changed": ("Qué cambió entre ediciones", "What changed between editions"),
    "offer.municipalities": ("Municipios", "Municipalities"),
    "offer.line": ("La línea, con lo que se leyó en ella", "The line, with what was read in it"),
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
    "offer.hubs": ("Quién trabaja con más instituciones", "Who works with most institutions"),
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
