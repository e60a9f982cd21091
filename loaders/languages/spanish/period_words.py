"""Spanish contexts of dates for `extract.periods`, in folded letters: an action's beginning and end, and other dates.

A pattern that ends in ``$`` is searched in what precedes a date, one that begins with ``^`` in what follows it, both
within its sentence.
"""

from __future__ import annotations

import re

# Nouns and verbs that introduce the period of an action: "El periodo de implementación fue de ..." (compendio-2024:275,
# 4571, 6917, 8227, 9637).
PERIOD = re.compile(
    r"\b(?:periodo de (?:implementacion|ejecucion|vigencia|aplicacion)|(?:implement|implmen|instrument|ejecut)\w+"
    r"|vigen(?:cia|te)"
    r"|fecha de (?:difusion|implementacion)|duracion|ejercicio fiscal|contrato|abarca\w*|abarco|campana)\b[^.;:]{0,60}$"
)
# Behind a range: the action was done within it, "De agosto de 2023 a julio de 2024 se han llevado a cabo".
DONE = re.compile(
    r"\b(?:llev\w+ a cabo|realiz\w+|impart\w+|celebr\w+|organiz\w+|coordinad\w+|auspici\w+|desarroll\w+|efectu\w+"
    r"|transmit\w+|convoc\w+|difundi\w+|aplic\w+|implement(?:o|aron)|proporcion(?:o|aron))\b"
)
# Verbs and nouns of beginning, up to eight words before a date.
START = re.compile(
    r"\b(?:inici\w*|comenz\w*|comienz\w*|arranc\w*|opera(?:r|ndo|do|ciones)?|funciona\w*|en marcha|entr\w+ en vigor"
    r"|vigente"
    r"|abarca|cread[oa]s?|creo|crearon|crea|creacion|fundad[oa]s?|fundo|establecid[oa]s?|establecio|establecieron"
    r"|instalad[oa]s?|instalo"
    r"|instauro|desarrollad[oa]s?|desarrollo|desplegad[oa]s?|lanzad[oa]s?|lanzo|implement\w+|instrument\w+"
    r"|constitu\w+|conform\w+"
    r"|elaborad[oa]s?|elaboro|disenad[oa]s?|presento|abrio|apertura|data|primera (?:emision|edicion|vez)"
    r"|primer (?:contrato|convenio)"
    r"|consolido|nacio|surg\w+|formaliz\w+|aprob\w+|suscri\w+|firm\w+|publicad[oa]s?|publico|publicaron|lanzaron"
    r"|presentaron|instalaron|abrieron)"
    r"(?:\W+\w+){0,8}\W*$"
)
# Prepositions of a beginning, and events that a beginning is told by.
SINCE = re.compile(
    r"\b(?:desde|a partir)(?:\W+(?:de|del|el|la|los|mes|ano|modelo|inicios|finales|principios|mediados))*\W*$"
    # "Desde su creación a finales de febrero" (compendio-2024:3684).
    r"|\bdesde (?:su|la) (?:creacion|instalacion|apertura|fundacion)(?:\W+(?:en|el|a|mes|de|del|finales|inicios"
    r"|principios|mediados))*\W*$"
    # "A partir de la implementación del Acuerdo, en el año 2017" (compendio-2020:2288).
    r"|\ba partir de (?:la|su) (?:implementacion|creacion|entrada en vigor|puesta en marcha|apertura)\b[^.;]{0,60}$"
)
# A preposition of origin, with `UNTIL_NOW` behind the date: "De 1974 a la fecha se ha colocado" (informe-2018:1172).
# "del 2014 a la fecha se han llevado acabo 1,564 Ferias" (2562) is the range of a count.
FROM = re.compile(r"\b(?:de|del|desde)(?:\W+(?:el|ano))*\W*$")
UNTIL_NOW = re.compile(
    r"^\W*(?:a|hasta) la (?:fecha|actualidad)\b(?!,? se han (?:llevado a ?cabo|realizado|elaborado)[^.;]{0,20} \d)"
)
# A verb of beginning far before its date: "Comenzaron en los consulados de Nueva York y Los Ángeles en 2014"
# (compendio-2020:3054).
BEGAN_AT = re.compile(r"\b(?:inicio|iniciaron|comenzo|comenzaron)\b(?:[^\w\d]+[^\W\d]+){0,20}[^\w\d]*$")
# A planned beginning: "Se prevé iniciar la operación" (compendio-2024:906).
PLANNED = re.compile(
    r"\bse (?:preve|espera|planea|proyecta|tiene previsto) (?:iniciar|(?:que )?(?:inicie|dara inicio|de inicio))\b"
)
# Verbs of signing, whose date is the beginning of an agreement.
SIGNED = re.compile(r"\b(?:suscri\w+|firm\w+)\b")
# Verbs and nouns of an end before a date.
END = re.compile(
    r"\b(?:conclu(?:ye|ya|yo|ira|io|yendo|sion)|finaliz\w+|termin(?:o|ara|a)|culmin\w+|vigen(?:te|cia) (?:hasta|al)"
    r"|vigencia es al"
    r"|continu\w+ (?:vigente )?(?:hasta|al)|caducidad al|vencimiento|estara vigente)(?:\W+\w+){0,8}\W*$"
    # "Se llevará a cabo hasta el 31 de diciembre" (compendio-2024:180).
    r"|\b(?:llevara a cabo|realizara|implementara|ejecutara|desarrollara|operara|durara|extendera|extiende"
    r"|prolongara|vigente|vigencia)(?:\W+\w+){0,3}\W+hasta(?:\W+(?:el|dia|mes|de|finales))*\W*$"
    # "El documento se remitió en noviembre": what was to be done is done (compendio-2024:10590, 10520).
    r"|\bse (?:remitio|entrego|envio)(?:\W+\w+){0,6}\W+(?:en|el)\W*$"
)
# A participle of an end behind a date.
END_BEHIND = re.compile(r"^\W*(?:\w+\W+){0,4}(?:terminad[oa]|concluid[oa]|finalizad[oa])\b")
# A dated deed whose verb stands behind the date: "en marzo de 2017 se inició", "México organizó el 27 y 28 de
# noviembre". `DEED_BEFORE` has verbs before it.
DEED_BEHIND = re.compile(
    r"^(?:[^.;:]{0,100}?|(?:(?!\b(?:que|donde|cual|se)\b)[^.;:]){0,200}?)"
    r"\b(?:se )?(?:llev(?:o|aron) a cabo|realiz(?:o|aron)|impart(?:io|ieron)|celebr(?:o|aron)|auspicio"
    r"|cre(?:o|aron|a)|firm(?:o|aron)|suscribi(?:o|eron)|public(?:o|aron)|aprob(?:o|aron)|estableci(?:o|eron)"
    r"|instal(?:o|aron)"
    r"|inici(?:o|aron)|dio inicio|dieron inicio|comenzo|comenzaron|disen(?:o|aron)|elabor(?:o|aron)|implement(?:o|aron)"
    r"|present(?:o|aron)|organiz(?:o|aron)|lanz(?:o|aron)|puso en marcha|constituy(?:o|eron)|consolido"
    r"|desarroll(?:o|aron)"
    r"|somet(?:io|ieron)"
    r"|pus(?:o|ieron) (?:al servicio|a (?:disposicion|consideracion))|acord(?:o|aron)|promulg(?:o|aron)"
    r"|oficializ(?:o|aron)|formaliz(?:o|aron)"
    r"|pone en marcha|reform(?:o|aron)|inaugur(?:o|aron)|surgi(?:o|eron))\b"
)
DEED_BEFORE = re.compile(
    r"\b(?:llev(?:o|aron) a cabo|realiz(?:o|aron)|realizad[oa]s?|impart(?:io|ieron)|celebr(?:o|aron)|celebrad[oa]s?"
    r"|organiz(?:o|aron)"
    r"|tuvo lugar|tuvieron lugar|auspicio|convoco|se transmitio)\b(?:\W+\w+){0,6}\W*$"
)
# The first event of a series: its date is no end of the action (compendio-2020:2675).
FIRST_OF = re.compile(
    r"\b(?:primer[ao]?|i) (?:\w+ )?(?:edicion|emision|version|concurso|foro|encuentro|feria|generacion|jornada"
    r"|congreso)\b"
)
# A later event of the same series.
LATER = re.compile(
    r"\b(?:segund[ao]|2[ao°ª]) (?:\w+ )?(?:edicion|emision|version|concurso|foro|encuentro|feria|generacion|jornada"
    r"|congreso)\b|[.;] en (?:el )?(?:20)\d\d\b"
)
# Verbs of an event that took place once, and was over on its date.
ONE_OFF = re.compile(
    r"\b(?:llev(?:o|aron) a cabo|realiz(?:o|aron)|realizad[oa]s?|impart(?:io|ieron)|celebr(?:o|aron)|celebrad[oa]s?"
    r"|organiz(?:o|aron)"
    r"|tuvo lugar|tuvieron lugar|auspicio|transmitio)\b"
)
# What introduces a year; other numbers of four digits are none.
YEAR_INTRODUCED = re.compile(
    r"(?:^|[(,:]|\b(?:en|de|del|desde|anos?|al?|periodo|entre|durante|fiscal|y|e|para|hasta|el|los|modelo|que"
    r"|comprende|abarca))\W*$"
)
# A verb of beginning right before its date.
BEGAN_IN = re.compile(r"\binici\w*\W+(?:en|el)?\W*$")
# In the results a date counts only behind a verb of beginning: "Desde 2005 se han beneficiado" (compendio-2020:2476).
BEGUN = re.compile(
    r"\b(?:inici(?:o|aron)|desde que inici\w*|se creo|fue cread[oa]|se abrio|se establecio"
    # "se implementó por primera vez en el año 2003" (compendio-2020:2142).
    r"|primera \w+ se|se \w+ por primera vez)(?:\W+\w+){0,6}\W*$"
)
# A ruling has a date, no period: "la Resolución de la sentencia el 9 de agosto de 2023" (compendio-2024:9569).
RULED = re.compile(r"\bresolucion de la sentencia (?:de )?(?:el )?$")
# Behind a period that opens its sentence: "Para el periodo 2021-2024, el PALE se implementó" (compendio-2024:3913).
DONE_THEN = re.compile(r"^, (?:el|la) \w+ se (?:implemento|instrumento|ejecuto)\b")
# A draft or a consultation begins an action and does not end it (compendio-2024:2473, 9720).
DRAFTED = re.compile(r"^[^.;:]{0,40}\b(?:proyecto|consulta|propuesta|diseno)\b")
# Before a date of something else: a law, plan, census, edition.
OTHER_DATE = re.compile(
    r"\b(?:ley|leyes|(?<!cread[oa] por )decretos?|acuerdo publicado|dof|diario oficial|reforma[sd]?(?: (?:a"
    r"|de) \w+)?|reformad[oa]"
    r"|gaceta|agenda|sectorial"
    r"|plan (?:nacional|estatal) de desarrollo|pnd|censo|edicion|ediciones(?! desde)|anuario\w*|prontuario"
    r"|encuesta|juicio"
    r"|amparo|sentencia"
    r"|oficio|caso|titulo \d+|temporada|cumbre|clan|ciclo escolar|verano|invierno|semana santa|huracan"
    r"|proceso electoral|en pausa|correspondientes?|aunque"
    # The term of a government (buenas-practicas-oim:593).
    r"|(?:gobierno|administracion) (?:actual )?(?:termina|concluye))"
    r"(?:\W+\w+){0,3}\W*$|\b(?:ley|(?<!cread[oa] por )decreto)(?:\W+\w+){0,7}\W*$|\b(?:cumbre|\w+(?:a"
    r"|ava) (?:edicion|reunion|sesion)"
    r"|reunion mas reciente|ultima (?:edicion|reunion|sesion))(?:\W+\w+){0,9}\W*$"
    # Whom it is for: "que residan y hayan laborado ... a partir de enero de 2018" (buenas-practicas-oim:3642),
    # "que ingresaron antes del 9 de noviembre de 2012" (informe-2018:1013).
    r"|\bhayan \w+[^.;]*$|\bantes del? (?:el )?$"
    # "las reformas en materia de niñez que se aprobaron en 2020" (compendio-2024:10519).
    r"|\breformas\b[^.;]{0,60}\bque se (?:aprobaron|publicaron)(?: \w+)? $"
    # A last thing that is told of: "Finalmente, el programa ... que inició en 2013" (informe-2018:2564).
    r"|^(?:finalmente|por ultimo),? (?:el|la) (?:programa|proyecto)\b[^.;]*\bque inici\w+ en (?:el ano )?$"
    # "además de implementar cursos en 2023 sobre" (compendio-2024:3267): what was done beside the action.
    r"|\bademas de \w+[aei]r\b[^.;,]*$"
)
# Behind a range within which was counted: "De mayo de 2013 hasta mayo de 2018 se ha otorgado" (informe-2018:3050).
STOCK = re.compile(
    r"^\W*se (?:han? )?(?:realiz|llev)\w+ (?:a cabo )?(?:un total de |mas de )?\d|^[^.;]{0,60}?\b(?:atend(?:io"
    r"|ieron|ido|idos)|expedi\w+|otorg\w+|benefici\w+|registr\w+|colocad\w+|repatri\w+|emiti\w+|brind\w+|rescat\w+"
    r"|particip\w+|autoriz\w+|orient\w+|entreg\w+)\b"
)
# Before the date up to which was counted: "Hasta junio de 2024 se han entregado" (compendio-2024:7594,
# informe-2018:2767).
AS_OF = re.compile(
    r"(?:\bhasta|^al?|[.,]\s+al?|\bal (?:cierre|mes))\W+(?:(?:el|la|mes|de|del|fin)\W+)*$"
    r"|\bhasta\W+(?:(?:el|la|mes|de|del|finales|inicios|principios|mediados)\W+)*$"
    # "Desde sus inicios al primer trimestre de 2018 se ha beneficiado" (informe-2018:3155).
    r"|\bdesde sus? (?:inicios?|lanzamiento|activacion) (?:y )?(?:al|hasta)(?: el)? $"
)
# Before the date on which a document of the programme was published, no date of the programme: "Los lineamientos del
# programa se publicaron en diciembre de 2022" (compendio-2024:3037).
PAPER_PUBLISHED = re.compile(
    r"\b(?P<what>lineamientos|reglas de operacion|manual|criterios|convocatoria|bases)\b[^.;]{0,60}"
    r"\b(?:(?:se )?public(?:o|aron)|fue(?:ron)? publicad[oa]s?|se emiti(?:o|eron)|se expidi(?:o|eron))(?: \w+){0,2}\W*$"
)
# Behind a date of something else: "se encuentra en pausa", "la décima edición".
OTHER_DATE_BEHIND = re.compile(
    r"^[^.;]{0,50}?\b(?:en pausa|suspendid[oa]|se suspend\w+|(?:segunda|tercera|cuarta|quinta|decima|\w+ava"
    r"|ultima) (?:edicion|sesion|reunion)|cambio de nombre)\b"
    # A bill (buenas-practicas-oim:1177), and a survey that the body takes part in (compendio-2020:1950).
    r"|^[^.;]{0,40}\bse presento ante el congreso\b|^, (?:el|la) \w+ participa en el \w+ levantamiento\b"
)
# A verb of beginning behind its date: "En el año 2021 inició la expedición".
STARTED_BEHIND = re.compile(
    r"^\W*(?:[^.;:]{0,60}?\W)?(?:inici(?:o|aron)|dio inicio|dieron inicio|comenzo|comenzaron|puso en marcha"
    r"|se crea(?:ron)?|se creo|se establecio|inauguro|surgio|entro en vigor"
    r"|pus(?:o|ieron) (?:al servicio|a disposicion)"
    r"|fue(?:ron)? (?:cread|disenad|establecid|instalad|fundad|lanzad|implementad|inaugurad|desarrollad)[oa]s?)\b"
)
# The period in a title, with or without an acronym behind it: "... 2020-2024 (en adelante PICEAV)"
# (compendio-2020:2621).
TITLE_YEARS = re.compile(
    r"\b(?:programa|plan|estrategia|proyecto)\b.*?\b(20[0-3]\d)\s?[-–]\s?(20[0-3]\d)\W*(?:\([^()]*\)\W*)?$"
    # "... 2020-2024 (en adelante PICEAV)" (compendio-2020:2621).
)
# Before a date that opens its sentence; its verb may stand far behind: "El 6 de octubre de 2017, la Secretaría ... y el
# Banco ... firmaron" (informe-2018:3177, 1807).
OPENING = re.compile(
    r"^(?:fue )?(?:en(?: el)?(?: ano| mes de)?|el|los dias|(?:a|desde) (?:finales|inicios|principios|mediados) de) $"
)
# A cleft sentence: "Fue en marzo del mismo año que COESPO tomó la coordinación" (buenas-practicas-oim:1654).
WAS_THEN = re.compile(r"\bfue (?:en(?: el)?(?: ano| mes de)?|hasta(?: el)?) $")
# A beginning whose date stands in brackets: "comienza a operar una de las ventanillas (18 de diciembre de 2019)"
# (buenas-practicas-oim:3743).
IN_BRACKETS = re.compile(r"\b(?:comienza a|inici\w+|se firmo|se instalo|se creo)\b[^.;()]*\($")
# The action emerged from an event, whose date is the beginning: "Surgió como parte de los compromisos de la Cumbre
# celebrada el ..." (informe-2018:2063, 2165).
EMERGED = re.compile(r"\bsurg(?:e|io|ieron)\b")
# The noun "periodo" right before a range: "en el periodo de octubre 2023 a abril 2024" (compendio-2024:6156), "para el
# periodo 2021-2024" (2208).
IN_PERIOD = re.compile(
    r"\b(?:en|durante|para|del?) (?:el )?periodo(?: comprendido)?(?: del?| entre)?(?: el| los meses de)? $"
)
# Before the range of a count: "se ha otorgado financiamiento desde agosto de 2014 hasta julio de 2018"
# (informe-2018:3061).
RESULTS_COUNTED = re.compile(r"\bse han? (?:otorgado|entregado|atendido|beneficiado|expedido|registrado)\b[^.;]*$")
# The announcement of a list of dated events: "los siguientes eventos:", "con las siguientes temáticas y fechas:"
# (compendio-2024:9369, 5011).
LISTED = re.compile(
    r"\bsiguientes (?:\w+ )?(?:\w+ y )?(?:eventos|fechas|foros|talleres|cursos|jornadas|reuniones|sesiones|dialogos"
    r"|ferias|capacitaciones|campanas)\b[^.;]*:\s*$"
)
# An event of others that the reporter attended: "participó de manera virtual a la capacitación ..., por parte de ... el
# 30 de agosto de 2023" (compendio-2024:8242).
TOOK_PART = re.compile(
    r"\bparticip(?:o|aron)\b[^.;]{0,80}\b(?:capacitacion|foro|taller|reunion|curso|conferencia|evento|seminario"
    r"|conversatorio)\b"
)
# Before the months or days of several events: "Se llevaron a cabo tres jornadas de captación en los meses de febrero,
# abril y julio" (compendio-2024:6637).
HELD_IN = re.compile(
    r"^se (?:llevaron a cabo|realizaron|impartieron|celebraron|organizaron)\b[^.;]*\b(?:en los meses de|los dias) $"
)
# The same with the verb right before: "Los foros regionales se realizaron en marzo y abril" (compendio-2024:1145).
HELD = re.compile(r"\bse (?:realizaron|llevaron a cabo|celebraron|impartieron) en (?:los meses de )?$")
# An amendment is no beginning: "se publicó ... el Acuerdo por el que se extiende el beneficio" (compendio-2020:867),
# "la reforma a los artículos" (973), "En 2017 se amplió la estancia" (compendio-2024:1825).
CHANGED = re.compile(
    r"^[^.;]{0,100}\b(?:acuerdo por el que se (?:extiende|amplia|modifica)|la reforma a|las reformas a"
    r"|se modific(?:o|aron))\b"
)
# What the body or the thing has had since a date, which is no date of the action unless the title names it: "cuenta
# desde el 2018, con un Consejo Asesor", "cuenta con medidas adicionales" (compendio-2020:2410, informe-2018:937,
# compendio-2024:2438).
HAS = re.compile(r"\b(?<!\by )cuentan?\b[^.;]{0,25}?\bcon (?:(?:un|una|el|la|los|las) )?(?P<what>\w+)")
# A title that names an event: it is over on the day on which it took place (compendio-2020:1726).
EVENT = re.compile(
    r"^\W*(?:webinar|conferencia|foro|taller|encuentro|feria|jornada|reunion|seminario|conversatorio|charla|evento)\b"
)
# Before the end of a count whose beginning has no date: "Desde sus inicios al [primer trimestre]".
FROM_ITS_START = re.compile(r"\bdesde sus? (?:inicios?|creacion|lanzamiento|apertura) (?:y )?(?:al?|hasta)(?: el)?\W*$")
# Behind the year of a beginning: "a la fecha".
TO_THIS_DAY = re.compile(r"\s(?:y\s)?(?:al?|hasta)\s(?:la (?:fecha|actualidad)|hoy)\b")
# A date with a year, or a reference to the year of the report.
YEAR_TOLD = re.compile(r"\d{4}|año en curso|presente año")
# A conjunction between two dates: neither is the end.
AND = re.compile(r" [ye] ")
# Before two months that are one period.
TWO_MONTHS = "bimestre "
