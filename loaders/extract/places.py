"""States, municipalities and countries where an action takes place or that take part in it.

Toponyms come from the authority files. The reporting state counts; `ALL` stands for national coverage; the home country
is no value. Ambiguous names (of several municipalities, or of a municipality and a state) are resolved by their
context: "Guadalupe, Nuevo León", "municipios de ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from entramado.loaders.extract.extracted import Value
from entramado.loaders.extract.matcher import NameMatch, WordIndex, fold_name
from entramado.loaders.extract.passages import folded
from entramado.loaders.extract.town_names import towns_in_short
from entramado.loaders.languages.spanish.places import (
    ABROAD_BEHIND,
    ALSO_A_STATE,
    BEST_KNOWN,
    CITY,
    CITY_SPELLED,
    COMMON_WORD,
    FROM_OR_IN,
    IN_COUNTRY,
    LIST_IN_COUNTRY,
    NAME_BEHIND,
    NATIONAL,
    NOT_PLACE_BEFORE,
    ON_THE_WAY,
    PREPOSITIONS,
    SOME_OF,
    TOWN_AND_COMMA,
    TOWN_BEFORE,
    TOWN_OF_ITS_OWN,
    TOWNS_BEFORE,
    UNIVERSITY,
    WHOLE_COUNTRY,
)
from entramado.loaders.records import Entry, PartName
from entramado.loaders.text import Line, Passage, join
from entramado.ontology.authority import Authority
from entramado.ontology.home import HOME, iso_code, short_code
from entramado.ontology.profiles import IN_A_LIST

ALL_STATES = "ALL"  # the value for national coverage

_LIST_SEPARATOR = re.compile(r"\s*(?:,|y|e|,\s*y)\s*")
_DEMONYM = "demonym"


@dataclass(frozen=True, slots=True)
class AuthorityPlace:
    """A place of the authority: `kind` is "state", "municipality" or "country", `key` its ISO code or identifier."""

    kind: str
    key: str


class PlaceIndex:
    """Recognises the toponyms of the authority in running text."""

    def __init__(self, authority: Authority) -> None:
        names: list[tuple[str, AuthorityPlace]] = []
        for state in authority.states.values():
            names += [(n, AuthorityPlace("state", state.iso3166_2)) for n in {state.name, state.official_name}]
        names += [(c.name_es, AuthorityPlace("country", c.iso3166_1_alpha2)) for c in authority.countries.values()]
        names += [(m.name, AuthorityPlace("municipality", m.id)) for m in authority.municipalities.values()]
        names += [(n.name, AuthorityPlace(n.kind, n.place)) for n in authority.place_names]
        names += [(n, AuthorityPlace("municipality", town)) for n, town in towns_in_short(authority)]
        self._index: WordIndex[AuthorityPlace] = WordIndex(names)
        self.home = authority.home
        self._state_of = {m.id: m.state for m in authority.municipalities.values()}
        noted = [(n.note, n.place, fold_name(n.name)) for n in authority.place_names]
        self._common = {(place, name) for note, place, name in noted if note.startswith(COMMON_WORD)}
        self._best_known = {place for note, place, _ in noted if note.startswith(BEST_KNOWN)}
        self._in_lists = {(place, name) for note, place, name in noted if note == IN_A_LIST}
        self._demonyms = {name for note, _, name in noted if note.startswith(_DEMONYM)}

    def find(self, passage: Passage | str) -> list[NameMatch[AuthorityPlace]]:
        """The toponyms in reading order; in lower case only demonyms count ("la reforma" is no place)."""
        text = passage if isinstance(passage, str) else passage.text
        found = self._index.find(passage)
        ends = {m.end for m in found}
        return [
            m
            for m in found
            if (m.text[0].isupper() or m.text[0].isdigit() or fold_name(m.text) in self._demonyms)
            and not (
                fold_name(m.text) in ALSO_A_STATE
                and m.start - len(", ") not in ends
                and TOWN_AND_COMMA.search(text, 0, m.start)
            )
        ]

    def best_known(self, places: list[AuthorityPlace]) -> AuthorityPlace | None:
        """Of several places of one name the one that the authority notes as best known; None where it notes none."""
        return next((p for p in places if p.key in self._best_known), None)

    def is_common_word(self, key: str, name: str) -> bool:
        """Whether a municipality's name is a common word ("Centro"), which needs its state or "municipio de"."""
        return (key, fold_name(name)) in self._common

    def only_in_lists(self, match: NameMatch[AuthorityPlace]) -> bool:
        """Whether a name denotes a division only in a list of divisions: "La Guajira, Magdalena y Atlántico"."""
        return any((p.key, fold_name(match.text)) in self._in_lists for p in match.payloads)

    def state_of(self, municipality: str) -> str:
        """The state (ISO 3166-2) of a municipality."""
        return self._state_of[municipality]


@dataclass(slots=True)
class EntryPlaces:
    """The places of an entry, each once, in reading order."""

    states: list[Value]
    municipalities: list[Value]
    countries: list[Value]


def find_places(entry: Entry, index: PlaceIndex) -> EntryPlaces:
    """The places where an entry's action takes place or that take part in it."""
    states: dict[str, Value] = {}
    towns: dict[str, Value] = {}
    countries: dict[str, Value] = {}
    home = _reporting_state(entry, index)
    if home:
        states[home.value] = home
    for part, passage in _texts(entry):
        if part != "challenge":
            _add_national_coverage(passage, states, of_action=part in ("title", "description") and home is None)
        reading = _PassageReader(passage, index, home.value if home else None)
        for match, place in reading.places():
            if place.kind != "country" and part == "challenge":
                continue
            target = {"state": states, "municipality": towns, "country": countries}[place.kind]
            key = _state_code(place.key) if place.kind == "state" else place.key
            printed = CITY.sub(CITY_SPELLED, " ".join(match.text.split()))
            target.setdefault(key, Value(key, passage.lines(match.start, match.end), f"{place.kind}-name", printed))
    if home is None:
        _states_of_towns(states, towns, index)
    elif entry.state:
        # In the good-practices study only the chapter's state counts (buenas-practicas-oim:4994).
        states = {home.value: home}
    return EntryPlaces(list(states.values()), list(towns.values()), list(countries.values()))


def _states_of_towns(states: dict[str, Value], towns: dict[str, Value], index: PlaceIndex) -> None:
    """Add the states of the municipalities: "en Tijuana y Villahermosa" (compendio-2024:1149)."""
    for town in towns.values():
        code = _state_code(index.state_of(town.value))
        states.setdefault(code, Value(code, town.lines, "state-of-municipality"))


def _can_denote(match: NameMatch[AuthorityPlace], key: str) -> bool:
    """Whether a name can denote the place `key`."""
    return any(p.key == key for p in match.payloads)


def _state_code(key: str) -> str:
    """The published code of a state: ISO 3166-2 without the country."""
    return short_code(key)


def _texts(entry: Entry) -> Iterator[tuple[PartName, Passage]]:
    """The passages in which places are read; of those called "challenge" only countries count."""
    if entry.title:
        yield "title", entry.title_passage
    if entry.target_printed:
        # The printed target names countries only: "Población repatriada por autoridades estadounidenses"
        # (buenas-practicas-oim:920).
        yield (
            "challenge",
            join([Line((entry.title_lines or entry.lines)[1 if entry.title_lines else 0], entry.target_printed)]),
        )
    yield from entry.parts()


def _reporting_state(entry: Entry, index: PlaceIndex) -> Value | None:
    """The reporting state: that of the study's chapter, or the one named by a reporter of the states' chapter."""
    if entry.state:
        return Value(_state_code(entry.state), (entry.first_line, entry.first_line), "chapter-state")
    if entry.chapter != "EF":
        return None
    for name in [*entry.reporters, *entry.parents]:
        for match in index.find(name.text):
            for place in match.payloads:
                if place.kind == "state":
                    return Value(_state_code(place.key), (name.line, name.line), "reporting-state")
    return None


def _add_national_coverage(passage: Passage, states: dict[str, Value], *, of_action: bool) -> None:
    """Add national coverage where a passage states it.

    `of_action`: the passage describes the action and no state reports it, so that "the country" counts too.
    """
    low = folded(passage.text)
    said = [*NATIONAL.finditer(low), *(WHOLE_COUNTRY.finditer(low) if of_action else ())]
    for match in said:
        if not SOME_OF.search(low[: match.start()]):
            states.setdefault(ALL_STATES, Value(ALL_STATES, passage.lines(*match.span()), "national-coverage"))
            return


class _PassageReader:
    """Resolves the toponyms of one passage by their context; `home` is the reporting state's code, if any."""

    def __init__(self, passage: Passage, index: PlaceIndex, home: str | None) -> None:
        self.text = passage.text
        self.low = folded(passage.text)
        self.index = index
        self.home = home
        self.found = index.find(passage)

    def places(self) -> Iterator[tuple[NameMatch[AuthorityPlace], AuthorityPlace]]:
        """Each toponym with the place that it denotes here; those that denote none or stay ambiguous are left out."""
        last: tuple[int, AuthorityPlace] | None = None
        for i, match in enumerate(self.found):
            in_list = last is not None and _LIST_SEPARATOR.fullmatch(self.text, last[0], match.start) is not None
            behind = self.found[i + 1] if i + 1 < len(self.found) else None
            place = self._read(match, behind, last[1] if last and in_list else None)
            if place is not None and place.kind == "state" and self.index.only_in_lists(match):
                beside = last is not None and in_list and last[1].kind == "state"
                place = place if beside or self._divisions_go_on(match, i) else None
            if place is not None:
                last = (match.end, place)
                several = [p for p in match.payloads if p.kind == "country"] if place.kind == "country" else [place]
                # A region stands for its countries in a list of those that take part, "Triángulo Norte, México y
                # Estados Unidos constituyeron" (informe-2018:1808), not elsewhere (398, 3595).
                if place.key != self.index.home and (len(several) == 1 or in_list or self._list_goes_on(match, behind)):
                    yield from ((match, p) for p in several)
            elif not in_list:
                last = None

    def _divisions_go_on(self, match: NameMatch[AuthorityPlace], at: int) -> bool:
        """Whether a list continues with a division whose name is unambiguous."""
        behind = self.found[at + 1] if at + 1 < len(self.found) else None
        if behind is None or not self._list_goes_on(match, behind):
            return False
        states = [p for p in behind.payloads if p.kind == "state"]
        is_division = bool(states) and not self.index.only_in_lists(behind)
        return is_division or (bool(states) and self._divisions_go_on(behind, at + 1))

    def _list_goes_on(self, match: NameMatch[AuthorityPlace], behind: NameMatch[AuthorityPlace] | None) -> bool:
        """Whether another toponym follows behind a comma or "y"."""
        return behind is not None and _LIST_SEPARATOR.fullmatch(self.text, match.end, behind.start) is not None

    def _read(
        self, match: NameMatch[AuthorityPlace], behind: NameMatch[AuthorityPlace] | None, in_list: AuthorityPlace | None
    ) -> AuthorityPlace | None:
        """The place that a toponym denotes; `behind` is the next one, `in_list` the one before it in its list."""
        before = self.low[max(0, match.start - 60) : match.start]
        in_a_name = UNIVERSITY.search(self.text, max(0, match.start - 90), match.start)
        is_country = any(p.kind == "country" for p in match.payloads)
        abroad = not is_country and ABROAD_BEHIND.match(self.low, match.end)
        if in_a_name or NOT_PLACE_BEFORE.search(before) or abroad:
            return None
        if (
            self.home
            and self.home != HOME.capital
            and ON_THE_WAY.search(before)
            and _can_denote(match, iso_code(HOME.capital))
        ):
            return None
        by_kind: dict[str, list[AuthorityPlace]] = {}
        for place in match.payloads:
            by_kind.setdefault(place.kind, []).append(place)
        if "country" in by_kind:
            return by_kind["country"][0]
        if self._lies_abroad(match, behind) or self._is_of_a_list_abroad(match):
            return None
        named_after = TOWN_OF_ITS_OWN.search(self.text, max(0, match.start - 12), match.start)
        states = [] if named_after else by_kind.get("state", [])
        if in_list and in_list.kind == "municipality" and states:
            # "Tenosique, Tabasco" is a town and its state; in an entry of Durango "Cuencamé, Durango" are two towns.
            its_state = self.index.state_of(in_list.key)
            if its_state == states[0].key and _state_code(its_state) != self.home:
                return states[0]
        towns = by_kind.get("municipality", [])
        listed = in_list is not None and in_list.kind == "municipality"
        introduced = bool(TOWN_BEFORE.search(before)) or (not states and bool(TOWNS_BEFORE.search(before)))
        town = self._town(match, towns, behind, introduced=introduced or listed, also_state=bool(states))
        return town or next(iter(states), None)

    def _lies_abroad(self, match: NameMatch[AuthorityPlace], behind: NameMatch[AuthorityPlace] | None) -> bool:
        """Whether the foreign country of a place follows, not the next item of a list ("Chiapas, Guatemala y")."""
        if behind is None or not IN_COUNTRY.fullmatch(self.text, match.end, behind.start):
            return False
        if not behind.text[:1].isupper() or not self._is_foreign(behind):
            return False
        at = self.found.index(behind) + 1
        following = self.found[at] if at < len(self.found) else None
        if following is None or not self._is_foreign(following):
            return True
        return _LIST_SEPARATOR.fullmatch(self.text, behind.end, following.start) is None

    def _is_of_a_list_abroad(self, match: NameMatch[AuthorityPlace]) -> bool:
        """Whether a list of places ends in the foreign country that all of them are in."""
        rest = LIST_IN_COUNTRY.match(self.text, match.end)
        return rest is not None and any(m.start == rest.end() and self._is_foreign(m) for m in self.found)

    def _is_foreign(self, match: NameMatch[AuthorityPlace]) -> bool:
        return any(p.kind == "country" and p.key != self.index.home for p in match.payloads)

    def _town(
        self,
        match: NameMatch[AuthorityPlace],
        towns: list[AuthorityPlace],
        behind: NameMatch[AuthorityPlace] | None,
        *,
        introduced: bool,
        also_state: bool,
    ) -> AuthorityPlace | None:
        """The municipality that a name denotes here; None where it denotes none.

        `introduced`: words or a list before it say that it is a town; `also_state`: it is the name of a state too.
        """
        if not towns:
            return None
        beside = self._state_beside(match, behind)
        here = [t for t in towns if self.index.state_of(t.key) == beside]
        if here:
            return here[0]
        at_home = [t for t in towns if _state_code(self.index.state_of(t.key)) == self.home]
        if also_state and self.home and not at_home:
            return None  # the state, not a town of that name elsewhere (compendio-2024:7816)
        chosen = at_home[0] if at_home else (towns[0] if len(towns) == 1 else self._disambiguated(match, towns))
        if chosen is None or introduced:
            return chosen
        if also_state or self.index.is_common_word(chosen.key, match.text) or self._is_inside_name(match):
            return None
        return chosen

    def _disambiguated(self, match: NameMatch[AuthorityPlace], towns: list[AuthorityPlace]) -> AuthorityPlace | None:
        """Of several towns of one name the one in the state of its neighbour in a list: "Morelia, Lázaro Cárdenas"."""
        i = self.found.index(match)
        for other in (*self.found[i + 1 : i + 2], *self.found[max(0, i - 1) : i]):
            between = self.text[min(match.end, other.end) : max(match.start, other.start)]
            if not _LIST_SEPARATOR.fullmatch(between):
                continue
            beside = {self.index.state_of(p.key) for p in other.payloads if p.kind == "municipality"}
            here = [t for t in towns if self.index.state_of(t.key) in beside]
            if len(beside) == 1 and len(here) == 1:
                return here[0]
        named = {p.key for other in self.found for p in other.payloads if p.kind == "state"}
        here = [t for t in towns if self.index.state_of(t.key) in named]
        if len(here) == 1:
            return here[0]
        return self.index.best_known(towns)

    def _is_inside_name(self, match: NameMatch[AuthorityPlace]) -> bool:
        """Whether a single word is part of a longer name of something else: "Centro Nacional", "Colegio Progreso"."""
        if " " in match.text.strip() or match.text.isupper():
            return False
        if FROM_OR_IN.search(self.text, max(0, match.start - 6), match.start):
            return False  # behind a preposition: "la Delegación en Juárez de la Cruz Roja" (buenas-practicas-oim:1640)
        # A road may follow a town: "2. Atlacomulco Autopista Atlacomulco-Toluca" (buenas-practicas-oim:3935).
        after = NAME_BEHIND.match(self.text, match.end, match.end + 40)
        ahead = re.search(r"([A-ZÁÉÍÓÚ]\w+) $", self.text[max(0, match.start - 30) : match.start])
        return bool(after and self.text[match.end] != ",") or bool(ahead and ahead[1].lower() not in PREPOSITIONS)

    def _state_beside(self, match: NameMatch[AuthorityPlace], behind: NameMatch[AuthorityPlace] | None) -> str | None:
        """The state named right behind a municipality: "Tenosique, Tabasco", "Ojinaga (Chihuahua)"."""
        if behind is None or not re.fullmatch(r",?\s?\(?", self.text[match.end : behind.start]):
            return None
        return next((p.key for p in behind.payloads if p.kind == "state"), None)
