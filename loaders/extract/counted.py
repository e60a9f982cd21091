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
from entramado.loaders.extract.counted_phrase import LINK, NOT_VERBS, STARTS_AS_PART, VERB, noun_phrase, without_tail
from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish_deeds import DEED_PARTICIPLE, OF_A_NUMBER, PEOPLE
from entramado.loaders.languages.spanish_money import AMOUNT, currency
from entramado.loaders.languages.spanish_months import MONTH
from entramado.loaders.languages.spanish_peoples import OF_HOME

_MOST_NEAR = 30  # characters before a number in which a relative stands
_MOST_LABEL = 14  # words of a label before a number
_MOST_ITEM = 22  # and of one that is an item of its own
_REACH = 12  # characters before a number in which its currency stands


# "siete de las aduanas con más afluencia" (compendio-2020:1887): the things themselves, some of them.
_SOME_OF = re.compile(r"\s*de (?:los|las) (?=[a-z]{3,})(?!cuales|que\b|mism)")
# Adjectives that stand for a part: "9 estatales", "4 vía remota".
_PART_ADJECTIVE = re.compile(
    r"^(?:estatales|municipales|federales|nacionales|internacionales|locales|regionales|presencial(?:es)?"
    r"|virtual(?:es)?|via remota|en linea|restantes|adicionales|concluid[oa]s|pendientes"
    r"|hibrid[oa]s?|fij[oa]s|moviles|extranjer[oa]s?"
    r"|(?:sexo|edad|genero|nacionalidad|estado) (?:no especificad|desconocid)[oa].*"
    rf"|direct[oa]s|indirect[oa]s|{OF_HOME}|adult[oa]s(?: mayores)?|menores(?: de edad)?)$"
)
# "136 obtuvieron citas": the words tell what those of the total did.
_VERB_FIRST = re.compile(r"(?:[a-záéíóúñ]{2,}(?:aron|ieron|aban|ían|[^\Wi]ó)|no [a-záéíóúñ]+[oe]n|cuentan)\b")
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
    r"|\b(?:fueron|resultaron|(?:se )?han (?:sido|visto)) beneficiad[oa]s\s(?:a\s)?"
    r"|\ba\s|(?:atendi|benefici|capacit|orient|rescat|repatri|particip|asisti|acudi)(?:ó|eron|aron)\s(?:a\s)?)"
    r"(?:[\d,]+\s[^\W\d]+(?:,|\s[ye])\s(?:a\s)?)*$"
)
_DID = re.compile(r"\s*\w+\s(?:(?:fueron|han sido) \w+[aio]d[oa]s|siguen|continuan|permanecen)\b")
# "De las 577 personas beneficiadas, 307 fueron mujeres": the sentence names the whole itself.
_OF_PERSONS = re.compile(r"De (?:l[oa]s )?[\d,]+ (?P<what>[^\W\d]+ [^\W\d]+),?\s")
# "- Ejercicio indebido de sus funciones: 52 sanciones"
_ITEM_LABEL = re.compile(
    r"(?:[•*-]|\A|\n)\s*(?P<label>[A-ZÁÉÍÓÚ][^.;:,()\d\n]{3,80}):\s*\Z"
    r"|[•*-]\s+(?P<short>[A-ZÁÉÍÓÚ][a-záéíóúñ]+(?:\s[a-záéíóúñ]+)?),\s\Z"
)
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
# "personas para la temporada [2024]"
_OF_A_SEASON = re.compile(
    r"\s(?:en|para|durante|de)\s(?:el|la|su)\s"
    r"(?:temporada|ciclo(?: escolar)?|ejercicio(?: fiscal)?|edici[oó]n|emisi[oó]n)\s(?:de(?:l año)?\s)?$"
)
# "el traslado de 110 paisanos a sus comunidades"
_MOVED = re.compile(r"\b(?:traslad|retorn|regres|repatriaci[oó]n|devoluci[oó]n)\w* (?:de|a)l? \Z", re.IGNORECASE)
_WHERE_TO = re.compile(r"\sa (?:sus?|l[oa]s?|el) .*$")
# "20 niñas pertenecen a Chile, 30 a Perú": parts by country.
_OF_A_PLACE = re.compile(
    r"\s*[^.;:,()\d]{2,60}?\s(?:pertenec(?:en|ían)|prov(?:ienen|enían)|proced(?:en|ían)"
    r"|(?:son|eran|fueron)(?=\soriginari|\sprocedentes|\sde))(?:\s(?:originari[oa]s|procedentes))?"
    r"\s(?P<link>a|de)l?\s(?P<place>[A-ZÁÉÍÓÚ][^\W\d]+(?:\s[A-ZÁÉÍÓÚ][^\W\d]+)*)\s*(?:[,;.]|\s[ye]\s|$)"
)
_LOCATED = re.compile(
    r"\d (?P<what>[^\W\d][^.;:()\d]+?)\s*(?:\([^()]*\)\s*)?(?:ubicad|instalad|distribuid|localizad)[oa]s en:? [^.;]*$"
)
_AS_TOLD = re.compile(r"\s*en (?:los )?terminos\b")  # "se resolvieron 95 en los términos del acuerdo"
_VAGUE_NOUN = re.compile(r"casos|registros|operaciones|eventos|acciones")
# "el Centro de Niñas, Niños y [Adolescentes Migrantes:]" (compendio-2024:6427): the end of a name.
_WITHIN_A_NAME = re.compile(r"[A-ZÁÉÍÓÚ][^\W\d]+ (?:y|e) $")
_MONTHS = re.compile(rf"{MONTH}(?: (?:a|al|y) {MONTH})?")
# "112 al mes": a rate tells no part; "llevaron a cabo" neither.
_RATE = re.compile(r"(?:mes|año|día|semana|rubro(?! de)|curso|cabo|proceso)\b.*")
# "9 en proceso"; "276 se resolvieron positivamente", which the deed tells.
_UNDER_WAY = re.compile(r"en (?:proceso|tr[aá]mite|revisi[oó]n|espera|desarrollo)(?: de [^\W\d]+)?")
_OTHERS = re.compile(
    r"\s*(?:a|en|de|para|son|fueron)\s(?:(?:el|la)\s(?:rubro|categoria|grupo)\sde\s)?(?P<own>otr[oa]s)\s*(?:[.;,)]|$)"
)
_MANNER = re.compile(r"[^\W\d]+mente")
_PURPOSE = re.compile(r"para (?!lugar|hogar|mujer)[^\W\d]{2,}[aei]r(?:l[eoa]s?)?\s")
# "una convocatoria para artistas locales, de los cuales se contrataron [5]": those named without a number.
_OF_WHOM_TOLD = re.compile(
    r"[^\d.;:]*\b(?:a|para|de|con|entre|por)\s(?:l[oa]s\s)?(?P<what>[^\W\d]{3,}s(?:\s[^\W\d]{3,}[aoe]s)?)"
    r",\sde l[oa]s cuales\s(?:se\s)?[^\W\d]+\s$"
)
# "fueron [15] las seleccionadas", "(2,099 brindados a mujeres)": a part told by what was done with it.
_CHOSEN = re.compile(r"\s*l[oa]s (?=[a-z]+(?:ad|id)[oa]s\b)")
# "dichas sanciones ... : negligencia (6)": what the items of a list are.
_OF_SUCH = re.compile(r"\b(?:dich[oa]s|tales)\s(?P<what>[^\W\d]{4,}s)\b[^:.;\d]*:\s")
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
    r"(?:\b(?:n[uú]mero|total|cantidad) de|\A(?:Los|Las)(?= [^.;\d]+ desagregad)) (?P<what>[^\W\d][^.;\d]+?)"
    r"(?: desagregad[oa]s por (?:sexo|g[eé]nero))?\W*(?:fue|es|fueron|son|asciende)?(?: de)?\W*$"
)
_NUMBER_WAS = re.compile(r"\b(?:n[uú]mero|total|cantidad) de (?P<what>[^\W\d][^.;\d]+?) (?:fue|fueron|ha sido) de $")
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
    if _OUT_OF.match(text, end) and (total := _NUMBER_WAS.search(text, begin, start)):
        return Counted(noun_phrase(total["what"], at_number=False))  # "el total de guías fue de 57 de 27 faros"
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
    if YEAR.match(text, stop):
        behind = _OF_A_SEASON.sub("", behind)
    if money:
        return _money(text, begin, start, behind, money)
    if aged:
        return Counted(" ".join(aged.group().split()))
    return _in_words(text, start, behind, begin, at_number=text[stop : stop + 1].isdigit())


def _in_words(text: str, start: int, behind: str, begin: int, *, at_number: bool) -> Counted:
    """What the words `behind` a number, else those before it, say that it counts."""
    low = folded(behind)
    told = "cuales" in text[max(begin, start - _MOST_NEAR) : start] and _OF_WHOM_TOLD.fullmatch(text, begin, start)
    if told:
        part = _part(noun_phrase(behind, at_number=at_number), low)
        return Counted(told["what"], part.own)
    phrase = "" if _AS_TOLD.match(low) else noun_phrase(behind, at_number=at_number)
    if _MOVED.search(text, begin, start):
        phrase = _WHERE_TO.sub("", phrase)
    label = _label(text, begin, start)
    about = OF_A_NUMBER.match(text[begin:start].lstrip(" •-–*\n")) if _VAGUE_NOUN.fullmatch(phrase) else None
    if about:
        return Counted(noun_phrase(about["of"], at_number=False))
    if persons := _persons(text, begin, start, phrase, low):
        return persons
    in_brackets = _IN_BRACKETS.match(behind)
    if in_brackets and not phrase and not SEX.match(folded(in_brackets[1])) and not _NO_NOUN.match(in_brackets[1]):
        return Counted(noun_phrase(in_brackets[1], at_number=False))
    if not phrase and _GIVEN_TO.search(text, begin, start):
        # "se les brindó ayuda humanitaria a 134,257": those who received it (compendio-2024:3001)
        return Counted("", otherwise=PEOPLE)
    if low.lstrip().startswith(")") or not phrase:
        return (
            under_heading(text, start, label)
            or _of_such(text[begin:start], label)
            or _located(text[begin:start], label)
            or _labelled(label or _subject(text, begin, start), text[begin:start])
        )
    in_bracket = text[begin:start].rstrip().endswith("(") and DEED_PARTICIPLE.match(f"{phrase} ") and " " in phrase
    if _CHOSEN.match(low) or in_bracket:
        return Counted("", phrase)
    some = _SOME_OF.match(low)
    if some:
        return Counted(noun_phrase(behind[some.end() :], at_number=at_number))
    if STARTS_AS_PART.match(low):
        return _labelled(label) if re.match(r"\s*(?:y|e)\s", low) else _part(phrase, low)
    whole = _BEFORE_BRACKET.search(text, begin, start) if _OF_A_COUNTRY.fullmatch(phrase) else None
    if whole:
        return Counted(" ".join(whole["what"].split()), phrase)
    if _PART_ADJECTIVE.match(folded(phrase)):
        return Counted("", phrase)
    if place := _OF_A_PLACE.match(behind):
        return Counted(phrase, place["place"], place["link"])
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
        told = _NAMED.search(text, begin, start) or _NUMBER_OF.search(text[begin:start])
        return Counted(label, phrase) if label and told and not NO_LABEL.search(label) else Counted(phrase)
    item = _ITEM_LABEL.search(text, max(0, begin - 2), start)
    heading: str = (item["label"] or item["short"]) if item else ""
    if heading and " " not in phrase and not (VERB.search(heading) or NO_LABEL.search(heading)):
        return Counted(phrase, without_tail(heading))
    return Counted(phrase)


def _of_such(before: str, label: str) -> Counted | None:
    """One of a list of what its sentence names: "por las que se impusieron dichas sanciones: negligencia (6)"."""
    such = _OF_SUCH.search(before)
    return Counted(such["what"], label) if such and label else None


def _located(before: str, label: str) -> Counted | None:
    """What is told by place, though its own number is no figure: "en 9 puntos ubicados en: Chiapas (5), Oaxaca (1)"."""
    found = _LOCATED.search(before) if label[:1].isupper() else None
    if not found or VERB.match(found["what"]):
        return None
    return Counted(noun_phrase(found["what"], at_number=False), label)


def _labelled(label: str, before: str = "") -> Counted:
    """What a label before a number names: a thing, or a part ("entregadas 627,023 y activadas 303,378", "2014: 87")."""
    if _MONTHS.fullmatch(folded(label)):
        year = YEAR.search(before)
        return Counted("", f"{year[0]}, {label}" if year else label)
    if YEAR.fullmatch(label) or _PARTICIPLE_FIRST.fullmatch(f" {label}"):
        return Counted("", label)
    return Counted(label, labelled=True)


def _part(phrase: str, low: str = "") -> Counted:
    """A part told by the words behind a link: "fueron para mujeres", "de sociedad civil"; `low` are those behind it."""
    link = LINK.match(phrase)
    own = phrase[link.end() :].removeprefix("como ") if link else phrase.removeprefix("como ")
    if others := _OTHERS.match(low):
        return Counted("", others["own"])  # "507 mujeres y 9 en el rubro de otros"
    if _UNDER_WAY.fullmatch(phrase):
        return Counted("", phrase)
    if _RATE.fullmatch(own) or _MANNER.fullmatch(own) or _PURPOSE.match(phrase):
        own = ""
    return Counted("", own, link.group().strip() if link else "")


def _money(text: str, begin: int, start: int, behind: str, money: tuple[str, int]) -> Counted:
    """An amount: its currency with what it was for, and what amount it is ("importe", "costo")."""
    unit, reach = money
    rest = behind[reach:]
    phrase = noun_phrase(rest, at_number=False)
    led = re.match(r"\s*(?:de|en|para|por)\s", folded(rest))
    named = _label(text, begin, start) if _NAMED.search(text, begin, start) else ""
    if amount := AMOUNT.search(text, begin, start):
        named = f"{amount['what']} de {amount['of']}" if amount["of"] else amount["what"]
        named = "" if named == "total" else named
    return Counted(f"{unit} {phrase}" if phrase and led else unit, " ".join(named.split()))


def _label(text: str, begin: int, start: int) -> str:
    """The words right before a number, in its own clause: "Sonora (", "CPVE tramitadas:"."""
    counts = _NUMBER_OF.search(text[begin:start])
    if counts:
        return noun_phrase(counts["what"], at_number=False)
    before = text[begin:start].rstrip(" ():\t-–$=*_")
    cut = 0
    for match in _LABEL_CUT.finditer(before):
        cut = match.end()
    if before[:cut].rstrip()[-1:].isdigit():
        return ""  # the words of another number
    label = before[cut:]
    if label[:1].isupper() and _WITHIN_A_NAME.search(before[:cut]):
        # "Titulares de visas de Chile, Perú y Cuba: 747"
        whole = " ".join(before.strip(" •-–*").split())
        head = whole if len(whole.split()) <= _MOST_ITEM else whole.partition(",")[0]
        return "" if any(not NOT_VERBS.fullmatch(m["verb"]) for m in VERB.finditer(before)) else without_tail(head)
    verbs = [m.end() for m in VERB.finditer(label) if not NOT_VERBS.fullmatch(m["verb"])]
    label = label[verbs[-1] :] if verbs else label
    if verbs and _PARTICIPLE_FIRST.match(label):
        return ""  # "se les han otorgado servicios jurídicos 7,340" (compendio-2024:3075)
    label = _LABEL_LEAD.sub("", label.strip(' *_-–"“”•'))
    label = without_tail(" ".join(label.split()))
    letter = _LETTERED.search(text[begin:start])  # "Curso a): 6,875"
    if letter and label and not label.endswith(f" {letter[1]}"):
        label += f" {letter[1]}"
    return label if len(label.split()) <= _MOST_LABEL and not _NO_NOUN.match(label) else ""


def _subject(text: str, begin: int, start: int) -> str:
    """The noun with which the sentence of a number begins: "Personas migrantes a las que se han otorgado 7,340"."""
    found = _OF_WHOM.match(text[begin:start].lstrip(" •-–*\n"))
    return " ".join(found["what"].split()) if found else ""
