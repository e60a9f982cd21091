"""No page shows a raw name or code, and no English page shows Spanish, but where it is marked as Spanish."""

from __future__ import annotations

import re

import httpx
import pytest

from entramado.api.translations.interface import WORDS
from entramado.queries.saved import load_all
from tests.api.site.addresses import ADDRESSES
from tests.api.site.seen import seen

pytestmark = pytest.mark.pages

# These show names of the vocabulary or of files by their nature.
TECHNICAL = ("/ontology", "/sparql", "/dumps/", "/page/institution/nothing-here")
ENTITIES = (
    "/page/institution/upmrip",
    "/page/institution/gobierno-chiapas",
    "/page/objective/20",
    "/page/state/MX-BCN",
    "/page/population/nna",
    "/page/challenge/recursos",
    "/page/document/informe-2018",
    "/page/document/buenas-practicas-oim",
    "/page/chapter/ef",
    "/page/programme/programa-paisano",
    "/page/country/US",
    "/page/municipality/MX-CHP-tapachula",
    "/page/action-type/asesoria-legal",
    "/page/criterion/eficacia",
    "/page/entry/compendio-2024-apf-7-21",
    "/page/entry/informe-2018-1-3",
    "/page/entry/buenas-practicas-oim-bcn-1",
    "/page/institution/comar",
    "/programmes/programa-paisano",
    "/reconciliation/informe-ejecutivo-2024-37-1",
    "/network/opportunities",
    "/network/state-objective?edition=2024",
    "/queries/partners-of-institution",
    "/queries/good-practices-by-criterion",
    "/queries/challenges-by-category-and-chapter",
    "/queries/published-against-computed",
    "/search?q=remittances",
    "/page/chapter/osc",
    "/page/migrant-type/extranjeros",
    "/page/claim/informe-ejecutivo-2024-458-1",
    "/page/claim-kind/participants",
    "/page/figure-group/nna",
    "/page/statistic/buenas-practicas-oim-mex-3840-1",
    "/page/indicator/inmigrantes",
    "/page/breakdown/mujeres",
    "/page/unit/persons",
    "/page/period/2020",
    "/page/dataset/statistics",
    "/page/flag/informe-2018-3216-number-missing",
    "/page/recommendation/buenas-practicas-oim-6",
    "/page/region/norte",
    "/page/axis/role",
    "/page/scheme/challenges",
    "/page/sector/federal",
    "/page/level/state",
    "/page/dimension/retorno",
    "/page/entry-kind/action",
    "/page/network/partners",
    "/page/build/this",
)
PAGES = (*(a for a in ADDRESSES if not a.startswith(TECHNICAL)), *ENTITIES)
RAW = re.compile(
    r"\b(?:[a-z]+[A-Z]\w*"  # a property or variable
    r"|None|null|undefined|UNDEF|NaN"
    r"|(?:compendio|informe|informe-ejecutivo)-20\d\d|buenas-practicas-oim"
    r"|role-\w+|MX-[A-Z]{3}"
    r"|[a-z]+(?:-[a-z]+){3,})\b"  # a slug
)
SPANISH = re.compile(
    r"\b(?:de|la|las|los|el|que|con|para|por|del|una|sus|su|en|y|se|no hay|entradas|estado|estados|quien|cada|sin)\b"
)


def fetched(client: httpx.Client, address: str) -> str:
    answer = client.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == 200, f"{address}: {answer.text[:300]}"
    return answer.text


@pytest.mark.parametrize("address", PAGES)
def test_a_page_shows_no_raw_name_or_code_and_in_english_no_spanish(client: httpx.Client, address: str) -> None:
    spanish_page = seen(fetched(client, address), "es")
    english_page = seen(fetched(client, f"/en{address}".rstrip("/")), "en")
    raw = [piece for piece in (*spanish_page, *english_page) if RAW.search(piece)]
    assert not raw, raw[:10]
    spanish = [piece for piece in english_page if SPANISH.search(piece)]
    assert not spanish, spanish[:10]


def test_an_error_is_told_in_the_language_of_its_page(client: httpx.Client) -> None:
    for prefix, language, title in (("", "es", "Aquí no hay nada"), ("/en", "en", "There is nothing here")):
        answer = client.get(f"{prefix}/nothing-here", headers={"Accept": "text/html"})
        pieces = seen(answer.text, language)
        assert answer.status_code == 404 and f"{title}." in pieces
        told = [piece.replace("/en/nothing-here", "") for piece in pieces]
        assert language == "es" or not [piece for piece in told if SPANISH.search(piece)]


def test_every_column_of_a_saved_question_has_a_word(client: httpx.Client) -> None:
    for query in load_all().values():
        if query.group not in ("examples", "analyses"):
            continue
        answer = client.get("/sparql", params={"query": query.sparql()}, headers={"Accept": "text/csv"})
        names = answer.text.splitlines()[0].split(",")
        missing = [
            name for name in names if not {f"column.{name}", f"column.{name.removesuffix('Label')}"} & WORDS.keys()
        ]
        assert not missing, f"{query.name}: {missing}"


@pytest.mark.parametrize(
    "path",
    [
        "/en/network/partners?edition=2024",
        "/en/compare/bodies",
        "/en/figures",
        "/en/queries/partners-of-institution",
        "/en/explore?reporter=inm",
    ],
)
def test_lists_and_networks_call_a_body_by_its_english_name_where_it_has_one(client: httpx.Client, path: str) -> None:
    page = client.get(path, headers={"Accept": "text/html"}).text
    assert "National Migration Institute" in page
    assert ">Instituto Nacional de Migración<" not in page and 'lang="es">National Migration' not in page
    assert (
        ">National Migration Institute<"
        not in client.get(path.removeprefix("/en"), headers={"Accept": "text/html"}).text
    )


def test_the_network_and_the_sector_say_what_they_count(client: httpx.Client) -> None:
    """An international body stands in one entry more on its sector's page, which counts also what only mentions it."""
    network = client.get("/en/network/partners?edition=2024", headers={"Accept": "text/html"}).text
    sector = client.get("/en/page/sector/international", headers={"Accept": "text/html"}).text
    counted = f">{WORDS['network.counted'][1]}</p>"
    assert counted in network and "also merely mentioned" in sector
    assert re.search(r">partner \d+(?:, [a-z]+ \d+)*, mentioned \d+<", sector)
    spanish = client.get("/page/sector/civil-society", headers={"Accept": "text/html"}).text
    assert re.search(r">informa \d+, socia \d+<", spanish)
    every = client.get("/en/network/partners?edition=2024&mentioned=true", headers={"Accept": "text/html"}).text
    assert counted not in every
