"""Laws, treaties, agreements, protocols and plans that an entry names.

A name begins with a head noun ("Ley", "Protocolo", "Convenio de colaboración") and extends over words that can belong
to a name: capitalised words and the function words between them, or, behind heads that are common nouns too
("protocolo de atención consular ..."), any words up to a verb or a mark. A further head begins another name ("Ley de
Migración y su Reglamento").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from entramado.loaders.extract.extracted import Instrument
from entramado.loaders.extract.instrument_kinds import NAME_WORD
from entramado.loaders.extract.instrument_names import add_fullest
from entramado.loaders.languages.spanish.instruments import (
    ADDRESS,
    AND_ITS,
    ANOTHER_NUMBER,
    ARTICLES,
    BEFORE_AN_ARTICLE,
    BIBLIOGRAPHIC_REFERENCE,
    BODY_OF,
    CAPITALISED_HEADS,
    COMPLETE_NAMES,
    COORDINATED_NOUNS,
    DANGLING_TAIL,
    DONE_BY,
    FOOTNOTE_MARK,
    INDEFINITE,
    ITS_REGULATION,
    KIND_ONLY,
    LINKING,
    LOWER_CASE_HEADS,
    NAMED_STRATEGY,
    NEEDS_ARTICLE,
    NEXT_HEAD,
    NONSPECIFIC,
    OF_A_DAY,
    OF_A_LAW,
    PURPOSE_ONLY,
    REGULATION_OF,
    SIGNATURE_DATE,
    STOP_WORDS,
    THAT_CREATES,
    THAT_MUST,
    UNSETTLED,
)
from entramado.loaders.records import Entry
from entramado.loaders.text import Passage
from entramado.ontology.folding import fold, unaccent

_HEAD = re.compile(
    rf"(?<![\w/-])(?:(?P<whole>{COMPLETE_NAMES})|(?P<plain>{LOWER_CASE_HEADS})|(?P<proper>{CAPITALISED_HEADS}))(?![\w])"
)
_NUMBER = re.compile(r"\d[\d./-]*")
_WORK_REACH = 160  # characters before a name in which the title of a work that contains it begins
_QUOTED = re.compile(r"\s*[“\"«][^”\"»]{3,90}[”\"»]")
# A word behind a comma is the next item of a list, not of the name: "Reglamento de la Ley de Migración, Refugiados y
# otras formas" (compendio-2020:1508).
_LONE_ITEM = re.compile(r"[^,]*[a-z](?P<item>,\s[A-Z]\w+)$")
_LONGEST_TITLE = 400  # characters of a text that may be a title in capitals
_SAME_BEGINNING = 20  # characters by which a title is recognised as naming a strategy
_MAX_WORDS = 28  # of a name, behind its head


def find_instruments(entry: Entry) -> list[Instrument]:
    """The instruments that an entry names, each once, under its fullest name; a strategy that is the action is none."""
    found: list[Instrument] = []
    _add_from(found, entry.title_passage)
    for _, passage in entry.parts():
        _add_from(found, passage)
    return [f for f in found if not _is_the_action(f.name, entry)]


def _is_the_action(name: str, entry: Entry) -> bool:
    """Whether a strategy is the reported action itself, by the title (compendio-2020:1853, compendio-2024:6787)."""
    low = fold(name)
    return NAMED_STRATEGY.match(low) is not None and low[:_SAME_BEGINNING] in fold(entry.title or "")


def _add_from(found: list[Instrument], passage: Passage) -> None:
    """Add the instruments of a passage to `found`."""
    text = passage.text
    for start, end in _names(text):
        name = FOOTNOTE_MARK.sub("", " ".join(text[start:end].split()))
        if KIND_ONLY.fullmatch(fold(name)):
            continue
        add_fullest(found, Instrument(name, passage.lines(start, end), "instrument-name"))
        its = ITS_REGULATION.match(text, end)
        if its and name.startswith("L"):
            regulation = REGULATION_OF.format(law=name)
            add_fullest(found, Instrument(regulation, passage.lines(*its.span("regulation")), "regulation-of-law"))


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each instrument's name in `text`."""
    plain = unaccent(text)
    if len(text) <= _LONGEST_TITLE:
        plain = _capitalise_words(plain)
    if "://" in plain or "www." in plain:
        plain = ADDRESS.sub(lambda m: " " * len(m[0]), plain)
    behind = 0
    # A programme inside the name of a body is none: "Secretaría Ejecutiva del Programa de Derechos Humanos"
    # (compendio-2020:2792).
    bodies = [m.span() for m in BODY_OF.finditer(plain)]
    for match in _HEAD.finditer(plain):
        if match.start() < behind or any(a < match.start() < b for a, b in bodies):
            continue
        if _is_unsettled_or_cited(plain, match):
            continue
        end = _extent(plain, match)
        if when := SIGNATURE_DATE.search(plain, match.end(), end):
            end = when.start() if match.end() < when.start() or match["plain"] else end
        quoted = _QUOTED.match(plain, end)
        if quoted:
            yield match.start(), quoted.end()
            behind = quoted.end()
            continue
        tail = DANGLING_TAIL.search(plain, match.end(), end)
        behind = tail.start() if tail and tail.end() == end else end
        if lone := _LONE_ITEM.match(plain, match.end(), behind):
            behind = lone.start("item")
        if not NONSPECIFIC.match(plain, behind):
            yield match.start(), behind


def _is_unsettled_or_cited(text: str, head: re.Match[str]) -> bool:
    """Whether the words before a head make the instrument a draft, a proposal, or part of the title of another work."""
    before = text[max(0, head.start() - _WORK_REACH) : head.start()]
    before = before.rsplit("\n", 1)[-1]
    low = before.lower()
    if UNSETTLED.search(low) or BIBLIOGRAPHIC_REFERENCE.search(before):
        return True
    return bool(NEEDS_ARTICLE.match(text, head.start()) and INDEFINITE.search(low))


def _capitalise_words(text: str) -> str:
    """A text in capitals with its words capitalised, function words in lower case; of unchanged length."""
    if sum(map(str.isupper, text)) < 0.6 * sum(map(str.isalpha, text)):
        return text
    return NAME_WORD.sub(lambda m: m[0].lower() if m[0].lower() in LINKING else m[0][:1] + m[0][1:].lower(), text)


def _extent(text: str, head: re.Match[str]) -> int:
    """Where a name ends: before a mark, a verb, another head or (behind a proper head) a word in lower case."""
    if head["whole"]:
        return head.end()
    if day := OF_A_DAY.match(text, head.end()):
        return day.end()
    creates = THAT_CREATES.match(text, head.end()) or PURPOSE_ONLY.match(text, head.start())
    end = creates.end() if creates else head.end()
    loose = (
        head["plain"] is not None
        or head.group().startswith(("Protocolo", "Ruta", "Lineamiento"))
        or creates is not None
    )
    before = fold(head.group().rsplit(maxsplit=1)[-1])
    for count, word in enumerate(NAME_WORD.finditer(text, end)):
        gap = text[end : word.start()]
        if count >= _MAX_WORDS or re.search(r"[.;:!?()\n•“”\"]", gap):
            break
        token = word.group()
        low = fold(token)
        title_goes_on = DONE_BY.match(text, word.start()) is not None and "," in text[head.end() : word.start()]
        must = loose and THAT_MUST.match(text, word.start()) is not None
        if (low in STOP_WORDS and not must) or (
            low in NEXT_HEAD and token[0].isupper() and not _of_a_law(text, head, word)
        ):
            break
        # Another instrument begins: "la Ley de Creación del Instituto y su Programa" (buenas-practicas-oim:5999).
        if AND_ITS.match(text, word.start()):
            break
        # Behind a number "y" begins another name ("la Ley 25.871 y el Acuerdo ..."), except in "Convenios 97 y 143".
        if low == "y" and _NUMBER.fullmatch(before) and not ANOTHER_NUMBER.match(text, word.end()):
            break
        listed = "," in gap
        if listed and loose and (more := COORDINATED_NOUNS.match(text, end)):
            end = more.end()
            continue
        if word.start() < end:
            continue
        plain = loose and not listed
        if not (token[0].isupper() or low in LINKING or _NUMBER.fullmatch(token) or plain or title_goes_on):
            break
        if listed and (not token[0].isupper() or any(c.isdigit() for c in before)):
            break
        if low in ARTICLES and not (
            loose or before in LINKING | BEFORE_AN_ARTICLE or before.endswith("r") or gap.strip()
        ):
            break  # the subject begins: "en el marco de la Estrategia Somos Mexicanos el INM logró" (informe-2018:2954)
        end, before = word.end(), low
    return end


def _of_a_law(text: str, head: re.Match[str], word: re.Match[str]) -> bool:
    """Whether the law at `word` is the one that the regulation at `head` belongs to."""
    return bool(OF_A_LAW.fullmatch(text, head.start(), word.start()))
