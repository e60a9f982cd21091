"""`/compare`, `/gaps`, `/doubles`, `/challenges`: their numbers agree with the saved questions and with each other."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import httpx
import pytest

from tests.api.site.conftest import SOURCES

pytestmark = pytest.mark.pages


def parts(client: httpx.Client, address: str) -> dict[str, list[dict[str, Any]]]:
    answer = client.get(address)
    assert answer.status_code == 200
    return dict(answer.json()["parts"])


def test_two_editions_by_objective_sum_to_their_actions(client: httpx.Client) -> None:
    found = parts(client, "/compare.json?from=2020&to=2024")
    reported = client.get("/queries/entries-by-chapter.json").json()["results"]["bindings"]
    total = sum(int(row["entries"]["value"]) for row in reported)
    for part in ("objectives", "chapters"):
        assert sum(row["toEntries"] or 0 for row in found[part]) == total == 379
    assert all(row["change"] == row["toEntries"] - row["fromEntries"] for row in found["objectives"])
    # The edition of 2020 has no chapters: its one count is neither a rise nor a fall of any.
    assert {row["change"] for row in found["chapters"]} == {None}
    assert [row["fromEntries"] for row in found["chapters"] if row["fromEntries"]] == [176]
    assert len(found["objectives"]) == 23


def test_a_body_that_was_renamed_is_shown_with_its_successor(client: httpx.Client) -> None:
    found = {row["institution"].rsplit("/", 1)[-1]: row for row in parts(client, "/compare.json")["institutions"]}
    old = found["conacyt"]
    assert (old["toEntries"], old["successor"].rsplit("/", 1)[-1]) == (0, "conahcyt")


ACTIONS_OF_2018 = """
PREFIX ent: <https://w3id.org/entramado/ontology#>
SELECT (COUNT(DISTINCT ?entry) AS ?entries)
WHERE { ?entry ent:kind "action" ; ent:document <https://w3id.org/entramado/id/document/informe-2018> }
"""


def test_the_aims_of_2018_are_no_actions(client: httpx.Client) -> None:
    found = parts(client, "/compare.json?from=2018&to=2020")["objectives"]
    asked = client.get("/sparql", params={"query": ACTIONS_OF_2018}, headers={"Accept": "text/csv"}).text.split()
    everything = client.get("/explore.json?document=informe-2018").json()
    assert sum(row["fromEntries"] for row in found) == int(asked[1]) < everything["total"]


def test_gaps_name_the_objectives_of_which_an_edition_has_no_action(client: httpx.Client) -> None:
    found = parts(client, "/gaps.json?edition=2020")["objectives"]
    empty = [row["number"] for row in found if row["entries"] == 0]
    assert empty == [22], "the heading of objective 22 is followed by that of 23"
    for row in (row for row in found if row["number"] in (13, 22)):
        asked = f"/explore.json?objective={row['number']}&document=compendio-2020&aim=false"
        assert client.get(asked).json()["total"] == row["entries"]
        silent = row["statesSilent"].split("; ")[:-1]
        assert len(silent) == 32 and silent == sorted(silent) and not row["statesElsewhere"]
    told = client.get("/gaps?edition=2020").text.partition('id="without-actions"')[2].partition("</p>")[0]
    assert "/page/objective/22" in told and told.count("<a ") == 1
    assert 'id="without-actions"' not in client.get("/gaps?edition=2024").text


def test_gaps_and_what_is_reported_make_the_whole(client: httpx.Client) -> None:
    found = parts(client, "/gaps.json")
    assert all(row["statesThatReport"] + row["statesWithout"] == 32 for row in found["objectives"])
    assert all(row["objectivesReported"] + row["objectivesWithout"] == 23 for row in found["states"])
    named = sum(row["statesThatReport"] for row in found["objectives"])
    assert named == sum(row["objectivesReported"] for row in found["states"])
    for row in found["objectives"]:
        assert row["statesElsewhere"].count(";") + row["statesSilent"].count(";") == row["statesWithout"]
    silent = [row["stateLabel"] for row in found["states"] if not row["entries"]]
    assert {tuple(row["statesSilent"].split("; ")[:-1]) for row in found["objectives"]} == {tuple(silent)}
    oaxaca = next(row for row in found["states"] if row["stateLabel"] == "Oaxaca")
    asked = client.get("/queries/objectives-a-state-does-not-report-on.json?state=MX-OAX").json()["results"]["bindings"]
    assert oaxaca["objectivesWithout"] == len(asked)


def test_the_audience_that_chiapas_prints_again_is_found(client: httpx.Client) -> None:
    found = parts(client, "/doubles.json")["figures"]
    assert found[0]["entriesWithIt"] >= 6
    assert len({row["entry"] for row in found if row["value"] == found[0]["value"]}) == found[0]["entriesWithIt"]


def test_actions_with_and_without_challenges_are_all(client: httpx.Client) -> None:
    found = parts(client, "/challenges.json?edition=2024")
    with_challenges = sum(row["entriesWithChallenges"] for row in found["objectives"])
    assert with_challenges + len(found["none"]) == sum(row["entries"] for row in found["objectives"])


def test_an_empty_cell_says_who_reports_the_objective_nearest_first(client: httpx.Client) -> None:
    found = client.get("/gaps/cell.json?objective=13&state=MX-CHP").json()["rows"]
    why = {row["now"].rsplit("/", 1)[-1]: row["why"] for row in found}
    there = client.get("/explore.json?objective=13&state=MX-CHP").json()["entries"]
    assert why["sin-fronteras"] == "there" and there[0]["reporterIris"].endswith("/sin-fronteras")
    assert sum(row["entries"] for row in found if row["document"].endswith("/compendio-2024")) == 11
    conacyt = client.get("/gaps/cell.json?objective=18&institution=conahcyt").json()["rows"]
    assert "kin" in {row["why"] for row in conacyt if (row["formerly"] or "").endswith("/conacyt")}
    remittances = client.get("/gaps/cell.json?objective=20&state=MX-ZAC").json()["rows"]
    became = {row["formerly"]: row["now"] for row in remittances if row["formerly"]}
    assert {"telecomm": "finabien", "ime": "imme"}.items() <= {
        before.rsplit("/", 1)[-1]: now.rsplit("/", 1)[-1] for before, now in became.items()
    }.items()
    assert not became.keys() & {row["now"] for row in remittances}
    page = client.get("/matrix/institution-objective", headers={"Accept": "text/html"}).text
    assert "/gaps/cell?institution=inm&amp;objective=20" in page


def test_the_lines_of_a_programme_stand_side_by_side(client: httpx.Client) -> None:
    address = "/compare/text?programme=grupos-beta-de-proteccion-a-migrantes&from=2020&to=2024"
    text = client.get(address).text
    left, right = (text.partition(f'<section id="{side}">')[2].partition("</section>")[0] for side in ("left", "right"))
    assert "/page/entry/compendio-2020-8-1" in left and "/page/entry/compendio-2024-apf-8-2" in right
    if SOURCES.is_dir():
        assert 1 <= left.count('id="left-line-') <= 3 and 1 <= right.count('id="right-line-') <= 3
        chosen = client.get(f"{address}&right=compendio-2024-apf-8-2:3000-3002").text
        assert [f'id="right-line-{n}"' in chosen for n in range(2999, 3004)] == [False, True, True, True, False]
        assert 'id="left-line-' in chosen and "**" not in chosen.partition('<section id="left">')[2]
    refused = client.get(f"{address}&left=nothing")
    assert refused.status_code == 400 and "compendio-2020-8-1" in refused.text
    listed = client.get("/compare?from=2020&to=2024", headers={"Accept": "text/html"}).text
    assert listed.count("/compare/text?programme=") >= 40


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/compare.json?From=2020", "takes: from, to"),
        ("/compare.json?from=1999", "2024"),
        ("/compare.json?from=2018&from=2020", "twice"),
        ("/gaps.csv?part=everything", "objectives"),
        ("/doubles?edition=2022", "2018"),
        ("/challenges.csv?chapter=xx", "apf"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(client: httpx.Client, address: str, says: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert says in answer.json()["detail"]


def test_states_without_an_action_under_an_objective_are_those_that_report_on_others_and_those_that_report_nothing(
    client: httpx.Client,
) -> None:
    row = next(one for one in parts(client, "/gaps.json?edition=2024")["objectives"] if one["number"] == 7)
    page = client.get("/en/page/objective/7", headers={"Accept": "text/html"}).text
    section = page.partition('<section id="objective-states"')[2].partition("</section>")[0]
    lists = re.findall(r"<strong>([^<]*) \((\d+)\):</strong>", section)
    assert [int(count) for _, count in lists] == [row[name].count(";") for name in ("statesElsewhere", "statesSilent")]
    assert all("2024" in title for title, _ in lists)


def test_two_editions_say_which_of_them_has_no_chapter_of_states(client: httpx.Client) -> None:
    told = client.get("/en/compare?from=2020&to=2024", headers={"Accept": "text/html"}).text
    assert "edition of 2020 has no chapter of states" in told and "edition of 2024 has no" not in told


def test_challenges_by_chapter_and_by_edition_sum_to_those_by_category(client: httpx.Client) -> None:
    found = parts(client, "/challenges.json")
    assert sum(row["entries"] for row in found["chapters"]) == 379
    of_2024 = {row["category"]: row["challenges"] for row in found["editions"] if row["edition"] == "2024"}
    assert of_2024 == {row["category"]: row["challenges"] for row in found["categories"] if row["category"]}
    without = sum(row["entries"] - row["entriesWithChallenges"] for row in found["chapters"])
    assert without == len(found["none"])


def test_challenges_of_one_state_or_reporter_are_those_of_the_actions_that_it_reports(client: httpx.Client) -> None:
    for asked, of in (
        ("reporting_state=MX-CHP", "state"),
        ("reporter=inm", "institution"),
        ("objective=10", "objective"),
        ("population=mujeres", "population"),
    ):
        found = parts(client, f"/challenges.json?{asked}")
        whole = client.get(f"/explore.json?{asked}&document=compendio-2024&aim=false").json()["total"]
        assert sum(row["entries"] for row in found["objectives"]) == whole, of
        without = sum(row["entries"] - row["entriesWithChallenges"] for row in found["objectives"])
        assert without == len(found["none"]), of
        told = client.get(f"/en/challenges?{asked}", headers={"Accept": "text/html"}).text
        led = re.findall(r'href="/en(/explore\?[^"]*challenge=recursos[^"]*)"', told)[0].replace("&amp;", "&")
        there = next(row for row in found["categories"] if row["category"].endswith("/recursos"))
        assert client.get(led.replace("?", ".json?")).json()["total"] == there["entries"], of
    assert "institución" in client.get("/challenges?reporter=ninguna-asi", headers={"Accept": "text/html"}).text


def test_each_institution_and_programme_says_what_became_of_it(client: httpx.Client) -> None:
    found = parts(client, "/compare.json?from=2020&to=2024")
    became = {row["institution"].rsplit("/", 1)[-1]: row["status"] for row in found["institutions"]}
    assert (became["conacyt"], became["inm"], became["gobierno-chiapas"]) == ("renamed", "both", "joined")
    for row in found["programmes"]:
        there = (row["fromEntries"] > 0, row["toEntries"] > 0)
        said = {(True, True): {"continues"}, (True, False): {"ended"}, (False, True): {"new", "returns"}}[there]
        assert row["status"] in said
    listed = client.get("/programmes.json?status=new").json()["total"]
    assert sum(row["status"] == "new" for row in found["programmes"]) == listed


def test_who_could_fill_a_gap_reports_it_elsewhere(client: httpx.Client) -> None:
    found = parts(client, "/gaps.json?edition=2024")["populations"]
    assert all(bool(row["couldFill"]) <= bool(row["inOtherEditions"]) for row in found)
    women = next(row for row in found if row["couldFill"])
    assert women["inOtherEditions"] >= 1


def test_programmes_of_one_reporter_are_still_held_against_the_last_edition(client: httpx.Client) -> None:
    found = client.get("/programmes.json?reporter=conacyt&status=all").json()
    assert found["editions"][-1] == "2024"
    assert {row["status"] for row in found["rows"] if "2024" not in row["entries"]} == {"ended"}
    ended = client.get("/programmes.json?status=ended").json()
    by_last = {
        year: client.get(f"/programmes.json?status=ended&last={year}").json()["rows"] for year in ended["editions"]
    }
    assert all(max(row["entries"]) == year for year, listed in by_last.items() for row in listed)
    assert sum(map(len, by_last.values())) == ended["total"]


@pytest.mark.parametrize(("earlier", "later"), [("2018", "2020"), ("2020", "2024")])
def test_what_ended_goes_on_at_most_in_the_later_edition(client: httpx.Client, earlier: str, later: str) -> None:
    answer = client.get(f"/compare.csv?from={earlier}&to={later}&status=ended&part=programmes")
    possible = [row["possible"] for row in csv.DictReader(io.StringIO(answer.text)) if row["possible"]]
    assert possible and all(f"-{later}-" in entry for entry in possible)
