"""A reconciliation service against the specification's JSON schemas: ``python -m tests.reconcile_schemas URL FOLDER``.

URL is that of the service's manifest, FOLDER holds the schemas of the Reconciliation Service API 0.2, which are not
part of this repository. Every kind of answer that the manifest offers is asked for and judged; exit 1 where one is
not as its schema says.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

QUERIES = {
    "q0": {"query": "Instituto Nacional de Migración"},
    "q1": {"query": "OAXACA", "limit": 3, "type": "State"},
    "q2": {"query": "nobody of this name"},
}


def answers(client: httpx.Client, url: str) -> Iterator[tuple[str, Any]]:
    """Each schema's name with a document that it must hold for."""
    manifest = client.get(url).raise_for_status().json()
    yield "manifest", manifest
    kinds = manifest.get("defaultTypes", [])
    for kind in kinds:
        yield "type", kind
    batch = {**QUERIES, "q1": {**QUERIES["q1"], "type": kinds[1]["id"] if len(kinds) > 1 else kinds[0]["id"]}}
    yield "reconciliation-query-batch", batch
    results = client.post(url, data={"queries": json.dumps(batch)}).raise_for_status().json()
    yield "reconciliation-result-batch", results
    for name in ("entity", "type", "property"):
        suggest = manifest["suggest"][name]
        found = client.get(suggest["service_url"] + suggest["service_path"], params={"prefix": "in"})
        plural = {"entity": "entities", "type": "types", "property": "properties"}[name]
        yield f"suggest-{plural}-response", found.raise_for_status().json()
    proposals = manifest["extend"]["propose_properties"]
    address = proposals["service_url"] + proposals["service_path"]
    proposed = client.get(address, params={"type": kinds[0]["id"]}).raise_for_status().json()
    yield "data-extension-property-proposal", proposed
    first = results["q0"]["result"][0]["id"]
    query = {"ids": [first], "properties": [{"id": one["id"]} for one in proposed["properties"]]}
    yield "data-extension-query", query
    extended = client.post(url, data={"extend": json.dumps(query)}).raise_for_status().json()
    yield "data-extension-response", extended


def main() -> int:
    """Judge every answer."""
    url, folder = sys.argv[1], Path(sys.argv[2])
    schemas = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}
    known = [(schema["$id"], DRAFT7.create_resource(schema)) for schema in schemas.values() if "$id" in schema]
    registry = Registry().with_resources(known)  # type: ignore[var-annotated]
    wrong = 0
    with httpx.Client(timeout=60, follow_redirects=True) as client:
        for name, document in answers(client, url):
            mistakes = list(Draft7Validator(schemas[name], registry=registry).iter_errors(document))
            wrong += len(mistakes)
            print(f"{name}: {len(mistakes)} mistakes")
            for mistake in mistakes:
                print(f"  {mistake.json_path}: {mistake.message[:200]}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
