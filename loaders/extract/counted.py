"""What a number counts, in the document's own words: the whole noun phrase and nothing behind it.

The phrase begins behind the number and ends before a verb, a relative, a comma, an adverb of time or
means, or the next number; prepositions and articles left at its end go. Where the words behind a number
tell only which part of a total it is ("26 mujeres", "8 de Argentina", "Sonora (7)"), they are the part's
own words, and the phrase is that of the total.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish_months import MONTH

_MOST_WORDS = 18  # a longer phrase ends before the last preposition among so many words
_MOST_LABEL = 14  # words of a label before a number

# A comma between words of one list, "niñas, niños y adolescentes", ends nothing.
_CLAUSE_END = re.compile(
    r"[;:()|\n\t•●▪]|\.(?=\s|$)(?<!\bee\.)(?<!\buu\.)|(?<!\bninas),(?=\s)|(?<=\bninas),(?! ninos)|\s[-–]\s|//"
)
# Where a phrase goes over into another statement; searched in folded words.
_BREAKS = re.compile(
    r"\b(?:que|quien(?:es)?|cuy[oa]s?|donde|cuando|mientras|mediante|durante|siendo|segun|pero|asi como|ademas"
    r"|a traves|a lo largo|por medio|por conducto|a partir|lo que|lo cual"
    r"|entre (?:ell[oa]s|otr[oa]s|est[oa]s|l[oa]s que)"
    r"|(?:(?:a|en|de|por|con|para|entre|sobre|mediante) )?(?:los|las|el|la) cual(?:es)?"
    r"|(?:desde|hasta) (?:el|la|su|que|el ano|entonces|ahora|hoy|hace|su)\b"
    rf"|(?:desde|hasta|en|de|a) {MONTH}"
    r"|(?:en|para|de) (?:el|la|los|las|este|dicho|ese) (?:mismo )?(?:periodo|ano|mes|transcurso|lapso|primer[ao]?"
    r"|segund[ao]|tercer[ao]?|ultim\w+)"
    r"|del? (?:ano|periodo|mes)(?! escolar)|con (?:el|la) (?:fin|finalidad|objetivo|objeto|proposito)"
    r"|a fin de"
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
_FUNCTION = (
    r"(?:a|al|ante|bajo|con|contra|del?|desde|en|entre|hacia|hasta|para|por|seg[uú]n|sin|sobre|tras|y|e|o|u|ni|y/o"
    r"|el|la|los|las|unos?|unas?|sus?|est[aeo]s?|es[ao]s?|dich[oa]s?|l[eo]s?|no|como|más|menos|casi|aproximadamente"
    r"|alrededor|cerca|también|solo|sólo|cada|ya|así|todo|un total|un monto|otr[oa]s|asimismo|además|aún"
    r"|únicamente|otra parte|resto|que|vez|veces|destinad[oa]s|dirigid[oa]s)"
)
_TAIL = re.compile(rf"(?:^|[\s,]+){_FUNCTION}$", re.IGNORECASE)
_OPEN = re.compile(r"\bdel?$")
# "en beneficio de [406]": what the preposition led to is missing.
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
    r"|virtual(?:es)?|via remota|en linea|restantes|adicionales|hibrid[oa]s?|fij[oa]s|moviles|extranjer[oa]s?"
    r"|direct[oa]s|indirect[oa]s|mexican[oa]s|adult[oa]s(?: mayores)?|menores(?: de edad)?)$"
)
_UNDER_AGE = re.compile(r"nna|menores(?: de edad)?")
_AGED = re.compile(r"(?:adult[oa]s|menores)\b")
# "136 obtuvieron citas": the words tell what those of the total did.
_VERB_FIRST = re.compile(r"[a-záéíóúñ]{2,}(?:aron|ieron|aban|ían)\b")
_SEX = re.compile(
    r"^(?:(?:las|los) )?(?:mujer(?:es)?|hombres?|ninas?|ninos?|ninas y ninos|ninos y ninas|adolescentes|femenin[oa]s?"
    r"|masculin[oa]s?|varon(?:es)?)$"
)
_LABEL_CUT = re.compile(r"\d\)?\s(?:y|e)\s|[.;:,()|\n\t•●▪]|\s(?:y|e)\s|\s[-–]\s|^[-–]|\d\)?\s")
_LABEL_LEAD = re.compile(
    r"^(?:(?:actualmente|en|a|al|del?|para|con|por|las?|los|el|un|una|total|fueron|y|e|-|•|\*|son|de ellos|de ellas)"
    r"\s+)+",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"\s*(?:de\s)?(?:pesos|dolares|usd|euros|dls|mdp|mdd)\b(?: mexicanos| estadounidenses| m\.n\.)?")
# "112 al mes": a rate tells no part; "llevaron a cabo" neither.
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_RATE = re.compile(r"(?:mes|año|día|semana|rubro|curso|cabo|proceso)\b.*")
_CELL = "|"
# "Personas retornadas: 3,215 mujeres"; "de la siguiente manera: 3,460 mujeres" names nothing.
_NAMED = re.compile(r":\s*\(?\s*\Z")
# "911 (de 2457) municipios", "12 a 15 migrantes": the words behind are those of both numbers.
_OUT_OF = re.compile(r"\s*\(\s*(?:de [\d,]+|[\d.,]+\s?%)\s*\)|\s+(?:a|o|de)\s+\d[\d,]*(?=\s)")
_DIGIT = re.compile(r"\d")
# "12,842 (impactos potenciales)"
_IN_BRACKETS = re.compile(r"\s*\(([^\W\d][^()\d]{3,60})\)")
# "el número de credenciales entregadas fue de: 1,594,286"
_NUMBER_OF = re.compile(
    r"\b(?:n[uú]mero|total|cantidad) de (?P<what>[^\W\d][^.;\d]+?)"
    r"(?: desagregad[oa]s por (?:sexo|g[eé]nero))?\W*(?:fue|es|fueron|son|asciende)?(?: de)?\W*$"
)
# "registraron los siguientes números de visitas:", "CURP Temporal para extranjeros:": what the lines below it count.
_OF_LIST = re.compile(r"\bsiguientes? (?:n[uú]meros?|cantidades|totales) de (?P<what>[^\W\d][^.;:\d]+):$")
_BARE_HEADING = re.compile(r"(?P<what>[A-ZÁÉÍÓÚÑ][^.;:\d]{3,60}):$")
_HEADING_WORDS = 6
_SUM = re.compile(r"(?i)(?:sub|gran )?total(?: general)?")
_LETTERED = re.compile(r"\s([a-z])\)[\s:]*\Z")
_NO_LABEL = re.compile(
    r"(?i)\b(?:manera|forma|siguientes?|desglos\w+|distribu\w+|total|resultados?|g[eé]nero|sexo|periodo)\b"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: `noun` is the thing ("" where only the total names it), `own` tells the part.

    `link` is the preposition by which a part without a noun begins ("de" in "24 de sociedad civil").
    """

    noun: str
    own: str = ""
    link: str = ""

    def of(self, total: Counted) -> Counted:
        """The part named with the total's noun: "personas (mujeres)"."""
        own = [part for part in (total.own, self.noun, self.own) if part]
        return Counted(total.noun, ", ".join(dict.fromkeys(own)))

    def __str__(self) -> str:
        if not self.noun:
            return self.own
        return f"{self.noun} ({self.own})" if self.own else self.noun

    @property
    def is_sex(self) -> bool:
        """Whether the noun is a bare word for a sex or age."""
        return not self.own and _SEX.match(folded(self.noun)) is not None

    @property
    def ends_in_sex(self) -> bool:
        """Whether the part is told by a sex or age."""
        return _SEX.match(folded(self.own.rpartition(", ")[2] or self.noun)) is not None

    def alone(self) -> Counted:
        """Where there is no total, people told by their age are what is counted: "336 adultos mayores"."""
        return Counted(self.own) if not self.noun and not self.link and _AGED.match(folded(self.own)) else self

    @property
    def is_of_age(self) -> bool:
        """Whether the part is told by being of age: "adultos"."""
        return not self.noun and self.own.startswith("adult")

    @property
    def is_under_age(self) -> bool:
        """Whether the noun is a bare word for minors."""
        return not self.own and _UNDER_AGE.fullmatch(folded(self.noun)) is not None

    @property
    def is_name(self) -> bool:
        """Whether the noun is a short name: "Honduras", "Curso b"."""
        return _is_name(self.noun)


def counted(text: str, start: int, end: int, stop: int, begin: int) -> Counted:
    """What the number ``start:end`` counts; `stop` is where the next number begins, `begin` its sentence."""
    cell = _of_cell(text, start)
    if cell:
        return cell
    aside = _OUT_OF.match(text, end)
    if aside:
        end = aside.end()
        following = _DIGIT.search(text, end)
        stop = following.start() if following else len(text)
    money = text[start:end].startswith("$") or text[begin:start].rstrip().endswith("$")
    if re.search(r"mill[oó]n(?:es)?$", text[start:end]):
        end += len(text[end:stop]) - len(re.sub(r"^\s+de(?=\s)", "", text[end:stop]))
    behind = text[end:stop]
    currency = _CURRENCY.match(folded(behind))
    if money or currency:
        return _money(behind, currency)
    low = folded(behind)
    phrase = _phrase(behind, at_number=stop < len(text) and text[stop : stop + 1].isdigit())
    label = _label(text, begin, start)
    in_brackets = _IN_BRACKETS.match(behind)
    if in_brackets and not phrase and not _SEX.match(folded(in_brackets[1])):
        return Counted(_phrase(in_brackets[1], at_number=False))
    if low.lstrip().startswith(")") or not phrase:
        return _under_heading(text, start, label) or Counted(label)
    some = _SOME_OF.match(low)
    if some:
        return Counted(_phrase(behind[some.end() :], at_number=stop < len(text) and text[stop : stop + 1].isdigit()))
    if _STARTS_AS_PART.match(low):
        conjoined = re.match(r"\s*(?:y|e)\s", low)
        if conjoined:
            return Counted(label)
        return _part(phrase)
    if _PART_ADJECTIVE.match(folded(phrase)) or _VERB_FIRST.match(phrase):
        return Counted("", phrase)
    named = _NAMED.search(text, begin, start) or _NUMBER_OF.search(text[begin:start])
    if _SEX.match(folded(phrase)) and label and named and not _NO_LABEL.search(label):
        return Counted(label, phrase)
    return Counted(phrase)


def _under_heading(text: str, start: int, label: str) -> Counted | None:
    """What a labelled number of a list counts: the heading's noun, where a short line above the list names one."""
    lines = text[:start].split("\n")[:-1]
    while lines and (not lines[-1].strip() or _DIGIT.search(lines[-1])):
        lines.pop()
    above = re.sub(r"</?\w+>|[*|]", " ", lines[-1]).strip() if lines else ""
    found = _OF_LIST.search(above)
    if not found and len(above.split()) <= _HEADING_WORDS and not _NO_LABEL.search(above):
        found = _BARE_HEADING.fullmatch(above)
    return Counted(found["what"].strip(), "" if _SUM.fullmatch(label) else label) if found else None


def _part(phrase: str) -> Counted:
    """A part told by the words behind a link: "fueron para mujeres", "de sociedad civil"."""
    link = _LINK.match(phrase)
    own = phrase[link.end() :] if link else phrase
    if _RATE.fullmatch(own):
        own = ""
    return Counted("", own, link.group().strip() if link else "")


def _is_name(label: str) -> bool:
    return label[:1].isupper() and len(label.split()) <= 5


def _money(behind: str, currency: re.Match[str] | None) -> Counted:
    """An amount: its currency, and what it was for."""
    unit = currency.group().replace("de ", "").strip() if currency else "pesos"
    unit = {"mdp": "pesos", "mdd": "dólares", "dolares": "dólares", "usd": "dólares", "dls": "dólares"}.get(unit, unit)
    rest = behind[currency.end() :] if currency else behind
    phrase = _phrase(rest, at_number=False)
    led = re.match(r"\s*(?:de|en|para|por)\s", folded(rest))
    return Counted(f"{unit} {phrase}" if phrase and led else unit)


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
    phrase = " ".join(behind[:end].split()).strip(' ,.*_-–"“”$\\')
    phrase = re.sub(r"^(?:los|las)\s", "", phrase)
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
        phrase = _trimmed(re.sub(r"\s(?:denominad|llamad|titulad)[oa]s?$", "", phrase[: phrase.rindex("“")].strip()))
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
    label = _LABEL_LEAD.sub("", label.strip(' *_-–"“”•'))
    label = _trimmed(" ".join(label.split()))
    letter = _LETTERED.search(text[begin:start])  # "Curso a): 6,875"
    if letter and label and not label.endswith(f" {letter[1]}"):
        label += f" {letter[1]}"
    return label if len(label.split()) <= _MOST_LABEL else ""


def _of_cell(text: str, start: int) -> Counted | None:
    """What a table's cell counts: its column's heading, told apart by the first cell of its row."""
    begin = text.rfind("\n", 0, start) + 1
    finish = text.find("\n", start)
    row = text[begin : finish if finish >= 0 else len(text)]
    column = text.count(_CELL, begin, start)
    if not column:
        return None
    inside = text[text.rfind(_CELL, 0, start) + 1 : start].strip(" *_:$\\")
    if any(c.isalpha() for c in inside):
        return Counted("", inside)  # "Coahuila: 1" (compendio-2020:2066)
    # The nearest cell before it that names something: "Sonora | 9 | Nuevo León | 4" (compendio-2020:1152).
    names = [
        c.strip(" *_:") for c in row.split(_CELL)[:column] if any(x.isalpha() for x in c) or _YEAR.fullmatch(c.strip())
    ]
    name = " ".join(names[-1].split()) if names else ""
    head = ""
    while begin > 0:
        before = text.rfind("\n", 0, begin - 1) + 1
        above = text[before : begin - 1]
        if above.count(_CELL) < column:
            break
        head, begin = above, before
    cells = head.split(_CELL)
    whole = len(cells) == row.count(_CELL) + 1
    heading = " ".join(cells[column].split()).strip(" *_") if whole else ""
    if re.search(r"\d", heading) and not (_YEAR.match(heading) and not name):
        heading = ""
    if heading and not name and _YEAR.fullmatch(heading):
        return Counted("", heading)  # a year tells a part (compendio-2020:1122)
    if heading:
        return Counted(heading, name)
    return (_under_heading(text, start, name) if name else None) or Counted("", name)
