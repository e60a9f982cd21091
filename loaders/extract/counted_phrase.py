"""The noun phrase with which the words behind a number begin: the whole of it and nothing behind."""

from __future__ import annotations

import re

from entramado.loaders.extract.counted_noun import PERSONS
from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish_months import MONTH

_LONG = 8  # words of a phrase whose last participle tells of its last noun
_DONE_IN = re.compile(r"\s(?:implementad|realizad|celebrad|organizad|publicad|firmad|emitid|impartid|aplicad)[oa]s?$")
_MOST_WORDS = 18  # a longer phrase ends before the last preposition among so many words
# A comma between words of one list, "niñas, niños y adolescentes", ends nothing.
_CLAUSE_END = re.compile(
    r"[;:()|\n\t•●▪]|\.(?=\s|$)(?<!\b(?:ee|uu|dd|hh)\.)(?<!\be\.u\.)"
    r"|(?<!\bninas)(?<!\bninos),(?=\s)|(?<=\bninas),(?! ninos)|(?<=\bninos),(?! ninas)"
    r"|\s\d+(?:[.,]\d+)?\s?%|\s[-–]\s|//"
)
# Where a phrase goes over into another statement; searched in folded words.
_BREAKS = re.compile(
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
# Nouns and others that end like a verb.
NOT_VERBS = re.compile(
    r"(?:contra|co)?mando|bando|cuando|plan|pan|clan|(?:des)?[oó]rden(?:es)?|origen|imagen|joven|crimen|volumen|examen"
    r"|resumen|margen|tren|(?:tam)?bi[eé]n|quien|dictamen|gen|virgen|aborigen|certamen|en|r[eé]gimen|polen|germen|sin"
    r"|buen|capit[aá]n|guardi[aá]n|alemana|gran|san"
)
# A conjugated verb or a gerund, with its accent: `realizó`, `viajaban`, `permitieron`, `beneficiando`, `contienen`.
VERB = re.compile(
    r"(?<![\w-])(?P<verb>se|fue(?:ron)?|es|son|era[n]?|ha[n]?|había[n]?|está[n]?|estuv[io]\w+|tienen?|tuv[io]\w+|hubo"
    r"|pued\w+|deben?|van|sean?|hayan?|cuentan?(?= con)|permite|contiene|incluye|abarca|comprende|corresponde"
    r"|pertenece|consiste|acude|asiste|apoya|brinda|promueve|atiende|ofrece|otorga(?! de)"
    r"|[a-záéíóúñ]{2,}(?:ó|aron|ieron|yeron|jeron|aban|ían|arán|erán|irán|ando|ándo\w+|iendo|iéndo\w+|yendo)"
    r"|[a-záéíóúñ]{3,}[ae]n)(?!\w)"
)
_MORE_THINGS = re.compile(r",\s[a-záéíóúñ]+(?: [a-záéíóúñ]+)?(?:,|\sy\s)")
_WITH_A_THING = re.compile(r"\s(?:con|entre|como) [a-záéíóúñ]+$")
_OF_THOSE = re.compile(r"\s(?:de|a) (?:las personas|l[oa]s)$")
# ", repatriación y movilidad humana": the rest of a list of words.
_OPENS = r"(?!en\b|a\b|con\b|para\b|por\b|as[ií]\b|adem[aá]s\b|entre\b|y\b|e\b)"
_LISTED = rf"{_OPENS}[a-záéíóúñ]+(?:\s{_OPENS}[a-záéíóúñ]+){{0,4}}(?:\sen situaci[oó]n(?: de)? [a-záéíóúñ]+)?"
_MORE_OF_LIST = re.compile(
    rf"(?:,\s{_LISTED}){{1,6}},?\s(?:y|e)\s(?!otr[oa]s\s*[.;:,]){_LISTED}"
    r"(?=\s*(?:[.;:)]|$|,\s(?:a|con|en|para|por)\b|(?:en|sobre|para|por|dirigid[oa]s|han|fueron|mediante)\b))"
)
_LONG_LIST = re.compile(rf"(?:,\s{_LISTED}){{3,9}},?\s(?:y|e)\s{_LISTED}")
_OF_A_LIST = re.compile(r"\s+(?:en|sobre|como|para|por)\s(?:(?:l[oa]s|el|la)\s)?(?:[^\W\d]+\s+){0,3}[^\W\d]+$")
_ON_A_TOPIC = re.compile(r"\s(?:sobre|en temas? de|en materia de)\s.*$")
_MORE_PLACES = re.compile(r",\s[A-ZÁÉÍÓÚ][\w ]{2,40}(?:,|\sy\s)")
_IN_A_PLACE = re.compile(r"\sen [A-ZÁÉÍÓÚ][\wáéíóúñ]+(?: [A-ZÁÉÍÓÚ][\wáéíóúñ]+)*$")
_FROM_A_PLACE = re.compile(r"^([a-záéíóúñ]+(?: [a-záéíóúñ]+)?) de [A-ZÁÉÍÓÚ][\wáéíóúñ]+$")
# "posibles casos y suscribir o renovar [27 acuerdos]" (compendio-2024:1908): another deed.
_INFINITIVE = re.compile(r"\b(?!taller|mujer|hogar|lugar|lider|titular|ejemplar|\w*(?:li|la)r\b)[a-z]{3,}[aei]r\b")
_AND_INFINITIVE = re.compile(rf"\s(?:y|e|o) {_INFINITIVE.pattern}")
_FUNCTION = (
    r"(?:a|al|ante|bajo|con|contra|del?|desde|en|entre|hacia|hasta|para|por|seg[uú]n|sin|sobre|tras|y|e|o|u|ni|y/o"
    r"|el|la|los|las|unos?|unas?|sus?|est[aeo]s?|es[ao]s?|dich[oa]s?|l[eo]s?|no|como|más|menos|casi|aproximadamente"
    r"|alrededor|cerca|también|solo|sólo|cada|ya|así|todo|un total|un monto|otr[oa]s|asimismo|además|aún"
    r"|únicamente|otra parte|resto|que|ahora|bien"
    r"|(?:destinad|dirigid|ubicad|distribuid)[oa]s?)"
)
_TAIL = re.compile(rf"(?:^|[\s,]+){_FUNCTION}$", re.IGNORECASE)
_OPEN = re.compile(r"\bdel?$")
# "en beneficio de [406]": what the preposition led to is missing.
# "servidores públicos en el curso denominado “...”": the course is not named any more.
_CALLED = re.compile(r"(?:\s(?:en|sobre|con|por) (?:el|la|un|una) [^\W\d]+)?\s(?:denominad|llamad|titulad)[oa]s?$")
_UNDER_A_NAME = re.compile(r"\sbajo (?:el|la) (?:tem[aá]tica|t[ií]tulo|tema|nombre|lema)$")
_IN_A_COURSE = re.compile(
    r"\s(?:en|de|sobre) (?:el|la|los|las) (?:cursos?|taller(?:es)?|diplomado|seminario|pl[aá]tica) [A-ZÁÉÍÓÚ][^\W\d]+$"
)
_SUCH_AS = re.compile(r"\s(?:,\s)?como [^\s]+(?: [A-ZÁÉÍÓÚ][^\s]+)*$")
_LED = re.compile(r"\s(?:en|a|al|con|por|para|desde|hasta|entre|sobre|sin|hacia)\s(?:[^\s]+\s?){1,3}$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:en|a|al|con|por|para|desde|hasta|entre|sobre|del?)\s", re.IGNORECASE)
# "... y el Programa [ha tenido]": the subject of the verb that ended the phrase.
_NEW_SUBJECT = re.compile(r"\s(?:y|e)\s(?:el|la|los|las|un|una|sus?|se|así|con|por|también|en|de)\b.*$", re.IGNORECASE)
# Words by which a part of a total is introduced: "fueron para", "de ellas", "eran", "corresponden a".
LINK = re.compile(
    r"^\s*(?:(?:est[aá]n?|(?:de )?(?:ell[oa]s|est[oa]s|(?:los|las) (?:que|cuales))|se (?:han?|les?)?\s?\w+"
    r"|fueron|fue|son|es|era"
    r"|eran|han sido|ha sido|correspond\w+|pertenec\w+|viajaban|respecto|proceden\w*|provienen|del total|a(?! trav)|de"
    r"|del|al|en|para|por|como|entre|el|la|los|las)\b\s*)+"
)
STARTS_AS_PART = re.compile(
    r"^\s*(?:est[aá]n? |sin |como |(?:de )?(?:ell[oa]s|(?:los|las) (?:que|cuales))|se (?:han?|les?)?\s?\w+"
    r"|fueron|fue|son|era|eran|han sido"
    r"|correspond\w+|pertenec\w+|viajaban|proceden\w*|provienen|a|al|de|en|para|por|y|e|el|la)\b"
)
# "seguidores y Facebook con [82,719]": who has the next number.
_OTHER_HOLDER = re.compile(r"\s(?:y|e)\s(?:en\s)?[A-ZÁÉÍÓÚ][^\W\d]+\scon$|\s(?:y|e)\s[A-Z]{2,}$")
# "[ha contratado a 1] técnico y aceptado en los programas a [14]": another verb of one tense.
_SECOND_VERB = re.compile(r"\s(?:y|e)\s[a-záéíóúñ]+(?:ad|id)o(?:\s(?:[^,]*\s)?a|\s(?:para|por|en|con)\s[^,]*)?$")


def noun_phrase(behind: str, *, at_number: bool) -> str:
    """The noun phrase with which the words behind a number begin."""
    low = folded(behind)
    # A link in front of a part ("se han otorgado a mujeres") is no end of the phrase.
    link = LINK.match(low) if STARTS_AS_PART.match(low) else None
    first = link.end() if link else len(low) - len(low.lstrip(" \n-–*_"))
    end, verb = len(low), False
    clause = _CLAUSE_END.search(low, first)
    if clause:
        end, at_number = _end_of_list(behind, first, clause.start()), False
        clause = None if end > clause.start() else clause
    found = _BREAKS.search(low, first, end)
    if found:
        end, at_number = found.start(), False
    for match in VERB.finditer(behind, first, end):
        if not NOT_VERBS.fullmatch(match["verb"]) and match.start() > first:
            end, verb, at_number = match.start(), True, False
            break
    also = _AND_INFINITIVE.search(low, first, end)
    if also and not _INFINITIVE.search(low, first, also.start()):
        end = also.start()
    phrase = " ".join(behind[:end].split()).strip(' ,.*_-–"“”$\\')
    phrase = re.sub(r"^(?:los|las)\s", "", phrase)
    if PERSONS.match(folded(phrase)):
        phrase = _ON_A_TOPIC.sub("", phrase)  # "se sensibilizó a 130 personas sobre el clima"
    if clause:
        phrase = _without_first_of_list(phrase, behind, clause.start())
    if found and found.group().startswith("que"):
        phrase = _OF_THOSE.sub("", phrase)  # "acompañantes de las personas que recibieron" (compendio-2024:2569)
    phrase = _UNDER_A_NAME.sub("", phrase)
    if verb:
        phrase = _NEW_SUBJECT.sub("", phrase)
    if at_number:
        phrase = _SECOND_VERB.sub("", _OTHER_HOLDER.sub("", phrase))
    open_end = at_number and _OPEN.search(phrase.lower()) is not None
    phrase = without_tail(phrase)
    if at_number and len(phrase.split()) > _LONG:
        phrase = _DONE_IN.sub("", phrase)  # "pases de los programas de visita realizados [en 2015 y 2017]"
    if open_end:
        # "servicios brindados y el apoyo de [7,728]" (compendio-2020:2521): another thing, with its own number.
        phrase = without_tail(_NEW_SUBJECT.sub("", _LED.sub("", phrase)))
    return _shortened(phrase)


def _without_first_of_list(phrase: str, behind: str, comma: int) -> str:
    """The phrase without what a comma shows to be but the first of several: places, things, topics, examples."""
    if _LONG_LIST.match(behind, comma):
        phrase = _OF_A_LIST.sub("", phrase)  # "casos en los ámbitos civil, penal, laboral, fiscal y agrario"
    if behind[comma] == ",":
        phrase = _IN_A_COURSE.sub("", phrase)  # "personas en el curso Mareas, vientos y corrientes"
    if _MORE_THINGS.match(behind, comma):
        phrase = _WITH_A_THING.sub("", phrase)  # "personas migrantes con alimento, agua, llamadas" (informe-2018:1720)
    if _MORE_PLACES.match(behind, comma):
        phrase = _SUCH_AS.sub("", phrase)  # "alianzas con empresas como Faro, Puerto y Mar"
        phrase = _FROM_A_PLACE.sub(r"\1", phrase)  # "862 personas de Cuba, Haití y Perú"
        # "13 espectaculares en Morelia, Lázaro Cárdenas, Uruapan" (compendio-2020:578): not in one of them.
        phrase = _IN_A_PLACE.sub("", phrase)
    return phrase


def _shortened(phrase: str) -> str:
    """The phrase in so many words at most, and without the beginning of a name that is cut."""
    words = phrase.split()
    if len(words) > _MOST_WORDS:
        whole = " ".join(words[:_MOST_WORDS]) + " "
        cuts = [m.start() for m in _PREPOSITION.finditer(whole)]
        phrase = without_tail(whole[: cuts[-1]] if cuts else whole.strip())
    if phrase.count("“") > phrase.count("”"):
        phrase = without_tail(_CALLED.sub("", phrase[: phrase.rindex("“")].strip()))
    return phrase


def _end_of_list(behind: str, first: int, comma: int) -> int:
    """Where a list of words without numbers ends that goes on behind a comma: "traslado, retorno y asilo"."""
    more = _MORE_OF_LIST.match(behind, comma)
    if not more or _WITH_A_THING.search(behind[first:comma]) or len(behind[first : more.end()].split()) > _MOST_WORDS:
        return comma
    found = (m for m in VERB.finditer(behind, first, more.end()) if not NOT_VERBS.fullmatch(m["verb"]))
    verbs = any(found) or _BREAKS.search(folded(behind[first : more.end()])) or _INFINITIVE.search(folded(more.group()))
    return comma if verbs else more.end()


def without_tail(phrase: str) -> str:
    """The phrase without prepositions, articles and the like at its end."""
    while True:
        shorter = _TAIL.sub("", phrase).strip(" ,-–*_")
        if shorter == phrase:
            return phrase
        phrase = shorter
