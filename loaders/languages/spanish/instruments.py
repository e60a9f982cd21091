"""Spanish patterns of `extract.instruments`: head nouns of laws, agreements and plans, and where their names end.

Most are matched against text without accents that keeps its capitals.
"""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.months import MONTH

# Head nouns that begin a name only with a capital.
CAPITALISED_HEADS = (
    r"Ley(?:es)?|Codigo|Reglamento|Constitucion|Convencion(?:es)?|Tratado|Pacto|Declaracion|Decreto|Norma Oficial"
    # A named strategy: "Somos Mexicanos" (informe-2018:637, 2954), "de Coordinación en materia Migratoria"
    # (compendio-2020:1834).
    r"|Estrategia (?:Nacional|Interinstitucional|de Coordinacion)|Estrategia(?= [“\"]?[A-Z][a-z]+)"
    r"|Plan|Estatuto|Lineamientos?|Normas(?= de [A-Z])"
    r"|Reglas de [Oo]peracion|Ruta de|Protocolos?|Convenio|Acuerdo|Memorandums?|Memorandos?|Carta de [Ii]ntencion"
    r"|Bases de [Cc]olaboracion|Arreglos Locales de|Cartas? Compromiso|Carta Estatutaria"
    r"|Programa Operativo|Programa de Trabajo [Aa]nual|Programa (?:Nacional|Sectorial|Especial) (?:de|para|contra)"
    r"|Programa de (?:Gobierno|Derechos Humanos)"
    r"|Objetivos de Desarrollo Sostenible|Circular|Criterios Generales|Contrato|Titulo(?= \d)"
    r"|(?:\d+[aª]\.? )?Disposicion(?:es)?(?: de [Cc]aracter)? [Gg]eneral(?:es)?"
)
# Head nouns, with their complement, that begin a name in lower case too.
LOWER_CASE_HEADS = (
    r"[Cc]onvenios? de (?:[Cc]olaboracion|[Cc]oordinacion|[Cc]oncertacion|[Cc]ooperacion)"
    # "Ley de creación" without a name (buenas-practicas-oim:5892).
    r"|Ley de (?:su )?[Cc]reacion"
    # "Acuerdo bicondicional y atemporal entre" (compendio-2024:9323), "un acuerdo entre" (compendio-2020:3164)
    r"|[Aa]cuerdo (?:\w+al (?:y \w+al )?)?entre|Acuerdos? sobre"
    r"|[Aa]cuerdos? de (?:[Cc]olaboracion|[Cc]oordinacion|[Cc]ooperacion|[Vv]oluntades)"
    r"|[Mm]emorand(?:ums?|os?) de entendimiento"
    # "Normas específicas de control escolar relativas a la inscripción, ..." (compendio-2024:4256)
    r"|Normas especificas de"
    r"|[Pp]rotocolo (?:de|para)|[Ll]ineamientos (?:para|de|que)|contrato entre|acuerdo para|acuerdo(?= \d)"
    r"|convenio para|plan de contingencia|programa operativo (?:de trabajo )?anual"
)
# Names that are complete as they stand. "4a. Disposición ..." and "oficio número VSPP/036/2017" (compendio-2024:5388)
# are identified by their numbers.
COMPLETE_NAMES = (
    r"Agenda 2030(?: para el Desarrollo Sostenible)?|ODS(?!\s\d)|NOM-\S+|PMM"
    r"|[Aa]rreglos [Ll]ocales de [Rr]epatriacion"
    # "Acuerdo publicado en el Diario Oficial de la Federación el 24 de junio de 2021" (compendio-2024:5721)
    r"|Acuerdo publicado en el (?:Diario Oficial de la Federacion|DOF) el \d+ de [a-z]+ del? \d{4}"
    r"|[Oo]ficio (?:numero |num\. |no\. )?[A-Z]{2,}/[\w/-]*\d"
    # "el artículo 58 de la LM" (informe-2018:908): a law by its acronym alone.
    r"|(?<=\b(?:en|de) la )(?!LGBT)L[A-Z]{1,5}(?![\w-])"
)
# A head noun inside a name: another instrument begins, or a body that has it in its name goes on.
NEXT_HEAD = frozenset(
    ("ley", "leyes", "codigo", "reglamento", "convencion", "tratado", "decreto", "convenio", "constitucion", "plan",
     "ruta", "protocolo")
)  # fmt: skip
# Before a law that is part of the name: "Reglamento de la Ley de Migración", "Ley Reglamentaria de la Constitución".
OF_A_LAW = re.compile(r"(?:Reglamento|Titulo)[\w ]{0,40} (?:de la|del) $")
# Function words inside a name.
LINKING = frozenset(
    ("de", "del", "la", "las", "los", "el", "lo", "y", "e", "o", "u", "en", "para", "por", "a", "al", "con", "contra",
     "sobre", "sus", "su", "ante", "entre", "hacia", "no", "sin", "una", "un", "materia", "parte", "gobierno")
)  # fmt: skip
# Words that end a name: relatives, finite verbs, participles, adverbs.
STOP_WORDS = frozenset(
    ("que", "cual", "cuales", "donde", "cuyo", "cuya", "cuyos", "cuyas", "mediante", "quien", "quienes", "se", "fue",
     "fueron", "es", "son", "esta", "este", "esto", "asi", "ademas", "tambien", "ha", "han", "contempla", "establece",
     "busca", "tiene", "contribuye", "incluye", "permite", "elaborado", "realizado", "publicado", "publicada",
     "firmado", "suscrito", "vigente", "implementado", "implementada", "como", "correspondiente", "correspondientes",
     "modo", "manera", "pero", "toda", "todas")
)  # fmt: skip
# A relative clause that is part of the name: "Ley que crea el Instituto", "Decreto por el que se crea"
# (buenas-practicas-oim:2268, 4518).
THAT_CREATES = re.compile(
    r"\s+(?:\d+ |del Ejecutivo del Estado de \d{4} )?(?:por el )?que (?:se )?"
    r"(?:crea|establecen?|reforman?|expiden?|extienden?|emiten?|regulan?|determinan?|aprueban?)\b"
)
# An instrument identified by its date: "Decreto del 11 de noviembre de 2020" (compendio-2024:3699).
OF_A_DAY = re.compile(rf" del? \d{{1,2}} de {MONTH} del? (?:19|20)\d\d")
# A name whose first noun alone is capitalised goes on in lower case: "Ley para el Reconocimiento de los derechos"
# (buenas-practicas-oim:4865), "Acuerdo para la Creación de profesionales" (compendio-2024:5208).
PURPOSE_ONLY = re.compile(r"(?:Ley|Acuerdo|Decreto) (?:para|sobre) (?:el |la |los |las )?[A-Z][a-z]+(?= de )")
# A participle with its agent inside a title: "de Personas, Desaparición cometida por Particulares"
# (compendio-2020:1539).
DONE_BY = re.compile(r"[a-z]+(?:ad|id)[oa]s? por [A-Z]")
# Another instrument is coordinated: the name ends.
AND_ITS = re.compile(r"y sus? (?:Programa|Plan|Reglamento|Reglas|Lineamientos|Protocolo)")
# A relative clause that a title goes on with: "... las características generales que debe cumplir el sistema"
# (compendio-2020:2382).
THAT_MUST = re.compile(r"que deben? ")
# Coordinated nouns inside a name: "para la prevención, atención y sanción" (compendio-2024:5114), "de niñas, niños y
# ...".
COORDINATED_NOUNS = re.compile(r"(?:, (?:[a-z]+ ){0,2}?[a-z]+){1,4} [ye] [a-z]+")
# A day or a year behind a name is the date of signature, no part of it: "el 25 de mayo de 2011", "en 2016"
# (compendio-2020:791).
SIGNATURE_DATE = re.compile(
    rf",? (?:(?:el|al?|del?|en|de fecha) (?:el |los )?(?:\d{{1,2}}\b|{MONTH} del? (?:19|20)\d\d)"
    r"|en (?:el ano )?(?:19|20)\d\d\b).*$",
    re.IGNORECASE | re.DOTALL,
)
# A draft or a missing instrument is none: "Anteproyecto de Decreto" (compendio-2024:3694), "no existe un convenio"
# (buenas-practicas-oim:6105).
UNSETTLED = re.compile(
    r"(?:\b(?:anteproyectos?|proyectos?|iniciativas?|propuestas?) del? (?:la |el )?"
    r"|\b(?:no|ni) (?:\w+ ){0,3}(?:existen?|hay|cuentan?|tienen?|identificar?)(?: con)?(?: una?| ningun| ninguna)? )$"
)
# An indefinite noun phrase names a kind, no instrument: "un solo protocolo de actuación" (compendio-2024:8211).
INDEFINITE = re.compile(
    r"(?:\b(?:una?|unos|unas|varios|nuevos|distintos|diversos|solo|sus propios|contar con|incorporar"
    r"|elaborar|desarrollar|crear|y"
    r"|emitir(?: \w+ y)?)|\d) $"
)
# Head nouns that name an instrument only where they are definite.
NEEDS_ARTICLE = re.compile(r"(?:protocolos?|lineamientos?|plan) |Ruta de ")
# Inside a bibliographic reference (compendio-2020:2726).
BIBLIOGRAPHIC_REFERENCE = re.compile(r"\((?:Eds?|Coords?)\.\),|\((?:19|20)\d\d\), [\"“]")
# "Corresponding" is no instrument in particular: "el protocolo para la derivación correspondiente".
NONSPECIFIC = re.compile(r" (?:correspondiente|respectiv[oa])s?\b")
# A possessive that refers to the law before it: "la Ley de Migración y su Reglamento" (buenas-practicas-oim:5196,
# informe-2018:910). `REGULATION_OF` is its name.
ITS_REGULATION = re.compile(r",? (?:y |as[ií] como de )?su (?P<regulation>[Rr]eglamento)\b")
# A coordinated number, which goes on with the name.
ANOTHER_NUMBER = re.compile(r"\W+(?:el |la |los |las |n[uú]m\w*\.? )?\d")
# Function words left at the end of a name.
DANGLING_TAIL = re.compile(
    r"(?:\s+y \d)?(?:[\s,]+(?:de|del|la|las|los|el|y|e|o|en|para|por|a|al|con|contra|sobre|su|sus"
    r"|ante|entre|no|como|una?|materia|parte))+$",
    re.IGNORECASE,
)
# A kind of instrument with no name of its own.
KIND_ONLY = re.compile(
    r"(?:ley(?:es)?|codigo|reglamento|constitucion|convencion(?:es)?|tratado|pacto|declaracion|decreto|plan"
    r"|estatuto|lineamientos?(?: de)?|titulo"
    r"|protocolo|convenio|acuerdo|memorandum|memorando|contrato|circular|reglas de operacion|criterios generales|ruta"
    # "Plan Operativo" (compendio-2024:5972); but "Plan de Acción Regional de Movilidad Laboral" has a name (5967).
    r"|normas|plan (?:nacional|operativo|estrategico(?: y \d)?)"
    r"|plan (?:estatal|de (?:accion(?! regional)|trabajo))(?!.*\d).*"
    r"|acuerdos? (?:por|en|al|a|de|del|con)(?: \w+)?|carta de intencion)"
)
# A web address, also across the end of a line.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\s\S*/\S*)?")
# A body named after an instrument: the instrument in it is not named.
BODY_OF = re.compile(
    r"\b(?:Secretaria (?:Ejecutiva|Tecnica)|Direccion(?: General)?|Coordinacion(?: General| Nacional)?|Comite|Comision)"
    r" (?:del?|para el) \w+"
)
FOOTNOTE_MARK = re.compile(r"(?<=[a-záéíóúñ])\d{1,3}$")  # a footnote's number, glued on
# A strategy in lower case that the title of the entry names.
NAMED_STRATEGY = re.compile(r"estrategia (?!nacional|interinstitucional|integral de atencion)")
ARTICLES = frozenset(("el", "la", "los", "las"))
# Behind these an article goes on with the name: "de Todos los Trabajadores Migratorios".
BEFORE_AN_ARTICLE = frozenset(("todos", "todas"))
REGULATION_OF = "Reglamento de la {law}"
