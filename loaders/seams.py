"""Places where a text does not go on as it should: a line, a paragraph or a page may be lost there.

Nothing else tells a lost line of running text. What follows what is learnt from the words within the document's own
lines; a line's end is told where its last word and the next line's first never stand side by side although both are
so frequent that they should. Of single lines taken out of a numbered compendium about half are found so, at some
five places in a thousand that are printed as they should be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from entramado.loaders.entry_parts import label
from entramado.loaders.grammar import bullet, ends_sentence, lettered, numbered, objective, shouts
from entramado.loaders.languages.spanish.words import BEFORE_NO_VERB, BEGINS, BEGINS_BEFORE_SMALL, BOUND, TELLS_A_DEED
from entramado.loaders.records import Flag
from entramado.loaders.report_bullets.page_layout import FUTURE
from entramado.loaders.text import Line

_LETTERS = re.compile(r"[^\W\d_]+")
_QUOTES = '()“”"«»¿¡'
_STOPS = ".,;:"
_FINISHED = re.compile(r"(?:[^\W_]{4,}|[)”\"»])\.$")
_HALF_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_ADDRESS = re.compile(r"https?:|www|\w+@|\w+[./]\w|[oye] ")
# Words of so many uses count as themselves, others by their endings.
_FREQUENT = 15
# How often two words, or two kinds of words, should stand side by side where they never do.
_EXPECTED_WORDS, _EXPECTED_KINDS = 10, 25
_NEVER = 0.02
# A word of so many uses that hardly ever ends a sentence ("de", "los") ends none at a line's end either.
_BOUND_USES, _BOUND_SHARE = 100, 0.002
_LONG_LINE = 45
_SHORT_WORD = 3
_FULL_LINE = 0.85
_KNOWN_USES, _KNOWN_SHARE = 3, 20
# Of the runs of blank lines, the share up to which their number is odd in the document, where longer ones are usual.
_ODD_RUNS, _USUAL_RUNS, _FEWEST_RUNS = 0.005, 10, 200
_ODD_GAPS = 0.003
_FEW_RUNS = 3
# The lines above and below that show a place's distance of lines.
_AROUND = 4
# An item with its number, or a letter in parentheses.
_ITEM = re.compile(
    r"\s*(?:[-•*]\s*)?(?:(?P<number>\d{1,2})|(?P<letter>[a-z])(?=\)))(?P<mark>\.-|[.)])\s+(?=[^\W\d_]{2})"
)
_MARKS = re.compile(r"[#*]+ ?")
_MOST_SKIPPED = 3
# A note in Markdown, which may stand between the halves of a sentence.
# "(GTML) fue instalado": the acronym of what stood before.
_ACRONYM_OF = re.compile(r"\([A-ZÁÉÍÓÚÑ]{2,10}\)")
_COUNTS = re.compile(r"\d[\d,.]* [a-záéíóúñ]{2,}")
_NOTE = re.compile(r"\s*(?:<sup>|\[\^\d+\]:)")


def seam_flags(key: str, lines: Sequence[Line], read: Collection[int]) -> list[Flag]:
    """A flag at each line that does not go on where the line above ended, of the lines with numbers in `read`."""
    text = WordOrder(lines)
    flags = []
    message = "the text does not go on where the line above ends; a line or a page may be missing between them"
    for before, line, blank in _neighbours([line for line in lines if not _NOTE.match(line.text)]):
        if before.number in read and line.number in read and text.breaks(before.text, line.text, blank):
            flags.append(Flag(key, line.number, "text-broken", message, doubt=True))
    flags += _skipped_numbers(key, [line for line in lines if line.number in read])
    told = {flag.line for flag in flags}
    odd = {flag.line: flag for flag in (*_out_of_rhythm(key, lines), *_odd_runs(key, lines))}
    return flags + [flag for line, flag in odd.items() if line in read and line not in told]


def _skipped_numbers(key: str, lines: Sequence[Line]) -> Iterator[Flag]:
    """A flag for each item of a list that skips a number ("1.", "3."), or that begins a list with 2 or 3."""
    last, style, since = 0, "", ""
    for line in lines:
        since = f"{since} {line.text}"
        item = _ITEM.match(line.text)
        if item is None or shouts(line.text) or line.text.rstrip().endswith("**"):
            anew = line.text.startswith("#") or label(_MARKS.sub("", line.text)) is not None or shouts(line.text)
            last, style, since = (0, "", "") if anew else (last, style, since)
            continue
        number = int(item["number"]) if item["number"] else ord(item["letter"]) - ord("a") + 1
        now = ("1" if item["number"] else "a") + item["mark"]
        before = last if now == style else 0
        skipped = before + 1 < number <= before + _MOST_SKIPPED and (before or not last)
        within = str(number - 1) if item["number"] else chr(ord(item["letter"]) - 1)
        # The numbers before may stand within a line: "...: 1. Protección; 2. Inversión".
        if skipped and not re.search(rf"(?<!\w){within}{re.escape(item['mark'])}", since):
            message = f"an item with the number {number} follows one with {before}; a line may be missing above it"
            message = message if before else f"a list begins with the number {number}; a line may be missing above it"
            yield Flag(key, line.number, "number-skipped", message, doubt=True)
        last, style, since = number, now, ""


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line, Line, int]]:
    """Each printed line with the one above it and the number of blank lines between them."""
    before, blank = None, 0
    for line in lines:
        if not line.text.strip():
            blank += 1
            continue
        if before is not None:
            yield before, line, blank
        before, blank = line, 0


def _odd_runs(key: str, lines: Sequence[Line]) -> Iterator[Flag]:
    """Flags where several blank lines stand in a row as nearly nowhere else: what stood between them may be lost."""
    found = [(line, blank) for _, line, blank in _neighbours(lines) if blank]
    runs = Counter(blank for _, blank in found)
    if len(found) < _FEWEST_RUNS:
        return
    for line, blank in found:
        longer = any(n > blank and times >= _USUAL_RUNS for n, times in runs.items())
        joined = runs[blank] <= _FEW_RUNS and runs[blank - 1] >= _USUAL_RUNS
        if blank > 1 and (joined or (longer and runs[blank] <= _ODD_RUNS * len(found))):
            message = f"{blank} blank lines stand above, as hardly anywhere else; a line may be missing there"
            yield Flag(key, line.number, "blank-lines-odd", message, doubt=True)


def _out_of_rhythm(key: str, lines: Sequence[Line]) -> Iterator[Flag]:
    """Flags where a sentence goes on with another distance than all lines around it, in a document that keeps its own.

    Text set with a blank line behind each line has none missing, text set close has none too many, but where something
    is lost between them.
    """
    found = list(_neighbours(lines))
    gaps = [gap for *_, gap in found]
    hits: dict[bool, list[Line]] = {True: [], False: []}
    for at in range(_AROUND, len(found) - _AROUND):
        above, line, blank = found[at]
        beside = (*gaps[at - _AROUND : at], *gaps[at + 1 : at + 1 + _AROUND])
        odd = (not blank and min(beside)) or (blank == 1 and not max(beside) and line.text[0].islower())
        if not odd or _opens(line.text) or numbered(line.text) or line.text[:1] == " ":
            continue
        headed = any(objective(one.text) for one, *_ in found[max(0, at - 2) : at + 1])
        if not headed and above.text.rstrip()[-1] != ":" and not ends_sentence(above.text):
            hits[bool(blank)].append(line)
    for blank, told in hits.items():
        if len(told) <= _FEW_RUNS:
            message = "a blank line parts a sentence" if blank else "no blank line parts two lines of a sentence"
            message += ", as nowhere around; a line may be missing there"
            yield from (Flag(key, line.number, "blank-lines-odd", message, doubt=True) for line in told)


class WordOrder:
    """Which words follow which within the lines of a document."""

    def __init__(self, lines: Sequence[Line]) -> None:
        rows = [_within(line.text) for line in lines]
        self._words: Counter[str] = Counter()
        for token, times in Counter(chain.from_iterable(row[1:] for row in rows)).items():
            self._words[_core(token)] += times
        self._ends = Counter(token[:-1].lower() for row in rows for token in row if token[-1] in ".;:")
        self._left: Counter[str] = Counter()
        self._right: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._total = 0
        self._known: tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]] = ({}, {})
        for token in set(chain.from_iterable(rows)):
            self._kinds(token, left=True), self._kinds(token, left=False)
        # Millions of words: what is done for each of them is done by `map` and `Counter` alone.
        ones = chain.from_iterable(row[:-1] for row in rows)
        others = chain.from_iterable(row[1:] for row in rows)
        kinds = zip(map(self._known[True].__getitem__, ones), map(self._known[False].__getitem__, others), strict=True)
        for (left, right), times in Counter(kinds).items():
            for kind in left:
                self._left[kind] += times
                for beside in right:
                    self._pairs[kind, beside] += times
            for kind in right:
                self._right[kind] += times
            self._total += times
        widths = sorted(len(line.text) for line in lines if line.text.strip())
        self._width = widths[int(0.9 * len(widths))] if widths else 0
        self._tails: Counter[str] = Counter()
        self._gaps: Counter[int] = Counter()
        for before, line, blank in _neighbours(lines):
            half, rest = _HALF_WORD.search(before.text.rstrip()), _LETTERS.match(line.text.strip())
            if half and rest:
                self._tails[rest[0].lower()] += 1
            elif before.text.rstrip()[-1].isalpha() and line.text.strip()[0].islower():
                self._gaps[blank] += 1

    def breaks(self, above: str, below: str, blank: int) -> bool:
        """Whether the line `below` cannot well follow the line `above`, with so many blank lines between."""
        top = below[:1] == " "
        above, below = above.strip(), below.strip()
        opens = _opens(below)
        small = below[0].islower() and lettered(below) is None and not _ADDRESS.match(below)
        if label(above):
            return label(below) is not None or (opens and bullet(below) is None) or small
        half = _HALF_WORD.search(above)
        if half:
            return self._parts_a_word(half[1], below)
        if _FINISHED.search(above) and small:
            return True
        last, first = above.split()[-1], below.split()[0]
        full = len(above) >= _FULL_LINE * self._width and bullet(above) is None
        if len(above) >= _LONG_LINE and last[-1] == "," and _begins_a_sentence(below):
            return True
        if full and last.isalpha() and last.islower() and first.strip(_STOPS) in BEGINS:
            return True
        if _cannot_follow(above, below, blank, opens=opens):
            return True
        if last.isalpha() and last.islower():
            if opens and (full or self._bound(last)):
                return True
            if small and blank > 1 and not top and self._gaps[blank] < _ODD_GAPS * self._gaps.total():
                return True
            rest = _core(first)
            if small and self._tails[rest] and not self._words[rest]:
                return True
        if opens or len(above) < _LONG_LINE or numbered(below) or (first[0].isupper() and ends_sentence(above)):
            return False
        return (small or (first[0].isupper() and self._bound(last))) and self._never_together(last, first)

    def _parts_a_word(self, half: str, below: str) -> bool:
        """Whether a word that a hyphen broke does not go on in the next line."""
        if not half[1:].islower() or (half[0].isupper() and self._words[half.lower()]):
            return False
        rest = _LETTERS.match(below)
        if rest is None or not rest[0][0].islower():
            return not below[0].islower()
        tail = rest[0].lower()
        known = self._words[tail] >= _KNOWN_USES and self._words[tail] > _KNOWN_SHARE * self._tails[tail]
        return known and not self._words[(half + tail).lower()]

    def _bound(self, word: str) -> bool:
        uses = self._words[word.lower()]
        return uses >= _BOUND_USES and self._ends[word.lower()] <= _BOUND_SHARE * uses

    def _never_together(self, last: str, first: str) -> bool:
        """Whether two words, or words like them, never follow each other though chance alone would have it so."""
        for one in self._kinds(last, left=True):
            for other in self._kinds(first, left=False):
                expected = self._left[one] * self._right[other] / max(1, self._total)
                least = _EXPECTED_WORDS if one[0] == other[0] == "w" else _EXPECTED_KINDS
                if expected >= least and self._pairs[one, other] <= _NEVER * expected:
                    return True
        return False

    def _kinds(self, token: str, *, left: bool) -> tuple[str, ...]:
        known = self._known[left]
        if token not in known:
            known[token] = tuple(self._kinds_of(token, left=left))
        return known[token]

    def _kinds_of(self, token: str, *, left: bool) -> list[str]:
        """What a word counts as: itself (w), its ending (e), its last letter and whether it is short (n), or a sign."""
        bare = token.strip(_QUOTES)
        word = _core(token)
        if left and bare[-1:] in _STOPS and bare:
            return [] if bare[-1] == ":" else [bare[-1]]
        if not word.isalpha():
            return ["0"] if word[:1].isdigit() else []
        capital = bare[:1].isupper()
        own = ["w" + word] if self._words[word] >= _FREQUENT and (left or not capital) else []
        if capital:
            return own if left else ["A"]
        return [*own, "e" + word[-2:], f"n{word[-1]}{len(word) > _SHORT_WORD}"]


def _cannot_follow(above: str, below: str, blank: int, *, opens: bool) -> bool:
    """Whether grammar forbids that a line follows another, whatever the document's own words are."""
    last, first = above.rsplit(maxsplit=1)[-1], below.split(maxsplit=1)[0]
    if last in BOUND:
        titled = shouts(below) and len(below.split()) > _SHORT_WORD and not shouts(above)
        verb = last in BEFORE_NO_VERB and TELLS_A_DEED.match(below)
        return bool(opens or titled or verb or first.strip(_STOPS) in BEGINS or _ACRONYM_OF.match(below))
    if (label(below) is not None and last[-1] in ":,") or (objective(below) and last[-1] == ":"):
        return True
    # "... de tres países." and "24 personas fueron": a sentence that begins with a number, in the same paragraph.
    return not blank and _FINISHED.search(above) is not None and bullet(above) is None and bool(_COUNTS.match(below))


def _begins_a_sentence(text: str) -> bool:
    """Whether a line's first words begin a sentence, and no name: "En 2031", "El programa"."""
    first, _, rest = text.partition(" ")
    word = first.strip(_STOPS)
    return word in BEGINS or (word in BEGINS_BEFORE_SMALL and rest[:1].islower())


def _core(token: str) -> str:
    """A word without quotes and stops, in lower case."""
    return token.strip(_QUOTES).strip(_STOPS).lower()


def _within(text: str) -> list[str]:
    """The words of a line, without one that a hyphen breaks at its end."""
    words = text.split()
    return words[:-1] if words and words[-1].endswith("-") else words


def _opens(text: str) -> bool:
    """Whether something new begins with a line: a label, a heading, an item, an entry's number and title."""
    head = numbered(text)
    headed = label(text) or objective(text) or FUTURE.match(text)
    return bool(headed or bullet(text) is not None or (head and shouts(head[1])))
