"""Who carries an action out, in a report that names no reporter of its own (informe-2018).

A bullet is a few sentences; the bodies are found by how Spanish builds the names of institutions and by the
place that a name has in its sentence: subject of an active verb, agent of a passive ("operado por"), means of a
government that acts ("a través de"), party to a contract ("entre ... y ..."). The report speaks of one country's
administration, so bodies of other countries and international organisations are partners, not reporters: their
names begin otherwise (Organización, Oficina, Departamento, Fondo) or end with a country that is not the report's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from entramado.loaders.languages.spanish.sentence_bodies import (
    ANY_NAME,
    ARTICLE,
    ASIDE,
    BEFORE_OBJECT,
    DEED,
    HAS,
    HOME,
    MEANS,
    NEXT_BODY,
    OF,
    OF_ITS_OWNER,
    POSSESSED,
    PROGRAMME,
    SHARED,
    TWIN,
    VERB,
    WAY,
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
    """The named programme or instrument of an action: its name and where it stands in the description."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _NamedBody:
    """A body in a text: its own name's place and those of the bodies that it belongs to."""

    start: int
    end: int
    text: str
    owners: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class BodyRecogniser:
    """Recognises bodies by their names' grammar and by the acronyms that the report introduces for them."""

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

    def at(self, text: str, start: int) -> _NamedBody | None:
        """The body whose name begins at `start`, with the bodies printed as its owners."""
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
            owner = self.at(text, behind.end())
            if owner:
                owners = [(owner.start, owner.text), *owner.owners]
                end = owner.end
        return _NamedBody(match.start(), end, name, tuple(owners))

    def find(self, text: str, start: int, end: int) -> Iterator[_NamedBody]:
        """All bodies named in ``start:end``, in order."""
        at = start
        while (match := self._pattern.search(text, at, end)) is not None:
            body = self.at(text, match.start())
            if body is None:
                return
            yield body
            at = max(body.end, at + 1)

    def listed(self, text: str, start: int, *, anything: bool = False) -> tuple[list[_NamedBody], int]:
        """The bodies of a list "la A, la B y el C" that begins at `start`, and where it ends.

        Members that are no bodies of the administration are passed over; with `anything`, every
        capitalised name behind a first body counts.
        """
        found: list[_NamedBody] = []
        at = end = start
        while True:
            article = _AN_ARTICLE.match(text, at)
            begin = article.end() if article else at
            body = self.at(text, begin)
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
        """Write the entry's reporters and their parents: those of the first sentence that has any."""
        passage = entry.description
        if title is not None:
            titled = self.at(passage.text, title.start)
            if titled is not None:
                first = next(bullet_sentences(passage.text))
                self._write(entry, [_shared_name(titled, title), *self._subjects(passage.text, *first)])
                return
        text = passage.text
        for index, (start, end) in enumerate(bullet_sentences(text)):
            if _LISTED.match(text, start):
                continue
            found = self._subjects(text, start, end) or self._means(text, start, end)
            if not found and index == 0:
                found = self._owner(text, end, title)
            if found:
                self._write(entry, found)
                return
        if title is not None:
            self._write(entry, self._within(text, title))

    def _subjects(self, text: str, start: int, end: int) -> list[_NamedBody]:
        """Bodies that are the subject of an active verb, or stand behind it ("que emite la ...")."""
        at = start
        while (match := self._pattern.search(text, at, end)) is not None:
            article = _ARTICLE_AT_END.search(text, start, match.start())
            begin = article.start() if article else match.start()
            found, stop = self.listed(text, begin)
            at = max(stop, match.end())
            before = text[start:begin]
            if not found or BEFORE_OBJECT.search(before):
                continue
            if self._acts(text, stop, end, found, first=start == 0) or DEED.search(before):
                return found
        return []

    def _acts(self, text: str, stop: int, end: int, found: list[_NamedBody], *, first: bool) -> bool:
        """Whether an active verb follows, asides between commas left out.

        That the consulates *have* something is said of what they are given (informe-2018:2765), but for the first
        sentence, where it is the action.
        """
        at = stop
        for _ in range(4):
            rest = text[at:end]
            behind = rest.lstrip(", ")
            if VERB.match(behind) and (rest[:1] in ", " or at > stop):
                network = self._network.fullmatch(found[0].text)
                return first or not (network and HAS.match(behind))
            aside = ASIDE.match(rest)
            if not aside:
                return False
            at += aside.end()
        return False

    def _means(self, text: str, start: int, end: int) -> list[_NamedBody]:
        """Bodies through which, by which or between which the action is carried out."""
        shared = SHARED.search(text, start, end)
        for match in filter(None, (shared, *MEANS.finditer(text, start, end))):
            found, _ = self.listed(text, match.end(), anything=match is not shared and WAY in match[0])
            if found:
                return found
        return []

    def _owner(self, text: str, end: int, title: ActionTitle | None) -> list[_NamedBody]:
        """The body whose programme it is: "el Programa X del Y" in the first sentence, which ends at `end`."""
        behind = OF.match(text, title.end) if title else None
        owner = self.at(text, behind.end()) if behind else None
        if owner is not None:
            return [owner]
        for body in self.find(text, 0, end):
            if POSSESSED.search(text[: body.start]):
                return [body]
        return []

    def _within(self, text: str, title: ActionTitle) -> list[_NamedBody]:
        """A body whose acronym is part of the programme's name, or of one that the action runs under."""
        for match in re.finditer(_ACRONYM, text):
            named = title.start <= match.start() < title.end and match.end() < title.end
            if match[0] in self.acronyms | self.names and (named or text[: match.start()].endswith(PROGRAMME)):
                return [_NamedBody(match.start(), match.end(), match[0])]
        return []

    def _write(self, entry: Entry, found: list[_NamedBody]) -> None:
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


def _shared_name(body: _NamedBody, title: ActionTitle) -> _NamedBody:
    """A created body with its full name: "la X Federal y las Xs Estatales de ..." (informe-2018:1297)."""
    twin = TWIN.match(title.text, len(body.text)) if title.text.startswith(body.text) else None
    return _NamedBody(body.start, body.end, body.text + twin[1], body.owners) if twin else body


def bullet_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Beginning and end of each sentence of a text."""
    start = 0
    for match in _SENTENCE.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def learn_bodies(text: str, names: frozenset[str] = frozenset()) -> BodyRecogniser:
    """The bodies of a report: the acronyms that it spells out behind a body's name, and those given.

    The report's own country is the one whose government it speaks of most.
    """
    plain = re.sub(r"\s+", " ", text)
    countries = Counter(HOME.findall(plain)).most_common(1)
    home = countries[0][0] if countries else "Estado"
    spelled = re.compile(rf"{name_pattern(home)[0]}\s\(([A-ZÑ]{{2,}})[^()]*\)")
    return BodyRecogniser(frozenset(m[1] for m in spelled.finditer(plain)), names, home)
