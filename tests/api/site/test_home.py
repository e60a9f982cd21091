"""The home page: its numbers are those of the pages that they lead to."""

from __future__ import annotations

import csv
import html
import io
import re

import httpx
import pytest

pytestmark = pytest.mark.pages

LINKED = re.compile(r'<p class="big"><a href="([^"]+)">(\d+)</a>')
FINDING = re.compile(r'<li><p>(.+?) <a class="cite" href="([^"]+)"')
BAR = re.compile(r'<td class="number"><a href="([^"]+)">(\d+)</a></td></tr>')


def rows(client: httpx.Client, address: str) -> list[dict[str, str]]:
    path, _, query = address.partition("?")
    answer = client.get(f"{path}.csv?{query.partition('#')[0]}")
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.fixture(scope="module")
def home(client: httpx.Client) -> str:
    answer = client.get("/", headers={"Accept": "text/html"})
    assert answer.status_code == 200
    return answer.text


def test_the_last_edition_s_numbers_are_those_they_lead_to(client: httpx.Client, home: str) -> None:
    (entries, told), (institutions, bodies), (gaps, states) = [
        (html.unescape(href), int(number)) for href, number in LINKED.findall(home)
    ]
    assert len(rows(client, entries)) == told == sum(int(number) for _, number in BAR.findall(home)[:23])
    assert bodies == len(rows(client, institutions))
    reporting = [row for row in rows(client, gaps.replace("#states", "") + "&part=states") if row["entries"] != "0"]
    assert len(reporting) == states


def test_each_bar_counts_the_entries_it_leads_to(client: httpx.Client, home: str) -> None:
    bars = BAR.findall(home)[:23]
    assert len(bars) == 23
    for href, number in bars[::6]:
        assert len(rows(client, html.unescape(href))) == int(number)


def test_its_numbers_are_csv_json_and_a_workbook(client: httpx.Client, home: str) -> None:
    told = sum(int(row["entries"]) for row in rows(client, "/index"))
    assert told == sum(int(number) for _, number in BAR.findall(home)[:23])
    data = client.get("/en/index.json").json()
    assert sum(row["entries"] for row in data["rows"]) == told and data["rows"][0]["objectiveLabel"] == "Data"
    assert client.get("/index.xlsx").content.startswith(b"PK")


def _of_one(claim: dict[str, str]) -> bool:
    """Whether a statement counts the challenges of one category."""
    return claim["about"].count("category=") == 1 and bool(claim["published"])


def test_findings_say_what_their_evidence_says(client: httpx.Client, home: str) -> None:
    found = {
        html.unescape(href).partition("?")[0]: (html.unescape(said), html.unescape(href))
        for said, href in FINDING.findall(home)
    }
    assert set(found) == {"/reconciliation", "/gaps", "/network/partners", "/challenges", "/compare"}
    said, address = found["/reconciliation"]
    assert re.findall(r"\d+", said)[1] == str(len(rows(client, address)))
    said, address = found["/gaps"]
    silent = [row for row in rows(client, address + "&part=states") if row["entries"] == "0"]
    assert re.findall(r"\d+", said)[:2] == [str(len(silent)), "32"]
    said, address = found["/challenges"]
    categories = rows(client, address)
    assert categories[0]["categoryLabel"] in said
    total = sum(int(row["challenges"]) for row in categories if row["category"])
    assert re.findall(r"\d+", said)[:3] == [str(total), *(row["challenges"] for row in categories[:2])]
    published = [float(row["published"]) for row in rows(client, "/reconciliation?kind=challenges") if _of_one(row)]
    assert float(re.findall(r"\d+", said)[3]) == max(published)
    said, address = found["/compare"]
    before = [r for r in rows(client, address.partition("#")[0] + "&part=programmes") if r["fromEntries"] != "0"]
    gone = [row for row in before if row["toEntries"] == "0"]
    assert re.findall(r"\d+", said) == [str(len(before)), "2020", str(len(gone)), "2024"]


def test_the_english_home_says_the_same_in_english(client: httpx.Client, home: str) -> None:
    english = client.get("/en", headers={"Accept": "text/html"}).text
    numbers = [re.findall(r"\d+", html.unescape(said)) for said, _ in FINDING.findall(home)]
    assert [re.findall(r"\d+", html.unescape(said)) for said, _ in FINDING.findall(english)] == numbers
    assert all(href.startswith("/en/") for _, href in FINDING.findall(english))
