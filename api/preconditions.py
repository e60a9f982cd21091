"""Conditional requests for a file that has an entity tag and a date (RFC 9110 section 13.2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime


def precondition(headers: Mapping[str, str], etag: str, changed: int) -> int:
    """412 where the file is not the one meant, 304 where the client has it, else 0.

    `etag` is a strong entity tag, `changed` the second of the last change. A date that is none is ignored.
    """
    if_match, if_none_match = headers.get("if-match"), headers.get("if-none-match")
    if if_match is not None:
        if if_match.strip() != "*" and etag not in _tags(if_match):
            return 412
    else:
        since = _seconds(headers.get("if-unmodified-since"))
        if since is not None and changed > since:
            return 412
    if if_none_match is not None:
        known = {tag.removeprefix("W/") for tag in _tags(if_none_match)}
        return 304 if if_none_match.strip() == "*" or etag in known else 0
    since = _seconds(headers.get("if-modified-since"))
    return 304 if since is not None and changed <= since else 0


def _tags(text: str) -> set[str]:
    return {tag.strip() for tag in text.split(",")}


def _seconds(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        return parsedate_to_datetime(text).timestamp()
    except ValueError:
        return None
