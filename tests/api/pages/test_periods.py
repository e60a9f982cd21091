"""Dates and periods of ISO 8601 as pages say them."""

import pytest

from entramado.api.pages.periods import readable_period


@pytest.mark.parametrize(
    ("value", "spanish", "english"),
    [
        ("2024", "2024", "2024"),
        ("2023-06/2024-06", "jun 2023 – jun 2024", "Jun 2023 – Jun 2024"),
        ("2023-06-01/2024-06-30", "jun 2023 – jun 2024", "Jun 2023 – Jun 2024"),
        ("2020-02-01/2020-02-29", "feb 2020", "Feb 2020"),
        ("2024-06-15/2024-06-30", "15 jun 2024 – 30 jun 2024", "15 Jun 2024 – 30 Jun 2024"),
        ("2024-06-30/..", "desde 30 jun 2024", "since 30 Jun 2024"),
        ("../2020", "hasta 2020", "until 2020"),
        ("2019-13", "2019-13", "2019-13"),
        ("segundo semestre", "segundo semestre", "segundo semestre"),
    ],
)
def test_a_period_is_said_with_names_of_months(value: str, spanish: str, english: str) -> None:
    said = [readable_period(value, "es"), readable_period(value, "en")]
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in said] == [spanish, english]


def test_a_period_is_broken_behind_its_dash_alone() -> None:
    assert readable_period("2023-06-15/2024-06", "es").split(" ")[1] == "jun\N{NO-BREAK SPACE}2024"
