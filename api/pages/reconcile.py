"""``/reconcile``: the Reconciliation Service API 0.2, for OpenRefine and others that match names of their own.

Things are named by the end of their IRI (``institution/inm``), types by a class of our vocabulary. A score of 100 is
the same name; `match` is true where no other thing comes near.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter
from markupsafe import escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from entramado.api.pages import reconcile_requests as requests
from entramado.api.pages.answers import PUBLIC
from entramado.api.pages.context import POLICY, PageContext
from entramado.api.pages.reconcile_index import PROPERTIES, TYPES, ReconcileIndex, reconcile_index
from entramado.api.pages.routes import LANGUAGE_PREFIXES
from entramado.api.public_address import address_of
from entramado.api.sparql.problems import ProblemError
from entramado.api.sparql.protocol import headers_of, read_body
from entramado.api.translations.interface import Language, word
from entramado.ontology.folding import fold_words
from entramado.queries.matching import EntityMatch, is_sure
from entramado.queries.parameters import IGNORED

_CALLBACK: Final = re.compile(r"[A-Za-z_$][\w$.]{0,127}")
_FORM: Final = "application/x-www-form-urlencoded"
_SUGGESTED: Final = 10
# What libraries of clients add to an address and no service reads: jQuery's mark against caches, the test bench's own.
_LEFT_OVER: Final = ("_", "timeout")
_TAKEN: Final = {
    "reconcile": ("queries", "query", "extend", "callback", "type", "limit"),
    "suggest": ("prefix", "cursor", "limit", "type", "callback"),
    "flyout": ("id", "callback"),
    "properties": ("type", "limit", "callback"),
    "preview": ("id",),
}


def reconcile_router(context: PageContext) -> APIRouter:
    """The service in Spanish at ``/reconcile``, in English at ``/en/reconcile``."""
    router, service = APIRouter(), Reconcile(context)
    for prefix in LANGUAGE_PREFIXES:
        for path, answer, methods in (
            ("", service.reconcile, ["GET", "HEAD", "POST"]),
            ("/suggest/{what}", service.suggest, ["GET", "HEAD"]),
            ("/flyout/{what}", service.flyout, ["GET", "HEAD"]),
            ("/properties", service.properties, ["GET", "HEAD"]),
            ("/preview", service.preview, ["GET", "HEAD"]),
        ):
            router.add_api_route(
                f"{prefix}/reconcile{path}",
                answer,
                methods=methods,
                include_in_schema=not prefix,
                tags=["reconciliation"],
                response_model=None,
            )
    return router


class Reconcile:
    """The service's answers. Each raises `ProblemError` for what is not as the API has it."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    async def reconcile(self, request: Request) -> Response:
        """The service's manifest; with `queries`, matches of a batch of names; with `extend`, properties of things."""
        values = await self._values(request, "reconcile")
        lang = self._context.language(request)
        asked = [name for name in ("queries", "query", "extend") if name in values]
        if len(asked) > 1:
            raise requests.refused(f"{' and '.join(asked)} cannot be asked at once; send one of them.")
        if not asked:
            return _answer(self._manifest(request, lang), values)
        index = await reconcile_index(self._context)
        if "extend" in values:
            return _answer(self._extended(index, lang, *requests.extension(values["extend"])), values)
        if "query" in values:
            return _answer(await self._matched(index, lang, _single(values)), values)
        batch = requests.batch(values["queries"])
        # One query after the other, each in a thread: other requests are answered in between.
        return _answer({key: await self._matched(index, lang, query) for key, query in batch.items()}, values)

    async def suggest(self, request: Request, what: str) -> Response:
        """Things, properties or types whose names begin with what was typed."""
        values = await self._values(request, "suggest")
        lang, prefix = self._context.language(request), values.get("prefix", "")
        if what not in ("entity", "property", "type"):
            raise ProblemError("not-found", f"There is nothing to suggest of {what[:40]!r}; entity, property and type.")
        first, limit = _number(values, "cursor", 0, 10_000), _number(values, "limit", _SUGGESTED, requests.LIMIT_MAX)
        if what == "entity":
            index = await reconcile_index(self._context)
            kinds = (requests.kind_of("type", values["type"]),) if values.get("type") else ()
            found = await asyncio.to_thread(index.matcher.beginning, prefix, kinds, first + limit, lang)
            return _answer({"result": [_suggested(index, match, lang) for match in found[first:]]}, values)
        named = (
            [{"id": name, "name": _type_name(kind, lang)} for name, kind in TYPES.items()]
            if what == "type"
            else [_property(name, lang) for name in dict.fromkeys(n for names in PROPERTIES.values() for n in names)]
        )
        begun = [one for one in named if fold_words(prefix) in fold_words(f"{one['id']} {one['name']}")]
        return _answer({"result": begun[first : first + limit]}, values)

    async def flyout(self, request: Request, what: str) -> Response:
        """A few words of HTML about what is suggested."""
        values = await self._values(request, "flyout")
        lang, identifier = self._context.language(request), values.get("id", "")
        if what == "entity":
            index = await self._known(identifier)
            name, about = index.name(identifier, lang), index.described(identifier)
        elif what == "type" and identifier in TYPES:
            name, about = _type_name(TYPES[identifier], lang), ""
        elif what == "property" and any(identifier in names for names in PROPERTIES.values()):
            name, about = _property(identifier, lang)["name"], ""
        else:
            raise ProblemError("not-found", f"There is no {what[:20]} {identifier[:80]!r} here.")
        html = f"<p><strong>{escape(name)}</strong></p>" + (f"<p>{escape(about)}</p>" if about else "")
        return _answer({"id": identifier, "html": html}, values)

    async def properties(self, request: Request) -> Response:
        """The properties that things of a type can be extended by."""
        values = await self._values(request, "properties")
        lang, limit = self._context.language(request), _number(values, "limit", 100, 1000)
        kind = requests.kind_of("type", values["type"]) if values.get("type") else ""
        names = PROPERTIES[kind] if kind else dict.fromkeys(n for names in PROPERTIES.values() for n in names)
        found = {"properties": [_property(name, lang) for name in list(names)[:limit]], "limit": limit}
        return _answer({**found, "type": values["type"]} if kind else found, values)

    async def preview(self, request: Request) -> Response:
        """A small page about a thing, to be shown inside another site's."""
        values = await self._values(request, "preview")
        lang, identifier = self._context.language(request), values.get("id", "")
        index = await self._known(identifier)
        kind = identifier.partition("/")[0]
        shown = [(_property(name, lang)["name"], index.values(identifier, name)[:4]) for name in PROPERTIES[kind]]
        page = self._context.render(
            request,
            "preview.html",
            name=index.name(identifier, lang),
            kind=_type_name(kind, lang),
            facts=[(name, [value.label or value.text for value in found]) for name, found in shown if found],
            page=f"{address_of(request.scope).root.rstrip('/')}{'/en' if lang == 'en' else ''}/page/{identifier}",
        )
        policy = POLICY.replace("frame-ancestors 'self'", "frame-ancestors *")
        headers = {"Content-Language": lang, "Content-Security-Policy": policy, **PUBLIC}
        return HTMLResponse(page.body, headers=headers)

    async def _known(self, identifier: str) -> ReconcileIndex:
        index = await reconcile_index(self._context)
        if not index.knows(identifier):
            raise ProblemError("not-found", f"id: there is no {identifier[:80]!r}; ids are like institution/inm.")
        return index

    async def _values(self, request: Request, what: str) -> dict[str, str]:
        """The parameters of the address, of a form too. Raises `ProblemError` for unknown and doubled ones."""
        pairs = list(request.query_params.multi_items())
        if request.method == "POST":
            kind = request.headers.get("content-type", _FORM).partition(";")[0].strip().lower()
            if kind != _FORM:
                raise ProblemError("media-type", f"{kind[:80]} is not taken here; send a form ({_FORM}).")
            body = await read_body(request.receive, headers_of(request.scope), self._context.engine.settings)
            pairs += parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
        values: dict[str, str] = {}
        for name, value in pairs:
            if name.startswith(IGNORED) or name in _LEFT_OVER:
                continue
            if name not in _TAKEN[what]:
                raise requests.refused(f"{name[:40]}: this is no parameter here; there are: {', '.join(_TAKEN[what])}.")
            if name in values:
                raise requests.refused(f"{name}: the parameter is given twice; give it once.")
            values[name] = value
        if not _CALLBACK.fullmatch(values.get("callback", "x")):
            raise requests.refused("callback: this is no name of a function.")
        return values

    def _manifest(self, request: Request, lang: Language) -> dict[str, Any]:
        base, root = self._context.base, address_of(request.scope).root.rstrip("/")
        here = f"{'/en' if lang == 'en' else ''}/reconcile"

        def suggesting(what: str) -> dict[str, str]:
            service = {"service_url": root, "service_path": f"{here}/suggest/{what}"}
            return {**service, "flyout_service_url": root, "flyout_service_path": f"{here}/flyout/{what}?id=${{id}}"}

        return {
            "versions": ["0.1", "0.2"],
            "name": word("reconcile.name", lang),
            "identifierSpace": f"{base.iri}id/",
            "schemaSpace": base.ontology,
            "documentation": f"{root}/openapi.json",
            "defaultTypes": [{"id": name, "name": _type_name(kind, lang)} for name, kind in TYPES.items()],
            "view": {"url": f"{root}/id/{{{{id}}}}"},
            "preview": {"url": f"{root}{here}/preview?id={{{{id}}}}", "width": 430, "height": 260},
            "suggest": {what: suggesting(what) for what in ("entity", "property", "type")},
            "extend": {
                "propose_properties": {"service_url": root, "service_path": f"{here}/properties"},
                "property_settings": [],
            },
            "batchSize": requests.BATCH_MAX,
        }

    async def _matched(self, index: ReconcileIndex, lang: Language, query: requests.Query) -> dict[str, Any]:
        found = await asyncio.to_thread(
            index.match, query.text, query.kinds, max(query.limit, 2), lang, query.properties
        )
        sure = is_sure(found)
        return {
            "result": [
                {
                    **_entity(index, match, lang),
                    "score": match.score,
                    "match": sure and place == 0,
                    "features": [{"id": name, "value": value} for name, value in match.features],
                }
                for place, match in enumerate(found[: query.limit])
            ]
        }

    def _extended(self, index: ReconcileIndex, lang: Language, ids: list[str], names: list[str]) -> dict[str, Any]:
        return {
            "meta": [_property(name, lang) for name in names],
            "rows": {
                one: {name: [value.cell(index.prefix) for value in index.values(one, name)] for name in names}
                for one in ids
            },
        }


def _single(values: Mapping[str, str]) -> requests.Query:
    """A query by itself, as text or JSON, with `type` and `limit` beside it."""
    text = values["query"]
    given = requests.read_json("query", text) if text.lstrip().startswith("{") else {"query": text}
    beside: dict[str, Any] = {"type": values["type"]} if values.get("type") else {}
    if values.get("limit"):
        beside["limit"] = _number(values, "limit", requests.LIMIT, requests.LIMIT_MAX)
    return requests.query("query", {**beside, **given})


def _number(values: Mapping[str, str], name: str, otherwise: int, most: int) -> int:
    text = values.get(name) or str(otherwise)
    if not (text.isascii() and text.isdigit() and int(text[:9]) <= most):
        raise requests.refused(f"{name}: {text[:40]!r} is no whole number up to {most}.")
    return int(text)


def _type_name(kind: str, lang: Language) -> str:
    return word(f"kind.{kind}" if kind != "municipality" else "reconcile.municipality", lang)


def _property(name: str, lang: Language) -> dict[str, str]:
    return {"id": name, "name": word(f"reconcile.p.{name}", lang)}


def _entity(index: ReconcileIndex, match: EntityMatch, lang: Language) -> dict[str, Any]:
    identifier = f"{match.kind}/{match.slug}"
    name = next(one for one, kind in TYPES.items() if kind == match.kind)
    return {
        "id": identifier,
        "name": match.name,
        "description": index.described(identifier),
        "type": [{"id": name, "name": _type_name(match.kind, lang)}],
    }


def _suggested(index: ReconcileIndex, match: EntityMatch, lang: Language) -> dict[str, Any]:
    found = _entity(index, match, lang)
    return {"id": found["id"], "name": found["name"], "description": found["description"], "notable": found["type"]}


def _answer(value: object, values: Mapping[str, str]) -> Response:
    """JSON, or with `callback` a script that hands it to that function."""
    text = json.dumps(value, ensure_ascii=False)
    if "callback" not in values:
        return Response(text.encode(), media_type="application/json", headers=PUBLIC)
    # Line separators end a statement in old scripts; "/**/" keeps the answer from being taken for another format.
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    headers = {**PUBLIC, "X-Content-Type-Options": "nosniff"}
    script = f"/**/{values['callback']}({safe});"
    return Response(script.encode(), media_type="application/javascript; charset=utf-8", headers=headers)
