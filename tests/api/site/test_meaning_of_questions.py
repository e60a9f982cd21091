"""What a question means as a whole: one group or two, an acronym before words, a count, what became of bodies."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.api.site.asked import explored, page, understood

pytestmark = pytest.mark.pages


def text_of(shown: str) -> str:
    """The answer's visible text."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", shown.partition("<main")[2]))


@pytest.mark.parametrize(
    ("question", "language", "groups"),
    [
        ("indigenous women", "/en", ("indigenas", "mujeres")),
        ("programas para mujeres indígenas", "", ("mujeres", "indigenas")),
        ("programmes for women with disabilities", "/en", ("mujeres", "discapacidad")),
        ("¿Quién atiende a mujeres migrantes víctimas de violencia?", "", ("mujeres", "victimas-delito")),
    ],
)
def test_two_groups_in_one_breath_are_one(
    client: httpx.Client, question: str, language: str, groups: tuple[str, str]
) -> None:
    both = explored(client, population=groups[0], also=groups[1])
    assert understood(client, question, language)["total"] == both > 0
    assert not re.search("Side by side|Lado a lado", page(client, question, language))


@pytest.mark.parametrize("question", ["women or indigenous people", "women and people with disabilities"])
def test_two_groups_that_are_joined_stand_side_by_side(client: httpx.Client, question: str) -> None:
    assert "Side by side" in page(client, question, "/en")


@pytest.mark.parametrize(
    "question", ["Since when do the Child Protection Officers (OPI) exist?", "Since when do the OPIs exist?"]
)
def test_an_acronym_tells_a_programme_by_its_first_letters(client: httpx.Client, question: str) -> None:
    shown = text_of(page(client, question, "/en"))
    assert "Oficiales de Protección a la Infancia" in shown
    assert "The earliest beginning that they tell : 2007" in shown.replace("tell:", "tell :")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Cuántas víctimas de trata se atendieron?", ""),
        ("How many victims of trafficking were helped?", "/en"),
        ("¿Cuántas NNA no acompañados fueron atendidos?", ""),
    ],
)
def test_how_many_of_a_group_are_told_by_figures_first(client: httpx.Client, question: str, language: str) -> None:
    shown = page(client, question, language).partition('id="answered"')[2]
    first, entries = re.search(r"<li><strong>[\d\s\u202f\u00a0]+</strong>", shown), shown.find("<table")
    assert first and first.start() < entries


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuántas personas solicitaron asilo?",
        "¿Qué línea dice cuántas personas solicitaron la condición de refugiado?",
        "¿Cuántas solicitudes de refugio hubo?",
    ],
)
def test_a_count_that_nobody_keeps_is_said_to_be_missing(client: httpx.Client, question: str) -> None:
    shown = page(client, question)
    assert "no llevan registros" in shown
    assert {one["facet"] for one in understood(client, question)["filters"]} <= {"population"}


def test_who_no_longer_reports_is_told_with_who_reports_for_it(client: httpx.Client) -> None:
    rows = client.get("/compare.json?from=2018&to=2024").json()["parts"]["institutions"]
    became = {row["institution"]: row for row in rows}
    reporting = {row["institution"] for row in rows if row["toEntries"]}
    units = (
        "PREFIX org: <http://www.w3.org/ns/org#> SELECT ?of { ?unit org:subOrganizationOf+ ?of VALUES ?unit { %s } }"
    )
    asked = units % " ".join(f"<{iri}>" for iri in sorted(reporting))
    above = client.get("/sparql", params={"query": asked}, headers={"Accept": "text/csv"}).text.split()[1:]
    heirs = {row["institution"]: row["successor"] for row in rows if row.get("successor")}
    for body, heir in heirs.items():
        if became[body]["toEntries"] == 0:
            # What follows reports itself or by a unit; else the body is not called renamed.
            assert (became[body]["status"] == "renamed") is (heir in reporting or heir in above)
    shown = text_of(page(client, "Which institutions reported in 2018 but no longer in 2024?", "/en"))
    for status, word in (("renamed", "renamed, or succeeded by another"), ("parent", "its parent body reports")):
        count = sum(row["status"] == status for row in became.values())
        assert f"{word} {count}" in shown


@pytest.mark.parametrize("question", ["¿En qué objetivos bajó el número de acciones entre 2020 y 2024?"])
def test_a_lower_number_is_a_change(client: httpx.Client, question: str) -> None:
    assert "changed" in understood(client, question)["asks"]
    assert "Nada de esta lista tiene menos entradas que antes" in text_of(page(client, question))


def test_aims_that_say_the_words_of_an_objective_are_told_under_whichever_they_stand(client: httpx.Client) -> None:
    shown = text_of(page(client, "What was promised on consular protection, and what came of it?", "/en"))
    own = client.get("/explore.json?document=informe-2018&aim=true&objective=14").json()["total"]
    told, of = map(int, re.findall(r"(\d+) / (\d+) aims for the future", shown)[0])
    assert own < told < of == client.get("/explore.json?document=informe-2018&aim=true").json()["total"]
    none = text_of(page(client, "What was promised about migrant children and what came of it?", "/en"))
    assert f"0 / {of} aims for the future" in none


def test_who_works_with_a_body_is_also_whose_entries_name_it(client: httpx.Client) -> None:
    shown = text_of(page(client, "¿Con quién trabaja el DIF nacional?"))
    naming = client.get("/explore.json?names=sndif").json()
    first = max(naming["facets"]["reporter"], key=lambda one: int(one["count"]))
    assert re.search(rf"la nombran entradas de otros: {naming['total']} \( {first['label']} {first['count']}", shown)


@pytest.mark.parametrize(
    ("question", "language"),
    [("Which line says that 28,375 people were placed in Canada?", "/en"), ("¿Dónde dice 28 375?", "")],
)
def test_a_number_is_found_among_the_figures(client: httpx.Client, question: str, language: str) -> None:
    shown = page(client, question, language).partition('id="answered-part"')[2].partition("</section>")[0]
    rows = [row for row in client.get("/figures.json").json()["rows"] if float(row["value"]) == 28375]
    found = re.findall(r"lines=(\d+)-\d+", shown)
    assert found and {*found} == {str(row["line"]) for row in rows}


def test_programmes_that_ended_are_those_that_the_body_reported_last(client: httpx.Client) -> None:
    rows = client.get("/programmes.json?status=ended&reporter=inm").json()["rows"]
    assert rows
    for row in rows:
        last = row["reporters"].get(max(row["entries"]), [])
        assert not last or "Instituto Nacional de Migración" in last


@pytest.mark.parametrize("question", ["¿Quién trabaja en Zacatecas?", "Who works in Zacatecas?"])
def test_who_works_in_a_state_is_not_with_whom_it_works(client: httpx.Client, question: str) -> None:
    there = understood(client, question, "" if question.startswith("¿") else "/en")
    assert there["asks"] == ["reporters"] and there["total"] == explored(client, state="MX-ZAC") > 0


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Qué hacen otros estados por los migrantes retornados?", ""),
        ("What do other states do for returned migrants?", "/en"),
    ],
)
def test_what_states_do_is_told_of_their_chapter(client: httpx.Client, question: str, language: str) -> None:
    there = understood(client, question, language)
    assert there["total"] == explored(client, population="mexicanos-retorno", chapter="ef") > 0
    assert "reporters" in there["asks"]


@pytest.mark.parametrize(
    ("question", "newest"), [("¿Cuál es el programa más antiguo?", False), ("las acciones más recientes", True)]
)
def test_what_began_first_or_last_stands_first(client: httpx.Client, question: str, newest: bool) -> None:
    shown = page(client, question).partition('id="answered"')[2]
    dates = re.findall(r"<td>((?:19|20)\d\d(?:-\d\d){0,2})</td>", shown)
    assert len(dates) > 20 and dates == sorted(dates, reverse=newest)


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("Since when does the Seasonal Agricultural Workers Program exist?", "programa-de-trabajadores-agricolas"),
        ("How many went to Canada with the Seasonal Agricultural Workers Programme?", "trabajadores-agricolas"),
    ],
)
def test_official_english_names_are_known(client: httpx.Client, question: str, slug: str) -> None:
    assert slug in page(client, question, "/en").partition('id="answered"')[2].partition("</p>")[0]


def test_people_of_african_descent_are_counted_with_indigenous_people(client: httpx.Client) -> None:
    there = understood(client, "Who works for people of African descent?", "/en")
    assert there["total"] == explored(client, population="indigenas") and not there["words"]


def test_entries_whose_text_calls_a_group_are_told_beside_those_for_it(client: httpx.Client) -> None:
    shown = page(client, "¿Qué hace Guanajuato para las personas migrantes en retorno?")
    beside = shown.partition("Otras entradas que lo nombran en su texto")[2].partition("</details>")[0]
    of_state = client.get("/explore.json?reporting_state=MX-GUA&document=compendio-2024").json()["entries"]
    assert any(one["entry"].rpartition("/")[2] in beside for one in of_state)


def test_which_states_do_something_is_told_by_their_governments_too(client: httpx.Client) -> None:
    shown = text_of(page(client, "Which states support returned migrants?", "/en"))
    own = client.get("/explore.json?population=mexicanos-retorno").json()["facets"]["reporting_state"]
    assert re.search(rf"Which state governments report \( {len([one for one in own if one['count']])} \)", shown)


def test_namesakes_side_by_side_are_told_apart(client: httpx.Client) -> None:
    shown = page(client, "¿Cuántas personas atendió Somos Mexicanos?").partition('id="answered"')[2]
    heads = [re.sub(r"<[^>]+>", "", one).strip() for one in re.findall(r"<th scope=\"col\"[^>]*>(.*?)</th>", shown)]
    called = [one for one in heads if "Somos Mexicanos" in one]
    assert len(called) > 1 and all("(" in one for one in called) and len({*called}) == len(called)


def test_statistics_of_a_state_are_offered_where_there_are_any(client: httpx.Client) -> None:
    for state, there in (("Guanajuato", False), ("Michoacán", True)):
        shown = page(client, f"¿Cuánto presupuesto destina {state} a sus programas para migrantes?")
        assert ("#state-statistics" in shown) is there


@pytest.mark.parametrize(
    ("question", "language", "state"),
    [
        ("¿Quién atiende a personas repatriadas en la frontera norte?", "", "MX-TAM"),
        ("Who helps children at the southern border?", "/en", "MX-CHP"),
    ],
)
def test_at_a_border_is_in_its_states(client: httpx.Client, question: str, language: str, state: str) -> None:
    shown = page(client, question, language).partition('id="answered"')[2].partition("</p>")[0]
    assert f"/page/state/{state}" in shown and "/page/objective/11" not in shown


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Qué entradas citan el Acuerdo 286?", ""),
        ("Which laws cite Article 123?", "/en"),
        ("What was done for 500 women?", "/en"),
        ("¿Qué dice la línea 1950 de 2024?", ""),
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(client: httpx.Client, question: str, language: str) -> None:
    shown = text_of(page(client, question, language))
    assert "Cifras que son" not in shown and "Figures that are" not in shown


def test_the_newest_report_is_no_date_of_beginning(client: httpx.Client) -> None:
    assert "since" not in understood(client, "¿Qué dice el informe más reciente sobre mujeres?")["asks"]


def test_the_earliest_beginning_is_that_of_all_entries(client: httpx.Client) -> None:
    shown = [
        text_of(page(client, one)) for one in ("¿Desde cuándo hay acciones para NNA?", "acciones más antiguas para NNA")
    ]
    told = [re.search(r"El comienzo más temprano que dicen : (\S+)", one.replace("dicen:", "dicen :")) for one in shown]
    assert all(told) and len({one[1] for one in told if one}) == 1


def test_a_text_that_names_a_group_is_told_at_its_line(client: httpx.Client) -> None:
    shown = page(client, "¿En qué estados no hay acciones para personas LGBTI?")
    beside = shown.partition("Otras entradas que lo nombran en su texto")[2].partition("</details>")[0]
    lines = re.findall(r"compendio-2024\?lines=(\d+)-(\d+)", beside)
    assert lines
    for first, last in lines:
        text = client.get(f"/page/document/compendio-2024?lines={first}-{last}", headers={"Accept": "text/html"}).text
        assert re.search(r"LGB|sexual|trans", text)


def test_that_no_statement_differs_is_said(client: httpx.Client) -> None:
    question = "What does the executive report claim about objective 10 that the compendium does not support?"
    shown = page(client, question, "/en").partition('id="answered-part"')[2].partition("</section>")[0]
    rows = client.get("/reconciliation.json", params={"objective": "10", "agrees": "false"}).json()["claims"]
    assert ("None of them differs." in shown and "<table" not in shown) is not bool(rows)
