"""Noun phrase extraction: the phrase with which the words behind a number begin, cut where it ends."""

from __future__ import annotations

import re

from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.counted_noun import PERSONS
from entramado.loaders.languages.spanish.counted_phrase import (
    ARTICLE,
    CLAUSE_END,
    FROM_A_PLACE,
    FUNCTION_WORD,
    IN_A_COURSE,
    IN_A_PLACE,
    INFINITIVE,
    LINK,
    LISTED,
    MORE_OF_LIST,
    MORE_THINGS,
    NEW_SUBJECT,
    NOT_VERBS,
    OF_A_LIST,
    ON_A_TOPIC,
    OPEN_END,
    OTHER_HOLDER,
    PREPOSITION,
    RELATIVE_PRONOUN,
    SECOND_VERB,
    STARTS_AS_PART,
    STATEMENT_BREAK,
    TITLE_INTRODUCTION,
    TRAILING_ANTECEDENT,
    TRAILING_COMPLEMENT,
    TRAILING_EXAMPLES,
    TRAILING_PARTICIPLE,
    UNDER_A_NAME,
    VERB,
    WITH_A_THING,
)

_LONG_PHRASE = 8  # words; in a longer phrase a participle at the end belongs to its last noun, not to its head
_MAX_WORDS = 18  # a longer phrase is cut before the last preposition among its first so many words
_LONG_LIST = re.compile(rf"(?:,\s{LISTED}){{3,9}},?\s(?:y|e)\s{LISTED}")
_MORE_PLACES = re.compile(r",\s[A-ZÁÉÍÓÚ][\w ]{2,40}(?:,|\sy\s)")
_AND_INFINITIVE = re.compile(rf"\s(?:y|e|o) {INFINITIVE.pattern}")
_TAIL = re.compile(rf"(?:^|[\s,]+){FUNCTION_WORD}$", re.IGNORECASE)


def noun_phrase(behind: str, *, at_number: bool) -> str:
    """The noun phrase at the beginning of the words `behind` a number; `at_number`: the next number ends them."""
    low = folded(behind)
    # A link before the qualifier of a part ("se han otorgado a mujeres") holds a verb, but does not end the phrase.
    link = LINK.match(low) if STARTS_AS_PART.match(low) else None
    first = link.end() if link else len(low) - len(low.lstrip(" \n-–*_"))
    end, verb = len(low), False
    clause = CLAUSE_END.search(low, first)
    if clause:
        end, at_number = _end_of_list(behind, first, clause.start()), False
        clause = None if end > clause.start() else clause
    found = STATEMENT_BREAK.search(low, first, end)
    if found:
        end, at_number = found.start(), False
    for match in VERB.finditer(behind, first, end):
        if not NOT_VERBS.fullmatch(match["verb"]) and match.start() > first:
            end, verb, at_number = match.start(), True, False
            break
    also = _AND_INFINITIVE.search(low, first, end)
    if also and not INFINITIVE.search(low, first, also.start()):
        end = also.start()
    phrase = " ".join(behind[:end].split()).strip(' ,.*_-–"“”$\\')
    phrase = ARTICLE.sub("", phrase)
    if PERSONS.match(folded(phrase)):
        # The topic is no part of the noun: "se sensibilizó a 130 personas sobre el clima".
        phrase = ON_A_TOPIC.sub("", phrase)
    if clause:
        phrase = _without_first_of_list(phrase, behind, clause.start())
    if found and found.group().startswith(RELATIVE_PRONOUN):
        # The antecedent goes with its relative clause: "acompañantes de las personas que ..." (compendio-2024:2569).
        phrase = TRAILING_ANTECEDENT.sub("", phrase)
    phrase = UNDER_A_NAME.sub("", phrase)
    if verb:
        phrase = NEW_SUBJECT.sub("", phrase)
    if at_number:
        phrase = SECOND_VERB.sub("", OTHER_HOLDER.sub("", phrase))
    open_end = at_number and OPEN_END.search(phrase.lower()) is not None
    phrase = without_tail(phrase)
    if at_number and len(phrase.split()) > _LONG_PHRASE:
        phrase = TRAILING_PARTICIPLE.sub("", phrase)  # "pases de los programas de visita realizados [en 2015 y 2017]"
    if open_end:
        # "servicios brindados y el apoyo de [7,728]" (compendio-2020:2521): another thing, with its own number.
        phrase = without_tail(NEW_SUBJECT.sub("", TRAILING_COMPLEMENT.sub("", phrase)))
    return _shortened(phrase)


def _without_first_of_list(phrase: str, behind: str, comma: int) -> str:
    """The phrase without a trailing modifier that the comma behind shows to be the first item of a list.

    Such a list of places, things, topics or examples qualifies the noun as a whole; its first item alone would mislead.
    """
    if _LONG_LIST.match(behind, comma):
        phrase = OF_A_LIST.sub("", phrase)  # "casos en los ámbitos civil, penal, laboral, fiscal y agrario"
    if behind[comma] == ",":
        phrase = IN_A_COURSE.sub("", phrase)  # "personas en el curso Mareas, vientos y corrientes"
    if MORE_THINGS.match(behind, comma):
        phrase = WITH_A_THING.sub("", phrase)  # "personas migrantes con alimento, agua, llamadas" (informe-2018:1720)
    if _MORE_PLACES.match(behind, comma):
        phrase = TRAILING_EXAMPLES.sub("", phrase)  # "alianzas con empresas como Faro, Puerto y Mar"
        phrase = FROM_A_PLACE.sub(r"\1", phrase)  # "862 personas de Cuba, Haití y Perú"
        # "13 espectaculares en Morelia, Lázaro Cárdenas, Uruapan" (compendio-2020:578): not in one of them.
        phrase = IN_A_PLACE.sub("", phrase)
    return phrase


def _shortened(phrase: str) -> str:
    """The phrase in at most `_MAX_WORDS` words, without the beginning of a quoted name that is cut."""
    words = phrase.split()
    if len(words) > _MAX_WORDS:
        whole = " ".join(words[:_MAX_WORDS]) + " "
        cuts = [m.start() for m in PREPOSITION.finditer(whole)]
        phrase = without_tail(whole[: cuts[-1]] if cuts else whole.strip())
    if phrase.count("“") > phrase.count("”"):
        phrase = without_tail(TITLE_INTRODUCTION.sub("", phrase[: phrase.rindex("“")].strip()))
    return phrase


def _end_of_list(behind: str, first: int, comma: int) -> int:
    """The end of a list without numbers that continues behind a comma ("traslado, retorno y asilo"), else the comma."""
    more = MORE_OF_LIST.match(behind, comma)
    if not more or WITH_A_THING.search(behind[first:comma]) or len(behind[first : more.end()].split()) > _MAX_WORDS:
        return comma
    found = (m for m in VERB.finditer(behind, first, more.end()) if not NOT_VERBS.fullmatch(m["verb"]))
    verbs = (
        any(found)
        or STATEMENT_BREAK.search(folded(behind[first : more.end()]))
        or INFINITIVE.search(folded(more.group()))
    )
    return comma if verbs else more.end()


def without_tail(phrase: str) -> str:
    """The phrase without function words (prepositions, articles ...) at its end."""
    while True:
        shorter = _TAIL.sub("", phrase).strip(" ,-–*_")
        if shorter == phrase:
            return phrase
        phrase = shorter
