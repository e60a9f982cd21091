"""What a client of the Reconciliation Service API asks, read and bounded; what is not well-formed is a 400."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from entramado.api.pages.reconcile_index import PROPERTIES, TYPES
from entramado.api.sparql.problems import ProblemError

BATCH_MAX: Final = 50
IDS_MAX: Final = 1000
LIMIT: Final = 5
LIMIT_MAX: Final = 100
_PROPERTIES_MAX: Final = 20
_FIELDS: Final = ("query", "type", "limit", "properties", "type_strict")
_KNOWN: Final = tuple(dict.fromkeys(name for names in PROPERTIES.values() for name in names))


@dataclass(frozen=True, slots=True)
class Query:
    """A name to match, the kinds it may be of (all, where there is none), and properties that the thing should have."""

    text: str
    kinds: tuple[str, ...]
    limit: int
    properties: tuple[tuple[str, list[str]], ...]


def refused(sentence: str) -> ProblemError:
    """The problem of a request that is not as the API has it."""
    return ProblemError("bad-request", sentence)


def read_json(name: str, text: str) -> Any:
    """The JSON of a parameter. Raises `ProblemError`."""
    try:
        return json.loads(text)
    except ValueError as error:
        where = f" (character {error.pos + 1})" if isinstance(error, json.JSONDecodeError) else ""
        raise refused(f"{name}: this is no JSON{where}.") from None
    except RecursionError:
        raise refused(f"{name}: this JSON is nested too deep.") from None


def batch(text: str) -> dict[str, Query]:
    """The queries of a batch by the client's keys. Raises `ProblemError`."""
    given = read_json("queries", text)
    if not isinstance(given, dict):
        raise refused('queries: a batch is a JSON object of queries by key, like {"q0": {"query": "INM"}}.')
    if len(given) > BATCH_MAX:
        raise refused(f"queries: the batch holds {len(given)} queries; send {BATCH_MAX} at most, and several batches.")
    return {key: query(f"queries.{key[:40]}", value) for key, value in given.items()}


def query(where: str, given: object) -> Query:
    """One query. Raises `ProblemError`."""
    if not isinstance(given, Mapping):
        raise refused(f'{where}: a query is a JSON object, like {{"query": "INM"}}.')
    unknown = [str(key) for key in given if key not in _FIELDS]
    if unknown:
        raise refused(f"{where}: there is no field {unknown[0][:40]!r}; there are: {', '.join(_FIELDS)}.")
    text, limit = given.get("query", ""), given.get("limit", LIMIT)
    if not isinstance(text, str):
        raise refused(f"{where}.query: this is no text.")
    if not text.strip() and not given.get("properties"):
        raise refused(f"{where}: give a query or properties.")
    if (
        isinstance(limit, bool)
        or not isinstance(limit, int | float)
        or limit != limit // 1
        or not 1 <= limit <= LIMIT_MAX
    ):
        raise refused(f"{where}.limit: give a whole number from 1 to {LIMIT_MAX}.")
    types = given.get("type") or []
    types = [types] if isinstance(types, str) else types
    if not isinstance(types, list):
        raise refused(f"{where}.type: give the id of a type, or a list of them.")
    properties = given.get("properties") or []
    if not isinstance(properties, list) or len(properties) > _PROPERTIES_MAX:
        raise refused(f"{where}.properties: give a list of {_PROPERTIES_MAX} properties at most.")
    kinds = tuple(kind_of(f"{where}.type", one) for one in types)
    return Query(text, kinds, int(limit), tuple(_property(f"{where}.properties", one) for one in properties))


def kind_of(where: str, given: object) -> str:
    """The kind of addresses of a type named by its id, its IRI or its kind. Raises `ProblemError`."""
    said = given.get("id") if isinstance(given, Mapping) else given
    name = str(said).rsplit("#", 1)[-1]
    if name in TYPES.values():
        return name
    if name not in TYPES:
        raise refused(f"{where}: {str(said)[:80]!r} is no type; there are: {', '.join(TYPES)}.")
    return TYPES[name]


def _property(where: str, given: object) -> tuple[str, list[str]]:
    if not isinstance(given, Mapping) or "v" not in given:
        raise refused(f'{where}: a property is a JSON object, like {{"pid": "state", "v": "Chiapas"}}.')
    name = str(given.get("pid"))
    if name not in _KNOWN:
        raise refused(f"{where}: {name[:80]!r} is no property; there are: {', '.join(_KNOWN)}.")
    values = given["v"] if isinstance(given["v"], list) else [given["v"]]
    return name, [str(value.get("id", "") if isinstance(value, Mapping) else value) for value in values]


def extension(text: str) -> tuple[list[str], list[str]]:
    """The ids and properties of a data extension query. Raises `ProblemError`."""
    given = read_json("extend", text)
    ids = given.get("ids") if isinstance(given, dict) else None
    properties = given.get("properties") if isinstance(given, dict) else None
    if not isinstance(ids, list) or not isinstance(properties, list):
        raise refused('extend: give {"ids": ["institution/inm"], "properties": [{"id": "acronym"}]}.')
    if len(ids) > IDS_MAX:
        raise refused(f"extend: {len(ids)} ids are too many; send {IDS_MAX} at most.")
    names = []
    for one in properties:
        name = str(one.get("id")) if isinstance(one, Mapping) else str(one)
        if name not in _KNOWN:
            raise refused(f"extend: {name[:80]!r} is no property; there are: {', '.join(_KNOWN)}.")
        names.append(name)
    return [str(one) for one in ids], names
