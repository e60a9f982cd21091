"""The pages' words in Spanish and English. A test holds that every key has both and that every key is used."""

from __future__ import annotations

from typing import Final, Literal

from entramado.api.translations.analyses import ANALYSIS_WORDS
from entramado.api.translations.answer_parts import ANSWER_PARTS_WORDS
from entramado.api.translations.answered import ANSWERED_WORDS
from entramado.api.translations.articles import ARTICLE_WORDS
from entramado.api.translations.columns import COLUMN_WORDS
from entramado.api.translations.entities import ENTITY_WORDS
from entramado.api.translations.figures import FIGURE_WORDS
from entramado.api.translations.home import HOME_WORDS
from entramado.api.translations.links import LINK_WORDS
from entramado.api.translations.network import NETWORK_WORDS
from entramado.api.translations.offers import OFFER_WORDS
from entramado.api.translations.opportunities import OPPORTUNITY_WORDS
from entramado.api.translations.problems import PROBLEM_WORDS
from entramado.api.translations.programmes import PROGRAMME_WORDS
from entramado.api.translations.reading import READING_WORDS
from entramado.api.translations.rules import RULE_WORDS

Language = Literal["es", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("es", "en")

WORDS: Final[dict[str, tuple[str, str]]] = {
    "site": ("Entramado", "Entramado"),
    "tagline": (
        "Quién hace qué, para quién, dónde y con quién, en los informes sobre el Pacto Mundial para la Migración",
        "Who does what, for whom, where and with whom, in the reports on the Global Compact for Migration",
    ),
    "skip": ("Ir al contenido", "Skip to content"),
    "menu": ("Secciones", "Sections"),
    "nav.explore": ("Explorar", "Explore"),
    "nav.network": ("Red", "Network"),
    "nav.matrices": ("Matrices", "Matrices"),
    "nav.map": ("Mapa", "Map"),
    "nav.programmes": ("Programas", "Programmes"),
    "nav.reconciliation": ("Publicado y calculado", "Claims"),
    "nav.queries": ("Preguntas", "Questions"),
    "nav.sparql": ("SPARQL", "SPARQL"),
    "nav.downloads": ("Descargas", "Downloads"),
    "nav.ontology": ("Vocabulario", "Vocabulary"),
    "language.other": ("English", "Español"),
    "search": ("Buscar", "Search"),
    "search.hint": ("nombre, lugar o pregunta…", "name, place or question…"),
    "footer.licence": (
        "Los hechos se publican bajo CC BY 4.0; cada uno cita la línea del documento en que se leyó.",
        "The facts are published under CC BY 4.0; each names the line of the document in which it was read.",
    ),
    "paper.from": ("Impreso de", "Printed from"),
    "footer.build": ("Edición del grafo", "Build of the graph"),
    "home.documents": ("Los documentos", "The documents"),
    "home.questions": ("Algunas preguntas", "Some questions"),
    "home.entries": ("entradas", "entries"),
    "home.claims": ("afirmaciones", "claims"),
    "home.start": ("Por dónde empezar", "Where to start"),
    "home.start.explore": (
        "Filtre las entradas por objetivo, población, estado o quien informa.",
        "Filter the entries by objective, population, state or reporter.",
    ),
    "home.start.network": (
        "Vea quién trabaja con quién y abra la evidencia de cada lazo.",
        "See who works with whom and open the evidence of each tie.",
    ),
    "home.start.reconciliation": (
        "Compare lo que el informe ejecutivo publica con lo que el compendio contiene.",
        "Compare what the executive report publishes with what the compendium holds.",
    ),
    "home.start.sparql": ("Pregunte en SPARQL o descargue todo.", "Ask in SPARQL, or download it all."),
    "as": ("También como", "Also as"),
    "open.editor": ("Abrir en el editor", "Open in the editor"),
    "behind": ("La consulta detrás de esta tabla", "The query behind this table"),
    "rows": ("filas", "rows"),
    "rows.one": ("fila", "row"),
    "nothing": ("No hay nada que mostrar.", "There is nothing to show."),
    "previous": ("Anteriores", "Previous"),
    "next": ("Siguientes", "Next"),
    "yes": ("sí", "yes"),
    "no": ("no", "no"),
    "facts": ("Datos", "Facts"),
    "incoming": ("Lo que apunta aquí", "What points here"),
    "lines": ("líneas", "lines"),
    "line": ("línea", "line"),
    "lines.title": ("Líneas del documento", "Lines of the document"),
    "lines.withheld": (
        "La licencia de este documento no permite reproducir sus palabras, o este servicio muestra sólo los hechos. "
        "Consulte las líneas citadas en el documento original.",
        "The licence of this document does not let its words be republished, or this service shows the facts alone. "
        "Look the cited lines up in the original document.",
    ),
    "lines.facts": ("Lo que se leyó en estas líneas", "What was read in these lines"),
    "own.words": ("En palabras del documento", "In the document's own words"),
    "queries.title": ("Preguntas guardadas", "Saved questions"),
    "queries.lead": (
        "Cada pregunta corre tal como está, acepta sus parámetros en la dirección y responde en HTML, CSV, JSON o RDF.",
        "Each question runs as it stands, takes its parameters in the address, and answers in HTML, CSV, JSON or RDF.",
    ),
    "queries.run": ("Preguntar", "Ask"),
    "queries.topics": ("De qué tratan", "What they are about"),
    "queries.topic.counts": ("Cuántas acciones, y de qué clase", "How many actions, and of which kind"),
    "queries.topic.who": ("Quién, y con quién", "Who, and with whom"),
    "queries.topic.whom": ("Para quién", "For whom"),
    "queries.topic.where": ("Dónde", "Where"),
    "queries.topic.challenges": ("Retos", "Challenges"),
    "queries.topic.programmes": ("Programas y ediciones", "Programmes and editions"),
    "queries.topic.network": ("La red", "The network"),
    "queries.topic.published": ("Lo publicado y lo leído", "What is published and what is read"),
    "queries.topic.other": ("Otras", "Others"),
    "queries.none": ("Ninguna pregunta tiene esas palabras.", "No question has these words."),
    "queries.all": ("Ver todas", "See all"),
    "queries.any": ("cualquiera", "any"),
    "queries.filter": ("Filtrar preguntas", "Filter questions"),
    "parameters": ("Parámetros", "Parameters"),
    "sparql.title": ("Editor de consultas SPARQL", "SPARQL query editor"),
    "sparql.run": ("Ejecutar", "Run"),
    "sparql.cancel": ("Cancelar", "Cancel"),
    "sparql.format": ("Formato", "Format"),
    "sparql.examples": ("Ejemplos", "Examples"),
    "sparql.example.pick": ("Elija un ejemplo…", "Pick an example…"),
    "sparql.cancelled": ("Consulta cancelada.", "The query was cancelled."),
    "sparql.share": ("Compartir como", "Share as"),
    "sparql.results": ("Resultados", "Results"),
    "sparql.editor": ("Consulta", "Query"),
    "sparql.help": (
        "Ctrl+Intro ejecuta; Ctrl+Espacio completa. Esc y luego Tab sale del editor.",
        "Ctrl+Enter runs; Ctrl+Space completes. Esc, then Tab, leaves the editor.",
    ),
    "downloads.title": ("Descargas", "Downloads"),
    "error.title": ("Algo no salió bien", "Something went wrong"),
    "error.home": ("Volver al inicio", "Back to the home page"),
    "kind.entry": ("Entrada", "Entry"),
    "kind.family": ("Nombre que comparten varios programas", "Name that several programmes share"),
    "kind.programme": ("Programa", "Programme"),
    "kind.institution": ("Institución", "Institution"),
    "kind.objective": ("Objetivo", "Objective"),
    "kind.population": ("Población", "Population"),
    "kind.state": ("Entidad federativa", "State"),
    "kind.challenge": ("Categoría de reto", "Challenge category"),
    "kind.document": ("Documento", "Document"),
    "entity.data-only": (
        "Lo que el grafo dice de esto son medidas y códigos: están en los formatos de abajo.",
        "What the graph says of this are measures and codes: they are in the formats below.",
    ),
    "entity.network": ("Ver la red", "See the network"),
    "kind.other": ("Recurso", "Resource"),
    "column.what": ("Qué", "What"),
    "column.value": ("Valor", "Value"),
    "column.unit": ("Unidad", "Unit"),
    "column.phrase": ("Entre qué palabras se imprime", "Between which words it is printed"),
    "column.lines": ("Líneas", "Lines"),
    "column.line": ("Línea", "Line"),
    "column.firstLine": ("Desde la línea", "From line"),
    "column.lastLine": ("Hasta la línea", "To line"),
    "column.rule": ("Cómo se reconoció", "How it was recognised"),
    "column.subject": ("Qué", "What"),
    "column.document": ("Documento", "Document"),
    "column.entry": ("Entrada", "Entry"),
    "column.entries": ("Entradas", "Entries"),
    "column.actions": ("Acciones", "Actions"),
    "column.aims": ("Metas a futuro", "Aims for the future"),
    "column.fromEdition": ("Edición de", "Edition of the first"),
    "column.toEdition": ("Edición a", "Edition of the second"),
    "column.earlierEdition": ("Edición anterior", "Earlier edition"),
    "column.laterEdition": ("Edición posterior", "Later edition"),
    "column.objective": ("Objetivo", "Objective"),
    "column.objectives": ("Objetivos del Pacto", "Objectives of the Compact"),
    "column.number": ("Número", "Number"),
    "column.chapter": ("Capítulo", "Chapter"),
    "column.name": ("Nombre", "Name"),
    "column.institution": ("Institución", "Institution"),
    "column.funder": ("Financia", "Funder"),
    "column.role": ("Papel", "Role"),
    "column.reporter": ("Informa", "Reporter"),
    "column.category": ("Categoría", "Category"),
    "column.challenges": ("Retos", "Challenges"),
    "column.group": ("Grupo", "Group"),
    "column.state": ("Estado", "State"),
    "column.population": ("Población", "Population"),
    "column.type": ("Tipo", "Type"),
    "column.country": ("País", "Country"),
    "column.instrument": ("Instrumento", "Instrument"),
    "column.edition": ("Edición", "Edition"),
    "column.indicator": ("Indicador", "Indicator"),
    "column.done": ("Qué se hizo", "What was done"),
    "column.period": ("Periodo", "Period"),
    "column.namedBy": ("Quién los nombra", "Who names them"),
    "column.namedIn": ("En qué entradas", "In which entries"),
    "column.aimed": ("La acción va dirigida al grupo", "The action is aimed at the group"),
    "period.since": ("desde {}", "since {}"),
    "period.until": ("hasta {}", "until {}"),
    "months": ("ene feb mar abr may jun jul ago sep oct nov dic", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    "column.women": ("Enfoque de mujeres", "Focus on women"),
    "column.disability": ("Discapacidad", "Disability"),
    "column.acronym": ("Sigla", "Acronym"),
    "column.why": ("Por qué", "Why"),
    "column.predecessorName": ("Antes", "Before"),
    "column.successorName": ("Después", "After"),
    "column.before": ("Entradas antes", "Entries before"),
    "column.after": ("Entradas después", "Entries after"),
    **PROGRAMME_WORDS,
    **READING_WORDS,
    **RULE_WORDS,
    **LINK_WORDS,
    **NETWORK_WORDS,
    **OFFER_WORDS,
    **ANSWER_PARTS_WORDS,
    **ANSWERED_WORDS,
    **OPPORTUNITY_WORDS,
    **ANALYSIS_WORDS,
    **ARTICLE_WORDS,
    **HOME_WORDS,
    **ENTITY_WORDS,
    **FIGURE_WORDS,
    **COLUMN_WORDS,
    **PROBLEM_WORDS,
}


def word(key: str, language: Language) -> str:
    """The words of `key` in `language`. Raises `KeyError` for a key that is not here."""
    return WORDS[key][LANGUAGES.index(language)]


def worded(key: str) -> dict[Language, str]:
    """A word of the interface in each language."""
    return {language: word(key, language) for language in LANGUAGES}
