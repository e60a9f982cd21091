"""Which numbers of a text are counted results, and which are dates, ages, articles, telephone numbers, targets ..."""

from __future__ import annotations

import re
from dataclasses import dataclass

from entramado.loaders.extract.dates import find_dates
from entramado.loaders.extract.numbers import Number
from entramado.loaders.extract.reference_numbers import is_article_number, is_reference_number
from entramado.loaders.languages.spanish.counted_numbers import (
    ALL_STATES,
    COUNTABLE_NOUN,
    DAY,
    DEFINITE,
    DIVISIONS,
    EACH,
    EVENT,
    EVENT_VERB,
    LIST_TAIL,
    MEANS_BEFORE,
    MILLION,
    MORE_THAN,
    NOT_BEFORE,
    NOT_BEHIND,
    OF_EACH,
    OF_THE,
    PART_OF_NUMBER,
    REACHED,
    RESULT_VERB,
    TARGET,
    YEAR_BEFORE,
    YEAR_WITH_NOTE,
    YEARS,
)
from entramado.loaders.languages.spanish.money import currency
from entramado.ontology.home import HOME

REACH = 90  # characters before a number in which words that exclude it are looked for

_MOST_DIVISIONS = 20  # a smaller number may be that of chapters, objectives, list items
# The words in brackets repeat the number before: "$85,573.65 (ochenta y cinco mil ...)" (compendio-2024:8316).
IN_WORDS_AGAIN = re.compile(r"\d[\d.,]*\s*\([^)\d]*$")
# Not "12 345 678", a number with blanks between its groups of thousands.
_PHONE = re.compile(
    r"(?<!\d)(?<!\d )(?!\d{1,3}(?: \d{3})+(?![ -]?\d))"
    r"(?:01[ -]?)?\(?\d{2,3}\)?[ -]\d{3,4}[ -]\d{2,4}(?:[ -]\d{2,4})?(?!\d)"
    r"|(?<![\d,.])\d{7,}(?![\d,])"
)
_MAY_BE_PHONE = re.compile(
    r"\d\)?[ -]\d{3}|\d{7}"
)  # a quick test: the pattern of telephone numbers is slow, and few texts hold any
_ITEM = re.compile(r"\s?(?:\.-|[.)-])(?!\d)")
# An enumeration in running text: "bajo dos ejes: 1. Complementar ... y 2. Coordinar" (compendio-2024:1030).
_NEXT_ITEM = re.compile(r"\.\s+[a-z]")
_ITEM_BEFORE = re.compile(r"(?:[:;,]|\by)\s*$")
_ARTICLE_REACH = 12  # characters before a number in which its article stands
_SMALL_NUMBER = 10  # behind an article a smaller number in words is part of the noun phrase
GREAT = 1000  # from here on an equal value is taken for the same count repeated


@dataclass(frozen=True, slots=True)
class NumberContext:
    """A number with its folded context: `before` it, `behind` it up to the next number, `near` right behind it."""

    number: Number
    before: str
    behind: str
    near: str
    opens: bool  # nothing but a bullet stands before it in its sentence
    stop: int  # where the next number, or the next sentence, begins
    sentence: int  # where its sentence begins


def dates_and_phones(text: str, low: str) -> bytearray:
    """One byte for each character of `text` (`low` is it folded): 1 within a date or a telephone number, else 0."""
    taken = [(d.start, d.end) for d in find_dates(text)]
    patterns = (_PHONE, DAY, YEAR_WITH_NOTE) if _MAY_BE_PHONE.search(low) else (DAY, YEAR_WITH_NOTE)
    taken += [m.span() for pattern in patterns for m in pattern.finditer(low)]
    found = bytearray(len(text))
    for a, b in taken:
        found[a:b] = b"\1" * (b - a)
    return found


def is_inside_phrase(number: Number, low: str) -> bool:
    """Whether a number in words is inside a noun phrase and does not end the one before it.

    "la compañía de un familiar", "de los tres órdenes de gobierno", "mujeres menores de quince años".
    """
    ahead = low[max(0, number.start - _ARTICLE_REACH) : number.start]
    of_age = low.startswith(YEARS, number.end)
    return number.spelled and (
        number.value <= 1 or of_age or (number.value < _SMALL_NUMBER and OF_THE.search(ahead) is not None)
    )


def spelled_number_counts(ahead: str, number: Number, after: str, *, results: bool) -> bool:
    """Whether a number in words is a count: from a thousand on, or where the results say that something was done.

    `un` and `una` count only an event that was held ("realizó una feria": compendio-2024:4577); else they are articles.
    """
    if number.value >= GREAT:
        return True
    if not results or DEFINITE.search(ahead):
        return False
    if number.value <= 1:
        return bool(EVENT_VERB.search(ahead) and EVENT.match(after))
    return not ahead.strip(" -•*") or bool(RESULT_VERB.search(ahead))


def is_counted_result(context: NumberContext) -> bool:
    """Whether no exclusion (age, article, target, list item, hour, one of each state ...) applies to a number."""
    value, before, near = context.number.value, context.before, context.near
    # "Personas de la estrategia: 8,960 mujeres": with thousands behind a colon it is not the number of a strategy.
    labelled = context.number.grouped and before.rstrip().endswith(":")
    if NOT_BEHIND.match(near) or any(p.search(before) for p in (LIST_TAIL, MEANS_BEFORE)):
        return False
    if not labelled and NOT_BEFORE.search(before):
        return False
    if is_article_number(before, near) and not context.number.grouped:
        return False
    if is_reference_number(before, near, spelled=context.number.spelled) or OF_EACH.match(near) or EACH.search(before):
        return False
    if TARGET.search(before) and not REACHED.search(before):
        return False
    if DIVISIONS.match(near) and DEFINITE.search(before):
        return False  # "a los 23 objetivos del Plan" (compendio-2020:1493)
    of_all = PART_OF_NUMBER.search(before)
    if of_all and value >= float(of_all["some"].replace(",", "")):
        return False
    if value < _MOST_DIVISIONS:
        if DIVISIONS.match(near) or (_NEXT_ITEM.match(near) and _ITEM_BEFORE.search(before)):
            return False
        if context.opens and _ITEM.match(near):
            return False
    if value != int(value) and not (MILLION.match(near) or currency(before, near)):
        return False
    if near.startswith(")") and "(" not in before[-3:]:
        return False
    return not (value in HOME.all_divisions and ALL_STATES.match(near))


def is_count_not_year(context: NumberContext) -> bool:
    """Whether a number that looks like a year (1950 to 2039) is a count: "más de 2000 personas"."""
    before = MORE_THAN.sub("", context.before)
    return not context.number.grouped and bool(COUNTABLE_NOUN.match(context.near)) and not YEAR_BEFORE.search(before)
