"""Spanish verbs of deeds and purposes, by their stem, in English: ``verbs.csv``."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from entramado.ontology.folding import fold_as_queries

_VERBS: Final = Path(__file__).parent / "verbs.csv"
_INFINITIVE: Final = re.compile(r"\w{2,}[aei]r(?:se)?")
# The endings of verb forms: a word with another behind a stem is no form of that verb.
_ENDING: Final = re.compile(
    r"(?:[aei]r(?:se)?|[ai]ci?on|o|a|an|e|en|io|ieron|iero|aron|ado|ada|ados|adas|ido|ida|idos|idas|(?:a|ie|ye)ndo(?:se|les?)?|eron|yo|yeron|aba|aban"
    r"|ia|ian|i?to|i?ta|i?tos|i?tas|uo|os|as|es|)"
)


@dataclass(frozen=True, slots=True)
class Verb:
    """An English verb by its base form, past tense and past participle."""

    base: str
    past: str
    participle: str

    @property
    def ing(self) -> str:
        """The present participle: "carrying out".

        >>> Verb("carry out", "", "").ing, Verb("give", "", "").ing, Verb("spread", "", "").ing
        ('carrying out', 'giving', 'spreading')
        """
        word, _, rest = self.base.partition(" ")
        word = word[:-1] if word.endswith("e") and not word.endswith("ee") else word
        return f"{word}ing {rest}".strip()

    @property
    def third(self) -> str:
        """The third person singular: "carries out"."""
        word, _, rest = self.base.partition(" ")
        ending = "es" if word.endswith(("s", "sh", "ch", "x")) else "s"
        word = f"{word[:-1]}ie" if word.endswith("y") and word[-2] not in "aeiou" else word
        return f"{word}{ending} {rest}".strip()


def verb_of(word: str) -> Verb | None:
    """The verb of a Spanish verb form, by the longest stem; None where it is none.

    >>> verb_of("atendidas").past, verb_of("farol")
    ('served', None)
    """
    folded = fold_as_queries(word)
    stems = [one for one in _verbs() if folded.startswith(one) and _ENDING.fullmatch(folded[len(one) :])]
    return _verbs()[max(stems, key=len)] if stems else None


def infinitive_at(tokens: Sequence[str], at: int) -> Verb | None:
    """The verb whose infinitive is the token at `at`; None where another word stands there."""
    if at >= len(tokens) or not _INFINITIVE.fullmatch(tokens[at]):
        return None
    return verb_of(tokens[at])


@cache
def _verbs() -> Mapping[str, Verb]:
    with _VERBS.open(encoding="utf-8", newline="") as handle:
        return {row["stem"]: Verb(row["base"], row["past"], row["participle"]) for row in csv.DictReader(handle)}
