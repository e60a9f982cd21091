"""What a number counts, in the document's own words: the whole noun phrase and nothing behind it.

The phrase begins behind the number and ends before a verb, a relative, a comma, an adverb of time or
means, or the next number; prepositions and articles left at its end go. Where the words behind a number
tell only which part of a total it is ("26 mujeres", "8 de Argentina", "Sonora (7)"), they are the part's
own words, and the phrase is that of the total.
"""

from __future__ import annotations

import re

from entramado.loaders.extract.counted_cells import NO_LABEL, YEAR, in_currency, of_cell, under_heading
from entramado.loaders.extract.counted_noun import PERSONS, SEX, Counted
from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish_deeds import PEOPLE
from entramado.loaders.languages.spanish_money import AMOUNT, currency
from entramado.loaders.languages.spanish_months import MONTH
from entramado.loaders.languages.spanish_peoples import OF_HOME

_MOST_WORDS = 18  # a longer phrase ends before the last preposition among so many words
_MOST_LABEL = 14  # words of a label before a number
_REACH = 12  # characters before a number in which its currency stands

# A comma between words of one list, "niñas, niños y adolescentes", ends nothing.
_CLAUSE_END = re.compile(
    r"[;:()|\n\t•●▪]|\.(?=\s|$)(?<!\b(?:ee|uu|dd|hh)\.)"
    r"|(?<!\bninas)(?<!\bninos),(?=\s)|(?<=\bninas),(?! ninos)|(?<=\bninos),(?! ninas)|\s[-–]\s|//"
)
# Where a phrase goes over into another statement; searched in folded words.
_BREAKS = re.compile(
    r"\b(?:que|quien(?:es)?|cuy[oa]s?|donde|cuando|mientras|mediante|durante|siendo|segun|pero|asi como|ademas"
    r"|a traves|a lo largo|por medio|por conducto|a partir|lo que|lo cual"
    r"|entre (?:ell[oa]s|otr[oa]s|est[oa]s|l[oa]s que)"
    r"|(?:(?:a|en|de|por|con|para|entre|sobre|mediante) )?(?:los|las|el|la) cual(?:es)?|[ad]el cual"
    r"|(?:desde|hasta) (?:el|la|su|que|el ano|entonces|ahora|hoy|hace|su)\b"
    rf"|(?:desde|hasta|en|de|a) {MONTH}"
    r"|(?:en|para|de) (?:el|la|los|las|este|dicho|ese) (?:mismo )?(?:periodo|ano|mes|transcurso|lapso|primer[ao]?"
    r"|segund[ao]|tercer[ao]?|ultim\w+)"
    r"|del? (?:ano|periodo|mes)(?! escolar)|al mes de\b|con (?:el|la) (?:fin|finalidad|objetivo|objeto|proposito)"
    r"|a fin de|sin (?:cifras|datos?) (?!de nacionalidad)|y el resto|o bien|l[oa]s dias?$|en (?:los )?terminos"
    r"|(?:en|bajo|con|por|de|a) (?:los|las|el|la|lo) siguientes?|de acuerdo (?:a|con|al)\b"
    r"|en (?:beneficio|apoyo|medio|favor|cumplimiento|coordinacion|colaboracion|conjunto|total|promedio"
    r"|el marco|lo que va)"
    r"|por (?:parte|lo que)|de (?:la siguiente|manera|forma) |es decir|tales como|tanto|gracias|respectivamente"
    r"|como (?:a continuacion|sigue|se)"
    r"|con (?:un|una) (?:total|monto|inversion|asistencia|participacion|alcance)|para un total|respecto"
    # "consulados de la Unión Americana coordinado por el Instituto" (compendio-2020:2486): who does it.
    r"|(?:coordinad|organizad|operad)[oa]s? por)\b"
)
# Nouns and others that end like a verb.
_NOT_VERBS = re.compile(
    r"(?:contra|co)?mando|bando|cuando|plan|pan|clan|(?:des)?[oó]rden(?:es)?|origen|imagen|joven|crimen|volumen|examen"
    r"|resumen|margen|tren|(?:tam)?bi[eé]n|quien|dictamen|gen|virgen|aborigen|certamen|en|r[eé]gimen|polen|germen|sin"
    r"|buen|capit[aá]n|guardi[aá]n|alemana|gran|san"
)
# A conjugated verb or a gerund, with its accent: `realizó`, `viajaban`, `permitieron`, `beneficiando`, `contienen`.
_VERB = re.compile(
    r"(?<![\w-])(?P<verb>se|fue(?:ron)?|es|son|era[n]?|ha[n]?|había[n]?|está[n]?|estuv[io]\w+|tienen?|tuv[io]\w+|hubo"
    r"|pued\w+|deben?|van|sean?|hayan?|cuentan?(?= con)|permite|contiene|incluye|abarca|comprende|corresponde"
    r"|pertenece|consiste|acude|asiste"
    r"|[a-záéíóúñ]{2,}(?:ó|aron|ieron|yeron|jeron|aban|ían|arán|erán|irán|ando|ándo\w+|iendo|iéndo\w+|yendo)"
    r"|[a-záéíóúñ]{3,}[ae]n)(?!\w)"
)
_MORE_THINGS = re.compile(r",\s[a-záéíóúñ]+(?: [a-záéíóúñ]+)?(?:,|\sy\s)")
_WITH_A_THING = re.compile(r"\s(?:con|entre) [a-záéíóúñ]+$")
_OF_THOSE = re.compile(r"\s(?:de|a) (?:las personas|l[oa]s)$")
_MORE_PLACES = re.compile(r",\s[A-ZÁÉÍÓÚ][\w ]{2,40}(?:,|\sy\s)")
_IN_A_PLACE = re.compile(r"\sen [A-ZÁÉÍÓÚ][\wáéíóúñ]+(?: [A-ZÁÉÍÓÚ][\wáéíóúñ]+)*$")
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
_LED = re.compile(r"\s(?:en|a|al|con|por|para|desde|hasta|entre|sobre|sin|hacia)\s(?:[^\s]+\s?){1,3}$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:en|a|al|con|por|para|desde|hasta|entre|sobre|del?)\s", re.IGNORECASE)
# "... y el Programa [ha tenido]": the subject of the verb that ended the phrase.
_NEW_SUBJECT = re.compile(r"\s(?:y|e)\s(?:el|la|los|las|un|una|sus?|se|así|con|por|también|en|de)\b.*$", re.IGNORECASE)

# Words by which a part of a total is introduced: "fueron para", "de ellas", "eran", "corresponden a".
_LINK = re.compile(
    r"^\s*(?:(?:est[aá]n?|(?:de )?(?:ell[oa]s|est[oa]s|(?:los|las) (?:que|cuales))|se (?:han?|les?)?\s?\w+"
    r"|fueron|fue|son|es|era"
    r"|eran|han sido|ha sido|correspond\w+|pertenec\w+|viajaban|respecto|proceden\w*|provienen|del total|a(?! trav)|de"
    r"|del|al|en|para|por|como|entre|el|la|los|las)\b\s*)+"
)
# "siete de las aduanas con más afluencia" (compendio-2020:1887): the things themselves, some of them.
_SOME_OF = re.compile(r"\s*de (?:los|las) (?=[a-z]{3,})(?!cuales|que\b|mism)")
_STARTS_AS_PART = re.compile(
    r"^\s*(?:est[aá]n? |(?:de )?(?:ell[oa]s|(?:los|las) (?:que|cuales))|se (?:han?|les?)?\s?\w+"
    r"|fueron|fue|son|era|eran|han sido"
    r"|correspond\w+|pertenec\w+|viajaban|proceden\w*|provienen|a|al|de|en|para|por|y|e|el|la)\b"
)
# Adjectives that stand for a part: "9 estatales", "4 vía remota".
_PART_ADJECTIVE = re.compile(
    r"^(?:estatales|municipales|federales|nacionales|internacionales|locales|regionales|presencial(?:es)?"
    r"|virtual(?:es)?|via remota|en linea|restantes|adicionales|concluid[oa]s|pendientes"
    r"|hibrid[oa]s?|fij[oa]s|moviles|extranjer[oa]s?"
    rf"|direct[oa]s|indirect[oa]s|{OF_HOME}|adult[oa]s(?: mayores)?|menores(?: de edad)?)$"
)
# "136 obtuvieron citas": the words tell what those of the total did.
_VERB_FIRST = re.compile(r"(?:[a-záéíóúñ]{2,}(?:aron|ieron|aban|ían)|no [a-záéíóúñ]+[oe]n|cuentan)\b")
# What cannot begin a label: an infinitive, a relative, an adverb, a bare number.
_NO_NOUN = re.compile(
    r"(?!taller|mujer|hogar|lugar|l[ií]der|m[aá]rtir|titular|par\b|ejemplar|\w*(?:li|la)r\b)[a-záéíóúñ]+[aei]r(?:l[eoa]s?|se)?\b"
    r"|(?:l[oa]s )?cual(?:es)?\b|\w+mente\b|(?:cabo|se|que|c[oó]mo)\b|(?!(?:19|20)\d\d$)[\d,. ]+$"
)
_OF_WHOM = re.compile(r"(?P<what>[A-ZÁÉÍÓÚ][^.;:,\d]*?)\s(?:a|en|con) (?:las|los) que se\b")
# "quejas donde estuvieron involucrados 710 hombres y 590 mujeres", "2 hombres fueron localizados": persons, no kind of
# complaint or report.
_IN_WHICH = re.compile(
    r"\b(?:(?:donde|en (?:l[oa]s|el|la) (?:que|cual(?:es)?))\s(?:[^\W\d]+\s){1,4}"
    r"|\ba\s|(?:atendi|benefici|capacit|orient|rescat|repatri|particip|asisti|acudi)(?:ó|eron|aron)\s(?:a\s)?)"
    r"(?:[\d,]+\s[^\W\d]+\s[ye]\s(?:a\s)?)?$"
)
_DID = re.compile(r"\s*\w+\s(?:(?:fueron|han sido) \w+[aio]d[oa]s|siguen|continuan|permanecen)\b")
# "De las 577 personas beneficiadas, 307 fueron mujeres": the sentence names the whole itself.
_OF_PERSONS = re.compile(r"De (?:l[oa]s )?[\d,]+ (?P<what>[^\W\d]+ [^\W\d]+),?\s")
# "- Ejercicio indebido de sus funciones: 52 sanciones"
_ITEM_LABEL = re.compile(r"(?:[•*-]|\A|\n)\s*(?P<label>[A-ZÁÉÍÓÚ][^.;:,()\d\n]{3,80}):\s*\Z")
_GIVEN_TO = re.compile(
    r"\b(?:se|ha|han)\s(?:les?\s)?[a-záéíóúñ]{4,}(?:ó|aron|ieron|[ai]do)\s[^.;:\d]*\sa\s+"
    r"(?:l[oa]s\s|un total de\s|m[aá]s de\s)?\W*\Z"
)
_PARTICIPLE_FIRST = re.compile(r"\s+[a-záéíóúñ]+(?:ad|id)[oa]s?\b")
_LABEL_CUT = re.compile(r"\d\)?\s(?:y|e)\s|[.;:,()|\n\t•●▪]|\s(?:y|e)\s|\s[-–]\s|^[-–]|\d\)?\s")
_LABEL_LEAD = re.compile(
    r"^(?:(?:actualmente|en|a|al|del?|para|con|por|las?|los|el|un|una|total|fueron|y|e|-|•|\*|son|de ellos|de ellas)"
    r"\s+)+",
    re.IGNORECASE,
)
# "10 instituciones (5 estadounidenses y 3 mexicanas)" (compendio-2020:271)
_OF_A_COUNTRY = re.compile(r"[a-záéíóúñ]+(?:ens(?:e|es)|(?<!herm)[a-záéíóúñ]an[oa]s|eñ[oa]s)")
_BEFORE_BRACKET = re.compile(r"\d\s+(?P<what>[^\W\d][^.;,:()\d]*?)\s*\((?:\d+\s[^\W\d]+(?:,|\sy|\se)\s)*\Z")
# "112 al mes": a rate tells no part; "llevaron a cabo" neither.
_RATE = re.compile(r"(?:mes|año|día|semana|rubro|curso|cabo|proceso)\b.*")
# "Personas retornadas: 3,215 mujeres"; "de la siguiente manera: 3,460 mujeres" names nothing.
_NAMED = re.compile(r":\s*\(?\s*\Z")
# "911 (de 2457) municipios", "12 a 15 migrantes": the words behind are those of both numbers.
_ROW_OF_NUMBERS = re.compile(r"(?: \d[\d,]*)+(?= [^\W\d])")
_OUT_OF = re.compile(r"\s*\(\s*(?:de [\d,]+|[\d.,]+\s?%)\s*\)|\s+(?:a|o|y|de(?: l[oa]s)?)\s+\d[\d,]*(?=\s)")
# "97 mujeres de 65 años o más", "393 mujeres menores de 18 años": an age is part of what is counted.
_OF_AGE = re.compile(
    r"(?:\s[^\W\d]+){1,3}?\s(?:de|(?:menores|mayores) (?:de|a)|(?:de )?entre)\s\d+(?:\s[ay]\s\d+)?\s[Aa]ños"
    r"(?:\s(?:o\s[Mm]ás|y\s[Mm]ás|en\sadelante|cumplidos))?"
)
# "12,842 (impactos potenciales)"
_IN_BRACKETS = re.compile(r"\s*\(([^\W\d][^()\d]{3,60})\)")
# "el número de credenciales entregadas fue de: 1,594,286"
_NUMBER_OF = re.compile(
    r"\b(?:n[uú]mero|total|cantidad) de (?P<what>[^\W\d][^.;\d]+?)"
    r"(?: desagregad[oa]s por (?:sexo|g[eé]nero))?\W*(?:fue|es|fueron|son|asciende)?(?: de)?\W*$"
)
_LETTERED = re.compile(r"\s([a-z])\)[\s:]*\Z")


def counted(text: str, start: int, end: int, stop: int, begin: int) -> Counted:
    """What the number ``start:end`` counts; `stop` is where the next number begins, `begin` its sentence."""
    before = folded(text[max(begin, start - _REACH) : start])
    money = currency(before, folded(text[end:stop]))
    cell = of_cell(text, start)
    if cell:
        return in_currency(cell, money[0]) if money else cell
    while text[end:stop][:1].isdigit():
        end += 1  # a note's number that is glued on: "8,5441 tarjetas" (compendio-2020:855)
    aside = _OUT_OF.match(text, end) or _ROW_OF_NUMBERS.match(text, end)
    if aside:
        end = aside.end()
        following = re.compile(r"\d").search(text, end)
        stop = following.start() if following else len(text)
    if re.search(r"mill[oó]n(?:es)?$", text[start:end]):
        end += len(text[end:stop]) - len(re.sub(r"^\s+de(?=\s)", "", text[end:stop]))
    aged = _OF_AGE.match(text, end)
    behind = text[end:stop]
    money = currency(before, folded(behind)) or money
    if money:
        return _money(text, begin, start, behind, money)
    if aged:
        return Counted(" ".join(aged.group().split()))
    return _in_words(text, start, behind, begin, at_number=text[stop : stop + 1].isdigit())


def _in_words(text: str, start: int, behind: str, begin: int, *, at_number: bool) -> Counted:
    """What the words `behind` a number, else those before it, say that it counts."""
    low = folded(behind)
    phrase = _phrase(behind, at_number=at_number)
    label = _label(text, begin, start)
    if persons := _persons(text, begin, start, phrase, low):
        return persons
    in_brackets = _IN_BRACKETS.match(behind)
    if in_brackets and not phrase and not SEX.match(folded(in_brackets[1])) and not _NO_NOUN.match(in_brackets[1]):
        return Counted(_phrase(in_brackets[1], at_number=False))
    if not phrase and _GIVEN_TO.search(text, begin, start):
        # "se les brindó ayuda humanitaria a 134,257": those who received it (compendio-2024:3001)
        return Counted("", otherwise=PEOPLE)
    if low.lstrip().startswith(")") or not phrase:
        return under_heading(text, start, label) or _labelled(label or _subject(text, begin, start))
    some = _SOME_OF.match(low)
    if some:
        return Counted(_phrase(behind[some.end() :], at_number=at_number))
    if _STARTS_AS_PART.match(low):
        return _labelled(label) if re.match(r"\s*(?:y|e)\s", low) else _part(phrase)
    whole = _BEFORE_BRACKET.search(text, begin, start) if _OF_A_COUNTRY.fullmatch(phrase) else None
    if whole:
        return Counted(" ".join(whole["what"].split()), phrase)
    if _PART_ADJECTIVE.match(folded(phrase)):
        return Counted("", phrase)
    if _VERB_FIRST.match(phrase):
        return Counted("", phrase if " " in phrase else "")
    return _of_item(text, begin, start, phrase, label)


def _persons(text: str, begin: int, start: int, phrase: str, low: str) -> Counted | None:
    """Persons told beside a thing, which are no kind of it; None where the words do not say so."""
    whole = _OF_PERSONS.match(text[begin:start].lstrip(" •-*\n"))
    if whole and PERSONS.match(folded(whole["what"])) and (part := _part(phrase)).own:
        return Counted(whole["what"], part.own, persons=True)
    if SEX.match(folded(phrase)) and (_IN_WHICH.search(text, begin, start) or _DID.match(low)):
        return Counted(phrase, persons=True)
    return None


def _of_item(text: str, begin: int, start: int, phrase: str, label: str) -> Counted:
    """The words behind a number, with the label before it where they are too few to say what is counted."""
    if SEX.match(folded(phrase)):
        named = _NAMED.search(text, begin, start) or _NUMBER_OF.search(text[begin:start])
        return Counted(label, phrase) if label and named and not NO_LABEL.search(label) else Counted(phrase)
    item = _ITEM_LABEL.search(text, max(0, begin - 2), start)
    if item and " " not in phrase and not (_VERB.search(item["label"]) or NO_LABEL.search(item["label"])):
        return Counted(phrase, _trimmed(item["label"]))
    return Counted(phrase)


def _labelled(label: str) -> Counted:
    """What a label before a number names: a thing, or a part ("entregadas 627,023 y activadas 303,378", "2014: 87")."""
    if YEAR.fullmatch(label) or _PARTICIPLE_FIRST.fullmatch(f" {label}"):
        return Counted("", label)
    return Counted(label, labelled=True)


def _part(phrase: str) -> Counted:
    """A part told by the words behind a link: "fueron para mujeres", "de sociedad civil"."""
    link = _LINK.match(phrase)
    own = phrase[link.end() :].removeprefix("como ") if link else phrase.removeprefix("como ")
    if _RATE.fullmatch(own):
        own = ""
    return Counted("", own, link.group().strip() if link else "")


def _money(text: str, begin: int, start: int, behind: str, money: tuple[str, int]) -> Counted:
    """An amount: its currency with what it was for, and what amount it is ("importe", "costo")."""
    unit, reach = money
    rest = behind[reach:]
    phrase = _phrase(rest, at_number=False)
    led = re.match(r"\s*(?:de|en|para|por)\s", folded(rest))
    named = _label(text, begin, start) if _NAMED.search(text, begin, start) else ""
    if amount := AMOUNT.search(text, begin, start):
        named = f"{amount['what']} de {amount['of']}" if amount["of"] else amount["what"]
        named = "" if named == "total" else named
    return Counted(f"{unit} {phrase}" if phrase and led else unit, " ".join(named.split()))


def _phrase(behind: str, *, at_number: bool) -> str:
    """The noun phrase with which the words behind a number begin."""
    low = folded(behind)
    # A link in front of a part ("se han otorgado a mujeres") is no end of the phrase.
    link = _LINK.match(low) if _STARTS_AS_PART.match(low) else None
    first = link.end() if link else len(low) - len(low.lstrip(" \n-–*_"))
    end, verb = len(low), False
    clause = _CLAUSE_END.search(low, first)
    if clause:
        end, at_number = clause.start(), False
    found = _BREAKS.search(low, first, end)
    if found:
        end, at_number = found.start(), False
    for match in _VERB.finditer(behind, first, end):
        if not _NOT_VERBS.fullmatch(match["verb"]) and match.start() > first:
            end, verb, at_number = match.start(), True, False
            break
    also = _AND_INFINITIVE.search(low, first, end)
    if also and not _INFINITIVE.search(low, first, also.start()):
        end = also.start()
    phrase = " ".join(behind[:end].split()).strip(' ,.*_-–"“”$\\')
    phrase = re.sub(r"^(?:los|las)\s", "", phrase)
    if clause and _MORE_THINGS.match(behind, clause.start()):
        phrase = _WITH_A_THING.sub("", phrase)  # "personas migrantes con alimento, agua, llamadas" (informe-2018:1720)
    if found and found.group().startswith("que"):
        phrase = _OF_THOSE.sub("", phrase)  # "acompañantes de las personas que recibieron" (compendio-2024:2569)
    if clause and _MORE_PLACES.match(behind, clause.start()):
        # "13 espectaculares en Morelia, Lázaro Cárdenas, Uruapan" (compendio-2020:578): not in one of them.
        phrase = _IN_A_PLACE.sub("", phrase)
    if verb:
        phrase = _NEW_SUBJECT.sub("", phrase)
    open_end = at_number and _OPEN.search(phrase.lower()) is not None
    phrase = _trimmed(phrase)
    if open_end:
        # "servicios brindados y el apoyo de [7,728]" (compendio-2020:2521): another thing, with its own number.
        phrase = _trimmed(_NEW_SUBJECT.sub("", _LED.sub("", phrase)))
    words = phrase.split()
    if len(words) > _MOST_WORDS:
        whole = " ".join(words[:_MOST_WORDS]) + " "
        cuts = [m.start() for m in _PREPOSITION.finditer(whole)]
        phrase = _trimmed(whole[: cuts[-1]] if cuts else whole.strip())
    if phrase.count("“") > phrase.count("”"):
        phrase = _trimmed(_CALLED.sub("", phrase[: phrase.rindex("“")].strip()))
    return phrase


def _trimmed(phrase: str) -> str:
    """The phrase without prepositions, articles and the like at its end."""
    while True:
        shorter = _TAIL.sub("", phrase).strip(" ,-–*_")
        if shorter == phrase:
            return phrase
        phrase = shorter


def _label(text: str, begin: int, start: int) -> str:
    """The words right before a number, in its own clause: "Sonora (", "CPVE tramitadas:"."""
    counts = _NUMBER_OF.search(text[begin:start])
    if counts:
        return _phrase(counts["what"], at_number=False)
    before = text[begin:start].rstrip(" ():\t-–$=*_")
    cut = 0
    for match in _LABEL_CUT.finditer(before):
        cut = match.end()
    if before[:cut].rstrip()[-1:].isdigit():
        return ""  # the words of another number
    label = before[cut:]
    verbs = [m.end() for m in _VERB.finditer(label) if not _NOT_VERBS.fullmatch(m["verb"])]
    label = label[verbs[-1] :] if verbs else label
    if verbs and _PARTICIPLE_FIRST.match(label):
        return ""  # "se les han otorgado servicios jurídicos 7,340" (compendio-2024:3075)
    label = _LABEL_LEAD.sub("", label.strip(' *_-–"“”•'))
    label = _trimmed(" ".join(label.split()))
    letter = _LETTERED.search(text[begin:start])  # "Curso a): 6,875"
    if letter and label and not label.endswith(f" {letter[1]}"):
        label += f" {letter[1]}"
    return label if len(label.split()) <= _MOST_LABEL and not _NO_NOUN.match(label) else ""


def _subject(text: str, begin: int, start: int) -> str:
    """The noun with which the sentence of a number begins: "Personas migrantes a las que se han otorgado 7,340"."""
    found = _OF_WHOM.match(text[begin:start].lstrip(" •-–*\n"))
    return " ".join(found["what"].split()) if found else ""
