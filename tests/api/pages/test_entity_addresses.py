"""Whatever characters an IRI of ours is written with, its address leads to its page and its data."""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterator

import pytest

from tests.serving import Served, serving_pages

BASE = "https://w3id.org/entramado/id/"
NAMES = ("a(b),c:d", "año", "a%C3%B1o-2", "persona.nombre", "lista.ttl", "x;y=1@z", "it's!*+$&")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    path = tmp_path_factory.mktemp("data") / "d.nt"
    label, kind = "<http://www.w3.org/2000/01/rdf-schema#label>", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    bodies = ((f"<{BASE}institution/{name}>", number) for number, name in enumerate(NAMES))
    lines = (f'{body} {label} "L {n}"@es .\n{body} {kind} <https://schema.org/Thing> .\n' for body, n in bodies)
    path.write_text("".join(lines), "utf-8")
    with serving_pages("--data", str(path)) as found:
        yield found


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_an_address_leads_to_its_entity(service: Served, number: int) -> None:
    # As a browser asks for it: what is escaped stays so, what cannot stand in a request line is escaped.
    path = urllib.parse.quote(NAMES[number], safe="!$&'()*+,;=:@%")
    led = service.request("GET", f"/id/institution/{path}", Accept="text/html")
    assert led.status == 303, led.body
    page = service.request("GET", led.headers["location"], Accept="text/html")
    assert page.status == 200, page.body
    assert f"L {number}" in page.body.decode()
    data = service.request("GET", f"/data/institution/{path}.nt")
    assert (data.status, f'"L {number}"@es' in data.body.decode()) == (200, True)


def test_what_no_entity_is_called_is_a_404(service: Served) -> None:
    for name in ("nadie.nombre", "nadie(x)", "nadie.ttl"):
        assert service.request("GET", f"/page/institution/{name}").status == 404
