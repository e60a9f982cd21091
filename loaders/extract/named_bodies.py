"""The names of bodies in one passage, each in its place with the bodies that it can mean.

The authority's names and the names that `spanish_names` recognises are read side by side. Where
both begin at one word the longer reading holds, if what it adds makes another name: "Secretaría de
Salud" + "de Veracruz" is another body, "Instituto Nacional de Migración" + "y Guatemala" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from entramado.loaders.extract.lexicon import Lexicon, NameForm, ReporterContext
from entramado.loaders.extract.matcher import NameMatch, fold_name
from entramado.loaders.extract.name_lists import find_lists
from entramado.loaders.extract.passages import SpanSet
from entramado.loaders.languages.spanish.named_bodies import (
    ABROAD,
    ACRONYM_TAIL,
    ADDRESS,
    BESIDE,
    CITATION,
    EL,
    FINANCED_BY,
    HEAD_ONLY,
    IN_PARENTHESES,
    IN_THE_STATE,
    OF_A_TOWN,
    OF_PLACE,
    OF_THE_POSTS,
    OFFICE_HELD,
    OWNED,
    POSTS,
    QUOTED_TREATY,
    SHARED_TAIL,
    SMALL_WORD,
    TAIL,
    TITLE_OF_LAW,
    TITLE_OF_PROGRAMME,
)
from entramado.loaders.languages.spanish.names import NameSpan, find_names
from entramado.loaders.languages.spanish.role_cues import NamePosition
from entramado.loaders.text import Passage

_LINE_BREAK_HYPHEN = re.compile(r"- ?(?=[A-ZÁÉÍÓÚ])")
_TITLE_REACH = 240
_MAX_LINK_WORD = 3


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A name in its place: `candidates` are the bodies it can mean; `rule` says how it was recognised."""

    place: NamePosition
    text: str
    candidates: tuple[str, ...]
    rule: str
    acronym: str | None = None


def names_in(part: str, passage: Passage, lexicon: Lexicon, context: ReporterContext) -> Iterator[PlacedName]:
    """The names of bodies in a passage of an entry, in reading order; `part` is the entry's part that it is."""
    text = ADDRESS.sub(lambda m: " " * len(m[0]), lexicon.mend_hyphenated_capitals(passage.text))
    if part == "title":
        text = FINANCED_BY.sub(lambda m: m[1] + SMALL_WORD.sub(lambda w: w[0].lower(), m[2].title()), text)
    if part == "footnote" and CITATION.search(text):
        return
    # Behind a title in capitals a reporter's companions are printed as acronyms, whatever words they are.
    known = lexicon.index.find(text) if part == "company" else lexicon.find(text)
    known = [m for m in known if not all(lexicon.is_elsewhere(f.body, m.text, context.states) for f in m.payloads)]
    reader = _Reader(part, passage, text, lexicon, context, known)
    found = sorted(reader.read(), key=lambda n: n.place.start)
    ends = [-1, *(n.place.end for n in found)]
    found = [replace(n, place=replace(n.place, behind=end)) for n, end in zip(found, ends, strict=False)]
    kept = [n for n in found if not _in_a_title(text[max(0, n.place.start - _TITLE_REACH) : n.place.start])]
    yield from _join_acronyms(kept, text, lexicon)


@dataclass(frozen=True, slots=True)
class _Reader:
    """One passage under reading; `known` are the authority's names in it."""

    part: str
    passage: Passage
    text: str
    lexicon: Lexicon
    context: ReporterContext
    known: list[NameMatch[NameForm]]

    def read(self) -> Iterator[PlacedName]:
        """Names by pattern that say more than the authority's, and the authority's names otherwise."""
        taken: list[NameSpan] = []
        for span in self._patterns():
            if (named := self._of_pattern(span)) is not None:
                taken.append(span)
                yield named
        for match in self.known:
            inside = [s for s in taken if s.start <= match.start < s.end]
            if any(match.start == s.start or " " not in match.text or self._is_all(s, match) for s in inside):
                continue
            if (named := self._of_authority(match)) is not None:
                yield named

    def _patterns(self) -> Iterator[NameSpan]:
        """Names by pattern, without those that are part of a list or of a name of the authority."""
        lists = list(self._joined(find_lists(self.text)))
        yield from lists
        within = SpanSet((s.start, s.end) for s in lists)
        behind = SpanSet((m.start + 1, m.end) for m in self.known)
        ends: dict[int, int] = {}
        for match in self.known:
            ends[match.start] = max(ends.get(match.start, 0), match.end)
        for span in find_names(self.text):
            if span.start not in within and span.start not in behind and ends.get(span.start, 0) < span.end:
                yield span

    def _joined(self, spans: Iterable[NameSpan]) -> Iterator[NameSpan]:
        """The names of a list; two joined by "y" that are one body of the authority are one name.

        "las Secretarías de Seguridad, Salud, Justicia y Derechos Humanos" (buenas-practicas-oim:3979) are three.
        """
        last: NameSpan | None = None
        for span in spans:
            own = span.text.removeprefix(f"{span.head}{OF_PLACE}")
            whole = f"{last.text} y {own}" if last else ""
            joins = last is not None and last.end == span.start and self._is_here(whole)
            if last and not joins:
                yield last
            last = NameSpan(last.start, span.end, span.head, False, whole) if last and joins else span
        if last:
            yield last

    def _is_here(self, name: str) -> bool:
        """Whether a body is called so where the entry speaks."""
        return bool(self.lexicon.narrow(self.lexicon.bodies_called(name), self.context.states))

    def _is_all(self, span: NameSpan, match: NameMatch[NameForm]) -> bool:
        """Whether a name says nothing but whose it is: "Oficina del Gobierno Municipal ..." (compendio-2024:6438)."""
        return bool(HEAD_ONLY.fullmatch(self.text, span.start, match.start))

    def _of_pattern(self, span: NameSpan) -> PlacedName | None:
        """What a name by pattern can mean; None where the authority's name says it all, or nobody in particular."""
        head = span.start + max(0, span.text.find(span.head))
        # A name of a list is not what stands there: only its own words are looked up.
        listed = span.text != self.text[span.start : span.end]
        match = None if listed else next((m for m in self.known if m.start in (span.start, head)), None)
        tail = self.text[match.end : span.end] if match else ""
        if match and not _makes_another(tail, match, self._is_elsewhere(match)):
            return None
        called = self.lexicon.narrow(self.lexicon.bodies_called(span.text), self.context.states) or self._owned(span)
        candidates = tuple(b for b in called if not self.lexicon.is_elsewhere(b, span.text, self.context.states))
        rule = "name"
        if match and not candidates:
            candidates, rule = self._of_state(match, tail, span.text), "name-of-state"
        if not candidates:
            rule = "name-pattern"
            if span.plural and not (OWNED.search(span.text) or self._has_own_acronym(span)):
                return None
        return PlacedName(self._place(span.start, span.end), span.text, candidates, rule)

    def _owned(self, span: NameSpan) -> tuple[str, ...]:
        """The bodies called by a name and its owner behind the acronym: "Oficinas de Representación (OR) del INM"."""
        own = IN_PARENTHESES.match(self.text, span.end)
        owner = own and ACRONYM_TAIL.match(self.text, own.end())
        return self.lexicon.bodies_called(span.text + owner[0]) if owner else ()

    def _has_own_acronym(self, span: NameSpan) -> bool:
        """Whether the acronym behind a plural is its own: not that of the body that the plural belongs to.

        "los Comités de la Secretaría de Relaciones Exteriores (SRE)" (compendio-2020:2577) are a kind of body.
        """
        behind = IN_PARENTHESES.match(self.text, span.end)
        called = self.lexicon.bodies_called(behind[1]) if behind else ()
        inside = [f.body for m in self.known if span.start < m.start and m.end == span.end for f in m.payloads]
        return bool(behind) and not set(called) & set(inside)

    def _is_elsewhere(self, match: NameMatch[NameForm]) -> bool:
        """Whether the bodies so called belong to other states than the entry's."""
        seats = {self.lexicon.bodies[f.body].state for f in match.payloads}
        return bool(self.context.states) and not seats & {"", None, *self.context.states}

    def _of_state(self, match: NameMatch[NameForm], tail: str, name: str) -> tuple[str, ...]:
        """The bodies of a name that belong to the state printed behind it, or to the entry's own."""
        bodies = self.lexicon.narrow([f.body for f in match.payloads], self.context.states)
        if IN_THE_STATE.fullmatch(tail) and self.lexicon.states_in(tail) <= self.context.states:
            return bodies
        states = self.lexicon.states_in(name)
        return tuple(b for b in bodies if self.lexicon.bodies[b].state in states)

    def _of_authority(self, match: NameMatch[NameForm]) -> PlacedName | None:
        """A name of the authority, with the bodies that it can mean here."""
        bodies = tuple(dict.fromkeys(f.body for f in match.payloads))
        candidates = self.lexicon.narrow(bodies, self.context.states)
        rule = "acronym" if all(f.kind == "acronym" for f in match.payloads) else "name"
        if all(f.kind == "printed" for f in match.payloads):
            rule = "printed-variant"
        if all(f.kind == "short" for f in match.payloads):
            # "el Consejo Estatal" is one body where only one of the entry's state is called so.
            if len(candidates) != 1 or self.lexicon.bodies[candidates[0]].state not in self.context.states:
                return None
            rule = "short-in-state"
        elif len(bodies) > 1 and match.text.islower() and match.text.count(" ") < 2:
            # "oficiales del registro civil" (compendio-2024:10341): a kind of office, in small letters.
            return None
        if not candidates:
            return None
        town = OF_A_TOWN.match(self.text, match.end)
        if town and all(self.lexicon.bodies[c].level == "state" for c in candidates):
            whole = self.text[match.start : town.end()]
            return PlacedName(
                self._place(match.start, town.end()), whole, self.lexicon.bodies_called(whole), "name-of-town"
            )
        # "el Colegio de la Frontera Norte": the article is part of the name only in a capital.
        start = match.start + (len(EL) if match.text.startswith(EL) else 0)
        abroad = self._abroad(match, candidates)
        if abroad is not None:
            return PlacedName(self._place(start, abroad[0]), abroad[1], (), ABROAD)
        posts = POSTS.match(match.text) and OF_THE_POSTS.match(self.text, match.end)
        end = posts.end() if posts else match.end
        return PlacedName(self._place(start, end), self.text[start:end], candidates, rule)

    def _abroad(self, match: NameMatch[NameForm], candidates: tuple[str, ...]) -> tuple[int, str] | None:
        """Where the name of another country's body ends that is called like one of this country's, and the name."""
        own = [self.lexicon.bodies[c] for c in candidates]
        if any(body.sector == "international" or body.country for body in own) or POSTS.match(match.text):
            return None
        start = match.start + (len(EL) if match.text.startswith(EL) else 0)
        return self.lexicon.foreign_extent(self.text, start, match.end)

    def _place(self, start: int, end: int) -> NamePosition:
        return NamePosition(self.part, self.passage, start, end, self.text)


def _in_a_title(before: str) -> bool:
    """Whether the words before a name make it part of a law's or a programme's title, or of an address."""
    titles = (TITLE_OF_LAW, TITLE_OF_PROGRAMME, QUOTED_TREATY, BESIDE, OFFICE_HELD)
    return any(words.search(before) for words in titles)


def _makes_another(tail: str, match: NameMatch[NameForm], elsewhere: bool) -> bool:
    """Whether what the pattern read behind a known name makes another name of it ("... del Estado de Morelos").

    The name of a body of another state (`elsewhere`) is shared too: "Dirección de Atención a Personas
    Migrantes" is Jalisco's, "... y Refugiadas del Ayuntamiento de Arriaga" (compendio-2024:6462) is not.
    """
    if not tail or ACRONYM_TAIL.match(tail):
        return False
    shared = elsewhere or len({f.body for f in match.payloads}) > 1
    return bool(TAIL.match(tail)) or (shared and bool(SHARED_TAIL.match(tail)))


def _join_acronyms(found: list[PlacedName], text: str, lexicon: Lexicon) -> Iterator[PlacedName]:
    """Give a name the acronym printed behind it in parentheses, which then is no mention of its own."""
    skip: set[int] = set()
    abroad: set[str] = set()
    for i, named in enumerate(found):
        if i in skip or (named.rule == "acronym" and named.text in abroad):
            continue
        behind = IN_PARENTHESES.match(text, named.place.end)
        if named.rule == "acronym":
            yield replace(named, acronym=named.text)
        elif behind and (
            named.rule == ABROAD
            or (not named.candidates and lexicon.ends_abroad(named.text) and lexicon.is_home_acronym(behind[1]))
        ):
            # Its acronym is another country's too: "... de Migración de Honduras (INM)".
            abroad.add(behind[1])
            yield named
        elif behind:
            inner = [j for j in range(i + 1, min(i + 4, len(found))) if found[j].place.start < behind.end()]
            bodies = [c for j in inner for c in found[j].candidates]
            same = tuple(c for c in named.candidates if c in bodies)
            owner = any(lexicon.is_part_of(c, b) for c in named.candidates for b in bodies)
            if not named.candidates and bodies and _says_part_of(named.text, lexicon.bodies[bodies[0]].name):
                # "Las Oficinas de Atención al Migrante (CONOFAM)" (buenas-practicas-oim:5542)
                same = tuple(dict.fromkeys(bodies))
            if same or named.candidates or not inner:
                skip.update(inner)
            if owner and not same:
                # "Agencia Nacional de Aduanas México (SHCP)" (compendio-2024:1273): whose it is.
                yield named
            elif same or named.candidates or not inner:
                yield replace(named, acronym=_LINE_BREAK_HYPHEN.sub("", behind[1]), candidates=same or named.candidates)
            else:
                yield named
        else:
            yield named


def _says_part_of(text: str, name: str) -> bool:
    """Whether the longer words of `text`, two at least, all stand in a body's `name`, in any number."""
    ours, theirs = ({w.rstrip("s") for w in fold_name(t).split() if len(w) > _MAX_LINK_WORD} for t in (text, name))
    return len(ours) > 1 and ours <= theirs
