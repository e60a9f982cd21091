"""Spanish verbs, nouns and participles that tell what was done with counted things, and their contexts."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.months import MONTH

UNNAMED_PERSONS = "personas"  # who receives or takes part, where no word names them
_PARTICIPLE = (
    r"(?:[a-záéíóúñ]+(?:ado|ido|ído)(?:s|as|os)?|[a-záéíóúñ]+(?:ad|id|íd)as?|hech[oa]s?|vist[oa]s?|(?:im|dis|com|pro|ex|ante)?puest[oa]s?"
    r"|(?:sus|ins|des|trans)?crit[oa]s?|escrit[oa]s?|abiert[oa]s?|cubiert[oa]s?|resuelt[oa]s?|dich[oa]s?|muert[oa]s?"
    r"|devuelt[oa]s?|electos?)"
)
_PRETERITE = (
    r"(?:[a-záéíóúñ]{2,}(?:ó|aron|ieron|yeron|jeron|[aei]rá|[aei]rán)|hizo|hicieron|dio|dieron|tuvo|tuvieron|hubo|obtuvo|obtuvieron"
    r"|estuvo|estuvieron|produjo|condujo|propuso|dispuso|impuso|puso|fue|fueron|mantuvo|mantuvieron|intervino)"
)
# Verbs that tell, in the present tense, what there is or what is done.
_PRESENT = (
    r"(?:cuentan? con|tienen?|hay|existen?|operan?|atienden?|brindan?|ofrecen?|otorgan?|enfrentan?|reciben?|encuentran?"
    r"|contemplan?|integran?|agrupan?|realizan?|imparten?|benefician?|comprenden?|incluyen?|alcanzan?|registran?|conforman?"
    r"|pertenecen?|acuden?|asisten?|expiden?|pone[n]?|reportan?|proporcionan?|generan?|participan?|emiten?|publican?|suman?|apoyan?|promueven?|implementan?|desarrollan?|canalizan?"
    r"|coordinan?|capacitan?|colaboran?|facilitan?|orientan?|gestionan?"
    r"|difunden?|elaboran?|organizan?|trabajan?|cubren|disponen?(?: de)?"
    r"|(?:siguen|continúan|permanecen)(?:\sen)?|es|son|era|eran|está|están)"
)
# Behind "se" every word in -a, -e, -an, -en is a finite verb: "se presenta", "se desprenden".
_REFLEXIVE = r"(?:(?<=\bse\s)|(?<=\bse\sle\s)|(?<=\bse\sles\s))[a-záéíóúñ]{3,}[ae]n?"
_GERUND = r"[a-záéíóúñ]{2,}(?:(?:ando|iendo|yendo)|(?:ándo|iéndo|yéndo)(?:les?|l[oa]s?|se))"
_ADVERB = r"(?:\s(?:[a-záéíóúñ]+mente|también|además|solo|sólo|ya))?"
_INFINITIVES = r"(?:\s[a-záéíóúñ]+(?:ar|er|ir)(?:les?|los?|las?|se)?(?:\s(?:o|y|e|u)\s[a-záéíóúñ]+(?:ar|er|ir))?)?"

# A finite verb phrase (group "verb") or a gerund, with its reflexive pronoun and its infinitives.
DEED = re.compile(
    r"(?<![\w-])(?:no\s)?(?P<reflexive>se\s(?:les?\s)?)?(?:"
    rf"(?P<verb>(?:ha|han|había|habían|haya|hayan){_ADVERB}\s(?:sido\s)?{_PARTICIPLE}"
    rf"|(?:fue|fueron|ha sido|han sido)\s{_PARTICIPLE}"
    rf"|(?:está|están|queda|quedan|estuvo|estuvieron|quedó|quedaron)\s{_PARTICIPLE}|(?:siendo|resultando|quedando)\s{_PARTICIPLE}"
    rf"|{_PRETERITE}|{_PRESENT}|{_REFLEXIVE})|(?P<gerund>{_GERUND})){_INFINITIVES}(?!\w)",
    re.IGNORECASE,
)
# Verbs of saying, planning and dividing, which tell nothing done, and words that only end like a verb.
NOT_A_DEED = re.compile(
    r"cuando|(?:contra|co)?mando|bando|(?:quedando|teniendo|siendo|sumando|resultando|considerando|destacando|dando|incluyendo|pasando"
    r"|(?:busca|pretende|espera|prevé|planea|propone|estima|calcula|considera|refiere|trata|debe|puede|requiere|necesita|destaca"
    r"|señala|menciona|indica|deriva|llama|denomina"
    r"|describe|muestra|detalla|enlista|desglosa|observa|relaciona|expone|aprecia)n?(?:\s.*)?"
    r"|haciendo|derivando|desglosando|desagregando|correspondiendo)|(?:destac|distribuy|divid|desglos|convirti)[aeié]+ndose"
)
# Where the complements of a verb end and another statement begins.
DEED_END = re.compile(
    rf"\s(?:y|e)\s(?:se|ha|han|fue|fueron|con)\s|\s(?:de|en|con|a) (?:el|la|los|las|lo) siguientes?"
    rf"|\s(?:el|la|los|las) siguientes?"
    rf"|\s(?:en|de|desde|durante|hasta|entre) (?:el mes de )?{MONTH}\b|\sdurante\s|\ses decir"
    r"|\s(?:en|para) (?:el|este|ese|dicho) (?:periodo|lapso|ejercicio)\b"
    r"|\s(?:(?:en|por|con|de|a) )?(?:el|la|los|las) cual(?:es)?\b|\scomo [^\s]+ (?:y|e)\s",
    re.IGNORECASE,
)
# Number words that may stand before a number that the deed was done by means of.
_FEW = r"(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)"
# Right before a number that tells by what means something was done: the deed is not done with the counted.
BY_MEANS_OF = re.compile(
    rf"(?:\ba trav[eé]s|\bpor medio|\bmediante|(?:\d|\b{_FEW}\s)[^.;,]*,?\s(?:con|en))\s(?:de\s)?"
    r"(?:l[oa]s |un total de |m[aá]s de )?\W*$",
    re.IGNORECASE,
)
# Right before a number: a noun phrase that tells a deed as a verb does, "con la participación de [40]".
DEED_PHRASE = re.compile(
    r"(?:(?:^|\s|,)(?=con |gracias a |en )|(?<=\sy )(?=el |la ))(?P<deed>(?:(?:con|gracias a) )?"
    r"(?:(?:la|una) (?:participaci[oó]n|asistencia|presencia|colaboraci[oó]n|certificaci[oó]n|inscripci[oó]n"
    r"|incorporaci[oó]n)|(?:el|un) (?:registro|retorno|apoyo|alcance))|en (?:beneficio|favor|apoyo))"
    r" (?:de|a)l? (?:\w+ ){0,4}$",
    re.IGNORECASE,
)
# A participle or noun that joins counted things to whom they are for: "13 medidas destinadas a [1] hombre", "4
# actividades de atención a [317] personas".
MEANT_FOR = re.compile(
    r"\d[^.;:\d]{1,60}\b(?P<deed>(?:destinad|dirigid|otorgad|brindad|entregad|asignad|impartid|proporcionad)[oa]s"
    r"|(?<=\bde )(?:atenci[oó]n|asistencia|apoyo|orientaci[oó]n|capacitaci[oó]n|asesor[ií]a))"
    r" a (?:un total de |m[aá]s de )?(?:\d[\d,]*\s[^\W\d]+(?:\s[^\W\d]+)?\s[ye]\s(?:a\s)?)?$",
    re.IGNORECASE,
)
# Right before a number: the purpose of a deed whose verb stands far before it.
AIM = re.compile(
    r"\b(?:para (?P<deed>(?!sumar|alcanzar|llegar|hacer|lograr)[a-záéíóúñ]{3,}[aei]r(?:l[eoa]s?)?(?: \w+)?)"
    r"|(?:para|mediante|tras|con|en) (?:la|el|su) (?P<noun>[a-záéíóúñ]+(?:[cs]ión|miento)|entrega"
    r"|firma|rescate|traslado|retorno)(?: [a-záéíóúñ]+)? del?)"
    r"\s(?:l[oa]s |a |un total de |m[aá]s de )?$"
)
# The same with an adjunct between: "para el acompañamiento en las carreteras, de [4] caravanas".
AIM_ON = re.compile(
    r"\bpara (?:la|el|su) (?P<noun>[a-záéíóúñ]+(?:[cs]ión|miento)|entrega|rescate|traslado|retorno)\b[^.;:\d]*,\sde\s"
    r"(?:l[oa]s |un total de |m[aá]s de )?$"
)
# A number behind a preposition is no subject of the verb behind it: "La renovación de los 26 Arreglos permitió".
LED_BY_PREPOSITION = re.compile(
    r"(?<!total )(?<!totalidad )(?<=\w\s)(?:del?|en|al?|con|por|para|entre|sobre)\s(?:l[oa]s\s|sus?\s|est[oa]s\s)?\W*$",
    re.IGNORECASE,
)
# Before a date that an event had: "A partir de la apertura del faro, en el año 2017, se han ...".
SINCE_AN_EVENT = re.compile(r"(?:^|[.;]\s)\W*(?:desde|a partir de)\b[^,.;]{3,90}, en (?:el )?(?:mes de |ano )?$")
# Between a number and a date of what was done at another time.
LATER_ON = re.compile(r"[,;] (?:y |e )?(?:posteriormente|despues|luego|mas tarde|mas adelante|mientras)\b")
# Before a date that a period begins with; "Desde su inicio y hasta el 30 de junio" tells its end alone.
SINCE = re.compile(r"\b(?:desde|a partir)\b(?:(?!\b(?:hasta|al)\b)[^,.;])*$")
# Before the date up to which is counted: "A junio de 2018", "Al corte del mes de agosto", "hasta marzo de 2020".
UNTIL = re.compile(
    r"\b(?<!anteriores )(?<!posteriores )(?<!respecto )a $"
    r"|(?:^\W*|[.;,:(•*-]\s*|\b(?:y|que|por lo que)\s)(?:al?|hasta(?: el)?)"
    r"(?: (?:dia|corte|cierre|mes|termino)\b| del?| el)*\W*$"
)
# Before a period within which was counted: "Al cierre del [primer semestre]".
CLOSE_OF = re.compile(r"\bcierre de(?:l| el)?\W*$")
# Behind a range's first date: an end without a year of its own, "al 22 de agosto del presente año".
TO_THIS_YEAR = re.compile(r"\s(?:y\s)?(?:al?|hasta)\s[^.,;]{0,25}\b(?:presente|mismo|este) ano")
# A noun of quantity whose complement tells the deed: "el número de usuarios beneficiados ha sido de".
NUMBER_OF = re.compile(r"\b(?:número|total|cantidad|monto) de (?P<of>[^.;:\d]+)$", re.IGNORECASE)
# A noun of quantity that opens a sentence: "Número de transacciones realizadas, de junio a julio: 18 casos".
OF_A_NUMBER = re.compile(r"(?:número|total|cantidad) de (?P<of>[^,.;:\d]+?)\s*[,:(]", re.IGNORECASE)
# What is told behind it is an aim, nothing done: "tiene como objetivo atender".
STATED_AIM = re.compile(
    r"\b(?:tienen?|tuvo|tuvieron|tenían?)\s(?:como|por)\s(?:\w+\s)?(?:objet(?:iv)?os?|fin(?:es)?|finalidad|propósitos?|metas?)\b"
    r"[^.;]*$",
    re.IGNORECASE,
)
# Behind these a participle is part of a finite verb.
_AUXILIARY = (
    "ha", "han", "sido", "fue", "fueron", "está", "están", "estuvo", "estuvieron", "quedó", "encuentra", "encuentran",
)  # fmt: skip
# A participle with its agent or its parts: "22 grupos conformados por [104] elementos", "vistas cada día por [416]
# personas".
BY_AGENT = re.compile(
    "".join(rf"(?<!\b{word}\s)" for word in _AUXILIARY)
    + rf"\b(?P<deed>(?!cada\b){_PARTICIPLE}(?:\s(?!(?!cada\b){_PARTICIPLE}\b)[^\W\d]+){{0,3}})"
    r"\spor\s(?:l[oa]s\s|un total de\s|más de\s)?"
    r"(?:\d[\d,]*\s[^\d.;:()]{2,40}?(?:,|\s[ye])\s)*$",
    re.IGNORECASE,
)
# Nouns of quantity, whose complement is the counted itself.
_MEASURES = ("total", "más", "menos", "cerca", "alrededor", "promedio", "acumulado", "cantidad", "arriba")
# A number in the complement of other counted things, which the deed is done with: "3 pláticas con guías de [31] faros",
# "5 foros para un total de [630] personas".
COMPLEMENT_OF_COUNTED = re.compile(
    r"(?<![\d/])(?!(?:19|20)\d\d\b)\d[\d,]*\s(?:(?!(?:y|e)\b)[^\W\d]+\s){1,8}(?:"
    + "".join(rf"(?<!{word} )" for word in _MEASURES)
    + r"de\s(?:l[oa]s\s)?|para un total de\s)$"
    # "se apoyó a 41 familias, con una inversión de más de [9] millones"
    r"|\d\s[^\d.;:,]{3,50},\scon\sun[oa]?\s(?:inversi[oó]n|monto|importe|gasto|costo|valor)\s[^\d.;:,]{0,20}[\\$]*$",
    re.IGNORECASE,
)
# Verbs that say what the counted are.
COPULA = re.compile(
    r"(?:es|son|era|eran|fue|fueron|está|están|ha sido|han sido|correspond(?:ió|ieron)|pertenec(?:ió|ieron|en|e))"
)
# Right before the first or the second number of a growth: "al pasar de [40] faros en 2012 a [90] en 2015".
FROM_TO = re.compile(
    r"\b(?:pas|aument|increment|crec|disminu|redu[cj])\w+ de (?:\d[\d, ]*[^.;:()]{0,80}? a )?(?:mas de )?$"
)
# Verbs that announce how a total is divided: "se dio de la siguiente manera".
BREAKDOWN_VERB = re.compile(
    r"(?:se\s)?(?:encuentran?|presentan?|enlistan?|muestran?|tienen?)(?=:)|(?:se\s)?(?:dio|dieron|distribuy\w+|divid\w+|divide|desglos\w+|integr\w+|conform\w+|compon\w+"
    r"|present\w+|clasific\w+|detall\w+"
    r"|encuentran?(?: \w+)?|(?:están?|ha[n]?|fue|fueron)(?: sido)?"
    r" (?:distribuid|desglosad|dividid|conformad|integrad)[oa]s?)"
    r"(?:\s[^\W\d]+)?\s(?:de la siguiente (?:manera|forma)|como sigue|así:)",
    re.IGNORECASE,
)
# Right before a verb that stands in a subordinate clause.
SUBORDINATE = re.compile(
    r"\b(?:que|quien(?:es)?|donde|cuando|mientras|como|si|porque|cuy[oa]s?)\s(?:(?:se|les?|no|ya|l[oa]s?|nos)\s){0,2}$",
    re.IGNORECASE,
)
# Before the verb of a reported clause, which tells the deed: "Se estima que [se atendieron]".
REPORTS_THAT = re.compile(
    r"\b(?:estima|calcula|reporta|informa|señala|destaca|indica|registra|observa)n?\s(?:también\s)?que\s(?:(?:se|les?|ya)\s)*$",
    re.IGNORECASE,
)
# Before a number that goes on a list: "3 talleres y [4 foros]", "sumando un total de [500]".
NEXT_OF_A_LIST = re.compile(
    r"(?:,|\b(?:y|e)|;|\badem[aá]s de|\bas[ií] como|\b(?:sumando|dando|haciendo))"
    r"\s(?:(?:un|total|de|m[aá]s|otr[oa]s|l[oa]s|\$)\s?)*(?:[^\W\d]+(?:\s[^\W\d]+){0,3}:\s)?$",
    re.IGNORECASE,
)
# All that stands between a verb and the number that is its subject or object.
REACHES_NUMBER = re.compile(
    r"(?:\s(?:a|un|total|de|m[aá]s|l[oa]s))*[\s\\$]*(?:\d[\d,]*\s[^\W\d]+\s[ye]\s)?", re.IGNORECASE
)
# Before a part of the counted: the deed before it is that of the whole.
OF_WHICH = re.compile(r"\bde (?:l[oa]s cuales|ell[oa]s|est[oa]s)\b")
OF_THE = re.compile(r"\d[\d,]*\s[^,;.:]*\bde l[oa]s $")  # "60 personas de los [22] grupos"
# Words that part a number from a verb behind it: that verb tells nothing of it.
CLAUSE_BOUNDARY = re.compile(
    r"\s(?:que|quien(?:es)?|donde|cuando|cuy[oa]s?|(?:el|la|los|las) cual(?:es)?|y|mediante|para|por|a través"
    r"|lo (?:cual|que))\s",
    re.IGNORECASE,
)
# A noun of action where no verb tells the deed: "Atención a 300 personas", "Apoyo en trámites con 432 beneficiados",
# "La renovación de los 26 Arreglos".
DEED_NOUN = re.compile(
    r"(?:(?:y\s)?(?:el|la|los|las|un|una)\s)?(?!(?:direc|sec|educa|migra|pobla|institu|organiza|delega|na|situa|edi|sesi|no)ci[oó]n|(?:mov|departa|conoc)imiento)(?P<deed>(?:[a-záéíóúñ]+(?:ci[oó]n(?:es)?|miento)|entregas?|rescates?|apoyos?|alcance|asistencia|traslados?|retornos?"
    r"|registro|firma|visitas?|participaci[oó]n)(?:\s(?:y|e)\s[a-záéíóúñ]+(?:ci[oó]n|miento))?)"
    r"(?=(?P<rest>\s(?:a|al|de|del|en|para|con)\s(?:[^,.;:()|\n]*\s)?)$)",
    re.IGNORECASE,
)
# A topic that opens the sentence: "En cuanto a la cobertura de televisión y radio en el Estado ..., se dan los
# siguientes datos".
TOPIC = re.compile(
    r"^(?:en cuanto a|respecto (?:a|de)|(?:por|en) lo que (?:respecta|toca|hace|se refiere) a)l?(?: (?:la|los|las|el))?"
    r" (?P<deed>(?:cobertura|alcance|audiencia|asistencia|atenci[oó]n|participaci[oó]n)(?: (?!en\b)[^\s,.;:]+){0,5})",
    re.IGNORECASE,
)
# A participle that tells a deed by itself: "CPVE tramitadas", "sanciones impuestas".
DEED_PARTICIPLE = re.compile(
    r"\b(?:realizad|expedid|emitid|entregad|tramitad|atendid|benefici(?:ad)|capacitad|recibid|publicad|registrad|colocad|otorgad"
    r"|brindad|impartid|aprobad|inscrit|canalizad|repatriad|orientad|rescatad|concluid|efectuad|asesorad|apoyad|regularizad"
    r"|impuest|presentad|firmad|suscrit|elaborad|distribuid|celebrad|retornad|devuelt|credencializad|instalad|habilitad|activad|resuelt|localizad|identificad|vinculad|certificad|contratad|validad"
    r"|sancionad|difundid|vigilad|supervisad|autorizad|asignad|invertid|ejercid|pagad|transmitid|verificad|notificad|enviad|remitid|recabad|iniciad|generad|donad|sensibilizad|aplicad|gestionad|ejecutad)[oa]s?\b",
    re.IGNORECASE,
)
# "se trabajó con 23 empresas y [10] personas contratadas": what was done with those of a list.
_NO_NOUN = r"(?!(?:(?:fue|ha|est|qued|son|era)\w*|se|les?|de|del|en|para|por|con|a|al|y|que)\s)"
# The participle of one item of a list: "se trabajó con 23 empresas y [10] personas contratadas".
OWN_PARTICIPLE = re.compile(
    rf"\s{_NO_NOUN}[^\W\d]+(?:\s{_NO_NOUN}[^\W\d]+)?\s(?P<deed>{DEED_PARTICIPLE.pattern})", re.IGNORECASE
)
# The next participle of one auxiliary: "se ha guiado a 900 viajeros, atendido [30] quejas y recibido para su archivo
# [50]".
NEXT_PARTICIPLE = re.compile(
    r"\bha[n]?\s[^.;:]*\d[^.;:]*?(?:,|\s[ye])\s(?P<deed>[a-záéíóúñ]+(?:ad|id)o)(?:\s(?:para|por|en|con)\s[^,.;:\d]{2,70})?"
    r"\s(?:a\s)?(?:l[oa]s\s|un total de\s|m[aá]s de\s)?$"
)
# A participle that opens a statement: "Impartido a 14 personas".
PARTICIPLE_FIRST = re.compile(
    r"[A-ZÁÉÍÓÚ][a-záéíóúñ]+(?:ad|id)[oa]s?(?=\s(?:a|en|para|con)\s(?:un total de |más de )?$)"
)
# A participle in apposition: "385 aspirantes a policías, capacitados.".
APPOSED_PARTICIPLE = re.compile(rf"[^,]*,\s(?P<deed>(?:y[ai] )?{_PARTICIPLE})(?:\s[^,]*)?", re.IGNORECASE)
# A relative clause right behind the noun: "personas que concluyeron su trámite [se vincularon]".
RELATIVE_CLAUSE = re.compile(r"(?:\s[^\W\d]+){1,4}\s(?:que|quienes)\s(?:(?:se|no|ya|les?)\s)*(?P<verb>[^\W\d]+)")
# The auxiliary of the passive voice.
PASSIVE = re.compile(r"(?:(?:ha|han|había|habían)\ssido|fue|fueron)\s", re.IGNORECASE)
# What a breakdown is of, and what was done with it: "se muestra el desglose de denuncias recibidas".
BREAKDOWN = re.compile(
    rf"\b(?:desglose|detalle|relación|distribución|listado) de (?:l[oa]s )?[^.;:\d]*?\s(?P<deed>{_PARTICIPLE})\W*$",
    re.IGNORECASE,
)
# Function words left at the end of a deed when its complements were cut.
DANGLING_WORDS = re.compile(
    r"(?:^|[\s,]+)(?:un poco|a|al|ante|con|del?|desde|en|entre|hacia|hasta|para|por|sin|sobre|y|e|o|u|ni|que|como"
    r"|durante|el|la|los|las|lo|un[oa]?s?|su|sus|est[aeo]s?|más|menos|casi|solo|sólo|aproximadamente|alrededor|cerca"
    r"|un total|total|en total|monto|un monto|un acumulado|la cantidad|la cifra|otr[oa]s|asimismo|además|también"
    r"|a trav[eé]s|por medio|mediante|(?:l[ao]s )?siguientes?)$",
    re.IGNORECASE,
)
# Verbs of having and being, which tell a state at a time and no deed within a period.
STOCK = re.compile(
    r"(?:se )?(?:cuentan?(?: con)?$|cuentan? con|tienen?|hay|existen?|operan?|integran?|conforman?|esta[n]? )"
)
# Adverbials of the present.
PRESENT_ADVERBIAL = re.compile(r"\b(?:actualmente|en la actualidad|a la fecha|hoy en dia|al dia de hoy)\b")
# Before a year that is the name of a period, of that sentence alone: "durante el ciclo escolar 2023-2024".
OF_A_SEASON = re.compile(r"\b(?:proceso electoral|temporada|ciclo(?: escolar)?|ejercicio(?: fiscal)?) $")
# Before the year that an action began in; with a verb in the perfect its count goes on since then: "el programa que
# inició en [2013] ha atendido".
BEGUN_IN = re.compile(r"\bque (?:inici|comenz|arranc)(?:o|aron) (?:a operar )?en (?:el (?:ano )?)?$")
# A beginning without its year: "Desde el 19 de mayo, cuando se abrió, y hasta el [30 de junio de 2020]".
SINCE_A_DAY = re.compile(
    rf"\b(?:desde|a partir de)l? (?:el )?(?P<day>\d{{1,2}} de {MONTH})\b,?[^.;]*\bhasta (?:el )?(?:dia )?$"
)
# A year that a period begins with, told in an adjunct: "Desde su creación, en 2007, y hasta el año [2019]".
SINCE_A_YEAR = re.compile(
    r"\b(?:desde|a partir)\b[^.;]{0,60}\ben (?:el (?:ano )?)?(?P<year>(?:19|20)\d\d),? (?:y )?hasta (?:el (?:ano )?)?$"
)
# Before a number of all years together, which no date beside it is of: "total global de [42]", "En los últimos seis
# años se atendió a [540]".
OF_ALL_YEARS = re.compile(
    r"\ben los ultimos (?:[a-z]+|\d+) (?:anos|meses)\b[^.;\d]*$|\btotal (?:global|general|acumulado|historico) de $"
)
# An anaphor that refers to the event of the sentence before: "En esa ocasión", "En dicho foro".
SAME_EVENT = re.compile(
    r"\W*en (?:es[ae]|est[ae]|dich[oa]|la misma)"
    r" (?:ocasion|edicion|emision|reunion|jornada|evento|encuentro|foro|taller|curso)\b"
)
# Before the date of another event: "los hechos ocurridos (2023)".
OF_AN_EVENT = re.compile(r"\b(?:ocurrid|acontecid|suscitad|acaecid)[oa]s?\b[^.;,]{0,40}$")
# Before the last of several days of a month: "los días 26, y [31 de julio]".
ONE_OF_DAYS = re.compile(r"\bdias? \d[\d, ]*[ye] (?:el )?$")
# Right before a date that tells when the counted was done: prepositions, nouns of time, the beginning of a clause.
BEFORE_A_PERIOD = re.compile(
    r"\bdurante la (?:vigencia|operacion|ejecucion|aplicacion) de[^.,;\d]{1,40}$|\bdias? \d[\d, ]*[ye] (?:el )?$"
    r"|(?:\b(?:durante|en|para|de|del|al|desde|entre|hasta|a|periodo|ano|anos|meses|mes|el|los"
    rf"|{MONTH}|trimestre|semestre|inicios|finales)|[(:])\W*$|^\W*$"
)
