"""Counts that stand beside an answer: without its words, of the state's government, of others that name a body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from entramado.api.pages.replies.told import Asked, Told, ToldValue
from entramado.api.pages.replies.words import among_words, holding
from entramado.ontology.folding import fold_as_queries

_BOTH: Final = 2
# So much of a word tells it.
_STEM: Final = 6
_WIDE_STEMS: Final = frozenset({"person", "migran", "people", "victim"})
# What asks for all that there is of a body.
_OF_ALL: Final = frozenset({"does", "there", "partners", "named", "actions", "where", "whom", "objectives"})


@dataclass(frozen=True, slots=True)
class Held:
    """The entries that have what is named: the filters, the words that they hold, those they do not, and their mask.

    `saying` are words that only some of them hold, `narrowed` these; `instead`: what is named (kind and slug) that no
    such entry has, the words of whose name are looked for; `begun`: the years in which they began; `types`: what kinds
    of action the words `saying` speak for, which narrow as well as they.
    """

    filters: Mapping[str, list[str]]
    words: tuple[str, ...]
    left_out: tuple[str, ...]
    mask: int
    saying: tuple[str, ...] = ()
    narrowed: int = 0
    instead: tuple[str, str] | None = None
    begun: frozenset[str] = frozenset()
    types: tuple[str, ...] = ()


def _exchanged(filters: Mapping[str, list[str]], facet: str, other: str, slugs: Sequence[str]) -> dict[str, list[str]]:
    """Filters with values of another facet in the place of one."""
    return {**{name: of for name, of in filters.items() if name != facet}, other: list(slugs)}


def of_objective(told: Told) -> ToldValue | None:
    """How many entries stand under the objective that is about the one group that is named; None where none is."""
    asked, groups = told.asked, told.filters.get("population", [])
    said = [word[:_STEM] for slug in groups[:1] for word in asked.named.said.get(("population", slug), ())]
    stems = tuple(one for one in said if len(one) == _STEM and one not in _WIDE_STEMS)
    if len(groups) != 1 or "also" in told.filters or "objective" in told.filters or not stems:
        return None
    for slug in asked.known.slugs("objective"):
        label = asked.index.label("objective", slug, asked.lang).short
        words = fold_as_queries(label).split()
        if any(word.startswith(stems) for word in words):
            filters = _exchanged(told.filters, "population", "objective", [slug])
            count = asked.index.matching(filters).bit_count()
            return ToldValue(told.subject("objective", slug), told.explore(filters), count)
    return None


def own(told: Told, mask: int) -> ToldValue | None:
    """How many of the entries of one state its government reports; None where no state is named, or several."""
    states = told.filters.get("state", [])
    if len(states) != 1 or "also_state" in told.filters or told.asked.reporting:
        return None
    filters = _exchanged(told.filters, "state", "reporting_state", states)
    of = told.asked.index.masks.get("reporting_state", {}).get(states[0], 0)
    return ToldValue(told.subject("state", states[0]), told.explore(filters), (of & mask).bit_count())


def there(told: Told, held: Held) -> ToldValue | None:
    """How many entries take place in a state whose government's own are told; None where that is not asked."""
    states = told.filters.get("reporting_state", [])
    if len(states) != 1:
        return None
    filters = _exchanged(told.filters, "reporting_state", "state", states)
    mask = told.asked.index.matching(filters) & among_words(told.asked, held.words)
    return ToldValue(told.subject("state", states[0]), told.explore(filters), mask.bit_count())


def by_words(told: Told, held: Held, either: Sequence[str], within: int) -> tuple[tuple[str, int], ...]:
    """How many entries with what is named hold each of several words, or one joined to the topic by "and".

    `within` are the entries that tell what is asked.
    """
    words = (*(held.saying if len(held.saying) >= _BOTH else ()), *either)
    among = held.mask & within
    found = ((word, (among & told.asked.index.mask_of(holding(told.asked, word))).bit_count()) for word in words)
    return tuple((word, count) for word, count in found if count)


@dataclass(frozen=True, slots=True)
class NamedToo:
    """How many entries of others name a body, and whose they are, those of most first."""

    entries: ToldValue
    reporters: tuple[ToldValue, ...]


def named_too(told: Told) -> NamedToo | None:
    """The entries of others that name the one body that is named and reports; None where there is none."""
    bodies = told.filters.get("reporter", [])
    if len(bodies) != 1 or not _OF_ALL.issuperset(told.asked.intents):
        return None
    filters = _exchanged(told.filters, "reporter", "names", bodies)
    mask = told.asked.index.matching(filters)
    if not mask:
        return None
    naming = [slug for slug, of in told.asked.index.masks.get("reporter", {}).items() if of & mask]
    entries = ToldValue(told.subject("names", bodies[0]), told.explore(filters), mask.bit_count())
    return NamedToo(entries, tuple(told.counted("reporter", naming, mask)))


def mentions(asked: Asked, local: str, group: str) -> str:
    """Where the name of the one `group`, or the words of the programme, that is named are looked for; else empty."""
    words, programmes = group.split(), asked.named.all_of("programme")
    if not words and len(programmes) == 1:
        words = asked.named.said.get(("programme", programmes[0]), [])
    return f"{local}/search?{urlencode({'q': ' '.join(words), 'kind': 'entry'})}" if words else ""
