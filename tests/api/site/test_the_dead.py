"""The dead are one sense, by whichever word they are asked for, and no living returnees answer for them."""

from __future__ import annotations

import re

import httpx
import pytest

pytestmark = pytest.mark.pages
_SPANISH = (
    "¿Cuántos restos de migrantes se repatriaron?",
    "¿Cuántos cuerpos volvieron al país?",
    "¿Cuántos paisanos fallecidos se trasladaron?",
    "Número de difuntos repatriados",
    "¿Cuántos cadáveres de migrantes se identificaron?",
)
_ENGLISH = (
    "How many bodies were sent home?",
    "How many dead migrants were repatriated?",
    "How many deceased persons were returned to Mexico?",
    "How many human remains were identified?",
    "Number of corpses brought back",
)


def figures(client: httpx.Client, question: str, language: str = "") -> list[str]:
    shown = client.get(f"{language}/search", params={"q": question}, headers={"Accept": "text/html"}).text
    part = shown.partition('id="answered-part"')[2].partition("<details")[0]
    return re.findall(r"<li><strong>([^<]+)</strong>", part)


@pytest.mark.parametrize("question", _SPANISH)
def test_every_word_for_the_dead_finds_the_same_figures(client: httpx.Client, question: str) -> None:
    assert len(figures(client, question)) > 1
    assert figures(client, question) == figures(client, _SPANISH[0])


@pytest.mark.parametrize("question", _ENGLISH)
def test_so_does_every_english_word(client: httpx.Client, question: str) -> None:
    assert figures(client, question, "/en") == figures(client, _SPANISH[0])


def test_institutions_are_no_dead(client: httpx.Client) -> None:
    assert not figures(client, "Which bodies report on returnees?", "/en")
