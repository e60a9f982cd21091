"""What several rules need of one passage, made once: its folded text and the places of bodies' names."""

from __future__ import annotations

from functools import lru_cache

from entramado.loaders.languages.spanish.names import find_names
from entramado.ontology.folding import fold

# The rules read one entry after the other, so that only its own passages are asked for again.
_CACHED = 64


@lru_cache(maxsize=_CACHED)
def folded(text: str) -> str:
    """Lower case without accents, of the same length as `text`."""
    return fold(text)


@lru_cache(maxsize=_CACHED)
def body_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each name of a body in `text`."""
    return tuple((n.start, n.end) for n in find_names(text))
