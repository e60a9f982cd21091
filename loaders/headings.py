"""Normalises variants of the headings of the 23 objectives, and checks their words against the objectives' titles.

"Objetivo No. 4.", "Objetivo IV.", "Objetivo cuatro." and "IV." with the objective's own words become "Objetivo 4." and
are flagged; a heading with a number that no objective has ("Objetivo 24.") is an error unless its words name one. A
heading whose words are not those of its number is read by the number and flagged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from entramado.loaders.extract.numbers import find_numbers
from entramado.loaders.grammar import OBJECTIVES, ends_sentence, failure, in_capitals, numbered, objective, roman
from entramado.loaders.records import Flag
from entramado.loaders.text import Line
from entramado.ontology.folding import fold_words
from entramado.ontology.schemes import load_schemes

_NO_WORD = re.compile(r"\W*")
# "Objetivo", misprinted too ("Objectivo", "Objetvo"), or "Obj.".
_WORD_OBJECTIVE = r"(?:[oó]bjec?ti?vo|obj\.)"
_ROMAN = r"(?:X{1,2}(?:I{1,3}|I?[VX]|V?I{0,3})|I{1,3}|I?[VX]|VI{1,3})"
_VARIANT = re.compile(
    rf"(?P<word>{_WORD_OBJECTIVE}\s+)?(?P<no>(?:n[oº°]\s?\.?|n\.\s?[oº°]|n[uú]m(?:ero|\.)?|#)\s*)?"
    rf"(?P<number>\d{{1,3}}|{_ROMAN}(?![^\W\d_]))(?P<mark>\s*[.:)–—-]*)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_SPELT_OUT = re.compile(
    rf"{_WORD_OBJECTIVE}\s+(?:n[uú]mero\s+)?(?P<number>[^\W\d_]+)\s*[.:–—-]\s*(?P<rest>.*)$", re.IGNORECASE
)
_MARKDOWN_MARKS = re.compile(r"^[\s#*]+")
_BEHIND_NUMBER = re.compile(r"(\d)\s*[.:–—-]")
_WORDS = re.compile(r"[^\W\d_]{4,}")
# Words are compared by so many first letters, whatever their endings are.
_STEM_LETTERS = 5
# Overlap with a title from which words are that title, lead over the second best that they need, overlap below which
# they are another's, and overlap from which a longer text is about the objective.
_SAME_TITLE = 0.45
_LEAD_OVER_SECOND = 0.15
_OTHER_TITLE = 0.2
_ABOUT_OBJECTIVE = 0.6
_FEWEST_WORDS = 3
_BLOCK_LINES = 6
_LONGEST_HEADING = 160


@lru_cache(maxsize=1)
def _title_stems() -> dict[int, frozenset[str]]:
    """The stems of each objective's title, by its number."""
    return {int(c.notation): _stems(c.label_es) for c in load_schemes()["objectives"]}


def _stems(text: str) -> frozenset[str]:
    """The first letters of each word of four letters or more."""
    return frozenset(fold_words(word)[:_STEM_LETTERS] for word in _WORDS.findall(text))


def _overlap(words: frozenset[str], number: int) -> float:
    """The overlap coefficient (0 to 1) of stems with those of an objective's title."""
    title = _title_stems().get(number, frozenset())
    return len(words & title) / max(1, min(len(words), len(title)))


def named_objective(text: str) -> int | None:
    """The objective whose title a text clearly is; None where it is no title, or too short to tell."""
    words = _stems(text)
    if len(words) < _FEWEST_WORDS:
        return None
    second, best = sorted(OBJECTIVES, key=lambda number: _overlap(words, number))[-2:]
    sure = _overlap(words, best) >= _SAME_TITLE and _overlap(words, best) - _overlap(words, second) >= _LEAD_OVER_SECOND
    return best if sure else None


def is_misfit(text: str, number: int) -> bool:
    """Whether a heading's words (those behind its number) are not the title of the objective `number`."""
    words = _stems(text)
    return len(words) >= _FEWEST_WORDS and _overlap(words, number) < _OTHER_TITLE


def is_about_objective(text: str, number: int) -> bool:
    """Whether nearly all words of an objective's title stand in a text."""
    return _overlap(_stems(text), number) >= _ABOUT_OBJECTIVE


def normalise_headings(key: str, lines: Sequence[Line]) -> tuple[list[Line], list[Flag]]:
    """The lines with variants of headings normalised to ``Objetivo N.``, and a flag for each.

    Raises `DocumentError` at a heading whose number and words name no objective.
    """
    out, flags = list(lines), []
    for at, line in enumerate(lines):
        made = _normalised(key, lines, at)
        if made is not None:
            shown = line.text.strip()[:60]
            message = f"the heading {shown!r} is not printed as 'Objetivo N.'; it is read as {made[1]!r}"
            out[at] = Line(line.number, made[0] + made[1] + made[2])
            flags.append(Flag(key, line.number, "heading-form", message))
    return out, flags


def without_foreign_objectives(key: str, lines: Sequence[Line]) -> tuple[list[Line], list[Flag]]:
    """The lines without headings of another agreement's objectives, and a flag for each.

    "Objetivo 8. Trabajo decente" has other words than the Compact's eighth objective, and its number is not missing
    between the headings around it, or no first entry stands below it as below most headings. Such a heading is made
    text: a comma takes the place of the mark behind its number.
    """
    heads = [(at, head[0], _is_own_title(lines, at)) for at, x in enumerate(lines) if (head := objective(x.text))]
    out, flags = list(lines), []
    led = [_leads_to_first_entry(lines, at) for at, _, fits in heads if fits]
    most_lead = sum(led) > len(led) / 2
    for n, (at, number, fits) in enumerate(heads):
        if fits or not _begins_anew(lines, at) or (objective(lines[at].text) or (0, ""))[1][:1].islower():
            continue
        before = next((number for _, number, fits in reversed(heads[:n]) if fits), 0)
        behind = next((number for _, number, fits in heads[n + 1 :] if fits), None)
        if _is_missing_between(number, before, behind) and (_leads_to_first_entry(lines, at) or not most_lead):
            continue
        shown = lines[at].text.strip()[:60]
        message = f"the heading {shown!r} is no objective's of the Global Compact; it is read as text"
        out[at] = Line(lines[at].number, _BEHIND_NUMBER.sub(r"\1,", lines[at].text, count=1))
        flags.append(Flag(key, lines[at].number, "heading-words", message))
    return out, flags


def _is_own_title(lines: Sequence[Line], at: int) -> bool:
    """Whether the words of a heading (of its line or its block) are the title of its number, or too few to tell."""
    number, words = objective(lines[at].text) or (0, "")
    told = [stems for text in (words, f"{words} {_behind(lines, at)}") if len(stems := _stems(text)) >= _FEWEST_WORDS]
    return not told or any(_overlap(stems, number) >= _SAME_TITLE for stems in told)


def _leads_to_first_entry(lines: Sequence[Line], at: int) -> bool:
    """Whether an entry with the number 1 follows the block of a heading."""
    below = at + 1
    while (
        below < len(lines)
        and lines[below].text.strip()
        and numbered(_MARKDOWN_MARKS.sub("", lines[below].text)) is None
    ):
        below += 1
    first = next((x.text for x in lines[below:] if x.text.strip()), "")
    return (numbered(_MARKDOWN_MARKS.sub("", first)) or ("",))[0] == "1"


def _begins_anew(lines: Sequence[Line], at: int) -> bool:
    """Whether a line begins a sentence or stands apart from the line before."""
    before = next((x.text for x in reversed(lines[:at]) if x.text.strip()), "")
    return not before or _apart(lines, at) or ends_sentence(before)


def _is_missing_between(number: int, before: int, behind: int | None) -> bool:
    """Whether a number is missing between those of the headings before and behind; a lower one begins a chapter."""
    if behind is None:
        return number > before
    return before < number < behind if before < behind else number > before or number < behind


def _normalised(key: str, lines: Sequence[Line], at: int) -> tuple[str, str, str] | None:
    """A variant of a heading as indent, normalised ``Objetivo N. `` and title; None for other lines.

    Raises `DocumentError` for a number of no objective.
    """
    text = lines[at].text
    start = _NO_WORD.match(text).end()  # type: ignore[union-attr]
    spelt_out = _SPELT_OUT.match(text, start)
    if spelt_out is not None and len(text) <= _LONGEST_HEADING:
        named = named_objective(f"{spelt_out['rest']} {_behind(lines, at)}")
        if named is not None and [n.value for n in find_numbers(spelt_out["number"].lower())] == [named]:
            return text[:start], f"Objetivo {named}. ", spelt_out["rest"]
    match = _VARIANT.match(text, start)
    if match is None or objective(text) is not None or len(text) > _LONGEST_HEADING or in_capitals(match["rest"]):
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
    if named == printed and _overlap(_stems(match["rest"]), printed) >= _SAME_TITLE:
        return before, f"Objetivo {printed}. ", match["rest"]
    if match["word"] and match["mark"].strip() and _apart(lines, at):
        what = f"the heading {text.strip()[:60]!r} has a number that is none of the {OBJECTIVES[-1]} objectives"
        raise failure(key, lines[at].number, what, "print headings as 'Objetivo 4. Title'")
    return None


def _behind(lines: Sequence[Line], at: int) -> str:
    """The text of the further lines of a heading's block."""
    out = []
    for line in lines[at + 1 : at + _BLOCK_LINES]:
        if not line.text.strip() or numbered(line.text) is not None or objective(line.text) is not None:
            break
        out.append(line.text)
    return " ".join(out)


def _apart(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is placed like a heading: behind a blank line, at a page's top, or with a Markdown mark."""
    text = lines[at].text
    return text.lstrip().startswith(("#", "*")) or text[:1] == " " or at == 0 or not lines[at - 1].text.strip()


def misfit_flags(key: str, lines: Sequence[Line], headings: set[int]) -> list[Flag]:
    """A flag for each heading of an objective whose words are another's title or none; `headings` are line numbers."""
    flags = []
    for at, line in enumerate(lines):
        head = objective(line.text) if line.number in headings else None
        if head is None:
            continue
        words = f"{head[1]} {_behind(lines, at)}"
        if is_misfit(head[1], head[0]) or is_misfit(words, head[0]):
            other = named_objective(words)
            whose = f"those of objective {other}" if other else "not its title in the Global Compact"
            message = f"the words of the heading of objective {head[0]} are {whose}: {head[1][:60]!r}"
            flags.append(Flag(key, line.number, "heading-words", message))
    return flags
