"""Names that several programmes share: the same programme by country, by state or by edition, or an equal name.

A programme is called by its title without what tells it apart: places and years at its end, what stands in brackets,
the words for its kind ("programa", "estrategia") before it; and by what stands in quotation marks within it, or before
them. What calls two programmes or more is the name of a family. Nothing says that they are one programme, so nothing
of them is added up but entries.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.known_entities import entities
from entramado.api.pages.per_build import EntityPages, PerEngine
from entramado.api.pages.search.words import function_words
from entramado.ontology.folding import fold_words
from entramado.queries.entities import Entities

_BRACKETS: Final = re.compile(r"\([^()]*\)")
_QUOTED: Final = re.compile(r"[“”\"«]([^“”\"«»]{4,})[”\"»]")
_KINDS: Final = frozenset(
    "programa programas subprograma proyecto estrategia campaña iniciativa operativo curso taller convenio "
    "plan piloto".replace("ñ", "n").split()
)
_EDITION: Final = re.compile(r"(?:edicion|fase|etapa|version)? ?(?:\d{1,4}|[ivx]+|primera|segunda|tercera)")
_TAIL: Final = re.compile(
    r"(?: (?:en|de|del|para|con|y|a|entre))*(?: (?:el|la|los|las|estado|estado de|republica de))*$"
)
_PLACES: Final = ("country", "state", "municipality")
_WORDS_LEAST: Final = 2
_MEMBERS_MOST: Final = 12
_SIGNIFICANT: Final = 3


@dataclass(frozen=True, slots=True)
class Family:
    """Programmes that share a name: how the name is written, and their slugs, by label."""

    slug: str
    name: str
    members: tuple[str, ...]


async def families(pages: EntityPages) -> Mapping[str, Family]:
    """Every family by its slug; made once for each build."""
    return await _FAMILIES.get(pages)


async def _families(pages: EntityPages) -> Mapping[str, Family]:
    return families_of(await entities(pages))


_FAMILIES: Final[PerEngine[EntityPages, Mapping[str, Family]]] = PerEngine(_families)


def families_of(known: Entities) -> dict[str, Family]:
    """The families among the programmes of a graph."""
    places = frozenset(name for kind in _PLACES for name in known.names(kind) if not name.isdecimal())
    called: dict[str, dict[str, str]] = defaultdict(dict)
    for slug, label in known.choices("programme", "es"):
        for name, written in names_of(label, places):
            called[name].setdefault(slug, written)
    found: dict[str, Family] = {}
    seen: set[frozenset[str]] = set()
    # The longest name of the same programmes is theirs.
    for name in sorted(called, key=lambda name: (-len(called[name]), -len(name), name)):
        members = frozenset(called[name])
        if not _WORDS_LEAST <= len(members) <= _MEMBERS_MOST or members in seen:
            continue
        seen.add(members)
        written = min(called[name].values(), key=lambda text: (len(text), text))
        by_label = sorted(members, key=lambda slug: (fold_words(known.label("programme", slug)), slug))
        slug = name.replace(" ", "-")
        found[slug] = Family(slug, written[0].upper() + written[1:], tuple(by_label))
    return found


def names_of(label: str, places: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What a programme is called, folded and as it is written, without what tells it apart.

    >>> list(names_of("Programa “Huertos Vivos” en Belice", frozenset({"belice"})))
    [('huertos vivos', 'Huertos Vivos')]
    """
    bare = " ".join(_BRACKETS.sub(" ", label).split())
    pieces = [bare, *(match[1] for match in _QUOTED.finditer(bare))]
    if match := _QUOTED.search(bare):
        pieces.append(bare[: match.start()])
    given = set()
    for piece in pieces:
        written = _without(piece.strip(' ,.;:“”"«»'), places)
        name = fold_words(written)
        long = [word for word in name.split() if len(word) > _SIGNIFICANT and word not in function_words()]
        only_kinds = all(word in _KINDS for word in name.split())
        if len(long) >= _WORDS_LEAST and not only_kinds and name not in given:
            given.add(name)
            yield name, written


def _without(text: str, places: frozenset[str]) -> str:
    """A name without the words for its kind before it, and without places, years and editions at its end."""
    words = text.split()
    while len(words) > _WORDS_LEAST and fold_words(words[0]) in _KINDS:
        words = words[1:]
        while len(words) > _WORDS_LEAST and words[0].lower() in ("de", "del", "para", "la", "el"):
            words = words[1:]
    while True:
        shorter = _without_last(words, places)
        if shorter == words:
            return " ".join(words).strip(' ,.;:“”"«»')
        words = shorter


def _without_last(words: list[str], places: frozenset[str]) -> list[str]:
    for size in range(min(5, len(words) - _WORDS_LEAST), 0, -1):
        end = fold_words(" ".join(words[-size:]))
        if end in places or _EDITION.fullmatch(end):
            left = words[:-size]
            while len(left) > _WORDS_LEAST and _TAIL.fullmatch(f" {fold_words(left[-1])}"):
                left = left[:-1]
            return left
    return words
