"""The saved queries as an API and as pages: their list, and each with its parameters and answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from entramado.api.pages.address_parameters import asked
from entramado.api.pages.aim_echoes import AIMS, with_echoes
from entramado.api.pages.answers import records
from entramado.api.pages.chart_files import as_drawing
from entramado.api.pages.charts import Chart, Crosstab, of_answer
from entramado.api.pages.choices import options
from entramado.api.pages.collation import order
from entramado.api.pages.context import DOCUMENTS_LANGUAGE, PageContext, Shown, column, short, wanted
from entramado.api.pages.figure_phrases import without_empty
from entramado.api.pages.known_entities import entities
from entramado.api.pages.listed import with_english_bodies
from entramado.api.pages.population_notes import reading_caution
from entramado.api.pages.quoted_words import with_quoted_words
from entramado.api.pages.workbooks import CSVW, as_table, marked
from entramado.api.sparql.formats import BY_NAME, for_form
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import LANGUAGES, WORDS, Language, word
from entramado.ontology.folding import fold_as_queries
from entramado.ontology.namespaces import DEFAULT_BASE
from entramado.queries import saved
from entramado.queries.parameters import PAGES, Spec, of_query
from entramado.queries.saved import SavedQuery, public_queries

# Kinds of entities whose names are those of the documents in every language.
_NAMED_AS_PRINTED = ("document", "institution", "programme", "state", "municipality", "entry")
_LISTED_MAX = 40
_COMPLETED_MAX = 2_000


def questions_router(context: PageContext) -> APIRouter:
    """The routes ``/queries`` and ``/queries/NAME``."""
    router = APIRouter()

    @router.api_route("/queries", methods=["GET", "HEAD"])
    @router.api_route("/queries.json", methods=["GET", "HEAD"], include_in_schema=False)
    @router.api_route("/en/queries", methods=["GET", "HEAD"], include_in_schema=False)
    async def listing(request: Request) -> Response:
        """Every saved query with its parameters."""
        suffix = "json" if request.url.path.endswith(".json") else ""
        format = wanted(request, suffix, ("json",))
        if format is None:
            raise ProblemError(
                "not-acceptable",
                "The list of queries is given as text/html or application/json.",
                "La lista de consultas se da como text/html o application/json.",
            )
        text = (await asked(context, request, PAGES["queries"] if format == "html" else ())).get("q", [""])[0]
        if format == "html":
            lang = context.language(request)
            return context.render(request, "queries.html", groups=_grouped(text, lang), q=text)
        return JSONResponse([describe(q) for q in public_queries()], headers={"Access-Control-Allow-Origin": "*"})

    @router.api_route("/queries/{name}", methods=["GET", "HEAD"])
    @router.api_route("/en/queries/{name}", methods=["GET", "HEAD"], include_in_schema=False)
    async def one(request: Request, name: str) -> Response:
        """The answer of a saved query; its parameters are the address's."""
        return await _one(context, request, name)

    return router


def _grouped(text: str, lang: Language) -> list[tuple[str, list[SavedQuery]]]:
    """The questions that have every word of a text in their title or description, by what they are about."""
    words = fold_as_queries(text).split()
    left = {
        query.name: query
        for query in public_queries()
        if all(
            w in fold_as_queries(f"{query.said('title', lang)} {query.said('description', lang)} {query.name}")
            for w in words
        )
    }
    groups = [(topic, [left.pop(name) for name in names if name in left]) for topic, names in saved.topics().items()]
    return [(topic, queries) for topic, queries in [*groups, ("other", list(left.values()))] if queries]


def describe(query: SavedQuery) -> dict[str, object]:
    """A saved query as JSON."""
    return {
        "name": query.name,
        "title": {"es": query.headers["title"], "en": query.headers["title_en"]},
        "description": query.headers["description"],
        "parameters": [
            {"name": p.name, "type": p.type, "description": p.description, "example": example(p.example)}
            for p in query.parameters.values()
        ],
        "sparql": query.sparql(),
    }


def example(term: str) -> str:
    """A parameter's example as a user would write it: an IRI's last part, a literal's text."""
    return short(term.strip("<>")) if term.startswith("<") else term.partition("^^")[0].strip('"')


async def _one(context: PageContext, request: Request, name: str) -> Response:
    stem, _, suffix = name.rpartition(".")
    query = next((q for q in public_queries() if q.name in (name, stem)), None)
    if query is None:
        raise ProblemError(
            "not-found",
            f"There is no saved query {name[:80]!r}; /queries lists them.",
            f"No hay consulta «{name[:80]}»; están en /queries.",
        )
    offered = tuple(f.name for f in for_form(context.engine.read(query.sparql()).form))
    table = "csv" in offered
    offered = (*offered, "xlsx") if table else offered
    if suffix == "svg" and query.name == stem and table:
        return await _drawing(context, request, query)
    described = table and suffix == CSVW and query.name == stem
    format = CSVW if described else wanted(request, suffix if query.name == stem else "", offered)
    if format is None:
        raise ProblemError(
            "not-acceptable",
            f"This query is answered as html or one of: {', '.join(offered)}.",
            f"Esta consulta se contesta en html o uno de: {', '.join(offered)}.",
        )
    values = await _values(context, query, request)
    if format in ("xlsx", CSVW):
        rows = await context.engine.rows(query.bind(values, context.base.iri))
        title = {lang: query.said("title", lang) for lang in LANGUAGES}
        return await as_table(context, request, format, rows.names, records(rows), title=title)
    if format != "html":
        answer = await _as_data(context, query, format, values)
        return marked(request, answer) if format == "csv" else answer
    lang = context.language(request)
    shown = await context.answer(query.bind(values, context.base.iri), lang) if table else None
    drawn = of_answer(shown, [column(name, lang) for name in shown.names]) if shown else None
    shown = await _as_shown(context, query, shown, lang) if shown else None
    # The labels in a file are in the language of the page that links to it.
    local = "/en" if "lang" in query.parameters and context.language(request) == "en" else ""
    return context.render(
        request,
        "query.html",
        query=query,
        caution=reading_caution(lang) if "measured" in query.headers else "",
        shown=shown,
        chart=drawn if isinstance(drawn, Chart) else None,
        crossed=drawn if isinstance(drawn, Crosstab) else None,
        sparql=query.bind(values, context.base.iri),
        fields=await _fields(context, query, values, lang),
        formats=[(f.upper(), f"{local}/queries/{query.name}.{f}?{request.url.query}".rstrip("?")) for f in offered],
    )


async def _as_shown(context: PageContext, query: SavedQuery, shown: Shown, lang: Language) -> Shown:
    """An answer with the words that its page quotes, English names, and what may have followed an aim."""
    if query.name == AIMS:
        shown = await with_echoes(context, shown, lang)
    return without_empty(with_quoted_words(context, with_english_bodies(context, shown, lang), lang))


async def _as_data(context: PageContext, query: SavedQuery, format: str, values: Mapping[str, str]) -> Response:
    """A query's answer in a data format. Raises `ProblemError`."""
    whole = await context.engine.query(query.bind(values, context.base.iri), format=format)
    headers = {"Access-Control-Allow-Origin": "*", "Vary": "Accept"}
    return Response(whole.body, media_type=BY_NAME[format].content_type, headers=headers)


async def _drawing(context: PageContext, request: Request, query: SavedQuery) -> Response:
    """The chart of an answer as SVG. Raises `ProblemError` where it has none."""
    lang = context.language(request)
    values = await _values(context, query, request)
    shown = await context.answer(query.bind(values, context.base.iri), lang)
    drawn = of_answer(shown, [column(name, lang) for name in shown.names])
    return as_drawing(context, request, drawn, query.said("title", lang))


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter in the form: its value, the values to choose from as (value, name), whether it may be left empty.

    `listed`: the choices are few enough for a list that opens; else they complete what is typed. `lang`: the
    language of their names where it is not the page's.
    """

    name: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...]
    empty: bool
    lang: str = ""

    @property
    def listed(self) -> bool:
        """Whether the choices are shown as a list."""
        return 0 < len(self.choices) <= _LISTED_MAX


def _choices(spec: Spec, lang: Language) -> list[tuple[str, str]]:
    """The words of a choice, each with what it is called."""
    # "partner_sector" is a sector.
    keys = {choice: f"code.{spec.name.rpartition('_')[2]}.{choice}" for choice in spec.choices}
    return [(choice, word(key, lang) if key in WORDS else choice) for choice, key in keys.items()]


async def _fields(context: PageContext, query: SavedQuery, values: dict[str, str], lang: Language) -> list[Field]:
    known = await entities(context)
    fields = []
    for spec in of_query(query, context.base.iri, DEFAULT_BASE):
        parameter = query.parameters[spec.name]
        empty = parameter.example == "UNDEF"
        value = values.get(spec.name, "" if empty else example(parameter.example))
        choices = known.choices(spec.entity, lang) if spec.entity else _choices(spec, lang)
        if spec.type == "edition":
            choices = [(year, year) for year in known.editions]
        if spec.type == "boolean":
            choices = [("true", word("yes", lang)), ("false", word("no", lang))]
        if spec.entity == "objective":
            choices = [(option.slug, option.text) for option in (await options(context, lang))["objective"]]
        elif spec.entity:
            choices.sort(key=lambda pair: (len(pair[0]) if pair[0].isdecimal() else 0, order(pair[1])))
        if spec.entity:
            value = value.removeprefix(f"{context.base.iri}id/{spec.entity}/")
        if len(choices) > _COMPLETED_MAX:
            choices = []
        named = DOCUMENTS_LANGUAGE if spec.entity in _NAMED_AS_PRINTED and lang != DOCUMENTS_LANGUAGE else ""
        label = (parameter.description_en if lang == "en" else "") or parameter.description or spec.name
        fields.append(Field(spec.name, label, value, tuple(choices), empty, named))
    return fields


async def _values(context: PageContext, query: SavedQuery, request: Request) -> dict[str, str]:
    """The parameters of the address. Raises `ProblemError` for an unknown, doubled or unfitting one."""
    found = await asked(context, request, of_query(query, context.base.iri, DEFAULT_BASE))
    values = {name: values[0] for name, values in found.items()}
    # Without `lang`, labels are in the page's language.
    return {"lang": context.language(request), **values} if "lang" in query.parameters else values
