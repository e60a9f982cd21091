"""Which numbers of a text are counted results: no date, age, percentage, article, telephone number, target or item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from entramado.loaders.extract.dates import find_dates
from entramado.loaders.extract.numbers import Number
from entramado.loaders.extract.paper_numbers import is_an_article, names_a_paper
from entramado.loaders.languages.spanish.counted_numbers import (
    ALL_STATES,
    DAY,
    DEFINITE,
    DIVISIONS,
    DONE,
    EACH,
    EVENT,
    HELD,
    LIST_TAIL,
    MEANS,
    MILLION,
    MORE_THAN,
    NOT_BEFORE,
    NOT_BEHIND,
    NOTED_YEAR,
    OF_ALL,
    OF_EACH,
    OF_THE,
    PEOPLE,
    REACHED,
    TARGET,
    YEAR_BEFORE,
    YEARS,
)
from entramado.loaders.languages.spanish.money import currency
from entramado.ontology.home import HOME

REACH = 90  # characters before a number in which its exclusions are looked for

_MOST_DIVISIONS = 20
# "$85,573.65 (ochenta y cinco mil ...)" (compendio-2024:8316): said again in words.
IN_WORDS_AGAIN = re.compile(r"\d[\d.,]*\s*\([^)\d]*$")
# "12 345 678" is a number with blanks between its groups.
_PHONE = re.compile(
    r"(?<!\d)(?<!\d )(?!\d{1,3}(?: \d{3})+(?![ -]?\d))"
    r"(?:01[ -]?)?\(?\d{2,3}\)?[ -]\d{3,4}[ -]\d{2,4}(?:[ -]\d{2,4})?(?!\d)"
    r"|(?<![\d,.])\d{7,}(?![\d,])"
)
_PHONE_LIKE = re.compile(r"\d\)?[ -]\d{3}|\d{7}")  # few texts hold what a telephone number needs
_ITEM = re.compile(r"\s?(?:\.-|[.)-])(?!\d)")
# "bajo dos ejes: 1. Complementar ... y 2. Coordinar" (compendio-2024:1030).
_NEXT_ITEM = re.compile(r"\.\s+[a-z]")
_ITEM_BEFORE = re.compile(r"(?:[:;,]|\by)\s*$")
_NEAR = 12
_SMALL = 10
GREAT = 1000  # a greater value printed again is the same count again


@dataclass(frozen=True, slots=True)
class Context:
    """A number among its folded words: before it, behind it to the next number, and the words right behind."""

    number: Number
    before: str
    behind: str
    near: str
    opens: bool  # nothing but a bullet stands before it in its sentence
    stop: int  # where the next number, or the next sentence, begins
    sentence: int  # where its sentence begins


def dates_and_phones(text: str, low: str) -> bytearray:
    """1 for each character of a date or a telephone number."""
    taken = [(d.start, d.end) for d in find_dates(text)]
    patterns = (_PHONE, DAY, NOTED_YEAR) if _PHONE_LIKE.search(low) else (DAY, NOTED_YEAR)
    taken += [m.span() for pattern in patterns for m in pattern.finditer(low)]
    found = bytearray(len(text))
    for a, b in taken:
        found[a:b] = b"\1" * (b - a)
    return found


def is_of_a_phrase(number: Number, low: str) -> bool:
    """Whether a number in words ends no phrase: "la compañía de un familiar", "de los tres órdenes de gobierno".

    So does an age: "mujeres menores de quince años".
    """
    ahead = low[max(0, number.start - _NEAR) : number.start]
    of_age = low.startswith(YEARS, number.end)
    return number.spelled and (
        number.value <= 1 or of_age or (number.value < _SMALL and OF_THE.search(ahead) is not None)
    )


def told(ahead: str, number: Number, after: str, *, results: bool) -> bool:
    """Whether a number in words counts: a thousand and more, or what results say was done.

    `un` and `una` count an event that was held ("realizó una feria": compendio-2024:4577), else nothing.
    """
    if number.value >= GREAT:
        return True
    if not results or DEFINITE.search(ahead):
        return False
    if number.value <= 1:
        return bool(HELD.search(ahead) and EVENT.match(after))
    return not ahead.strip(" -•*") or bool(DONE.search(ahead))


def counts(context: Context) -> bool:
    """Whether a number is a counted result: no age, article, target, item, hour, office of each state ..."""
    value, before, near = context.number.value, context.before, context.near
    # "Personas de la estrategia: 8,960 mujeres": grouped behind a colon, it is no number of a strategy.
    labelled = context.number.grouped and before.rstrip().endswith(":")
    if NOT_BEHIND.match(near) or any(p.search(before) for p in (LIST_TAIL, MEANS)):
        return False
    if not labelled and NOT_BEFORE.search(before):
        return False
    if is_an_article(before, near) and not context.number.grouped:
        return False
    if names_a_paper(before, near, spelled=context.number.spelled) or OF_EACH.match(near) or EACH.search(before):
        return False
    if TARGET.search(before) and not REACHED.search(before):
        return False
    if DIVISIONS.match(near) and DEFINITE.search(before):
        return False  # "a los 23 objetivos del Plan" (compendio-2020:1493)
    of_all = OF_ALL.search(before)
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


def is_count(context: Context) -> bool:
    """A number between 1950 and 2039 that counts: "más de 2000 personas"."""
    before = MORE_THAN.sub("", context.before)
    return not context.number.grouped and bool(PEOPLE.match(context.near)) and not YEAR_BEFORE.search(before)
