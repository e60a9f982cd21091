"""Entities' pages: their numbers are those of the pages they lead to, each also as CSV, JSON and a workbook."""

from __future__ import annotations

import csv
import html
import io
import re

import httpx
import pytest

from tests.api.site.conftest import SOURCES

pytestmark = pytest.mark.pages

HTML = {"Accept": "text/html"}
CARD = re.compile(r'<p class="kind">(\d{4})</p><p class="big"><a href="([^"]+)">(\d+)<')
COUNT = re.compile(r'<td class="number"><a href="([^"]+)">(\d+)</a></td>')


def rows(client: httpx.Client, address: str) -> list[dict[str, str]]:
    path, _, query = html.unescape(address).partition("?")
    answer = client.get(f"{path}.csv?{query}")
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def part(client: httpx.Client, entity: str, name: str) -> list[dict[str, str]]:
    return rows(client, f"/page/{entity}?part={name}")


@pytest.mark.parametrize(
    "entity",
    [
        "institution/inm",
        "institution/gobierno-chiapas",
        "state/MX-CHP",
        "objective/20",
        "population/nna",
        "document/compendio-2020",
        "chapter/osc",
        "action-type/asesoria-legal",
    ],
)
def test_each_number_counts_the_entries_that_it_leads_to(client: httpx.Client, entity: str) -> None:
    text = client.get(f"/page/{entity}", headers=HTML).text
    cards = CARD.findall(text)
    assert cards
    for _, href, number in cards:
        # A section's card leads down the page; it is counted by a test of its own.
        assert href.startswith("#") or len(rows(client, href)) == int(number)
    assert not all(href.startswith("#") for _, href, _ in cards)
    counts = [(href, number) for href, number in COUNT.findall(text) if "/explore?" in href]
    assert counts
    for href, number in counts[:: max(1, len(counts) // 6)]:
        assert len(rows(client, href)) == int(number), href


def test_a_group_is_told_with_the_figures_that_count_it_also_of_actions_for_others(client: httpx.Client) -> None:
    figures = part(client, "population/personas-mayores", "population-figures")
    assert {row["aimed"] for row in figures} >= {"false"}
    assert ("76376", "6316") in {(row["value"], row["line"]) for row in figures}
    page = client.get("/page/population/personas-mayores", headers=HTML).text
    table = page[page.index('id="population-figures"') :].partition("</table>")[0]
    assert "lines=6316-6316" in table
    assert re.search(r"<td>[a-z]{3}\s20\d\d\s–\s[a-z]{3}\s20\d\d</td>", table)


def test_challenges_of_an_objective_lead_to_their_entries_and_say_who_names_them(client: httpx.Client) -> None:
    page = client.get("/page/objective/4", headers=HTML).text
    table = page[page.index('id="topic-challenges"') :].partition("</section>")[0]
    counted = [(href, number) for href, number in COUNT.findall(table) if "challenge=" in href]
    for href, number in counted[:2]:
        assert len(rows(client, href)) == int(number), href
    answered = part(client, "objective/4", "topic-challenges")
    cited = {(key, line) for row in answered for key, _, line in (p.split(":") for p in row["cited"].split())}
    shown = re.findall(r'<a class="cite" href="/page/document/([^?]+)\?lines=(\d+)-\d+"', table)
    assert cited == set(shown), "every line of a list stands on the page, those after the first ones folded"
    assert '<details class="rest"><summary>+' in table
    first = answered[0]
    assert {name.partition(" ")[0].partition("/")[0] for name in first["namedBy"].split("|")} == {"institution"}
    assert "/page/institution/" in table


def test_a_sector_says_in_which_entries_its_institutions_stand(client: httpx.Client) -> None:
    found = part(client, "sector/civil-society", "sector-bodies")
    assert {int(row["entries"]) for row in found if row["entries"]} >= {1}
    for row in found:
        entries = [one for one in row["namedIn"].split("|") if one]
        assert len(entries) == int(row["entries"]), row
        assert bool(row["cited"]) == bool(entries)
    page = client.get("/page/sector/civil-society", headers=HTML).text
    table = page[page.index('id="sector-bodies"') :].partition("</section>")[0]
    assert "/page/entry/" in table and "?lines=" in table


def test_what_a_state_reports_is_apart_from_what_takes_place_in_it(client: httpx.Client) -> None:
    reported = part(client, "state/MX-BCN", "state-reported")
    assert len({row["objective"] for row in reported if row["objective"]}) == 23
    takes_place = rows(client, "/explore?state=MX-BCN&aim=false")
    reports = rows(client, "/explore?reporting_state=MX-BCN&aim=false")
    assert sum(int(row["entries"] or 0) for row in reported) == len(reports) < len(takes_place)
    of_study = [int(row["entries"]) for row in reported if not row["objective"]]
    assert of_study == [sum(row["objectiveNumber"] == "" for row in reports)]
    text = client.get("/page/state/MX-BCN", headers=HTML).text
    silent = {row["objectiveLabel"] for row in reported if row["objective"] and not row["entries"]}
    said = text[text.index('id="state-reported"') :].partition("</section>")[0]
    assert f"({len(silent)})" in said or len(silent) == 23


def test_an_institution_s_partners_are_those_of_the_saved_question(client: httpx.Client) -> None:
    asked = rows(client, "/queries/partners-of-institution?institution=inm&direction=names")
    expected = {(row["partner"], row["role"]) for row in asked}
    found: dict[tuple[str, str], set[str]] = {}
    for row in part(client, "institution/inm", "institution-partners"):
        cited = {place.rsplit(":", 1)[1] for place in row["cited"].split()}
        found.setdefault((row["partner"], row["role"]), set()).update(cited)
    assert expected <= set(found)
    for key in sorted(expected)[:10]:
        cited = found[key]
        assert cited == {row["line"] for row in asked if (row["partner"], row["role"]) == key}


def test_an_institution_is_shown_with_what_it_was_and_what_it_belongs_to(client: httpx.Client) -> None:
    family = {row["relation"]: row for row in part(client, "institution/upmrip", "institution-family")}
    assert family["parent"]["institution"].endswith("/segob")
    assert family["predecessor"]["institution"].endswith("/upm") and family["predecessor"]["since"] == "2019"


def test_an_objective_is_headed_by_number_and_short_name_in_the_language(client: httpx.Client) -> None:
    assert re.search(r"<h1>Objetivo 20 · Remesas</h1>", client.get("/page/objective/20", headers=HTML).text)
    assert re.search(r"<h1>Objective 20 · Remittances</h1>", client.get("/en/page/objective/20", headers=HTML).text)


def test_an_objective_s_claims_stand_beside_what_is_computed(client: httpx.Client) -> None:
    claims = part(client, "objective/7", "objective-claims")
    everything = rows(client, "/reconciliation?objective=7")
    assert {row["claim"] for row in claims} == {row["claim"] for row in everything}
    assert {(r["claim"], r["computed"]) for r in claims} == {(r["claim"], r["computed"]) for r in everything}


def test_an_entry_s_facts_name_their_lines(client: httpx.Client) -> None:
    bodies = part(client, "entry/compendio-2024-apf-7-21", "entry-bodies")
    assert [(row["role"], row["printed"], row["line"]) for row in bodies][:1] == [("reporter", "SRE", "2752")]
    figures = part(client, "entry/compendio-2024-apf-7-21", "entry-figures")
    assert {(row["value"], row["line"]) for row in figures} == {("85", "2768"), ("66", "2768")}
    text = client.get("/page/entry/compendio-2024-apf-7-21", headers=HTML).text
    assert "/page/document/compendio-2024?lines=2768-2768" in text


def test_all_parts_are_json_and_a_workbook_and_an_unknown_part_is_told(client: httpx.Client) -> None:
    told = client.get("/page/objective/7.json").json()
    assert told["parts"]["topic-chapters"] and told["label"]
    assert client.get("/page/objective/7.json?part=topic-chapters").json()["parts"].keys() == {"topic-chapters"}
    assert client.get("/en/page/objective/7.xlsx?part=topic-reporters").content[:2] == b"PK"
    refused = client.get("/page/objective/7.csv?part=nothing")
    assert refused.status_code == 400 and "topic-chapters" in refused.text


def test_what_has_no_tables_of_its_own_has_its_facts_as_one(client: httpx.Client) -> None:
    page = client.get("/page/claim/informe-ejecutivo-2024-458-1", headers={"Accept": "text/html"}).text
    assert "claims-participants" not in page.partition("<details")[0]
    assert 'href="/page/claim/informe-ejecutivo-2024-458-1.csv"' in page
    lines = client.get("/page/claim/informe-ejecutivo-2024-458-1.csv").text.splitlines()
    assert lines[0] == "property,propertyLabel,value,valueLabel" and any("claimKind" in line for line in lines)


def test_what_was_not_read_is_said(client: httpx.Client) -> None:
    text = client.get("/page/entry/compendio-2024-apf-7-21", headers=HTML).text
    assert "No se leyó nada sobre" in text


@pytest.mark.parametrize(
    "address", ["/", "/page/institution/inm", "/page/state/MX-CHP", "/page/document/compendio-2024"]
)
def test_a_page_is_small(client: httpx.Client, address: str) -> None:
    with client.stream("GET", address, headers={**HTML, "Accept-Encoding": "gzip"}) as answer:
        assert sum(len(block) for block in answer.iter_raw()) < 100_000


def test_a_chart_is_a_drawing_with_the_numbers_of_its_table(client: httpx.Client) -> None:
    address = "/page/objective/20.svg?part=topic-chapters"
    answer = client.get(address)
    assert answer.status_code == 200 and answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["access-control-allow-origin"] == "*"
    drawn = re.findall(r"<title>([^<]+), (\d{4}): (\d+)</title>", answer.text)
    table = part(client, "objective/20", "topic-chapters")
    assert sorted((year, n) for _, year, n in drawn) == sorted((row["edition"][:4], row["entries"]) for row in table)
    page = client.get("/page/objective/20", headers=HTML).text
    assert html.escape(address) in page and "data-png=" in page and "topic-chapters" in page
    assert client.get("/en/page/objective/7.svg?part=objective-states").text.count("<path ") == 32
    refused = client.get("/page/objective/20.svg?part=topic-entries")
    assert refused.status_code == 404 and "no chart" in refused.text


def test_the_charts_of_home_and_of_an_answer_are_drawings_too(client: httpx.Client) -> None:
    home = client.get("/en/index.svg").text
    assert "Actions by objective and chapter, 2024" in home
    assert sum(int(n) for n in re.findall(r"<title>[^<]+: (\d+)</title>", home)) == 379
    answer = client.get("/queries/countries-named.svg")
    assert answer.status_code == 200 and "<svg" in answer.text
    assert client.get("/queries/partners-of-institution.svg").status_code == 404


def test_an_edition_has_one_colour_on_a_page_and_sums_stand_below(client: httpx.Client) -> None:
    text = client.get("/page/population/nna", headers=HTML).text
    legends = re.findall(r'class="chapter-(\d)" width="14" height="14"/></svg> (\d{4})', text)
    assert len({(hue, year) for hue, year in legends}) == len({year for _, year in legends}) >= 3
    foot = re.search(r'id="topic-objectives".*?<tfoot><tr>(.*?)</tr>', text, re.DOTALL)
    cards = {year: int(n) for year, _, n in CARD.findall(text)}
    assert foot is not None
    sums = [int(n) for n in re.findall(r"<td[^>]*>(\d+)</td>", foot[1])]
    assert sums == [*(cards[year] for year in sorted(cards)), sum(cards.values())] and len(cards) == 4


def test_a_criterion_s_practices_are_those_that_meet_it_and_those_that_do_not(client: httpx.Client) -> None:
    found = part(client, "criterion/eficacia", "criterion-practices")
    failed = {row["entry"] for row in rows(client, "/queries/good-practices-that-fail-a-criterion?criterion=eficacia")}
    assert {row["entry"] for row in found if row["met"] == "false"} == failed and len(failed) == 3
    text = client.get("/en/page/criterion/eficacia", headers=HTML).text
    counts = re.findall(r'href="#criterion-practices">(\d+)</a></p><p>([^<]+)', text)
    assert counts == [("41", "practices meet it"), ("3", "practices do not meet it")]


def test_what_has_no_name_stands_in_words_in_its_column(client: httpx.Client) -> None:
    """Actions of 2018 whose reporter is not named, and challenges of 2024 that fit no category."""
    page = "/en/queries/institutions-that-report-most?document=informe-2018"
    last = client.get(page, headers=HTML).text.partition("</tbody>")[0].rpartition("<tr")[2]
    assert "not named" in last and "103" in last
    text = client.get("/queries/challenges-by-category-and-chapter", headers=HTML).text
    assert "en ninguna categoría" in text


def test_who_reports_nothing_is_told_so(client: httpx.Client) -> None:
    assert "No informa ninguna acción" in client.get("/page/institution/comar", headers=HTML).text
    assert "Its government reports no action" in client.get("/en/page/state/MX-ZAC", headers=HTML).text
    assert "No informa ninguna acción" not in client.get("/page/institution/inm", headers=HTML).text


def test_cited_lines_are_quoted_where_the_documents_are_and_told_elsewhere(client: httpx.Client) -> None:
    entry = "/page/entry/informe-2018-1-3"
    text = client.get(entry, headers=HTML).text
    section = text.partition('<section id="quoted">')[2].partition("</section>")[0]
    quoted = section.count('id="line-')
    if SOURCES.is_dir():
        assert 1 <= quoted <= 3
        marks = re.findall(r'<mark class="read read-\w+" id="read-(\d+)">([^<]+)', section)
        assert marks
        for number, words in marks:
            assert f'href="#fact-{number}"' in section and f'href="#read-{number}"' in section
            assert f'id="fact-{number}"' in section
            assert words
    else:
        assert not quoted and "SHA-256" in section
    # The words are on the page alone: no table of it, no data and no question has them.
    assert "blockquote" not in client.get(f"{entry}.json").text
    uncited = client.get("/page/document/informe-2018?lines=1-2", headers=HTML).text
    assert 'id="line-' not in uncited
