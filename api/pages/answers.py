"""The pages' answers as data: rows as plain JSON objects and as CSV, and checks of what an address asks."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from entramado.api.sparql.engine import Rows, Term
from entramado.api.sparql.problems import ProblemError
from entramado.queries import saved

PUBLIC = {"Access-Control-Allow-Origin": "*", "Vary": "Accept"}
_INTEGERS = frozenset({"integer", "int", "long", "nonNegativeInteger"})
_DECIMALS = frozenset({"decimal", "double", "float"})
_PAGE_MAX = 100_000


def plain(term: Term | None) -> str | int | float | bool | None:
    """A term as JSON has it: numbers and truth values as such, everything else as its text."""
    if term is None:
        return None
    kind = term.datatype.rsplit("#", 1)[-1]
    if kind in _INTEGERS:
        return int(term.value)
    if kind in _DECIMALS:
        return float(term.value)
    return term.value == "true" if kind == "boolean" else term.value


def records(rows: Rows) -> list[dict[str, Any]]:
    """Rows as JSON objects, a missing value as null."""
    return [{name: plain(row.get(name)) for name in rows.names} for row in rows]


def as_json(value: Any) -> Response:
    """A JSON answer that any site may read."""
    body = json.dumps(value, ensure_ascii=False, indent=1).encode()
    return Response(body, media_type="application/json", headers=PUBLIC)


def as_csv(names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Response:
    """Rows as CSV (RFC 4180) with a heading; truth values in small letters, a missing value empty."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    for row in rows:
        writer.writerow([str(v).lower() if isinstance(v, bool) else v for v in (row.get(name) for name in names)])
    return Response(out.getvalue().encode(), media_type="text/csv; charset=utf-8", headers=PUBLIC)


def page_number(request: Request) -> int:
    """The page asked for, from 1. Raises `ProblemError` for what is no page."""
    text = request.query_params.get("page", "1")
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= _PAGE_MAX):
        raise ProblemError(
            "bad-request",
            f"page: {text[:40]!r} is no page; pages are counted from 1.",
            f"page: «{text[:40]}» no es una página; se cuentan desde 1.",
        )
    return int(text)


def address(request: Request, **changes: object) -> str:
    """The address of the page with some parameters changed; None takes one away, and the page counter starts anew."""
    kept = [(k, v) for k, v in request.query_params.multi_items() if k not in changes and k != "page"]
    given = [
        (key, str(one))
        for key, value in changes.items()
        for one in (value if isinstance(value, list) else [value])
        if one is not None
    ]
    query = urlencode([(key, value) for key, value in (*kept, *given) if value])
    return request.url.path + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where a page of a list stands: its first and last row (1-based), how many there are, and the neighbours."""

    first: int
    last: int
    total: int
    previous: str = ""
    next: str = ""


def pages(request: Request, total: int, number: int, rows: int) -> Pagination:
    """The pager of page `number` of a list of `total` in pages of `rows`. Raises `ProblemError` beyond the last."""
    there = max(1, -(-total // rows))
    if number > there:
        near = address(request, page=there)
        raise ProblemError(
            "not-found",
            f"There is no page {number}: there are {there} pages; the last one is {near}",
            f"No hay página {number}: hay {there} páginas; la última es {near}",
        )
    first, last = min(total, rows * (number - 1) + 1), min(total, rows * number)
    before = address(request, page=number - 1 if number > 2 else None) if number > 1 else ""
    after = address(request, page=number + 1) if last < total else ""
    return Pagination(first, last, total, before, after)


def bound(name: str, values: Mapping[str, str | Sequence[str]] | Mapping[str, str], base: str) -> str:
    """A saved query with values out of an address. Raises `ProblemError` for one that does not fit."""
    try:
        return saved.load(name).bind(values, base)
    except saved.QueryError as error:
        raise ProblemError("bad-request", f"{error}.") from None
