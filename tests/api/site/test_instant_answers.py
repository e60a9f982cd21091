"""What the search tells at once of a question in plain words: how it was understood, and what the entries say."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import httpx
import pytest

from tests.api.site.asked import explored, page, understood

pytestmark = pytest.mark.pages
_STUDY = "buenas-practicas-oim"


def test_an_answer_counts_the_entries_that_the_explorer_finds(client: httpx.Client) -> None:
    told = understood(client, "¿Quién ayuda a niñas y niños en Chiapas?")
    assert told["asks"] == ["reporters"] and told["words"] == []
    assert told["total"] == explored(client, population="nna", state="MX-CHP") == sum(told["editions"].values())
    first = told["reporter"][0]
    index = client.get("/explore.json", params={"population": "nna", "state": "MX-CHP"}).json()["facets"]["reporter"]
    assert first["count"] == index[0]["count"]


def test_words_that_no_name_has_are_looked_for_in_the_entries(client: httpx.Client) -> None:
    told = understood(client, "vacunas en Chiapas zzyzx")
    # Words never count less than what is named: they tell how many of that say them.
    assert told["words"] == [] and told["left_out"] == ["zzyzx"] and told["total"] == explored(client, state="MX-CHP")
    assert told["also_saying"]["words"] == ["vacunas"] and 0 < told["also_saying"]["total"] < told["total"]
    alone = understood(client, "vacunas zzyzx en 2024")
    assert alone["words"] == ["vacunas"] and alone["left_out"] == ["zzyzx"]


def test_words_that_only_other_entries_have_lead_to_them(client: httpx.Client) -> None:
    question = "How many birth certificates did consulates issue?"
    told = understood(client, question, "/en")
    assert told["left_out_elsewhere"]["birth certificates"] > 0
    assert 'href="/en/search?q=birth%20certificates"' in page(client, question, "/en")


def test_most_partners_are_told_by_the_network(client: httpx.Client) -> None:
    for language, question in (("", "¿Quién colabora con más instituciones?"), ("/en", "Who has the most partners?")):
        assert f'href="{language}/queries/network-hubs"' in page(client, question, language)


def test_what_is_called_by_its_name_is_asked_for_by_it(client: httpx.Client) -> None:
    for question in (
        "¿Qué dio el Fondo de Apoyo a Migrantes en 2020?",
        "¿Qué hace el Fondo de Apoyo a Migrantes en Chiapas?",
    ):
        told = understood(client, question)
        assert told["total"] == 0 and told["words"] == ["fondo de apoyo a migrantes"], question
        assert told["left_out_elsewhere"]["fondo de apoyo a migrantes"] > 0


def test_bodies_of_a_kind_that_says_it_is_of_a_state_are_all_meant(client: httpx.Client) -> None:
    told = understood(client, "¿Qué informa el Consejo Estatal de Población?")
    assert len([one for one in told["filters"] if one["facet"] == "reporter"]) > 1


def test_who_names_most_challenges_is_told_by_reporter(client: httpx.Client) -> None:
    told = understood(client, "¿Qué institución tiene más retos señalados?")
    assert told["asks"] == ["reporters", "hardest"] and told["words"] == []
    assert told["reporter"][0]["count"] > told["reporter"][1]["count"]


def test_events_that_make_people_one_of_a_group_are_counted_with_them(client: httpx.Client) -> None:
    shown = page(client, "¿Cuántos migrantes fueron deportados de Estados Unidos?")
    assert "eventos de repatriación" in shown.partition('id="answered"')[2].partition("</section>")[0]


def test_the_united_states_are_no_states(client: httpx.Client) -> None:
    assert understood(client, "¿Cuántos repatriados de Estados Unidos hubo?")["asks"] == ["people"]


def test_what_two_bodies_do_together_is_told_by_the_entries_of_both(client: httpx.Client) -> None:
    for question in ("¿Qué hacen juntos la OIM y el INM?", "¿Desde cuándo trabaja la OIM con el INM?"):
        told = understood(client, question)
        assert told["total"] > 0 and "Lado a lado" not in page(client, question), question
        assert [one["facet"] for one in told["filters"]] == ["involved", "also_involved"]
        both = {one["value"] for one in told["filters"]}
        assert not both & {one["value"] for one in told.get("names", [])}, question


def test_what_one_of_two_things_has_without_the_other_stands_first(client: httpx.Client) -> None:
    for question, line in (
        ("Which states report on health but not on education?", "State governments, in this one alone"),
        ("Which programmes exist in Chiapas but not in Oaxaca?", "Programmes, in this one alone"),
        ("Which institutions report on trafficking but not on smuggling?", "Who reports, in this one alone"),
        ("Which programmes do Chiapas and Tabasco share?", "Programmes, in both"),
    ):
        shown = page(client, question, "/en").partition('id="answered"')[2].partition("</section>")[0]
        assert 0 < shown.find(line) < shown.find("For whom"), question


def test_three_things_side_by_side_have_no_other_to_share_with(client: httpx.Client) -> None:
    question = "Which programmes do women, children and workers share in Chiapas and Tabasco?"
    assert "Programmes, in both" not in page(client, question, "/en")


def test_the_study_is_a_document(client: httpx.Client) -> None:
    told = understood(client, "What does the study say about Puebla?", "/en")
    assert told["editions"].keys() == {"2021"} and told["total"] == explored(client, state="MX-PUE", document=_STUDY)


def test_bodies_that_changed_their_name_are_not_what_changed(client: httpx.Client) -> None:
    for language, question in (("", "¿Qué instituciones cambiaron de nombre?"), ("/en", "Which bodies changed name?")):
        assert understood(client, question, language) == {}
        assert f"{language}/compare?" in page(client, question, language), question


def test_never_is_asked_of_all_editions_and_a_body_by_the_beginning_of_its_name(client: httpx.Client) -> None:
    told = understood(client, "Which states have never reported anything?", "/en")
    assert told["asks"] == ["silence"] and len([one for one in told["filters"] if one["facet"] == "document"]) > 1
    [body] = understood(client, "¿Qué programas tiene el Instituto Poblano?")["filters"]
    assert body == {"facet": "reporter", "value": "Instituto Poblano de Asistencia al Migrante"}


def test_a_cell_of_things_side_by_side_says_that_it_has_none(client: httpx.Client) -> None:
    shown = page(client, "¿Qué estados informan sobre remesas pero no sobre retorno?")
    assert '<td><span class="muted">ninguno</span></td>' in shown


def test_years_before_after_and_between_are_those_of_the_beginning(client: httpx.Client) -> None:
    totals = [
        understood(client, f"Which actions began {when}?", "/en")["total"]
        for when in ("after 2020", "in 2021", "between 2021 and 2022", "before 2000")
    ]
    after, year, two_years, before = totals
    assert after >= two_years >= year > 0 and before > 0
    assert "<strong>2021–</strong>" in page(client, "Which actions began after 2020?", "/en")


def test_two_groups_stand_side_by_side(client: httpx.Client) -> None:
    shown = page(client, "Do more actions reach women or children", "/en")
    for population in ("mujeres", "nna"):
        count = explored(client, population=population)
        assert f'<a href="/en/explore?population={population}">{count}</a>' in shown


def test_states_are_told_as_the_page_of_gaps_tells_them(client: httpx.Client) -> None:
    shown = page(client, "which states report on trafficking in 2024", "/en")
    rows = client.get("/gaps.json?edition=2024").json()["parts"]["objectives"]
    row = next(one for one in rows if one["number"] == 10)
    lists = [row[name] for name in ("statesReporting", "statesElsewhere", "statesSilent")]
    reporting, elsewhere, silent = (len([one for one in names.split("; ") if one]) for names in lists)
    told = shown.partition('id="answered"')[2].partition("By where")[0]
    counts = [int(one) for one in re.findall(r'<span class="n">(\d+)</span></strong>', told)]
    # Of those that report other things, some only name the subject.
    assert (counts[0], sum(counts[1:-1]), counts[-1]) == (reporting, elsewhere, silent)


def test_what_is_denied_is_left_to_its_own_page(client: httpx.Client) -> None:
    for question in (
        "acciones sin resultados en 2024",
        "which programmes are no longer reported",
        "actions without women",
    ):
        assert understood(client, question) == {}, question


def test_what_has_most_and_least_is_told_in_order(client: httpx.Client) -> None:
    most, least = (understood(client, f"which objective has the {one} actions", "/en") for one in ("most", "fewest"))
    counts = [one["count"] for one in most["objective"]]
    assert counts == sorted(counts, reverse=True) and least["objective"][0]["count"] == min(counts)


def test_where_nothing_has_all_that_is_named_it_is_told_what_has_less(client: httpx.Client) -> None:
    question = "unaccompanied children in Tamaulipas for remittances"
    assert understood(client, question, "/en")["total"] == 0
    assert "/en/explore?" in page(client, question, "/en").partition('id="answered"')[2].partition("</section>")[0]


def test_money_is_told_by_its_use(client: httpx.Client) -> None:
    every = client.get("/figures.json?counts=money").json()
    parts = [client.get(f"/figures.json?counts=money&use={use}").json()["total"] for use in USES]
    assert every["total"] == sum(parts) and all(parts)
    assert "/figures?counts=money&use=remittances" in client.get(
        "/figures?counts=money", headers={"Accept": "text/html"}
    ).text.replace("&amp;", "&")


USES = ("spent", "remittances", "prices", "other")


def test_an_edition_of_figures_is_its_documents(client: httpx.Client) -> None:
    by_edition, by_document = (
        client.get(f"/figures.json?{one}").json()["total"] for one in ("edition=2020", "document=compendio-2020")
    )
    assert by_edition == by_document > 0
    assert client.get("/figures.json?edition=2020&document=compendio-2024").status_code == 400


def test_municipalities_are_listed_and_lead_to_their_pages(client: httpx.Client) -> None:
    first = client.get("/search.json", params={"q": "¿Qué municipios aparecen?"}).json()["answers"][0]
    assert urlsplit(first["page"]).path == "/queries/municipalities-named"
    assert "/page/municipality/" in client.get(first["page"], headers={"Accept": "text/html"}).text


def test_two_halves_of_a_question_are_both_answered(client: httpx.Client) -> None:
    told = understood(client, "¿Quién informa sobre trata de personas, y en qué estados no se informa?")
    assert {"reporters", "silence"} <= {*told["asks"]} and told["reporter"]
    shown = page(client, "¿Quién informa sobre trata de personas, y en qué estados no se informa?")
    assert "No informan de nada en esa edición" in shown and "Quién informa (" in shown


def test_what_changed_is_told_by_edition_and_what_ended_is_listed(client: httpx.Client) -> None:
    shown = page(client, "what changed between 2020 and 2024 for women", "/en").partition('id="answered"')[2]
    assert "Entries, from" in shown and "Programmes of this one alone" in shown
    ended = page(client, "which programmes of 2020 are no longer reported in 2024", "/en")
    total = client.get("/programmes.json?status=ended&last=2020").json()["total"]
    assert f"<strong>{total}</strong> programmes that are no longer there" in ended


def test_aims_are_told_with_what_may_have_followed(client: httpx.Client) -> None:
    shown = page(client, "what was promised on remittances in 2018 and what came of it", "/en")
    assert "aims for the future are stated in the edition of" in shown and "All later actions under" in shown


@pytest.mark.parametrize(
    ("question", "language", "chapter"),
    [
        ("Which challenges do state governments name most in 2024?", "/en", "ef"),
        ("What is hardest for the states in 2024?", "/en", "ef"),
        ("¿Qué retos nombra más la sociedad civil en 2024?", "", "osc"),
    ],
)
def test_challenges_of_who_reports_are_of_its_entries(
    client: httpx.Client, question: str, language: str, chapter: str
) -> None:
    told = understood(client, question, language)
    filters = {"chapter": chapter, "document": "compendio-2024"}
    offered = client.get(f"{language}/explore.json", params=filters).json()["facets"]["challenge"]
    assert told["asks"] == ["hardest"] and told["words"] == told["left_out"] == []
    assert [one["count"] for one in told["challenge"]] == [one["count"] for one in offered]


def test_federal_is_who_reports(client: httpx.Client) -> None:
    questions = ("¿Qué instituciones federales actúan en Puebla?", "federal government institutions that act in Puebla")
    told = [understood(client, one, language) for one, language in zip(questions, ("", "/en"), strict=True)]
    assert told[0]["entries"] == told[1]["entries"]
    assert 0 < told[0]["total"] < explored(client, state="MX-PUE")


def test_what_states_no_longer_report_begins_with_editions_that_tell_of_none(client: httpx.Client) -> None:
    for question in (
        "¿Qué estados dejaron de informar entre 2020 y 2024?",
        "gobiernos estatales que dejaron de informar 2020 y 2024",
    ):
        shown = page(client, question).partition('id="answered"')[2]
        assert 0 < shown.find("no hay capítulo de estados") < shown.find("En la edición 2024")


def test_what_lost_most_is_told_between_editions(client: httpx.Client) -> None:
    for question, language in (
        ("which groups decreased between 2020 and 2024", "/en"),
        ("which groups have fewer actions in 2024 than in 2020", "/en"),
        ("¿qué grupos perdieron más acciones entre 2020 y 2024?", ""),
    ):
        shown = page(client, question, language).partition('id="answered"')[2].partition("</section>")[0]
        changes = [int(one) for one in re.findall(r'<span class="n">([+-]\d+)</span></th>', shown)]
        assert changes and changes == sorted(changes) and changes[0] < 0, question


def test_no_action_is_nothing_reported(client: httpx.Client) -> None:
    told = [
        understood(client, f"which states {one} on health in 2024", "/en")
        for one in ("report no action", "do not report")
    ]
    assert told[0]["entries"] == told[1]["entries"] and all("silence" in one["asks"] for one in told)


def test_how_many_of_a_group_a_body_served_is_told_without_what_there_is_room_for(client: httpx.Client) -> None:
    shown = page(client, "How many unaccompanied children did the DIF care for in 2024?", "/en").partition(
        'id="answered"'
    )[2]
    figures = shown.partition('<ul class="offers">')[2].partition("</ul>")[0].split("<li>")[1:]
    assert figures and all("National System for Integral Family Development" in one for one in figures)
    assert "capacidad" not in "".join(figures[:-1])


def test_a_narrower_name_of_a_group_is_told(client: httpx.Client) -> None:
    for question in ("jornaleros", "jornaleros agrícolas"):
        told = understood(client, question)
        assert told["also_saying"]["words"] == [question.replace("í", "i")]
        assert 0 < told["also_saying"]["total"] < told["total"]


def test_the_numbers_of_an_edition_lead_to_the_entries_they_count(client: httpx.Client) -> None:
    shown = page(client, "Chiapas y Tabasco: ¿qué hace cada uno para personas refugiadas?")
    links = re.findall(r'<a href="/explore\?([^"]*document=[^"]*)">(\d+)</a>', shown)
    assert len(links) > 1
    for filters, count in links:
        given = dict(pair.split("=") for pair in filters.replace("&amp;", "&").split("&"))
        assert explored(client, **given) == int(count)


@pytest.mark.parametrize("question", ["¿Con qué sociedad civil trabaja el INM?", "With which NGOs does INM work?"])
def test_civil_society_that_a_body_works_with_is_its_partners_sector(client: httpx.Client, question: str) -> None:
    told = understood(client, question)
    assert told["asks"] == ["partners"]
    rows = client.get("/queries/partners-of-institution.json?institution=inm&partner_sector=civil-society").json()
    named = {row["partnerLabel"]["value"] for row in rows["results"]["bindings"]}
    assert "Save the Children" in named
    assert named <= {one["value"] for facet in ("reporter", "names") for one in told[facet]}


def test_an_aim_of_a_group_is_looked_for_by_what_else_is_said(client: httpx.Client) -> None:
    alone = page(client, "What was promised on reintegration?", "/en")
    together = page(client, "What was promised on the reintegration of Mexican returnees?", "/en")
    listed = re.compile(r"Aim for the future</strong>")
    assert len(listed.findall(together)) == len(listed.findall(alone)) > 0
