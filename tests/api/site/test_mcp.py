"""The Model Context Protocol, asked by the package's own client: at ``/mcp`` and on standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from entramado.api.mcp_server import TOOLS
from entramado.api.mcp_tools import ROWS_MAX
from entramado.ontology.namespaces import cited_lines

pytestmark = pytest.mark.pages
ENT = "https://w3id.org/entramado/ontology#"
EVIDENCE = f"SELECT ?fact ?lines WHERE {{ ?fact <{ENT}evidence> ?lines }}"


def asked(site: str, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """The results of some calls, over HTTP."""

    async def run() -> list[Any]:
        async with Client(f"{site}/mcp") as client:
            return [await client.call_tool(name, values) for name, values in calls]

    return asyncio.run(run())


def told(result: Any) -> dict[str, Any]:
    """What an answer says: the same as structure and as text."""
    assert not result.is_error, result.content[0].text
    assert json.loads(result.content[0].text) == result.structured_content
    found: dict[str, Any] = result.structured_content
    assert {"build", "lines", "limits"} <= set(found)
    return found


def test_the_tools_are_listed_as_reading_only(site: str) -> None:
    async def run() -> Any:
        async with Client(f"{site}/mcp") as client:
            return await client.list_tools(), client.instructions, client.server_info

    listed, instructions, server = asyncio.run(run())
    assert {tool.name for tool in listed.tools} == {name for _, name, _ in TOOLS}
    assert all(tool.annotations.read_only_hint and tool.description for tool in listed.tools)
    assert "lines" in instructions
    assert server.name == "entramado"


def test_answers_hold_what_the_pages_hold(site: str, client: httpx.Client) -> None:
    search, entity, question, rows, schema = asked(
        site,
        ("search", {"text": "consulado", "limit": 5}),
        ("entity", {"iri": "entry/compendio-2024-apf-1-6"}),
        ("ask_question", {"name": "funders", "limit": 3}),
        ("sparql", {"query": f"{EVIDENCE} ORDER BY ?fact", "limit": 4}),
        ("schema", {}),
    )
    found = told(search)
    page = client.get("/search.json", params={"q": "consulado"}).json()
    assert found["total"] == page["total"]
    assert [hit["iri"] for hit in found["hits"]] == [hit["iri"] for hit in page["hits"]][:5]
    assert found["limits"] == {**found["limits"], "shown": 5, "total": page["total"], "complete": False}
    entry = told(entity)
    assert entry["labels"]["es"].startswith("Sistema de Información")
    assert entry["read_in"] and entry["lines"]
    assert all(cited_lines(span["iri"])[1:] == (span["first"], span["last"]) for span in entry["lines"])  # type: ignore[index]
    csv = client.get("/queries/funders.json", headers={"Accept": "application/sparql-results+json"}).json()
    answer = told(question)
    assert answer["limits"]["total"] == len(csv["results"]["bindings"])
    assert len(answer["rows"]) == 3
    assert [span["first"] for span in answer["lines"]] == list(dict.fromkeys(row["line"] for row in answer["rows"]))
    evidence = told(rows)
    assert len(evidence["rows"]) == 4
    assert {span["iri"] for span in evidence["lines"]} == {row["lines"] for row in evidence["rows"]}
    by_name, by_slug = asked(
        site,
        *(
            ("ask_question", {"name": "partners-of-institution", "parameters": {"institution": name}})
            for name in ("Instituto Nacional de Migración", "inm")
        ),
    )
    assert told(by_name) == told(by_slug)
    described = told(schema)
    entries = next(one for one in described["classes"] if one["name"] == "ent:Entry")
    assert entries["uses"] > 700 and entries["comment"]


def test_a_networks_tie_gives_the_entries_and_lines_that_it_rests_on(site: str) -> None:
    [whole] = asked(site, ("network", {"edition": "2018", "limit": 2}))
    network = told(whole)
    assert len(network["nodes"]) == len(network["ties"]) == 2
    first = network["ties"][0]
    ends = "--".join(str(first[end]).rsplit("/", 1)[-1] for end in ("source", "target"))
    [rests] = asked(site, ("network", {"edition": "2018", "tie": ends}))
    evidence = told(rests)
    assert evidence["evidence"] and evidence["entries"]


@pytest.mark.parametrize(
    ("tool", "values", "says"),
    [
        ("sparql", {"query": "x" * 1_100_000}, "longer than 1048576 bytes"),
        ("sparql", {"query": "DELETE WHERE { ?s ?p ?o }"}, "only reads"),
        ("sparql", {"query": "SELECT ?s WHERE { ?s ?p }"}, "line 1"),
        ("sparql", {"query": "SELECT * WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"}, "SERVICE"),
        ("sparql", {"query": "SELECT * WHERE { ?s ?p ?o }"}, "rows"),
        ("search", {"text": "x", "limit": ROWS_MAX + 1}, "limit"),
        ("search", {"text": "x", "language": "fr"}, "language"),
        ("entity", {"iri": "institution/no-such-one"}, "says nothing"),
        ("entity", {"iri": "institution/<x>"}, "x"),
        ("ask_question", {"name": "no-such-one"}, "list_questions"),
        ("ask_question", {"name": "funders", "parameters": {"colour": "red"}}, "colour"),
        ("ask_question", {"name": "partners-of-institution", "parameters": {"institution": "nobody"}}, "nobody"),
        ("network", {"kind": "friends"}, "partners"),
        ("network", {"edition": "soon"}, "edition"),
        ("lines", {"document": "no-such-one", "first": 1, "last": 2}, "no document"),
        ("lines", {"document": "compendio-2024", "first": "one", "last": 2}, "first"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(site: str, tool: str, values: dict[str, Any], says: str) -> None:
    [result] = asked(site, (tool, values))
    assert result.is_error
    assert says in result.content[0].text
    assert "Traceback" not in result.content[0].text


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b"\xff"])
def test_what_is_no_json_is_a_400(client: httpx.Client, body: bytes) -> None:
    headers = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    refused = client.post("/mcp", content=body, headers=headers)
    assert refused.status_code == 400
    assert "JSON" in refused.json()["detail"]


def test_the_door_takes_posts_of_any_origin_and_bounds_them(client: httpx.Client) -> None:
    options = client.options("/mcp", headers={"Origin": "https://example.org"})
    assert "POST" in options.headers["allow"]
    assert "mcp-protocol-version" in options.headers["access-control-allow-headers"].lower()
    assert client.get("/mcp").status_code == 405
    huge = client.post("/mcp", content=b"1" * 4_000_000, headers={"Content-Type": "application/json"})
    assert huge.status_code == 413
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    headers = {"Accept": "application/json, text/event-stream", "Origin": "https://example.org"}
    found = client.post("/mcp", json=call, headers=headers)
    assert found.status_code == 200
    assert found.headers["access-control-allow-origin"] == "*"
    assert {tool["name"] for tool in found.json()["result"]["tools"]} == {name for _, name, _ in TOOLS}


def test_the_command_answers_on_standard_input_and_output(snapshot: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "entramado.api.cli", "mcp", "--snapshot", str(snapshot)],
        env=dict(os.environ),
    )

    async def run() -> tuple[Any, Any]:
        async with Client(stdio_client(command)) as client:
            return (
                await client.call_tool("sparql", {"query": f"{EVIDENCE} LIMIT 2"}),
                await client.call_tool("list_questions", {"text": "funders"}),
            )

    rows, questions = asyncio.run(run())
    assert len(told(rows)["rows"]) == 2
    assert [one["name"] for one in told(questions)["questions"]] == ["funders"]
