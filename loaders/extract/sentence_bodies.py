"""The reporters of the bullets of a report that prints none (informe-2018): the bodies that carry an action out.

Bodies are recognised by the grammar of institutions' names and chosen by their syntactic role: subject of an active
verb, agent of a passive ("operado por"), instrument of a government that acts ("a través de"), party to a contract
("entre ... y ..."). The report is one country's, so foreign bodies and international organisations are partners, not
reporters: their names have other heads (Organización, Oficina, Departamento, Fondo) or end in another country.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from entramado.loaders.languages.spanish.sentence_bodies import (
    ANY_NAME,
    ARTICLE,
    BEFORE_OBJECT,
    DEED,
    HAS,
    HOME,
    MEANS,
    NEXT_BODY,
    OF,
    OF_ITS_OWNER,
    PARENTHETICAL,
    POSSESSED,
    PROGRAMME,
    SHARED,
    SHARED_COMPLEMENT,
    TRAVES,
    VERB,
    WITHOUT_NAME,
    name_pattern,
)
from entramado.loaders.records import Entry, PrintedName

_ACRONYM = r"\b[A-ZÑ]{2,}\b"
_SPELLED = re.compile(r"\s\(([A-ZÑ]{2,})(?:[^()]*)\)")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZÁÉÍÓÚÑ“])|\n")

_AN_ARTICLE = re.compile(rf"{ARTICLE}|")
_ARTICLE_AT_END = re.compile(rf"{ARTICLE}$")
_LISTED = re.compile(r"(?:o|\d+[.)])\s")


@dataclass(frozen=True, slots=True)
class ActionTitle:
    """The programme or instrument that gives an action its title: its name and its span in the description."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _NamedBody:
    """A body in a text: its span and name, and the bodies that it belongs to as (offset, name), the nearest first."""

    start: int
    end: int
    text: str
    owners: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class BodyRecogniser:
    """Recognises bodies by the grammar of their names, by known `names` and by the report's `acronyms`.

    `home` is the country that the report is of, as a word of its bodies' names.
    """

    acronyms: frozenset[str]
    names: frozenset[str] = frozenset()
    home: str = ""
    _pattern: re.Pattern[str] = field(init=False, repr=False)
    _known: re.Pattern[str] = field(init=False, repr=False)
    _network: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        known = sorted((self.names | self.acronyms) - {""}, key=len, reverse=True)
        extra = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in known)
        self._known = re.compile(rf"(?:{extra or '(?!)'})(?!\w)")
        name, network = name_pattern(self.home)
        self._network = re.compile(network)
        self._pattern = re.compile(rf"(?<!\w)(?:{name}|{extra or '(?!)'})(?!\w)")

    def body_at(self, text: str, start: int) -> _NamedBody | None:
        """The body whose name begins at `start`, with the owners named behind it; None where none begins there."""
        match = self._pattern.match(text, start)
        if not match:
            return None
        known = self._known.match(text, start)
        match = known if known and known.end() > match.end() else match
        end = match.end()
        spelled = _SPELLED.match(text, end)
        end = spelled.end() if spelled else end
        name = match[0]
        owners: list[tuple[int, str]] = []
        owned = OF_ITS_OWNER.search(name)
        if owned and owned[1] in self.acronyms | self.names:
            return _NamedBody(start, end, name[: owned.start()], ((start + owned.start(1), owned[1]),))
        behind = OF.match(text, end)
        if behind:
            owner = self.body_at(text, behind.end())
            if owner:
                owners = [(owner.start, owner.text), *owner.owners]
                end = owner.end
        return _NamedBody(match.start(), end, name, tuple(owners))

    def find(self, text: str, start: int, end: int) -> Iterator[_NamedBody]:
        """The bodies named in ``start:end``, in reading order."""
        at = start
        while (match := self._pattern.search(text, at, end)) is not None:
            body = self.body_at(text, match.start())
            if body is None:
                return
            yield body
            at = max(body.end, at + 1)

    def listed(self, text: str, start: int, *, anything: bool = False) -> tuple[list[_NamedBody], int]:
        """The bodies of a coordination "la A, la B y el C" that begins at `start`, and where it ends.

        Members that are not bodies of the administration are skipped; with `anything`, every capitalised name behind
        the first body counts.
        """
        found: list[_NamedBody] = []
        at = end = start
        while True:
            article = _AN_ARTICLE.match(text, at)
            begin = article.end() if article else at
            body = self.body_at(text, begin)
            if body is None:
                other = ANY_NAME.match(text, begin)
                if other is None:
                    break
                body = _NamedBody(begin, other.end(), other[0]) if anything and found else None
                end = other.end()
            else:
                end = body.end
            if body is not None:
                found.append(body)
            separator = NEXT_BODY.match(text, end)
            if separator is None:
                break
            at = separator.end()
        return found, end

    def report(self, entry: Entry, title: ActionTitle | None) -> None:
        """Set the entry's reporters and their parents: those of the title or of the first sentence with any."""
        passage = entry.description
        if title is not None:
            titled = self.body_at(passage.text, title.start)
            if titled is not None:
                first = next(bullet_sentences(passage.text))
                self._set_reporters(
                    entry, [_with_shared_complement(titled, title), *self._subjects(passage.text, *first)]
                )
                return
        text = passage.text
        for index, (start, end) in enumerate(bullet_sentences(text)):
            if _LISTED.match(text, start):
                continue
            found = self._subjects(text, start, end) or self._means(text, start, end)
            if not found and index == 0:
                found = self._owner(text, end, title)
            if found:
                self._set_reporters(entry, found)
                return
        if title is not None:
            self._set_reporters(entry, self._by_acronym_inside(text, title))

    def _subjects(self, text: str, start: int, end: int) -> list[_NamedBody]:
        """Bodies that are the subject of an active verb, before it or behind it ("que emite la ...")."""
        at = start
        while (match := self._pattern.search(text, at, end)) is not None:
            article = _ARTICLE_AT_END.search(text, start, match.start())
            begin = article.start() if article else match.start()
            found, stop = self.listed(text, begin)
            at = max(stop, match.end())
            before = text[start:begin]
            if not found or BEFORE_OBJECT.search(before):
                continue
            if self._active_verb_follows(text, stop, end, found, first=start == 0) or DEED.search(before):
                return found
        return []

    def _active_verb_follows(self, text: str, stop: int, end: int, found: list[_NamedBody], *, first: bool) -> bool:
        """Whether an active verb follows, parentheses between commas skipped.

        "Have" with the consular network as subject is no action of theirs (informe-2018:2765), except in the first
        sentence.
        """
        at = stop
        for _ in range(4):
            rest = text[at:end]
            behind = rest.lstrip(", ")
            if VERB.match(behind) and (rest[:1] in ", " or at > stop):
                network = self._network.fullmatch(found[0].text)
                return first or not (network and HAS.match(behind))
            aside = PARENTHETICAL.match(rest)
            if not aside:
                return False
            at += aside.end()
        return False

    def _means(self, text: str, start: int, end: int) -> list[_NamedBody]:
        """Bodies through which, by which or between which an action is carried out."""
        shared = SHARED.search(text, start, end)
        for match in filter(None, (shared, *MEANS.finditer(text, start, end))):
            found, _ = self.listed(text, match.end(), anything=match is not shared and TRAVES in match[0])
            if found:
                return found
        return []

    def _owner(self, text: str, end: int, title: ActionTitle | None) -> list[_NamedBody]:
        """The owner of the programme, "el Programa X del Y", in the first sentence, which ends at `end`."""
        behind = OF.match(text, title.end) if title else None
        owner = self.body_at(text, behind.end()) if behind else None
        if owner is not None:
            return [owner]
        for body in self.find(text, 0, end):
            if POSSESSED.search(text[: body.start]):
                return [body]
        return []

    def _by_acronym_inside(self, text: str, title: ActionTitle) -> list[_NamedBody]:
        """The body whose acronym is inside the programme's name, or inside that of the programme it belongs to."""
        for match in re.finditer(_ACRONYM, text):
            named = title.start <= match.start() < title.end and match.end() < title.end
            if match[0] in self.acronyms | self.names and (named or text[: match.start()].endswith(PROGRAMME)):
                return [_NamedBody(match.start(), match.end(), match[0])]
        return []

    def _set_reporters(self, entry: Entry, found: list[_NamedBody]) -> None:
        """Set reporters and parents of an entry; a body without a name of its own is replaced by its owner."""
        line_at = entry.description.line_at
        seen: set[str] = set()
        for body in found:
            start, name, owners = body.start, body.text, body.owners
            while owners and WITHOUT_NAME.match(name):
                (start, name), owners = owners[0], owners[1:]
            if name not in seen:
                entry.reporters.append(PrintedName(name, line_at(start)))
                seen.add(name)
            for at, owner in owners:
                if owner not in seen:
                    entry.parents.append(PrintedName(owner, line_at(at)))
                    seen.add(owner)
        if entry.reporters:
            entry.reporter_printed = "; ".join(r.text for r in entry.reporters)


def _with_shared_complement(body: _NamedBody, title: ActionTitle) -> _NamedBody:
    """A created body with a shared complement: "la X Federal y las Xs Estatales de ..." (informe-2018:1297)."""
    twin = SHARED_COMPLEMENT.match(title.text, len(body.text)) if title.text.startswith(body.text) else None
    return _NamedBody(body.start, body.end, body.text + twin[1], body.owners) if twin else body


def bullet_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a bullet; unlike `sentences`, only full stops, semicolons and lines end one."""
    start = 0
    for match in _SENTENCE.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def learn_bodies(text: str, names: frozenset[str] = frozenset()) -> BodyRecogniser:
    """The recogniser for a report: with the acronyms that it spells out behind bodies' names, and the `names` given.

    The report's country is the one whose government it names most often.
    """
    plain = re.sub(r"\s+", " ", text)
    countries = Counter(HOME.findall(plain)).most_common(1)
    home = countries[0][0] if countries else "Estado"
    spelled = re.compile(rf"{name_pattern(home)[0]}\s\(([A-ZÑ]{{2,}})[^()]*\)")
    return BodyRecogniser(frozenset(m[1] for m in spelled.finditer(plain)), names, home)
