"""Queries of one shape are read once, and no query is read as another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entramado.api.sparql import query_guard
from entramado.api.sparql.query_guard import QueryForm, QueryRefused
from entramado.api.sparql.query_templates import QueryTemplates

PARTS = (
    "SELECT * {", "ASK {", "}", "<http://a/b>", "<http://a/SERVICE>", "<https://a/b#RAND>", "?s ?p ", '"', "'", '"""',
    "'''", "#", "\n", " ", "<", "<<", ">", ">>", "<<(", ")>>", "FILTER(", "(", ")", "?x", "1", "=", "SERVICE ",
    "FROM ", "NAMED ", "BASE ", "PREFIX a: ", "a:b", "\\", "RAND()", "@en",
    "^^", "!", ".", "<a>", "<http://a/b", "http://a/b>", "\x00",
)  # fmt: skip
VALID = "SELECT ?p { <http://a/e1> ?p ?o FILTER(?o < 3 && ?p != <http://a/b>) } # <http://a/c>"


def outcome(read: object, text: str) -> QueryForm | str:
    try:
        return read(text)  # type: ignore[operator, no-any-return]
    except QueryRefused as error:
        return error.kind


def plain(text: str) -> QueryForm:
    return query_guard.read(text, depth_max=50, chain_max=500, base="https://x.example/")


@given(st.lists(st.sampled_from(PARTS), max_size=12), st.sampled_from(["", VALID]))
def test_whatever_is_kept_every_query_is_read_as_by_itself(parts: list[str], before: str) -> None:
    """Each text with its IRIs exchanged for others, one after the other through the same memory."""
    shapes = QueryTemplates(50, 500, "https://x.example/")
    text = before + "".join(parts)
    for one in (
        text,
        text.replace("/b>", "/SERVICE>"),
        text.replace("/SERVICE>", "/FROM>"),
        text.replace("//a/", "//c/d"),
    ):
        for again in (one, "SELECT * { ?s ?p " + one, "SELECT * { FILTER(?x " + one):
            assert outcome(shapes.read, again) == outcome(plain, again)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o FILTER(?s <http://a/{}>?x) }",
        "SELECT * { <<http://a/{}> ?p ?o >> ?q ?r }",
        "SELECT * { ?s ?p '<http://a/{}>' }",
        "SELECT * { ?s ?p 'x' #<http://a/{}>\n }",
        "SELECT * FROM <http://a/{}> { ?s ?p ?o }",
        "BASE <http://a/{}> SELECT * FROM <c> { ?s ?p ?o }",
        "PREFIX a: <http://a/{}> SELECT * FROM a:x { ?s ?p ?o }",
    ],
)
def test_an_iri_that_hides_something_is_read_each_time(query: str) -> None:
    shapes = QueryTemplates(50, 500, "https://x.example/")
    for name in ("b", "c", "SERVICE", "x/SERVICE/y", "RAND"):
        text = query.replace("{}", name)
        assert outcome(shapes.read, text) == outcome(plain, text)


def test_a_look_up_of_another_entity_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = QueryTemplates(50, 500, "https://x.example/")
    first = shapes.read(VALID)
    monkeypatch.setattr(query_guard, "read", None)
    assert shapes.read(VALID.replace("/e1", "/e2").replace("/c>", "/service>")) == first


def test_the_memory_is_bounded() -> None:
    shapes = QueryTemplates(50, 500, "https://x.example/")
    for n in range(600):
        shapes.read(f"ASK {{ ?s ?p {n} }}")
    assert len(shapes._kept) <= 512
