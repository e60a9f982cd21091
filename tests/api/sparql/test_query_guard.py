"""The reading of tokens: what is a keyword and what only looks like one, depth, chains, positions."""

import contextlib
import socket
import threading
from collections.abc import Iterator

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entramado.api.sparql.query_guard import QueryForm, QueryRefused, read


def reading(text: str, base: str = "") -> QueryForm:
    return read(text, depth_max=100, chain_max=1000, base=base)


def kind(text: str) -> str:
    with pytest.raises(QueryRefused) as caught:
        reading(text)
    return caught.value.kind


ALLOWED = [
    "SELECT*{?s?p?o}",
    "ask{}",
    "PREFIX SERVICE: <http://x/> SELECT * { ?service SERVICE:SERVICE ex:SERVICE }",
    'SELECT * { ?s ?p "SERVICE <http://x/> {}" , \'SERVICE\', """ "" SERVICE {""", "a"@service }',
    "SELECT * { ?s <http://x/SERVICE> _:SERVICE } # SERVICE <http://x/> {}",
    "SELECT * { ?s ?p ?o FILTER((?a<?b)||?c>?d && ?e<?f) }",
    "SELECT (1<2 AS ?x) (ex:f(?a<?b,?c>?d) AS ?y) { ?s (<a:a>|^<b:b>)*/<c:c>? ?o } ORDER BY (?a<?b)",
    "SELECT * { VALUES (?a ?b) { (1 <http://x/>) (UNDEF <y:y>) } }",
    "SELECT * { ?s a (1 <x:x> (2)) ; ex:p (?a <y:y>) }",
    "SELECT * { ?s ?p 1. ?s ?p -1.5e3, .5, +1 }",
    "SELECT * { <<( ?s ?p ?o )>> ?x ?y {| ?a ?b |} . << ?s ?p ?o >> ?y ?z }",
    "SELECT * { ?s ex:a\\#b ?o }",
    'VERSION "1.2" SELECT * { ?s ?p "x"@ar--rtl }',
]


@pytest.mark.parametrize("text", ALLOWED)
def test_what_only_looks_like_a_keyword_passes(text: str) -> None:
    reading(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
        "SELECT * { service silent<http://x/>{ } }",
        "SELECT * { ?s ?p ?o.SERVICE ?x {} }",
        "SELECT * { ?s ?p 1.SERVICE<x:x>{} }",
        "SELECT * { { SELECT * { SERVICE <x:x> {} } } }",
        "SELECT * { FILTER EXISTS { SERVICE <x:x> {} } }",
        "SELECT * { ?s ?p 'a' # comment\n SERVICE <x:x> {} }",
        "SELECT * { ?s ?p 'a\\'' SERVICE <x:x> {} }",
        'SELECT * { ?s ?p """a\\"""" SERVICE <x:x> {} }',
        # Not an IRI: after an operand of an expression '<' compares.
        "SELECT * { ?s ?p ?o FILTER(1<2)SERVICE?s#>\n{} }",
        "SELECT * { ?s ?p ?o FILTER ex:f(1<2)SERVICE?s#>\n{} }",
        "SELECT * { ?s ?p ?o FILTER STRLEN(?s<2)SERVICE?s#>\n{} }",
        "SELECT * { ?s ?p ?o FILTER(true<2)SERVICE?s#>\n{} }",
        "SELECT * { ?s ?p (1<2)SERVICE?s#>\n{} }",
        "ASK { ?s ex:p(1<2)SERVICE?s#>\n{} }",
    ],
)
def test_a_service_clause_is_found(text: str) -> None:
    assert kind(text) == "service"


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { }",
        "PREFIX a: <b:b> LOAD <http://x/>",
        "# x\nclear all",
        "WITH <a:a> DELETE { } WHERE { }",
        "DROP ALL",
    ],
)
def test_updates_are_refused(text: str) -> None:
    assert kind(text) == "read-only"


def test_the_graphs_of_from_are_resolved() -> None:
    found = reading(
        "PREFIX g: <http://x/g/> BASE <http://y/a/b> SELECT * FROM g:one FROM <../two> FROM NAMED <z:z> { }"
    )
    assert found.from_default == ("http://x/g/one", "http://y/two")
    assert found.from_named == ("z:z",)
    assert reading("ASK FROM <x> {}", base="http://base/").from_default == ("http://base/x",)
    assert reading('ASK FROM <http://e/\\u0061> { ?s ?p "FROM <x>" }').from_default == ("http://e/a",)
    assert kind("ASK FROM x:y {}") == "syntax"


def test_form_volatility_and_empty_patterns_are_seen() -> None:
    assert reading("DESCRIBE <a:a>").form == "DESCRIBE"
    assert reading("SELECT (now() AS ?n) {}").volatile
    assert not reading('SELECT ?now { ?s ex:NOW "RAND()" }').volatile
    assert not reading("ASK {}").reads_graphs
    assert not reading("CONSTRUCT { <s> <p> 1 } WHERE { }").reads_graphs
    assert reading("ASK { ?s ?p ?o }").reads_graphs
    assert reading("ASK { { } }").reads_graphs


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * " + "{" * 20_000 + "}" * 20_000,
        "SELECT * { FILTER" + "(" * 20_000,
        "SELECT * { FILTER(" + "STR(" * 20_000,
        "SELECT * { ?s " + "^(" * 20_000,
        "SELECT * { ?s ?p " + "(" * 20_000,
        "SELECT * { ?s ?p " + "[<a:b> " * 20_000,
        "SELECT * { ?s ?p " + "<<( ?s ?p " * 20_000,
        "SELECT * { ?s ?p ?o " + "{| ?s ?o " * 20_000,
        "SELECT * { FILTER(" + "!" * 20_000 + "1) }",
        "SELECT * { FILTER(" + " || ".join(["?o = 1"] * 20_000) + ") }",
        "SELECT * { " + " UNION ".join(["{ }"] * 20_000) + " }",
        "SELECT * { ?s " + "/".join(["<a:b>"] * 20_000) + " ?o }",
        "SELECT * { " + "OPTIONAL { } " * 20_000 + " }",
        "SELECT * { " + "FILTER(1) " * 20_000 + " }",
    ],
)
def test_depth_and_length_of_chains_are_bounded(text: str) -> None:
    assert kind(text) == "too-complex"


def test_lists_of_values_are_no_chains() -> None:
    reading("SELECT * { VALUES ?x { " + " ".join(map(str, range(20_000))) + " } }")
    reading("SELECT * { FILTER(?x IN (" + ",".join(map(str, range(20_000))) + ")) }")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("SELECT * {\n  ?s ?p ?o\n  \\ }", 3, 3),
        ("SELECT * {\r\n ?s\r ?p )", 3, 5),
        ("SELECT * { (", 1, 12),
        ("ASK { ?s ?p '''abc }", 1, 13),
        ("ASK {\n SERVICE <x:x> {} }", 2, 2),
    ],
)
def test_errors_have_a_place(text: str, line: int, column: int) -> None:
    with pytest.raises(QueryRefused) as caught:
        reading(text)
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize(
    "text", ["", "  # nothing", "SELECT", "FOO", "\ufeffASK {}", "ASK {}\x00", "\\u0041SK {}", "{ ASK"]
)
def test_what_is_no_query_is_refused(text: str) -> None:
    try:
        found = reading(text)
    except QueryRefused as error:
        assert error.kind == "syntax"
    else:
        assert found.form == "SELECT"  # "SELECT" alone: the engine says what is missing


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for query in (text, f"SELECT * {{ ?s ?p {text} }}"):
        try:
            reading(query)
        except QueryRefused as error:
            assert error.line >= 1
            assert error.column >= 1


@given(st.text())
def test_a_literal_never_hides_or_makes_a_keyword(text: str) -> None:
    try:
        literal = str(pyoxigraph.Literal(text))
    except (UnicodeEncodeError, ValueError):
        return
    assert reading(f"SELECT * {{ ?s ?p {literal} }}").form == "SELECT"
    with pytest.raises(QueryRefused) as caught:
        reading(f"SELECT * {{ ?s ?p {literal} . SERVICE <x:x> {{ }} }}")
    assert caught.value.kind == "service"


class _Listener:
    """Counts who connects."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.calls = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[_Listener]:
    one = _Listener()
    yield one
    one.socket.close()


_PIECES = st.sampled_from(
    (
        *("SERVICE", "service", "SILENT", "<X>", "{", "}", "(", ")", "<", ">", "#", "\n", " ", "?s", "?p", "?o", "."),
        *("FILTER(1<2)", "FILTER", "1", "'", '"', '"""', "\\", "ex:a", ":", "a", "<x:y>", "|", "BIND(1 AS ?z)", "@en"),
        *(
            "{}",
            "?s ?p ?o",
            "?s ?p ?o FILTER(?s<?p)",
            ",",
            ";",
            "[",
            "]",
            "^",
            "!",
            "&&",
            "=",
            "_:b",
            "$x",
            "'''",
            "\\u0027",
        ),
    )
)


@settings(max_examples=600)
@given(st.lists(_PIECES, max_size=14))
def test_what_passes_contacts_nobody(listener: _Listener, pieces: list[str]) -> None:
    """Whatever is put together, the engine itself makes no call for a query that passed the reading."""
    inside = "".join(pieces).replace("<X>", f"<http://127.0.0.1:{listener.port}/>")
    query = f"PREFIX ex: <http://x/> SELECT * {{ {inside} SERVICE <http://127.0.0.1:{listener.port}/> {{ }}\n}}"
    try:
        reading(query)
    except QueryRefused:
        return
    before = listener.calls
    with contextlib.suppress(SyntaxError, ValueError, RuntimeError, OSError):
        list(pyoxigraph.Store().query(query))  # type: ignore[arg-type]
    assert listener.calls == before, query


def test_the_listener_would_hear_a_call(listener: _Listener) -> None:
    """The control of the test above: without the reading, the engine does call."""
    before = listener.calls
    with pytest.raises(OSError, match=r"."):
        list(pyoxigraph.Store().query(f"SELECT * {{ SERVICE <http://127.0.0.1:{listener.port}/> {{ ?s ?p ?o }} }}"))  # type: ignore[arg-type]
    assert listener.calls > before
