"""How many a programme reached is told by its totals first; what was intended for it is a question of aims."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.api.site.asked import page

pytestmark = pytest.mark.pages


def values(shown: str) -> list[int]:
    answer = shown.partition('id="answered"')[2]
    return [int(re.sub(r"\D", "", one)) for one in re.findall(r"<li><strong>([\d\s\u202f\u00a0]+)</strong>", answer)]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Cuántas mujeres atendió la VAIM?", ""),
        ("¿A cuántas mujeres llegó la Ventanilla de Atención Integral para la Mujer?", ""),
        ("número de mujeres atendidas por la VAIM", ""),
        ("How many women did the VAIM serve?", "/en"),
        ("How many women were helped by VAIM?", "/en"),
    ],
)
def test_the_totals_of_a_programme_stand_before_its_parts(client: httpx.Client, question: str, language: str) -> None:
    found = values(page(client, question, language))
    whole = client.get("/figures.json", params={"programme": _programme(client), "counts": "persons"}).json()
    largest = [int(row["value"]) for row in whole["rows"]]
    assert found[:2] == sorted({*largest}, reverse=True)[:2] and len(found) > 5


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("How many workers went to Canada with PTAT?", "/en"),
        ("How many people worked with the PTAT in Canada?", "/en"),
        ("¿Cuántos trabajadores fueron a Canadá con el PTAT?", ""),
        ("¿Cuántas personas trabajan con el PTAT?", ""),
    ],
)
def test_who_took_part_stands_before_money(client: httpx.Client, question: str, language: str) -> None:
    shown = page(client, question, language).partition('id="answered"')[2].partition("</ul>")[0]
    first = re.findall(r"<li><strong>.*?</li>", shown, re.DOTALL)[:5]
    assert len(first) == 5 and not any("dólares" in one or "dollars" in one for one in first)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What aim did 2018 set for PTAT and what came of it?", "/en"),
        ("What was planned in 2018 for the PTAT, and what happened?", "/en"),
        ("¿Qué meta puso 2018 para el PTAT y qué resultó?", ""),
        ("¿Qué se prometió en 2018 sobre el PTAT y qué se hizo?", ""),
    ],
)
def test_an_aim_of_a_programme_is_told_with_what_followed(client: httpx.Client, question: str, language: str) -> None:
    shown = page(client, question, language).partition('id="answered-part"')[2].partition("</section>")[0]
    assert "aims-and-what-followed" in shown and "PTAT" in shown and "2024:" in shown


@pytest.mark.parametrize(
    "filters",
    [
        {"text": "repatria"},
        {"counts": "persons", "population": "mujeres"},
        {"counts": "persons", "state": "MX-CHP"},
        {"counts": "money", "objective": "20"},
    ],
)
def test_the_figures_kept_are_those_of_the_page(client: httpx.Client, filters: dict[str, str]) -> None:
    asked = {
        "text": "¿Cuántos se repatriaron?",
        "population": "¿Cuántas mujeres hay?",
        "state": "¿Cuánta gente en Chiapas?",
    }
    question = next((asked[name] for name in asked if name in filters), "¿Cuánto dinero en el objetivo 20?")
    answers = client.get("/search.json", params={"q": question}).json()
    near = [*answers["answers"], *answers["near_what_is_not_counted"]]
    offered = {one["page"]: one["count"] for one in near if one["page"].startswith("/figures?")}
    assert offered
    for address, count in offered.items():
        assert client.get(address.replace("/figures?", "/figures.json?")).json()["total"] == count


def _programme(client: httpx.Client) -> str:
    hits = client.get("/search.json", params={"q": "VAIM", "kind": "programme"}).json()["hits"]
    return str(hits[0]["iri"].rpartition("/")[2])
