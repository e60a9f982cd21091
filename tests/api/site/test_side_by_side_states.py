"""What two states report, side by side; counts lead to the entries that they count."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

pytestmark = pytest.mark.pages


def count(client: httpx.Client, address: str) -> int:
    """How many entries the explorer finds at an address."""
    path, _, query = address.partition("?")
    total: int = client.get(f"{path}.json?{query}").json()["total"]
    return total


def test_two_states_report_what_each_of_their_pages_says(client: httpx.Client) -> None:
    rows = client.get("/compare/states.json?one=MX-CHP&other=MX-BCN").json()["parts"]["objectives"]
    own = client.get("/page/state/MX-BCN.json?part=state-reported").json()["parts"]["state-reported"]
    assert sum(row["oneEntries"] for row in rows) == count(client, "/explore?reporting_state=MX-CHP&aim=false") == 40
    assert sum(row["otherEntries"] for row in rows) == sum(row["entries"] or 0 for row in own) == 5
    assert [row["otherEntries"] for row in rows if row["number"] is None] == [5]


def test_one_edition_of_two_states_and_their_actions(client: httpx.Client) -> None:
    both = client.get("/compare/states.json?one=MX-JAL&other=MX-GUA").json()["parts"]
    last = client.get("/compare/states.json?one=MX-JAL&other=MX-GUA&edition=2024").json()["parts"]
    reported = {(row["state"].rsplit("/", 1)[-1], row["year"]) for row in both["entries"] if row["how"] == "reports"}
    assert reported == {("MX-JAL", "2021"), ("MX-GUA", "2024")}
    assert sum(row["oneEntries"] for row in last["objectives"]) == 0
    assert sum(row["oneThere"] for row in both["objectives"]) == 11
    page = client.get("/compare/states?one=MX-CHP&other=MX-BCN", headers={"Accept": "text/html"}).text
    groups = page.partition('<section id="populations"')[2].partition("</section>")[0]
    assert groups.count("<th ") == 3 and ">Chiapas</th>" in groups


def test_challenges_of_two_states_are_those_of_their_governments_and_add_up(client: httpx.Client) -> None:
    asked = "one=MX-CHP&other=MX-OAX&edition=2024"
    rows = client.get(f"/compare/states.json?{asked}").json()["parts"]["challenges"]
    for side, state in (("one", "MX-CHP"), ("other", "MX-OAX")):
        alone = client.get(f"/challenges.json?edition=2024&reporting_state={state}").json()["parts"]["categories"]
        told = {row["category"]: row["challenges"] for row in alone}
        assert {row["category"]: n for row in rows if (n := row[f"{side}Challenges"])} == told
        own = client.get(f"/page/state/{state}.json?part=state-challenges").json()["parts"]["state-challenges"]
        assert {row["category"] for row in own if row["edition"] == "2024"} == {one for one in told if one}
    page = client.get(f"/en/compare/states?{asked}", headers={"Accept": "text/html"}).text
    section = page.partition('<section id="challenges"')[2].partition("</section>")[0]
    foot = re.findall(r"<td[^>]*>(\d+)</td>", section.partition("<tfoot>")[2])
    assert foot == [str(sum(row[f"{side}Challenges"] for row in rows)) for side in ("one", "other")]


def test_two_bodies_share_partners_and_one_that_reports_nothing_is_named_by_third_ones(client: httpx.Client) -> None:
    found = client.get("/compare/bodies.json?one=inm&other=sre").json()["parts"]
    assert {row["how"] for row in found["naming"]} >= {"names", "third"}
    assert all(row["oneEntries"] and row["otherEntries"] for row in found["partners"])
    sums = [sum(row["oneEntries"] for row in found[part]) for part in ("objectives", "editions")]
    assert sums[0] == sums[1] == count(client, "/explore?reporter=inm&aim=false")
    refugees = client.get("/compare/bodies.json?one=comar&other=acnur").json()["parts"]["naming"]
    assert {row["how"] for row in refugees} == {"third"}
    assert len(refugees) == len({row["entry"] for row in refugees}) == 6, "an entry stands once"
    assert all(row["oneRole"] and row["otherRole"] for row in refugees)


def test_two_bodies_that_report_nothing_have_no_rows_of_zeros_but_who_names_them(client: httpx.Client) -> None:
    named = client.get("/compare/bodies.json?one=oim&other=acnur").json()["parts"]["named"]
    assert {row["bothNamed"] > 0 for row in named} == {True, False}
    first = named[0]
    reporter = first["reporter"].rsplit("/", 1)[-1]
    assert first["oneNamed"] == count(client, f"/explore?reporter={reporter}&names=oim&aim=false")
    text = client.get("/compare/bodies?one=oim&other=acnur", headers={"Accept": "text/html"}).text
    for part in ("objectives", "editions"):
        assert "<tbody>" not in text.partition(f'<section id="{part}"')[2].partition("</section>")[0]


@pytest.mark.parametrize(
    ("page", "section"),
    [
        ("/compare?from=2018&to=2024", "objectives"),
        ("/compare?from=2018&to=2024", "institutions"),
        ("/compare/states?one=MX-CHP&other=MX-MOR", "populations"),
        ("/compare/states?one=MX-CHP&other=MX-TAM&edition=2024", "objectives"),
        ("/compare/bodies?one=inm&other=sre&edition=2020", "objectives"),
        ("/compare/bodies?one=inm&other=sre", "editions"),
        ("/gaps?edition=2024", "states"),
        ("/gaps?edition=2024", "populations"),
    ],
)
def test_a_count_leads_to_as_many_entries(client: httpx.Client, page: str, section: str) -> None:
    text = client.get(page, headers={"Accept": "text/html"}).text.partition(f'<section id="{section}"')[2]
    links = re.findall(r'<a href="(/explore\?[^"]+)"[^>]*>(\d+)</a>', text.partition("</section>")[0])
    assert len(links) > (4 if section != "editions" else 3)
    for href, shown in links[::7]:
        assert count(client, unescape(href)) == int(shown), href


def test_a_body_whose_units_report_has_not_left(client: httpx.Client) -> None:
    rows = client.get("/compare.json?from=2018&to=2024&part=institutions").json()["parts"]["institutions"]
    of = {row["institutionLabel"]: row for row in rows}
    interior = of["Secretaría de Gobernación"]
    assert interior["status"] == "units" and interior["units"] > 1
    assert of["Red Consular de México"]["status"] == "parent"


def test_a_second_group_narrows_the_first(client: httpx.Client) -> None:
    one, both = (client.get(f"/explore.json?population=nna{also}").json() for also in ("", "&also=mujeres"))
    offered = {choice["value"]: choice["count"] for choice in one["facets"]["also"]}
    assert 0 < both["total"] == offered["mujeres"] < one["total"] and "nna" not in offered


@pytest.mark.parametrize(
    ("facet", "besides", "values"),
    [("names", "also_names", "oim acnur"), ("state", "also_state", "chiapas baja-california")],
)
def test_two_values_of_a_filter_are_either_and_both_are_offered(
    client: httpx.Client, facet: str, besides: str, values: str
) -> None:
    one, other = values.split()
    either = client.get(f"/explore.json?{facet}={one}&{facet}={other}").json()["total"]
    both = client.get(f"/explore.json?{facet}={one}&{besides}={other}").json()["total"]
    listed = client.get(f"/explore.csv?{facet}={one}&{besides}={other}").text.splitlines()
    assert 0 < both == len(listed) - 1 < either
    text = client.get(f"/explore?{facet}={one}&{facet}={other}", headers={"Accept": "text/html"}).text
    assert "basta uno" in text and f"{besides}=" in text and f">{both} entradas</a>" in text
    offered = client.get(f"/search?q=entradas+{one}+{other}", headers={"Accept": "text/html"}).text
    assert f"{besides}=" in offered and f'<span class="n">{both}</span>' in offered


def test_a_short_word_that_stands_alone_is_no_beginning(client: httpx.Client) -> None:
    found = client.get("/search.json?q=DIF").json()
    assert 0 < found["total"] < 200
    assert not any("diferente" in name.lower() for name in found["other_names_of_groups"])
    assert client.get("/search.json?q=rep").json()["total"] > 0, "the beginning of words, for no word is so"


def test_plural_words_find_and_function_words_suggest_nothing(client: httpx.Client) -> None:
    assert client.get("/en/search.json?q=shelters").json()["total"] > 0
    assert not {"mayo", "maya", "mano"} & set(client.get("/en/search.json?q=how+many+xyzzy").json()["near"])


def test_the_facts_of_lines_and_of_two_editions_are_tables_without_the_lines_words(client: httpx.Client) -> None:
    facts = client.get("/page/document/compendio-2024.json?lines=331-333").json()["facts"]
    assert {fact["what"] for fact in facts} >= {"partner", "entry"}
    rows = client.get("/compare/text.json?programme=programa-paisano").json()["rows"]
    assert {row["edition"] for row in rows} == {"2020", "2024"}
    names = client.get("/compare/text.csv?programme=programa-paisano").text.splitlines()[0].split(",")
    assert names == ["edition", "entry", "entryLabel", "what", "value", "valueLabel", "firstLine", "lastLine"]
    refused = client.get("/page/document/compendio-2024.csv?lines=999999")
    assert refused.status_code == 404


def test_an_instrument_leads_to_as_many_entries_as_name_it(client: httpx.Client) -> None:
    first = client.get("/queries/instruments-most-cited.json").json()["results"]["bindings"][0]
    address = f"/queries/entries-naming-an-instrument.csv?instrument={first['instrument']['value']}"
    entries = {line.split(",")[1] for line in client.get(address).text.splitlines()[1:]}
    assert len(entries) == int(first["entries"]["value"]) > 10


def test_what_began_between_two_dates_began_then(client: httpx.Client) -> None:
    text = client.get("/queries/actions-begun-between.csv?since=2023-04-01&until=2023-04-30").text
    starts = {line.partition(",")[0] for line in text.splitlines()[1:]}
    assert starts and all(start in ("2023", "2023-04") or start.startswith("2023-04-") for start in starts)
    page = client.get("/queries/actions-begun-between", headers={"Accept": "text/html"}).text
    assert 'value="2023-01-01"' in page


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("conacyt", "conahcyt"),  # its successor
        ("conahcyt", "conacyt"),  # its predecessor
    ],
)
def test_beside_an_institution_stands_what_it_became_or_was(client: httpx.Client, one: str, other: str) -> None:
    chosen = client.get(f"/compare/bodies.json?one={one}").json()["parameters"]
    assert (chosen["one"], chosen["other"]) == (one, other)


def test_beside_an_institution_without_either_stands_whom_it_names_most(client: httpx.Client) -> None:
    rows = client.get("/page/institution/inm.json?part=institution-partners").json()["parts"]["institution-partners"]
    named: dict[str, int] = {}
    for row in rows:
        name = row["partner"].rsplit("/", 1)[-1]
        named[name] = named.get(name, 0) + row["entries"]
    beside = client.get("/compare/bodies.json?other=inm").json()["parameters"]
    assert beside["other"] == "inm"
    assert named[beside["one"]] == max(named.values())


def test_pages_say_where_else_to_look_and_name_what_they_abbreviate(client: httpx.Client) -> None:
    def page(address: str) -> str:
        return client.get(address, headers={"Accept": "text/html"}).text

    assert 'href="/search?q=COMAR"' in page("/explore?text=COMAR&document=buenas-practicas-oim")
    found = page("/search?q=cuánto dinero")
    money = [
        re.search(rf'<a href="{re.escape(to)}">([^<:]+)', found) for to in ("/figures?counts=money", "/queries/funders")
    ]
    assert len({match[1] for match in money if match}) == len(money)
    legislature = next(one for one in client.get("/reconciliation.json").json()["claims"] if one["chapterCode"] == "PL")
    assert "Poder Legislativo</h1>" in page(f"/reconciliation/{legislature['claim'].rsplit('/', 1)[-1]}")
