"""What is asked of one body, programme, sector or state by its name, and what is left out of a question."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.api.site.asked import explored, page, understood

pytestmark = pytest.mark.pages


def answer(client: httpx.Client, question: str, language: str = "") -> str:
    return page(client, question, language).partition('class="answers answered"')[2].partition("</section>")[0]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Which claims of the executive report do not agree?", "/en"),
        ("¿Qué afirmaciones del informe ejecutivo no coinciden con el compendio?", ""),
        ("¿Dónde no cuadran los números del informe ejecutivo?", ""),
    ],
)
def test_statements_that_do_not_agree_are_listed_alone(client: httpx.Client, question: str, language: str) -> None:
    shown = answer(client, question, language)
    rows = client.get("/reconciliation.json", params={"agrees": "false"}).json()["claims"]
    differing = sum(row["agrees"] is False and row["holds"] is not True for row in rows)
    assert f'<span class="n">{differing}</span>' in shown and "agrees=false" in shown
    assert "verdict-agrees" not in shown.partition("<table")[2]


def test_statements_about_states_are_those_of_their_chapter(client: httpx.Client) -> None:
    shown = answer(
        client, "What does the executive report claim about states that the compendium does not bear out?", "/en"
    )
    assert "chapter=ef" in shown and "that say" not in shown


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Con qué organismos internacionales trabajan los gobiernos estatales en 2024?", ""),
        ("Which international organisations do state governments work with in 2024?", "/en"),
    ],
)
def test_with_whom_states_work_is_told_of_their_entries(client: httpx.Client, question: str, language: str) -> None:
    told = understood(client, question, language)
    assert "international" in told["asks"] and "stating" not in told["asks"]
    assert 0 < told["total"] < explored(client, chapter="ef", document="compendio-2024")


def test_with_whom_a_government_works_is_told(client: httpx.Client) -> None:
    told = understood(client, "¿Con qué organismos trabaja el Gobierno del Estado de Chiapas?")
    assert "partners" in told["asks"]
    assert told["total"] == explored(client, reporter="gobierno-chiapas")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Is Programa 3x1 still reported in 2024?", "/en"),
        ("What happened to Programa 3x1 para Migrantes after 2018?", "/en"),
        ("¿Sigue el programa 3x1 en 2024?", ""),
    ],
)
def test_whether_a_programme_goes_on_is_told_by_edition(client: httpx.Client, question: str, language: str) -> None:
    shown = answer(client, question, language)
    assert "Programa 3x1 para personas Migrantes" in shown
    assert re.search(
        r">2018</span></th>(?:<th scope=\"col\"><span>2020</span></th>)?<th scope=\"col\"><span>2024<", shown
    )


def test_a_body_is_called_by_its_english_name_with_the_country_before_it(client: httpx.Client) -> None:
    for question in ("Who works with the U.S. Department of Labor?", "Who works with the US Department of Labor?"):
        told = understood(client, question, "/en")
        assert told["total"] == explored(client, names="departamento-trabajo-eua") > 0


def test_most_and_fewest_actions_leave_aims_out(client: httpx.Client) -> None:
    shown = answer(client, "Which objectives have fewest actions in 2018?", "/en")
    assert client.get(re.search(r'href="(/en/explore[^"]*aim=false)"', shown)[1]).status_code == 200  # type: ignore[index]
    told = understood(client, "Which objectives have fewest actions in 2018?", "/en")
    assert told["total"] == explored(client, document="informe-2018", aim="false")
    assert understood(client, "Which objectives have fewest entries in 2018?", "/en")["total"] == explored(
        client, document="informe-2018"
    )


def test_a_chapter_is_told_without_the_one_that_is_left_out(client: httpx.Client) -> None:
    told = understood(client, "¿Qué dificultades informan los estados (no la federación)?")
    assert [one["facet"] for one in told["filters"]] == ["chapter"]
    against = answer(
        client, "Which challenges do civil society organisations report compared with the federal government?", "/en"
    )
    assert "Civil society organisations" in against and "Federal Public Administration" in against


def test_under_which_objectives_no_state_reports_names_those_with_none(client: httpx.Client) -> None:
    shown = answer(client, "Which objectives have no action by any state in 2024?", "/en")
    first = shown.partition("Under which objectives")[2]
    assert '<span class="n">0</span>' in first.partition('<span class="n">1</span>')[0]


def test_which_bodies_of_a_sector_report_nothing_on_something(client: httpx.Client) -> None:
    shown = answer(client, "Which federal institutions report nothing on trafficking?", "/en")
    silent, _, reporting = shown.partition("Report on this")
    assert "National Institute for Women" in silent and "Executive Commission for Attention to Victims" in reporting


def test_a_government_that_reports_nothing_in_an_edition_is_told_so(client: httpx.Client) -> None:
    shown = answer(client, "Does the government of Baja California report in 2024?", "/en")
    assert "Baja California Sur" not in shown and '<span class="n">0</span>' in shown
    told = understood(client, "Which actions does the government of Baja California report?", "/en")
    assert told["total"] == explored(client, reporting_state="MX-BCN") > 0


def test_two_bodies_side_by_side_have_the_figures_and_the_dates_that_are_asked_for(client: httpx.Client) -> None:
    shown = answer(client, "¿Cuántos niños atendieron el INM y el DIF?")
    for body in ("Instituto Nacional de Migración", "Sistema Nacional para el Desarrollo Integral de la Familia"):
        of_body = (
            shown.partition(f'Cifras de las entradas de <strong><span lang="es">{body}')[2]
            or shown.partition(f"Cifras de las entradas de <strong><span>{body}")[2]
        )
        assert f"entrada de <span>{body}" in of_body.partition("</ul>")[0].replace(' lang="es"', "")
    assert "1990" in answer(
        client, "Since when have the Beta Groups and the Institute of Mexicans Abroad existed?", "/en"
    )


def test_who_cites_a_law_is_counted_over_the_entries_that_cite_it(client: httpx.Client) -> None:
    told = understood(client, "Who cites the Migration Law?", "/en")
    assert told["asks"] == ["laws", "reporters"]
    every = understood(client, "Which laws are cited most, and who cites them?", "/en")
    assert told["total"] < every["total"] < explored(client)


def test_a_name_that_only_begins_as_another_is_not_that(client: httpx.Client) -> None:
    found = client.get("/search.json", params={"q": "Universidad Nacional Autónoma de México"}).json()
    assert not found.get("understood")


@pytest.mark.parametrize(
    ("question", "filters"),
    [
        ("¿Qué hace la Secretaría del Trabajo?", {"reporter": "stps"}),
        ("actions on sexual diversity", {"population": "lgbtiq"}),
        ("day labourers", {"population": "trabajadores"}),
        ("¿Quién da atención médica en Chiapas?", {"type": "salud", "state": "MX-CHP"}),
    ],
)
def test_things_are_known_by_what_people_call_them(
    client: httpx.Client, question: str, filters: dict[str, str]
) -> None:
    assert understood(client, question)["total"] == explored(client, **filters) > 0
