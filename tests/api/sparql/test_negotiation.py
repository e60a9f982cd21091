"""Content negotiation by RFC 9110: a table of headers, and the headers that common clients send."""

import pytest

from entramado.api.sparql.formats import OFFERS
from entramado.api.sparql.negotiation import choose, choose_encoding

SELECT = tuple(OFFERS["SELECT"])
GRAPH = tuple(OFFERS["CONSTRUCT"])
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        (JSON, JSON),
        (XML, XML),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("application/json", "application/json"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("application/*", JSON),
        (f"{XML};q=0.9, {JSON};q=0.2", XML),
        (f"{JSON};q=0, */*", XML),
        (f"*/*;q=0.5, {XML};q=0.1", JSON),
        ("text/*;q=0.3, text/csv;q=0, */*;q=0.1", "text/tab-separated-values"),
        ("application/*;q=0, */*", "text/csv"),
        ("text/csv;q=0.001", "text/csv"),
        ("text/csv;charset=utf-8;q=0.7, text/tab-separated-values;q=0.8", "text/tab-separated-values"),
        ('text/csv;header="a,b;q=0"', "text/csv"),
        ("text/csv ; q=1.000", "text/csv"),
        ("text/csv;q=1.5, text/tab-separated-values;q=0.1", "text/tab-separated-values"),
        ("text/csv;q=abc, */*;q=0.1", JSON),
        ("nonsense, text/csv", "text/csv"),
        ("*/csv, text/tab-separated-values", "text/tab-separated-values"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text/turtle", None),
        ("text/csv;q=0", None),
        # What a browser sends names XML before the rest.
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        # SPARQLWrapper, rdflib, Comunica, R, curl.
        ("application/sparql-results+json,application/json,text/javascript,application/javascript", JSON),
        (f"{XML}, application/rdf+xml;q=0.5", XML),
        (f"{JSON};q=1.0,{XML};q=0.7,text/turtle;q=0.3,*/*;q=0.1", JSON),
    ],
)
def test_results_are_chosen(accept: str | None, expected: str | None) -> None:
    assert choose(accept, SELECT) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "application/ld+json"),
        ("application/json", "application/json"),
        ("application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml"),
        ("application/*;q=0.4, text/turtle;q=0.3", "application/n-triples"),
        (JSON, None),
    ],
)
def test_graphs_are_chosen(accept: str | None, expected: str | None) -> None:
    assert choose(accept, GRAPH) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, "identity"),
        ("", "identity"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("gzip, deflate, br", "br"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("br;q=0.5, gzip;q=0.9", "gzip"),
        ("*", "zstd"),
        ("zstd;q=0, *", "br"),
        ("gzip;q=0", "identity"),
        ("identity, gzip;q=0.5", "identity"),
        ("compress", "identity"),
        ("gzip;q=high, br;q=0.1", "br"),
    ],
)
def test_codings_are_chosen(header: str | None, expected: str) -> None:
    assert choose_encoding(header) == expected


def test_a_long_header_is_read_in_linear_time() -> None:
    assert choose('text/csv;a="' * 20_000, SELECT) is None
    assert choose("a/b;q=0.1," * 20_000, SELECT) is None
