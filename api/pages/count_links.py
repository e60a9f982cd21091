"""Where the counts of the pages that hold editions and states side by side lead: the entries that they count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

from entramado.api.pages.context import short
from entramado.api.sparql.engine import Term

# By query: the column that names what a row is about, and the filter of the explorer that it is a value of.
_EXPLORED: Final = {
    "compare-objectives": ("objective", "objective"),
    "compare-chapters": ("chapter", "chapter"),
    "compare-institutions": ("institution", "reporter"),
    "gaps-objectives": ("objective", "objective"),
    "gaps-states": ("state", "reporting_state"),
    "challenges-chapters": ("chapter", "chapter"),
    "challenges-objectives": ("objective", "objective"),
    "states-objectives": ("objective", "objective"),
    "states-populations": ("population", "population"),
    "states-challenges": ("category", "challenge"),
    "bodies-objectives": ("objective", "objective"),
    "bodies-named": ("reporter", "reporter"),
}
# By query: the column that names what a row is about, and the beginning and end of the page that lists what it counts.
_LISTED: Final = {
    "compare-programmes": ("programme", "/programmes/", ""),
    "challenges-categories": ("category", "/page/challenge/", "#topic-entries"),
    "gaps-objectives": ("objective", "/page/objective/", "#objective-states"),
}
_LISTED_COLUMNS: Final = frozenset(
    {"fromEntries", "toEntries", "challenges", "entries", "institutions", "statesThatReport", "statesWithout"}
)
# What narrows the challenges: each is a filter of the explorer too.
_NARROWED: Final = ("chapter", "objective", "population", "reporting_state", "reporter")
# By column: the parameter that says of which edition it counts the entries.
_EDITIONS: Final = {"fromEntries": "from", "toEntries": "to", "entries": "edition"}
# By page and column of a pair: the filter of the explorer that finds the entries of a side, and which side it is.
_PAIR: Final = {
    "states": {
        **{"oneEntries": ("reporting_state", "one"), "otherEntries": ("reporting_state", "other")},
        **{"oneChallenges": ("reporting_state", "one"), "otherChallenges": ("reporting_state", "other")},
        **{"oneThere": ("state", "one"), "otherThere": ("state", "other")},
    },
    "bodies": {
        **{"oneEntries": ("reporter", "one"), "otherEntries": ("reporter", "other")},
        **{"oneNamed": ("names", "one"), "otherNamed": ("names", "other")},
    },
}


@dataclass(frozen=True, slots=True)
class CountLinks:
    """The addresses behind the counts of a query's answer, `values` being its parameters.

    `documents` are those with entries, by edition; `local` is the beginning of the addresses in the page's language.
    """

    query: str
    values: Mapping[str, str]
    documents: Mapping[str, Sequence[str]]
    local: str

    def leads(self, column: str) -> bool:
        """Whether a column's counts lead anywhere."""
        if self.query in _LISTED:
            return column in _LISTED_COLUMNS and not (self._groups and column not in _EDITIONS)
        if self.query == "gaps-populations":
            return column == "inOtherEditions"
        return (self.query in _EXPLORED and column in _EDITIONS) or (
            self.query in (*_EXPLORED, "bodies-editions") and column in self._pair
        )

    @property
    def _pair(self) -> Mapping[str, tuple[str, str]]:
        return _PAIR.get(self.query.partition("-")[0], {})

    @property
    def _groups(self) -> Mapping[str, str]:
        """The groups that a page of gaps is narrowed to."""
        groups = ("population", "also") if self.query.startswith("gaps-") else ()
        return {name: self.values[name] for name in groups if name in self.values}

    @property
    def _narrowing(self) -> Mapping[str, str]:
        """What a page of challenges is narrowed by."""
        narrowed = _NARROWED if self.query.startswith("challenges-") else ()
        return {name: self.values[name] for name in narrowed if name in self.values}

    def href(self, column: str, row: Mapping[str, Term]) -> str:
        """Where a row's count leads; empty for none, and where no filter finds just what it counts."""
        if self._count(column, row) == "0":
            return ""
        if self.query == "challenges-categories" and self._narrowing and "category" in row:
            documents = self.documents.get(self.values["edition"], [])
            category = short(row["category"].value)
            return self._explore({**self._narrowing, "challenge": category, "document": documents})
        if self.query in _LISTED and (self.query not in _EXPLORED or column not in _EDITIONS):
            subject, begin, end = _LISTED[self.query]
            return f"{self.local}{begin}{quote(short(row[subject].value))}{end}" if subject in row else ""
        if self.query == "gaps-populations":
            others = [key for year, keys in self.documents.items() if year != self.values["edition"] for key in keys]
            chosen = {**self._groups, **{name: short(row[name].value) for name in ("population", "objective")}}
            return self._explore({**chosen, "document": others})
        if self.query == "bodies-editions":
            name, side = self._pair[column]
            return self._explore({name: self.values[side], "document": self.documents.get(row["year"].value, [])})
        subject, name = _EXPLORED[self.query]
        if subject not in row:
            return ""
        chosen = {**self._groups, **self._narrowing, name: short(row[subject].value)}
        if column in self._pair:
            name, side = self._pair[column]
            edition = self.documents.get(self.values.get("edition", ""), [])
            return self._explore({**chosen, name: self.values[side], "document": edition})
        return self._explore({**chosen, "document": self.documents.get(self.values[_EDITIONS[column]], [])})

    def _explore(self, filters: Mapping[str, str | Sequence[str]]) -> str:
        return f"{self.local}/explore?{urlencode({**filters, 'aim': 'false'}, doseq=True)}"

    @staticmethod
    def _count(column: str, row: Mapping[str, Term]) -> str:
        return row[column].value if column in row else "0"
