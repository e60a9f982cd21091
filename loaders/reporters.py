"""The reporter printed behind an entry's title: separates it from the title, and the reporting unit from its parent.

A compendium prints ``TITLE – SEGOB (UPMRIP).``; a pair may also be joined by a dash or a slash, in either order
(``SESNSP -CNI``, ``AMEXCID – SRE``). Which of two bodies is the parent is a fact about institutions, not about
layout. So the functions here ask an `IsPartOf`: the document's own unambiguous pairs (`BodyPairs`), or what the caller
knows (`reassign_reporters`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from entramado.loaders.grammar import DASHES, abbreviates
from entramado.loaders.records import Entry, PrintedName
from entramado.ontology.folding import fold_freely
from entramado.ontology.profiles import shared_acronyms

# is_part_of(unit, parent): True, False, or None where that is not known.
IsPartOf = Callable[[str, str], bool | None]

_DASH = rf"[{DASHES}]"
# A dash that separates has a blank on one side at least; "T-MEC" and "MÉXICO-CANADÁ" hold none.
_SEPARATOR = re.compile(rf"\s+{_DASH}\s*|\s*{_DASH}\s+")
_LONG_DASH = re.compile(r"\s*[–—]\s*")
_SHORT_DASH = re.compile(r"\s*[-‐‑−]\s*")
_LAST_PARENTHESIS = re.compile(r"\s*\(([^()]{2,40})\)$")
# compendio-2024:4630 prints "(ENCOORDINACIÓN CON LA UPMRIP)", 1253 "(EN COORDINACIÓN CON ANAM, SEDATU, SE)".
_COORDINATION = re.compile(r"\s*\((?:en\s*)?(?:co\w+ci[oó]n|conjunto|con)\b[^()]*\)", re.IGNORECASE)
_ABBREVIATION_END = re.compile(r"(?:\b\w\.){2,}$")
_CLOSING = re.compile(r"\s*[(\[]([^()\[\]]+(?:\([^()]+\)[^()\[\]]*)?)[)\]]\s*\.?$")
_NESTED = re.compile(r"^(.*\S)\s*\(([^()]+)\)$")
_AND = re.compile(r"\s*,\s*|\s+[yYeE]\s+")
_ACRONYM = re.compile(r"[^\W\d_][\w.&]*")
_LONGEST_REPORTER_WORDS = 12
_SHORTEST_GLOSS = 3
_FUNCTION_WORDS = frozenset(
    re.findall(r"\w+", "a al con de del e el en la las lo los o para por sobre su sus u un una y")
)


def fold_reporter(name: str) -> str:
    """A name without case and accents, single blanks between its words: the form in which reporters are compared."""
    return " ".join(fold_freely(name).split())


@dataclass(slots=True)
class DocumentNames:
    """The names that a document itself gives: `reporters` printed unambiguously (folded), `words` in lower case."""

    reporters: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def is_name(self, text: str) -> bool:
        """Whether `text` is a reporter's name, or an acronym: one capital word that is no word in lower case."""
        head = text.partition("(")[0].strip()
        if fold_reporter(head) in self.reporters:
            return True
        return bool(_ACRONYM.fullmatch(head)) and head.isupper() and head.casefold() not in self.words


@dataclass(frozen=True, slots=True)
class PrintedBody:
    """One body of a printed reporter, with the bodies in the parentheses behind it."""

    name: str
    inner: tuple[str, ...] = ()


@dataclass(slots=True)
class BodyPairs:
    """Which body is part of which, by the pairs ``PARENT (UNIT)`` that the document prints.

    `pairs` counts ``(unit, parent)``, folded; `parents` are the bodies printed with a unit.
    """

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    parents: set[str] = field(default_factory=set)

    def learn(self, printed: str, document_names: DocumentNames) -> None:
        """Count the pairs ``PARENT (UNIT)`` of a printed reporter."""
        for element in (e for chain in printed_bodies(printed, document_names) for e in chain):
            for unit in element.inner:
                self.pairs[fold_reporter(unit), fold_reporter(element.name)] += 1
                self.parents.add(fold_reporter(element.name))

    def __call__(self, unit: str, parent: str) -> bool | None:
        """True where mostly printed so, False where the other way round or where both have units, None if unknown."""
        a, b = fold_reporter(unit), fold_reporter(parent)
        there, back = self.pairs[a, b], self.pairs[b, a]
        if there != back:
            return there > back
        return False if not there and {a, b} <= self.parents else None


def has_reporter(title: str) -> bool:
    """Whether a reporter may stand behind a dash at the title's end."""
    marks = list(_SEPARATOR.finditer(title))
    return bool(marks) and 0 < len(title[marks[-1].end() :].split()) <= _LONGEST_REPORTER_WORDS


def closing_parentheses(title: str) -> re.Match[str] | None:
    """The parentheses or brackets that close a title, what they hold as group 1; None without any."""
    return _CLOSING.search(title)


def without_final_stop(printed: str) -> str:
    """The printed reporter without the full stop of the title; an abbreviation ("A.C.") keeps its own."""
    text = " ".join(printed.split()).rstrip(" ,;:")
    return text if _ABBREVIATION_END.search(text) else text.rstrip(". ")


def cut_reporter(title: str, document_names: DocumentNames) -> tuple[str, str | None]:
    """Split a title into title and printed reporter; the reporter is None where none is printed.

    The last dash with a blank beside it separates; names before it still belong to the reporter
    (``– AMEXCID – SRE``). Without such a dash, a dash between letters counts where a name follows
    it, and last a name alone in closing parentheses (compendio-2024:3730).
    """
    text = " ".join(title.split())
    coordination = _COORDINATION.search(text)
    body = without_final_stop(text[: coordination.start()] if coordination else text)
    marks = list(_SEPARATOR.finditer(body))
    if not marks:
        marks = [m for m in _LONG_DASH.finditer(body) if document_names.is_name(body[m.end() :])]
    if not marks:
        marks = [m for m in _SHORT_DASH.finditer(body) if fold_reporter(body[m.end() :]) in document_names.reporters]
    while marks and not body[marks[-1].end() :].strip():
        marks.pop()
    if marks and len(body[marks[-1].end() :].split()) <= _LONGEST_REPORTER_WORDS:
        at = len(marks) - 1
        while at > 0 and document_names.is_name(body[marks[at - 1].end() : marks[at].start()]):
            at -= 1
        return body[: marks[at].start()].strip(), without_final_stop(text[marks[at].end() :])
    closing = _LAST_PARENTHESIS.search(body)
    if (
        closing
        and text.endswith(".")
        and _ACRONYM.fullmatch(closing[1])
        and not is_gloss(body[: closing.start()], closing[1])
    ):
        return body[: closing.start()], closing[1]
    return text.rstrip(), None


def is_gloss(title: str, acronym: str) -> bool:
    """Whether the `acronym` in parentheses behind a title explains the title's words rather than names its reporter.

    An acronym of an international body always does, since such bodies take part and do not report.
    """
    return acronym in shared_acronyms() or _spells_out(title, acronym)


def _spells_out(title: str, acronym: str) -> bool:
    """Whether a title's own last words are those that the acronym stands for.

    Each word gives its first letters, one at least (function words may give none), and the acronym has no others:
    ``ORGANIZACIÓN PARA LA COOPERACIÓN Y EL DESARROLLO ECONÓMICOS (OCDE)``.
    """
    letters, words = fold_reporter(acronym).replace(".", ""), re.findall(r"\w+", fold_reporter(title))
    # A word that is the acronym itself does not explain it: "CON RECONOCIMIENTO DE LA CONADIC (CONADIC)".
    if len(letters) < _SHORTEST_GLOSS or not acronym.replace(".", "").isupper() or letters in words:
        return False
    left = {letters}
    for word in reversed(words):
        optional = word in _FUNCTION_WORDS
        before = {rest[:-n] for rest in left for n in range(1, len(word) + 1) if rest.endswith(word[:n])}
        left = before | left if optional else before
        if "" in left or not left:
            return "" in left
    return False


def _is_acronym(short: str, name: str) -> bool:
    """Whether `short` can be the acronym of a name of several words: ``INSTITUTO NACIONAL DE MIGRACIÓN (INM)``."""
    words = fold_reporter(name)
    return " " in words and abbreviates(fold_reporter(short).replace(".", ""), words)


def _and_parts(text: str, document_names: DocumentNames) -> list[str]:
    """The names that commas or "Y" join: ``STPS Y SRE`` are two, ``DERECHOS HUMANOS Y MIGRACIÓN`` is part of one."""
    parts = [p.strip() for p in _AND.split(text) if p.strip()]
    return parts if len(parts) > 1 and all(document_names.is_name(p) for p in parts) else [text]


def _element(text: str, document_names: DocumentNames) -> PrintedBody:
    """A body with those in the parentheses behind it; parentheses with its own acronym make that its name."""
    match = _NESTED.match(text)
    if not match:
        return PrintedBody(text)
    inner = tuple(p for part in match[2].split("/") for p in _and_parts(part.strip(), document_names) if p)
    if len(inner) == 1 and _is_acronym(inner[0], match[1]):
        return PrintedBody(inner[0])
    return PrintedBody(match[1].strip(), inner)


def printed_bodies(printed: str, document_names: DocumentNames) -> list[list[PrintedBody]]:
    """The bodies of a printed reporter: within a group joined by dashes or slashes, the groups by "Y" or commas."""
    text = without_final_stop(_COORDINATION.sub("", printed))
    chain: list[list[PrintedBody]] = [[]]
    for piece in re.split(rf"{_SEPARATOR.pattern}|(?<=\w)[–—](?=\w)|/", text):
        if not piece or not piece.strip():
            continue
        first, *others = _and_parts(piece.strip(), document_names)
        chain[-1].append(_element(first, document_names))
        chain.extend([_element(other, document_names)] for other in others)
    return [group for group in chain if group]


def assign_reporters(chain: list[list[PrintedBody]], is_part_of: IsPartOf) -> tuple[list[str], list[str]]:
    """The names of the reporting bodies and of their parents, in printed order.

    The body in parentheses is the unit, and that behind a dash too, unless `is_part_of` says otherwise; two bodies of
    which neither is part of the other both report.
    """
    reporters: list[str] = []
    parents: list[str] = []
    for group in chain:
        names = [e.name for e in group]
        for element in group:
            _assign_nested(element, is_part_of, reporters, parents)
        if any(e.inner for e in group) or len(group) == 1:
            reporters.extend(e.name for e in group if not e.inner)
            continue
        above = {n for n in names if any(m != n and is_part_of(m, n) for m in names)}
        known = [is_part_of(a, b) for a in names for b in names if a != b]
        if not above and any(answer is None for answer in known):
            above = set(names[:-1])
        parents.extend(n for n in names if n in above)
        reporters.extend(n for n in names if n not in above)
    order = [n for group in chain for e in group for n in (e.name, *e.inner)]
    return _unique(reporters, order), [n for n in _unique(parents, order) if n not in reporters]


def _assign_nested(element: PrintedBody, is_part_of: IsPartOf, reporters: list[str], parents: list[str]) -> None:
    for unit in element.inner:
        turned = is_part_of(element.name, unit) and not is_part_of(unit, element.name)
        reporters.append(element.name if turned else unit)
        parents.append(unit if turned else element.name)


def _unique(names: Iterable[str], order: list[str]) -> list[str]:
    return sorted(dict.fromkeys(names), key=order.index)


def reassign_reporters(entries: Iterable[Entry], is_part_of: IsPartOf) -> None:
    """Assign reporters and parents again, in place, by what the caller knows; pairs unknown to it stay as they are."""
    for entry in entries:
        names = {p.text: p for p in (*entry.reporters, *entry.parents)}
        if entry.reporter_printed is None or len(names) < 2:
            continue
        chain = printed_bodies(entry.reporter_printed, DocumentNames(reporters={fold_reporter(n) for n in names}))
        if {n for group in chain for e in group for n in (e.name, *e.inner)} != set(names):
            continue

        def asked(unit: str, parent: str, entry: Entry = entry) -> bool | None:
            answer = is_part_of(unit, parent)
            if answer is not None or is_part_of(parent, unit) is not None:
                return answer
            return _has(entry.reporters, unit) and _has(entry.parents, parent)

        reporters, parents = assign_reporters(chain, asked)
        entry.reporters = [names[n] for n in reporters]
        entry.parents = [names[n] for n in parents]


def _has(names: Iterable[PrintedName], text: str) -> bool:
    return any(n.text == text for n in names)
