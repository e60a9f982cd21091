"""Entity tags and conditional requests (RFC 9110 sections 8.8.3 and 13): the one place that makes and compares them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from email.utils import parsedate_to_datetime


class UnchangedError(Exception):
    """The client has the response already, under this entity tag: the answer is 304."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def entity_tag(*parts: object) -> str:
    """A weak entity tag of all that an answer depends on: two evaluations may order the same rows differently."""
    digest = hashlib.blake2b("\x00".join(map(repr, parts)).encode("utf-8", "surrogatepass"), digest_size=12)
    return f'W/"{digest.hexdigest()}"'


def matches(if_none_match: str, tag: str) -> bool:
    """Whether an If-None-Match header names `tag` (weak comparison, RFC 9110 section 8.8.3.2)."""
    if if_none_match.strip() == "*":
        return True
    return tag.removeprefix("W/") in {one.removeprefix("W/") for one in _tags(if_none_match)}


def precondition(headers: Mapping[str, str], etag: str, changed: int) -> int:
    """The status that a request's conditions ask for: 412 (the file is another one), 304 (the client has it), else 0.

    By RFC 9110 section 13.2.2. `etag` is a strong entity tag, `changed` the time of the last change in Unix seconds.
    A header that holds no valid date is ignored.
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
        return 304 if matches(if_none_match, etag) else 0
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
