"""What an address asks, read by the one table of parameters; what does not fit is told in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from starlette.requests import Request

from entramado.api.pages.context import PageContext
from entramado.api.pages.known_entities import entities
from entramado.api.sparql.problems import ProblemError
from entramado.queries.entities import ParameterError
from entramado.queries.parameters import MARK, Spec, node_kinds, read


async def asked(
    context: PageContext, request: Request, specs: Sequence[Spec], editions: Sequence[str] = ()
) -> dict[str, list[str]]:
    """The values of an address by parameter, entities as their slugs. Raises `ProblemError`.

    `editions` are those that there are, where they are others than those with entries under an objective.
    """
    pairs = request.query_params.multi_items()
    needed = {spec.name for spec in specs if spec.known} & {name for name, _ in pairs}
    known = await entities(context) if needed else None
    if known and editions:
        known = replace(known, editions=tuple(sorted(editions, reverse=True)))
    try:
        found = read((*specs, MARK), pairs, known)
    except ParameterError as error:
        raise ProblemError("bad-request", error.said[1], error.said[0]) from None
    # The byte order mark concerns the file, not the question: `marked` reads it.
    found.pop(MARK.name, None)
    return found


async def named_node(context: PageContext, kind: str, text: str) -> str:
    """The slug of a node of a network of a kind, out of what it is called. Raises `ProblemError`."""
    try:
        return (await entities(context)).find_any("ego", node_kinds(kind), text)
    except ParameterError as error:
        raise ProblemError("bad-request", error.said[1], error.said[0]) from None
