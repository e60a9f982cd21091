"""What a programme is called, and the last part of its IRI.

The name comes from the newest edition that titles it; the slug from the oldest, so that it stays
when an edition is added. Titles printed in capitals get the case that their words have in running text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from entramado.graph.identity_words import fold
from entramado.graph.records import LinkedEntry

SLUG_MAX_CHARS = 60
_WORD = re.compile(r"[^\W\d_]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_ACRONYM = re.compile(r"(?<=\()[^\W\d_]{2,10}(?=[),])")
_OPENS_QUOTE = re.compile(r"[“«]\w")
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")
_SENTENCE_START = re.compile(r"(?:^|[.!?:•\n])\s*[“\"«(]?$")
_ALWAYS_CAPITAL_SHARE = 0.8


def slug_of(name: str) -> str:
    """A readable slug, cut between words."""
    text = _NOT_SLUG.sub("-", fold(name)).strip("-")
    if len(text) <= SLUG_MAX_CHARS:
        return text
    return text[: SLUG_MAX_CHARS + 1].rsplit("-", 1)[0]


class Case:
    """The case of words in running text, to write titles in capitals as one writes them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._forms: dict[str, Counter[str]] = {}
        for text in texts:
            for match in _WORD.finditer(text):
                word = match[0]
                if word[0].isupper() and not word.isupper() and _SENTENCE_START.search(text[: match.start()][-4:]):
                    continue
                self._forms.setdefault(word.casefold(), Counter())[word] += 1

    def restore(self, title: str) -> str:
        """The title, in sentence case where it is printed in capitals."""
        letters = [c for c in title if c.isalpha()]
        if not letters or sum(c.isupper() for c in letters) / len(letters) < _ALWAYS_CAPITAL_SHARE:
            return title[:1].upper() + title[1:]
        text = _ACRONYM.sub(lambda m: m[0].upper(), _WORD.sub(lambda m: self._word(m[0]), title))
        return _OPENS_QUOTE.sub(lambda m: m[0].upper(), text[:1].upper() + text[1:])

    def _word(self, word: str) -> str:
        forms = self._forms.get(word.casefold())
        if not forms:
            return word.lower()
        form, count = min(forms.items(), key=lambda item: (-item[1], item[0]))
        lower = forms[word.lower()]
        return word.lower() if form.islower() or lower > (1 - _ALWAYS_CAPITAL_SHARE) * (count + lower) else form


class Namer:
    """Names programmes; remembers the slugs that it gave."""

    def __init__(self, entries: Sequence[LinkedEntry], editions: Mapping[str, int]) -> None:
        self._entries = entries
        self._editions = editions
        self._given: set[str] = set()
        self._case = Case([e.entry.description.text for e in entries])

    def name(self, group: Sequence[int], support: Mapping[int, float]) -> tuple[str, str]:
        """Slug and name of a group of entries; `support` is how well each fits the others."""
        titled = [p for p in group if self._entries[p].entry.title and self._entries[p].entry.kind == "action"]
        titled = titled or [p for p in group if self._entries[p].entry.title]
        # A state that takes part in a federal programme does not name it (compendio-2024:6800).
        titled = [p for p in titled if self._entries[p].entry.chapter != "EF"] or titled
        if not titled:
            first = min(group, key=lambda p: (self._year(p), self._entries[p].slug))
            return self.unique(self._entries[first].slug, group), self._untitled(first)
        oldest = self._best(titled, support, min)
        newest = self._best(titled, support, max)
        slug = slug_of(_BRACKETS.sub("", self._title(oldest)) or self._title(oldest))
        return self.unique(slug or self._entries[oldest].slug, group), self._case.restore(self._title(newest))

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

    def _untitled(self, position: int) -> str:
        linked = self._entries[position]
        kind = "Objetivo a futuro" if linked.entry.kind == "future" else "Acción"
        who = f" ({linked.reporters[0].printed})" if linked.reporters else ""
        return f"{kind} {linked.entry.ordinal}, objetivo {linked.entry.objective}{who}"
