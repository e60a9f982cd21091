"""What a government, a border's states, a kind of action or a heading's body has is told as theirs."""

from __future__ import annotations

import httpx
import pytest

from tests.api.site.asked import page

pytestmark = pytest.mark.pages


def answer_of(client: httpx.Client, question: str, language: str = "") -> str:
    """What the page of the search tells at once."""
    shown = page(client, question, language)
    return shown.partition('<section class="answers answered"')[2].partition("</section>")[0]


@pytest.mark.parametrize(
    ("question", "language", "state"),
    [
        ("¿Qué informa el gobierno de Yucatán en 2024?", "", "MX-YUC"),
        ("¿Informa el Gobierno de Nuevo León en 2024?", "", "MX-NLE"),
        ("Does the government of Jalisco report in 2024?", "/en", "MX-JAL"),
        ("What does the government of Baja California report in 2024?", "/en", "MX-BCN"),
    ],
)
def test_a_government_that_reports_nothing_is_said_to(
    client: httpx.Client, question: str, language: str, state: str
) -> None:
    shown = answer_of(client, question, language)
    silent = "its government reports no entry of this" if language else "su gobierno no informa ninguna entrada"
    assert silent in shown and f"/page/state/{state}" in shown and "Baja California Sur" not in shown


def test_units_of_a_government_report_for_it(client: httpx.Client) -> None:
    for question, language in (
        ("Which actions does the government of Baja California report?", "/en"),
        ("¿Qué acciones informa el gobierno de Baja California?", ""),
    ):
        shown = client.get(f"{language}/search.json", params={"q": question}).json()["understood"]
        assert shown["total"] == client.get("/explore.json", params={"reporting_state": "MX-BCN"}).json()["total"]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Qué estados de la frontera sur no informan sobre tráfico ilícito?", ""),
        ("¿Qué estados fronterizos del sur informan sobre trata?", ""),
        ("Which southern border states report on trafficking in persons?", "/en"),
    ],
)
def test_a_border_is_its_states(client: httpx.Client, question: str, language: str) -> None:
    lists = answer_of(client, question, language).partition("</ul>")[0]
    assert "MX-CHP" in lists and "MX-TAB" in lists and "MX-BCN" not in lists and "MX-OAX" not in lists


def test_a_figure_is_told_as_of_the_body_of_its_heading(client: httpx.Client) -> None:
    shown = answer_of(client, "¿Cuántos pasajeros atendió el Programa Héroes Paisanos?")
    assert "en la entrada de" in shown and "Agencia Nacional de Aduanas" in shown


def test_what_an_acronym_counts_is_told_whoever_reports_it(client: httpx.Client) -> None:
    for question in (
        "¿Cuántas CURP temporales se dieron?",
        "¿Cuántas CURP temporales hubo para solicitantes de asilo?",
    ):
        shown = answer_of(client, question)
        assert "Registro Nacional de Población e Identidad" in shown
