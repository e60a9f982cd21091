"""What pages ask of the engine: rows, whole answers, problems, the deadline."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from entramado.api.settings import Settings, SettingsError
from entramado.api.sparql.engine import Engine, Term, WorkerEngine
from entramado.api.sparql.problems import ProblemError
from entramado.graph.store import ServedData
from tests.paths import ROOT
from tests.serving import EX, G, cartesian, many_quads, small_data


def run(data: list[str], work: Callable[[Engine], Awaitable[None]], **settings: object) -> None:
    async def main() -> None:
        engine = WorkerEngine(Settings(**settings), ServedData.of_data(data))  # type: ignore[arg-type]
        await engine.start()
        try:
            await work(engine)
        finally:
            await engine.stop()

    asyncio.run(main())


def test_rows_and_answers(tmp_path: Path) -> None:
    async def work(engine: Engine) -> None:
        rows = await engine.rows(f"SELECT ?o ?x {{ <{EX}d> <{EX}p> ?o OPTIONAL {{ ?o <{EX}x> ?x }} }}")
        assert rows.names == ("o", "x")
        assert list(rows) == [{"o": Term("literal", "default", "es")}]
        assert len(rows) == 1
        assert await engine.ask("ASK {}") is True
        [row] = await engine.rows(f"SELECT ?n {{ ?s <{EX}n> ?n }}", default_graphs=[G + "two"])
        assert row["n"] == Term("literal", "3", "", "http://www.w3.org/2001/XMLSchema#integer")
        whole = await engine.query("DESCRIBE <x:none>")
        assert (whole.format, whole.body.strip()) == ("ttl", b"")
        csv = await engine.query("SELECT (1 AS ?x) {}", format="csv")
        assert (csv.body, csv.rows) == (b"x\r\n1\r\n", 1)
        assert engine.dataset.graphs == {G + "one": 5, G + "two": 5}
        assert engine.cache.hits == 0
        await engine.query("SELECT (1 AS ?x) {}", format="csv")
        assert engine.cache.hits == 1

    run(small_data(tmp_path), work)


def test_problems(tmp_path: Path) -> None:
    async def kind(engine: Engine, query: str, **options: object) -> str:
        with pytest.raises(ProblemError) as caught:
            await engine.query(query, **options)  # type: ignore[arg-type]
        return caught.value.kind

    async def work(engine: Engine) -> None:
        assert await kind(engine, "SELECT * { SERVICE <x:x> {} }") == "service"
        assert await kind(engine, "SELECT * { ?s ?p }") == "syntax"
        assert await kind(engine, "ASK {}", format="ttl") == "not-acceptable"
        assert await kind(engine, f"ASK FROM <{EX}none> {{}}") == "dataset"
        assert await kind(engine, cartesian(), timeout_s=0.5) == "deadline"
        assert await kind(engine, "SELECT * { GRAPH ?g { ?s ?p ?o } }", rows_max=10) == "rows"
        assert (await engine.rows("SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 3", rows_max=10)).names

    run([str(many_quads(tmp_path / "many.nq", 20_000))], work)


def test_many_at_once(tmp_path: Path) -> None:
    async def work(engine: Engine) -> None:
        asked = [engine.rows(f"SELECT ?o {{ GRAPH ?g {{ <{EX}e{n}> <{EX}p1> ?o }} }}") for n in range(60)]
        assert [len(rows) for rows in await asyncio.gather(*asked)] == [1] * 60

    run([str(many_quads(tmp_path / "many.nq", 2_000))], work)


def test_settings_are_read_from_a_mapping() -> None:
    settings = Settings.read(
        {"ENTRAMADO_QUERY_TIMEOUT_S": "2.5", "ENTRAMADO_WORKERS": "3", "HOME": "/"}, port=9, host=None
    )
    assert (settings.query_timeout_s, settings.workers, settings.port) == (2.5, 3, 9)
    assert settings.host == "127.0.0.1"
    assert settings.workers_most >= 16
    for name, value in (
        ("WORKERS", "many"),
        ("QUERY_TIMEOUT_S", "soon"),
        ("QUERY_TIMEOUT_S", "-1"),
        ("QUERY_BYTES_MAX", "0"),
    ):
        with pytest.raises(SettingsError, match=name.lower() if value[0] in "-0" else name):
            Settings.read({f"ENTRAMADO_{name}": value})


def test_every_setting_is_documented() -> None:
    from dataclasses import fields

    text = (ROOT / "docs" / "service.md").read_text(encoding="utf-8")
    for field in fields(Settings):
        assert f"| `{field.name}` | {field.default} |" in text, field.name


def test_every_problem_is_documented() -> None:
    from entramado.api.sparql.problems import KINDS

    text = (ROOT / "docs" / "service.md").read_text(encoding="utf-8")
    for name, kind in KINDS.items():
        assert f"| `{name}` | {kind.status} |" in text, name
