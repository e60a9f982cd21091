"""Queries that differ only in their IRIs are read once: look-ups come by the thousand, each of another entity.

A query's template is its text with every plain IRI taken out. What is read of a query (its form, whether it is
volatile or empty) is the same for all queries of one template, provided that each of these IRIs is a token by itself or
stands in a string or a comment, and that none of them names a graph: then every other character is read in the same
context. A reading is kept only where its tokens show just that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence

from entramado.api.sparql import query_guard
from entramado.api.sparql.query_guard import QueryForm, Token

_PLAIN = re.compile(r"<https?://[A-Za-z0-9:/._~#?=&%+-]+>")
_MARK = "\x00"
_LENGTH_MAX = 4_096
_TEMPLATES_MAX = 512


class QueryTemplates:
    """Reads queries; the last templates are kept."""

    def __init__(self, depth_max: int, chain_max: int, base: str) -> None:
        self._depth_max, self._chain_max, self._base = depth_max, chain_max, base
        self._kept: OrderedDict[str, QueryForm] = OrderedDict()

    def read(self, text: str) -> QueryForm:
        """What `query_guard.read` reads of a query. Raises `QueryRefused`."""
        if len(text) > _LENGTH_MAX or _MARK in text:
            return self._read(text, None)
        template = _PLAIN.sub(_MARK, text)
        kept = self._kept.get(template)
        if kept is not None:
            return kept
        seen: list[Token] = []
        reading = self._read(text, seen)
        if not reading.has_dataset and _apart(text, seen):
            self._kept[template] = reading
            if len(self._kept) > _TEMPLATES_MAX:
                self._kept.popitem(last=False)
        return reading

    def _read(self, text: str, seen: list[Token] | None) -> QueryForm:
        return query_guard.read(text, depth_max=self._depth_max, chain_max=self._chain_max, base=self._base, seen=seen)


def _apart(text: str, seen: Sequence[Token]) -> bool:
    """Whether every plain IRI is a token, or within a string, or in what stands between tokens (a comment)."""
    starts = [token.start for token in seen]
    for found in _PLAIN.finditer(text):
        first, end = found.span()
        at = bisect_right(starts, first) - 1
        if at + 1 < len(seen) and seen[at + 1].start < end:
            return False
        if at < 0:
            continue
        token = seen[at]
        token_end = token.start + len(token.text)
        whole = token.kind == "IRI" and (token.start, token_end) == (first, end)
        inside = token.kind in ("STRING", "LONG") and token_end >= end
        if not (whole or inside or token_end <= first):
            return False
    return True
