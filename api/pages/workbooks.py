"""A page's table for a spreadsheet: the workbook at ``.xlsx``, and CSV with a byte order mark where it is asked for.

The workbook has the columns of the CSV, headed in the page's language; a second sheet explains them, a third says
where the table comes from. In CSV (RFC 4180) texts stand as they are; ``?bom=1`` puts the mark before them by which
spreadsheets recognise UTF-8.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.answers import PUBLIC, as_csv
from entramado.api.pages.context import PageContext, column
from entramado.api.sparql.formats import XLSX
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import LANGUAGES, Language
from entramado.graph import csvw
from entramado.graph.csvw import AnswerColumn, ByLanguage
from entramado.graph.dumps import CSVW as CSVW_TYPE
from entramado.graph.workbook import WorkbookSheet, write

# The description of a table in CSV (CSV on the Web) stands beside it, at the suffix ``.csvw``.
CSVW: Final = "csvw"
TABLES: Final = ("csv", "xlsx", CSVW)
# What a query may hold as it is (RFC 3986); all else is escaped in a header.
_QUERY_SAFE: Final = "-._~!$&'()*+,;=:@%/?"
_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
Meanings = Mapping[str, ByLanguage]
MARK: Final = "\ufeff".encode()
_SHEETS: Final = {"es": ("Datos", "Columnas", "Acerca de"), "en": ("Data", "Columns", "About")}
_EXPLAINED: Final = {
    "es": {"heading": "Columna", "name": "Nombre en CSV y JSON", "holds": "Qué contiene"},
    "en": {"heading": "Column", "name": "Name in CSV and JSON", "holds": "What it holds"},
}
_KINDS: Final = {
    "iri": ("dirección (IRI) que identifica a «{}»", "address (IRI) that identifies “{}”"),
    "several": ("direcciones (IRI), separadas por espacios", "addresses (IRIs), parted by blanks"),
    "number": ("número", "number"),
    "truth": ("verdadero o falso", "true or false"),
    "text": ("texto", "text"),
    "empty": ("sin valores en esta tabla", "without values in this table"),
}
_ORIGIN: Final = {
    "es": {"address": "Dirección", "build": "Edición del grafo", "licence": "Licencia", "rows": "Filas"},
    "en": {"address": "Address", "build": "Build of the graph", "licence": "Licence", "rows": "Rows"},
}


async def as_table(
    context: PageContext,
    request: Request,
    format: str,
    names: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    *,
    meanings: Meanings | None = None,
    title: ByLanguage | None = None,
) -> Response:
    """Rows as CSV, its description or a workbook.

    `meanings` are what columns hold, where their names do not say it, `title` is the table's name; both by language.
    """
    if format == "csv":
        return marked(request, as_csv(names, rows))
    lang = context.language(request)
    if format == CSVW:
        columns = [AnswerColumn(name, _called(name, meanings or {})) for name in names]
        return as_metadata(request, csvw.of_answer(csv_of(request), columns, list(rows), title or {}))
    file = request.url.path.strip("/").removeprefix("en/").removesuffix(".xlsx").replace("/", "-") or "entramado"
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in file)
    headers = {**PUBLIC, "Content-Disposition": f'attachment; filename="{safe}.xlsx"', "Content-Language": lang}
    said = {
        "address": str(request.url.replace(path=request.url.path.removesuffix(".xlsx"))),
        "build": context.engine.build,
        "licence": _LICENCE,
    }
    meant = {name: by_language[lang] for name, by_language in (meanings or {}).items()}
    body = await asyncio.to_thread(workbook, lang, names, list(rows), said, meant)
    return Response(body, media_type=XLSX.media_type, headers=headers)


def workbook(
    lang: Language,
    names: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    said: Mapping[str, str],
    meanings: Mapping[str, str] | None = None,
) -> bytes:
    """The bytes of a table's workbook; `said` is what it says of its origin (address, build, licence)."""
    data, columns, origin = _SHEETS[lang]
    headings = _headings(names, rows, lang, meanings or {})
    explained = [
        {"heading": headings[name], "name": name, "holds": (meanings or {}).get(name) or _holds(name, rows, lang)}
        for name in names
    ]
    about = [{"fact": _ORIGIN[lang][key], "value": value} for key, value in {**said, "rows": len(rows)}.items()]
    return write(
        (
            WorkbookSheet(data, names, rows, headings),
            WorkbookSheet(columns, tuple(_EXPLAINED[lang]), explained, _EXPLAINED[lang]),
            WorkbookSheet(origin, ("fact", "value"), about, {"fact": origin, "value": ""}),
        )
    )


def as_metadata(request: Request, described: bytes) -> Response:
    """The description of a CSV, to be kept beside it under the name that programs look for."""
    name = csv_of(request).partition("?")[0]
    headers = {**PUBLIC, "Content-Disposition": f'inline; filename="{name}-metadata.json"'}
    return Response(described, media_type=CSVW_TYPE, headers=headers)


def csv_of(request: Request) -> str:
    """The address of the CSV that a request asks the description of, relative to it."""
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{request.url.path.rpartition('/')[2].removesuffix(f'.{CSVW}')}.csv{query}"


def _called(name: str, meanings: Meanings) -> ByLanguage:
    """What a column is called in both languages."""
    return meanings[name] if name in meanings else {lang: column(name, lang) for lang in LANGUAGES}


def wants_mark(request: Request) -> bool:
    """Whether the CSV begins with a byte order mark. Raises `ProblemError` for a value that is neither 0 nor 1."""
    asked = request.query_params.get("bom", "0")
    if asked not in ("0", "1"):
        raise ProblemError(
            "bad-request",
            f"bom: {asked[:40]!r} is neither 0 nor 1; 1 puts a mark before the CSV.",
            f"bom: «{asked[:40]}» no es ni 0 ni 1; 1 pone una marca ante el CSV.",
        )
    return asked == "1"


def marked(request: Request, response: Response) -> Response:
    """An answer in CSV with the mark that the address asks for, and with a link to its description."""
    path = request.url.path.removesuffix(".csv").rstrip("/") or "/index"
    query = f"?{quote(request.url.query, safe=_QUERY_SAFE)}" if request.url.query else ""
    response.headers["Link"] = f'<{quote(path)}.{CSVW}{query}>; rel="describedby"; type="{CSVW_TYPE}"'
    if wants_mark(request):
        response.body = MARK + bytes(response.body)
        response.headers["Content-Length"] = str(len(response.body))
    return response


def _headings(
    names: Sequence[str], rows: Sequence[Mapping[str, Any]], lang: Language, meanings: Mapping[str, str]
) -> dict[str, str]:
    """A heading a column, all different: a label is headed by the thing's word, its IRI by the same and "IRI"."""
    found: dict[str, str] = {}
    for name in names:
        stem = name.removesuffix("Label") if name.removesuffix("Label") in names else name
        heading = name if name in meanings else column(stem, lang)
        if name == stem and _kind(name, rows) == "iri" and heading != "IRI":
            heading = f"{heading} (IRI)"
        found[name] = heading if heading not in found.values() else f"{heading} [{name}]"
    return found


def _kind(name: str, rows: Sequence[Mapping[str, Any]]) -> str:
    values = [row[name] for row in rows if row.get(name) not in (None, "")]
    if not values:
        return "empty"
    if all(isinstance(value, bool) for value in values):
        return "truth"
    if all(isinstance(value, int | float) for value in values):
        return "number"
    texts = [str(value) for value in values]
    if all(text.startswith(("http://", "https://", "urn:")) for text in texts):
        return "several" if any(" " in text for text in texts) else "iri"
    return "text"


def _holds(name: str, rows: Sequence[Mapping[str, Any]], lang: Language) -> str:
    spanish, english = _KINDS[_kind(name, rows)]
    return (english if lang == "en" else spanish).format(column(name, lang))
