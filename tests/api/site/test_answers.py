"""Questions asked in the search box, names that several programmes share, and a second group: what the pages answer."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import httpx
import pytest

from tests.api.site.conftest import SOURCES

pytestmark = pytest.mark.pages

QUESTIONS = (
    ("what is hard", "/en/challenges"),
    ("¿Qué es lo más difícil?", "/challenges"),
    ("who pays", "/en/queries/funders"),
    ("quién financia", "/queries/funders"),
    ("UN agencies", "/en/page/institution/onu#institution-family"),
    ("agencias de la ONU", "/page/institution/onu#institution-family"),
    ("where nobody reports", "/en/gaps"),
    ("who works with INM", "/en/page/institution/inm#institution-partners"),
    ("desde cuándo existe la COMAR", "/page/institution/comar#institution-since"),
    ("compare INM and COMAR", "/en/compare/bodies?one=inm&other=comar"),
    ("¿Qué hay en Oaxaca y en Chiapas?", "/compare/states?one=MX-OAX&other=MX-CHP"),
    (
        "which institutions were renamed between 2020 and 2024",
        "/en/compare?status=renamed&from=2020&to=2024#institutions",
    ),
    ("quién financia el objetivo 20", "/queries/funders?objective=20"),
    ("con quién trabaja el ACNUR", "/page/institution/acnur#institution-named"),
    ("who names the Red Cross", "/en/page/institution/cicr#institution-named"),
    ("con quién trabaja el DIF para niñas, niños y adolescentes", "/page/institution/sndif#institution-partners"),
    (
        "with which international organisations does INM work",
        "/en/queries/partners-of-institution?institution=inm&partner_sector=international",
    ),
    ("cuántas NNA fueron atendidos", "/figures?counts=persons&population=nna"),
    ("children and returned", "/en/explore?population=nna&also=mexicanos-retorno"),
)


def answers(client: httpx.Client, question: str, language: str = "") -> dict[str, object]:
    found: dict[str, object] = client.get(f"{language}/search.json", params={"q": question}).json()
    return found


@pytest.mark.parametrize(("question", "page"), QUESTIONS)
def test_a_question_in_plain_words_is_first_offered_the_page_that_answers_it(
    client: httpx.Client, question: str, page: str
) -> None:
    language = "/en" if page.startswith("/en/") else ""
    offered = [one["page"] for one in answers(client, question, language)["answers"]]  # type: ignore[index, attr-defined]
    assert offered[0] == page
    address, _, section = page.partition("#")
    answer = client.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert not section or f'id="{section}"' in answer.text


def test_the_line_of_a_number_is_offered(client: httpx.Client) -> None:
    figure = client.get("/figures.json?counts=persons").json()["rows"][40]
    first = answers(client, f"what line says {figure['value']:,}")["answers"][0]  # type: ignore[index]
    assert first["answer"] == "value"
    assert first["page"].endswith(f"?lines={figure['line']}-{figure['line']}")


def test_how_many_there_are_of_something_leads_to_the_figures_that_say_it(client: httpx.Client) -> None:
    for question, said in (("how many ABTC cards", "abtc"), ("¿Cuántos albergues hay en 2020?", "albergues")):
        first = answers(client, question)["answers"][0]  # type: ignore[index]
        assert first["answer"] == "near.figures" and f"text={said[:4]}" in first["page"]
        listed = client.get(first["page"].replace("/figures?", "/figures.json?")).json()
        assert listed["total"] == first["count"] > 0


def test_words_that_stand_in_the_text_alone_lead_to_its_lines(client: httpx.Client) -> None:
    """Only a service that has the documents looks through them; it shows where, not what."""
    question = "franquicia fiscal para repatriados"
    found = answers(client, question)["in_the_text_of"]
    if not SOURCES.is_dir():
        assert found == []
        return
    first = found[0]  # type: ignore[index]
    assert first["document"] == "informe-2018" and first["last"] - first["first"] <= 2
    page = client.get("/search", params={"q": question}, headers={"Accept": "text/html"}).text
    assert f"/page/document/informe-2018?lines={first['first']}-{first['last']}" in page


def test_another_name_of_a_group_is_looked_for_in_the_text_too(client: httpx.Client) -> None:
    found = answers(client, "¿Quién atiende a mujeres embarazadas y dónde?")
    assert found["not_required"] == ["atiende"] and int(str(found["total"])) > 1
    assert bool(found["in_the_text_of"]) == SOURCES.is_dir()


def test_where_all_words_find_little_the_topic_is_told_apart(client: httpx.Client) -> None:
    question = "apoyos para jornaleros agrícolas con violín"
    found = answers(client, question)
    assert found["topic"]["total"] > 2  # type: ignore[index, call-overload]
    page = client.get("/search", params={"q": question}, headers={"Accept": "text/html"}).text
    assert 'id="topic"' in page


def test_a_question_that_names_an_institution_offers_its_page_among_the_first(client: httpx.Client) -> None:
    for question in (
        "cuánto dinero gastó el IME",
        "which international organisations work with COMAR",
        "qué hace el INM",
    ):
        pages = [one["page"] for one in answers(client, question)["answers"]][:3]  # type: ignore[attr-defined]
        assert any("/page/institution/" in page for page in pages), question


def test_partners_can_be_narrowed_to_a_sector(client: httpx.Client) -> None:
    address = "/queries/partners-of-institution.json?institution=inm"
    sectors = {row["sector"]["value"] for row in _bindings(client, f"{address}&partner_sector=international")}
    assert sectors == {"international"}
    assert len(_bindings(client, address)) > len(_bindings(client, f"{address}&partner_sector=international")) > 0
    rows = client.get("/page/institution/inm.json?part=institution-partners").json()["parts"]["institution-partners"]
    assert {row["sector"] for row in rows} > {"international", "federal"}


def test_funders_are_told_of_an_objective_a_state_or_a_reporter(client: httpx.Client) -> None:
    every = {row["entry"]["value"] for row in _bindings(client, "/queries/funders.json")}
    reporter = "amexcid"
    one = {row["entry"]["value"] for row in _bindings(client, f"/queries/funders.json?institution={reporter}")}
    listed = {row["entry"] for row in client.get(f"/explore.json?reporter={reporter}").json()["entries"]}
    assert one and one < every and one & listed


def _bindings(client: httpx.Client, address: str) -> list[dict[str, dict[str, str]]]:
    answer = client.get(address, headers={"Accept": "application/sparql-results+json"}).json()
    found: list[dict[str, dict[str, str]]] = answer["results"]["bindings"]
    return found


def test_what_the_documents_do_not_count_is_said_with_what_is_near(client: httpx.Client) -> None:
    page = client.get("/en/search", params={"q": "asylum applications by year"}, headers={"Accept": "text/html"}).text
    assert "The documents do not count this" in page and "keep no registers" in page
    near = answers(client, "asylum applications by year", "/en")["near_what_is_not_counted"]
    figures = next(one for one in near if one["answer"] == "near.figures")  # type: ignore[attr-defined]
    listed = client.get(figures["page"].replace("/en/figures", "/figures.json")).json()
    assert listed["total"] == figures["count"] > 0


def test_the_number_that_an_offer_tells_is_that_of_the_page_it_leads_to(client: httpx.Client) -> None:
    for question in ("women in Chiapas", "niñez en retorno en 2020", "remesas 2024"):
        for one in answers(client, question)["answers"]:  # type: ignore[attr-defined]
            parts = urlsplit(one["page"])
            if one["count"] is not None and parts.path == "/explore":
                assert client.get(f"/explore.json?{parts.query}").json()["total"] == one["count"]


def test_a_name_that_several_programmes_share_is_found_and_adds_up_entries_alone(client: httpx.Client) -> None:
    first = answers(client, "Sembrando Vida")["hits"][0]  # type: ignore[index]
    assert first["kind"] == "family"
    page = client.get("/programmes/family/sembrando-vida", headers={"Accept": "text/html"}).text
    members = set(re.findall(r'href="/programmes/(sembrando-vida-\w+)"', page))
    assert len(members) == 5
    found = client.get("/programmes/family/sembrando-vida.json").json()
    assert set(found["programmes"]) == members
    entries = {row["entry"] for row in found["entries"]}
    assert f'<td class="number">{len(entries)}</td>' in page.partition("<tfoot>")[2]
    assert 'href="/programmes/family/sembrando-vida"' in client.get("/programmes/sembrando-vida-cuba").text
    assert client.get("/programmes/family/nothing").status_code == 404


def test_gaps_for_two_groups_count_the_entries_that_are_for_both(client: httpx.Client) -> None:
    groups = {"population": "nna", "also": "mujeres", "edition": "2024"}
    counted = client.get("/gaps.json", params=groups).json()["parts"]["objectives"]
    total = sum(row["entries"] for row in counted)
    explored = {"population": "nna", "also": "mujeres", "document": "compendio-2024", "aim": "false"}
    assert total == client.get("/explore.json", params=explored).json()["total"] > 0
    page = client.get("/gaps", params=groups, headers={"Accept": "text/html"}).text
    assert re.search(r"/explore\?population=nna&amp;also=mujeres&amp;objective=\d+", page)
    matrix = client.get("/matrix/institution-objective.json", params={"population": "nna", "also": "mujeres"}).json()
    assert matrix["filters"] == {"population": "nna", "also": "mujeres"}


def test_the_explorer_offers_a_second_group_before_a_first_is_chosen(client: httpx.Client) -> None:
    page = client.get("/en/explore", headers={"Accept": "text/html"}).text
    assert '<select id="choose-population"' in page and '<select id="choose-also"' in page
    for address in ("/en/gaps", "/en/map", "/en/matrix/state-objective", "/en/search"):
        assert 'name="also"' in client.get(address, headers={"Accept": "text/html"}).text


def test_networks_have_english_names_on_english_pages(client: httpx.Client) -> None:
    drawn = client.get("/en/network/partners.svg?edition=2024&view=bars").text
    assert "Government of Chiapas" in drawn and "Gob. Chiapas" not in drawn
    assert "Gob. Chiapas" in client.get("/network/partners.svg?edition=2024&view=bars").text
    picture = client.get("/network/institution-population.picture.json?edition=2024").json()
    named = {node["key"].rpartition("/")[2]: node["attributes"] for node in picture["nodes"]}
    assert named["nna"]["label_en"] == "children and adolescents"
    table = client.get("/en/network/institution-population?edition=2024", headers={"Accept": "text/html"}).text
    assert ">children and adolescents</a>" in table and ">niñas, niños y adolescentes<" not in table


def test_aims_lead_to_later_actions_alone(client: httpx.Client) -> None:
    answer = client.get("/queries/aims-and-what-followed.json?objective=20").json()["results"]["bindings"]
    assert answer and {row["objectiveLabel"]["value"] for row in answer} == {"20"}
    every = client.get("/queries/aims-and-what-followed.json").json()["results"]["bindings"]
    assert all(row["edition"]["value"] > "2018" for row in every if "edition" in row)
    text = client.get("/en/queries/aims-and-what-followed?objective=20").text
    assert "/en/explore?objective=20&amp;document=compendio-2024&amp;aim=false" in text
    first = answers(client, "what was promised in 2018 on remittances and what came of it", "/en")["answers"][0]  # type: ignore[index]
    assert first["page"] == "/en/queries/aims-and-what-followed?objective=20&document=informe-2018"


def test_a_country_lists_its_institutions_that_are_named(client: httpx.Client) -> None:
    first = answers(client, "which United States authorities are partners", "/en")["answers"][0]  # type: ignore[index]
    assert first["page"] == "/en/page/country/US#country-institutions"
    text = client.get("/en/page/country/US").text
    assert "Border Patrol of the United States" in text and "Consulado General de México" not in text
    assert 'href="/en/page/sector/foreign"' in client.get("/en/page/institution/patrulla-fronteriza").text


def test_what_a_question_names_is_what_is_offered(client: httpx.Client) -> None:
    for question, page in (
        ("what changed on detention between 2018 and 2024", "/page/objective/13#topic-chapters"),
        ("en qué estados trabaja la OIM", "/explore?names=oim#facet-state"),
        ("cuántas tarjetas por razones humanitarias", "/figures?programme=visitante-por-razones-humanitarias"),
        ("desde cuándo existe la Ventanilla de Salud", "/programmes/ventanillas-de-salud#since"),
    ):
        assert answers(client, question)["answers"][0]["page"] == page  # type: ignore[index]
    text = client.get("/programmes/visitante-por-razones-humanitarias").text
    assert 'id="since"' in text and "Primera edición que lo informa" in text and "Valores que no coinciden" in text
