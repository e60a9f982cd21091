"""Several bodies of one kind in English: "the Ministries of Health and of Labour", "the Governments of X and Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from entramado.loaders.languages.english.bodies import EnglishName
from entramado.loaders.languages.english.body_words import FINAL_HEAD, LEADING_HEAD, SERVICES, WORD
from entramado.ontology.folding import fold
from entramado.ontology.profiles import country_words

_KINDS = {
    "Ministries": "Ministry",
    "Departments": "Department",
    "Governments": "Government",
    "Embassies": "Embassy",
    "Directorates": "Directorate",
    "Bureaus": "Bureau",
}
_ACRONYM = r"(?: \((?P<acronym>[A-Z][\w&.-]*[A-Z])\))?"
_STATE = r"(?:(?:[A-Z][a-z]+ )?(?:Republic|Kingdom|Commonwealth) of (?:the )?)?"
# No other body's name, nor what begins one.
_APART = (
    rf"(?:(?={SERVICES}\b)|(?!(?:{'|'.join(_KINDS)}|{LEADING_HEAD})\b)(?!(?:{WORD} ){{0,4}}?{FINAL_HEAD}\b)"
    r"(?!(?!USA?\b|UK\b|UAE\b)[A-Z]{2,}\b))"
)
_SUBJECT = rf"{_APART}{_STATE}{WORD}(?: {WORD}){{0,3}}(?: \([A-Z][\w&.-]*[A-Z]\))?"
_SEVERAL = re.compile(
    rf"\b(?P<kind>{'|'.join(_KINDS)}|ministries|departments) of (?:the )?"
    rf"(?P<all>{_SUBJECT}(?:(?:, (?:and )?| and )(?:of )?(?:the )?{_SUBJECT})+)"
)
_PART = re.compile(rf"(?P<subject>{_STATE}(?P<what>{WORD}(?: (?:and )?{WORD})*)){_ACRONYM}")
# "of Trade and Tides and of Labour", "Trade and Tides, Labour, and Health": what parts subjects that have an "and".
_BY_OF = re.compile(r",? and of (?:the )?|, (?:of )?(?:the )?")
_BY_LAST = re.compile(r", and (?:the )?|, (?:the )?")
_BY_COMMA = re.compile(r", (?:the )?")
_CLOSED = re.compile(r"(?P<list>[^,]*(?:, (?!and\b)[^,]*)*? and [^,]*)(?:, (?:(?! and |, ).)*)+$")
_AND = re.compile(r" and (?:the )?")


def several(text: str, home_names: frozenset[str]) -> Iterator[EnglishName]:
    """Each of several bodies that are named by their kind once; the government of home is no body apart.

    >>> [n.text for n in several("the Ministries of Trade and Tides (MTT) and of Labour met", frozenset())]
    ['Ministry of Trade and Tides', 'Ministry of Labour']
    >>> [n.text for n in several("the Ministries of Health, Labour and Tides", frozenset())]
    ['Ministry of Health', 'Ministry of Labour', 'Ministry of Tides']
    """
    for match in _SEVERAL.finditer(text):
        kind = _KINDS[match["kind"].title()]
        at = match.start("all")
        for begins, ends in _parts(_closed(match["all"])):
            if one := _PART.fullmatch(text, at + begins, at + ends):
                yield from _named(kind, one, home_names)


def _closed(listed: str) -> str:
    """The list without what follows its "and": "Tides and Labour" of "Tides and Labour, Amana Shores".

    With several names behind it, it cannot be told where it ends: none is read.
    """
    ended = _CLOSED.match(listed)
    if ended is None:
        return listed
    return listed[: ended.end("list")] if listed.count(",", ended.end("list")) == 1 else ""


def _parts(listed: str) -> Iterator[tuple[int, int]]:
    """Where the subjects of a list stand, each with the "and" within it."""
    between = _BY_OF if " and of " in listed else _BY_LAST if ", and " in listed else _BY_COMMA
    at = 0
    cuts = [m.span() for m in between.finditer(listed)]
    if between is _BY_COMMA:
        # "Trade and Tides, Labour and Health": where a subject before has its "and", the last parts, else the first.
        last = cuts[-1][1] if cuts else 0
        ands = [m.span() for m in _AND.finditer(listed, last)]
        cuts += ands[-1:] if " and " in listed[:last] else ands[:1]
    for begins, ends in cuts:
        yield at, begins
        at = ends
    yield at, len(listed)


def _named(kind: str, one: re.Match[str], home_names: frozenset[str]) -> Iterator[EnglishName]:
    of_a_land = kind in ("Government", "Embassy")
    known = fold(one["what"]) in country_words()
    if of_a_land == known and not (kind == "Government" and one["what"] in home_names):
        yield EnglishName(one.start(), one.end(), f"{kind} of {' '.join(one['subject'].split())}", one["acronym"])
