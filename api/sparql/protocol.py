"""A request of the SPARQL 1.1 Protocol, read to the letter: parameters, dataset, body, headers.

https://www.w3.org/TR/sparql11-protocol/#query-operation. Decoding happens once; what is not UTF-8 is refused;
unknown parameters are ignored, doubled ones refused; POST carries a form or the query itself.
"""

from __future__ import annotations

import asyncio
import re
from binascii import a2b_qp
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from entramado.api.settings import Settings
from entramado.api.sparql.problems import ProblemError

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

# Where the response cache leaves a condition that it took out of the headers.
IF_NONE_MATCH = "entramado.if-none-match"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
# What rdflib's Dataset and Jena write where they mean the default graph of the endpoint.
DEFAULT_GRAPHS = frozenset(("urn:x-rdflib:default", "urn:x-arq:DefaultGraph"))
_UPDATE = "application/sparql-update"
_HEADERS = frozenset(
    (b"accept", b"accept-encoding", b"content-type", b"content-encoding", b"content-length", b"if-none-match")
)
_DRAIN_BYTES = 64 << 20
_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*$")
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?(?P<name>[^\s;\"]+)", re.I)


@dataclass(frozen=True, slots=True)
class Request:
    """What a request asks: a query (None: the service description), its dataset arguments and its deadline."""

    query: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    timeout_s: float | None = None


def headers_of(scope: Scope) -> dict[bytes, str]:
    """The headers that matter here; several of one name joined by commas."""
    found: dict[bytes, str] = {}
    for name, value in scope["headers"]:
        if name in _HEADERS:
            text = value.decode("latin-1")
            found[name] = f"{found[name]}, {text}" if name in found else text
    return found


def pairs(raw: bytes, what: str) -> list[tuple[str, str]]:
    """The name-value pairs of a query string or a form. Raises `ProblemError` for what is no UTF-8."""
    found = []
    for part in raw.split(b"&"):
        if part:
            name, _, value = part.partition(b"=")
            found.append((decode_once(name, what), decode_once(value, what)))
    return found


def decode_once(raw: bytes, what: str) -> str:
    """A name or value of a query string or form as text. Raises `ProblemError`."""
    raw = raw.replace(b"+", b" ")
    if b"%" in raw:
        if _BAD_ESCAPE.search(raw):
            raise ProblemError("bad-request", f"The {what} holds a '%' that starts no escape; write it as %25.")
        # %XX as the quoted-printable =XX, which the standard library decodes in C: a tenth of unquote's time.
        raw = a2b_qp(raw.replace(b"=", b"=3D").replace(b"%", b"="))
    return _utf8(raw, what)


def _utf8(raw: bytes, what: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProblemError(
            "bad-request", f"The {what} is not UTF-8 (byte {error.start + 1}: {error.reason}); encode it as UTF-8."
        ) from None


def from_parameters(found: list[tuple[str, str]]) -> Request:
    """A request out of its parameters. Raises `ProblemError`."""
    single: dict[str, str] = {}
    graphs: dict[str, list[str]] = {"default-graph-uri": [], "named-graph-uri": []}
    for name, value in found:
        if name in graphs:
            if not ABSOLUTE.match(value):
                raise ProblemError("bad-request", f"{name}={value!r} is no absolute IRI.")
            graphs[name].append(value)
        elif name in ("query", "timeout"):
            if name in single:
                raise ProblemError("bad-request", f"The parameter {name!r} is given twice; give it once.")
            single[name] = value
        elif name == "update":
            raise ProblemError("read-only", "This service only reads: it takes 'query', no 'update'.")
    default, named = tuple(graphs["default-graph-uri"]), tuple(graphs["named-graph-uri"])
    if not named and set(default) <= DEFAULT_GRAPHS:
        default = ()
    asked = default or named
    return Request(
        single.get("query"),
        default if asked else None,
        named if asked else None,
        _timeout(single.get("timeout")),
    )


def _timeout(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise ProblemError("bad-request", f"timeout={text!r} is no number of seconds above 0.")
    return seconds


async def read_body(receive: Receive, headers: dict[bytes, str], settings: Settings) -> bytes:
    """The body, within the limits of length and time. Raises `ProblemError`."""
    # An escape of a form takes three bytes for one.
    limit = settings.query_bytes_max * 3
    length = headers.get(b"content-length", "")
    if length.isdigit() and int(length) > _DRAIN_BYTES:
        raise too_large(settings)
    try:
        async with asyncio.timeout(settings.body_timeout_s):
            return await _collect(receive, limit, settings)
    except TimeoutError:
        raise ProblemError(
            "request-timeout",
            f"The body did not arrive within {settings.body_timeout_s:g} s.",
            headers={"Connection": "close"},
            limit="body_timeout_s",
        ) from None


async def _collect(receive: Receive, limit: int, settings: Settings) -> bytes:
    """All of the body. What is too long is read to its end and thrown away: then the client reads the answer."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ProblemError("cancelled", "The client went away.")
        part = message.get("body", b"")
        size += len(part)
        if size <= limit:
            parts.append(part)
        elif size > _DRAIN_BYTES:
            raise too_large(settings)
        if not message.get("more_body", False):
            break
    if size > limit:
        raise too_large(settings)
    return b"".join(parts)


def too_large(settings: Settings) -> ProblemError:
    """The problem of a query that is too long."""
    return ProblemError(
        "too-large",
        f"The query is longer than {settings.query_bytes_max} bytes; shorten it, or ask in parts.",
        headers={"Connection": "close"},
        limit="query_bytes_max",
    )


def from_post(scope: Scope, headers: dict[bytes, str], body: bytes) -> Request:
    """A request out of a POST: a form, or the query itself. Raises `ProblemError`."""
    in_url = pairs(scope["query_string"], "query string")
    content_type = headers.get(b"content-type", "")
    kind = content_type.partition(";")[0].strip().lower()
    charset = _CHARSET.search(content_type)
    accept = {"Accept-Post": f"{DIRECT}, {FORM}"}
    if charset and charset["name"].lower() not in ("utf-8", "utf8", "us-ascii"):
        raise ProblemError("media-type", f"The charset {charset['name']!r} is not read here.", headers=accept)
    if headers.get(b"content-encoding", "identity").strip().lower() not in ("", "identity"):
        raise ProblemError("media-type", "Compressed requests are not read here; send plain text.", headers=accept)
    if kind == FORM:
        return _with_query(from_parameters(in_url + pairs(body, "form")))
    if kind == DIRECT:
        if any(name == "query" for name, _ in in_url):
            raise ProblemError("bad-request", "The query is given twice, in the URL and in the body; give it once.")
        return from_parameters([*in_url, ("query", _utf8(body, "query"))])
    if kind == _UPDATE:
        raise ProblemError("media-type", "This service only reads: it takes no updates.", headers=accept)
    named = f"{kind!r} is not" if kind else "A body without Content-Type is not"
    raise ProblemError("media-type", f"{named} read here; send {DIRECT} or {FORM}.", headers=accept)


def from_get(scope: Scope) -> Request:
    """A request out of a GET or HEAD. Raises `ProblemError`."""
    raw = scope["query_string"]
    if not raw:
        return Request(None)
    found = pairs(raw, "query string")
    request = from_parameters(found)
    if request.query is None and request.default_graphs is None and request.timeout_s is None:
        return request
    return _with_query(request)


def _with_query(request: Request) -> Request:
    if request.query is None:
        raise ProblemError("bad-request", "The parameter 'query' is missing.")
    return request
