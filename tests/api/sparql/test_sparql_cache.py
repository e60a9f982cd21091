"""Entity tags, 304, compression, the bounded cache of answers."""

from __future__ import annotations

import gzip
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest
import zstandard

from entramado.api.conditional import entity_tag, matches
from entramado.api.sparql.cache import KeptAnswer, LruCache
from tests.serving import EX, Served, cartesian, many_quads, served

ROWS = f"SELECT ?s ?o {{ GRAPH ?g {{ ?s <{EX}p1> ?o }} }}"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = many_quads(tmp_path_factory.mktemp("data") / "many.nq", 20_000)
    with served(data=[str(data)], settings={"cache_bytes_max": 2_000_000, "cache_answer_bytes_max": 400_000}) as one:
        yield one


def test_a_tag_is_made_of_build_query_and_format(service: Served) -> None:
    tags = {
        service.get(ROWS).headers["etag"],
        service.get(ROWS + " ").headers["etag"],
        service.get(ROWS, Accept="text/csv").headers["etag"],
        service.get(ROWS, params=(("default-graph-uri", EX + "graph/0"),)).headers["etag"],
    }
    assert len(tags) == 4
    assert service.get(ROWS).headers["etag"] in tags
    assert service.post(ROWS).headers["etag"] in tags


def test_an_unchanged_answer_is_304(service: Served) -> None:
    first = service.get(ROWS)
    for wanted in (
        first.headers["etag"],
        f'"x", {first.headers["etag"]}',
        "*",
        first.headers["etag"].removeprefix("W/"),
    ):
        again = service.get(ROWS, If_None_Match=wanted)
        assert again.status == 304
        assert again.body == b""
        assert again.headers["etag"] == first.headers["etag"]
        assert "vary" in again.headers
    assert service.get(ROWS, If_None_Match='"other"').status == 200
    assert service.get(ROWS, If_None_Match=first.headers["etag"], Accept="text/csv").status == 200
    assert (
        service.request("HEAD", "/sparql?" + urllib.parse.urlencode({"query": ROWS}), If_None_Match="*").status == 304
    )


def test_an_answer_is_known_without_evaluating_it_again(service: Served) -> None:
    query = ROWS + " #tag"
    tag = service.get(query, Accept="application/sparql-results+xml").headers["etag"]
    assert service.get(query, Accept="application/sparql-results+xml", If_None_Match=tag).status == 304


def test_what_changes_by_itself_is_not_kept(service: Served) -> None:
    for query in ("SELECT (UUID() AS ?x) {}", "SELECT (RAND() AS ?x) {}", "SELECT (STRUUID() AS ?x) {}"):
        one, two = service.get(query), service.get(query)
        assert one.body != two.body
        assert "etag" not in one.headers
        assert one.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("coding", "unpack"),
    [("gzip", gzip.decompress), ("br", brotli.decompress), ("zstd", lambda d: zstandard.decompress(d, 10_000_000))],
)
def test_answers_are_compressed(service: Served, coding: str, unpack: object) -> None:
    plain = service.get(ROWS)
    for query in (ROWS, ROWS, f"SELECT * {{ GRAPH ?g {{ ?s ?p ?o }} }} #{coding}"):
        packed = service.get(query, Accept_Encoding=coding)
        assert packed.headers["content-encoding"] == coding
        body = unpack(packed.body)  # type: ignore[operator]
        if query == ROWS:
            assert body == plain.body
            assert packed.headers["etag"] == plain.headers["etag"]
        assert len(packed.body) < len(body) / 3
    small = service.get("ASK {}", Accept_Encoding=coding)
    assert "content-encoding" not in small.headers


def test_a_large_answer_is_not_kept_and_the_cache_is_bounded(service: Served) -> None:
    large = "SELECT * { GRAPH ?g { ?s ?p ?o } }"
    for _ in range(2):
        assert len(service.get(large).body) > 400_000
    assert service.log_lines()[-1]["cache"] == "miss"
    for n in range(200):
        service.get(f"{ROWS} LIMIT {n + 300}")
        service.post(f"{ROWS} LIMIT {n + 300}")
    metrics = service.request("GET", "/metrics").body.decode()
    held = [float(line.rpartition(" ")[2]) for line in metrics.splitlines() if line.startswith("entramado_cache_bytes")]
    assert held
    assert all(0 < one <= 1_000_000 for one in held)


def test_a_crowd_waits_for_one_evaluation(service: Served) -> None:
    query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?a <{EX}p3> ?b }} GRAPH ?h {{ ?c <{EX}p3> ?d }} }} #crowd"
    with ThreadPoolExecutor(10) as pool:
        answers = [one.result() for one in [pool.submit(service.get, query) for _ in range(10)]]
    assert {one.rows[0]["n"] for one in answers} == {"16000000"}
    lines = [line for line in service.log_lines() if line.get("form") == "SELECT"][-10:]
    assert [line["cache"] for line in lines].count("miss") == 1


def test_a_crowd_is_told_the_same_problem(service: Served) -> None:
    with ThreadPoolExecutor(10) as pool:
        asked = [pool.submit(service.get, cartesian(), params=(("timeout", "1"),)) for _ in range(10)]
        assert {one.result().status for one in asked} == {504}
    assert service.health()["workers"]["ended"]["deadline"] == 1


def test_the_same_bytes_get_the_same_bytes(service: Served) -> None:
    """The third time a response is sent without parsing the request; a header more makes it another request."""
    plain = [service.get(ROWS, Accept="text/csv") for _ in range(5)][1:]
    assert len({one.body for one in plain}) == 1
    assert len({tuple(sorted((k, v) for k, v in one.headers.items() if k != "date")) for one in plain}) == 1
    assert all("date" in one.headers for one in plain)
    assert service.get(ROWS, Accept="text/csv", If_None_Match=plain[0].headers["etag"]).status == 304
    assert service.get(ROWS, Accept="text/csv", Connection="close").headers["connection"] == "close"
    assert [line["status"] for line in service.log_lines()[-6:]] == [200, 200, 200, 200, 304, 200]


def test_the_least_recently_used_makes_room() -> None:
    cache: LruCache[KeptAnswer] = LruCache(4_000)
    for key in ("a", "b", "c"):
        cache.put(key, KeptAnswer(b"x" * 800, "identity", 1))
    assert cache.get("a") is not None
    cache.put("d", KeptAnswer(b"x" * 800, "identity", 1))
    assert cache.get("b") is None
    assert cache.get("a") is not None
    assert cache.bytes <= 4_000
    cache.put("a", KeptAnswer(b"y", "identity", 1))
    assert len(cache) == 3
    before = cache.bytes
    cache.put("huge", KeptAnswer(b"x" * 5_000, "identity", 1))
    assert cache.get("huge") is None
    assert (len(cache), cache.bytes) == (3, before)
    cache.clear()
    assert (len(cache), cache.bytes) == (0, 0)


def test_tags_are_compared_weakly() -> None:
    tag = entity_tag("build", "query", "json")
    assert tag != entity_tag("build", "query", "csv")
    assert tag != entity_tag("buildquery", "", "json")
    assert matches(tag.removeprefix("W/"), tag)
    assert matches(f'"a" , {tag}', tag)
    assert not matches('"a"', tag)
