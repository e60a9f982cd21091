"""A law, agreement or plan that a question calls by its whole name, whatever else words of that name are."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Final

from entramado.api.pages.facets import FacetIndex
from entramado.api.pages.question.recognised import RecognisedNames
from entramado.api.pages.search.words import WORD, function_words
from entramado.ontology.folding import fold_as_queries

# English names of instruments that documents print in Spanish.
_ENGLISH: Final = Path(__file__).parents[2] / "translations" / "instrument-names.csv"
_KIND: Final = "instrument"
_WORDS_LEAST: Final = 2
# A name of so few words has to be written as one: "Agenda 2030".
_WORDS_PLAIN: Final = 3


def add_instrument(named: RecognisedNames, question: str, index: FacetIndex) -> None:
    """Add the instrument of the longest name that a question holds, and take away what its words name besides."""
    spoken = f" {_content(question)} "
    printed = index.masks.get(_KIND, {})
    called = [(name, name) for name in printed] + [pair for pair in _in_english() if pair[1] in printed]
    names = sorted(((_content(said), said, name) for said, name in called), key=lambda one: -len(one[0]))
    for content, said, name in names:
        size = content.count(" ") + 1
        whole = size >= _WORDS_PLAIN or (size == _WORDS_LEAST and fold_as_queries(said) in fold_as_queries(question))
        if not whole or f" {content} " not in spoken:
            continue
        words = {*content.split()}
        for kind, slugs in list(named.things.items()):
            kept = [slug for slug in slugs if not words.issuperset(_said(named, kind, slug))]
            if kept:
                named.things[kind] = kept
            else:
                del named.things[kind]
        named.things[_KIND] = [name]
        named.rest = [word for word in named.rest if word not in words]
        named.narrower = [word for word in named.narrower if word not in words]
        named.unknown = []
        return


@cache
def _in_english() -> tuple[tuple[str, str], ...]:
    with _ENGLISH.open(encoding="utf-8", newline="") as rows:
        return tuple((row["english"], row["printed"]) for row in csv.DictReader(rows))


def _said(named: RecognisedNames, kind: str, slug: str) -> set[str]:
    said = {word for word in named.said.get((kind, slug), ()) if word not in function_words()}
    return said or {""}


def _content(text: str) -> str:
    return " ".join(word for word in WORD.findall(fold_as_queries(text)) if word not in function_words())
