"""Content negotiation by RFC 9110 section 12: quality values, specificity, wildcards, refusal.

A range that says more wins over one that says less (``text/turtle`` over ``text/*`` over ``*/*``); q=0 excludes;
among equals the server's order decides. An element that is not well-formed is skipped, not the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_RANGE = re.compile(rf"\s*(?P<type>{_TOKEN})/(?P<sub>{_TOKEN})\s*(?P<params>(?:;.*)?)$", re.S)
_PARAM = re.compile(rf"\s*;\s*(?:(?P<name>{_TOKEN})\s*=\s*(?P<value>{_TOKEN}|\"(?:[^\"\\]|\\.)*\"))?\s*")
_QUALITY = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$")
_ELEMENT = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*"|")+')
_CODING = re.compile(rf"\s*(?P<name>{_TOKEN})\s*(?:;\s*[qQ]\s*=\s*(?P<q>[0-9.]+)\s*)?$")


@lru_cache(maxsize=512)
def parse_accept(header: str) -> tuple[tuple[str, str, float], ...]:
    """The ranges of an Accept header: type, subtype (lower case, ``*`` for any) and quality."""
    ranges = []
    for element in _ELEMENT.findall(header):
        found = _RANGE.match(element)
        if not found or (found["type"] == "*" and found["sub"] != "*"):
            continue
        quality = _quality_of(found["params"])
        if quality is not None:
            ranges.append((found["type"].lower(), found["sub"].lower(), quality))
    return tuple(ranges)


def _quality_of(params: str) -> float | None:
    """The q of a range's parameters, 1 where there is none, None where they are not well-formed."""
    quality, offset = 1.0, 0
    while offset < len(params):
        found = _PARAM.match(params, offset)
        if not found or found.end() == offset:
            return None
        if (found["name"] or "").lower() == "q":
            if not _QUALITY.match(found["value"]):
                return None
            quality = float(found["value"])
        offset = found.end()
    return quality


def quality(ranges: Iterable[tuple[str, str, float]], media_type: str) -> float:
    """The quality that the most specific matching range gives a media type; 0 where none matches."""
    kind, _, sub = media_type.partition("/")
    best = (-1, 0.0)
    for range_kind, range_sub, q in ranges:
        if range_kind == kind and range_sub == sub:
            best = max(best, (2, q))
        elif range_kind == kind and range_sub == "*":
            best = max(best, (1, q))
        elif range_kind == "*":
            best = max(best, (0, q))
    return best[1]


@lru_cache(maxsize=1024)
def choose(header: str | None, offered: Sequence[str]) -> str | None:
    """The media type to answer with, or None where nothing offered is acceptable (406)."""
    if header is None:
        return offered[0]
    ranges = parse_accept(header)
    if not ranges:
        return None if header.strip() else offered[0]
    best, best_quality = None, 0.0
    for media_type in offered:
        q = quality(ranges, media_type)
        if q > best_quality:
            best, best_quality = media_type, q
    return best


@lru_cache(maxsize=256)
def choose_encoding(header: str | None, offered: tuple[str, ...] = ("zstd", "br", "gzip")) -> str:
    """The content coding to answer with; ``identity`` where no coding is wanted (RFC 9110 section 12.5.3)."""
    wanted: dict[str, float] = {}
    for element in (header or "").split(","):
        found = _CODING.match(element)
        if found and (found["q"] is None or _QUALITY.match(found["q"])):
            wanted[found["name"].lower().removeprefix("x-")] = float(found["q"] or 1)
    best, best_quality = "identity", 0.0
    for coding in offered:
        q = wanted.get(coding, wanted.get("*", 0.0))
        if q > best_quality:
            best, best_quality = coding, q
    if best_quality < wanted.get("identity", 0.0):
        return "identity"
    return best
