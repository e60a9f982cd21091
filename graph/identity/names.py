"""What a programme is called, and the last part of its IRI.

The name comes from the newest edition that titles it as others know it; the slug from the oldest, so
that it stays when an edition is added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from entramado.graph.identity.words import OPENING_WORDS, words
from entramado.graph.records import LinkedEntry
from entramado.ontology.folding import fold_freely

SLUG_MAX_CHARS = 60
_TELLING_CHARS = 4
_HALF = 0.5
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")


def slug_of(name: str) -> str:
    """A readable slug, cut between words."""
    text = _NOT_SLUG.sub("-", fold_freely(name)).strip("-")
    if len(text) <= SLUG_MAX_CHARS:
        return text
    return text[: SLUG_MAX_CHARS + 1].rsplit("-", 1)[0]


class Namer:
    """Names programmes; remembers the slugs that it gave."""

    def __init__(self, entries: Sequence[LinkedEntry], editions: Mapping[str, int]) -> None:
        self._entries = entries
        self._editions = editions
        self._given: set[str] = set()

    def name(self, group: Sequence[int], support: Mapping[int, float], more: Sequence[int] = ()) -> tuple[str, str]:
        """Slug and name of a group of entries; `support` is how well each fits the others.

        `more` are members that belong mainly to another: where none of the group has a title, theirs is the name.
        """
        titled = [p for p in group if self._entries[p].entry.title and self._entries[p].entry.kind == "action"]
        titled = titled or [p for p in group if self._entries[p].entry.title]
        # A state that takes part in a federal programme does not name it (compendio-2024:6800).
        titled = [p for p in titled if self._entries[p].entry.chapter != "EF"] or titled
        if not titled:
            first = min(group, key=lambda p: (self._year(p), self._entries[p].slug))
            named = next((p for p in more if self._entries[p].entry.title), first)
            return self.unique(self._entries[first].slug, group), self._entries[named].name
        oldest = self._best(titled, support, min)
        newest = self._best([p for p in titled if not self._misnamed(p, titled)] or titled, support, max)
        slug = slug_of(_BRACKETS.sub("", self._title(oldest)) or self._title(oldest))
        return self.unique(slug or self._entries[oldest].slug, group), self._entries[newest].name

    def unique(self, slug: str, group: Sequence[int]) -> str:
        """The slug, or with the reporter, or with the entry's slug behind it where it is taken."""
        first = min(group, key=lambda p: (self._year(p), self._entries[p].slug))
        linked = self._entries[first]
        reporter = next((b.institution for b in linked.reporters if b.institution), None)
        tails = [f"-{reporter}"] if reporter else []
        for tail in ("", *tails, f"-{linked.slug}"):
            if f"{slug}{tail}" not in self._given:
                self._given.add(f"{slug}{tail}")
                return f"{slug}{tail}"
        raise ValueError(f"two programmes of the entry {linked.slug}")

    def _misnamed(self, position: int, titled: Sequence[int]) -> bool:
        """Whether an entry begins with the title of another rather than with its own (compendio-2024:3864)."""
        opening = words(self._entries[position].entry.description.text)[:OPENING_WORDS]

        def said(title: str) -> float:
            wanted = [w for w in words(title) if len(w) >= _TELLING_CHARS]
            return sum(w in opening for w in wanted) / (len(wanted) or 1)

        own = said(self._title(position))
        return own < _HALF and any(
            said(self._title(other)) > 2 * own + _HALF / 2 for other in titled if other != position
        )

    def _best(self, titled: Sequence[int], support: Mapping[int, float], end: Callable[..., int]) -> int:
        year = end(self._year(p) for p in titled)
        return min(
            (p for p in titled if self._year(p) == year),
            key=lambda p: (-round(support.get(p, 0.0), 2), self._entries[p].entry.lines),
        )

    def _year(self, position: int) -> int:
        return self._editions[self._entries[position].entry.doc]

    def _title(self, position: int) -> str:
        title = (self._entries[position].entry.title or "").strip(" .")
        return title[1:-1].strip() if _QUOTED.fullmatch(title) else title
