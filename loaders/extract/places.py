"""States, municipalities and countries where an action takes place or that take part in it.

Names come from the authority files. A state that reports counts; `ALL` stands for national
coverage. Mexico itself is no value. A municipality's name that several states have, or that is a
state's name too, is read by what stands beside it ("Guadalupe, Nuevo León", "municipios de ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.matcher import Match, WordIndex, fold
from loaders.extract.model import Value
from loaders.model import Entry, PartName
from loaders.text import Passage, join, Line
from ontology.authority import Authority

ALL_STATES = "ALL"
_HOME = "MX"

# "en las 32 entidades federativas": compendio-2024:2121, 3384; "cobertura nacional": 342.
_NATIONAL = re.compile(
    r"\b(?:32|treinta y dos)\s+(?:\w+\s+){0,2}?(?:entidades|estados|fiscalias|delegaciones|oficinas|sistemas|procuradurias|centros|registros civiles del pais)"
    r"|\b(?:todas las|cada una de las) entidades federativas\b|\btodos los estados (?:de la republica|del pais)\b"
    r"|\bcobertura nacional\b|\ben todo el (?:pais|territorio nacional)\b|\ba nivel nacional\b|\btoda la republica\b"
)
# "29 de los 32 Registros Civiles": not all of them (informe-2018:888).
_SOME_OF = re.compile(r"\d+\s+de\s+(?:los|las)\s*$")
_NOT_PLACE_BEFORE = re.compile(
    r"\b(?:aeropuerto(?: \w+){0,3}|universidad(?: \w+){0,3}|calle|avenida|av|colonia|plaza|presidente|jose maria|miguel|vicente|nuevo|golfo de|"
    r"voz de|torneo|guia|canal)\W*$"
)
_MUNICIPALITY_BEFORE = re.compile(
    r"\b(?:municipios?|ayuntamientos?|alcaldias?|ciudad(?:es)?|cd|capital|localidad(?:es)?|garitas?|puntos?|colonias)\s+(?:\w+\s+)?(?:de|en)?\s*"
    r"(?:[\w.]+(?:\s+[\w.]+){0,4},\s*|[\w.]+(?:\s+[\w.]+){0,4}\s+(?:y|e)\s*)*$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the authority: `kind` state, municipality or country, and its key."""

    kind: str
    key: str


class PlaceIndex:
    """Finds the places of the authority in running text."""

    def __init__(self, authority: Authority) -> None:
        names: list[tuple[str, Place]] = []
        for state in authority.states.values():
            names += [(n, Place("state", state.iso3166_2)) for n in {state.name, state.official_name}]
        names += [(c.name_es, Place("country", c.iso3166_1_alpha2)) for c in authority.countries.values()]
        names += [(m.name, Place("municipality", m.id)) for m in authority.municipalities.values()]
        names += [(n.name, Place(n.kind, n.place)) for n in authority.place_names]
        self._index: WordIndex[Place] = WordIndex(names)
        self._state_of = {m.id: m.state for m in authority.municipalities.values()}

    def find(self, passage: Passage | str) -> list[Match[Place]]:
        """The names of places in reading order; a name in lower case is none ("la reforma")."""
        return [m for m in self._index.find(passage) if m.text[0].isupper() or m.text[0].isdigit()]

    def state_of(self, municipality: str) -> str:
        """The state (ISO 3166-2) of a municipality."""
        return self._state_of[municipality]


@dataclass(slots=True)
class Places:
    """The places of an entry, each once, in reading order."""

    states: list[Value]
    municipalities: list[Value]
    countries: list[Value]


def find_places(entry: Entry, index: PlaceIndex) -> Places:
    """The places where an entry's action takes place or that take part."""
    states: dict[str, Value] = {}
    towns: dict[str, Value] = {}
    countries: dict[str, Value] = {}
    home = _reporting_state(entry, index)
    if home:
        states[home.value] = home
    for part, passage in _texts(entry):
        if part != "challenge":
            _national(passage, states)
        found = index.find(passage)
        for i, match in enumerate(found):
            behind = found[i + 1] if i + 1 < len(found) else None
            value = _read(passage, match, behind, index, home.value if home else None)
            if value is None:
                continue
            place, lines = value
            target = {"state": states, "municipality": towns, "country": countries}[place.kind]
            if place.kind != "country" and part in ("challenge", "footnote") and entry.doc != "":
                if part == "challenge":
                    continue
            target.setdefault(place.key, Value(place.key, lines, f"{place.kind}-name"))
    return Places(list(states.values()), list(towns.values()), list(countries.values()))


def _texts(entry: Entry) -> Iterator[tuple[PartName, Passage]]:
    if entry.title:
        first = (entry.title_lines or entry.lines)[0]
        yield "title", join([Line(first, entry.title)])
    yield from entry.parts()


def _reporting_state(entry: Entry, index: PlaceIndex) -> Value | None:
    """The state that reports: the study's chapter, or the state printed as (part of) the reporter."""
    first = (entry.title_lines or entry.lines)[0]
    if entry.state:
        key = entry.state if entry.state.startswith("MX-") else f"MX-{entry.state}"
        return Value(key, (first, first), "chapter-state")
    if entry.chapter != "EF":
        return None
    for name in [*entry.reporters, *entry.parents]:
        for match in index.find(name.text):
            for place in match.payloads:
                if place.kind == "state":
                    return Value(place.key, (name.line, name.line), "reporting-state")
    return None


def _national(passage: Passage, states: dict[str, Value]) -> None:
    low = fold(passage.text)
    for match in _NATIONAL.finditer(low):
        if not _SOME_OF.search(low[: match.start()]):
            states.setdefault(ALL_STATES, Value(ALL_STATES, passage.lines(*match.span()), "national-coverage"))
            return


def _read(
    passage: Passage, match: Match[Place], behind: Match[Place] | None, index: PlaceIndex, home: str | None
) -> tuple[Place, tuple[int, int]] | None:
    """The place that a name means here; None where it means none or cannot be told."""
    low = fold(passage.text[max(0, match.start - 80) : match.start])
    if _NOT_PLACE_BEFORE.search(low):
        return None
    lines = passage.lines(match.start, match.end)
    by_kind: dict[str, list[Place]] = {}
    for place in match.payloads:
        by_kind.setdefault(place.kind, []).append(place)
    if "country" in by_kind:
        place = by_kind["country"][0]
        return None if place.key == _HOME else (place, lines)
    towns = by_kind.get("municipality", [])
    if towns:
        beside = _state_beside(passage, match, behind)
        inside = [t for t in towns if index.state_of(t.key) == beside] or [t for t in towns if index.state_of(t.key) == home]
        chosen = inside[0] if inside else (towns[0] if len(towns) == 1 else None)
        if chosen and ("state" not in by_kind or beside or _MUNICIPALITY_BEFORE.search(low)):
            return chosen, lines
    if "state" in by_kind:
        return by_kind["state"][0], lines
    return None


def _state_beside(passage: Passage, match: Match[Place], behind: Match[Place] | None) -> str | None:
    """The state named right behind a municipality: "Tenosique, Tabasco", "Ojinaga (Chihuahua)"."""
    if behind is None or not re.fullmatch(r",?\s?\(?", passage.text[match.end : behind.start]):
        return None
    return next((p.key for p in behind.payloads if p.kind == "state"), None)
