"""`/figures`: what is counted, the largest first; and what else a page says of figures, names and since when."""

from __future__ import annotations

import csv
import html
import io
import re
from urllib.parse import quote

import httpx
import pytest

from entramado.api.pages.quotations import LINES_MOST
from entramado.ontology.folding import fold
from tests.api.site.conftest import SOURCES

pytestmark = pytest.mark.pages

HTML = {"Accept": "text/html"}


def rows(client: httpx.Client, address: str) -> list[dict[str, str]]:
    path, _, query = address.partition("?")
    answer = client.get(f"{path}.csv?{query}")
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def page(client: httpx.Client, address: str) -> str:
    answer = client.get(address, headers=HTML)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_people_money_and_things_are_all_the_figures_and_come_largest_first(client: httpx.Client) -> None:
    kinds = [rows(client, f"/figures?counts={kind}") for kind in ("persons", "money", "things")]
    assert all(kinds)
    assert sum(map(len, kinds)) == len(rows(client, "/figures"))
    for found in kinds:
        values = [float(row["value"]) for row in found]
        assert values == sorted(values, reverse=True)
    assert all("pesos" in row["unit"] or "dólares" in row["unit"] for row in kinds[1])


def test_the_largest_of_each_objective_is_one_row_an_objective_with_how_many_it_is_the_largest_of(
    client: httpx.Client,
) -> None:
    found = rows(client, "/figures?counts=persons")
    objectives = {row["objective"] for row in found if row["objective"]}
    text = page(client, "/figures?counts=persons&each=objective")
    table = text[text.index("<tbody>") : text.index("</tbody>")]
    counted = [int(n) for n in re.findall(r'</th><td class="number">(\d+)</td>', table)]
    assert len(counted) == len(objectives)
    assert sum(counted) == len([row for row in found if row["objective"]])


def test_where_no_figure_counts_a_group_those_in_actions_for_it_are_told(client: httpx.Client) -> None:
    assert not rows(client, "/figures?counts=money&population=mujeres")
    there = len(rows(client, "/figures?counts=money&serves=mujeres"))
    assert there
    for asked in ("population=mujeres", "group=mujeres"):
        text = page(client, f"/en/figures?counts=money&document=compendio-2024&{asked}").partition('id="instead"')[2]
        led, count = re.findall(r'<a href="([^"]+)">(\d+)', text)[0]
        assert "serves=mujeres" in led and 0 < int(count) <= there
        assert len(rows(client, html.unescape(led).removeprefix("/en"))) == int(count)
    assert 'id="instead"' not in page(client, "/figures?counts=persons&population=mujeres")


def test_a_group_named_by_a_word_of_its_own_is_among_its_figures(client: httpx.Client) -> None:
    assert {"40", "30"} <= {row["value"] for row in rows(client, "/figures?population=lgbtiq")}


def test_who_reports_has_the_figures_of_its_units_too(client: httpx.Client) -> None:
    found = rows(client, "/figures?reporter=SEGOB")
    assert any("institution/inm " in row["reporters"] for row in found)
    assert any("institution/segob " not in row["reporters"] for row in found)


def test_a_filter_by_word_finds_units_and_titles_without_accents(client: httpx.Client) -> None:
    found = rows(client, "/figures?text=repatriacion")
    assert found
    assert any("repatriación" in row["entryLabel"].lower() for row in found)
    assert all("repatriacion" in fold(f"{row['unit']} {row['done']} {row['entryLabel']}") for row in found)


@pytest.mark.parametrize("entity", ["state/MX-CHP", "municipality/MX-CHP-tapachula", "programme/programa-paisano"])
def test_places_and_programmes_have_the_figures_of_their_entries(client: httpx.Client, entity: str) -> None:
    assert rows(client, f"/page/{entity}?part=topic-figures")
    assert 'id="topic-figures"' in page(client, f"/page/{entity}")


def test_an_institution_tells_since_when_it_is_known_and_what_its_units_report(client: httpx.Client) -> None:
    since = {row["since"]: row["when"] for row in rows(client, "/page/institution/stps?part=institution-since")}
    starts = [
        row["when"]
        for row in rows(client, "/page/institution/inm?part=institution-since")
        if row["since"] == "reports-start"
    ]
    assert starts, "undated entries do not hide the dated ones"
    assert since["reports-first"] <= since["reports-last"]
    assert since["reports-start"] < since["reports-first"]
    units = rows(client, "/page/institution/stps?part=institution-unit-entries")
    assert units
    own = {row["entry"] for row in rows(client, "/page/institution/stps?part=topic-entries")}
    assert not own & {row["entry"] for row in units}


def test_those_above_and_below_are_told_from_other_partners(client: httpx.Client) -> None:
    found = rows(client, "/page/institution/stps?part=institution-partners")
    assert {row["relation"] for row in found} == {"", "unit"}
    # Who reports is not said of some entries: no body above or below takes that place.
    named = rows(client, "/page/institution/oim?part=institution-named")
    assert any(not row["reporter"] for row in named)
    assert all(row["reporterLabel"] for row in named if row["reporter"])
    assert {row["relation"] for row in named if not row["reporter"]} == {""}
    partners = rows(client, "/page/objective/14?part=topic-partners")
    assert any(row["parentLabel"] for row in partners)


def test_an_english_page_has_the_english_names_of_institutions_and_a_name_once(client: httpx.Client) -> None:
    text = page(client, "/en/page/institution/stps")
    assert ">Ministry of Foreign Affairs</a>" in text
    assert "<h1>Ministry of Labour and Social Welfare</h1>" in text
    assert '<p class="lead" lang="es">Secretaría del Trabajo y Previsión Social</p>' in text
    assert "Ministry of Foreign Affairs" not in page(client, "/page/institution/stps")
    names = re.search(r"<dt>Other names</dt><dd>(.*?)</dd>", page(client, "/en/page/institution/oim"), re.S)
    assert names
    shown = [html.unescape(re.sub(r"<[^>]+>", "", name)).strip() for name in names[1].split(";")]
    assert len(shown) == len(set(shown))


def test_an_edition_that_hangs_on_a_less_certain_link_is_told(client: httpx.Client) -> None:
    text = page(client, "/programmes/protocolo-para-la-deteccion-identificacion-y-atencion-a")
    assert re.search(r"Sólo un enlace menos seguro une al programa lo de 2024\.", text)
    assert "menos seguro" not in page(client, "/programmes/grupos-beta-de-proteccion-a-migrantes").replace(
        "Sólo un enlace menos seguro", ""
    )


def test_a_programme_tells_of_another_one_of_its_name(client: httpx.Client) -> None:
    text = page(client, "/programmes/estrategia-somos-mexicanos")
    assert "Otro programa se llama igual" in text
    assert "/programmes/estrategia-somos-mexicanos-inm" in text
    assert "Otro programa se llama igual" not in page(client, "/programmes/programa-paisano")


def test_programmes_of_one_name_lead_to_each_other(client: httpx.Client) -> None:
    found = client.get("/programmes.json?text=Sembrando%20Vida&status=all").json()["rows"]
    slugs = [row["iri"].rsplit("/", 1)[-1] for row in found]
    assert len(slugs) > 2
    text = page(client, f"/programmes/{slugs[0]}")
    assert all(f'/programmes/{slug}"' in text for slug in slugs[1:])


def test_a_state_s_filter_tells_of_what_is_nationwide(client: httpx.Client) -> None:
    text = page(client, "/explore?population=nna-no-acompanados&state=MX-TAM")
    found = re.search(r'href="(/explore[^"]*national=true)">(\d+) ', text)
    assert found
    assert len(rows(client, html.unescape(found[1]))) == int(found[2]) > 0


def test_a_group_s_search_finds_no_fewer_than_its_name(client: httpx.Client) -> None:
    for slug, name in (("lgbtiq", "personas LGBTIQ+"), ("nna", "niñas, niños y adolescentes")):
        found = re.search(
            r'href="(/search\?q=[^"]*)">buscarla en todas</a> \((\d+) ', page(client, f"/page/population/{slug}")
        )
        assert found
        totals = [
            client.get(address.replace("/search", "/search.json", 1)).json()["total"]
            for address in (html.unescape(found[1]), f"/search?q={quote(name)}&kind=entry")
        ]
        assert totals[0] == int(found[2]) >= totals[1]


def test_an_entry_says_of_what_most_readers_ask_nothing_was_read(client: httpx.Client) -> None:
    unsaid = re.compile(r"No se leyó nada sobre: ([^<]*)<")
    found = {}
    for entry in ("compendio-2024-apf-6-2", "compendio-2024-apf-14-3"):
        said = unsaid.search(page(client, f"/page/entry/{entry}"))
        found[entry] = said[1] if said else ""
    assert "Quién paga" in found["compendio-2024-apf-6-2"]
    assert "Desde cuándo" not in found["compendio-2024-apf-6-2"]
    assert "Quién paga" not in found["compendio-2024-apf-14-3"]


def test_an_institution_says_how_many_entries_of_others_name_it_each_once(client: httpx.Client) -> None:
    named = rows(client, "/page/institution/oim?part=institution-named")
    entries = {one.partition(" ")[0] for row in named if row["edition"] == "2024" for one in row["namedIn"].split("|")}
    text = page(client, "/page/institution/oim")
    card = re.search(r'<p class="kind">2024</p><p class="big"><a href="#institution-named">(\d+)<', text)
    assert card
    assert int(card[1]) == len(entries)


def test_an_institution_that_reports_nothing_says_under_which_objectives_it_is_named(client: httpx.Client) -> None:
    found = rows(client, "/page/institution/comar?part=institution-named-objectives")
    named = rows(client, "/page/institution/comar?part=institution-named")
    assert len({row["objective"] for row in found}) > 3
    entries = [{one for row in table for one in row["namedIn"].split("|")} for table in (found, named)]
    assert entries[0] == entries[1]


def test_a_sector_says_under_which_objectives_its_institutions_stand(client: httpx.Client) -> None:
    found = rows(client, "/page/sector/civil-society?part=sector-objectives")
    assert len({row["objective"] for row in found}) > 3
    assert all(len(row["namedIn"].split("|")) == int(row["entries"]) for row in found)


def test_the_search_finds_no_codes(client: httpx.Client) -> None:
    for word in ("bound", "category", "migrant_type"):
        assert "breakdown/" not in page(client, f"/search?q={word}")


def test_funders_without_a_page_and_the_amounts_of_their_entries_are_told(client: httpx.Client) -> None:
    found = rows(client, "/queries/funders?")
    assert any(row["funderLabel"] and not row["funder"] for row in found)
    assert any("pesos" in row["amounts"] for row in found)


def test_aims_say_what_became_of_them(client: httpx.Client) -> None:
    found = rows(client, "/queries/aims-and-what-followed?")
    aims = {row["aim"] for row in found if row["aim"]}
    assert len(aims) == len(rows(client, "/explore?aim=true&document=informe-2018"))
    for row in found:
        assert bool(row["entry"]) != (row["takenUp"].startswith(("no se halló", "el documento no declara"))), row
        assert bool(row["aim"]) != row["takenUp"].startswith("el documento no declara"), row


def test_an_objective_without_aims_says_so_with_its_later_actions(client: httpx.Client) -> None:
    (one,) = rows(client, "/queries/aims-and-what-followed?objective=13&document=informe-2018&lang=en")
    assert (
        one["takenUp"] == "the document states no aim under this objective" and "compendio-2024" in one["laterActions"]
    )


@pytest.mark.parametrize(
    "address",
    ["/page/institution/inm", "/page/entry/compendio-2024-apf-7-21", "/queries/aims-and-what-followed?objective=20"],
)
def test_challenges_and_aims_are_told_in_their_words_three_lines_at_a_time(client: httpx.Client, address: str) -> None:
    quoted = re.findall(r'lines=(\d+)-(\d+)"[^>]*>«', page(client, "/en" + address))
    assert bool(quoted) == SOURCES.is_dir()
    assert sum(int(last) - int(first) + 1 for first, last in quoted) <= LINES_MOST
    path, _, query = address.partition("?")
    assert "«" not in client.get(f"{path}.json?{query}").text


def test_lines_that_are_asked_for_are_shown_with_the_ones_between_and_a_broken_sentence_whole(
    client: httpx.Client,
) -> None:
    text = page(client, "/page/document/compendio-2024?lines=1930-1932")
    counted = "523\u202f233 trabajadores agrícolas" in re.sub(r"<[^>]+>", "", text)
    assert counted == SOURCES.is_dir(), "a number and what it counts"
    single = page(client, "/page/document/compendio-2024?lines=1932-1932")
    shown = [line for line in ("1930", "1931", "1932") if f'id="line-{line}"' in text]
    assert shown == (["1930", "1931", "1932"] if SOURCES.is_dir() else [])
    assert ('id="line-1931"' in single) == SOURCES.is_dir()


def test_english_words_that_no_figure_is_printed_with_lead_to_what_is_told_by_them(client: httpx.Client) -> None:
    text = client.get("/en/figures?text=visitor cards").text
    assert 'href="/en/figures?text=tarjetas+de+visitante+regional">regional visitor cards</a>' in text
    assert "Told by these words" not in client.get("/en/figures?text=tarjetas").text
