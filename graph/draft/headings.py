"""Headings of objectives: what their number says and what their words say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from entramado.loaders.grammar import numbered, objective
from entramado.loaders.text import Line
from entramado.ontology.folding import fold_words
from entramado.ontology.schemes import Concept

_LINES = 5
_WORDS_MIN = 3
_FITS = 60.0
_FITS_BETTER = 25.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at a position of the lines: the objective that its number says, its words, and that of its words."""

    at: int
    line: Line
    number: int
    words: str
    said: int


def labels_of(objectives: Sequence[Concept]) -> dict[int, str]:
    """The folded names of the objectives, by number."""
    return {int(c.notation): fold_words(c.label_es) for c in objectives if c.notation.isdigit()}


def headings(lines: Sequence[Line], labels: Mapping[int, str]) -> Iterator[Heading]:
    """The headings of objectives that have words; `said` is their number unless the words are plainly another's."""
    for at, line in enumerate(lines):
        head = objective(line.text)
        if not head:
            continue
        words = head[1]
        for more in lines[at + 1 : at + _LINES]:
            if not more.text.strip() or numbered(more.text):
                break
            words += f" {more.text.strip()}"
        words = words.strip("# *")
        plain = fold_words(words)
        said = head[0]
        if len(plain.split()) >= _WORDS_MIN:
            scores = {n: fuzz.token_set_ratio(plain, text) for n, text in labels.items()}
            best = max(scores, key=lambda n: scores[n])
            if scores[best] >= _FITS and scores[best] - scores.get(head[0], 0.0) > _FITS_BETTER:
                said = best
        yield Heading(at, line, head[0], words, said)


def misnumbered(lines: Sequence[Line], labels: Mapping[int, str]) -> list[Heading]:
    """Headings whose words fit between those around them, and whose number does not."""
    found = [h for h in headings(lines, labels) if len(fold_words(h.words).split()) >= _WORDS_MIN]
    out = []
    for k, heading in enumerate(found):
        before = found[k - 1].said if k else 0
        after = found[k + 1].said if k + 1 < len(found) else 24
        # Behind the last objective of a chapter the next chapter begins anew.
        fits = before < heading.said and (heading.said < after or after <= before)
        number_fits = before < heading.number < after
        if heading.said != heading.number and fits and not number_fits:
            out.append(heading)
    return out
