"""What the authority knows of the names of bodies, made ready for reading texts.

Built once from the authority files. It finds their names in a text, says which bodies a name can
mean in an entry (a body that exists once per state is the one of the entry's state), and whether
one body is part of another. It decides nothing that the print leaves open: several bodies stay
several.
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

_BROKEN_CAPITALS = re.compile(r"\b([A-ZÁÉÍÓÚÑ]{2,})-\s([A-ZÁÉÍÓÚÑ]{2,})\b")

# "CBP-One" (compendio-2024:10249) is something else than the CBP.
# "NOM-027-SSA3-2013" (compendio-2020:2317) is a norm.
_OF_A_NORM = re.compile(r"\d-\Z")

_BESIDE = 60
_THROUGH_WHICH = re.compile(rf",?\s{THROUGH}\s")


@dataclass(frozen=True, slots=True)
class NameForm:
    """One name of one body: `kind` is name, acronym, printed (a misprint) or short (only in context)."""

    body: str
    kind: str


@dataclass(frozen=True, slots=True)
class ReporterContext:
    """What an entry says about who speaks: its reporters and their parents (identifiers), its states (ISO codes)."""

    reporters: frozenset[str] = frozenset()
    parents: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()


@dataclass(slots=True)
class Lexicon:
    """The names of all bodies of the authority."""

    bodies: dict[str, Institution]
    index: WordIndex[NameForm]
    places: WordIndex[str]
    word_like: frozenset[str]
    words: frozenset[str]
    successors: dict[str, str]
    _by_name: dict[str, list[NameForm]] = field(repr=False)
    _acronyms: dict[str, list[str]] = field(repr=False)
    _abroad: WordIndex[str] = field(repr=False)

    @classmethod
    @lru_cache(maxsize=4)
    def from_authority(cls, authority: Authority) -> Lexicon:
        """Take all names of all bodies; those that are also the name of a place are no names in running text.

        One is made of an authority: a draft that is read again does not wait for it.
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
        for name, form in _forms(authority):
            by_name.setdefault(fold_name(name), []).append(form)
            # "Estado de Chiapas" and "Chiapas" name a government only where a reporter is printed.
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
            # "Consulado de México": the country, not the state that shares its official name.
            places=WordIndex((n, iso) for iso, names in states.items() for n in names if n not in countries),
            word_like=frozenset(words),
            words=frozenset(w for name in by_name for w in name.split()),
            successors={s.predecessor: s.successor for s in authority.successions},
            _by_name=by_name,
            _acronyms=acronyms,
            _abroad=WordIndex(_countries_abroad(authority)),
        )

    def mend(self, text: str) -> str:
        """`text`, as long as it was, with words in capitals broken at a line's end mended ("SEMAR- NAT")."""

        def whole(match: re.Match[str]) -> str:
            joined = match[1] + match[2]
            return f"{joined}  " if fold_name(joined) in self.words else match[0]

        return _BROKEN_CAPITALS.sub(whole, text)

    def find(self, text: str) -> list[NameMatch[NameForm]]:
        """The names of known bodies in `text`; in capitals throughout, an acronym that is also a word is none."""
        return [m for m in self.index.find(text) if not self._is_word_in_capitals(text, m)]

    def _is_word_in_capitals(self, text: str, match: NameMatch[NameForm]) -> bool:
        if COMPOUND.match(text, match.end) or _OF_A_NORM.search(text, max(0, match.start - 2), match.start):
            return all(f.kind == "acronym" for f in match.payloads)
        if " " in match.text or any(f.kind != "acronym" for f in match.payloads):
            return False
        if len(match.text) > 2 and fold_name(match.text) not in self.word_like:
            return False
        letters = [
            c for c in text[max(0, match.start - 25) : match.start] + text[match.end : match.end + 25] if c.isalpha()
        ]
        return bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)

    def bodies_called(self, name: str) -> tuple[str, ...]:
        """The bodies that a whole printed name can mean, whatever its case and accents."""
        return tuple(dict.fromkeys(f.body for f in self._by_name.get(fold_name(name), ())))

    def kinds_called(self, name: str, body: str) -> set[str]:
        """The kinds of name under which the authority has `name` for `body`."""
        return {f.kind for f in self._by_name.get(fold_name(name), ()) if f.body == body}

    def acronyms_of(self, body: str) -> list[str]:
        """The acronyms of a body, those that it shares with others too."""
        return self._acronyms.get(body, [])

    def home_acronyms(self) -> frozenset[str]:
        """The acronyms of the country's federal administration, of three letters at least."""
        return frozenset(
            a
            for body, own in self._acronyms.items()
            if self.bodies[body].sector == "federal" and not self.bodies[body].country
            for a in own
            if len(a) > 2
        )

    def names(self) -> Iterable[tuple[str, list[NameForm]]]:
        """Every name (folded) with its bodies."""
        return self._by_name.items()

    def narrow(self, candidates: Iterable[str], states: frozenset[str]) -> tuple[str, ...]:
        """Of several bodies of one name, those that can be meant where the entry speaks of `states`.

        Outside every state ("Secretaría de Salud" in a federal entry) bodies of one state drop out
        where another is left; in a state, those of the other states do, even if none is left, and one
        of the state itself is meant rather than the federal one (buenas-practicas-oim:1300).
        """
        found = tuple(dict.fromkeys(candidates))
        if len(found) < 2:
            return found
        here = tuple(c for c in found if not self.bodies[c].state or self.bodies[c].state in states)
        seated = tuple(c for c in here if self.bodies[c].state)
        if len(seated) == 1:
            return seated
        return here if here or states else found

    def alone(self, candidates: tuple[str, ...]) -> tuple[str, ...]:
        """Of several bodies of one name, the one that a name without a parent means.

        A unit is printed with its parent ("SESNSP -CNI", compendio-2024:3364); alone the name means the body
        that stands higher ("CNI", compendio-2024:3500).
        """
        depths = {c: self._depth(c) for c in candidates}
        least = tuple(c for c in candidates if depths[c] == min(depths.values()))
        return least if len(least) == 1 else tuple(candidates)

    def _depth(self, body: str) -> int:
        """How many bodies stand above one."""
        above: list[str] = []
        while (body := self.bodies[body].parent) and body not in above:
            above.append(body)
        return len(above)

    def is_elsewhere(self, body: str, name: str, states: frozenset[str]) -> bool:
        """Whether an office of another state is called by a `name` that tells no state, where `states` speak.

        "Secretaría del Migrante y Asuntos Internacionales" is Guerrero's; in Michoacán's chapter
        (buenas-practicas-oim:3118) it is not.
        """
        found = self.bodies[body]
        seat = found.state if found.sector in {"state", "municipal"} else ""
        return bool(seat and states) and seat not in states and not self.states_in(name)

    def belongs_abroad(self, text: str, start: int, end: int) -> tuple[int, str] | None:
        """Where the name ``start:end`` ends with the country or nationality beside it, and the whole name.

        "Cruz Roja Hondureña", "Secretaría de Salud de Honduras"; "En Honduras, el Instituto Nacional de Migración".
        None where no other country stands beside it.
        """
        behind = WHOSE.match(text, end)
        if behind:
            for found in self._abroad.find(text[behind.end() : behind.end() + _BESIDE]):
                if found.start == 0:
                    return behind.end() + found.end, text[start : behind.end() + found.end]
        offset = max(0, start - _BESIDE)
        for found in self._abroad.find(text[offset:start]):
            at, behind_it = offset + found.start, offset + found.end
            opens = OPENS_IN.search(text, 0, at) and IN_WHICH.fullmatch(text, behind_it, start)
            through = STATE_OF.search(text, 0, at) and _THROUGH_WHICH.fullmatch(text, behind_it, start)
            if opens or through:
                return end, f"{text[start:end]} ({found.text})"
        return None

    def is_home_acronym(self, text: str) -> bool:
        """Whether a body of this country is called by the acronym."""
        bodies = [self.bodies[b] for b in self.bodies_called(text)]
        return any(body.sector != "international" and not body.country for body in bodies)

    def ends_abroad(self, name: str) -> bool:
        """Whether a name's last word is another country or nationality."""
        return any(found.end == len(name) for found in self._abroad.find(name))

    def states_in(self, text: str) -> frozenset[str]:
        """The states named in `text`."""
        return frozenset(iso for m in self.places.find(text) for iso in m.payloads)

    def is_part_of(self, unit: str, whole: str) -> bool:
        """Whether the authority has `unit` under `whole` or under a successor of it, directly or over others."""
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
        """Who reports `entry`, and where: the state of the study's chapter or of a state that reports."""
        states = {iso_code(entry.state)} if entry.state else set()
        parents = self._all_called((n.text for n in entry.parents), states)
        reporters: set[str] = set()
        for name in entry.reporters:
            called = self.narrow(self.bodies_called(name.text), frozenset(states))
            under = [c for c in called if any(self.is_part_of(c, p) for p in parents)]
            reporters.update(under or (called if parents else self.alone(called)))
        states |= {self.bodies[r].state for r in reporters if self.bodies[r].state}
        return ReporterContext(frozenset(reporters), frozenset(parents), frozenset(states))

    def _all_called(self, names: Iterable[str], states: set[str]) -> set[str]:
        return {b for name in names for b in self.narrow(self.bodies_called(name), frozenset(states))}


def _countries_abroad(authority: Authority) -> Iterable[tuple[str, str]]:
    """The names of other countries and their peoples, with the country's code."""
    for country in authority.countries.values():
        if country.iso3166_1_alpha2 != authority.home:
            yield country.name_es, country.iso3166_1_alpha2
    for place in authority.place_names:
        if place.kind == "country" and place.place != authority.home:
            yield place.name, place.place


def _forms(authority: Authority) -> Iterable[tuple[str, NameForm]]:
    for body in authority.institutions.values():
        yield body.name, NameForm(body.id, "name")
        if body.acronym:
            yield body.acronym, NameForm(body.id, "acronym")
    for other in authority.names:
        yield other.name, NameForm(other.institution, other.kind)
