"""What a published claim says beyond its number, kind, objective and chapter: each detail is a property of its own.

The reader gives details as texts by key ("rank", "category"); several values of one key are joined by a sign. The
graph holds each value by itself; who reads the graph gets the keys and joined values back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal

from entramado.graph.quads.writer import boolean_literal, number_literal


@dataclass(frozen=True, slots=True)
class Detail:
    """A detail: the property that says it, and the sign that joins several values (none where there is one)."""

    term: str
    joined_by: str = ""
    literal: Callable[[str], Literal] = Literal


DETAILS: Final[Mapping[str, Detail]] = {
    "answer": Detail("claimAnswer", literal=lambda text: boolean_literal(text == "yes")),
    "bound": Detail("claimBound"),
    "category": Detail("claimCategory", "|"),
    "focus": Detail("claimFocus"),
    "institution": Detail("claimInstitution"),
    "last_line": Detail("claimLastLine", literal=lambda text: number_literal(int(text))),
    "migrant_type": Detail("claimMigrantType", ","),
    "objectives": Detail("claimListedObjective", ","),
    "of": Detail("claimOf"),
    "order": Detail("claimOrder"),
    "rank": Detail("claimRank", literal=lambda text: number_literal(int(text))),
    "source": Detail("claimSource"),
    "than": Detail("claimComparedChapter", ","),
}


def details(extra: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Literal]]:
    """The properties and values of a claim's details, as the reader gives them."""
    for key, text in extra:
        detail = DETAILS[key]
        for one in text.split(detail.joined_by) if detail.joined_by else [text]:
            yield detail.term, detail.literal(one)


def details_by_key(values: Callable[[str], Iterable[str]]) -> dict[str, str]:
    """The details by key, from the values (texts) that a claim has of each property."""
    found: dict[str, str] = {}
    for key, detail in DETAILS.items():
        texts = sorted(values(detail.term), key=lambda text: (int(text) if text.isdigit() else 0, text))
        if texts:
            words = {"true": "yes", "false": "no"} if key == "answer" else {}
            found[key] = detail.joined_by.join(words.get(text, text) for text in texts)
    return found
