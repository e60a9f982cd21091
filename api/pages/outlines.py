"""The outlines of a country's states for the maps; which is which state's is data (``profiles/*/outlines.csv``).

The outlines themselves are made of an npm package when the pages are built; without them the maps draw circles.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from entramado.api.pages.assets import STATIC
from entramado.ontology.home import PROFILES

FILE = STATIC / "outlines.json"
LEVELS = ((1, 1), (2, 3), (4, 7), (8, 15), (16, 0))
"""The steps of colour of a map: least and greatest count (0: no greatest), as the matrices have them."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """A map: its size and the path of each state, by the state's slug."""

    width: int
    height: int
    paths: Mapping[str, str]

    def hold(self, states: Iterable[str]) -> bool:
        """Whether each of some states (slugs) has an outline."""
        return all(state in self.paths for state in states)


@cache
def outlines() -> Outlines | None:
    """The map that the pages were built with; None where they are not built."""
    if not FILE.is_file():
        return None
    made = json.loads(FILE.read_text(encoding="utf-8"))
    paths = {state: made["paths"][name] for state, name in _names() if name in made["paths"]}
    return Outlines(made["width"], made["height"], paths)


def _names() -> Iterable[tuple[str, str]]:
    """Each state's slug with the name of its outline."""
    for path in sorted(PROFILES.glob("*/outlines.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            yield from ((row["state"], row["outline"]) for row in csv.DictReader(handle))
