"""Every state stands in one part of an answer about states, alike in both languages, by place and by who reports."""

from __future__ import annotations

import re

import httpx
import pytest

pytestmark = pytest.mark.pages
_STATES = 32
_BY_PLACE = (
    ("¿En qué estados no ocurre ninguna acción para niñas, niños y adolescentes en 2024?", ""),
    ("¿En qué estados no hay acciones para mujeres en 2024?", ""),
    ("¿En cuáles estados no tiene lugar ninguna acción para refugiados en 2024?", ""),
    ("In which states does no action for children take place in 2024?", "/en"),
    ("In which states are there no actions for women in 2024?", "/en"),
    ("Where does nothing for indigenous people happen, by state, in 2024?", "/en"),
)
_BY_REPORTER = (
    ("¿Qué estados no informan sobre niñas y niños no acompañados en 2024?", ""),
    ("¿Qué estados no informan sobre trata en 2024?", ""),
    ("Which states do not report on unaccompanied children in 2024?", "/en"),
    ("Which states have no action for children in 2024?", "/en"),
)


def lists(client: httpx.Client, question: str, language: str) -> list[list[tuple[int, set[str]]]]:
    """The groups of parts, each part with its number and its states."""
    shown = client.get(f"{language}/search", params={"q": question}, headers={"Accept": "text/html"}).text
    groups = []
    for group in re.findall(r'<ul class="offers">(.*?)</ul>', shown.partition('id="answered"')[2], re.DOTALL):
        parts = []
        for part in re.findall(r"<li>(.*?)</li>", group, re.DOTALL):
            number = re.search(r'<span class="n">(\d+)</span></strong>', part)
            states = set(re.findall(r'/page/state/(MX-\w+)"', part))
            if number:
                parts.append((int(number[1]), states))
        if parts:
            groups.append(parts)
    return groups[:2]


@pytest.mark.parametrize(("question", "language"), [*_BY_PLACE, *_BY_REPORTER])
def test_the_parts_are_a_partition(client: httpx.Client, question: str, language: str) -> None:
    groups = lists(client, question, language)
    assert len(groups) == 2
    for parts in groups:
        assert sum(number for number, _ in parts) == _STATES == len(set().union(*(states for _, states in parts)))
        assert all(number == len(states) for number, states in parts)


def test_place_stands_first_where_it_is_asked_for(client: httpx.Client) -> None:
    spanish, english = (lists(client, *_BY_PLACE[at]) for at in (0, 3))
    assert spanish == english
    matrix = client.get("/matrix/state-objective", params={"document": "compendio-2024", "population": "nna"})
    assert matrix.status_code == 200 and len(spanish[0][0][1]) > len(spanish[1][0][1])


def test_both_languages_part_the_states_alike(client: httpx.Client) -> None:
    assert lists(client, *_BY_REPORTER[0]) == lists(client, *_BY_REPORTER[2])
