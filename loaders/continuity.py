"""Flags at places where running text is not continuous: a line, a paragraph or a page may be missing there.

Bigrams are counted within the document's own lines; a break between two lines is flagged where the last word of one
and the first of the next never form a bigram although both are so frequent that they should, where grammar forbids
the pair, where lists skip a number, and where blank lines are irregular. Of single lines taken out of a numbered
compendium about half are found, with some five false positives in a thousand lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from entramado.loaders.entry_parts import label
from entramado.loaders.grammar import bullet, ends_sentence, in_capitals, lettered, numbered, objective
from entramado.loaders.languages.spanish.words import (
    BEFORE_NO_VERB,
    FINITE_VERB,
    FUNCTION_WORDS,
    OPENERS_BEFORE_LOWER_CASE,
    SENTENCE_OPENERS,
)
from entramado.loaders.records import Flag
from entramado.loaders.report_bullets.page_layout import FUTURE
from entramado.loaders.text import Line

_LETTERS = re.compile(r"[^\W\d_]+")
_QUOTES = '()“”"«»¿¡'
_STOPS = ".,;:"
_FINISHED = re.compile(r"(?:[^\W_]{4,}|[)”\"»])\.$")
_HALF_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_ADDRESS = re.compile(r"https?:|www|\w+@|\w+[./]\w|[oye] ")
# A word of so many uses is a class of its own, others are classed by their endings.
_FREQUENT = 15
# The expected number of a bigram of two words, or of two classes, from which its absence counts; and the share of the
# expected number that still counts as absence.
_EXPECTED_WORDS, _EXPECTED_CLASSES = 10, 25
_ABSENT_SHARE = 0.02
# A word of so many uses that hardly ever ends a sentence ("de", "los") ends none at a line's end either.
_BOUND_USES, _BOUND_SHARE = 100, 0.002
_LONG_LINE = 45
_SHORT_WORD = 3
# A line fills the column from this share of the document's usual width.
_FULL_LINE = 0.85
# The rest of a hyphenated word is a word of its own if it is used so often, and so many times oftener than as a rest.
_KNOWN_USES, _KNOWN_TIMES = 3, 20
# A run of blank lines of a length that at most this share of all runs have is unusual, where longer ones come at
# least so often; with fewer runs in the document than the last number nothing is said.
_UNUSUAL_RUNS, _USUAL_RUNS, _FEWEST_RUNS = 0.005, 10, 200
# The share of blank lines within sentences up to which their number is unusual.
_UNUSUAL_GAPS = 0.003
_FEW_RUNS = 3
# How many lines above and below show the line spacing at a place.
_AROUND = 4
# An item with its number, or a letter in parentheses.
_ITEM = re.compile(
    r"\s*(?:[-•*]\s*)?(?:(?P<number>\d{1,2})|(?P<letter>[a-z])(?=\)))(?P<mark>\.-|[.)])\s+(?=[^\W\d_]{2})"
)
_MARKS = re.compile(r"[#*]+ ?")
# More skipped numbers are another list.
_MOST_SKIPPED = 3
# "(GTML) fue instalado": the acronym of what stood before.
_ACRONYM_OF = re.compile(r"\([A-ZÁÉÍÓÚÑ]{2,10}\)")
_COUNTS = re.compile(r"\d[\d,.]* [a-záéíóúñ]{2,}")
# A note in Markdown, which may stand between the halves of a sentence.
_NOTE = re.compile(r"\s*(?:<sup>|\[\^\d+\]:)")


def continuity_flags(key: str, lines: Sequence[Line], read: Collection[int]) -> list[Flag]:
    """A flag at each line that does not continue the line above.

    `lines` are all lines of the document `key`; only those with numbers in `read` (1-based) get flags.
    """
    bigrams = BigramCounts(lines)
    flags = []
    message = "the text does not go on where the line above ends; a line or a page may be missing between them"
    for before, line, blank in _neighbours([line for line in lines if not _NOTE.match(line.text)]):
        if before.number in read and line.number in read and bigrams.breaks(before.text, line.text, blank):
            flags.append(Flag(key, line.number, "text-broken", message, doubt=True))
    flags += _skipped_numbers(key, [line for line in lines if line.number in read])
    told = {flag.line for flag in flags}
    odd = {flag.line: flag for flag in (*_unusual_spacing(key, lines), *_unusual_runs(key, lines))}
    return flags + [flag for line, flag in odd.items() if line in read and line not in told]


def _skipped_numbers(key: str, lines: Sequence[Line]) -> Iterator[Flag]:
    """A flag for each item of a list that skips a number ("1.", "3."), or that begins a list with 2 or 3."""
    last, style, since = 0, "", ""
    for line in lines:
        since = f"{since} {line.text}"
        item = _ITEM.match(line.text)
        if item is None or in_capitals(line.text) or line.text.rstrip().endswith("**"):
            anew = line.text.startswith("#") or label(_MARKS.sub("", line.text)) is not None or in_capitals(line.text)
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


def _unusual_runs(key: str, lines: Sequence[Line]) -> Iterator[Flag]:
    """Flags at runs of blank lines of an unusual length: a line between them may be missing."""
    found = [(line, blank) for _, line, blank in _neighbours(lines) if blank]
    runs = Counter(blank for _, blank in found)
    if len(found) < _FEWEST_RUNS:
        return
    for line, blank in found:
        longer = any(n > blank and times >= _USUAL_RUNS for n, times in runs.items())
        joined = runs[blank] <= _FEW_RUNS and runs[blank - 1] >= _USUAL_RUNS
        if blank > 1 and (joined or (longer and runs[blank] <= _UNUSUAL_RUNS * len(found))):
            message = f"{blank} blank lines stand above, as hardly anywhere else; a line may be missing there"
            yield Flag(key, line.number, "blank-lines-odd", message, doubt=True)


def _unusual_spacing(key: str, lines: Sequence[Line]) -> Iterator[Flag]:
    """Flags where the spacing of two lines of a sentence differs from that of all lines around them.

    In double-spaced text no blank line is missing, and in single-spaced text none stands within a sentence, unless a
    line is lost there. More than `_FEW_RUNS` such places are the document's own habit and get no flag.
    """
    found = list(_neighbours(lines))
    gaps = [gap for *_, gap in found]
    hits: dict[bool, list[Line]] = {True: [], False: []}
    for at in range(_AROUND, len(found) - _AROUND):
        above, line, blank = found[at]
        beside = (*gaps[at - _AROUND : at], *gaps[at + 1 : at + 1 + _AROUND])
        odd = (not blank and min(beside)) or (blank == 1 and not max(beside) and line.text[0].islower())
        if not odd or _begins_block(line.text) or numbered(line.text) or line.text[:1] == " ":
            continue
        headed = any(objective(one.text) for one, *_ in found[max(0, at - 2) : at + 1])
        if not headed and above.text.rstrip()[-1] != ":" and not ends_sentence(above.text):
            hits[bool(blank)].append(line)
    for blank, told in hits.items():
        if len(told) <= _FEW_RUNS:
            message = "a blank line parts a sentence" if blank else "no blank line parts two lines of a sentence"
            message += ", as nowhere around; a line may be missing there"
            yield from (Flag(key, line.number, "blank-lines-odd", message, doubt=True) for line in told)


class BigramCounts:
    """The bigrams within the lines of a document, of words and of word classes.

    A class is a frequent word itself, else its ending, a capital, a digit or a sign (see `_classes_of`).
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        rows = [_whole_words(line.text) for line in lines]
        # The uses of each word but at the beginning of lines, where a capital or a rest of a word may stand.
        self._words: Counter[str] = Counter()
        for token, times in Counter(chain.from_iterable(row[1:] for row in rows)).items():
            self._words[_bare_word(token)] += times
        # The uses of each word before a full stop, semicolon or colon.
        self._ends = Counter(token[:-1].lower() for row in rows for token in row if token[-1] in ".;:")
        # The uses of each class as first and as second word of a bigram, and of each bigram of classes.
        self._left: Counter[str] = Counter()
        self._right: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._total = 0
        self._known: tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]] = ({}, {})
        for token in set(chain.from_iterable(rows)):
            self._classes(token, left=True), self._classes(token, left=False)
        # A document has up to millions of words, so that loops over them run in C (`map`, `Counter`).
        ones = chain.from_iterable(row[:-1] for row in rows)
        others = chain.from_iterable(row[1:] for row in rows)
        classes = zip(
            map(self._known[True].__getitem__, ones), map(self._known[False].__getitem__, others), strict=True
        )
        for (left, right), times in Counter(classes).items():
            for word_class in left:
                self._left[word_class] += times
                for beside in right:
                    self._pairs[word_class, beside] += times
            for word_class in right:
                self._right[word_class] += times
            self._total += times
        widths = sorted(len(line.text) for line in lines if line.text.strip())
        self._width = widths[int(0.9 * len(widths))] if widths else 0
        # The second halves of words hyphenated at a line's end, and the numbers of blank lines within sentences.
        self._tails: Counter[str] = Counter()
        self._gaps: Counter[int] = Counter()
        for before, line, blank in _neighbours(lines):
            half, rest = _HALF_WORD.search(before.text.rstrip()), _LETTERS.match(line.text.strip())
            if half and rest:
                self._tails[rest[0].lower()] += 1
            elif before.text.rstrip()[-1].isalpha() and line.text.strip()[0].islower():
                self._gaps[blank] += 1

    def breaks(self, above: str, below: str, blank: int) -> bool:
        """Whether the line `below` is no continuation of the line `above`, with `blank` blank lines between them."""
        top = below[:1] == " "
        above, below = above.strip(), below.strip()
        opens = _begins_block(below)
        small = below[0].islower() and lettered(below) is None and not _ADDRESS.match(below)
        if label(above):
            return label(below) is not None or (opens and bullet(below) is None) or small
        half = _HALF_WORD.search(above)
        if half:
            return self._breaks_word(half[1], below)
        if _FINISHED.search(above) and small:
            return True
        last, first = above.split()[-1], below.split()[0]
        full = len(above) >= _FULL_LINE * self._width and bullet(above) is None
        if len(above) >= _LONG_LINE and last[-1] == "," and _begins_a_sentence(below):
            return True
        if full and last.isalpha() and last.islower() and first.strip(_STOPS) in SENTENCE_OPENERS:
            return True
        if _cannot_follow(above, below, blank, opens=opens):
            return True
        if last.isalpha() and last.islower():
            if opens and (full or self._is_bound(last)):
                return True
            if small and blank > 1 and not top and self._gaps[blank] < _UNUSUAL_GAPS * self._gaps.total():
                return True
            rest = _bare_word(first)
            if small and self._tails[rest] and not self._words[rest]:
                return True
        if opens or len(above) < _LONG_LINE or numbered(below) or (first[0].isupper() and ends_sentence(above)):
            return False
        return (small or (first[0].isupper() and self._is_bound(last))) and self._absent_bigram(last, first)

    def _breaks_word(self, half: str, below: str) -> bool:
        """Whether a line is no continuation of the hyphenated word `half` above it."""
        if not half[1:].islower() or (half[0].isupper() and self._words[half.lower()]):
            return False
        rest = _LETTERS.match(below)
        if rest is None or not rest[0][0].islower():
            return not below[0].islower()
        tail = rest[0].lower()
        known = self._words[tail] >= _KNOWN_USES and self._words[tail] > _KNOWN_TIMES * self._tails[tail]
        return known and not self._words[(half + tail).lower()]

    def _is_bound(self, word: str) -> bool:
        """Whether a word hardly ever ends a sentence, as "de" and "los"."""
        uses = self._words[word.lower()]
        return uses >= _BOUND_USES and self._ends[word.lower()] <= _BOUND_SHARE * uses

    def _absent_bigram(self, last: str, first: str) -> bool:
        """Whether two words, or two classes of words, never form a bigram although by chance alone they should."""
        for one in self._classes(last, left=True):
            for other in self._classes(first, left=False):
                expected = self._left[one] * self._right[other] / max(1, self._total)
                least = _EXPECTED_WORDS if one[0] == other[0] == "w" else _EXPECTED_CLASSES
                if expected >= least and self._pairs[one, other] <= _ABSENT_SHARE * expected:
                    return True
        return False

    def _classes(self, token: str, *, left: bool) -> tuple[str, ...]:
        known = self._known[left]
        if token not in known:
            known[token] = tuple(self._classes_of(token, left=left))
        return known[token]

    def _classes_of(self, token: str, *, left: bool) -> list[str]:
        """The classes of a word: itself (w), its ending (e), its last letter and whether it is long (n), or a sign.

        `left` says that it is the first word of the bigram, whose final stop counts; "0" is a number, "A" a capital.
        """
        bare = token.strip(_QUOTES)
        word = _bare_word(token)
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
    if last in FUNCTION_WORDS:
        titled = in_capitals(below) and len(below.split()) > _SHORT_WORD and not in_capitals(above)
        verb = last in BEFORE_NO_VERB and FINITE_VERB.match(below)
        return bool(opens or titled or verb or first.strip(_STOPS) in SENTENCE_OPENERS or _ACRONYM_OF.match(below))
    if (label(below) is not None and last[-1] in ":,") or (objective(below) and last[-1] == ":"):
        return True
    # "... de tres países." and "24 personas fueron": a sentence that begins with a number, in the same paragraph.
    return not blank and _FINISHED.search(above) is not None and bullet(above) is None and bool(_COUNTS.match(below))


def _begins_a_sentence(text: str) -> bool:
    """Whether a line's first words begin a sentence ("En 2031", "El programa") rather than a name ("El Salvador")."""
    first, _, rest = text.partition(" ")
    word = first.strip(_STOPS)
    return word in SENTENCE_OPENERS or (word in OPENERS_BEFORE_LOWER_CASE and rest[:1].islower())


def _bare_word(token: str) -> str:
    """A word without quotes and stops, in lower case."""
    return token.strip(_QUOTES).strip(_STOPS).lower()


def _whole_words(text: str) -> list[str]:
    """The words of a line, without one hyphenated at its end."""
    words = text.split()
    return words[:-1] if words and words[-1].endswith("-") else words


def _begins_block(text: str) -> bool:
    """Whether a line begins a block: a labelled part, a heading, an item or an entry."""
    head = numbered(text)
    headed = label(text) or objective(text) or FUTURE.match(text)
    return bool(headed or bullet(text) is not None or (head and in_capitals(head[1])))
