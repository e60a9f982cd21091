"""Spanish contexts of `extract.counted_numbers`, in folded letters: results, and numbers that count nothing."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.months import MONTH

# What follows a number that is no counted result: percentages, ages, times, measures, parts of the country, ordinals.
NOT_BEHIND = re.compile(
    r"^(?:\s?%|\s?por ciento|\s?puntos porcentuales|\s?\.?[°ºª]"
    r"|\s*(?:a|y|o|e|-|hasta)\s*(?:los\s|las\s)?\d+\s*(?:anos|meses|dias|horas|semanas|minutos|[ap]\.?m\b|%|por ciento)"
    r"|\s*(?:anos?|meses|mes|dias?|semanas?|horas?|h|hrs?|minutos?|min|seg|segundos|km|kilometros?|metros|mts|m2|m³"
    r"|hectareas|grados"
    r"|lenguas|idiomas|generaciones|siglos|decadas)\b"
    r"|\s*(?:o mas|y mas)?\s*anos\b"
    r"|\s+(?:entidades|estados(?! unidos)|municipios|municipio|paises|pais|delegaciones|alcaldias|regiones|ordenes"
    r"|niveles|poderes|ciudades"
    r"|oficinas de representacion|demarcaciones|naciones|continentes|gobiernos|secretarias"
    r"|comunas|cantones|provincias|parroquias|instituciones(?! educativas)|autoridades|dependencias|idiomas|condados)\b"
    r"|\s+a\s+\d+\s+de la (?:tarde|manana|noche)\b|\s+(?:sesion|edicion|reunion):"
    r"|\s*(?:a\.?\s?m\b|p\.?\s?m\b|de la (?:tarde|manana|noche)\b)|\s+aniversario\b"
    r"|\s+(?:vez|veces|reuniones) (?:al|por|a la) (?:ano|mes|semana|dia)|\s+\w+ por dia\b|[:/]\d|\s?x\s?\d|-[a-z\d])"
)
# The divisions of a plan or a programme are no results; a large number of them is one of things that were made.
DIVISIONS = re.compile(
    r"^\s+(?:vertientes|ejes|objetivos|lineas de accion|estrategias|temas|tematicas|fases|etapas|modalidades"
    r"|criterios|componentes|partes"
    r"|principios|dimensiones|pilares|areas|ambitos|tipos|categorias|apartados|secciones|rubros|poblaciones|puntos"
    r"|primeros|ultimos"
    r"|primeras|ultimas|principales|grandes|siguientes|pasos|lados|aspectos|prioridades|espacios especificos"
    r"|horarios|turnos)\b"
)
# What precedes a number that identifies something: articles, chapters, telephone numbers, pages, grades.
NOT_BEFORE = re.compile(
    r"(?:\b(?:articulos?|arts?|fraccion(?:es)?|numeral(?:es)?|parrafos?|capitulos?|incisos?"
    r"|objetivos?(?: prioritarios?)?|metas?|ejes?"
    r"|estrategias?(?: prioritarias?)?|pilar|fase|etapa|convocatoria|ley|norma|nom|num|numero|no|titulo|tels?"
    r"|telefonos?|extension|ext"
    r"|lada|anexos?|edicion|nivel|grado|cuadro|tabla|canal|ods|indicador(?:es)?|acuerdo|calle|cp|codigo|version"
    r"|telefonico|componente|curso|tema"
    r"|pagina|paginas|pp|tomo|grupo|linea|accion puntual|edad de|mayores de|menores de|al menos por|covid|sars"
    r"|oficio|agenda|articulo\s\w+"
    r"|considerando|transitorio|recomendacion|modulo|zona|region|seccion|piso|siglo|formato|forma(?!:)|paso"
    r"|promedio de edad|versiones?|eje|planta|replica|emision|mesa|asistencia telefonica|linea|telefono gratuito"
    r"|grupos de aproximadamente|lineas(?:-componentes)?(?: \d y)?|puntos?"
    r"|carretera(?: federal| estatal)?|autopista)"
    r"|en el|dias? (?:\d{1,2}(?:,| y| e|, y) )*|#|nº|n°)\W{0,3}$|\d[.:/]$|\+$"
)
# A list of article numbers that the number goes on.
LIST_TAIL = re.compile(r"\b(?:articulos?|arts?\.?|fraccion(?:es)?|numerales|capitulos?)\s+[\d\s,yIVXLC°]+$")
# A planned or permitted number, no result; `REACHED` makes a result of it after all.
TARGET = re.compile(
    r"\b(?:metas?\b[^.;]{0,60}$|se (?:espera|preve|planea|proyecta|pretende|estima|contempla|busca)\b[^.;]{0,80}$"
    r"|\b(?:valor|monto|cantidad) (?:\w+ ){0,2}?hasta\W*$|\bhasta (?:por )?(?:de )?(?:usd )?[\\$]*$"
    r"|se tien[ea]n? (?:programad|planead"
    r"|contemplad|previst)[^.;]{0,80}$|\bdebera[n]?\b[^.;]{0,80}$"
    r"|\bhasta un total de\W*$|\b(?:benefici|alcanz|alberg|capacit|favorec)\w*(?:ara|era|ira)n?\b[^.;]{0,30}$"
    r"|\bhabra\b[^.;]{0,60}$|\bpoblacion objetivo (?:es|son|fue|sera)(?: de)?\W*$"
    r"|hasta un maximo\W|maxim[oa] de\W*$)"
)
# A result in spite of `TARGET`: "llevado a cabo hasta 437 eventos" (compendio-2024:4720), "Se benefició ... con un
# monto de hasta $600,000" (8680), "Se estima que se atendieron a 1,000 hombres" (7398).
REACHED = re.compile(
    r"\bse estima que se \w+(?:o|aron|ieron)\b[^.;]*$"
    r"|\b(?:han? \w+[ait]do|se (?:benefici|otorg|entreg|atendi|realiz|apoy)\w*)\b[^.;]*\bhasta \$?$"
)
# The means, no result: "a través de la señal de Canal 10 y las 11 estaciones" (compendio-2024:8119).
MEANS_BEFORE = re.compile(r"\ba traves de\b[^.;:]*\b(?:los|las)\W*$")
# A day without its year: "el 21 de mayo", "Del 9 al 10 de diciembre".
DAY = re.compile(rf"\b\d{{1,2}}(?:\s(?:y|al?|e|-)\s(?:el\s)?\d{{1,2}})?(?:\s?[°º])?\sde\s{MONTH}\b")
# A year run together with a footnote mark: "enero del 202066" (buenas-practicas-oim:3559).
YEAR_WITH_NOTE = re.compile(r"(?<=\b(?:de|el|en) )(?:19|20)\d\d\d{1,2}\b|(?<=del )(?:19|20)\d{3,4}\b")
# The number of the states, told by their offices: "las 32 fiscalías" (compendio-2024:3384).
ALL_STATES = re.compile(
    r"^\s+(?:fiscalias|procuradurias|oficinas|delegaciones|representaciones|sistemas|registros civiles|centros)\b"
)
# Nouns before which a four-digit number is a count and no year.
COUNTABLE_NOUN = re.compile(
    r"\s(?:personas|mujeres|hombres|ninas|ninos|nna|migrantes|familias|servicios|documentos|tramites)\b"
)
# Prepositions and nouns before a year.
YEAR_BEFORE = re.compile(r"\b(?:de|del|en|ano|desde|hasta|durante|el)\W*$")
# Verbs of results: a number word behind one is a count.
RESULT_VERB = re.compile(
    r"\b(?:se (?:han? |haya |lograron |logro |lograr )?\w+|fue(?:ron)? \w+|han? sido|cuenta(?:n)? con|conto con"
    r"|existen|particip\w+|total de|impart\w+"
    r"|llev\w+ a cabo|realiz\w+|celebr\w+|organiz\w+|instal\w+|cre\w+|elabor\w+|atend\w+|benefici\w+|incluy\w+"
    r"|consist\w+|dict\w+|public\w+|gener\w+)\b"
)
# Verbs of holding an event, before "un" or "una"; with `EVENT` behind, that article counts one.
EVENT_VERB = re.compile(
    r"\b(?:realiz(?:o|aron)|organiz(?:o|aron)|llev(?:o|aron) a cabo|celebr(?:o|aron)|impart(?:io|ieron)"
    r"|efectu(?:o|aron)|elabor(?:o|aron)|produjo|produjeron|pint(?:o|aron)|particip(?:o|aron) en)(?: \w+){0,2} $"
)
EVENT = re.compile(
    r"\s(?:\w+\s)?(?:ferias?|foro|taller|curso|visita|reunion|sesion|capacitacion|jornada|conferencia|seminario"
    r"|documental|mural|evento|encuentro|diplomado|conversatorio|platica|gira|brigada|webinar|congreso|simposio"
    r"|video)\b"
)
# The "ciento" of "58.12 por ciento" is no number.
OF_PERCENT = re.compile(r"\bpor\s$")
# The first and second number of a share: "tres de cada diez".
OF_EACH = re.compile(r"\s+de cada\b")
EACH = re.compile(r"\bde cada\s$")
# Before the total of which a part was done: "se realizó 1 de [3] talleres".
PART_OF_NUMBER = re.compile(r"(?<![\d,.])(?P<some>\d[\d,]*) de (?:l[oa]s )?$")
# A definite article behind a preposition: a small number there refers to known things.
OF_THE = re.compile(r"\b(?:de|en|por|con|para|entre) l[oa]s $")
# Only behind these is a decimal number a count.
MILLION = re.compile(r"\s*millones")
# Definite determiners before a number refer to things that were told before.
DEFINITE = re.compile(r"\b(?:los|las|sus|estos|estas|esos|esas|dichos|dichas|ambos|ambas)\W*$")
MORE_THAN = re.compile(r"\bmas de\W*$")
# Behind a number word: an age.
YEARS = " anos"
