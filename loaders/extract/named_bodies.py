"""Named-entity recognition of bodies in one passage: each name with its position and its candidate bodies.

Names are recognised by the authority file and, independently, by their grammar (`languages.spanish.names`). Where both
begin at the same word, the longer name by grammar is taken if what it adds makes it the name of another body:
"Secretaría de Salud" + "de Veracruz" is one, "Instituto Nacional de Migración" + "y Guatemala" is not.
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
_TITLE_REACH = 240  # characters before a name in which a title that contains it may begin
_MAX_LINK_WORD = 3  # letters of words that do not count in the comparison of names


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A name at its position: `candidates` are the bodies that it can denote, `rule` says how it was recognised."""

    position: NamePosition
    text: str
    candidates: tuple[str, ...]
    rule: str
    acronym: str | None = None


def names_in(part: str, passage: Passage, lexicon: Lexicon, context: ReporterContext) -> Iterator[PlacedName]:
    """The names of bodies in a passage of an entry, in reading order.

    `part` is the part of the entry that the passage is; `context` says who reports the entry and in which states.
    """
    text = ADDRESS.sub(lambda m: " " * len(m[0]), lexicon.mend_hyphenated_capitals(passage.text))
    if part == "title":
        text = FINANCED_BY.sub(lambda m: m[1] + SMALL_WORD.sub(lambda w: w[0].lower(), m[2].title()), text)
    if part == "footnote" and CITATION.search(text):
        return
    # Bodies printed beside the reporter ("INM, SE ...") are acronyms in capitals, even those that are common words.
    known = lexicon.index.find(text) if part == "company" else lexicon.find(text)
    known = [m for m in known if not all(lexicon.is_elsewhere(f.body, m.text, context.states) for f in m.payloads)]
    reader = _Reader(part, passage, text, lexicon, context, known)
    found = sorted(reader.read(), key=lambda n: n.position.start)
    ends = [-1, *(n.position.end for n in found)]
    found = [replace(n, position=replace(n.position, previous_end=end)) for n, end in zip(found, ends, strict=False)]
    kept = [n for n in found if not _in_a_title(text[max(0, n.position.start - _TITLE_REACH) : n.position.start])]
    yield from _join_acronyms(kept, text, lexicon)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Recognises the names of one passage; `known` are the matches of the authority's names in it."""

    part: str
    passage: Passage
    text: str
    lexicon: Lexicon
    context: ReporterContext
    known: list[NameMatch[NameForm]]

    def read(self) -> Iterator[PlacedName]:
        """The names by grammar that extend or add to the authority's, and the authority's names elsewhere."""
        taken: list[NameSpan] = []
        for span in self._grammar_spans():
            if (named := self._by_grammar(span)) is not None:
                taken.append(span)
                yield named
        for match in self.known:
            inside = [s for s in taken if s.start <= match.start < s.end]
            if any(
                match.start == s.start or " " not in match.text or self._is_head_and_owner(s, match) for s in inside
            ):
                continue
            if (named := self._by_authority(match)) is not None:
                yield named

    def _grammar_spans(self) -> Iterator[NameSpan]:
        """Names by grammar, without those inside a coordination of names or inside a name of the authority."""
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
        """The names of a coordination; two that form one body of the authority with their "y" are one name.

        "las Secretarías de Seguridad, Salud, Justicia y Derechos Humanos" (buenas-practicas-oim:3979) are three.
        """
        last: NameSpan | None = None
        for span in spans:
            own = span.text.removeprefix(f"{span.head}{OF_PLACE}")
            whole = f"{last.text} y {own}" if last else ""
            joins = last is not None and last.end == span.start and self._is_body_of_entry(whole)
            if last and not joins:
                yield last
            last = NameSpan(last.start, span.end, span.head, False, whole) if last and joins else span
        if last:
            yield last

    def _is_body_of_entry(self, name: str) -> bool:
        """Whether a body of the entry's states, or of the federation, has this name."""
        return bool(self.lexicon.narrow(self.lexicon.bodies_called(name), self.context.states))

    def _is_head_and_owner(self, span: NameSpan, match: NameMatch[NameForm]) -> bool:
        """Whether a name is only a head and its owner: "Oficina del Gobierno Municipal ..." (compendio-2024:6438)."""
        return bool(HEAD_ONLY.fullmatch(self.text, span.start, match.start))

    def _by_grammar(self, span: NameSpan) -> PlacedName | None:
        """A name by grammar with its candidates; None where the authority's name suffices, or where it is generic."""
        head = span.start + max(0, span.text.find(span.head))
        # A name taken from a coordination is not printed as such; only the whole of it is looked up.
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
        return PlacedName(self._position(span.start, span.end), span.text, candidates, rule)

    def _owned(self, span: NameSpan) -> tuple[str, ...]:
        """The bodies of a name with the owner behind its acronym: "Oficinas de Representación (OR) del INM"."""
        own = IN_PARENTHESES.match(self.text, span.end)
        owner = own and ACRONYM_TAIL.match(self.text, own.end())
        return self.lexicon.bodies_called(span.text + owner[0]) if owner else ()

    def _has_own_acronym(self, span: NameSpan) -> bool:
        """Whether the acronym behind a plural name belongs to it, not to the owner named inside it.

        "los Comités de la Secretaría de Relaciones Exteriores (SRE)" (compendio-2020:2577) are a kind of body.
        """
        behind = IN_PARENTHESES.match(self.text, span.end)
        called = self.lexicon.bodies_called(behind[1]) if behind else ()
        inside = [f.body for m in self.known if span.start < m.start and m.end == span.end for f in m.payloads]
        return bool(behind) and not set(called) & set(inside)

    def _is_elsewhere(self, match: NameMatch[NameForm]) -> bool:
        """Whether all bodies of a name belong to other states than the entry's."""
        seats = {self.lexicon.bodies[f.body].state for f in match.payloads}
        return bool(self.context.states) and not seats & {"", None, *self.context.states}

    def _of_state(self, match: NameMatch[NameForm], tail: str, name: str) -> tuple[str, ...]:
        """The bodies of a name that belong to the state named behind it (`tail`), else to the entry's."""
        bodies = self.lexicon.narrow([f.body for f in match.payloads], self.context.states)
        if IN_THE_STATE.fullmatch(tail) and self.lexicon.states_in(tail) <= self.context.states:
            return bodies
        states = self.lexicon.states_in(name)
        return tuple(b for b in bodies if self.lexicon.bodies[b].state in states)

    def _by_authority(self, match: NameMatch[NameForm]) -> PlacedName | None:
        """A name of the authority with its candidates in this entry; None where it denotes none."""
        bodies = tuple(dict.fromkeys(f.body for f in match.payloads))
        candidates = self.lexicon.narrow(bodies, self.context.states)
        rule = "acronym" if all(f.kind == "acronym" for f in match.payloads) else "name"
        if all(f.kind == "printed" for f in match.payloads):
            rule = "printed-variant"
        if all(f.kind == "short" for f in match.payloads):
            # A short name ("el Consejo Estatal") counts only if it denotes a single body of the entry's state.
            if len(candidates) != 1 or self.lexicon.bodies[candidates[0]].state not in self.context.states:
                return None
            rule = "short-in-state"
        elif len(bodies) > 1 and match.text.islower() and match.text.count(" ") < 2:
            # A short name in lower case is a kind of office: "oficiales del registro civil" (compendio-2024:10341).
            return None
        if not candidates:
            return None
        town = OF_A_TOWN.match(self.text, match.end)
        if town and all(self.lexicon.bodies[c].level == "state" for c in candidates):
            whole = self.text[match.start : town.end()]
            return PlacedName(
                self._position(match.start, town.end()), whole, self.lexicon.bodies_called(whole), "name-of-town"
            )
        # The article belongs to a name only with a capital: "el Colegio de la Frontera Norte" is found without it.
        start = match.start + (len(EL) if match.text.startswith(EL) else 0)
        abroad = self._abroad(match, candidates)
        if abroad is not None:
            return PlacedName(self._position(start, abroad[0]), abroad[1], (), ABROAD)
        posts = POSTS.match(match.text) and OF_THE_POSTS.match(self.text, match.end)
        end = posts.end() if posts else match.end
        return PlacedName(self._position(start, end), self.text[start:end], candidates, rule)

    def _abroad(self, match: NameMatch[NameForm], candidates: tuple[str, ...]) -> tuple[int, str] | None:
        """End and text of a name that a country beside it makes that of a foreign body; else None."""
        own = [self.lexicon.bodies[c] for c in candidates]
        if any(body.sector == "international" or body.country for body in own) or POSTS.match(match.text):
            return None
        start = match.start + (len(EL) if match.text.startswith(EL) else 0)
        return self.lexicon.foreign_extent(self.text, start, match.end)

    def _position(self, start: int, end: int) -> NamePosition:
        return NamePosition(self.part, self.passage, start, end, self.text)


def _in_a_title(before: str) -> bool:
    """Whether the words before a name make it part of the title of a law or programme, of an address or an office."""
    titles = (TITLE_OF_LAW, TITLE_OF_PROGRAMME, QUOTED_TREATY, BESIDE, OFFICE_HELD)
    return any(words.search(before) for words in titles)


def _makes_another(tail: str, match: NameMatch[NameForm], elsewhere: bool) -> bool:
    """Whether the words that grammar adds to a known name make it another name ("... del Estado de Morelos").

    The name of a body of another state (`elsewhere`) is shared too: "Dirección de Atención a Personas
    Migrantes" is Jalisco's, "... y Refugiadas del Ayuntamiento de Arriaga" (compendio-2024:6462) is not.
    """
    if not tail or ACRONYM_TAIL.match(tail):
        return False
    shared = elsewhere or len({f.body for f in match.payloads}) > 1
    return bool(TAIL.match(tail)) or (shared and bool(SHARED_TAIL.match(tail)))


def _join_acronyms(found: list[PlacedName], text: str, lexicon: Lexicon) -> Iterator[PlacedName]:
    """Attach to each name the acronym in parentheses behind it, which then is no mention of its own."""
    skip: set[int] = set()
    abroad: set[str] = set()
    for i, named in enumerate(found):
        if i in skip or (named.rule == "acronym" and named.text in abroad):
            continue
        behind = IN_PARENTHESES.match(text, named.position.end)
        if named.rule == "acronym":
            yield replace(named, acronym=named.text)
        elif behind and (
            named.rule == ABROAD
            or (not named.candidates and lexicon.ends_abroad(named.text) and lexicon.is_home_acronym(behind[1]))
        ):
            # The acronym of a foreign body is not the home one: "... de Migración de Honduras (INM)".
            abroad.add(behind[1])
            yield named
        elif behind:
            inner = [j for j in range(i + 1, min(i + 4, len(found))) if found[j].position.start < behind.end()]
            bodies = [c for j in inner for c in found[j].candidates]
            same = tuple(c for c in named.candidates if c in bodies)
            owner = any(lexicon.is_part_of(c, b) for c in named.candidates for b in bodies)
            if not named.candidates and bodies and _abridges(named.text, lexicon.bodies[bodies[0]].name):
                # The acronym is that of a body with a longer name: "Las Oficinas de Atención al Migrante (CONOFAM)"
                # (buenas-practicas-oim:5542).
                same = tuple(dict.fromkeys(bodies))
            if same or named.candidates or not inner:
                skip.update(inner)
            if owner and not same:
                # The acronym is that of the owner: "Agencia Nacional de Aduanas México (SHCP)" (compendio-2024:1273).
                yield named
            elif same or named.candidates or not inner:
                yield replace(named, acronym=_LINE_BREAK_HYPHEN.sub("", behind[1]), candidates=same or named.candidates)
            else:
                yield named
        else:
            yield named


def _abridges(text: str, name: str) -> bool:
    """Whether at least two long words of `text`, and all of them, are in a body's `name`, singular or plural."""
    ours, theirs = ({w.rstrip("s") for w in fold_name(t).split() if len(w) > _MAX_LINK_WORD} for t in (text, name))
    return len(ours) > 1 and ours <= theirs
