"""Laws of states are told by the state that their name says, each with its line; a kind of instrument lists its own."""

from __future__ import annotations

import re

import httpx
import pytest

pytestmark = pytest.mark.pages
_QUESTIONS = (
    ("¿Qué estados tienen una ley de migración?", ""),
    ("¿Qué leyes estatales sobre migrantes se citan?", ""),
    ("leyes de los estados", ""),
    ("¿Cuáles entidades federativas tienen legislación migratoria?", ""),
    ("¿Hay leyes estatales de movilidad humana?", ""),
    ("Which states have a migration law?", "/en"),
    ("Which state laws are cited?", "/en"),
    ("Do any state governments have laws for migrants?", "/en"),
    ("What laws do states cite?", "/en"),
    ("laws of the states on migration", "/en"),
)


def answer(client: httpx.Client, question: str, language: str = "") -> str:
    shown = client.get(f"{language}/search", params={"q": question}, headers={"Accept": "text/html"}).text
    return shown.partition('id="answered-part"')[2].partition("</section>")[0]


@pytest.mark.parametrize(("question", "language"), _QUESTIONS)
def test_states_with_a_law_stand_with_its_line(client: httpx.Client, question: str, language: str) -> None:
    told = answer(client, question, language).partition("<details")[0]
    states = re.findall(r"/page/state/(MX-\w+)", told)
    assert "MX-CHH" in states and len(states) == len(set(states)) > 1
    assert told.count('class="cite"') >= len(states)


def test_a_law_of_that_name_is_no_law_of_states(client: httpx.Client) -> None:
    assert "/page/state/" not in answer(client, "¿En qué estados se aplica la Ley de Migración?")


def test_a_kind_of_instrument_lists_its_instruments(client: httpx.Client) -> None:
    shown = client.get("/page/instrument-kind/law", headers={"Accept": "text/html"}).text
    assert ("Ley de Migración" in shown and "/page/document/" in shown) or "lines=" in shown
