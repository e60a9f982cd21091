"""Headings of the 23 objectives as they ought to be printed, and as they sometimes are.

"Objetivo No. 4.", "Objetivo IV.", "Objetivo cuatro.", "IV." with the objective's own words and "Objetivo 24." are
told at their own line: where number or words leave no doubt the heading is read as the plain one, else the document is
refused there. A heading whose words are not those of its number is read by the number and flagged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from entramado.loaders.extract.numbers import find_numbers
from entramado.loaders.grammar import OBJECTIVES, ends_sentence, failure, numbered, objective, roman, shouts
from entramado.loaders.records import Flag
from entramado.loaders.text import Line
from entramado.ontology.folding import fold_words
from entramado.ontology.schemes import load_schemes

_OPENING = re.compile(r"\W*")
_WORD_FOR_IT = r"(?:[oó]bjec?ti?vo|obj\.)"
_ROMAN = r"(?:X{1,2}(?:I{1,3}|I?[VX]|V?I{0,3})|I{1,3}|I?[VX]|VI{1,3})"
_ODD = re.compile(
    rf"(?P<word>{_WORD_FOR_IT}\s+)?(?P<no>(?:n[oº°]\s?\.?|n\.\s?[oº°]|n[uú]m(?:ero|\.)?|#)\s*)?"
    rf"(?P<number>\d{{1,3}}|{_ROMAN}(?![^\W\d_]))(?P<mark>\s*[.:)–—-]*)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_WORDED = re.compile(
    rf"{_WORD_FOR_IT}\s+(?:n[uú]mero\s+)?(?P<number>[^\W\d_]+)\s*[.:–—-]\s*(?P<rest>.*)$", re.IGNORECASE
)
_UNMARKED = re.compile(r"^[\s#*]+")
_BEHIND_NUMBER = re.compile(r"(\d)\s*[.:–—-]")
_WORDS = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
_CERTAIN = 0.45
_AHEAD = 0.15
_MISFIT = 0.2
_SPOKEN_OF = 0.6
_FEWEST_WORDS = 3
_BLOCK_LINES = 6
_LONGEST_HEADING = 160


@lru_cache(maxsize=1)
def _titles() -> dict[int, frozenset[str]]:
    """The words of each objective's title, by its number."""
    return {int(c.notation): _stems(c.label_es) for c in load_schemes()["objectives"]}


def _stems(text: str) -> frozenset[str]:
    return frozenset(fold_words(word)[:_STEM] for word in _WORDS.findall(text))


def _fit(words: frozenset[str], number: int) -> float:
    """How far a heading's words are those of an objective's title, 0 to 1."""
    title = _titles().get(number, frozenset())
    return len(words & title) / max(1, min(len(words), len(title)))


def named_objective(text: str) -> int | None:
    """The objective whose title the words plainly are, None where they are no title."""
    words = _stems(text)
    if len(words) < _FEWEST_WORDS:
        return None
    second, best = sorted(OBJECTIVES, key=lambda number: _fit(words, number))[-2:]
    sure = _fit(words, best) >= _CERTAIN and _fit(words, best) - _fit(words, second) >= _AHEAD
    return best if sure else None


def words_misfit(text: str, number: int) -> bool:
    """Whether a heading's words (those behind its number) are not the title of the objective `number`."""
    words = _stems(text)
    return len(words) >= _FEWEST_WORDS and _fit(words, number) < _MISFIT


def speaks_of(text: str, number: int) -> bool:
    """Whether nearly all words of an objective's title stand in a text."""
    return _fit(_stems(text), number) >= _SPOKEN_OF


def plain_headings(key: str, lines: Sequence[Line]) -> tuple[list[Line], list[Flag]]:
    """The lines with headings of another form made plain, each flagged. Raises `DocumentError` at a hopeless one."""
    out, flags = list(lines), []
    for at, line in enumerate(lines):
        made = _plain(key, lines, at)
        if made is not None:
            shown = line.text.strip()[:60]
            message = f"the heading {shown!r} is not printed as 'Objetivo N.'; it is read as {made[1]!r}"
            out[at] = Line(line.number, made[0] + made[1] + made[2])
            flags.append(Flag(key, line.number, "heading-form", message))
    return out, flags


def without_foreign(key: str, lines: Sequence[Line]) -> tuple[list[Line], list[Flag]]:
    """The lines with headings of another agreement's objectives made text, each flagged.

    "Objetivo 8. Trabajo decente" has other words than the Compact's eighth, and its number is not the one that the
    headings around it leave out, or no first entry stands below it as it does below most. A comma stands for the mark
    behind its number then.
    """
    heads = [(at, head[0], _fits(lines, at)) for at, x in enumerate(lines) if (head := objective(x.text))]
    out, flags = list(lines), []
    led = [_leads(lines, at) for at, _, fits in heads if fits]
    most_lead = sum(led) > len(led) / 2
    for n, (at, number, fits) in enumerate(heads):
        if fits or not _begins(lines, at) or (objective(lines[at].text) or (0, ""))[1][:1].islower():
            continue
        before = next((number for _, number, fits in reversed(heads[:n]) if fits), 0)
        behind = next((number for _, number, fits in heads[n + 1 :] if fits), None)
        if _is_left_out(number, before, behind) and (_leads(lines, at) or not most_lead):
            continue
        shown = lines[at].text.strip()[:60]
        message = f"the heading {shown!r} is no objective's of the Global Compact; it is read as text"
        out[at] = Line(lines[at].number, _BEHIND_NUMBER.sub(r"\1,", lines[at].text, count=1))
        flags.append(Flag(key, lines[at].number, "heading-words", message))
    return out, flags


def _fits(lines: Sequence[Line], at: int) -> bool:
    """Whether a heading's words, its own line's or its block's, are those of its number, or too few to tell."""
    number, words = objective(lines[at].text) or (0, "")
    told = [stems for text in (words, f"{words} {_behind(lines, at)}") if len(stems := _stems(text)) >= _FEWEST_WORDS]
    return not told or any(_fit(stems, number) >= _CERTAIN for stems in told)


def _leads(lines: Sequence[Line], at: int) -> bool:
    """Whether an entry with the number 1 stands below a heading's block."""
    below = at + 1
    while below < len(lines) and lines[below].text.strip() and numbered(_UNMARKED.sub("", lines[below].text)) is None:
        below += 1
    first = next((x.text for x in lines[below:] if x.text.strip()), "")
    return (numbered(_UNMARKED.sub("", first)) or ("",))[0] == "1"


def _begins(lines: Sequence[Line], at: int) -> bool:
    """Whether a line goes on with no sentence of the line before."""
    before = next((x.text for x in reversed(lines[:at]) if x.text.strip()), "")
    return not before or _apart(lines, at) or ends_sentence(before)


def _is_left_out(number: int, before: int, behind: int | None) -> bool:
    """Whether the headings around one leave its number out; where they fall back, a chapter begins between them."""
    if behind is None:
        return number > before
    return before < number < behind if before < behind else number > before or number < behind


def _plain(key: str, lines: Sequence[Line], at: int) -> tuple[str, str, str] | None:
    """What stands before the number, the plain heading's beginning and the rest; None for other lines."""
    text = lines[at].text
    start = _OPENING.match(text).end()  # type: ignore[union-attr]
    worded = _WORDED.match(text, start)
    if worded is not None and len(text) <= _LONGEST_HEADING:
        named = named_objective(f"{worded['rest']} {_behind(lines, at)}")
        if named is not None and [n.value for n in find_numbers(worded["number"].lower())] == [named]:
            return text[:start], f"Objetivo {named}. ", worded["rest"]
    match = _ODD.match(text, start)
    if match is None or objective(text) is not None or len(text) > _LONGEST_HEADING or shouts(match["rest"]):
        return None
    words = f"{match['rest']} {_behind(lines, at)}"
    printed = int(match["number"]) if match["number"].isdigit() else roman(match["number"])
    before = text[:start]
    if match["word"] and printed in OBJECTIVES:
        sure = bool(match["no"] or not match["number"].isdigit()) and "." in match["mark"] + match["rest"][-1:]
        if sure or named_objective(words) == printed:
            return before, f"Objetivo {printed}. ", match["rest"]
        return None
    named = named_objective(words)
    if match["word"] and named is not None:
        return before, f"Objetivo {named}. ", match["rest"]
    if named == printed and _fit(_stems(match["rest"]), printed) >= _CERTAIN:
        return before, f"Objetivo {printed}. ", match["rest"]
    if match["word"] and match["mark"].strip() and _apart(lines, at):
        what = f"the heading {text.strip()[:60]!r} has a number that is none of the {OBJECTIVES[-1]} objectives"
        raise failure(key, lines[at].number, what, "print headings as 'Objetivo 4. Title'")
    return None


def _behind(lines: Sequence[Line], at: int) -> str:
    """The further lines of the heading's block."""
    out = []
    for line in lines[at + 1 : at + _BLOCK_LINES]:
        if not line.text.strip() or numbered(line.text) is not None or objective(line.text) is not None:
            break
        out.append(line.text)
    return " ".join(out)


def _apart(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands like a heading: behind a blank line or at a page's top, or marked as one."""
    text = lines[at].text
    return text.lstrip().startswith(("#", "*")) or text[:1] == " " or at == 0 or not lines[at - 1].text.strip()


def misfits(key: str, lines: Sequence[Line], headings: set[int]) -> list[Flag]:
    """A flag for each heading of an objective (its line in `headings`) whose words are another's, or none's."""
    flags = []
    for at, line in enumerate(lines):
        head = objective(line.text) if line.number in headings else None
        if head is None:
            continue
        words = f"{head[1]} {_behind(lines, at)}"
        if words_misfit(head[1], head[0]) or words_misfit(words, head[0]):
            other = named_objective(words)
            whose = f"those of objective {other}" if other else "not its title in the Global Compact"
            message = f"the words of the heading of objective {head[0]} are {whose}: {head[1][:60]!r}"
            flags.append(Flag(key, line.number, "heading-words", message))
    return flags
