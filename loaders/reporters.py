"""The reporter printed behind a title: cut it off, and tell the unit that reports from its parent.

A compendium prints ``TITLE – SEGOB (UPMRIP).``; a pair may also be joined by a dash or a stroke,
and stand in either order (``SESNSP -CNI``, ``AMEXCID – SRE``). Which of two bodies is the parent
is a fact about institutions, not about print. So the functions here ask an `IsPartOf`: the
document's own clear pairs (`BodyPairs`), or whatever the caller knows (`settle`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from entramado.loaders.grammar import DASHES
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
_COMPANY = re.compile(r"\s*\((?:en\s*)?(?:co\w+ci[oó]n|conjunto|con)\b[^()]*\)", re.IGNORECASE)
_ABBREVIATION_END = re.compile(r"(?:\b\w\.){2,}$")
_CLOSING = re.compile(r"\s*[(\[]([^()\[\]]+(?:\([^()]+\)[^()\[\]]*)?)[)\]]\s*\.?$")
_NESTED = re.compile(r"^(.*\S)\s*\(([^()]+)\)$")
_AND = re.compile(r"\s*,\s*|\s+[yYeE]\s+")
_ACRONYM = re.compile(r"[^\W\d_][\w.&]*")
_LONGEST_REPORTER_WORDS = 12
_SHORTEST_GLOSS = 3
_SMALL_WORDS = frozenset(re.findall(r"\w+", "a al con de del e el en la las lo los o para por sobre su sus u un una y"))


def fold_print(name: str) -> str:
    """Case, accents and width of blanks out of the way."""
    return " ".join(fold_freely(name).split())


@dataclass(slots=True)
class DocumentNames:
    """What the document itself says of its names: `reporters` printed unmistakably, `words` seen in lower case."""

    reporters: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def is_name(self, text: str) -> bool:
        """Whether `text` is a reporter's name, or an acronym: one capital word that is no word in lower case."""
        head = text.partition("(")[0].strip()
        if fold_print(head) in self.reporters:
            return True
        return bool(_ACRONYM.fullmatch(head)) and head.isupper() and head.casefold() not in self.words


@dataclass(frozen=True, slots=True)
class Element:
    """One body of a printed reporter, with the bodies in the parentheses behind it."""

    name: str
    inner: tuple[str, ...] = ()


@dataclass(slots=True)
class BodyPairs:
    """Which body is part of which, as the document's own pairs in parentheses say: how often each is printed."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    parents: set[str] = field(default_factory=set)

    def learn(self, printed: str, lexicon: DocumentNames) -> None:
        """Take note of ``PARENT (UNIT)``."""
        for element in (e for chain in elements(printed, lexicon) for e in chain):
            for unit in element.inner:
                self.pairs[fold_print(unit), fold_print(element.name)] += 1
                self.parents.add(fold_print(element.name))

    def __call__(self, unit: str, parent: str) -> bool | None:
        """True where printed so (mostly), False where printed the other way round or where both have units."""
        a, b = fold_print(unit), fold_print(parent)
        there, back = self.pairs[a, b], self.pairs[b, a]
        if there != back:
            return there > back
        return False if not there and {a, b} <= self.parents else None


def has_reporter(title: str) -> bool:
    """Whether a reporter may stand behind a dash at the title's end."""
    marks = list(_SEPARATOR.finditer(title))
    return bool(marks) and 0 < len(title[marks[-1].end() :].split()) <= _LONGEST_REPORTER_WORDS


def in_parentheses(title: str) -> re.Match[str] | None:
    """The reporter that closes a title in parentheses, as group 1."""
    return _CLOSING.search(title)


def bare(printed: str) -> str:
    """The printed reporter without the full stop that ends the title ("A.C." keeps its own)."""
    text = " ".join(printed.split()).rstrip(" ,;:")
    return text if _ABBREVIATION_END.search(text) else text.rstrip(". ")


def cut_reporter(title: str, lexicon: DocumentNames) -> tuple[str, str | None]:
    """Cut a title into title and printed reporter; the reporter is None where none is printed.

    The last dash with a blank beside it separates; names before it still belong to the reporter
    (``– AMEXCID – SRE``). Without such a dash, a dash between letters counts where a name follows
    it, and last a name alone in closing parentheses (compendio-2024:3730).
    """
    text = " ".join(title.split())
    company = _COMPANY.search(text)
    body = bare(text[: company.start()] if company else text)
    marks = list(_SEPARATOR.finditer(body))
    if not marks:
        marks = [m for m in _LONG_DASH.finditer(body) if lexicon.is_name(body[m.end() :])]
    if not marks:
        marks = [m for m in _SHORT_DASH.finditer(body) if fold_print(body[m.end() :]) in lexicon.reporters]
    while marks and not body[marks[-1].end() :].strip():
        marks.pop()
    if marks and len(body[marks[-1].end() :].split()) <= _LONGEST_REPORTER_WORDS:
        at = len(marks) - 1
        while at > 0 and lexicon.is_name(body[marks[at - 1].end() : marks[at].start()]):
            at -= 1
        return body[: marks[at].start()].strip(), bare(text[marks[at].end() :])
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
    """Whether the `acronym` in parentheses behind a title belongs to the title's words and is no reporter.

    An acronym of an international body that stands alone is one: such bodies take part and do not report.
    """
    return acronym in shared_acronyms() or _spells_out(title, acronym)


def _spells_out(title: str, acronym: str) -> bool:
    """Whether a title's own last words are those that the acronym stands for.

    Each word but small ones gives its first letters, one at least, and the acronym has no others:
    ``ORGANIZACIÓN PARA LA COOPERACIÓN Y EL DESARROLLO ECONÓMICOS (OCDE)``.
    """
    letters, words = fold_print(acronym).replace(".", ""), re.findall(r"\w+", fold_print(title))
    # A word that is the acronym itself does not explain it: "CON RECONOCIMIENTO DE LA CONADIC (CONADIC)".
    if len(letters) < _SHORTEST_GLOSS or not acronym.replace(".", "").isupper() or letters in words:
        return False
    left = {letters}
    for word in reversed(words):
        small = word in _SMALL_WORDS
        before = {rest[:-n] for rest in left for n in range(1, len(word) + 1) if rest.endswith(word[:n])}
        left = before | left if small else before
        if "" in left or not left:
            return "" in left
    return False


def _abbreviates(short: str, name: str) -> bool:
    """Whether `short` can be the acronym of `name` itself, as in ``INSTITUTO NACIONAL DE MIGRACIÓN (INM)``."""
    letters, words = fold_print(short).replace(".", ""), fold_print(name)
    if " " not in words or not letters or letters[0] != words[0]:
        return False
    at = 0
    for letter in letters:
        at = words.find(letter, at) + 1
        if at == 0:
            return False
    return True


def _and_parts(text: str, lexicon: DocumentNames) -> list[str]:
    """``STPS Y SRE`` is two bodies; ``DERECHOS HUMANOS, POBLACIÓN Y MIGRACIÓN`` is part of one name."""
    parts = [p.strip() for p in _AND.split(text) if p.strip()]
    return parts if len(parts) > 1 and all(lexicon.is_name(p) for p in parts) else [text]


def _element(text: str, lexicon: DocumentNames) -> Element:
    match = _NESTED.match(text)
    if not match:
        return Element(text)
    inner = tuple(p for part in match[2].split("/") for p in _and_parts(part.strip(), lexicon) if p)
    if len(inner) == 1 and _abbreviates(inner[0], match[1]):
        return Element(inner[0])
    return Element(match[1].strip(), inner)


def elements(printed: str, lexicon: DocumentNames) -> list[list[Element]]:
    """The bodies of a printed reporter: those of one list are joined by dash or stroke, the lists by "Y" or commas."""
    text = bare(_COMPANY.sub("", printed))
    chain: list[list[Element]] = [[]]
    for piece in re.split(rf"{_SEPARATOR.pattern}|(?<=\w)[–—](?=\w)|/", text):
        if not piece or not piece.strip():
            continue
        first, *others = _and_parts(piece.strip(), lexicon)
        chain[-1].append(_element(first, lexicon))
        chain.extend([_element(other, lexicon)] for other in others)
    return [group for group in chain if group]


def assign(chain: list[list[Element]], is_part_of: IsPartOf) -> tuple[list[str], list[str]]:
    """Reporting bodies and their parents, in printed order.

    In parentheses stands the unit, behind a dash the unit too, unless `is_part_of` knows better;
    two bodies of which neither is part of the other both report.
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


def _assign_nested(element: Element, is_part_of: IsPartOf, reporters: list[str], parents: list[str]) -> None:
    for unit in element.inner:
        turned = is_part_of(element.name, unit) and not is_part_of(unit, element.name)
        reporters.append(element.name if turned else unit)
        parents.append(unit if turned else element.name)


def _unique(names: Iterable[str], order: list[str]) -> list[str]:
    return sorted(dict.fromkeys(names), key=order.index)


def settle(entries: Iterable[Entry], is_part_of: IsPartOf) -> None:
    """Assign reporters and parents anew with what the caller knows; the reading stands where it knows nothing."""
    for entry in entries:
        names = {p.text: p for p in (*entry.reporters, *entry.parents)}
        if entry.reporter_printed is None or len(names) < 2:
            continue
        chain = elements(entry.reporter_printed, DocumentNames(reporters={fold_print(n) for n in names}))
        if {n for group in chain for e in group for n in (e.name, *e.inner)} != set(names):
            continue

        def asked(unit: str, parent: str, entry: Entry = entry) -> bool | None:
            answer = is_part_of(unit, parent)
            if answer is not None or is_part_of(parent, unit) is not None:
                return answer
            return _has(entry.reporters, unit) and _has(entry.parents, parent)

        reporters, parents = assign(chain, asked)
        entry.reporters = [names[n] for n in reporters]
        entry.parents = [names[n] for n in parents]


def _has(names: Iterable[PrintedName], text: str) -> bool:
    return any(n.text == text for n in names)
