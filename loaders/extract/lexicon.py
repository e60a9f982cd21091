"""The names of the authority's bodies, indexed for named-entity recognition and linking.

Built once from the authority files. The lexicon finds names in a text, gives the bodies that a name can denote in an
entry (of a body that each state has, that of the entry's state), and tells whether one body is part of another. What
a document leaves ambiguous stays ambiguous: several candidates are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from entramado.loaders.extract.matcher import NameMatch, WordIndex, fold_name
from entramado.loaders.languages.spanish.lexicon import (
    COMPOUND,
    IN_WHICH,
    OPENS_IN,
    STATE_OF,
    STATE_OF_PLACE,
    THROUGH,
    WHOSE,
)
from entramado.loaders.records import Entry
from entramado.ontology.authority import Authority, Institution
from entramado.ontology.home import iso_code

_HYPHENATED_CAPITALS = re.compile(r"\b([A-ZÁÉÍÓÚÑ]{2,})-\s([A-ZÁÉÍÓÚÑ]{2,})\b")

# "NOM-027-SSA3-2013" (compendio-2020:2317) is an official standard, no mention of the SSA.
_NORM_NUMBER_BEFORE = re.compile(r"\d-\Z")

_COUNTRY_REACH = 60  # characters beside a name in which the name of its country stands
_THROUGH_WHICH = re.compile(rf",?\s{THROUGH}\s")


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name of a body; `kind` is "name", "acronym", "printed" (a misprint) or "short" (valid within its state)."""

    body: str
    kind: str


@dataclass(frozen=True, slots=True)
class ReporterContext:
    """Who reports an entry: the bodies and their parent bodies (identifiers), and their states (ISO 3166-2)."""

    reporters: frozenset[str] = frozenset()
    parents: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()


@dataclass(slots=True)
class Lexicon:
    """The names of all bodies of the authority.

    `bodies` are the bodies by identifier, `index` finds their names and `places` the names of states. `name_words` are
    words of names in mixed case, which in a text in capitals cannot be distinguished from acronyms; `words` are all
    words of names. `successors` maps a body to the one that succeeded it.
    """

    bodies: dict[str, Institution]
    index: WordIndex[NameForm]
    places: WordIndex[str]
    name_words: frozenset[str]
    words: frozenset[str]
    successors: dict[str, str]
    _by_name: dict[str, list[NameForm]] = field(repr=False)
    _acronyms: dict[str, list[str]] = field(repr=False)
    _foreign_names: WordIndex[str] = field(repr=False)

    @classmethod
    @lru_cache(maxsize=4)
    def from_authority(cls, authority: Authority) -> Lexicon:
        """Index all names of all bodies; one that is a place's name too ("Chiapas") is not searched in running text.

        Cached by authority, since a draft is read again and again with the same one.
        """
        states = {s.iso3166_2: [s.name, s.official_name] for s in authority.states.values()}
        for place in authority.place_names:
            if place.kind == "state":
                states[place.place].append(place.name)
        countries = {c.name_es for c in authority.countries.values()}
        place_names = {fold_name(n) for names in states.values() for n in names}
        any_case: list[tuple[str, NameForm]] = []
        exact: list[tuple[str, NameForm]] = []
        by_name: dict[str, list[NameForm]] = {}
        words: set[str] = set()
        acronyms: dict[str, list[str]] = {}
        for name, form in _name_forms(authority):
            by_name.setdefault(fold_name(name), []).append(form)
            # "Chiapas" and "Estado de Chiapas" denote the government only as a printed reporter, not in running text.
            if fold_name(name).removeprefix(STATE_OF_PLACE) in place_names:
                continue
            if form.kind == "acronym":
                acronyms.setdefault(form.body, []).append(name)
                exact.append((name, form))
            elif " " in name:
                any_case.append((name, form))
                words.update(fold_name(w) for w in name.split() if not w.isupper())
            else:
                exact.append((name, form))
        return cls(
            bodies=dict(authority.institutions),
            index=WordIndex(any_case, exact),
            # A state may share its name with the country, which is meant then: "Consulado de México".
            places=WordIndex((n, iso) for iso, names in states.items() for n in names if n not in countries),
            name_words=frozenset(words),
            words=frozenset(w for name in by_name for w in name.split()),
            successors={s.predecessor: s.successor for s in authority.successions},
            _by_name=by_name,
            _acronyms=acronyms,
            _foreign_names=WordIndex(_foreign_country_names(authority)),
        )

    def mend_hyphenated_capitals(self, text: str) -> str:
        """`text`, of unchanged length, with known words in capitals joined that a line's end split ("SEMAR- NAT")."""

        def whole(match: re.Match[str]) -> str:
            joined = match[1] + match[2]
            return f"{joined}  " if fold_name(joined) in self.words else match[0]

        return _HYPHENATED_CAPITALS.sub(whole, text)

    def find(self, text: str) -> list[NameMatch[NameForm]]:
        """The names of known bodies in `text`; amid capitals, an acronym that is also a word is not taken for one."""
        return [m for m in self.index.find(text) if not self._is_word_in_capitals(text, m)]

    def _is_word_in_capitals(self, text: str, match: NameMatch[NameForm]) -> bool:
        """Whether a match is no mention: an acronym inside a compound or norm, or a common word amid capitals."""
        # "CBP-One" (compendio-2024:10249) is an application, no mention of the CBP.
        if COMPOUND.match(text, match.end) or _NORM_NUMBER_BEFORE.search(text, max(0, match.start - 2), match.start):
            return all(f.kind == "acronym" for f in match.payloads)
        if " " in match.text or any(f.kind != "acronym" for f in match.payloads):
            return False
        if len(match.text) > 2 and fold_name(match.text) not in self.name_words:
            return False
        letters = [
            c for c in text[max(0, match.start - 25) : match.start] + text[match.end : match.end + 25] if c.isalpha()
        ]
        return bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)

    def bodies_called(self, name: str) -> tuple[str, ...]:
        """The bodies of exactly this name, case and accents ignored."""
        return tuple(dict.fromkeys(f.body for f in self._by_name.get(fold_name(name), ())))

    def kinds_called(self, name: str, body: str) -> set[str]:
        """The kinds (see `NameForm`) of `name` as a name of `body`."""
        return {f.kind for f in self._by_name.get(fold_name(name), ()) if f.body == body}

    def acronyms_of(self, body: str) -> list[str]:
        """The acronyms of a body, including those that other bodies share."""
        return self._acronyms.get(body, [])

    def home_acronyms(self) -> frozenset[str]:
        """The acronyms, of three letters or more, of the home country's federal administration."""
        return frozenset(
            a
            for body, own in self._acronyms.items()
            if self.bodies[body].sector == "federal" and not self.bodies[body].country
            for a in own
            if len(a) > 2
        )

    def names(self) -> Iterable[tuple[str, list[NameForm]]]:
        """Every name in folded form (`fold_name`) with its bodies."""
        return self._by_name.items()

    def narrow(self, candidates: Iterable[str], states: frozenset[str]) -> tuple[str, ...]:
        """Those of several `candidates` of one name that it can denote in an entry of `states` (ISO 3166-2).

        Without states (a federal entry) the bodies of single states are dropped if any other is left. With states, the
        bodies of other states are dropped even if none is left, and the state's own body is preferred to the federal
        one (buenas-practicas-oim:1300).
        """
        found = tuple(dict.fromkeys(candidates))
        if len(found) < 2:
            return found
        here = tuple(c for c in found if not self.bodies[c].state or self.bodies[c].state in states)
        seated = tuple(c for c in here if self.bodies[c].state)
        if len(seated) == 1:
            return seated
        return here if here or states else found

    def highest_ranking(self, candidates: tuple[str, ...]) -> tuple[str, ...]:
        """The candidate nearest to the top of the hierarchy; all of them where several are equally near.

        A unit is printed with its parent ("SESNSP -CNI", compendio-2024:3364): a reporter named without one is the
        body of that name that ranks higher ("CNI", compendio-2024:3500).
        """
        depths = {c: self._depth(c) for c in candidates}
        least = tuple(c for c in candidates if depths[c] == min(depths.values()))
        return least if len(least) == 1 else tuple(candidates)

    def _depth(self, body: str) -> int:
        """The number of bodies above `body` in the hierarchy."""
        above: list[str] = []
        while (body := self.bodies[body].parent) and body not in above:
            above.append(body)
        return len(above)

    def is_elsewhere(self, body: str, name: str, states: frozenset[str]) -> bool:
        """Whether `body` is an office of another state than `states`, while `name` names no state.

        "Secretaría del Migrante y Asuntos Internacionales" is Guerrero's in the authority; in Michoacán's chapter
        (buenas-practicas-oim:3118) the same name denotes Michoacán's.
        """
        found = self.bodies[body]
        seat = found.state if found.sector in {"state", "municipal"} else ""
        return bool(seat and states) and seat not in states and not self.states_in(name)

    def foreign_extent(self, text: str, start: int, end: int) -> tuple[int, str] | None:
        """The end and the text of the name ``start:end`` together with a foreign country or nationality beside it.

        "Cruz Roja Hondureña", "Secretaría de Salud de Honduras"; "En Honduras, el Instituto Nacional de Migración".
        None where no foreign country is named beside it.
        """
        behind = WHOSE.match(text, end)
        if behind:
            for found in self._foreign_names.find(text[behind.end() : behind.end() + _COUNTRY_REACH]):
                if found.start == 0:
                    return behind.end() + found.end, text[start : behind.end() + found.end]
        offset = max(0, start - _COUNTRY_REACH)
        for found in self._foreign_names.find(text[offset:start]):
            at, behind_it = offset + found.start, offset + found.end
            opens = OPENS_IN.search(text, 0, at) and IN_WHICH.fullmatch(text, behind_it, start)
            through = STATE_OF.search(text, 0, at) and _THROUGH_WHICH.fullmatch(text, behind_it, start)
            if opens or through:
                return end, f"{text[start:end]} ({found.text})"
        return None

    def is_home_acronym(self, text: str) -> bool:
        """Whether a body of the home country has the acronym."""
        bodies = [self.bodies[b] for b in self.bodies_called(text)]
        return any(body.sector != "international" and not body.country for body in bodies)

    def ends_abroad(self, name: str) -> bool:
        """Whether a name ends in a foreign country or nationality."""
        return any(found.end == len(name) for found in self._foreign_names.find(name))

    def states_in(self, text: str) -> frozenset[str]:
        """The states (ISO 3166-2) named in `text`."""
        return frozenset(iso for m in self.places.find(text) for iso in m.payloads)

    def is_part_of(self, unit: str, whole: str) -> bool:
        """Whether `unit` is below `whole`, or below a successor of it, at any depth of the hierarchy."""
        wholes = {whole}
        while whole in self.successors and self.successors[whole] not in wholes:
            whole = self.successors[whole]
            wholes.add(whole)
        seen: set[str] = set()
        while unit in self.bodies and unit not in seen:
            seen.add(unit)
            unit = self.bodies[unit].parent
            if unit in wholes:
                return True
        return False

    def is_government(self, body: str) -> bool:
        """Whether the body is the government of a state."""
        return body.startswith("gobierno-") and self.bodies[body].sector == "state"

    def context(self, entry: Entry) -> ReporterContext:
        """The reporters of `entry` and their states: that of the study's chapter, or those of the reporting bodies."""
        states = {iso_code(entry.state)} if entry.state else set()
        parents = self._all_called((n.text for n in entry.parents), states)
        reporters: set[str] = set()
        for name in entry.reporters:
            called = self.narrow(self.bodies_called(name.text), frozenset(states))
            under = [c for c in called if any(self.is_part_of(c, p) for p in parents)]
            reporters.update(under or (called if parents else self.highest_ranking(called)))
        states |= {self.bodies[r].state for r in reporters if self.bodies[r].state}
        return ReporterContext(frozenset(reporters), frozenset(parents), frozenset(states))

    def _all_called(self, names: Iterable[str], states: set[str]) -> set[str]:
        return {b for name in names for b in self.narrow(self.bodies_called(name), frozenset(states))}


def _foreign_country_names(authority: Authority) -> Iterable[tuple[str, str]]:
    """The names and demonyms of foreign countries, with the country's ISO 3166-1 alpha-2 code."""
    for country in authority.countries.values():
        if country.iso3166_1_alpha2 != authority.home:
            yield country.name_es, country.iso3166_1_alpha2
    for place in authority.place_names:
        if place.kind == "country" and place.place != authority.home:
            yield place.name, place.place


def _name_forms(authority: Authority) -> Iterable[tuple[str, NameForm]]:
    """All names of all bodies: full names, acronyms, and those of the table of further names."""
    for body in authority.institutions.values():
        yield body.name, NameForm(body.id, "name")
        if body.acronym:
            yield body.acronym, NameForm(body.id, "acronym")
    for other in authority.names:
        yield other.name, NameForm(other.institution, other.kind)
