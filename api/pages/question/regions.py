"""Regions by which a question calls several states at once ("the states of the southern border")."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import Final

from entramado.api.pages.question.recognised import RecognisedNames
from entramado.api.pages.search.words import WORD
from entramado.ontology.folding import fold_as_queries
from entramado.queries.entities import Entities

_REGIONS: Final = Path(__file__).parents[2] / "translations" / "question-regions.csv"
_STATES: Final = r"(?:estados?|entidades(?: federativas)?|gobiernos?|states?|governments?)"
_THERE: Final = r"(?:en|in|at|on|along)"
_OF: Final = r"(?: (?:de|del|la|of|on|at|in|along|near|the))*"


def add_region(named: RecognisedNames, question: str, known: Entities) -> None:
    """Add the states of a region that a question asks for, or in which; a border by itself is no states.

    The words of the region say nothing more then.
    """
    spoken = " ".join(WORD.findall(fold_as_queries(question)))
    for name, states in _regions():
        asked = rf"\b{_STATES}{_OF} {name}\b|\b{name} {_STATES}\b|\b{_THERE}(?: (?:la|the))? {name}\b"
        if re.search(asked, spoken) and not named.all_of("state"):
            named.region = [slug for slug in states if known.has("state", slug)]
            words = {*name.split()}
            for (kind, slug), said in named.said.items():
                if words.issuperset(said) and slug in named.all_of(kind):
                    named.leave_out(kind, slug)
            named.rest = [word for word in named.rest if word not in words]
            return


@cache
def _regions() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The names of regions, folded, each with its states."""
    with _REGIONS.open(encoding="utf-8", newline="") as handle:
        return tuple((fold_as_queries(row["name"]), tuple(row["states"].split())) for row in csv.DictReader(handle))
