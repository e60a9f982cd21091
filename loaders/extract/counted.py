"""What a number counts, in the document's own words: the whole noun phrase and nothing behind it.

The phrase begins behind the number and ends before a verb, a relative clause, a comma, an adverbial of time or means,
or the next number; prepositions and articles left at its end are cut. Where the words behind a number only say which
part of a total it is ("26 mujeres", "8 de Argentina", "Sonora (7)"), they are its qualifier, and the noun is taken
from the total. Where nothing stands behind the number, the label before it is read.
"""

from __future__ import annotations

import re

from entramado.loaders.extract.counted_cells import YEAR, in_currency, of_cell, under_heading
from entramado.loaders.extract.counted_noun import CountedNoun
from entramado.loaders.extract.counted_phrase import noun_phrase, without_tail
from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.counted import (
    ADVERB,
    AGE_LIMIT,
    AMOUNT_TEMPLATE,
    COMO,
    DEMONSTRATIVE_HEADING,
    DEMONYM,
    DESTINATION,
    GENERIC_NOUN,
    IN_PROGRESS,
    ITEM_LABEL,
    LABEL_LEAD,
    LOCATED,
    MILLIONS,
    MONTHS,
    NOMINAL_PARTICIPLE,
    NOT_A_LABEL,
    NUMBER_OF,
    NUMBER_WAS,
    OF_A_SEASON,
    OF_MILLIONS,
    OF_PERSONS,
    ORIGIN,
    OTHERS,
    OUT_OF,
    PART_ADJECTIVE,
    PARTICIPLE_FIRST,
    PARTITIVE,
    PASSIVE_PREDICATE,
    PERSONS_AFFECTED,
    PREPOSITION_BEHIND,
    PURPOSE,
    RATE,
    RECIPIENTS,
    RELATIVE_ANTECEDENT,
    TRANSFER,
    UNDER_TERMS,
    UNNUMBERED_ANTECEDENT,
    VERB_FIRST,
)
from entramado.loaders.languages.spanish.counted_cells import NO_LABEL
from entramado.loaders.languages.spanish.counted_noun import PERSONS, SEX
from entramado.loaders.languages.spanish.counted_phrase import LINK, NOT_VERBS, STARTS_AS_PART, VERB
from entramado.loaders.languages.spanish.deeds import DEED_PARTICIPLE, OF_A_NUMBER, UNNAMED_PERSONS
from entramado.loaders.languages.spanish.money import AMOUNT, currency

_RELATIVE_REACH = 30  # characters before a number in which a relative pronoun stands
_MAX_LABEL_WORDS = 14  # words of a label before a number
_MAX_ITEM_WORDS = 22  # and of one that is a whole list item
_CURRENCY_REACH = 12  # characters before a number in which its currency stands

_LABEL_CUT = re.compile(r"\d\)?\s(?:y|e)\s|[.;:,()|\n\t•●▪]|\s(?:y|e)\s|\s[-–]\s|^[-–]|\d\)?\s")
_BEFORE_BRACKET = re.compile(r"\d\s+(?P<what>[^\W\d][^.;,:()\d]*?)\s*\((?:\d+\s[^\W\d]+(?:,|\sy|\se)\s)*\Z")
# The label is cut at "y", but this one is inside a name: "el Centro de Niñas, Niños y [Adolescentes Migrantes:]"
# (compendio-2024:6427).
_INSIDE_NAME = re.compile(r"[A-ZÁÉÍÓÚ][^\W\d]+ (?:y|e) $")
# Behind a colon a label may name the noun: "Personas retornadas: 3,215 mujeres".
_COLON_BEFORE = re.compile(r":\s*\(?\s*\Z")
# The words behind are those of both numbers: "911 (de 2457) municipios", "12 a 15 migrantes".
_ROW_OF_NUMBERS = re.compile(r"(?: \d[\d,]*)+(?= [^\W\d])")
# The noun may stand in brackets: "12,842 (impactos potenciales)".
_IN_BRACKETS = re.compile(r"\s*\(([^\W\d][^()\d]{3,60})\)")
_LETTERED = re.compile(r"\s([a-z])\)[\s:]*\Z")


def read_counted_noun(text: str, start: int, end: int, stop: int, begin: int) -> CountedNoun:
    """What the number ``start:end`` counts.

    `begin` is where its sentence begins, `stop` where the next number, or the sentence's end, follows.
    """
    before = folded(text[max(begin, start - _CURRENCY_REACH) : start])
    money = currency(before, folded(text[end:stop]))
    cell = of_cell(text, start)
    if cell:
        return in_currency(cell, money[0]) if money else cell
    while text[end:stop][:1].isdigit():
        end += 1  # the number of a footnote right behind the number: "8,5441 tarjetas" (compendio-2020:855)
    if OUT_OF.match(text, end) and (total := NUMBER_WAS.search(text, begin, start)):
        return CountedNoun(noun_phrase(total["what"], at_number=False))  # "el total de guías fue de 57 de 27 faros"
    aside = OUT_OF.match(text, end) or _ROW_OF_NUMBERS.match(text, end)
    if aside:
        end = aside.end()
        following = re.compile(r"\d").search(text, end)
        stop = following.start() if following else len(text)
    if MILLIONS.search(text, start, end):
        end += len(text[end:stop]) - len(OF_MILLIONS.sub("", text[end:stop]))
    aged = AGE_LIMIT.match(text, end)
    behind = text[end:stop]
    money = currency(before, folded(behind)) or money
    if YEAR.match(text, stop):
        behind = OF_A_SEASON.sub("", behind)
    if money:
        return _money(text, begin, start, behind, money)
    if aged:
        return CountedNoun(" ".join(aged.group().split()))
    return _of_phrase_or_label(text, start, behind, begin, at_number=text[stop : stop + 1].isdigit())


def _of_phrase_or_label(text: str, start: int, behind: str, begin: int, *, at_number: bool) -> CountedNoun:
    """What a number counts by the noun phrase `behind` it, else by the label before it."""
    low = folded(behind)
    relative = "cuales" in text[max(begin, start - _RELATIVE_REACH) : start] and UNNUMBERED_ANTECEDENT.fullmatch(
        text, begin, start
    )
    if relative:
        part = _part(noun_phrase(behind, at_number=at_number), low)
        return CountedNoun(relative["what"], part.qualifier)
    phrase = "" if UNDER_TERMS.match(low) else noun_phrase(behind, at_number=at_number)
    if TRANSFER.search(text, begin, start):
        phrase = DESTINATION.sub("", phrase)
    label = _label(text, begin, start)
    about = OF_A_NUMBER.match(text[begin:start].lstrip(" •-–*\n")) if GENERIC_NOUN.fullmatch(phrase) else None
    if about:
        return CountedNoun(noun_phrase(about["of"], at_number=False))
    if persons := _persons(text, begin, start, phrase, low):
        return persons
    in_brackets = _IN_BRACKETS.match(behind)
    if in_brackets and not phrase and not SEX.match(folded(in_brackets[1])) and not NOT_A_LABEL.match(in_brackets[1]):
        return CountedNoun(noun_phrase(in_brackets[1], at_number=False))
    if not phrase and RECIPIENTS.search(text, begin, start):
        # "se les brindó ayuda humanitaria a 134,257": those who received it (compendio-2024:3001)
        return CountedNoun("", fallback=UNNAMED_PERSONS)
    if low.lstrip().startswith(")") or not phrase:
        return (
            under_heading(text, start, label)
            or _of_such(text[begin:start], label)
            or _of_places(text[begin:start], label)
            or _labelled(label or _subject(text, begin, start), text[begin:start])
        )
    in_bracket = text[begin:start].rstrip().endswith("(") and DEED_PARTICIPLE.match(f"{phrase} ") and " " in phrase
    if NOMINAL_PARTICIPLE.match(low) or in_bracket:
        return CountedNoun("", phrase)
    some = PARTITIVE.match(low)
    if some:
        return CountedNoun(noun_phrase(behind[some.end() :], at_number=at_number))
    if STARTS_AS_PART.match(low):
        return _labelled(label) if re.match(r"\s*(?:y|e)\s", low) else _part(phrase, low)
    whole = _BEFORE_BRACKET.search(text, begin, start) if DEMONYM.fullmatch(phrase) else None
    if whole:
        return CountedNoun(" ".join(whole["what"].split()), phrase)
    if PART_ADJECTIVE.match(folded(phrase)):
        return CountedNoun("", phrase)
    if place := ORIGIN.match(behind):
        return CountedNoun(phrase, place["place"], place["link"])
    if VERB_FIRST.match(phrase):
        return CountedNoun("", phrase if " " in phrase else "")
    return _of_item(text, begin, start, phrase, label)


def _persons(text: str, begin: int, start: int, phrase: str, low: str) -> CountedNoun | None:
    """Persons counted beside a thing, not as a part of it; None where the words do not say so."""
    whole = OF_PERSONS.match(text[begin:start].lstrip(" •-*\n"))
    if whole and PERSONS.match(folded(whole["what"])) and (part := _part(phrase)).qualifier:
        return CountedNoun(whole["what"], part.qualifier, persons=True)
    if SEX.match(folded(phrase)) and (PERSONS_AFFECTED.search(text, begin, start) or PASSIVE_PREDICATE.match(low)):
        return CountedNoun(phrase, persons=True)
    return None


def _of_item(text: str, begin: int, start: int, phrase: str, label: str) -> CountedNoun:
    """The phrase behind a number, completed by the label before it where the phrase is only a sex or a single word."""
    if SEX.match(folded(phrase)):
        labels = _COLON_BEFORE.search(text, begin, start) or NUMBER_OF.search(text[begin:start])
        return CountedNoun(label, phrase) if label and labels and not NO_LABEL.search(label) else CountedNoun(phrase)
    item = ITEM_LABEL.search(text, max(0, begin - 2), start)
    heading: str = (item["label"] or item["short"]) if item else ""
    if heading and " " not in phrase and not (VERB.search(heading) or NO_LABEL.search(heading)):
        return CountedNoun(phrase, without_tail(heading))
    return CountedNoun(phrase)


def _of_such(before: str, label: str) -> CountedNoun | None:
    """An item of a list whose noun the sentence names: "por las que se impusieron dichas sanciones: retraso (6)"."""
    such = DEMONSTRATIVE_HEADING.search(before)
    return CountedNoun(such["what"], label) if such and label else None


def _of_places(before: str, label: str) -> CountedNoun | None:
    """An item of a list of places; the lead-in names the noun: "en 9 puntos ubicados en: Chiapas (5), Oaxaca (1)"."""
    found = LOCATED.search(before) if label[:1].isupper() else None
    if not found or VERB.match(found["what"]):
        return None
    return CountedNoun(noun_phrase(found["what"], at_number=False), label)


def _labelled(label: str, before: str = "") -> CountedNoun:
    """A label before a number as its noun or its qualifier ("entregadas 627,023 y activadas 303,378", "2014: 87")."""
    if MONTHS.fullmatch(folded(label)):
        year = YEAR.search(before)
        return CountedNoun("", f"{year[0]}, {label}" if year else label)
    if YEAR.fullmatch(label) or PARTICIPLE_FIRST.fullmatch(f" {label}"):
        return CountedNoun("", label)
    return CountedNoun(label, labelled=True)


def _part(phrase: str, low: str = "") -> CountedNoun:
    """A part, qualified by the words behind its linking preposition: "fueron para mujeres", "de sociedad civil".

    `low` is the folded text from the phrase on.
    """
    link = LINK.match(phrase)
    own = phrase[link.end() :].removeprefix(COMO) if link else phrase.removeprefix(COMO)
    if others := OTHERS.match(low):
        return CountedNoun("", others["own"])  # "507 mujeres y 9 en el rubro de otros"
    if IN_PROGRESS.fullmatch(phrase):
        return CountedNoun("", phrase)
    if RATE.fullmatch(own) or ADVERB.fullmatch(own) or PURPOSE.match(phrase):
        own = ""
    return CountedNoun("", own, link.group().strip() if link else "")


def _money(text: str, begin: int, start: int, behind: str, money: tuple[str, int]) -> CountedNoun:
    """An amount: the currency (with what it was for) is the noun, the kind of amount ("costo") its qualifier."""
    unit, reach = money
    rest = behind[reach:]
    phrase = noun_phrase(rest, at_number=False)
    led = PREPOSITION_BEHIND.match(folded(rest))
    named = _label(text, begin, start) if _COLON_BEFORE.search(text, begin, start) else ""
    if amount := AMOUNT.search(text, begin, start):
        named = AMOUNT_TEMPLATE.format(**amount.groupdict()) if amount["of"] else amount["what"]
        named = "" if named == "total" else named
    return CountedNoun(f"{unit} {phrase}" if phrase and led else unit, " ".join(named.split()))


def _label(text: str, begin: int, start: int) -> str:
    """The label right before a number, in its own clause: "Sonora (", "CPVE tramitadas:"; "" where there is none."""
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
    if label[:1].isupper() and _INSIDE_NAME.search(before[:cut]):
        # "Titulares de visas de Chile, Perú y Cuba: 747"
        whole = " ".join(before.strip(" •-–*").split())
        head = whole if len(whole.split()) <= _MAX_ITEM_WORDS else whole.partition(",")[0]
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
    return label if len(label.split()) <= _MAX_LABEL_WORDS and not NOT_A_LABEL.match(label) else ""


def _subject(text: str, begin: int, start: int) -> str:
    """The subject of the sentence, where a relative clause leads to the number.

    "Personas migrantes a las que se han otorgado 7,340".
    """
    found = RELATIVE_ANTECEDENT.match(text[begin:start].lstrip(" •-–*\n"))
    return " ".join(found["what"].split()) if found else ""
