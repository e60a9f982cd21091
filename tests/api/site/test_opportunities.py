"""The page of who is not reported together, as a client and a reader meet it."""

from __future__ import annotations

import csv
import io

import httpx
import pytest


def get(client: httpx.Client, path: str, accept: str = "*/*") -> httpx.Response:
    return client.get(path, headers={"Accept": accept})


def table(answer: httpx.Response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_the_page_and_its_table_say_the_same(client: httpx.Client) -> None:
    page = get(client, "/en/network/opportunities?edition=2024", "text/html").text
    rows = table(get(client, "/network/opportunities.csv?edition=2024"))
    told = {(row["one"], row["other"]) for row in rows}
    assert f"Not reported together: {len(told)} pairs" in page
    assert len(told) > 100
    assert all(row["oneLines"] and row["otherLines"] for row in rows)
    assert int(rows[0]["places"]) == max(int(row["places"]) for row in rows)
    asked = "/network/opportunities?edition=2024&objective=7&state=MX-CHP&population=nna"
    works = [one["fits"] for one in get(client, asked, "application/json").json()["candidates"]]
    assert works == sorted(works, reverse=True) != []
    shown = get(client, asked, "text/html").text
    assert "Quién trabaja ahí" in shown
    assert '<option value="MX-CHP" selected>Chiapas</option>' in shown
    assert get(client, "/network/opportunities.xlsx?edition=2024").content.startswith(b"PK")


@pytest.mark.parametrize(
    ("query", "says"), [("edition=1999", "is no edition"), ("state=atlantis", "state"), ("colour=red", "colour")]
)
def test_what_does_not_exist_is_refused(client: httpx.Client, query: str, says: str) -> None:
    answer = get(client, f"/network/opportunities?{query}", "application/json")
    assert answer.status_code == 400
    assert says in answer.json()["detail"]


def test_the_saved_question_finds_the_same_bodies(client: httpx.Client) -> None:
    wanted = "document=compendio-2024&institution=ceav"
    asked = table(get(client, f"/queries/missed-collaborations-of-institution.csv?{wanted}"))
    shown = table(get(client, "/network/opportunities.csv?edition=2024&institution=ceav"))
    ends = [{row["one"].rsplit("/", 1)[-1], row["other"].rsplit("/", 1)[-1]} for row in shown]
    assert {row["other"].rsplit("/", 1)[-1] for row in asked} == {(pair - {"ceav"}).pop() for pair in ends} != set()
