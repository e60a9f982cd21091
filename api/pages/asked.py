"""What an address asks, read by the one table of parameters; what does not fit is told in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from starlette.requests import Request

from entramado.api.pages.context import Context
from entramado.api.pages.per_build import PerEngine
from entramado.api.sparql.problems import ProblemError
from entramado.queries import saved
from entramado.queries.entities import Entities, ParameterError
from entramado.queries.parameters import MARK, Spec, node_kinds, read


class ParameterProblem(ProblemError):
    """A 400 with its sentence in each language (`said`)."""

    def __init__(self, error: ParameterError) -> None:
        super().__init__("bad-request", error.said[1])
        self.said = {"es": error.said[0], "en": error.said[1]}


async def entities(context: Context) -> Entities:
    """The entities of the graph that is served, by what they are called; made once for each build."""
    return await _ENTITIES.get(context)


async def _named(context: Context) -> Entities:
    names, years = ("entity-names", ("thing", "rank", "text", "language")), ("editions", ("edition",))
    rows, editions = [await _texts(context, *question) for question in (names, years)]
    named = ((iri, int(rank or 3), text, lang) for iri, rank, text, lang in rows)
    return Entities.of(context.base.iri, named, [year for (year,) in editions])


_ENTITIES: Final = PerEngine(_named)


async def _texts(context: Context, query: str, names: Sequence[str]) -> list[list[str]]:
    rows = await context.engine.rows(saved.load(query).bind({}, context.base.iri))
    terms = ([row.get(name) for name in names] for row in rows)
    return [[term.value if term else "" for term in found] for found in terms]


async def asked(context: Context, request: Request, specs: Sequence[Spec]) -> dict[str, list[str]]:
    """The values of an address by parameter, entities as their slugs. Raises `ProblemError`."""
    pairs = request.query_params.multi_items()
    known = {spec.name for spec in specs if spec.known}
    try:
        found = read((*specs, MARK), pairs, await entities(context) if known & {name for name, _ in pairs} else None)
    except ParameterError as error:
        raise ParameterProblem(error) from None
    # The mark belongs to the file, not to what is asked: `marked` reads it.
    found.pop(MARK.name, None)
    return found


async def named_node(context: Context, kind: str, text: str) -> str:
    """The slug of a node of a network of a kind, out of what it is called. Raises `ProblemError`."""
    try:
        return (await entities(context)).find_any("ego", node_kinds(kind), text)
    except ParameterError as error:
        raise ParameterProblem(error) from None
