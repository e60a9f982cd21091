"""What a number counts, in the document's own words: the whole noun phrase and nothing behind it.

The phrase begins behind the number and ends before a verb, a relative, a comma, an adverb of time or
means, or the next number; prepositions and articles left at its end go. Where the words behind a number
tell only which part of a total it is ("26 mujeres", "8 de Argentina", "Sonora (7)"), they are the part's
own words, and the phrase is that of the total.
"""

from __future__ import annotations

import re

from entramado.loaders.extract.counted_cells import YEAR, in_currency, of_cell, under_heading
from entramado.loaders.extract.counted_noun import Counted
from entramado.loaders.extract.counted_phrase import noun_phrase, without_tail
from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.counted import (
    AMOUNT_OF,
    AS,
    AS_TOLD,
    CHOSEN,
    DID,
    GIVEN_TO,
    IN_WHICH,
    ITEM_LABEL,
    LABEL_LEAD,
    LED_BY,
    LOCATED,
    MANNER,
    MILLIONS,
    MONTHS,
    MOVED,
    NO_NOUN,
    NUMBER_OF,
    NUMBER_WAS,
    OF_A_COUNTRY,
    OF_A_PLACE,
    OF_A_SEASON,
    OF_AGE,
    OF_MILLIONS,
    OF_PERSONS,
    OF_SUCH,
    OF_WHOM,
    OF_WHOM_TOLD,
    OTHERS,
    OUT_OF,
    PART_ADJECTIVE,
    PARTICIPLE_FIRST,
    PURPOSE,
    RATE,
    SOME_OF,
    UNDER_WAY,
    VAGUE_NOUN,
    VERB_FIRST,
    WHERE_TO,
)
from entramado.loaders.languages.spanish.counted_cells import NO_LABEL
from entramado.loaders.languages.spanish.counted_noun import PERSONS, SEX
from entramado.loaders.languages.spanish.counted_phrase import LINK, NOT_VERBS, STARTS_AS_PART, VERB
from entramado.loaders.languages.spanish.deeds import DEED_PARTICIPLE, OF_A_NUMBER, PEOPLE
from entramado.loaders.languages.spanish.money import AMOUNT, currency

_MOST_NEAR = 30  # characters before a number in which a relative stands
_MOST_LABEL = 14  # words of a label before a number
_MOST_ITEM = 22  # and of one that is an item of its own
_REACH = 12  # characters before a number in which its currency stands


_LABEL_CUT = re.compile(r"\d\)?\s(?:y|e)\s|[.;:,()|\n\t•●▪]|\s(?:y|e)\s|\s[-–]\s|^[-–]|\d\)?\s")
_BEFORE_BRACKET = re.compile(r"\d\s+(?P<what>[^\W\d][^.;,:()\d]*?)\s*\((?:\d+\s[^\W\d]+(?:,|\sy|\se)\s)*\Z")
# "el Centro de Niñas, Niños y [Adolescentes Migrantes:]" (compendio-2024:6427): the end of a name.
_WITHIN_A_NAME = re.compile(r"[A-ZÁÉÍÓÚ][^\W\d]+ (?:y|e) $")
# "Personas retornadas: 3,215 mujeres"; "de la siguiente manera: 3,460 mujeres" names nothing.
_NAMED = re.compile(r":\s*\(?\s*\Z")
# "911 (de 2457) municipios", "12 a 15 migrantes": the words behind are those of both numbers.
_ROW_OF_NUMBERS = re.compile(r"(?: \d[\d,]*)+(?= [^\W\d])")
# "12,842 (impactos potenciales)"
_IN_BRACKETS = re.compile(r"\s*\(([^\W\d][^()\d]{3,60})\)")
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
    if OUT_OF.match(text, end) and (total := NUMBER_WAS.search(text, begin, start)):
        return Counted(noun_phrase(total["what"], at_number=False))  # "el total de guías fue de 57 de 27 faros"
    aside = OUT_OF.match(text, end) or _ROW_OF_NUMBERS.match(text, end)
    if aside:
        end = aside.end()
        following = re.compile(r"\d").search(text, end)
        stop = following.start() if following else len(text)
    if MILLIONS.search(text, start, end):
        end += len(text[end:stop]) - len(OF_MILLIONS.sub("", text[end:stop]))
    aged = OF_AGE.match(text, end)
    behind = text[end:stop]
    money = currency(before, folded(behind)) or money
    if YEAR.match(text, stop):
        behind = OF_A_SEASON.sub("", behind)
    if money:
        return _money(text, begin, start, behind, money)
    if aged:
        return Counted(" ".join(aged.group().split()))
    return _in_words(text, start, behind, begin, at_number=text[stop : stop + 1].isdigit())


def _in_words(text: str, start: int, behind: str, begin: int, *, at_number: bool) -> Counted:
    """What the words `behind` a number, else those before it, say that it counts."""
    low = folded(behind)
    told = "cuales" in text[max(begin, start - _MOST_NEAR) : start] and OF_WHOM_TOLD.fullmatch(text, begin, start)
    if told:
        part = _part(noun_phrase(behind, at_number=at_number), low)
        return Counted(told["what"], part.own)
    phrase = "" if AS_TOLD.match(low) else noun_phrase(behind, at_number=at_number)
    if MOVED.search(text, begin, start):
        phrase = WHERE_TO.sub("", phrase)
    label = _label(text, begin, start)
    about = OF_A_NUMBER.match(text[begin:start].lstrip(" •-–*\n")) if VAGUE_NOUN.fullmatch(phrase) else None
    if about:
        return Counted(noun_phrase(about["of"], at_number=False))
    if persons := _persons(text, begin, start, phrase, low):
        return persons
    in_brackets = _IN_BRACKETS.match(behind)
    if in_brackets and not phrase and not SEX.match(folded(in_brackets[1])) and not NO_NOUN.match(in_brackets[1]):
        return Counted(noun_phrase(in_brackets[1], at_number=False))
    if not phrase and GIVEN_TO.search(text, begin, start):
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
    if CHOSEN.match(low) or in_bracket:
        return Counted("", phrase)
    some = SOME_OF.match(low)
    if some:
        return Counted(noun_phrase(behind[some.end() :], at_number=at_number))
    if STARTS_AS_PART.match(low):
        return _labelled(label) if re.match(r"\s*(?:y|e)\s", low) else _part(phrase, low)
    whole = _BEFORE_BRACKET.search(text, begin, start) if OF_A_COUNTRY.fullmatch(phrase) else None
    if whole:
        return Counted(" ".join(whole["what"].split()), phrase)
    if PART_ADJECTIVE.match(folded(phrase)):
        return Counted("", phrase)
    if place := OF_A_PLACE.match(behind):
        return Counted(phrase, place["place"], place["link"])
    if VERB_FIRST.match(phrase):
        return Counted("", phrase if " " in phrase else "")
    return _of_item(text, begin, start, phrase, label)


def _persons(text: str, begin: int, start: int, phrase: str, low: str) -> Counted | None:
    """Persons told beside a thing, which are no kind of it; None where the words do not say so."""
    whole = OF_PERSONS.match(text[begin:start].lstrip(" •-*\n"))
    if whole and PERSONS.match(folded(whole["what"])) and (part := _part(phrase)).own:
        return Counted(whole["what"], part.own, persons=True)
    if SEX.match(folded(phrase)) and (IN_WHICH.search(text, begin, start) or DID.match(low)):
        return Counted(phrase, persons=True)
    return None


def _of_item(text: str, begin: int, start: int, phrase: str, label: str) -> Counted:
    """The words behind a number, with the label before it where they are too few to say what is counted."""
    if SEX.match(folded(phrase)):
        told = _NAMED.search(text, begin, start) or NUMBER_OF.search(text[begin:start])
        return Counted(label, phrase) if label and told and not NO_LABEL.search(label) else Counted(phrase)
    item = ITEM_LABEL.search(text, max(0, begin - 2), start)
    heading: str = (item["label"] or item["short"]) if item else ""
    if heading and " " not in phrase and not (VERB.search(heading) or NO_LABEL.search(heading)):
        return Counted(phrase, without_tail(heading))
    return Counted(phrase)


def _of_such(before: str, label: str) -> Counted | None:
    """One of a list of what its sentence names: "por las que se impusieron dichas sanciones: negligencia (6)"."""
    such = OF_SUCH.search(before)
    return Counted(such["what"], label) if such and label else None


def _located(before: str, label: str) -> Counted | None:
    """What is told by place, though its own number is no figure: "en 9 puntos ubicados en: Chiapas (5), Oaxaca (1)"."""
    found = LOCATED.search(before) if label[:1].isupper() else None
    if not found or VERB.match(found["what"]):
        return None
    return Counted(noun_phrase(found["what"], at_number=False), label)


def _labelled(label: str, before: str = "") -> Counted:
    """What a label before a number names: a thing, or a part ("entregadas 627,023 y activadas 303,378", "2014: 87")."""
    if MONTHS.fullmatch(folded(label)):
        year = YEAR.search(before)
        return Counted("", f"{year[0]}, {label}" if year else label)
    if YEAR.fullmatch(label) or PARTICIPLE_FIRST.fullmatch(f" {label}"):
        return Counted("", label)
    return Counted(label, labelled=True)


def _part(phrase: str, low: str = "") -> Counted:
    """A part told by the words behind a link: "fueron para mujeres", "de sociedad civil"; `low` are those behind it."""
    link = LINK.match(phrase)
    own = phrase[link.end() :].removeprefix(AS) if link else phrase.removeprefix(AS)
    if others := OTHERS.match(low):
        return Counted("", others["own"])  # "507 mujeres y 9 en el rubro de otros"
    if UNDER_WAY.fullmatch(phrase):
        return Counted("", phrase)
    if RATE.fullmatch(own) or MANNER.fullmatch(own) or PURPOSE.match(phrase):
        own = ""
    return Counted("", own, link.group().strip() if link else "")


def _money(text: str, begin: int, start: int, behind: str, money: tuple[str, int]) -> Counted:
    """An amount: its currency with what it was for, and what amount it is ("importe", "costo")."""
    unit, reach = money
    rest = behind[reach:]
    phrase = noun_phrase(rest, at_number=False)
    led = LED_BY.match(folded(rest))
    named = _label(text, begin, start) if _NAMED.search(text, begin, start) else ""
    if amount := AMOUNT.search(text, begin, start):
        named = AMOUNT_OF.format(**amount.groupdict()) if amount["of"] else amount["what"]
        named = "" if named == "total" else named
    return Counted(f"{unit} {phrase}" if phrase and led else unit, " ".join(named.split()))


def _label(text: str, begin: int, start: int) -> str:
    """The words right before a number, in its own clause: "Sonora (", "CPVE tramitadas:"."""
    counts = NUMBER_OF.search(text[begin:start])
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
    if verbs and PARTICIPLE_FIRST.match(label):
        return ""  # "se les han otorgado servicios jurídicos 7,340" (compendio-2024:3075)
    label = LABEL_LEAD.sub("", label.strip(' *_-–"“”•'))
    label = without_tail(" ".join(label.split()))
    letter = _LETTERED.search(text[begin:start])  # "Curso a): 6,875"
    if letter and label and not label.endswith(f" {letter[1]}"):
        label += f" {letter[1]}"
    return label if len(label.split()) <= _MOST_LABEL and not NO_NOUN.match(label) else ""


def _subject(text: str, begin: int, start: int) -> str:
    """The noun with which the sentence of a number begins: "Personas migrantes a las que se han otorgado 7,340"."""
    found = OF_WHOM.match(text[begin:start].lstrip(" •-–*\n"))
    return " ".join(found["what"].split()) if found else ""
