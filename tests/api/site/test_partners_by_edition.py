"""With whom a body works in one edition and not in another is told side by side, whichever way it is asked."""

from __future__ import annotations

import re

import httpx
import pytest

pytestmark = pytest.mark.pages


def alone(client: httpx.Client, question: str, language: str = "") -> list[set[str]]:
    """The bodies of the row of one edition alone, by edition."""
    shown = client.get(f"{language}/search", params={"q": question}, headers={"Accept": "text/html"}).text
    label = "With whom in this edition alone" if language else "Con quién, sólo en esta edición"
    row = shown.partition(f'<th scope="row">{label}</th>')[2].partition("</tr>")[0]
    return [set(re.findall(r"/page/institution/([\w-]+)", cell)) for cell in row.split("<td>")[1:]]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Which institutions work with COMAR in 2024 but not in 2020?", "/en"),
        ("Whom did COMAR partner with in 2020 but no longer in 2024?", "/en"),
        ("How did COMAR's partners change from 2020 to 2024?", "/en"),
        ("¿Con quién trabaja la COMAR en 2024 y no en 2020?", ""),
        ("¿Qué socios de la COMAR de 2020 ya no están en 2024?", ""),
        ("¿Qué instituciones colaboran con la COMAR en 2024 pero no en 2020?", ""),
    ],
)
def test_partners_of_one_edition_alone_are_told(client: httpx.Client, question: str, language: str) -> None:
    told = alone(client, question, language)
    assert len(told) == 2 and all(told) and not told[0] & told[1]
    assert told == alone(client, "¿Cómo cambiaron los socios de la COMAR entre 2020 y 2024?")


def test_with_whom_a_body_stopped_working_is_told_too(client: httpx.Client) -> None:
    told = alone(client, "¿Con qué organizaciones dejó de trabajar el ACNUR entre 2020 y 2024?")
    assert len(told) == 2 and told[0]
