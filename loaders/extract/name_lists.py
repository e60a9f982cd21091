"""Names of bodies that do not begin with a capitalised head noun of their own.

In a coordination several bodies share one plural head: "las Secretarías de Salud y de Educación", "los consulados de
...". Each gets a name of its own with the head in the singular. Only ministries and posts abroad are coordinated so;
other plurals ("los Centros de Atención") denote a kind of body. Civil associations and firms are recognised by their
legal form ("A.C."), posts by their title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from entramado.loaders.languages.spanish.name_lists import (
    ASIDE,
    CIVIL_ASSOCIATION,
    COUNTRY,
    FIRMS,
    IN,
    ITEM,
    LIST,
    OF,
    OF_NAME,
    OFFICE_BEFORE,
    OWN_NETWORK,
    POST,
    POSTS,
    SINGULAR,
    SUBJECT,
    SUBJECTS,
    TWO_AT_LAST,
)
from entramado.loaders.languages.spanish.names import NameSpan

# "; Mi capacidad no es ... A.C.;" (compendio-2020:2792): an item between semicolons needs no capitals.
_CIVIL_ITEM = re.compile(r"(?<=; )[A-ZÁÉÍÓÚÑ][^;,.:]{5,70} A\. ?C\.(?=;| y )")
_FIRM = re.compile(ITEM)
_ONE_ITEM = re.compile(rf"(?:(?P<of>{OF}) )?(?P<item>{ITEM})")
_ONE_SUBJECT = re.compile(rf"(?:(?P<of>{OF}) )?(?P<item>{TWO_AT_LAST}|{SUBJECT}){ASIDE}")


def find_lists(text: str) -> Iterator[NameSpan]:
    """The bodies so named in `text`; of a coordination each with its full name in the singular."""
    for match in POSTS.finditer(text):
        if not OWN_NETWORK.match(match["whose"]) or not COUNTRY.match(match["first"]):
            head = SINGULAR[match["head"].lower()]
            yield from _names(text, match, head, f"{match['whose']}{IN}")
    subjects = {m.start(): m for m in SUBJECTS.finditer(text)}
    for match in subjects.values():
        yield from _names(text, match, SINGULAR[match["head"].lower()], "", _ONE_SUBJECT)
    for match in LIST.finditer(text):
        if (
            match.start() not in subjects
            and not OWN_NETWORK.match(match["first"])
            and not POSTS.match(text, match.start())
        ):
            yield from _names(text, match, SINGULAR[match["head"].lower()], "")
    civil = list(CIVIL_ASSOCIATION.finditer(text))
    behind = {m.end() for m in civil}
    civil += [m for m in _CIVIL_ITEM.finditer(text) if m.end() not in behind]
    for match in civil:
        office = OFFICE_BEFORE.match(match[0])
        start = match.start() + (office.end() if office else 0)
        yield NameSpan(start, match.end(), "", False, text[start : match.end()])
    for match in FIRMS.finditer(text):
        for firm in _FIRM.finditer(text, *match.span("names")):
            yield NameSpan(firm.start(), firm.end(), "", False, firm[0])
    for match in POST.finditer(text):
        yield NameSpan(match.start(), match.end(), match["head"].capitalize(), False, match[0])


def _names(
    text: str, match: re.Match[str], head: str, whose: str, one: re.Pattern[str] = _ONE_ITEM
) -> Iterator[NameSpan]:
    """The members of a coordination, each under the shared head (and `whose` it is); `one` matches a member."""
    begin = match.start()
    of = OF_NAME
    for group in ("first", "more", "last"):
        start, end = match.span(group)
        for item in one.finditer(text, start, end):
            of = item["of"] or of
            name = f"{head} {whose}{item['item']}" if whose else f"{head} {of} {item['item']}"
            yield NameSpan(begin, item.end(), head, False, name)
            begin = item.end()
