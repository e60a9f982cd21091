"""Spanish patterns of `extract.counted_phrase`: where the noun phrase behind a number ends."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.months import MONTH

# A participle left at the end, whose date or place was cut.
TRAILING_PARTICIPLE = re.compile(
    r"\s(?:implementad|realizad|celebrad|organizad|publicad|firmad|emitid|impartid|aplicad)[oa]s?$"
)
# Where a clause ends; the comma of "niñas, niños y adolescentes" ends none.
CLAUSE_END = re.compile(
    r"[;:()|\n\t•●▪]|\.(?=\s|$)(?<!\b(?:ee|uu|dd|hh)\.)(?<!\be\.u\.)"
    r"|(?<!\bninas)(?<!\bninos),(?=\s)|(?<=\bninas),(?! ninos)|(?<=\bninos),(?! ninas)"
    r"|\s\d+(?:[.,]\d+)?\s?%|\s[-–]\s|//"
)
# Adverbials, relatives and conjunctions that begin another statement; searched in folded words.
STATEMENT_BREAK = re.compile(
    r"\b(?:para entonces|y al final|y finalmente|(?:y|e) (?:a )?una?|una? de (?:ell[oa]s|l[oa]s)|en al menos"
    r"|que|quien(?:es)?|cuy[oa]s?|donde|cuando|mientras|mediante|durante|siendo|segun|pero|asi como|ademas"
    r"|a traves|a lo largo|por medio|por conducto|a partir|lo que|lo cual"
    r"|entre (?:ell[oa]s|otr[oa]s|est[oa]s|l[oa]s que)"
    r"|(?:(?:a|en|de|por|con|para|entre|sobre|mediante) )?(?:los|las|el|la) cual(?:es)?|[ad]el cual"
    r"|(?:desde|hasta) (?:el|la|su|que|el ano|entonces|ahora|hoy|hace|su)\b"
    rf"|(?:desde|hasta|en|de|a) {MONTH}"
    r"|(?:en|para|de) (?:el|la|los|las|este|dicho|ese) (?:mismo )?(?:periodo|ano|mes|transcurso|lapso|primer[ao]?"
    r"|segund[ao]|tercer[ao]?|ultim\w+)"
    r"|del? (?:ano|periodo|mes)(?! escolar)|al mes de\b|con (?:el|la) (?:fin|finalidad|objetivo|objeto|proposito)"
    r"|a fin de|sin (?:cifras|datos?) (?!de\b)|y el resto|o bien"
    r"|(?:l[oa]s dias?|en (?:el|los) mes(?:es)?(?: de)?)(?=\s*$)|en (?:los )?terminos"
    r"|(?:en|bajo|con|por|de|a) (?:los|las|el|la|lo) siguientes?|de acuerdo (?:a|con|al)\b"
    r"|en (?:beneficio|apoyo|medio|favor|cumplimiento|coordinacion|colaboracion|conjunto|total|promedio"
    r"|el marco|lo que va)"
    r"|por (?:parte|lo que)|de (?:la siguiente|manera|forma) |es decir|tales como|tanto|gracias|respectivamente"
    r"|como (?:a continuacion|sigue|se)"
    r"|con (?:un|una) (?:importe|total|monto|inversion|asistencia|participacion|alcance)|para un total|respecto"
    # "consulados de la Unión Americana coordinado por el Instituto" (compendio-2020:2486): who does it.
    r"|(?:coordinad|organizad|operad)[oa]s? por)\b"
)
# Nouns, adjectives and function words with the ending of a verb.
NOT_VERBS = re.compile(
    r"(?:contra|co)?mando|bando|cuando|plan|pan|clan|(?:des)?[oó]rden(?:es)?|origen|imagen|joven|crimen|volumen|examen"
    r"|resumen|margen|tren|(?:tam)?bi[eé]n|quien|dictamen|gen|virgen|aborigen|certamen|en|r[eé]gimen|polen|germen|sin"
    r"|buen|capit[aá]n|guardi[aá]n|alemana|gran|san"
)
# A finite verb or a gerund, told by its ending, with its accent: `realizó`, `viajaban`, `permitieron`, `beneficiando`,
# `contienen`.
VERB = re.compile(
    r"(?<![\w-])(?P<verb>se|fue(?:ron)?|es|son|era[n]?|ha[n]?|había[n]?|está[n]?|estuv[io]\w+|tienen?|tuv[io]\w+|hubo"
    r"|pued\w+|deben?|van|sean?|hayan?|cuentan?(?= con)|permite|contiene|incluye|abarca|comprende|corresponde"
    r"|pertenece|consiste|acude|asiste|apoya|brinda|promueve|atiende|ofrece|otorga(?! de)"
    r"|[a-záéíóúñ]{2,}(?:ó|aron|ieron|yeron|jeron|aban|ían|arán|erán|irán|ando|ándo\w+|iendo|iéndo\w+|yendo)"
    r"|[a-záéíóúñ]{3,}[ae]n)(?!\w)"
)
# A list of common nouns goes on behind a comma; `WITH_A_THING` is its first item behind a preposition: "personas con
# alimento, agua y llamadas".
MORE_THINGS = re.compile(r",\s[a-záéíóúñ]+(?: [a-záéíóúñ]+)?(?:,|\sy\s)")
WITH_A_THING = re.compile(r"\s(?:con|entre|como) [a-záéíóúñ]+$")
# The antecedent of a relative clause that was cut.
TRAILING_ANTECEDENT = re.compile(r"\s(?:de|a) (?:las personas|l[oa]s)$")
# An item of a list (`LISTED`) does not begin with these.
ITEM_START = r"(?!en\b|a\b|con\b|para\b|por\b|as[ií]\b|adem[aá]s\b|entre\b|y\b|e\b)"
LISTED = rf"{ITEM_START}[a-záéíóúñ]+(?:\s{ITEM_START}[a-záéíóúñ]+){{0,4}}(?:\sen situaci[oó]n(?: de)? [a-záéíóúñ]+)?"
# The rest of a list of coordinated nouns: ", repatriación y movilidad humana".
MORE_OF_LIST = re.compile(
    rf"(?:,\s{LISTED}){{1,6}},?\s(?:y|e)\s(?!otr[oa]s\s*[.;:,]){LISTED}"
    r"(?=\s*(?:[.;:)]|$|,\s(?:a|con|en|para|por)\b|(?:en|sobre|para|por|dirigid[oa]s|han|fueron|mediante)\b))"
)
# A prepositional phrase that began a list, at the end of the phrase.
OF_A_LIST = re.compile(r"\s+(?:en|sobre|como|para|por)\s(?:(?:l[oa]s|el|la)\s)?(?:[^\W\d]+\s+){0,3}[^\W\d]+$")
# A locative phrase at the end; `FROM_A_PLACE` one of origin.
IN_A_PLACE = re.compile(r"\sen [A-ZÁÉÍÓÚ][\wáéíóúñ]+(?: [A-ZÁÉÍÓÚ][\wáéíóúñ]+)*$")
FROM_A_PLACE = re.compile(r"^([a-záéíóúñ]+(?: [a-záéíóúñ]+)?) de [A-ZÁÉÍÓÚ][\wáéíóúñ]+$")
# A coordinated infinitive is another predicate: "posibles casos y suscribir o renovar [27 acuerdos]"
# (compendio-2024:1908).
INFINITIVE = re.compile(r"\b(?!taller|mujer|hogar|lugar|lider|titular|ejemplar|\w*(?:li|la)r\b)[a-z]{3,}[aei]r\b")
# Function words, which no phrase ends in.
FUNCTION_WORD = (
    r"(?:a|al|ante|bajo|con|contra|del?|desde|en|entre|hacia|hasta|para|por|seg[uú]n|sin|sobre|tras|y|e|o|u|ni|y/o"
    r"|el|la|los|las|unos?|unas?|sus?|est[aeo]s?|es[ao]s?|dich[oa]s?|l[eo]s?|no|como|más|menos|casi|aproximadamente"
    r"|alrededor|cerca|también|solo|sólo|cada|ya|así|todo|un total|un monto|otr[oa]s|asimismo|además|aún"
    r"|únicamente|otra parte|resto|que|ahora|bien"
    r"|(?:destinad|dirigid|ubicad|distribuid)[oa]s?)"
)
# A preposition before the next number, which its phrase lacks: "en beneficio de [406]".
OPEN_END = re.compile(r"\bdel?$")
# A topic or purpose behind persons does not classify them: "130 personas sobre el clima", "844 personas para recibir
# información".
ON_A_TOPIC = re.compile(
    r"\s(?:(?:sobre|en temas? de|en materia de)\s"
    rf"|para (?:no )?(?={INFINITIVE.pattern})|para (?:la|el|su) (?=[a-záéíóúñ]+(?:ción|miento)\b)).*$"
)
# What introduces a quoted name that was cut: "servidores públicos en el curso denominado “...”".
TITLE_INTRODUCTION = re.compile(
    r"(?:\s(?:en|sobre|con|por) (?:el|la|un|una) [^\W\d]+)?\s(?:denominad|llamad|titulad)[oa]s?$"
)
UNDER_A_NAME = re.compile(r"\sbajo (?:el|la) (?:tem[aá]tica|t[ií]tulo|tema|nombre|lema)$")
# The course that persons attended, by the first word of a list of topics.
IN_A_COURSE = re.compile(
    r"\s(?:en|de|sobre) (?:el|la|los|las) (?:cursos?|taller(?:es)?|diplomado|seminario|pl[aá]tica) [A-ZÁÉÍÓÚ][^\W\d]+$"
)
# Examples at the end of the phrase.
TRAILING_EXAMPLES = re.compile(r"\s(?:,\s)?como [^\s]+(?: [A-ZÁÉÍÓÚ][^\s]+)*$")
# A short prepositional phrase at the end, which belongs to the verb that was cut.
TRAILING_COMPLEMENT = re.compile(
    r"\s(?:en|a|al|con|por|para|desde|hasta|entre|sobre|sin|hacia)\s(?:[^\s]+\s?){1,3}$", re.IGNORECASE
)
# Where a phrase that is too long may be cut.
PREPOSITION = re.compile(r"\s(?:en|a|al|con|por|para|desde|hasta|entre|sobre|del?)\s", re.IGNORECASE)
# The coordinated subject of the verb that ended the phrase: "... y el Programa [ha tenido]".
NEW_SUBJECT = re.compile(r"\s(?:y|e)\s(?:el|la|los|las|un|una|sus?|se|así|con|por|también|en|de)\b.*$", re.IGNORECASE)
# What introduces a part of a total: "fueron para", "de ellas", "eran", "corresponden a".
LINK = re.compile(
    r"^\s*(?:(?:est[aá]n?|(?:de )?(?:ell[oa]s|est[oa]s|(?:los|las) (?:que|cuales))|se (?:han?|les?)?\s?\w+"
    r"|fueron|fue|son|es|era"
    r"|eran|han sido|ha sido|correspond\w+|pertenec\w+|viajaban|respecto|proceden\w*|provienen|del total|a(?! trav)|de"
    r"|del|al|en|para|por|como|entre|el|la|los|las)\b\s*)+"
)
# A phrase that begins so may have a `LINK`.
STARTS_AS_PART = re.compile(
    r"^\s*(?:est[aá]n? |sin |como |(?:de )?(?:ell[oa]s|(?:los|las) (?:que|cuales))|se (?:han?|les?)?\s?\w+"
    r"|fueron|fue|son|era|eran|han sido"
    r"|correspond\w+|pertenec\w+|viajaban|proceden\w*|provienen|a|al|de|en|para|por|y|e|el|la)\b"
)
# The coordinated owner of the next number: "seguidores y Facebook con [82,719]".
OTHER_HOLDER = re.compile(r"\s(?:y|e)\s(?:en\s)?[A-ZÁÉÍÓÚ][^\W\d]+\scon$|\s(?:y|e)\s[A-Z]{2,}$")
# A second participle of one auxiliary: "[ha contratado a 1] técnico y aceptado en los programas a [14]".
SECOND_VERB = re.compile(r"\s(?:y|e)\s[a-záéíóúñ]+(?:ad|id)o(?:\s(?:[^,]*\s)?a|\s(?:para|por|en|con)\s[^,]*)?$")
ARTICLE = re.compile(r"^(?:los|las)\s")
# The relative pronoun, before which the antecedent is cut (`TRAILING_ANTECEDENT`).
RELATIVE_PRONOUN = "que"
